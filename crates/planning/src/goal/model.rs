//! What a goal is: three kinds that stand below each other, steps with who and until when. Knows no database.

use std::collections::BTreeSet;

use base::day::Day;
use base::ids::RowId;
use base::moment::Moment;
use base::refusal::Refusal;
use cases::life_area::LifeArea;

db::coded! {
    /// The level of a goal. Source: system part B 6.
    pub enum GoalKind {
        /// Grundsatzziel: how life should be, in years.
        Principle = "principle",
        /// Rahmenziel: what must be reached for that, in months.
        Frame = "frame",
        /// Handlungsziel: what is done next, in weeks; it is SMART.
        Action = "action",
    }
}

impl GoalKind {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Principle => "Grundsatzziel",
            Self::Frame => "Rahmenziel",
            Self::Action => "Handlungsziel",
        }
    }

    /// What it is for, in a sentence.
    pub const fn explained(self) -> &'static str {
        match self {
            Self::Principle => {
                "Wie soll das Leben später aussehen? In den Worten der Klientin, des Klienten."
            }
            Self::Frame => "Was muss dafür in den nächsten Monaten erreicht sein?",
            Self::Action => "Was geschieht in den nächsten Wochen, überprüfbar und mit Datum?",
        }
    }

    /// The kind of a goal that is added below this one.
    pub const fn below(self) -> Option<Self> {
        match self {
            Self::Principle => Some(Self::Frame),
            Self::Frame => Some(Self::Action),
            Self::Action => None,
        }
    }
}

db::coded! {
    /// What became of a goal.
    pub enum GoalState {
        /// Worked on.
        Open = "open",
        /// Reached.
        Reached = "reached",
        /// Given up, or replaced by another one.
        Dropped = "dropped",
    }
}

impl GoalState {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Open => "offen",
            Self::Reached => "erreicht",
            Self::Dropped => "aufgegeben",
        }
    }
}

db::coded! {
    /// Who does a step.
    pub enum Who {
        /// The client.
        Client = "client",
        /// The case manager.
        Kim = "kim",
        /// Somebody else, who is named.
        Other = "other",
    }
}

impl Who {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Client => "Klient/in",
            Self::Kim => "KIM",
            Self::Other => "andere",
        }
    }
}

/// What a goal says.
#[derive(Clone, PartialEq, Eq)]
pub struct GoalText {
    /// Its level.
    pub kind: GoalKind,
    /// The goal above it.
    pub parent: Option<RowId>,
    /// The life area it belongs to.
    pub area: Option<LifeArea>,
    /// The goal in a sentence.
    pub title: String,
    /// By what one will see that it is reached.
    pub measure: String,
    /// Until when.
    pub due_on: Option<Day>,
    /// What became of it.
    pub state: GoalState,
}

/// A goal as stored.
#[derive(Clone, PartialEq, Eq)]
pub struct Goal {
    /// Its id.
    pub id: RowId,
    /// What it says.
    pub text: GoalText,
    /// Who changed it last, as colleagues see the name.
    pub changed_by: String,
    /// When that was.
    pub changed_at: Moment,
    /// For the second writer.
    pub version: i64,
}

impl std::fmt::Debug for Goal {
    /// The id only; the texts are about a person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Goal({}, {})", self.id, self.text.kind)
    }
}

impl std::fmt::Debug for GoalText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "GoalText({})", self.kind)
    }
}

/// What a step says.
#[derive(Clone, PartialEq, Eq)]
pub struct StepText {
    /// What is done.
    pub what: String,
    /// Who does it.
    pub who: Who,
    /// Who it is, if somebody else.
    pub who_else: String,
    /// Until when.
    pub due_on: Option<Day>,
}

impl std::fmt::Debug for StepText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "StepText({})", self.who)
    }
}

/// A step towards a goal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its id.
    pub id: RowId,
    /// The goal it leads to.
    pub goal: RowId,
    /// What it says.
    pub text: StepText,
    /// When it was done.
    pub done_on: Option<Day>,
}

impl Step {
    /// Whether its day is over and it is not done.
    pub fn is_overdue(&self, today: Day) -> bool {
        self.done_on.is_none() && self.text.due_on.is_some_and(|due| due < today)
    }
}

/// A goal in the tree, with how deep it stands.
#[derive(Clone, Copy, Debug)]
pub struct Branch<'g> {
    /// The goal.
    pub goal: &'g Goal,
    /// 0 for a goal without one above it.
    pub depth: usize,
    /// Whether no goal stands below it: only such goals are rated.
    pub is_leaf: bool,
}

/// The goals as a tree, read from top to bottom; whoever lost the goal above stands at the top.
pub fn tree(goals: &[Goal]) -> Vec<Branch<'_>> {
    let known: BTreeSet<RowId> = goals.iter().map(|goal| goal.id).collect();
    let mut tree = Vec::with_capacity(goals.len());
    let is_top = |goal: &&Goal| goal.text.parent.is_none_or(|parent| !known.contains(&parent));
    for goal in goals.iter().filter(is_top) {
        add_with_those_below(goals, (goal, 0), &mut tree);
    }
    tree
}

fn add_with_those_below<'g>(goals: &'g [Goal], (goal, depth): (&'g Goal, usize), tree: &mut Vec<Branch<'g>>) {
    let place = tree.len();
    tree.push(Branch {
        goal,
        depth,
        is_leaf: true,
    });
    // Three kinds stand below each other: deeper than that is no tree of ours.
    if depth < GoalKind::ALL.len() {
        let below = goals.iter().filter(|other| other.text.parent == Some(goal.id));
        for other in below {
            add_with_those_below(goals, (other, depth + 1), tree);
        }
    }
    tree[place].is_leaf = tree.len() == place + 1;
}

/// The goals that are rated at a review: open ones below which no other open one stands.
pub fn rated(goals: &[Goal]) -> Vec<&Goal> {
    let open: Vec<&Goal> = goals
        .iter()
        .filter(|goal| goal.text.state == GoalState::Open)
        .collect();
    let has_open_below = |goal: &Goal| open.iter().any(|other| other.text.parent == Some(goal.id));
    tree(goals)
        .into_iter()
        .map(|branch| branch.goal)
        .filter(|goal| goal.text.state == GoalState::Open && !has_open_below(goal))
        .collect()
}

/// Why a goal cannot stand where it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoalRefused {
    /// The goal above is gone or of another case.
    NoSuchParent,
    /// The goal above is not of a higher level.
    ParentNotHigher {
        /// The level of the goal above.
        parent: GoalKind,
    },
    /// A goal below is not of a lower level.
    ChildNotLower {
        /// The level of the goal below.
        child: GoalKind,
    },
}

impl Refusal for GoalRefused {
    fn german(&self) -> String {
        match self {
            Self::NoSuchParent => {
                "Das Ziel darüber gibt es nicht mehr. Bitte wählen Sie ein anderes.".to_owned()
            }
            Self::ParentNotHigher { parent } => format!(
                "Unter einem {} kann dieses Ziel nicht stehen. Bitte wählen Sie eine andere Art oder ein anderes Ziel darüber.",
                parent.german()
            ),
            Self::ChildNotLower { child } => format!(
                "Darunter steht schon ein {}. Bitte lassen Sie die Art, wie sie war.",
                child.german()
            ),
        }
    }
}

/// Whether a goal may stand where it should among the goals of its case. As levels only go down, no circle can be made.
///
/// # Errors
/// [`GoalRefused`] with the reason.
pub fn may_stand(goals: &[Goal], id: Option<RowId>, text: &GoalText) -> Result<(), GoalRefused> {
    if let Some(parent) = text.parent {
        let parent = goals
            .iter()
            .find(|goal| goal.id == parent)
            .ok_or(GoalRefused::NoSuchParent)?
            .text
            .kind;
        if parent >= text.kind {
            return Err(GoalRefused::ParentNotHigher { parent });
        }
    }
    let below = goals.iter().filter(|goal| id.is_some() && goal.text.parent == id);
    match below.map(|goal| goal.text.kind).find(|child| *child <= text.kind) {
        Some(child) => Err(GoalRefused::ChildNotLower { child }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests;
