//! The analysis of offers and needs: what stands in a cell, who sees it, and that a frozen one never changes.

use access::role::{Role, Scope, ScopeKind};
use access::session::model::SignedIn;
use base::ids::{Ids, MunicipalityId};
use db::statement::Statement;
use directory::field::FieldOfAction;
use directory::gap::model::{GapOrigin, GapReason, NewGap};
use directory::topic::Topic;
use testing::browser::{Answer, get, is_hidden_from, post};
use testing::house::on_both_databases;

use crate::district::{Kreis, MIGRATIONS};

/// People in Borchen for whom there was no flat.
async fn gap(kreis: &Kreis, place: &str, people: i64) {
    let place: MunicipalityId = kreis.municipality(place).await.parse().unwrap();
    let gap = NewGap {
        field: FieldOfAction::Housing,
        topic: Some(Topic::FlatSearch),
        municipality: Some(place),
        language: None,
        people,
        reason: GapReason::NoOffer,
        origin: GapOrigin::Case,
    };
    let ids = Ids::machine(kreis.house.clock.clone());
    let today = kreis.house.clock.today();
    let mut tx = kreis.house.back_door.write().await.unwrap();
    directory::gap::store::note(&mut tx, gap, (&ids, today))
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

/// Offers about housing: one for the whole district with places, one for Borchen.
async fn offers(kreis: &Kreis, count: i64) {
    let borchen = kreis.municipality("Borchen").await;
    let mut tx = kreis.house.back_door.write().await.unwrap();
    for number in 0..count {
        let id = format!("00000000-0000-4000-8000-00000000f{number:03}");
        Statement::new(
            "INSERT INTO directory_offer (id, organisation_id, name, name_key, description, status, gender, cost,
                 capacity_available, capacity_maximum, waiting_days, origin, is_public, created_at, modified_at)
             VALUES ($1, (SELECT MIN(id) FROM organisation_organisation), $2, $2, '', 'active', 'any', 'free',
                 3, 10, 40, 'demo', TRUE, $3, $3)",
        )
        .bind_text(&id)
        .bind_text(&format!("Wohnhilfe {number}"))
        .bind(&kreis.house.clock.now())
        .run(&mut tx)
        .await
        .unwrap();
        for topic in [Topic::FlatSearch, Topic::HousingEmergency] {
            Statement::new("INSERT INTO directory_offer_topic (offer_id, topic) VALUES ($1, $2)")
                .bind_text(&id)
                .bind(&topic)
                .run(&mut tx)
                .await
                .unwrap();
        }
        if number > 0 {
            Statement::new("INSERT INTO directory_offer_area (offer_id, municipality_id) VALUES ($1, $2)")
                .bind_text(&id)
                .bind_text(&borchen)
                .run(&mut tx)
                .await
                .unwrap();
        }
    }
    tx.commit().await.unwrap();
}

async fn case_manager_of(kreis: &Kreis, place: &str) -> SignedIn {
    let scope = Scope {
        kind: ScopeKind::Municipality,
        id: Some(kreis.municipality(place).await),
    };
    kreis
        .house
        .someone("lea.test", "Lea Test", Role::CaseManager, &[scope])
        .await
}

async fn comment(kreis: &Kreis, who: &SignedIn, place: &str, number: &str, text: &str) -> Answer {
    let id = kreis.municipality(place).await;
    let path = format!("/bedarf/{id}/einschaetzung");
    let fields = [("stand", "2026-H1"), ("nummer", number), ("text", text)];
    post(&kreis.router, who, &path, &fields).await
}

#[tokio::test]
async fn a_cell_shows_exact_gaps_and_what_is_offered_there() {
    on_both_databases(MIGRATIONS, async |house| {
        let kreis = Kreis::new(house).await;
        let bernd = kreis.house.bernd().await;
        get(&kreis.router, &bernd, "/bedarf")
            .await
            .is(200)
            .shows("Noch nichts zu sehen");
        gap(&kreis, "Borchen", 4).await;
        gap(&kreis, "Borchen", 3).await;
        offers(&kreis, 2).await;
        let page = get(&kreis.router, &bernd, "/bedarf").await;
        page.is(200)
            .shows("<strong>7</strong>")
            .shows("●●●○○")
            .shows("2 Angebote")
            .shows("1 Angebot<")
            .shows("läuft noch");
        let place = kreis.municipality("Borchen").await;
        get(&kreis.router, &bernd, &format!("/bedarf/{place}?feld=housing"))
            .await
            .is(200)
            .shows("Wohnungssuche")
            .shows("2 Angebote, 6 von 20 Plätzen frei, bis 40 Tage Wartezeit")
            .shows("Wohnhilfe 0")
            .shows("Wohnhilfe 1")
            .shows("gibt es nicht");
        let elsewhere = kreis.municipality("Lichtenau").await;
        get(
            &kreis.router,
            &bernd,
            &format!("/bedarf/{elsewhere}?feld=housing"),
        )
        .await
        .shows("Wohnhilfe 0")
        .hides("Wohnhilfe 1");
        get(&kreis.router, &bernd, "/bedarf.xlsx").await.is(200);
        let paper = get(&kreis.router, &bernd, "/bedarf.pdf").await;
        assert!(paper.is(200).bytes.starts_with(b"%PDF"));
        for wrong in ["/bedarf?stand=2019-H1", "/bedarf?stand=2026", "/bedarf?stand=x"] {
            get(&kreis.router, &bernd, wrong).await.is(404);
        }
    })
    .await;
}

#[tokio::test]
async fn needs_stand_there_as_they_were_published_and_no_finer() {
    on_both_databases(MIGRATIONS, async |house| {
        let kreis = Kreis::new(house).await;
        kreis.with_cases(600).await;
        kreis.on("2026-03-02").await;
        offers(&kreis, 1).await;
        let bernd = kreis.house.bernd().await;
        let page = get(&kreis.router, &bernd, "/bedarf").await;
        page.is(200).shows("Bedarf ").shows("2. Halbjahr 2025");
        let csv = get(&kreis.router, &bernd, "/zahlen/tabelle.csv?tabelle=needs").await;
        let published: std::collections::BTreeSet<&str> =
            csv.is(200).body.split([';', '\n', '\r', '"']).collect();
        for shown in page.body.split("Bedarf ").skip(1) {
            let shown = shown.split('<').next().unwrap().trim_end_matches(" *");
            if shown.starts_with("nach Kommune") || shown.contains("Analyse") || shown.contains("bekannt") {
                continue;
            }
            let is_number = shown.starts_with(|letter: char| letter.is_ascii_digit()) || shown == "unter 5";
            if is_number {
                assert!(published.contains(shown), "{shown:?} was not published");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_frozen_half_year_never_changes_and_the_next_is_compared_with_it() {
    on_both_databases(MIGRATIONS, async |house| {
        let kreis = Kreis::new(house).await;
        let bernd = kreis.house.bernd().await;
        gap(&kreis, "Borchen", 4).await;
        offers(&kreis, 1).await;
        comment(&kreis, &bernd, "Borchen", "0", "Es fehlen kleine Wohnungen.")
            .await
            .is(303);
        let freeze = [("stand", "2026-H1")];
        let early = post(&kreis.router, &bernd, "/bedarf/festschreibung", &freeze).await;
        early.is(422).shows("läuft noch").shows("01.07.2026");
        kreis.house.clock.set("2026-07-02T08:00:00Z".parse().unwrap());
        let bernd = kreis.house.signed_in(bernd.account).await;
        post(&kreis.router, &bernd, "/bedarf/festschreibung", &freeze)
            .await
            .is(303);
        let frozen = get(&kreis.router, &bernd, "/bedarf?stand=2026-H1").await;
        frozen
            .is(200)
            .shows("festgeschrieben am 02.07.2026")
            .shows("<strong>4</strong>");
        gap(&kreis, "Borchen", 9).await;
        offers_gone(&kreis).await;
        let later = get(&kreis.router, &bernd, "/bedarf?stand=2026-H1").await;
        later
            .shows("1 Angebot<")
            .shows("<strong>4</strong>")
            .hides("<strong>9</strong>");
        let running = get(&kreis.router, &bernd, "/bedarf").await;
        running
            .shows("verglichen mit dem 1. Halbjahr 2026")
            .shows("<strong>9</strong>")
            .shows("+5");
        comment(&kreis, &bernd, "Borchen", "1", "Zu spät.")
            .await
            .is(422)
            .shows("festgeschrieben");
        post(&kreis.router, &bernd, "/bedarf/festschreibung", &freeze)
            .await
            .is(422);
        let mut tx = kreis.house.back_door.write().await.unwrap();
        let changed = Statement::new("UPDATE insights_analysis SET content = '{}'")
            .run(&mut tx)
            .await;
        assert!(changed.is_err(), "a frozen analysis was changed");
    })
    .await;
}

async fn offers_gone(kreis: &Kreis) {
    let mut tx = kreis.house.back_door.write().await.unwrap();
    Statement::new("UPDATE directory_offer SET status = 'defunct'")
        .run(&mut tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn what_nobody_froze_freezes_by_itself_a_month_later_and_only_once() {
    on_both_databases(MIGRATIONS, async |house| {
        let kreis = Kreis::new(house).await;
        kreis.on("2026-02-03").await;
        assert_eq!(
            kreis.number("SELECT COUNT(*) AS n FROM insights_analysis").await,
            0,
            "nothing to analyse"
        );
        gap(&kreis, "Borchen", 4).await;
        for (day, frozen) in [("2026-07-30", 0), ("2026-07-31", 1), ("2026-08-05", 1)] {
            kreis.on(day).await;
            assert_eq!(
                kreis
                    .number("SELECT COUNT(*) AS n FROM insights_analysis WHERE half_year = '2026-H1'")
                    .await,
                frozen,
                "{day}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn a_comment_has_versions_and_eats_nobodys_text() {
    on_both_databases(MIGRATIONS, async |house| {
        let kreis = Kreis::new(house).await;
        let bernd = kreis.house.bernd().await;
        let lea = case_manager_of(&kreis, "Borchen").await;
        comment(&kreis, &lea, "Borchen", "0", "")
            .await
            .is(422)
            .shows("Bitte die Einschätzung eingeben");
        comment(&kreis, &lea, "Borchen", "0", "Erste Fassung")
            .await
            .is(303);
        comment(&kreis, &bernd, "Borchen", "0", "Meine Fassung")
            .await
            .is(409)
            .shows("Meine Fassung")
            .shows("Erste Fassung");
        comment(&kreis, &bernd, "Borchen", "1", "Zweite Fassung")
            .await
            .is(303);
        let place = kreis.municipality("Borchen").await;
        get(&kreis.router, &lea, &format!("/bedarf/{place}"))
            .await
            .is(200)
            .shows("Zweite Fassung")
            .shows("Frühere Fassungen (1)")
            .shows("Bernd Test");
        let district = [("stand", "2026-H1"), ("nummer", "0"), ("text", "Für den Kreis")];
        post(&kreis.router, &bernd, "/bedarf/einschaetzung", &district)
            .await
            .is(303);
        get(&kreis.router, &lea, "/bedarf").await.shows("Für den Kreis");
    })
    .await;
}

#[tokio::test]
async fn a_case_manager_sees_the_own_place_and_the_district_and_others_nothing() {
    on_both_databases(MIGRATIONS, async |house| {
        let kreis = Kreis::new(house).await;
        gap(&kreis, "Borchen", 4).await;
        gap(&kreis, "Lichtenau", 12).await;
        let lea = case_manager_of(&kreis, "Borchen").await;
        let page = get(&kreis.router, &lea, "/bedarf").await;
        page.is(200)
            .shows("Borchen")
            .hides("Lichtenau")
            .shows("Kreis Paderborn")
            .shows("<strong>16</strong>");
        let (own, other) = (
            kreis.municipality("Borchen").await,
            kreis.municipality("Lichtenau").await,
        );
        get(&kreis.router, &lea, &format!("/bedarf/{own}")).await.is(200);
        is_hidden_from(
            &kreis.router,
            std::slice::from_ref(&lea),
            &format!("/bedarf/{other}"),
            "Lichtenau",
        )
        .await;
        comment(&kreis, &lea, "Lichtenau", "0", "Fremd").await.is(404);
        let others = [
            kreis.house.dora().await,
            kreis.house.emil().await,
            kreis.house.fatma().await,
            kreis.house.gregor().await,
        ];
        for path in [
            "/bedarf",
            &format!("/bedarf/{own}"),
            "/bedarf.xlsx",
            "/bedarf.pdf",
        ] {
            is_hidden_from(&kreis.router, &others, path, "Borchen").await;
        }
    })
    .await;
}

#[tokio::test]
async fn the_map_asks_the_same_number_of_statements_however_much_there_is() {
    on_both_databases(MIGRATIONS, async |house| {
        let kreis = Kreis::new(house).await;
        let bernd = kreis.house.bernd().await;
        gap(&kreis, "Borchen", 1).await;
        let asked = async || {
            let before = kreis.house.access.statements_run();
            get(&kreis.router, &bernd, "/bedarf").await.is(200);
            kreis.house.access.statements_run() - before
        };
        asked().await;
        let few = asked().await;
        for place in ["Borchen", "Lichtenau", "Büren", "Delbrück"] {
            gap(&kreis, place, 2).await;
        }
        offers(&kreis, 30).await;
        assert_eq!(asked().await, few);
    })
    .await;
}
