//! Work with cases: their pages, lists and papers among 100 000, and a contact that is saved while heavy work goes on.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use std::{fs, thread};

use super::clicks::{
    USERS, case_lists, case_pages, consent_sheet, growth, loaded, p95, person_pages, persons, searches,
};
use super::{Limit, Scenario};
use crate::bench::click::Click;
use crate::bench::http::Connection;
use crate::bench::import::Import;
use crate::bench::load::{Load, Measured};
use crate::bench::page;
use crate::bench::site::{CASE_MANAGER, Site};
use crate::bench::stage::{MIDDLE, SMALL, Stage};

/// What is measured of work with cases.
pub(super) const SCENARIOS: &[Scenario] = &[
    Scenario {
        key: "case-page-p95",
        name: "page of a case among 100 000 at 200 users, 95 of 100 answers",
        limit: Limit::at_most(50.0, "ms"),
        measure: |stage| p95(stage, MIDDLE, case_pages),
    },
    Scenario {
        key: "case-list-p95",
        name: "filtered list of cases among 100 000 at 200 users, 95 of 100 answers",
        limit: Limit::at_most(50.0, "ms"),
        measure: |stage| p95(stage, MIDDLE, case_lists),
    },
    Scenario {
        key: "case-search-p95",
        name: "search among 100 000 cases at 200 users, 95 of 100 answers",
        limit: Limit::at_most(50.0, "ms"),
        measure: |stage| p95(stage, MIDDLE, searches),
    },
    Scenario {
        key: "case-page-growth",
        name: "page of a case at 100 000, held against 1 000",
        limit: Limit::at_most(1.5, "times"),
        measure: |stage| growth(stage, (SMALL, MIDDLE), case_pages),
    },
    Scenario {
        key: "case-list-growth",
        name: "filtered list of cases at 100 000, held against 1 000",
        limit: Limit::at_most(1.5, "times"),
        measure: |stage| growth(stage, (SMALL, MIDDLE), case_lists),
    },
    Scenario {
        key: "case-search-growth",
        name: "search at 100 000 cases, held against 1 000",
        limit: Limit::at_most(1.5, "times"),
        measure: |stage| growth(stage, (SMALL, MIDDLE), searches),
    },
    Scenario {
        key: "day-p95",
        name: "200 users of 100 000 cases clicking every 5 s, 95 of 100 answers",
        limit: Limit::at_most(100.0, "ms"),
        measure: a_day_at_work,
    },
    Scenario {
        key: "contact-beside-work",
        name: "saving a contact beside import, report and backup, 95 of 100 answers",
        limit: Limit::at_most(50.0, "ms"),
        measure: contact_beside_work,
    },
    Scenario {
        key: "consent-pdf",
        name: "declaration of consent in Arabic as PDF, when warm",
        limit: Limit::at_most(80.0, "ms"),
        measure: consent_as_pdf,
    },
];

const COLLEAGUE: &str = "kollegin";
const IMPORTED: usize = 10_000;
/// People who save a contact once a second while heavy work goes on.
const SAVING: usize = 20;

/// What people do all day: look who is next, open a file, look somebody up, open the form of a contact.
fn a_day_at_work(stage: &mut Stage) -> Result<f64, String> {
    let site = stage.site(MIDDLE)?;
    let cookies = site.sign_in(CASE_MANAGER)?;
    let mut clicks: Vec<Click> = ["/", "/kontakte/neu", "/termine", "/fristen"]
        .into_iter()
        .map(|path| Click::page(path, &cookies))
        .collect();
    for several in [case_lists, case_pages, persons, person_pages, searches] {
        clicks.extend(several(site)?.into_iter().take(6));
    }
    let measured = Load {
        people: USERS,
        pause: Duration::from_secs(5),
        warming: Duration::from_secs(5),
        counted: Duration::from_secs(15),
        ..loaded(site, &clicks)
    };
    Ok(measured.run()?.p95_milliseconds())
}

fn contact_beside_work(stage: &mut Stage) -> Result<f64, String> {
    let data = stage.data(MIDDLE)?;
    let site = stage.site(MIDDLE)?;
    let import = Import::prepared(site, &site.sign_in(COLLEAGUE)?, IMPORTED)?;
    let (is_over, is_imported) = (AtomicBool::new(false), AtomicBool::new(false));
    let (measured, imported) = thread::scope(|scope| {
        let backup = scope.spawn(|| {
            let folder = data.folder.with_extension("backup");
            while !is_over.load(Ordering::Relaxed) {
                data.back_up(&folder)?;
            }
            fs::remove_dir_all(&folder).map_err(|error| format!("cannot tidy up: {error}"))
        });
        let report = scope.spawn(|| {
            let click = Click::page("/stellenplan.pdf", &site.sign_in(CASE_MANAGER)?);
            let mut connection = Connection::open(&site.url)?;
            while !is_over.load(Ordering::Relaxed) {
                click.on(&mut connection)?;
            }
            Ok::<(), String>(())
        });
        let begun = import.begin();
        // The backup may go on for longer than the import, and saving for no longer.
        let imported = scope.spawn(|| {
            let took = begun.and_then(|begun| import.finished(begun));
            is_imported.store(true, Ordering::Relaxed);
            took
        });
        let measured = contacts_saved(site, || !is_imported.load(Ordering::Relaxed));
        is_over.store(true, Ordering::Relaxed);
        let others = [backup.join(), report.join()];
        for other in others {
            other.map_err(|_| "a thread broke off".to_owned())??;
        }
        let imported = imported.join().map_err(|_| "a thread broke off".to_owned())??;
        Ok::<_, String>((measured?, imported))
    })?;
    println!("the import took {:.1} s from its start", imported.as_secs_f64());
    import.take_back()?;
    Ok(measured.p95_milliseconds())
}

/// Each person saves one contact a second, for ten seconds at most and while something else goes on; forms have a mark of
/// their own, or a second sending would save nothing.
pub(super) fn contacts_saved(site: &Site, goes_on: impl Fn() -> bool + Sync) -> Result<Measured, String> {
    let cookies = site.sign_in(CASE_MANAGER)?;
    let ends = Instant::now() + Duration::from_secs(10);
    let one_person = |number: usize| -> Result<Vec<f64>, String> {
        let mut connection = Connection::open(&site.url)?;
        thread::sleep(Duration::from_millis(50) * u32::try_from(number).unwrap_or(0));
        let mut milliseconds = Vec::new();
        while goes_on() && Instant::now() < ends {
            let shown = connection.get("/kontakte/neu", &cookies)?;
            let fields = page::form(&String::from_utf8_lossy(&shown.body), "/kontakte/neu");
            let asked = Instant::now();
            let answer = connection.post("/kontakte/neu", &cookies, &fields)?;
            milliseconds.push(asked.elapsed().as_secs_f64() * 1000.0);
            if answer.status != 303 {
                return Err(format!("saving a contact answers {}", answer.status));
            }
            thread::sleep(Duration::from_secs(1));
        }
        Ok(milliseconds)
    };
    Measured::of_people(SAVING, Duration::from_secs(10), one_person)
}

fn consent_as_pdf(stage: &mut Stage) -> Result<f64, String> {
    let site = stage.site(SMALL)?;
    let click = consent_sheet(site)?;
    Ok(loaded(site, &[click]).run()?.p95_milliseconds())
}
