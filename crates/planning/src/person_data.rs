//! What this room keeps of a person: everything that was planned in the cases in which the person takes part. It hangs
//! on the case alone, so nothing here changes while the case lives on.

mod store;

use access::failure::Result;
use access::permit::{JobPermit, Permit};
use access::person_data::told::{Entry, Section};
use access::person_data::{
    Collected, Collector, Erased, Eraser, Files, Kept, RoomData, TableRule, follows_nothing, knows_nobody,
};
use base::ids::CaseId;
use cases::life_area::LifeArea;
use cases::person_data::titled;
use consents::model::drawing::picture;
use db::tx::Tx;
use vault::subject::KeySubject;

use crate::assessment::scale;
use crate::goal::model::{Goal, Step, Who};
use crate::{agreement, assessment, due, goal, responsibility, review};

const TABLES: &[&str] = &[
    "planning_assessment",
    "planning_level",
    "planning_due",
    "planning_circumstances",
    "planning_decision",
    "planning_goal",
    "planning_step",
    "planning_agreement",
    "planning_review",
    "planning_attainment",
];

/// The entry of this room.
pub const PERSON_DATA: RoomData = RoomData {
    room: "planning",
    german: "Planung",
    rules: &[
        TableRule::of("planning_assessment", &["case_id"], Kept::WithCase),
        TableRule::of("planning_level", &[], Kept::WithCase),
        TableRule::of("planning_due", &["case_id"], Kept::WithCase),
        TableRule::of("planning_circumstances", &["case_id"], Kept::WithCase),
        TableRule::of("planning_decision", &["case_id"], Kept::WithCase),
        TableRule::of("planning_goal", &["case_id"], Kept::WithCase),
        TableRule::of("planning_step", &["case_id"], Kept::WithCase),
        TableRule::of("planning_agreement", &["case_id"], Kept::WithCase),
        TableRule::of("planning_review", &["case_id"], Kept::WithCase),
        TableRule::of("planning_attainment", &[], Kept::WithCase),
    ],
    collector: Collector {
        tables: TABLES,
        collect,
    },
    eraser: Eraser {
        tables: TABLES,
        erase,
    },
    follow: follows_nothing,
    others: knows_nobody,
};

fn erase<'t>(tx: &'t mut Tx, _permit: &'t JobPermit, subject: KeySubject) -> Erased<'t> {
    Box::pin(async move {
        match subject {
            KeySubject::Case(case) => Ok(store::erase(tx, case).await?),
            _ => Ok(()),
        }
    })
}

fn collect<'t>(tx: &'t mut Tx, files: &'t Files) -> Collected<'t> {
    Box::pin(async move {
        let mut sections = Vec::new();
        for case in &files.cases {
            sections.push(assessments(tx, case).await?);
            sections.push(responsibilities(tx, case).await?);
            sections.push(goals(tx, case).await?);
            sections.push(agreements(tx, case).await?);
            sections.push(reviews(tx, case).await?);
            sections.push(due_days(tx, case).await?);
        }
        Ok(sections)
    })
}

async fn assessments(tx: &mut Tx, case: &Permit<CaseId>) -> Result<Section> {
    let title = titled(tx, case, "Falleinschätzung").await?;
    let mut entries = Vec::new();
    for version in assessment::store::versions(tx, case).await? {
        for (area, view) in version.views {
            let need = view.need.map(|level| scale::need(area, level));
            let urgency = view.urgency.map(assessment::model::Urgency::german);
            entries.push(
                Entry::new(area.german())
                    .on(version.held_on)
                    .some("Bedarf", need)
                    .some("Wunsch", view.wish.map(scale::wish))
                    .some("Dringlichkeit", urgency)
                    .written("Ressourcen", view.resources)
                    .written("Hürden", view.obstacles)
                    .fact("Aufgeschrieben von", version.by.clone()),
            );
        }
    }
    Ok(Section::new(title).entries(entries))
}

async fn responsibilities(tx: &mut Tx, case: &Permit<CaseId>) -> Result<Section> {
    let title = titled(tx, case, "Zuständigkeit").await?;
    let (known, version) = responsibility::store::circumstances(tx, case).await?;
    let mut entries = Vec::new();
    if version > 0 {
        let facts: Vec<&str> = known.facts.0.iter().map(|fact| fact.german()).collect();
        entries.push(
            Entry::new("Umstände")
                .fact("Angaben", facts.join("; "))
                .fact("Aufenthalt", known.residence.german()),
        );
    }
    for decided in responsibility::store::decisions(tx, case).await? {
        let decision = decided.decision;
        entries.push(
            Entry::new(decided.area.german())
                .on(decided.at.day())
                .fact("Entscheidung", decision.way.german())
                .some(
                    "Zuständig",
                    decision.circle.map(responsibility::model::Circle::german),
                )
                .some(
                    "Grund",
                    decision.reason.map(responsibility::model::Reason::german),
                )
                .written("Notiz", decision.note)
                .fact("Entschieden von", decided.by),
        );
    }
    Ok(Section::new(title).entries(entries))
}

async fn goals(tx: &mut Tx, case: &Permit<CaseId>) -> Result<Section> {
    let title = titled(tx, case, "Ziele").await?;
    let goals = goal::store::goals(tx, case).await?;
    let steps = goal::store::steps(tx, case).await?;
    let entries = goals.iter().map(|goal| goal_entry(goal, &steps));
    Ok(Section::new(title).entries(entries))
}

fn goal_entry(goal: &Goal, steps: &[Step]) -> Entry {
    let own = steps.iter().filter(|step| step.goal == goal.id);
    let mut entry = Entry::new(goal.text.kind.german())
        .written("Ziel", goal.text.title.clone())
        .some("Lebensbereich", goal.text.area.map(LifeArea::german))
        .written("Woran man es merkt", goal.text.measure.clone())
        .day("Bis", goal.text.due_on)
        .fact("Stand", goal.text.state.german());
    for step in own {
        entry = entry.written(
            "Schritt",
            step_line(
                &step.text.what,
                (step.text.who, &step.text.who_else),
                step.done_on,
            ),
        );
    }
    entry
}

fn step_line(what: &str, (who, who_else): (Who, &str), done_on: Option<base::day::Day>) -> String {
    let who = if who_else.is_empty() {
        who.german()
    } else {
        who_else
    };
    match done_on {
        Some(day) => format!("{what} ({who}), erledigt am {}", day.german()),
        None => format!("{what} ({who})"),
    }
}

async fn agreements(tx: &mut Tx, case: &Permit<CaseId>) -> Result<Section> {
    let title = titled(tx, case, "Zielvereinbarungen").await?;
    let mut entries = Vec::new();
    for agreement in agreement::store::agreements(tx, case).await? {
        let agreed = agreement::store::goals(tx, case, agreement.id).await?;
        let mut entry = Entry::new(format!("Zielvereinbarung {}", agreement.number))
            .on(agreement.agreed_on)
            .day("Unterschrift Klientin, Klient", agreement.signed_by_client_on)
            .day("Unterschrift KIM", agreement.signed_by_kim_on)
            .fact("Aufgeschrieben von", agreement.by);
        if agreement.is_drawn {
            let strokes = agreement::store::strokes(tx, case, agreement.id).await?;
            entry = entry.signed(strokes.map(|strokes| picture(&strokes)));
        }
        for goal in agreed.iter().flat_map(|goals| &goals.0) {
            entry = entry.written("Ziel", format!("{}: {}", goal.kind.german(), goal.title));
            for step in &goal.steps {
                entry = entry.written("Schritt", step_line(&step.what, (step.who, &step.who_else), None));
            }
        }
        entries.push(entry);
    }
    Ok(Section::new(title).entries(entries))
}

async fn reviews(tx: &mut Tx, case: &Permit<CaseId>) -> Result<Section> {
    let title = titled(tx, case, "Überprüfungen").await?;
    let goals = goal::store::goals(tx, case).await?;
    let entries = review::store::reviews(tx, case).await?.into_iter().map(|review| {
        let mut entry = Entry::new(format!("Überprüfung {}", review.number))
            .on(review.held_on)
            .day("Nächste Überprüfung", review.next_on)
            .written("Notiz", review.note)
            .fact("Aufgeschrieben von", review.by);
        for (id, level) in review.levels {
            let goal = goals.iter().find(|goal| goal.id == id);
            let name = goal.map_or("Ziel", |goal| goal.text.title.as_str());
            entry = entry.written("Erreicht", format!("{name}: {}", level.german()));
        }
        entry
    });
    Ok(Section::new(title).entries(entries))
}

async fn due_days(tx: &mut Tx, case: &Permit<CaseId>) -> Result<Section> {
    let title = titled(tx, case, "Nächste Termine der Planung").await?;
    let due = due::store::of_case(tx, case).await?;
    let entry = Entry::new("Fällig")
        .day("Überprüfung", due.review_on)
        .day("Falleinschätzung", due.assessment_on);
    let is_known = !entry.facts.is_empty();
    Ok(Section::new(title).entries(is_known.then_some(entry)))
}
