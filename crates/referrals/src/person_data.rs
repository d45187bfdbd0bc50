//! What this room keeps of a person: referrals with their sheets, steps and views. They hang on the case and tell of one
//! person; what is sealed for others goes with its own key.

mod store;

use access::failure::Result;
use access::permit::{JobPermit, Permit};
use access::person_data::told::{Entry, Section};
use access::person_data::{
    Collected, Collector, Erased, Eraser, Files, Kept, RoomData, TableRule, follows_nothing, knows_nobody,
};
use base::ids::CaseId;
use cases::person_data::titled;
use consents::words::Words;
use db::tx::Tx;
use vault::subject::KeySubject;

use crate::store::step::steps;
use crate::store::{of_case, parts};

const TABLES: &[&str] = &[
    "referrals_referral",
    "referrals_part",
    "referrals_extract",
    "referrals_step",
    "referrals_view",
];

/// The entry of this room.
pub const PERSON_DATA: RoomData = RoomData {
    room: "referrals",
    german: "Vermittlungen",
    rules: &[
        TableRule::of("referrals_referral", &["case_id", "person_id"], Kept::WithCase),
        TableRule::of("referrals_part", &["case_id"], Kept::WithCase),
        TableRule::of("referrals_extract", &[], Kept::WithCase),
        TableRule::of("referrals_step", &["case_id"], Kept::WithCase),
        TableRule::of("referrals_view", &[], Kept::WithCase),
    ],
    collector: Collector {
        tables: TABLES,
        collect,
    },
    eraser: Eraser {
        tables: TABLES,
        erase,
    },
    follow: follows_nothing,
    others: knows_nobody,
};

fn erase<'t>(tx: &'t mut Tx, _permit: &'t JobPermit, subject: KeySubject) -> Erased<'t> {
    Box::pin(async move {
        match subject {
            KeySubject::Case(case) => store::erase_case(tx, case).await?,
            KeySubject::Person(person) => store::erase_person(tx, person).await?,
            _ => {}
        }
        Ok(())
    })
}

fn collect<'t>(tx: &'t mut Tx, files: &'t Files) -> Collected<'t> {
    Box::pin(async move {
        let mut sections = Vec::new();
        for case in &files.cases {
            sections.extend(of_one_case(tx, case, files).await?);
        }
        sections.push(notes_of_others(tx, files).await?);
        Ok(sections)
    })
}

async fn of_one_case(tx: &mut Tx, case: &Permit<CaseId>, files: &Files) -> Result<Vec<Section>> {
    let referrals = of_case(tx, case).await?;
    let own: Vec<_> = referrals
        .iter()
        .filter(|one| files.is_the_person(one.person))
        .collect();
    let mut section = Section::new(titled(tx, case, "Vermittlungen").await?);
    for referral in &own {
        let mut entry = Entry::new(referral.to())
            .on(referral.created_on)
            .fact("Stand", referral.state().german())
            .fact("Zweck", Words::german().of(&referral.purpose.key()))
            .day("Versandt", referral.course.sent_on)
            .day("Begonnen", referral.course.started_on)
            .day("Beendet", referral.course.ended_on)
            .some_written("Notiz", referral.note.as_ref().and_then(|note| case.reveal(note)));
        for (category, text) in parts(tx, case, referral.id).await? {
            entry = entry.some_written(category.short(), case.reveal(&text));
        }
        section.entries.push(entry);
    }
    let mut course = Section::new(titled(tx, case, "Verlauf der Vermittlungen").await?);
    for step in steps(tx, case, None).await? {
        if own.iter().any(|one| one.id == step.referral) {
            let note = step.note.as_ref().and_then(|note| case.reveal(note));
            course.entries.push(
                Entry::new(step.state.german())
                    .on(step.on)
                    .fact("Grund", step.reason.map_or("", |reason| reason.german()))
                    .some_written("Notiz", note),
            );
        }
    }
    Ok(vec![section, course])
}

/// What members of other organisations have written back.
async fn notes_of_others(tx: &mut Tx, files: &Files) -> Result<Section> {
    let mut section = Section::new("Antworten anderer Stellen auf Vermittlungen");
    for extract in &files.referrals {
        for (on, note) in store::notes_of(tx, extract).await? {
            let note = extract.reveal(&note);
            section
                .entries
                .push(Entry::new("Antwort").on(on).some_written("Nachricht", note));
        }
    }
    Ok(section)
}
