//! What this room keeps of a person: from which list an entry came, for thirty days. The lists themselves are sealed with
//! a key of their own and gone after a day, so that nobody is looked for in them.

mod store;

use access::permit::JobPermit;
use access::person_data::told::Section;
use access::person_data::{
    Collected, Collector, Erased, Eraser, Files, Kept, RoomData, TableRule, follows_nothing, id_text,
    knows_nobody,
};
use db::tx::Tx;
use vault::subject::KeySubject;

const TABLES: &[&str] = &["imports_run", "imports_part", "imports_made"];

/// The entry of this room.
pub const PERSON_DATA: RoomData = RoomData {
    room: "imports",
    german: "Übernommene Listen",
    rules: &[
        TableRule::of("imports_run", &["id"], Kept::UntilDone),
        TableRule::of("imports_part", &[], Kept::UntilDone),
        TableRule::of(
            "imports_made",
            &["person_id", "case_id", "card_id"],
            Kept::UntilDone,
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

fn collect<'t>(tx: &'t mut Tx, files: &'t Files) -> Collected<'t> {
    Box::pin(async move {
        let entries = store::origin(tx, &files.ids()).await?;
        Ok(vec![
            Section::new("Übernahme aus einer Liste")
                .about_keeping()
                .entries(entries),
        ])
    })
}

fn erase<'t>(tx: &'t mut Tx, _permit: &'t JobPermit, subject: KeySubject) -> Erased<'t> {
    Box::pin(async move { Ok(store::forget(tx, &id_text(subject)).await?) })
}
