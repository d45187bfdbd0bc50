//! Writing a finding down, and correcting one: first the identity guard, then what resembles it, then the row.

use access::act::Act;
use askama::Template;
use base::ids::FindingId;
use base::input::InputErrors;
use web::answer::{Answer, Refused, go_to_saying, page, page_again, page_conflict};
use web::components::field::Choice;
use web::components::{button, conflict, errors, field};
use web::request::Request;
use web::shell::Shell;

use crate::finding::model::{Finding, NewFinding, Origin};
use crate::finding::pages::form::{Checked, FindingForm};
use crate::finding::pages::hits::HitLine;
use crate::finding::similar::{Likeness, Seen, most_alike};
use crate::finding::store;
use crate::look::{Look, fields, kinds, laws, levels, reading, writing};

/// So many findings that resemble one are shown.
const MOST_ALIKE: usize = 5;

#[derive(Template)]
#[template(path = "themes/finding_form.html")]
struct FormPage {
    shell: Shell,
    action: String,
    back: String,
    form: FindingForm,
    fields: Vec<Choice>,
    kinds: Vec<Choice>,
    laws: Vec<Choice>,
    levels: Vec<Choice>,
    places: Vec<Choice>,
    origins: Vec<Choice>,
    hits: Vec<HitLine>,
    similar: Vec<(Finding, Likeness)>,
    errors: InputErrors,
    clash: Option<conflict::Conflict>,
}

impl FormPage {
    fn of(request: &Request, look: &Look, (id, form): (Option<FindingId>, FindingForm)) -> Self {
        let title = if id.is_some() {
            "Befund berichtigen"
        } else {
            "Befund melden"
        };
        let choice = |origin: &Origin| Choice::new(origin.code(), origin.german());
        Self {
            shell: request.shell_below(title, &[("Befunde", "/befunde")]),
            action: request.path().to_owned(),
            back: id.map_or_else(|| "/befunde".to_owned(), |id| format!("/befunde/{id}")),
            form,
            fields: fields(),
            kinds: kinds(),
            laws: laws(),
            levels: levels(),
            places: look.places(),
            origins: Origin::ALL.iter().map(choice).collect(),
            hits: Vec::new(),
            similar: Vec::new(),
            errors: InputErrors::new(),
            clash: None,
        }
    }
}

/// `GET /befunde/neu`
pub(super) async fn new(request: Request) -> Answer {
    let look = reading(&request, Act::FindingRead).await?;
    let query = request.query();
    let form = FindingForm {
        field: query.line("feld"),
        kind: query.line("art"),
        origin: query.line("herkunft"),
        reconstruction: query.line("rekonstruktion"),
        ..FindingForm::default()
    };
    page(&FormPage::of(&request, &look, (None, form)))
}

/// `POST /befunde/neu`
pub(super) async fn add(request: Request) -> Answer {
    let mut look = writing(&request, Act::FindingRead).await?;
    let sent = request.form()?;
    let form = FindingForm::read(&sent);
    let new = match form.checked(&sent, &look) {
        Ok(Checked::Complete(new)) => new,
        Ok(Checked::Hits(hits)) => {
            let page = FormPage::of(&request, &look, (None, form));
            return page_again(&FormPage { hits, ..page });
        }
        Err(errors) => {
            let page = FormPage::of(&request, &look, (None, form));
            return page_again(&FormPage { errors, ..page });
        }
    };
    if !form.has_seen_similar {
        let similar = similar(&mut look, &new).await?;
        if !similar.is_empty() {
            // What passed the guard stands in the field now, so that nothing is asked twice.
            let form = FindingForm {
                text: if new.text.kept().is_empty() {
                    new.text.text().to_owned()
                } else {
                    form.text.clone()
                },
                ..form
            };
            let hits = kept_again(&form, &sent, &look);
            let page_of = FormPage::of(&request, &look, (None, form));
            return page(&FormPage {
                hits,
                similar,
                ..page_of
            });
        }
    }
    let may_be_answered = request.access().may(request.who()?, Act::ThemeAnswerRead);
    let key = if may_be_answered {
        Some(request.access().raising_key().await?)
    } else {
        None
    };
    let ids = request.access().ids();
    let id = store::create(&mut look.tx, &look.permit, (&new, key.as_ref()), ids).await?;
    look.tx.commit().await?;
    go_to_saying(&format!("/befunde/{id}"), "gemeldet")
}

/// The places that were left standing, asked about once more beside what is similar, with the answers kept.
fn kept_again(form: &FindingForm, sent: &web::form::Form, look: &Look) -> Vec<HitLine> {
    let undecided = web::form::Form::default();
    match form.checked(&undecided, look) {
        Ok(Checked::Hits(hits)) => hits
            .into_iter()
            .map(|hit| HitLine {
                is_kept: sent.text(&hit.key) == "lassen",
                reason: sent.line(&format!("{}-grund", hit.key)),
                ..hit
            })
            .collect(),
        _ => Vec::new(),
    }
}

async fn similar(look: &mut Look, new: &NewFinding) -> Result<Vec<(Finding, Likeness)>, Refused> {
    let near = store::near(&mut look.tx, &look.permit, &new.marks).await?;
    let seen = Seen {
        text: new.text.text(),
        marks: &new.marks,
    };
    let others = near.iter().map(|finding| {
        let seen = Seen {
            text: &finding.text,
            marks: &finding.marks,
        };
        (finding.clone(), seen)
    });
    Ok(most_alike(seen, others, MOST_ALIKE))
}

/// `GET /befunde/{id}/bearbeiten`
pub(super) async fn edit(request: Request) -> Answer {
    let mut look = reading(&request, Act::FindingWrite).await?;
    let finding = finding(&request, &mut look).await?;
    let form = FindingForm::of(&finding);
    page(&FormPage::of(&request, &look, (Some(finding.id), form)))
}

/// `POST /befunde/{id}/bearbeiten`
pub(super) async fn save(request: Request) -> Answer {
    let mut look = writing(&request, Act::FindingWrite).await?;
    let before = finding(&request, &mut look).await?;
    let sent = request.form()?;
    let form = FindingForm::read(&sent);
    let new = match form.checked(&sent, &look) {
        Ok(Checked::Complete(new)) => new,
        Ok(Checked::Hits(hits)) => {
            let page = FormPage::of(&request, &look, (Some(before.id), form));
            return page_again(&FormPage { hits, ..page });
        }
        Err(errors) => {
            let page = FormPage::of(&request, &look, (Some(before.id), form));
            return page_again(&FormPage { errors, ..page });
        }
    };
    if !store::save(&mut look.tx, &look.permit, (before.id, form.version), &new).await? {
        let clash = conflict::with("jemand anderes", "gerade eben")
            .field("befund", "Befund")
            .texts(&form.text, &before.text);
        let form = FindingForm {
            version: before.version,
            ..form
        };
        let page = FormPage::of(&request, &look, (Some(before.id), form));
        return page_conflict(&FormPage {
            clash: Some(clash),
            ..page
        });
    }
    look.tx.commit().await?;
    go_to_saying(&format!("/befunde/{}", before.id), "gespeichert")
}

/// The finding in the address.
pub(super) async fn finding(request: &Request, look: &mut Look) -> Result<Finding, Refused> {
    let id: FindingId = request.path_value("id")?;
    let found = store::one(&mut look.tx, &look.permit, id).await?;
    found.ok_or(Refused::NotFound)
}
