//! The form that prepares a sheet: whom, what, what for, until when, in which language. What is not ticked is not printed.

use std::collections::BTreeSet;
use std::str::FromStr;

use access::act::Act;
use askama::Template;
use base::day::Day;
use base::ids::{OrganisationId, PersonId, RowId};
use base::input::InputErrors;
use base::language::Language;
use db::tx::Tx;
use web::answer::{Answer, go_to, page, page_again};
use web::components::field::Choice;
use web::components::{button, errors, field, notice};
use web::form::Form;
use web::request::Request;
use web::shell::Shell;

use crate::model::category::Category;
use crate::model::declaration::{GivenBy, Kind};
use crate::model::draft::{Draft, WithOthers};
use crate::model::languages::Standing;
use crate::model::preset::Preset;
use crate::model::purpose::Purpose;
use crate::model::row::{Direction, Recipient};
use crate::pages::look::{Look, look, path, shell_below};
use crate::reading_aids::ReadingAids;
use crate::store::languages::{LanguageLine, usable};
use crate::store::{recipients, sheets};
use crate::words::Words;

/// Longest name of a recipient that is in no directory.
const LONGEST_NAME: usize = 200;
/// The fields in which recipients are chosen.
const RECIPIENTS: [&str; 3] = ["stelle", "stelle2", "stelle3"];

/// What was typed into the form.
#[derive(Clone, Debug, Default)]
struct Input {
    sheet: String,
    kinds: BTreeSet<String>,
    own: BTreeSet<String>,
    categories: BTreeSet<String>,
    purposes: BTreeSet<String>,
    recipients: [String; 3],
    other: String,
    direction: String,
    until: String,
    language: String,
    given_by: String,
}

#[derive(Template)]
#[template(path = "consents/new.html")]
struct NewPage {
    shell: Shell,
    id: PersonId,
    name: String,
    input: Input,
    errors: InputErrors,
    presets: Vec<(String, String)>,
    organisations: Vec<Choice>,
    languages: Vec<Choice>,
    directions: Vec<Choice>,
    givers: Vec<Choice>,
    signer_hint: &'static str,
    has_own: bool,
}

impl NewPage {
    fn path(&self, below: &str) -> String {
        path(self.id, below)
    }

    fn kinds(&self) -> Vec<Choice> {
        Kind::ALL
            .iter()
            .map(|kind| Choice::new(kind, kind.german()).chosen_if(self.input.kinds.contains(kind.code())))
            .collect()
    }

    fn own(&self, special: bool) -> Vec<Choice> {
        categories(special, &self.input.own)
    }

    fn categories(&self, special: bool) -> Vec<Choice> {
        categories(special, &self.input.categories)
    }

    fn purposes(&self) -> Vec<Choice> {
        let german = Words::german();
        Purpose::with_others()
            .map(|purpose| {
                Choice::new(purpose, german.of(&purpose.key()))
                    .chosen_if(self.input.purposes.contains(purpose.code()))
            })
            .collect()
    }
}

fn directions() -> Vec<Choice> {
    let german = Words::german();
    [Direction::Both, Direction::To, Direction::From]
        .map(|direction| Choice::new(direction, german.of(&direction.key())))
        .to_vec()
}

fn givers() -> Vec<Choice> {
    let german = Words::german();
    GivenBy::ALL
        .iter()
        .map(|giver| Choice::new(giver, german.of(&giver.key())))
        .collect()
}

fn categories(special: bool, ticked: &BTreeSet<String>) -> Vec<Choice> {
    let german = Words::german();
    Category::all(special)
        .map(|category| {
            Choice::new(category, german.of(&category.key())).chosen_if(ticked.contains(category.code()))
        })
        .collect()
}

/// Shows the form, with what a preset ticks and the organisation that a page above names.
///
/// # Errors
/// [`Refused::NotFound`](web::answer::Refused::NotFound) if the person does not exist for this account.
pub async fn ask(request: Request) -> Answer {
    let (mut tx, permit) = request
        .access()
        .person(request.who()?, Act::ConsentWrite, request.path_value("id")?)
        .await?;
    let look = look(&mut tx, &permit).await?;
    let languages = usable(
        &mut tx,
        (&ReadingAids::of(&request), request.house().running.is_demo),
    )
    .await?;
    let latest = sheets::latest_language(&mut tx, &permit).await?;
    drop(tx);
    let preset = request.query().text("vorlage").parse().ok();
    let language = latest.or(look.details.language).unwrap_or(Language::German);
    let is_offered = languages.iter().any(|line| line.language == language);
    let sheet = RowId::from_uuid(request.access().ids().next());
    let mut input = Input {
        sheet: sheet.to_string(),
        language: if is_offered { language } else { Language::German }.to_string(),
        ..proposed(&look, preset)
    };
    request
        .query()
        .text("stelle")
        .clone_into(&mut input.recipients[0]);
    page(&new_page(
        &request,
        &look,
        &languages,
        (input, InputErrors::new()),
    ))
}

/// What the form proposes: the own file if it is not allowed yet, else what the preset says.
fn proposed(look: &Look, preset: Option<Preset>) -> Input {
    let own: BTreeSet<String> = if look.file.may_keep_a_file(look.today) {
        BTreeSet::new()
    } else {
        codes(Category::all(false))
    };
    Input {
        kinds: codes(Kind::ALL.iter().copied()),
        own,
        categories: codes(preset.iter().flat_map(|one| one.categories()).copied()),
        purposes: codes(preset.iter().flat_map(|one| one.purposes()).copied()),
        direction: Direction::Both.code().to_owned(),
        given_by: look.signer().proposed().code().to_owned(),
        ..Input::default()
    }
}

fn codes<T: std::fmt::Display>(values: impl Iterator<Item = T>) -> BTreeSet<String> {
    values.map(|value| value.to_string()).collect()
}

fn new_page(
    request: &Request,
    look: &Look,
    languages: &[LanguageLine],
    (input, errors): (Input, InputErrors),
) -> NewPage {
    let german = Words::german();
    let preset = |preset: &Preset| {
        let href = look.path(&format!("/neu?vorlage={preset}"));
        (german.of(&preset.key()), href)
    };
    NewPage {
        shell: shell_below(request, "Neue Erklärung", look.person),
        id: look.person,
        name: look.name(),
        presets: Preset::ALL.iter().map(preset).collect(),
        organisations: look
            .file
            .organisations()
            .into_iter()
            .map(|(id, name)| Choice::new(id, name))
            .collect(),
        languages: languages.iter().map(language_choice).collect(),
        directions: directions(),
        givers: givers(),
        signer_hint: look.signer().german(),
        has_own: look.file.may_keep_a_file(look.today),
        input,
        errors,
    }
}

fn language_choice(line: &LanguageLine) -> Choice {
    let name = line.language.german_name();
    let label = match line.standing {
        Standing::Governs | Standing::Reviewed => name.to_owned(),
        _ => format!("{name} (Übersetzung nicht geprüft)"),
    };
    Choice::new(line.language, label)
}

/// Prepares the sheet.
///
/// # Errors
/// [`Refused::NotFound`](web::answer::Refused::NotFound) if the person does not exist for this account.
pub async fn answer(request: Request) -> Answer {
    let access = request.access();
    let (mut tx, permit) = access
        .person_writing(request.who()?, Act::ConsentWrite, request.path_value("id")?)
        .await?;
    let input = Input::of(&request.form()?);
    let look = look(&mut tx, &permit).await?;
    let languages = usable(
        &mut tx,
        (&ReadingAids::of(&request), request.house().running.is_demo),
    )
    .await?;
    let (mut draft, sheet) = match input.checked(&look, &languages) {
        Ok(checked) => checked,
        Err(errors) => return page_again(&new_page(&request, &look, &languages, (input, errors))),
    };
    if !input.other.is_empty() {
        let named = named(&mut tx, &permit, (&look, &input.other), access.ids()).await?;
        draft.others.recipients.push(named);
    }
    sheets::prepare(&mut tx, &permit, (sheet, &draft), access.ids()).await?;
    tx.commit().await?;
    go_to(&look.path(&format!("/blatt?blatt={sheet}")))
}

/// The named recipient: the one that the person has had before, or a new one.
async fn named(
    tx: &mut Tx,
    permit: &access::permit::Permit<PersonId>,
    (look, name): (&Look, &str),
    ids: &base::ids::Ids,
) -> access::failure::Result<Recipient> {
    let known = look.file.rows().map(|row| row.recipient).find(|recipient| {
        matches!(recipient, Recipient::Named(_)) && look.file.name_of(permit, *recipient) == name
    });
    match known {
        Some(recipient) => Ok(recipient),
        None => Ok(Recipient::Named(recipients::add(tx, permit, name, ids).await?)),
    }
}

impl Input {
    fn of(form: &Form) -> Self {
        let all = |name: &str| form.all(name).iter().cloned().collect::<BTreeSet<String>>();
        let both = |first: &str, second: &str| all(first).union(&all(second)).cloned().collect();
        Self {
            sheet: form.text("blatt").to_owned(),
            kinds: all("erklaerungen"),
            own: both("eigene", "eigene_besondere"),
            categories: both("daten", "besondere"),
            purposes: all("zwecke"),
            recipients: RECIPIENTS.map(|name| form.text(name).to_owned()),
            other: form.line("andere"),
            direction: form.text("richtung").to_owned(),
            until: form.text("gueltig_bis").to_owned(),
            language: form.text("sprache").to_owned(),
            given_by: form.text("gibt_ab").to_owned(),
        }
    }

    fn checked(&self, look: &Look, languages: &[LanguageLine]) -> Result<(Draft, RowId), InputErrors> {
        let mut errors = InputErrors::new();
        let recipients = self.organisations(look, &mut errors);
        let has_others = !recipients.is_empty() || !self.other.is_empty();
        let draft = Draft {
            own: parsed(&self.own),
            others: WithOthers {
                recipients,
                categories: parsed(&self.categories),
                purposes: parsed(&self.purposes),
                direction: self.direction.parse().ok().filter(|_| has_others),
            },
            valid_until: self.until(look.today, &mut errors),
            language: self.language(languages, &mut errors),
            given_by: self.given_by.parse().unwrap_or(GivenBy::Person),
            kinds: parsed(&self.kinds),
        };
        if self.other.chars().count() > LONGEST_NAME {
            errors.add("andere", "Der Name ist zu lang. Bitte höchstens 200 Zeichen.");
        }
        if has_others {
            draft.check_others(&mut errors);
        }
        if draft.kinds.is_empty() {
            errors.add("erklaerungen", "Bitte wählen Sie mindestens eine Erklärung.");
        } else if draft.rows().is_empty() && !has_others {
            errors.add(
                "stelle",
                "Es ist noch nichts vereinbart: Bitte wählen Sie eine Stelle oder eigene Daten.",
            );
        }
        let sheet = self.sheet.parse::<RowId>().unwrap_or_else(|_| {
            errors.add(
                "sprache",
                "Das Formular war nicht vollständig. Bitte senden Sie es noch einmal.",
            );
            RowId::from_uuid(look.person.uuid())
        });
        if errors.is_empty() {
            Ok((draft, sheet))
        } else {
            Err(errors)
        }
    }

    fn organisations(&self, look: &Look, errors: &mut InputErrors) -> Vec<Recipient> {
        let known = look.file.organisations();
        let mut recipients = Vec::new();
        for (field, typed) in RECIPIENTS.into_iter().zip(&self.recipients) {
            if typed.is_empty() {
                continue;
            }
            let id = OrganisationId::from_str(typed).ok();
            match id.filter(|id| known.iter().any(|(own, _)| own == id)) {
                Some(id) => recipients.push(Recipient::Organisation(id)),
                None => errors.add(
                    field,
                    "Diese Stelle steht nicht im Verzeichnis. Bitte wählen Sie eine andere.",
                ),
            }
        }
        recipients
    }

    fn until(&self, today: Day, errors: &mut InputErrors) -> Option<Day> {
        if self.until.trim().is_empty() {
            return None;
        }
        let day = errors.take("gueltig_bis", Day::typed(&self.until))?;
        if day < today {
            errors.add(
                "gueltig_bis",
                "Dieser Tag ist vorbei. Bitte einen späteren Tag eingeben oder das Feld leer lassen.",
            );
        }
        Some(day)
    }

    fn language(&self, languages: &[LanguageLine], errors: &mut InputErrors) -> Language {
        let chosen = self.language.parse().ok();
        let offered = chosen.filter(|language| languages.iter().any(|line| line.language == *language));
        offered.unwrap_or_else(|| {
            errors.add(
                "sprache",
                "Diese Sprache ist noch nicht freigegeben. Bitte wählen Sie eine andere.",
            );
            Language::German
        })
    }
}

impl Draft {
    fn check_others(&self, errors: &mut InputErrors) {
        if self.others.categories.is_empty() {
            errors.add("daten", "Bitte wählen Sie, um welche Daten es geht.");
        }
        if self.others.purposes.is_empty() {
            errors.add(
                "zwecke",
                "Bitte wählen Sie, wofür. Ohne genauen Zweck ist die Erklärung unwirksam.",
            );
        }
        if self.others.direction.is_none_or(|one| one == Direction::Within) {
            errors.add("richtung", "Bitte wählen Sie die Richtung.");
        }
    }
}

/// What of the ticks is known; a browser sends nothing else.
fn parsed<T: FromStr + Ord>(codes: &BTreeSet<String>) -> BTreeSet<T> {
    codes.iter().filter_map(|code| code.parse().ok()).collect()
}
