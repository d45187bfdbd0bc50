//! The persons of one district in memory: found by name, sorted by name, within what an account may open.
//!
//! Built in the background from the sealed rows, kept up to date after each commit, gone with the process: no name, sort
//! key or token stands at rest. It shows nobody: whoever shows a person opens the row with `access`.

pub mod directory;
pub mod scope;

use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use access::back_door::BackDoor;
use access::failure::Result;
use access::permit::{JobPermit, JobPurpose};
use base::ids::{OrganisationId, PersonId};
use base::language::Language;
use db::statement::LIST_LENGTH;
use vault::sealed::SubjectKey;
use vault::subject::KeySubject;

use crate::index::directory::{Directory, Entry};
use crate::index::directory::{Found, Slice, Wanted};
use crate::index::scope::Scope;
use crate::matching::query::Query;
use crate::person::model::Details;
use crate::person::store::Seat;
use crate::person::store::list::{self, IndexRow};

/// Rows that are read, opened and entered at once.
const AT_ONCE: i64 = 500;

/// The persons of one district in memory; cheap to clone, every clone is the same.
#[derive(Clone, Debug, Default)]
pub struct PersonIndex(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    directory: RwLock<Directory>,
    state: RwLock<State>,
    done: AtomicI64,
    total: AtomicI64,
}

#[derive(Clone, Copy, Debug, Default)]
enum State {
    #[default]
    Preparing,
    Ready,
    Failed,
}

/// Whether the index knows everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readiness {
    /// Not yet.
    Preparing {
        /// Persons entered so far.
        done: u64,
        /// Persons to enter; 0 until they are counted.
        total: u64,
    },
    /// Yes.
    Ready,
    /// It could not be built; only a restart or another [`PersonIndex::build`] helps.
    Failed,
}

/// What building brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Built {
    /// Persons in the index.
    pub persons: usize,
    /// Rows that did not open: erased in between, or damaged.
    pub unreadable: usize,
}

impl PersonIndex {
    /// An index that knows nobody yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether it knows everybody.
    pub fn readiness(&self) -> Readiness {
        match *self.0.state.read().unwrap_or_else(PoisonError::into_inner) {
            State::Ready => Readiness::Ready,
            State::Failed => Readiness::Failed,
            State::Preparing => Readiness::Preparing {
                done: u64::try_from(self.0.done.load(Ordering::Relaxed)).unwrap_or(0),
                total: u64::try_from(self.0.total.load(Ordering::Relaxed)).unwrap_or(0),
            },
        }
    }

    /// Enters everybody; the wiring runs it in the background, once per district and again after an import.
    ///
    /// Who is added, changed or erased meanwhile is kept as the page said it.
    ///
    /// # Errors
    /// What the database or the key store reports; then the index is [`Readiness::Failed`].
    pub async fn build(&self, back_door: &BackDoor) -> Result<Built> {
        self.set(State::Preparing);
        self.directory_to_change().begin();
        let built = self.enter_all(back_door).await;
        self.directory_to_change().finish();
        self.set(if built.is_ok() {
            State::Ready
        } else {
            State::Failed
        });
        built
    }

    async fn enter_all(&self, back_door: &BackDoor) -> Result<Built> {
        let permit = back_door.job(JobPurpose::MatchIndex).await?;
        let mut tx = back_door.read().await?;
        self.0.done.store(0, Ordering::Relaxed);
        self.0
            .total
            .store(list::count(&mut tx, &permit).await?, Ordering::Relaxed);
        drop(tx);
        let mut unreadable = 0;
        let mut after = String::new();
        loop {
            let mut tx = back_door.read().await?;
            let rows = list::index_rows(&mut tx, &permit, &after, AT_ONCE).await?;
            drop(tx);
            let Some(last) = rows.last() else { break };
            after = last.person.to_string();
            let subjects: Vec<KeySubject> = rows.iter().map(|row| KeySubject::Person(row.person)).collect();
            let keys = back_door.keyring().keys_of(&subjects).await?;
            unreadable += self.enter_rows(&permit, &rows, keys);
            self.0
                .done
                .fetch_add(i64::try_from(rows.len()).unwrap_or(0), Ordering::Relaxed);
        }
        Ok(Built {
            persons: self.directory().len(),
            unreadable,
        })
    }

    fn enter_rows(&self, permit: &JobPermit, rows: &[IndexRow], keys: Vec<SubjectKey>) -> usize {
        let keys: HashMap<KeySubject, SubjectKey> =
            keys.into_iter().map(|key| (key.subject(), key)).collect();
        let mut unreadable = 0;
        let mut directory = self.directory_to_change();
        for row in rows {
            let key = keys.get(&KeySubject::Person(row.person));
            let Some((name, born)) = key.and_then(|key| row.open(key)) else {
                unreadable += 1;
                continue;
            };
            directory.fill(&Entry {
                person: row.person,
                seat: row.seat,
                name: permit.reveal(&name),
                born: *permit.reveal(&born),
                language: row.language,
            });
        }
        unreadable
    }

    /// Enters these persons as they are stored now: whose they are, or who may find them, has changed.
    ///
    /// # Errors
    /// What the database or the key store reports.
    pub async fn enter_again(
        &self,
        back_door: &BackDoor,
        permit: &JobPermit,
        persons: &[PersonId],
    ) -> Result<()> {
        for fifty in persons.chunks(LIST_LENGTH) {
            let mut tx = back_door.read().await?;
            let rows = list::index_rows_of(&mut tx, permit, fifty).await?;
            drop(tx);
            let subjects: Vec<KeySubject> = rows.iter().map(|row| KeySubject::Person(row.person)).collect();
            let keys = back_door.keyring().keys_of(&subjects).await?;
            for person in fifty {
                self.forget(*person);
            }
            for row in &rows {
                let key = keys
                    .iter()
                    .find(|key| key.subject() == KeySubject::Person(row.person));
                if let Some((name, born)) = key.and_then(|key| row.open(key)) {
                    self.directory_to_change().enter(&Entry {
                        person: row.person,
                        seat: row.seat,
                        name: permit.reveal(&name),
                        born: *permit.reveal(&born),
                        language: row.language,
                    });
                }
            }
        }
        Ok(())
    }

    /// Enters a person that was added or changed, after the commit.
    pub fn enter(&self, person: PersonId, seat: Seat, details: &Details) {
        self.directory_to_change().enter(&Entry {
            person,
            seat,
            name: &details.name,
            born: details.born,
            language: details.language,
        });
    }

    /// Takes a person out that was erased, after the commit.
    pub fn forget(&self, person: PersonId) {
        self.directory_to_change().forget(person);
    }

    /// A part of the sorted list of the persons in this scope.
    pub fn slice(&self, scope: &Scope, wanted: &Wanted) -> Slice {
        self.directory().slice(scope, wanted)
    }

    /// The persons in this scope that fit the words, closest first; others are neither shown nor counted.
    pub fn search(&self, scope: &Scope, words: &str, limit: usize) -> Found {
        let query = Query::typed(words);
        if query.is_too_short() {
            Found::TooShort
        } else {
            self.directory().search(scope, &query, limit)
        }
    }

    /// The persons in this scope that may be the one about to be added, closest first.
    pub fn doubles(&self, scope: &Scope, details: &Details, limit: usize) -> Vec<crate::matching::hit::Hit> {
        self.directory()
            .doubles(scope, &details.name, details.born, limit)
    }

    /// Whether these words are names of somebody else at the controller, letter by letter. Says neither who nor whose, and
    /// nothing of restricted files: to mark others in what a person is given to read.
    pub fn knows_at(&self, controller: OrganisationId, words: &str, but: &[PersonId]) -> bool {
        self.directory().knows_at(controller, words, but)
    }

    /// The languages of the persons in this scope, for the filter.
    pub fn languages(&self, scope: &Scope) -> Vec<Language> {
        self.directory().languages(scope)
    }

    fn set(&self, state: State) {
        *self.0.state.write().unwrap_or_else(PoisonError::into_inner) = state;
    }

    fn directory(&self) -> RwLockReadGuard<'_, Directory> {
        self.0.directory.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn directory_to_change(&self) -> RwLockWriteGuard<'_, Directory> {
        self.0.directory.write().unwrap_or_else(PoisonError::into_inner)
    }
}
