//! Rows that tests need and that belong to other rooms, put in as they stand. Never part of the program.

use base::day::Day;
use base::ids::{CaseId, ContactId, PersonId};
use base::moment::Moment;
use db::statement::Statement;
use db::tx::Tx;

/// A case in clearing.
pub(crate) async fn insert_case(
    tx: &mut Tx,
    case: CaseId,
    lead: PersonId,
    by: (base::ids::AccountId, Moment),
) {
    let code = format!("F-{}", &case.to_string()[30..].to_uppercase());
    Statement::new(
        "INSERT INTO cases_case (id, code, phase, phase_since, lead_person_id, opened_on, last_contact_on, changed_at,
             changed_by)
         VALUES ($1, $2, 'clearing', $3, $4, $3, $3, $5, $6)",
    )
    .bind(&case)
    .bind_text(&code)
    .bind(&by.1.day())
    .bind(&lead)
    .bind(&by.1)
    .bind(&by.0)
    .run(tx)
    .await
    .unwrap();
}

/// Closes a case on a day.
pub(crate) async fn close_case(tx: &mut Tx, case: CaseId, on: Day) {
    Statement::new(
        "UPDATE cases_case SET phase = 'closed', closed_on = $1, close_reason = 'other' WHERE id = $2",
    )
    .bind(&on)
    .bind(&case)
    .run(tx)
    .await
    .unwrap();
}

/// How many rows hold a text where everybody who reads the database would see it.
pub(crate) async fn rows_with(tx: &mut Tx, text: &str) -> i64 {
    Statement::new(
        "SELECT COUNT(*) AS n FROM calendar_appointment
         WHERE COALESCE(municipality_id, '') || kind || COALESCE(reason, '') LIKE $1",
    )
    .bind_text(&format!("%{text}%"))
    .number(tx)
    .await
    .unwrap()
}

/// The warnings so far: day of the deadline, days before, day of the warning.
pub(crate) async fn warnings(tx: &mut Tx) -> Vec<(String, i64, String)> {
    Statement::new(
        "SELECT day, days_before, warned_on FROM calendar_warning ORDER BY warned_on, day LIMIT 100",
    )
    .all(tx, |row| {
        Ok((row.get("day")?, row.get("days_before")?, row.get("warned_on")?))
    })
    .await
    .unwrap()
}

/// The contact exists for the gate.
pub(crate) fn contact_path(contact: ContactId, rest: &str) -> String {
    format!("/kontakte/{contact}/{rest}")
}

/// A municipality with no more than its name.
pub(crate) async fn insert_municipality(house: &testing::house::House, id: base::ids::MunicipalityId) {
    let mut tx = house.back_door.write().await.unwrap();
    Statement::new(
        "INSERT INTO organisation_evidence (fact_key, certainty, source) VALUES ($1, 'stated', 'Test')",
    )
    .bind(&id)
    .run(&mut tx)
    .await
    .unwrap();
    Statement::new("INSERT INTO organisation_municipality (id, name, kind) VALUES ($1, 'Delbrück', 'town')")
        .bind(&id)
        .run(&mut tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

const WITHDRAWAL: &str = "00000000-0000-7000-8000-0000000000d2";

/// A consent, given earlier, to processing by the Kreis, until a day.
pub(crate) async fn insert_consent(
    house: &testing::house::House,
    (person, by): (PersonId, base::ids::AccountId),
    until: &str,
) {
    let declaration = base::ids::RowId::from_uuid(house.ids.next());
    let mut tx = house.back_door.write().await.unwrap();
    Statement::new(
        "INSERT INTO consents_declaration (id, sheet_id, person_id, kind, controller_id, language, given_by,
             professional_id, prepared_at, prepared_by, given_on, form, recorded_at, recorded_by)
         VALUES ($1, $1, $2, 'processing', $3, 'de', 'person', $4, $5, $4, $6, 'earlier', $5, $4)",
    )
    .bind(&declaration)
    .bind(&person)
    .bind(&testing::people::kreis())
    .bind(&by)
    .bind(&house.clock.now())
    .bind(&house.clock.today())
    .run(&mut tx)
    .await
    .unwrap();
    Statement::new(
        "INSERT INTO consents_row (id, declaration_id, person_id, recipient_kind, category, purpose, direction,
             valid_until, is_agreed)
         VALUES ($1, $1, $2, 'controller', 'identity', 'case_work', 'within', $3, TRUE)",
    )
    .bind(&declaration)
    .bind(&person)
    .bind_text(until)
    .run(&mut tx)
    .await
    .unwrap();
    tx.commit().await.unwrap();
}

/// Withdraws everything that was consented.
pub(crate) async fn withdraw_consents(
    house: &testing::house::House,
    (person, by): (PersonId, base::ids::AccountId),
) {
    let mut tx = house.back_door.write().await.unwrap();
    Statement::new(
        "INSERT INTO consents_withdrawal (id, person_id, day, recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind_text(WITHDRAWAL)
    .bind(&person)
    .bind(&house.clock.today())
    .bind(&house.clock.now())
    .bind(&by)
    .run(&mut tx)
    .await
    .unwrap();
    Statement::new("UPDATE consents_row SET withdrawal_id = $1")
        .bind_text(WITHDRAWAL)
        .run(&mut tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}
