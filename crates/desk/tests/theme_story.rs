//! The story of a theme, the ladder and what comes back to a municipality: for each role what it may see.

use access::session::model::SignedIn;
use base::ids::AccountId;
use db::statement::Statement;
use testing::browser;
use testing::house::{House, on_both_databases};
use web::house::Rooms;

const MIGRATIONS: &[&[db::migration::Migration]] = &[
    access::MIGRATIONS,
    post::MIGRATIONS,
    organisation::MIGRATIONS,
    figures::MIGRATIONS,
    themes::MIGRATIONS,
    boards::MIGRATIONS,
];

const THEME: &str = "00000000-0000-4000-8000-0000000000a1";

async fn run(house: &House, statements: &[&'static str], account: AccountId) {
    let mut tx = house.back_door.write().await.unwrap();
    for statement in statements {
        let statement = Statement::new(statement);
        statement.bind(&account).run(&mut tx).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// A theme with everything that can have happened to it; each statement names the account.
const HAPPENED: &[&str] = &[
    "INSERT INTO themes_theme (id, number, title, field, level, status, owner_id, station, since, due_on, opened_on)
     VALUES ('00000000-0000-4000-8000-0000000000a1', 'T-2025-01', 'Kurse fehlen', 'language', 'district', 'in_progress', $1,
         'steering_group', '2025-09-01', '2026-02-01', '2025-03-01')",
    "INSERT INTO themes_finding (id, text, field, level, origin, status, noted_on, theme_id)
     SELECT '00000000-0000-4000-8000-0000000000a4', 'Am Abend gibt es keinen Kurs.', 'language', 'district', 'obstacle',
         'bundled', '2025-02-01', '00000000-0000-4000-8000-0000000000a1' FROM access_account WHERE id = $1",
    "INSERT INTO themes_move (id, theme_id, position, to_station, reason, moved_on, due_on, moved_by)
     VALUES ('00000000-0000-4000-8000-0000000000c1', '00000000-0000-4000-8000-0000000000a1', 1, 'coordination', 'Thema eröffnet',
         '2025-03-01', '2025-08-29', $1)",
    "INSERT INTO themes_move (id, theme_id, position, from_station, to_station, reason, skipped_local_reason, moved_on, moved_by)
     VALUES ('00000000-0000-4000-8000-0000000000c2', '00000000-0000-4000-8000-0000000000a1', 2, 'coordination', 'steering_group',
         'Es braucht eine Lösung für alle.', 'betrifft alle', '2025-09-01', $1)",
    "INSERT INTO boards_board (id, kind, name, meets_per_year, quorum, invitation_days, shows_drafts, is_informed_only, starts_on)
     SELECT '00000000-0000-4000-8000-0000000000b1', 'steering_group', 'Lenkungsgruppe', 2, 'none', 14, FALSE, FALSE,
         '2022-01-01' FROM access_account WHERE id = $1",
    "INSERT INTO boards_meeting (id, board_id, starts_at, ends_at, place, state)
     SELECT '00000000-0000-4000-8000-0000000000b2', '00000000-0000-4000-8000-0000000000b1', '2025-10-15T08:00:00Z',
         '2025-10-15T10:00:00Z', 'Saal', 'held' FROM access_account WHERE id = $1",
    "INSERT INTO boards_agenda_item (id, meeting_id, position, kind, title, theme_id, state)
     SELECT '00000000-0000-4000-8000-0000000000b3', '00000000-0000-4000-8000-0000000000b2', 1, 'decision', 'Kurse am Abend',
         '00000000-0000-4000-8000-0000000000a1', 'accepted' FROM access_account WHERE id = $1",
    "INSERT INTO boards_decision (id, number, board_id, item_id, theme_id, title, text, outcome, decided_on, votes_yes, votes_no,
         votes_abstained, present, entitled)
     SELECT '00000000-0000-4000-8000-0000000000a2', 'B-2025-01', '00000000-0000-4000-8000-0000000000b1',
         '00000000-0000-4000-8000-0000000000b3', '00000000-0000-4000-8000-0000000000a1', 'Kurse', 'Es gibt Kurse am Abend.',
         'adopted', '2025-10-15', 7, 0, 1, 8, 12 FROM access_account WHERE id = $1",
    "INSERT INTO boards_measure (id, number, theme_id, decision_id, title, owner, account_id, due_on, status, begun_on, decided_on,
         baseline_from, baseline_to, counted_field)
     VALUES ('00000000-0000-4000-8000-0000000000d1', 'M-2025-01', '00000000-0000-4000-8000-0000000000a1',
         '00000000-0000-4000-8000-0000000000a2', 'Zwei Abendkurse', 'Träger', $1, '2026-06-30', 'running', '2025-11-01',
         '2025-10-15', '2023-H2', '2025-H1', 'language')",
];

/// A theme of one municipality with its decision, and a measure there.
const OF_A_PLACE: &[&str] = &[
    "INSERT INTO themes_theme (id, number, title, field, level, status, owner_id, station, since, opened_on)
     VALUES ('00000000-0000-4000-8000-0000000000a5', 'T-2025-02', 'Kita vor Ort', 'education', 'local', 'open', $1,
         'coordination', '2025-09-01', '2025-03-01')",
    "INSERT INTO themes_place (theme_id, municipality_id)
     SELECT '00000000-0000-4000-8000-0000000000a5', m.id FROM organisation_municipality m JOIN access_account a ON a.id = $1
     WHERE m.name = 'Büren'",
    "INSERT INTO boards_agenda_item (id, meeting_id, position, kind, title, theme_id, state)
     SELECT '00000000-0000-4000-8000-0000000000b5', '00000000-0000-4000-8000-0000000000b2', 2, 'decision', 'Kita',
         '00000000-0000-4000-8000-0000000000a5', 'accepted' FROM access_account WHERE id = $1",
    "INSERT INTO boards_decision (id, number, board_id, item_id, theme_id, title, text, outcome, decided_on, votes_yes, votes_no,
         votes_abstained, present, entitled)
     SELECT '00000000-0000-4000-8000-0000000000a6', 'B-2025-02', '00000000-0000-4000-8000-0000000000b1',
         '00000000-0000-4000-8000-0000000000b5', '00000000-0000-4000-8000-0000000000a5', 'Plätze für Zuzüge', 'Es gibt Plätze.',
         'adopted', '2025-10-15', 7, 0, 1, 8, 12 FROM access_account WHERE id = $1",
];

#[tokio::test]
async fn a_municipality_finds_what_names_it_and_apart_from_that_what_concerns_all() {
    on_both_databases(MIGRATIONS, async |house| {
        let file =
            organisation::district_file::parse::parse(organisation::district_file::shipped::KREIS_PADERBORN);
        let file = file.map_err(|errors| errors.len()).unwrap();
        let mut tx = house.back_door.write().await.unwrap();
        organisation::import::import(&mut tx, &file, house.clock.now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let bernd = house.bernd().await;
        run(&house, HAPPENED, bernd.account).await;
        run(&house, OF_A_PLACE, bernd.account).await;
        let mut rooms = Rooms::default();
        rooms.put(organisation::memory::Memory::default());
        let router = browser::router(&house, rooms, desk::routes().into_vec(), desk::NAVIGATION);
        let id = async |name: &str| -> String {
            let mut tx = house.back_door.read().await.unwrap();
            Statement::new("SELECT id FROM organisation_municipality WHERE name = $1")
                .bind_text(name)
                .first(&mut tx, |row| row.get("id"))
                .await
                .unwrap()
                .unwrap()
        };
        let path = format!("/kommunen/{}/themen", id("Büren").await);
        let named = get(&router, &bernd, &path).await;
        named.is(200);
        let at = |words: &str| named.body.find(words).unwrap_or_else(|| panic!("{words}"));
        assert!(at("Kita vor Ort") < at("Kreisweite Themen"));
        assert!(at("Kreisweite Themen") < at("Kurse fehlen"));
        assert!(at("ganzer Kreis") > at("Zwei Abendkurse"));
        assert!(at("B-2025-02") < at("Kreisweite Beschlüsse"));
        assert!(at("Kreisweite Beschlüsse") < at("B-2025-01"));
        let path = format!("/kommunen/{}/themen", id("Lichtenau").await);
        get(&router, &bernd, &path)
            .await
            .is(200)
            .shows("Zurzeit nennt kein Thema Lichtenau")
            .shows("Kurse fehlen")
            .hides("Kita vor Ort")
            .hides("B-2025-02");
    })
    .await;
}

const SEAT: &str = "INSERT INTO boards_membership (id, board_id, position, kind, part, function, account_id, has_vote, from_day)
     VALUES ('00000000-0000-4000-8000-0000000000e1', '00000000-0000-4000-8000-0000000000b1', 1, 'named', 'member', 'Leitung', $1,
         TRUE, '2022-01-01')";

async fn get(router: &axum::Router, who: &SignedIn, path: &str) -> browser::Answer {
    browser::get(router, who, path).await
}

#[tokio::test]
async fn a_theme_is_told_in_order_and_to_each_role_what_it_may_see() {
    on_both_databases(MIGRATIONS, async |house| {
        let (anna, bernd, emil, fatma) = (
            house.anna().await,
            house.bernd().await,
            house.emil().await,
            house.fatma().await,
        );
        run(&house, HAPPENED, bernd.account).await;
        let mut rooms = Rooms::default();
        rooms.put(organisation::memory::Memory::default());
        let router = browser::router(&house, rooms, desk::routes().into_vec(), desk::NAVIGATION);
        let path = format!("/themen/{THEME}/verlauf");
        let story = get(&router, &bernd, &path).await;
        story
            .is(200)
            .shows("Am Abend gibt es keinen Kurs.")
            .shows("3 Tage länger als vorgesehen")
            .shows("Ohne örtliches Gremium: betrifft alle")
            .hides("Örtliches Gremium")
            .shows("Sitzung: Lenkungsgruppe")
            .shows("Es gibt Kurse am Abend.")
            .shows("noch keine Aussage")
            .shows("/massnahmen/00000000-0000-4000-8000-0000000000d1")
            .shows("soll fertig sein");
        let at = |words: &str| story.body.find(words).unwrap();
        assert!(
            at("Befund</a>") < at("Weiter an")
                && at("Weiter an") < at("Sitzung: ")
                && at("Sitzung: ") < at("M-2025-01 begonnen")
        );
        get(&router, &anna, &path)
            .await
            .is(200)
            .shows("Am Abend gibt es keinen Kurs.");
        for nobody in [&emil, &fatma] {
            get(&router, nobody, &path).await.is(404);
        }
        get(&router, &bernd, "/themen/leiter")
            .await
            .is(200)
            .shows("Kurse fehlen")
            .shows("29 Tage überfällig");
        get(
            &router,
            &bernd,
            "/themen/00000000-0000-4000-8000-00000000dead/verlauf",
        )
        .await
        .is(404);

        let own = format!("/meine-gremien/themen/{THEME}");
        get(&router, &emil, &own).await.is(404);
        run(&house, &[SEAT], emil.account).await;
        get(&router, &emil, &own)
            .await
            .is(200)
            .shows("Es gibt Kurse am Abend.")
            .hides("Am Abend gibt es keinen Kurs.")
            .hides("href=\"/massnahmen")
            .hides("href=\"/beschluesse");
        get(&router, &emil, &path).await.is(404);
        run(
            &house,
            &["UPDATE boards_membership SET until_day = '2026-03-01' WHERE account_id = $1"],
            emil.account,
        )
        .await;
        get(&router, &emil, &own).await.is(404);
    })
    .await;
}
