//! The keys of one district: made, handed out, re-wrapped, destroyed. Not the decision who gets one.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use db::district::District;
use db::url::DatabaseUrl;

use base::clock::Clock;
use base::ids::Ids;
use base::moment::Moment;

use crate::cipher::Key;
use crate::failure::{KeyFailure, Result};
use crate::master::{self, MasterFile};
use crate::sealed::{Exposure, SubjectKey};
use crate::store::{self, EpochRow, KeyRow};
use crate::subject::KeySubject;

/// The keys of one district. `app` makes one per district and moves it into `access`; nobody else names it.
#[derive(Debug)]
pub struct Keyring {
    file: District,
    master: MasterFile,
    clock: Clock,
    ids: Ids,
    epoch: Mutex<Epoch>,
    recent: Mutex<HashMap<KeySubject, Key>>,
}

#[derive(Clone, Debug)]
struct Epoch {
    number: i64,
    key: Key,
}

/// Whether a key store that is not there may be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IfMissing {
    /// Yes: the district is new.
    Create,
    /// No: the district has data, so a missing key store is a loss.
    Refuse,
}

const KEPT_IN_MEMORY: usize = 4_096;
const REWRAPPED_AT_ONCE: i64 = 500;
const READ_AT_ONCE: i64 = 500;

impl Keyring {
    /// Opens the key store at `path` with the master key.
    ///
    /// # Errors
    /// [`KeyFailure::StoreMissing`], [`KeyFailure::WrongMaster`] and the like; nothing is overwritten then.
    pub async fn open(
        path: &Path,
        master: MasterFile,
        if_missing: IfMissing,
        clock: Clock,
        ids: Ids,
    ) -> Result<Self> {
        if if_missing == IfMissing::Refuse && !path.exists() {
            return Err(KeyFailure::StoreMissing {
                path: path.to_owned(),
            });
        }
        let master_key = master.read()?;
        let file = District::open("keys", &DatabaseUrl::Sqlite(path.to_owned())).await?;
        file.migrate(store::MIGRATIONS, clock.now()).await?;
        let epoch = first_epoch(&file, &master, master_key, &clock, &ids).await?;
        Ok(Self {
            file,
            master,
            clock,
            ids,
            epoch: Mutex::new(epoch),
            recent: Mutex::default(),
        })
    }

    /// The right to look into open values, for `access`.
    pub fn exposure(&self) -> Exposure {
        Exposure {
            _only_the_keyring: (),
        }
    }

    /// Makes the key of a subject; it is durable when this returns, before any row that uses it.
    ///
    /// # Errors
    /// What the key store's database reports.
    pub async fn create(&self, subject: KeySubject) -> Result<SubjectKey> {
        let mut made = self.create_many(&[subject]).await?;
        made.pop().ok_or(KeyFailure::NoKey)
    }

    /// Makes many keys in one durable write.
    ///
    /// # Errors
    /// What the key store's database reports; then none was made.
    pub async fn create_many(&self, subjects: &[KeySubject]) -> Result<Vec<SubjectKey>> {
        let mut tx = self.file.write().await?;
        let epoch = self.epoch_in(&mut tx).await?;
        let now = self.clock.now();
        let mut rows = Vec::with_capacity(subjects.len());
        let mut made = Vec::with_capacity(subjects.len());
        for subject in subjects {
            let key = Key::new(&self.ids);
            rows.push(wrapped(*subject, &key, &epoch, &self.ids));
            made.push(SubjectKey::new(*subject, key));
        }
        store::insert_keys(&mut tx, &rows, now).await?;
        tx.commit().await?;
        Ok(made)
    }

    /// The key of a subject, or [`KeyFailure::NoKey`] if it was erased.
    ///
    /// # Errors
    /// [`KeyFailure::NoKey`]; what the key store's database reports.
    pub async fn key_of(&self, subject: KeySubject) -> Result<SubjectKey> {
        if let Some(key) = self.recent().get(&subject) {
            return Ok(SubjectKey::new(subject, key.clone()));
        }
        let mut tx = self.file.read().await?;
        let row = store::key(&mut tx, subject).await?.ok_or(KeyFailure::NoKey)?;
        let epoch = self.epoch_in(&mut tx).await?;
        let key = unwrapped(&row, &epoch)?;
        self.remember(subject, &key);
        Ok(SubjectKey::new(subject, key))
    }

    /// The key of one of the district's own purposes, made at its first use.
    ///
    /// # Errors
    /// What the key store's database reports.
    pub async fn district_key(&self, purpose: &'static str) -> Result<SubjectKey> {
        self.key_of_or_new(KeySubject::District(purpose)).await
    }

    /// The key of a subject, made if there is none yet; two callers get the same one.
    ///
    /// # Errors
    /// What the key store's database reports.
    pub async fn key_of_or_new(&self, subject: KeySubject) -> Result<SubjectKey> {
        match self.key_of(subject).await {
            Err(KeyFailure::NoKey) => match self.create(subject).await {
                Err(KeyFailure::Database(db::failure::Failure::AlreadyThere { .. })) => {
                    self.key_of(subject).await
                }
                other => other,
            },
            other => other,
        }
    }

    /// The keys of many subjects; those without a key are left out.
    ///
    /// # Errors
    /// What the key store's database reports.
    pub async fn keys_of(&self, subjects: &[KeySubject]) -> Result<Vec<SubjectKey>> {
        let mut tx = self.file.read().await?;
        let epoch = self.epoch_in(&mut tx).await?;
        let rows = store::keys(&mut tx, subjects).await?;
        rows.iter()
            .map(|row| Ok(SubjectKey::new(row.subject, unwrapped(row, &epoch)?)))
            .collect()
    }

    /// Destroys keys and ends the epoch: survivors are re-wrapped, the old epoch's key is destroyed, the log emptied.
    ///
    /// After this no copy of the key store's file made now, and no data backup, opens what these keys sealed.
    /// Returns how many keys there were.
    ///
    /// # Errors
    /// What the key store's database reports; then nothing was destroyed.
    pub async fn destroy(&self, subjects: &[KeySubject]) -> Result<u64> {
        let mut tx = self.file.write().await?;
        let old = self.epoch_in(&mut tx).await?;
        let mut destroyed = 0;
        for subject in subjects {
            destroyed += store::delete_key(&mut tx, *subject).await?;
        }
        let new = Epoch {
            number: old.number + 1,
            key: Key::new(&self.ids),
        };
        let mut after = String::new();
        loop {
            let rows = store::keys_after(&mut tx, &after, REWRAPPED_AT_ONCE).await?;
            let Some(last) = rows.last() else { break };
            after = last.subject.to_string();
            for row in &rows {
                let key = unwrapped(row, &old)?;
                store::rewrap_key(&mut tx, &wrapped(row.subject, &key, &new, &self.ids)).await?;
            }
        }
        let master_key = self.master.read()?;
        store::insert_epoch(
            &mut tx,
            &epoch_row(&new, &master_key, &self.ids),
            self.clock.now(),
        )
        .await?;
        store::delete_epochs_before(&mut tx, new.number).await?;
        tx.commit().await?;
        self.recent().clear();
        *self.epoch.lock().unwrap_or_else(PoisonError::into_inner) = new;
        self.file.checkpoint().await?;
        Ok(destroyed)
    }

    /// Puts a new master key in place of the old one, while others go on reading.
    ///
    /// The new key is written beside the old one first, then the key store is re-wrapped, then the files are swapped;
    /// a crash between the steps is finished at the next start.
    ///
    /// # Errors
    /// What the file system or the key store's database reports; the old key still fits then.
    pub async fn rotate_master(&self) -> Result<()> {
        let next = Key::new(&self.ids);
        self.master.write_next(&next)?;
        let mut tx = self.file.write().await?;
        let epoch = self.epoch_in(&mut tx).await?;
        store::rewrap_epoch(&mut tx, &epoch_row(&epoch, &next, &self.ids)).await?;
        tx.commit().await?;
        self.master.make_next_current()?;
        self.file.checkpoint().await?;
        Ok(())
    }

    /// Subjects whose keys were made before a moment, in order after one of them, at most 500: to find those that no row
    /// uses.
    ///
    /// # Errors
    /// What the key store's database reports.
    pub async fn subjects_made_before(
        &self,
        moment: Moment,
        after: Option<KeySubject>,
    ) -> Result<Vec<KeySubject>> {
        let after = after.map(|subject| subject.to_string()).unwrap_or_default();
        let mut tx = self.file.read().await?;
        Ok(store::subjects_made_before(&mut tx, moment, (&after, READ_AT_ONCE)).await?)
    }

    /// Writes a copy of the key store's file, for the key bundle of a backup.
    ///
    /// # Errors
    /// What the key store's database reports.
    pub async fn copy_to(&self, target: &Path) -> Result<()> {
        Ok(self.file.copy_file_to(target).await?)
    }

    /// How the key store stands, for the list of technical measures.
    ///
    /// # Errors
    /// What the key store's database reports.
    pub async fn standing(&self) -> Result<Option<store::Standing>> {
        let mut tx = self.file.read().await?;
        Ok(store::standing(&mut tx).await?)
    }

    /// Waits until the key store's connections are back, and closes it.
    pub async fn close(&self) {
        self.file.close().await;
    }

    /// The epoch as it stands in the store; another process may have begun a new one.
    async fn epoch_in(&self, tx: &mut db::tx::Tx) -> Result<Epoch> {
        let row = store::current_epoch(tx).await?.ok_or(KeyFailure::NoKey)?;
        let known = self.epoch.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if known.number == row.number {
            return Ok(known);
        }
        let epoch = opened_epoch(&row, &self.master, &self.master.read()?)?;
        self.recent().clear();
        *self.epoch.lock().unwrap_or_else(PoisonError::into_inner) = epoch.clone();
        Ok(epoch)
    }

    fn recent(&self) -> std::sync::MutexGuard<'_, HashMap<KeySubject, Key>> {
        self.recent.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn remember(&self, subject: KeySubject, key: &Key) {
        let mut recent = self.recent();
        if recent.len() >= KEPT_IN_MEMORY {
            recent.clear();
        }
        recent.insert(subject, key.clone());
    }
}

/// The keyring as it is shared inside one process.
pub type SharedKeyring = Arc<Keyring>;

async fn first_epoch(
    file: &District,
    master: &MasterFile,
    master_key: Key,
    clock: &Clock,
    ids: &Ids,
) -> Result<Epoch> {
    let mut tx = file.write().await?;
    let Some(row) = store::current_epoch(&mut tx).await? else {
        let epoch = Epoch {
            number: 1,
            key: Key::new(ids),
        };
        store::insert_epoch(&mut tx, &epoch_row(&epoch, &master_key, ids), clock.now()).await?;
        tx.commit().await?;
        return Ok(epoch);
    };
    drop(tx);
    if master::mark(&master_key) == row.master_mark {
        return opened_epoch(&row, master, &master_key);
    }
    // A rotation was cut off after the store had been re-wrapped: its key lies beside the old one.
    match master.read_next() {
        Some(next) if master::mark(&next) == row.master_mark => {
            master.make_next_current()?;
            opened_epoch(&row, master, &next)
        }
        _ => Err(KeyFailure::WrongMaster {
            path: master.path().to_owned(),
        }),
    }
}

fn epoch_place(number: i64) -> Vec<u8> {
    format!("vault_epoch#{number}").into_bytes()
}

fn epoch_row(epoch: &Epoch, master_key: &Key, ids: &Ids) -> EpochRow {
    EpochRow {
        number: epoch.number,
        wrapped: master_key.seal(ids, &epoch_place(epoch.number), epoch.key.bytes()),
        master_mark: master::mark(master_key),
    }
}

fn opened_epoch(row: &EpochRow, master: &MasterFile, master_key: &Key) -> Result<Epoch> {
    let wrong = || KeyFailure::WrongMaster {
        path: master.path().to_owned(),
    };
    let plain = master_key
        .open(&epoch_place(row.number), &row.wrapped)
        .ok_or_else(wrong)?;
    let bytes: [u8; 32] = plain.try_into().map_err(|_| wrong())?;
    Ok(Epoch {
        number: row.number,
        key: Key::from_bytes(bytes),
    })
}

fn key_place(subject: KeySubject) -> Vec<u8> {
    format!("vault_key#{subject}").into_bytes()
}

fn wrapped(subject: KeySubject, key: &Key, epoch: &Epoch, ids: &Ids) -> KeyRow {
    KeyRow {
        subject,
        epoch: epoch.number,
        wrapped: epoch.key.seal(ids, &key_place(subject), key.bytes()),
    }
}

fn unwrapped(row: &KeyRow, epoch: &Epoch) -> Result<Key> {
    let plain = epoch.key.open(&key_place(row.subject), &row.wrapped);
    let bytes = plain.and_then(|plain| <[u8; 32]>::try_from(plain).ok());
    bytes.map(Key::from_bytes).ok_or_else(|| KeyFailure::DoesNotOpen {
        place: "vault_key".to_owned(),
    })
}
