//! What the gate itself keeps of persons and cases: whose they are, who takes part, what was lent, who opened them.

use db::tx::Tx;
use vault::subject::KeySubject;

use crate::permit::JobPermit;
use crate::person_data::{
    Collected, Collector, Erased, Eraser, Files, Followed, Kept, RoomData, TableRule, id_text, knows_nobody,
    store,
};

const TABLES: &[&str] = &[
    "access_subject",
    "access_participant",
    "access_lease",
    "access_address",
    "access_protection",
    "access_audit",
];

/// The entry of this room.
pub const PERSON_DATA: RoomData = RoomData {
    room: "access",
    german: "Zugang und Protokoll",
    rules: &[
        TableRule::of("access_subject", &["id"], Kept::WithPerson),
        TableRule::of("access_participant", &["case_id", "person_id"], Kept::WithCase),
        TableRule::of("access_lease", &["subject_id"], Kept::WithCase),
        TableRule::of(
            "access_address",
            &["subject_id", "case_id", "person_id"],
            Kept::WithCase,
        ),
        TableRule::of("access_protection", &["subject_id"], Kept::WithPerson),
        TableRule::of("access_audit", &["subject_id"], Kept::AuditTrail),
    ],
    collector: Collector {
        tables: TABLES,
        collect,
    },
    eraser: Eraser {
        tables: TABLES,
        erase,
    },
    follow,
    others: knows_nobody,
};

fn collect<'t>(tx: &'t mut Tx, files: &'t Files) -> Collected<'t> {
    Box::pin(async move {
        let seats = store::seats(tx, files).await?;
        let lent = store::lent(tx, files).await?;
        let protected = store::protections(tx, files).await?;
        let opened = store::opened(tx, files).await?;
        Ok(vec![seats, lent, protected, opened])
    })
}

/// The audit trail stays: it holds the id alone, which names nobody once the key is gone, and its chain must not break.
fn erase<'t>(tx: &'t mut Tx, _permit: &'t JobPermit, subject: KeySubject) -> Erased<'t> {
    Box::pin(async move {
        let id = id_text(subject);
        store::forget_parked(tx, &id).await?;
        Ok(crate::subject::store::delete(tx, &id).await?)
    })
}

fn follow(tx: &mut Tx, subject: KeySubject) -> Followed<'_> {
    Box::pin(async move {
        match subject {
            KeySubject::Person(person) => {
                let mut all = store::cases_of(tx, person).await?;
                all.extend(store::addressed_of_person(tx, person).await?);
                Ok(all)
            }
            KeySubject::Case(case) => Ok(store::addressed_of_case(tx, case).await?),
            _ => Ok(Vec::new()),
        }
    })
}
