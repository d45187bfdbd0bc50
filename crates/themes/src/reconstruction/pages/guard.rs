//! The identity guard's page: names of people it should know are read from chosen cases for this one look and kept
//! nowhere; each place it points out is replaced, or stays with a reason; then a second person reads.

use access::act::Act;
use askama::Template;
use base::ids::CaseId;
use base::refusal::Refusal;
use cases::list::model::CaseFilter;
use cases::list::store::listed;
use cases::shown::shown_cases;
use organisation::memory::structure;
use people::person::store::of_case::persons_of_case;
use web::answer::{Answer, Refused, go_to, go_to_saying, page, page_again, page_conflict};
use web::components::field::Choice;
use web::components::tabs::Tabs;
use web::components::{button, field, notice};
use web::form::Form;
use web::request::Request;
use web::shell::Shell;

use super::{CRUMB, Opened, PATH, reading, writing};
use crate::reconstruction::check::{self, Found, Group, Known};
use crate::reconstruction::input::Decided;
use crate::reconstruction::model::{KeepReason, Refused as Rule};
use crate::reconstruction::store;

/// The name of the field that names a case.
const CASE: &str = "fall";
/// So many cases can be chosen from, and so many at once.
const MOST_CASES: usize = 40;
const MOST_CHOSEN: usize = 10;

#[derive(Template)]
#[template(path = "themes/reconstruction_check.html")]
struct CheckPage {
    shell: Shell,
    tabs: Tabs,
    path: String,
    submit: String,
    take_back: String,
    returned: String,
    version: i64,
    is_submitted: bool,
    cases: Vec<Choice>,
    chosen: Vec<String>,
    known: usize,
    groups: Vec<GroupShown>,
    kept: Vec<KeptShown>,
    reasons: Vec<Choice>,
    missing: Option<String>,
    refused: Option<String>,
}

impl CheckPage {
    /// What can be done about a place.
    fn ways() -> Vec<Choice> {
        let ways = [
            ("ersetzen", "ersetzen"),
            ("behalten", "stehen lassen"),
            ("spaeter", "später entscheiden"),
        ];
        ways.into_iter()
            .map(|(word, label)| Choice::new(word, label))
            .collect()
    }
}

/// The same words at all their places, to be decided about.
struct GroupShown {
    number: usize,
    kind: String,
    kind_german: &'static str,
    why: &'static str,
    words: String,
    suggestion: String,
    places: Vec<PlaceShown>,
}

struct PlaceShown {
    place: String,
    before: String,
    words: String,
    after: String,
}

struct KeptShown {
    kind: String,
    kind_german: &'static str,
    reason: &'static str,
    note: String,
    place: PlaceShown,
}

/// The page with the cases to choose from: they are listed, with names, for whoever may list them anyway.
async fn look(
    request: &Request,
    opened: Opened,
    (chosen, known): (Vec<CaseId>, Known),
) -> Result<CheckPage, Refused> {
    let groups = check::open(&opened.draft, &known);
    let kept = check::kept(&opened.draft, &known);
    let shown = CheckPage {
        shell: request.shell_below(format!("{}: Prüfung", opened.sheet.code), &[CRUMB]),
        tabs: opened.tabs("pruefung"),
        path: opened.path("pruefung"),
        submit: opened.path("einreichung"),
        take_back: opened.path("ruecknahme"),
        returned: opened.draft.returned.clone(),
        version: opened.sheet.version,
        is_submitted: !opened.is_editable(),
        cases: Vec::new(),
        chosen: chosen.iter().map(CaseId::to_string).collect(),
        known: known.names.len(),
        groups: groups
            .into_iter()
            .enumerate()
            .map(|one| group(&opened, one))
            .collect(),
        kept: kept
            .into_iter()
            .map(|(found, kept)| KeptShown {
                kind: kept.kind.code().to_owned(),
                kind_german: kept.kind.german(),
                reason: kept.reason.german(),
                note: kept.note.clone(),
                place: place(&opened, found),
            })
            .collect(),
        reasons: reasons(),
        missing: missing(&opened, &known)?,
        refused: None,
    };
    let is_editable = opened.is_editable();
    drop(opened);
    Ok(CheckPage {
        cases: if is_editable {
            case_choices(request, &chosen).await?
        } else {
            Vec::new()
        },
        ..shown
    })
}

fn reasons() -> Vec<Choice> {
    let all = KeepReason::ALL.iter();
    all.map(|reason| Choice::new(reason, reason.german())).collect()
}

fn group(opened: &Opened, (number, group): (usize, Group)) -> GroupShown {
    let first = group.places.first();
    let text = |part: fn(&Found) -> &String| first.map(part).cloned().unwrap_or_default();
    GroupShown {
        number,
        kind: first.map_or("", |first| first.kind.code()).to_owned(),
        kind_german: first.map_or("", |first| first.kind.german()),
        why: first.map_or("", |first| first.kind.reason()),
        words: text(|first| &first.words),
        suggestion: text(|first| &first.suggestion),
        places: group
            .places
            .into_iter()
            .map(|found| place(opened, found))
            .collect(),
    }
}

fn place(opened: &Opened, found: Found) -> PlaceShown {
    PlaceShown {
        place: opened.draft.place_german(found.place),
        before: found.before,
        words: found.words,
        after: found.after,
    }
}

/// What stands between the draft and the second person, besides open places.
fn missing(opened: &Opened, known: &Known) -> Result<Option<String>, Refused> {
    Ok(match may_submit(opened, known)? {
        Ok(()) | Err(Rule::HitsOpen(_)) => None,
        Err(refused) => Some(refused.german()),
    })
}

/// Whether it may go to the second person. A text that was checked against names of people once is checked so again if it
/// has changed since.
fn may_submit(opened: &Opened, known: &Known) -> Result<Result<(), Rule>, Refused> {
    let checked = &opened.draft.checked_with_names;
    let has_changed = known.names.is_empty() && !checked.is_empty() && *checked != opened.fingerprint()?;
    let decided = check::may_submit(&opened.draft, known);
    if decided.is_ok() && has_changed {
        return Ok(Err(Rule::CheckAgainstNamesAgain));
    }
    Ok(decided)
}

/// The own cases, the newest first.
async fn case_choices(request: &Request, chosen: &[CaseId]) -> Result<Vec<Choice>, Refused> {
    let access = request.access();
    let (mut tx, permit) = access.list(request.who()?, Act::CaseList).await?;
    let all = listed(&mut tx, &permit, &CaseFilter::default()).await?;
    let ids: Vec<CaseId> = all.iter().take(MOST_CASES).map(|one| one.id).collect();
    let (names, _keys) = shown_cases(access, tx, &permit, &ids).await?;
    let choice = |id: &CaseId| {
        let shown = names.get(id)?;
        let label = format!("{} {}", shown.code, shown.name);
        Some(Choice::new(id, label.trim()).chosen_if(chosen.contains(id)))
    };
    Ok(ids.iter().filter_map(choice).collect())
}

fn chosen(form: &Form) -> Vec<CaseId> {
    let all = form.all(CASE).iter().filter_map(|id| id.parse().ok());
    all.take(MOST_CHOSEN).collect()
}

/// The names of those who take part in the chosen cases, each read with the permit of its case. A case that is none of the
/// account's is as one that is not there.
async fn names(request: &Request, cases: &[CaseId]) -> Result<Known, Refused> {
    let mut names = Vec::new();
    for case in cases {
        let (mut tx, permit) = request
            .access()
            .reading(request.who()?, Act::CaseRead, *case)
            .await?;
        let persons = persons_of_case(&mut tx, &permit).await?;
        names.extend(
            persons
                .iter()
                .filter_map(|one| Some(permit.reveal(&one.name)?.in_full())),
        );
    }
    let places = structure(request)
        .await?
        .map_or_else(Vec::new, |structure| structure.place_names());
    Ok(Known { names, places })
}

fn back_to(opened: &Opened, cases: &[CaseId]) -> String {
    let query: Vec<String> = cases.iter().map(|case| format!("{CASE}={case}")).collect();
    let path = opened.path("pruefung");
    if query.is_empty() {
        path
    } else {
        format!("{path}?{}", query.join("&"))
    }
}

/// `GET /fallrekonstruktionen/{id}/pruefung`
pub(super) async fn show(request: Request) -> Answer {
    let opened = reading(&request, Act::ReconstructionWrite).await?;
    let cases = chosen(&request.query());
    let known = names(&request, &cases).await?;
    page(&look(&request, opened, (cases, known)).await?)
}

/// `POST /fallrekonstruktionen/{id}/pruefung`: what was decided about places, or that one is open again.
pub(super) async fn decide(request: Request) -> Answer {
    let looked = reading(&request, Act::ReconstructionWrite).await?;
    let form = request.form()?;
    drop(looked);
    let cases = chosen(&form);
    let known = names(&request, &cases).await?;
    let mut opened = writing(&request, Act::ReconstructionWrite).await?;
    if !opened.is_editable() {
        return go_to(&opened.path("pruefung"));
    }
    if form.version() != opened.sheet.version {
        return conflict(&request, opened, (cases, known)).await;
    }
    let decided = Decided::of(&form);
    if let Ok(kind) = form.text("wieder_art").parse() {
        check::forget(&mut opened.draft, kind, form.text("wieder_worte"));
    }
    for (wanted, decision) in &decided.whole {
        check::decide(&mut opened.draft, &known, (wanted, decision));
    }
    check::tidy(&mut opened.draft, &known);
    if !known.names.is_empty() {
        opened.draft.checked_with_names = opened.fingerprint()?;
    }
    let new = (opened.sheet.version, &opened.sheet.heading, &opened.draft);
    if !store::save(&mut opened.tx, &opened.permit, new, request.access().ids()).await? {
        return conflict(&request, opened, (cases, known)).await;
    }
    let next = back_to(&opened, &cases);
    opened.tx.commit().await?;
    if decided.incomplete > 0 {
        let opened = reading(&request, Act::ReconstructionWrite).await?;
        let shown = look(&request, opened, (cases, known)).await?;
        return page_again(&CheckPage {
            refused: Some(
                "Bei manchen Stellen fehlt, was stattdessen dort stehen soll, oder der Grund, warum sie bleiben.".to_owned(),
            ),
            ..shown
        });
    }
    go_to(&next)
}

async fn conflict(request: &Request, opened: Opened, looked: (Vec<CaseId>, Known)) -> Answer {
    let shown = look(request, opened, looked).await?;
    page_conflict(&CheckPage {
        refused: Some(
            "Der Text wurde inzwischen an anderer Stelle geändert. Unten steht der neue Stand; bitte entscheiden Sie noch einmal."
                .to_owned(),
        ),
        ..shown
    })
}

/// `POST /fallrekonstruktionen/{id}/einreichung`: the guard looks once more, at what is stored.
pub(super) async fn submit(request: Request) -> Answer {
    let looked = reading(&request, Act::ReconstructionWrite).await?;
    let form = request.form()?;
    drop(looked);
    let cases = chosen(&form);
    let known = names(&request, &cases).await?;
    let mut opened = writing(&request, Act::ReconstructionWrite).await?;
    if !opened.is_editable() {
        return go_to(&opened.path("pruefung"));
    }
    if form.version() != opened.sheet.version {
        return conflict(&request, opened, (cases, known)).await;
    }
    if let Err(refused) = may_submit(&opened, &known)? {
        let shown = look(&request, opened, (cases, known)).await?;
        return page_again(&CheckPage {
            refused: Some(refused.german()),
            ..shown
        });
    }
    check::tidy(&mut opened.draft, &known);
    opened.draft.returned.clear();
    if !known.names.is_empty() {
        opened.draft.checked_with_names = opened.fingerprint()?;
    }
    let new = (opened.sheet.version, &opened.draft);
    if !store::submit(&mut opened.tx, &opened.permit, new, request.access().ids()).await? {
        return conflict(&request, opened, (cases, known)).await;
    }
    opened.tx.commit().await?;
    go_to_saying(PATH, "vorgelegt")
}

/// `POST /fallrekonstruktionen/{id}/ruecknahme`: the author writes on; what was submitted is a draft again.
pub(super) async fn take_back(request: Request) -> Answer {
    let mut opened = writing(&request, Act::ReconstructionWrite).await?;
    let form = request.form()?;
    let new = (form.version(), &opened.draft);
    store::make_draft_again(&mut opened.tx, &opened.permit, new, request.access().ids()).await?;
    let next = opened.path("verlauf");
    opened.tx.commit().await?;
    go_to(&next)
}
