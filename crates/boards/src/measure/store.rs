//! SQL of measures: lists, one of them, adding and correcting. What is counted for one is never changed.

pub mod progress;
pub(crate) mod reminder;

use std::collections::BTreeMap;

use access::permit::{House, JobPermit, ListPermit, Permit};
use base::day::Day;
use base::ids::{AccountId, DecisionId, Ids, MeasureId, MunicipalityId, ThemeId};
use db::failure::Result;
use db::row::Row;
use db::sql;
use db::tx::Tx;
use organisation::model::field_of_action::FieldOfAction;
use themes::numbering::Series;

use crate::measure::model::{Measure, Status};
use crate::measure::store::progress::note_by;

/// Most measures that a list shows.
pub const MOST: i64 = 500;

/// The measures that are not done, what is due first before the rest.
///
/// # Errors
/// What the database reports.
pub async fn open(tx: &mut Tx, _permit: &Permit<House>) -> Result<Vec<Measure>> {
    let found = sql!(
        "SELECT m.id, m.number, m.theme_id, t.number AS theme_number, t.title AS theme_title, m.decision_id,
             d.number AS decision_number, m.title, m.goal, m.indicator, m.owner, m.organisation_id, m.account_id,
             a.display_name, m.due_on, m.status, m.begun_on, m.ended_on, m.decided_on, m.baseline_from, m.baseline_to,
             m.counted_field, m.version
         FROM boards_measure m
         JOIN themes_theme t ON t.id = m.theme_id
         LEFT JOIN boards_decision d ON d.id = m.decision_id
         LEFT JOIN access_account a ON a.id = m.account_id
         WHERE m.status IN ('planned', 'running')
         ORDER BY m.due_on, m.id LIMIT $1"
    )
    .bind(&MOST)
    .all(tx, measure)
    .await?;
    with_places(tx, found).await
}

/// All measures, the last due first.
///
/// # Errors
/// What the database reports.
pub async fn all(tx: &mut Tx, _permit: &Permit<House>) -> Result<Vec<Measure>> {
    let found = sql!(
        "SELECT m.id, m.number, m.theme_id, t.number AS theme_number, t.title AS theme_title, m.decision_id,
             d.number AS decision_number, m.title, m.goal, m.indicator, m.owner, m.organisation_id, m.account_id,
             a.display_name, m.due_on, m.status, m.begun_on, m.ended_on, m.decided_on, m.baseline_from, m.baseline_to,
             m.counted_field, m.version
         FROM boards_measure m
         JOIN themes_theme t ON t.id = m.theme_id
         LEFT JOIN boards_decision d ON d.id = m.decision_id
         LEFT JOIN access_account a ON a.id = m.account_id
         ORDER BY m.due_on DESC, m.id LIMIT $1"
    )
    .bind(&MOST)
    .all(tx, measure)
    .await?;
    with_places(tx, found).await
}

/// The measures of a theme, in the order in which they were decided upon.
///
/// # Errors
/// What the database reports.
pub async fn of_theme(tx: &mut Tx, _permit: &Permit<House>, theme: ThemeId) -> Result<Vec<Measure>> {
    let found = sql!(
        "SELECT m.id, m.number, m.theme_id, t.number AS theme_number, t.title AS theme_title, m.decision_id,
             d.number AS decision_number, m.title, m.goal, m.indicator, m.owner, m.organisation_id, m.account_id,
             a.display_name, m.due_on, m.status, m.begun_on, m.ended_on, m.decided_on, m.baseline_from, m.baseline_to,
             m.counted_field, m.version
         FROM boards_measure m
         JOIN themes_theme t ON t.id = m.theme_id
         LEFT JOIN boards_decision d ON d.id = m.decision_id
         LEFT JOIN access_account a ON a.id = m.account_id
         WHERE m.theme_id = $1
         ORDER BY m.decided_on, m.id LIMIT 100"
    )
    .bind(&theme)
    .all(tx, measure)
    .await?;
    with_places(tx, found).await
}

/// The measures that follow from a decision.
///
/// # Errors
/// What the database reports.
pub async fn of_decision(tx: &mut Tx, _permit: &Permit<House>, decision: DecisionId) -> Result<Vec<Measure>> {
    let found = sql!(
        "SELECT m.id, m.number, m.theme_id, t.number AS theme_number, t.title AS theme_title, m.decision_id,
             d.number AS decision_number, m.title, m.goal, m.indicator, m.owner, m.organisation_id, m.account_id,
             a.display_name, m.due_on, m.status, m.begun_on, m.ended_on, m.decided_on, m.baseline_from, m.baseline_to,
             m.counted_field, m.version
         FROM boards_measure m
         JOIN themes_theme t ON t.id = m.theme_id
         LEFT JOIN boards_decision d ON d.id = m.decision_id
         LEFT JOIN access_account a ON a.id = m.account_id
         WHERE m.decision_id = $1
         ORDER BY m.due_on, m.id LIMIT 100"
    )
    .bind(&decision)
    .all(tx, measure)
    .await?;
    with_places(tx, found).await
}

/// What the account of the permit is reminded of and is due until this day, the first due first.
///
/// # Errors
/// What the database reports.
pub async fn due_for_me(
    tx: &mut Tx,
    permit: &Permit<House>,
    until: Day,
) -> Result<Vec<(MeasureId, String, Day)>> {
    due_for(tx, permit.account(), until).await
}

/// The same for whoever lists what is due.
///
/// # Errors
/// What the database reports.
pub async fn due_for_an_account(
    tx: &mut Tx,
    permit: &ListPermit,
    until: Day,
) -> Result<Vec<(MeasureId, String, Day)>> {
    due_for(tx, permit.account(), until).await
}

async fn due_for(tx: &mut Tx, account: AccountId, until: Day) -> Result<Vec<(MeasureId, String, Day)>> {
    sql!(
        "SELECT id, title, due_on FROM boards_measure
         WHERE account_id = $1 AND due_on <= $2 AND status IN ('planned', 'running')
         ORDER BY due_on, id LIMIT 20"
    )
    .bind(&account)
    .bind(&until)
    .all(tx, |row| {
        Ok((row.get("id")?, row.get("title")?, row.get("due_on")?))
    })
    .await
}

/// One measure.
///
/// # Errors
/// What the database reports.
pub async fn one(tx: &mut Tx, _permit: &Permit<House>, id: MeasureId) -> Result<Option<Measure>> {
    let found = sql!(
        "SELECT m.id, m.number, m.theme_id, t.number AS theme_number, t.title AS theme_title, m.decision_id,
             d.number AS decision_number, m.title, m.goal, m.indicator, m.owner, m.organisation_id, m.account_id,
             a.display_name, m.due_on, m.status, m.begun_on, m.ended_on, m.decided_on, m.baseline_from, m.baseline_to,
             m.counted_field, m.version
         FROM boards_measure m
         JOIN themes_theme t ON t.id = m.theme_id
         LEFT JOIN boards_decision d ON d.id = m.decision_id
         LEFT JOIN access_account a ON a.id = m.account_id
         WHERE m.id = $1"
    )
    .bind(&id)
    .all(tx, measure)
    .await?;
    Ok(with_places(tx, found).await?.pop())
}

fn measure(row: &Row<'_>) -> Result<Measure> {
    Ok(Measure {
        id: row.get("id")?,
        number: row.get("number")?,
        theme: row.get("theme_id")?,
        theme_number: row.get("theme_number")?,
        theme_title: row.get("theme_title")?,
        decision: row.get("decision_id")?,
        decision_number: row.get("decision_number")?,
        title: row.get("title")?,
        goal: row.get("goal")?,
        indicator: row.get("indicator")?,
        owner: row.get("owner")?,
        organisation: row.get("organisation_id")?,
        account: row.get("account_id")?,
        account_name: row.get("display_name")?,
        due_on: row.get("due_on")?,
        status: row.get("status")?,
        begun_on: row.get("begun_on")?,
        ended_on: row.get("ended_on")?,
        decided_on: row.get("decided_on")?,
        baseline: (row.get("baseline_from")?, row.get("baseline_to")?),
        counted: row.get("counted_field")?,
        places: Vec::new(),
        version: row.get("version")?,
    })
}

/// The places of several measures, fifty of them at a time.
async fn with_places(tx: &mut Tx, mut measures: Vec<Measure>) -> Result<Vec<Measure>> {
    let mut places: BTreeMap<MeasureId, Vec<MunicipalityId>> = BTreeMap::new();
    for some in measures.chunks(50) {
        let ids: Vec<MeasureId> = some.iter().map(|measure| measure.id).collect();
        let found: Vec<(MeasureId, MunicipalityId)> = sql!(
            "SELECT measure_id, municipality_id FROM boards_measure_place
             WHERE measure_id IN ($1..$50) ORDER BY measure_id, municipality_id LIMIT 10000"
        )
        .bind_50(&ids)
        .all(tx, |row| {
            Ok((row.get("measure_id")?, row.get("municipality_id")?))
        })
        .await?;
        for (measure, place) in found {
            places.entry(measure).or_default().push(place);
        }
    }
    for measure in &mut measures {
        measure.places = places.remove(&measure.id).unwrap_or_default();
    }
    Ok(measures)
}

/// The field of action of a theme: what is counted for its measures.
///
/// # Errors
/// What the database reports.
pub async fn field_of(tx: &mut Tx, _permit: &Permit<House>, theme: ThemeId) -> Result<Option<FieldOfAction>> {
    sql!("SELECT field FROM themes_theme WHERE id = $1")
        .bind(&theme)
        .first(tx, |row| row.get("field"))
        .await
}

/// A number that no other measure of the year has.
///
/// # Errors
/// What the database reports.
pub async fn next_number(tx: &mut Tx, _permit: &Permit<House>, year: i16) -> Result<String> {
    let [from, below] = Series::Measure.of_year(year);
    let highest = sql!(
        "SELECT CAST(COALESCE(MAX(CAST(SUBSTR(number, 8) AS BIGINT)), 0) AS BIGINT) AS n
         FROM boards_measure WHERE number >= $1 AND number < $2"
    )
    .bind_text(&from)
    .bind_text(&below)
    .number(tx)
    .await?;
    Ok(Series::Measure.next(year, highest))
}

/// Adds a measure, with the note that it was agreed.
///
/// # Errors
/// What the database reports.
pub async fn add(tx: &mut Tx, permit: &Permit<House>, measure: &Measure, ids: &Ids) -> Result<()> {
    insert(tx, measure).await?;
    let text = "Maßnahme angelegt.";
    note_by(tx, measure, (text, permit.account(), permit.now().day()), ids).await
}

/// Adds a measure while a district is filled.
///
/// # Errors
/// What the database reports.
pub async fn add_for_a_job(
    tx: &mut Tx,
    _permit: &JobPermit,
    (measure, by): (&Measure, AccountId),
    ids: &Ids,
) -> Result<()> {
    insert(tx, measure).await?;
    let agreed = Measure {
        status: Status::Planned,
        ..measure.clone()
    };
    note_by(tx, &agreed, ("Maßnahme angelegt.", by, measure.decided_on), ids).await
}

async fn insert(tx: &mut Tx, measure: &Measure) -> Result<()> {
    sql!(
        "INSERT INTO boards_measure (id, number, theme_id, decision_id, title, goal, indicator, owner, organisation_id,
             account_id, due_on, status, begun_on, ended_on, decided_on, baseline_from, baseline_to, counted_field)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)"
    )
    .bind(&measure.id)
    .bind(&measure.number)
    .bind(&measure.theme)
    .bind(&measure.decision)
    .bind(&measure.title)
    .bind(&measure.goal)
    .bind(&measure.indicator)
    .bind(&measure.owner)
    .bind(&measure.organisation)
    .bind(&measure.account)
    .bind(&measure.due_on)
    .bind(&measure.status)
    .bind(&measure.begun_on)
    .bind(&measure.ended_on)
    .bind(&measure.decided_on)
    .bind(&measure.baseline.0)
    .bind(&measure.baseline.1)
    .bind(&measure.counted)
    .run(tx)
    .await?;
    sql!("INSERT INTO boards_measure_place (measure_id, municipality_id) VALUES ($1, $2)")
        .run_for_each(tx, &measure.places, |row, place| {
            row.bind(&measure.id).bind(place)
        })
        .await?;
    Ok(())
}

/// Saves what may be corrected of a measure; `false` if someone else was quicker. Where it runs, since when it was decided
/// upon and what is counted stay as they are.
///
/// # Errors
/// What the database reports.
pub async fn save(tx: &mut Tx, _permit: &Permit<House>, measure: &Measure) -> Result<bool> {
    let touched = sql!(
        "UPDATE boards_measure SET title = $3, goal = $4, indicator = $5, owner = $6, organisation_id = $7,
             account_id = $8, due_on = $9, version = version + 1
         WHERE id = $1 AND version = $2"
    )
    .bind(&measure.id)
    .bind(&measure.version)
    .bind(&measure.title)
    .bind(&measure.goal)
    .bind(&measure.indicator)
    .bind(&measure.owner)
    .bind(&measure.organisation)
    .bind(&measure.account)
    .bind(&measure.due_on)
    .run(tx)
    .await?;
    Ok(touched > 0)
}

/// Who can be reminded of a measure: accounts that may look at measures.
///
/// # Errors
/// What the database reports.
pub async fn accounts(tx: &mut Tx, _permit: &Permit<House>, today: Day) -> Result<Vec<(AccountId, String)>> {
    sql!(
        "SELECT DISTINCT a.id, a.display_name FROM access_role_assignment r
         JOIN access_account a ON a.id = r.account_id
         WHERE r.role IN ('case_manager', 'coordinator', 'programme_lead', 'assistant')
           AND r.valid_from <= $1 AND (r.valid_until > $1 OR r.valid_until IS NULL) AND a.locked_at IS NULL
         ORDER BY a.display_name, a.id
         LIMIT 500"
    )
    .bind(&today)
    .all(tx, |row| Ok((row.get("id")?, row.get("display_name")?)))
    .await
}

/// A decision that a measure can follow from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adopted {
    /// The decision.
    pub id: DecisionId,
    /// Its number.
    pub number: String,
    /// What it is about.
    pub title: String,
}

/// The latest adopted decisions.
///
/// # Errors
/// What the database reports.
pub async fn adopted(tx: &mut Tx, _permit: &Permit<House>) -> Result<Vec<Adopted>> {
    sql!(
        "SELECT id, number, title FROM boards_decision
         WHERE outcome = 'adopted' ORDER BY decided_on DESC, id LIMIT 100"
    )
    .all(tx, |row| {
        Ok(Adopted {
            id: row.get("id")?,
            number: row.get("number")?,
            title: row.get("title")?,
        })
    })
    .await
}
