//! What is planned with a client: assessment, responsibility per life area, goal agreement, reviews.
//! Not here: the case itself and its phases, which stand in `cases`.

pub mod agreement;
pub mod asked;
pub mod assessment;
pub mod code_list;
pub mod counts;
pub mod due;
pub mod goal;
pub mod person_data;
pub mod responsibility;
pub mod review;
pub mod rules;
pub mod summary;
mod typed;

use access::act::Act;
use db::migration::Migration;
use post::job::kind::JobKind;
use post::mail::outbox::Outbox;
use web::house::NavEntry;
use web::routes::{Fixture, Routes};

/// The schema of this room.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 80,
        name: "assessments",
        text: include_str!("../migrations/0080_assessments.sql"),
    },
    Migration {
        number: 81,
        name: "responsibility",
        text: include_str!("../migrations/0081_responsibility.sql"),
    },
    Migration {
        number: 82,
        name: "goals",
        text: include_str!("../migrations/0082_goals.sql"),
    },
    Migration {
        number: 83,
        name: "reviews",
        text: include_str!("../migrations/0083_reviews.sql"),
    },
    Migration {
        number: 84,
        name: "review_chase",
        text: include_str!("../migrations/0084_review_chase.sql"),
    },
    Migration {
        number: 91,
        name: "erasing",
        text: include_str!("../migrations/0091_erasing.sql"),
    },
    Migration {
        number: 137,
        name: "counting",
        text: include_str!("../migrations/0137_counting.sql"),
    },
];

/// The background jobs of this room.
pub fn jobs(outbox: &Outbox) -> Vec<JobKind> {
    vec![due::chasing::remind_of_reviews(outbox)]
}

/// The entries of this room in the side navigation.
pub const NAVIGATION: &[NavEntry] = &[NavEntry {
    group: "Regeln",
    label: "Zuständigkeit",
    href: "/regeln/zustaendigkeit",
    icon: "gavel",
    act: Act::PlanningRuleRead,
}];

/// The pages of this room.
pub fn routes() -> Routes {
    assessment_routes()
        .and(responsibility_routes())
        .and(goal_routes())
        .and(review_routes())
        .and(rule_routes())
}

fn assessment_routes() -> Routes {
    use assessment::pages::{edit, overview};
    Routes::about("assessment")
        .get(
            "/faelle/{id}/einschaetzung",
            Act::CaseRead,
            Fixture::Case,
            overview::show,
        )
        .get(
            "/faelle/{id}/einschaetzung/neu",
            Act::CaseWrite,
            Fixture::Case,
            edit::ask,
        )
        .post(
            "/faelle/{id}/einschaetzung/neu",
            Act::CaseWrite,
            Fixture::Case,
            edit::answer,
        )
}

fn responsibility_routes() -> Routes {
    use responsibility::pages;
    Routes::about("responsibility")
        .get(
            "/faelle/{id}/zustaendigkeit",
            Act::CaseRead,
            Fixture::Case,
            pages::show,
        )
        .post(
            "/faelle/{id}/zustaendigkeit",
            Act::CaseWrite,
            Fixture::Case,
            pages::answer,
        )
}

fn goal_routes() -> Routes {
    use agreement::pages as agreements;
    use goal::pages::{edit, overview, steps};
    let goals = Routes::about("goal")
        .get("/faelle/{id}/ziele", Act::CaseRead, Fixture::Case, overview::show)
        .get(
            "/faelle/{id}/ziele/bearbeiten",
            Act::CaseWrite,
            Fixture::Case,
            edit::ask,
        )
        .post(
            "/faelle/{id}/ziele/bearbeiten",
            Act::CaseWrite,
            Fixture::Case,
            edit::answer,
        )
        .post(
            "/faelle/{id}/ziele/schritte",
            Act::CaseWrite,
            Fixture::Case,
            steps::answer,
        );
    let agreements = Routes::about("goal agreement")
        .post(
            "/faelle/{id}/zielvereinbarung",
            Act::CaseWrite,
            Fixture::Case,
            agreements::make,
        )
        .post(
            "/faelle/{id}/zielvereinbarung/unterschrift",
            Act::CaseWrite,
            Fixture::Case,
            agreements::sign,
        )
        .post(
            "/faelle/{id}/zielvereinbarung/druck",
            Act::CaseWrite,
            Fixture::Case,
            agreements::print,
        );
    goals.and(agreements)
}

fn review_routes() -> Routes {
    use review::pages;
    Routes::about("review")
        .get(
            "/faelle/{id}/ueberpruefung",
            Act::CaseRead,
            Fixture::Case,
            pages::show,
        )
        .post(
            "/faelle/{id}/ueberpruefung",
            Act::CaseWrite,
            Fixture::Case,
            pages::answer,
        )
}

fn rule_routes() -> Routes {
    use rules::{edit, list};
    Routes::about("planning rule")
        .get(
            "/regeln/zustaendigkeit",
            Act::PlanningRuleRead,
            Fixture::None,
            list::show,
        )
        .get(
            "/regeln/zustaendigkeit/bearbeiten",
            Act::PlanningRuleWrite,
            Fixture::None,
            edit::ask,
        )
        .post(
            "/regeln/zustaendigkeit/bearbeiten",
            Act::PlanningRuleWrite,
            Fixture::None,
            edit::answer,
        )
        .get(
            "/regeln/intervalle",
            Act::PlanningRuleWrite,
            Fixture::None,
            due::pages::ask,
        )
        .post(
            "/regeln/intervalle",
            Act::PlanningRuleWrite,
            Fixture::None,
            due::pages::answer,
        )
}
