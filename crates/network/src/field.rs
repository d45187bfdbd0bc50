//! The fields of action (Handlungsfelder) on the pages of the network: to choose from, and listed. The topics of single
//! offers are finer and stand in the directory.

use organisation::model::field_of_action::FieldOfAction;
use web::components::field::Choice;

/// All fields, to choose from.
pub(crate) fn choices() -> Vec<Choice> {
    let choice = |field: &FieldOfAction| Choice::new(field.code(), field.german());
    FieldOfAction::ALL.iter().map(choice).collect()
}

/// Several fields in words, as a list shows them.
pub(crate) fn listed(fields: &[FieldOfAction]) -> String {
    let names: Vec<&str> = fields.iter().map(|field| field.german()).collect();
    names.join(", ")
}
