//! SQL of working together: whom one can ask, and the talks about a case. Leases themselves belong to `access`.

use access::failure::{Denied, Result};
use access::permit::{House, Permit};
use access::role::Role;
use base::day::Day;
use base::ids::{AccountId, CaseId, Ids, MunicipalityId, OrganisationId, RowId};
use base::moment::Moment;
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::{Open, Place, Sealed};

use crate::case::model::Phase;
use crate::together::model::{MeetingBasis, MeetingInput, MeetingKind};

const PARTICIPANTS: &str = "cases_meeting.participants";
const CONTENT: &str = "cases_meeting.content";

fn place(column: &'static str, row: RowId) -> Place {
    Place {
        column,
        row: row.uuid().into_bytes(),
    }
}

/// Somebody one can ask for advice or offer a case to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    /// The account.
    pub account: AccountId,
    /// The name that colleagues see.
    pub name: String,
    /// The role.
    pub role: Role,
    /// The employer, if the role is for one.
    pub employer: Option<OrganisationId>,
}

/// Who may be asked for advice about the case of the permit: case managers of the same controller, coordinators.
///
/// # Errors
/// What the database reports.
pub async fn advisers(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Vec<Colleague>> {
    Ok(sql!(
        "SELECT a.id, a.display_name, MIN(r.role) AS role, CAST(NULL AS TEXT) AS employer
         FROM access_role_assignment r
         JOIN access_account a ON a.id = r.account_id
         JOIN access_subject s ON s.id = $1
         WHERE r.valid_from <= $2 AND (r.valid_until > $2 OR r.valid_until IS NULL)
           AND a.locked_at IS NULL AND a.id <> $3 AND (s.account_id IS NULL OR a.id <> s.account_id)
           AND (r.role IN ('coordinator', 'programme_lead')
             OR (r.role = 'case_manager' AND r.scope_kind = 'employer' AND r.scope_id = s.controller_id))
         GROUP BY a.id, a.display_name
         ORDER BY a.display_name, a.id
         LIMIT 200"
    )
    .bind(&permit.id())
    .bind(&permit.now().day())
    .bind(&permit.account())
    .all(tx, colleague_of)
    .await?)
}

/// For which controller somebody works who is asked for advice: that of the case if it is one of theirs, else their own.
/// Whoever coordinates the whole district without an employer of their own works for the district itself.
///
/// # Errors
/// What the database reports; [`Denied::NotFound`] if the case is gone.
pub async fn employer_of(tx: &mut Tx, permit: &Permit<CaseId>, account: AccountId) -> Result<OrganisationId> {
    sql!(
        "SELECT COALESCE(
             (SELECT MIN(r.scope_id) FROM access_role_assignment r
              WHERE r.account_id = $1 AND r.scope_kind = 'employer' AND r.scope_id = s.controller_id
                AND r.valid_from <= $2 AND (r.valid_until > $2 OR r.valid_until IS NULL)),
             (SELECT MIN(r.scope_id) FROM access_role_assignment r
              WHERE r.account_id = $1 AND r.scope_kind = 'employer'
                AND r.valid_from <= $2 AND (r.valid_until > $2 OR r.valid_until IS NULL)),
             (SELECT MIN(o.id) FROM organisation_organisation o WHERE o.kind = 'district_administration'),
             s.controller_id) AS employer
         FROM access_subject s
         WHERE s.id = $3"
    )
    .bind(&account)
    .bind(&permit.now().day())
    .bind(&permit.id())
    .first(tx, |row| row.get("employer"))
    .await?
    .ok_or(Denied::NotFound)
}

/// To whom the case of the permit may be offered: case managers of every employer, each with the first one.
///
/// # Errors
/// What the database reports.
pub async fn successors(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Vec<Colleague>> {
    Ok(sql!(
        "SELECT a.id, a.display_name, 'case_manager' AS role, MIN(r.scope_id) AS employer
         FROM access_role_assignment r
         JOIN access_account a ON a.id = r.account_id
         JOIN access_subject s ON s.id = $1
         WHERE r.role = 'case_manager' AND r.scope_kind = 'employer'
           AND r.valid_from <= $2 AND (r.valid_until > $2 OR r.valid_until IS NULL)
           AND a.locked_at IS NULL AND (s.account_id IS NULL OR a.id <> s.account_id)
         GROUP BY a.id, a.display_name
         ORDER BY a.display_name, a.id
         LIMIT 500"
    )
    .bind(&permit.id())
    .bind(&permit.now().day())
    .all(tx, colleague_of)
    .await?)
}

fn colleague_of(row: &db::row::Row<'_>) -> db::failure::Result<Colleague> {
    Ok(Colleague {
        account: row.get("id")?,
        name: row.get("display_name")?,
        role: row.get("role")?,
        employer: row.get("employer")?,
    })
}

/// For which controller an account works as case manager, and where; of several, that of the case, else the first.
///
/// # Errors
/// What the database reports.
pub async fn seat_of(
    tx: &mut Tx,
    permit: &Permit<CaseId>,
    account: AccountId,
    case: (OrganisationId, Option<MunicipalityId>),
) -> Result<Option<(OrganisationId, Option<MunicipalityId>)>> {
    let scopes: Vec<(String, String)> = sql!(
        "SELECT scope_kind, scope_id FROM access_role_assignment
         WHERE account_id = $1 AND role = 'case_manager' AND scope_kind IN ('employer', 'municipality')
           AND scope_id IS NOT NULL AND valid_from <= $2 AND (valid_until > $2 OR valid_until IS NULL)
         ORDER BY scope_id
         LIMIT 200"
    )
    .bind(&account)
    .bind(&permit.now().day())
    .all(tx, |row| Ok((row.get("scope_kind")?, row.get("scope_id")?)))
    .await?;
    let of = |kind: &'static str| {
        let own = scopes.iter().filter(move |(own, _)| own == kind);
        own.map(|(_, id)| id.as_str())
    };
    let employers: Vec<OrganisationId> = of("employer").filter_map(|id| id.parse().ok()).collect();
    let places: Vec<MunicipalityId> = of("municipality").filter_map(|id| id.parse().ok()).collect();
    let controller = employers.iter().find(|one| **one == case.0).or(employers.first());
    let place = case
        .1
        .filter(|one| places.contains(one))
        .or(places.first().copied());
    Ok(controller.map(|controller| (*controller, place.or(case.1))))
}

/// Whether an offer of the case of the permit is open.
///
/// # Errors
/// What the database reports.
pub async fn has_open_offer(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<bool> {
    let found = sql!(
        "SELECT COUNT(*) AS n FROM access_lease
         WHERE subject_id = $1 AND kind = 'transfer' AND ended_at IS NULL AND ends_at > $2"
    )
    .bind(&permit.id())
    .bind(&permit.now())
    .number(tx)
    .await?;
    Ok(found > 0)
}

/// The case of the permit belongs to another place now.
///
/// # Errors
/// What the database reports.
pub(crate) async fn move_to(
    tx: &mut Tx,
    permit: &Permit<CaseId>,
    municipality: Option<MunicipalityId>,
) -> Result<()> {
    sql!(
        "UPDATE cases_case SET municipality_id = $1, version = version + 1, changed_at = $2, changed_by = $3
         WHERE id = $4"
    )
    .bind(&municipality)
    .bind(&permit.now())
    .bind(&permit.account())
    .bind(&permit.id())
    .run(tx)
    .await?;
    Ok(())
}

/// A case of a colleague, as whoever asks for acute access sees it: its code and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownCase {
    /// The case.
    pub id: CaseId,
    /// Its code.
    pub code: String,
    /// Its phase.
    pub phase: Phase,
    /// Whose case it is.
    pub owner: String,
}

/// Codes and owners of cases that are lent to the account of the permit, at most fifty.
///
/// # Errors
/// What the database reports.
pub async fn known(tx: &mut Tx, permit: &Permit<House>, cases: &[CaseId]) -> Result<Vec<KnownCase>> {
    by_id(tx, cases, permit).await
}

/// Codes and owners of the cases in which a person takes part, at most fifty.
///
/// # Errors
/// What the database reports.
pub(crate) async fn cases_of_a_person(
    tx: &mut Tx,
    permit: &Permit<base::ids::PersonId>,
    cases: &[CaseId],
) -> Result<Vec<KnownCase>> {
    by_id(tx, cases, permit).await
}

async fn by_id<S>(tx: &mut Tx, cases: &[CaseId], permit: &Permit<S>) -> Result<Vec<KnownCase>> {
    Ok(sql!(
        "SELECT c.id, c.code, c.phase, COALESCE(o.display_name, '') AS owner
         FROM cases_case c
         JOIN access_subject s ON s.id = c.id
         LEFT JOIN access_account o ON o.id = s.account_id
         WHERE c.id IN ($1..$50)
           AND (NOT s.is_restricted OR s.account_id = $51 OR EXISTS (
                SELECT 1 FROM access_protection g
                JOIN access_protection_name n ON n.group_id = g.group_id
                WHERE g.subject_id = s.id AND g.lifted_at IS NULL
                  AND n.account_id = $51 AND n.ends_at > $52 AND n.ended_at IS NULL))
         ORDER BY c.code
         LIMIT 50"
    )
    .bind_50(cases)
    .bind(&permit.account())
    .bind(&permit.now())
    .all(tx, |row| {
        Ok(KnownCase {
            id: row.get("id")?,
            code: row.get("code")?,
            phase: row.get("phase")?,
            owner: row.get("owner")?,
        })
    })
    .await?)
}

/// The open case with a code, for break-glass; a protected one is not there.
///
/// # Errors
/// What the database reports.
pub(crate) async fn by_code(tx: &mut Tx, _permit: &Permit<House>, code: &str) -> Result<Option<CaseId>> {
    Ok(sql!(
        "SELECT c.id FROM cases_case c JOIN access_subject s ON s.id = c.id
         WHERE c.code = $1 AND c.phase <> 'closed' AND NOT s.is_restricted"
    )
    .bind_text(code)
    .first(tx, |row| row.get("id"))
    .await?)
}

/// A talk about the case of a permit.
#[derive(Debug)]
pub struct Meeting {
    /// Its id.
    pub id: RowId,
    /// Which talk.
    pub kind: MeetingKind,
    /// On which ground.
    pub basis: MeetingBasis,
    /// When it was held.
    pub held_on: Day,
    /// Who was there.
    pub participants: Open<String>,
    /// What was said.
    pub content: Open<String>,
    /// When it was written down.
    pub written_at: Moment,
    /// Who wrote it down.
    pub by: String,
}

/// Writes down a talk about the case of the permit.
///
/// # Errors
/// What the database reports.
pub async fn add_meeting(
    tx: &mut Tx,
    permit: &Permit<CaseId>,
    (kind, basis): (MeetingKind, MeetingBasis),
    input: &MeetingInput,
    ids: &Ids,
) -> Result<()> {
    let id = RowId::from_uuid(ids.next());
    let key = permit.key()?;
    sql!(
        "INSERT INTO cases_meeting (id, case_id, kind, basis, held_on, participants, content, written_at, written_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    )
    .bind(&id)
    .bind(&permit.id())
    .bind(&kind)
    .bind(&basis)
    .bind(&input.on)
    .bind(&Sealed::seal(&input.participants, key, place(PARTICIPANTS, id), ids))
    .bind(&Sealed::seal(&input.content, key, place(CONTENT, id), ids))
    .bind(&permit.now())
    .bind(&permit.account())
    .run(tx)
    .await?;
    Ok(())
}

/// The talks about the case of the permit, the newest first.
///
/// # Errors
/// What the database reports, or a text that does not open.
pub async fn meetings(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Vec<Meeting>> {
    let key = permit.key()?;
    let rows = sql!(
        "SELECT m.id, m.kind, m.basis, m.held_on, m.participants, m.content, m.written_at, a.display_name
         FROM cases_meeting m JOIN access_account a ON a.id = m.written_by
         WHERE m.case_id = $1
         ORDER BY m.held_on DESC, m.id DESC
         LIMIT 200"
    )
    .bind(&permit.id())
    .all(tx, |row| {
        let id: RowId = row.get("id")?;
        let (participants, content): (Sealed<String>, Sealed<String>) =
            (row.get("participants")?, row.get("content")?);
        let (kind, basis, held_on) = (row.get("kind")?, row.get("basis")?, row.get("held_on")?);
        let (written_at, by) = (row.get("written_at")?, row.get("display_name")?);
        let opened = participants
            .open(key, place(PARTICIPANTS, id), store_seat!())
            .and_then(|who| Ok((who, content.open(key, place(CONTENT, id), store_seat!())?)));
        Ok(opened.map(|(participants, content)| Meeting {
            id,
            kind,
            basis,
            held_on,
            participants,
            content,
            written_at,
            by,
        }))
    })
    .await?;
    rows.into_iter().map(|row| row.map_err(Denied::from)).collect()
}
