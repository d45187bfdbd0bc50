//! The job of the first of the month: every room counts, the rule decides, what is published is frozen. A month that was
//! missed is made up for, in order. Counting reads in one transaction and writes nothing; deciding needs no database;
//! writing takes milliseconds. Nobody who works is kept waiting.

use access::permit::{JobPermit, JobPurpose};
use base::day::Day;
use figures::asked::Counters;
use figures::draft::Draft;
use figures::period::{Length, Period};
use figures::place::Places;
use figures::snapshot::store;
use figures::withhold::publish;
use post::job::context::JobContext;
use post::job::kind::{JobFailure, JobKind};
use post::job::model::Schedule;

use crate::places;

/// When nobody works.
const HOUR: i64 = 3;
/// The first time, so many months are looked back upon, so that there is a curve to begin with.
const MONTHS_BACK: i32 = 12;
/// And so many for what is made for half-years: a comparison needs two before something and two after it.
const HALF_YEARS_BACK: i32 = 4;
/// A half-year is so long (months).
const HALF_YEAR: i32 = 6;
/// No server is switched off for longer (months).
const LONGEST_GAP: i32 = 1_200;

pub(crate) fn job(counters: &Counters) -> JobKind {
    let counters = counters.clone();
    JobKind::new(
        "insights.snapshot",
        "Zahlen des Monats berechnen",
        move |context| take(context, counters.clone()),
    )
    .every(Schedule::MonthlyFrom { hour: HOUR })
}

async fn take(context: JobContext, counters: Counters) -> Result<(), JobFailure> {
    let permit = context.permit(JobPurpose::Snapshot).await?;
    let mut tx = context.read().await?;
    let last = store::last_month(&mut tx, &permit).await?;
    drop(tx);
    for month in due(last, permit.now().day()) {
        snapshot(&context, &permit, (&counters, month)).await?;
        context.go_on()?;
    }
    Ok(())
}

/// The months that are over and have no snapshot, the oldest first.
fn due(last: Option<Period>, today: Day) -> Vec<Period> {
    let newest = Period::last_month_before(today);
    let mut months: Vec<Period> = match last {
        None => (0..HALF_YEARS_BACK * HALF_YEAR)
            .map(|back| (back, newest.before(back)))
            .filter(|(back, month)| *back < MONTHS_BACK || month.ending_with(Length::HalfYear).is_some())
            .map(|(_, month)| month)
            .collect(),
        Some(last) => (0..LONGEST_GAP)
            .map(|back| newest.before(back))
            .take_while(|month| *month > last)
            .collect(),
    };
    months.reverse();
    months
}

async fn snapshot(
    context: &JobContext,
    permit: &JobPermit,
    (counters, month): (&Counters, Period),
) -> Result<(), JobFailure> {
    let mut tx = context.read().await?;
    let structure = organisation::store::structure::for_a_job(&mut tx, permit).await?;
    let places = places::on(structure.as_ref(), month.last_day());
    let mut drafts = Vec::new();
    for counter in counters.all() {
        let Some(period) = month.ending_with(counter.kind.length()) else {
            continue;
        };
        let columns = (counter.columns)();
        let codes = columns.iter().map(|column| column.code.to_owned()).collect();
        let counts = (counter.count)(&mut tx, permit, period).await?;
        drafts.push(Draft::new((counter.kind, period), &places, codes, counts));
    }
    let history = store::history(&mut tx, permit).await?;
    drop(tx);
    let deciding = move || {
        let publication = publish(&places, month, &drafts, &history);
        (places, publication)
    };
    let (places, publication): (Places, _) = tokio::task::spawn_blocking(deciding)
        .await
        .map_err(|_| JobFailure::again("deciding"))?;
    let mut tx = context.write().await?;
    store::keep(&mut tx, permit, (month, &places), &publication).await?;
    Ok(tx.commit().await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn months(last: Option<&str>, today: &str) -> Vec<String> {
        let last = last.map(|text| text.parse().unwrap());
        let due = due(last, today.parse().unwrap());
        due.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_month_is_counted_when_it_is_over_and_once() {
        assert_eq!(months(Some("2026-09"), "2026-10-31"), [""; 0]);
        assert_eq!(months(Some("2026-09"), "2026-11-01"), ["2026-10"]);
        assert_eq!(months(Some("2026-10"), "2026-11-30"), [""; 0]);
    }

    #[test]
    fn months_that_were_missed_are_made_up_for_in_order() {
        assert_eq!(
            months(Some("2026-07"), "2026-11-15"),
            ["2026-08", "2026-09", "2026-10"]
        );
    }

    #[test]
    fn at_first_a_year_is_looked_back_upon_and_two_years_of_half_years() {
        let months = months(None, "2026-11-15");
        assert_eq!(months[..3], ["2024-12", "2025-06", "2025-11"]);
        assert_eq!((months.len(), months[13].as_str()), (14, "2026-10"));
    }
}
