//! The page of the audit trail: filter and lines.

use access::account::store as accounts;
use access::act::Act;
use access::audit::model::StoredLine;
use access::audit::store::{self as audit, AuditFilter};
use access::permit::{House, Permit};
use access::policy::POLICY;
use access::relation::Relation;
use askama::Template;
use base::ids::AccountId;
use base::input::InputErrors;
use db::tx::Tx;
use web::answer::{Answer, Refused, page, page_again};
use web::components::field::Choice;
use web::components::list::{ListAddress, PAGE, Pager};
use web::components::{button, empty, errors, field, notice};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::account::store::names;
use crate::audit::model::{Check, LineWords, Wanted, actor_german};
use crate::audit::store;

pub(crate) const PATH: &str = "/protokoll";
const ROWS: usize = 50;
const FETCHED: i64 = 51;
const ACCOUNTS_OFFERED: i64 = 500;

/// The routes of the audit trail.
pub(crate) fn routes() -> Routes {
    Routes::about("audit trail")
        .get("/protokoll", Act::AuditRead, Fixture::None, list)
        .and(crate::audit::export::routes())
        .and(crate::audit::years::routes())
}

#[derive(Template)]
#[template(path = "accounts/audit.html")]
struct AuditPage {
    shell: Shell,
    accounts: Vec<Choice>,
    acts: Vec<Choice>,
    relations: Vec<Choice>,
    subject: String,
    from: String,
    until: String,
    export: String,
    errors: InputErrors,
    check: Option<CheckWords>,
    rows: Vec<AuditRow>,
    pager: Pager,
}

impl AuditPage {
    fn has_subject(&self) -> bool {
        self.rows.iter().any(|row| !row.about.is_empty())
    }

    fn has_relation(&self) -> bool {
        self.rows.iter().any(|row| !row.words.relation.is_empty())
    }

    fn has_detail(&self) -> bool {
        self.rows.iter().any(|row| !row.words.detail.is_empty())
    }
}

struct CheckWords {
    at: String,
    checked: i64,
    findings: Vec<String>,
}

impl CheckWords {
    fn of(check: &Check) -> Self {
        let findings = check.findings.lines().map(str::to_owned).collect();
        Self {
            at: check.at.german(),
            checked: check.checked,
            findings,
        }
    }

    fn sentence(&self) -> String {
        let lines = if self.checked == 1 { "Zeile" } else { "Zeilen" };
        format!(
            "{}: {} {lines} geprüft, nichts verändert, nichts fehlt.",
            self.at, self.checked
        )
    }

    fn warning(&self) -> String {
        format!("{}: {}", self.at, self.findings.join(" "))
    }
}

struct AuditRow {
    who: String,
    words: LineWords,
    about: String,
}

async fn list(request: Request) -> Answer {
    let (mut tx, permit) = request.access().enter(request.who()?, Act::AuditRead).await?;
    let query = request.query();
    let (wanted, errors) = Wanted::read(|field| query.line(field));
    let before = query
        .text(PAGE)
        .split_once('|')
        .map(|(at, id)| (at.to_owned(), id.to_owned()));
    let is_first = before.is_none();
    let (lines, next) = if errors.is_empty() {
        lines(&mut tx, &wanted, before).await?
    } else {
        (Vec::new(), None)
    };
    let address = address(&wanted);
    let offered = accounts::list(&mut tx, "", ACCOUNTS_OFFERED).await?;
    let rows = rows(&mut tx, &permit, &lines).await?;
    let check = store::last_check(&mut tx, &permit).await?;
    drop(tx);
    let account_choice = |one: &access::account::model::Account| {
        Choice::new(one.id, &one.display_name).chosen_if(wanted.account == Some(one.id))
    };
    let act_choice = |act: &Act| Choice::new(act.code(), act.german()).chosen_if(wanted.act == Some(*act));
    let relation_choice = |relation: &Relation| {
        Choice::new(relation.code(), relation.german()).chosen_if(wanted.relation == Some(*relation))
    };
    let first = (!is_first).then(|| address.clone());
    let pager = Pager::on_this_page(rows.len(), ("Zeile", "Zeilen"))
        .previous(first)
        .next(next.map(|(at, id)| address.clone().with(PAGE, format!("{at}|{id}"))));
    let shown = AuditPage {
        shell: request.shell("Protokoll"),
        accounts: offered.iter().map(account_choice).collect(),
        acts: Act::ALL.iter().map(act_choice).collect(),
        relations: Relation::ALL
            .iter()
            .filter(|relation| relation.is_unusual() && opens_something(**relation))
            .map(relation_choice)
            .collect(),
        subject: wanted.subject.clone().unwrap_or_default(),
        from: query.line("von"),
        until: query.line("bis"),
        export: address.to_string().replacen(PATH, "/protokoll/export", 1),
        check: check.as_ref().map(CheckWords::of),
        rows,
        pager,
        errors,
    };
    if shown.errors.is_empty() {
        page(&shown)
    } else {
        page_again(&shown)
    }
}

/// Whether anything is granted in a relation: only then lines bear it.
fn opens_something(relation: Relation) -> bool {
    POLICY.iter().any(|rule| rule.relations.contains(&relation))
}

/// The address of the page with this filter.
fn address(wanted: &Wanted) -> ListAddress {
    let text = |value: Option<String>| value.unwrap_or_default();
    ListAddress::new(PATH)
        .with("konto", text(wanted.account.map(|id| id.to_string())))
        .with("handlung", text(wanted.act.map(|act| act.code().to_owned())))
        .with("kennung", text(wanted.subject.clone()))
        .with(
            "beziehung",
            text(wanted.relation.map(|relation| relation.code().to_owned())),
        )
        .with("von", text(wanted.from.map(|day| day.to_string())))
        .with("bis", text(wanted.until.map(|day| day.to_string())))
}

type Place = (String, String);

/// One page of lines, and the place after which the next one begins.
pub(crate) async fn lines(
    tx: &mut Tx,
    wanted: &Wanted,
    before: Option<Place>,
) -> Result<(Vec<StoredLine>, Option<Place>), Refused> {
    let filter = AuditFilter {
        account: wanted.account,
        subject: wanted.subject.clone(),
        act: wanted.act,
        relation: wanted.relation,
        before: before.or_else(|| wanted.upper_end()),
    };
    let mut found = audit::list(tx, &filter, FETCHED).await?;
    let had_more = found.len() > ROWS;
    found.truncate(ROWS);
    let whole = found.len();
    found.retain(|line| wanted.reaches(line));
    let goes_on = had_more && found.len() == whole;
    let next = found
        .last()
        .filter(|_| goes_on)
        .map(|line| (line.at.clone(), line.id.clone()));
    Ok((found, next))
}

async fn rows(tx: &mut Tx, permit: &Permit<House>, lines: &[StoredLine]) -> Result<Vec<AuditRow>, Refused> {
    let known = names_in(tx, permit, lines).await?;
    Ok(lines
        .iter()
        .map(|line| {
            let words = LineWords::of(line);
            let about = if words.subject_id.is_empty() {
                String::new()
            } else {
                ListAddress::new(PATH)
                    .with("kennung", &words.subject_id)
                    .to_string()
            };
            AuditRow {
                who: who(line, &known),
                words,
                about,
            }
        })
        .collect())
}

/// The names of the accounts in these lines.
pub(crate) async fn names_in(
    tx: &mut Tx,
    permit: &Permit<House>,
    lines: &[StoredLine],
) -> Result<Vec<(AccountId, String)>, Refused> {
    let mut ids: Vec<AccountId> = lines
        .iter()
        .filter_map(|line| line.account.as_deref()?.parse().ok())
        .collect();
    ids.sort_unstable();
    ids.dedup();
    let mut known = Vec::new();
    for batch in ids.chunks(50) {
        known.extend(names(tx, permit, batch).await?);
    }
    Ok(known)
}

/// Who acted: a name, or the kind of actor.
pub(crate) fn who(line: &StoredLine, known: &[(AccountId, String)]) -> String {
    let id = line
        .account
        .as_deref()
        .and_then(|id| id.parse::<AccountId>().ok());
    let name = id.and_then(|id| known.iter().find(|(own, _)| *own == id));
    name.map_or_else(|| actor_german(&line.actor).to_owned(), |(_, name)| name.clone())
}
