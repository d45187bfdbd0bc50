//! The filtered trail as a file for a spreadsheet. That it was exported stands in the trail.

use access::act::Act;
use access::audit::model::{AuditSubject, StoredLine};
use charts::cell::Cell;
use charts::table::{Column, Table};
use web::answer::Answer;
use web::request::Request;
use web::routes::{Fixture, Routes};

use crate::audit::model::{LineWords, Wanted};
use crate::audit::pages::{lines, names_in, who};
use crate::printed;

/// Most lines of one file; a narrower filter gets the rest, and the file says so.
const MOST_LINES: usize = 10_000;
/// Stands in the last row of a file that is not whole.
const CUT: &str =
    "Hier fehlen ältere Zeilen: Eine Datei nimmt etwa 10.000 auf. Bitte grenzen Sie den Zeitraum ein.";

/// The route of the export.
pub(crate) fn routes() -> Routes {
    Routes::about("audit trail").get("/protokoll/export", Act::AuditRead, Fixture::None, export)
}

async fn export(request: Request) -> Answer {
    let who_asks = request.who()?;
    let (tx, _permit) = request
        .access()
        .enter_writing(who_asks, Act::AuditRead, AuditSubject::House)
        .await?;
    tx.commit().await?;
    let (mut tx, permit) = request.access().enter(who_asks, Act::AuditRead).await?;
    let query = request.query();
    let (wanted, _) = Wanted::read(|field| query.line(field));
    let (mut all, mut before): (Vec<StoredLine>, _) = (Vec::new(), None);
    loop {
        let (found, next) = lines(&mut tx, &wanted, before).await?;
        all.extend(found);
        before = next;
        if before.is_none() || all.len() >= MOST_LINES {
            break;
        }
    }
    let known = names_in(&mut tx, &permit, &all).await?;
    drop(tx);
    let is_cut = before.is_some();
    let work = move || {
        let names: Vec<String> = all.iter().map(|line| who(line, &known)).collect();
        let mut table = table(&all, &names);
        if is_cut {
            table.push([Cell::text(CUT)]);
        }
        print::public(print::Work::Csv(&table))
    };
    printed::beside(work, "protokoll.csv").await
}

fn table(lines: &[StoredLine], names: &[String]) -> Table {
    let headings = [
        "Zeit",
        "Wer",
        "Handlung",
        "Gegenstand",
        "Kennung",
        "Beziehung",
        "Einzelheit",
    ];
    let mut table = Table::new("Protokoll", headings.map(Column::text));
    for (line, name) in lines.iter().zip(names) {
        let words = LineWords::of(line);
        let cells = [
            words.at,
            name.clone(),
            words.act,
            words.subject,
            words.subject_id,
            words.relation,
            words.detail,
        ];
        table.push(cells.map(Cell::Text));
    }
    table
}
