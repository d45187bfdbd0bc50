//! Who is invited in which way, and the secret of a link; without database.

use base::ids::{AccountId, AgendaItemId, Ids, MembershipId};
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use sha2::{Digest, Sha256};

use crate::whole::Whole;

/// As what somebody is invited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// To the whole meeting, on this seat.
    Seat(MembershipId),
    /// As a guest of this item.
    Item(AgendaItemId),
}

/// Somebody who is invited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Addressee {
    /// With an account: the own pages tell the rest.
    Account(AccountId),
    /// Without account: a link of one's own.
    Mail {
        /// The address.
        address: String,
        /// As what.
        place: Place,
    },
}

/// Everybody who is invited to a meeting: its permanent seats, their substitutes, and the guests of its items. Whoever
/// sits by topic only comes as a guest.
pub fn addressees(whole: &Whole) -> Vec<Addressee> {
    let seats = whole
        .seats
        .iter()
        .filter(|seat| seat.kind.is_permanent())
        .map(|seat| (seat.account, &seat.email, Place::Seat(seat.id)));
    let guests = whole.agenda().flat_map(|item| {
        whole
            .guests_of(item.id)
            .map(|guest| (guest.account, &guest.email, Place::Item(guest.item)))
    });
    let mut all: Vec<Addressee> = Vec::new();
    for (account, email, place) in seats.chain(guests) {
        let addressee = match account {
            Some(account) => Addressee::Account(account),
            None if email.is_empty() => continue,
            None => Addressee::Mail {
                address: email.clone(),
                place,
            },
        };
        if !all.contains(&addressee) {
            all.push(addressee);
        }
    }
    all
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
        HEXLOWER.encode(&Sha256::digest(format!("lotse invitation {}", self.0)))
    }
}
