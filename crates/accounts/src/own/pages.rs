//! Pages of the own account: overview, and where it is signed in.

use access::account::model::Account;
use access::account::store as accounts;
use access::act::Act;
use access::mail_link::store as links;
use access::permit::{House, Permit};
use access::session::store as sessions;
use askama::Template;
use base::ids::RowId;
use base::names::one_line;
use db::tx::Tx;
use web::answer::{Answer, Refused, go_to_saying, page};
use web::components::facts::Facts;
use web::components::tabs::Tabs;
use web::components::{button, facts, notice, tabs, tag};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::own::model::{RoleRow, SessionRow, SignInRow};
use crate::scope;

const SIGN_INS_SHOWN: i64 = 30;
const NOTICES_SHOWN: i64 = 20;

/// The routes of the own account.
pub(crate) fn routes() -> Routes {
    Routes::about("account")
        .get("/konto", Act::AccountOwn, Fixture::None, overview)
        .get("/konto/anmeldungen", Act::AccountOwn, Fixture::None, sign_ins)
        .post("/konto/anmeldungen", Act::AccountOwn, Fixture::None, end_others)
        .post("/konto/geraete", Act::AccountOwn, Fixture::None, revoke_device)
        .and(crate::own::password::routes())
}

#[derive(Template)]
#[template(path = "accounts/own.html")]
struct OwnPage {
    shell: Shell,
    tabs: Tabs,
    facts: Facts,
    roles: Vec<RoleRow>,
    parked: i64,
    notices: Vec<NoticeRow>,
}

struct NoticeRow {
    id: String,
    text: &'static str,
    when: String,
    /// Where more about it stands, unless that is this page.
    href: Option<String>,
}

async fn overview(request: Request) -> Answer {
    let who = request.who()?;
    let (mut tx, permit) = request.access().enter(who, Act::AccountOwn).await?;
    let account = accounts::by_id(&mut tx, who.account)
        .await?
        .ok_or(Refused::NotFound)?;
    let codes_left = accounts::recovery_codes_left(&mut tx, who.account).await?;
    let assignments = accounts::role_assignments(&mut tx, who.account).await?;
    let choices = scope::choices(&request, &mut tx).await?;
    let notices = notices(&mut tx, &permit).await?;
    drop(tx);
    let today = permit.now().day();
    page(&OwnPage {
        shell: request.shell("Mein Konto"),
        tabs: own_tabs("/konto"),
        facts: own_facts(&account, codes_left),
        roles: assignments
            .iter()
            .map(|one| RoleRow::of(one, &choices, today))
            .collect(),
        notices,
        parked: request.access().count_parked(who).await?,
    })
}

fn own_facts(account: &Account, codes_left: i64) -> Facts {
    let has_second_factor = account.has_second_factor;
    let state = if has_second_factor {
        "eingerichtet"
    } else {
        "nicht eingerichtet"
    };
    let list = facts::list()
        .fact("Name", one_line(&account.display_name))
        .fact("Konto", &account.login)
        .fact("E-Mail-Adresse", &account.email)
        .fact("Zweiter Faktor", state)
        .href("/konto/zweiter-faktor");
    if has_second_factor {
        list.fact("Ersatzcodes", format!("{codes_left} übrig"))
    } else {
        list
    }
}

/// What the account has not seen yet, the oldest first.
async fn notices(tx: &mut Tx, permit: &Permit<House>) -> Result<Vec<NoticeRow>, Refused> {
    let told = post::notice::store::unseen(tx, permit, NOTICES_SHOWN).await?;
    Ok(told
        .into_iter()
        .map(|line| NoticeRow {
            id: line.id.to_string(),
            text: line.kind.german(),
            when: line.created_at.german(),
            href: (line.link != "/konto").then_some(line.link),
        })
        .collect())
}

#[derive(Template)]
#[template(path = "accounts/sign_ins.html")]
struct SignInsPage {
    shell: Shell,
    tabs: Tabs,
    sessions: Vec<SessionRow>,
    sign_ins: Vec<SignInRow>,
    devices: Vec<DeviceRow>,
}

struct DeviceRow {
    id: String,
    device: String,
    since: String,
    seen: String,
}

impl SignInsPage {
    fn has_others(&self) -> bool {
        self.sessions.iter().any(|session| !session.is_this)
    }
}

async fn sign_ins(request: Request) -> Answer {
    let who = request.who()?;
    let (mut tx, permit) = request.access().enter(who, Act::AccountOwn).await?;
    let all = sessions::of_account(&mut tx, who.account).await?;
    let log = sessions::sign_ins(&mut tx, who.account, SIGN_INS_SHOWN).await?;
    let devices = links::devices(&mut tx, who.account).await?;
    drop(tx);
    let limits = request.access().settings().limits;
    let is_open = |session: &&access::session::model::Session| {
        session.second_factor_at.is_some() && !session.is_over(limits, permit.now())
    };
    page(&SignInsPage {
        shell: request.shell_below("Anmeldungen", &[("Mein Konto", "/konto")]),
        tabs: own_tabs("/konto/anmeldungen"),
        sessions: all
            .iter()
            .filter(is_open)
            .map(|session| SessionRow::of(session, &who.session))
            .collect(),
        sign_ins: log.iter().map(SignInRow::of).collect(),
        devices: devices
            .into_iter()
            .map(|device| DeviceRow {
                id: device.id.to_string(),
                device: device.device,
                since: device.remembered_at.german(),
                seen: device.seen_at.german(),
            })
            .collect(),
    })
}

async fn end_others(request: Request) -> Answer {
    let who = request.who()?;
    request.form()?;
    request.access().end_other_sessions(who).await?;
    go_to_saying("/konto/anmeldungen", "anmeldungen-beendet")
}

async fn revoke_device(request: Request) -> Answer {
    let who = request.who()?;
    let form = request.form()?;
    let id: RowId = form.text("id").parse().map_err(|_| Refused::NotFound)?;
    if request.access().revoke_own_device(who, id).await? {
        go_to_saying("/konto/anmeldungen", "beendet")
    } else {
        Err(Refused::NotFound)
    }
}

/// The tabs of the own account.
pub(crate) fn own_tabs(current: &str) -> Tabs {
    tabs::bar("Mein Konto")
        .tab("Übersicht", "/konto")
        .tab("Anmeldungen", "/konto/anmeldungen")
        .tab("Kennwort", "/konto/kennwort")
        .tab("Zweiter Faktor", "/konto/zweiter-faktor")
        .current(current)
}
