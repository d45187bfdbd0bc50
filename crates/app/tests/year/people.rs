//! What people do on which day, through the pages, and what they write that nobody else may read.

mod acts;
mod shared;

use crate::year::walk::Walk;

/// Words of persons and files; none of them stands in a mail.
pub(super) const WORDS: [&str; 8] = [
    "Amal",
    "Bilal",
    "Cem",
    "Dilan",
    "Elif",
    "Probe",
    "Aufenthalt",
    "Einwilligung",
];

/// What happens on a day; false if nobody does anything.
pub(super) async fn act(walk: &mut Walk, day: &str) -> bool {
    winter(walk, day).await
        || spring(walk, day).await
        || summer(walk, day).await
        || autumn(walk, day).await
        || second_winter(walk, day).await
}

async fn winter(walk: &mut Walk, day: &str) -> bool {
    match day {
        "2027-02-01" => {
            walk.at("09:00");
            for (letter, given) in [('A', "Amal"), ('C', "Cem"), ('D', "Dilan")] {
                walk.begins_case(letter, given).await;
            }
            walk.agrees_for_the_jobcenter('A', "2027-08-31").await;
            walk.assesses('A', ("0", "4")).await;
            walk.sets_goal('A').await;
            walk.reviews((walk.anna, 'A'), ("0", "1"), "2027-04-30").await;
            walk.enters_deadline('A', "permit_end", "2027-09-30").await;
            walk.enters_deadline('C', "section_24", "").await;
            walk.enters_deadline('D', "section_24", "").await;
            walk.enters_deadline('D', "benefit_end", "2027-07-12").await;
            walk.follows_up('A', "2027-02-28").await;
            walk.notes('A').await;
        }
        "2027-02-03" => walk.keeps_card("2027-02-10").await,
        "2027-02-15" => walk.decides_to_accompany('A').await,
        "2027-03-01" => {
            walk.settles_follow_up('A').await;
            walk.settles_deadline('C', "kept").await;
            walk.settles_deadline('D', "kept").await;
        }
        "2027-03-22" => {
            walk.plans_step('A', "2027-03-28").await;
            walk.plans_appointment('A', "2027-03-29").await;
            walk.plans_appointment('A', "2027-04-06").await;
        }
        "2027-03-27" => walk.types_too_late('A').await,
        "2027-03-30" => walk.does_step('A').await,
        "2027-03-31" => walk.notes_outcome('A').await,
        _ => return false,
    }
    true
}

async fn spring(walk: &mut Walk, day: &str) -> bool {
    match day {
        "2027-04-08" => walk.notes_outcome('A').await,
        "2027-04-12" | "2027-06-01" => walk.offers('D').await,
        "2027-05-05" => {
            walk.at("10:00");
            walk.opens_at_once('A').await;
        }
        "2027-05-06" => {
            walk.at("09:59");
            assert!(walk.reads(walk.ida, 'A').await, "acute access lasts a whole day");
            walk.at("10:00");
            assert!(!walk.reads(walk.ida, 'A').await, "and not a minute longer");
        }
        "2027-05-10" => {
            walk.talks('A').await;
            walk.reviews((walk.anna, 'A'), ("1", "2"), "2027-08-10").await;
        }
        "2027-06-03" => walk.takes_over('D').await,
        _ => return false,
    }
    true
}

async fn summer(walk: &mut Walk, day: &str) -> bool {
    match day {
        "2027-07-13" => walk.settles_deadline('D', "moot").await,
        "2027-07-19" => walk.arranges_stand_in("2027-07-26", "2027-08-13").await,
        "2027-08-02" => walk.closes_resting('C').await,
        "2027-08-12" => {
            walk.reviews((walk.ida, 'A'), ("2", "2"), "2027-11-30").await;
        }
        "2027-08-16" => {
            walk.assesses('A', ("1", "3")).await;
            walk.agrees_for_the_jobcenter('A', "2028-02-29").await;
        }
        "2027-08-31" => walk.begins_case('E', "Elif").await,
        "2027-09-24" => walk.moves_deadline('A', "2028-03-31").await,
        _ => return false,
    }
    true
}

async fn autumn(walk: &mut Walk, day: &str) -> bool {
    match day {
        "2027-10-01" => walk.takes_over_list().await,
        "2027-10-20" => {
            walk.at("10:00");
            walk.shares('A').await;
        }
        "2027-10-25" => {
            walk.talks('A').await;
            walk.talks('D').await;
            walk.plans_appointment('A', "2027-11-02").await;
        }
        "2027-10-29" => walk.notes_emergency().await,
        "2027-11-02" => {
            walk.at("11:00");
            walk.notes_outcome('A').await;
        }
        "2027-11-03" => {
            walk.at("08:59");
            assert!(walk.reads(walk.bernd, 'A').await, "fourteen times 24 hours");
            walk.at("09:00");
            assert!(
                !walk.reads(walk.bernd, 'A').await,
                "the hour of winter time is not given twice"
            );
        }
        "2027-11-09" => walk.confirms_emergency().await,
        "2027-11-30" => {
            walk.refers_on('B', "Bilal").await;
            walk.reviews((walk.anna, 'A'), ("3", "3"), "2028-02-29").await;
        }
        "2027-12-15" => walk.follows_up('A', "2028-02-29").await,
        _ => return false,
    }
    true
}

async fn second_winter(walk: &mut Walk, day: &str) -> bool {
    match day {
        "2028-02-17" => walk.assesses('A', ("2", "2")).await,
        "2028-02-29" => {
            walk.settles_follow_up('A').await;
            walk.reviews((walk.anna, 'A'), ("4", "3"), "2028-05-29").await;
        }
        "2028-03-27" => walk.settles_deadline('A', "kept").await,
        _ => return false,
    }
    true
}
