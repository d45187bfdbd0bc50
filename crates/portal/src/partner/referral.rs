//! One referral to one's own organisation: what was handed over, and the answer in two clicks.

use access::act::Act;
use access::permit::Permit;
use askama::Template;
use base::day::Day;
use base::ids::ReferralId;
use base::input::InputErrors;
use consents::gate::Gate;
use consents::paper::printed;
use consents::words::Words;
use db::tx::Tx;
use post::mail::model::LinkPath;
use post::mail::outbox::Outbox;
use post::notice::model::NoticeKind;
use post::notice::{Told, tell};
use referrals::input::read_answer;
use referrals::model::state::{Reason, State};
use referrals::pages::state_tag;
use referrals::partner::{Answered, Sheet, answer as note_answer, ask_for_file, opened, sheet_document};
use web::answer::{Answer, Refused, file, go_to_saying, page, page_again};
use web::components::facts::{self, Facts};
use web::components::field::Choice;
use web::components::tag::Tag;
use web::components::{button, errors, field, notice};
use web::request::Request;
use web::shell::Shell;

use super::{PATH, lacks_second_factor, to_second_factor};

#[derive(Template)]
#[template(path = "portal/partner_referral.html")]
struct ReferralPage {
    shell: Shell,
    path: String,
    mark: Tag,
    facts: Facts,
    parts: Vec<(String, String)>,
    next: Vec<State>,
    declined: Vec<Choice>,
    dropped: Vec<Choice>,
    errors: InputErrors,
}

impl ReferralPage {
    fn may(&self, state: State) -> bool {
        self.next.contains(&state)
    }
}

pub(super) async fn show(request: Request) -> Answer {
    let (tx, permit, sheet) = match open(&request, Act::ReferralRead).await? {
        Opened::Sheet(tx, permit, sheet) => (tx, permit, sheet),
        Opened::ElseFirst(answer) => return Ok(answer),
    };
    let shown = referral_page(&request, &permit, &sheet, InputErrors::new());
    tx.commit().await?;
    page(&shown)
}

/// What comes of opening.
enum Opened {
    Sheet(Tx, Permit<ReferralId>, Box<Sheet>),
    ElseFirst(axum::response::Response),
}

/// Opens the referral in the path, after the second factor, with the consent asked anew.
async fn open(request: &Request, act: Act) -> Result<Opened, Refused> {
    let who = request.who()?;
    let id: ReferralId = request.path_value("id")?;
    let (mut tx, permit) = request.access().writing(who, act, id).await?;
    if lacks_second_factor(request, who) {
        drop(tx);
        return to_second_factor(request, who).await.map(Opened::ElseFirst);
    }
    let gate = request.room::<Gate>()?;
    let sheet = opened(&mut tx, &permit, gate).await?.ok_or(Refused::NotFound)?;
    Ok(Opened::Sheet(tx, permit, Box::new(sheet)))
}

fn referral_page(
    request: &Request,
    permit: &Permit<ReferralId>,
    sheet: &Sheet,
    errors: InputErrors,
) -> ReferralPage {
    let german = Words::german();
    let referral = &sheet.referral;
    let today = permit.now().day();
    let reasons = |state| {
        Reason::of(state, true)
            .map(|one| Choice::new(one, one.german()))
            .collect()
    };
    let mut list = facts::list()
        .fact("Angebot", &referral.to)
        .fact("Zweck", german.of(&referral.purpose.key()))
        .fact("Von", &referral.by);
    if let Some(sent) = referral.course.sent_on {
        list = list.fact("Versandt", sent.german());
    }
    if let Some(due) = referral
        .course
        .answer_due_on
        .filter(|_| referral.state() == State::Sent)
    {
        list = list.fact("Antwort bis", due.german());
    }
    if let Some(talk) = referral.talk {
        list = list.fact(
            "Übergabegespräch",
            talk.map_or_else(|| "gewünscht".to_owned(), Day::german),
        );
    }
    ReferralPage {
        shell: request.shell_below(
            format!("Vermittlung {}", referral.code),
            &[("Vermittlungen an uns", PATH)],
        ),
        path: format!("{PATH}/vermittlungen/{}", referral.id),
        mark: state_tag(referral.state(), referral.course.is_late(today)),
        facts: list,
        parts: sheet
            .parts
            .iter()
            .map(|(category, text)| (german.of(&category.key()), text.clone()))
            .collect(),
        next: referral.state().answers().collect(),
        declined: reasons(State::Declined),
        dropped: reasons(State::Dropped),
        errors,
    }
}

pub(super) async fn answer(request: Request) -> Answer {
    let (mut tx, permit, sheet) = match open(&request, Act::ReferralAnswer).await? {
        Opened::Sheet(tx, permit, sheet) => (tx, permit, sheet),
        Opened::ElseFirst(answer) => return Ok(answer),
    };
    let form = request.form()?;
    let today = permit.now().day();
    let how_far = (sheet.referral.state(), sheet.referral.course.sent_on, today);
    let told = match read_answer(&form, how_far, true) {
        Ok(told) => told,
        Err(errors) => {
            let shown = referral_page(&request, &permit, &sheet, errors);
            tx.commit().await?;
            return page_again(&shown);
        }
    };
    let ids = request.access().ids();
    let back = format!("{PATH}/vermittlungen/{}", permit.id());
    match note_answer(&mut tx, &permit, (&sheet.referral, &told), ids).await? {
        Answered::Done { owner, case } => {
            let link: LinkPath = format!("/faelle/{case}/vermittlungen")
                .parse()
                .map_err(Refused::failed)?;
            let owner: Vec<Told> = owner.map(Told::Account).into_iter().collect();
            let outbox = request.room::<Outbox>()?;
            tell(&mut tx, outbox, &owner, (NoticeKind::ReferralAnswered, &link)).await?;
            tx.commit().await?;
            go_to_saying(&back, "beantwortet")
        }
        Answered::TooLate => {
            let mut errors = InputErrors::new();
            errors.add(
                "schritt",
                "Inzwischen hat jemand geantwortet. Bitte laden Sie die Seite neu.",
            );
            page_again(&referral_page(&request, &permit, &sheet, errors))
        }
    }
}

/// The sheet as a file, written down as passed on.
pub(super) async fn print(request: Request) -> Answer {
    let (mut tx, permit, sheet) = match open(&request, Act::ReferralRead).await? {
        Opened::Sheet(tx, permit, sheet) => (tx, permit, sheet),
        Opened::ElseFirst(answer) => return Ok(answer),
    };
    request.form()?;
    let gate = request.room::<Gate>()?;
    let asked = ask_for_file(&mut tx, &permit, (gate, &sheet)).await?;
    let Ok(disclosure) = asked else {
        return Err(Refused::NotFound);
    };
    let is_demo = request.house().running.is_demo;
    let document = sheet_document(&mut tx, &sheet, (permit.now().day(), is_demo)).await?;
    tx.commit().await?;
    let printed = printed(disclosure, document).await?;
    file(printed.bytes, printed.kind.media_type(), "uebergabebogen.pdf")
}
