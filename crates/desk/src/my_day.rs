//! Mein Tag: what a case manager does today – appointments in order of time, what is due by urgency, deadlines ahead,
//! and the contact form, always open. It gathers; the rooms below decide what may be shown.

mod guarded;
pub(crate) mod model;
mod moving;

use std::collections::HashMap;

use access::act::Act;
use base::day::Day;
use base::ids::CaseId;
use calendar::appointment::store::lists::Listed;
use calendar::told::today;
use cases::asked::due::{About, Due, due};
use cases::caseload::own::{OwnLoad, own_load};
use cases::contact::form::ContactForm;
use cases::shown::{ShownCase, shown_cases};
use organisation::memory::structure;
use themes::theme::moving::of_mine;
use web::answer::Refused;
use web::components::tag;
use web::request::Request;

use crate::my_day::guarded::{GuardedLine, guarded};
use crate::my_day::model::{Urgency, urgency};
use crate::my_day::moving::InMotion;

/// How far the radar looks ahead.
const RADAR_DAYS: i32 = 90;
/// How many items of each kind the page shows.
const MOST_SHOWN: usize = 30;

/// Today's work of one case manager.
#[derive(Debug)]
pub(crate) struct MyDay {
    pub(crate) appointments: Vec<AppointmentLine>,
    pub(crate) groups: Vec<DueGroup>,
    pub(crate) deadlines: Vec<DueLine>,
    pub(crate) further: usize,
    pub(crate) load: OwnLoad,
    pub(crate) guarded: Vec<GuardedLine>,
    /// Themes in motion that are about one's own open cases.
    pub(crate) moving: InMotion,
    pub(crate) contact_form: ContactForm,
}

/// An appointment of today.
#[derive(Debug)]
pub(crate) struct AppointmentLine {
    pub(crate) time: String,
    pub(crate) kind: &'static str,
    pub(crate) who: String,
    pub(crate) title: String,
    pub(crate) place: String,
    pub(crate) href: String,
    pub(crate) is_over: bool,
}

/// What is due, of one urgency.
#[derive(Debug)]
pub(crate) struct DueGroup {
    pub(crate) label: &'static str,
    pub(crate) is_late: bool,
    pub(crate) lines: Vec<DueLine>,
}

/// One thing that is due.
#[derive(Debug)]
pub(crate) struct DueLine {
    /// The day, where the mark does not say it plainly.
    pub(crate) by: Option<String>,
    pub(crate) what: String,
    pub(crate) who: String,
    pub(crate) stands_in_for: Option<String>,
    pub(crate) href: String,
    pub(crate) mark: tag::Tag,
}

/// Gathers the day of whoever is signed in.
///
/// # Errors
/// [`Refused`] as the gate says.
pub(crate) async fn my_day(request: &Request) -> Result<MyDay, Refused> {
    let access = request.access();
    let who = request.who()?;
    let now = access.clock().now();
    let structure = structure(request).await?;
    // The own cases are asked of the gate by themselves: no transaction is held meanwhile.
    let moving = InMotion(of_mine(access, who).await?);
    let (mut tx, permit) = access.list(who, Act::CaseList).await?;
    let appointments = today(&mut tx, &permit, now.day()).await?;
    let load = own_load(&mut tx, &permit, structure.as_deref()).await?;
    let guarded = guarded(&mut tx, &permit).await?;
    let mut items = due(request, &mut tx, &permit, now.day().plus_days(RADAR_DAYS)).await?;
    let further = items.len();
    let (mut ahead, mut work): (Vec<Due>, Vec<Due>) = items
        .drain(..)
        .partition(|item| item.is_deadline && urgency(item.by, now.day()) == Urgency::Later);
    work.retain(|item| urgency(item.by, now.day()) != Urgency::Later);
    work.truncate(MOST_SHOWN);
    ahead.truncate(MOST_SHOWN);
    let further = further.saturating_sub(work.len() + ahead.len());
    let mut ids: Vec<CaseId> = work
        .iter()
        .chain(&ahead)
        .filter_map(|item| case_of(item.about))
        .collect();
    ids.extend(appointments.iter().filter_map(|one| one.appointment.tie.case()));
    ids.extend(guarded.cases());
    ids.sort_unstable();
    ids.dedup();
    let (names, keys) = shown_cases(access, tx, &permit, &ids).await?;
    let appointments = appointments.iter().map(|one| {
        let texts = one.appointment.texts_in_list(&keys);
        AppointmentLine {
            time: one.appointment.span.german(),
            kind: one.appointment.kind.german(),
            who: name_of(one.appointment.tie.case(), &names),
            title: texts.title,
            place: texts.place,
            href: href_of(one),
            is_over: one.appointment.span.ends() <= now,
        }
    });
    Ok(MyDay {
        appointments: appointments.collect(),
        groups: groups(&work, now.day(), &names),
        deadlines: ahead.iter().map(|item| line(item, now.day(), &names)).collect(),
        further,
        load,
        moving,
        guarded: guarded.lines(|case| {
            names
                .get(&case)
                .map_or_else(String::new, |shown| shown.code.clone())
        }),
        contact_form: ContactForm::fresh(request, "/").await?,
    })
}

fn href_of(one: &Listed) -> String {
    match one.appointment.tie.case() {
        Some(case) => format!("/faelle/{case}/termine"),
        None => "/termine".to_owned(),
    }
}

fn case_of(about: About) -> Option<CaseId> {
    match about {
        About::Case(id) => Some(id),
        About::Contact(_) | About::Nobody => None,
    }
}

fn name_of(case: Option<CaseId>, names: &HashMap<CaseId, ShownCase>) -> String {
    let shown = case.and_then(|case| names.get(&case));
    shown.map_or_else(String::new, |shown| {
        if shown.name.is_empty() {
            shown.code.clone()
        } else {
            shown.name.clone()
        }
    })
}

fn groups(work: &[Due], today: Day, names: &HashMap<CaseId, ShownCase>) -> Vec<DueGroup> {
    [
        (Urgency::Overdue, "Überfällig"),
        (Urgency::Today, "Heute"),
        (Urgency::ThisWeek, "In den nächsten sieben Tagen"),
    ]
    .into_iter()
    .map(|(wanted, label)| DueGroup {
        label,
        is_late: wanted == Urgency::Overdue,
        lines: work
            .iter()
            .filter(|item| urgency(item.by, today) == wanted)
            .map(|item| line(item, today, names))
            .collect(),
    })
    .filter(|group| !group.lines.is_empty())
    .collect()
}

impl DueLine {
    /// A line that is about nobody in particular.
    pub(crate) fn of_nobody(item: &Due, today: Day) -> Self {
        line(item, today, &HashMap::new())
    }
}

fn line(item: &Due, today: Day, names: &HashMap<CaseId, ShownCase>) -> DueLine {
    let case = case_of(item.about);
    let mark = match urgency(item.by, today) {
        Urgency::Overdue => tag::danger(model::late(item.by, today)),
        Urgency::Today => tag::warning("heute"),
        Urgency::ThisWeek | Urgency::Later => tag::neutral(model::ahead(item.by, today)),
    };
    DueLine {
        by: (urgency(item.by, today) == Urgency::Later).then(|| item.by.german()),
        what: item.what.clone(),
        who: name_of(case, names),
        stands_in_for: case
            .and_then(|case| names.get(&case))
            .and_then(|shown| shown.stands_in_for.clone()),
        href: item.href.clone(),
        mark,
    }
}
