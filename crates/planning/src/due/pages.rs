//! The form for the intervals of the house.

use access::act::Act;
use access::audit::model::AuditSubject;
use askama::Template;
use base::input::InputErrors;
use web::answer::{Answer, go_to_saying, page, page_again, page_conflict};
use web::components::field::{self, Field};
use web::components::{button, errors};
use web::request::Request;
use web::shell::Shell;

use crate::due::store::{self, Intervals};

const REVIEW: &str = "ueberpruefung";
const ASSESSMENT: &str = "einschaetzung";

#[derive(Template)]
#[template(path = "planning/intervals.html")]
struct IntervalsPage {
    shell: Shell,
    version: i64,
    fields: [Field; 2],
    errors: InputErrors,
}

/// Shows the form.
///
/// # Errors
/// [`Refused`](web::answer::Refused) as the gate says.
pub async fn ask(request: Request) -> Answer {
    let who = request.who()?;
    let (mut tx, _permit) = request.access().enter(who, Act::PlanningRuleWrite).await?;
    let intervals = store::intervals(&mut tx).await?;
    let typed = [
        intervals.review_months.to_string(),
        intervals.assessment_months.to_string(),
    ];
    page(&intervals_page(
        &request,
        (&typed, intervals.version),
        InputErrors::new(),
    ))
}

/// Saves the form.
///
/// # Errors
/// [`Refused`](web::answer::Refused) as the gate says.
pub async fn answer(request: Request) -> Answer {
    let who = request.who()?;
    let (mut tx, permit) = request
        .access()
        .enter_writing(who, Act::PlanningRuleWrite, AuditSubject::House)
        .await?;
    let form = request.form()?;
    let mut errors = InputErrors::new();
    let typed = [form.line(REVIEW), form.line(ASSESSMENT)];
    let mut months = |name: &'static str, text: &str| {
        let number = text.parse().ok().filter(|months| (1..=24).contains(months));
        if number.is_none() {
            errors.add(name, "Bitte eine ganze Zahl von 1 bis 24 eingeben.");
        }
        number.unwrap_or(1)
    };
    let new = Intervals {
        review_months: months(REVIEW, &typed[0]),
        assessment_months: months(ASSESSMENT, &typed[1]),
        version: form.version(),
    };
    if !errors.is_empty() {
        return page_again(&intervals_page(&request, (&typed, new.version), errors));
    }
    if !store::update_intervals(&mut tx, &permit, &new).await? {
        let stored = store::intervals(&mut tx).await?;
        errors.add(
            REVIEW,
            format!(
                "Inzwischen hat jemand anders gespeichert: Überprüfung {}, Einschätzung {} Monate. Ihre Zahlen gelten, wenn Sie erneut speichern.",
                stored.review_months, stored.assessment_months
            ),
        );
        return page_conflict(&intervals_page(&request, (&typed, stored.version), errors));
    }
    tx.commit().await?;
    go_to_saying("/regeln/zustaendigkeit", "gespeichert")
}

fn intervals_page(
    request: &Request,
    (typed, version): (&[String; 2], i64),
    errors: InputErrors,
) -> IntervalsPage {
    let number = |name, label, value: &String| {
        field::number(name, label)
            .value(value)
            .attr("inputmode", "numeric")
            .errors(&errors)
    };
    IntervalsPage {
        shell: request.shell_below(
            "Intervalle",
            &[("Regeln der Zuständigkeit", "/regeln/zustaendigkeit")],
        ),
        version,
        fields: [
            number(REVIEW, "Überprüfung der Ziele alle … Monate", &typed[0]),
            number(ASSESSMENT, "Falleinschätzung alle … Monate", &typed[1]),
        ],
        errors,
    }
}
