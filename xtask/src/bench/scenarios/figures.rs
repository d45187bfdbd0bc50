//! Published figures of a district with a hundred thousand cases: made by night in the background, measured by what the job
//! itself notes.

use super::{Limit, Scenario};
use crate::bench::stage::{MIDDLE, Stage};

/// What is measured of figures.
pub(super) const SCENARIOS: &[Scenario] = &[Scenario {
    key: "snapshot",
    name: "figures of a month of 100 000 cases, in the background",
    limit: Limit::at_most(10.0, "s"),
    measure: snapshot,
}];

const BEGAN: &str =
    "SELECT begun_at FROM post_job WHERE kind = 'insights.snapshot' AND state = 'done' ORDER BY begun_at";
const ENDED: &str =
    "SELECT finished_at FROM post_job WHERE kind = 'insights.snapshot' AND state = 'done' ORDER BY begun_at";
/// The figures of the time before are invented with the data; the job begins after them.
const MONTHS: &str = "SELECT COUNT(*) FROM figures_snapshot WHERE taken_at >=
    (SELECT MIN(begun_at) FROM post_job WHERE kind = 'insights.snapshot' AND state = 'done')";

/// At its first start a demo makes up for the months since; one of them on average.
fn snapshot(stage: &mut Stage) -> Result<f64, String> {
    stage.site(MIDDLE)?;
    let began = stage.asked(MIDDLE, BEGAN)?;
    let ended = stage.asked(MIDDLE, ENDED)?;
    let (Some(began), Some(ended)) = (seconds(&began), seconds(&ended)) else {
        return Err("the figures were not made".to_owned());
    };
    let months: f64 = stage
        .asked(MIDDLE, MONTHS)?
        .trim()
        .parse()
        .map_err(|_| "the months cannot be counted".to_owned())?;
    println!("{months} months in {:.1} s", ended - began);
    Ok((ended - began) / months.max(1.0))
}

/// The seconds of the day in `2026-03-01T04:30:05.250Z`, the first line of an answer.
fn seconds(answer: &str) -> Option<f64> {
    let (_, time) = answer
        .lines()
        .next()?
        .trim()
        .trim_end_matches('Z')
        .split_once('T')?;
    let mut parts = time.split(':').map(str::parse::<f64>);
    let (hours, minutes, seconds) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    Some((hours * 60.0 + minutes) * 60.0 + seconds)
}

#[cfg(test)]
mod tests {
    use super::seconds;

    #[test]
    fn a_moment_is_read_to_the_millisecond() {
        assert_eq!(seconds("2026-03-01T01:00:05.250Z\n"), Some(3605.25));
        assert_eq!(seconds(""), None);
    }
}
