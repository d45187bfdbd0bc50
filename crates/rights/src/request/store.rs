//! SQL of requests: taken down and answered with the permit of the person; listed without anybody's name.

use access::failure::Result;
use access::permit::{House, Permit};
use base::day::Day;
use base::ids::{Ids, OrganisationId, PersonId, RowId};
use db::row::Row;
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::{Open, Place, Sealed};

use crate::request::input::NewRequest;
use crate::request::model::{Identity, RequestKind, RequestState, due_on};

const WISH: &str = "rights_request.wish";
const EXTENSION: &str = "rights_request.extension";
const OUTCOME: &str = "rights_request.outcome";

fn place(column: &'static str, id: RowId) -> Place {
    Place {
        column,
        row: id.uuid().into_bytes(),
    }
}

/// A request of a person; what is sealed shows itself only to the permit.
#[derive(Debug)]
pub struct Request {
    /// Its id.
    pub id: RowId,
    /// What is asked for.
    pub kind: RequestKind,
    /// The day it came.
    pub received_on: Day,
    /// By when it must be answered.
    pub due_on: Day,
    /// How the person was made sure of.
    pub identity: Identity,
    /// What the person wants.
    pub wish: Option<Open<String>>,
    /// Who took it down.
    pub taken_by: String,
    /// When its clock was extended.
    pub extended_on: Option<Day>,
    /// Why.
    pub extension: Option<Open<String>>,
    /// How far it is.
    pub state: RequestState,
    /// When it was answered.
    pub closed_on: Option<Day>,
    /// What was answered.
    pub outcome: Option<Open<String>>,
    /// For the second writer.
    pub version: i64,
}

struct Found {
    request: Request,
    wish: Option<Sealed<String>>,
    extension: Option<Sealed<String>>,
    outcome: Option<Sealed<String>>,
}

fn found(row: &Row<'_>) -> db::failure::Result<Found> {
    Ok(Found {
        request: Request {
            id: row.get("id")?,
            kind: row.get("kind")?,
            received_on: row.get("received_on")?,
            due_on: row.get("due_on")?,
            identity: row.get("identity")?,
            wish: None,
            taken_by: row.get("display_name")?,
            extended_on: row.get("extended_on")?,
            extension: None,
            state: row.get("state")?,
            closed_on: row.get("closed_on")?,
            outcome: None,
            version: row.get("version")?,
        },
        wish: row.get("wish")?,
        extension: row.get("extension")?,
        outcome: row.get("outcome")?,
    })
}

impl Found {
    fn opened(self, permit: &Permit<PersonId>) -> Result<Request> {
        let id = self.request.id;
        let open = |sealed: Option<Sealed<String>>, column| {
            let key = permit.key()?;
            sealed
                .map(|sealed| sealed.open(key, place(column, id), store_seat!()))
                .transpose()
        };
        Ok(Request {
            wish: open(self.wish, WISH)?,
            extension: open(self.extension, EXTENSION)?,
            outcome: open(self.outcome, OUTCOME)?,
            ..self.request
        })
    }
}

/// The requests of the person of the permit, the latest first, at most two hundred.
///
/// # Errors
/// What the database reports, or a value that does not open.
pub async fn of(tx: &mut Tx, permit: &Permit<PersonId>) -> Result<Vec<Request>> {
    let rows = sql!(
        "SELECT r.id, r.kind, r.received_on, r.due_on, r.identity, r.wish, a.display_name, r.extended_on, r.extension,
             r.state, r.closed_on, r.outcome, r.version
         FROM rights_request r
         JOIN access_account a ON a.id = r.taken_by
         WHERE r.person_id = $1
         ORDER BY r.received_on DESC, r.id DESC
         LIMIT 200"
    )
    .bind(&permit.person())
    .all(tx, found)
    .await?;
    rows.into_iter().map(|row| row.opened(permit)).collect()
}

/// One request of the person of the permit.
///
/// # Errors
/// What the database reports, or a value that does not open.
pub async fn find(tx: &mut Tx, permit: &Permit<PersonId>, id: RowId) -> Result<Option<Request>> {
    let row = sql!(
        "SELECT r.id, r.kind, r.received_on, r.due_on, r.identity, r.wish, a.display_name, r.extended_on, r.extension,
             r.state, r.closed_on, r.outcome, r.version
         FROM rights_request r
         JOIN access_account a ON a.id = r.taken_by
         WHERE r.id = $1 AND r.person_id = $2"
    )
    .bind(&id)
    .bind(&permit.person())
    .first(tx, found)
    .await?;
    row.map(|row| row.opened(permit)).transpose()
}

/// Takes down a request of the person of the permit; its clock runs from the day it came.
///
/// # Errors
/// What the database reports.
pub async fn insert(
    tx: &mut Tx,
    permit: &Permit<PersonId>,
    (new, controller): (&NewRequest, OrganisationId),
    ids: &Ids,
) -> Result<RowId> {
    let id = RowId::from_uuid(ids.next());
    let key = permit.key()?;
    let wish = (!new.wish.is_empty()).then(|| Sealed::seal(&new.wish, key, place(WISH, id), ids));
    sql!(
        "INSERT INTO rights_request (id, person_id, controller_id, kind, received_on, due_on, identity, wish, taken_at,
             taken_by, state)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'open')"
    )
    .bind(&id)
    .bind(&permit.person())
    .bind(&controller)
    .bind(&new.kind)
    .bind(&new.received_on)
    .bind(&due_on(new.received_on, false))
    .bind(&new.identity)
    .bind(&wish)
    .bind(&permit.now())
    .bind(&permit.account())
    .run(tx)
    .await?;
    Ok(id)
}

/// Extends the clock of an open request that was not extended; says whether it did.
///
/// # Errors
/// What the database reports.
pub async fn extend(
    tx: &mut Tx,
    permit: &Permit<PersonId>,
    (request, reason): (&Request, &String),
    ids: &Ids,
) -> Result<bool> {
    let touched = sql!(
        "UPDATE rights_request
         SET extended_on = $1, due_on = $2, extension = $3, version = version + 1
         WHERE id = $4 AND person_id = $5 AND version = $6 AND state = 'open' AND extended_on IS NULL"
    )
    .bind(&permit.now().day())
    .bind(&due_on(request.received_on, true))
    .bind(&Sealed::seal(
        reason,
        permit.key()?,
        place(EXTENSION, request.id),
        ids,
    ))
    .bind(&request.id)
    .bind(&permit.person())
    .bind(&request.version)
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// Closes an open request with its outcome; says whether it was open and as it was seen.
///
/// # Errors
/// What the database reports.
pub async fn close(
    tx: &mut Tx,
    permit: &Permit<PersonId>,
    (id, version): (RowId, i64),
    (state, outcome): (RequestState, &String),
    ids: &Ids,
) -> Result<bool> {
    let key = permit.key()?;
    let outcome = (!outcome.is_empty()).then(|| Sealed::seal(outcome, key, place(OUTCOME, id), ids));
    let touched = sql!(
        "UPDATE rights_request
         SET state = $1, closed_on = $2, closed_by = $3, outcome = $4, version = version + 1
         WHERE id = $5 AND person_id = $6 AND version = $7 AND state = 'open'"
    )
    .bind(&state)
    .bind(&permit.now().day())
    .bind(&permit.account())
    .bind(&outcome)
    .bind(&id)
    .bind(&permit.person())
    .bind(&version)
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// A request in the list of the house: nobody is named but who took it down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// What is asked for.
    pub kind: RequestKind,
    /// The day it came.
    pub received_on: Day,
    /// By when it must be answered.
    pub due_on: Day,
    /// Whether its clock was extended.
    pub is_extended: bool,
    /// How far it is.
    pub state: RequestState,
    /// When it was answered.
    pub closed_on: Option<Day>,
    /// Who took it down.
    pub taken_by: String,
    /// The controller, if it is still an organisation of the district.
    pub controller: String,
}

fn listed(row: &Row<'_>) -> db::failure::Result<Listed> {
    Ok(Listed {
        kind: row.get("kind")?,
        received_on: row.get("received_on")?,
        due_on: row.get("due_on")?,
        is_extended: row.get::<Option<Day>>("extended_on")?.is_some(),
        state: row.get("state")?,
        closed_on: row.get("closed_on")?,
        taken_by: row.get("display_name")?,
        controller: row.get("controller")?,
    })
}

/// The open requests of the house, the most urgent first, at most five hundred.
///
/// # Errors
/// What the database reports.
pub async fn open(tx: &mut Tx, _permit: &Permit<House>) -> Result<Vec<Listed>> {
    Ok(sql!(
        "SELECT r.kind, r.received_on, r.due_on, r.extended_on, r.state, r.closed_on, a.display_name,
             COALESCE(o.name, '') AS controller
         FROM rights_request r
         JOIN access_account a ON a.id = r.taken_by
         LEFT JOIN organisation_organisation o ON o.id = r.controller_id
         WHERE r.state = 'open'
         ORDER BY r.due_on, r.id
         LIMIT 500"
    )
    .all(tx, listed)
    .await?)
}

/// The requests of the house that were answered, the latest first, at most one hundred.
///
/// # Errors
/// What the database reports.
pub async fn closed(tx: &mut Tx, _permit: &Permit<House>) -> Result<Vec<Listed>> {
    Ok(sql!(
        "SELECT r.kind, r.received_on, r.due_on, r.extended_on, r.state, r.closed_on, a.display_name,
             COALESCE(o.name, '') AS controller
         FROM rights_request r
         JOIN access_account a ON a.id = r.taken_by
         LEFT JOIN organisation_organisation o ON o.id = r.controller_id
         WHERE r.state <> 'open'
         ORDER BY r.closed_on DESC, r.id DESC
         LIMIT 100"
    )
    .all(tx, listed)
    .await?)
}
