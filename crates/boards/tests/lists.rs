//! Lists of boards take as many statements for many rows as for a few.

use testing::house::on_both_databases;

use crate::wing::{MIGRATIONS, Wing};

const LISTS: [&str; 6] = [
    "/gremien",
    "/gremien/00000000-0000-4000-8000-0000000000b1",
    "/sitzungen/00000000-0000-4000-8000-0000000000b2",
    "/sitzungsvorlagen",
    "/beschluesse",
    "/massnahmen",
];

/// Seven more of everything in the board of the wing, and seven more boards like it.
const MORE: [&str; 7] = [
    "INSERT INTO boards_board (id, kind, name, meets_per_year, quorum, invitation_days, shows_drafts, is_informed_only,
         starts_on)
     SELECT f.id, 'exchange_b123', f.name, 2, 'none', 14, FALSE, FALSE, '2022-01-01'
     FROM organisation_municipality f ORDER BY f.name LIMIT 7",
    "INSERT INTO boards_membership (id, board_id, position, kind, part, function, has_vote, from_day)
     SELECT f.id, '00000000-0000-4000-8000-0000000000b1', 1, 'named', 'member', f.name, TRUE, '2022-01-01'
     FROM organisation_municipality f ORDER BY f.name LIMIT 7",
    "INSERT INTO boards_meeting (id, board_id, starts_at, ends_at, place, state)
     SELECT f.id, '00000000-0000-4000-8000-0000000000b1', '2026-07-15T08:00:00Z', '2026-07-15T10:00:00Z',
         f.name, 'planned'
     FROM organisation_municipality f ORDER BY f.name LIMIT 7",
    "INSERT INTO boards_agenda_item (id, meeting_id, position, kind, title, state)
     SELECT f.id, '00000000-0000-4000-8000-0000000000b2', 9, 'decision', f.name, 'accepted'
     FROM organisation_municipality f ORDER BY f.name LIMIT 7",
    "INSERT INTO boards_paper (id, number, kind, title, board_id, created_at)
     SELECT f.id, f.id, 'report', f.name, '00000000-0000-4000-8000-0000000000b1', '2026-01-15T08:00:00Z'
     FROM organisation_municipality f ORDER BY f.name LIMIT 7",
    "INSERT INTO boards_consultation (item_id, paper_id, position)
     SELECT f.id, f.id, 1
     FROM organisation_municipality f ORDER BY f.name LIMIT 7",
    "INSERT INTO boards_decision (id, number, board_id, item_id, title, text, outcome, decided_on, votes_yes, votes_no,
         votes_abstained, present, entitled)
     SELECT f.id, f.id, '00000000-0000-4000-8000-0000000000b1', f.id, f.name, 'Text',
         'rejected', '2024-07-15', 0, 1, 0, 9, 12
     FROM organisation_municipality f ORDER BY f.name LIMIT 7",
];

#[tokio::test]
async fn a_list_of_many_takes_as_many_statements_as_one_of_few() {
    on_both_databases(MIGRATIONS, async |house| {
        let wing = Wing::new(house).await;
        let mut few = Vec::new();
        for list in LISTS {
            few.push((list, wing.statements_of(list).await));
        }
        for more in MORE {
            wing.run(more).await;
        }
        for (list, statements) in few {
            assert_eq!(wing.statements_of(list).await, statements, "{list}");
        }
        for (list, shown) in [
            ("/gremien", "Austausch"),
            ("/sitzungsvorlagen", "Borchen"),
            ("/beschluesse", "Borchen"),
        ] {
            wing.get(&wing.bernd, list).await.is(200).shows(shown);
        }
    })
    .await;
}
