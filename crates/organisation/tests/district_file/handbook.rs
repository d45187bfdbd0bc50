//! The handbook's example is a district file: it loads, and its error messages are those of the program.

use base::fte::Fte;
use organisation::district_file::parse::parse;
use organisation::model::coded::Coded;
use organisation::model::municipality::{FocusGroup, Participation};
use organisation::model::organisation::{OrganisationKind, PrivacyLaw};
use organisation::model::post::Function;
use organisation::model::staffing_plan::StaffingPlan;

use super::read;

const HANDBOOK: &str = include_str!("../../../../docs/handbuch/bezirk-einrichten.md");
const SMALL: &str = include_str!("../data/kreis-klein.toml");

#[test]
fn the_example_of_the_handbook_loads_and_shows_its_gap() {
    let example = HANDBOOK
        .split("```toml\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next())
        .unwrap();

    let file = read(example);

    let plan = StaffingPlan::on(&file.structure, file.as_of);
    assert_eq!(plan.unallocated(), "1".parse::<Fte>().unwrap());
}

#[test]
fn the_errors_in_the_handbook_are_those_of_the_program() {
    let broken = SMALL
        .replace("ags = \"05997004\"", "ags = \"05774004\"")
        .replace("region = \"nord\"", "region = \"nrod\"");
    for error in parse(&broken).unwrap_err() {
        assert!(HANDBOOK.contains(&error.to_string()), "{error}");
    }
}

#[test]
fn the_handbook_names_every_word_of_the_lists() {
    fn words<T: Coded>() -> impl Iterator<Item = &'static str> {
        T::ALL.iter().map(|value| value.word())
    }
    let all = words::<OrganisationKind>()
        .chain(words::<PrivacyLaw>())
        .chain(words::<Function>())
        .chain(words::<Participation>())
        .chain(words::<FocusGroup>());
    for word in all {
        assert!(HANDBOOK.contains(word), "{word}");
    }
}
