//! The texts that clients read in sixteen languages, of all rooms together: declarations, goal agreements, letters. One
//! list says which languages are offered, and a text that changes in any room sets its language back. Not the texts.

use base::language::Language;
use web::answer::Refused;
use web::request::Request;

use crate::model::languages::Marks;
use crate::store::languages::usable;
use crate::words;

/// The text of one room in a language, as this program has it; empty if it has none.
pub type Source = fn(Language) -> &'static str;

/// The texts of the rooms above, which count beside those of the declarations.
#[derive(Clone, Debug, Default)]
pub struct ReadingAids(Vec<Source>);

impl ReadingAids {
    /// These texts.
    pub fn new(sources: Vec<Source>) -> Self {
        Self(sources)
    }

    /// Those of the house; none but the declarations while no other room has brought any.
    pub fn of(request: &Request) -> Self {
        let brought = request.house().rooms.get::<Self>();
        brought.cloned().unwrap_or_default()
    }

    /// The marks of all texts of a language as they are now.
    pub fn marks(&self, language: Language) -> Marks {
        Marks {
            german: self.mark(Language::German),
            language: self.mark(language),
        }
    }

    fn mark(&self, language: Language) -> String {
        let others = self.0.iter().map(|source| source(language));
        let all: Vec<&str> = std::iter::once(words::source(language)).chain(others).collect();
        words::mark(&all.concat())
    }
}

/// The languages in which clients may be given something beside German; German is one of them.
///
/// # Errors
/// What the database reports.
pub async fn offered(request: &Request, tx: &mut db::tx::Tx) -> Result<Vec<Language>, Refused> {
    let aids = ReadingAids::of(request);
    let lines = usable(tx, (&aids, request.house().running.is_demo)).await?;
    Ok(lines.into_iter().map(|line| line.language).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_changes_in_any_room_changes_the_mark_of_its_language() {
        let before = ReadingAids::new(vec![|language| match language {
            Language::Arabic => "قبل",
            _ => "vorher",
        }]);
        let after = ReadingAids::new(vec![|language| match language {
            Language::Arabic => "بعد",
            _ => "vorher",
        }]);
        assert_ne!(before.marks(Language::Arabic), after.marks(Language::Arabic));
        assert_eq!(before.marks(Language::Turkish), after.marks(Language::Turkish));
        let none = ReadingAids::default().marks(Language::Turkish);
        assert_ne!(before.marks(Language::Turkish).german, none.german);
    }
}
