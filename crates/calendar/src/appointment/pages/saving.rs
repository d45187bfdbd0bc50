//! Saving the form of an appointment: wrong fields, clashes and a second writer each show it again with what was typed.

use askama::Template;
use base::ids::RowId;
use base::input::InputErrors;
use db::tx::Tx;
use web::answer::{Answer, go_to_saying, page_again, page_conflict};
use web::components::conflict::{self, Conflict};
use web::components::field::Choice;
use web::components::{button, errors, field, notice};
use web::form::Form;
use web::request::Request;
use web::shell::Shell;

use crate::appointment::input::AppointmentInput;
use crate::appointment::model::{Kind, Texts};
use crate::appointment::store::{self, Appointment, Taken};
use crate::scope::{Scope, Tie};

/// The form of an appointment.
#[derive(Template)]
#[template(path = "calendar/appointment_form.html")]
pub(crate) struct FormPage {
    pub(crate) shell: Shell,
    pub(crate) tie: Tie,
    pub(crate) kinds: &'static [Kind],
    pub(crate) kind_choices: Vec<Choice>,
    pub(crate) municipalities: Vec<Choice>,
    pub(crate) changing: Option<(RowId, i64)>,
    pub(crate) input: AppointmentInput,
    pub(crate) errors: InputErrors,
    pub(crate) clashes: Vec<String>,
    pub(crate) conflict: Option<Conflict>,
    pub(crate) differing: Vec<&'static str>,
}

impl FormPage {
    /// Where the form is sent to.
    fn action(&self) -> String {
        let room = self.tie.path("termine");
        match self.changing {
            None => format!("{room}/neu"),
            Some(_) => format!("{room}/bearbeiten"),
        }
    }

    /// Where the page came from, and leads after saving.
    fn back(&self) -> String {
        self.tie.path("termine")
    }

    /// Whether there is a key with which to seal texts.
    fn has_texts(&self) -> bool {
        self.tie != Tie::Nobody
    }

    /// The field's place is taken by the two versions of it.
    fn differs(&self, field: &str) -> bool {
        self.differing.contains(&field)
    }
}

/// Saves what was typed, or shows the form again.
pub(crate) async fn save(
    request: &Request,
    (mut tx, scope): (Tx, Scope<'_>),
    mut page: FormPage,
    form: &Form,
    texts: impl Fn(&Appointment) -> Texts,
) -> Answer {
    page.input = AppointmentInput::of(form);
    let access = request.access();
    let planned = match page.input.checked(page.kinds, access.clock().today()) {
        Ok(planned) => planned,
        Err(errors) => {
            page.errors = errors;
            return page_again(&page);
        }
    };
    let changing = page.changing.map(|(id, _)| id);
    if !form.is_ticked("trotzdem") {
        let clashing = store::clashing(&mut tx, &scope, planned.span, changing).await?;
        if !clashing.is_empty() {
            page.clashes = clashing.iter().map(taken).collect();
            return page_again(&page);
        }
    }
    let Some(id) = changing else {
        store::insert(&mut tx, &scope, &planned, access.ids()).await?;
        tx.commit().await?;
        return go_to_saying(&page.back(), "angelegt");
    };
    if store::update(&mut tx, &scope, (id, form.version()), &planned, access.ids()).await? {
        tx.commit().await?;
        return go_to_saying(&page.back(), "gespeichert");
    }
    let Some(theirs) = store::one(&mut tx, &scope, id).await? else {
        return Err(web::answer::Refused::NotFound);
    };
    show_both(page, &theirs, texts(&theirs))
}

fn taken(taken: &Taken) -> String {
    format!("{} Uhr: {}", taken.span.german(), taken.kind.german())
}

fn show_both(mut page: FormPage, theirs: &Appointment, texts: Texts) -> Answer {
    let stored = AppointmentInput::of_planned(&theirs.planned(texts));
    let mine = &page.input;
    let fields = [
        ("tag", "Tag", &mine.day, &stored.day),
        ("uhrzeit", "Uhrzeit", &mine.time, &stored.time),
        ("minuten", "Dauer in Minuten", &mine.minutes, &stored.minutes),
        ("titel", "Worum es geht", &mine.title, &stored.title),
        ("ort", "Ort", &mine.place, &stored.place),
        ("notiz", "Notiz", &mine.note, &stored.note),
    ];
    let mut both = conflict::with(&theirs.by, theirs.changed_at.german());
    for (name, label, mine, theirs) in fields {
        if mine != theirs {
            both = both.field(name, label).texts(mine, theirs);
            page.differing.push(name);
        }
    }
    page.changing = Some((theirs.id, theirs.version));
    page.conflict = Some(both);
    page_conflict(&page)
}
