//! One sheet: what is on it, printing it, and the form that records its signatures.

use access::act::Act;
use access::permit::Permit;
use askama::Template;
use base::ids::{PersonId, RowId};
use base::input::InputErrors;
use base::refusal::Refusal;
use db::tx::Tx;
use web::answer::{Answer, Refused, file, go_to, page};
use web::components::field::{Choice, Field};
use web::components::{button, errors, facts, field, icon, notice, tag};
use web::request::Request;
use web::shell::{Message, MessageKind, Shell};

use crate::gate::Gate;
use crate::model::category::Category;
use crate::model::declaration::{Explained, Form, Kind, State};
use crate::model::line::Line;
use crate::model::path::OutgoingPath;
use crate::model::purpose::Purpose;
use crate::model::wish::Wish;
use crate::pages::look::{LineState, Look, ShownLine, look, may_write, path, shell_below, shown_lines};
use crate::pages::scan::{FIELD, ShownScan, scan_field, shown_scan};
use crate::pages::sign::{SCAN, SignInput};
use crate::paper::printed;
use crate::paper::sheet::SheetPaper;
use crate::store::file::Sheet;
use crate::store::versions::{self, TextVersion};
use crate::words::Words;

#[derive(Template)]
#[template(path = "consents/sheet.html")]
pub(crate) struct SheetPage {
    shell: Shell,
    id: PersonId,
    sheet: RowId,
    name: String,
    language: &'static str,
    text: String,
    professional: String,
    given_by: String,
    may_write: bool,
    is_printable: bool,
    controller: String,
    /// To which other controller it was declared; then it allows nothing here.
    elsewhere: Option<String>,
    declarations: Vec<ShownDeclaration>,
    open_kinds: Vec<Choice>,
    specials: Vec<Choice>,
    ways: Vec<Choice>,
    forms: Vec<Choice>,
    scans: Vec<ShownScan>,
    takes_scan: bool,
    scan_field: Field,
    sign_scan_field: Field,
    input: SignInput,
    errors: InputErrors,
}

/// A declaration with its lines.
struct ShownDeclaration {
    id: RowId,
    title: &'static str,
    state: State,
    recorded: String,
    interpreter: String,
    remark: String,
    lines: Vec<ShownLine>,
}

impl SheetPage {
    fn path(&self, below: &str) -> String {
        path(self.id, below)
    }
}

impl ShownDeclaration {
    fn may_be_withdrawn(&self) -> bool {
        matches!(self.state, State::Given | State::Partial)
    }
}

/// Shows a sheet; without one, the way leads back to all.
///
/// # Errors
/// [`Refused::NotFound`] if the person does not exist for this account, or has no such sheet.
pub async fn show(request: Request) -> Answer {
    let (mut tx, permit) = request
        .access()
        .person(request.who()?, Act::ConsentRead, request.path_value("id")?)
        .await?;
    let wanted = request.query().text("blatt").to_owned();
    if wanted.is_empty() {
        return go_to(&path(permit.person(), ""));
    }
    let look = look(&mut tx, &permit).await?;
    let sheet = sheet_of(&look, &wanted)?;
    let input = proposed(&request, &look, sheet);
    page(&sheet_page(
        &request,
        (&look, &permit),
        sheet,
        (input, InputErrors::new()),
    ))
}

/// What the form of signatures proposes.
pub(crate) fn proposed(request: &Request, look: &Look, sheet: &Sheet) -> SignInput {
    let scan = RowId::from_uuid(request.access().ids().next());
    SignInput::proposed(sheet, (look.today, scan))
}

/// The sheet that a form or address names.
pub(crate) fn sheet_of<'l>(look: &'l Look, wanted: &str) -> Result<&'l Sheet, Refused> {
    let id = wanted.parse().map_err(|_| Refused::NotFound)?;
    look.file.sheet(id).ok_or(Refused::NotFound)
}

/// The page with what was typed into the form of signatures.
pub(crate) fn sheet_page(
    request: &Request,
    (look, permit): (&Look, &Permit<PersonId>),
    sheet: &Sheet,
    (input, errors): (SignInput, InputErrors),
) -> SheetPage {
    let german = Words::german();
    let open = || sheet.declarations.iter().filter(|one| one.given_on.is_none());
    let is_printed =
        |category: &Category| open().any(|one| one.rows.iter().any(|row| row.category == *category));
    let kind = |kind: Kind| Choice::new(kind, kind.german()).chosen_if(input.kinds.contains(kind.code()));
    let special = |category: Category| {
        Choice::new(category, german.of(&category.key())).chosen_if(input.ticked.contains(category.code()))
    };
    let way = |way: &Explained| {
        Choice::new(way, german.of(&way.key())).chosen_if(input.explained.contains(way.code()))
    };
    SheetPage {
        shell: shell_below(request, "Erklärung", look.person),
        id: look.person,
        sheet: sheet.id,
        name: look.name(),
        language: sheet.language.german_name(),
        text: sheet.text_number.map_or_else(
            || Form::Earlier.german().to_owned(),
            |number| format!("Nr. {number}"),
        ),
        professional: sheet.professional.clone(),
        given_by: german.of(&sheet.given_by.key()),
        controller: look.file.controller_name(sheet.controller).to_owned(),
        elsewhere: look
            .file
            .is_elsewhere(sheet)
            .then(|| look.file.controller_name(sheet.controller).to_owned()),
        may_write: may_write(request, permit).unwrap_or(false),
        is_printable: sheet.text_version.is_some(),
        declarations: shown(look, permit, sheet),
        open_kinds: open().map(|one| kind(one.kind)).collect(),
        specials: Category::all(true).filter(is_printed).map(special).collect(),
        ways: Explained::ALL.iter().map(way).collect(),
        forms: [Form::Paper, Form::Screen]
            .map(|form| Choice::new(form, form.german()))
            .to_vec(),
        scans: look
            .file
            .scans_of(sheet.id)
            .map(|one| shown_scan(look, one))
            .collect(),
        takes_scan: sheet.declarations.iter().any(|one| one.given_on.is_some()),
        scan_field: scan_field(FIELD, "Scan des unterschriebenen Blatts", &errors).required(),
        sign_scan_field: scan_field(SCAN, "Scan des Papiers", &errors).optional(),
        input,
        errors,
    }
}

fn shown(look: &Look, permit: &Permit<PersonId>, sheet: &Sheet) -> Vec<ShownDeclaration> {
    let revealed = |text: Option<&vault::sealed::Open<String>>| {
        text.and_then(|text| permit.reveal(text))
            .cloned()
            .unwrap_or_default()
    };
    sheet
        .declarations
        .iter()
        .map(|one| ShownDeclaration {
            id: one.id,
            title: one.kind.german(),
            state: State::of(&one.rows, look.today),
            recorded: match (one.given_on, one.form) {
                (Some(day), Some(form)) => format!(
                    "{}, {}, festgehalten von {}",
                    day.german(),
                    form.german(),
                    one.recorded_by.as_deref().unwrap_or_default()
                ),
                _ => String::new(),
            },
            interpreter: revealed(one.interpreter.as_ref()),
            remark: revealed(one.remark.as_ref()),
            lines: shown_lines(&lines_of_one(&one.rows, look), look, permit, |_| true),
        })
        .collect()
}

/// The lines of one declaration, each in its own state.
fn lines_of_one(rows: &[crate::model::row::Row], look: &Look) -> Vec<Line> {
    let mut lines = Line::of(rows, look.today);
    for line in &mut lines {
        // A declaration is shown by itself here: the other instrument is on its own card.
        let own = line.consent.or(line.release);
        line.consent = own;
        line.release = own;
    }
    lines
}

/// Prints the sheet, before signing and after, for the hands of the person.
///
/// # Errors
/// [`Refused::NotFound`] if the person does not exist for this account, or has no such sheet.
pub async fn print(request: Request) -> Answer {
    let access = request.access();
    let (mut tx, permit) = access
        .person_writing(request.who()?, Act::ConsentWrite, request.path_value("id")?)
        .await?;
    let form = request.form()?;
    let look = look(&mut tx, &permit).await?;
    let sheet = sheet_of(&look, form.text("blatt"))?;
    let version = version(&mut tx, sheet).await?;
    let wish = Wish::to_the_person(OutgoingPath::Declaration, Purpose::Accompany, [Category::Contact]);
    let disclosure = match request.room::<Gate>()?.ask(&mut tx, &permit, &wish).await? {
        Ok(disclosure) => disclosure,
        Err(refused) => return refuse(&request, (&look, &permit), sheet, &refused.german()),
    };
    let texts = version.texts();
    let document = SheetPaper {
        file: &look.file,
        sheet,
        permit: &permit,
        name: look.name(),
        born: look.details.born.as_typed(),
        is_minor: look.signer().is_minor(),
        version: Some(&version),
        texts: texts.as_ref(),
        district: &request.house().district,
        today: look.today,
        is_demo: request.house().running.is_demo,
    }
    .document();
    tx.commit().await?;
    let printed = printed(disclosure, document).await?;
    file(printed.bytes, printed.kind.media_type(), "Erklaerung.pdf")
}

async fn version(tx: &mut Tx, sheet: &Sheet) -> Result<TextVersion, Refused> {
    let id = sheet.text_version.ok_or(Refused::NotFound)?;
    versions::by_id(tx, id).await?.ok_or(Refused::NotFound)
}

fn refuse(request: &Request, (look, permit): (&Look, &Permit<PersonId>), sheet: &Sheet, why: &str) -> Answer {
    let input = proposed(request, look, sheet);
    let mut shown = sheet_page(request, (look, permit), sheet, (input, InputErrors::new()));
    shown.shell.messages.push(Message {
        kind: MessageKind::Failed,
        text: why.to_owned(),
        undo: None,
    });
    web::answer::page_again(&shown)
}
