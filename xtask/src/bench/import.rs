//! A list that is taken over while a server is loaded: sent, accepted column by column, begun, awaited, taken back.

use std::fmt::Write;
use std::thread;
use std::time::{Duration, Instant};

use super::http::Connection;
use super::page;
use super::site::Site;

const LONGEST: Duration = Duration::from_mins(5);

/// A list that was sent and whose rows are checked.
pub(crate) struct Import<'s> {
    site: &'s Site,
    cookies: String,
    path: String,
}

impl<'s> Import<'s> {
    /// Sends a list of so many invented persons and accepts what the program reads in it.
    pub(crate) fn prepared(site: &'s Site, cookies: &str, rows: usize) -> Result<Self, String> {
        let mut connection = Connection::open(&site.url)?;
        let start = connection.get("/einfuhr", cookies)?;
        let fields = page::form(&text(&start.body), "/einfuhr");
        let sent = connection.post_file("/einfuhr", cookies, &fields, ("datei", &list(rows)))?;
        let columns = sent
            .location
            .ok_or_else(|| format!("sending a list answers {}", sent.status))?;
        let path = columns.trim_end_matches("/spalten").to_owned();
        let import = Self {
            site,
            cookies: cookies.to_owned(),
            path,
        };
        import.submit("/spalten", &[])?;
        Ok(import)
    }

    /// Lets the rows be taken over; when that began.
    pub(crate) fn begin(&self) -> Result<Instant, String> {
        self.submit("/vorschau", &[("schritt", "uebernehmen")])?;
        Ok(Instant::now())
    }

    /// Waits for the end; how long it took since the beginning.
    pub(crate) fn finished(&self, begun: Instant) -> Result<Duration, String> {
        let mut connection = Connection::open(&self.site.url)?;
        while begun.elapsed() < LONGEST {
            let path = format!("{}/ruecknahme", self.path);
            if connection.get(&path, &self.cookies)?.status == 200 {
                return Ok(begun.elapsed());
            }
            thread::sleep(Duration::from_millis(200));
        }
        Err("the import does not end".into())
    }

    /// Takes everything back, so that the data are as before.
    pub(crate) fn take_back(&self) -> Result<(), String> {
        self.submit("/ruecknahme", &[])?;
        self.site.wait_until_it_rests()
    }

    /// Sends the form of this page as it stands, with more fields.
    fn submit(&self, page: &str, more: &[(&str, &str)]) -> Result<(), String> {
        let mut connection = Connection::open(&self.site.url)?;
        let path = format!("{}{page}", self.path);
        let shown = connection.get(&path, &self.cookies)?;
        let mut fields = page::form(&text(&shown.body), &path);
        fields.extend(
            more.iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned())),
        );
        let answer = connection.post(&path, &self.cookies, &fields)?;
        if answer.status == 303 {
            Ok(())
        } else {
            Err(format!("{path} answers {}", answer.status))
        }
    }
}

/// Persons of whom every second has consented on paper and becomes a case.
fn list(rows: usize) -> String {
    let mut list = "Familienname;Vorname;Geburtsdatum;Sprache;Einwilligung auf Papier vom\n".to_owned();
    for number in 0..rows {
        let consent = if number % 2 == 0 { "01.02.2026" } else { "" };
        let (year, day) = (1950 + number % 60, 1 + number % 28);
        // Writing into a string does not fail.
        let _ = writeln!(
            list,
            "Liste{};Probe{};{day:02}.03.{year};Arabisch;{consent}",
            number / 100,
            number % 100
        );
    }
    list
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
