//! What the night does for boards, and what it leaves alone.

use testing::house::on_both_databases;

use crate::hall::Hall;
use crate::wing::{MIGRATIONS, THEME, Wing, run_jobs};

const TOLD: &str = "SELECT COUNT(*) AS n FROM post_notice WHERE kind = 'measure_due'";

/// A measure of which the coordinator is reminded, due at the end of the year.
async fn agreed(wing: &Wing, title: &str) -> String {
    let account = wing.bernd.account.to_string();
    let fields = [
        ("thema", THEME),
        ("titel", title),
        ("wer", "Koordination"),
        ("konto", account.as_str()),
        ("bis", "31.12.2026"),
    ];
    let answer = wing.post(&wing.bernd, "/massnahmen/neu", &fields).await;
    answer.is(303).location.clone()
}

#[tokio::test]
async fn whoever_is_named_for_a_measure_is_told_once_at_each_step_until_it_is_done() {
    on_both_databases(MIGRATIONS, async |house| {
        let wing = Wing::new(house).await;
        let first = agreed(&wing, "Kurse am Abend").await;
        for (night, told) in [
            ("2026-12-16T05:00:00Z", 0),
            ("2026-12-17T05:00:00Z", 1),
            ("2026-12-18T05:00:00Z", 1),
            ("2026-12-31T05:00:00Z", 2),
            ("2027-01-13T05:00:00Z", 2),
            ("2027-01-14T05:00:00Z", 3),
            ("2027-05-01T05:00:00Z", 3),
        ] {
            wing.night(night).await;
            assert_eq!(wing.number(TOLD).await, told, "{night}");
        }
        let links = wing.text("SELECT MIN(link) AS t FROM post_notice").await;
        assert_eq!(links, first, "with a link and no more");
        assert_eq!(wing.number("SELECT COUNT(*) AS n FROM post_message").await, 3);

        // Another day begins anew; what is done or nobody's is left alone.
        wing.run("UPDATE boards_measure SET due_on = '2027-05-20'").await;
        wing.night("2027-05-06T05:00:00Z").await;
        assert_eq!(wing.number(TOLD).await, 4);
        wing.run("UPDATE boards_measure SET status = 'stopped', ended_on = '2027-05-10'")
            .await;
        wing.night("2027-05-20T05:00:00Z").await;
        assert_eq!(wing.number(TOLD).await, 4);
        wing.run("UPDATE boards_measure SET status = 'running', ended_on = NULL, account_id = NULL")
            .await;
        wing.night("2027-05-21T05:00:00Z").await;
        assert_eq!(wing.number(TOLD).await, 4);
    })
    .await;
}

#[tokio::test]
async fn a_milestone_that_is_not_reached_is_told_a_week_before_its_day() {
    on_both_databases(MIGRATIONS, async |house| {
        let wing = Wing::new(house).await;
        let measure = agreed(&wing, "Kurse am Abend").await;
        for (title, day) in [
            ("Räume gefunden", "01.06.2026"),
            ("Träger gewonnen", "01.06.2026"),
            ("Kurs beworben", "01.07.2026"),
        ] {
            let fields = [("meilenstein", title), ("meilenstein_bis", day)];
            wing.post(&wing.bernd, &format!("{measure}/meilensteine"), &fields)
                .await
                .is(303);
        }
        wing.run("UPDATE boards_milestone SET done_on = '2026-05-04' WHERE title = 'Kurs beworben'")
            .await;
        for (night, told) in [
            ("2026-05-24T05:00:00Z", 0),
            ("2026-05-25T05:00:00Z", 1),
            ("2026-05-26T05:00:00Z", 1),
            ("2026-07-01T05:00:00Z", 1),
        ] {
            wing.night(night).await;
            assert_eq!(wing.number(TOLD).await, told, "{night}");
        }
        assert_eq!(wing.text("SELECT link AS t FROM post_notice").await, measure);
    })
    .await;
}

#[tokio::test]
async fn several_measures_make_one_notice_and_whoever_left_gets_none() {
    on_both_databases(MIGRATIONS, async |house| {
        let wing = Wing::new(house).await;
        agreed(&wing, "Kurse am Abend").await;
        agreed(&wing, "Kinderbetreuung").await;
        wing.night("2026-12-20T05:00:00Z").await;
        assert_eq!(wing.number(TOLD).await, 1);
        assert_eq!(
            wing.text("SELECT link AS t FROM post_notice").await,
            "/massnahmen"
        );
        wing.run("UPDATE access_role_assignment SET valid_until = '2026-12-30'")
            .await;
        wing.night("2026-12-31T05:00:00Z").await;
        assert_eq!(wing.number(TOLD).await, 1);
    })
    .await;
}

#[tokio::test]
async fn links_of_invitations_are_forgotten_once_their_meeting_is_over() {
    on_both_databases(MIGRATIONS, async |house| {
        let hall = Hall::new(house).await;
        hall.run(
            "UPDATE boards_membership SET email = $1 WHERE function LIKE 'Jugendamtsleitung%'",
            "jugendamt@example.org",
        )
        .await;
        let meeting = hall.meeting(3).await;
        hall.post(&hall.bernd, &format!("{meeting}/einladung"), &[])
            .await
            .is(303);
        let links = "SELECT COUNT(*) AS n FROM boards_invitation";
        for (days, kept) in [(0, 1), (2, 1), (4, 0)] {
            hall.house.clock.set(hall.house.clock.now().plus_hours(days * 24));
            run_jobs(&hall.house, &hall.outbox).await;
            assert_eq!(hall.number(links).await, kept, "{days}");
        }
    })
    .await;
}
