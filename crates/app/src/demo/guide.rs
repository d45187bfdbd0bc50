//! What the public guide of the demo shows beside the offers: consultation hours in invented rooms, and one request for an
//! appointment that waits. Nobody who asks exists.

use access::act::Act;
use access::back_door::BackDoor;
use access::permit::JobPurpose;
use base::ids::Ids;
use base::language::Language;
use base::local_time::TimeOfDay;
use calendar::consultation_hour::model::{NewHour, Rhythm, Rule};
use calendar::consultation_hour::store::insert_for_a_job;
use cases::request::model::{Channel, Code, NewRequest, Wished};
use cases::request::store::insert;

use crate::demo::persons::Carer;
use crate::failure::Result;

/// Weekday, rhythm, from, until: one for each case manager in turn.
const HOURS: [(i8, Rhythm, &str, &str); 5] = [
    (2, Rhythm::Weekly, "09:00", "12:00"),
    (4, Rhythm::Weekly, "14:00", "17:30"),
    (3, Rhythm::Fortnightly, "10:00", "12:00"),
    (1, Rhythm::FirstOfMonth, "08:30", "11:30"),
    (5, Rhythm::Weekly, "09:00", "11:00"),
];
/// Since how many days consultation hours are held.
const DAYS_BACK: i32 = 90;

/// Adds consultation hours, and a request where the first case manager works.
///
/// # Errors
/// What the database or the key store reports.
pub(crate) async fn fill(back_door: &BackDoor, ids: &Ids, carers: &[Carer]) -> Result<()> {
    let permit = back_door.job(JobPurpose::Import).await?;
    let from = permit.now().day().plus_days(-DAYS_BACK);
    let mut tx = back_door.write().await?;
    for (carer, (weekday, rhythm, opens, closes)) in carers.iter().zip(HOURS.iter().cycle()) {
        let (Ok(opens), Ok(closes)) = (opens.parse::<TimeOfDay>(), closes.parse::<TimeOfDay>()) else {
            continue;
        };
        let new = NewHour {
            municipality: carer.place.municipality,
            place: "Rathaus, Zimmer 12 (Beispiel)".to_owned(),
            rule: Rule {
                weekday: *weekday,
                rhythm: *rhythm,
                opens,
                closes,
                from,
                until: None,
            },
        };
        insert_for_a_job(&mut tx, &permit, (carer.account, &new), ids).await?;
    }
    tx.commit().await?;
    match carers.first() {
        Some(carer) => request(back_door, ids, carer).await,
        None => Ok(()),
    }
}

async fn request(back_door: &BackDoor, ids: &Ids, carer: &Carer) -> Result<()> {
    let seat = (carer.place.employer, carer.place.municipality);
    let mut chance = [0; 32];
    ids.fill(&mut chance);
    let new = NewRequest {
        token: ids.next_random().to_string(),
        code: Code::of(&chance),
        controller: seat.0,
        municipality: seat.1,
        name: "Besuch aus dem Wegweiser (Demo)".to_owned(),
        reach: "0151 0000000".to_owned(),
        channel: Channel::Phone,
        wished: Wished::Morning,
        language: Some(Language::Arabic),
        wants_interpreter: true,
    };
    let access = back_door.access();
    let (mut tx, file) = access.given_by_the_public(Act::HandOverAdd, seat).await?;
    insert(&mut tx, &file, &new, ids).await?;
    Ok(tx.commit().await?)
}
