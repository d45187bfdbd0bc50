//! How recipients stand in columns, and names of those that are in no directory, sealed with the person's key.

use std::collections::BTreeMap;

use access::failure::Result;
use access::permit::Permit;
use base::ids::{Ids, OrganisationId, PersonId, RowId};
use db::row::Row as DbRow;
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::{Open, Place, Sealed, SubjectKey};

use crate::model::row::Recipient;

pub(crate) const NAME: &str = "consents_named_recipient.name";
/// More names than one person ever has.
const MOST: i64 = 500;

db::coded! {
    /// The kind of a recipient, as stored.
    pub enum RecipientKind {
        /// The controller itself.
        Controller = "controller",
        /// An organisation.
        Organisation = "organisation",
        /// A sealed name.
        Named = "named",
        /// The person; only what was disclosed knows this kind.
        Person = "person",
    }
}

/// A recipient as it stands in three columns.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RecipientColumns {
    pub(crate) kind: RecipientKind,
    pub(crate) organisation: Option<OrganisationId>,
    pub(crate) named: Option<RowId>,
}

impl RecipientColumns {
    pub(crate) fn of(recipient: Recipient) -> Self {
        let (kind, organisation, named) = match recipient {
            Recipient::Controller => (RecipientKind::Controller, None, None),
            Recipient::Organisation(id) => (RecipientKind::Organisation, Some(id), None),
            Recipient::Named(id) => (RecipientKind::Named, None, Some(id)),
        };
        Self {
            kind,
            organisation,
            named,
        }
    }

    /// The controller, or an office of it; that no consent row names an office, its table sees to.
    pub(crate) fn within(unit: Option<OrganisationId>) -> Self {
        Self {
            kind: RecipientKind::Controller,
            organisation: unit,
            named: None,
        }
    }

    pub(crate) fn person() -> Self {
        Self {
            kind: RecipientKind::Person,
            organisation: None,
            named: None,
        }
    }

    pub(crate) fn read(row: &DbRow<'_>) -> db::failure::Result<Self> {
        Ok(Self {
            kind: row.get("recipient_kind")?,
            organisation: row.get("organisation_id")?,
            named: row.get("named_id")?,
        })
    }

    /// The recipient; `None` if it is the person.
    pub(crate) fn recipient(self) -> Option<Recipient> {
        match (self.kind, self.organisation, self.named) {
            (RecipientKind::Controller, ..) => Some(Recipient::Controller),
            (RecipientKind::Organisation, Some(id), _) => Some(Recipient::Organisation(id)),
            (RecipientKind::Named, _, Some(id)) => Some(Recipient::Named(id)),
            _ => None,
        }
    }
}

pub(crate) fn place(id: RowId) -> Place {
    Place {
        column: NAME,
        row: id.uuid().into_bytes(),
    }
}

/// Adds a recipient that is in no directory.
///
/// # Errors
/// What the database reports.
pub async fn add(tx: &mut Tx, permit: &Permit<PersonId>, name: &str, ids: &Ids) -> Result<RowId> {
    let id = RowId::from_uuid(ids.next());
    let sealed = Sealed::seal(&name.to_owned(), permit.key()?, place(id), ids);
    sql!("INSERT INTO consents_named_recipient (id, person_id, name, added_at) VALUES ($1, $2, $3, $4)")
        .bind(&id)
        .bind(&permit.person())
        .bind(&sealed)
        .bind(&permit.now())
        .run(tx)
        .await?;
    Ok(id)
}

/// The named recipients of the person, opened.
///
/// # Errors
/// What the database reports, or a value that does not open.
pub async fn named(tx: &mut Tx, permit: &Permit<PersonId>) -> Result<BTreeMap<RowId, Open<String>>> {
    let sealed: Vec<(RowId, Sealed<String>)> =
        sql!("SELECT id, name FROM consents_named_recipient WHERE person_id = $1 ORDER BY id LIMIT $2")
            .bind(&permit.person())
            .bind(&MOST)
            .all(tx, |row| Ok((row.get("id")?, row.get("name")?)))
            .await?;
    let mut opened = BTreeMap::new();
    for (id, name) in sealed {
        opened.insert(id, name.open(permit.key()?, place(id), store_seat!())?);
    }
    Ok(opened)
}

/// The name of one recipient of the person; `None` if it is not theirs.
///
/// # Errors
/// What the database reports, or a value that does not open.
pub(crate) async fn name(
    tx: &mut Tx,
    (person, key): (PersonId, &SubjectKey),
    id: RowId,
) -> Result<Option<Open<String>>> {
    let sealed: Option<Sealed<String>> =
        sql!("SELECT name FROM consents_named_recipient WHERE id = $1 AND person_id = $2")
            .bind(&id)
            .bind(&person)
            .first(tx, |row| row.get("name"))
            .await?;
    let opened = sealed.map(|name| name.open(key, place(id), store_seat!()));
    Ok(opened.transpose()?)
}

/// The name of an organisation; `None` if it is not in the directory.
///
/// # Errors
/// What the database reports.
pub async fn organisation(tx: &mut Tx, id: OrganisationId) -> db::failure::Result<Option<String>> {
    sql!("SELECT name FROM organisation_organisation WHERE id = $1")
        .bind(&id)
        .first(tx, |row| row.get("name"))
        .await
}
