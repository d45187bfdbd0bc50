//! Pages of a letter to the Land: its words, its PDF, the note that it was sent, the answer. Sending takes the theme up the
//! ladder with the decision; the answer takes it back to the steering group.

use access::act::Act;
use askama::Template;
use base::day::Day;
use base::ids::{DecisionId, ThemeId};
use base::input::InputErrors;
use base::refusal::Refusal;
use themes::ladder::store::advance;
use themes::ladder::{Move, Station};
use themes::theme::store as themes_store;
use themes::theme::watching::{Happened, tell_watchers};
use web::answer::{Answer, Refused, go_to, go_to_saying, page, page_again};
use web::components::{button, errors, facts, field, notice};
use web::form::limited;
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::decision::model::Decision;
use crate::decision::store as decisions;
use crate::letter::paper::{Envelope, letter, letterhead, quote, text};
use crate::look::{LONGEST_NOTE, LONGEST_TEXT, Look, needed, reading, row_id, writing};
use crate::sheet::printed;
use crate::state_letter::model::{StateLetter, theme_of};
use crate::state_letter::store;

pub(crate) fn routes() -> Routes {
    let write = Act::ThemeWrite;
    Routes::about("state letter")
        .get("/beschluesse/{id}/landesbrief", write, Fixture::Decision, show)
        .post("/beschluesse/{id}/landesbrief", write, Fixture::Decision, save)
        .get(
            "/beschluesse/{id}/landesbrief.pdf",
            write,
            Fixture::Decision,
            print,
        )
        .post(
            "/beschluesse/{id}/landesbrief/versand",
            write,
            Fixture::Decision,
            send,
        )
        .post(
            "/beschluesse/{id}/landesbrief/antwort",
            write,
            Fixture::Decision,
            answer,
        )
}

#[derive(Template)]
#[template(path = "boards/state_letter.html")]
struct LetterPage {
    shell: Shell,
    address: String,
    decision: Decision,
    letter: Option<StateLetter>,
    facts: facts::Facts,
    answered: (String, String),
    errors: InputErrors,
    refused: Option<String>,
}

impl LetterPage {
    fn of(request: &Request, (decision, saved): (Decision, Option<StateLetter>)) -> Self {
        let path = format!("/beschluesse/{}", decision.id);
        let address = format!("{path}/landesbrief");
        let (refused, letter) = match theme_of(&decision) {
            Ok(theme) => (
                None,
                Some(saved.unwrap_or_else(|| proposed(request, theme, &decision))),
            ),
            Err(reason) => (Some(reason.german()), None),
        };
        let facts = facts::list()
            .fact("Beschluss", &decision.number)
            .href(&path)
            .fact("Gremium", &decision.board_name)
            .fact("Beschlossen", decision.decided_on.german())
            .fact("Ergebnis", decision.result());
        Self {
            shell: request.shell_below(
                "Schreiben an das Land",
                &[("Beschlüsse", "/beschluesse"), (&decision.number, &path)],
            ),
            address,
            facts,
            answered: (request.access().clock().today().to_string(), String::new()),
            letter,
            decision,
            errors: InputErrors::new(),
            refused,
        }
    }
}

fn proposed(request: &Request, theme: ThemeId, decision: &Decision) -> StateLetter {
    StateLetter::proposed(
        row_id(request),
        (theme, decision),
        request.access().clock().today(),
    )
}

async fn found(request: &Request, look: &mut Look) -> Result<(Decision, Option<StateLetter>), Refused> {
    let id: DecisionId = request.path_value("id")?;
    let decision = decisions::one(&mut look.tx, &look.permit, id)
        .await?
        .ok_or(Refused::NotFound)?;
    let letter = store::of_decision(&mut look.tx, &look.permit, id).await?;
    Ok((decision, letter))
}

async fn show(request: Request) -> Answer {
    let mut look = reading(&request, Act::ThemeWrite).await?;
    let found = found(&request, &mut look).await?;
    page(&LetterPage::of(&request, found))
}

async fn save(request: Request) -> Answer {
    let mut look = writing(&request, Act::ThemeWrite).await?;
    let (decision, before) = found(&request, &mut look).await?;
    let form = request.form()?;
    let Ok(theme) = theme_of(&decision) else {
        return page_again(&LetterPage::of(&request, (decision, before)));
    };
    let mut errors = InputErrors::new();
    let (office, subject) = (form.line("dienststelle"), form.line("betreff"));
    needed(
        &mut errors,
        "dienststelle",
        &office,
        "Bitte die Dienststelle eingeben.",
    );
    needed(&mut errors, "betreff", &subject, "Bitte einen Betreff eingeben.");
    let body = limited(form.text("text"), ("text", LONGEST_TEXT), &mut errors);
    if body.trim().is_empty() {
        errors.add("text", "Bitte den Text eingeben.");
    }
    let address = limited(form.text("anschrift"), ("anschrift", LONGEST_NOTE), &mut errors);
    let base = before
        .clone()
        .unwrap_or_else(|| proposed(&request, theme, &decision));
    let typed = StateLetter {
        office,
        address,
        subject,
        body,
        version: form.version(),
        ..base
    };
    if errors.is_empty() && store::put(&mut look.tx, &look.permit, &typed).await? {
        look.tx.commit().await?;
        return go_to_saying(
            &format!("/beschluesse/{}/landesbrief", decision.id),
            "gespeichert",
        );
    }
    let quicker = "Jemand anderes hat das Schreiben inzwischen geändert oder versandt. Ihr Text steht noch im Formular.";
    let refused = errors.is_empty().then(|| quicker.to_owned());
    let again = LetterPage::of(&request, (decision, before));
    let version = again.letter.as_ref().map_or(0, |letter| letter.version);
    page_again(&LetterPage {
        letter: Some(StateLetter { version, ..typed }),
        errors,
        refused,
        ..again
    })
}

/// `GET /beschluesse/{id}/landesbrief.pdf`: there is none without an adopted decision and a letter; the page says why.
async fn print(request: Request) -> Answer {
    let mut look = reading(&request, Act::ThemeWrite).await?;
    let (decision, saved) = found(&request, &mut look).await?;
    let Some(saved) = saved.filter(|_| decision.is_adopted()) else {
        return go_to(&format!("/beschluesse/{}/landesbrief", decision.id));
    };
    let theme = themes_store::one(&mut look.tx, &look.permit, saved.theme)
        .await?
        .ok_or(Refused::NotFound)?;
    let envelope = Envelope {
        letterhead: letterhead(&request, &mut look.tx).await?,
        day: saved.sent_on.unwrap_or(look.today),
        is_demo: request.house().running.is_demo,
        recipient: std::iter::once(saved.office.clone())
            .chain(saved.address.lines().map(str::to_owned))
            .collect(),
        subject: saved.subject.clone(),
    };
    let recorded = format!(
        "Beschluss {} vom {}, {} ({}):",
        decision.number,
        decision.decided_on.german(),
        decision.board_name,
        decision.result()
    );
    let parts = [
        text(&saved.body),
        text(&recorded),
        quote(&decision.text),
        text(&format!(
            "Unser Zeichen: {}, {}\n\nMit freundlichen Grüßen\n\nKommunales Integrationsmanagement",
            theme.head.number, decision.number
        )),
    ];
    drop(look);
    let name = format!("landesbrief-{}.pdf", decision.number);
    printed(letter(envelope, &parts), &name).await
}

/// `POST /beschluesse/{id}/landesbrief/versand`
async fn send(request: Request) -> Answer {
    let mut look = writing(&request, Act::ThemeWrite).await?;
    let (decision, before) = found(&request, &mut look).await?;
    let form = request.form()?;
    let Some(saved) = before.clone().filter(|_| decision.is_adopted()) else {
        return Err(Refused::NotFound);
    };
    let step = Move {
        decision: Some(decision.id),
        ..Move::to(
            Station::StateOffice,
            format!("Schreiben an {} zum Beschluss {}", saved.office, decision.number),
        )
    };
    if let Some(refused) = climb(&request, &mut look, (saved.theme, &step)).await? {
        return page_again(&LetterPage {
            refused: Some(refused),
            ..LetterPage::of(&request, (decision, before))
        });
    }
    let seen = (saved.id, form.version());
    if !store::note_sent(&mut look.tx, &look.permit, seen, look.today).await? {
        return page_again(&LetterPage {
            refused: Some("Das Schreiben ist schon versandt oder wurde gerade geändert.".to_owned()),
            ..LetterPage::of(&request, (decision, before))
        });
    }
    look.tx.commit().await?;
    go_to_saying(&format!("/beschluesse/{}/landesbrief", decision.id), "versandt")
}

/// `POST /beschluesse/{id}/landesbrief/antwort`
async fn answer(request: Request) -> Answer {
    let mut look = writing(&request, Act::ThemeWrite).await?;
    let (decision, before) = found(&request, &mut look).await?;
    let form = request.form()?;
    let Some(saved) = before.clone() else {
        return Err(Refused::NotFound);
    };
    let mut errors = InputErrors::new();
    let words = limited(form.text("antwort"), ("antwort", LONGEST_NOTE), &mut errors);
    if words.trim().is_empty() {
        errors.add("antwort", "Bitte eingeben, was die Dienststelle geantwortet hat.");
    }
    let on = errors.take("eingang", Day::typed(&form.line("eingang")));
    let mut refused = None;
    if let (Some(on), true) = (on, errors.is_empty()) {
        let reason = format!(
            "Antwort von {} vom {}: {}",
            saved.office,
            on.german(),
            words.trim()
        );
        let step = Move::to(Station::SteeringGroup, reason);
        refused = climb(&request, &mut look, (saved.theme, &step)).await?;
        let seen = (saved.id, form.version());
        let answered = (on, words.trim());
        if refused.is_none() && store::note_answer(&mut look.tx, &look.permit, seen, answered).await? {
            look.tx.commit().await?;
            return go_to_saying(
                &format!("/beschluesse/{}/landesbrief", decision.id),
                "gespeichert",
            );
        }
        refused = refused.or_else(|| Some("Die Antwort ist schon eingetragen.".to_owned()));
    }
    page_again(&LetterPage {
        answered: (form.line("eingang"), form.text("antwort").to_owned()),
        errors,
        refused,
        ..LetterPage::of(&request, (decision, before))
    })
}

/// Takes a step on the ladder unless the theme is there already; says why not if the ladder does not allow it.
async fn climb(
    request: &Request,
    look: &mut Look,
    (theme, step): (ThemeId, &Move),
) -> Result<Option<String>, Refused> {
    let head = themes_store::one(&mut look.tx, &look.permit, theme)
        .await?
        .ok_or(Refused::NotFound)?
        .head;
    if head.station == step.to {
        return Ok(None);
    }
    let ids = request.access().ids();
    let (tx, permit) = (&mut look.tx, &look.permit);
    if let Err(refused) = advance(tx, permit, (theme, step), ids).await? {
        return Ok(Some(refused.german()));
    }
    tell_watchers(request, tx, permit, (theme, Happened::Moved(step.to))).await?;
    Ok(None)
}
