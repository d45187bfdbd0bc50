//! The form of a letter: what is asked is what its template holds, filled with what the file knows. Not the letter.

use std::collections::{BTreeMap, BTreeSet};

use base::day::Day;
use base::ids::PersonId;
use base::input::InputErrors;
use base::language::Language;
use cases::asked::meeting::{Meeting, Meetings};
use consents::model::category::Category;
use consents::model::purpose::Purpose;
use consents::model::residence::is_called_residence_office;
use consents::words::Words;
use web::components::field::{self, Choice, Field};
use web::form::Form;

use crate::letter::recipients::{Known as KnownRecipient, Recipients};
use crate::template::model::{Audience, Template, TemplateKey};
use crate::template::papers::{self, Paper};
use crate::template::placeholder::{Asked, Placeholder};
use crate::template::shipped::Shipped;
use crate::template::text::Values;
use crate::typed;

/// How long an address may be, in characters: it must fit into the window of an envelope.
const LONGEST_ADDRESS: usize = 300;
/// Most lines of an address, with the name. Source: DIN 5008, form B.
const MOST_LINES: usize = 6;

/// Somebody of the case to whom or about whom a letter is.
#[derive(Clone)]
pub(crate) struct Client {
    pub(crate) id: PersonId,
    pub(crate) name: String,
    pub(crate) born: String,
    pub(crate) address: String,
    pub(crate) language: Option<Language>,
}

/// What the file knows beforehand.
pub(crate) struct Known {
    pub(crate) clients: Vec<Client>,
    pub(crate) lead: PersonId,
    pub(crate) code: String,
    pub(crate) case_manager: String,
    pub(crate) controller: String,
    pub(crate) recipients: Recipients,
    pub(crate) today: Day,
    /// In which languages something may stand beside German.
    pub(crate) languages: Vec<Language>,
    /// What was typed in the last letter of the case.
    pub(crate) last: BTreeMap<String, String>,
    /// When the persons of the case are met next, and were met last.
    pub(crate) meetings: Meetings,
}

impl Known {
    /// The meeting that a letter to the client is about: one that certifies, the last; any other, the next.
    pub(crate) fn meeting(&self, template: &Template) -> Option<&Meeting> {
        if template.audience != Audience::Client || !template.holds(Placeholder::Day) {
            return None;
        }
        if template.key == TemplateKey::Shipped(Shipped::Attendance) {
            self.meetings.last.as_ref()
        } else {
            self.meetings.next.as_ref()
        }
    }

    /// What is proposed for placeholders: day, times and place of the meeting; telephone and place as in the last letter.
    /// The place of a visit at home stands in no letter but the one that announces it to the person.
    fn values(&self, template: &Template) -> BTreeMap<Placeholder, String> {
        let mut values = BTreeMap::new();
        let mut remember = |one: Placeholder| {
            let known = self.last.get(one.code());
            values.extend(known.map(|value| (one, value.clone())));
        };
        remember(Placeholder::Phone);
        if template.audience == Audience::Client && !self.last_was_at_home() {
            remember(Placeholder::Place);
        }
        if let Some(meeting) = self.meeting(template) {
            let is_announced = template.key != TemplateKey::Shipped(Shipped::Attendance);
            let place = if meeting.is_at_home && !is_announced {
                String::new()
            } else {
                meeting.place.clone()
            };
            let known = [
                (Placeholder::Day, meeting.day.to_string()),
                (Placeholder::Hour, meeting.from.clone()),
                (Placeholder::Until, meeting.until.clone()),
                (Placeholder::Place, place),
            ];
            values.extend(known.into_iter().filter(|(_, value)| !value.is_empty()));
        }
        values
    }

    /// Whether the place of the last letter is that of a visit at home.
    fn last_was_at_home(&self) -> bool {
        let place = self.last.get(Placeholder::Place.code());
        let both = [&self.meetings.next, &self.meetings.last];
        both.into_iter()
            .flatten()
            .any(|meeting| meeting.is_at_home && Some(&meeting.place) == place)
    }

    /// The one who is meant; the lead person if nobody is.
    pub(crate) fn client(&self, id: &str) -> Option<&Client> {
        let named = self.clients.iter().find(|client| client.id.to_string() == id);
        let lead = || self.clients.iter().find(|client| client.id == self.lead);
        if id.is_empty() { lead() } else { named }
    }
}

/// What was typed, or is proposed.
#[derive(Clone, Default)]
pub(crate) struct Input {
    pub(crate) client: String,
    pub(crate) address: String,
    pub(crate) dated_on: String,
    pub(crate) language: String,
    pub(crate) recipient: String,
    pub(crate) purpose: String,
    pub(crate) categories: BTreeSet<String>,
    pub(crate) papers: BTreeSet<String>,
    pub(crate) values: BTreeMap<Placeholder, String>,
}

/// A letter as it can be written.
pub(crate) struct Checked {
    pub(crate) client: Client,
    pub(crate) address: String,
    pub(crate) dated_on: Day,
    pub(crate) language: Language,
    pub(crate) recipient: String,
    pub(crate) purpose: Option<Purpose>,
    pub(crate) categories: BTreeSet<Category>,
    pub(crate) papers: Vec<Paper>,
    pub(crate) values: Values,
}

impl Input {
    /// What is proposed for a new letter.
    pub(crate) fn proposed(template: &Template, known: &Known) -> Self {
        let client = known.client("");
        let first = known
            .recipients
            .all
            .first()
            .filter(|first| !first.allowed_for.is_empty());
        let agreed = first.and_then(|first| first.allowed_for.iter().next());
        let is_agreed = |category: &&Category| agreed.is_none_or(|(_, allowed)| allowed.contains(*category));
        let is_letter_to_client = template.audience == Audience::Client;
        Self {
            client: client.map_or_else(String::new, |client| client.id.to_string()),
            address: match client {
                Some(client) if is_letter_to_client => {
                    format!("{}\n{}", client.name, client.address).trim().to_owned()
                }
                _ => first.map_or_else(String::new, |first| first.name.clone()),
            },
            dated_on: known.today.to_string(),
            language: client
                .and_then(|client| client.language)
                .filter(|language| known.languages.contains(language))
                .unwrap_or(Language::German)
                .to_string(),
            recipient: first.map_or_else(String::new, KnownRecipient::code),
            purpose: agreed.map_or_else(String::new, |(purpose, _)| purpose.to_string()),
            categories: template
                .categories
                .iter()
                .filter(is_agreed)
                .map(ToString::to_string)
                .collect(),
            papers: BTreeSet::from([Paper::Identity.to_string(), Paper::Residence.to_string()]),
            values: known.values(template),
        }
    }

    /// What was typed.
    pub(crate) fn of(form: &Form) -> Self {
        let all = |name: &str| form.all(name).iter().cloned().collect();
        Self {
            client: form.text("fuer").to_owned(),
            address: form.text("anschrift").to_owned(),
            dated_on: form.text("datum").to_owned(),
            language: form.text("sprache").to_owned(),
            recipient: form.text("stelle").to_owned(),
            purpose: form.text("zweck").to_owned(),
            categories: all("angaben"),
            papers: all("papiere"),
            values: Placeholder::ALL
                .iter()
                .map(|one| (*one, form.text(one.code()).to_owned()))
                .collect(),
        }
    }

    /// The letter, or what is missing.
    pub(crate) fn checked(
        &self,
        form: &Form,
        (template, known): (&Template, &Known),
    ) -> Result<Checked, InputErrors> {
        let mut errors = InputErrors::new();
        let client = known.client(&self.client).cloned();
        if client.is_none() {
            errors.add("fuer", "Bitte wählen Sie, um wen es geht.");
        }
        let address = typed::text_within(form, ("anschrift", LONGEST_ADDRESS), &mut errors);
        if address.is_empty() {
            errors.add("anschrift", "Bitte tragen Sie ein, an wen das Schreiben geht.");
        } else if address.lines().count() > MOST_LINES {
            errors.add(
                "anschrift",
                "Die Anschrift hat höchstens sechs Zeilen. Bitte kürzen Sie sie.",
            );
        }
        let dated_on = form.day("datum", &mut errors).unwrap_or(known.today);
        let is_to_others = template.audience == Audience::Organisation;
        if is_to_others && known.recipients.find(&self.recipient).is_none() {
            errors.add(
                "stelle",
                "Bitte wählen Sie die Stelle, an die das Schreiben geht.",
            );
        }
        let to = known.recipients.find(&self.recipient).filter(|_| is_to_others);
        if is_called_residence_office(&address) && !to.is_some_and(|to| to.is_residence_office) {
            errors.add(
                "anschrift",
                "An eine Ausländer- oder Einbürgerungsbehörde schreiben Sie nur, wenn sie als Stelle gewählt ist und die \
                 Person das erklärt hat.",
            );
        }
        let purpose = self.purpose.parse::<Purpose>().ok();
        let needs_purpose = is_to_others && to.is_none_or(|to| to.duty.is_none());
        if needs_purpose && purpose.is_none() {
            errors.add("zweck", "Bitte wählen Sie den Zweck.");
        }
        let language = self.language.parse().unwrap_or(Language::German);
        if !known.languages.contains(&language) {
            errors.add(
                "sprache",
                "Diese Sprache wird noch nicht angeboten. Bitte wählen Sie eine andere.",
            );
        }
        let mut values = values(form, template, &mut errors);
        let papers: Vec<Paper> = Paper::ALL
            .iter()
            .copied()
            .filter(|paper| self.papers.contains(paper.code()))
            .collect();
        let no_papers = papers.is_empty() && !values.contains_key(&Placeholder::Papers);
        if template.holds(Placeholder::Papers) && no_papers {
            errors.add("papiere", "Bitte kreuzen Sie an, was mitgebracht werden soll.");
        }
        let Some(client) = client.filter(|_| errors.is_empty()) else {
            return Err(errors);
        };
        values.extend(known_values(known, &client, dated_on));
        if let Some(recipient) = known.recipients.find(&self.recipient).filter(|_| is_to_others) {
            values.insert(Placeholder::Recipient, recipient.name.clone());
        }
        Ok(Checked {
            client,
            address,
            dated_on,
            language,
            recipient: self.recipient.clone(),
            purpose,
            categories: self
                .categories
                .iter()
                .filter_map(|code| code.parse().ok())
                .collect(),
            papers,
            values,
        })
    }

    /// The fields of the form, in the order in which one writes.
    pub(crate) fn fields(&self, (template, known): (&Template, &Known), errors: &InputErrors) -> Vec<Field> {
        let mut fields = Vec::new();
        if known.clients.len() > 1 {
            let clients: Vec<Choice> = known
                .clients
                .iter()
                .map(|client| Choice::new(client.id, &client.name))
                .collect();
            fields.push(
                field::select("fuer", "Für", &clients)
                    .value(&self.client)
                    .errors(errors),
            );
        }
        if template.audience == Audience::Organisation {
            fields.extend(self.fields_of_recipient(&known.recipients, errors));
        } else {
            let translated: Vec<Choice> = template
                .texts
                .keys()
                .filter(|language| known.languages.contains(language))
                .map(|language| Choice::new(language, language.german_name()))
                .collect();
            if translated.len() > 1 {
                fields.push(
                    field::select("sprache", "Sprache neben Deutsch", &translated)
                        .value(&self.language)
                        .errors(errors)
                        .width_medium(),
                );
            }
        }
        fields.push(
            field::area("anschrift", "Anschrift", 4)
                .value(&self.address)
                .hint("Name und Adresse, jede Zeile wie auf dem Umschlag")
                .errors(errors)
                .required(),
        );
        let placeholders = template.placeholders();
        fields.extend(placeholders.into_iter().flat_map(|one| self.field(one, errors)));
        fields.push(
            field::date("datum", "Datum des Schreibens")
                .value(&self.dated_on)
                .errors(errors),
        );
        fields
    }

    fn field(&self, placeholder: Placeholder, errors: &InputErrors) -> Vec<Field> {
        let value = self.values.get(&placeholder).map_or("", String::as_str);
        let (name, label) = (placeholder.code(), placeholder.german());
        match placeholder.asked() {
            Asked::Known => Vec::new(),
            Asked::Line => vec![field::text(name, label).value(value).errors(errors).required()],
            Asked::Day => vec![field::date(name, label).value(value).errors(errors).required()],
            Asked::Text => vec![
                field::area(name, label, 6)
                    .value(value)
                    .hint("Steht so im Schreiben, höchstens 1.200 Zeichen")
                    .errors(errors),
            ],
            Asked::Papers => {
                let papers: Vec<Choice> = Paper::ALL
                    .iter()
                    .map(|paper| {
                        Choice::new(paper, papers::name(*paper, Language::German))
                            .chosen_if(self.papers.contains(paper.code()))
                    })
                    .collect();
                vec![
                    field::checkboxes("papiere", label, &papers)
                        .hint("Jedes steht im Schreiben auch in der anderen Sprache.")
                        .errors(errors),
                    field::area(name, "Weitere Unterlagen", 2)
                        .value(value)
                        .hint("Eine je Zeile, wie geschrieben")
                        .errors(errors),
                ]
            }
        }
    }

    fn fields_of_recipient(&self, recipients: &Recipients, errors: &InputErrors) -> Vec<Field> {
        let german = Words::german();
        let purposes: Vec<Choice> = Purpose::with_others()
            .map(|purpose| Choice::new(purpose, german.of(&purpose.key())))
            .collect();
        let categories: Vec<Choice> = Category::ALL
            .iter()
            .map(|category| {
                Choice::new(category, category.short()).chosen_if(self.categories.contains(category.code()))
            })
            .collect();
        vec![
            field::select("stelle", "An welche Stelle?", &recipients.choices())
                .value(&self.recipient)
                .errors(errors)
                .required(),
            field::select("zweck", "Wozu?", &purposes)
                .value(&self.purpose)
                .hint("Der Zweck muss in der Einwilligung stehen.")
                .errors(errors)
                .required(),
            field::checkboxes("angaben", "Worüber steht etwas darin?", &categories)
                .hint("Nur was die Einwilligung nennt, darf hinaus.")
                .in_a_row()
                .errors(errors),
        ]
    }
}

/// What was typed for the placeholders that the template holds.
fn values(form: &Form, template: &Template, errors: &mut InputErrors) -> Values {
    let mut values = Values::new();
    for placeholder in template.placeholders() {
        let name = placeholder.code();
        let value = match placeholder.asked() {
            Asked::Known => continue,
            Asked::Day => form.day(name, errors).map_or_else(String::new, Day::german),
            Asked::Line => typed::line(form, name, errors),
            Asked::Text | Asked::Papers => typed::text(form, name, errors),
        };
        let may_be_empty = matches!(placeholder.asked(), Asked::Text | Asked::Papers);
        if value.is_empty() && !may_be_empty {
            errors.add(name, format!("Bitte füllen Sie aus: {}.", placeholder.german()));
        }
        if !value.is_empty() || placeholder.asked() == Asked::Text {
            values.insert(placeholder, value);
        }
    }
    values
}

fn known_values(known: &Known, client: &Client, dated_on: Day) -> Values {
    Values::from([
        (Placeholder::Person, client.name.clone()),
        (Placeholder::Born, client.born.clone()),
        (Placeholder::Date, dated_on.german()),
        (Placeholder::Code, known.code.clone()),
        (Placeholder::CaseManager, known.case_manager.clone()),
        (Placeholder::Controller, known.controller.clone()),
    ])
}
