//! The rights of the person at the scale of a district: the answer for a file of ten years, and a run that erases a
//! thousand files while others go on working.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::case_work::contacts_saved;

use super::{Limit, Scenario};
use crate::bench::http::Connection;
use crate::bench::page;
use crate::bench::site::{CASE_MANAGER, Site};
use crate::bench::stage::{LOWEST_WITH_FULL_LISTS, SMALL, Stage};

/// What is measured of the rights of the person.
pub(super) const SCENARIOS: &[Scenario] = &[
    Scenario {
        key: "access-file",
        name: "answer for a person whose case has run for ten years",
        limit: Limit::at_most(3.0, "s"),
        measure: access_file,
    },
    Scenario {
        key: "deletion-run",
        name: "runs that erase 1 000 files",
        limit: Limit::at_most(60.0, "s"),
        measure: |stage| Ok(erased_beside_work(stage)?.run.as_secs_f64()),
    },
    Scenario {
        key: "contact-beside-deletion",
        name: "saving a contact while 1 000 files are erased, 95 of 100 answers",
        limit: Limit::at_most(50.0, "ms"),
        measure: |stage| Ok(erased_beside_work(stage)?.contacts),
    },
];

/// Contacts of a case of ten years: two a week.
const CONTACTS: usize = 1_040;
/// Files that are due.
const FILES: usize = 1_000;
/// Whoever releases a run: the first and the second pair of eyes.
const RELEASING: [&str; 2] = ["leitung", "datenschutz"];
const PATIENCE: Duration = Duration::from_mins(3);
/// Within so long what is left of a full run is proposed as the next.
const NEXT_RUN: Duration = Duration::from_secs(2);

/// Writes ten years into the case of somebody and asks for everything that is kept.
fn access_file(stage: &mut Stage) -> Result<f64, String> {
    let site = stage.site(SMALL)?;
    let cookies = site.sign_in(CASE_MANAGER)?;
    let mut connection = Connection::open(&site.url)?;
    let person = with_ten_years(site, &cookies, &mut connection)?;
    let review = format!("{person}/auskunft");
    let mut best = f64::MAX;
    for _ in 0..3 {
        let shown = connection.get(&review, &cookies)?;
        let zip = format!("{review}.zip");
        let fields = page::form(&String::from_utf8_lossy(&shown.body), &zip);
        let asked = Instant::now();
        let answer = connection.post(&zip, &cookies, &fields)?;
        best = best.min(asked.elapsed().as_secs_f64());
        if answer.status != 200 || !answer.body.starts_with(b"PK") {
            return Err(format!("{zip} answers {}", answer.status));
        }
        println!(
            "{} bytes in {:.2} s",
            answer.body.len(),
            asked.elapsed().as_secs_f64()
        );
    }
    Ok(best)
}

/// A person with a case that has ten years of contacts; gives the path of the person.
fn with_ten_years(site: &Site, cookies: &str, connection: &mut Connection) -> Result<String, String> {
    let list = connection.get("/faelle", cookies)?;
    let cases = page::rows_below(&String::from_utf8_lossy(&list.body), "/faelle/");
    let case = cases.first().ok_or("there is no case")?;
    let form = format!("{case}/kontakt");
    for number in 0..CONTACTS {
        let shown = connection.get(&form, cookies)?;
        let mut fields = page::form(&String::from_utf8_lossy(&shown.body), &form);
        fields.retain(|(name, _)| name != "notiz");
        fields.push((
            "notiz".to_owned(),
            format!(
                "Gespräch {number}: Die Schule hat angerufen, der Bescheid des Jobcenters ist gekommen. Herr Beispiel vom \
                 Amt bittet um Unterlagen. Mit den Kindern war alles gut, der Sprachkurs geht weiter, nächste Woche \
                 kommt die Vermieterin. Wir haben die Papiere geordnet und den Antrag noch einmal durchgesehen."
            ),
        ));
        let answer = connection.post(&form, cookies, &fields)?;
        if answer.status != 303 {
            return Err(format!("{form} answers {} to contact {number}", answer.status));
        }
    }
    let shown = connection.get(case, cookies)?;
    let text = String::from_utf8_lossy(&shown.body).into_owned();
    let person = text
        .split("href=\"/personen/")
        .nth(1)
        .and_then(|rest| rest.split(['"', '/']).next())
        .ok_or("the case names no person")?;
    println!("{CONTACTS} contacts in {case} of {}", site.url);
    Ok(format!("/personen/{person}"))
}

/// What a run gave.
struct Erased {
    run: Duration,
    contacts: f64,
}

/// Lets two people release a run of a thousand files, and others save contacts until it is done.
fn erased_beside_work(stage: &mut Stage) -> Result<Erased, String> {
    let due = format!(
        "UPDATE cases_case SET phase = 'closed', phase_since = '2015-03-01', closed_on = '2015-03-01',
             close_reason = 'other'
         WHERE id IN (SELECT c.id FROM cases_case c WHERE c.phase <> 'closed' ORDER BY c.id LIMIT {FILES})"
    );
    stage.change(LOWEST_WITH_FULL_LISTS, &due)?;
    let site = stage.site(LOWEST_WITH_FULL_LISTS)?;
    let path = "/loeschung";
    let first = site.sign_in(RELEASING[0])?;
    let mut connection = Connection::open(&site.url)?;
    post(&mut connection, &first, path, ("vorschlag", None))?;
    let shown = |connection: &mut Connection| -> Result<String, String> {
        let answer = connection.get(path, &first)?;
        Ok(String::from_utf8_lossy(&answer.body).into_owned())
    };
    let run = until(|| Ok(waiting_run(&shown(&mut connection)?)))?;
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        let saving = scope.spawn(|| {
            let mut worst: f64 = 0.0;
            while !is_over.load(Ordering::Relaxed) {
                worst = worst.max(contacts_saved(site, || true)?.p95_milliseconds());
            }
            Ok::<f64, String>(worst)
        });
        let mut erasing = |run: &str| -> Result<(Duration, Option<String>), String> {
            for login in RELEASING {
                let cookies = site.sign_in(login)?;
                post(&mut connection, &cookies, path, ("freigeben", Some(run)))?;
            }
            let begun = Instant::now();
            until(|| {
                let page = shown(&mut connection)?;
                let is_over = page.contains(" gelöscht<") && !page.contains("wird gelöscht");
                Ok((is_over && waiting_run(&page).as_deref() != Some(run)).then_some(()))
            })?;
            let took = begun.elapsed();
            println!("a run took {:.1} s", took.as_secs_f64());
            thread::sleep(NEXT_RUN);
            Ok((took, waiting_run(&shown(&mut connection)?)))
        };
        // Files and the persons in them fill a run together: the rest is proposed at once, and released like the first.
        let all = || {
            let (mut took, mut next) = (Duration::ZERO, Some(run));
            while let Some(run) = next {
                let (more, after) = erasing(&run)?;
                (took, next) = (took + more, after);
            }
            Ok::<Duration, String>(took)
        };
        let run = all();
        is_over.store(true, Ordering::Relaxed);
        let contacts = saving.join().map_err(|_| "a thread broke off".to_owned())??;
        Ok(Erased { run: run?, contacts })
    })
}

fn waiting_run(page: &str) -> Option<String> {
    let (_, rest) = page.split_once("name=\"lauf\" value=\"")?;
    rest.split('"').next().map(str::to_owned)
}

fn post(
    connection: &mut Connection,
    cookies: &str,
    path: &str,
    (step, run): (&str, Option<&str>),
) -> Result<(), String> {
    let shown = connection.get(path, cookies)?;
    let mut fields = page::hidden_fields(&String::from_utf8_lossy(&shown.body));
    fields.retain(|(name, _)| name == "csrf");
    fields.push(("schritt".to_owned(), step.to_owned()));
    fields.extend(run.map(|run| ("lauf".to_owned(), run.to_owned())));
    match connection.post(path, cookies, &fields)?.status {
        303 => Ok(()),
        status => Err(format!("{path} answers {status} to {step}")),
    }
}

fn until<T>(mut is_there: impl FnMut() -> Result<Option<T>, String>) -> Result<T, String> {
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        if let Some(found) = is_there()? {
            return Ok(found);
        }
        thread::sleep(Duration::from_millis(200));
    }
    Err("what is waited for did not come".to_owned())
}
