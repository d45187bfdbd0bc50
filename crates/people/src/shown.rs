//! Persons as lists and pages show them: opened after the audit line that names them is durable. Not the sealed row.

use std::collections::{BTreeSet, HashMap};

use access::failure::Result;
use access::gate::Access;
use access::permit::{ListPermit, ShownKeys};
use base::ids::{CaseId, PersonId};
use base::language::Language;
use db::tx::Tx;

use crate::person::store::list::{self, PAGE, SealedCard};

/// A person in a list.
#[derive(Clone, PartialEq, Eq)]
pub struct ShownPerson {
    /// The person.
    pub id: PersonId,
    /// Family name and given names.
    pub name: String,
    /// The birth, in German.
    pub born: String,
    /// The language, in German; empty if it is not known.
    pub language: &'static str,
    /// Persons in the same household, as far as they may be listed; 0 without one.
    pub members: i64,
    /// Whose person it is, if somebody else's.
    pub stands_in_for: Option<String>,
}

impl std::fmt::Debug for ShownPerson {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ShownPerson({})", self.id)
    }
}

impl ShownPerson {
    /// The household in a few words.
    pub fn household(&self) -> String {
        match self.members {
            0 => String::new(),
            1 => "1 Person".to_owned(),
            members => format!("{members} Personen"),
        }
    }
}

/// Opens these persons for a list, in this order, as far as the permit lists them.
///
/// Takes the transaction, so that nothing is held while the audit line is written.
///
/// # Errors
/// [`Denied::AuditStopped`](access::failure::Denied::AuditStopped) if the line cannot be written; what the database reports.
pub async fn shown(
    access: &Access,
    mut tx: Tx,
    permit: &ListPermit,
    persons: &[PersonId],
) -> Result<Vec<ShownPerson>> {
    let mut cards: Vec<SealedCard> = Vec::with_capacity(persons.len());
    for fifty in persons.chunks(PAGE) {
        cards.extend(list::cards(&mut tx, permit, fifty).await?);
    }
    drop(tx);
    if cards.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<PersonId> = cards.iter().map(|card| card.person).collect();
    let keys = access.shown(permit, &ids).await?;
    let open = |card: &SealedCard| {
        let (name, born) = card.open(&keys)?;
        let is_own = card.owner == Some(permit.account());
        Some(ShownPerson {
            id: card.person,
            name: keys.reveal(&name)?.for_lists(),
            born: keys.reveal(&born)?.german(),
            language: card.language.map(Language::german_name).unwrap_or_default(),
            members: card.members,
            stands_in_for: (!is_own).then(|| card.owner_name.clone()),
        })
    };
    let find = |id: &PersonId| cards.iter().find(|card| card.person == *id);
    Ok(persons.iter().filter_map(find).filter_map(open).collect())
}

/// What may be shown of listed cases: the names of their lead persons, and the keys opened for both.
pub struct NamesOfCases {
    names: HashMap<PersonId, String>,
    /// The keys of the cases and of their lead persons, for what else the list opens.
    pub keys: ShownKeys,
}

impl NamesOfCases {
    /// The name of a lead person; empty if it may not be shown.
    pub fn of(&self, lead: PersonId) -> String {
        self.names.get(&lead).cloned().unwrap_or_default()
    }
}

impl std::fmt::Debug for NamesOfCases {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NamesOfCases({})", self.names.len())
    }
}

/// The names of the lead persons of listed cases, as far as the permit lists them; one audit line names cases and persons.
///
/// Takes the transaction, so that nothing is held while the audit line is written.
///
/// # Errors
/// [`Denied::AuditStopped`](access::failure::Denied::AuditStopped) if the line cannot be written; what the database reports.
pub async fn names_of_cases(
    access: &Access,
    mut tx: Tx,
    permit: &ListPermit,
    listed: &[(CaseId, PersonId)],
) -> Result<NamesOfCases> {
    let cases: BTreeSet<CaseId> = listed.iter().map(|(case, _)| *case).collect();
    let persons: BTreeSet<PersonId> = listed.iter().map(|(_, person)| *person).collect();
    let (cases, persons) = (Vec::from_iter(cases), Vec::from_iter(persons));
    let mut cards: Vec<SealedCard> = Vec::with_capacity(persons.len());
    for fifty in persons.chunks(PAGE) {
        cards.extend(list::cards(&mut tx, permit, fifty).await?);
    }
    drop(tx);
    let keys = access.shown_files(permit, &cases, &persons).await?;
    let name = |card: &SealedCard| {
        let (name, _) = card.open(&keys)?;
        Some((card.person, keys.reveal(&name)?.for_lists()))
    };
    Ok(NamesOfCases {
        names: cards.iter().filter_map(name).collect(),
        keys,
    })
}
