//! The program itself, as a process: commands with their words and exit codes, a running house, and a small browser
//! that speaks to it over a socket. It can be killed at any moment.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The password of all accounts that tests make.
pub(crate) const PASSWORD: &str = "drei Birnen tanzen";
const PATIENCE: Duration = Duration::from_mins(1);

/// How a command ended.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) code: i32,
    /// What it said on both channels.
    pub(crate) said: String,
}

impl Ended {
    #[track_caller]
    pub(crate) fn with(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{}", self.said);
        self
    }

    #[track_caller]
    pub(crate) fn says(self, text: &str) -> Self {
        assert!(self.said.contains(text), "without {text:?}:\n{}", self.said);
        self
    }
}

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lotse"));
    command.env_remove("RUST_LOG");
    command
}

/// A demo that makes its data in a folder and shows nothing.
pub(crate) fn filling_demo(folder: &str, cases: &str) -> Child {
    program()
        .args(["demo", "--only-fill", "--data", folder, "--cases", cases])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Runs a command to its end; `typed` is what it reads from its standard input.
pub(crate) fn lotse(arguments: &[&str], typed: &str) -> Ended {
    let mut child = program()
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that refuses before it reads closes the pipe.
    let _ = child.stdin.take().unwrap().write_all(typed.as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ended {
        code: output.status.code().unwrap_or(-1),
        said: text(&output.stdout) + &text(&output.stderr),
    }
}

/// A running house.
pub(crate) struct Running {
    child: Child,
    pub(crate) address: SocketAddr,
}

impl Running {
    /// The demo in this folder, on a port of its own.
    pub(crate) fn demo(folder: &Path, persons: &str) -> Self {
        let folder = folder.display().to_string();
        Self::start(program().args(["demo", "--port", "0", "--cases", persons, "--data", &folder]))
    }

    /// The demo, started in a folder in which the shell lets cores be written, as large as they like.
    pub(crate) fn demo_in(here: &Path, data: &Path, persons: &str) -> Self {
        let (lotse, data) = (env!("CARGO_BIN_EXE_lotse"), data.display());
        let script = format!(
            "ulimit -S -c \"$(ulimit -H -c)\"; exec '{lotse}' demo --port 0 --cases {persons} --data '{data}'"
        );
        Self::start(Command::new("sh").args(["-c", &script]).current_dir(here))
    }

    /// The number of the process.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Waits until it has ended by itself.
    pub(crate) fn wait(&mut self) -> std::process::ExitStatus {
        self.child.wait().unwrap()
    }

    fn start(command: &mut Command) -> Self {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        let printed = loop {
            line.clear();
            assert!(said.read_line(&mut line).unwrap() > 0, "the house did not start");
            if let Some((_, printed)) = line.trim().split_once("http://") {
                break printed.parse().unwrap();
            }
        };
        // Whoever stops reading stops the program.
        std::thread::spawn(move || std::io::copy(&mut said, &mut std::io::sink()));
        let running = Self {
            child,
            address: printed,
        };
        running.wait_until_it_answers();
        running
    }

    fn wait_until_it_answers(&self) {
        let begun = Instant::now();
        while !Client::new(self.address)
            .get("/readyz")
            .is_ok_and(|reply| reply.status == 200)
        {
            assert!(begun.elapsed() < PATIENCE, "the house does not answer");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// As the power cut: no time to finish anything.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// As an operator does.
    pub(crate) fn stop(mut self) {
        let asked = Command::new("kill")
            .arg(self.child.id().to_string())
            .status()
            .unwrap();
        assert!(asked.success());
        assert!(self.child.wait().unwrap().success());
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What the house answered.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) location: String,
    pub(crate) text: String,
}

impl Reply {
    #[track_caller]
    pub(crate) fn is(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.text);
        self
    }
}

/// A browser that keeps cookies and reads the word of its session from a page.
#[derive(Clone, Debug)]
pub(crate) struct Client {
    address: SocketAddr,
    cookies: BTreeMap<String, String>,
    word: String,
}

impl Client {
    pub(crate) fn new(address: SocketAddr) -> Self {
        Self {
            address,
            cookies: BTreeMap::new(),
            word: String::new(),
        }
    }

    /// Signed in at a house that asks for no second factor.
    pub(crate) fn signed_in(address: SocketAddr, login: &str, password: &str) -> Self {
        let mut client = Self::new(address);
        let form = [("konto", login), ("kennwort", password)];
        client.post("/anmelden", &form).unwrap().is(303);
        let page = client.get("/konto").unwrap();
        let word = page.text.split("name=\"csrf\" value=\"").nth(1);
        word.and_then(|rest| rest.split('"').next())
            .unwrap_or_else(|| panic!("no word on the page ({}):\n{}", page.status, page.text))
            .clone_into(&mut client.word);
        client
    }

    /// The same browser at a house that was started again.
    pub(crate) fn at(self, running: &Running) -> Self {
        Self {
            address: running.address,
            ..self
        }
    }

    pub(crate) fn get(&mut self, path: &str) -> std::io::Result<Reply> {
        self.send(&format!("GET {path} HTTP/1.1\r\n{}\r\n", self.headers()))
    }

    pub(crate) fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> std::io::Result<Reply> {
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.append_pair("csrf", &self.word);
        let body = body.extend_pairs(fields).finish();
        self.send(&format!(
            "POST {path} HTTP/1.1\r\n{}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            self.headers(),
            body.len()
        ))
    }

    fn headers(&self) -> String {
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        format!(
            "Host: localhost\r\nConnection: close\r\nCookie: {}\r\n",
            cookies.join("; ")
        )
    }

    fn send(&mut self, request: &str) -> std::io::Result<Reply> {
        let mut stream = TcpStream::connect(self.address)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.write_all(request.as_bytes())?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        let cut_off = || std::io::Error::from(std::io::ErrorKind::UnexpectedEof);
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, text) = answer.split_once("\r\n\r\n").ok_or_else(cut_off)?;
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
        let mut location = String::new();
        for line in head.lines() {
            let Some((name, value)) = line.split_once(": ") else {
                continue;
            };
            if name == "location" {
                value.clone_into(&mut location);
            }
            if name == "set-cookie"
                && let Some((name, value)) = value.split(';').next().unwrap_or_default().split_once('=')
            {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        Ok(Reply {
            status: status.ok_or_else(cut_off)?,
            location,
            text: text.to_owned(),
        })
    }
}

/// A house made by `lotse init` in a folder of its own.
pub(crate) struct NewHouse {
    folder: tempfile::TempDir,
}

impl NewHouse {
    pub(crate) fn init() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let house = folder.path().join("haus").display().to_string();
        lotse(
            &[
                "init",
                &house,
                "--email",
                "administration@example.org",
                "--password-stdin",
            ],
            PASSWORD,
        )
        .with(0)
        .says("Angelegt in");
        Self { folder }
    }

    /// A folder beside the house, for backups.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The folder of the house.
    pub(crate) fn folder(&self) -> PathBuf {
        self.beside("haus")
    }

    pub(crate) fn config(&self) -> PathBuf {
        self.folder().join("lotse.toml")
    }

    /// Runs a command with the configuration of this house.
    pub(crate) fn run(&self, arguments: &[&str], typed: &str) -> Ended {
        let config = self.config().display().to_string();
        lotse(&[arguments, &["--config", &config]].concat(), typed)
    }

    /// The one district, as the program sees it.
    pub(crate) fn plot(&self) -> app::house::Plot {
        let config = app::config::read(&self.config(), std::iter::empty()).unwrap();
        app::house::Plot::of(&config, &config.district[0]).unwrap()
    }

    /// Lets the configuration name data of the demo in place of its own.
    pub(crate) fn take_over_demo(&self, demo: &Path) {
        let (plot, demo) = (self.plot(), demo.display());
        let text = std::fs::read_to_string(self.config()).unwrap();
        let text = text
            .replace(
                &plot.master_key.display().to_string(),
                &format!("{demo}/master.key"),
            )
            .replace(&plot.folder.display().to_string(), &demo.to_string());
        std::fs::write(self.config(), text).unwrap();
    }
}
