//! The searchable directory of one district: built in the background after the start, kept up with the rows while pages
//! change them. Pages ask it and hold no index themselves.

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use access::back_door::BackDoor;
use access::failure::Denied;
use base::ids::OfferId;
use base::moment::Moment;
use tokio::sync::Notify;

use crate::offer::model::Offer;
use crate::offer::store as offers;
use crate::profile::store as profiles;
use crate::search::query::{Found, Query, SearchRefused};
use crate::search::shelf::{Organisation, Shelf, Stock};
use crate::search::store;

/// How long further changes are waited for before the index is built anew.
const BUNDLE: Duration = Duration::from_millis(150);
/// How often the rows are looked at although no page said that it changed one: the command line writes too.
const LOOK_EVERY: Duration = Duration::from_mins(1);
/// How much earlier than the newest change the next look begins: a slower page may commit an older moment later.
const OVERLAP_SECONDS: i64 = 10;

/// Why the index could not be built.
#[derive(Debug, thiserror::Error)]
pub enum NotBuilt {
    /// The rows could not be read.
    #[error("rows of the directory not read")]
    Rows(#[from] Denied),
    /// The library reports something.
    #[error("index of the directory not built")]
    Index(#[from] Box<tantivy::TantivyError>),
    /// The work broke off.
    #[error("index of the directory broke off")]
    BrokeOff(#[from] tokio::task::JoinError),
}

impl From<db::failure::Failure> for NotBuilt {
    fn from(failure: db::failure::Failure) -> Self {
        Self::Rows(failure.into())
    }
}

type Result<T> = std::result::Result<T, NotBuilt>;

/// The searchable directory of one district; cheap to clone, every clone is the same.
#[derive(Clone, Debug, Default)]
pub struct Finder(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    shelf: RwLock<Option<Arc<Shelf>>>,
    has_failed: AtomicBool,
    changed: Notify,
}

impl Finder {
    /// One that knows nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// All offers as they stand, with the index over them.
    ///
    /// # Errors
    /// [`SearchRefused::NotReady`] until it is built, [`SearchRefused::Failed`] if it could not be.
    pub fn shelf(&self) -> std::result::Result<Arc<Shelf>, SearchRefused> {
        let shelf = self.0.shelf.read().unwrap_or_else(PoisonError::into_inner);
        shelf.clone().ok_or(if self.0.has_failed.load(Ordering::Relaxed) {
            SearchRefused::Failed
        } else {
            SearchRefused::NotReady
        })
    }

    /// Answers a question.
    ///
    /// # Errors
    /// Why not, to be said to whoever asks.
    pub fn search(&self, query: &Query, now: Moment) -> std::result::Result<Found, SearchRefused> {
        self.shelf()?.search(query, now)
    }

    /// Says that a page has changed offers; call it after the commit.
    pub fn look_again(&self) {
        self.0.changed.notify_one();
    }

    /// Builds the index and keeps up with changes for as long as the process runs; the wiring runs it in the background.
    pub async fn keep_up(&self, back_door: &BackDoor) {
        loop {
            let looked = match self.shelf() {
                Ok(_) => self.catch_up(back_door).await,
                Err(_) => self.build(back_door).await.map(|_| true),
            };
            if let Err(error) = looked {
                tracing::error!(%error, "directory not indexed, trying again");
            }
            tokio::select! {
                () = self.0.changed.notified() => tokio::time::sleep(BUNDLE).await,
                () = tokio::time::sleep(LOOK_EVERY) => {},
            }
        }
    }

    /// Reads all offers and builds the index; how many there are.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn build(&self, back_door: &BackDoor) -> Result<usize> {
        let read = read_all(back_door).await;
        let built = match read {
            Ok(stock) => self.put(stock).await,
            Err(error) => Err(error),
        };
        self.0.has_failed.store(built.is_err(), Ordering::Relaxed);
        built
    }

    /// Reads what was changed since the last look and builds the index anew if that was something; whether it was.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn catch_up(&self, back_door: &BackDoor) -> Result<bool> {
        let Ok(shelf) = self.shelf() else {
            self.build(back_door).await?;
            return Ok(true);
        };
        let changed = read_changed(back_door, &shelf).await?;
        if changed.is_empty() {
            return Ok(false);
        }
        let mut stock = shelf.stock();
        stock
            .offers
            .extend(changed.into_iter().map(|offer| (offer.id, Arc::new(offer))));
        read_surroundings(back_door, &mut stock).await?;
        drop(shelf);
        self.put(stock).await?;
        Ok(true)
    }

    async fn put(&self, stock: Stock) -> Result<usize> {
        let shelf = tokio::task::spawn_blocking(move || Shelf::of(stock))
            .await?
            .map_err(Box::new)?;
        let count = shelf.len();
        *self.0.shelf.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(shelf));
        Ok(count)
    }
}

async fn read_all(back_door: &BackDoor) -> Result<Stock> {
    let mut stock = Stock::default();
    read_surroundings(back_door, &mut stock).await?;
    let mut after = None;
    loop {
        let mut tx = back_door.read().await?;
        let ids = store::ids_after(&mut tx, after).await?;
        let some = offers::offers(&mut tx, &ids).await?;
        drop(tx);
        let Some(last) = ids.last() else {
            return Ok(stock);
        };
        after = Some(*last);
        stock
            .offers
            .extend(some.into_iter().map(|offer| (offer.id, Arc::new(offer))));
    }
}

/// Organisations and municipalities: few rows, read whole.
async fn read_surroundings(back_door: &BackDoor, stock: &mut Stock) -> Result<()> {
    let mut tx = back_door.read().await?;
    stock.municipalities = store::municipalities(&mut tx).await?;
    let mut organisations = BTreeMap::new();
    let mut after = None;
    loop {
        let rows = store::organisations_after(&mut tx, after).await?;
        let Some((last, ..)) = rows.last() else { break };
        after = Some(*last);
        let ids: Vec<_> = rows.iter().map(|(id, ..)| *id).collect();
        let described = profiles::profiles(&mut tx, &ids).await?;
        let mut described: HashMap<_, _> = described
            .into_iter()
            .map(|profile| (profile.organisation, profile))
            .collect();
        organisations.extend(rows.into_iter().map(|(id, name, short_name)| {
            let organisation = Organisation {
                id,
                name,
                short_name,
                profile: described.remove(&id),
            };
            (id, Arc::new(organisation))
        }));
    }
    stock.organisations = organisations;
    Ok(())
}

/// The offers that are not as the shelf has them.
async fn read_changed(back_door: &BackDoor, shelf: &Shelf) -> Result<Vec<Offer>> {
    let newest = shelf.offers().iter().map(|offer| offer.modified_at).max();
    let since = newest.map_or(Moment::from_milliseconds(0), |newest| {
        newest.plus_seconds(-OVERLAP_SECONDS)
    });
    let mut after = (since, String::new());
    let mut changed = Vec::new();
    loop {
        let mut tx = back_door.read().await?;
        let rows = store::changed_after(&mut tx, &after).await?;
        let Some((moment, last)) = rows.last() else {
            return Ok(changed);
        };
        after = (*moment, last.to_string());
        let ids: Vec<OfferId> = rows.iter().map(|(_, id)| *id).collect();
        let read = offers::offers(&mut tx, &ids).await?;
        let is_new = |offer: &Offer| shelf.offer(offer.id).is_none_or(|known| **known != *offer);
        changed.extend(read.into_iter().filter(is_new));
    }
}
