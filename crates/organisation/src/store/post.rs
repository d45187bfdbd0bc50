//! SQL of posts: allocation, responsibilities, fillings, each dated. Who may hold an account is elsewhere.

use base::ids::{OrganisationId, PostId};
use db::failure::Result;
use db::sql;
use db::tx::Tx;

use super::rows::{Evidences, Grouped, dated, validity};
use super::{evidence, workplace};
use crate::model::evidence::FactKey;
use crate::model::history::{Dated, History};
use crate::model::post::{Allocation, Filling, Post};

db::coded! {
    /// Three different ways in which an organisation is responsible for a post.
    pub enum Responsibility {
        /// Anstellungsträger.
        Employer = "employer",
        /// Fachaufsicht.
        TechnicalSupervision = "technical_supervision",
        /// Dienstaufsicht.
        LineSupervision = "line_supervision",
    }
}

impl Responsibility {
    /// The form on a page.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Employer => "Anstellungsträger",
            Self::TechnicalSupervision => "Fachaufsicht",
            Self::LineSupervision => "Dienstaufsicht",
        }
    }

    /// The rows of this responsibility.
    pub const fn of(self, post: &Post) -> &History<Option<OrganisationId>> {
        match self {
            Self::Employer => &post.employer,
            Self::TechnicalSupervision => &post.technical_supervision,
            Self::LineSupervision => &post.line_supervision,
        }
    }
}

/// Adds a post with all its dated facts.
pub(crate) async fn insert(tx: &mut Tx, post: &Post) -> Result<()> {
    evidence::insert(tx, &FactKey::of(post.id), &post.evidence).await?;
    sql!("INSERT INTO organisation_post (id, title, post_function) VALUES ($1, $2, $3)")
        .bind(&post.id)
        .bind(&post.title)
        .bind(&post.function)
        .run(tx)
        .await?;
    for row in post.allocation.rows() {
        insert_allocation(tx, post.id, row).await?;
    }
    for kind in Responsibility::ALL {
        for row in kind.of(post).rows() {
            insert_responsibility(tx, post.id, *kind, row).await?;
        }
    }
    for filling in &post.fillings {
        insert_filling(tx, post.id, filling).await?;
    }
    Ok(())
}

/// Adds a row that says how much of the post is placed where.
pub(crate) async fn insert_allocation(tx: &mut Tx, post: PostId, row: &Dated<Allocation>) -> Result<()> {
    evidence::insert(tx, &FactKey::of(row.id), &row.evidence).await?;
    let statement = sql!(
        "INSERT INTO organisation_allocation
         (id, post_id, fte, valid_from, valid_until, workplace, region_id, municipality_id, social_area_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    )
    .bind(&row.id)
    .bind(&post)
    .bind(&row.value.fte)
    .bind(&row.validity.from())
    .bind(&row.validity.until());
    workplace::bind(statement, row.value.workplace)
        .run(tx)
        .await
        .map(drop)
}

/// Adds a row that says who employs or supervises.
pub(crate) async fn insert_responsibility(
    tx: &mut Tx,
    post: PostId,
    kind: Responsibility,
    row: &Dated<Option<OrganisationId>>,
) -> Result<()> {
    evidence::insert(tx, &FactKey::of(row.id), &row.evidence).await?;
    sql!(
        "INSERT INTO organisation_responsibility (id, post_id, kind, organisation_id, valid_from, valid_until)
         VALUES ($1, $2, $3, $4, $5, $6)"
    )
    .bind(&row.id)
    .bind(&post)
    .bind(&kind)
    .bind(&row.value)
    .bind(&row.validity.from())
    .bind(&row.validity.until())
    .run(tx)
    .await
    .map(drop)
}

/// Adds a filling.
pub(crate) async fn insert_filling(tx: &mut Tx, post: PostId, filling: &Filling) -> Result<()> {
    evidence::insert(tx, &FactKey::of(filling.id), &filling.evidence).await?;
    sql!(
        "INSERT INTO organisation_filling (id, post_id, fte, person, valid_from, valid_until)
         VALUES ($1, $2, $3, $4, $5, $6)"
    )
    .bind(&filling.id)
    .bind(&post)
    .bind(&filling.fte)
    .bind(&filling.person)
    .bind(&filling.validity.from())
    .bind(&filling.validity.until())
    .run(tx)
    .await
    .map(drop)
}

/// All posts with all their dated facts: four statements, however many there are.
pub(super) async fn all(tx: &mut Tx, evidences: &Evidences) -> Result<Vec<Post>> {
    let mut allocations = Grouped::new(allocations(tx, evidences).await?);
    let mut responsibilities = Grouped::new(responsibilities(tx, evidences).await?);
    let mut fillings = Grouped::new(fillings(tx, evidences).await?);
    let mut posts = sql!("SELECT id, title, post_function FROM organisation_post")
        .all(tx, |row| {
            let id = row.get("id")?;
            Ok(Post {
                id,
                title: row.get("title")?,
                function: row.get("post_function")?,
                allocation: History::default(),
                employer: History::default(),
                technical_supervision: History::default(),
                line_supervision: History::default(),
                fillings: Vec::new(),
                evidence: evidences.of_id(id)?,
            })
        })
        .await?;
    for post in &mut posts {
        post.allocation = allocations.take_history(&post.id)?;
        post.employer = responsibilities.take_history(&(post.id, Responsibility::Employer))?;
        post.technical_supervision =
            responsibilities.take_history(&(post.id, Responsibility::TechnicalSupervision))?;
        post.line_supervision = responsibilities.take_history(&(post.id, Responsibility::LineSupervision))?;
        post.fillings = fillings.take(&post.id);
        post.fillings
            .sort_by_key(|filling| (filling.validity.from(), filling.id));
    }
    Ok(posts)
}

async fn allocations(tx: &mut Tx, evidences: &Evidences) -> Result<Vec<(PostId, Dated<Allocation>)>> {
    sql!(
        "SELECT id, post_id, fte, workplace, region_id, municipality_id, social_area_id, valid_from, valid_until
         FROM organisation_allocation"
    )
    .all(tx, |row| {
        let allocation = Allocation { fte: row.get("fte")?, workplace: workplace::read(row)? };
        Ok((row.get("post_id")?, dated(row, evidences, allocation)?))
    })
    .await
}

type ResponsibilityRow = ((PostId, Responsibility), Dated<Option<OrganisationId>>);

async fn responsibilities(tx: &mut Tx, evidences: &Evidences) -> Result<Vec<ResponsibilityRow>> {
    sql!(
        "SELECT id, post_id, kind, organisation_id, valid_from, valid_until FROM organisation_responsibility"
    )
    .all(tx, |row| {
        let key = (row.get("post_id")?, row.get("kind")?);
        Ok((key, dated(row, evidences, row.get("organisation_id")?)?))
    })
    .await
}

async fn fillings(tx: &mut Tx, evidences: &Evidences) -> Result<Vec<(PostId, Filling)>> {
    sql!("SELECT id, post_id, fte, person, valid_from, valid_until FROM organisation_filling")
        .all(tx, |row| {
            let id = row.get("id")?;
            let filling = Filling {
                id,
                validity: validity(row)?,
                fte: row.get("fte")?,
                person: row.get("person")?,
                evidence: evidences.of_id(id)?,
            };
            Ok((row.get("post_id")?, filling))
        })
        .await
}
