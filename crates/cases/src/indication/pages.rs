//! The indication check of a card: five questions, the result with its reasons, the next step.

use access::act::Act;
use askama::Template;
use base::ids::ContactId;
use web::answer::{Answer, page, page_again};
use web::components::{button, field, notice};
use web::form::Form;
use web::request::Request;
use web::shell::Shell;

use crate::contact::pages::card::load;
use crate::contact::store::card;
use crate::indication::{Answers, Indication, Outcome, QUESTIONS, check};

#[derive(Template)]
#[template(path = "cases/indication.html")]
struct IndicationPage {
    shell: Shell,
    id: ContactId,
    questions: Vec<(&'static str, &'static str, bool)>,
    indication: Option<Indication>,
    closed: bool,
}

impl IndicationPage {
    fn leads_to_a_case(&self) -> bool {
        self.indication
            .as_ref()
            .is_some_and(|indication| indication.outcome == Outcome::Case)
    }
}

/// Shows the five questions, with what was answered before.
pub(crate) async fn ask(request: Request) -> Answer {
    let (mut tx, permit) = request
        .access()
        .reading(
            request.who()?,
            Act::ContactWrite,
            request.path_value::<ContactId>("id")?,
        )
        .await?;
    let card = load(&mut tx, &permit).await?;
    let answers = card.indication.map(|(_, answers)| answers);
    page(&indication_page(
        &request,
        permit.id(),
        answers,
        card.closed_on.is_some(),
    ))
}

/// Says what fits, and keeps it on the card.
pub(crate) async fn answer(request: Request) -> Answer {
    let (mut tx, permit) = request
        .access()
        .writing(
            request.who()?,
            Act::ContactWrite,
            request.path_value::<ContactId>("id")?,
        )
        .await?;
    let form = request.form()?;
    load(&mut tx, &permit).await?;
    let answers = answers_of(&form);
    let is_kept = card::keep_indication(&mut tx, &permit, (check(answers).outcome, answers)).await?;
    tx.commit().await?;
    let shown = indication_page(&request, permit.id(), Some(answers), !is_kept);
    if is_kept { page(&shown) } else { page_again(&shown) }
}

fn answers_of(form: &Form) -> Answers {
    let [actors, complex, unknown, obstacle, wish] = QUESTIONS.map(|(field, ..)| form.is_ticked(field));
    Answers {
        several_actors: actors,
        complex_need: complex,
        offers_unknown: unknown,
        system_obstacle: obstacle,
        is_wanted: wish,
    }
}

fn indication_page(
    request: &Request,
    id: ContactId,
    answers: Option<Answers>,
    closed: bool,
) -> IndicationPage {
    let path = format!("/kontakte/{id}");
    let ticked = answers.unwrap_or_default().in_order();
    IndicationPage {
        shell: request.shell_below(
            "Indikationsprüfung",
            &[("Kontakte", "/kontakte"), ("Kontaktkarte", &path)],
        ),
        id,
        questions: QUESTIONS
            .iter()
            .zip(ticked)
            .map(|((name, question, _), yes)| (*name, *question, yes))
            .collect(),
        indication: answers.map(check),
        closed,
    }
}
