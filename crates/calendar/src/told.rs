//! What this room answers to the questions of `cases` and `desk`: time line, due items, closing checks, today, next.

use access::act::Act;
use access::failure::Result;
use access::permit::{ListPermit, Permit};
use base::day::Day;
use base::ids::CaseId;
use base::moment::Moment;
use cases::asked::closing::{Check, Checked};
use cases::asked::due::{About, Due, Named};
use cases::asked::meeting::{self, Meeting, Meetings};
use cases::asked::tab::CaseTab;
use cases::asked::timeline::{Happened, Told};
use db::tx::Tx;

use crate::appointment::model::{Kind, Outcome};
use crate::appointment::store::lists::{self, Listed, between};
use crate::appointment::store::{self as appointments, Appointment};
use crate::deadline::store::{self as deadlines, Deadline};
use crate::follow_up::store as follow_ups;
use crate::scope::Tie;
use base::local_time::{TimeOfDay, start_of};

/// The pages of this room in the bar of a case.
pub const TABS: &[CaseTab] = &[
    CaseTab::page("Termine", "termine", Act::CaseRead),
    CaseTab::page("Wiedervorlagen", "wiedervorlagen", Act::CaseRead),
    CaseTab::page("Fristen", "fristen", Act::CaseRead),
];

/// Tells the appointments of a case that have begun or were cancelled.
pub fn teller<'t>(tx: &'t mut Tx, permit: &'t Permit<CaseId>) -> Told<'t> {
    Box::pin(async move {
        let all = appointments::of_file(tx, permit).await?;
        let now = permit.now();
        let has_happened =
            |one: &&Appointment| one.span.starts() <= now || one.outcome == Some(Outcome::Cancelled);
        Ok(all
            .iter()
            .filter(has_happened)
            .map(|one| happened(one, permit))
            .collect())
    })
}

fn happened(one: &Appointment, permit: &Permit<CaseId>) -> Happened {
    let texts = one.texts(permit);
    let outcome = one.outcome.map(Outcome::german);
    let reason = one.reason.map(|reason| reason.german().to_owned());
    let text = [Some(texts.title), reason].into_iter().flatten();
    let text: Vec<String> = text.filter(|words| !words.is_empty()).collect();
    Happened {
        day: one.span.day(),
        at: one.span.starts(),
        symbol: one.kind.symbol(),
        title: match outcome {
            Some(outcome) => format!("{} – {outcome}", one.kind.german()),
            None => one.kind.german().to_owned(),
        },
        text: (!text.is_empty()).then(|| text.join(" · ")),
        by: Some(one.by.clone()),
        href: Some(format!("/faelle/{}/termine", permit.id())),
    }
}

/// Names due follow-ups, past appointments without an outcome, and deadlines.
pub fn reminder<'t>(tx: &'t mut Tx, permit: &'t ListPermit, until: Day) -> Named<'t> {
    Box::pin(async move {
        let mut due = Vec::new();
        for one in follow_ups::open_until(tx, permit, until).await? {
            let one = one.follow_up;
            due.push(Due {
                by: one.day,
                about: about(one.tie),
                what: format!("Wiedervorlage: {}", one.topic.german()),
                href: one.tie.path("wiedervorlagen"),
                is_deadline: false,
            });
        }
        for one in lists::without_outcome(tx, permit).await? {
            let one = one.appointment;
            due.push(Due {
                by: one.span.day(),
                about: about(one.tie),
                what: format!("Termin ohne Ergebnis: {}", one.kind.german()),
                href: one.tie.path("termine"),
                is_deadline: false,
            });
        }
        let today = permit.now().day();
        let mut entered = deadlines::open_until(tx, permit, until).await?;
        entered.extend(deadlines::consents_ending(tx, permit, (today, until)).await?);
        due.extend(entered.into_iter().map(|one| deadline(&one.deadline)));
        due.sort_by_key(|one| one.by);
        due.truncate(200);
        Ok(due)
    })
}

fn about(tie: Tie) -> About {
    match tie {
        Tie::Case(id) => About::Case(id),
        Tie::Contact(id) => About::Contact(id),
        Tie::Nobody => About::Nobody,
    }
}

fn deadline(one: &Deadline) -> Due {
    Due {
        by: one.day,
        about: About::Case(one.case),
        what: format!("Frist: {}", one.kind.german()),
        href: format!("/faelle/{}/fristen", one.case),
        is_deadline: true,
    }
}

/// Checks before closing: no appointment ahead, no open follow-up, no open deadline.
pub fn checker<'t>(tx: &'t mut Tx, permit: &'t Permit<CaseId>) -> Checked<'t> {
    Box::pin(async move {
        let now = permit.now();
        let appointments = appointments::of_file(tx, permit).await?;
        let open = appointments.iter().filter(|one| one.outcome.is_none());
        let (ahead, past): (Vec<_>, Vec<_>) = open.partition(|one| one.span.ends() > now);
        let follow_ups = follow_ups::of_file(tx, permit).await?;
        let follow_ups = follow_ups.iter().filter(|one| one.done_at.is_none()).count();
        let deadlines = deadlines::of_case(tx, permit).await?;
        let deadlines = deadlines.iter().filter(|one| one.settlement.is_none()).count();
        let id = permit.id();
        let check = |claim, count: usize, (one, many): (&str, &str), room: &str| Check {
            claim,
            holds: count == 0,
            missing: match count {
                0 => String::new(),
                1 => format!("1 {one}"),
                count => format!("{count} {many}"),
            },
            href: format!("/faelle/{id}/{room}"),
        };
        Ok(vec![
            check(
                "Kein Termin steht mehr aus",
                ahead.len(),
                ("Termin steht noch aus", "Termine stehen noch aus"),
                "termine",
            ),
            check(
                "Alle Termine haben ein Ergebnis",
                past.len(),
                ("Termin ohne Ergebnis", "Termine ohne Ergebnis"),
                "termine",
            ),
            check(
                "Alle Wiedervorlagen sind erledigt",
                follow_ups,
                ("Wiedervorlage ist offen", "Wiedervorlagen sind offen"),
                "wiedervorlagen",
            ),
            check(
                "Alle Fristen sind erledigt oder entfallen",
                deadlines,
                ("Frist ist offen", "Fristen sind offen"),
                "fristen",
            ),
        ])
    })
}

/// The appointments of a day of whoever the permit holds, in order of time; cancelled ones are left out.
///
/// Their texts open with [`Appointment::texts_in_list`] and the keys of [`Listed::appointment`]'s case.
///
/// # Errors
/// What the database reports.
pub async fn today(tx: &mut Tx, permit: &ListPermit, day: Day) -> Result<Vec<Listed>> {
    let mut all = between(tx, permit, start_of(day), start_of(day.plus_days(1))).await?;
    all.retain(|one| one.appointment.outcome != Some(Outcome::Cancelled));
    Ok(all)
}

/// Tells when and where the persons of a case are met next, and were met last.
pub fn meetings<'t>(tx: &'t mut Tx, permit: &'t Permit<CaseId>) -> meeting::Told<'t> {
    Box::pin(async move {
        let now = permit.now();
        let all = appointments::of_file(tx, permit).await?;
        let is_ahead = |one: &&Appointment| one.outcome.is_none() && one.span.starts() > now;
        let took_place = |one: &&Appointment| one.outcome == Some(Outcome::Attended);
        Ok(Meetings {
            next: all.iter().rev().find(is_ahead).map(|one| met(one, permit)),
            last: all.iter().find(took_place).map(|one| met(one, permit)),
        })
    })
}

fn met(one: &Appointment, permit: &Permit<CaseId>) -> Meeting {
    let time = |moment| {
        if one.span.is_all_day() {
            String::new()
        } else {
            TimeOfDay::at(moment).to_string()
        }
    };
    let typed = one.texts(permit).place;
    Meeting {
        day: one.span.day(),
        from: time(one.span.starts()),
        until: time(one.span.ends()),
        place: if typed.is_empty() {
            one.kind.usual_place().to_owned()
        } else {
            typed
        },
        is_at_home: one.kind == Kind::HomeVisit,
    }
}

/// What is next in a case.
#[derive(Clone, Debug)]
pub struct Summary {
    /// The next appointment.
    pub appointment: Option<Next>,
    /// How many follow-ups are open.
    pub follow_ups: usize,
    /// The next deadlines, at most three.
    pub deadlines: Vec<(Day, &'static str)>,
}

/// The next appointment of a case, opened.
#[derive(Clone)]
pub struct Next {
    /// When it begins.
    pub starts: Moment,
    /// The day and the times, as pages show them.
    pub when: String,
    /// Its kind, in German.
    pub kind: &'static str,
    /// What it is about.
    pub title: String,
    /// Where it is.
    pub place: String,
}

impl std::fmt::Debug for Next {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Next({})", self.starts)
    }
}

/// What is next in the case of the permit.
///
/// # Errors
/// What the database reports.
pub async fn summary(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Summary> {
    let now = permit.now();
    let all = appointments::of_file(tx, permit).await?;
    let open_ahead = |one: &&Appointment| one.outcome.is_none() && one.span.ends() > now;
    let next = all.iter().rev().find(open_ahead);
    let follow_ups = follow_ups::of_file(tx, permit).await?;
    let mut deadlines = deadlines::of_case(tx, permit).await?;
    deadlines.retain(|one| one.settlement.is_none());
    deadlines.extend(deadlines::known_of_case(tx, permit).await?);
    deadlines.sort_by_key(|one| one.day);
    deadlines.truncate(3);
    Ok(Summary {
        appointment: next.map(|one| {
            let texts = one.texts(permit);
            Next {
                starts: one.span.starts(),
                when: format!("{}, {}", one.span.day().german(), one.span.german()),
                kind: one.kind.german(),
                title: texts.title,
                place: texts.place,
            }
        }),
        follow_ups: follow_ups.iter().filter(|one| one.done_at.is_none()).count(),
        deadlines: deadlines.iter().map(|one| (one.day, one.kind.german())).collect(),
    })
}
