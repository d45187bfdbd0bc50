//! The proof that persons have consented to processing. Whoever opens a case needs one, and only this file makes it.

use base::day::Day;
use base::ids::{OrganisationId, PersonId, RowId};
use base::refusal::Refusal;
use db::failure::Result;
use db::statement::LIST_LENGTH;
use db::tx::Tx;

use crate::store::{facts, rows};

/// Every named person has consented, in writing, to processing by this controller, and has not withdrawn it.
///
/// A store that begins a case, or adds somebody to one, takes this by reference: without it, it does not compile.
#[derive(Debug)]
pub struct ProcessingConsent {
    persons: Vec<PersonId>,
    declarations: Vec<RowId>,
    controller: OrganisationId,
    on: Day,
}

impl ProcessingConsent {
    /// Whether it is about this person.
    pub fn covers(&self, person: PersonId) -> bool {
        self.persons.contains(&person)
    }

    /// The persons it is about.
    pub fn persons(&self) -> &[PersonId] {
        &self.persons
    }

    /// The declaration on which it rests for this person.
    pub fn declaration_of(&self, person: PersonId) -> Option<RowId> {
        let position = self.persons.iter().position(|own| *own == person)?;
        self.declarations.get(position).copied()
    }

    /// To which controller they have consented.
    pub fn controller(&self) -> OrganisationId {
        self.controller
    }

    /// The day on which it was looked up.
    pub fn on(&self) -> Day {
        self.on
    }
}

/// Somebody has not consented to processing, so there is no case yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoConsent {
    /// Whose consent is missing.
    pub persons: Vec<PersonId>,
}

impl Refusal for NoConsent {
    fn german(&self) -> String {
        let whose = if self.persons.len() > 1 {
            format!("Für {} Personen fehlt", self.persons.len())
        } else {
            "Es fehlt".to_owned()
        };
        format!(
            "{whose} die unterschriebene Einwilligung in die Datenverarbeitung. Ohne sie gibt es keinen Fall. \
             Nehmen Sie sie zuerst auf; der Kontakt bleibt bis dahin eine Kontaktkarte."
        )
    }
}

/// The proof for these persons and this controller on this day, read in the transaction that will rely on it.
///
/// # Errors
/// What the database reports; [`NoConsent`] names who has none.
pub async fn processing_consent(
    tx: &mut Tx,
    persons: &[PersonId],
    controller: OrganisationId,
    today: Day,
) -> Result<std::result::Result<ProcessingConsent, NoConsent>> {
    let (mut declarations, mut missing) = (Vec::new(), Vec::new());
    for some in persons.chunks(LIST_LENGTH) {
        let known = facts::of(tx, some).await?;
        for person in some {
            let mut rows = known.get(person).into_iter().flat_map(|facts| &facts.rows);
            let leave =
                rows.find(|row| rows::is_own_leave(row) && row.controller == controller && row.stands(today));
            match leave {
                Some(row) => declarations.push(row.declaration),
                None => missing.push(*person),
            }
        }
    }
    if persons.is_empty() || !missing.is_empty() {
        return Ok(Err(NoConsent { persons: missing }));
    }
    Ok(Ok(ProcessingConsent {
        persons: persons.to_vec(),
        declarations,
        controller,
        on: today,
    }))
}
