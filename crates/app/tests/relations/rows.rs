//! Rows of a file that its pages name by a second id: each is there, so that the walk asks for it, too.

use access::act::Act;
use access::session::model::SignedIn;
use base::ids::{CaseId, PersonId};
use db::statement::Statement;

use crate::fixtures::Fixtures;
use crate::life::Life;
use crate::life::case::{papers, plans, talks};
use crate::scene::Scene;

/// The route, the field of its address that names a row, and a row of a person `{p}`, a case `{c}` or a card `{k}`.
#[rustfmt::skip]
const NAMED: &[(&str, &str, &str)] = &[
    ("/faelle/{id}/schreiben/datei", "schreiben", "SELECT id FROM letters_letter WHERE case_id = '{c}'"),
    ("/faelle/{id}/schreiben/versand", "schreiben", "SELECT id FROM letters_letter WHERE case_id = '{c}'"),
    ("/faelle/{id}/unterlagen/datei", "unterlage", "SELECT id FROM letters_document WHERE case_id = '{c}'"),
    ("/faelle/{id}/netzwerk/bearbeiten", "eintrag", "SELECT id FROM letters_tie WHERE case_id = '{c}'"),
    ("/faelle/{id}/ziele/bearbeiten", "ziel", "SELECT id FROM planning_goal WHERE case_id = '{c}'"),
    ("/faelle/{id}/termine/bearbeiten", "termin", "SELECT id FROM calendar_appointment WHERE subject_id = '{c}'"),
    ("/faelle/{id}/kontakt/berichtigung", "kontakt", "SELECT id FROM cases_contact WHERE case_id = '{c}'"),
    ("/personen/{id}/einwilligungen/blatt", "blatt", "SELECT sheet_id AS id FROM consents_declaration WHERE person_id = '{p}' AND form = 'screen'"),
    ("/personen/{id}/einwilligungen/scan", "scan", "SELECT id FROM consents_scan WHERE person_id = '{p}'"),
    ("/personen/{id}/einwilligungen/widerruf", "widerruf", "SELECT id FROM consents_withdrawal WHERE person_id = '{p}'"),
    ("/personen/{id}/antrag", "antrag", "SELECT id FROM rights_request WHERE person_id = '{p}'"),
];

/// Gives the file one row of each kind.
pub(super) async fn filled(scene: &Scene, anna: &SignedIn, (person, fixtures): (PersonId, &Fixtures)) {
    let life = Life {
        anna: anna.clone(),
        amira: person,
        joined: person,
        basil: person,
        case: fixtures.case(),
        card: String::new(),
        data: app::rooms::person_data(),
    };
    life.declares(scene).await;
    life.asks(scene).await;
    let access = &scene.house.access;
    let (mut tx, permit) = access.writing(anna, Act::CaseWrite, life.case).await.unwrap();
    let ids = &scene.house.ids;
    talks(&mut tx, &permit, ids).await;
    plans(&mut tx, &permit, ids).await;
    life.dates(&mut tx, &permit, ids).await;
    papers(&mut tx, &permit, ids).await;
    tx.commit().await.unwrap();
}

/// The routes with what their addresses add, for this file.
pub(super) async fn named(scene: &Scene, person: PersonId, case: CaseId) -> Vec<(&'static str, String)> {
    let mut all = Vec::new();
    for (path, field, statement) in NAMED {
        let text = statement
            .replace("{c}", &case.to_string())
            .replace("{p}", &person.to_string());
        let mut tx = scene.house.back_door.read().await.unwrap();
        let row: Option<String> = Statement::new(text.leak())
            .first(&mut tx, |row| row.get("id"))
            .await
            .unwrap();
        let row = row.unwrap_or_else(|| panic!("{path}: there is no row"));
        all.push((*path, format!("?{field}={row}")));
    }
    all
}
