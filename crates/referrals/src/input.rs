//! What is typed for a referral and for an answer to it, read and checked. Knows no database.

use std::collections::BTreeMap;

use base::day::Day;
use base::ids::PersonId;
use base::input::InputErrors;
use base::refusal::Refusal;
use consents::model::category::Category;
use consents::model::purpose::Purpose;
use web::form::{Form, limited};

use crate::model::answer::{Answer, Sending};
use crate::model::clock::{DAYS_ALLOWED, DAYS_TO_ANSWER};
use crate::model::state::{Channel, Reason, State, may_step};

/// The longest text of one category on the sheet, in characters.
const LONGEST_PART: usize = 2_000;
/// The longest note.
const LONGEST_NOTE: usize = 4_000;

/// What is typed for a new referral.
#[derive(Clone, Default)]
pub struct ReferralInput {
    /// The person, as chosen.
    pub person: String,
    /// The purpose, as chosen.
    pub purpose: String,
    /// The sheet: a text for each ticked category.
    pub parts: BTreeMap<Category, String>,
    /// A note for the file alone.
    pub note: String,
}

impl std::fmt::Debug for ReferralInput {
    /// How many parts it has; the texts are about a person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ReferralInput({} parts)", self.parts.len())
    }
}

/// The name of the field that says whether a category stands on the sheet.
pub fn tick_field(category: Category) -> String {
    format!("angabe-{category}")
}

/// The name of the field with the text of a category.
pub fn text_field(category: Category) -> String {
    format!("text-{category}")
}

impl ReferralInput {
    /// As typed.
    pub fn of(form: &Form) -> Self {
        let ticked = Category::ALL
            .iter()
            .copied()
            .filter(|one| form.is_ticked(&tick_field(*one)));
        Self {
            person: form.line("person"),
            purpose: form.line("zweck"),
            parts: ticked
                .map(|category| (category, form.text(&text_field(category)).trim().to_owned()))
                .collect(),
            note: form.text("notiz").to_owned(),
        }
    }

    /// The person and the purpose, if everything is right.
    ///
    /// # Errors
    /// What is wrong, by field.
    pub fn checked(&self, persons: &[PersonId]) -> Result<(PersonId, Purpose), InputErrors> {
        let mut errors = InputErrors::new();
        let person = self.person.parse().ok().filter(|person| persons.contains(person));
        if person.is_none() {
            errors.add("person", "Bitte wählen Sie, um wen es geht.");
        }
        let purpose = self.purpose.parse::<Purpose>().ok();
        let purpose = purpose.filter(|purpose| *purpose != Purpose::Accompany);
        if purpose.is_none() {
            errors.add("zweck", "Bitte wählen Sie einen Zweck.");
        }
        if self.parts.is_empty() {
            errors.add(
                "angabe-contact",
                "Bitte wählen Sie mindestens eine Angabe für den Bogen.",
            );
        }
        for text in self.parts.values() {
            limited(text, ("angabe-contact", LONGEST_PART), &mut errors);
        }
        limited(&self.note, ("notiz", LONGEST_NOTE), &mut errors);
        match (person, purpose) {
            (Some(person), Some(purpose)) if errors.is_empty() => Ok((person, purpose)),
            _ => Err(errors),
        }
    }
}

/// Reads how a referral goes out; `has_team` says whether anybody over there would see it on the page for partners.
///
/// # Errors
/// What is wrong, by field.
pub fn read_sending(form: &Form, has_team: bool) -> Result<Sending, InputErrors> {
    let mut errors = InputErrors::new();
    let channel = form.text("weg").parse::<Channel>().ok();
    let channel = channel.filter(|channel| has_team || *channel != Channel::Portal);
    if channel.is_none() {
        errors.add(
            "weg",
            "Bitte wählen Sie, auf welchem Weg die Vermittlung hinausgeht.",
        );
    }
    let typed = form.line("tage");
    let days = if typed.is_empty() {
        Some(DAYS_TO_ANSWER)
    } else {
        typed.parse().ok().filter(|days| DAYS_ALLOWED.contains(days))
    };
    if days.is_none() {
        errors.add("tage", "Bitte eine Zahl von 1 bis 90 eingeben.");
    }
    let talk_on = form.day("gespraech_am", &mut errors);
    let talk = form.is_ticked("gespraech").then_some(talk_on);
    match (channel, days) {
        (Some(channel), Some(days)) if errors.is_empty() => Ok(Sending { channel, days, talk }),
        _ => Err(errors),
    }
}

/// Reads an answer that follows a state; what is told on the page for partners comes on that way and counts today.
///
/// # Errors
/// What is wrong, by field.
pub fn read_answer(
    form: &Form,
    (from, sent_on, today): (State, Option<Day>, Day),
    is_told_by_them: bool,
) -> Result<Answer, InputErrors> {
    let mut errors = InputErrors::new();
    let to = form.text("schritt").parse::<State>().ok();
    let to = to.filter(|to| from.answers().any(|next| next == *to));
    if to.is_none() {
        errors.add("schritt", "Bitte wählen Sie, wie es weitergeht.");
    }
    let needs_reason = to.is_some_and(State::needs_reason);
    let reason = form.text("grund").parse::<Reason>().ok().filter(|_| needs_reason);
    if let Some(to) = to
        && let Err(refused) = may_step(from, to, reason)
    {
        errors.add("grund", refused.german());
    }
    let on = form
        .day("am", &mut errors)
        .filter(|_| !is_told_by_them)
        .unwrap_or(today);
    if on > today || sent_on.is_some_and(|sent| on < sent) {
        errors.add("am", "Bitte einen Tag zwischen dem Versand und heute eingeben.");
    }
    let waits_until = form
        .day("bis", &mut errors)
        .filter(|_| to == Some(State::Waitlisted));
    if waits_until.is_some_and(|until| until < on) {
        errors.add("bis", "Dieser Tag liegt zurück. Bitte einen späteren eingeben.");
    }
    let channel = if is_told_by_them {
        Some(Channel::Portal)
    } else {
        let told = form.text("weg").parse().ok();
        Some(
            told.filter(|one| *one != Channel::Portal)
                .unwrap_or(Channel::Phone),
        )
    };
    let note = limited(form.text("notiz"), ("notiz", LONGEST_NOTE), &mut errors);
    let note = Some(note.trim().to_owned()).filter(|note| !note.is_empty());
    match (to, channel) {
        (Some(to), Some(channel)) if errors.is_empty() => Ok(Answer {
            to,
            reason,
            on,
            waits_until,
            channel,
            note,
        }),
        _ => Err(errors),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Day {
        "2026-03-10".parse().unwrap()
    }

    fn read(body: &str, is_told_by_them: bool) -> Result<Answer, InputErrors> {
        let sent = Some("2026-03-02".parse().unwrap());
        read_answer(
            &Form::read(body.as_bytes()),
            (State::Sent, sent, today()),
            is_told_by_them,
        )
    }

    #[test]
    fn an_answer_lies_between_sending_and_today() {
        for (on, is_right) in [
            ("2026-03-02", true),
            ("2026-03-10", true),
            ("2026-03-01", false),
            ("2026-03-11", false),
        ] {
            assert_eq!(
                read(&format!("schritt=accepted&am={on}"), false).is_ok(),
                is_right,
                "{on}"
            );
        }
    }

    #[test]
    fn what_partners_tell_counts_today_and_on_their_page() {
        let told = read("schritt=declined&grund=full&am=2026-03-03&weg=phone", true).unwrap();
        assert_eq!((told.on, told.channel), (today(), Channel::Portal));
        assert_eq!(told.reason, Some(Reason::Full));
    }

    #[test]
    fn nobody_but_the_partner_answers_on_the_partner_page() {
        let told = read("schritt=accepted&weg=portal", false).unwrap();
        assert_eq!(told.channel, Channel::Phone);
    }

    #[test]
    fn declining_without_a_reason_and_unknown_steps_are_errors() {
        assert!(read("schritt=declined", false).unwrap_err().at("grund").is_some());
        assert!(
            read("schritt=stopped", false)
                .unwrap_err()
                .at("schritt")
                .is_some()
        );
        assert!(
            read("schritt=proposed", true)
                .unwrap_err()
                .at("schritt")
                .is_some()
        );
    }

    #[test]
    fn the_page_for_partners_is_no_way_to_those_who_have_no_account() {
        let sending = |body: &str, has_team| read_sending(&Form::read(body.as_bytes()), has_team);
        assert!(sending("weg=portal", false).is_err());
        assert_eq!(sending("weg=portal", true).unwrap().days, DAYS_TO_ANSWER);
        assert!(sending("weg=person&tage=0", false).is_err());
        assert_eq!(sending("weg=person&tage=7", false).unwrap().days, 7);
    }
}
