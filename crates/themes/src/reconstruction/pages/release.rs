//! The second person reads what a colleague wrote, with everything the guard points out and why it stays, and releases it
//! or gives it back.

use access::act::Act;
use askama::Template;
use base::input::InputErrors;
use base::refusal::Refusal;
use post::mail::model::LinkPath;
use post::mail::outbox::Outbox;
use post::notice::model::NoticeKind;
use post::notice::{Told, tell};
use web::answer::{Answer, Refused, go_to_saying, page, page_again, page_conflict};
use web::components::facts::{self, Facts};
use web::components::figure::{self, Figure};
use web::components::{button, errors, field, notice, tag};
use web::request::Request;
use web::shell::Shell;

use super::{CRUMB, CourseShown, Opened, PATH, district, reading, region_name, writing};
use crate::reconstruction::check::{self, Known};
use crate::reconstruction::picture::picture;
use crate::reconstruction::store;
use crate::reconstruction::store::released::release;
use organisation::model::structure::Structure;

/// The longest note to the author.
const LONGEST_NOTE: usize = 1_000;

#[derive(Template)]
#[template(path = "themes/reconstruction_release.html")]
struct ReleasePage {
    shell: Shell,
    path: String,
    version: i64,
    title: String,
    facts: Facts,
    participants: Vec<String>,
    lesson: String,
    picture: Figure,
    courses: Vec<CourseShown>,
    kept: Vec<KeptShown>,
    note: String,
    errors: InputErrors,
    refused: Option<String>,
}

struct KeptShown {
    kind: &'static str,
    place: String,
    before: String,
    words: String,
    after: String,
    reason: &'static str,
    note: String,
}

impl ReleasePage {
    fn of(request: &Request, structure: &Structure, opened: &Opened) -> Self {
        let (sheet, draft) = (&opened.sheet, &opened.draft);
        let since = sheet
            .submitted_at
            .map(base::moment::Moment::german)
            .unwrap_or_default();
        let found = check::kept(draft, &known(structure));
        let kept = draft.kept.iter().map(|kept| {
            let around = found
                .iter()
                .find(|(_, other)| *other == kept)
                .map(|(found, _)| found);
            KeptShown {
                kind: kept.kind.german(),
                place: draft.place_german(kept.place),
                before: around.map_or_else(String::new, |found| found.before.clone()),
                words: kept.words.clone(),
                after: around.map_or_else(String::new, |found| found.after.clone()),
                reason: kept.reason.german(),
                note: kept.note.clone(),
            }
        });
        Self {
            shell: request.shell_below(format!("{}: Gegenlesen", sheet.code), &[CRUMB]),
            path: opened.path("freigabe"),
            version: sheet.version,
            title: draft.title.clone(),
            facts: facts::list()
                .fact("Geschrieben von", &sheet.author_name)
                .fact("Handlungsfeld", sheet.heading.field.german())
                .fact("Gebiet", region_name(structure, sheet.heading.region))
                .fact("Eingereicht", since),
            participants: draft.participants.lines().map(str::to_owned).collect(),
            lesson: draft.lesson.clone(),
            picture: figure::wide("verlauf-bild", &picture(&draft.title, &draft.real, &draft.ideal)),
            courses: CourseShown::both(&draft.real, &draft.ideal),
            kept: kept.collect(),
            note: String::new(),
            errors: InputErrors::new(),
            refused: None,
        }
    }
}

/// What the guard is told here. The author's names of people are not known: what was kept is shown as it was decided.
fn known(structure: &Structure) -> Known {
    Known {
        names: Vec::new(),
        places: structure.place_names(),
    }
}

/// `GET /fallrekonstruktionen/{id}/freigabe`
pub(super) async fn show(request: Request) -> Answer {
    let opened = reading(&request, Act::ReconstructionRelease).await?;
    let structure = district(&request).await?;
    page(&ReleasePage::of(&request, &structure, &opened))
}

/// `POST /fallrekonstruktionen/{id}/freigabe`
pub(super) async fn answer(request: Request) -> Answer {
    let structure = district(&request).await?;
    let mut opened = writing(&request, Act::ReconstructionRelease).await?;
    let form = request.form()?;
    let note = form.text("bemerkung").trim().to_owned();
    if form.version() != opened.sheet.version {
        return changed(&request, &structure, &opened);
    }
    let mut errors = InputErrors::new();
    let is_release = form.text("handlung") == "freigeben";
    if is_release && !form.is_ticked("gelesen") {
        errors.add("gelesen", "Bitte bestätigen Sie, dass Sie alles gelesen haben.");
    }
    if !is_release && note.is_empty() {
        errors.add("bemerkung", "Bitte schreiben Sie, was zu ändern ist.");
    }
    web::form::limited(&note, ("bemerkung", LONGEST_NOTE), &mut errors);
    if !errors.is_empty() {
        return page_again(&ReleasePage {
            note,
            errors,
            ..ReleasePage::of(&request, &structure, &opened)
        });
    }
    if is_release {
        // The very text that waits is looked at once more: nothing goes upwards unchecked, whatever came before.
        if let Err(refused) = check::may_submit(&opened.draft, &known(&structure)) {
            return page_again(&ReleasePage {
                note,
                refused: Some(refused.german()),
                ..ReleasePage::of(&request, &structure, &opened)
            });
        }
        if !release(
            &mut opened.tx,
            &opened.permit,
            (opened.sheet.version, &opened.draft),
        )
        .await?
        {
            return changed(&request, &structure, &opened);
        }
        let next = format!("{PATH}/{}", opened.permit.id());
        tell_author(&request, &mut opened, (NoticeKind::ReconstructionReleased, &next)).await?;
        opened.tx.commit().await?;
        return go_to_saying(&next, "gespeichert");
    }
    opened.draft.returned = note;
    let new = (opened.sheet.version, &opened.draft);
    if !store::make_draft_again(&mut opened.tx, &opened.permit, new, request.access().ids()).await? {
        return changed(&request, &structure, &opened);
    }
    let course = opened.path("verlauf");
    tell_author(
        &request,
        &mut opened,
        (NoticeKind::ReconstructionReturned, &course),
    )
    .await?;
    opened.tx.commit().await?;
    go_to_saying(PATH, "gespeichert")
}

/// Tells the author what became of it, with a link only.
async fn tell_author(
    request: &Request,
    opened: &mut Opened,
    (kind, path): (NoticeKind, &str),
) -> Result<(), Refused> {
    let link: LinkPath = path.parse().map_err(Refused::failed)?;
    let author = [Told::Account(opened.sheet.author)];
    tell(&mut opened.tx, request.room::<Outbox>()?, &author, (kind, &link)).await?;
    Ok(())
}

fn changed(request: &Request, structure: &Structure, opened: &Opened) -> Answer {
    page_conflict(&ReleasePage {
        refused: Some("Der Text wurde inzwischen geändert. Bitte lesen Sie ihn noch einmal.".to_owned()),
        ..ReleasePage::of(request, structure, opened)
    })
}
