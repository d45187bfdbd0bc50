//! Case conferences and hand-over talks: held, written down. A conference goes with a consent that names the
//! organisation, or from a sheet without names that has passed the identity guard.

use organisation::memory::structure;

use access::act::Act;
use access::permit::Permit;
use askama::Template;
use base::ids::{CaseId, OrganisationId};
use base::input::InputErrors;
use consents::before::Before;
use consents::model::category::Category;
use consents::model::path::OutgoingPath;
use consents::model::purpose::Purpose;
use consents::model::row::Recipient;
use consents::model::wish::Wish;
use organisation::model::structure::Structure;
use people::guard::check;
use web::answer::{Answer, Refused, go_to_saying, page, page_again};
use web::components::field::Choice;
use web::components::{button, errors, facts, field, notice};
use web::form::Form;
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::case::names::names;
use crate::case::opened::{Opened, opened, opened_for_writing};
use crate::case::refused::RefusedBox;
use crate::case::store::Head;
use crate::team::model::{language_group, weeks};
use crate::together::model::{MeetingBasis, MeetingInput, MeetingKind, TogetherRefused, read_meeting};
use crate::together::passing::{Passing, passing};
use crate::together::store::{self, Meeting};

pub(crate) fn routes() -> Routes {
    Routes::about("case conference")
        .get(
            "/faelle/{id}/fallbesprechungen",
            Act::CaseWrite,
            Fixture::Case,
            ask_conference,
        )
        .post(
            "/faelle/{id}/fallbesprechungen",
            Act::CaseWrite,
            Fixture::Case,
            add_conference,
        )
        .and(
            Routes::about("hand-over talk")
                .get(
                    "/faelle/{id}/uebergabegespraeche",
                    Act::CaseWrite,
                    Fixture::Case,
                    ask_talk,
                )
                .post(
                    "/faelle/{id}/uebergabegespraeche",
                    Act::CaseWrite,
                    Fixture::Case,
                    add_talk,
                ),
        )
}

#[derive(Template)]
#[template(path = "cases/meetings.html")]
struct MeetingsPage {
    shell: Shell,
    id: CaseId,
    kind: MeetingKind,
    sheet: Sheet,
    meetings: Vec<Row>,
    bases: Vec<Choice>,
    organisations: Vec<Choice>,
    typed: Typed,
    errors: InputErrors,
    refused: Option<RefusedBox>,
    /// What goes to the organisation, before it goes.
    before: Option<Before>,
}

/// What the sheet without names says by itself.
struct Sheet {
    phase: &'static str,
    weeks: i32,
    languages: &'static str,
}

struct Typed {
    on: String,
    participants: String,
    content: String,
    basis: String,
    organisation: String,
}

struct Row {
    when: String,
    basis: &'static str,
    participants: String,
    content: String,
    by: String,
}

impl MeetingsPage {
    fn path(&self) -> String {
        format!("/faelle/{}/{}", self.id, word(self.kind))
    }

    fn is_conference(&self) -> bool {
        self.kind == MeetingKind::Conference
    }
}

const fn word(kind: MeetingKind) -> &'static str {
    match kind {
        MeetingKind::Conference => "fallbesprechungen",
        MeetingKind::HandOver => "uebergabegespraeche",
    }
}

async fn ask_conference(request: Request) -> Answer {
    ask(request, MeetingKind::Conference).await
}

async fn ask_talk(request: Request) -> Answer {
    ask(request, MeetingKind::HandOver).await
}

async fn ask(request: Request, kind: MeetingKind) -> Answer {
    let structure = structure(&request).await?;
    let mut case = opened(&request, Act::CaseWrite).await?;
    let typed = Typed {
        on: case.permit.now().day().to_string(),
        participants: String::new(),
        content: String::new(),
        basis: MeetingBasis::Deidentified.code().to_owned(),
        organisation: String::new(),
    };
    page(&meetings_page(&request, &mut case, kind, (typed, structure.as_deref())).await?)
}

async fn meetings_page(
    request: &Request,
    case: &mut Opened,
    kind: MeetingKind,
    (typed, structure): (Typed, Option<&Structure>),
) -> Result<MeetingsPage, Refused> {
    let shell = case.shell(request, (title(kind), word(kind)));
    let (tx, permit) = (&mut case.tx, &case.permit);
    let row = |meeting: &Meeting| {
        Some(Row {
            when: meeting.held_on.german(),
            basis: meeting.basis.german(),
            participants: permit.reveal(&meeting.participants)?.clone(),
            content: permit.reveal(&meeting.content)?.clone(),
            by: meeting.by.clone(),
        })
    };
    let all = store::meetings(tx, permit).await?;
    let organisations = structure.map_or(&[][..], |structure| structure.organisations.as_slice());
    Ok(MeetingsPage {
        shell,
        id: permit.id(),
        kind,
        sheet: sheet(&case.head, permit),
        meetings: all
            .iter()
            .filter(|one| one.kind == kind)
            .filter_map(row)
            .collect(),
        bases: [MeetingBasis::Deidentified, MeetingBasis::Consent]
            .map(|basis| Choice::new(basis, basis.german()))
            .to_vec(),
        organisations: organisations
            .iter()
            .map(|one| Choice::new(one.id, &one.name))
            .collect(),
        typed,
        errors: InputErrors::new(),
        refused: None,
        before: None,
    })
}

const fn title(kind: MeetingKind) -> &'static str {
    match kind {
        MeetingKind::Conference => "Fallbesprechungen",
        MeetingKind::HandOver => "Übergabegespräche",
    }
}

fn sheet(head: &Head, permit: &Permit<CaseId>) -> Sheet {
    Sheet {
        phase: head.phase.german(),
        weeks: weeks(head.opened_on, permit.now().day()),
        languages: language_group(head.language),
    }
}

async fn add_conference(request: Request) -> Answer {
    add(request, MeetingKind::Conference).await
}

async fn add_talk(request: Request) -> Answer {
    add(request, MeetingKind::HandOver).await
}

async fn add(request: Request, kind: MeetingKind) -> Answer {
    let structure = structure(&request).await?;
    let mut case = opened_for_writing(&request, Act::CaseWrite).await?;
    let form = request.form()?;
    let typed = typed(&form);
    let input = match read_meeting(&typed.on, &typed.participants, &typed.content) {
        Ok(input) => input,
        Err(errors) => {
            let shown = meetings_page(&request, &mut case, kind, (typed, structure.as_deref())).await?;
            return page_again(&MeetingsPage { errors, ..shown });
        }
    };
    let allowed = match kind {
        MeetingKind::HandOver => Ground::Stands(MeetingBasis::SameController),
        MeetingKind::Conference => ground(&request, &mut case, (&form, &typed, &input)).await?,
    };
    match allowed {
        Ground::Stands(basis) => {
            let ids = request.access().ids();
            store::add_meeting(&mut case.tx, &case.permit, (kind, basis), &input, ids).await?;
            let back = case.path(word(kind));
            case.tx.commit().await?;
            go_to_saying(&back, "gespeichert")
        }
        Ground::Refused(refused) => {
            let shown = meetings_page(&request, &mut case, kind, (typed, structure.as_deref())).await?;
            page_again(&MeetingsPage {
                refused: Some(refused),
                ..shown
            })
        }
        Ground::Look(before) => {
            let may_go = before.may_go();
            let shown = meetings_page(&request, &mut case, kind, (typed, structure.as_deref())).await?;
            let shown = MeetingsPage {
                before: Some(before),
                ..shown
            };
            if may_go { page(&shown) } else { page_again(&shown) }
        }
    }
}

/// What comes of asking for a ground.
enum Ground {
    Stands(MeetingBasis),
    Refused(RefusedBox),
    Look(Before),
}

fn typed(form: &Form) -> Typed {
    Typed {
        on: form.line("tag"),
        participants: form.text("beteiligte").to_owned(),
        content: form.text("gespraech").to_owned(),
        basis: form.line("grundlage"),
        organisation: form.line("stelle"),
    }
}

/// On which ground the conference may be held, or why not.
async fn ground(
    request: &Request,
    case: &mut Opened,
    (form, typed, input): (&Form, &Typed, &MeetingInput),
) -> Result<Ground, Refused> {
    let participants = case.path("beteiligte");
    let to_the_case = |refused: &TogetherRefused| {
        Ground::Refused(RefusedBox::new(refused, "Zu den Beteiligten", &participants))
    };
    if typed.basis != MeetingBasis::Consent.code() {
        let names = names(&mut case.tx, &case.permit).await?;
        let known: Vec<String> = names.into_iter().map(|named| named.name).collect();
        let hits = check(&input.content, &known);
        let found: Vec<String> = hits
            .iter()
            .map(|hit| {
                let words = hit.words(&input.content);
                format!("„{words}“ ({}, besser: {})", hit.kind.german(), hit.suggestion)
            })
            .collect();
        return Ok(if found.is_empty() {
            Ground::Stands(MeetingBasis::Deidentified)
        } else {
            to_the_case(&TogetherRefused::TellsWho { found })
        });
    }
    let Ok(organisation) = typed.organisation.parse::<OrganisationId>() else {
        return Ok(to_the_case(&TogetherRefused::NoOrganisation));
    };
    let wish = Wish::by_consent(
        OutgoingPath::Conference,
        Recipient::Organisation(organisation),
        Purpose::Conference,
        [Category::Contact, Category::Plan],
    );
    Ok(match passing(request, case, (form, &wish)).await? {
        Passing::Goes => Ground::Stands(MeetingBasis::Consent),
        Passing::Look(before) => Ground::Look(before),
    })
}
