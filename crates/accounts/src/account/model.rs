//! Rules of the administration's own pages: what is typed for an account, and what needs a second person. No database.

use access::account::model::login_key;
use access::role::{Role, Scope, ScopeKind};
use base::day::Day;
use base::input::InputErrors;
use base::refusal::Refusal;
use post::mail::model::MailAddress;

const LONGEST_NAME: usize = 120;
const LONGEST_LOGIN: usize = 60;

/// What is typed for an account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct AccountInput {
    pub(crate) login: String,
    pub(crate) name: String,
    pub(crate) email: String,
}

impl AccountInput {
    /// What is wrong with it; the login only counts for a new account.
    pub(crate) fn check(&self, is_new: bool) -> InputErrors {
        let mut errors = InputErrors::new();
        if is_new && !is_login(&self.login) {
            errors.add("konto", "Bitte 3 bis 60 Zeichen eingeben: kleine Buchstaben ohne Umlaute, Ziffern, Punkt, Bindestrich.");
        }
        if self.name.is_empty() || self.name.chars().count() > LONGEST_NAME {
            errors.add("name", "Bitte Vor- und Nachnamen eingeben.");
        }
        errors.take("email", self.email.parse::<MailAddress>());
        errors
    }
}

fn is_login(login: &str) -> bool {
    let key = login_key(login);
    let is_plain =
        |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "._-@".contains(letter);
    (3..=LONGEST_LOGIN).contains(&key.len()) && key.chars().all(is_plain)
}

/// A role as typed into the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RoleInput {
    pub(crate) role: Role,
    pub(crate) scope: Scope,
    pub(crate) from: Day,
    pub(crate) until: Option<Day>,
}

/// Reads a role from the words of a form; `until` is typed as the last day and kept as the day after it.
pub(crate) fn read_role(role: &str, scope: &str, from: &str, until: &str) -> Result<RoleInput, InputErrors> {
    let mut errors = InputErrors::new();
    let role = role.parse::<Role>();
    if role.is_err() {
        errors.add("rolle", "Bitte eine Rolle wählen.");
    }
    let scope = read_scope(scope);
    if scope.is_none() {
        errors.add("bereich", "Bitte wählen, wofür die Rolle gilt.");
    }
    let from = errors.take("ab", Day::typed(from));
    let until = if until.trim().is_empty() {
        Some(None)
    } else {
        errors.take("bis", Day::typed(until)).map(Some)
    };
    match (role, scope, from, until) {
        (Ok(role), Some(scope), Some(from), Some(last)) => Ok(RoleInput {
            role,
            scope,
            from,
            until: last.map(|day| day.plus_days(1)),
        }),
        _ => Err(errors),
    }
}

/// A scope as the value of a choice: `district` or `employer:<id>`.
pub(crate) fn scope_value(scope: &Scope) -> String {
    scope
        .id
        .as_ref()
        .map_or_else(|| scope.kind.to_string(), |id| format!("{}:{id}", scope.kind))
}

fn read_scope(value: &str) -> Option<Scope> {
    match value.split_once(':') {
        Some((kind, id)) if !id.is_empty() && id.len() <= 64 && !id.contains(char::is_whitespace) => {
            Some(Scope {
                kind: kind.parse().ok()?,
                id: Some(id.to_owned()),
            })
        }
        None if value == ScopeKind::District.code() => Some(Scope::district()),
        _ => None,
    }
}

/// Roles that let someone decide upon the wishes of others.
pub(crate) const DECIDING: [Role; 2] = [Role::ProgrammeLead, Role::DataProtectionOfficer];

/// Whether granting this role waits for a second person: always if it opens files, and if it lets someone decide upon
/// such wishes, as soon as anybody was ever given such a role. Whether they still have it does not count: who can lock
/// the others must not become the one who grants alone.
pub(crate) fn needs_second_person(role: Role, somebody_ever_decided: bool) -> bool {
    role.opens_files() || (DECIDING.contains(&role) && somebody_ever_decided)
}

/// Why an act on an account is not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AccountRefused {
    /// Nobody locks themselves out.
    LockYourself,
    /// Nobody ends their own administration, so that someone is left.
    EndOwnAdministration,
    /// The account is locked: links would not help.
    Locked,
    /// Nobody else could decide upon wishes any more.
    LastDecider,
}

impl Refusal for AccountRefused {
    fn german(&self) -> String {
        match self {
            Self::LockYourself => "Das eigene Konto können Sie nicht sperren. Bitte fragen Sie eine andere Fachadministration.",
            Self::EndOwnAdministration => {
                "Die eigene Fachadministration können Sie nicht beenden. Bitte fragen Sie eine andere Fachadministration."
            }
            Self::LastDecider => {
                "Nach diesem Schritt könnte niemand mehr als zweite Person entscheiden. Bitte geben Sie zuerst einer \
                 Nachfolge die Rolle Datenschutz oder Geschäftsführung KIM."
            }
            Self::Locked => "Das Konto ist gesperrt. Bitte entsperren Sie es zuerst.",
        }
        .to_owned()
    }
}

#[cfg(test)]
mod tests {
    use access::act::Act;
    use access::policy::{Grant, grant};
    use access::relation::Relation;

    use super::*;

    #[test]
    fn what_opens_files_or_decides_needs_a_second_person() {
        for (role, somebody_ever_decided, expected) in [
            (Role::CaseManager, false, true),
            (Role::ProgrammeLead, false, true),
            (Role::DataProtectionOfficer, true, true),
            (Role::DataProtectionOfficer, false, false),
            (Role::Assistant, true, false),
            (Role::Partner, true, false),
        ] {
            let needs = needs_second_person(role, somebody_ever_decided);
            assert_eq!(needs, expected, "{role}");
        }
    }

    #[test]
    fn the_roles_that_decide_are_those_of_the_policy() {
        for &role in Role::ALL {
            let decides = grant(role, Act::ApprovalDecide, Relation::House) != Grant::None;
            assert_eq!(DECIDING.contains(&role), decides, "{role}");
        }
    }

    #[test]
    fn the_last_day_typed_is_still_included() {
        let read = read_role("assistant", "district", "01.03.2026", "31.03.2026").unwrap();
        assert_eq!(read.until, Some("2026-04-01".parse().unwrap()));
        let errors = read_role("king", "board:", "31.02.2026", "x").unwrap_err();
        assert_eq!(
            errors.iter().map(|(field, _)| field).collect::<Vec<_>>(),
            ["ab", "bereich", "bis", "rolle"]
        );
    }

    #[test]
    fn a_scope_is_read_as_it_was_offered() {
        for scope in [
            Scope::district(),
            Scope {
                kind: ScopeKind::Region,
                id: Some("nord".to_owned()),
            },
        ] {
            assert_eq!(read_scope(&scope_value(&scope)), Some(scope));
        }
        assert_eq!(read_scope("region"), None);
    }

    #[test]
    fn an_account_needs_a_login_a_name_and_an_address() {
        let good = AccountInput {
            login: "Anna.Beispiel".to_owned(),
            name: "Anna Beispiel".to_owned(),
            email: "anna@example.org".to_owned(),
        };
        assert!(good.check(true).is_empty());
        let bad = AccountInput {
            login: "änna".to_owned(),
            name: String::new(),
            email: "anna".to_owned(),
        };
        assert_eq!(bad.check(true).iter().count(), 3);
        assert_eq!(bad.check(false).iter().count(), 2);
    }
}
