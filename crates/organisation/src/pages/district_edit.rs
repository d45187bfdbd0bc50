//! Changes the district's own master data and adds a count of its inhabitants. Its regions: `regions`.

use askama::Template;
use base::day::Day;
use base::input::InputErrors;
use web::answer::{Answer, page as answer_page, page_again, page_conflict};
use web::components::field::Choice;
use web::components::{button, errors, field};
use web::form::Form;
use web::request::Request;
use web::shell::Shell;

use super::conflict_box::{ConflictBox, Shown, conflict_box};
use super::edit::{
    Edit, begin_district_change, check_name, coded_choices, finish, open_district_form, optional,
    organisation_choices, read_organisation, read_source, row_id,
};
use super::municipality_form::{count_is_new, read_count};
use super::post::organisation_name;
use crate::model::ags::DistrictAgs;
use crate::model::coded::Coded;
use crate::model::district::{District, DistrictKind};
use crate::model::evidence::{Evidence, FactKey};
use crate::model::municipality::Population;
use crate::model::structure::Structure;
use crate::store::district as districts;

#[derive(Template)]
#[template(path = "organisation/district_edit.html")]
struct DistrictEditPage {
    shell: Shell,
    form: DistrictForm,
    errors: InputErrors,
    conflict: Option<ConflictBox>,
    kinds: Vec<Choice>,
    organisations: Vec<Choice>,
}

#[derive(Clone, Debug)]
struct DistrictForm {
    version: i64,
    name: String,
    kind: String,
    ags: String,
    area: String,
    administration: String,
    count_day: String,
    inhabitants: String,
    source: String,
}

/// The form when nothing in it was wrong.
struct CheckedDistrict {
    after: District,
    count: Option<(Day, u32)>,
    word: Evidence,
}

impl DistrictForm {
    fn of(district: &District, version: i64) -> Self {
        let area = district.area.map(|area| area.to_string().replace('.', ","));
        Self {
            version,
            name: district.name.clone(),
            kind: district.kind.code().to_owned(),
            ags: district.ags.to_string(),
            area: area.unwrap_or_default(),
            administration: district.administration.to_string(),
            count_day: String::new(),
            inhabitants: String::new(),
            source: String::new(),
        }
    }

    fn read(form: &Form) -> Self {
        Self {
            version: form.version(),
            name: form.line("name"),
            kind: form.line("art"),
            ags: form.line("ags"),
            area: form.line("flaeche"),
            administration: form.line("verwaltung"),
            count_day: form.line("stichtag"),
            inhabitants: form.line("einwohner"),
            source: form.line("quelle"),
        }
    }

    fn shown(&self, structure: &Structure) -> Shown {
        let kind = DistrictKind::from_code(&self.kind).map_or("–", DistrictKind::label);
        let administration = read_organisation(&self.administration, structure).ok().flatten();
        vec![
            ("Name", self.name.clone()),
            ("Art", kind.to_owned()),
            ("AGS", self.ags.clone()),
            ("Fläche", self.area.clone()),
            ("Verwaltung", organisation_name(structure, administration)),
        ]
    }

    fn checked(&self, structure: &Structure) -> Result<CheckedDistrict, InputErrors> {
        let before = &structure.district;
        let mut errors = InputErrors::new();
        check_name(&mut errors, "name", &self.name);
        let kind = DistrictKind::from_code(&self.kind);
        if kind.is_none() {
            errors.add("art", "Bitte eine Art wählen.");
        }
        let ags: Option<DistrictAgs> = errors.take("ags", self.ags.parse());
        if let Some(name) = ags.as_ref().and_then(|ags| outside(structure, ags)) {
            let sentence =
                format!("Damit läge {name} nicht mehr in diesem Gebiet. Bitte die Ziffern prüfen.");
            errors.add("ags", sentence);
        }
        let area = optional(&self.area).and_then(|text| errors.take("flaeche", text.parse()));
        let administration = errors
            .take("verwaltung", read_organisation(&self.administration, structure))
            .flatten();
        if administration.is_none() {
            errors.add("verwaltung", "Bitte eine Organisation aus der Liste wählen.");
        }
        let count = read_count(&mut errors, &self.count_day, &self.inhabitants);
        if let Some((day, _)) = count {
            count_is_new(&mut errors, &before.population, day);
        }
        let word = read_source(&mut errors, &self.source);
        let (Some(kind), Some(ags), Some(administration), true) =
            (kind, ags, administration, errors.is_empty())
        else {
            return Err(errors);
        };
        let mut after = District {
            name: self.name.clone(),
            kind,
            ags,
            administration,
            area,
            ..before.clone()
        };
        // A new count alone says nothing about what the rest is based on.
        if after != *before {
            after.evidence = word.clone();
        }
        Ok(CheckedDistrict { after, count, word })
    }
}

/// The name of a municipality whose key does not begin with this one.
fn outside<'s>(structure: &'s Structure, ags: &DistrictAgs) -> Option<&'s str> {
    let mut places = structure.municipalities.iter();
    let place = places.find(|place| place.ags.as_ref().is_some_and(|own| !own.lies_in(ags)))?;
    Some(&place.name)
}

impl DistrictEditPage {
    fn of(request: &Request, edit: &Edit, form: DistrictForm) -> Self {
        let title = format!("{} bearbeiten", edit.structure.district.name);
        Self {
            shell: request.shell_below(title, &[("Überblick", "/kreis")]),
            form,
            errors: InputErrors::new(),
            conflict: None,
            kinds: coded_choices::<DistrictKind>(),
            organisations: organisation_choices(&edit.structure),
        }
    }
}

/// `GET /kreis/bearbeiten`
pub(super) async fn form(request: Request) -> Answer {
    let (edit, version) = open_district_form(&request).await?;
    let form = DistrictForm::of(&edit.structure.district, version);
    answer_page(&DistrictEditPage::of(&request, &edit, form))
}

/// `POST /kreis/bearbeiten`
pub(super) async fn save(request: Request) -> Answer {
    let (mut edit, version) = begin_district_change(&request).await?;
    let form = DistrictForm::read(&request.form()?);
    if form.version != version {
        return second_editor(&request, edit, version, form).await;
    }
    let checked = match form.checked(&edit.structure) {
        Ok(checked) => checked,
        Err(errors) => {
            let page = DistrictEditPage::of(&request, &edit, form);
            return page_again(&DistrictEditPage { errors, ..page });
        }
    };
    let rows = (&edit.structure.district, &checked.after);
    if !districts::save(&mut edit.tx, &edit.permit, rows, version).await? {
        return second_editor(&request, edit, version, form).await;
    }
    if let Some((day, inhabitants)) = checked.count {
        let count = Population {
            id: row_id(&request),
            day,
            inhabitants,
            evidence: checked.word.clone(),
        };
        districts::add_population(&mut edit.tx, &edit.permit, &count).await?;
    }
    let what = format!("Angaben geändert, Quelle: {}", checked.word.source);
    finish(
        &request,
        edit,
        (&FactKey::district(), &what),
        ("/kreis", "gespeichert"),
    )
    .await
}

async fn second_editor(request: &Request, mut edit: Edit, version: i64, form: DistrictForm) -> Answer {
    let theirs = DistrictForm::of(&edit.structure.district, version).shown(&edit.structure);
    let mine = form.shown(&edit.structure);
    let conflict = conflict_box(&mut edit.tx, &edit.permit, &FactKey::district(), (mine, theirs)).await?;
    let page = DistrictEditPage::of(request, &edit, DistrictForm { version, ..form });
    page_conflict(&DistrictEditPage {
        conflict: Some(conflict),
        ..page
    })
}
