//! What was typed on the page of responsibility, and what it must be. Knows no page.

use std::collections::BTreeMap;

use base::input::InputErrors;
use cases::life_area::LifeArea;
use web::form::Form;

use crate::responsibility::model::{Circle, Circumstances, Proposal, Reason, Residence, Rule, Way, proposal};
use crate::responsibility::store::Decision;
use crate::typed;

/// The ticks of facts.
pub(crate) const FACTS: &str = "umstaende";
/// The residence status.
pub(crate) const RESIDENCE: &str = "aufenthalt";

/// The names of the fields of one life area.
#[derive(Clone, Copy)]
pub(crate) struct Names {
    pub(crate) way: &'static str,
    pub(crate) reason: &'static str,
    pub(crate) note: &'static str,
}

macro_rules! names {
    ($area:literal) => {
        Names {
            way: concat!("weg_", $area),
            reason: concat!("grund_", $area),
            note: concat!("notiz_", $area),
        }
    };
}

/// The names of the fields of this life area.
pub(crate) const fn names(area: LifeArea) -> Names {
    match area {
        LifeArea::Residence => names!("residence"),
        LifeArea::Language => names!("language"),
        LifeArea::School => names!("school"),
        LifeArea::Work => names!("work"),
        LifeArea::Housing => names!("housing"),
        LifeArea::Health => names!("health"),
        LifeArea::Family => names!("family"),
        LifeArea::Livelihood => names!("livelihood"),
        LifeArea::Participation => names!("participation"),
        LifeArea::Discrimination => names!("discrimination"),
        LifeArea::Naturalisation => names!("naturalisation"),
    }
}

/// The circumstances that were ticked; what is no fact of ours is left out, and no answer is „unknown".
pub(crate) fn circumstances(form: &Form) -> Circumstances {
    Circumstances {
        facts: form
            .all(FACTS)
            .iter()
            .filter_map(|code| code.parse().ok())
            .collect(),
        residence: form.text(RESIDENCE).parse().unwrap_or(Residence::Unknown),
    }
}

/// What was chosen for each life area that was on the page.
pub(crate) fn decisions(
    form: &Form,
    (known, rules): (&Circumstances, &[Rule]),
) -> (BTreeMap<LifeArea, Decision>, InputErrors) {
    let mut errors = InputErrors::new();
    let mut decisions = BTreeMap::new();
    for area in LifeArea::ALL {
        let names = names(*area);
        let Ok(way) = form.text(names.way).parse::<Way>() else {
            continue;
        };
        let proposal = proposal(*area, known, rules);
        let note = typed::text(form, names.note, &mut errors);
        let reason = reason(way, form.text(names.reason).parse().ok(), &proposal);
        if way != Way::NotDiscussed && reason.is_none() {
            errors.add(
                names.reason,
                format!(
                    "{}: Sie entscheiden anders als vorgeschlagen. Bitte wählen Sie einen Grund.",
                    area.german()
                ),
            );
        }
        if reason == Some(Reason::Other) && note.is_empty() {
            errors.add(
                names.note,
                format!("{}: Bitte schreiben Sie den Grund in die Notiz.", area.german()),
            );
        }
        let decision = Decision {
            way,
            circle: circle(way, &proposal),
            reason,
            note,
        };
        decisions.insert(*area, decision);
    }
    (decisions, errors)
}

/// The decision that takes a proposal as it is; the note says on which rules it rests.
pub(crate) fn as_proposed(proposal: &Proposal<'_>) -> Decision {
    Decision {
        way: proposal.way,
        circle: Some(proposal.leads),
        reason: Some(proposal.reason),
        note: proposal.rests_on(),
    }
}

/// Whoever follows the proposal need not say why; whoever does not, must.
fn reason(way: Way, chosen: Option<Reason>, proposal: &Proposal<'_>) -> Option<Reason> {
    match way {
        Way::NotDiscussed => None,
        _ if way == proposal.way => chosen.or(Some(proposal.reason)),
        _ => chosen,
    }
}

/// Who leads: KIM if it accompanies, else the first one whom the rules name.
fn circle(way: Way, proposal: &Proposal<'_>) -> Option<Circle> {
    match way {
        Way::NotDiscussed => None,
        Way::Accompanied => Some(Circle::Kim),
        Way::Referred if proposal.way == Way::Referred => Some(proposal.leads),
        Way::Referred => proposal.because.first().map(|rule| rule.circle),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> (BTreeMap<LifeArea, Decision>, InputErrors) {
        decisions(&Form::read(body.as_bytes()), (&Circumstances::default(), &[]))
    }

    #[test]
    fn following_the_proposal_needs_no_reason() {
        let (decisions, errors) = read("weg_housing=accompanied&grund_housing=");
        assert!(errors.is_empty());
        let decision = &decisions[&LifeArea::Housing];
        assert_eq!(decision.reason, Some(Reason::NobodyLeads));
        assert_eq!(decision.circle, Some(Circle::Kim));
        assert_eq!(decisions.len(), 1);
    }

    #[test]
    fn deciding_otherwise_needs_a_reason_and_another_reason_needs_a_note() {
        let (_, errors) = read("weg_housing=referred");
        assert!(errors.at("grund_housing").is_some());
        let (_, errors) = read("weg_housing=referred&grund_housing=other");
        assert!(errors.at("notiz_housing").is_some());
        let (decisions, errors) = read("weg_housing=referred&grund_housing=other&notiz_housing=Umzug");
        assert!(errors.is_empty());
        assert_eq!(decisions[&LifeArea::Housing].circle, None);
    }

    #[test]
    fn no_answer_about_residence_is_unknown() {
        for body in ["", "aufenthalt=", "aufenthalt=illegal"] {
            assert_eq!(
                circumstances(&Form::read(body.as_bytes())).residence,
                Residence::Unknown
            );
        }
    }
}
