//! What is typed to arrange a stand-in. No database.

use base::day::Day;
use base::ids::AccountId;
use base::input::InputErrors;

/// Most days of one stand-in; who is away longer hands the cases over.
const MOST_DAYS: i32 = 92;

/// A stand-in as typed: with whom, and the days; `until` is the day after the last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct StandInInput {
    pub(crate) colleague: AccountId,
    pub(crate) from: Day,
    pub(crate) until: Day,
}

/// Reads a stand-in from the words of a form; the colleague must be one of those offered.
pub(crate) fn read(
    (colleague, from, last): (&str, &str, &str),
    offered: &[AccountId],
    today: Day,
) -> Result<StandInInput, InputErrors> {
    let mut errors = InputErrors::new();
    let colleague = colleague
        .parse::<AccountId>()
        .ok()
        .filter(|id| offered.contains(id));
    if colleague.is_none() {
        errors.add("person", "Bitte eine Kollegin oder einen Kollegen wählen.");
    }
    let from = errors.take("ab", Day::typed(from));
    let last = errors.take("bis", Day::typed(last));
    if let (Some(from), Some(last)) = (from, last) {
        if last < from || last < today {
            errors.add("bis", "Der letzte Tag liegt vor dem ersten oder ist vorbei.");
        } else if from.days_until(last) >= MOST_DAYS {
            errors.add(
                "bis",
                "Eine Vertretung dauert höchstens drei Monate. Danach werden Fälle übergeben.",
            );
        }
    }
    match (colleague, from, last) {
        (Some(colleague), Some(from), Some(last)) if errors.is_empty() => Ok(StandInInput {
            colleague,
            from,
            until: last.plus_days(1),
        }),
        _ => Err(errors),
    }
}

#[cfg(test)]
mod tests {
    use base::clock::Clock;
    use base::ids::Ids;

    use super::*;

    #[test]
    fn a_stand_in_is_a_colleague_for_days_that_are_not_over() {
        let colleague = AccountId::from_uuid(Ids::seeded(Clock::machine(), 1).next());
        let id = colleague.to_string();
        let today = "2026-03-02".parse().unwrap();
        let check = |id: &str, from: &str, last: &str| read((id, from, last), &[colleague], today).is_ok();
        assert!(check(&id, "02.03.2026", "02.03.2026"));
        assert!(!check("", "02.03.2026", "02.03.2026"));
        assert!(!check(
            "00000000-0000-4000-8000-000000000000",
            "02.03.2026",
            "02.03.2026"
        ));
        assert!(!check(&id, "05.03.2026", "04.03.2026"));
        assert!(!check(&id, "01.02.2026", "01.03.2026"));
        assert!(!check(&id, "02.03.2026", "02.06.2026"));
    }
}
