//! Withdrawing in one click, and what follows from it: what is blocked, what went out before, what is left to do.

use std::collections::BTreeSet;

use access::act::Act;
use access::permit::Permit;
use askama::Template;
use base::ids::{PersonId, RowId};
use base::refusal::Refusal;
use web::answer::{Answer, Refused, file, go_to, go_to_saying, page};
use web::components::{button, notice};
use web::form::Form;
use web::request::Request;
use web::shell::Shell;

use crate::asked::Stoppers;
use crate::gate::Gate;
use crate::model::category::Category;
use crate::model::line::Line;
use crate::model::path::OutgoingPath;
use crate::model::purpose::Purpose;
use crate::model::row::{Recipient, Row};
use crate::model::wish::Wish;
use crate::pages::look::{Look, ShownLine, look, may_write, path, shell_below, shown_lines};
use crate::paper::printed;
use crate::paper::withdrawal::WithdrawalPaper;
use crate::store::disclosures::{self, Disclosed};
use crate::store::withdrawals::{self, Scope, Withdrawal};

#[derive(Template)]
#[template(path = "consents/withdrawal.html")]
struct WithdrawalPage {
    shell: Shell,
    id: PersonId,
    withdrawal: RowId,
    name: String,
    title: String,
    may_write: bool,
    ends_file: bool,
    may_undo: bool,
    lines: Vec<ShownLine>,
    before: Vec<String>,
}

impl WithdrawalPage {
    fn path(&self, below: &str) -> String {
        path(self.id, below)
    }
}

/// Shows what follows from a withdrawal; without one, the way leads back to all.
///
/// # Errors
/// [`Refused::NotFound`] if the person does not exist for this account, or never withdrew so.
pub async fn show(request: Request) -> Answer {
    let who = request.who()?;
    let (mut tx, permit) = request
        .access()
        .person(who, Act::ConsentRead, request.path_value("id")?)
        .await?;
    let wanted = request.query().text("widerruf").to_owned();
    if wanted.is_empty() {
        return go_to(&path(permit.person(), ""));
    }
    let look = look(&mut tx, &permit).await?;
    let withdrawal = withdrawal_of(withdrawals::of(&mut tx, &permit).await?, &wanted)?;
    let before = before(disclosures::of(&mut tx, &permit).await?, &withdrawal);
    drop(tx);
    let rows: Vec<Row> = withdrawn_rows(&look, &withdrawal);
    page(&WithdrawalPage {
        shell: shell_below(&request, "Widerruf", look.person),
        id: look.person,
        withdrawal: withdrawal.id,
        name: look.name(),
        title: format!("Widerrufen am {} bei {}", withdrawal.on.german(), withdrawal.by),
        may_write: may_write(&request, &permit)?,
        ends_file: rows.iter().any(|row| row.recipient == Recipient::Controller),
        may_undo: withdrawal.on == look.today && withdrawal.by == who.display_name,
        lines: shown_lines(&Line::of(&rows, look.today), &look, &permit, |_| true),
        before: before.iter().map(|one| said(&look, &permit, one)).collect(),
    })
}

fn withdrawal_of(all: Vec<Withdrawal>, wanted: &str) -> Result<Withdrawal, Refused> {
    let id: RowId = wanted.parse().map_err(|_| Refused::NotFound)?;
    all.into_iter().find(|one| one.id == id).ok_or(Refused::NotFound)
}

fn withdrawn_rows(look: &Look, withdrawal: &Withdrawal) -> Vec<Row> {
    let meant = |row: &&Row| withdrawal.rows.contains(&row.id);
    look.file.rows().filter(meant).cloned().collect()
}

/// What went out on the rows that were withdrawn.
fn before(all: Vec<Disclosed>, withdrawal: &Withdrawal) -> Vec<Disclosed> {
    all.into_iter()
        .filter(|one| !one.rows.is_disjoint(&withdrawal.rows))
        .collect()
}

fn said(look: &Look, permit: &Permit<PersonId>, one: &Disclosed) -> String {
    let recipient = one.recipient.map_or_else(
        || "die Person selbst".to_owned(),
        |to| look.file.name_of(permit, to),
    );
    let categories: Vec<&str> = one.categories.iter().map(|category| category.short()).collect();
    format!(
        "{}: {} an {recipient} ({}), durch {}",
        one.on.german(),
        one.path.german(),
        categories.join(", "),
        one.by
    )
}

/// Withdraws at once, or takes back a slip.
///
/// # Errors
/// [`Refused::NotFound`] if the person does not exist for this account, or nothing of the kind was agreed.
pub async fn answer(request: Request) -> Answer {
    let access = request.access();
    let (mut tx, permit) = access
        .person_writing(request.who()?, Act::ConsentWrite, request.path_value("id")?)
        .await?;
    let form = request.form()?;
    let look = look(&mut tx, &permit).await?;
    if let Ok(slip) = form.text("zuruecknehmen").parse() {
        withdrawals::undo(&mut tx, &permit, slip).await?;
        tx.commit().await?;
        return go_to_saying(&look.path(""), "gespeichert");
    }
    let Some(scope) = scope(&form, &look) else {
        return go_to(&look.path(""));
    };
    let withdrawn = withdrawals::withdraw(&mut tx, &permit, &scope, access.ids()).await?;
    if let (Some(_), Some(stoppers)) = (withdrawn, request.house().rooms.get::<Stoppers>()) {
        let gate = request.room::<Gate>()?;
        stoppers.stop(&mut tx, &permit, (gate, access.ids())).await?;
    }
    tx.commit().await?;
    match withdrawn {
        Some(id) => go_to(&look.path(&format!("/widerruf?widerruf={id}"))),
        None => go_to(&look.path("")),
    }
}

/// What the form names: the line in which a row stands, a recipient by one of its rows, or a declaration.
fn scope(form: &Form, look: &Look) -> Option<Scope> {
    let row = |field: &str| {
        let id: RowId = form.text(field).parse().ok()?;
        look.file.rows().find(|row| row.id == id)
    };
    if let Some(row) = row("zeile") {
        let lines = Line::of(look.file.rows(), look.today);
        let line = lines.into_iter().find(|line| line.rows.contains(&row.id))?;
        return Some(Scope::Rows(BTreeSet::from_iter(line.rows)));
    }
    if let Some(row) = row("stelle") {
        return Some(Scope::Recipient(row.recipient));
    }
    form.text("erklaerung").parse().ok().map(Scope::Declaration)
}

/// Prints the confirmation for the hands of the person.
///
/// # Errors
/// [`Refused::NotFound`] if the person does not exist for this account, or never withdrew so.
pub async fn print(request: Request) -> Answer {
    let (mut tx, permit) = request
        .access()
        .person_writing(request.who()?, Act::ConsentWrite, request.path_value("id")?)
        .await?;
    let form = request.form()?;
    let look = look(&mut tx, &permit).await?;
    let withdrawal = withdrawal_of(withdrawals::of(&mut tx, &permit).await?, form.text("widerruf"))?;
    let before = before(disclosures::of(&mut tx, &permit).await?, &withdrawal);
    let wish = Wish::to_the_person(OutgoingPath::Declaration, Purpose::Accompany, [Category::Contact]);
    let disclosure = match request.room::<Gate>()?.ask(&mut tx, &permit, &wish).await? {
        Ok(disclosure) => disclosure,
        Err(refused) => return Err(Refused::Failed(refused.german().into())),
    };
    let language = look
        .file
        .sheets
        .iter()
        .find(|sheet| sheet.rows().any(|row| withdrawal.rows.contains(&row.id)))
        .map_or(base::language::Language::German, |sheet| sheet.language);
    let document = WithdrawalPaper {
        file: &look.file,
        permit: &permit,
        withdrawal: &withdrawal,
        before: &before,
        name: look.name(),
        language,
        district: &request.house().district,
        today: look.today,
        is_demo: request.house().running.is_demo,
    }
    .document();
    tx.commit().await?;
    let printed = printed(disclosure, document).await?;
    file(printed.bytes, printed.kind.media_type(), "Widerruf.pdf")
}
