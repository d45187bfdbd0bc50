//! SQL of posts: allocation, responsibilities, fillings, each dated. Who may hold an account is elsewhere.

use access::permit::{House, JobPermit, Permit};
use access::role::Role;
use base::day::Day;
use base::ids::{AccountId, FillingId, OrganisationId, PostId};
use db::failure::Result;
use db::sql;
use db::tx::Tx;

use super::dated::DatedRow;
use super::rows::{Evidences, Grouped, dated as dated_row, validity};
use super::{dated, evidence, workplace};
use crate::model::coded::Coded;
use crate::model::evidence::FactKey;
use crate::model::history::{Dated, History};
use crate::model::post::{Allocation, Filling, Function, Post};
use crate::model::post_change::PostChanged;
use crate::model::responsibility::Responsibility;
use crate::model::take_back::DatedFact;

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
    let statement = sql!(
        "INSERT INTO organisation_allocation
         (id, valid_from, valid_until, post_id, fte, workplace, region_id, municipality_id, social_area_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    );
    dated::insert(tx, row, statement, |row_of| {
        workplace::bind(row_of.bind(&post).bind(&row.value.fte), row.value.workplace)
    })
    .await
}

/// Adds a row that says who employs or supervises.
pub(crate) async fn insert_responsibility(
    tx: &mut Tx,
    post: PostId,
    kind: Responsibility,
    row: &Dated<Option<OrganisationId>>,
) -> Result<()> {
    let statement = sql!(
        "INSERT INTO organisation_responsibility (id, valid_from, valid_until, post_id, kind, organisation_id)
         VALUES ($1, $2, $3, $4, $5, $6)"
    );
    dated::insert(tx, row, statement, |row_of| {
        row_of.bind(&post).bind(&kind).bind(&row.value)
    })
    .await
}

/// Adds a filling.
pub(crate) async fn insert_filling(tx: &mut Tx, post: PostId, filling: &Filling) -> Result<()> {
    let row = DatedRow {
        key: FactKey::of(filling.id),
        validity: filling.validity,
        evidence: &filling.evidence,
    };
    let statement = sql!(
        "INSERT INTO organisation_filling (id, valid_from, valid_until, post_id, fte, person, account_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7)"
    );
    dated::insert(tx, row, statement, |row_of| {
        row_of
            .bind(&post)
            .bind(&filling.fte)
            .bind(&filling.person)
            .bind(&filling.account)
    })
    .await
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
        Ok((row.get("post_id")?, dated_row(row, evidences, allocation)?))
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
        Ok((key, dated_row(row, evidences, row.get("organisation_id")?)?))
    })
    .await
}

async fn fillings(tx: &mut Tx, evidences: &Evidences) -> Result<Vec<(PostId, Filling)>> {
    sql!("SELECT id, post_id, fte, person, account_id, valid_from, valid_until FROM organisation_filling")
        .all(tx, |row| {
            let id = row.get("id")?;
            let filling = Filling {
                id,
                validity: validity(row)?,
                fte: row.get("fte")?,
                person: row.get("person")?,
                account: row.get("account_id")?,
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
            dated::set_until(tx, DatedFact::Allocation, &FactKey::of(ended), Some(from)).await?;
        }
        if let Some(begun) = &change.begun {
            insert_allocation(tx, id, begun).await?;
        }
    }
    for (responsibility, change) in &changed.responsibilities {
        if let Some(ended) = change.ended {
            dated::set_until(tx, DatedFact::Responsibility, &FactKey::of(ended), Some(from)).await?;
        }
        if let Some(begun) = &change.begun {
            insert_responsibility(tx, id, *responsibility, begun).await?;
        }
    }
    Ok(())
}

/// Adds a post that is new in the district.
pub async fn add(tx: &mut Tx, _permit: &Permit<House>, post: &Post) -> Result<()> {
    insert(tx, post).await
}

/// Adds a filling to a post.
pub async fn fill(tx: &mut Tx, _permit: &Permit<House>, post: PostId, filling: &Filling) -> Result<()> {
    insert_filling(tx, post, filling).await
}

/// Adds a filling from a job, such as that of the demo.
///
/// # Errors
/// What the database reports.
pub async fn fill_for_a_job(tx: &mut Tx, _permit: &JobPermit, post: PostId, filling: &Filling) -> Result<()> {
    insert_filling(tx, post, filling).await
}

/// Says whose work a filling is, or takes it back.
///
/// # Errors
/// What the database reports.
pub async fn name_holder(
    tx: &mut Tx,
    _permit: &Permit<House>,
    id: FillingId,
    account: Option<AccountId>,
) -> Result<()> {
    sql!("UPDATE organisation_filling SET account_id = $2 WHERE id = $1")
        .bind(&id)
        .bind(&account)
        .run(tx)
        .await
        .map(drop)
}

/// The accounts that fillings of a post name, with the names that colleagues see.
///
/// # Errors
/// What the database reports.
pub async fn holders(
    tx: &mut Tx,
    _permit: &Permit<House>,
    post: PostId,
) -> Result<Vec<(FillingId, AccountId, String)>> {
    sql!(
        "SELECT f.id, a.id AS account_id, a.display_name
         FROM organisation_filling f
         JOIN access_account a ON a.id = f.account_id
         WHERE f.post_id = $1
         ORDER BY f.valid_from, f.id
         LIMIT 500"
    )
    .bind(&post)
    .all(tx, |row| {
        Ok((row.get("id")?, row.get("account_id")?, row.get("display_name")?))
    })
    .await
}

/// The accounts that may fill posts of this function: they hold the role that goes with it today. By name.
///
/// # Errors
/// What the database reports.
pub async fn candidates(
    tx: &mut Tx,
    permit: &Permit<House>,
    function: Function,
) -> Result<Vec<(AccountId, String)>> {
    let (first, second) = roles_of(function);
    sql!(
        "SELECT a.id, a.display_name
         FROM access_account a
         WHERE EXISTS (SELECT 1 FROM access_role_assignment r
               WHERE r.account_id = a.id AND r.role IN ($1, $2)
                 AND r.valid_from <= $3 AND (r.valid_until > $3 OR r.valid_until IS NULL))
         ORDER BY a.display_name, a.id
         LIMIT 500"
    )
    .bind(&first)
    .bind(&second)
    .bind(&permit.now().day())
    .all(tx, |row| Ok((row.get("id")?, row.get("display_name")?)))
    .await
}

/// The roles that go with a function.
const fn roles_of(function: Function) -> (Role, Role) {
    match function {
        Function::Coordination => (Role::Coordinator, Role::ProgrammeLead),
        Function::Assistance => (Role::Assistant, Role::Assistant),
        Function::CaseManagement => (Role::CaseManager, Role::CaseManager),
        Function::ResidenceOffice | Function::NaturalisationOffice => {
            (Role::ResidenceOfficer, Role::ResidenceOfficer)
        }
    }
}

/// Lets a filling end: `until` is the first day on which it no longer holds.
pub async fn end_filling(
    tx: &mut Tx,
    _permit: &Permit<House>,
    id: FillingId,
    until: Option<Day>,
) -> Result<()> {
    dated::set_until(tx, DatedFact::Filling, &FactKey::of(id), until).await
}
