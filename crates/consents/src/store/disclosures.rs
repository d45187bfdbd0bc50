//! What went out: to whom, on which basis, what, when, by whom. Written by the gate, read by the file and the rights.

use std::collections::{BTreeMap, BTreeSet};

use access::failure::Result;
use access::permit::Permit;
use base::day::Day;
use base::ids::{AccountId, CaseId, Ids, PersonId, RowId};
use base::moment::Moment;
use db::row::Row as DbRow;
use db::sql;
use db::tx::Tx;

use crate::model::basis::BasisKind;
use crate::model::category::Category;
use crate::model::ground::LegalGround;
use crate::model::path::OutgoingPath;
use crate::model::purpose::Purpose;
use crate::model::row::{Direction, Recipient};
use crate::model::rule::Granted;
use crate::model::wish::{Asked, Wish};
use crate::store::recipients::RecipientColumns;
use crate::words::Words;

/// As many as one page shows; their items are read in one statement.
pub const PAGE: usize = 50;
/// More items than as many disclosures have.
const MOST_ITEMS: i64 = 2_000;
/// As many recipients as one person has, counted.
const MOST_RECIPIENTS: i64 = 500;
/// What stands for the purpose of what a law demanded.
const BY_LAW: &str = "law";

/// Something that went out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disclosed {
    /// Its id.
    pub id: RowId,
    /// To whom; `None` if it went to the person.
    pub recipient: Option<Recipient>,
    /// On which basis.
    pub basis: BasisKind,
    /// The paragraph, if a law demanded it.
    pub ground: Option<LegalGround>,
    /// What for; of a law its paragraph says it.
    pub purpose: Option<Purpose>,
    /// Which way.
    pub direction: Direction,
    /// On which path.
    pub path: OutgoingPath,
    /// When.
    pub on: Day,
    /// By whom.
    pub by: String,
    /// Which categories.
    pub categories: BTreeSet<Category>,
    /// The rows on which it rests.
    pub rows: BTreeSet<RowId>,
}

impl Disclosed {
    /// The basis in words, with its paragraph.
    pub fn basis_german(&self) -> String {
        match self.ground {
            Some(ground) => format!("{}, {}", self.basis.german(), ground.paragraph()),
            None => self.basis.german().to_owned(),
        }
    }

    /// What for, in words.
    pub fn purpose_german(&self) -> String {
        match (self.ground, self.purpose) {
            (Some(ground), _) => ground.german().to_owned(),
            (None, Some(purpose)) => Words::german().of(&purpose.key()),
            (None, None) => String::new(),
        }
    }
}

/// What the gate writes down for one person.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Record<'r> {
    pub(crate) id: RowId,
    pub(crate) person: PersonId,
    pub(crate) granted: &'r [Granted],
}

/// What it writes down for all of them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Recorded<'r> {
    pub(crate) case: Option<CaseId>,
    pub(crate) wish: &'r Wish,
    pub(crate) recipient: RecipientColumns,
    pub(crate) account: AccountId,
    pub(crate) at: Moment,
}

/// Writes down what goes out, in two statements for all persons of a case.
pub(crate) async fn record(
    tx: &mut Tx,
    what: &Recorded<'_>,
    records: &[Record<'_>],
    ids: &Ids,
) -> db::failure::Result<()> {
    let wish = what.wish;
    let duty = match wish.asked {
        Asked::ByLaw(id) => Some(id),
        _ => None,
    };
    let purpose = match wish.asked {
        Asked::ByLaw(_) => BY_LAW,
        _ => wish.purpose.code(),
    };
    sql!(
        "INSERT INTO consents_disclosure (id, person_id, case_id, recipient_kind, organisation_id, named_id, basis,
             purpose, direction, thing, disclosed_on, disclosed_at, account_id, duty_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"
    )
    .run_for_each(tx, records, |row, record| {
        row.bind(&record.id)
            .bind(&record.person)
            .bind(&what.case)
            .bind(&what.recipient.kind)
            .bind(&what.recipient.organisation)
            .bind(&what.recipient.named)
            .bind(&wish.asked.basis())
            .bind_text(purpose)
            .bind(&wish.direction)
            .bind(&wish.path)
            .bind(&what.at.day())
            .bind(&what.at)
            .bind(&what.account)
            .bind(&duty)
    })
    .await?;
    let mut items: Vec<(RowId, PersonId, Granted)> = Vec::new();
    for record in records {
        let of_one = |granted: &Granted| (record.id, record.person, *granted);
        items.extend(record.granted.iter().map(of_one));
    }
    sql!(
        "INSERT INTO consents_disclosure_item (id, disclosure_id, person_id, category, consent_row_id, release_row_id)
         VALUES ($1, $2, $3, $4, $5, $6)"
    )
    .run_for_each(tx, items, |row, (disclosure, person, granted)| {
        row.bind(&RowId::from_uuid(ids.next()))
            .bind(&disclosure)
            .bind(&person)
            .bind(&granted.category)
            .bind(&granted.consent)
            .bind(&granted.release)
    })
    .await?;
    Ok(())
}

/// Everything that went out about the person, the latest first, however much it is: for the access file and for what
/// follows from a withdrawal. Pages show [`page`].
///
/// # Errors
/// What the database reports.
pub async fn of(tx: &mut Tx, permit: &Permit<PersonId>) -> Result<Vec<Disclosed>> {
    let mut all = Vec::new();
    let mut before = None;
    loop {
        let next = page(tx, permit, before).await?;
        before = next.last().map(|last| last.id);
        let is_last = next.len() < PAGE;
        all.extend(next);
        if is_last {
            return Ok(all);
        }
    }
}

/// One page of what went out about the person, the latest first; what lies before the one named, or the first page.
///
/// # Errors
/// What the database reports.
pub async fn page(tx: &mut Tx, permit: &Permit<PersonId>, before: Option<RowId>) -> Result<Vec<Disclosed>> {
    let limit = i64::try_from(PAGE).unwrap_or(i64::MAX);
    let statement = match before {
        None => sql!(
            "SELECT d.id, d.recipient_kind, d.organisation_id, d.named_id, d.basis, d.purpose, d.direction, d.thing,
                 d.disclosed_on, a.display_name, l.ground
             FROM consents_disclosure d
             JOIN access_account a ON a.id = d.account_id
             LEFT JOIN consents_duty l ON l.id = d.duty_id
             WHERE d.person_id = $1
             ORDER BY d.disclosed_at DESC, d.id DESC
             LIMIT $2"
        )
        .bind(&permit.person()),
        Some(before) => sql!(
            "SELECT d.id, d.recipient_kind, d.organisation_id, d.named_id, d.basis, d.purpose, d.direction, d.thing,
                 d.disclosed_on, a.display_name, l.ground
             FROM consents_disclosure d
             JOIN access_account a ON a.id = d.account_id
             LEFT JOIN consents_duty l ON l.id = d.duty_id
             WHERE d.person_id = $1
               AND (d.disclosed_at, d.id) < (SELECT b.disclosed_at, b.id FROM consents_disclosure b
                                             WHERE b.id = $2 AND b.person_id = $1)
             ORDER BY d.disclosed_at DESC, d.id DESC
             LIMIT $3"
        )
        .bind(&permit.person())
        .bind(&before),
    };
    let mut disclosed = statement.bind(&limit).all(tx, disclosed).await?;
    let ids: Vec<RowId> = disclosed.iter().map(|one| one.id).collect();
    let mut items = items(tx, permit, &ids).await?;
    for one in &mut disclosed {
        let (categories, rows) = items.remove(&one.id).unwrap_or_default();
        one.categories = categories;
        one.rows = rows;
    }
    Ok(disclosed)
}

fn disclosed(row: &DbRow<'_>) -> db::failure::Result<Disclosed> {
    let purpose: String = row.get("purpose")?;
    Ok(Disclosed {
        id: row.get("id")?,
        recipient: RecipientColumns::read(row)?.recipient(),
        basis: row.get("basis")?,
        ground: row.get("ground")?,
        purpose: purpose.parse().ok(),
        direction: row.get("direction")?,
        path: row.get("thing")?,
        on: row.get("disclosed_on")?,
        by: row.get("display_name")?,
        categories: BTreeSet::new(),
        rows: BTreeSet::new(),
    })
}

type Items = BTreeMap<RowId, (BTreeSet<Category>, BTreeSet<RowId>)>;

async fn items(tx: &mut Tx, permit: &Permit<PersonId>, disclosures: &[RowId]) -> Result<Items> {
    if disclosures.is_empty() {
        return Ok(Items::new());
    }
    let rows: Vec<(RowId, Category, Option<RowId>, Option<RowId>)> = sql!(
        "SELECT disclosure_id, category, consent_row_id, release_row_id
         FROM consents_disclosure_item
         WHERE disclosure_id IN ($1..$50) AND person_id = $51
         ORDER BY id
         LIMIT $52"
    )
    .bind_50(disclosures)
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

/// How often something went to each recipient.
///
/// # Errors
/// What the database reports.
pub async fn counted(tx: &mut Tx, permit: &Permit<PersonId>) -> Result<BTreeMap<Recipient, usize>> {
    let counted: Vec<(Option<Recipient>, i64)> = sql!(
        "SELECT recipient_kind, organisation_id, named_id, COUNT(*) AS n
         FROM consents_disclosure
         WHERE person_id = $1
         GROUP BY recipient_kind, organisation_id, named_id
         ORDER BY recipient_kind, organisation_id, named_id
         LIMIT $2"
    )
    .bind(&permit.person())
    .bind(&MOST_RECIPIENTS)
    .all(tx, |row| {
        Ok((RecipientColumns::read(row)?.recipient(), row.get("n")?))
    })
    .await?;
    let known = counted
        .into_iter()
        .filter_map(|(recipient, count)| Some((recipient?, usize::try_from(count).unwrap_or(usize::MAX))));
    Ok(known.collect())
}
