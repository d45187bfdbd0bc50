//! The rules that make an offer of what was typed. Each says in German what to change; nothing is stored here.

use std::collections::BTreeSet;
use std::str::FromStr;

use base::day::Day;
use base::ids::{Ids, RowId};
use base::input::InputErrors;
use base::names::one_line;

use crate::offer::form::OfferForm;
use crate::offer::form::field::Field;
use crate::offer::form::names::Names;
use crate::offer::form::words::phone;
use crate::offer::model::{Eligibility, Offer, Provider, Status};
use crate::place::model::Phone;

/// Most letters of a name.
pub const LONGEST_NAME: usize = 200;
/// Most letters of a line.
pub const LONGEST_LINE: usize = 500;
/// Most letters of a text.
pub const LONGEST_TEXT: usize = 4_000;
/// Most entries of a list in a field.
pub const MOST_ENTRIES: usize = 20;
const OLDEST: i64 = 150;

/// What every check needs: the form, the names that are there, and where sentences go.
struct Check<'a> {
    form: &'a OfferForm,
    names: &'a Names,
    errors: InputErrors,
}

impl OfferForm {
    /// The offer with what was typed in place of what it said; what the form does not ask for stays.
    ///
    /// # Errors
    /// A German sentence for each field that is not right.
    pub fn applied_to(&self, offer: &Offer, names: &Names, ids: &Ids) -> Result<Offer, InputErrors> {
        let mut check = Check {
            form: self,
            names,
            errors: InputErrors::new(),
        };
        let provider = check.provider(&offer.provider);
        let name = check.required(Field::Name, "Bitte geben Sie einen Namen ein.", LONGEST_NAME);
        let description = check.required(
            Field::Description,
            "Bitte beschreiben Sie das Angebot in ein bis drei Sätzen.",
            LONGEST_TEXT,
        );
        let topics: BTreeSet<_> = check.many(Field::Topics);
        if topics.is_empty() && check.errors.at(Field::Topics.code()).is_none() {
            check.say(Field::Topics, "Bitte wählen Sie mindestens ein Thema.");
        }
        let (status, closed_until) = check.status();
        let mut after = Offer {
            provider,
            name,
            alternate_name: check.line(Field::AlternateName, LONGEST_NAME),
            description,
            plain_description: check.line(Field::PlainDescription, LONGEST_TEXT),
            topics,
            status,
            closed_until,
            alert: check.line(Field::Alert, LONGEST_LINE),
            application_process: check.line(Field::Access, LONGEST_TEXT),
            email: check.email(),
            phones: check.phones(&offer.phones, ids),
            url: check.address(Field::Website),
            languages: check.many(Field::Languages),
            interpretation_note: check.line(Field::Interpretation, LONGEST_LINE),
            eligibility: check.eligibility(),
            documents: check.documents(),
            cost: check.one(Field::Cost).unwrap_or(offer.cost),
            fees_note: check.line(Field::Fees, LONGEST_LINE),
            source_url: check.address(Field::Source),
            is_public: check.tick(Field::IsPublic),
            ..offer.clone()
        };
        after.capacity.unit = check.line(Field::CapacityUnit, LONGEST_NAME);
        if check.errors.is_empty() {
            Ok(after)
        } else {
            Err(check.errors)
        }
    }
}

impl Check<'_> {
    fn say(&mut self, field: Field, sentence: impl Into<String>) {
        self.errors.add(field.code(), sentence);
    }

    fn provider(&mut self, before: &Provider) -> Provider {
        let typed = self.form.text(Field::Organisation);
        let id = typed.parse().ok();
        match id.and_then(|id| Some((id, self.names.organisation(id)?))) {
            Some((id, _)) if id == before.id => before.clone(),
            Some((id, name)) => Provider {
                id,
                name: name.to_owned(),
                short_name: None,
            },
            None => {
                let sentence = if typed.is_empty() {
                    "Bitte wählen Sie die Organisation, die das Angebot macht.".to_owned()
                } else {
                    format!("„{}“ steht nicht unter den Organisationen.", shortened(typed))
                };
                self.say(Field::Organisation, sentence);
                before.clone()
            }
        }
    }

    fn required(&mut self, field: Field, sentence: &str, longest: usize) -> String {
        let text = self.line(field, longest);
        if text.is_none() {
            self.say(field, sentence);
        }
        text.unwrap_or_default()
    }

    fn line(&mut self, field: Field, longest: usize) -> Option<String> {
        let text = self.form.text(field).trim();
        let length = text.chars().count();
        if length > longest {
            self.say(
                field,
                format!(
                    "Der Text hat {length} Zeichen, höchstens {longest} sind möglich. Bitte kürzen Sie ihn."
                ),
            );
        }
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn one<T: FromStr>(&mut self, field: Field) -> Option<T> {
        let text = self.form.text(field);
        if text.is_empty() {
            return None;
        }
        let value = text.parse().ok();
        if value.is_none() {
            let sentence = format!(
                "„{}“ ist hier nicht möglich. Bitte wählen Sie aus der Liste.",
                shortened(text)
            );
            self.say(field, sentence);
        }
        value
    }

    fn many<T: FromStr + Ord>(&mut self, field: Field) -> BTreeSet<T> {
        let mut unknown = None;
        let mut values = BTreeSet::new();
        for code in self.form.codes(field) {
            match code.parse() {
                Ok(value) => {
                    values.insert(value);
                }
                Err(_) => unknown = Some(shortened(code)),
            }
        }
        if let Some(word) = unknown {
            self.say(
                field,
                format!("„{word}“ ist hier nicht möglich. Bitte wählen Sie aus der Liste."),
            );
        }
        values
    }

    fn tick(&mut self, field: Field) -> bool {
        match self.form.text(field) {
            "" => false,
            "ja" => true,
            other => {
                let sentence = format!(
                    "„{}“ ist hier nicht möglich. Bitte „ja“ oder „nein“ eingeben.",
                    shortened(other)
                );
                self.say(field, sentence);
                false
            }
        }
    }

    fn number(&mut self, field: Field, most: i64) -> Option<i64> {
        let text = self.form.text(field).trim();
        if text.is_empty() {
            return None;
        }
        let number = text.parse().ok().filter(|number| (0..=most).contains(number));
        if number.is_none() {
            self.say(field, format!("Bitte eine ganze Zahl von 0 bis {most} eingeben."));
        }
        number
    }

    fn status(&mut self) -> (Status, Option<Day>) {
        let status = self.one(Field::Status).unwrap_or(Status::Active);
        let typed = self.form.text(Field::ClosedUntil);
        if typed.is_empty() {
            return (status, None);
        }
        let day = self.errors.take(Field::ClosedUntil.code(), Day::typed(typed));
        if status != Status::TemporarilyClosed {
            let sentence = "Einen Tag der Wiedereröffnung gibt es nur bei „vorübergehend geschlossen“.";
            self.say(Field::ClosedUntil, sentence);
        }
        (status, day)
    }

    fn eligibility(&mut self) -> Eligibility {
        let (minimum_age, maximum_age) = (
            self.number(Field::MinimumAge, OLDEST),
            self.number(Field::MaximumAge, OLDEST),
        );
        if minimum_age.zip(maximum_age).is_some_and(|(from, to)| from > to) {
            self.say(
                Field::MaximumAge,
                "Das höchste Alter liegt unter dem niedrigsten.",
            );
        }
        let (level_from, level_to) = (self.one(Field::LevelFrom), self.one(Field::LevelTo));
        if level_from
            .zip(level_to)
            .is_some_and(|(from, to): (crate::offer::model::Level, _)| from > to)
        {
            self.say(Field::LevelTo, "Das höchste Niveau liegt unter dem niedrigsten.");
        }
        let areas: BTreeSet<_> = self.many(Field::Areas);
        if areas.iter().any(|id| self.names.municipality(*id).is_none()) {
            self.say(
                Field::Areas,
                "Diese Kommune gibt es hier nicht. Bitte wählen Sie aus der Liste.",
            );
        }
        Eligibility {
            minimum_age,
            maximum_age,
            gender: self.one(Field::Gender).unwrap_or(Eligibility::default().gender),
            level_from,
            level_to,
            statuses: self.many(Field::Statuses),
            areas,
            note: self.line(Field::Eligibility, LONGEST_TEXT),
        }
    }

    fn entries(&mut self, field: Field) -> Vec<String> {
        let lines = self.form.text(field).lines().map(one_line);
        let entries: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
        if entries.len() > MOST_ENTRIES {
            self.say(field, format!("Bitte höchstens {MOST_ENTRIES} Zeilen eingeben."));
        }
        if entries.iter().any(|entry| entry.chars().count() > LONGEST_NAME) {
            self.say(
                field,
                format!("Bitte höchstens {LONGEST_NAME} Zeichen in einer Zeile eingeben."),
            );
        }
        entries
    }

    fn documents(&mut self) -> Vec<String> {
        self.entries(Field::Documents)
    }

    /// Numbers that were there keep their rows.
    fn phones(&mut self, before: &[Phone], ids: &Ids) -> Vec<Phone> {
        let mut phones = Vec::new();
        for line in self.entries(Field::Phones) {
            let known = before.iter().find(|known| phone(known) == line);
            match known.cloned().or_else(|| new_phone(&line, ids)) {
                Some(phone) => phones.push(phone),
                None => self.say(
                    Field::Phones,
                    format!(
                        "„{}“ ist keine Telefonnummer. Bitte schreiben Sie zum Beispiel „05251 308-0 (Zentrale)“.",
                        shortened(&line)
                    ),
                ),
            }
        }
        phones
    }

    fn email(&mut self) -> Option<String> {
        let text = self.line(Field::Email, LONGEST_NAME)?;
        if !is_mail_address(&text) {
            self.say(
                Field::Email,
                "Bitte eine E-Mail-Adresse wie name@beispiel.de eingeben.",
            );
        }
        Some(text)
    }

    fn address(&mut self, field: Field) -> Option<String> {
        let text = self.line(field, LONGEST_LINE)?;
        if !is_web_address(&text) {
            self.say(
                field,
                "Bitte eine vollständige Adresse eingeben, die mit https:// oder http:// beginnt.",
            );
        }
        Some(text)
    }
}

/// A phone number with what it is for in brackets.
pub fn new_phone(line: &str, ids: &Ids) -> Option<Phone> {
    let (number, note) = match line.split_once('(') {
        Some((number, note)) if number.trim().len() > 2 => (number, Some(note.trim_end_matches(')').trim())),
        _ => (line, None),
    };
    let number = number.trim();
    let is_number = number
        .chars()
        .all(|letter| letter.is_ascii_digit() || " +-/()".contains(letter));
    let digits = number.chars().filter(char::is_ascii_digit).count();
    (is_number && (3..=20).contains(&digits)).then(|| Phone {
        id: RowId::from_uuid(ids.next()),
        number: number.to_owned(),
        note: note.filter(|note| !note.is_empty()).map(str::to_owned),
    })
}

/// Whether a text could be a mail address.
pub fn is_mail_address(text: &str) -> bool {
    let is_plain = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|letter| letter.is_alphanumeric() || "._%+-".contains(letter))
    };
    text.split_once('@')
        .is_some_and(|(name, host)| is_plain(name) && is_plain(host) && host.contains('.'))
}

/// Whether a text is the address of a page: http or https with a host, nothing that a browser would run.
pub fn is_web_address(text: &str) -> bool {
    let rest = ["https://", "http://"]
        .iter()
        .find_map(|scheme| text.strip_prefix(scheme));
    rest.is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let is_host = |letter: char| letter.is_alphanumeric() || ".-:".contains(letter);
        host.contains('.')
            && host.chars().all(is_host)
            && !rest.contains(|letter: char| {
                letter.is_whitespace() || letter.is_control() || "<>\"'\\".contains(letter)
            })
    })
}

/// The beginning of what was typed, for a sentence.
pub fn shortened(text: &str) -> String {
    const LETTERS: usize = 40;
    let line = one_line(text);
    if line.chars().count() <= LETTERS {
        return line;
    }
    line.chars().take(LETTERS).chain(std::iter::once('…')).collect()
}

#[cfg(test)]
mod tests;
