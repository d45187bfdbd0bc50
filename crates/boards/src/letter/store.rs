//! SQL of the half-yearly letters, and of what they are made of.

use std::collections::BTreeMap;

use access::permit::{House, Permit};
use base::day::Day;
use base::ids::{DecisionId, MunicipalityId, RowId, ThemeId};
use db::failure::Result;
use db::row::Row;
use db::sql;
use db::tx::Tx;
use figures::period::Period;
use organisation::model::field_of_action::FieldOfAction;
use themes::ladder::StationKind;

use crate::decision::model::{Outcome, Votes};
use crate::letter::content::{Content, DecisionLine, Material, ThemeLine};
use crate::letter::model::Information;
use crate::measure::store as measures;

/// The letters so far, the newest first.
///
/// # Errors
/// What the database reports.
pub async fn list(tx: &mut Tx, _permit: &Permit<House>) -> Result<Vec<Information>> {
    sql!(
        "SELECT i.id, i.half_year, i.greeting, a.display_name, i.sent_on, i.version
         FROM boards_information i
         JOIN access_account a ON a.id = i.written_by
         ORDER BY i.half_year DESC LIMIT 60"
    )
    .all(tx, information)
    .await
}

/// The letter of a half-year.
///
/// # Errors
/// What the database reports.
pub async fn of(tx: &mut Tx, _permit: &Permit<House>, half_year: Period) -> Result<Option<Information>> {
    sql!(
        "SELECT i.id, i.half_year, i.greeting, a.display_name, i.sent_on, i.version
         FROM boards_information i
         JOIN access_account a ON a.id = i.written_by
         WHERE i.half_year = $1"
    )
    .bind(&half_year)
    .first(tx, information)
    .await
}

fn information(row: &Row<'_>) -> Result<Information> {
    Ok(Information {
        id: row.get("id")?,
        half_year: row.get("half_year")?,
        greeting: row.get("greeting")?,
        by: row.get("display_name")?,
        sent_on: row.get("sent_on")?,
        version: row.get("version")?,
    })
}

/// Begins the letter of a half-year; `false` if somebody else has begun it.
///
/// # Errors
/// What the database reports.
pub async fn begin(
    tx: &mut Tx,
    permit: &Permit<House>,
    (id, half_year, greeting): (RowId, Period, &str),
) -> Result<bool> {
    let touched = sql!(
        "INSERT INTO boards_information (id, half_year, greeting, written_by, written_at)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (half_year) DO NOTHING"
    )
    .bind(&id)
    .bind(&half_year)
    .bind_text(greeting)
    .bind(&permit.account())
    .bind(&permit.now())
    .run(tx)
    .await?;
    Ok(touched > 0)
}

/// Saves the words of a letter that was not sent; `false` if someone else was quicker.
///
/// # Errors
/// What the database reports.
pub async fn save(
    tx: &mut Tx,
    permit: &Permit<House>,
    (id, version): (RowId, i64),
    greeting: &str,
) -> Result<bool> {
    let touched = sql!(
        "UPDATE boards_information SET greeting = $3, written_by = $4, written_at = $5, version = version + 1
         WHERE id = $1 AND version = $2 AND sent_on IS NULL"
    )
    .bind(&id)
    .bind(&version)
    .bind_text(greeting)
    .bind(&permit.account())
    .bind(&permit.now())
    .run(tx)
    .await?;
    Ok(touched > 0)
}

/// Notes that the letters were sent and keeps each as it was; `false` if they were sent before or changed meanwhile.
///
/// # Errors
/// What the database reports.
pub async fn send(
    tx: &mut Tx,
    permit: &Permit<House>,
    (id, version): (RowId, i64),
    letters: &[(MunicipalityId, String)],
) -> Result<bool> {
    let touched = sql!(
        "UPDATE boards_information SET sent_on = $3, sent_by = $4, version = version + 1
         WHERE id = $1 AND version = $2 AND sent_on IS NULL"
    )
    .bind(&id)
    .bind(&version)
    .bind(&permit.now().day())
    .bind(&permit.account())
    .run(tx)
    .await?;
    if touched == 0 {
        return Ok(false);
    }
    sql!(
        "INSERT INTO boards_information_letter (information_id, municipality_id, content)
         VALUES ($1, $2, $3)"
    )
    .run_for_each(tx, letters, |row, (municipality, content)| {
        row.bind(&id).bind(municipality).bind(content)
    })
    .await?;
    Ok(true)
}

/// A letter as it was sent to a municipality.
///
/// # Errors
/// What the database reports.
pub async fn sent(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (id, municipality): (RowId, MunicipalityId),
) -> Result<Option<Content>> {
    let kept: Option<String> = sql!(
        "SELECT content FROM boards_information_letter WHERE information_id = $1 AND municipality_id = $2"
    )
    .bind(&id)
    .bind(&municipality)
    .first(tx, |row| row.get("content"))
    .await?;
    Ok(kept.and_then(|text| serde_json::from_str(&text).ok()))
}

/// The half-years of which a municipality got a letter, the newest first.
///
/// # Errors
/// What the database reports.
pub async fn sent_to(
    tx: &mut Tx,
    _permit: &Permit<House>,
    municipality: MunicipalityId,
) -> Result<Vec<(Period, Option<Day>)>> {
    sql!(
        "SELECT i.half_year, i.sent_on FROM boards_information_letter l
         JOIN boards_information i ON i.id = l.information_id
         WHERE l.municipality_id = $1 ORDER BY i.half_year DESC LIMIT 60"
    )
    .bind(&municipality)
    .all(tx, |row| Ok((row.get("half_year")?, row.get("sent_on")?)))
    .await
}

/// What letters of a half-year are made of, without figures.
///
/// # Errors
/// What the database reports.
pub async fn material(tx: &mut Tx, permit: &Permit<House>, half_year: Period) -> Result<Material> {
    let mut measures = measures::all(tx, permit).await?;
    measures.sort_by_key(|measure| measure.due_on);
    Ok(Material {
        themes: themes_in_motion(tx).await?,
        decisions: decided(tx, half_year).await?,
        excerpts: excerpts(tx, half_year).await?,
        measures,
        ..Material::default()
    })
}

async fn decided(tx: &mut Tx, half_year: Period) -> Result<Vec<DecisionLine>> {
    sql!(
        "SELECT d.id, d.theme_id, d.number, d.title, b.name AS board_name, d.outcome, d.decided_on, d.votes_yes,
             d.votes_no, d.votes_abstained
         FROM boards_decision d
         JOIN boards_board b ON b.id = d.board_id
         WHERE d.decided_on BETWEEN $1 AND $2
         ORDER BY d.decided_on, d.id LIMIT 1000"
    )
    .bind(&half_year.first_day())
    .bind(&half_year.last_day())
    .all(tx, |row| {
        let outcome: Outcome = row.get("outcome")?;
        let votes = Votes {
            yes: row.get("votes_yes")?,
            no: row.get("votes_no")?,
            abstained: row.get("votes_abstained")?,
        };
        let result = match outcome {
            Outcome::Postponed => outcome.german().to_owned(),
            Outcome::Adopted | Outcome::Rejected => format!("{}, {}", outcome.german(), votes.german()),
        };
        Ok(DecisionLine {
            id: row.get("id")?,
            theme: row.get("theme_id")?,
            number: row.get("number")?,
            title: row.get("title")?,
            board: row.get("board_name")?,
            result,
            decided_on: row.get("decided_on")?,
        })
    })
    .await
}

async fn excerpts(tx: &mut Tx, half_year: Period) -> Result<Vec<(DecisionId, MunicipalityId)>> {
    sql!(
        "SELECT e.decision_id, e.municipality_id FROM boards_decision d
         JOIN boards_excerpt e ON e.decision_id = d.id
         WHERE d.decided_on BETWEEN $1 AND $2
         ORDER BY e.decision_id, e.municipality_id LIMIT 5000"
    )
    .bind(&half_year.first_day())
    .bind(&half_year.last_day())
    .all(tx, |row| {
        Ok((row.get("decision_id")?, row.get("municipality_id")?))
    })
    .await
}

async fn themes_in_motion(tx: &mut Tx) -> Result<Vec<ThemeLine>> {
    let mut themes: Vec<ThemeLine> = sql!(
        "SELECT id, number, title, field, station, since, station_municipality_id FROM themes_theme
         WHERE status IN ('open', 'in_progress')
         ORDER BY number, id LIMIT 1000"
    )
    .all(tx, |row| {
        let field: FieldOfAction = row.get("field")?;
        let station: StationKind = row.get("station")?;
        let own: Option<MunicipalityId> = row.get("station_municipality_id")?;
        Ok(ThemeLine {
            id: row.get("id")?,
            number: row.get("number")?,
            title: row.get("title")?,
            field: field.german().to_owned(),
            station: lies(station).to_owned(),
            since: row.get("since")?,
            places: own.into_iter().collect(),
        })
    })
    .await?;
    let mut places: BTreeMap<ThemeId, Vec<MunicipalityId>> = BTreeMap::new();
    let found: Vec<(ThemeId, MunicipalityId)> = sql!(
        "SELECT theme_id, municipality_id FROM themes_place ORDER BY theme_id, municipality_id LIMIT 20000"
    )
    .all(tx, |row| Ok((row.get("theme_id")?, row.get("municipality_id")?)))
    .await?;
    for (theme, place) in found {
        places.entry(theme).or_default().push(place);
    }
    for theme in &mut themes {
        theme.places.extend(places.remove(&theme.id).unwrap_or_default());
    }
    Ok(themes)
}

/// Where a theme lies, within a sentence.
const fn lies(station: StationKind) -> &'static str {
    match station {
        StationKind::LocalBoard => "im örtlichen Gremium",
        StationKind::Coordination => "bei der Koordination",
        StationKind::SteeringGroup => "in der Lenkungsgruppe",
        StationKind::WorkingGroup => "in einer Arbeitsgruppe",
        StationKind::StateOffice => "bei einer Landesdienststelle",
        StationKind::Done => "beendet",
    }
}
