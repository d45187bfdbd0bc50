//! The names of the fields of action (Handlungsfelder) for clients and the public. The fields themselves are the
//! district's.

use base::language::Language;
pub use organisation::model::field_of_action::FieldOfAction;

use crate::words;

/// The name of a field in one of the sixteen languages.
pub fn name(field: FieldOfAction, language: Language) -> String {
    words::word(language, &format!("field-{field}"))
}
