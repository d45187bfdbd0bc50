//! The rules over facts as a table, and what holds for any facts. The shipped rules are read from their migration.

use base::clock::Clock;
use base::ids::Ids;
use proptest::prelude::*;

use super::*;

fn rule(circle: Circle, areas: &[LifeArea], all_of: &[Fact], none_of: &[Fact], leads: bool) -> Rule {
    let ids = Ids::seeded(Clock::machine(), 3);
    Rule {
        id: RowId::from_uuid(ids.next_random()),
        position: 10,
        circle,
        areas: areas.iter().copied().collect(),
        all_of: all_of.iter().copied().collect(),
        none_of: none_of.iter().copied().collect(),
        residences: CodeList::default(),
        has_case_management: leads,
        explanation: String::new(),
        source: String::new(),
        is_active: true,
        version: 1,
    }
}

fn house() -> Vec<Rule> {
    vec![
        rule(
            Circle::Sgb2,
            &[LifeArea::Work, LifeArea::Livelihood],
            &[Fact::Sgb2],
            &[],
            true,
        ),
        rule(
            Circle::Sgb3,
            &[LifeArea::Work],
            &[Fact::Sgb3],
            &[Fact::Sgb2],
            true,
        ),
        rule(
            Circle::JmdMbe,
            &[LifeArea::School],
            &[Fact::Under27, Fact::Jmd],
            &[],
            true,
        ),
        rule(
            Circle::Asylblg,
            &[LifeArea::Livelihood],
            &[Fact::Asylblg],
            &[],
            false,
        ),
        Rule {
            residences: Residence::ALL
                .iter()
                .copied()
                .filter(|residence| *residence != Residence::German)
                .collect(),
            ..rule(Circle::Aufenthg, &[LifeArea::Residence], &[], &[], false)
        },
    ]
}

#[test]
fn the_rules_lead_to_a_proposal_and_name_all_that_fitted() {
    let rules = house();
    let check = |area: LifeArea, facts: &[Fact], way: Way, leads: Circle, fitted: usize| {
        let circumstances = Circumstances {
            facts: facts.iter().copied().collect(),
            residence: Residence::Unknown,
        };
        let proposal = proposal(area, &circumstances, &rules);
        assert_eq!(
            (proposal.way, proposal.leads, proposal.because.len()),
            (way, leads, fitted),
            "{area} {facts:?}"
        );
    };
    check(LifeArea::Work, &[], Way::Accompanied, Circle::Kim, 0);
    check(LifeArea::Work, &[Fact::Sgb2], Way::Referred, Circle::Sgb2, 1);
    check(LifeArea::Work, &[Fact::Sgb3], Way::Referred, Circle::Sgb3, 1);
    check(
        LifeArea::Work,
        &[Fact::Sgb2, Fact::Sgb3],
        Way::Referred,
        Circle::Sgb2,
        1,
    );
    check(LifeArea::Housing, &[Fact::Sgb2], Way::Accompanied, Circle::Kim, 0);
    check(LifeArea::School, &[Fact::Jmd], Way::Accompanied, Circle::Kim, 0);
    check(
        LifeArea::School,
        &[Fact::Jmd, Fact::Under27],
        Way::Referred,
        Circle::JmdMbe,
        1,
    );
    check(
        LifeArea::Livelihood,
        &[Fact::Asylblg],
        Way::Accompanied,
        Circle::Kim,
        1,
    );
    check(
        LifeArea::Livelihood,
        &[Fact::Asylblg, Fact::Sgb2],
        Way::Referred,
        Circle::Sgb2,
        2,
    );
    check(LifeArea::Residence, &[], Way::Accompanied, Circle::Kim, 1);
}

#[test]
fn a_rule_that_is_switched_off_or_asks_for_another_residence_says_nothing() {
    let mut rules = house();
    rules[0].is_active = false;
    let circumstances = Circumstances {
        facts: [Fact::Sgb2].into_iter().collect(),
        residence: Residence::German,
    };
    assert_eq!(
        proposal(LifeArea::Livelihood, &circumstances, &rules).way,
        Way::Accompanied
    );
    assert!(
        proposal(LifeArea::Residence, &circumstances, &rules)
            .because
            .is_empty()
    );
}

#[test]
fn the_phase_follows_what_was_decided() {
    let check = |ways: &[Way], expected: Option<Phase>| {
        assert_eq!(phase_after(ways.iter().copied()), expected, "{ways:?}");
    };
    check(&[], None);
    check(&[Way::NotDiscussed], None);
    check(&[Way::Referred, Way::NotDiscussed], Some(Phase::ReferredOn));
    check(&[Way::Referred, Way::Referred], Some(Phase::ReferredOn));
    check(&[Way::Referred, Way::Accompanied], Some(Phase::Accompanied));
    check(
        &[Way::Accompanied, Way::NotDiscussed, Way::Referred],
        Some(Phase::Accompanied),
    );
}

proptest! {
    #[test]
    fn verweisberatung_is_proposed_exactly_if_a_rule_that_fits_leads(
        facts in prop::collection::btree_set(0usize..Fact::ALL.len(), 0..8),
        residence in 0usize..Residence::ALL.len(),
        area in 0usize..LifeArea::ALL.len(),
    ) {
        let rules = house();
        let area = LifeArea::ALL[area];
        let circumstances = Circumstances {
            facts: facts.into_iter().map(|place| Fact::ALL[place]).collect(),
            residence: Residence::ALL[residence],
        };
        let found = proposal(area, &circumstances, &rules);
        let leads = rules.iter().any(|rule| rule.has_case_management && rule.fits(area, &circumstances));
        prop_assert_eq!(found.way == Way::Referred, leads);
        prop_assert!(!found.german().is_empty());
        prop_assert!(found.because.iter().all(|rule| rule.areas.0.contains(&area)));
    }
}

#[test]
fn rules_that_point_two_ways_leave_a_choice() {
    let lead = |circle| rule(circle, &[LifeArea::Work], &[], &[], true);
    let help = |circle| rule(circle, &[LifeArea::Work], &[], &[], false);
    let check = |rules: &[Rule], expected| {
        let proposal = proposal(LifeArea::Work, &Circumstances::default(), rules);
        assert_eq!(proposal.is_unambiguous(), expected, "{rules:?}");
    };
    check(&[], true);
    check(&[lead(Circle::Sgb2)], true);
    check(&[lead(Circle::Sgb2), lead(Circle::Sgb2)], true);
    check(&[help(Circle::Sgb12), help(Circle::Asylblg)], true);
    check(&[lead(Circle::Sgb2), lead(Circle::JmdMbe)], false);
    check(&[lead(Circle::Sgb2), help(Circle::Asylblg)], false);
}
