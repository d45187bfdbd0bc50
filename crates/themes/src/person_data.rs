//! What this room keeps of a person: obstacles, as long as their case is open and its key leads to them. They hang on no
//! file: with the closing of the case, or with its key, the way to them is gone, so there is nothing to erase.

use access::permit::JobPermit;
use access::person_data::{
    Collected, Collector, Erased, Eraser, Files, RoomData, follows_nothing, knows_nobody,
};
use db::tx::Tx;
use vault::subject::KeySubject;

use crate::obstacle::asked::told;

/// The entry of this room.
pub const PERSON_DATA: RoomData = RoomData {
    room: "themes",
    german: "Hindernisse",
    rules: &[],
    collector: Collector { tables: &[], collect },
    eraser: Eraser { tables: &[], erase },
    follow: follows_nothing,
    others: knows_nobody,
};

fn collect<'t>(tx: &'t mut Tx, files: &'t Files) -> Collected<'t> {
    Box::pin(async move {
        let mut sections = Vec::new();
        for case in &files.cases {
            sections.push(told(tx, case).await?);
        }
        Ok(sections)
    })
}

fn erase<'t>(_tx: &'t mut Tx, _permit: &'t JobPermit, _subject: KeySubject) -> Erased<'t> {
    Box::pin(std::future::ready(Ok(())))
}
