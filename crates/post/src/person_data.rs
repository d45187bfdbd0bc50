//! What this room keeps of a person: mails about a person or case, and links in notices to colleagues. Addresses and
//! links of such mails are sealed with the subject's key; rows go after weeks anyway.

mod store;

use access::permit::JobPermit;
use access::person_data::told::Section;
use access::person_data::{
    Collected, Collector, Erased, Eraser, Files, Kept, RoomData, TableRule, follows_nothing, id_text,
    knows_nobody,
};
use db::tx::Tx;
use vault::subject::KeySubject;

const TABLES: &[&str] = &["post_message", "post_notice", "post_job"];

/// The entry of this room.
pub const PERSON_DATA: RoomData = RoomData {
    room: "post",
    german: "Nachrichten und Aufträge",
    rules: &[
        TableRule::of("post_message", &["subject"], Kept::UntilDone),
        TableRule::of("post_notice", &[], Kept::UntilDone),
        TableRule::of("post_job", &[], Kept::UntilDone),
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

fn collect<'t>(tx: &'t mut Tx, files: &'t Files) -> Collected<'t> {
    Box::pin(async move {
        let persons = files.persons().map(|permit| KeySubject::Person(permit.person()));
        let cases = files.cases.iter().map(|permit| KeySubject::Case(permit.case()));
        let mut entries = Vec::new();
        for subject in persons.chain(cases) {
            entries.extend(store::mails(tx, subject).await?);
        }
        Ok(vec![
            Section::new("Versandte E-Mails").about_keeping().entries(entries),
        ])
    })
}

fn erase<'t>(tx: &'t mut Tx, _permit: &'t JobPermit, subject: KeySubject) -> Erased<'t> {
    Box::pin(async move { Ok(store::erase(tx, subject, &id_text(subject)).await?) })
}
