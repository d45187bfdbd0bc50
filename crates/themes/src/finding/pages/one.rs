//! One finding: what it says, what the guard let stand, what resembles it, and what may become of it.

use access::act::Act;
use askama::Template;
use web::answer::{Answer, page};
use web::components::field::Choice;
use web::components::{button, facts, field, notice, tag};
use web::request::Request;
use web::shell::Shell;

use crate::finding::model::{Finding, FindingStatus};
use crate::finding::pages::write::finding;
use crate::finding::similar::{Likeness, Seen, most_alike};
use crate::finding::store;
use crate::look::reading;
use crate::theme::store::{self as themes, Wanted as WantedThemes};

/// So many findings that resemble one are shown.
const MOST_ALIKE: usize = 5;

#[derive(Template)]
#[template(path = "themes/finding.html")]
struct FindingPage {
    shell: Shell,
    finding: Finding,
    facts: facts::Facts,
    kept: Vec<(String, String)>,
    similar: Vec<(Finding, Likeness)>,
    themes: Vec<Choice>,
    missing: Option<&'static str>,
    may_write: bool,
    may_open_a_theme: bool,
}

/// `GET /befunde/{id}`
pub(super) async fn show(request: Request) -> Answer {
    let mut look = reading(&request, Act::FindingRead).await?;
    let finding = finding(&request, &mut look).await?;
    let kept = store::kept(&mut look.tx, &look.permit, finding.id).await?;
    let near = store::near(&mut look.tx, &look.permit, &finding.marks).await?;
    let others = near.iter().filter(|other| other.id != finding.id).map(|other| {
        let seen = Seen {
            text: &other.text,
            marks: &other.marks,
        };
        (other.clone(), seen)
    });
    let seen = Seen {
        text: &finding.text,
        marks: &finding.marks,
    };
    let similar = most_alike(seen, others, MOST_ALIKE);
    let (who, access) = (request.who()?, request.access());
    let may_write = access.may(who, Act::FindingWrite);
    let wanted = WantedThemes {
        field: Some(finding.marks.field),
        is_in_motion: Some(true),
        limit: themes::PAGE,
        ..WantedThemes::default()
    };
    let themes = if may_write && finding.status != FindingStatus::Bundled {
        themes::heads(&mut look.tx, &look.permit, &wanted).await?
    } else {
        Vec::new()
    };
    let optional = |word: Option<&'static str>| word.unwrap_or("–");
    let marks = finding.marks;
    page(&FindingPage {
        shell: request.shell_below("Befund", &[("Befunde", "/befunde")]),
        facts: facts::list()
            .fact("Handlungsfeld", marks.field.german())
            .fact(
                "Art",
                optional(marks.kind.map(crate::words::ObstacleKind::german)),
            )
            .fact(
                "Rechtskreis",
                optional(marks.rechtskreis.map(crate::words::Rechtskreis::german)),
            )
            .fact("Lösbar", marks.level.german())
            .fact("Ort", look.place_name(marks.municipality, marks.region))
            .fact("Herkunft", finding.origin.german())
            .fact("Gemeldet", finding.noted_on.german()),
        kept,
        similar,
        themes: themes
            .iter()
            .map(|theme| Choice::new(theme.id, format!("{} {}", theme.number, theme.title)))
            .collect(),
        missing: missing(request.query().text("fehlt")),
        may_write,
        may_open_a_theme: access.may(who, Act::ThemeWrite),
        finding,
    })
}

/// What was missing in the form that led back here.
fn missing(word: &str) -> Option<&'static str> {
    match word {
        "thema" => Some("Bitte wählen Sie ein Thema."),
        "grund" => Some("Bitte schreiben Sie, warum der Befund zurückgestellt wird."),
        "stand" => Some("Der Befund wurde inzwischen geändert. Hier steht der neue Stand."),
        _ => None,
    }
}
