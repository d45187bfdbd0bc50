//! A board with a seat that nobody holds, a meeting with an item, a paper, a decision and a measure for the walks, all with the same
//! id. Nobody sits in it: what is one's own board, the room's tests hold.

use base::ids::AccountId;
use db::statement::Statement;
use web::routes::Fixture;

use crate::scene::Scene;
use crate::theme_rows;

/// The id of all of them.
pub(crate) const ID: &str = "00000000-0000-4000-8000-00000000b0a2";

/// The id of a row of the boards, if a fixture is one.
pub(crate) fn id_of(fixture: Fixture) -> Option<String> {
    let is_one = matches!(
        fixture,
        Fixture::Board
            | Fixture::Meeting
            | Fixture::AgendaItem
            | Fixture::Paper
            | Fixture::Decision
            | Fixture::Measure
    );
    is_one.then(|| ID.to_owned())
}

/// Adds the rows; the theme stands already.
pub(crate) async fn add(scene: &Scene, account: AccountId) {
    let now = scene.house.clock.now();
    let today = now.day();
    let mut tx = scene.house.back_door.write().await.unwrap();
    let rows = [
        Statement::new(
            "INSERT INTO boards_board (id, kind, name, meets_per_year, quorum, invitation_days, shows_drafts,
                 is_informed_only, starts_on)
             VALUES ($1, 'steering_group', 'Lenkungsgruppe', 2, 'half', 14, TRUE, FALSE, '2026-01-01')
             ON CONFLICT (id) DO NOTHING",
        )
        .bind_text(ID),
        Statement::new(
            "INSERT INTO boards_membership (id, board_id, position, kind, part, function, has_vote, from_day)
             VALUES ($1, $1, 1, 'ex_officio', 'member', 'Sozialamtsleitung', TRUE, '2026-01-01')
             ON CONFLICT (id) DO NOTHING",
        )
        .bind_text(ID),
        Statement::new(
            "INSERT INTO boards_meeting (id, board_id, starts_at, ends_at, place, state, invited_at)
             VALUES ($1, $1, '2026-02-10T09:00:00Z', '2026-02-10T11:00:00Z', 'Kreishaus', 'held',
                 '2026-01-10T09:00:00Z')
             ON CONFLICT (id) DO NOTHING",
        )
        .bind_text(ID),
        Statement::new(
            "INSERT INTO boards_minutes (meeting_id, begun_by, begun_at) VALUES ($1, $2, $3)
             ON CONFLICT (meeting_id) DO NOTHING",
        )
        .bind_text(ID)
        .bind(&account)
        .bind(&now),
        Statement::new(
            "INSERT INTO boards_agenda_item (id, meeting_id, position, kind, title, theme_id, state)
             VALUES ($1, $1, 1, 'decision', 'Wartezeit', $2, 'accepted') ON CONFLICT (id) DO NOTHING",
        )
        .bind_text(ID)
        .bind_text(theme_rows::ID),
        Statement::new(
            "INSERT INTO boards_paper (id, number, kind, title, board_id, theme_id, created_at)
             VALUES ($1, 'V-2026-01', 'decision_paper', 'Wartezeit', $1, $2, $3) ON CONFLICT (id) DO NOTHING",
        )
        .bind_text(ID)
        .bind_text(theme_rows::ID)
        .bind(&now),
        Statement::new(
            "INSERT INTO boards_paper_version (paper_id, edition, title, parts, written_at)
             VALUES ($1, 1, 'Wartezeit', '{\"proposal\":\"Mehr Plätze\"}', $2)
             ON CONFLICT (paper_id, edition) DO NOTHING",
        )
        .bind_text(ID)
        .bind(&now),
        Statement::new(
            "INSERT INTO boards_decision (id, number, board_id, item_id, theme_id, title, text, outcome, decided_on,
                 votes_yes, votes_no, votes_abstained, present, entitled)
             VALUES ($1, 'B-2026-01', $1, $1, $2, 'Wartezeit', 'Mehr Plätze', 'adopted', $3, 5, 0, 0, 5, 8)
             ON CONFLICT (id) DO NOTHING",
        )
        .bind_text(ID)
        .bind_text(theme_rows::ID)
        .bind(&today),
        Statement::new(
            "INSERT INTO boards_measure (id, number, theme_id, decision_id, title, owner, due_on, status, decided_on,
                 baseline_from, baseline_to, counted_field)
             VALUES ($1, 'M-2026-01', $2, $1, 'Kurse am Abend', 'Koordination', $3, 'planned', $3, '2024-H1', '2025-H2',
                 'language')
             ON CONFLICT (id) DO NOTHING",
        )
        .bind_text(ID)
        .bind_text(theme_rows::ID)
        .bind(&today),
    ];
    for row in rows {
        row.run(&mut tx).await.unwrap();
    }
    tx.commit().await.unwrap();
}
