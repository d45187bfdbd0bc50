//! The form of a letter: subject, text, to whom. Nothing is sent from here.

use access::act::Act;
use askama::Template;
use base::ids::RowId;
use base::input::InputErrors;
use web::answer::{Answer, Refused, go_to, page, page_again, page_conflict};
use web::components::field::Choice;
use web::components::{button, errors, field};
use web::request::Request;
use web::shell::Shell;

use crate::actor::form::roles;
use crate::circular::form::CircularForm;
use crate::circular::model::Circular;
use crate::circular::store;
use crate::clash::{Clash, clash};
use crate::field as fields;
use crate::look::{Look, reading, row_id, writing};

#[derive(Template)]
#[template(path = "network/circular_form.html")]
struct FormPage {
    shell: Shell,
    action: String,
    back: String,
    form: CircularForm,
    roles: Vec<Choice>,
    topics: Vec<Choice>,
    places: Vec<Choice>,
    errors: InputErrors,
    clash: Option<Clash>,
}

impl FormPage {
    fn of(request: &Request, look: &Look, (id, form): (Option<RowId>, CircularForm)) -> Self {
        let title = if id.is_some() {
            "Rundbrief bearbeiten"
        } else {
            "Rundbrief schreiben"
        };
        Self {
            shell: request.shell_below(title, &[("Rundbriefe", "/rundbriefe")]),
            action: request.path().to_owned(),
            back: id.map_or_else(|| "/rundbriefe".to_owned(), |id| format!("/rundbriefe/{id}")),
            form,
            roles: roles(),
            topics: fields::choices(),
            places: look.municipalities(),
            errors: InputErrors::new(),
            clash: None,
        }
    }
}

/// `GET /rundbriefe/neu`
pub(super) async fn new(request: Request) -> Answer {
    let look = reading(&request, Act::CircularSend).await?;
    page(&FormPage::of(&request, &look, (None, CircularForm::default())))
}

/// `POST /rundbriefe/neu`
pub(super) async fn add(request: Request) -> Answer {
    let mut look = writing(&request, Act::CircularSend).await?;
    let form = CircularForm::read(&request.form()?);
    let (title, body, selection) = match form.checked(&look) {
        Ok(checked) => checked,
        Err(errors) => {
            return page_again(&FormPage {
                errors,
                ..FormPage::of(&request, &look, (None, form))
            });
        }
    };
    let circular = Circular {
        id: row_id(&request),
        title,
        body,
        selection,
        written_by: look.permit.account(),
        written_at: look.permit.now(),
        sent_at: None,
        version: 1,
    };
    store::add(&mut look.tx, &look.permit, &circular).await?;
    look.tx.commit().await?;
    go_to(&format!("/rundbriefe/{}", circular.id))
}

/// `GET /rundbriefe/{id}/bearbeiten`
pub(super) async fn edit(request: Request) -> Answer {
    let mut look = reading(&request, Act::CircularSend).await?;
    let circular = circular(&request, &mut look).await?;
    if circular.sent_at.is_some() {
        return go_to(&format!("/rundbriefe/{}", circular.id));
    }
    let form = CircularForm::of(&circular);
    page(&FormPage::of(&request, &look, (Some(circular.id), form)))
}

/// `POST /rundbriefe/{id}/bearbeiten`
pub(super) async fn save(request: Request) -> Answer {
    let mut look = writing(&request, Act::CircularSend).await?;
    let before = circular(&request, &mut look).await?;
    let form = CircularForm::read(&request.form()?);
    let back = format!("/rundbriefe/{}", before.id);
    if before.sent_at.is_some() {
        return go_to(&back);
    }
    let (title, body, selection) = match form.checked(&look) {
        Ok(checked) => checked,
        Err(errors) => {
            return page_again(&FormPage {
                errors,
                ..FormPage::of(&request, &look, (Some(before.id), form))
            });
        }
    };
    let after = Circular {
        title,
        body,
        selection,
        version: form.version,
        ..before.clone()
    };
    if !store::save(&mut look.tx, &look.permit, &after).await? {
        let shown = |form: &CircularForm| vec![("Betreff", form.title.clone()), ("Text", form.body.clone())];
        let clash = clash(shown(&form), shown(&CircularForm::of(&before)));
        let form = CircularForm {
            version: before.version,
            ..form
        };
        return page_conflict(&FormPage {
            clash: Some(clash),
            ..FormPage::of(&request, &look, (Some(before.id), form))
        });
    }
    look.tx.commit().await?;
    go_to(&back)
}

/// The letter of the address.
pub(super) async fn circular(request: &Request, look: &mut Look) -> Result<Circular, Refused> {
    let id: RowId = request.path_value("id")?;
    store::one(&mut look.tx, &look.permit, id)
        .await?
        .ok_or(Refused::NotFound)
}
