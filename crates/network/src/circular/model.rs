//! A letter to the network and who gets it, without database. To professionals only, with nothing about clients.

use std::collections::BTreeSet;

use base::day::Day;
use base::ids::{AccountId, Ids, MunicipalityId, OrganisationId, RowId};
use base::moment::Moment;
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use sha2::{Digest, Sha256};

use crate::actor::model::{Actor, ActorRole};
use crate::contact::model::ContactPerson;
use organisation::model::field_of_action::FieldOfAction;

/// The longest text of a letter (letters).
pub const LONGEST_BODY: usize = 10_000;
/// Most mails of one letter.
pub const MOST_MAILS: usize = 500;
/// A link opens its letter for so many days.
pub const LINK_DAYS: i32 = 365;

/// To whom a letter goes: what is not said does not matter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Who does this in the network.
    pub role: Option<ActorRole>,
    /// Who works in this field of action.
    pub field: Option<FieldOfAction>,
    /// Who works for this municipality.
    pub municipality: Option<MunicipalityId>,
}

/// A letter to the network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circular {
    /// The row.
    pub id: RowId,
    /// Its subject.
    pub title: String,
    /// Its text.
    pub body: String,
    /// To whom it goes.
    pub selection: Selection,
    /// Who wrote it.
    pub written_by: AccountId,
    /// When it was written.
    pub written_at: Moment,
    /// When it was sent.
    pub sent_at: Option<Moment>,
    /// Counts the changes.
    pub version: i64,
}

/// Why somebody gets no mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// No address is known.
    NoAddress,
    /// It has signed off.
    SignedOff,
    /// Somebody with the same address gets the letter already.
    SameAddress,
}

impl LeftOut {
    /// The reason in words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::NoAddress => "keine E-Mail-Adresse",
            Self::SignedOff => "abgemeldet",
            Self::SameAddress => "gleiche Adresse wie jemand anderes",
        }
    }
}

/// Somebody who is meant by a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addressee {
    /// The organisation.
    pub organisation: OrganisationId,
    /// The contact person; none is the office itself.
    pub contact: Option<RowId>,
    /// The person's name; empty for the office.
    pub name: String,
    /// The address.
    pub email: String,
    /// Why there is no mail.
    pub left_out: Option<LeftOut>,
}

/// Who is meant by a letter: the contact persons of every actor that fits, and the office where no person gets it.
/// Who has left is not meant at all; who signed off or has no address is shown as left out; nobody gets two mails.
pub fn addressees(
    actors: &[Actor],
    people: &[ContactPerson],
    (selection, today): (&Selection, Day),
) -> Vec<Addressee> {
    let mut all = Vec::new();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for actor in actors.iter().filter(|actor| actor.is_there_on(today)) {
        let fits = selection.role.is_none_or(|role| actor.roles.contains(&role))
            && selection.municipality.is_none_or(|place| actor.works_in(place));
        if !fits {
            continue;
        }
        let own = people
            .iter()
            .filter(|person| person.organisation == actor.organisation && person.is_there_on(today))
            .filter(|person| {
                let fields = if person.fields.is_empty() {
                    &actor.fields
                } else {
                    &person.fields
                };
                selection.field.is_none_or(|field| fields.contains(&field))
            });
        let mut is_reached = false;
        for person in own {
            let address = (person.email.as_str(), person.mail_stopped_on.is_some());
            let left_out = left_out(&mut taken, address);
            is_reached |= matches!(left_out, None | Some(LeftOut::SameAddress));
            all.push(Addressee {
                organisation: actor.organisation,
                contact: Some(person.id),
                name: person.name.clone(),
                email: person.email.clone(),
                left_out,
            });
        }
        if !is_reached && selection.field.is_none_or(|field| actor.fields.contains(&field)) {
            let left_out = left_out(&mut taken, (&actor.email, actor.mail_stopped_on.is_some()));
            all.push(Addressee {
                organisation: actor.organisation,
                contact: None,
                name: String::new(),
                email: actor.email.clone(),
                left_out,
            });
        }
    }
    all
}

fn left_out(taken: &mut BTreeSet<String>, (email, is_signed_off): (&str, bool)) -> Option<LeftOut> {
    if is_signed_off {
        return Some(LeftOut::SignedOff);
    }
    if email.is_empty() {
        return Some(LeftOut::NoAddress);
    }
    (!taken.insert(email.to_lowercase())).then_some(LeftOut::SameAddress)
}

/// The secret in the link of one recipient; 256 bits, kept as hash only.
#[derive(Clone)]
pub struct LinkSecret(String);

impl std::fmt::Debug for LinkSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LinkSecret")
    }
}

impl LinkSecret {
    /// A new secret.
    pub fn new(ids: &Ids) -> Self {
        let mut bytes = [0; 32];
        ids.fill(&mut bytes);
        Self(BASE64URL_NOPAD.encode(&bytes))
    }

    /// The secret that a browser sent.
    pub fn sent(text: &str) -> Option<Self> {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        (text.len() == 43 && text.bytes().all(is_plain)).then(|| Self(text.to_owned()))
    }

    /// The secret as text, for the mail.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// What the database keeps.
    pub(crate) fn hash(&self) -> String {
        HEXLOWER.encode(&Sha256::digest(format!("lotse circular {}", self.0)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u8) -> String {
        format!("00000000-0000-4000-8000-0000000000{number:02}")
    }

    fn actor(number: u8, field: FieldOfAction, email: &str) -> Actor {
        Actor {
            roles: vec![ActorRole::Volunteers],
            fields: vec![field],
            email: email.to_owned(),
            version: 1,
            ..Actor::new(id(number).parse().unwrap())
        }
    }

    fn person(number: u8, at: u8, email: &str) -> ContactPerson {
        ContactPerson {
            id: id(number).parse().unwrap(),
            organisation: id(at).parse().unwrap(),
            name: format!("Person {number}"),
            post_title: String::new(),
            email: email.to_owned(),
            phone: String::new(),
            fields: Vec::new(),
            ended_on: None,
            mail_stopped_on: None,
            version: 1,
        }
    }

    fn today() -> Day {
        "2026-03-02".parse().unwrap()
    }

    fn told(all: &[Addressee]) -> Vec<(&str, Option<LeftOut>)> {
        all.iter().map(|one| (one.email.as_str(), one.left_out)).collect()
    }

    #[test]
    fn the_office_gets_the_letter_only_where_no_person_does() {
        let actors = [
            actor(1, FieldOfAction::Housing, "a@x.test"),
            actor(2, FieldOfAction::Housing, "b@x.test"),
        ];
        let people = [person(11, 1, "p@x.test")];
        let all = addressees(&actors, &people, (&Selection::default(), today()));
        assert_eq!(told(&all), [("p@x.test", None), ("b@x.test", None)]);
    }

    #[test]
    fn who_signed_off_left_or_has_no_address_gets_no_mail() {
        let actors = [actor(1, FieldOfAction::Housing, "")];
        let mut gone = person(11, 1, "gone@x.test");
        gone.ended_on = Some("2026-03-01".parse().unwrap());
        let mut off = person(12, 1, "off@x.test");
        off.mail_stopped_on = Some(today());
        let people = [gone, off, person(13, 1, "")];
        let all = addressees(&actors, &people, (&Selection::default(), today()));
        assert_eq!(
            told(&all),
            [
                ("off@x.test", Some(LeftOut::SignedOff)),
                ("", Some(LeftOut::NoAddress)),
                ("", Some(LeftOut::NoAddress)),
            ]
        );
    }

    #[test]
    fn nobody_gets_two_mails() {
        let actors = [
            actor(1, FieldOfAction::Housing, "a@x.test"),
            actor(2, FieldOfAction::Housing, "A@X.test"),
        ];
        let all = addressees(&actors, &[], (&Selection::default(), today()));
        assert_eq!(
            told(&all),
            [("a@x.test", None), ("A@X.test", Some(LeftOut::SameAddress))]
        );
    }

    #[test]
    fn topics_of_a_person_go_before_those_of_the_organisation() {
        let actors = [actor(1, FieldOfAction::Housing, "a@x.test")];
        let mut work = person(11, 1, "work@x.test");
        work.fields = vec![FieldOfAction::Work];
        let people = [work, person(12, 1, "all@x.test")];
        for (field, expected) in [
            (FieldOfAction::Work, vec!["work@x.test"]),
            (FieldOfAction::Housing, vec!["all@x.test"]),
            (FieldOfAction::Health, vec![]),
        ] {
            let selection = Selection {
                field: Some(field),
                ..Selection::default()
            };
            let all = addressees(&actors, &people, (&selection, today()));
            let mails: Vec<&str> = all.iter().map(|one| one.email.as_str()).collect();
            assert_eq!(mails, expected, "{field}");
        }
    }
}
