//! Pages of the pool: who interprets what, and the form of one interpreter. For those who keep the pool.

use access::act::Act;
use askama::Template;
use base::ids::RowId;
use base::input::InputErrors;
use web::answer::{Answer, Refused, go_to_saying, page, page_again, page_conflict};
use web::components::field::Choice;
use web::components::{button, empty, errors, field, tag};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::clash::{Clash, clash};
use crate::interpreter::form::{InterpreterForm, LANGUAGE_FIELDS};
use crate::interpreter::model::{Interpreter, SpokenLevel, Training, WEEKDAYS};
use crate::interpreter::store;
use crate::interpreter::tongue::Tongue;
use crate::look::{Look, reading, row_id, writing};

const PATH: &str = "/sprachmittler";

pub(crate) fn routes() -> Routes {
    let manage = Act::InterpreterManage;
    Routes::about("interpreter")
        .get("/sprachmittler", manage, Fixture::None, list)
        .get("/sprachmittler/neu", manage, Fixture::None, new)
        .post("/sprachmittler/neu", manage, Fixture::None, add)
        .get(
            "/sprachmittler/{id}/bearbeiten",
            manage,
            Fixture::Interpreter,
            edit,
        )
        .post(
            "/sprachmittler/{id}/bearbeiten",
            manage,
            Fixture::Interpreter,
            save,
        )
}

#[derive(Template)]
#[template(path = "network/interpreters.html")]
struct ListPage {
    shell: Shell,
    languages: Vec<Choice>,
    language: &'static str,
    with_ended: bool,
    rows: Vec<Row>,
}

struct Row {
    interpreter: Interpreter,
    place: String,
    is_there: bool,
}

async fn list(request: Request) -> Answer {
    let mut look = reading(&request, Act::InterpreterManage).await?;
    let query = request.query();
    let language: Option<Tongue> = query.text("sprache").parse().ok();
    let with_ended = query.is_ticked("ehemalige");
    let pool = store::all(&mut look.tx, &look.permit).await?;
    let rows = pool
        .into_iter()
        .filter(|one| language.is_none_or(|language| one.speaks(language)))
        .filter(|one| with_ended || one.is_there_on(look.today))
        .map(|one| Row {
            place: look.place_name(one.municipality),
            is_there: one.is_there_on(look.today),
            interpreter: one,
        })
        .collect();
    page(&ListPage {
        shell: request.shell_below("Sprachmittlungspool", &[("Sprachmittlung", "/sprachmittlung")]),
        languages: Tongue::choices(),
        language: language.map(Tongue::code).unwrap_or_default(),
        with_ended,
        rows,
    })
}

#[derive(Template)]
#[template(path = "network/interpreter_form.html")]
struct FormPage {
    shell: Shell,
    action: String,
    form: InterpreterForm,
    tongues: Vec<Choice>,
    levels: Vec<Choice>,
    trainings: Vec<Choice>,
    places: Vec<Choice>,
    weekdays: Vec<Choice>,
    errors: InputErrors,
    clash: Option<Clash>,
}

impl FormPage {
    fn of(request: &Request, look: &Look, form: InterpreterForm) -> Self {
        let title = if form.version == 0 {
            "Sprachmittlerin oder Sprachmittler aufnehmen"
        } else {
            "Angaben im Pool bearbeiten"
        };
        let crumbs = [("Sprachmittlung", "/sprachmittlung"), ("Pool", PATH)];
        let level = |one: &SpokenLevel| Choice::new(one.code(), one.german());
        let training = |one: &Training| Choice::new(one.code(), one.german());
        let weekday = |(place, name): (usize, &&str)| {
            let number = (place + 1).to_string();
            let is_chosen = form.weekdays.contains(&number);
            Choice::new(number, name).chosen_if(is_chosen)
        };
        Self {
            shell: request.shell_below(title, &crumbs),
            action: request.path().to_owned(),
            tongues: Tongue::choices(),
            levels: SpokenLevel::ALL.iter().map(level).collect(),
            trainings: Training::ALL.iter().map(training).collect(),
            places: look.municipalities(),
            weekdays: WEEKDAYS.iter().enumerate().map(weekday).collect(),
            form,
            errors: InputErrors::new(),
            clash: None,
        }
    }

    /// The rows of languages: two fields each.
    fn rows(&self) -> Vec<(field::Field, field::Field)> {
        let typed = |place: usize| self.form.languages.get(place).cloned().unwrap_or_default();
        let row = |(place, (language, level)): (usize, &(&'static str, &'static str))| {
            let number = place + 1;
            let (own, own_level) = typed(place);
            let tongue = field::select(language, format!("Sprache {number}"), &self.tongues);
            let spoken = field::select(level, format!("Niveau {number}"), &self.levels);
            (
                tongue.value(own).or("keine").errors(&self.errors),
                spoken.value(own_level).or("–"),
            )
        };
        LANGUAGE_FIELDS.iter().enumerate().map(row).collect()
    }
}

async fn new(request: Request) -> Answer {
    let look = reading(&request, Act::InterpreterManage).await?;
    page(&FormPage::of(&request, &look, InterpreterForm::default()))
}

async fn add(request: Request) -> Answer {
    let mut look = writing(&request, Act::InterpreterManage).await?;
    let form = InterpreterForm {
        version: 0,
        ..InterpreterForm::read(&request.form()?)
    };
    match form.checked(row_id(&request), &look) {
        Ok(interpreter) => store::add(&mut look.tx, &look.permit, &interpreter).await?,
        Err(errors) => {
            return page_again(&FormPage {
                errors,
                ..FormPage::of(&request, &look, form)
            });
        }
    }
    look.tx.commit().await?;
    go_to_saying(PATH, "angelegt")
}

async fn edit(request: Request) -> Answer {
    let mut look = reading(&request, Act::InterpreterManage).await?;
    let form = InterpreterForm::of(&interpreter(&request, &mut look).await?);
    page(&FormPage::of(&request, &look, form))
}

async fn save(request: Request) -> Answer {
    let mut look = writing(&request, Act::InterpreterManage).await?;
    let before = interpreter(&request, &mut look).await?;
    let form = InterpreterForm::read(&request.form()?);
    let after = match form.checked(before.id, &look) {
        Ok(after) => after,
        Err(errors) => {
            return page_again(&FormPage {
                errors,
                ..FormPage::of(&request, &look, form)
            });
        }
    };
    if !store::save(&mut look.tx, &look.permit, &after).await? {
        let clash = clash(form.shown(), InterpreterForm::of(&before).shown());
        let form = InterpreterForm {
            version: before.version,
            ..form
        };
        return page_conflict(&FormPage {
            clash: Some(clash),
            ..FormPage::of(&request, &look, form)
        });
    }
    look.tx.commit().await?;
    go_to_saying(PATH, "gespeichert")
}

async fn interpreter(request: &Request, look: &mut Look) -> Result<Interpreter, Refused> {
    let id: RowId = request.path_value("id")?;
    let pool = store::all(&mut look.tx, &look.permit).await?;
    pool.into_iter().find(|one| one.id == id).ok_or(Refused::NotFound)
}
