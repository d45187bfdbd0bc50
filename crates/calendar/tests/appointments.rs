//! Making, moving, cancelling an appointment, and how it ended; the week.

use testing::house::on_both_databases;

use crate::scene::{MARK, MIGRATIONS, Scene};
use crate::store;

const NEW: [(&str, &str); 4] = [
    ("art", "home_visit"),
    ("tag", "3.3.2026"),
    ("uhrzeit", "9:30"),
    ("minuten", "45"),
];

fn with<'f>(more: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    let kept = NEW
        .iter()
        .filter(|(name, _)| more.iter().all(|(other, _)| other != name));
    kept.chain(more).copied().collect()
}

/// The id in the first form of a page that names an appointment.
fn first_id(body: &str) -> String {
    let (_, rest) = body.split_once("name=\"termin\" value=\"").unwrap();
    rest.split_once('"').unwrap().0.to_owned()
}

#[tokio::test]
async fn an_appointment_is_made_in_a_case_and_shown_with_what_was_written() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Tesfay").await;
        let path = format!("/faelle/{case}/termine");
        scene
            .get(&scene.anna, &path)
            .await
            .is(200)
            .shows("Noch keine Termine");
        scene
            .get(&scene.anna, &format!("{path}/neu"))
            .await
            .is(200)
            .hides_in_its_title("Selam");

        let fields = with(&[("titel", "Zwetschgenkuchen 🙂 مرحبا"), ("ort", "Am Markt 3")]);
        let saved = scene.post(&scene.anna, &format!("{path}/neu"), &fields).await;

        assert_eq!(saved.is(303).location, path);
        let list = scene.get(&scene.anna, &path).await;
        list.is(200).shows("Dienstag, 03.03.2026, 09:30–10:15");
        list.shows("Hausbesuch");
        list.shows("Zwetschgenkuchen 🙂 مرحبا");
        list.shows("Am Markt 3");
        let week = scene.get(&scene.anna, "/termine").await;
        week.is(200).shows("Tesfay, Selam");
        week.shows("Zwetschgenkuchen");
        week.shows("Woche 10 · 02.03.2026 bis 08.03.2026");
        scene
            .get(&scene.anna, "/termine?woche=2026-03-09")
            .await
            .hides(MARK);
        let mut tx = scene.house.back_door.read().await.unwrap();
        assert_eq!(store::rows_with(&mut tx, MARK).await, 0);
    })
    .await;
}

#[tokio::test]
async fn every_wrong_field_is_named_and_nothing_typed_is_lost() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Tesfay").await;
        let path = format!("/faelle/{case}/termine/neu");
        for (more, sentence) in [
            (("tag", "31.02.2026"), "Bitte ein Datum wie 28.02.2026 eingeben."),
            (("uhrzeit", "25"), "Bitte eine Uhrzeit wie 9:30 eingeben."),
            (
                ("minuten", "viel"),
                "Bitte die Dauer in Minuten eingeben, von 1 bis 720.",
            ),
            (("art", "team"), "Bitte die Art des Termins wählen."),
        ] {
            let fields = with(&[more, ("titel", MARK)]);
            let again = scene.post(&scene.anna, &path, &fields).await;
            again.is(422).shows(sentence);
            again.shows(MARK);
        }
        let spring = with(&[("tag", "29.03.2026"), ("uhrzeit", "2:30")]);
        let spring = scene.post(&scene.anna, &path, &spring).await;
        spring.is(422).shows("Am 29.03.2026 gibt es 02:30 Uhr nicht");
        let autumn = with(&[("tag", "25.10.2026"), ("uhrzeit", "02:30")]);
        let autumn = scene.post(&scene.anna, &path, &autumn).await;
        autumn.is(422).shows("Am 25.10.2026 gibt es 02:30 Uhr zweimal");
        let all_day = with(&[("tag", "25.10.2026"), ("uhrzeit", ""), ("ganztaegig", "ja")]);
        scene.post(&scene.anna, &path, &all_day).await.is(303);
    })
    .await;
}

#[tokio::test]
async fn a_clash_is_said_and_may_be_entered_all_the_same() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Tesfay").await;
        let path = format!("/faelle/{case}/termine/neu");
        scene.post(&scene.anna, &path, &with(&[])).await.is(303);

        let clash = scene
            .post(&scene.anna, &path, &with(&[("uhrzeit", "10:00")]))
            .await;
        clash.is(422).shows("09:30–10:15 Uhr: Hausbesuch");
        scene
            .post(&scene.anna, &path, &with(&[("uhrzeit", "10:15")]))
            .await
            .is(303);
        let all_the_same = with(&[("uhrzeit", "10:00"), ("trotzdem", "ja")]);
        scene.post(&scene.anna, &path, &all_the_same).await.is(303);
        let own = [
            ("art", "team"),
            ("tag", "3.3.2026"),
            ("uhrzeit", "9:30"),
            ("minuten", "5"),
        ];
        scene
            .post(&scene.anna, "/termine/neu", &own)
            .await
            .is(422)
            .shows("Hausbesuch");
        let ida = scene.house.ida().await;
        scene.post(&ida, "/termine/neu", &own).await.is(303);
    })
    .await;
}

#[tokio::test]
async fn an_appointment_is_moved_and_the_second_writer_sees_both_versions() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Tesfay").await;
        let path = format!("/faelle/{case}/termine");
        let id = scene.appointment(case, "2026-03-03T08:30:00Z").await.to_string();
        let form = scene
            .get(&scene.anna, &format!("{path}/bearbeiten?termin={id}"))
            .await;
        form.is(200).shows("value=\"09:30\"");
        form.shows(MARK);

        let mut moved = with(&[("tag", "4.3.2026"), ("titel", "Neu")]);
        moved.extend([("termin", id.as_str()), ("version", "1")]);
        let change = format!("{path}/bearbeiten");
        scene.post(&scene.anna, &change, &moved).await.is(303);
        let list = scene.get(&scene.anna, &path).await;
        list.shows("Mittwoch, 04.03.2026, 09:30–10:15");
        list.hides(MARK);

        let mut late = with(&[("tag", "5.3.2026"), ("titel", "Später")]);
        late.extend([("termin", id.as_str()), ("version", "1")]);
        let both = scene.post(&scene.anna, &change, &late).await;
        both.is(409).shows("Später");
        both.shows("Neu");
        both.shows("name=\"version\" value=\"2\"");
    })
    .await;
}

#[tokio::test]
async fn an_appointment_ends_attended_missed_or_cancelled_with_a_reason() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Tesfay").await;
        let path = format!("/faelle/{case}/termine");
        let outcome = format!("{path}/ergebnis");
        let id = scene.appointment(case, "2026-03-03T08:30:00Z").await.to_string();
        let named = |more: &[(&'static str, &'static str)]| {
            let mut fields = vec![("termin", id.as_str())];
            fields.extend(more);
            fields
        };

        let early = scene
            .post(&scene.anna, &outcome, &named(&[("ergebnis", "attended")]))
            .await;
        early.is(422).shows("Der Termin hat noch nicht begonnen.");
        let anna = scene.at("2026-03-03T12:00:00Z", &scene.anna).await;
        scene.get(&anna, &path).await.shows("ohne Ergebnis");
        scene
            .post(&anna, &outcome, &named(&[("ergebnis", "not_attended")]))
            .await
            .is(303);
        scene.get(&anna, &path).await.shows("nicht erschienen");
        let without = scene
            .post(&anna, &outcome, &named(&[("ergebnis", "cancelled")]))
            .await;
        without.is(422).shows("Bitte den Grund der Absage wählen.");
        let cancelled = named(&[("ergebnis", "cancelled"), ("grund", "no_interpreter")]);
        scene.post(&anna, &outcome, &cancelled).await.is(303);
        scene.get(&anna, &path).await.shows("keine Sprachmittlung");
        let again = scene
            .post(&anna, &outcome, &named(&[("ergebnis", "attended")]))
            .await;
        again.is(422).shows("Der Termin ist schon abgesagt.");
        let change = scene.get(&anna, &format!("{path}/bearbeiten?termin={id}")).await;
        change.is(404);
    })
    .await;
}

#[tokio::test]
async fn ones_own_calendar_holds_what_hangs_on_nobody_and_no_text() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let own = [
            ("art", "network"),
            ("tag", "6.3.2026"),
            ("uhrzeit", "14"),
            ("minuten", "90"),
            ("titel", MARK),
            ("notiz", MARK),
        ];
        scene.post(&scene.anna, "/termine/neu", &own).await.is(303);
        let week = scene.get(&scene.anna, "/termine").await;
        week.shows("Netzwerktermin");
        week.shows("14:00–15:30");
        week.hides(MARK);
        let id = first_id(&week.body);
        let ida = scene.house.ida().await;
        scene.get(&ida, "/termine").await.is(200).hides("Netzwerktermin");
        scene
            .get(&ida, &format!("/termine/bearbeiten?termin={id}"))
            .await
            .is(404);
        let foreign = [
            ("termin", id.as_str()),
            ("ergebnis", "cancelled"),
            ("grund", "other"),
        ];
        scene.post(&ida, "/termine/ergebnis", &foreign).await.is(404);
        scene
            .post(&scene.anna, "/termine/ergebnis", &foreign)
            .await
            .is(303);
        scene.get(&scene.anna, "/termine").await.shows("abgesagt");
    })
    .await;
}

#[tokio::test]
async fn a_contact_card_has_appointments_too() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let contact = scene.contact_of_anna().await;
        let path = store::contact_path(contact, "termine");
        let fields = with(&[("titel", MARK)]);
        scene
            .post(&scene.anna, &format!("{path}/neu"), &fields)
            .await
            .is(303);
        scene.get(&scene.anna, &path).await.is(200).shows(MARK);
        scene.get(&scene.anna, "/termine").await.shows("Kontaktkarte");
        let clara = scene.house.clara().await;
        scene.get(&clara, &path).await.is(404);
    })
    .await;
}
