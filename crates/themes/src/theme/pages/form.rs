//! Opening a theme, mostly out of a finding, and correcting it.

use access::act::Act;
use askama::Template;
use base::ids::{AccountId, FindingId, MunicipalityId, ThemeId};
use base::input::InputErrors;
use web::answer::{Answer, Refused, go_to_saying, page, page_again, page_conflict};
use web::components::field::Choice;
use web::components::{button, conflict, errors, field};
use web::form::{Form, limited};
use web::request::Request;
use web::shell::Shell;

use crate::finding::model::Finding;
use crate::finding::pages::hits::{HitLine, Watched, leads_to_one_person};
use crate::finding::similar::{Seen, most_alike};
use crate::finding::store as findings;
use crate::ladder::Station;
use crate::look::{Look, fields, kinds, levels, reading, writing};
use crate::theme::model::{Outline, Theme};
use crate::theme::pages::bundle::chosen;
use crate::theme::pages::theme;
use crate::theme::store::{self, watcher};

/// Longest title (letters).
const LONGEST_TITLE: usize = 120;
/// Longest description (letters).
const LONGEST: usize = 4_000;
/// So many similar findings are proposed to come along.
const MOST_ALIKE: usize = 10;
/// What the form sends for the coordination as first station.
const COORDINATION: &str = "koordination";

#[derive(Template)]
#[template(path = "themes/theme_form.html")]
struct FormPage {
    shell: Shell,
    action: String,
    back: String,
    is_new: bool,
    form: ThemeForm,
    fields: Vec<Choice>,
    kinds: Vec<Choice>,
    levels: Vec<Choice>,
    places: Vec<Choice>,
    owners: Vec<Choice>,
    starts: Vec<Choice>,
    findings: Vec<Choice>,
    hits: Vec<HitLine>,
    errors: InputErrors,
    clash: Option<conflict::Conflict>,
}

/// The form as it was typed.
#[derive(Clone, Debug, Default)]
struct ThemeForm {
    version: i64,
    title: String,
    description: String,
    field: String,
    kind: String,
    level: String,
    places: Vec<String>,
    owner: String,
    start: String,
    findings: Vec<String>,
}

impl ThemeForm {
    fn read(form: &Form) -> Self {
        Self {
            version: form.version(),
            title: form.line("titel"),
            description: form.text("beschreibung").to_owned(),
            field: form.line("feld"),
            kind: form.line("art"),
            level: form.line("ebene"),
            places: form.all("kommune").to_vec(),
            owner: form.line("zustaendig"),
            start: form.line("station"),
            findings: form.all("befund").to_vec(),
        }
    }

    fn of(theme: &Theme) -> Self {
        Self {
            version: theme.version,
            title: theme.head.title.clone(),
            description: theme.description.clone(),
            field: theme.head.field.code().to_owned(),
            kind: theme
                .head
                .kind
                .map(crate::words::ObstacleKind::code)
                .unwrap_or_default()
                .to_owned(),
            level: theme.head.level.code().to_owned(),
            places: theme.places.iter().map(ToString::to_string).collect(),
            owner: theme.head.owner.to_string(),
            ..Self::default()
        }
    }

    /// A theme that a finding opens.
    fn from_finding(finding: &Finding, owner: AccountId) -> Self {
        let marks = finding.marks;
        Self {
            description: finding.text.clone(),
            field: marks.field.code().to_owned(),
            kind: marks
                .kind
                .map(crate::words::ObstacleKind::code)
                .unwrap_or_default()
                .to_owned(),
            level: marks.level.code().to_owned(),
            places: marks.municipality.map(|id| id.to_string()).into_iter().collect(),
            owner: owner.to_string(),
            findings: vec![finding.id.to_string()],
            ..Self::default()
        }
    }

    fn checked(&self, look: &Look, owners: &[(AccountId, String)]) -> Result<Outline, InputErrors> {
        let mut errors = InputErrors::new();
        let title = limited(&self.title, ("titel", LONGEST_TITLE), &mut errors);
        if title.is_empty() {
            errors.add("titel", "Bitte geben Sie dem Thema einen Titel.");
        }
        let description = limited(&self.description, ("beschreibung", LONGEST), &mut errors);
        let field = self.field.parse().ok();
        if field.is_none() {
            errors.add("feld", "Bitte wählen Sie das Handlungsfeld.");
        }
        let level = self.level.parse().ok();
        if level.is_none() {
            errors.add("ebene", "Bitte wählen Sie, wo sich das Thema lösen lässt.");
        }
        let owner = owners
            .iter()
            .map(|(id, _)| *id)
            .find(|id| id.to_string() == self.owner);
        if owner.is_none() {
            errors.add("zustaendig", "Bitte wählen Sie, wer das Thema führt.");
        }
        match (field, level, owner) {
            (Some(field), Some(level), Some(owner)) if errors.is_empty() => Ok(Outline {
                title,
                description,
                field,
                kind: self.kind.parse().ok(),
                level,
                places: self
                    .places
                    .iter()
                    .filter_map(|id| look.municipality(id))
                    .collect(),
                owner,
            }),
            _ => Err(errors),
        }
    }

    /// Where the theme begins.
    fn start(&self, look: &Look) -> Station {
        look.municipality(&self.start)
            .map_or(Station::Coordination, Station::LocalBoard)
    }
}

impl FormPage {
    async fn of(
        request: &Request,
        look: &mut Look,
        (id, form): (Option<ThemeId>, ThemeForm),
    ) -> Result<Self, Refused> {
        let owners = watcher::owners(&mut look.tx, &look.permit, look.today).await?;
        let findings = if id.is_none() {
            proposed(look, &form).await?
        } else {
            Vec::new()
        };
        let is_chosen = |id: MunicipalityId| form.places.contains(&id.to_string());
        let places = look.structure.municipalities.iter();
        let local = places
            .clone()
            .map(|place| Choice::new(place.id, format!("Örtliches Gremium {}", place.name)));
        let coordination = std::iter::once(Choice::new(COORDINATION, "Koordination"));
        Ok(Self {
            shell: request.shell_below(
                if id.is_some() {
                    "Thema bearbeiten"
                } else {
                    "Neues Thema"
                },
                &[("Themen", "/themen")],
            ),
            action: request.path().to_owned(),
            back: id.map_or_else(|| "/themen".to_owned(), |id| format!("/themen/{id}")),
            is_new: id.is_none(),
            fields: fields(),
            kinds: kinds(),
            levels: levels(),
            places: places
                .map(|place| Choice::new(place.id, &place.name).chosen_if(is_chosen(place.id)))
                .collect(),
            owners: owners
                .into_iter()
                .map(|(id, name)| Choice::new(id, name))
                .collect(),
            starts: coordination.chain(local).collect(),
            findings,
            form,
            hits: Vec::new(),
            errors: InputErrors::new(),
            clash: None,
        })
    }
}

/// The finding that opens the theme.
async fn first_finding(look: &mut Look, form: &ThemeForm) -> Result<Option<Finding>, Refused> {
    match form.findings.first().and_then(|id| id.parse::<FindingId>().ok()) {
        Some(first) => Ok(findings::one(&mut look.tx, &look.permit, first).await?),
        None => Ok(None),
    }
}

/// The outline once nothing in it leads to one person, or the places to decide about; words of `known` have passed before.
fn guarded(outline: Outline, sent: &Form, known: &[String]) -> Result<Outline, Vec<HitLine>> {
    let watched = Watched::text(sent, &[]).known(known).only(leads_to_one_person);
    let [title, description] =
        watched.guarded_fields([("titel", &outline.title), ("beschreibung", &outline.description)])?;
    Ok(Outline {
        title,
        description,
        ..outline
    })
}

/// The finding that opens the theme, and open ones that resemble it, each with the reason.
async fn proposed(look: &mut Look, form: &ThemeForm) -> Result<Vec<Choice>, Refused> {
    let Some(first) = first_finding(look, form).await? else {
        return Ok(Vec::new());
    };
    let near = findings::near(&mut look.tx, &look.permit, &first.marks).await?;
    let seen = |finding: &Finding| (finding.text.clone(), finding.marks);
    let (text, marks) = seen(&first);
    let others = near
        .iter()
        .filter(|other| other.id != first.id && other.theme.is_none())
        .map(|other| {
            let seen = Seen {
                text: &other.text,
                marks: &other.marks,
            };
            (other, seen)
        });
    let of_first = Seen {
        text: &text,
        marks: &marks,
    };
    let is_chosen = |id: FindingId| form.findings.contains(&id.to_string());
    let alike = most_alike(of_first, others, MOST_ALIKE);
    let own = Choice::new(first.id, &first.text).chosen_if(true);
    let alike = alike.into_iter().map(|(other, likeness)| {
        Choice::new(other.id, &other.text)
            .hint(format!("ähnlich: {}", likeness.because))
            .chosen_if(is_chosen(other.id))
    });
    Ok(std::iter::once(own).chain(alike).collect())
}

/// `GET /themen/neu`
pub(super) async fn new(request: Request) -> Answer {
    let mut look = reading(&request, Act::ThemeWrite).await?;
    let account = look.permit.account();
    let finding = match request.query().text("befund").parse::<FindingId>() {
        Ok(id) => findings::one(&mut look.tx, &look.permit, id).await?,
        Err(_) => None,
    };
    let form = finding.map_or_else(
        || ThemeForm {
            owner: account.to_string(),
            ..ThemeForm::default()
        },
        |finding| ThemeForm::from_finding(&finding, account),
    );
    page(&FormPage::of(&request, &mut look, (None, form)).await?)
}

/// `POST /themen/neu`
pub(super) async fn add(request: Request) -> Answer {
    let mut look = writing(&request, Act::ThemeWrite).await?;
    let sent = request.form()?;
    let form = ThemeForm::read(&sent);
    let owners = watcher::owners(&mut look.tx, &look.permit, look.today).await?;
    let outline = match form.checked(&look, &owners) {
        Ok(outline) => outline,
        Err(errors) => {
            return page_again(&FormPage {
                errors,
                ..FormPage::of(&request, &mut look, (None, form)).await?
            });
        }
    };
    let first = first_finding(&mut look, &form).await?;
    let known: Vec<String> = first.into_iter().map(|finding| finding.text).collect();
    let outline = match guarded(outline, &sent, &known) {
        Ok(outline) => outline,
        Err(hits) => {
            return page_again(&FormPage {
                hits,
                ..FormPage::of(&request, &mut look, (None, form)).await?
            });
        }
    };
    let start = form.start(&look);
    let ids = request.access().ids();
    let id = store::create(&mut look.tx, &look.permit, (&outline, start), ids).await?;
    findings::bundle(&mut look.tx, &look.permit, id, &chosen(&form.findings)).await?;
    look.tx.commit().await?;
    go_to_saying(&format!("/themen/{id}"), "angelegt")
}

/// `GET /themen/{id}/bearbeiten`
pub(super) async fn edit(request: Request) -> Answer {
    let mut look = reading(&request, Act::ThemeWrite).await?;
    let theme = theme(&request, &mut look).await?;
    let form = ThemeForm::of(&theme);
    page(&FormPage::of(&request, &mut look, (Some(theme.head.id), form)).await?)
}

/// `POST /themen/{id}/bearbeiten`
pub(super) async fn save(request: Request) -> Answer {
    let mut look = writing(&request, Act::ThemeWrite).await?;
    let before = theme(&request, &mut look).await?;
    let id = before.head.id;
    let sent = request.form()?;
    let form = ThemeForm::read(&sent);
    let mut owners = watcher::owners(&mut look.tx, &look.permit, look.today).await?;
    // Who looks after it may go on doing so without the role.
    owners.push((before.head.owner, before.head.owner_name.clone()));
    let outline = match form.checked(&look, &owners) {
        Ok(outline) => outline,
        Err(errors) => {
            return page_again(&FormPage {
                errors,
                ..FormPage::of(&request, &mut look, (Some(id), form)).await?
            });
        }
    };
    let known = [before.head.title.clone(), before.description.clone()];
    let outline = match guarded(outline, &sent, &known) {
        Ok(outline) => outline,
        Err(hits) => {
            return page_again(&FormPage {
                hits,
                ..FormPage::of(&request, &mut look, (Some(id), form)).await?
            });
        }
    };
    if !store::save(&mut look.tx, &look.permit, (id, form.version), &outline).await? {
        let clash = conflict::with("jemand anderes", "gerade eben")
            .field("titel", "Titel")
            .texts(&form.title, &before.head.title)
            .field("beschreibung", "Beschreibung")
            .texts(&form.description, &before.description);
        let form = ThemeForm {
            version: before.version,
            ..form
        };
        return page_conflict(&FormPage {
            clash: Some(clash),
            ..FormPage::of(&request, &mut look, (Some(id), form)).await?
        });
    }
    look.tx.commit().await?;
    go_to_saying(&format!("/themen/{id}"), "gespeichert")
}
