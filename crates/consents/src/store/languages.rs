//! Reviews and switches of languages: a log of its own, of which the latest line of a language counts.

use std::collections::BTreeMap;

use access::permit::{House, Permit};
use base::day::Day;
use base::ids::{Ids, RowId};
use base::language::Language;
use db::failure::Result;
use db::sql;
use db::tx::Tx;

use crate::model::languages::{Known, Marks, Review, Standing, Switch, standing};
use crate::reading_aids::ReadingAids;
use crate::words;

/// More than a district ever notes.
const MOST: i64 = 2_000;

/// A language with what is known of it.
#[derive(Clone, Debug)]
pub struct LanguageLine {
    /// The language.
    pub language: Language,
    /// Whether and why it may be printed.
    pub standing: Standing,
    /// The latest review.
    pub review: Option<Review>,
    /// The latest switch.
    pub switch: Option<Switch>,
}

/// All languages in the order in which they are offered.
///
/// # Errors
/// What the database reports.
pub async fn all(tx: &mut Tx, (aids, is_demo): (&ReadingAids, bool)) -> Result<Vec<LanguageLine>> {
    let mut reviews = latest(reviews(tx).await?, |review| review.language);
    let mut switches = latest(switches(tx).await?, |switch| switch.language);
    let line = |language| {
        let marks = aids.marks(language);
        let (review, switch) = (reviews.remove(&language), switches.remove(&language));
        let known = Known {
            marks: &marks,
            is_complete: words::differences(language).is_empty(),
            review: review.as_ref(),
            switch: switch.as_ref(),
            is_demo,
        };
        LanguageLine {
            language,
            standing: standing(language, known),
            review,
            switch,
        }
    };
    Ok(Language::ALL.into_iter().map(line).collect())
}

/// The languages in which clients may be given something beside German.
///
/// # Errors
/// What the database reports.
pub async fn usable(tx: &mut Tx, (aids, is_demo): (&ReadingAids, bool)) -> Result<Vec<LanguageLine>> {
    let mut lines = all(tx, (aids, is_demo)).await?;
    lines.retain(|line| line.standing.is_usable());
    Ok(lines)
}

/// The first of each language: rows come with the latest first.
fn latest<T>(rows: Vec<T>, language: impl Fn(&T) -> Language) -> BTreeMap<Language, T> {
    let mut found = BTreeMap::new();
    for row in rows {
        found.entry(language(&row)).or_insert(row);
    }
    found
}

fn marks(row: &db::row::Row<'_>) -> Result<Marks> {
    Ok(Marks {
        german: row.get("german_mark")?,
        language: row.get("language_mark")?,
    })
}

async fn reviews(tx: &mut Tx) -> Result<Vec<Review>> {
    sql!(
        "SELECT language, reviewer, reviewed_on, german_mark, language_mark
         FROM consents_language_review
         ORDER BY noted_at DESC, id DESC
         LIMIT $1"
    )
    .bind(&MOST)
    .all(tx, |row| {
        Ok(Review {
            language: row.get("language")?,
            reviewer: row.get("reviewer")?,
            on: row.get("reviewed_on")?,
            marks: marks(row)?,
        })
    })
    .await
}

async fn switches(tx: &mut Tx) -> Result<Vec<Switch>> {
    sql!(
        "SELECT language, is_on, switched_at, german_mark, language_mark
         FROM consents_language_switch
         ORDER BY switched_at DESC, id DESC
         LIMIT $1"
    )
    .bind(&MOST)
    .all(tx, |row| {
        Ok(Switch {
            language: row.get("language")?,
            is_on: row.get("is_on")?,
            at: row.get("switched_at")?,
            marks: marks(row)?,
        })
    })
    .await
}

/// Notes that somebody has compared the texts of a language that bear these marks with the German ones.
///
/// # Errors
/// What the database reports.
pub async fn note_review(
    tx: &mut Tx,
    permit: &Permit<House>,
    (language, marks): (Language, &Marks),
    (reviewer, on): (&str, Day),
    ids: &Ids,
) -> Result<()> {
    sql!(
        "INSERT INTO consents_language_review
             (id, language, german_mark, language_mark, reviewer, reviewed_on, noted_at, noted_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
    )
    .bind(&RowId::from_uuid(ids.next()))
    .bind(&language)
    .bind(&marks.german)
    .bind(&marks.language)
    .bind_text(reviewer)
    .bind(&on)
    .bind(&permit.now())
    .bind(&permit.account())
    .run(tx)
    .await
    .map(drop)
}

/// Switches a language on or off for the texts that bear these marks.
///
/// # Errors
/// What the database reports.
pub async fn switch(
    tx: &mut Tx,
    permit: &Permit<House>,
    (language, marks): (Language, &Marks),
    is_on: bool,
    ids: &Ids,
) -> Result<()> {
    sql!(
        "INSERT INTO consents_language_switch
             (id, language, german_mark, language_mark, is_on, switched_at, switched_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7)"
    )
    .bind(&RowId::from_uuid(ids.next()))
    .bind(&language)
    .bind(&marks.german)
    .bind(&marks.language)
    .bind(&is_on)
    .bind(&permit.now())
    .bind(&permit.account())
    .run(tx)
    .await
    .map(drop)
}
