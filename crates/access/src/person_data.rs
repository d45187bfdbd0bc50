//! What rooms keep of persons, cases, contact cards and emergency notes, as one typed list: which tables, how they are
//! told to the person, how they are erased, how long they are kept. Each room exports one entry, the wiring merges them,
//! and a test fails for a table that nobody names. Not here: who may ask for it, and when it is time.

pub mod erasing;
pub mod keyless;
pub mod own;
mod store;
pub mod told;

use std::future::Future;
use std::pin::Pin;

use db::tx::Tx;
use vault::subject::KeySubject;

use base::day::Day;
use base::ids::{CaseId, ContactId, OrganisationId, PersonId, ReferralId};

use crate::failure::Result;
use crate::permit::{JobPermit, Permit};
use crate::person_data::told::Section;

/// The open files of one person, by the gate, for one request of that person.
#[derive(Debug)]
pub struct Files {
    /// The person.
    pub person: Permit<PersonId>,
    /// Entries that turned out to be the same person.
    pub joined: Vec<Permit<PersonId>>,
    /// The cases in which the person takes part, of the person's controller.
    pub cases: Vec<Permit<CaseId>>,
    /// Contact cards of the person.
    pub contacts: Vec<Permit<ContactId>>,
    /// What of the person is addressed to other organisations.
    pub referrals: Vec<Permit<ReferralId>>,
    /// Other controllers that keep something of the person; they answer for themselves.
    pub elsewhere: Vec<OrganisationId>,
    /// Whether documents are wanted with their content, or only their names.
    pub with_documents: bool,
}

impl Files {
    /// The person with all entries that are the same person.
    pub fn persons(&self) -> impl Iterator<Item = &Permit<PersonId>> {
        std::iter::once(&self.person).chain(&self.joined)
    }

    /// Whether it is the person, under whatever entry.
    pub fn is_the_person(&self, id: PersonId) -> bool {
        self.persons().any(|permit| permit.person() == id)
    }

    /// The ids of all files, as they stand in columns.
    pub fn ids(&self) -> Vec<String> {
        let cases = self.cases.iter().map(|permit| permit.id().to_string());
        let contacts = self.contacts.iter().map(|permit| permit.id().to_string());
        let referrals = self.referrals.iter().map(|permit| permit.id().to_string());
        let persons = self.persons().map(|permit| permit.id().to_string());
        persons.chain(cases).chain(contacts).chain(referrals).collect()
    }
}

/// What a collector promises.
pub type Collected<'t> = Pin<Box<dyn Future<Output = Result<Vec<Section>>> + Send + 't>>;
/// What an eraser promises.
pub type Erased<'t> = Pin<Box<dyn Future<Output = Result<()>> + Send + 't>>;
/// What somebody who knows other people promises.
pub type Known<'t> = Pin<Box<dyn Future<Output = Result<Vec<Other>>> + Send + 't>>;
/// What somebody who knows relatives promises.
pub type Followed<'t> = Pin<Box<dyn Future<Output = Result<Vec<Related>>> + Send + 't>>;

/// What somebody who knows of holds promises.
pub type Held<'t> = Pin<Box<dyn Future<Output = Result<bool>> + Send + 't>>;
/// The question whether a file is held on a day, so that nothing of it may be erased. The room that keeps holds lies above
/// those that erase, so the wiring hands its question down.
pub type Holder = for<'t> fn(&'t mut Tx, KeySubject, Day) -> Held<'t>;

/// Somebody else who is known by name in the files of a person, as a member of the household. Its Debug names nobody.
#[derive(Clone, PartialEq, Eq)]
pub struct Other {
    /// Every name, in whatever order.
    pub name: String,
    /// What they are to the person or in the case, as „Kind“: stands in the place of the name.
    pub relation: String,
}

impl std::fmt::Debug for Other {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Other")
    }
}

/// Tells the person what these tables keep.
#[derive(Clone, Copy, Debug)]
pub struct Collector {
    /// The tables it answers for, also those that hold nothing to tell.
    pub tables: &'static [&'static str],
    /// Reads what concerns this person only.
    pub collect: for<'t> fn(&'t mut Tx, &'t Files) -> Collected<'t>,
}

/// Takes a person, a case, a contact card or an emergency note out of these tables.
#[derive(Clone, Copy, Debug)]
pub struct Eraser {
    /// The tables it answers for.
    pub tables: &'static [&'static str],
    /// Removes rows, or the id in rows that go on counting; others keep what is theirs. Keys are not its business.
    pub erase: for<'t> fn(&'t mut Tx, &'t JobPermit, KeySubject) -> Erased<'t>,
}

/// A file that hangs together with another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Related {
    /// The file.
    pub subject: KeySubject,
    /// Whether it has no reason to stay once the other is erased.
    pub goes_along: bool,
}

db::coded! {
    /// How long a table is kept.
    pub enum Kept {
        /// As long as the person.
        WithPerson = "person",
        /// As long as the case.
        WithCase = "case",
        /// As long as the contact card, by its own day.
        WithContactCard = "contact_card",
        /// As long as the emergency note.
        WithEmergencyNote = "emergency_note",
        /// As long as the person, as proof of what was declared and disclosed.
        ProofOfConsent = "proof_of_consent",
        /// As the audit trail: by calendar year, released by two people.
        AuditTrail = "audit_trail",
        /// Until it is done, at most for ninety days.
        UntilDone = "until_done",
        /// As proof that a request was answered and a deletion was made, without the person.
        ProofOfErasure = "proof_of_erasure",
    }
}

impl Kept {
    /// The German words, as the deletion concept says them.
    pub const fn german(self) -> &'static str {
        match self {
            Self::WithPerson => "solange die Person geführt wird",
            Self::WithCase => "solange der Fall aufbewahrt wird",
            Self::WithContactCard => "bis zum Löschtag der Kontaktkarte",
            Self::WithEmergencyNote => "solange der Notfallvermerk aufbewahrt wird",
            Self::ProofOfConsent => "mit der Person, als Nachweis von Einwilligung und Weitergabe",
            Self::AuditTrail => "nach Kalenderjahren, Freigabe durch zwei Personen",
            Self::UntilDone => "vorübergehend, höchstens 90 Tage",
            Self::ProofOfErasure => "als Nachweis der Bearbeitung, ohne Personenbezug nach der Löschung",
        }
    }
}

/// How long one table is kept, and by which columns it hangs on a person, a case or another file.
#[derive(Clone, Copy, Debug)]
pub struct TableRule {
    /// The table.
    pub table: &'static str,
    /// The columns that hold such an id; none if it hangs on another table of the list.
    pub columns: &'static [&'static str],
    /// How long.
    pub kept: Kept,
}

impl TableRule {
    /// A table, the columns by which it hangs on files, and how long it is kept.
    pub const fn of(table: &'static str, columns: &'static [&'static str], kept: Kept) -> Self {
        Self { table, columns, kept }
    }
}

/// The entry of one room.
#[derive(Clone, Copy, Debug)]
pub struct RoomData {
    /// The room.
    pub room: &'static str,
    /// What people call it.
    pub german: &'static str,
    /// Its tables.
    pub rules: &'static [TableRule],
    /// How they are told.
    pub collector: Collector,
    /// How they are erased.
    pub eraser: Eraser,
    /// Which files hang together with a file.
    pub follow: for<'t> fn(&'t mut Tx, KeySubject) -> Followed<'t>,
    /// Who else is known by name in the files of a person.
    pub others: for<'t> fn(&'t mut Tx, &'t Files) -> Known<'t>,
}

/// The entries of all rooms, the highest room first: what refers to a row goes before it.
#[derive(Clone, Debug, Default)]
pub struct PersonData {
    rooms: Vec<RoomData>,
    holder: Option<Holder>,
}

impl PersonData {
    /// These entries, none of them held.
    pub fn new(rooms: Vec<RoomData>) -> Self {
        Self { rooms, holder: None }
    }

    /// The same, with who knows of holds.
    #[must_use]
    pub fn held_by(self, holder: Holder) -> Self {
        Self {
            holder: Some(holder),
            ..self
        }
    }

    /// All of them.
    pub fn rooms(&self) -> &[RoomData] {
        &self.rooms
    }

    /// Whether a file is held on a day. What erases by itself asks this first.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn is_held(&self, tx: &mut Tx, file: KeySubject, today: Day) -> Result<bool> {
        match self.holder {
            Some(holder) => holder(tx, file, today).await,
            None => Ok(false),
        }
    }

    /// Which files hang together with a file, over all rooms.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn related(&self, tx: &mut Tx, subject: KeySubject) -> Result<Vec<Related>> {
        let mut all: Vec<Related> = Vec::new();
        for room in &self.rooms {
            for found in (room.follow)(tx, subject).await? {
                if !all.iter().any(|known| known.subject == found.subject) {
                    all.push(found);
                }
            }
        }
        Ok(all)
    }

    /// Everything that is kept of the person of these files, room by room, the lowest first, and last what tells of the
    /// keeping.
    ///
    /// # Errors
    /// What the database reports, or a value that does not open.
    pub async fn collect(&self, tx: &mut Tx, files: &Files) -> Result<Vec<Section>> {
        let mut sections = Vec::new();
        for room in self.rooms.iter().rev() {
            sections.extend((room.collector.collect)(tx, files).await?);
        }
        sections.retain(|section: &Section| !section.is_empty());
        sections.sort_by_key(|section| section.is_about_keeping);
        Ok(sections)
    }
}

impl PersonData {
    /// Everybody else who is known by name in these files, over all rooms, each once.
    ///
    /// # Errors
    /// What the database reports, or a name that does not open.
    pub async fn others(&self, tx: &mut Tx, files: &Files) -> Result<Vec<Other>> {
        let mut all: Vec<Other> = Vec::new();
        for room in self.rooms.iter().rev() {
            for other in (room.others)(tx, files).await? {
                if all.iter().all(|known| known.name != other.name) {
                    all.push(other);
                }
            }
        }
        Ok(all)
    }
}

/// For rooms that know nobody else by name.
pub fn knows_nobody<'t>(_tx: &'t mut Tx, _files: &'t Files) -> Known<'t> {
    Box::pin(std::future::ready(Ok(Vec::new())))
}

/// For rooms whose files hang together with no others.
pub fn follows_nothing(_tx: &mut Tx, _subject: KeySubject) -> Followed<'_> {
    Box::pin(std::future::ready(Ok(Vec::new())))
}

/// The id of a file as it stands in columns.
pub fn id_text(subject: KeySubject) -> String {
    match subject {
        KeySubject::Person(id) => id.to_string(),
        KeySubject::Case(id) => id.to_string(),
        KeySubject::Contact(id) => id.to_string(),
        KeySubject::Emergency(id) => id.to_string(),
        KeySubject::Import(id) => id.to_string(),
        KeySubject::Referral(id) => id.to_string(),
        KeySubject::Reconstruction(id) => id.to_string(),
        KeySubject::Account(id) => id.to_string(),
        KeySubject::District(purpose) => purpose.to_owned(),
    }
}
