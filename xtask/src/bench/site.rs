//! The servers of a benchmark: the demo in its release build, and the bare handler. Measures nothing itself.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::data::Data;
use super::http::Connection;
use super::page;
use crate::{command, workspace};

/// Hundredths of a second that a resting server may work in a second: it seals its trail and looks for due jobs.
const RESTING: u64 = 8;
/// The printed account of a case manager.
pub(crate) const CASE_MANAGER: &str = "casemanagement";
const LONGEST_PREPARATION: Duration = Duration::from_mins(10);

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
    /// Starts the demo on these data; `options` are further ones of `lotse demo`. What it reports is kept as a log.
    pub(crate) fn of(data: &Data, options: &[&str]) -> Result<Self, String> {
        let log = workspace::checks("logs").join("bench-servers.log");
        let log = fs::create_dir_all(workspace::checks("logs"))
            .and_then(|()| File::options().create(true).append(true).open(log))
            .map_err(|error| format!("cannot write the log of a server: {error}"))?;
        Self::start(demo(data).args(options).stderr(log), "/healthz")
    }

    /// Starts the demo on a folder that is empty, which fills it; shows how far it has come.
    pub(crate) fn filling(data: &Data) -> Result<Self, String> {
        Self::start(&mut demo(data), "/healthz")
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

    /// Signs in with this account of the printed table and returns the cookies.
    pub(crate) fn sign_in(&self, login: &str) -> Result<String, String> {
        let printed = self.accounts.iter().find(|(account, _)| account == login);
        let (account, password) = printed.ok_or_else(|| format!("the demo has no account `{login}`"))?;
        let mut connection = Connection::open(&self.url)?;
        let page = connection.get("/anmelden", "")?;
        let mut form = page::hidden_fields(&String::from_utf8_lossy(&page.body));
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

    /// Waits until the server has done what it does after a start: until it knows all names and rests for a second.
    pub(crate) fn wait_until_it_rests(&self) -> Result<(), String> {
        let began = Instant::now();
        let mut worked = self.worked()?;
        while began.elapsed() < LONGEST_PREPARATION {
            std::thread::sleep(Duration::from_secs(1));
            let now = self.worked()?;
            // One that waits for its database rests, too.
            if now.saturating_sub(worked) <= RESTING && self.knows_all_names()? {
                return Ok(());
            }
            worked = self.worked()?;
        }
        Err("the server does not come to rest".into())
    }

    fn knows_all_names(&self) -> Result<bool, String> {
        let cookies = self.sign_in(CASE_MANAGER)?;
        let list = Connection::open(&self.url)?.get("/personen", &cookies)?;
        Ok(!String::from_utf8_lossy(&list.body).contains("Personen eingelesen"))
    }

    /// How long the server has worked so far, in hundredths of a second.
    fn worked(&self) -> Result<u64, String> {
        let stat = self.proc("stat")?;
        // The name stands in brackets and may hold blanks; own time and the system's are the 12th and 13th word after.
        let words = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
        Ok(words
            .skip(11)
            .take(2)
            .filter_map(|word| word.parse::<u64>().ok())
            .sum())
    }

    /// Memory in use, in megabytes.
    pub(crate) fn memory_megabytes(&self) -> Result<f64, String> {
        let status = self.proc("status")?;
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

    fn proc(&self, file: &str) -> Result<String, String> {
        let path = Path::new("/proc").join(self.server.id().to_string()).join(file);
        fs::read_to_string(path).map_err(|_| "the server is gone".to_owned())
    }
}

impl Drop for Site {
    /// Asks first: kept data end as an operator would leave them.
    fn drop(&mut self) {
        let pid = self.server.id().to_string();
        let asked = command::quietly(Command::new("kill").args(["-TERM", &pid]));
        let began = Instant::now();
        while asked.is_ok() && began.elapsed() < Duration::from_secs(20) {
            if matches!(self.server.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        drop(self.server.kill());
        drop(self.server.wait());
    }
}

fn demo(data: &Data) -> Command {
    let mut lotse = Command::new(workspace::target().join("release/lotse"));
    lotse
        .args([
            "demo",
            "--port",
            "0",
            "--cases",
            &data.persons.to_string(),
            "--offers",
            &data.offers.to_string(),
            "--data",
        ])
        .arg(&data.folder);
    if let Some(address) = &data.address {
        lotse.args(["--database", address]);
    }
    lotse
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_are_read_from_the_printed_table() {
        let printed = "Konten der Demo\n\nRolle             Konto   Kennwort\n────  ────  ────\nCase Managerin    anna    demo\n\nEnde";
        let accounts = accounts_in(printed.lines().map(str::to_owned));
        assert_eq!(accounts, [("anna".to_owned(), "demo".to_owned())]);
    }
}
