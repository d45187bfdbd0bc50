//! SQL of the gate: what it must know of persons and of a recipient, in one statement each.

use std::collections::BTreeMap;

use base::ids::{OrganisationId, PersonId, RowId};
use db::failure::Result;
use db::row::Row as DbRow;
use db::sql;
use db::tx::Tx;
use organisation::model::organisation::OrganisationKind;

use crate::model::residence::is_called_residence_office;
use crate::model::row::Row;
use crate::store::rows;

/// More rows than those of one case ever have.
const MOST: i64 = 50_000;

/// What is known of one person.
#[derive(Clone, Debug)]
pub(crate) struct PersonFacts {
    /// Whose file it is.
    pub(crate) controller: OrganisationId,
    /// All rows, of whatever state.
    pub(crate) rows: Vec<Row>,
}

/// Controllers and rows of at most fifty persons; whoever is not there any more is missing.
pub(crate) async fn of(tx: &mut Tx, persons: &[PersonId]) -> Result<BTreeMap<PersonId, PersonFacts>> {
    let found = sql!(
        "SELECT s.id AS subject_id, s.controller_id AS own_id, r.id, r.declaration_id, d.kind, d.controller_id,
             r.recipient_kind, r.organisation_id, r.named_id, r.category, r.purpose, r.direction, r.valid_until,
             d.given_on, r.is_agreed, w.day AS withdrawn_on
         FROM access_subject s
         LEFT JOIN consents_row r ON r.person_id = s.id
         LEFT JOIN consents_declaration d ON d.id = r.declaration_id
         LEFT JOIN consents_withdrawal w ON w.id = r.withdrawal_id
         WHERE s.id IN ($1..$50) AND s.kind = 'person'
         ORDER BY s.id, r.id
         LIMIT $51"
    )
    .bind_50(persons)
    .bind(&MOST)
    .all(tx, |row| {
        let declared = row.get::<Option<RowId>>("id")?.map(|_| rows::read(row));
        Ok((row.get("subject_id")?, row.get("own_id")?, declared.transpose()?))
    })
    .await?;
    let mut all: BTreeMap<PersonId, PersonFacts> = BTreeMap::new();
    for (person, controller, declared) in found {
        let facts = all.entry(person).or_insert(PersonFacts {
            controller,
            rows: Vec::new(),
        });
        facts.rows.extend(declared);
    }
    Ok(all)
}

/// What is known of an organisation that would receive something.
#[derive(Clone, Debug)]
pub(crate) struct Receiving {
    /// What it is called.
    pub(crate) name: String,
    /// Whether it is an immigration or naturalisation authority, or belongs to one.
    pub(crate) is_residence_office: bool,
    /// Itself and the wholes of which it is part.
    pub(crate) wholes: Vec<OrganisationId>,
}

/// An organisation with the wholes above it; `None` if it is not in the directory.
pub(crate) async fn receiving(tx: &mut Tx, id: OrganisationId) -> Result<Option<Receiving>> {
    sql!(
        "SELECT o.id AS id_0, o.name AS name_0, o.kind AS kind_0, v.id AS id_1, v.name AS name_1, v.kind AS kind_1,
             w.id AS id_2, w.name AS name_2, w.kind AS kind_2
         FROM organisation_organisation o
         LEFT JOIN organisation_organisation v ON v.id = o.part_of_id
         LEFT JOIN organisation_organisation w ON w.id = v.part_of_id
         WHERE o.id = $1"
    )
    .bind(&id)
    .first(tx, |row| {
        let levels = [
            level(row, ("id_0", "name_0", "kind_0"))?,
            level(row, ("id_1", "name_1", "kind_1"))?,
            level(row, ("id_2", "name_2", "kind_2"))?,
        ];
        let known = || levels.iter().flatten();
        Ok(Receiving {
            name: known().next().map(|(_, name, _)| name.clone()).unwrap_or_default(),
            is_residence_office: known().any(|(_, name, kind)| is_residence_office(name, *kind)),
            wholes: known().map(|(id, ..)| *id).collect(),
        })
    })
    .await
}

type Level = (OrganisationId, String, OrganisationKind);

fn level(row: &DbRow<'_>, (id, name, kind): (&str, &str, &str)) -> Result<Option<Level>> {
    let parts = (
        row.get::<Option<OrganisationId>>(id)?,
        row.get::<Option<String>>(name)?,
        row.get::<Option<OrganisationKind>>(kind)?,
    );
    Ok(match parts {
        (Some(id), Some(name), Some(kind)) => Some((id, name, kind)),
        _ => None,
    })
}

fn is_residence_office(name: &str, kind: OrganisationKind) -> bool {
    matches!(
        kind,
        OrganisationKind::ResidenceOffice | OrganisationKind::NaturalisationOffice
    ) || is_called_residence_office(name)
}
