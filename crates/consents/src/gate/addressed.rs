//! The gate for what is addressed to another organisation: asked anew at every view by one of its members, and for lists
//! of it. The recipient is not theirs to say: it stands in the address.

use std::collections::{BTreeMap, BTreeSet};

use access::failure::{Denied, Result};
use access::permit::Permit;
use access::subject::store::address;
use base::day::Day;
use base::ids::{PersonId, ReferralId};
use db::statement::LIST_LENGTH;
use db::tx::Tx;

use crate::gate::about::About;
use crate::gate::{Answer, Gate};
use crate::limits::Limiter;
use crate::model::category::Category;
use crate::model::limit::Limits;
use crate::model::path::OutgoingPath;
use crate::model::preview::Preview;
use crate::model::purpose::Purpose;
use crate::model::row::Recipient;
use crate::model::rule::{Decision, Facts, may_go};
use crate::model::wish::Wish;
use crate::store::facts;

impl Gate {
    /// Asks, for a member of the organisation, to show or print what is addressed to it. What is granted is written down in
    /// `tx`, as [`Gate::ask`] does.
    ///
    /// # Errors
    /// [`Denied::NotFound`] if nothing is addressed; what the database reports.
    pub async fn ask_addressed(
        &self,
        tx: &mut Tx,
        permit: &Permit<ReferralId>,
        (path, purpose, categories): (OutgoingPath, Purpose, BTreeSet<Category>),
    ) -> Result<Answer> {
        let address = address::of(tx, permit).await?.ok_or(Denied::NotFound)?;
        let wish = Wish::by_consent(
            path,
            Recipient::Organisation(address.organisation),
            purpose,
            categories,
        );
        self.decide(tx, permit, (About::addressed(&address), &wish)).await
    }

    /// What the gate would answer to [`Gate::ask_addressed`], without passing anything on.
    ///
    /// # Errors
    /// As [`Gate::ask_addressed`].
    pub async fn preview_addressed(
        &self,
        tx: &mut Tx,
        permit: &Permit<ReferralId>,
        (path, purpose, categories): (OutgoingPath, Purpose, BTreeSet<Category>),
    ) -> Result<Preview> {
        let address = address::of(tx, permit).await?.ok_or(Denied::NotFound)?;
        let wish = Wish::by_consent(
            path,
            Recipient::Organisation(address.organisation),
            purpose,
            categories,
        );
        self.look(tx, permit, (About::addressed(&address), &wish)).await
    }

    /// What of each of these wishes stands on a day, in their order; see [`standing`].
    ///
    /// # Errors
    /// What the database reports.
    pub async fn standing(
        &self,
        tx: &mut Tx,
        wishes: &[(PersonId, Wish)],
        today: Day,
    ) -> db::failure::Result<Vec<Decision>> {
        standing(tx, self.limiter, wishes, today).await
    }
}

/// What of each of these wishes stands on a day, in their order: the same rule for a list as for one. Passes nothing on
/// and tells no content; somebody who is not there any more allows nothing.
///
/// # Errors
/// What the database reports.
pub async fn standing(
    tx: &mut Tx,
    limiter: Limiter,
    wishes: &[(PersonId, Wish)],
    today: Day,
) -> db::failure::Result<Vec<Decision>> {
    let persons: BTreeSet<PersonId> = wishes.iter().map(|(person, _)| *person).collect();
    let persons: Vec<PersonId> = persons.into_iter().collect();
    let mut known = BTreeMap::new();
    let mut limits = Vec::new();
    for fifty in persons.chunks(LIST_LENGTH) {
        known.extend(facts::of(tx, fifty).await?);
        limits.extend(limiter(tx, fifty, today).await?);
    }
    let decided = |(person, wish): &(PersonId, Wish)| {
        let Some(of_person) = known.get(person) else {
            return Decision::default();
        };
        let facts = Facts {
            limits: Limits::of(*person, &limits),
            ..Facts::plain(of_person.controller, today)
        };
        may_go(&of_person.rows, wish, &facts)
    };
    Ok(wishes.iter().map(decided).collect())
}
