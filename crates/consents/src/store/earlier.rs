//! Consents on paper from before the district worked with this program. They open the controller's own file and nothing
//! else: to pass something on it takes a declaration that names the recipient.

use access::permit::{JobPermit, Permit};
use base::day::Day;
use base::ids::{AccountId, Ids, OrganisationId, PersonId, RowId};
use base::language::Language;
use base::moment::Moment;
use db::failure::Result;
use db::sql;
use db::tx::Tx;

use crate::model::category::Category;
use crate::model::declaration::{Form, GivenBy, Kind};
use crate::model::draft::DraftRow;
use crate::model::purpose::Purpose;
use crate::model::row::{Direction, Recipient};
use crate::store::rows::{self, NewRow};

/// A consent on paper, as a list or a case manager names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EarlierPaper {
    /// Who consented.
    pub person: PersonId,
    /// To whose processing.
    pub controller: OrganisationId,
    /// When.
    pub on: Day,
    /// Who answers for it.
    pub account: AccountId,
}

/// Records a consent on paper; what is specially protected is not part of it.
///
/// # Errors
/// What the database reports.
pub async fn record(tx: &mut Tx, permit: &Permit<PersonId>, on: Day, ids: &Ids) -> Result<bool> {
    let Some(controller) = rows::controller_of(tx, permit.person()).await? else {
        return Ok(false);
    };
    let paper = EarlierPaper {
        person: permit.person(),
        controller,
        on,
        account: permit.account(),
    };
    insert(tx, &[paper], permit.now(), ids).await?;
    Ok(true)
}

/// The same for many, of a list that is taken over.
///
/// # Errors
/// What the database reports.
pub async fn record_for_a_job(
    tx: &mut Tx,
    permit: &JobPermit,
    papers: &[EarlierPaper],
    ids: &Ids,
) -> Result<()> {
    insert(tx, papers, permit.now(), ids).await
}

async fn insert(tx: &mut Tx, papers: &[EarlierPaper], now: Moment, ids: &Ids) -> Result<()> {
    let new: Vec<(RowId, &EarlierPaper)> = papers
        .iter()
        .map(|paper| (RowId::from_uuid(ids.next()), paper))
        .collect();
    sql!(
        "INSERT INTO consents_declaration (id, sheet_id, person_id, kind, controller_id, language, given_by,
             professional_id, prepared_at, prepared_by, given_on, form, recorded_at, recorded_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $8, $10, $11, $9, $8)"
    )
    .run_for_each(tx, &new, |row, (id, paper)| {
        row.bind(id)
            .bind(&RowId::from_uuid(ids.next()))
            .bind(&paper.person)
            .bind(&Kind::Processing)
            .bind(&paper.controller)
            .bind(&Language::German)
            .bind(&GivenBy::Person)
            .bind(&paper.account)
            .bind(&now)
            .bind(&paper.on)
            .bind(&Form::Earlier)
    })
    .await?;
    let rows: Vec<NewRow> = new
        .iter()
        .flat_map(|(declaration, paper)| {
            Category::all(false).map(|category| new_row(*declaration, paper.person, category, ids))
        })
        .collect();
    rows::insert(tx, &rows).await
}

fn new_row(declaration: RowId, person: PersonId, category: Category, ids: &Ids) -> NewRow {
    let what = DraftRow {
        kind: Kind::Processing,
        recipient: Recipient::Controller,
        category,
        purpose: Purpose::Accompany,
        direction: Direction::Within,
    };
    NewRow {
        id: RowId::from_uuid(ids.next()),
        declaration,
        person,
        what,
        valid_until: None,
        is_agreed: true,
    }
}
