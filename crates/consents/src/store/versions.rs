//! The texts on which declarations were given, kept word for word. A version is made when it is first used.

use base::ids::{Ids, RowId};
use base::language::Language;
use base::moment::Moment;
use base::texts::Texts;
use db::failure::Result;
use db::sql;
use db::tx::Tx;

use crate::model::languages::Marks;
use crate::words::{Words, mark, source};

/// A text as it was when something was given on it.
#[derive(Clone, Debug)]
pub struct TextVersion {
    /// Its id.
    pub id: RowId,
    /// The number of the German text, counted from 1 in this district.
    pub number: i64,
    /// The language beside German.
    pub language: Language,
    /// The mark of the German text.
    pub german_mark: String,
    /// The German text.
    pub german: String,
    /// The text in the language; empty for German alone.
    pub translation: String,
}

impl TextVersion {
    /// The first letters of the mark, as printed.
    pub fn short_mark(&self) -> &str {
        self.german_mark.get(..8).unwrap_or(&self.german_mark)
    }

    /// The texts as they were then; `None` if they cannot be read any more.
    pub fn texts(&self) -> Option<Texts> {
        let mut sources = vec![(Language::German, self.german.as_str())];
        if self.language != Language::German {
            sources.push((self.language, self.translation.as_str()));
        }
        Texts::read(&sources).ok()
    }

    /// Whether German words are the same as in this program.
    pub fn is_current(&self) -> bool {
        self.german_mark == mark(source(Language::German))
    }
}

/// The marks of the texts of this program.
pub fn current_marks(language: Language) -> Marks {
    Marks {
        german: mark(source(Language::German)),
        language: mark(source(language)),
    }
}

/// The words of a version, or of this program if the version cannot be read.
pub fn words(texts: Option<&Texts>, language: Language) -> Words<'_> {
    texts.map_or_else(|| Words::current(language), |texts| Words::kept(texts, language))
}

/// The version of the texts of this program; made if nothing was given on it yet.
pub(crate) async fn current(tx: &mut Tx, language: Language, ids: &Ids, now: Moment) -> Result<RowId> {
    let marks = current_marks(language);
    let known = sql!(
        "SELECT id FROM consents_text_version WHERE language = $1 AND german_mark = $2 AND language_mark = $3"
    )
    .bind(&language)
    .bind(&marks.german)
    .bind(&marks.language)
    .first(tx, |row| row.get("id"))
    .await?;
    if let Some(id) = known {
        return Ok(id);
    }
    let id = RowId::from_uuid(ids.next());
    let translation = match language {
        Language::German => "",
        other => source(other),
    };
    sql!(
        "INSERT INTO consents_text_version
             (id, number, language, german_mark, language_mark, german, translation, first_used_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
    )
    .bind(&id)
    .bind(&number(tx, &marks.german).await?)
    .bind(&language)
    .bind(&marks.german)
    .bind(&marks.language)
    .bind_text(source(Language::German))
    .bind_text(translation)
    .bind(&now)
    .run(tx)
    .await?;
    Ok(id)
}

/// The number of a German text: its own if it has one, else the next.
async fn number(tx: &mut Tx, german_mark: &str) -> Result<i64> {
    let own = sql!("SELECT MIN(number) AS n FROM consents_text_version WHERE german_mark = $1")
        .bind_text(german_mark)
        .number(tx)
        .await?;
    if own > 0 {
        return Ok(own);
    }
    let latest = sql!("SELECT MAX(number) AS n FROM consents_text_version")
        .number(tx)
        .await?;
    Ok(latest + 1)
}

/// A version by its id.
///
/// # Errors
/// What the database reports.
pub async fn by_id(tx: &mut Tx, id: RowId) -> Result<Option<TextVersion>> {
    sql!(
        "SELECT id, number, language, german_mark, german, translation
         FROM consents_text_version
         WHERE id = $1"
    )
    .bind(&id)
    .first(tx, |row| {
        Ok(TextVersion {
            id: row.get("id")?,
            number: row.get("number")?,
            language: row.get("language")?,
            german_mark: row.get("german_mark")?,
            german: row.get("german")?,
            translation: row.get("translation")?,
        })
    })
    .await
}
