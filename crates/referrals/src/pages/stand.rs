//! One referral: what goes out and what not, how far it is, what is told of it next.

use std::collections::BTreeMap;

use access::act::Act;
use askama::Template;
use base::day::Day;
use base::ids::ReferralId;
use base::input::InputErrors;
use cases::case::opened::{Opened, opened};
use consents::before::Before;
use consents::gate::Gate;
use consents::model::category::Category;
use consents::model::path::OutgoingPath;
use consents::model::wish::Wish;
use consents::words::Words;
use vault::sealed::Open;
use web::answer::{Answer, Refused, go_to, page};
use web::components::facts::{self, Facts};
use web::components::field::Choice;
use web::components::tag::Tag;
use web::components::timeline::{Entry, Timeline};
use web::components::{button, errors, field, notice};
use web::request::Request;
use web::shell::Shell;

use super::{PAGE, TITLE, days, name_of, named, people_of, state_tag};
use crate::model::clock::DAYS_TO_ANSWER;
use crate::model::purpose::preset;
use crate::model::state::{Channel, Reason, State};
use crate::store::step::{Step, steps, views};
use crate::store::{Referral, parts, wish};
use crate::team::store::told;

#[derive(Template)]
#[template(path = "referrals/stand.html")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each shows or hides one part of the page"
)]
pub(super) struct StandPage {
    shell: Shell,
    path: String,
    id: ReferralId,
    mark: Tag,
    facts: Facts,
    who: String,
    sheet: Vec<(String, String)>,
    note: String,
    course: Timeline,
    may_change: bool,
    sending: Option<SendingForm>,
    answers: Vec<Choice>,
    reasons: Vec<Choice>,
    channels: Vec<Choice>,
    today: String,
    talk: Option<String>,
    talk_is_open: bool,
    gap: bool,
    stopped: Option<Stopped>,
    is_late: bool,
    may_print: bool,
    errors: InputErrors,
}

/// What is asked before a referral goes out.
struct SendingForm {
    before: Before,
    channels: Vec<Choice>,
    channel: &'static str,
    days: i32,
    consent: String,
}

/// What had gone out before the consent was withdrawn or ended.
struct Stopped {
    on: String,
    what: String,
    views: String,
}

pub(super) async fn show(request: Request) -> Answer {
    let mut case = opened(&request, Act::CaseRead).await?;
    if request.query().text("vermittlung").is_empty() {
        return go_to(&case.path(PAGE));
    }
    let referral = named(&mut case, &request.query()).await?;
    page(&stand_page(&request, &mut case, &referral, InputErrors::new()).await?)
}

/// The wish with which this referral goes out.
pub(super) fn sending_wish(
    referral: &Referral,
    parts: &BTreeMap<Category, Open<String>>,
    path: OutgoingPath,
) -> Wish {
    let to = (referral.organisation, referral.purpose);
    wish(path, to, parts.keys().copied())
}

/// The page of a referral.
pub(super) async fn stand_page(
    request: &Request,
    case: &mut Opened,
    referral: &Referral,
    errors: InputErrors,
) -> Result<StandPage, Refused> {
    let today = case.permit.now().day();
    let people = people_of(case).await?;
    let parts = parts(&mut case.tx, &case.permit, referral.id).await?;
    let may_change = case.may_change(request)?;
    let can_be_sent = matches!(referral.state(), State::Proposed | State::Stopped);
    let sending = if can_be_sent && may_change {
        Some(sending_form(request, case, (referral, &parts)).await?)
    } else {
        None
    };
    let keys = request.access().addressed_of(&mut case.tx, &case.permit).await?;
    let steps = steps(&mut case.tx, &case.permit, Some(&keys)).await?;
    let views = views(&mut case.tx, &case.permit, referral.id).await?;
    let german = Words::german();
    let sheet = parts
        .iter()
        .filter_map(|(category, text)| Some((german.of(&category.key()), case.permit.reveal(text)?.clone())));
    let own: Vec<&Step> = steps.iter().filter(|step| step.referral == referral.id).collect();
    let course = own.iter().map(|step| {
        let words = |note: &Open<String>| {
            let own = case.permit.reveal(note).cloned();
            own.or_else(|| keys.reveal(note).cloned())
        };
        entry(step, step.note.as_ref().and_then(words))
    });
    let answers: Vec<State> = referral.state().answers().collect();
    let reason = |state| Reason::of(state, false);
    let mut reasons: Vec<Reason> = answers.iter().copied().flat_map(reason).collect();
    reasons.sort_unstable_by_key(|reason| Reason::ALL.iter().position(|one| one == reason));
    reasons.dedup();
    Ok(StandPage {
        shell: case.shell_below(request, &format!("Vermittlung {}", referral.code), (TITLE, PAGE)),
        path: case.path(PAGE),
        id: referral.id,
        mark: state_tag(referral.state(), referral.course.is_late(today)),
        facts: facts_of(referral, today),
        who: name_of(&people, referral.person),
        sheet: sheet.collect(),
        note: referral
            .note
            .as_ref()
            .and_then(|note| case.permit.reveal(note))
            .cloned()
            .unwrap_or_default(),
        course: Timeline::new(course.collect()),
        may_change,
        sending,
        answers: answers.iter().map(|one| Choice::new(one, one.german())).collect(),
        reasons: reasons.iter().map(|one| Choice::new(one, one.german())).collect(),
        channels: Channel::without_account()
            .map(|one| Choice::new(one, one.german()))
            .collect(),
        today: today.to_string(),
        talk: referral.is_warm.then(|| talk(referral)),
        talk_is_open: !referral.talk_is_held
            && (referral.state().is_running() || referral.state() == State::Proposed),
        gap: may_change
            && referral.state() == State::Declined
            && !referral.gap_is_noted
            && referral.reason.and_then(Reason::gap).is_some(),
        stopped: (referral.state() == State::Stopped).then(|| Stopped {
            on: referral.state_on.german(),
            what: what_went(referral, &parts),
            views: seen(&views),
        }),
        is_late: referral.course.is_late(today),
        may_print: may_change && !can_be_sent && !referral.state().has_ended(),
        errors,
    })
}

async fn sending_form(
    request: &Request,
    case: &mut Opened,
    (referral, parts): (&Referral, &BTreeMap<Category, Open<String>>),
) -> Result<SendingForm, Refused> {
    let wish = sending_wish(referral, parts, OutgoingPath::Referral);
    let gate = request.room::<Gate>()?;
    let persons = [referral.person];
    let preview = gate
        .preview_for_case(&mut case.tx, &case.permit, &persons, &wish)
        .await?;
    let today = case.permit.now().day();
    let members = told(&mut case.tx, referral.organisation, today).await?;
    let has_team = !members.is_empty() && !case.permit.is_restricted();
    let ways = Channel::ALL
        .iter()
        .filter(|one| has_team || **one != Channel::Portal);
    let consent = format!(
        "/personen/{}/einwilligungen/neu?vorlage={}&stelle={}",
        referral.person,
        preset(referral.field),
        referral.organisation
    );
    Ok(SendingForm {
        before: Before::of(&preview, &[], wish.mark()),
        channels: ways.map(|one| Choice::new(one, one.german())).collect(),
        channel: if has_team {
            Channel::Portal.code()
        } else {
            Channel::Person.code()
        },
        days: DAYS_TO_ANSWER,
        consent,
    })
}

fn facts_of(referral: &Referral, today: Day) -> Facts {
    let course = &referral.course;
    let mut list = facts::list()
        .fact("Stelle", &referral.organisation_name)
        .fact("Zweck", Words::german().of(&referral.purpose.key()))
        .fact("Handlungsfeld", referral.field.german());
    if let Some(channel) = referral.channel {
        list = list.fact("Weg", channel.german());
    }
    if let Some(sent) = course.sent_on {
        list = list.fact("Versandt", sent.german());
    }
    if let Some(due) = course.answer_due_on.filter(|_| referral.state() == State::Sent) {
        list = list.fact("Antwort bis", due.german());
    }
    if let Some(until) = course
        .waits_until
        .filter(|_| referral.state() == State::Waitlisted)
    {
        list = list.fact("Voraussichtlich ab", until.german());
    }
    if let Some(reason) = referral.reason {
        list = list.fact("Grund", reason.german());
    }
    if course.days_to_answer().is_some() {
        list = list.fact("Antwort nach", days(course.days_to_answer()));
    }
    if course.sent_on.is_some() {
        list = list.fact("Wartezeit", days(course.waiting_days(today)));
    }
    list
}

fn entry(step: &Step, note: Option<String>) -> Entry {
    let title = match step.reason {
        Some(reason) => format!("{} – {}", upper(step.state.german()), reason.german()),
        None => upper(step.state.german()),
    };
    let way = step.channel.map(|channel| channel.german().to_owned());
    let text: Vec<String> = way.into_iter().chain(note).collect();
    let mut entry = Entry::new(step.on.german(), "handshake", title).text(text.join("\n"));
    if !step.by.is_empty() {
        entry = entry.by(&step.by);
    }
    entry
}

fn upper(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn talk(referral: &Referral) -> String {
    match (referral.talk_is_held, referral.talk_on) {
        (true, Some(on)) => format!("Übergabegespräch geführt am {}", on.german()),
        (true, None) => "Übergabegespräch geführt".to_owned(),
        (false, Some(on)) => format!("Übergabegespräch geplant für {}", on.german()),
        (false, None) => "Übergabegespräch geplant, noch ohne Tag".to_owned(),
    }
}

fn what_went(referral: &Referral, parts: &BTreeMap<Category, Open<String>>) -> String {
    let categories: Vec<&str> = parts.keys().map(|category| category.short()).collect();
    match referral.course.sent_on {
        Some(sent) => format!(
            "Vorher gegangen, am {} an {}: {}.",
            sent.german(),
            referral.organisation_name,
            categories.join(", ")
        ),
        None => "Vorher ist nichts hinausgegangen.".to_owned(),
    }
}

fn seen(views: &[(Day, i64)]) -> String {
    match (views.first(), views.last()) {
        (Some((first, _)), Some((last, _))) => format!(
            "Auf der Partnerseite angesehen zwischen {} und {}.",
            first.german(),
            last.german()
        ),
        _ => String::new(),
    }
}
