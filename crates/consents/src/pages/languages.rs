//! The languages of everything that clients read: who reviewed which text, and whether it may be printed.

use access::act::Act;
use access::audit::model::AuditSubject;
use askama::Template;
use base::day::Day;
use base::input::InputErrors;
use base::language::Language;
use web::answer::{Answer, Refused, go_to_saying, page, page_again};
use web::components::field::Choice;
use web::components::{button, errors, field, tag};
use web::request::Request;
use web::shell::Shell;

use crate::model::languages::Standing;
use crate::reading_aids::ReadingAids;
use crate::store::languages::{self, LanguageLine};
use crate::store::versions::current_marks;

/// Longest name of a reviewer.
const LONGEST_NAME: usize = 200;

#[derive(Template)]
#[template(path = "consents/languages.html")]
struct LanguagesPage {
    shell: Shell,
    mark: String,
    lines: Vec<LanguageLine>,
    may_change: bool,
    input: ReviewInput,
    errors: InputErrors,
}

#[derive(Clone, Debug, Default)]
struct ReviewInput {
    language: String,
    reviewer: String,
    on: String,
}

impl LanguagesPage {
    fn choices(&self) -> Vec<Choice> {
        let translated = |line: &&LanguageLine| line.language != Language::German;
        self.lines
            .iter()
            .filter(translated)
            .map(|line| Choice::new(line.language, line.language.german_name()))
            .collect()
    }
}

impl LanguageLine {
    fn reviewed(&self) -> String {
        self.review.as_ref().map_or_else(String::new, |review| {
            format!("{}, {}", review.on.german(), review.reviewer)
        })
    }

    fn is_reviewed(&self) -> bool {
        matches!(self.standing, Standing::Governs | Standing::Reviewed)
    }

    fn is_translation(&self) -> bool {
        self.standing != Standing::Governs
    }

    fn can_be_switched_on(&self) -> bool {
        matches!(
            self.standing,
            Standing::Unreviewed | Standing::SetBack | Standing::SwitchedOff | Standing::DemoOnly
        )
    }
}

/// Shows all languages.
///
/// # Errors
/// [`Refused::NotFound`] if the policy says no.
pub async fn show(request: Request) -> Answer {
    let (mut tx, _permit) = request
        .access()
        .enter(request.who()?, Act::ConsentTextRead)
        .await?;
    let aids = ReadingAids::of(&request);
    let lines = languages::all(&mut tx, (&aids, request.house().running.is_demo)).await?;
    drop(tx);
    let input = ReviewInput {
        on: request.access().clock().today().to_string(),
        ..ReviewInput::default()
    };
    page(&languages_page(&request, lines, (input, InputErrors::new()))?)
}

fn languages_page(
    request: &Request,
    lines: Vec<LanguageLine>,
    (input, errors): (ReviewInput, InputErrors),
) -> Result<LanguagesPage, Refused> {
    let mark = current_marks(Language::German).german;
    Ok(LanguagesPage {
        shell: request.shell("Sprachen"),
        mark: mark.get(..8).unwrap_or_default().to_owned(),
        may_change: request.access().may(request.who()?, Act::ConsentTextWrite),
        lines,
        input,
        errors,
    })
}

/// Notes a review, or switches a language.
///
/// # Errors
/// [`Refused::NotFound`] if the policy says no.
pub async fn answer(request: Request) -> Answer {
    let access = request.access();
    let (mut tx, permit) = access
        .enter_writing(request.who()?, Act::ConsentTextWrite, AuditSubject::House)
        .await?;
    let form = request.form()?;
    let aids = ReadingAids::of(&request);
    let language: Option<Language> = form
        .text("sprache")
        .parse()
        .ok()
        .filter(|language| *language != Language::German);
    if let (Some(language), on @ ("ein" | "aus")) = (language, form.text("handlung")) {
        let marks = aids.marks(language);
        languages::switch(&mut tx, &permit, (language, &marks), on == "ein", access.ids()).await?;
        tx.commit().await?;
        return go_to_saying("/einwilligungen/sprachen", "gespeichert");
    }
    let input = ReviewInput {
        language: form.text("sprache").to_owned(),
        reviewer: form.line("geprueft_von"),
        on: form.text("geprueft_am").to_owned(),
    };
    match input.checked(language, access.clock().today()) {
        Ok((language, on)) => {
            let (marks, review) = (aids.marks(language), (input.reviewer.as_str(), on));
            languages::note_review(&mut tx, &permit, (language, &marks), review, access.ids()).await?;
            tx.commit().await?;
            go_to_saying("/einwilligungen/sprachen", "gespeichert")
        }
        Err(errors) => {
            let lines = languages::all(&mut tx, (&aids, request.house().running.is_demo)).await?;
            page_again(&languages_page(&request, lines, (input, errors))?)
        }
    }
}

impl ReviewInput {
    fn checked(&self, language: Option<Language>, today: Day) -> Result<(Language, Day), InputErrors> {
        let mut errors = InputErrors::new();
        if language.is_none() {
            errors.add("sprache", "Bitte wählen Sie die Sprache.");
        }
        if self.reviewer.is_empty() || self.reviewer.chars().count() > LONGEST_NAME {
            errors.add(
                "geprueft_von",
                "Bitte tragen Sie ein, wer den Text geprüft hat (höchstens 200 Zeichen).",
            );
        }
        let on = errors.take("geprueft_am", Day::typed(&self.on));
        if on.is_some_and(|day| day > today) {
            errors.add(
                "geprueft_am",
                "Dieser Tag liegt in der Zukunft. Bitte prüfen Sie das Datum.",
            );
        }
        match (language, on, errors.is_empty()) {
            (Some(language), Some(on), true) => Ok((language, on)),
            _ => Err(errors),
        }
    }
}
