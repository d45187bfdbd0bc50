//! The rules of responsibility in their order, and how often things are due.

use access::act::Act;
use askama::Template;
use cases::life_area::LifeArea;
use web::answer::{Answer, page};
use web::components::{button, facts, tag};
use web::request::Request;
use web::shell::Shell;

use crate::due::store::{Intervals, intervals};
use crate::responsibility::model::Rule;
use crate::responsibility::store;

#[derive(Template)]
#[template(path = "planning/rules.html")]
struct RulesPage {
    shell: Shell,
    may_write: bool,
    rules: Vec<Rule>,
    intervals: Intervals,
}

impl RulesPage {
    fn review(&self) -> String {
        months(self.intervals.review_months)
    }

    fn assessment(&self) -> String {
        months(self.intervals.assessment_months)
    }
}

fn months(count: i64) -> String {
    if count == 1 {
        "jeden Monat".to_owned()
    } else {
        format!("alle {count} Monate")
    }
}

/// A rule in words, as the list shows it.
trait Words {
    fn areas_german(&self) -> String;
    fn condition(&self) -> String;
    fn edit_path(&self) -> String;
}

impl Words for Rule {
    fn areas_german(&self) -> String {
        let names: Vec<&str> = self.areas.0.iter().copied().map(LifeArea::german).collect();
        names.join(", ")
    }

    fn condition(&self) -> String {
        let all = self.all_of.0.iter().map(|fact| fact.german().to_owned());
        let none = self
            .none_of
            .0
            .iter()
            .map(|fact| format!("nicht: {}", fact.german()));
        let residences: Vec<&str> = self
            .residences
            .0
            .iter()
            .map(|residence| residence.german())
            .collect();
        let residence =
            (!residences.is_empty()).then(|| format!("Aufenthalt: {}", residences.join(" oder ")));
        let words: Vec<String> = all.chain(none).chain(residence).collect();
        if words.is_empty() {
            "immer".to_owned()
        } else {
            words.join("; ")
        }
    }

    fn edit_path(&self) -> String {
        format!("/regeln/zustaendigkeit/bearbeiten?regel={}", self.id)
    }
}

/// Shows the rules.
///
/// # Errors
/// [`Refused`](web::answer::Refused) as the gate says.
pub async fn show(request: Request) -> Answer {
    let who = request.who()?;
    let (mut tx, _permit) = request.access().enter(who, Act::PlanningRuleRead).await?;
    page(&RulesPage {
        shell: request.shell("Regeln der Zuständigkeit"),
        may_write: request.access().may(who, Act::PlanningRuleWrite),
        rules: store::rules(&mut tx).await?,
        intervals: intervals(&mut tx).await?,
    })
}
