//! All that was agreed with a person: recipient × category, with purpose, direction, until when, and what was withdrawn.

use access::act::Act;
use askama::Template;
use base::ids::PersonId;
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
use crate::store::disclosures::{self, Disclosed};
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
    columns: Vec<&'static str>,
    lines: Vec<ShownLine>,
    own: Vec<ShownLine>,
    open: Vec<OpenSheet>,
    sheets: Vec<SheetLine>,
    presets: Vec<(String, String)>,
    history: Timeline,
    has_history: bool,
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
    text: String,
}

impl MatrixPage {
    fn path(&self, below: &str) -> String {
        path(self.id, below)
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
    let disclosed = disclosures::of(&mut tx, &permit).await?;
    let withdrawn = withdrawals::of(&mut tx, &permit).await?;
    drop(tx);
    let printed = |row: &&Row| row.state(look.today) != RowState::Unsigned;
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
        columns: columns(&lines),
        lines: shown_lines(&lines, &look, &permit, others),
        own: shown_lines(&lines, &look, &permit, |recipient| !others(recipient)),
        open: open(&look),
        sheets: sheets(&look),
        presets: presets(&look),
        has_history: !history.is_empty(),
        history: Timeline::new(history),
    })
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
    for withdrawal in withdrawn {
        let href = look.path(&format!("/widerruf?widerruf={}", withdrawal.id));
        let entry = Entry::new(withdrawal.on.german(), "close", "Widerruf")
            .by(&withdrawal.by)
            .href(href);
        entries.push((withdrawal.on, entry));
    }
    for one in disclosed {
        let categories: Vec<&str> = one.categories.iter().map(|category| category.short()).collect();
        let title = format!("{} an {}", one.thing.german(), name_of(one.recipient));
        let entry = Entry::new(one.on.german(), "upload", title)
            .by(&one.by)
            .text(format!("{} ({})", categories.join(", "), one.basis.german()));
        entries.push((one.on, entry));
    }
    entries.sort_by_key(|(on, _)| std::cmp::Reverse(*on));
    entries.into_iter().map(|(_, entry)| entry).collect()
}
