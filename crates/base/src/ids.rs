//! Ids of everything that has a row, and where new ones come from. Not a place for meaning: ids say nothing.

use std::fmt;
use std::str::FromStr;
use std::sync::{Arc, Mutex};

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha20Rng;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::clock::Clock;

/// A text is no id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("keine gültige Kennung")]
pub struct NotAnId;

macro_rules! id_types {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// The id with this value.
            pub const fn from_uuid(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// The plain value.
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                if text.len() != 36 {
                    return Err(NotAnId);
                }
                Uuid::try_parse(text).map(Self).map_err(|_| NotAnId)
            }
        }
    )*};
}

id_types! {
    /// An account (Konto) of someone who works with Lotse.
    AccountId
    /// A dated role assignment (Rollenzuweisung).
    RoleAssignmentId
    /// A row that waits for a second person (Vier-Augen-Vorgang).
    ApprovalId
    /// A region (Region) of the district.
    RegionId
    /// A municipality (Kommune) or city district (Bezirk).
    MunicipalityId
    /// A social area (Sozialraum, Sozialbezirk).
    SocialAreaId
    /// An organisation: employer, partner, provider, seat holder.
    OrganisationId
    /// A post (Stelle).
    PostId
    /// A dated filling of a post (Stellenbesetzung).
    FillingId
    /// A person with own identity and key.
    PersonId
    /// A household (Haushalt).
    HouseholdId
    /// A case (Fall).
    CaseId
    /// A contact card or noted contact (Kontakt) with a key of its own.
    ContactId
    /// An emergency note (Notfallvermerk).
    EmergencyId
    /// A list that is being taken over (Einfuhr), as long as it is sealed.
    ImportId
    /// An offer (Angebot) of an organisation.
    OfferId
    /// A place (Ort) where offers are found.
    PlaceId
    /// A proposed change (Änderungsvorschlag) of the directory.
    ProposalId
    /// A missing offer (Lücke), counted without any case.
    GapId
    /// A referral (Vermittlung) of a case to an offer.
    ReferralId
    /// An obstacle (Hindernis) that somebody noted, counted without any case.
    ObstacleId
    /// A reconstruction (Fallrekonstruktion) of a course of integration, without names.
    ReconstructionId
    /// A finding (Befund).
    FindingId
    /// A theme (Thema) that findings are bundled into.
    ThemeId
    /// A board (Gremium).
    BoardId
    /// A dated seat (Sitz, Mitgliedschaft) of a board.
    MembershipId
    /// A meeting (Sitzung) of a board.
    MeetingId
    /// An item (Tagesordnungspunkt) of an agenda.
    AgendaItemId
    /// A paper (Vorlage).
    PaperId
    /// A decision (Beschluss).
    DecisionId
    /// A measure (Maßnahme) that a decision brings about.
    MeasureId
    /// A background job.
    JobId
    /// A message in the outbox.
    MessageId
    /// Any other row.
    RowId
}

/// Where new ids come from: the machine's chance in the program, a seed in tests and demo data.
#[derive(Clone)]
pub struct Ids {
    clock: Clock,
    seeded: Option<Arc<Mutex<ChaCha20Rng>>>,
}

impl fmt::Debug for Ids {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ids")
    }
}

impl Ids {
    /// Ids from the machine's source of randomness.
    pub fn machine(clock: Clock) -> Self {
        Self { clock, seeded: None }
    }

    /// The same ids for the same seed and clock.
    pub fn seeded(clock: Clock, seed: u64) -> Self {
        Self {
            clock,
            seeded: Some(Arc::new(Mutex::new(ChaCha20Rng::seed_from_u64(seed)))),
        }
    }

    /// A new id that sorts by time (UUIDv7); for rows that stay within their file.
    pub fn next(&self) -> Uuid {
        let milliseconds = u64::try_from(self.clock.now().milliseconds()).unwrap_or(0);
        let mut random = [0_u8; 10];
        self.fill(&mut random);
        uuid::Builder::from_unix_timestamp_millis(milliseconds, &random).into_uuid()
    }

    /// A new id that says nothing of its time (UUIDv4); for rows that outlive or leave a case.
    pub fn next_random(&self) -> Uuid {
        let mut random = [0_u8; 16];
        self.fill(&mut random);
        uuid::Builder::from_random_bytes(random).into_uuid()
    }

    /// Fills `bytes` with randomness, for tokens and codes.
    ///
    /// # Panics
    /// If the machine has no randomness to give: no safe token can be made then.
    pub fn fill(&self, bytes: &mut [u8]) {
        match &self.seeded {
            Some(generator) => {
                generator
                    .lock()
                    .unwrap_or_else(std::sync::PoisonError::into_inner)
                    .fill_bytes(bytes);
            }
            None => {
                if let Err(error) = getrandom::fill(bytes) {
                    panic!("the machine gives no randomness: {error}");
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_ids() {
        let clock = Clock::standing_at(crate::moment::Moment::from_milliseconds(1_700_000_000_000));
        let first = Ids::seeded(clock.clone(), 7);
        let second = Ids::seeded(clock, 7);
        assert_eq!(first.next(), second.next());
        assert_eq!(first.next_random(), second.next_random());
        assert_ne!(first.next(), first.next());
    }

    #[test]
    fn only_the_plain_form_is_an_id() {
        assert!("018f4d1e-0000-7000-8000-000000000000".parse::<PersonId>().is_ok());
        for wrong in [
            "",
            "1",
            "{018f4d1e-0000-7000-8000-000000000000}",
            "018f4d1e00007000800000000000000a",
        ] {
            assert_eq!(wrong.parse::<PersonId>(), Err(NotAnId), "{wrong}");
        }
    }
}
