//! SQL of one's own contacts: the list with its filters, the counts by task area, today's tally. No names in it.

use access::failure::Result;
use access::permit::ListPermit;
use base::day::Day;
use base::ids::ContactId;
use base::language::Language;
use base::moment::Moment;
use db::sql;
use db::tx::Tx;

use crate::contact::model::{ContactKind, ContactResult, Interpreter, MinutesClass, Mode, TaskArea};
use crate::life_area::LifeArea;

/// How many contacts a page of the list shows.
pub const PAGE: i64 = 50;
/// How many contacts an export takes.
pub const MOST_EXPORTED: i64 = 10_000;

/// Which contacts are wanted.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// From this day …
    pub from: Day,
    /// … to this day, included.
    pub to: Day,
    /// Only of this kind.
    pub kind: Option<ContactKind>,
    /// Only of this task area.
    pub area: Option<TaskArea>,
    /// Only those after this one in the list.
    pub after: Option<(Day, ContactId)>,
    /// At most so many.
    pub limit: i64,
}

/// A contact of the list.
#[derive(Clone, Debug)]
pub struct Line {
    /// The contact.
    pub id: ContactId,
    /// The day.
    pub on: Day,
    /// How it came about.
    pub mode: Mode,
    /// The type.
    pub kind: ContactKind,
    /// The language.
    pub language: Option<Language>,
    /// Who interpreted.
    pub interpreter: Interpreter,
    /// How long it took.
    pub minutes: MinutesClass,
    /// The municipality's name, if it is known.
    pub municipality: String,
    /// What came of it.
    pub result: ContactResult,
    /// Life areas, as codes between commas.
    pub topics: String,
    /// Its case, if it belongs to one.
    pub case: Option<base::ids::CaseId>,
    /// Its card or file, if it has one.
    pub file: Option<ContactId>,
    /// Its person, if it led to one.
    pub person: Option<base::ids::PersonId>,
    /// When it was written down.
    pub created_at: Moment,
}

impl Line {
    /// The life areas in German.
    pub fn topics_german(&self) -> String {
        topics_german(&self.topics)
    }
}

/// Codes between commas as German words, in the order of the life areas.
pub(crate) fn topics_german(codes: &str) -> String {
    let ticked: Vec<LifeArea> = codes.split(',').filter_map(|code| code.parse().ok()).collect();
    let named: Vec<&str> = LifeArea::ALL
        .iter()
        .filter(|area| ticked.contains(area))
        .map(|area| area.german())
        .collect();
    named.join(", ")
}

/// The contacts of the account of the permit, the newest first.
///
/// # Errors
/// What the database reports.
pub async fn lines(tx: &mut Tx, permit: &ListPermit, wanted: &Wanted) -> Result<Vec<Line>> {
    let (before_day, before_id) = wanted.after.map_or_else(
        || (wanted.to.to_string(), "g".to_owned()),
        |(day, id)| (day.to_string(), id.to_string()),
    );
    Ok(sql!(
        "SELECT c.id, c.happened_on, c.mode, c.kind, c.language, c.interpreter, c.minutes, c.result, c.case_id,
             c.file_id, c.person_id, c.created_at, COALESCE(m.name, '') AS municipality,
             (SELECT string_agg(t.topic, ',') FROM cases_contact_topic t WHERE t.contact_id = c.id) AS topics
         FROM cases_contact c LEFT JOIN organisation_municipality m ON m.id = c.municipality_id
         WHERE c.account_id = $1 AND c.happened_on >= $2 AND c.happened_on <= $3
           AND (c.happened_on < $3 OR c.id < $4)
           AND (c.kind = $5 OR $5 IS NULL)
           AND (c.task_area = $6 OR $6 IS NULL)
         ORDER BY c.happened_on DESC, c.id DESC
         LIMIT $7"
    )
    .bind(&permit.account())
    .bind(&wanted.from)
    .bind_text(&before_day)
    .bind_text(&before_id)
    .bind(&wanted.kind)
    .bind(&wanted.area)
    .bind(&wanted.limit)
    .all(tx, |row| {
        Ok(Line {
            id: row.get("id")?,
            on: row.get("happened_on")?,
            mode: row.get("mode")?,
            kind: row.get("kind")?,
            language: row.get("language")?,
            interpreter: row.get("interpreter")?,
            minutes: row.get("minutes")?,
            municipality: row.get("municipality")?,
            result: row.get("result")?,
            topics: row.get::<Option<String>>("topics")?.unwrap_or_default(),
            case: row.get("case_id")?,
            file: row.get("file_id")?,
            person: row.get("person_id")?,
            created_at: row.get("created_at")?,
        })
    })
    .await?)
}

/// How many contacts the account of the permit had by task area, from a day to another, both included.
///
/// # Errors
/// What the database reports.
pub async fn counts(
    tx: &mut Tx,
    permit: &ListPermit,
    (from, to): (Day, Day),
) -> Result<Vec<(TaskArea, i64)>> {
    let counted: Vec<(TaskArea, i64)> = sql!(
        "SELECT task_area, COUNT(*) AS n
         FROM cases_contact
         WHERE account_id = $1 AND happened_on >= $2 AND happened_on <= $3
         GROUP BY task_area"
    )
    .bind(&permit.account())
    .bind(&from)
    .bind(&to)
    .all(tx, |row| Ok((row.get("task_area")?, row.get("n")?)))
    .await?;
    let count = |area: &TaskArea| {
        let found = counted.iter().find(|(own, _)| own == area);
        (*area, found.map_or(0, |(_, count)| *count))
    };
    Ok(TaskArea::ALL.iter().map(count).collect())
}

/// Today's strokes of the tally by life area.
///
/// # Errors
/// What the database reports.
pub async fn strokes_by_topic(tx: &mut Tx, permit: &ListPermit) -> Result<Vec<(LifeArea, i64)>> {
    Ok(sql!(
        "SELECT t.topic, COUNT(*) AS n
         FROM cases_contact c JOIN cases_contact_topic t ON t.contact_id = c.id
         WHERE c.account_id = $1 AND c.happened_on = $2 AND c.is_tally
         GROUP BY t.topic"
    )
    .bind(&permit.account())
    .bind(&permit.now().day())
    .all(tx, |row| Ok((row.get("topic")?, row.get("n")?)))
    .await?)
}

/// Today's strokes of the tally by language, the last used first.
///
/// # Errors
/// What the database reports.
pub async fn strokes_by_language(tx: &mut Tx, permit: &ListPermit) -> Result<Vec<(Option<Language>, i64)>> {
    Ok(sql!(
        "SELECT language, COUNT(*) AS n
         FROM cases_contact
         WHERE account_id = $1 AND happened_on = $2 AND is_tally
         GROUP BY language
         ORDER BY MAX(id) DESC"
    )
    .bind(&permit.account())
    .bind(&permit.now().day())
    .all(tx, |row| Ok((row.get("language")?, row.get("n")?)))
    .await?)
}
