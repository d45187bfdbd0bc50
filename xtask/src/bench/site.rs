//! The servers of a benchmark: the demo in its release build, and the bare handler. Measures nothing itself.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::http::Connection;
use crate::workspace;

/// A running server; it ends with the value.
pub(crate) struct Site {
    server: Child,
    /// Where it answers.
    pub(crate) url: String,
    /// From the start of the process to its first answer.
    pub(crate) first_answer: Duration,
    accounts: Vec<(String, String)>,
}

impl Site {
    /// Starts the demo with this many cases; data are kept in `bench-data/` and used again.
    pub(crate) fn demo(cases: u32) -> Result<Self, String> {
        let data = workspace::root()
            .join("bench-data")
            .join(format!("sqlite-{cases}"));
        fs::create_dir_all(&data).map_err(|error| format!("cannot make {}: {error}", data.display()))?;
        let mut lotse = Command::new(workspace::target().join("release/lotse"));
        lotse
            .args(["demo", "--port", "0", "--cases", &cases.to_string(), "--data"])
            .arg(data);
        Self::start(&mut lotse, "/healthz")
    }

    /// Starts the bare handler with these bytes.
    pub(crate) fn bare(page: &[u8]) -> Result<Self, String> {
        let file = workspace::checks("bare.html");
        fs::create_dir_all(workspace::checks(""))
            .and_then(|()| fs::write(&file, page))
            .map_err(|error| format!("cannot write {}: {error}", file.display()))?;
        Self::start(
            Command::new(workspace::target().join("release/examples/bare")).arg(file),
            "/",
        )
    }

    fn start(command: &mut Command, probe: &str) -> Result<Self, String> {
        let began = Instant::now();
        let mut server = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("cannot start the server: {error}"))?;
        let output = server.stdout.take().ok_or("the server has no output")?;
        let mut site = Self {
            server,
            url: String::new(),
            first_answer: Duration::ZERO,
            accounts: Vec::new(),
        };
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        site.url = lines
            .by_ref()
            .find_map(|line| url_in(&line))
            .ok_or("the server ended before it was ready")?;
        while Connection::open(&site.url)
            .and_then(|mut connection| connection.get(probe, ""))
            .is_err()
        {
            if began.elapsed() > Duration::from_mins(1) {
                return Err("the server does not answer".into());
            }
        }
        site.first_answer = began.elapsed();
        if probe != "/" {
            site.accounts = accounts_in(lines.by_ref());
        }
        // Someone must go on listening, or the server's next line fails.
        std::thread::spawn(move || lines.for_each(drop));
        Ok(site)
    }

    /// Signs in with the first account of the printed table and returns the cookies.
    pub(crate) fn sign_in(&self) -> Result<String, String> {
        let (account, password) = self.accounts.first().ok_or("the demo printed no accounts")?;
        let mut connection = Connection::open(&self.url)?;
        let page = connection.get("/anmelden", "")?;
        let mut form = hidden_fields(&String::from_utf8_lossy(&page.body));
        form.extend([
            ("konto".to_owned(), account.clone()),
            ("kennwort".to_owned(), password.clone()),
        ]);
        let answer = connection.post("/anmelden", &page.cookies.join("; "), &form)?;
        let onward = answer
            .location
            .is_some_and(|location| !location.starts_with("/anmelden"));
        if !onward {
            return Err(format!("signing in answers {}", answer.status));
        }
        Ok(page
            .cookies
            .into_iter()
            .chain(answer.cookies)
            .collect::<Vec<_>>()
            .join("; "))
    }

    /// Memory in use, in megabytes.
    pub(crate) fn memory_megabytes(&self) -> Result<f64, String> {
        let status = Path::new("/proc")
            .join(self.server.id().to_string())
            .join("status");
        let status = fs::read_to_string(status).map_err(|error| format!("cannot see the memory: {error}"))?;
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))
            .ok_or("the server is gone")?;
        let kilobytes: f64 = line
            .trim()
            .trim_end_matches(" kB")
            .parse()
            .map_err(|_| "cannot read the memory")?;
        Ok(kilobytes / 1024.0)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        drop(self.server.kill());
        drop(self.server.wait());
    }
}

fn url_in(line: &str) -> Option<String> {
    let start = line.find("http://")?;
    let url: String = line[start..]
        .chars()
        .take_while(|letter| !letter.is_whitespace())
        .collect();
    Some(url.trim_end_matches('/').to_owned())
}

/// Accounts and passwords of the table that the demo prints: the two columns are found by their titles.
fn accounts_in(lines: impl Iterator<Item = String>) -> Vec<(String, String)> {
    let cells = |line: &str| -> Vec<String> {
        let parts = line
            .split("  ")
            .map(|cell| cell.trim().trim_matches(['│', '|']).trim().to_owned());
        parts.filter(|cell| !cell.is_empty()).collect()
    };
    let mut lines = lines
        .map(|line| cells(&line))
        .skip_while(|row| !row.iter().any(|cell| cell == "Kennwort" || cell == "kennwort"));
    let Some(titles) = lines.next() else {
        return Vec::new();
    };
    let column = |title: &str| titles.iter().position(|cell| cell.eq_ignore_ascii_case(title));
    let (Some(account), Some(password)) = (column("konto"), column("kennwort")) else {
        return Vec::new();
    };
    let rows = lines.skip_while(|row| row.iter().all(|cell| cell.starts_with(['─', '-', '┼', '├'])));
    let rows = rows.take_while(|row| row.len() >= titles.len());
    rows.map(|row| (row[account].clone(), row[password].clone()))
        .collect()
}

fn hidden_fields(page: &str) -> Vec<(String, String)> {
    let attribute = |tag: &str, name: &str| {
        let (_, rest) = tag.split_once(&format!("{name}=\""))?;
        Some(rest.split_once('"')?.0.to_owned())
    };
    let tags = page
        .split("<input")
        .skip(1)
        .filter_map(|rest| rest.split_once('>'))
        .map(|(tag, _)| tag);
    let hidden = tags.filter(|tag| tag.contains("type=\"hidden\""));
    hidden
        .filter_map(|tag| Some((attribute(tag, "name")?, attribute(tag, "value")?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_are_read_from_the_printed_table() {
        let printed = "Konten der Demo\n\nRolle             Konto   Kennwort\n────  ────  ────\nCase Managerin    anna    demo\n\nEnde";
        let accounts = accounts_in(printed.lines().map(str::to_owned));
        assert_eq!(accounts, [("anna".to_owned(), "demo".to_owned())]);
    }

    #[test]
    fn hidden_fields_are_sent_back() {
        let page = r#"<form><input type="hidden" name="marke" value="a1"><input name="konto"></form>"#;
        assert_eq!(hidden_fields(page), [("marke".to_owned(), "a1".to_owned())]);
    }
}
