//! The district as it was last read, kept until something changes: one number is asked instead of every table.
//! Not a copy that can be stale: the number is read for every page.

use std::sync::{Arc, Mutex, PoisonError};

use access::act::Act;
use access::permit::{House, Permit};
use db::failure::Result;
use db::tx::Tx;
use web::answer::Refused;
use web::request::Request;

use crate::model::structure::Structure;
use crate::store::{district, structure};

/// What a district's pages remember; `app` puts one into the rooms of each district.
#[derive(Debug, Default)]
pub struct Memory(Mutex<Option<Remembered>>);

#[derive(Debug)]
struct Remembered {
    revision: i64,
    structure: Arc<Structure>,
}

impl Memory {
    /// The district as this transaction sees it; `None` while no district file was imported.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn structure(&self, tx: &mut Tx, permit: &Permit<House>) -> Result<Option<Arc<Structure>>> {
        let Some(revision) = district::revision(tx).await? else {
            return Ok(None);
        };
        match self.of(revision) {
            Some(structure) => Ok(Some(structure)),
            None => self.read(revision, (tx, permit)).await,
        }
    }

    async fn read(
        &self,
        revision: i64,
        (tx, permit): (&mut Tx, &Permit<House>),
    ) -> Result<Option<Arc<Structure>>> {
        // Read after the number: what another writer committed in between is read again at the next page.
        let Some(structure) = structure::of_the_district(tx, permit).await? else {
            return Ok(None);
        };
        let structure = Arc::new(structure);
        let remembered = Remembered {
            revision,
            structure: Arc::clone(&structure),
        };
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(remembered);
        Ok(Some(structure))
    }

    /// What is remembered, if it is of this number.
    fn of(&self, revision: i64) -> Option<Arc<Structure>> {
        let remembered = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let remembered = remembered.as_ref().filter(|kept| kept.revision == revision);
        remembered.map(|kept| Arc::clone(&kept.structure))
    }
}

/// The district for a page of any room; `None` while no district file was imported.
///
/// # Errors
/// [`Refused::NotFound`] for whoever may not know the organisation.
pub async fn structure(request: &Request) -> std::result::Result<Option<Arc<Structure>>, Refused> {
    let Some(memory) = request.house().rooms.get::<Memory>() else {
        return Ok(None);
    };
    let (access, who) = (request.access(), request.who()?);
    let (mut glance, _) = access.glance(who, Act::OrganisationRead).await?;
    let Some(revision) = district::revision(&mut glance).await? else {
        return Ok(None);
    };
    drop(glance);
    if let Some(structure) = memory.of(revision) {
        return Ok(Some(structure));
    }
    let (mut tx, permit) = access.enter(who, Act::OrganisationRead).await?;
    Ok(memory.read(revision, (&mut tx, &permit)).await?)
}
