//! SQL of posts: allocation, responsibilities, fillings, each dated. Who may hold an account is elsewhere.

use access::permit::{House, Permit};
use base::day::Day;
use base::ids::{FillingId, OrganisationId, PostId, RowId};
use db::failure::Result;
use db::sql;
use db::tx::Tx;

use super::rows::{Evidences, Grouped, dated, validity};
use super::{evidence, workplace};
use crate::model::coded::Coded;
use crate::model::evidence::FactKey;
use crate::model::history::{Dated, History};
use crate::model::post::{Allocation, Filling, Post};
use crate::model::post_change::PostChanged;
use crate::model::responsibility::Responsibility;

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

/// The version of a post's record, for the one who opens its form.
pub async fn version(tx: &mut Tx, _permit: &Permit<House>, id: PostId) -> Result<Option<i64>> {
    sql!("SELECT version FROM organisation_post WHERE id = $1")
        .bind(&id)
        .first(tx, |row| row.get("version"))
        .await
}

/// Saves the title and counts the version; `false` if someone else was quicker.
pub async fn save(
    tx: &mut Tx,
    _permit: &Permit<House>,
    id: PostId,
    title: &str,
    version: i64,
) -> Result<bool> {
    let touched =
        sql!("UPDATE organisation_post SET title = $2, version = version + 1 WHERE id = $1 AND version = $3")
            .bind(&id)
            .bind_text(title)
            .bind(&version)
            .run(tx)
            .await?;
    Ok(touched == 1)
}

/// Writes what a dated change did to the rows of a post.
pub async fn save_change(
    tx: &mut Tx,
    _permit: &Permit<House>,
    id: PostId,
    changed: &PostChanged,
    from: Day,
) -> Result<()> {
    if let Some(change) = &changed.allocation {
        if let Some(ended) = change.ended {
            end_allocation(tx, ended, from).await?;
        }
        if let Some(begun) = &change.begun {
            insert_allocation(tx, id, begun).await?;
        }
    }
    for (responsibility, change) in &changed.responsibilities {
        if let Some(ended) = change.ended {
            end_responsibility(tx, ended, from).await?;
        }
        if let Some(begun) = &change.begun {
            insert_responsibility(tx, id, *responsibility, begun).await?;
        }
    }
    Ok(())
}

async fn end_allocation(tx: &mut Tx, row: RowId, until: Day) -> Result<()> {
    sql!("UPDATE organisation_allocation SET valid_until = $2 WHERE id = $1")
        .bind(&row)
        .bind(&until)
        .run(tx)
        .await
        .map(drop)
}

async fn end_responsibility(tx: &mut Tx, row: RowId, until: Day) -> Result<()> {
    sql!("UPDATE organisation_responsibility SET valid_until = $2 WHERE id = $1")
        .bind(&row)
        .bind(&until)
        .run(tx)
        .await
        .map(drop)
}

/// Adds a post that is new in the district.
pub async fn add(tx: &mut Tx, _permit: &Permit<House>, post: &Post) -> Result<()> {
    insert(tx, post).await
}

/// Adds a filling to a post.
pub async fn fill(tx: &mut Tx, _permit: &Permit<House>, post: PostId, filling: &Filling) -> Result<()> {
    insert_filling(tx, post, filling).await
}

/// Lets a filling end: `until` is the first day on which it no longer holds.
pub async fn end_filling(
    tx: &mut Tx,
    _permit: &Permit<House>,
    id: FillingId,
    until: Option<Day>,
) -> Result<()> {
    sql!("UPDATE organisation_filling SET valid_until = $2 WHERE id = $1")
        .bind(&id)
        .bind(&until)
        .run(tx)
        .await
        .map(drop)
}
