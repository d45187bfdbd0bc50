//! Pages on which the administration adds an account or changes its name and address.

use access::account::model::{Account, NewAccount};
use access::account::store as accounts;
use access::act::Act;
use access::audit::model::AuditSubject;
use askama::Template;
use base::ids::AccountId;
use base::input::InputErrors;
use db::failure::Failure;
use web::answer::{Answer, Refused, go_to_saying, page, page_again, page_conflict};
use web::components::conflict::{self, Conflict};
use web::components::{button, errors, field};
use web::form::Form;
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::account::model::AccountInput;
use crate::account::pages::PATH;
use crate::notice;

/// The routes of adding and changing an account.
pub(crate) fn routes() -> Routes {
    Routes::about("account")
        .get("/konten/neu", Act::AccountWrite, Fixture::None, new_form)
        .post("/konten/neu", Act::AccountWrite, Fixture::None, add)
        .get(
            "/konten/{id}/bearbeiten",
            Act::AccountWrite,
            Fixture::Account,
            edit_form,
        )
        .post(
            "/konten/{id}/bearbeiten",
            Act::AccountWrite,
            Fixture::Account,
            edit,
        )
}

#[derive(Template)]
#[template(path = "accounts/account_form.html")]
struct FormPage {
    shell: Shell,
    action: String,
    back: String,
    is_new: bool,
    input: AccountInput,
    version: i64,
    conflict: Option<Conflict>,
    errors: InputErrors,
}

impl FormPage {
    fn new(request: &Request, input: AccountInput, errors: InputErrors) -> Self {
        Self {
            shell: request.shell_below("Neues Konto", &[("Konten", PATH)]),
            action: format!("{PATH}/neu"),
            back: PATH.to_owned(),
            is_new: true,
            input,
            version: 0,
            conflict: None,
            errors,
        }
    }

    fn edit(request: &Request, account: &Account, input: AccountInput, errors: InputErrors) -> Self {
        let back = format!("{PATH}/{}", account.id);
        Self {
            shell: request.shell_below("Konto bearbeiten", &[("Konten", PATH), ("Konto", &back)]),
            action: format!("{back}/bearbeiten"),
            back,
            is_new: false,
            input,
            version: account.version,
            conflict: None,
            errors,
        }
    }
}

fn read(form: &Form) -> AccountInput {
    AccountInput {
        login: form.line("konto"),
        name: form.line("name"),
        email: form.line("email").to_lowercase(),
    }
}

async fn new_form(request: Request) -> Answer {
    request.access().enter(request.who()?, Act::AccountWrite).await?;
    page(&FormPage::new(
        &request,
        AccountInput::default(),
        InputErrors::new(),
    ))
}

async fn add(request: Request) -> Answer {
    let id = AccountId::from_uuid(request.access().ids().next());
    let who = request.who()?;
    let (mut tx, permit) = request
        .access()
        .enter_writing(who, Act::AccountWrite, AuditSubject::Account(id))
        .await?;
    let input = read(&request.form()?);
    let mut errors = input.check(true);
    if !errors.is_empty() {
        return page_again(&FormPage::new(&request, input, errors));
    }
    let new = NewAccount {
        login: input.login.clone(),
        display_name: input.name.clone(),
        email: input.email.clone(),
    };
    match accounts::insert(&mut tx, id, &new, permit.now()).await {
        Ok(()) => {}
        Err(Failure::AlreadyThere { .. }) => {
            errors.add(
                "konto",
                "Dieses Konto gibt es schon. Bitte einen anderen Namen wählen.",
            );
            return page_again(&FormPage::new(&request, input, errors));
        }
        Err(other) => return Err(other.into()),
    }
    tx.commit().await?;
    go_to_saying(&format!("{PATH}/{id}"), "angelegt")
}

async fn edit_form(request: Request) -> Answer {
    let (mut tx, _permit) = request.access().enter(request.who()?, Act::AccountWrite).await?;
    let account = accounts::by_id(&mut tx, request.path_value("id")?)
        .await?
        .ok_or(Refused::NotFound)?;
    let input = AccountInput {
        login: account.login.clone(),
        name: account.display_name.clone(),
        email: account.email.clone(),
    };
    page(&FormPage::edit(&request, &account, input, InputErrors::new()))
}

async fn edit(request: Request) -> Answer {
    let id: AccountId = request.path_value("id")?;
    let who = request.who()?;
    let (mut tx, permit) = request
        .access()
        .enter_writing(who, Act::AccountWrite, AuditSubject::Account(id))
        .await?;
    let account = accounts::by_id(&mut tx, id).await?.ok_or(Refused::NotFound)?;
    let form = request.form()?;
    let input = AccountInput {
        login: account.login.clone(),
        ..read(&form)
    };
    let errors = input.check(false);
    if !errors.is_empty() {
        return page_again(&FormPage::edit(&request, &account, input, errors));
    }
    if !accounts::update(&mut tx, id, (&input.name, &input.email), form.version()).await? {
        let when = permit.now().german();
        let differing = conflict::with("jemand anderes", when)
            .field("name", "Name")
            .texts(&input.name, &account.display_name)
            .field("email", "E-Mail-Adresse")
            .texts(&input.email, &account.email);
        let mut again = FormPage::edit(&request, &account, input, InputErrors::new());
        again.conflict = Some(differing);
        return page_conflict(&again);
    }
    if input.email != account.email.to_lowercase() {
        notice::tell_address_changed(&request, &mut tx, &account).await?;
    }
    tx.commit().await?;
    go_to_saying(&format!("{PATH}/{id}"), "gespeichert")
}
