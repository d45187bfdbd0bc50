//! SQL of proposed changes. What they change is written by `offer`.

use std::collections::BTreeMap;

use base::ids::{AccountId, Ids, OfferId, OrganisationId, ProposalId};
use base::moment::Moment;
use db::failure::{Failure, Result};
use db::row::Row;
use db::sql;
use db::tx::Tx;

use crate::offer::form::OfferForm;
use crate::proposal::model::{NewProposal, Proposal, ProposalState};

/// Takes down a proposal.
///
/// # Errors
/// What the database reports.
pub async fn insert(tx: &mut Tx, new: &NewProposal, (ids, now): (&Ids, Moment)) -> Result<ProposalId> {
    let id = ProposalId::from_uuid(ids.next());
    sql!(
        "INSERT INTO directory_proposal (id, offer_id, organisation_id, changes, note, origin, made_at, made_by, state)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'open')"
    )
    .bind(&id)
    .bind(&new.offer)
    .bind(&new.organisation)
    .bind(&written(&new.changes))
    .bind(&new.note)
    .bind(&new.origin)
    .bind(&now)
    .bind(&new.made_by)
    .run(tx)
    .await?;
    Ok(id)
}

/// How many proposals for an offer wait for a decision.
///
/// # Errors
/// What the database reports.
pub async fn count_open(tx: &mut Tx, offer: OfferId) -> Result<i64> {
    sql!("SELECT COUNT(*) AS n FROM directory_proposal WHERE offer_id = $1 AND state = 'open'")
        .bind(&offer)
        .number(tx)
        .await
}

/// How many proposals of the public wait for a decision, so that a flood can be refused.
///
/// # Errors
/// What the database reports.
pub async fn count_open_of_public(tx: &mut Tx) -> Result<i64> {
    sql!("SELECT COUNT(*) AS n FROM directory_proposal WHERE state = 'open' AND origin = 'public'")
        .number(tx)
        .await
}

/// One proposal.
///
/// # Errors
/// What the database reports.
pub async fn proposal(tx: &mut Tx, id: ProposalId) -> Result<Option<Proposal>> {
    sql!(
        "SELECT p.id, p.offer_id, o.name AS offer_name, p.organisation_id, p.changes, p.note, p.origin, p.made_at,
                p.state, p.decided_at, a.display_name AS decided_by_name, p.decision_note
         FROM directory_proposal p
         JOIN directory_offer o ON o.id = p.offer_id
         LEFT JOIN access_account a ON a.id = p.decided_by
         WHERE p.id = $1"
    )
    .bind(&id)
    .first(tx, proposal_of_row)
    .await
}

/// Proposals in this state, the oldest first.
///
/// # Errors
/// What the database reports.
pub async fn in_state(tx: &mut Tx, state: ProposalState, rows: i64) -> Result<Vec<Proposal>> {
    sql!(
        "SELECT p.id, p.offer_id, o.name AS offer_name, p.organisation_id, p.changes, p.note, p.origin, p.made_at,
                p.state, p.decided_at, a.display_name AS decided_by_name, p.decision_note
         FROM directory_proposal p
         JOIN directory_offer o ON o.id = p.offer_id
         LEFT JOIN access_account a ON a.id = p.decided_by
         WHERE p.state = $1
         ORDER BY p.made_at, p.id
         LIMIT $2"
    )
    .bind(&state)
    .bind(&rows)
    .all(tx, proposal_of_row)
    .await
}

/// Proposals of an organisation, the newest first.
///
/// # Errors
/// What the database reports.
pub async fn of_offers_of(tx: &mut Tx, organisation: OrganisationId, rows: i64) -> Result<Vec<Proposal>> {
    sql!(
        "SELECT p.id, p.offer_id, o.name AS offer_name, p.organisation_id, p.changes, p.note, p.origin, p.made_at,
                p.state, p.decided_at, a.display_name AS decided_by_name, p.decision_note
         FROM directory_offer o
         JOIN directory_proposal p ON p.offer_id = o.id
         LEFT JOIN access_account a ON a.id = p.decided_by
         WHERE o.organisation_id = $1 AND p.organisation_id = $1
         ORDER BY p.made_at DESC, p.id
         LIMIT $2"
    )
    .bind(&organisation)
    .bind(&rows)
    .all(tx, proposal_of_row)
    .await
}

/// Writes down what became of a proposal; `false` if somebody else has decided.
///
/// # Errors
/// What the database reports.
pub async fn decide(
    tx: &mut Tx,
    id: ProposalId,
    (state, note): (ProposalState, &Option<String>),
    (by, now): (AccountId, Moment),
) -> Result<bool> {
    let touched = sql!(
        "UPDATE directory_proposal
         SET state = $2, decision_note = $3, decided_by = $4, decided_at = $5
         WHERE id = $1 AND state = 'open'"
    )
    .bind(&id)
    .bind(&state)
    .bind(note)
    .bind(&by)
    .bind(&now)
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// The changed fields as JSON, by the names that forms use.
fn written(changes: &OfferForm) -> String {
    let fields: BTreeMap<&str, &str> = changes
        .fields()
        .map(|(field, text)| (field.code(), text))
        .collect();
    serde_json::to_string(&fields).unwrap_or_else(|_| "{}".to_owned())
}

fn read(text: &str) -> Result<OfferForm> {
    let broken = |reason: String| Failure::BrokenRow {
        column: "changes".to_owned(),
        reason,
    };
    let fields: BTreeMap<String, String> =
        serde_json::from_str(text).map_err(|error| broken(error.to_string()))?;
    fields
        .into_iter()
        .map(|(name, text)| Ok((name.parse().map_err(broken)?, text)))
        .collect()
}

fn proposal_of_row(row: &Row<'_>) -> Result<Proposal> {
    let changes: String = row.get("changes")?;
    Ok(Proposal {
        id: row.get("id")?,
        offer: row.get("offer_id")?,
        offer_name: row.get("offer_name")?,
        organisation: row.get("organisation_id")?,
        changes: read(&changes)?,
        note: row.get("note")?,
        origin: row.get("origin")?,
        made_at: row.get("made_at")?,
        state: row.get("state")?,
        decided_at: row.get("decided_at")?,
        decided_by: row.get("decided_by_name")?,
        decision_note: row.get("decision_note")?,
    })
}
