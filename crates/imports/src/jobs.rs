//! The background work of this room: taking over, taking back, tidying. What a row says stands in `row`.

mod make;
mod take_back;
mod take_over;
mod tidy;

use people::index::PersonIndex;
use post::job::kind::JobKind;
use post::job::model::Schedule;

/// The name of the job that takes a list over.
pub const TAKE_OVER: &str = "imports.take_over";
/// The name of the job that takes it back.
pub const TAKE_BACK: &str = "imports.take_back";

/// The background jobs of this room; they tell the index whom they add and take away.
pub fn kinds(index: &PersonIndex) -> Vec<JobKind> {
    let (for_over, for_back) = (index.clone(), index.clone());
    vec![
        JobKind::new(TAKE_OVER, "Liste übernehmen", move |context| {
            take_over::run(context, for_over.clone())
        }),
        JobKind::new(TAKE_BACK, "Übernahme zurücknehmen", move |context| {
            take_back::run(context, for_back.clone())
        }),
        JobKind::new("imports.tidy", "Hochgeladene Listen löschen", tidy::run)
            .every(Schedule::EveryMinutes(60)),
    ]
}

/// For how many days a run can be taken back.
pub(crate) fn days_to_take_back() -> i32 {
    i32::try_from(tidy::DAYS_TO_TAKE_BACK).unwrap_or(i32::MAX)
}
