//! The regions: who lies where, names, new regions, and redistricting from a day on. Old reports keep the old cut.

use access::act::Act;
use askama::Template;
use base::day::Day;
use base::ids::{MunicipalityId, RegionId};
use base::input::InputErrors;
use base::refusal::Refusal;
use web::answer::{Answer, Refused, page as answer_page, page_again, page_conflict};
use web::components::field::Choice;
use web::components::{button, empty, errors, field, tag};
use web::form::Form;
use web::request::Request;
use web::shell::Shell;

use super::conflict_box::{ConflictBox, Shown, conflict_box};
use super::edit::{
    Edit, begin_district_change, check_name, finish, read_day, read_source, region_choices, row_id,
};
use super::look::{rows, structure};
use super::words;
use crate::areas;
use crate::model::district::Region;
use crate::model::evidence::{Evidence, FactKey};
use crate::model::history::Dated;
use crate::model::redistricting::Move;
use crate::model::structure::Structure;
use crate::model::validity::Validity;
use crate::store::{district, municipality as municipalities, region as regions};

#[derive(Template)]
#[template(path = "organisation/regions.html")]
struct RegionsPage {
    shell: Shell,
    version: i64,
    regions: Vec<RegionRow>,
    places: Vec<PlaceRow>,
    region_choices: Vec<Choice>,
    cut: CutForm,
    new: NewForm,
    errors: InputErrors,
    conflict: Option<ConflictBox>,
    may_write: bool,
}

struct RegionRow {
    id: RegionId,
    name: String,
    since: String,
    mark: Option<tag::Certainty>,
    note: String,
    places: Vec<(String, String)>,
}

struct PlaceRow {
    id: MunicipalityId,
    name: String,
    /// The region that is chosen in the form.
    region: String,
}

#[derive(Clone, Debug, Default)]
struct CutForm {
    from: String,
    source: String,
    chosen: Vec<(MunicipalityId, String)>,
}

#[derive(Clone, Debug, Default)]
struct NewForm {
    name: String,
    from: String,
    source: String,
}

impl RegionsPage {
    fn of(request: &Request, structure: &Structure, (today, version): (Day, i64), may_write: bool) -> Self {
        Self {
            shell: request.shell_below("Regionen", &[("Überblick", "/kreis")]),
            version,
            regions: structure
                .regions_on(today)
                .iter()
                .map(|region| region_row(structure, region, today))
                .collect(),
            places: structure
                .municipalities
                .iter()
                .map(|place| PlaceRow {
                    id: place.id,
                    name: place.name.clone(),
                    region: place
                        .region
                        .value_on(today)
                        .map(ToString::to_string)
                        .unwrap_or_default(),
                })
                .collect(),
            region_choices: region_choices(structure, today),
            cut: CutForm {
                from: today.to_string(),
                ..CutForm::default()
            },
            new: NewForm {
                from: today.to_string(),
                ..NewForm::default()
            },
            errors: InputErrors::new(),
            conflict: None,
            may_write,
        }
    }

    fn with_cut(mut self, cut: CutForm) -> Self {
        for (id, region) in &cut.chosen {
            for place in self.places.iter_mut().filter(|place| place.id == *id) {
                place.region.clone_from(region);
            }
        }
        self.cut = cut;
        self
    }
}

fn region_row(structure: &Structure, region: &Region, today: Day) -> RegionRow {
    let places = structure.municipalities_in(Some(region.id), today);
    RegionRow {
        id: region.id,
        name: region.name.clone(),
        since: region.validity.german(),
        mark: words::mark(&region.evidence),
        note: region.evidence.note.clone().unwrap_or_default(),
        places: places
            .iter()
            .map(|place| (place.name.clone(), format!("/kommunen/{}", place.id)))
            .collect(),
    }
}

/// `GET /regionen`
pub(super) async fn page(request: Request) -> Answer {
    // The version and what it is the version of come from one state of the data, or a second writer goes unnoticed.
    let (mut tx, permit) = rows(&request).await?;
    let structure = structure(&request, &mut tx, &permit)
        .await?
        .ok_or(Refused::NotFound)?;
    let today = request.access().clock().today();
    let may_write = request.access().may(request.who()?, Act::OrganisationWrite);
    let version = district::version(&mut tx, &permit)
        .await?
        .ok_or(Refused::NotFound)?;
    answer_page(&RegionsPage::of(
        &request,
        &structure,
        (today, version),
        may_write,
    ))
}

/// `POST /regionen`: a new region.
pub(super) async fn add(request: Request) -> Answer {
    let (mut edit, form, version) = begin(&request).await?;
    let new = NewForm {
        name: form.line("name"),
        from: form.line("neu_ab"),
        source: form.line("quelle"),
    };
    if !district::count_version(&mut edit.tx, &edit.permit, form.version()).await? {
        return second_editor(&request, edit, version, |page| RegionsPage { new, ..page }).await;
    }
    let mut errors = InputErrors::new();
    check_name(&mut errors, "name", &new.name);
    let from = read_day(&mut errors, "neu_ab", &new.from);
    let evidence = read_source(&mut errors, &new.source);
    let Some(from) = from.filter(|_| errors.is_empty()) else {
        let page = RegionsPage::of(&request, &edit.structure, (edit.today, version), true);
        return page_again(&RegionsPage { new, errors, ..page });
    };
    let id = RegionId::from_uuid(request.access().ids().next());
    let region = Region {
        id,
        name: new.name,
        validity: Validity::since(from),
        evidence,
    };
    regions::add(&mut edit.tx, &edit.permit, &region).await?;
    done(
        &request,
        edit,
        &format!("{} angelegt, besteht ab {}", region.name, from.german()),
    )
    .await
}

/// `POST /regionen/namen`
pub(super) async fn rename(request: Request) -> Answer {
    let (mut edit, form, version) = begin(&request).await?;
    let source = form.line("quelle");
    let typed: Vec<(RegionId, String)> = edit
        .structure
        .regions
        .iter()
        .map(|region| (region.id, form.line(&format!("region-{}", region.id))))
        .collect();
    let shows_typed = |mut page: RegionsPage| {
        for row in &mut page.regions {
            for (_, name) in typed.iter().filter(|(id, _)| *id == row.id) {
                row.name.clone_from(name);
            }
        }
        page
    };
    if !district::count_version(&mut edit.tx, &edit.permit, form.version()).await? {
        return second_editor(&request, edit, version, shows_typed).await;
    }
    let mut errors = InputErrors::new();
    let evidence = read_source(&mut errors, &source);
    let shown = edit
        .structure
        .regions_on(edit.today)
        .iter()
        .map(|region| region.id)
        .collect::<Vec<_>>();
    let typed_and_shown = || typed.iter().filter(|(id, _)| shown.contains(id));
    if typed_and_shown().any(|(_, name)| name.is_empty()) {
        errors.add("namen", "Bitte jeder Region einen Namen geben.");
    }
    if !errors.is_empty() {
        let page = shows_typed(RegionsPage::of(
            &request,
            &edit.structure,
            (edit.today, version),
            true,
        ));
        return page_again(&RegionsPage { errors, ..page });
    }
    for (id, name) in typed_and_shown() {
        if edit
            .structure
            .region(*id)
            .is_some_and(|region| region.name != *name)
        {
            regions::rename(&mut edit.tx, &edit.permit, *id, (name, &evidence)).await?;
        }
    }
    done(&request, edit, "Namen der Regionen geändert").await
}

/// `POST /regionen/zuschnitt`
pub(super) async fn redistrict(request: Request) -> Answer {
    let (mut edit, form, version) = begin(&request).await?;
    let cut = CutForm {
        from: form.line("ab"),
        source: form.line("quelle"),
        chosen: edit
            .structure
            .municipalities
            .iter()
            .map(|place| (place.id, form.line(&format!("kommune-{}", place.id))))
            .collect(),
    };
    if !district::count_version(&mut edit.tx, &edit.permit, form.version()).await? {
        return second_editor(&request, edit, version, |page| page.with_cut(cut)).await;
    }
    let moves = match moves(&request, &edit, &cut) {
        Ok(moves) => moves,
        Err(errors) => return cut_again(&request, &edit, version, (cut, errors)),
    };
    let mut structure = edit.structure.clone();
    let moved = match structure.redistrict(moves.clone()) {
        Ok(moved) => moved,
        Err(refused) => {
            let mut errors = InputErrors::new();
            errors.add("ab", refused.german());
            return cut_again(&request, &edit, version, (cut, errors));
        }
    };
    for (done, planned) in moved.iter().zip(&moves) {
        let rows = (done.ended, &planned.next);
        municipalities::move_to_region(&mut edit.tx, &edit.permit, done.municipality, rows).await?;
    }
    areas::tell_the_gate(&mut edit.tx, &structure, edit.today).await?;
    let count = words::counted(moves.len(), "Kommune", "Kommunen");
    let from = moves
        .first()
        .map(|planned| planned.next.validity.from().german())
        .unwrap_or_default();
    done(&request, edit, &format!("Neuer Zuschnitt ab {from}: {count}")).await
}

/// The moves that the form asks for: those whose region is another one on that day.
fn moves(request: &Request, edit: &Edit, cut: &CutForm) -> Result<Vec<Move>, InputErrors> {
    let mut errors = InputErrors::new();
    let from = read_day(&mut errors, "ab", &cut.from);
    let evidence: Evidence = read_source(&mut errors, &cut.source);
    let mut moves = Vec::new();
    for (municipality, region) in &cut.chosen {
        let Some(from) = from else { break };
        let chosen: Option<RegionId> = region.parse().ok();
        let current = edit.structure.region_of(*municipality, from);
        match chosen {
            Some(region) if current != Some(region) => {
                let validity = Validity::since(from);
                let next = Dated {
                    id: row_id(request),
                    validity,
                    value: region,
                    evidence: evidence.clone(),
                };
                moves.push(Move {
                    municipality: *municipality,
                    next,
                });
            }
            None if current.is_some() => {
                errors.add("zuschnitt", "Bitte für jede Kommune eine Region wählen.");
            }
            Some(_) | None => {}
        }
    }
    if moves.is_empty() && errors.is_empty() {
        errors.add(
            "zuschnitt",
            "An diesem Tag liegt schon jede Kommune in der gewählten Region.",
        );
    }
    if errors.is_empty() { Ok(moves) } else { Err(errors) }
}

fn cut_again(request: &Request, edit: &Edit, version: i64, (cut, errors): (CutForm, InputErrors)) -> Answer {
    let page = RegionsPage::of(request, &edit.structure, (edit.today, version), true).with_cut(cut);
    page_again(&RegionsPage { errors, ..page })
}

async fn begin(request: &Request) -> Result<(Edit, Form, i64), Refused> {
    let (edit, version) = begin_district_change(request).await?;
    Ok((edit, request.form()?, version))
}

async fn second_editor(
    request: &Request,
    mut edit: Edit,
    version: i64,
    shows_typed: impl FnOnce(RegionsPage) -> RegionsPage,
) -> Answer {
    let nothing = (Shown::new(), Shown::new());
    let conflict = conflict_box(&mut edit.tx, &edit.permit, &FactKey::district(), nothing).await?;
    let page = shows_typed(RegionsPage::of(
        request,
        &edit.structure,
        (edit.today, version),
        true,
    ));
    page_conflict(&RegionsPage {
        conflict: Some(conflict),
        ..page
    })
}

async fn done(request: &Request, edit: Edit, what: &str) -> Answer {
    finish(
        request,
        edit,
        (&FactKey::district(), what),
        ("/regionen", "gespeichert"),
    )
    .await
}
