//! The gate before a list leaves as a file: what of its persons may stand in it. Nothing is passed on here; for that the gate
//! is asked file by file.

use std::collections::BTreeMap;

use access::failure::Result;
use access::permit::ListPermit;
use base::ids::PersonId;
use db::tx::Tx;

use crate::gate::Gate;
use crate::model::category::Category;
use crate::model::limit::Limits;
use crate::model::path::OutgoingPath;
use crate::model::purpose::Purpose;
use crate::model::rule::{Decision, Facts, may_go};
use crate::model::wish::Wish;
use crate::store::facts;

/// Of so many persons one statement reads what is known.
const MOST_AT_ONCE: usize = 50;

impl Gate {
    /// What of persons of a list may stand in a file of it, each within its own controller, without passing anything on:
    /// for the page before. Whoever is not there any more is missing. Two statements for fifty persons.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn preview_of_list(
        &self,
        tx: &mut Tx,
        permit: &ListPermit,
        (persons, purpose, categories): (&[PersonId], Purpose, &[Category]),
    ) -> Result<BTreeMap<PersonId, Decision>> {
        let today = permit.now().day();
        let mut decisions = BTreeMap::new();
        for persons in persons.chunks(MOST_AT_ONCE) {
            let known = facts::of(tx, persons).await?;
            let standing = (self.limiter)(tx, persons, today).await?;
            for (person, known) in known {
                let categories = categories.iter().copied();
                let wish = Wish::same_controller(OutgoingPath::Export, known.controller, purpose, categories);
                let facts = Facts {
                    controller: known.controller,
                    limits: Limits::of(person, &standing),
                    duty: None,
                    today,
                };
                decisions.insert(person, may_go(&known.rows, &wish, &facts));
            }
        }
        Ok(decisions)
    }
}
