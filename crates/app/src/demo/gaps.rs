//! Invented missing offers for the demo, spread over a year, so that the analysis of needs has something to show and to
//! compare. As in a real house, nobody stands behind them.

use access::back_door::BackDoor;
use base::ids::Ids;
use base::language::Language;
use directory::gap::model::{GapOrigin, GapReason, NewGap};
use directory::gap::store::note;
use directory::topic::Topic;
use organisation::model::structure::Structure;

use crate::failure::Result;

/// How many there are.
const GAPS: usize = 90;
/// How far back they reach (days).
const DAYS_BACK: usize = 330;

/// Notes them, if the district has municipalities.
///
/// # Errors
/// What the database reports.
pub(crate) async fn fill(back_door: &BackDoor, ids: &Ids, structure: &Structure) -> Result<()> {
    let places = &structure.municipalities;
    if places.is_empty() {
        return Ok(());
    }
    let today = back_door.access().clock().today();
    let mut tx = back_door.write().await?;
    for number in 0..GAPS {
        // Squares fall unevenly: some places stand out, some stay empty.
        let (topic, reason) = MISSING[(number * 5 + number / 9) % MISSING.len()];
        let place = &places[(number * number + number / 7) % places.len()];
        let days = i32::try_from(number * DAYS_BACK / GAPS).unwrap_or_default();
        let gap = NewGap {
            field: topic.field(),
            topic: Some(topic),
            municipality: Some(place.id),
            language: (reason == GapReason::NoLanguage).then_some(Language::Tigrinya),
            people: i64::try_from(number % 4).unwrap_or(1) + 1,
            reason,
            origin: GapOrigin::ALL[number % GapOrigin::ALL.len()],
        };
        note(&mut tx, gap, (ids, today.plus_days(-days))).await?;
    }
    tx.commit().await?;
    Ok(())
}

const MISSING: [(Topic, GapReason); 11] = [
    (Topic::FlatSearch, GapReason::NoOffer),
    (Topic::IntegrationCourse, GapReason::Full),
    (Topic::Daycare, GapReason::Full),
    (Topic::Psychosocial, GapReason::NoLanguage),
    (Topic::FlatSearch, GapReason::TooExpensive),
    (Topic::LiteracyCourse, GapReason::TooFar),
    (Topic::Recognition, GapReason::TooFar),
    (Topic::Doctor, GapReason::NoLanguage),
    (Topic::VocationalTraining, GapReason::NotEligible),
    (Topic::Conversation, GapReason::Hours),
    (Topic::ResidenceAdvice, GapReason::Full),
];

#[cfg(test)]
mod tests {
    use directory::field::FieldOfAction;

    use super::*;

    #[test]
    fn most_fields_miss_something_in_the_demo() {
        let fields: std::collections::BTreeSet<FieldOfAction> =
            MISSING.iter().map(|(topic, _)| topic.field()).collect();
        assert!(fields.len() >= 6, "{fields:?}");
    }
}
