//! Invented stories for the cases of the printed case managers: talks, assessments, goals, appointments and deadlines,
//! written through the same gate as anybody's. No row here is about a person.

use std::net::{IpAddr, Ipv4Addr};

use access::act::Act;
use access::back_door::BackDoor;
use access::gate::Access;
use access::permit::Permit;
use access::session::model::SignedIn;
use access::session::sign_in::{SignIn, Visitor};
use base::day::Day;
use base::ids::{CaseId, ContactId, Ids};
use base::local_time::start_of;
use calendar::appointment::model::{Kind as Meeting, Planned, Span, Texts};
use calendar::deadline::model::{Kind as Deadline, NewDeadline};
use calendar::follow_up::model::{NewFollowUp, Topic};
use calendar::scope::Scope;
use cases::case::model::Phase;
use cases::contact::input::NewContact;
use cases::contact::model::{ContactKind, ContactResult, Interpreter, MinutesClass, Mode};
use cases::life_area::LifeArea;
use cases::list::model::CaseFilter;
use db::tx::Tx;
use planning::assessment::model::{AreaView, Level, Urgency, Views};
use planning::assessment::store::NewVersion;
use planning::goal::model::{GoalKind, GoalState, GoalText, StepText, Who};

use crate::demo::accounts::PASSWORD;
use crate::failure::Result;

/// How many cases get a story.
const STORIES: usize = 8;

/// A story in a few words; what differs between two of them.
struct Story {
    first: &'static str,
    second: &'static str,
    areas: &'static [(LifeArea, i64, i64)],
    goal: (&'static str, &'static str, &'static str),
    step: &'static str,
    meeting: (Meeting, i32, i64, &'static str),
    follow_up: (Topic, i32, &'static str),
    deadline: (Deadline, i32),
}

/// Where a story begins; `later` moves it by some days, so that not everything falls on one.
struct Beginning {
    case: CaseId,
    opened_on: Day,
    later: i32,
}

const ALL: &[Story] = &[
    Story {
        first: "Wohnung zu klein für die Familie; Wohnberechtigungsschein noch nicht beantragt.",
        second: "Antrag gemeinsam ausgefüllt, Gehaltsnachweise fehlen noch.",
        areas: &[
            (LifeArea::Housing, 5, 5),
            (LifeArea::Language, 3, 4),
            (LifeArea::School, 2, 3),
        ],
        goal: (
            "Die Familie lebt in einer eigenen, ausreichend großen Wohnung",
            "Bewerbung bei drei Vermietern",
            "Wohnberechtigungsschein beantragen",
        ),
        step: "Gehaltsnachweise der letzten drei Monate mitbringen",
        meeting: (Meeting::Office, 0, 10, "Wohnungssuche"),
        follow_up: (Topic::AskAfter, 0, "Stand des Antrags beim Wohnungsamt erfragen"),
        deadline: (Deadline::PermitEnd, 24),
    },
    Story {
        first: "Pflegefachkraft im Herkunftsland; Zeugnisse liegen im Original vor.",
        second: "Anerkennung: Übersetzungen in Auftrag gegeben.",
        areas: &[
            (LifeArea::Work, 4, 5),
            (LifeArea::Language, 4, 4),
            (LifeArea::Health, 2, 1),
        ],
        goal: (
            "Arbeit im erlernten Beruf",
            "Abschluss ist anerkannt",
            "Antrag auf Anerkennung ist eingereicht",
        ),
        step: "Beglaubigte Übersetzungen abholen",
        meeting: (Meeting::Phone, 0, 14, "Rückfrage zur Anerkennung"),
        follow_up: (Topic::Papers, -3, "Fehlende Seiten des Zeugnisses anfordern"),
        deadline: (Deadline::CourseApplication, 41),
    },
    Story {
        first: "Kinder ohne Kita-Platz, Mutter möchte einen Sprachkurs beginnen.",
        second: "Kita-Anmeldung im Portal gemeinsam erledigt.",
        areas: &[
            (LifeArea::School, 5, 5),
            (LifeArea::Language, 4, 5),
            (LifeArea::Family, 3, 2),
        ],
        goal: (
            "Die Mutter spricht Deutsch auf B1",
            "Die Kinder sind betreut",
            "Sprachkurs mit Kinderbetreuung ist gefunden",
        ),
        step: "Kursangebote mit Betreuung vergleichen",
        meeting: (Meeting::HomeVisit, 1, 9, "Erstes Gespräch mit beiden Eltern"),
        follow_up: (Topic::GetInTouch, 2, "Rückruf der Kita-Leitung abwarten"),
        deadline: (Deadline::TemporaryProtection, 102),
    },
    Story {
        first: "Post vom Jobcenter nicht verstanden, Leistungen gekürzt.",
        second: "Widerspruch fristgerecht vorbereitet; Jobcenter führt das eigene Fallmanagement.",
        areas: &[(LifeArea::Livelihood, 5, 4), (LifeArea::Residence, 2, 3)],
        goal: (
            "Der Lebensunterhalt ist gesichert",
            "Leistungen laufen wieder in voller Höhe",
            "Widerspruch ist eingelegt",
        ),
        step: "Unterlagen für den Widerspruch kopieren",
        meeting: (Meeting::Accompaniment, 3, 8, "Begleitung zum Jobcenter"),
        follow_up: (Topic::Write, 5, "Anschreiben an das Jobcenter"),
        deadline: (Deadline::Objection, 12),
    },
];

/// An account of the demo, signed in as anybody is.
pub(super) async fn signed_in(access: &Access, login: &str) -> Result<Option<SignedIn>> {
    let visitor = Visitor {
        address: IpAddr::V4(Ipv4Addr::LOCALHOST),
        user_agent: "Lotse Demo".to_owned(),
        browser_mark: None,
    };
    match access.sign_in(login, PASSWORD.to_owned(), &visitor).await? {
        SignIn::Done(token) => Ok(access.session(&token).await?),
        _ => Ok(None),
    }
}

/// Gives the first open cases of an account a story.
///
/// # Errors
/// What the database or the key store reports.
pub async fn tell(back_door: &BackDoor, ids: &Ids, login: &str) -> Result<()> {
    let access = back_door.access();
    let Some(who) = signed_in(access, login).await? else {
        return Ok(());
    };
    let (mut tx, permit) = access.list(&who, Act::CaseList).await?;
    let cases = cases::list::store::listed(&mut tx, &permit, &CaseFilter::default()).await?;
    drop(tx);
    let told = cases.iter().filter(|case| case.phase == Phase::Accompanied);
    for ((case, story), later) in told.take(STORIES).zip(ALL.iter().cycle()).zip(0..) {
        let beginning = Beginning {
            case: case.id,
            opened_on: case.opened_on,
            later,
        };
        write(back_door, &who, ids, (beginning, story)).await?;
    }
    Ok(access.sign_out(&who).await?)
}

async fn write(
    back_door: &BackDoor,
    who: &SignedIn,
    ids: &Ids,
    (beginning, story): (Beginning, &Story),
) -> Result<()> {
    let (mut tx, permit) = back_door
        .access()
        .writing(who, Act::CaseWrite, beginning.case)
        .await?;
    let (opened_on, later) = (beginning.opened_on, beginning.later);
    let today = permit.now().day();
    talks(&mut tx, &permit, ids, (opened_on, story)).await?;
    plan(&mut tx, &permit, ids, (opened_on, story)).await?;
    planning::due::store::set_review(&mut tx, &permit, Some(today.plus_days(later * 9 - 4))).await?;
    let (kind, day, hour, title) = story.meeting;
    let planned = Planned {
        kind,
        span: Span::minutes(
            start_of(today.plus_days(day + later / 4 * 6)).plus_hours(hour),
            45,
        ),
        municipality: None,
        texts: Texts {
            title: title.to_owned(),
            ..Texts::default()
        },
    };
    let scope = Scope::file(&permit)?;
    calendar::appointment::store::insert(&mut tx, &scope, &planned, ids).await?;
    let (topic, days, text) = story.follow_up;
    let follow_up = NewFollowUp {
        topic,
        day: today.plus_days(days + later * 2),
        text: text.to_owned(),
    };
    calendar::follow_up::store::insert(&mut tx, &scope, &follow_up, ids).await?;
    let (kind, days) = story.deadline;
    let deadline = NewDeadline {
        kind,
        person: None,
        day: today.plus_days(days + later * 5),
        note: String::new(),
    };
    calendar::deadline::store::insert(&mut tx, &permit, &deadline, ids).await?;
    Ok(tx.commit().await.map_err(access::failure::Denied::from)?)
}

async fn talks(
    tx: &mut Tx,
    permit: &Permit<CaseId>,
    ids: &Ids,
    (opened_on, story): (Day, &Story),
) -> Result<()> {
    let today = permit.now().day();
    for (after, note, mode) in [
        (0, story.first, Mode::OpenHour),
        (21, story.second, Mode::Appointment),
    ] {
        let contact = NewContact {
            token: ids.next_random().to_string(),
            on: opened_on.plus_days(after).min(today),
            mode,
            kind: ContactKind::CaseContact,
            topics: story.areas.iter().map(|(area, ..)| *area).collect(),
            language: None,
            interpreter: Interpreter::Lay,
            minutes: MinutesClass::UpTo60,
            municipality: None,
            result: ContactResult::Supported,
            note: Some(note.to_owned()),
            card: None,
        };
        let id = ContactId::from_uuid(ids.next());
        cases::contact::store::add_to_case(tx, permit, id, &contact, ids).await?;
    }
    Ok(())
}

async fn plan(
    tx: &mut Tx,
    permit: &Permit<CaseId>,
    ids: &Ids,
    (opened_on, story): (Day, &Story),
) -> Result<()> {
    let today = permit.now().day();
    for (after, eased) in [(0, 0), (1, 1)] {
        let view = |(area, need, wish): &(LifeArea, i64, i64)| {
            let view = AreaView {
                need: Level::new((need - eased).max(1)),
                wish: Level::new(*wish),
                urgency: Some(if *need > 4 { Urgency::Now } else { Urgency::Soon }),
                ..AreaView::default()
            };
            (*area, view)
        };
        let version = NewVersion {
            after,
            held_on: opened_on.plus_days(if after == 0 { 7 } else { 90 }).min(today),
            views: story.areas.iter().map(view).collect::<Views>(),
        };
        planning::assessment::store::insert(tx, permit, &version, ids).await?;
    }
    let area = story.areas.first().map(|(area, ..)| *area);
    let (principle, frame, action) = story.goal;
    let mut parent = None;
    for (kind, title, due) in [
        (GoalKind::Principle, principle, None),
        (GoalKind::Frame, frame, Some(today.plus_months(4))),
        (GoalKind::Action, action, Some(today.plus_days(20))),
    ] {
        let goal = GoalText {
            kind,
            parent,
            area,
            title: title.to_owned(),
            measure: String::new(),
            due_on: due,
            state: GoalState::Open,
        };
        parent = Some(planning::goal::store::insert_goal(tx, permit, &goal, ids).await?);
    }
    if let Some(goal) = parent {
        let step = StepText {
            what: story.step.to_owned(),
            who: Who::Client,
            who_else: String::new(),
            due_on: Some(today.plus_days(16)),
        };
        planning::goal::store::insert_step(tx, permit, (goal, &step), ids).await?;
    }
    Ok(())
}
