//! What this room keeps of a person: requests and holds. A request stays as proof that it was answered, without the person
//! and without a text; runs count and hold the ids of files until their keys are destroyed.

mod store;

use access::failure::Result;
use access::permit::{JobPermit, Permit};
use access::person_data::told::{Entry, Section};
use access::person_data::{
    Collected, Collector, Erased, Eraser, Files, Kept, RoomData, TableRule, follows_nothing, knows_nobody,
};
use base::ids::PersonId;
use base::moment::Moment;
use db::tx::Tx;
use vault::subject::KeySubject;

use crate::{hold, request};

const TABLES: &[&str] = &["rights_request", "rights_hold", "rights_run", "rights_run_item"];

/// The entry of this room.
pub const PERSON_DATA: RoomData = RoomData {
    room: "rights",
    german: "Anträge, Sperren und Löschläufe",
    rules: &[
        TableRule::of("rights_request", &["person_id"], Kept::ProofOfErasure),
        TableRule::of("rights_hold", &["person_id"], Kept::WithPerson),
        TableRule::of("rights_run", &[], Kept::ProofOfErasure),
        TableRule::of("rights_run_item", &["subject"], Kept::UntilDone),
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
    Box::pin(async move { Ok(store::erase(tx, subject).await?) })
}

fn collect<'t>(tx: &'t mut Tx, files: &'t Files) -> Collected<'t> {
    Box::pin(async move {
        let mut sections = Vec::new();
        for person in files.persons() {
            sections.push(requests(tx, person).await?);
            sections.push(holds(tx, person).await?);
        }
        Ok(sections)
    })
}

async fn requests(tx: &mut Tx, permit: &Permit<PersonId>) -> Result<Section> {
    let requests = request::store::of(tx, permit).await?.into_iter().map(|one| {
        let shown = |text: &Option<vault::sealed::Open<String>>| {
            text.as_ref().and_then(|text| permit.reveal(text)).cloned()
        };
        Entry::new(one.kind.german())
            .on(one.received_on)
            .fact("Stand", one.state.german())
            .some_written("Anliegen", shown(&one.wish))
            .day("Zu beantworten bis", Some(one.due_on))
            .day("Verlängert", one.extended_on)
            .some_written("Grund der Verlängerung", shown(&one.extension))
            .day("Beantwortet", one.closed_on)
            .some_written("Antwort", shown(&one.outcome))
            .fact("Aufgenommen von", one.taken_by)
    });
    Ok(Section::new("Anträge zu Ihren Daten").entries(requests))
}

async fn holds(tx: &mut Tx, permit: &Permit<PersonId>) -> Result<Section> {
    let holds = hold::store::of(tx, permit).await?.into_iter().map(|one| {
        Entry::new(one.kind.german())
            .on(one.set_at.day())
            .some_written("Grund", permit.reveal(&one.reason))
            .day("Bis", one.until)
            .day("Beendet", one.ended_at.map(Moment::day))
            .fact("Durch", one.set_by)
    });
    Ok(Section::new("Löschsperren und Einschränkungen").entries(holds))
}
