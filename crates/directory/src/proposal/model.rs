//! A proposed change as a value. Reads no row.

use base::ids::{AccountId, OfferId, OrganisationId, ProposalId};
use base::moment::Moment;
use base::refusal::Refusal;

use crate::offer::form::OfferForm;
use crate::offer::form::checked::LONGEST_TEXT;
use crate::offer::model::Offer;

db::coded! {
    /// Who proposes.
    pub enum ProposalOrigin {
        /// The organisation itself.
        Partner = "partner",
        /// Somebody from the public.
        Public = "public",
        /// Staff who may not change the offer themselves.
        Staff = "staff",
    }
}

impl ProposalOrigin {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Partner => "von der Organisation",
            Self::Public => "aus der Öffentlichkeit",
            Self::Staff => "aus dem Haus",
        }
    }
}

db::coded! {
    /// What became of a proposal.
    pub enum ProposalState {
        /// Nobody has decided yet.
        Open = "open",
        /// The offer was changed so.
        Accepted = "accepted",
        /// It was not.
        Declined = "declined",
    }
}

impl ProposalState {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Open => "offen",
            Self::Accepted => "übernommen",
            Self::Declined => "abgelehnt",
        }
    }
}

/// A proposed change of an offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The proposal.
    pub id: ProposalId,
    /// The offer that should change.
    pub offer: OfferId,
    /// The name of the offer today.
    pub offer_name: String,
    /// The organisation that proposes, if it is one.
    pub organisation: Option<OrganisationId>,
    /// Only the fields that should change.
    pub changes: OfferForm,
    /// What whoever proposes says to it.
    pub note: Option<String>,
    /// Who proposes.
    pub origin: ProposalOrigin,
    /// When.
    pub made_at: Moment,
    /// What became of it.
    pub state: ProposalState,
    /// When that was decided.
    pub decided_at: Option<Moment>,
    /// The name of whoever decided.
    pub decided_by: Option<String>,
    /// Why so.
    pub decision_note: Option<String>,
}

/// A change that somebody wants to propose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewProposal {
    /// The offer that should change.
    pub offer: OfferId,
    /// The organisation that proposes, if it is one.
    pub organisation: Option<OrganisationId>,
    /// Only the fields that should change.
    pub changes: OfferForm,
    /// What whoever proposes says to it.
    pub note: Option<String>,
    /// Who proposes.
    pub origin: ProposalOrigin,
    /// The account, if somebody is signed in.
    pub made_by: Option<AccountId>,
}

/// Most letters of a note.
pub const LONGEST_NOTE: usize = 1_000;

/// Why a change is not proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProposalRefused {
    /// Neither a field differs nor does the note say anything.
    NothingSaid,
    /// The note is too long.
    NoteTooLong,
    /// A field is far longer than the offer takes.
    TextTooLong,
}

impl Refusal for ProposalRefused {
    fn german(&self) -> String {
        match self {
            Self::NothingSaid => {
                "Es ist noch nichts geändert. Bitte ändern Sie ein Feld oder schreiben Sie, was nicht stimmt."
                    .to_owned()
            }
            Self::NoteTooLong => format!("Bitte schreiben Sie höchstens {LONGEST_NOTE} Zeichen."),
            Self::TextTooLong => "Ein Text ist zu lang. Bitte kürzen Sie ihn.".to_owned(),
        }
    }
}

impl NewProposal {
    /// A proposal that says something, from what the offer says now and what it should say. Whether each field is right
    /// is looked at when it is accepted: a member of the public is not sent away for a phone number.
    ///
    /// # Errors
    /// [`ProposalRefused`].
    pub fn of(offer: &Offer, wanted: &OfferForm, note: &str) -> Result<Self, ProposalRefused> {
        let changes = wanted.changes_since(&OfferForm::of(offer));
        let note = note.trim();
        if changes.is_empty() && note.is_empty() {
            return Err(ProposalRefused::NothingSaid);
        }
        if note.chars().count() > LONGEST_NOTE {
            return Err(ProposalRefused::NoteTooLong);
        }
        if changes
            .fields()
            .any(|(_, text)| text.chars().count() > LONGEST_TEXT)
        {
            return Err(ProposalRefused::TextTooLong);
        }
        Ok(Self {
            offer: offer.id,
            organisation: None,
            changes,
            note: (!note.is_empty()).then(|| note.to_owned()),
            origin: ProposalOrigin::Public,
            made_by: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use base::moment::Moment;

    use super::*;
    use crate::offer::form::field::Field;
    use crate::offer::model::{Origin, Provider};

    fn offer() -> Offer {
        let nobody = Provider {
            id: "00000000-0000-7000-8000-000000000001".parse().unwrap(),
            name: "Beispielverein".to_owned(),
            short_name: None,
        };
        let id = "00000000-0000-7000-8000-000000000003".parse().unwrap();
        Offer::blank(id, nobody, (Origin::Own, Moment::from_milliseconds(0)))
    }

    #[test]
    fn a_proposal_says_something_and_holds_only_what_should_change() {
        let offer = offer();
        let form = OfferForm::of(&offer);
        let check = |wanted: OfferForm, note: &str, expected: Result<usize, ProposalRefused>| {
            let proposal = NewProposal::of(&offer, &wanted, note);
            assert_eq!(
                proposal.map(|proposal| proposal.changes.fields().count()),
                expected
            );
        };
        check(form.clone(), " ", Err(ProposalRefused::NothingSaid));
        check(form.clone(), "Die Nummer stimmt nicht.", Ok(0));
        check(form.clone().with(Field::Name, "Neu"), "", Ok(1));
        check(
            form.clone(),
            &"x".repeat(LONGEST_NOTE + 1),
            Err(ProposalRefused::NoteTooLong),
        );
        check(
            form.with(Field::Name, "x".repeat(5_000)),
            "",
            Err(ProposalRefused::TextTooLong),
        );
    }
}
