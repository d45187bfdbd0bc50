//! The district as it was last read, kept until something of the house changes: the number of its edition is asked instead
//! of every table. Not a copy that can be stale: the number comes with every click.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use access::act::Act;
use access::edition;
use access::permit::{House, Permit};
use base::day::Day;
use db::failure::Result;
use db::tx::Tx;
use web::answer::Refused;
use web::request::Request;

use crate::model::staffing_plan::StaffingPlan;
use crate::model::structure::Structure;
use crate::store::structure;

/// What a district's pages remember; `app` puts one into the rooms of each district.
#[derive(Debug, Default)]
pub struct Memory(Mutex<Option<Remembered>>);

#[derive(Debug)]
struct Remembered {
    edition: i64,
    structure: Arc<Structure>,
    /// The plan of the day on which it was last asked for.
    plan: Option<Arc<StaffingPlan>>,
    /// What was written of it on `written_on`, by what was chosen.
    written: HashMap<String, Arc<str>>,
    written_on: Option<Day>,
}

/// Lists that are kept as they were written: so many views are open at once in a district, and each takes some 20 kB.
const MOST_WRITTEN: usize = 16;

impl Memory {
    /// The district as this transaction sees it; `None` while no district file was imported.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn structure(&self, tx: &mut Tx, permit: &Permit<House>) -> Result<Option<Arc<Structure>>> {
        let edition = edition::store::number(tx).await?;
        match self.of(edition) {
            Some(structure) => Ok(Some(structure)),
            None => self.read(edition, (tx, permit)).await,
        }
    }

    async fn read(
        &self,
        edition: i64,
        (tx, permit): (&mut Tx, &Permit<House>),
    ) -> Result<Option<Arc<Structure>>> {
        // Read after the number: what another writer committed in between is read again at the next page.
        let Some(structure) = structure::of_the_district(tx, permit).await? else {
            return Ok(None);
        };
        let structure = Arc::new(structure);
        let remembered = Remembered {
            edition,
            structure: Arc::clone(&structure),
            plan: None,
            written: HashMap::new(),
            written_on: None,
        };
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(remembered);
        Ok(Some(structure))
    }

    /// What is remembered, if it is of this edition.
    fn of(&self, edition: i64) -> Option<Arc<Structure>> {
        let remembered = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let remembered = remembered.as_ref().filter(|kept| kept.edition == edition);
        remembered.map(|kept| Arc::clone(&kept.structure))
    }

    /// The staffing plan of this district on this day.
    pub(crate) fn plan(&self, structure: &Arc<Structure>, day: Day) -> Arc<StaffingPlan> {
        let mut remembered = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = remembered
            .as_mut()
            .filter(|kept| Arc::ptr_eq(&kept.structure, structure));
        let plan = kept.as_ref().and_then(|kept| kept.plan.clone());
        if let Some(plan) = plan.filter(|plan| plan.day == day) {
            return plan;
        }
        let plan = Arc::new(StaffingPlan::on(structure, day));
        if let Some(kept) = kept {
            kept.plan = Some(Arc::clone(&plan));
        }
        plan
    }

    /// What `write` writes of this district on this day, for whoever chose the same. Holds nothing of who looks.
    pub(crate) fn written<E>(
        &self,
        (structure, day): (&Arc<Structure>, Day),
        chosen: &str,
        write: impl FnOnce() -> std::result::Result<String, E>,
    ) -> std::result::Result<Arc<str>, E> {
        let known = self.with_written(structure, day, |written| written.get(chosen).cloned());
        if let Some(known) = known.flatten() {
            return Ok(known);
        }
        let text: Arc<str> = write()?.into();
        let _ = self.with_written(structure, day, |written| {
            if written.len() >= MOST_WRITTEN {
                written.clear();
            }
            written.insert(chosen.to_owned(), Arc::clone(&text));
        });
        Ok(text)
    }

    /// What was written of this district on this day; `None` if the district has changed since.
    fn with_written<T>(
        &self,
        structure: &Arc<Structure>,
        day: Day,
        act: impl FnOnce(&mut HashMap<String, Arc<str>>) -> T,
    ) -> Option<T> {
        let mut remembered = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = remembered
            .as_mut()
            .filter(|kept| Arc::ptr_eq(&kept.structure, structure))?;
        if kept.written_on != Some(day) {
            kept.written.clear();
            kept.written_on = Some(day);
        }
        Some(act(&mut kept.written))
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
    access.looking(who, Act::OrganisationRead).await?;
    if let Some(structure) = memory.of(who.edition) {
        return Ok(Some(structure));
    }
    let (mut tx, permit) = access.enter(who, Act::OrganisationRead).await?;
    Ok(memory.read(who.edition, (&mut tx, &permit)).await?)
}
