//! Recording that a declaration was signed: when, how, by whom it was interpreted, and what was ticked by itself.

use std::collections::BTreeSet;

use access::failure::Result;
use access::permit::Permit;
use base::day::Day;
use base::ids::{Ids, PersonId, RowId};
use db::sql;
use db::tx::Tx;
use vault::sealed::{Place, Sealed};

use crate::model::category::Category;
use crate::model::declaration::{Explained, Form, Kind};

pub(crate) const INTERPRETER: &str = "consents_declaration.interpreter";
pub(crate) const REMARK: &str = "consents_declaration.remark";
pub(crate) const STROKES: &str = "consents_signature.strokes";

/// How one declaration was signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signing {
    /// Which one.
    pub kind: Kind,
    /// The special categories that were ticked by themselves.
    pub ticked: BTreeSet<Category>,
    /// The signature as strokes of an SVG path, if it was made on the screen.
    pub strokes: Option<String>,
}

/// What is true of all declarations of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circumstances {
    /// When it was signed.
    pub on: Day,
    /// On paper or on the screen.
    pub form: Form,
    /// How the text was explained.
    pub explained: BTreeSet<Explained>,
    /// Who interpreted; empty if nobody did.
    pub interpreter: String,
    /// What else is worth knowing, such as where the paper lies.
    pub remark: String,
}

pub(crate) fn place(column: &'static str, row: RowId) -> Place {
    Place {
        column,
        row: row.uuid().into_bytes(),
    }
}

/// Records one signed declaration of a sheet; `false` if it is not there or was recorded before.
///
/// # Errors
/// What the database reports.
pub async fn record(
    tx: &mut Tx,
    permit: &Permit<PersonId>,
    (sheet, signing, circumstances): (RowId, &Signing, &Circumstances),
    ids: &Ids,
) -> Result<bool> {
    let found: Option<RowId> = sql!(
        "SELECT id FROM consents_declaration
         WHERE person_id = $1 AND sheet_id = $2 AND kind = $3 AND given_on IS NULL"
    )
    .bind(&permit.person())
    .bind(&sheet)
    .bind(&signing.kind)
    .first(tx, |row| row.get("id"))
    .await?;
    let Some(declaration) = found else {
        return Ok(false);
    };
    let key = permit.key()?;
    let sealed = |text: &String, column| {
        (!text.is_empty()).then(|| Sealed::seal(text, key, place(column, declaration), ids))
    };
    let explained: Vec<&str> = circumstances.explained.iter().map(|way| way.code()).collect();
    let touched = sql!(
        "UPDATE consents_declaration
         SET given_on = $3, form = $4, explained = $5, interpreter = $6, remark = $7, recorded_at = $8, recorded_by = $9
         WHERE id = $1 AND person_id = $2 AND given_on IS NULL"
    )
    .bind(&declaration)
    .bind(&permit.person())
    .bind(&circumstances.on)
    .bind(&circumstances.form)
    .bind_text(&explained.join(","))
    .bind(&sealed(&circumstances.interpreter, INTERPRETER))
    .bind(&sealed(&circumstances.remark, REMARK))
    .bind(&permit.now())
    .bind(&permit.account())
    .run(tx)
    .await?;
    if touched == 0 {
        return Ok(false);
    }
    agree(tx, permit, declaration, &signing.ticked).await?;
    if let Some(strokes) = &signing.strokes {
        keep_signature(tx, permit, (declaration, strokes), ids).await?;
    }
    Ok(true)
}

/// Everything printed was agreed, but of the special categories only what was ticked.
async fn agree(
    tx: &mut Tx,
    permit: &Permit<PersonId>,
    declaration: RowId,
    ticked: &BTreeSet<Category>,
) -> Result<()> {
    for category in Category::ALL {
        if category.is_special() && !ticked.contains(category) {
            continue;
        }
        sql!(
            "UPDATE consents_row SET is_agreed = TRUE
             WHERE declaration_id = $1 AND person_id = $2 AND category = $3"
        )
        .bind(&declaration)
        .bind(&permit.person())
        .bind(category)
        .run(tx)
        .await?;
    }
    Ok(())
}

async fn keep_signature(
    tx: &mut Tx,
    permit: &Permit<PersonId>,
    (declaration, strokes): (RowId, &String),
    ids: &Ids,
) -> Result<()> {
    let id = RowId::from_uuid(ids.next());
    let sealed = Sealed::seal(strokes, permit.key()?, place(STROKES, id), ids);
    sql!(
        "INSERT INTO consents_signature (id, declaration_id, person_id, strokes, signed_at)
         VALUES ($1, $2, $3, $4, $5)"
    )
    .bind(&id)
    .bind(&declaration)
    .bind(&permit.person())
    .bind(&sealed)
    .bind(&permit.now())
    .run(tx)
    .await?;
    Ok(())
}
