//! All that was agreed with a person: recipient × category, with purpose, direction, until when, and what was withdrawn.

use std::collections::{BTreeMap, BTreeSet};

use access::act::Act;
use askama::Template;
use base::ids::{PersonId, RowId};
use web::answer::{Answer, page};
use web::components::timeline::{Entry, Timeline};
use web::components::{button, empty, icon, notice, tag};
use web::request::Request;
use web::shell::Shell;

use crate::model::category::Category;
use crate::model::declaration::{Form, State};
use crate::model::line::Line;
use crate::model::preset::Preset;
use crate::model::row::{Recipient, Row, RowState};
use crate::pages::look::{LineState, Look, ShownLine, look, may_write, path, shown_lines};
use crate::pages::scan::said_of;
use crate::store::disclosures::{self, Disclosed};
use crate::store::file::Sheet;
use crate::store::withdrawals::{self, Withdrawal};
use crate::words::Words;

#[derive(Template)]
#[template(path = "consents/matrix.html")]
struct MatrixPage {
    shell: Shell,
    id: PersonId,
    name: String,
    may_write: bool,
    may_keep_a_file: bool,
    /// The own controller, by name.
    controller: String,
    /// Those to whom something was declared before the case came here.
    elsewhere: Vec<String>,
    columns: Vec<&'static str>,
    lines: Vec<ShownLine>,
    own: Vec<ShownLine>,
    recipients: Vec<ShownRecipient>,
    open: Vec<OpenSheet>,
    sheets: Vec<SheetLine>,
    presets: Vec<(String, String)>,
    history: Timeline,
    has_history: bool,
}

/// A recipient with whom something stands, and what a withdrawal of all of it would mean.
struct ShownRecipient {
    name: String,
    /// One of its rows, by which the form names it.
    row: RowId,
    blocked: String,
    before: Vec<String>,
    further: usize,
}

impl ShownRecipient {
    /// What the button says to who does not see the card around it.
    fn words(&self) -> String {
        format!("Ganze Stelle widerrufen: {}", self.name)
    }
}

/// A sheet that waits for a signature.
struct OpenSheet {
    href: String,
    words: String,
}

/// A declaration in the list of all.
struct SheetLine {
    href: String,
    title: String,
    state: State,
    /// To which other controller it was declared; then it allows nothing here.
    elsewhere: Option<String>,
    text: String,
}

impl MatrixPage {
    fn path(&self, below: &str) -> String {
        path(self.id, below)
    }

    fn elsewhere_title(&self) -> String {
        format!("Erklärt wurde gegenüber: {}", self.elsewhere.join(", "))
    }

    fn elsewhere_text(&self) -> String {
        let own = &self.controller;
        if self.may_keep_a_file {
            format!(
                "Das gilt nicht für {own}. Für {own} zählt nur, was hier unter Mit wem gesprochen werden darf steht."
            )
        } else {
            format!(
                "Der Fall gehört jetzt zu {own}; dafür gelten diese Erklärungen nicht. Nehmen Sie eine neue Einwilligung in \
                 die Datenverarbeitung auf und vereinbaren Sie jede Stelle neu. Bis dahin geht nichts an andere Stellen."
            )
        }
    }
}

/// Shows what was agreed.
///
/// # Errors
/// [`Refused::NotFound`](web::answer::Refused::NotFound) if the person does not exist for this account.
pub async fn show(request: Request) -> Answer {
    let (mut tx, permit) = request
        .access()
        .person(request.who()?, Act::ConsentRead, request.path_value("id")?)
        .await?;
    let look = look(&mut tx, &permit).await?;
    let disclosed = disclosures::page(&mut tx, &permit, None).await?;
    let counted = disclosures::counted(&mut tx, &permit).await?;
    let withdrawn = withdrawals::of(&mut tx, &permit).await?;
    drop(tx);
    let printed =
        |row: &&Row| row.controller == look.file.controller && row.state(look.today) != RowState::Unsigned;
    let lines = Line::of(look.file.rows().filter(printed), look.today);
    let others = |recipient| recipient != Recipient::Controller;
    let name_of = |recipient: Option<Recipient>| {
        recipient.map_or_else(
            || "die Person selbst".to_owned(),
            |one| look.file.name_of(&permit, one),
        )
    };
    let history = history(&look, &disclosed, &withdrawn, name_of);
    let person_path = format!("/personen/{}", look.person);
    page(&MatrixPage {
        shell: request.shell_below(
            "Einwilligungen",
            &[("Personen", "/personen"), ("Person", &person_path)],
        ),
        id: look.person,
        name: look.name(),
        may_write: may_write(&request, &permit)?,
        may_keep_a_file: look.file.may_keep_a_file(look.today),
        controller: look.file.controller_name(look.file.controller).to_owned(),
        elsewhere: elsewhere(&look),
        columns: columns(&lines),
        lines: shown_lines(&lines, &look, &permit, others),
        own: shown_lines(&lines, &look, &permit, |recipient| !others(recipient)),
        recipients: recipients(&lines, (&disclosed, &counted), name_of),
        open: open(&look),
        sheets: sheets(&look),
        presets: presets(&look),
        has_history: !history.is_empty(),
        history: Timeline::new(history),
    })
}

/// As many disclosures as stand with each recipient; all stand on a page of their own.
const SHOWN_BEFORE: usize = 3;

fn recipients(
    lines: &[Line],
    (disclosed, counted): (&[Disclosed], &BTreeMap<Recipient, usize>),
    name_of: impl Fn(Option<Recipient>) -> String,
) -> Vec<ShownRecipient> {
    let is_agreed = |line: &&Line| {
        let stands = [line.consent, line.release].contains(&Some(RowState::Stands));
        stands && line.recipient != Recipient::Controller
    };
    let mut all: BTreeMap<Recipient, (RowId, BTreeSet<Category>)> = BTreeMap::new();
    for line in lines.iter().filter(is_agreed) {
        if let Some(row) = line.rows.first() {
            let (_, categories) = all.entry(line.recipient).or_insert((*row, BTreeSet::new()));
            categories.extend(&line.categories);
        }
    }
    let mut shown: Vec<ShownRecipient> = all
        .into_iter()
        .map(|(recipient, (row, categories))| {
            let went = || disclosed.iter().filter(|one| one.recipient == Some(recipient));
            let before: Vec<String> = went().take(SHOWN_BEFORE).map(before).collect();
            let all = counted.get(&recipient).copied().unwrap_or_default();
            ShownRecipient {
                name: name_of(Some(recipient)),
                row,
                blocked: short(&categories),
                further: all.saturating_sub(before.len()),
                before,
            }
        })
        .collect();
    shown.sort_by_cached_key(|recipient| base::names::sort_key(&recipient.name));
    shown
}

fn before(one: &Disclosed) -> String {
    format!(
        "{}: {} ({})",
        one.on.german(),
        one.path.german(),
        short(&one.categories)
    )
}

fn short(categories: &BTreeSet<Category>) -> String {
    let names: Vec<&str> = categories.iter().map(|category| category.short()).collect();
    names.join(", ")
}

/// The categories that some line with others names, in their fixed order.
fn columns(lines: &[Line]) -> Vec<&'static str> {
    let named = |category: &Category| {
        let with_others = |line: &&Line| line.recipient != Recipient::Controller;
        lines
            .iter()
            .filter(with_others)
            .any(|line| line.categories.contains(category))
    };
    Category::ALL
        .iter()
        .filter(|category| named(category))
        .map(|category| category.short())
        .collect()
}

fn open(look: &Look) -> Vec<OpenSheet> {
    let open = look.file.sheets.iter().filter(|sheet| sheet.is_open());
    open.map(|sheet| OpenSheet {
        href: look.path(&format!("/blatt?blatt={}", sheet.id)),
        words: format!(
            "Vorbereitet am {}, noch nicht unterschrieben.",
            sheet.prepared_at.day().german()
        ),
    })
    .collect()
}

/// The other controllers to whom something was declared that still stands, by name.
fn elsewhere(look: &Look) -> Vec<String> {
    let stands = |sheet: &&Sheet| sheet.rows().any(|row| row.stands(look.today));
    let others = look
        .file
        .sheets
        .iter()
        .filter(|sheet| look.file.is_elsewhere(sheet));
    let names: BTreeSet<&str> = others
        .filter(stands)
        .map(|sheet| look.file.controller_name(sheet.controller))
        .collect();
    names.into_iter().map(str::to_owned).collect()
}

fn sheets(look: &Look) -> Vec<SheetLine> {
    let mut lines = Vec::new();
    for sheet in &look.file.sheets {
        for declaration in &sheet.declarations {
            let text = match (declaration.form, sheet.text_number) {
                (Some(Form::Earlier), _) | (_, None) => Form::Earlier.german().to_owned(),
                (_, Some(number)) => format!("Textfassung {number}"),
            };
            let when = declaration.given_on.unwrap_or(sheet.prepared_at.day());
            lines.push(SheetLine {
                href: look.path(&format!("/blatt?blatt={}", sheet.id)),
                title: format!("{}, {}", declaration.kind.german(), when.german()),
                state: State::of(&declaration.rows, look.today),
                elsewhere: look
                    .file
                    .is_elsewhere(sheet)
                    .then(|| look.file.controller_name(sheet.controller).to_owned()),
                text,
            });
        }
    }
    lines
}

fn presets(look: &Look) -> Vec<(String, String)> {
    let german = Words::german();
    Preset::ALL
        .iter()
        .map(|preset| {
            let href = look.path(&format!("/neu?vorlage={preset}"));
            (german.of(&preset.key()), href)
        })
        .collect()
}

fn history(
    look: &Look,
    disclosed: &[Disclosed],
    withdrawn: &[Withdrawal],
    name_of: impl Fn(Option<Recipient>) -> String,
) -> Vec<Entry> {
    let mut entries = Vec::new();
    for sheet in &look.file.sheets {
        for declaration in &sheet.declarations {
            let (Some(on), Some(form)) = (declaration.given_on, declaration.form) else {
                continue;
            };
            let title = format!("{} unterschrieben, {}", declaration.kind.german(), form.german());
            let by = declaration.recorded_by.clone().unwrap_or_default();
            entries.push((on, Entry::new(on.german(), "edit", title).by(by)));
        }
    }
    for scan in &look.file.scans {
        let day = scan.added_at.day();
        let entry = Entry::new(day.german(), "description", "Scan des unterschriebenen Blatts")
            .by(&scan.added_by)
            .text(said_of(scan))
            .href(look.path(&format!("/scan?scan={}", scan.id)));
        entries.push((day, entry));
    }
    for withdrawal in withdrawn {
        let href = look.path(&format!("/widerruf?widerruf={}", withdrawal.id));
        let entry = Entry::new(withdrawal.on.german(), "close", "Widerruf")
            .by(&withdrawal.by)
            .href(href);
        entries.push((withdrawal.on, entry));
    }
    for one in disclosed {
        let title = format!("{} an {}", one.path.german(), name_of(one.recipient));
        let entry = Entry::new(one.on.german(), "upload", title)
            .by(&one.by)
            .text(format!("{} ({})", short(&one.categories), one.basis_german()));
        entries.push((one.on, entry));
    }
    entries.sort_by_key(|(on, _)| std::cmp::Reverse(*on));
    entries.into_iter().map(|(_, entry)| entry).collect()
}
