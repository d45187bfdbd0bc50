//! A meeting from its plan to approved minutes, told once on each database.

use testing::browser;
use testing::house::on_both_databases;

use crate::hall::Hall;
use crate::wing::MIGRATIONS;

#[tokio::test]
async fn the_steering_group_of_the_concept_has_its_seats_by_function() {
    on_both_databases(MIGRATIONS, async |house| {
        let hall = Hall::new(house).await;
        hall.get(&hall.anna, "/gremien")
            .await
            .is(200)
            .shows("Lenkungsgruppe")
            .shows("Regionalteam");
        let page = hall.get(&hall.anna, &format!("/gremien/{}", hall.steering)).await;
        page.is(200)
            .shows("Sozialamtsleitung Kreis Paderborn")
            .shows("Leitung der Einbürgerungsbehörde Stadt Paderborn")
            .shows("§ 6.2 nennt die Leitungen von ABH und EBH der Stadt")
            .shows("Leitungen weiterer Fachämter")
            .shows("16 mit Stimme")
            .hides("Sitz hinzufügen");
        let fields = [
            ("art", "working_group"),
            ("name", "AG Wohnen"),
            ("sitzungen", "4"),
            ("beschlussfaehigkeit", "none"),
            ("frist", "7"),
            ("ab", "01.03.2026"),
        ];
        hall.post(&hall.bernd, "/gremien/neu", &fields)
            .await
            .is(422)
            .shows("Eine Arbeitsgruppe entsteht nur durch einen Beschluss der Lenkungsgruppe");
    })
    .await;
}

#[tokio::test]
async fn a_meeting_is_planned_held_decided_and_approved_by_the_next() {
    on_both_databases(MIGRATIONS, async |house| {
        let hall = Hall::new(house).await;
        let bernd = &hall.bernd;
        hall.seat(&hall.anna).await;
        hall.run(
            "UPDATE boards_membership SET email = $1 WHERE function LIKE 'Jugendamtsleitung%'",
            "jugendamt@example.org",
        )
        .await;
        let meeting = hall.meeting(3).await;
        let page = hall.get(bernd, &meeting).await;
        page.is(200).shows("Die Einladung hätte bis zum").shows("Genehmigung der Niederschrift");

        // A paper is written for an item, frozen with the invitation, and goes on in its next edition.
        let item = hall
            .text("SELECT id AS t FROM boards_agenda_item WHERE kind = 'decision'")
            .await;
        let new = hall.get(bernd, &format!("/sitzungsvorlagen/neu?punkt={item}")).await;
        new.is(200).shows("Beschlussvorschlag");
        let paper = [
            ("punkt", item.as_str()),
            ("art", "decision_paper"),
            ("gremium", hall.steering.as_str()),
            ("betreff", "Wartezeiten im Integrationskurs"),
            ("beschlussvorschlag", "Die Lenkungsgruppe setzt eine Arbeitsgruppe ein."),
        ];
        let paper = hall.post(bernd, "/sitzungsvorlagen/neu", &paper).await.is(303).location.clone();
        hall.post(bernd, &format!("{meeting}/einladung"), &[]).await.is(303);
        assert_eq!(hall.number("SELECT COUNT(*) AS n FROM post_message").await, 2);
        let edited = [
            ("version", "1"),
            ("betreff", "Wartezeiten im Integrationskurs"),
            ("beschlussvorschlag", "Die Lenkungsgruppe setzt die Arbeitsgruppe Sprache ein."),
        ];
        hall.post(bernd, &format!("{paper}/bearbeiten"), &edited).await.is(303);
        hall.get(bernd, &paper).await.is(200).shows("Fassung 2").shows("Arbeitsgruppe Sprache");
        hall.get(bernd, &format!("{paper}?fassung=1")).await.is(200).shows("setzt eine Arbeitsgruppe ein");

        // Without quorum nothing is decided, only put off.
        hall.post(bernd, &format!("{meeting}/beginn"), &[]).await.is(303);
        let minutes = format!("{meeting}/niederschrift");
        hall.get(bernd, &minutes).await.is(200).shows("Nicht beschlussfähig");
        let write = format!("/tagesordnungspunkte/{item}/niederschrift");
        let id = paper.trim_start_matches("/sitzungsvorlagen/");
        let mut vote = vec![
            ("version", "1"),
            ("text", "Ausführlich beraten."),
            ("beschluss", "Die Lenkungsgruppe setzt die Arbeitsgruppe Sprache ein."),
            ("ja", "7"),
            ("nein", "1"),
            ("vorlage", id),
            ("auftrag", "Mitglieder benennen"),
            ("wer", "Koordination"),
        ];
        hall.post(bernd, &write, &vote).await.is(422).shows("nicht beschlussfähig");

        // With it the votes say how it ended, and which edition was decided on.
        let seats = hall
            .text("SELECT MIN(id) AS t FROM boards_membership WHERE function LIKE 'Sozialamtsleitung%'")
            .await;
        assert!(!seats.is_empty());
        let present = present(&hall).await;
        let fields: Vec<(&str, &str)> = present.iter().map(|field| (field.as_str(), "present")).collect();
        hall.post(bernd, &format!("{meeting}/anwesenheit"), &fields).await.is(303);
        hall.post(bernd, &write, &vote).await.is(303);
        let decision = hall.text("SELECT id AS t FROM boards_decision").await;
        hall.get(bernd, &format!("/beschluesse/{decision}"))
            .await
            .is(200)
            .shows("angenommen, 7 Ja, 1 Nein, 0 Enthaltungen")
            .shows("Fassung 2")
            .shows("Arbeitsgruppe einsetzen");

        // A second writer with the old version sees both texts, and nothing is lost.
        vote[1] = ("text", "Kurz beraten.");
        hall.post(bernd, &write, &vote).await.is(409).shows("Kurz beraten.").shows("Ausführlich beraten.");

        // The working group exists by this decision.
        let group = [
            ("art", "working_group"),
            ("beschluss", decision.as_str()),
            ("name", "Arbeitsgruppe Sprache"),
            ("sitzungen", "4"),
            ("beschlussfaehigkeit", "none"),
            ("frist", "7"),
            ("ab", "01.03.2026"),
        ];
        hall.post(bernd, "/gremien/neu", &group).await.is(303);

        // A later meeting approves; from then on nothing changes, and who leaves stays in the minutes.
        let next = hall.meeting(200).await;
        let by = next.trim_start_matches("/sitzungen/").to_owned();
        let approve = format!("{meeting}/genehmigung");
        hall.post(bernd, &approve, &[("in", &by)]).await.is(422).shows("noch nicht begonnen");
        hall.post(bernd, &format!("{next}/beginn"), &[]).await.is(303);
        hall.get(bernd, &format!("{next}/niederschrift")).await.shows("noch nicht genehmigt");
        hall.post(bernd, &approve, &[("in", &by)]).await.is(303);
        vote[0] = ("version", "2");
        hall.post(bernd, &write, &vote).await.is(422).shows("bleibt, wie sie ist");
        hall.run(
            "UPDATE boards_membership SET person_name = $1, until_day = from_day WHERE function LIKE 'Sozialamt%'",
            "Jemand anderes",
        )
        .await;
        hall.get(bernd, &minutes).await.shows("Jana Muster").hides("Jemand anderes");

        // All papers print.
        for path in [
            format!("{meeting}/einladung.pdf"),
            format!("{meeting}/niederschrift.pdf"),
            format!("{paper}/vorlage.pdf?fassung=1"),
            format!("/beschluesse/{decision}/auszug.pdf"),
        ] {
            let file = hall.get(bernd, &path).await;
            assert!(file.is(200).bytes.starts_with(b"%PDF"), "{path}");
        }
        hall.get(bernd, &format!("{meeting}/termin.ics")).await.is(200).shows("SUMMARY:Termin").hides("Lenkungsgruppe");
        hall.get(bernd, "/beschluesse").await.is(200).shows("B-20");
    })
    .await;
}

#[tokio::test]
async fn whoever_watches_a_theme_is_told_once_of_its_decision_and_of_the_step_that_follows() {
    on_both_databases(MIGRATIONS, async |house| {
        let hall = Hall::new(house).await;
        let bernd = &hall.bernd;
        let meeting = hall.meeting(3).await;
        hall.run(
            "INSERT INTO themes_theme (id, number, title, field, level, status, owner_id, station, since, opened_on)
             VALUES ('00000000-0000-4000-8000-0000000000a1', 'T-2026-01', 'Kurse', 'language', 'district', 'open', $1,
                 'steering_group', '2026-03-01', '2026-03-01')",
            &bernd.account.to_string(),
        )
        .await;
        hall.run(
            "INSERT INTO themes_watcher (theme_id, account_id) VALUES ('00000000-0000-4000-8000-0000000000a1', $1)",
            &hall.anna.account.to_string(),
        )
        .await;
        hall.run(
            "UPDATE boards_agenda_item SET theme_id = $1 WHERE kind = 'decision'",
            "00000000-0000-4000-8000-0000000000a1",
        )
        .await;
        hall.post(bernd, &format!("{meeting}/beginn"), &[]).await.is(303);
        let present = present(&hall).await;
        let fields: Vec<(&str, &str)> = present.iter().map(|field| (field.as_str(), "present")).collect();
        hall.post(bernd, &format!("{meeting}/anwesenheit"), &fields).await.is(303);
        let item = hall.text("SELECT id AS t FROM boards_agenda_item WHERE kind = 'decision'").await;
        let write = format!("/tagesordnungspunkte/{item}/niederschrift");
        for version in ["1", "2"] {
            let vote = [("version", version), ("text", "Beraten."), ("beschluss", "Es gibt Kurse."), ("ja", "7"), ("nein", "1")];
            hall.post(bernd, &write, &vote).await.is(303);
        }
        let decided = "SELECT COUNT(*) AS n FROM post_notice WHERE kind = 'theme_decided'";
        assert_eq!(hall.number(decided).await, 1, "a correction is no news");
        let decision = hall.text("SELECT id AS t FROM boards_decision").await;
        let back = [("wohin", "coordination")];
        hall.post(bernd, &format!("/beschluesse/{decision}/thema"), &back).await.is(303);
        let moved = hall.text("SELECT link AS t FROM post_notice WHERE kind = 'theme_moved'").await;
        assert_eq!(moved, "/themen/00000000-0000-4000-8000-0000000000a1");
    })
    .await;
}

/// The fields of eight seats with a vote.
async fn present(hall: &Hall) -> Vec<String> {
    let mut tx = hall.house.back_door.read().await.unwrap();
    db::statement::Statement::new(
        "SELECT m.id FROM boards_membership m JOIN boards_board b ON b.id = m.board_id
         WHERE b.kind = 'steering_group' AND m.has_vote ORDER BY m.position LIMIT 8",
    )
    .all(&mut tx, |row| row.get::<String>("id"))
    .await
    .unwrap()
    .into_iter()
    .map(|id| format!("da-{id}"))
    .collect()
}

#[tokio::test]
async fn members_see_their_boards_guests_their_item_and_nobody_else_anything() {
    on_both_databases(MIGRATIONS, async |house| {
        let hall = Hall::new(house).await;
        let (anna, bernd, clara) = (&hall.anna, &hall.bernd, &hall.clara);
        let fatma = &hall.house.fatma().await;
        hall.seat(anna).await;
        let meeting = hall.meeting(30).await;
        let own = meeting.replace("/sitzungen/", "/meine-gremien/sitzungen/");
        let board = format!("/meine-gremien/{}", hall.steering);
        let item = hall
            .text("SELECT id AS t FROM boards_agenda_item WHERE kind = 'theme'")
            .await;
        let paper = [
            ("punkt", item.as_str()),
            ("art", "report"),
            ("gremium", hall.steering.as_str()),
            ("betreff", "Bericht zur Wohnungssuche"),
        ];
        let paper = hall
            .post(bernd, "/sitzungsvorlagen/neu", &paper)
            .await
            .is(303)
            .location
            .clone();
        let other = [
            ("art", "report"),
            ("gremium", hall.steering.as_str()),
            ("betreff", "Noch nicht auf der Tagesordnung"),
        ];
        let other = hall
            .post(bernd, "/sitzungsvorlagen/neu", &other)
            .await
            .is(303)
            .location
            .clone();
        let of_member = |path: &str| path.replace("/sitzungsvorlagen/", "/meine-gremien/vorlagen/");
        let account = clara.account.to_string();
        let guest = [("name", "Wohnungsamt"), ("konto", account.as_str())];
        hall.post(bernd, &format!("/tagesordnungspunkte/{item}/gaeste"), &guest)
            .await
            .is(303);

        // Guests come in with the invitation, not before.
        hall.get(clara, &own).await.is(404);
        hall.post(bernd, &format!("{meeting}/einladung"), &[])
            .await
            .is(303);
        hall.get(clara, &own)
            .await
            .is(200)
            .shows("als Gast")
            .shows("Bericht zur Wohnungssuche")
            .hides("Stand der Maßnahmen");
        hall.get(clara, &of_member(&paper)).await.is(200);
        for path in [&board, &of_member(&other)] {
            hall.get(clara, path).await.is(404);
        }
        hall.post(clara, &format!("{own}/teilnahme"), &[("teilnahme", "comes")])
            .await
            .is(404);

        // Members see all of it, answer and propose.
        hall.get(anna, "/meine-gremien")
            .await
            .is(200)
            .shows("Lenkungsgruppe");
        hall.get(anna, &board).await.is(200).shows("Bildungsdezernentin");
        hall.get(anna, &own).await.is(200).shows("Stand der Maßnahmen");
        hall.get(anna, &of_member(&other)).await.is(404);
        hall.post(anna, &format!("{own}/teilnahme"), &[("teilnahme", "comes")])
            .await
            .is(303);
        hall.post(anna, &format!("{own}/vorschlag"), &[("titel", "")])
            .await
            .is(422);
        hall.post(anna, &format!("{own}/vorschlag"), &[("titel", "Kitaplätze")])
            .await
            .is(303);
        let proposal = hall
            .text("SELECT id AS t FROM boards_agenda_item WHERE state = 'proposed'")
            .await;
        hall.get(bernd, &meeting)
            .await
            .shows("Kitaplätze")
            .shows("nimmt teil");
        let answer = format!("/tagesordnungspunkte/{proposal}/antwort");
        hall.post(bernd, &answer, &[("antwort", "nein")]).await.is(422);
        hall.post(
            bernd,
            &answer,
            &[("antwort", "nein"), ("grund", "Erst im örtlichen Gremium.")],
        )
        .await
        .is(303);
        hall.get(anna, &own).await.shows("Erst im örtlichen Gremium.");
        let pdf = hall.get(anna, &format!("{own}/einladung.pdf")).await;
        assert!(pdf.is(200).bytes.starts_with(b"%PDF"));

        // Nobody else comes in by any address.
        hall.get(fatma, "/meine-gremien")
            .await
            .is(200)
            .shows("Kein Gremium");
        for path in [&board, &own, &format!("{own}/einladung.pdf"), &of_member(&paper)] {
            hall.get(fatma, path).await.is(404);
        }
        hall.get(fatma, &meeting).await.is(404);

        // A seat that ends closes the door the next day.
        hall.run(
            "UPDATE boards_membership SET until_day = from_day WHERE account_id = $1",
            &anna.account.to_string(),
        )
        .await;
        for path in [&board, &own] {
            hall.get(anna, path).await.is(404);
        }
    })
    .await;
}

#[tokio::test]
async fn whoever_has_no_account_answers_by_the_link_of_the_invitation() {
    on_both_databases(MIGRATIONS, async |house| {
        let hall = Hall::new(house).await;
        let meeting = hall.meeting(30).await;
        hall.post(&hall.bernd, &format!("{meeting}/einladung"), &[])
            .await
            .is(303);
        let secret = boards::invitation::model::LinkSecret::new(&hall.house.ids);
        let mut tx = hall.house.back_door.write().await.unwrap();
        let (_, permit) = hall
            .house
            .access
            .enter(&hall.bernd, access::act::Act::MeetingWrite)
            .await
            .unwrap();
        let seat = db::statement::Statement::new(
            "SELECT id FROM boards_membership WHERE function LIKE 'Jugendamtsleitung%'",
        )
        .first(&mut tx, |row| row.get("id"))
        .await
        .unwrap()
        .unwrap();
        let id = meeting.trim_start_matches("/sitzungen/").parse().unwrap();
        let place = boards::invitation::model::Place::Seat(seat);
        let until = hall.house.clock.now().plus_hours(24);
        boards::invitation::store::add(&mut tx, &permit, (id, place), (&secret, until))
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let link = format!("/einladung/{}", secret.text());
        let page = browser::get_as_stranger(&hall.router, &link, "").await;
        page.is(200).shows("Kreishaus, Raum 1").shows("Nehmen Sie teil?");
        let told = [("teilnahme", "declines"), ("anmerkung", "Urlaub")];
        browser::post_as_stranger(&hall.router, &link, &told)
            .await
            .is(303);
        hall.get(&hall.bernd, &meeting)
            .await
            .shows("sagt ab")
            .shows("Urlaub");
        let foreign = format!("/einladung/{}", "A".repeat(43));
        for path in [
            foreign.clone(),
            format!("{foreign}/einladung.pdf"),
            "/einladung/x".to_owned(),
        ] {
            browser::get_as_stranger(&hall.router, &path, "").await.is(404);
        }
    })
    .await;
}
