//! What a co-counselled person is to the lead person, and who may join or leave. No database.

use base::ids::PersonId;
use base::refusal::Refusal;

db::coded! {
    /// What a co-counselled person (mitberatene Person) is to the lead person.
    pub enum Part {
        /// Partner.
        Partner = "partner",
        /// Child.
        Child = "child",
        /// Parent.
        Parent = "parent",
        /// Somebody else.
        Other = "other",
    }
}

impl Part {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Partner => "Partner/in",
            Self::Child => "Kind",
            Self::Parent => "Elternteil",
            Self::Other => "andere Person",
        }
    }
}

/// Why somebody does not join or leave a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartRefused {
    /// The person takes part already.
    TakesPart,
    /// The lead person stays.
    IsLead,
    /// The person does not take part.
    TakesNoPart,
    /// The case is closed.
    IsClosed,
}

impl Refusal for PartRefused {
    fn german(&self) -> String {
        match self {
            Self::TakesPart => "Diese Person ist an dem Fall schon beteiligt.",
            Self::IsLead => {
                "Die Hauptperson bleibt im Fall. Soll eine andere Person im Mittelpunkt stehen, geben Sie ihr einen eigenen Fall."
            }
            Self::TakesNoPart => "Diese Person ist an dem Fall nicht mehr beteiligt.",
            Self::IsClosed => "Der Fall ist abgeschlossen. Bitte nehmen Sie ihn zuerst wieder auf.",
        }
        .to_owned()
    }
}

/// Whether a person may leave a case with this lead person and these others.
///
/// # Errors
/// [`PartRefused`] with the reason.
pub fn may_leave(person: PersonId, lead: PersonId, others: &[PersonId]) -> Result<(), PartRefused> {
    if person == lead {
        Err(PartRefused::IsLead)
    } else if others.contains(&person) {
        Ok(())
    } else {
        Err(PartRefused::TakesNoPart)
    }
}

/// Whether a person may join.
///
/// # Errors
/// [`PartRefused`] with the reason.
pub fn may_join(person: PersonId, lead: PersonId, others: &[PersonId]) -> Result<(), PartRefused> {
    if person == lead || others.contains(&person) {
        Err(PartRefused::TakesPart)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn the_lead_person_stays_and_nobody_joins_twice() {
        let person = |number| PersonId::from_uuid(Uuid::from_u128(number));
        let (lead, child, stranger) = (person(1), person(2), person(3));
        assert_eq!(may_leave(lead, lead, &[child]), Err(PartRefused::IsLead));
        assert_eq!(may_leave(child, lead, &[child]), Ok(()));
        assert_eq!(may_leave(stranger, lead, &[child]), Err(PartRefused::TakesNoPart));
        assert_eq!(may_join(stranger, lead, &[child]), Ok(()));
        assert_eq!(may_join(child, lead, &[child]), Err(PartRefused::TakesPart));
        assert_eq!(may_join(lead, lead, &[]), Err(PartRefused::TakesPart));
    }
}
