//! The policy in words: by act, by role, and as marks of a matrix. Decides nothing: `access::policy` does.

use access::act::Act;
use access::policy::{Grant, grant};
use access::relation::Relation;
use access::role::Role;

/// One act with those who may do it, and whom it concerns if it concerns persons at all.
pub(crate) struct Line {
    pub(crate) act: Act,
    pub(crate) allowed: Vec<(Role, Option<String>)>,
}

/// Every act with those who may do it.
pub(crate) fn lines() -> Vec<Line> {
    let line = |act: &Act| Line {
        act: *act,
        allowed: Role::ALL
            .iter()
            .filter_map(|role| Some((*role, relations(*role, *act)?)))
            .map(|(role, words)| (role, (words != Relation::House.german()).then_some(words)))
            .collect(),
    };
    Act::ALL.iter().map(line).collect()
}

/// In which relations a role may do an act, in words; `None` if in none.
pub(crate) fn relations(role: Role, act: Act) -> Option<String> {
    joined(role, act, ", ", |relation, grant| match grant {
        Grant::WithoutIdentity => format!("{} (nur ohne Identität)", relation.german()),
        _ => relation.german().to_owned(),
    })
}

fn joined(role: Role, act: Act, between: &str, word: impl Fn(Relation, Grant) -> String) -> Option<String> {
    let words: Vec<String> = Relation::ALL
        .iter()
        .map(|relation| (*relation, grant(role, act, *relation)))
        .filter(|(_, grant)| *grant != Grant::None)
        .map(|(relation, grant)| word(relation, grant))
        .collect();
    (!words.is_empty()).then(|| words.join(between))
}

/// What stands for a relation in the matrix: `ja` for pages of the house, a number for what is about persons.
pub(crate) struct Marks(Vec<Relation>);

impl Marks {
    /// Numbers for the relations in which anything is granted.
    pub(crate) fn of_the_policy() -> Self {
        let mut granted: Vec<Relation> = grants().map(|(_, _, relation, _)| relation).collect();
        granted.retain(|relation| *relation != Relation::House);
        granted.sort_unstable();
        granted.dedup();
        Self(granted)
    }

    /// In which relations a role may do an act; `None` if in none.
    pub(crate) fn cell(&self, role: Role, act: Act) -> Option<String> {
        joined(role, act, " ", |relation, grant| self.of(relation, grant))
    }

    /// The mark; in brackets if identity stays hidden.
    pub(crate) fn of(&self, relation: Relation, grant: Grant) -> String {
        let number = self.0.iter().position(|one| *one == relation);
        let mark = number.map_or_else(|| "ja".to_owned(), |index| (index + 1).to_string());
        if grant == Grant::WithoutIdentity {
            format!("({mark})")
        } else {
            mark
        }
    }
}

/// Everything that is allowed, role by role.
pub(crate) fn grants() -> impl Iterator<Item = (Role, Act, Relation, Grant)> {
    Role::ALL
        .iter()
        .flat_map(|role| Act::ALL.iter().map(move |act| (*role, *act)))
        .flat_map(|(role, act)| {
            Relation::ALL
                .iter()
                .map(move |relation| (role, act, *relation, grant(role, act, *relation)))
        })
        .filter(|(.., grant)| *grant != Grant::None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_marks_say_what_the_policy_grants() {
        let marks = Marks::of_the_policy();
        assert_eq!(
            relations(Role::CaseManager, Act::PersonWrite).as_deref(),
            Some("eigene, in laufender Vertretung, geschützte Akte, auf der Zugriffsliste")
        );
        assert_eq!(
            marks.cell(Role::CaseManager, Act::PersonWrite).as_deref(),
            Some("1 2 6")
        );
        assert_eq!(
            marks.cell(Role::CaseManager, Act::PersonList).as_deref(),
            Some("ja")
        );
        assert_eq!(marks.cell(Role::Administrator, Act::PersonRead), None);
        assert_eq!(marks.of(Relation::House, Grant::WithoutIdentity), "(ja)");
    }

    #[test]
    fn only_relations_to_persons_are_said_of_every_role() {
        let house = Relation::House.german();
        let lines = lines();
        let said = lines.iter().flat_map(|line| &line.allowed);
        assert!(said.clone().any(|(_, words)| words.is_none()));
        for words in said.filter_map(|(_, words)| words.as_deref()) {
            assert_ne!(words, house);
        }
    }

    #[test]
    fn no_grant_is_left_out() {
        let all: Vec<_> = grants().collect();
        for rule in access::policy::POLICY {
            for role in rule.roles {
                for act in rule.acts {
                    for relation in rule.relations {
                        assert!(
                            all.iter().any(|(r, a, n, _)| (r, a, n) == (role, act, relation)),
                            "{role} {act} {relation}"
                        );
                    }
                }
            }
        }
    }
}
