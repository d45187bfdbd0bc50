//! What people click on and how many of them, for scenarios of any kind; measures nothing of its own accord.

use std::time::Duration;

use crate::bench::click::Click;
use crate::bench::http::Connection;
use crate::bench::load::{Load, Measured};
use crate::bench::page;
use crate::bench::site::{CASE_MANAGER, Site};
use crate::bench::stage::Stage;

const ADMINISTRATION: &str = "administration";
/// Connections of a crowd.
const CROWD: usize = 64;
/// People at work at once.
pub(super) const USERS: usize = 200;
const WARMING: Duration = Duration::from_secs(1);
const COUNTED: Duration = Duration::from_secs(5);
/// A person clicks about once in so long.
const PAUSE: Duration = Duration::from_secs(1);

/// What people click on, each with the cookies of someone signed in.
pub(super) type Clicks = fn(&Site) -> Result<Vec<Click>, String>;

/// 95 of 100 answers at 200 users of a demo of so many cases.
pub(super) fn p95(stage: &mut Stage, cases: u32, clicks: Clicks) -> Result<f64, String> {
    let site = stage.site(cases)?;
    Ok(users(site, &clicks(site)?, COUNTED)?.p95_milliseconds())
}

/// Few cases held against many. Both are loaded in turn, so that what else the machine does meets both.
pub(super) fn growth(stage: &mut Stage, (few, many): (u32, u32), clicks: Clicks) -> Result<f64, String> {
    let (small, large) = stage.both_sites(few, many)?;
    let (on_small, on_large) = (clicks(small)?, clicks(large)?);
    let round = Duration::from_secs(3);
    let first = (users(small, &on_small, round)?, users(large, &on_large, round)?);
    let second = (users(small, &on_small, round)?, users(large, &on_large, round)?);
    let few = first.0.and(second.0).p95_milliseconds();
    let many = first.1.and(second.1).p95_milliseconds();
    println!("{many:.1} against {few:.1} ms");
    Ok(many / few)
}

/// The list of one's persons.
pub(super) fn persons(site: &Site) -> Result<Vec<Click>, String> {
    Ok(vec![Click::page("/personen", &site.sign_in(CASE_MANAGER)?)])
}

/// The pages of one's persons.
pub(super) fn person_pages(site: &Site) -> Result<Vec<Click>, String> {
    pages_in(site, ("/personen", "/personen/"))
}

/// The pages of one's cases.
pub(super) fn case_pages(site: &Site) -> Result<Vec<Click>, String> {
    pages_in(site, ("/faelle", "/faelle/"))
}

/// The pages below a path that the rows of a list lead to.
pub(super) fn pages_in(site: &Site, (list, below): (&str, &str)) -> Result<Vec<Click>, String> {
    let cookies = site.sign_in(CASE_MANAGER)?;
    let shown = Click::page(list, &cookies).on(&mut Connection::open(&site.url)?)?;
    let pages = page::rows_below(&String::from_utf8_lossy(&shown.body), below);
    if pages.is_empty() {
        return Err(format!("{list} is empty"));
    }
    Ok(pages.iter().map(|path| Click::page(path, &cookies)).collect())
}

/// The list of one's cases: as it opens, and by each of its filters.
pub(super) fn case_lists(site: &Site) -> Result<Vec<Click>, String> {
    let cookies = site.sign_in(CASE_MANAGER)?;
    let queries = [
        "",
        "?phase=alle",
        "?phase=clearing",
        "?sprache=ar",
        "?ueberfaellig=ja",
    ];
    let click = |query: &str| Click::page(&format!("/faelle{query}"), &cookies);
    Ok(queries.into_iter().map(click).collect())
}

/// Names as people type them: whole, begun, misspelt, in another script's spelling, and a birth.
pub(super) fn searches(site: &Site) -> Result<Vec<Click>, String> {
    let cookies = site.sign_in(CASE_MANAGER)?;
    let page = Click::page("/suche", &cookies).on(&mut Connection::open(&site.url)?)?;
    let hidden = page::hidden_fields(&String::from_utf8_lossy(&page.body));
    let words = [
        "Shevchenko",
        "Kow",
        "Muhamed",
        "Oleksander",
        "Yildiz",
        "1. 1. 1990",
    ];
    let click = |words: &str| {
        let typed = [("suche".to_owned(), words.to_owned())];
        Click::form("/suche", &cookies, [hidden.as_slice(), &typed].concat())
    };
    Ok(words.into_iter().map(click).collect())
}

/// A declaration of consent in Arabic for the first of one's persons, filled in as far as the printed sheet.
pub(super) fn consent_sheet(site: &Site) -> Result<Click, String> {
    let cookies = site.sign_in(CASE_MANAGER)?;
    let mut connection = Connection::open(&site.url)?;
    let list = connection.get("/personen", &cookies)?;
    let person = page::rows_below(&String::from_utf8_lossy(&list.body), "/personen/");
    let person = person.first().ok_or("the list of persons is empty")?;
    let path = format!("{person}/einwilligungen/neu");
    let asked = connection.get(&format!("{path}?vorlage=housing"), &cookies)?;
    let asked = String::from_utf8_lossy(&asked.body);
    let recipients = page::options(&asked, "stelle");
    let recipient = recipients.iter().find(|recipient| !recipient.is_empty());
    let recipient = recipient.ok_or("the form of a declaration offers no recipient")?;
    let mut fields = page::form(&asked, &path);
    fields.retain(|(name, _)| !["sprache", "stelle"].contains(&name.as_str()));
    fields.push(("sprache".to_owned(), "ar".to_owned()));
    fields.push(("stelle".to_owned(), recipient.clone()));
    let prepared = connection.post(&path, &cookies, &fields)?;
    let sheet = prepared
        .location
        .ok_or_else(|| format!("preparing a declaration answers {}", prepared.status))?;
    let shown = connection.get(&sheet, &cookies)?;
    let path = format!("{person}/einwilligungen/blatt.pdf");
    let fields = page::form(&String::from_utf8_lossy(&shown.body), &path);
    Ok(Click::form(&path, &cookies, fields))
}

/// The list of all accounts.
pub(super) fn accounts(site: &Site) -> Result<Vec<Click>, String> {
    Ok(vec![Click::page("/konten", &site.sign_in(ADMINISTRATION)?)])
}

/// Everybody asks again at once.
pub(super) fn crowd(site: &Site, clicks: &[Click]) -> Result<Measured, String> {
    Load {
        people: CROWD,
        ..loaded(site, clicks)
    }
    .run()
}

/// People who read before they click again.
pub(super) fn users(site: &Site, clicks: &[Click], counted: Duration) -> Result<Measured, String> {
    Load {
        people: USERS,
        pause: PAUSE,
        counted,
        ..loaded(site, clicks)
    }
    .run()
}

/// One person who clicks without a pause, to be changed as a scenario needs it.
pub(super) fn loaded<'l>(site: &'l Site, clicks: &'l [Click]) -> Load<'l> {
    Load {
        url: &site.url,
        clicks,
        people: 1,
        pause: Duration::ZERO,
        warming: WARMING,
        counted: COUNTED,
    }
}
