//! What went out: to whom, on which basis, what, when, by whom. Written by the gate, read by the file and the rights.

use std::collections::{BTreeMap, BTreeSet};

use access::failure::Result;
use access::permit::Permit;
use base::day::Day;
use base::ids::{AccountId, CaseId, Ids, PersonId, RowId};
use base::moment::Moment;
use db::sql;
use db::tx::Tx;

use crate::model::category::Category;
use crate::model::purpose::Purpose;
use crate::model::row::{Direction, Recipient};
use crate::model::rule::Granted;
use crate::model::wish::{Asked, Thing, Wish};
use crate::store::recipients::RecipientColumns;

/// As many as one page shows.
const MOST: i64 = 500;
/// More items than as many disclosures have.
const MOST_ITEMS: i64 = 10_000;

db::coded! {
    /// On which basis something went out.
    pub enum BasisKind {
        /// Rows of declarations.
        Consent = "consent",
        /// To the person.
        Person = "person",
        /// Inside the controller.
        Controller = "controller",
        /// A law.
        Law = "law",
    }
}

impl BasisKind {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Consent => "Einwilligung",
            Self::Person => "an die Person selbst",
            Self::Controller => "innerhalb des Verantwortlichen",
            Self::Law => "gesetzliche Pflicht",
        }
    }

    pub(crate) fn of(asked: &Asked) -> Self {
        match asked {
            Asked::ByConsent(_) => Self::Consent,
            Asked::ToThePerson => Self::Person,
            Asked::SameController(_) => Self::Controller,
        }
    }
}

/// Something that went out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disclosed {
    /// Its id.
    pub id: RowId,
    /// To whom; `None` if it went to the person.
    pub recipient: Option<Recipient>,
    /// On which basis.
    pub basis: BasisKind,
    /// What for.
    pub purpose: Purpose,
    /// Which way.
    pub direction: Direction,
    /// In what form.
    pub thing: Thing,
    /// When.
    pub on: Day,
    /// By whom.
    pub by: String,
    /// Which categories.
    pub categories: BTreeSet<Category>,
    /// The rows on which it rests.
    pub rows: BTreeSet<RowId>,
}

/// What the gate writes down.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Record<'r> {
    pub(crate) person: PersonId,
    pub(crate) case: Option<CaseId>,
    pub(crate) wish: &'r Wish,
    pub(crate) granted: &'r [Granted],
    pub(crate) account: AccountId,
    pub(crate) at: Moment,
}

/// Writes down a disclosure and returns its id.
pub(crate) async fn record(tx: &mut Tx, record: &Record<'_>, ids: &Ids) -> db::failure::Result<RowId> {
    let id = RowId::from_uuid(ids.next());
    let wish = record.wish;
    let recipient = match wish.asked {
        Asked::ByConsent(recipient) => RecipientColumns::of(recipient),
        Asked::ToThePerson => RecipientColumns::person(),
        Asked::SameController(_) => RecipientColumns::of(Recipient::Controller),
    };
    sql!(
        "INSERT INTO consents_disclosure (id, person_id, case_id, recipient_kind, organisation_id, named_id, basis,
             purpose, direction, thing, disclosed_on, disclosed_at, account_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
    )
    .bind(&id)
    .bind(&record.person)
    .bind(&record.case)
    .bind(&recipient.kind)
    .bind(&recipient.organisation)
    .bind(&recipient.named)
    .bind(&BasisKind::of(&wish.asked))
    .bind(&wish.purpose)
    .bind(&wish.direction)
    .bind(&wish.thing)
    .bind(&record.at.day())
    .bind(&record.at)
    .bind(&record.account)
    .run(tx)
    .await?;
    for granted in record.granted {
        sql!(
            "INSERT INTO consents_disclosure_item
                 (id, disclosure_id, person_id, category, consent_row_id, release_row_id)
             VALUES ($1, $2, $3, $4, $5, $6)"
        )
        .bind(&RowId::from_uuid(ids.next()))
        .bind(&id)
        .bind(&record.person)
        .bind(&granted.category)
        .bind(&granted.consent)
        .bind(&granted.release)
        .run(tx)
        .await?;
    }
    Ok(id)
}

/// What went out about the person, the latest first.
///
/// # Errors
/// What the database reports.
pub async fn of(tx: &mut Tx, permit: &Permit<PersonId>) -> Result<Vec<Disclosed>> {
    let mut items = items(tx, permit).await?;
    let disclosures = sql!(
        "SELECT d.id, d.recipient_kind, d.organisation_id, d.named_id, d.basis, d.purpose, d.direction, d.thing,
             d.disclosed_on, a.display_name
         FROM consents_disclosure d
         JOIN access_account a ON a.id = d.account_id
         WHERE d.person_id = $1
         ORDER BY d.disclosed_at DESC, d.id DESC
         LIMIT $2"
    )
    .bind(&permit.person())
    .bind(&MOST)
    .all(tx, |row| {
        Ok(Disclosed {
            id: row.get("id")?,
            recipient: RecipientColumns::read(row)?.recipient(),
            basis: row.get("basis")?,
            purpose: row.get("purpose")?,
            direction: row.get("direction")?,
            thing: row.get("thing")?,
            on: row.get("disclosed_on")?,
            by: row.get("display_name")?,
            categories: BTreeSet::new(),
            rows: BTreeSet::new(),
        })
    })
    .await?;
    Ok(disclosures
        .into_iter()
        .map(|mut disclosed| {
            let (categories, rows) = items.remove(&disclosed.id).unwrap_or_default();
            disclosed.categories = categories;
            disclosed.rows = rows;
            disclosed
        })
        .collect())
}

type Items = BTreeMap<RowId, (BTreeSet<Category>, BTreeSet<RowId>)>;

async fn items(tx: &mut Tx, permit: &Permit<PersonId>) -> Result<Items> {
    let rows: Vec<(RowId, Category, Option<RowId>, Option<RowId>)> = sql!(
        "SELECT disclosure_id, category, consent_row_id, release_row_id
         FROM consents_disclosure_item
         WHERE person_id = $1
         ORDER BY id DESC
         LIMIT $2"
    )
    .bind(&permit.person())
    .bind(&MOST_ITEMS)
    .all(tx, |row| {
        Ok((
            row.get("disclosure_id")?,
            row.get("category")?,
            row.get("consent_row_id")?,
            row.get("release_row_id")?,
        ))
    })
    .await?;
    let mut items = Items::new();
    for (disclosure, category, consent, release) in rows {
        let (categories, rows) = items.entry(disclosure).or_default();
        categories.insert(category);
        rows.extend([consent, release].into_iter().flatten());
    }
    Ok(items)
}
