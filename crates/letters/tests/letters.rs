//! Letters and their templates: written through the gate, kept as printed; templates in versions and languages.

use access::permit::Permit;
use base::ids::CaseId;
use base::language::Language;
use cases::asked::meeting::{Meeting, Meetings, Told};
use db::tx::Tx;
use testing::browser;
use testing::house::on_both_databases;
use testing::people::kreis;

use crate::scene::{MARKER, MIGRATIONS, Scene, jobcenter, switch_languages};

const KEPT: &str = "SELECT COUNT(*) AS n FROM letters_letter";
const DISCLOSED: &str = "SELECT COUNT(*) AS n FROM consents_disclosure WHERE case_id IS NOT NULL";

fn appointment(id: &str) -> Vec<(&str, &str)> {
    vec![
        ("neu", id),
        ("vorlage", "appointment"),
        ("sprache", "ar"),
        ("anschrift", "Amal Zauberwort\r\nAm Bach 7\r\n33129 Delbrück"),
        ("tag", "2026-03-09"),
        ("uhrzeit", "10:00"),
        ("ort", "Rathaus, Zimmer 3"),
        ("telefon", "05250 1234"),
    ]
}

#[tokio::test]
async fn a_letter_takes_four_clicks_and_is_kept_as_it_was_printed() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let list = scene.get(&scene.anna, "schreiben").await;
        list.is(200).shows("schreiben/neu?vorlage=appointment");
        let form = scene.get(&scene.anna, "schreiben/neu?vorlage=appointment").await;
        form.is(200)
            .shows(&format!("Amal {MARKER}\nAm Bach 7\n33129 Delbrück"));
        form.shows("value=\"2026-03-02\"");
        form.shows("<option value=\"ar\" selected>");

        let id = scene.house.ids.next().to_string();
        for _ in 0..2 {
            scene
                .post(&scene.anna, "schreiben/neu", &appointment(&id))
                .await
                .is(303);
        }
        assert_eq!(scene.number(KEPT).await, 1, "sent twice, written once");
        assert_eq!(scene.number(DISCLOSED).await, 1, "disclosed once");
        let list = scene.get(&scene.anna, "schreiben").await;
        list.shows("Einladung zum Gespräch");
        list.shows("Arabisch");
        let file = scene
            .get(&scene.anna, &format!("schreiben/datei?schreiben={id}"))
            .await;
        assert!(file.is(200).bytes.starts_with(b"%PDF-"));
        assert_eq!(
            file.headers["content-disposition"],
            "attachment; filename=\"schreiben-2026-03-02.pdf\""
        );
        let next = scene.get(&scene.anna, "schreiben/neu?vorlage=confirmation").await;
        next.shows("Rathaus, Zimmer 3");
    })
    .await;
}

fn met<'t>(_: &'t mut Tx, _: &'t Permit<CaseId>) -> Told<'t> {
    let meeting = |day: &str, place: &str, is_at_home| Meeting {
        day: day.parse().unwrap(),
        from: "10:00".to_owned(),
        until: "10:45".to_owned(),
        place: place.to_owned(),
        is_at_home,
    };
    Box::pin(async move {
        Ok(Meetings {
            next: Some(meeting("2026-03-12", "Am Bach 7", true)),
            last: Some(meeting("2026-02-26", "Rathaus, Zimmer 3", false)),
        })
    })
}

#[tokio::test]
async fn an_invitation_takes_day_time_and_place_from_the_next_appointment_and_a_certificate_from_the_last() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::with_meetings(house, met).await;
        for template in ["appointment", "confirmation"] {
            let form = scene
                .get(&scene.anna, &format!("schreiben/neu?vorlage={template}"))
                .await;
            form.is(200).shows("value=\"2026-03-12\"");
            form.shows("value=\"10:00\"").shows("value=\"Am Bach 7\"");
            form.shows("aus dem Termin übernommen: 12.03.2026, 10:00–10:45.");
        }
        let form = scene.get(&scene.anna, "schreiben/neu?vorlage=attendance").await;
        form.shows("value=\"2026-02-26\"").shows("value=\"10:45\"");
        form.shows("value=\"Rathaus, Zimmer 3\"")
            .hides("value=\"Am Bach 7\"");

        let id = scene.house.ids.next().to_string();
        let mut typed = appointment(&id);
        typed.retain(|(name, _)| *name != "ort");
        typed.push(("ort", "Am Bach 7"));
        scene.post(&scene.anna, "schreiben/neu", &typed).await.is(303);
        let list = scene.get(&scene.anna, "schreiben").await;
        list.hides("Am Bach 7");
        for template in ["cover", "power"] {
            let form = scene
                .get(&scene.anna, &format!("schreiben/neu?vorlage={template}"))
                .await;
            form.is(200).hides("value=\"Am Bach 7\"").hides("aus dem Termin");
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_missing_or_too_long_is_told_and_nothing_is_kept() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let id = scene.house.ids.next().to_string();
        let mut empty = appointment(&id);
        empty.retain(|(name, _)| !matches!(*name, "ort" | "tag"));
        let answer = scene.post(&scene.anna, "schreiben/neu", &empty).await;
        answer.is(422).shows("Bitte füllen Sie aus: Ort.");
        answer.shows("05250 1234");
        let long = "x".repeat(10_000);
        let mut typed = appointment(&id);
        typed.retain(|(name, _)| *name != "ort");
        typed.push(("ort", &long));
        scene
            .post(&scene.anna, "schreiben/neu", &typed)
            .await
            .is(422)
            .shows("10000 Zeichen");
        scene
            .post(
                &scene.anna,
                "schreiben/neu",
                &[("neu", &id), ("vorlage", "nichts")],
            )
            .await
            .is(404);
        assert_eq!(scene.number(KEPT).await, 0);
        assert_eq!(scene.number(DISCLOSED).await, 0);
    })
    .await;
}

#[tokio::test]
async fn to_an_authority_goes_what_a_consent_names_and_nothing_else() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let (id, jobcenter) = (scene.house.ids.next().to_string(), jobcenter().to_string());
        let cover = [
            ("neu", id.as_str()),
            ("vorlage", "cover"),
            ("anschrift", "Jobcenter Musterland\nPostfach 1"),
            ("stelle", jobcenter.as_str()),
            ("zweck", "work"),
            ("angaben", "contact"),
            ("angaben", "correspondence"),
            ("anliegen", "Antrag auf Leistungen"),
            (
                "text",
                "Anbei der Antrag. #read(\"/etc/passwd\") {ort} \u{202e}🙂",
            ),
            ("telefon", "05250 1234"),
        ];
        scene
            .post(&scene.anna, "schreiben/neu", &cover)
            .await
            .is(422)
            .shows("wählen Sie die Stelle");
        scene.agrees_with_the_jobcenter().await;
        let form = scene.get(&scene.anna, "schreiben/neu?vorlage=cover").await;
        form.is(200)
            .shows("Jobcenter Musterland (Einwilligung liegt vor)");

        let mut health = cover.to_vec();
        health.push(("angaben", "health"));
        let refused = scene.post(&scene.anna, "schreiben/neu", &health).await;
        refused.is(422).shows("Gesundheit: nicht vereinbart");
        refused.shows(&format!("/personen/{}/einwilligungen/neu", scene.lead));
        refused.shows("Anbei der Antrag.");
        assert_eq!(scene.number(KEPT).await, 0);

        let before = scene.post(&scene.anna, "schreiben/neu", &cover).await;
        before
            .is(200)
            .shows("Schreiben an Jobcenter Musterland")
            .shows("Alles darf gehen")
            .shows("erklärt am 02.03.2026");
        assert_eq!(scene.number(DISCLOSED).await, 0, "looking is not passing on");
        let mark = seen(&before);
        let mut sent = cover.to_vec();
        sent.push(("gesehen", mark.as_str()));
        let mut other = sent.clone();
        other.retain(|(_, value)| *value != "correspondence");
        scene
            .post(&scene.anna, "schreiben/neu", &other)
            .await
            .is(200)
            .shows("Alles darf gehen");
        assert_eq!(scene.number(KEPT).await, 0, "what was not seen is shown first");
        scene.post(&scene.anna, "schreiben/neu", &sent).await.is(303);
        assert_eq!(scene.number(KEPT).await, 1);
        scene
            .get(&scene.anna, "schreiben")
            .await
            .shows("Antrag auf Leistungen");
    })
    .await;
}

/// What a form carries back after the page before.
fn seen(answer: &testing::browser::Answer) -> String {
    let (_, rest) = answer
        .body
        .split_once("name=\"gesehen\" value=\"")
        .expect("the page before");
    rest.split('"').next().unwrap().to_owned()
}

async fn run(scene: &Scene, text: &'static str) {
    let mut tx = scene.house.back_door.write().await.unwrap();
    db::statement::Statement::new(text).run(&mut tx).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_letter_to_others_stays_here_in_every_state_but_the_one_that_covers_it() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene.agrees_with_the_jobcenter().await;
        let (id, jobcenter) = (scene.house.ids.next().to_string(), jobcenter().to_string());
        let cover = [
            ("neu", id.as_str()),
            ("vorlage", "cover"),
            ("anschrift", "Jobcenter Musterland"),
            ("stelle", jobcenter.as_str()),
            ("zweck", "work"),
            ("angaben", "contact"),
            ("angaben", "correspondence"),
            ("anliegen", "Antrag"),
            ("text", "Anbei."),
            ("telefon", "05250 1234"),
        ];
        let mark = seen(&scene.post(&scene.anna, "schreiben/neu", &cover).await);
        let mut sent = cover.to_vec();
        sent.push(("gesehen", mark.as_str()));
        #[rustfmt::skip]
        let table = [
            ("expired", "UPDATE consents_row SET valid_until = '2026-03-01' WHERE recipient_kind = 'organisation'",
             "UPDATE consents_row SET valid_until = NULL", "abgelaufen am 01.03.2026"),
            ("not ticked", "UPDATE consents_row SET is_agreed = FALSE WHERE category = 'contact' AND recipient_kind = 'organisation'",
             "UPDATE consents_row SET is_agreed = TRUE", "nicht eigens angekreuzt"),
            ("other purpose", "UPDATE consents_row SET purpose = 'housing' WHERE recipient_kind = 'organisation'",
             "UPDATE consents_row SET purpose = 'work' WHERE purpose = 'housing'", "anderen Zweck"),
            ("other direction", "UPDATE consents_row SET direction = 'from' WHERE recipient_kind = 'organisation'",
             "UPDATE consents_row SET direction = 'both' WHERE direction = 'from'", "anderen Richtung"),
            ("other controller", "UPDATE consents_declaration SET controller_id = '00000000-0000-4000-8000-0000000000a2'",
             "UPDATE consents_declaration SET controller_id = '00000000-0000-4000-8000-0000000000a1'", "anderen Verantwortlichen"),
            ("other recipient", "UPDATE consents_row SET organisation_id = '00000000-0000-4000-8000-0000000000a1' WHERE recipient_kind = 'organisation'",
             "UPDATE consents_row SET organisation_id = '00000000-0000-4000-8000-0000000000c1' WHERE recipient_kind = 'organisation'", "andere Stellen"),
            ("partial", "UPDATE consents_row SET category = 'housing' WHERE category = 'correspondence' AND recipient_kind = 'organisation'",
             "UPDATE consents_row SET category = 'correspondence' WHERE category = 'housing' AND recipient_kind = 'organisation'", "nur für andere Stellen vereinbart"),
        ];
        for (state, set, back, words) in table {
            run(&scene, set).await;
            // With the mark of the page before, and without it.
            for fields in [&sent[..], &cover[..]] {
                let answer = scene.post(&scene.anna, "schreiben/neu", fields).await;
                assert_eq!(answer.status, 422, "{state}");
                // A recipient with whom nothing holds is not even offered; this house has no directory.
                let is_told = answer.body.contains(words) || answer.body.contains("wählen Sie die Stelle");
                assert!(is_told, "{state}: {}", answer.body);
            }
            run(&scene, back).await;
        }
        assert_eq!((scene.number(KEPT).await, scene.number(DISCLOSED).await), (0, 0));
        let mut elsewhere = sent.clone();
        elsewhere[2] = ("anschrift", "Ausländerbehörde Musterland");
        let answer = scene.post(&scene.anna, "schreiben/neu", &elsewhere).await;
        answer.is(422).shows("als Stelle gewählt");
        scene.post(&scene.anna, "schreiben/neu", &sent).await.is(303);
    })
    .await;
}

#[tokio::test]
async fn a_letter_that_lies_in_the_file_leaves_again_only_as_long_as_the_gate_says_so() {
    on_both_databases(MIGRATIONS, async |house| {
        let mut scene = Scene::new(house).await;
        scene.agrees_with_the_jobcenter().await;
        let (id, jobcenter) = (scene.house.ids.next().to_string(), jobcenter().to_string());
        let cover = [
            ("neu", id.as_str()),
            ("vorlage", "cover"),
            ("anschrift", "Jobcenter Musterland"),
            ("stelle", jobcenter.as_str()),
            ("zweck", "work"),
            ("angaben", "contact"),
            ("anliegen", "Antrag"),
            ("text", "Anbei."),
            ("telefon", "05250 1234"),
        ];
        let mark = seen(&scene.post(&scene.anna, "schreiben/neu", &cover).await);
        let mut sent = cover.to_vec();
        sent.push(("gesehen", mark.as_str()));
        scene.post(&scene.anna, "schreiben/neu", &sent).await.is(303);
        let page = format!("schreiben/versand?schreiben={id}");
        let list = scene.get(&scene.anna, "schreiben").await;
        list.is(200).shows(&page).hides("schreiben/datei");
        let file = scene
            .get(&scene.anna, &format!("schreiben/datei?schreiben={id}"))
            .await;
        assert!(
            file.is(303).location.ends_with(&page),
            "the file goes by the page"
        );

        // On the day of the letter it is the one that was written down.
        let this = [("schreiben", id.as_str())];
        let look = scene.get(&scene.anna, &page).await;
        look.is(200).shows("Anbei.").shows("PDF speichern");
        let pdf = scene.post(&scene.anna, "schreiben/versand", &this).await;
        assert_eq!(pdf.is(200).header("content-type"), "application/pdf");
        assert_eq!(scene.number(DISCLOSED).await, 1);

        // A day later it goes anew: looked at, and written down.
        scene.house.clock.set("2026-03-03T09:00:00Z".parse().unwrap());
        scene.anna = scene.house.signed_in(scene.anna.account).await;
        let look = scene.get(&scene.anna, &page).await;
        let mark = seen(look.is(200).shows("Alles darf gehen"));
        scene.post(&scene.anna, "schreiben/versand", &this).await.is(422);
        assert_eq!(scene.number(DISCLOSED).await, 1);
        let looked_at = [this[0], ("gesehen", mark.as_str())];
        let pdf = scene.post(&scene.anna, "schreiben/versand", &looked_at).await;
        assert_eq!(pdf.is(200).header("content-type"), "application/pdf");
        assert_eq!(scene.number(DISCLOSED).await, 2);

        // Who reads along sends nothing; for whom the case is not there, the letter is not.
        let cora = scene.house.case_manager("Cora Test", kreis()).await;
        scene.share_with(&cora).await;
        scene.get(&cora, &page).await.is(200).hides("PDF speichern");
        scene.post(&cora, "schreiben/versand", &looked_at).await.is(404);
        for other in scene.others().await {
            scene.get(&other, &page).await.is(404);
            scene.post(&other, "schreiben/versand", &looked_at).await.is(404);
        }

        scene.withdraws_from_the_jobcenter().await;
        let look = scene.get(&scene.anna, &page).await;
        look.is(200)
            .shows("geht nicht noch einmal hinaus")
            .shows("Anbei.")
            .hides("PDF speichern");
        scene
            .post(&scene.anna, "schreiben/versand", &looked_at)
            .await
            .is(422);
        assert_eq!(scene.number(DISCLOSED).await, 2);
    })
    .await;
}

#[tokio::test]
async fn what_the_client_has_not_agreed_to_is_not_proposed() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene.agrees_that_the_jobcenter_gets(&["contact", "work"]).await;
        let form = scene.get(&scene.anna, "schreiben/neu?vorlage=cover").await;
        form.is(200);
        let ticked = |category: &str| {
            let box_of = form.body.split(&format!("value=\"{category}\"")).nth(1).unwrap();
            box_of.split('>').next().unwrap().contains("checked")
        };
        assert!(ticked("contact"));
        assert!(!ticked("correspondence"), "the letter would be refused");
        assert!(!ticked("work"), "the template holds nothing of it");
    })
    .await;
}

#[tokio::test]
async fn nobody_else_finds_a_letter_or_writes_one() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let id = scene.house.ids.next().to_string();
        scene
            .post(&scene.anna, "schreiben/neu", &appointment(&id))
            .await
            .is(303);
        let other_id = scene.house.ids.next().to_string();
        for other in scene.others().await {
            for page in [
                "schreiben",
                "schreiben/neu?vorlage=appointment",
                &format!("schreiben/datei?schreiben={id}"),
            ] {
                scene.get(&other, page).await.is(404).hides(MARKER);
            }
            scene
                .post(&other, "schreiben/neu", &appointment(&other_id))
                .await
                .is(404);
        }
        assert_eq!(scene.number(KEPT).await, 1);
    })
    .await;
}

#[tokio::test]
async fn the_coordinator_changes_a_template_and_every_version_stays() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let bernd = scene.house.bernd().await;
        let edit = "/vorlagen/bearbeiten";
        let page = browser::get(&scene.router, &bernd, &format!("{edit}?vorlage=appointment")).await;
        page.is(200).shows("{person}");
        let typed = |body: &'static str, version: &'static str| {
            [
                ("vorlage", "appointment"),
                ("version", version),
                ("sprache", "de"),
                ("name", "Einladung"),
                ("an", "client"),
                ("unterschrift", "case_manager"),
                ("angeboten", "ja"),
                ("betreff", "Einladung von {organisation}"),
                ("text", body),
            ]
        };
        let broken = typed("Hallo {persno}", "0");
        let answer = browser::post(&scene.router, &bernd, edit, &broken).await;
        answer
            .is(422)
            .shows("„{persno}“ ist kein Platzhalter. Möglich sind: {person}");
        let good = typed("Hallo {person}, bis {tag}.", "0");
        browser::post(&scene.router, &bernd, edit, &good).await.is(303);
        browser::post(&scene.router, &bernd, edit, &good).await.is(409);
        let second = typed("Hallo {person}, am {tag}.", "1");
        browser::post(&scene.router, &bernd, edit, &second).await.is(303);

        let page = browser::get(&scene.router, &bernd, &format!("{edit}?vorlage=appointment")).await;
        page.shows("Hallo {person}, bis {tag}.");
        page.shows("Fassung 2");
        let list = browser::get(&scene.router, &scene.anna, "/vorlagen").await;
        list.is(200).shows("nur Deutsch");
        list.hides("Bearbeiten");
        let arabic = [
            ("vorlage", "appointment"),
            ("version", "2"),
            ("sprache", "ar"),
            ("betreff", "دعوة"),
            ("text", "مرحبا {person}، {tag}"),
        ];
        browser::post(&scene.router, &bernd, edit, &arabic).await.is(303);
        browser::get(&scene.router, &bernd, "/vorlagen")
            .await
            .shows("2 Sprachen");
        let id = scene.house.ids.next().to_string();
        scene
            .post(&scene.anna, "schreiben/neu", &appointment(&id))
            .await
            .is(303);
        scene
            .get(&scene.anna, "schreiben")
            .await
            .shows("Einladung von Kreis Musterland");
    })
    .await;
}

#[tokio::test]
async fn a_new_template_is_previewed_and_offered_without_a_release() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let bernd = scene.house.bernd().await;
        let key = scene.house.ids.next().to_string();
        let typed = [
            ("vorlage", key.as_str()),
            ("version", "0"),
            ("sprache", "de"),
            ("name", "Dank an Ehrenamtliche"),
            ("an", "client"),
            ("unterschrift", "both"),
            ("angeboten", "ja"),
            ("betreff", "Danke"),
            ("text", "Hallo {person},\n{unterlagen}\n= kein Titel, #kein Code"),
        ];
        let preview = browser::post(&scene.router, &bernd, "/vorlagen/vorschau", &typed).await;
        assert!(preview.is(200).bytes.starts_with(b"%PDF-"));
        scene
            .get(&scene.anna, "schreiben")
            .await
            .hides("Dank an Ehrenamtliche");
        browser::post(&scene.router, &bernd, "/vorlagen/bearbeiten", &typed)
            .await
            .is(303);
        scene
            .get(&scene.anna, "schreiben")
            .await
            .shows("Dank an Ehrenamtliche");
        for other in [scene.house.emil().await, scene.house.fatma().await] {
            browser::get(&scene.router, &other, "/vorlagen").await.is(404);
        }
        for other in [&scene.anna, &scene.house.clara().await] {
            browser::get(&scene.router, other, "/vorlagen/bearbeiten")
                .await
                .is(404);
            browser::post(&scene.router, other, "/vorlagen/bearbeiten", &typed)
                .await
                .is(404);
        }
    })
    .await;
}

#[tokio::test]
async fn in_a_language_that_is_switched_off_nobody_is_written_to() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene.house.clock.set(scene.house.clock.now().plus_seconds(60));
        switch_languages(&scene.house, &[Language::Arabic], false).await;

        let form = scene.get(&scene.anna, "schreiben/neu?vorlage=appointment").await;
        form.is(200).hides("value=\"ar\"");
        form.shows("<option value=\"de\" selected>");
        let id = scene.house.ids.next().to_string();
        let refused = scene.post(&scene.anna, "schreiben/neu", &appointment(&id)).await;
        refused.is(422).shows("Diese Sprache wird noch nicht angeboten");
        assert_eq!(scene.number(KEPT).await, 0);
    })
    .await;
}
