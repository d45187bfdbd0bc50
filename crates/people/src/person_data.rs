//! What this room keeps of a person: identity, ways to reach the person, household, entries that are the same person.
//! Of other members of the household it tells only how many there are.

mod store;

use access::failure::Result;
use access::permit::{JobPermit, Permit};
use access::person_data::told::{Entry, Section};
use access::person_data::{
    Collected, Collector, Erased, Eraser, Files, Followed, Kept, Related, RoomData, TableRule, knows_nobody,
};
use base::ids::PersonId;
use base::language::Language;
use db::tx::Tx;
use vault::subject::KeySubject;

use crate::erasure;
use crate::merge::store as merges;
use crate::person::store as persons;

const TABLES: &[&str] = &[
    "people_person",
    "people_household",
    "people_merge",
    "people_merge_row",
];

/// The entry of this room.
pub const PERSON_DATA: RoomData = RoomData {
    room: "people",
    german: "Personen und Haushalte",
    rules: &[
        TableRule::of("people_person", &["id", "household_id"], Kept::WithPerson),
        TableRule::of("people_household", &[], Kept::WithPerson),
        TableRule::of("people_merge", &["kept_id", "gone_id"], Kept::WithPerson),
        TableRule::of("people_merge_row", &[], Kept::WithPerson),
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

fn erase<'t>(tx: &'t mut Tx, permit: &'t JobPermit, subject: KeySubject) -> Erased<'t> {
    Box::pin(async move {
        match subject {
            KeySubject::Person(person) => erasure::erase_own_rows(tx, permit, person).await.map(drop),
            KeySubject::Case(case) => Ok(store::forget_moved(tx, &case.to_string()).await?),
            _ => Ok(()),
        }
    })
}

fn follow(tx: &mut Tx, subject: KeySubject) -> Followed<'_> {
    Box::pin(async move {
        let KeySubject::Person(person) = subject else {
            return Ok(Vec::new());
        };
        let joined = merges::pointing_to(tx, person).await?;
        Ok(joined
            .into_iter()
            .map(|one| Related {
                subject: KeySubject::Person(one),
                goes_along: true,
            })
            .collect())
    })
}

fn collect<'t>(tx: &'t mut Tx, files: &'t Files) -> Collected<'t> {
    Box::pin(async move {
        let mut entries = Vec::new();
        for permit in files.persons() {
            entries.extend(identity(tx, permit).await?);
        }
        let household = store::others_at_home(tx, files.person.person()).await?;
        let merges = store::merges(tx, files.person.person()).await?;
        Ok(vec![
            Section::new("Stammdaten").entries(entries),
            Section::new("Haushalt").entries(household),
            Section::new("Zusammengeführte Einträge").entries(merges),
        ])
    })
}

async fn identity(tx: &mut Tx, permit: &Permit<PersonId>) -> Result<Option<Entry>> {
    let Some(person) = persons::read(tx, permit).await? else {
        return Ok(None);
    };
    let Some(details) = person.details(permit) else {
        return Ok(None);
    };
    Ok(Some(
        Entry::new("Person")
            .on(person.created_at.day())
            .fact("Vorname", details.name.given)
            .fact("Nachname", details.name.family)
            .fact("Weitere Namen", details.name.other)
            .fact("Geboren", details.born.german())
            .fact("Telefon", details.contact.phone)
            .fact("E-Mail", details.contact.email)
            .fact("Anschrift", details.contact.address)
            .written("Hinweis", details.contact.hint)
            .some("Sprache", details.language.map(Language::german_name))
            .fact("In der Akte von", person.owner)
            .fact("Zuletzt geändert von", person.changed_by)
            .day("Zuletzt geändert", Some(person.changed_at.day())),
    ))
}
