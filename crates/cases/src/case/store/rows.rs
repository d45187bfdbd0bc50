//! SQL of what is written when a case begins: its row, with a code that nobody else has, and the rows of its history.

use std::collections::{BTreeMap, BTreeSet};

use access::failure::Result;
use base::ids::{AccountId, CaseId, Ids, PersonId, RowId};
use base::moment::Moment;
use db::sql;
use db::statement::LIST_LENGTH;
use db::tx::Tx;
use vault::sealed::{Place, Sealed, SubjectKey};

use super::{Course, NewCase};
use crate::case::code::code;
use crate::case::model::{CloseReason, Phase};

pub(crate) const STATE_NOTE: &str = "cases_state.note";

/// A case that is about to be written.
pub(super) struct NewRow<'n> {
    pub(super) id: CaseId,
    pub(super) lead: PersonId,
    pub(super) new: &'n NewCase,
    pub(super) course: Course,
    pub(super) note: Option<(&'n String, &'n SubjectKey)>,
    pub(super) by: AccountId,
}

impl<'n> NewRow<'n> {
    fn first_state(&self) -> State<'n> {
        State {
            phase: self.course.phase,
            reason: self.course.close_reason.map(CloseReason::code),
            note: self.note,
            by: Some(self.by),
        }
    }
}

/// Adds rows with codes that are free, each with its first state; returns the codes in the same order.
pub(super) async fn insert(
    tx: &mut Tx,
    rows: &[NewRow<'_>],
    (at, ids): (Moment, &Ids),
) -> Result<Vec<String>> {
    let mut codes: BTreeMap<CaseId, String> = BTreeMap::new();
    let mut open: Vec<&NewRow<'_>> = rows.iter().collect();
    let mut tries = 0;
    while !open.is_empty() {
        let coded: Vec<(&NewRow<'_>, String)> = open.iter().map(|row| (*row, code(ids, tries))).collect();
        let taken = insert_as(tx, &coded, at).await?;
        codes.extend(
            coded
                .into_iter()
                .map(|(row, code)| (row.id, code))
                .filter(|(id, _)| !taken.contains(id)),
        );
        open.retain(|row| taken.contains(&row.id));
        tries += 1;
    }
    let states: Vec<(CaseId, State<'_>)> = rows.iter().map(|row| (row.id, row.first_state())).collect();
    insert_states(tx, &states, (at, ids)).await?;
    Ok(rows.iter().filter_map(|row| codes.remove(&row.id)).collect())
}

/// The cases that were not added because their code is taken.
async fn insert_as(tx: &mut Tx, coded: &[(&NewRow<'_>, String)], at: Moment) -> Result<BTreeSet<CaseId>> {
    let added = sql!(
        "INSERT INTO cases_case (id, code, phase, phase_since, lead_person_id, municipality_id, social_area_id, language,
             target_group, access_route, opened_on, last_contact_on, closed_on, close_reason, changed_at, changed_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
         ON CONFLICT (code) DO NOTHING"
    )
    .run_for_each(tx, coded, |statement, (row, code)| {
        let closed_on = (!row.course.phase.is_open()).then_some(row.course.phase_since);
        statement
            .bind(&row.id)
            .bind_text(code)
            .bind(&row.course.phase)
            .bind(&row.course.phase_since)
            .bind(&row.lead)
            .bind(&row.new.municipality)
            .bind(&row.new.social_area)
            .bind(&row.new.language)
            .bind(&row.new.target_group)
            .bind(&row.new.access_route)
            .bind(&row.course.opened_on)
            .bind(&row.course.last_contact_on)
            .bind(&closed_on)
            .bind(&row.course.close_reason)
            .bind(&at)
            .bind(&row.by)
    })
    .await?;
    let mut taken: BTreeSet<CaseId> = coded.iter().map(|(row, _)| row.id).collect();
    if usize::try_from(added) == Ok(coded.len()) {
        taken.clear();
        return Ok(taken);
    }
    for some in coded.chunks(LIST_LENGTH) {
        let asked: Vec<CaseId> = some.iter().map(|(row, _)| row.id).collect();
        let there: Vec<CaseId> = sql!("SELECT id FROM cases_case WHERE id IN ($1..$50) LIMIT 50")
            .bind_50(&asked)
            .all(tx, |row| row.get("id"))
            .await?;
        taken.retain(|id| !there.contains(id));
    }
    Ok(taken)
}

/// A row of the history of phases.
pub(crate) struct State<'s> {
    pub(crate) phase: Phase,
    pub(crate) reason: Option<&'s str>,
    pub(crate) note: Option<(&'s String, &'s SubjectKey)>,
    pub(crate) by: Option<AccountId>,
}

pub(crate) async fn insert_state(
    tx: &mut Tx,
    case: CaseId,
    state: State<'_>,
    (at, ids): (Moment, &Ids),
) -> Result<()> {
    insert_states(tx, &[(case, state)], (at, ids)).await
}

async fn insert_states(tx: &mut Tx, states: &[(CaseId, State<'_>)], (at, ids): (Moment, &Ids)) -> Result<()> {
    sql!(
        "INSERT INTO cases_state (id, case_id, phase, reason, note, at, by_account_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7)"
    )
    .run_for_each(tx, states, |row, (case, state)| {
        let id = RowId::from_uuid(ids.next());
        let sealed = state
            .note
            .map(|(note, key)| Sealed::seal(note, key, note_place(id), ids));
        row.bind(&id)
            .bind(case)
            .bind(&state.phase)
            .bind(&state.reason.map(str::to_owned))
            .bind(&sealed)
            .bind(&at)
            .bind(&state.by)
    })
    .await?;
    Ok(())
}

pub(crate) fn note_place(row: RowId) -> Place {
    Place {
        column: STATE_NOTE,
        row: row.uuid().into_bytes(),
    }
}
