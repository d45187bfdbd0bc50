//! The district as it was last read, kept until something changes: one number is asked instead of every table.
//! Not a copy that can be stale: the number is read in the transaction of the page.

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

#[derive(Clone, Debug)]
struct Remembered {
    revision: i64,
    structure: Arc<Structure>,
}

impl Memory {
    /// The district as it is now; `None` while no district file was imported.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn structure(&self, tx: &mut Tx, permit: &Permit<House>) -> Result<Option<Arc<Structure>>> {
        let Some(revision) = district::revision(tx).await? else {
            return Ok(None);
        };
        if let Some(remembered) = self.get().filter(|remembered| remembered.revision == revision) {
            return Ok(Some(remembered.structure));
        }
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

    fn get(&self) -> Option<Remembered> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
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
    let (mut tx, permit) = request
        .access()
        .enter(request.who()?, Act::OrganisationRead)
        .await?;
    Ok(memory.structure(&mut tx, &permit).await?)
}
