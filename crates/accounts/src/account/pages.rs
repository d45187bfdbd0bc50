//! Pages of the administration: the list of accounts, and one account.

use access::account::model::Account;
use access::account::store as accounts;
use access::act::Act;
use access::approval::model::Wish;
use access::approval::store as approvals;
use access::mail_link::model::sign_in_by_link;
use access::permit::{House, Permit};
use access::role::{Role, RoleAssignment};
use askama::Template;
use base::ids::AccountId;
use base::input::InputErrors;
use base::names::sort_key;
use db::tx::Tx;
use web::answer::{Answer, Refused, page, page_with};
use web::components::field::Choice;
use web::components::list::{ListAddress, PAGE, Pager};
use web::components::{button, empty, errors, facts, field, notice, tag};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::account::model::scope_value;
use crate::approval::model::wish_german;
use crate::own::model::RoleRow;
use crate::scope::{self, ScopeChoice};

pub(crate) const PATH: &str = "/konten";
const ROWS: usize = 50;
const FETCHED_AT_ONCE: i64 = 200;

/// The routes of accounts.
pub(crate) fn routes() -> Routes {
    Routes::about("account")
        .get("/konten", Act::AccountList, Fixture::None, list)
        .post("/konten/suche", Act::AccountList, Fixture::None, search)
        .get("/konten/{id}", Act::AccountList, Fixture::Account, account)
        .and(crate::account::form::routes())
        .and(crate::account::role::routes())
        .and(crate::account::safety::routes())
}

#[derive(Template)]
#[template(path = "accounts/accounts.html")]
struct ListPage {
    shell: Shell,
    searched: String,
    rows: Vec<AccountRow>,
    pager: Pager,
}

struct AccountRow {
    href: String,
    name: String,
    login: String,
    roles: String,
    is_locked: bool,
    has_second_factor: bool,
    signs_in_by_link: bool,
}

async fn list(request: Request) -> Answer {
    let (mut tx, permit) = request.access().enter(request.who()?, Act::AccountList).await?;
    let after = request.query().line(PAGE);
    let one_more = i64::try_from(ROWS + 1).unwrap_or(FETCHED_AT_ONCE);
    let mut found = accounts::list(&mut tx, &after, one_more).await?;
    let has_more = found.len() > ROWS;
    found.truncate(ROWS);
    let next = found
        .last()
        .filter(|_| has_more)
        .map(|last| ListAddress::new(PATH).with(PAGE, &last.login));
    let first = (!after.is_empty()).then(|| ListAddress::new(PATH));
    let rows = rows(&mut tx, &permit, &found).await?;
    let pager = Pager::on_this_page(rows.len(), ("Konto", "Konten"))
        .previous(first)
        .next(next);
    page(&ListPage {
        shell: request.shell("Konten"),
        searched: String::new(),
        rows,
        pager,
    })
}

/// Names do not stand in addresses: the search is posted.
async fn search(request: Request) -> Answer {
    let (mut tx, permit) = request.access().enter(request.who()?, Act::AccountList).await?;
    let searched = request.form()?.line("suche");
    let found = matching(&mut tx, &sort_key(&searched)).await?;
    let rows = rows(&mut tx, &permit, &found).await?;
    let pager = Pager::new(format!(
        "{} Treffer",
        if rows.len() == ROWS {
            "Die ersten 50".to_owned()
        } else {
            rows.len().to_string()
        }
    ));
    page(&ListPage {
        shell: request.shell_below("Konten", &[("Alle Konten", PATH)]),
        searched,
        rows,
        pager,
    })
}

async fn matching(tx: &mut Tx, key: &str) -> db::failure::Result<Vec<Account>> {
    let is_match = |account: &Account| {
        [&account.display_name, &account.login, &account.email]
            .iter()
            .any(|text| sort_key(text).contains(key))
    };
    let (mut found, mut after) = (Vec::new(), String::new());
    loop {
        let batch = accounts::list(tx, &after, FETCHED_AT_ONCE).await?;
        let Some(last) = batch.last() else { break };
        after.clone_from(&last.login);
        found.extend(batch.into_iter().filter(is_match));
        if found.len() >= ROWS {
            break;
        }
    }
    found.truncate(ROWS);
    Ok(found)
}

async fn rows(
    tx: &mut Tx,
    permit: &Permit<House>,
    found: &[Account],
) -> db::failure::Result<Vec<AccountRow>> {
    let ids: Vec<AccountId> = found.iter().map(|account| account.id).collect();
    let today = permit.now().day();
    let assignments = accounts::role_assignments_of(tx, &ids).await?;
    let held = |account: AccountId| {
        assignments
            .iter()
            .filter(move |one| one.account == account && one.holds_on(today))
            .map(|one| one.role)
    };
    Ok(found
        .iter()
        .map(|account| {
            let roles: Vec<Role> = held(account.id).collect();
            let mut words: Vec<&str> = roles.iter().map(|role| role.german()).collect();
            words.dedup();
            AccountRow {
                href: format!("{PATH}/{}", account.id),
                name: account.display_name.clone(),
                login: account.login.clone(),
                roles: words.join(", "),
                is_locked: account.locked_at.is_some(),
                has_second_factor: account.has_second_factor,
                signs_in_by_link: sign_in_by_link(&roles),
            }
        })
        .collect())
}

/// One account, as every act on it shows it again.
#[derive(Template)]
#[template(path = "accounts/account.html")]
pub(crate) struct AccountPage {
    shell: Shell,
    href: String,
    name: String,
    login: String,
    email: String,
    second_factor: String,
    locked_since: String,
    roles: Vec<RoleRow>,
    waiting: Vec<String>,
    role_choices: Vec<Choice>,
    scope_choices: Vec<Choice>,
    from: String,
    until: String,
    errors: InputErrors,
    refusal: Option<String>,
}

impl AccountPage {
    fn edit_href(&self) -> String {
        format!("{}/bearbeiten", self.href)
    }

    fn has_role_to_end(&self) -> bool {
        self.roles.iter().any(|role| !role.has_ended())
    }

    fn locked_sentence(&self) -> String {
        format!("Seit {}. Niemand kann sich damit anmelden.", self.locked_since)
    }
}

/// What stands in the form for a new role when the page is shown again.
#[derive(Clone, Debug, Default)]
pub(crate) struct RoleTyped {
    pub(crate) role: String,
    pub(crate) scope: String,
    pub(crate) from: String,
    pub(crate) until: String,
}

/// What an account page is made of.
pub(crate) struct AccountView {
    account: Account,
    assignments: Vec<RoleAssignment>,
    waiting: Vec<Wish>,
    choices: Vec<ScopeChoice>,
    has_pin: bool,
}

impl AccountView {
    /// Loads it; an account that is not there is not found.
    pub(crate) async fn load(request: &Request, tx: &mut Tx, id: AccountId) -> Result<Self, Refused> {
        Ok(Self {
            account: accounts::by_id(tx, id).await?.ok_or(Refused::NotFound)?,
            assignments: accounts::role_assignments(tx, id).await?,
            waiting: approvals::waiting_for(tx, id)
                .await?
                .into_iter()
                .map(|approval| approval.wish)
                .collect(),
            choices: scope::choices(request, tx).await?,
            has_pin: access::mail_link::store::has_pin(tx, id).await?,
        })
    }

    /// The page, with what was typed for a new role and what was wrong with it.
    pub(crate) fn page(
        &self,
        request: &Request,
        typed: &RoleTyped,
        (errors, refusal): (InputErrors, Option<String>),
    ) -> AccountPage {
        let today = request.access().clock().today();
        let choice_of =
            |role: &Role| Choice::new(role.code(), role.german()).chosen_if(typed.role == role.code());
        let scope_choice = |choice: &ScopeChoice| {
            let value = scope_value(&choice.scope);
            let is_chosen = typed.scope == value;
            Choice::new(value, scope::named(&choice.scope, &self.choices)).chosen_if(is_chosen)
        };
        let second_factor = match (self.account.has_second_factor, self.has_pin) {
            (true, _) => "Code aus der App",
            (false, true) => "PIN und Link",
            (false, false) => "noch nicht eingerichtet",
        };
        AccountPage {
            shell: request.shell_below("Konto", &[("Konten", PATH)]),
            href: format!("{PATH}/{}", self.account.id),
            name: self.account.display_name.clone(),
            login: self.account.login.clone(),
            email: self.account.email.clone(),
            second_factor: second_factor.to_owned(),
            locked_since: self
                .account
                .locked_at
                .map(base::moment::Moment::german)
                .unwrap_or_default(),
            roles: self
                .assignments
                .iter()
                .map(|one| RoleRow::of(one, &self.choices, today))
                .collect(),
            waiting: self
                .waiting
                .iter()
                .map(|wish| wish_german(wish, &self.choices))
                .collect(),
            role_choices: Role::ALL.iter().map(choice_of).collect(),
            scope_choices: self.choices.iter().map(scope_choice).collect(),
            from: if typed.from.is_empty() {
                today.to_string()
            } else {
                typed.from.clone()
            },
            until: typed.until.clone(),
            errors,
            refusal,
        }
    }
}

async fn account(request: Request) -> Answer {
    let (mut tx, _permit) = request.access().enter(request.who()?, Act::AccountList).await?;
    let view = AccountView::load(&request, &mut tx, request.path_value("id")?).await?;
    page(&view.page(&request, &RoleTyped::default(), (InputErrors::new(), None)))
}

/// The account page again, saying why an act was not done (409).
pub(crate) fn refused(view: &AccountView, request: &Request, sentence: String) -> Answer {
    let page = view.page(
        request,
        &RoleTyped::default(),
        (InputErrors::new(), Some(sentence)),
    );
    page_with(axum::http::StatusCode::CONFLICT, &page)
}
