//! The form of a request. It can be opened with day, time and language of an appointment; nothing of a client is taken.

use access::act::Act;
use askama::Template;
use base::day::Day;
use base::input::InputErrors;
use base::local_time::TimeOfDay;
use web::answer::{Answer, go_to_saying, page, page_again};
use web::components::field::Choice;
use web::components::{button, errors, field, notice};
use web::request::Request;
use web::shell::Shell;

use crate::booking::form::{BookingForm, settings};
use crate::booking::store;
use crate::interpreter::tongue::Tongue;
use crate::look::{Look, reading, row_id, writing};

/// How long a talk usually is.
const USUAL_MINUTES: &str = "60";

#[derive(Template)]
#[template(path = "network/booking_form.html")]
struct FormPage {
    shell: Shell,
    form: BookingForm,
    languages: Vec<Choice>,
    settings: Vec<Choice>,
    places: Vec<Choice>,
    errors: InputErrors,
}

impl FormPage {
    fn of(request: &Request, look: &Look, form: BookingForm) -> Self {
        Self {
            shell: request.shell_below(
                "Sprachmittlung anfragen",
                &[("Sprachmittlung", "/sprachmittlung")],
            ),
            form,
            languages: Tongue::choices(),
            settings: settings(),
            places: look.municipalities(),
            errors: InputErrors::new(),
        }
    }
}

/// `GET /sprachmittlung/neu`
pub(super) async fn form(request: Request) -> Answer {
    let look = reading(&request, Act::InterpreterRequest).await?;
    let query = request.query();
    let form = BookingForm {
        language: query.line("sprache"),
        on: Day::typed(query.text("tag"))
            .map(|day| day.to_string())
            .unwrap_or_default(),
        begins: TimeOfDay::typed(query.text("beginn"))
            .map(|time| time.to_string())
            .unwrap_or_default(),
        minutes: USUAL_MINUTES.to_owned(),
        ..BookingForm::default()
    };
    page(&FormPage::of(&request, &look, form))
}

/// `POST /sprachmittlung/neu`
pub(super) async fn add(request: Request) -> Answer {
    let mut look = writing(&request, Act::InterpreterRequest).await?;
    let form = BookingForm::read(&request.form()?);
    let booking = match form.checked(row_id(&request), &look) {
        Ok(booking) => booking,
        Err(errors) => {
            return page_again(&FormPage {
                errors,
                ..FormPage::of(&request, &look, form)
            });
        }
    };
    store::add(&mut look.tx, &look.permit, (&booking, row_id(&request))).await?;
    look.tx.commit().await?;
    go_to_saying(&format!("/sprachmittlung/{}", booking.id), "angelegt")
}
