//! SQL of what is told of a household and of merges, and of what a case leaves in them.

use access::person_data::told::Entry;
use base::ids::PersonId;
use base::moment::Moment;
use db::failure::Result;
use db::sql;
use db::tx::Tx;

/// How many others live in the person's household.
pub(super) async fn others_at_home(tx: &mut Tx, person: PersonId) -> Result<Option<Entry>> {
    let others = sql!(
        "SELECT COUNT(*) AS n FROM people_person o
         WHERE o.id <> $1 AND o.household_id = (SELECT p.household_id FROM people_person p WHERE p.id = $1)"
    )
    .bind(&person)
    .number(tx)
    .await?;
    let since: Option<Moment> = sql!(
        "SELECT h.created_at FROM people_household h
         JOIN people_person p ON p.household_id = h.id
         WHERE p.id = $1"
    )
    .bind(&person)
    .first(tx, |row| row.get("created_at"))
    .await?;
    Ok(since.map(|since| {
        Entry::new("Haushalt")
            .on(since.day())
            .fact("Weitere Personen", others.to_string())
    }))
}

/// Merges in which the person had part.
pub(super) async fn merges(tx: &mut Tx, person: PersonId) -> Result<Vec<Entry>> {
    sql!(
        "SELECT m.merged_at, m.parted_at, a.display_name,
             (SELECT COUNT(*) FROM people_merge_row r WHERE r.merge_id = m.id) AS moved
         FROM people_merge m JOIN access_account a ON a.id = m.merged_by
         WHERE m.kept_id = $1 OR m.gone_id = $1
         ORDER BY m.merged_at, m.id
         LIMIT 200"
    )
    .bind(&person)
    .all(tx, |row| {
        let moved: i64 = row.get("moved")?;
        Ok(Entry::new("Zwei Einträge wurden eine Person")
            .on(row.get::<Moment>("merged_at")?.day())
            .fact("Durch", row.get::<String>("display_name")?)
            .fact("Umgehängte Zeilen", moved.to_string())
            .day(
                "Wieder getrennt",
                row.get::<Option<Moment>>("parted_at")?.map(Moment::day),
            ))
    })
    .await
}

/// Forgets that rows of a case were moved when two entries became one.
pub(super) async fn forget_moved(tx: &mut Tx, row: &str) -> Result<()> {
    sql!("DELETE FROM people_merge_row WHERE row_id = $1")
        .bind_text(row)
        .run(tx)
        .await
        .map(drop)
}
