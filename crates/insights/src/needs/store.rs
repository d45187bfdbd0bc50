//! SQL of the analysis: sums of offers and gaps, comments, and what was frozen. No table of a person or case is read.

use base::day::Day;
use base::ids::{AccountId, MunicipalityId, OfferId, RowId};
use base::language::Language;
use base::moment::Moment;
use db::failure::{Failure, Result};
use db::sql;
use db::tx::Tx;
use directory::field::FieldOfAction;
use directory::gap::model::GapReason;
use directory::topic::Topic;
use figures::period::Period;

use super::comment::Comment;
use super::model::{Analysis, Offers};

/// Most offers that a page names.
pub(super) const MOST_OFFERS: i64 = 100;

/// Sums of the active offers of a field: by municipality, and under none those for the whole district.
pub(super) async fn offers(tx: &mut Tx, topics: &[Topic]) -> Result<Vec<(Option<MunicipalityId>, Offers)>> {
    sql!(
        "SELECT a.municipality_id, COUNT(*) AS n, CAST(SUM(o.capacity_available) AS BIGINT) AS free,
             CAST(SUM(o.capacity_maximum) AS BIGINT) AS room, MAX(o.waiting_days) AS waiting
         FROM directory_offer o
         LEFT JOIN directory_offer_area a ON a.offer_id = o.id
         WHERE o.status = 'active' AND o.id IN (SELECT t.offer_id FROM directory_offer_topic t WHERE t.topic IN ($1..$50))
         GROUP BY a.municipality_id ORDER BY a.municipality_id LIMIT 2000"
    )
    .bind_50(topics)
    .all(tx, |row| Ok((row.get("municipality_id")?, sums(row)?)))
    .await
}

/// Sums of the active offers of a field, each counted once wherever it is offered.
pub(super) async fn offers_of_the_district(tx: &mut Tx, topics: &[Topic]) -> Result<Offers> {
    let found = sql!(
        "SELECT COUNT(*) AS n, CAST(SUM(o.capacity_available) AS BIGINT) AS free,
             CAST(SUM(o.capacity_maximum) AS BIGINT) AS room, MAX(o.waiting_days) AS waiting
         FROM directory_offer o
         WHERE o.status = 'active' AND o.id IN (SELECT t.offer_id FROM directory_offer_topic t WHERE t.topic IN ($1..$50))"
    )
    .bind_50(topics)
    .first(tx, sums)
    .await?;
    Ok(found.unwrap_or_default())
}

fn sums(row: &db::row::Row<'_>) -> Result<Offers> {
    Ok(Offers {
        count: row.get("n")?,
        languages: 0,
        free: row.get("free")?,
        room: row.get("room")?,
        waiting_days: row.get("waiting")?,
    })
}

/// The languages of the active offers of a field, by municipality.
pub(super) async fn languages(
    tx: &mut Tx,
    topics: &[Topic],
) -> Result<Vec<(Option<MunicipalityId>, Language)>> {
    sql!(
        "SELECT DISTINCT a.municipality_id, l.language
         FROM directory_offer o
         JOIN directory_offer_language l ON l.offer_id = o.id
         LEFT JOIN directory_offer_area a ON a.offer_id = o.id
         WHERE o.status = 'active' AND o.id IN (SELECT t.offer_id FROM directory_offer_topic t WHERE t.topic IN ($1..$50))
         ORDER BY a.municipality_id, l.language LIMIT 20000"
    )
    .bind_50(topics)
    .all(tx, |row| Ok((row.get("municipality_id")?, row.get("language")?)))
    .await
}

/// An offer as the page of a place names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NamedOffer {
    pub(super) id: OfferId,
    pub(super) name: String,
    pub(super) organisation: String,
    pub(super) free: Option<i64>,
    pub(super) room: Option<i64>,
    pub(super) waiting_days: Option<i64>,
    pub(super) assured_on: Option<Day>,
}

/// The active offers of a field for a municipality, its own first.
pub(super) async fn named_offers(
    tx: &mut Tx,
    (topics, place): (&[Topic], MunicipalityId),
) -> Result<Vec<NamedOffer>> {
    sql!(
        "SELECT o.id, o.name, g.name AS organisation, o.capacity_available, o.capacity_maximum, o.waiting_days,
             o.assured_on,
             CASE WHEN EXISTS (SELECT 1 FROM directory_offer_area b WHERE b.offer_id = o.id) THEN 0 ELSE 1 END AS rank
         FROM directory_offer o
         JOIN organisation_organisation g ON g.id = o.organisation_id
         WHERE o.status = 'active' AND o.id IN (SELECT t.offer_id FROM directory_offer_topic t WHERE t.topic IN ($1..$50))
           AND (EXISTS (SELECT 1 FROM directory_offer_area a WHERE a.offer_id = o.id AND a.municipality_id = $51)
               OR NOT EXISTS (SELECT 1 FROM directory_offer_area c WHERE c.offer_id = o.id))
         ORDER BY rank, o.name, o.id LIMIT $52"
    )
    .bind_50(topics)
    .bind(&place)
    .bind(&MOST_OFFERS)
    .all(tx, |row| {
        Ok(NamedOffer {
            id: row.get("id")?,
            name: row.get("name")?,
            organisation: row.get("organisation")?,
            free: row.get("capacity_available")?,
            room: row.get("capacity_maximum")?,
            waiting_days: row.get("waiting_days")?,
            assured_on: row.get("assured_on")?,
        })
    })
    .await
}

/// Missing offers of a kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct GapGroup {
    pub(super) topic: Option<Topic>,
    pub(super) reason: GapReason,
    pub(super) language: Option<Language>,
    pub(super) gaps: i64,
    pub(super) people: i64,
}

/// What was missing in a municipality and field in these days, by kind; the most people first.
pub(super) async fn gap_groups(
    tx: &mut Tx,
    (field, place): (FieldOfAction, MunicipalityId),
    (from, until): (Day, Day),
) -> Result<Vec<GapGroup>> {
    sql!(
        "SELECT topic, reason, language, COUNT(*) AS n, CAST(SUM(people) AS BIGINT) AS people
         FROM directory_gap
         WHERE municipality_id = $1 AND field = $2 AND noted_on >= $3 AND noted_on <= $4
         GROUP BY topic, reason, language
         ORDER BY SUM(people) DESC, topic, reason, language LIMIT 200"
    )
    .bind(&place)
    .bind(&field)
    .bind(&from)
    .bind(&until)
    .all(tx, |row| {
        Ok(GapGroup {
            topic: row.get("topic")?,
            reason: row.get("reason")?,
            language: row.get("language")?,
            gaps: row.get("n")?,
            people: row.get("people")?,
        })
    })
    .await
}

/// All versions of what was said about a place in a half-year, the latest first.
pub(super) async fn comments(tx: &mut Tx, (half, place): (Period, &str)) -> Result<Vec<Comment>> {
    sql!(
        "SELECT c.number, c.body, a.display_name, c.written_at FROM insights_comment c
         JOIN access_account a ON a.id = c.written_by
         WHERE c.half_year = $1 AND c.place = $2 ORDER BY c.number DESC LIMIT 100"
    )
    .bind(&half)
    .bind_text(place)
    .all(tx, |row| {
        Ok(Comment {
            number: row.get("number")?,
            body: row.get("body")?,
            by: row.get("display_name")?,
            at: row.get("written_at")?,
        })
    })
    .await
}

/// The latest version for each place of a half-year.
pub(super) async fn latest_comments(tx: &mut Tx, half: Period) -> Result<Vec<(String, Comment)>> {
    sql!(
        "SELECT c.place, c.number, c.body, a.display_name, c.written_at FROM insights_comment c
         JOIN access_account a ON a.id = c.written_by
         WHERE c.half_year = $1 AND c.number = (SELECT MAX(d.number) FROM insights_comment d
             WHERE d.half_year = c.half_year AND d.place = c.place)
         ORDER BY c.place LIMIT 2000"
    )
    .bind(&half)
    .all(tx, |row| {
        let comment = Comment {
            number: row.get("number")?,
            body: row.get("body")?,
            by: row.get("display_name")?,
            at: row.get("written_at")?,
        };
        Ok((row.get("place")?, comment))
    })
    .await
}

/// Adds the next version of a comment; `false` if somebody else wrote it already.
pub(super) async fn add_comment(
    tx: &mut Tx,
    (id, half, place): (RowId, Period, &str),
    (number, body): (i64, &str),
    (by, at): (AccountId, Moment),
) -> Result<bool> {
    let touched = sql!(
        "INSERT INTO insights_comment (id, half_year, place, number, body, written_by, written_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (half_year, place, number) DO NOTHING"
    )
    .bind(&id)
    .bind(&half)
    .bind_text(place)
    .bind(&number)
    .bind_text(body)
    .bind(&by)
    .bind(&at)
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// The half-years that are frozen, the latest first.
pub(super) async fn frozen(tx: &mut Tx) -> Result<Vec<Period>> {
    sql!("SELECT half_year FROM insights_analysis ORDER BY half_year DESC LIMIT 200")
        .all(tx, |row| row.get("half_year"))
        .await
}

/// What was frozen for a half-year, and when.
pub(super) async fn frozen_of(tx: &mut Tx, half: Period) -> Result<Option<(Analysis, Moment)>> {
    sql!("SELECT content, frozen_at FROM insights_analysis WHERE half_year = $1")
        .bind(&half)
        .first(tx, |row| {
            let content: String = row.get("content")?;
            let analysis = serde_json::from_str(&content).map_err(|error| Failure::BrokenRow {
                column: "content".to_owned(),
                reason: error.to_string(),
            })?;
            Ok((analysis, row.get("frozen_at")?))
        })
        .await
}

/// Freezes a half-year; `false` if it was before. `by` is nobody where it froze by itself.
pub(super) async fn freeze(
    tx: &mut Tx,
    (half, content): (Period, &str),
    (by, at): (Option<AccountId>, Moment),
) -> Result<bool> {
    let touched = sql!(
        "INSERT INTO insights_analysis (half_year, frozen_at, frozen_by, content) VALUES ($1, $2, $3, $4)
         ON CONFLICT (half_year) DO NOTHING"
    )
    .bind(&half)
    .bind(&at)
    .bind(&by)
    .bind_text(content)
    .run(tx)
    .await?;
    Ok(touched == 1)
}
