//! What this room keeps of a person: from which list an entry came, for thirty days. The lists themselves are sealed with
//! a key of their own and gone after a day, so that nobody is looked for in them.

mod store;

use access::permit::JobPermit;
use access::person_data::told::Section;
use access::person_data::{
    Collected, Collector, Erased, Eraser, Files, Kept, RoomData, TableRule, follows_nothing, id_text,
};
use db::tx::Tx;
use vault::subject::KeySubject;

const TABLES: &[&str] = &["imports_run", "imports_part", "imports_made"];

/// The entry of this room.
pub const PERSON_DATA: RoomData = RoomData {
    room: "imports",
    rules: &[
        rule("imports_run", &["id"]),
        rule("imports_part", &[]),
        rule("imports_made", &["person_id", "case_id", "card_id"]),
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
};

const fn rule(table: &'static str, columns: &'static [&'static str]) -> TableRule {
    TableRule {
        table,
        columns,
        kept: Kept::UntilDone,
    }
}

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
