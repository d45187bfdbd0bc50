//! The tree of goals and what may stand where.

use base::clock::Clock;
use base::ids::Ids;
use proptest::prelude::*;

use super::*;

struct Scene {
    ids: Ids,
    goals: Vec<Goal>,
}

impl Scene {
    fn new() -> Self {
        Self {
            ids: Ids::seeded(Clock::machine(), 9),
            goals: Vec::new(),
        }
    }

    fn text(kind: GoalKind, parent: Option<RowId>) -> GoalText {
        GoalText {
            kind,
            parent,
            area: None,
            title: kind.german().to_owned(),
            measure: String::new(),
            due_on: None,
            state: GoalState::Open,
        }
    }

    fn add(&mut self, kind: GoalKind, parent: Option<RowId>) -> RowId {
        let id = RowId::from_uuid(self.ids.next_random());
        self.goals.push(Goal {
            id,
            text: Self::text(kind, parent),
            changed_by: String::new(),
            changed_at: Moment::from_milliseconds(0),
            version: 1,
        });
        id
    }
}

#[test]
fn goals_are_read_from_top_to_bottom() {
    let mut scene = Scene::new();
    let action_without_frame = scene.add(GoalKind::Action, None);
    let principle = scene.add(GoalKind::Principle, None);
    let second = scene.add(GoalKind::Frame, Some(principle));
    let action = scene.add(GoalKind::Action, Some(second));
    let third = scene.add(GoalKind::Frame, Some(principle));
    let read: Vec<(RowId, usize, bool)> = tree(&scene.goals)
        .iter()
        .map(|branch| (branch.goal.id, branch.depth, branch.is_leaf))
        .collect();
    assert_eq!(
        read,
        [
            (action_without_frame, 0, true),
            (principle, 0, false),
            (second, 1, false),
            (action, 2, true),
            (third, 1, true),
        ]
    );
}

#[test]
fn open_goals_without_an_open_one_below_are_rated() {
    let mut scene = Scene::new();
    let frame = scene.add(GoalKind::Frame, None);
    let first = scene.add(GoalKind::Action, Some(frame));
    let second = scene.add(GoalKind::Action, Some(frame));
    let rated_ids = |goals: &[Goal]| rated(goals).iter().map(|goal| goal.id).collect::<Vec<_>>();
    assert_eq!(rated_ids(&scene.goals), [first, second]);
    scene.goals[1].text.state = GoalState::Reached;
    assert_eq!(rated_ids(&scene.goals), [second]);
    scene.goals[2].text.state = GoalState::Dropped;
    assert_eq!(rated_ids(&scene.goals), [frame]);
}

#[test]
fn levels_only_go_down() {
    let mut scene = Scene::new();
    let principle = scene.add(GoalKind::Principle, None);
    let frame = scene.add(GoalKind::Frame, Some(principle));
    let action = scene.add(GoalKind::Action, Some(frame));
    let check =
        |id: Option<RowId>, kind: GoalKind, parent: Option<RowId>, expected: Result<(), GoalRefused>| {
            assert_eq!(may_stand(&scene.goals, id, &Scene::text(kind, parent)), expected);
        };
    check(None, GoalKind::Action, Some(principle), Ok(()));
    check(None, GoalKind::Action, None, Ok(()));
    let not_higher = |parent| Err(GoalRefused::ParentNotHigher { parent });
    check(None, GoalKind::Action, Some(action), not_higher(GoalKind::Action));
    check(
        None,
        GoalKind::Principle,
        Some(frame),
        not_higher(GoalKind::Frame),
    );
    check(
        Some(frame),
        GoalKind::Frame,
        Some(frame),
        not_higher(GoalKind::Frame),
    );
    let nowhere = RowId::from_uuid(scene.ids.next_random());
    check(
        None,
        GoalKind::Action,
        Some(nowhere),
        Err(GoalRefused::NoSuchParent),
    );
    let not_lower = Err(GoalRefused::ChildNotLower {
        child: GoalKind::Action,
    });
    check(Some(frame), GoalKind::Action, None, not_lower);
    check(Some(frame), GoalKind::Principle, None, Ok(()));
}

proptest! {
    #[test]
    fn every_goal_stands_in_the_tree_once(kinds in prop::collection::vec((0usize..3, 0usize..20), 0..20)) {
        let mut scene = Scene::new();
        for (kind, parent) in kinds {
            let kind = GoalKind::ALL[kind];
            let parent = scene.goals.get(parent).filter(|goal| goal.text.kind < kind).map(|goal| goal.id);
            scene.add(kind, parent);
        }
        let mut read: Vec<RowId> = tree(&scene.goals).iter().map(|branch| branch.goal.id).collect();
        read.sort();
        let mut all: Vec<RowId> = scene.goals.iter().map(|goal| goal.id).collect();
        all.sort();
        prop_assert_eq!(read, all);
    }
}
