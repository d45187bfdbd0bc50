//! The monthly proof sheet: the figures of a month and how the trail stands, to be signed and kept. No names of clients.

use access::act::Act;
use access::permit::{House, Permit};
use access::relation::LeaseKind;
use access::subject::store::opening;
use charts::table::{Column, Table};
use consents::model::basis::BasisKind;
use db::tx::Tx;
use print::document::Letterhead;
use web::answer::{Answer, Refused, beside, file};
use web::request::Request;

use crate::hold::model::HoldKind;
use crate::oversight::model::Month;
use crate::oversight::store::{self, passed, trail};
use crate::papers::sheet::{Occasion, Sheet};
use crate::papers::state::VERSION;
use crate::request::store as requests;

/// Prints the sheet of a month: the one that is named, or the last full one.
pub(crate) async fn print_out(request: Request) -> Answer {
    let (mut tx, permit) = request.access().enter(request.who()?, Act::OversightRead).await?;
    let today = permit.now().day();
    let month: Month = request
        .query()
        .line("monat")
        .parse()
        .unwrap_or_else(|_| Month::of(today).back(1));
    let sheet = sheet(&mut tx, &permit, month).await?;
    drop(tx);
    let occasion = Occasion {
        letterhead: Letterhead {
            organisation: request.house().district.clone(),
            lines: vec!["Kommunales Integrationsmanagement".to_owned()],
            controller: None,
        },
        day: today,
        version: VERSION,
        is_demo: request.house().running.is_demo,
    };
    let document = sheet.document(occasion);
    let printed = beside(move || print::public(&document)).await?;
    file(
        printed.bytes,
        printed.kind.media_type(),
        &format!("datenschutz-{month}.pdf"),
    )
}

type Rows = Vec<(String, i64)>;

async fn sheet(tx: &mut Tx, permit: &Permit<House>, month: Month) -> Result<Sheet, Refused> {
    let mut sheet = Sheet::new("Monatsnachweis Datenschutz");
    let is_over = month.end() <= permit.now().day();
    sheet.facts([
        (
            "Monat",
            if is_over {
                month.german()
            } else {
                format!("{} (noch nicht zu Ende)", month.german())
            },
        ),
        ("Gedruckt", permit.now().german()),
    ]);
    sheet.heading("Protokoll");
    chain(&mut sheet, tx, permit, month).await?;
    sheet.heading("Rechte der Personen");
    sheet.table(&counted(
        "Anträge, Löschsperren, Löschläufe",
        rights(tx, permit, month).await?,
    ));
    sheet.heading("Einwilligungen und Weitergaben");
    sheet.table(&counted(
        "Erklärungen und Weitergaben nach Grundlage",
        going_out(tx, permit, month).await?,
    ));
    sheet.heading("Zugriffe ohne Zuständigkeit");
    sheet.table(&counted(
        "Akut- und Notzugriffe, geschützte Akten",
        accesses(tx, permit, month).await?,
    ));
    sheet.heading("Handlungen im Protokoll");
    let acts = trail::acts(tx, permit, (month.begins(), month.ends())).await?;
    sheet.table(&counted("Zeilen je Handlung", acts));
    sheet.signatures(&[
        "Ort, Datum, datenschutzbeauftragte Person",
        "Gesehen: Datum, Verantwortlicher",
    ]);
    Ok(sheet)
}

fn counted(caption: &str, rows: Rows) -> Table {
    let mut table = Table::new(caption, [Column::text("Was"), Column::number("Anzahl")]);
    for (what, count) in rows {
        table.push([what.into(), count.into()]);
    }
    table
}

async fn chain(sheet: &mut Sheet, tx: &mut Tx, permit: &Permit<House>, month: Month) -> Result<(), Refused> {
    let span = (month.begins(), month.ends());
    let checks = trail::checks(tx, permit, span).await?;
    let (first, last) = trail::chain(tx, permit, span).await?;
    let bad: Vec<&trail::Check> = checks.iter().filter(|check| !check.findings.is_empty()).collect();
    let said = |link: Option<trail::Link>| {
        link.map_or_else(
            || "keine Zeile".to_owned(),
            |link| {
                format!(
                    "Nr. {} vom {}\nPrüfwert {}",
                    link.position,
                    link.at.german(),
                    in_groups(&link.code)
                )
            },
        )
    };
    let last_check = checks.first().map_or_else(
        || "keine in diesem Monat".to_owned(),
        |check| format!("{}, bis Zeile {}", check.at.german(), check.checked),
    );
    let outcome = match (checks.is_empty(), bad.is_empty()) {
        (true, _) => "nicht geprüft".to_owned(),
        (_, true) => "alle ohne Befund".to_owned(),
        _ => format!("{} mit Befund", bad.len()),
    };
    sheet.facts([
        ("Prüfungen im Monat", checks.len().to_string()),
        ("Ergebnis", outcome),
        ("Letzte Prüfung", last_check),
        ("Erste Zeile", said(first)),
        ("Letzte Zeile", said(last)),
    ]);
    for check in bad {
        sheet.notice(&format!(
            "{}: {}",
            check.at.german(),
            check.findings.replace('\n', " ")
        ));
    }
    Ok(())
}

/// A code in groups of eight, so that it can be compared and fits the line.
fn in_groups(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    let groups = letters.chunks(8).map(|group| group.iter().collect::<String>());
    groups.collect::<Vec<_>>().join(" ")
}

async fn rights(tx: &mut Tx, permit: &Permit<House>, month: Month) -> Result<Rows, Refused> {
    let today = permit.now().day();
    let (came, closed, late) = store::requested(tx, permit, (month.first(), month.end())).await?;
    let open = requests::open(tx, permit).await?;
    let overdue = open.iter().filter(|one| one.due_on < today).count();
    let held = store::held(tx, permit, today).await?;
    let count = |kind: HoldKind| held.get(kind.code()).copied().unwrap_or_default();
    let erased = store::erased(tx, permit, (month.begins(), month.ends())).await?;
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    Ok([
        ("Anträge eingegangen", came),
        ("Anträge beantwortet", closed),
        ("davon nach Ablauf der Frist", late),
        ("Anträge heute offen", number(open.len())),
        ("davon heute überfällig", number(overdue)),
        ("Löschsperren heute", count(HoldKind::LegalHold)),
        (
            "Einschränkungen der Verarbeitung heute",
            count(HoldKind::Restriction),
        ),
        ("Löschläufe abgeschlossen", erased.runs),
        ("gelöschte Fälle", erased.cases),
        ("gelöschte Personen", erased.persons),
        ("weitere gelöschte Akten", erased.others),
        ("wegen Sperre behalten", erased.kept),
    ]
    .map(|(what, count)| (what.to_owned(), count))
    .to_vec())
}

async fn going_out(tx: &mut Tx, permit: &Permit<House>, month: Month) -> Result<Rows, Refused> {
    let span = (month.first(), month.end());
    let (given, withdrawn) = store::declared(tx, permit, span).await?;
    let counts = passed::by_basis(tx, permit, span).await?;
    let mut rows = vec![
        ("Erklärungen aufgenommen".to_owned(), given),
        ("Widerrufe".to_owned(), withdrawn),
    ];
    for kind in BasisKind::ALL {
        let key = (month.to_string(), kind.code().to_owned());
        let count = counts.get(&key).copied().unwrap_or_default();
        rows.push((format!("Weitergaben: {}", kind.german()), count));
    }
    Ok(rows)
}

async fn accesses(tx: &mut Tx, permit: &Permit<House>, month: Month) -> Result<Rows, Refused> {
    let mut rows = Rows::new();
    for kind in [LeaseKind::Acute, LeaseKind::BreakGlass] {
        let count = opening::count(tx, permit, kind, (month.begins(), month.ends())).await?;
        rows.push((kind.german().to_owned(), count));
    }
    rows.push((
        "geschützte Akten heute".to_owned(),
        store::restricted(tx, permit).await?,
    ));
    Ok(rows)
}
