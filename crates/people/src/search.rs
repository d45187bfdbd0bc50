//! Search for persons among those that an account may open. The page stands in `desk`.

use access::act::Act;
use base::ids::PersonId;
use web::answer::Refused;
use web::request::Request;

use crate::index::directory::Found;
use crate::index::scope::Scope;
use crate::index::{PersonIndex, Readiness};
use crate::matching::hit::{Class, Hit};
use crate::shown::{ShownPerson, shown};

/// How many hits are shown.
pub const MOST_HITS: usize = 50;
/// How much of what was typed is read.
const LONGEST_QUERY: usize = 200;

/// A person that a search found.
#[derive(Clone, Debug)]
pub struct FoundPerson {
    /// The person.
    pub person: ShownPerson,
    /// Very likely the one that is meant.
    pub is_likely: bool,
    /// Why the person was found, in German.
    pub reasons: String,
}

/// What a search for persons brought.
#[derive(Clone, Debug)]
pub enum PersonSearch {
    /// The index does not know everybody yet, or could not be built.
    NotReady(Readiness),
    /// There is too little to look for.
    TooShort,
    /// The persons, the closest first.
    Found {
        /// At most [`MOST_HITS`].
        persons: Vec<FoundPerson>,
        /// Whether there are more.
        has_more: bool,
    },
}

/// Searches by names and birth, as typed in one line; persons of others are neither shown nor counted.
///
/// # Errors
/// [`Refused::NotFound`] if the account may not search; what the database reports.
pub async fn search(request: &Request, words: &str) -> Result<PersonSearch, Refused> {
    let who = request.who()?;
    let (tx, permit) = request.access().list(who, Act::PersonSearch).await?;
    let index = request.room::<PersonIndex>()?;
    if index.readiness() != Readiness::Ready {
        return Ok(PersonSearch::NotReady(index.readiness()));
    }
    let words: String = words.chars().take(LONGEST_QUERY).collect();
    match index.search(&Scope::of(&permit), &base::names::one_line(&words), MOST_HITS) {
        Found::TooShort => Ok(PersonSearch::TooShort),
        Found::Hits { hits, has_more } => {
            let ids: Vec<PersonId> = hits.iter().map(|hit| hit.person).collect();
            let persons = with_reasons(shown(request.access(), tx, &permit, &ids).await?, &hits);
            Ok(PersonSearch::Found { persons, has_more })
        }
    }
}

/// The shown persons with why each was found.
pub(crate) fn with_reasons(persons: Vec<ShownPerson>, hits: &[Hit]) -> Vec<FoundPerson> {
    let found = |person: ShownPerson| {
        let hit = hits.iter().find(|hit| hit.person == person.id)?;
        let reasons: Vec<&str> = hit
            .resemblance
            .reasons
            .iter()
            .map(|reason| reason.label())
            .collect();
        Some(FoundPerson {
            person,
            is_likely: hit.resemblance.class == Class::Same,
            reasons: reasons.join(", "),
        })
    };
    persons.into_iter().filter_map(found).collect()
}
