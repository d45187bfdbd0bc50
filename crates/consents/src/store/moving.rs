//! SQL that gives what is kept of one person to another: what is sealed is sealed anew with the key of the other.

use access::failure::Result;
use base::day::Day;
use base::ids::{AccountId, RowId};
use base::moment::Moment;
use db::{sql, store_seat};
use people::asked::Moving;
use vault::sealed::{Place, Sealable, Sealed};

use crate::store::duties::{ANSWER, REASON};
use crate::store::giving::{INTERPRETER, REMARK, STROKES, place};
use crate::store::recipients::NAME;
use crate::store::scans::CONTENT;

/// What moves together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rows {
    /// Withdrawals.
    Withdrawals,
    /// Declarations with their rows and signatures.
    Declarations,
    /// Disclosures with their items.
    Disclosures,
    /// Recipients that are in no directory.
    NamedRecipients,
    /// Scans with their pieces.
    Scans,
    /// Requests that rest on a law.
    Duties,
}

/// The ids of all that is kept of the person from whom it moves.
pub(crate) async fn all(moving: &mut Moving<'_>, what: Rows) -> Result<Vec<RowId>> {
    let all = match what {
        Rows::Withdrawals => {
            sql!("SELECT id FROM consents_withdrawal WHERE person_id = $1 ORDER BY id LIMIT 10000")
        }
        Rows::Declarations => {
            sql!("SELECT id FROM consents_declaration WHERE person_id = $1 ORDER BY id LIMIT 10000")
        }
        Rows::Disclosures => {
            sql!("SELECT id FROM consents_disclosure WHERE person_id = $1 ORDER BY id LIMIT 10000")
        }
        Rows::NamedRecipients => {
            sql!("SELECT id FROM consents_named_recipient WHERE person_id = $1 ORDER BY id LIMIT 10000")
        }
        Rows::Scans => sql!("SELECT id FROM consents_scan WHERE person_id = $1 ORDER BY id LIMIT 10000"),
        Rows::Duties => sql!("SELECT id FROM consents_duty WHERE person_id = $1 ORDER BY id LIMIT 10000"),
    };
    Ok(all
        .bind(&moving.from.person())
        .all(moving.tx, |row| row.get("id"))
        .await?)
}

/// Gives one of them to the other person; false if it is not there any more.
pub(crate) async fn give(moving: &mut Moving<'_>, what: Rows, id: RowId) -> Result<bool> {
    match what {
        Rows::Withdrawals => {
            let statement =
                sql!("UPDATE consents_withdrawal SET person_id = $1 WHERE id = $2 AND person_id = $3");
            run(moving, statement, id).await
        }
        Rows::Declarations => declaration(moving, id).await,
        Rows::Disclosures => {
            let items = sql!(
                "UPDATE consents_disclosure_item SET person_id = $1 WHERE disclosure_id = $2 AND person_id = $3"
            );
            run(moving, items, id).await?;
            let statement =
                sql!("UPDATE consents_disclosure SET person_id = $1 WHERE id = $2 AND person_id = $3");
            run(moving, statement, id).await
        }
        Rows::NamedRecipients => named_recipient(moving, id).await,
        Rows::Duties => duty(moving, id).await,
        Rows::Scans => {
            chunks(moving, id).await?;
            let statement = sql!("UPDATE consents_scan SET person_id = $1 WHERE id = $2 AND person_id = $3");
            run(moving, statement, id).await
        }
    }
}

/// Sees to it that nothing of one person points to what stays with the other: each can be erased without the other.
pub(crate) async fn settle(moving: &mut Moving<'_>, what: Rows) -> Result<()> {
    match what {
        Rows::Declarations => own_withdrawals(moving).await,
        Rows::NamedRecipients => own_names(moving).await,
        Rows::Withdrawals | Rows::Disclosures | Rows::Scans | Rows::Duties => Ok(()),
    }
}

/// Runs a statement that takes the new person, the id and the old person; says whether it touched a row.
async fn run(moving: &mut Moving<'_>, statement: db::statement::Statement, id: RowId) -> Result<bool> {
    let touched = statement
        .bind(&moving.to.person())
        .bind(&id)
        .bind(&moving.from.person())
        .run(moving.tx)
        .await?;
    Ok(touched > 0)
}

fn anew<T: Sealable>(moving: &Moving<'_>, sealed: &Sealed<T>, place: Place) -> Result<Sealed<T>> {
    let open = sealed.open(moving.from.key()?, place, store_seat!())?;
    Ok(Sealed::seal(
        open.for_sealing(store_seat!()),
        moving.to.key()?,
        place,
        moving.ids,
    ))
}

async fn declaration(moving: &mut Moving<'_>, id: RowId) -> Result<bool> {
    type Texts = (Option<Sealed<String>>, Option<Sealed<String>>);
    let found: Option<Texts> =
        sql!("SELECT interpreter, remark FROM consents_declaration WHERE id = $1 AND person_id = $2")
            .bind(&id)
            .bind(&moving.from.person())
            .first(moving.tx, |row| Ok((row.get("interpreter")?, row.get("remark")?)))
            .await?;
    let Some((interpreter, remark)) = found else {
        return Ok(false);
    };
    let text = |sealed: Option<Sealed<String>>, column| {
        let sealed = sealed.map(|sealed| anew(moving, &sealed, place(column, id)));
        sealed.transpose()
    };
    let (interpreter, remark) = (text(interpreter, INTERPRETER)?, text(remark, REMARK)?);
    sql!("UPDATE consents_declaration SET person_id = $1, interpreter = $2, remark = $3 WHERE id = $4")
        .bind(&moving.to.person())
        .bind(&interpreter)
        .bind(&remark)
        .bind(&id)
        .run(moving.tx)
        .await?;
    let rows = sql!("UPDATE consents_row SET person_id = $1 WHERE declaration_id = $2 AND person_id = $3");
    run(moving, rows, id).await?;
    signatures(moving, id).await?;
    Ok(true)
}

async fn signatures(moving: &mut Moving<'_>, declaration: RowId) -> Result<()> {
    let sealed: Vec<(RowId, Sealed<String>)> = sql!(
        "SELECT id, strokes FROM consents_signature WHERE declaration_id = $1 AND person_id = $2 ORDER BY id LIMIT 100"
    )
    .bind(&declaration)
    .bind(&moving.from.person())
    .all(moving.tx, |row| Ok((row.get("id")?, row.get("strokes")?)))
    .await?;
    for (id, strokes) in sealed {
        let strokes = anew(moving, &strokes, place(STROKES, id))?;
        sql!("UPDATE consents_signature SET person_id = $1, strokes = $2 WHERE id = $3")
            .bind(&moving.to.person())
            .bind(&strokes)
            .bind(&id)
            .run(moving.tx)
            .await?;
    }
    Ok(())
}

async fn duty(moving: &mut Moving<'_>, id: RowId) -> Result<bool> {
    type Texts = (Sealed<String>, Option<Sealed<String>>);
    let found: Option<Texts> =
        sql!("SELECT reason, answer FROM consents_duty WHERE id = $1 AND person_id = $2")
            .bind(&id)
            .bind(&moving.from.person())
            .first(moving.tx, |row| Ok((row.get("reason")?, row.get("answer")?)))
            .await?;
    let Some((reason, answer)) = found else {
        return Ok(false);
    };
    let reason = anew(moving, &reason, place(REASON, id))?;
    let answer = answer.map(|answer| anew(moving, &answer, place(ANSWER, id)));
    sql!("UPDATE consents_duty SET person_id = $1, reason = $2, answer = $3 WHERE id = $4")
        .bind(&moving.to.person())
        .bind(&reason)
        .bind(&answer.transpose()?)
        .bind(&id)
        .run(moving.tx)
        .await?;
    Ok(true)
}

async fn named_recipient(moving: &mut Moving<'_>, id: RowId) -> Result<bool> {
    let found: Option<Sealed<String>> =
        sql!("SELECT name FROM consents_named_recipient WHERE id = $1 AND person_id = $2")
            .bind(&id)
            .bind(&moving.from.person())
            .first(moving.tx, |row| row.get("name"))
            .await?;
    let Some(name) = found else {
        return Ok(false);
    };
    let name = anew(moving, &name, place(NAME, id))?;
    sql!("UPDATE consents_named_recipient SET person_id = $1, name = $2 WHERE id = $3")
        .bind(&moving.to.person())
        .bind(&name)
        .bind(&id)
        .run(moving.tx)
        .await?;
    Ok(true)
}

/// One piece after the other, so that a long scan needs no more memory than a short one.
async fn chunks(moving: &mut Moving<'_>, scan: RowId) -> Result<()> {
    loop {
        let found: Option<(RowId, Sealed<Vec<u8>>)> = sql!(
            "SELECT id, content FROM consents_scan_chunk WHERE scan_id = $1 AND person_id = $2 ORDER BY number LIMIT 1"
        )
        .bind(&scan)
        .bind(&moving.from.person())
        .first(moving.tx, |row| Ok((row.get("id")?, row.get("content")?)))
        .await?;
        let Some((id, content)) = found else {
            return Ok(());
        };
        let content = anew(moving, &content, place(CONTENT, id))?;
        sql!("UPDATE consents_scan_chunk SET person_id = $1, content = $2 WHERE id = $3")
            .bind(&moving.to.person())
            .bind(&content)
            .bind(&id)
            .run(moving.tx)
            .await?;
    }
}

struct Foreign {
    id: RowId,
    on: Day,
    at: Moment,
    by: AccountId,
}

/// A withdrawal that took in rows of both, before they were parted, becomes one of each.
async fn own_withdrawals(moving: &mut Moving<'_>) -> Result<()> {
    let to = moving.to.person();
    let foreign = sql!(
        "SELECT DISTINCT w.id, w.day, w.recorded_at, w.recorded_by
         FROM consents_withdrawal w
         JOIN consents_row r ON r.withdrawal_id = w.id
         WHERE r.person_id = $1 AND w.person_id <> $1
         ORDER BY w.id
         LIMIT 10000"
    )
    .bind(&to)
    .all(moving.tx, |row| {
        Ok(Foreign {
            id: row.get("id")?,
            on: row.get("day")?,
            at: row.get("recorded_at")?,
            by: row.get("recorded_by")?,
        })
    })
    .await?;
    for withdrawal in foreign {
        let own = RowId::from_uuid(moving.ids.next());
        sql!(
            "INSERT INTO consents_withdrawal (id, person_id, day, recorded_at, recorded_by)
             VALUES ($1, $2, $3, $4, $5)"
        )
        .bind(&own)
        .bind(&to)
        .bind(&withdrawal.on)
        .bind(&withdrawal.at)
        .bind(&withdrawal.by)
        .run(moving.tx)
        .await?;
        sql!("UPDATE consents_row SET withdrawal_id = $1 WHERE withdrawal_id = $2 AND person_id = $3")
            .bind(&own)
            .bind(&withdrawal.id)
            .bind(&to)
            .run(moving.tx)
            .await?;
        sql!(
            "DELETE FROM consents_withdrawal
             WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM consents_row WHERE withdrawal_id = $1)"
        )
        .bind(&withdrawal.id)
        .run(moving.tx)
        .await?;
    }
    Ok(())
}

/// A name that goes back, but was used for the person who stays, stays there as a copy.
async fn own_names(moving: &mut Moving<'_>) -> Result<()> {
    let (from, to) = (moving.from.person(), moving.to.person());
    let used: Vec<(RowId, Sealed<String>)> = sql!(
        "SELECT n.id, n.name
         FROM consents_named_recipient n
         WHERE n.person_id = $1
             AND (EXISTS (SELECT 1 FROM consents_row r WHERE r.named_id = n.id AND r.person_id = $2)
                 OR EXISTS (SELECT 1 FROM consents_disclosure d WHERE d.named_id = n.id AND d.person_id = $2)
                 OR EXISTS (SELECT 1 FROM consents_duty l WHERE l.named_id = n.id AND l.person_id = $2))
         ORDER BY n.id
         LIMIT 10000"
    )
    .bind(&to)
    .bind(&from)
    .all(moving.tx, |row| Ok((row.get("id")?, row.get("name")?)))
    .await?;
    for (id, name) in used {
        let copy = RowId::from_uuid(moving.ids.next());
        let open = name.open(moving.to.key()?, place(NAME, id), store_seat!())?;
        let sealed = Sealed::seal(
            open.for_sealing(store_seat!()),
            moving.from.key()?,
            place(NAME, copy),
            moving.ids,
        );
        sql!("INSERT INTO consents_named_recipient (id, person_id, name, added_at) VALUES ($1, $2, $3, $4)")
            .bind(&copy)
            .bind(&from)
            .bind(&sealed)
            .bind(&moving.from.now())
            .run(moving.tx)
            .await?;
        sql!("UPDATE consents_row SET named_id = $1 WHERE named_id = $2 AND person_id = $3")
            .bind(&copy)
            .bind(&id)
            .bind(&from)
            .run(moving.tx)
            .await?;
        sql!("UPDATE consents_disclosure SET named_id = $1 WHERE named_id = $2 AND person_id = $3")
            .bind(&copy)
            .bind(&id)
            .bind(&from)
            .run(moving.tx)
            .await?;
        sql!("UPDATE consents_duty SET named_id = $1 WHERE named_id = $2 AND person_id = $3")
            .bind(&copy)
            .bind(&id)
            .bind(&from)
            .run(moving.tx)
            .await?;
    }
    Ok(())
}
