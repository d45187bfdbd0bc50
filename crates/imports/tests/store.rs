//! What lies in the database after a run.

use db::sql;
use testing::house::House;

/// How many rows of each kind there are; of parts those whose list is still there.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Rows {
    pub(crate) persons: i64,
    pub(crate) cases: i64,
    pub(crate) cards: i64,
    pub(crate) declarations: i64,
    pub(crate) parts: i64,
    pub(crate) subjects: i64,
    pub(crate) runs: i64,
}

pub(crate) async fn rows(house: &House) -> Rows {
    let mut tx = house.back_door.read().await.unwrap();
    Rows {
        persons: sql!("SELECT COUNT(*) AS n FROM people_person")
            .number(&mut tx)
            .await
            .unwrap(),
        cases: sql!("SELECT COUNT(*) AS n FROM cases_case")
            .number(&mut tx)
            .await
            .unwrap(),
        cards: sql!("SELECT COUNT(*) AS n FROM cases_contact_card")
            .number(&mut tx)
            .await
            .unwrap(),
        declarations: sql!("SELECT COUNT(*) AS n FROM consents_declaration")
            .number(&mut tx)
            .await
            .unwrap(),
        parts: sql!("SELECT COUNT(*) AS n FROM imports_part WHERE content IS NOT NULL")
            .number(&mut tx)
            .await
            .unwrap(),
        subjects: sql!("SELECT COUNT(*) AS n FROM access_subject")
            .number(&mut tx)
            .await
            .unwrap(),
        runs: sql!("SELECT COUNT(*) AS n FROM imports_run")
            .number(&mut tx)
            .await
            .unwrap(),
    }
}

/// Everything that lies unsealed in the tables of this room, as one text.
pub(crate) async fn plain_texts(house: &House) -> String {
    let mut tx = house.back_door.read().await.unwrap();
    let mut texts: Vec<String> = sql!("SELECT findings AS one FROM imports_part ORDER BY number")
        .all(&mut tx, |row| row.get("one"))
        .await
        .unwrap();
    for statement in [
        sql!("SELECT mapping AS one FROM imports_run ORDER BY id"),
        sql!("SELECT fingerprint AS one FROM imports_heading ORDER BY fingerprint"),
    ] {
        texts.extend(
            statement
                .all(&mut tx, |row| row.get::<String>("one"))
                .await
                .unwrap(),
        );
    }
    let contents: Vec<Vec<u8>> =
        sql!("SELECT content FROM imports_part WHERE content IS NOT NULL ORDER BY number")
            .all(&mut tx, |row| row.get("content"))
            .await
            .unwrap();
    texts.extend(
        contents
            .iter()
            .map(|content| String::from_utf8_lossy(content).into_owned()),
    );
    texts.join("\n")
}

/// What the rows of all cases say of themselves, in the order of their beginning.
pub(crate) async fn cases(house: &House) -> Vec<(String, String, String)> {
    let mut tx = house.back_door.read().await.unwrap();
    sql!(
        "SELECT phase, opened_on, COALESCE(target_group, '') AS target_group FROM cases_case ORDER BY opened_on, phase"
    )
    .all(&mut tx, |row| Ok((row.get("phase")?, row.get("opened_on")?, row.get("target_group")?)))
    .await
    .unwrap()
}

/// How many persons live in a household with others.
pub(crate) async fn persons_in_households(house: &House) -> i64 {
    let mut tx = house.back_door.read().await.unwrap();
    sql!("SELECT COUNT(*) AS n FROM people_person WHERE household_id IS NOT NULL")
        .number(&mut tx)
        .await
        .unwrap()
}

/// The ids of all persons and cases.
pub(crate) async fn persons_and_cases(house: &House) -> Vec<(base::ids::PersonId, base::ids::CaseId)> {
    let mut tx = house.back_door.read().await.unwrap();
    sql!("SELECT lead_person_id, id FROM cases_case ORDER BY opened_on, id")
        .all(&mut tx, |row| Ok((row.get("lead_person_id")?, row.get("id")?)))
        .await
        .unwrap()
}
