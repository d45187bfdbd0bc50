//! The list of cases as a file, within the controller: what may go is looked at first; then every case passes the gate and
//! is written down as passed on before anything leaves. Whoever's declarations do not cover it is left out.

use organisation::memory::structure;

use access::act::Act;
use access::disclosure::Disclosure;
use access::failure::Denied;
use charts::cell::Cell;
use charts::table::{Column, Table};
use consents::gate::Gate;
use consents::model::category::Category;
use consents::model::path::OutgoingPath;
use consents::model::purpose::Purpose;
use consents::model::wish::Wish;
use organisation::model::structure::Structure;
use print::Work;
use web::answer::{Answer, Refused, beside, file};
use web::request::Request;

use crate::case::names::{name_of, names};
use crate::case::opened::head;
use crate::list::before::{SEEN_CASE, what_may_go};
use crate::list::model::CaseFilter;
use crate::list::store::{self, ListedCase};

/// Most cases of one file.
pub(crate) const MOST: usize = 200;
/// What of a person stands in the file.
pub(crate) const CARRIED: [Category; 1] = [Category::Contact];
/// What the file is for.
pub(crate) const FOR: Purpose = Purpose::Accompany;

pub(crate) async fn answer(request: Request) -> Answer {
    let structure = structure(&request).await?;
    let (mut tx, permit) = request.access().list(request.who()?, Act::CaseList).await?;
    let form = request.form()?;
    let filter = CaseFilter::of(|name| form.text(name));
    let seen = form.all(SEEN_CASE);
    if seen.is_empty() {
        drop(tx);
        return what_may_go(&request, &form).await;
    }
    let mut cases = store::listed(&mut tx, &permit, &filter).await?;
    drop(tx);
    cases.retain(|case| seen.contains(&case.id.to_string()));
    cases.truncate(MOST);
    let mut table = Table::new("Fälle", columns());
    let mut last = None;
    for case in &cases {
        if let Some((disclosure, name)) = disclosed(&request, case).await? {
            table.push(row(case, &name, structure.as_deref()));
            last = Some(disclosure);
        }
    }
    let Some(disclosure) = last else {
        return what_may_go(&request, &form).await;
    };
    let is_csv = form.text("art") == "csv";
    let printed = beside(move || {
        if is_csv {
            print::personal(&disclosure, Work::Csv(&table))
        } else {
            print::personal(&disclosure, Work::Xlsx(&[table]))
        }
    })
    .await?;
    let name = format!("faelle.{}", printed.kind.extension());
    file(printed.bytes, printed.kind.media_type(), &name)
}

/// The name of the lead person, once it is written down that it leaves; `None` if the gate says no.
async fn disclosed(request: &Request, case: &ListedCase) -> Result<Option<(Disclosure, String)>, Refused> {
    let who = request.who()?;
    let (mut tx, permit) = match request.access().writing(who, Act::CaseRead, case.id).await {
        Err(Denied::NotFound) => return Ok(None),
        other => other?,
    };
    let head = head(&mut tx, &permit).await?;
    let wish = Wish::same_controller(OutgoingPath::Export, head.controller, FOR, CARRIED);
    let gate = request.room::<Gate>()?;
    let Ok(disclosure) = gate.ask_for_case(&mut tx, &permit, &[case.lead], &wish).await? else {
        return Ok(None);
    };
    let name = name_of(&names(&mut tx, &permit).await?, case.lead);
    tx.commit().await?;
    Ok(Some((disclosure, name)))
}

/// The columns of the file.
pub(crate) fn columns() -> [Column; 8] {
    [
        Column::text("Fall"),
        Column::text("Name"),
        Column::text("Phase"),
        Column::text("Kommune"),
        Column::text("Sprache"),
        Column::day("Seit"),
        Column::day("Letzter Kontakt"),
        Column::day("Überfällig seit"),
    ]
}

fn row(case: &ListedCase, name: &str, structure: Option<&Structure>) -> [Cell; 8] {
    let place = case.municipality.and_then(|id| structure?.municipality(id));
    let language = case.language.map(base::language::Language::german_name);
    [
        Cell::text(case.code.as_str()),
        Cell::text(name),
        Cell::text(case.phase.german()),
        place.map_or(Cell::Empty, |place| Cell::text(place.name.as_str())),
        language.map_or(Cell::Empty, Cell::text),
        Cell::Day(case.opened_on),
        Cell::Day(case.last_contact_on),
        case.overdue_since.map_or(Cell::Empty, Cell::Day),
    ]
}
