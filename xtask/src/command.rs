//! Runs a program, shows what it says as it says it, and keeps it for counting. Does not judge the words.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use crate::workspace;

/// What a program left behind.
pub(crate) struct Finished {
    /// Its exit code was zero.
    pub(crate) ok: bool,
    /// All it said on both streams, without colours.
    pub(crate) output: String,
}

/// Runs a program to its end, shows its output, and writes it to `target/checks/logs/<log>.log`.
pub(crate) fn run(command: &mut Command, log: &str) -> Result<Finished, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cannot start {name}: {error}"))?;
    let said = Arc::new(Mutex::new(Vec::new()));
    let streams: [Option<Box<dyn Read + Send>>; 2] = [
        child
            .stdout
            .take()
            .map(|stream| Box::new(stream) as Box<dyn Read + Send>),
        child
            .stderr
            .take()
            .map(|stream| Box::new(stream) as Box<dyn Read + Send>),
    ];
    let listeners: Vec<_> = streams
        .into_iter()
        .flatten()
        .map(|stream| {
            let said = Arc::clone(&said);
            thread::spawn(move || show_and_keep(stream, &said))
        })
        .collect();
    let status = child.wait().map_err(|error| format!("lost {name}: {error}"))?;
    for listener in listeners {
        listener.join().map_err(|_| format!("lost what {name} said"))?;
    }
    let bytes = said.lock().unwrap_or_else(PoisonError::into_inner);
    let output = without_colours(&String::from_utf8_lossy(&bytes));
    keep_log(log, &output)?;
    Ok(Finished {
        ok: status.success(),
        output,
    })
}

/// Runs a program in silence; its words come back only if it fails.
pub(crate) fn quietly(command: &mut Command) -> Result<String, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("cannot start {name}: {error}"))?;
    let said = format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    if output.status.success() {
        Ok(said)
    } else {
        Err(format!("{name} failed: {}", said.trim()))
    }
}

/// Writes a step's log.
pub(crate) fn keep_log(log: &str, output: &str) -> Result<(), String> {
    let folder = workspace::checks("logs");
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(folder.join(format!("{log}.log")), output))
        .map_err(|error| format!("cannot write the log of {log}: {error}"))
}

fn show_and_keep(stream: Box<dyn Read + Send>, said: &Mutex<Vec<u8>>) {
    let mut reader = BufReader::new(stream);
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line).is_ok_and(|length| length > 0) {
        // A reader that has gone away (`| head`) must not stop the tests.
        drop(std::io::stdout().write_all(&line));
        said.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend_from_slice(&line);
        line.clear();
    }
}

fn without_colours(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        if character == '\u{1b}' {
            // An escape sequence ends with its first letter.
            for inner in characters.by_ref() {
                if inner.is_ascii_alphabetic() {
                    break;
                }
            }
        } else {
            plain.push(character);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_taken_out_of_what_is_kept() {
        assert_eq!(without_colours("\u{1b}[1m\u{1b}[32mok\u{1b}[0m fine"), "ok fine");
    }
}
