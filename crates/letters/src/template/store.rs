//! SQL of templates: those of the house, kept in versions; shipped ones stand in the program until they are changed.

use std::collections::{BTreeMap, BTreeSet};

use access::failure::Result;
use access::permit::{House, Permit};
use base::ids::{Ids, RowId};
use base::language::Language;
use base::moment::Moment;
use consents::model::category::Category;
use db::row::Row;
use db::sql;
use db::tx::Tx;

use crate::template::model::{Audience, Signature, Template, TemplateKey, TemplateText};
use crate::template::shipped::{self, Shipped};

/// A template as a house has it in its tables.
struct Kept {
    id: RowId,
    shipped: Option<Shipped>,
    name: String,
    audience: Audience,
    signature: Signature,
    categories: String,
    is_offered: bool,
    number: i64,
}

fn kept(row: &Row<'_>) -> db::failure::Result<Kept> {
    Ok(Kept {
        id: row.get("id")?,
        shipped: row.get("shipped")?,
        name: row.get("name")?,
        audience: row.get("audience")?,
        signature: row.get("signature")?,
        categories: row.get("categories")?,
        is_offered: row.get("is_offered")?,
        number: row.get("number")?,
    })
}

/// All templates: the shipped ones, as they were changed, and those of the house, at most two hundred of these. They
/// are no data of persons, so that letters need no permit of the house to read them.
///
/// # Errors
/// What the database reports.
pub async fn all(tx: &mut Tx) -> Result<Vec<Template>> {
    let own = sql!(
        "SELECT id, shipped, name, audience, signature, categories, is_offered, number
         FROM letters_template
         ORDER BY id
         LIMIT 200"
    )
    .all(tx, kept)
    .await?;
    let mut texts = texts(tx).await?;
    let mut templates: Vec<Template> = Shipped::ALL
        .iter()
        .filter(|shipped| own.iter().all(|kept| kept.shipped != Some(**shipped)))
        .map(|shipped| shipped::template(*shipped))
        .collect();
    templates.extend(own.into_iter().map(|kept| {
        let own_texts = texts.remove(&kept.id).unwrap_or_default();
        kept.with(own_texts)
    }));
    templates.sort_by_key(|template| (template.audience, base::names::sort_key(&template.name)));
    Ok(templates)
}

/// One template; `None` if there is none.
///
/// # Errors
/// What the database reports.
pub async fn find(tx: &mut Tx, key: TemplateKey) -> Result<Option<Template>> {
    Ok(all(tx).await?.into_iter().find(|template| template.key == key))
}

type Texts = BTreeMap<RowId, BTreeMap<Language, TemplateText>>;

async fn texts(tx: &mut Tx) -> Result<Texts> {
    let rows: Vec<(RowId, Language, TemplateText)> = sql!(
        "SELECT x.template_id, x.language, x.subject, x.body
         FROM letters_template_text x
         JOIN letters_template t ON t.id = x.template_id AND t.number = x.number
         ORDER BY x.template_id, x.language
         LIMIT 3200"
    )
    .all(tx, |row| {
        let text = TemplateText {
            subject: row.get("subject")?,
            body: row.get("body")?,
        };
        Ok((row.get("template_id")?, row.get("language")?, text))
    })
    .await?;
    let mut texts = Texts::new();
    for (template, language, text) in rows {
        texts.entry(template).or_default().insert(language, text);
    }
    Ok(texts)
}

impl Kept {
    fn with(self, texts: BTreeMap<Language, TemplateText>) -> Template {
        Template {
            key: self
                .shipped
                .map_or(TemplateKey::Own(self.id), TemplateKey::Shipped),
            name: self.name,
            audience: self.audience,
            signature: self.signature,
            categories: self
                .categories
                .split(' ')
                .filter_map(|code| code.parse().ok())
                .collect(),
            is_offered: self.is_offered,
            number: self.number,
            texts,
        }
    }
}

/// A version of a template, as the page of its history shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its number.
    pub number: i64,
    /// When it was written.
    pub at: Moment,
    /// By whom.
    pub by: String,
    /// Its German text.
    pub text: TemplateText,
}

/// The versions of a template, the newest first, at most one hundred.
///
/// # Errors
/// What the database reports.
pub async fn versions(tx: &mut Tx, key: TemplateKey) -> Result<Vec<Version>> {
    let Some(id) = id_of(tx, key).await? else {
        return Ok(Vec::new());
    };
    Ok(sql!(
        "SELECT x.number, x.at, a.display_name, x.subject, x.body
         FROM letters_template_text x
         JOIN access_account a ON a.id = x.by_account_id
         WHERE x.template_id = $1 AND x.language = 'de'
         ORDER BY x.number DESC
         LIMIT 100"
    )
    .bind(&id)
    .all(tx, |row| {
        Ok(Version {
            number: row.get("number")?,
            at: row.get("at")?,
            by: row.get("display_name")?,
            text: TemplateText {
                subject: row.get("subject")?,
                body: row.get("body")?,
            },
        })
    })
    .await?)
}

async fn id_of(tx: &mut Tx, key: TemplateKey) -> Result<Option<RowId>> {
    match key {
        TemplateKey::Own(id) => Ok(Some(id)),
        TemplateKey::Shipped(shipped) => Ok(sql!("SELECT id FROM letters_template WHERE shipped = $1")
            .bind(&shipped)
            .first(tx, |row| row.get("id"))
            .await?),
    }
}

/// Keeps the next version of a template, whose number it has; false if somebody else has written that number already.
///
/// # Errors
/// What the database reports.
pub async fn keep(tx: &mut Tx, permit: &Permit<House>, next: &Template, ids: &Ids) -> Result<bool> {
    let id = match id_of(tx, next.key).await? {
        Some(id) if next.number > 1 => {
            if !change(tx, permit, (id, next)).await? {
                return Ok(false);
            }
            id
        }
        found => {
            let id = match next.key {
                TemplateKey::Own(id) => id,
                TemplateKey::Shipped(_) => RowId::from_uuid(ids.next()),
            };
            let is_taken = found.is_some() && matches!(next.key, TemplateKey::Shipped(_));
            if is_taken || !add(tx, permit, (id, next)).await? {
                return Ok(false);
            }
            id
        }
    };
    for (language, text) in &next.texts {
        sql!(
            "INSERT INTO letters_template_text (id, template_id, number, language, subject, body, at, by_account_id)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        )
        .bind(&RowId::from_uuid(ids.next()))
        .bind(&id)
        .bind(&next.number)
        .bind(language)
        .bind(&text.subject)
        .bind(&text.body)
        .bind(&permit.now())
        .bind(&permit.account())
        .run(tx)
        .await?;
    }
    Ok(true)
}

async fn add(tx: &mut Tx, permit: &Permit<House>, (id, new): (RowId, &Template)) -> Result<bool> {
    let shipped = match new.key {
        TemplateKey::Shipped(shipped) => Some(shipped),
        TemplateKey::Own(_) => None,
    };
    let touched = sql!(
        "INSERT INTO letters_template
             (id, shipped, name, audience, signature, categories, is_offered, number, changed_at, changed_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT DO NOTHING"
    )
    .bind(&id)
    .bind(&shipped)
    .bind(&new.name)
    .bind(&new.audience)
    .bind(&new.signature)
    .bind(&codes(&new.categories))
    .bind(&new.is_offered)
    .bind(&new.number)
    .bind(&permit.now())
    .bind(&permit.account())
    .run(tx)
    .await?;
    Ok(touched == 1)
}

async fn change(tx: &mut Tx, permit: &Permit<House>, (id, next): (RowId, &Template)) -> Result<bool> {
    let touched = sql!(
        "UPDATE letters_template
         SET name = $1, audience = $2, signature = $3, categories = $4, is_offered = $5, number = $6, changed_at = $7,
             changed_by = $8
         WHERE id = $9 AND number = $6 - 1"
    )
    .bind(&next.name)
    .bind(&next.audience)
    .bind(&next.signature)
    .bind(&codes(&next.categories))
    .bind(&next.is_offered)
    .bind(&next.number)
    .bind(&permit.now())
    .bind(&permit.account())
    .bind(&id)
    .run(tx)
    .await?;
    Ok(touched == 1)
}

fn codes(categories: &BTreeSet<Category>) -> String {
    let codes: Vec<&str> = categories.iter().map(|category| category.code()).collect();
    codes.join(" ")
}
