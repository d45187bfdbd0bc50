//! What this room keeps of a person: appointments, follow-ups and deadlines of the person's cases and contact cards.
//! Deadlines of one person go with that person, everything else with its file. Not the calendar of an account.

mod store;

use access::permit::JobPermit;
use access::person_data::told::Section;
use access::person_data::{
    Collected, Collector, Erased, Eraser, Files, Kept, RoomData, TableRule, follows_nothing, id_text,
    knows_nobody,
};
use cases::person_data::titled;
use db::tx::Tx;
use vault::subject::KeySubject;

const TABLES: &[&str] = &[
    "calendar_appointment",
    "calendar_follow_up",
    "calendar_deadline",
    "calendar_warning",
    "calendar_consent_warning",
];

/// The entry of this room.
pub const PERSON_DATA: RoomData = RoomData {
    room: "calendar",
    german: "Termine, Wiedervorlagen und Fristen",
    rules: &[
        TableRule::of("calendar_appointment", &["subject_id"], Kept::WithCase),
        TableRule::of("calendar_follow_up", &["subject_id"], Kept::WithCase),
        TableRule::of("calendar_deadline", &["case_id", "person_id"], Kept::WithCase),
        TableRule::of("calendar_warning", &[], Kept::WithCase),
        TableRule::of(
            "calendar_consent_warning",
            &["case_id", "person_id"],
            Kept::WithCase,
        ),
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
            KeySubject::Person(person) => store::erase_deadlines_of(tx, person).await?,
            KeySubject::Case(case) => store::erase_deadlines(tx, case).await?,
            _ => {}
        }
        Ok(store::erase_dates(tx, &id_text(subject)).await?)
    })
}

fn collect<'t>(tx: &'t mut Tx, files: &'t Files) -> Collected<'t> {
    Box::pin(async move {
        let mut sections = Vec::new();
        for contact in &files.contacts {
            let appointments = store::appointments(tx, contact).await?;
            sections.push(Section::new("Termine der Kontaktkarte").entries(appointments));
            let follow_ups = store::follow_ups(tx, contact).await?;
            sections.push(Section::new("Wiedervorlagen der Kontaktkarte").entries(follow_ups));
        }
        for case in &files.cases {
            let title = titled(tx, case, "Termine").await?;
            sections.push(Section::new(title).entries(store::appointments(tx, case).await?));
            let title = titled(tx, case, "Wiedervorlagen").await?;
            sections.push(Section::new(title).entries(store::follow_ups(tx, case).await?));
            let title = titled(tx, case, "Fristen").await?;
            let mut deadlines = store::deadlines(tx, case, files).await?;
            deadlines.extend(store::consent_warnings(tx, case, files).await?);
            sections.push(Section::new(title).entries(deadlines));
        }
        Ok(sections)
    })
}
