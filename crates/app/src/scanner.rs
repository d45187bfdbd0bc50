//! From the configuration to the virus scanner of the houses: is the program there, does it answer. Not the scan itself.

use std::ffi::{OsStr, OsString};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use web::upload::scanner::Scanner;

use crate::config::Uploads;
use crate::failure::{CommandFailure, Result};

/// What no scanner finds anything in.
const HARMLESS: &[u8] = b"Lotse fragt, ob der Virenscanner antwortet.\n";

/// Where the system looks for programs.
pub fn search_path() -> OsString {
    std::env::var_os("PATH").unwrap_or_default()
}

/// The scanner that the configuration names; without one, files are stored as they come.
///
/// # Errors
/// [`CommandFailure::Usage`] if there is no such program in the folders of the search path, or it cannot be run.
pub fn scanner(uploads: &Uploads, search_path: &OsStr) -> Result<Scanner> {
    let Some((name, arguments)) = uploads.scanner.split_first() else {
        return Ok(Scanner::none());
    };
    let program = program(name, search_path).ok_or_else(|| {
        CommandFailure::Usage(format!(
            "„uploads.scanner“: Das Programm „{name}“ gibt es nicht, oder es darf nicht ausgeführt werden. Bitte prüfen \
             Sie, ob der Virenscanner installiert ist, und nennen Sie das Programm mit seinem ganzen Pfad."
        ))
    })?;
    let program = program.to_string_lossy().into_owned();
    Ok(Scanner::program(program, arguments.iter().cloned()))
}

/// Lets the scanner look at something harmless.
///
/// # Errors
/// What it says of that, in a sentence.
pub async fn tried(scanner: &Scanner) -> std::result::Result<(), String> {
    scanner.look_at(HARMLESS).await.map_err(|_| {
        "„uploads.scanner“: Der Virenscanner nimmt auch eine harmlose Datei nicht an. Solange das so ist, lässt sich nichts \
         hochladen. Bitte prüfen Sie, ob sein Dienst läuft und die Angaben stimmen."
            .to_owned()
    })
}

/// A name with a folder is a path; any other is looked for as the system would.
fn program(name: &str, search_path: &OsStr) -> Option<PathBuf> {
    if name.contains('/') {
        return Some(PathBuf::from(name)).filter(|path| can_be_run(path));
    }
    std::env::split_paths(search_path)
        .map(|folder| folder.join(name))
        .find(|path| !name.is_empty() && can_be_run(path))
}

fn can_be_run(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|file| file.is_file() && file.permissions().mode() & 0o111 != 0)
}

#[cfg(test)]
mod tests {
    use web::upload::refused::FileRefused;

    use super::*;

    fn uploads(scanner: &[&str]) -> Uploads {
        Uploads {
            scanner: scanner.iter().map(|&part| part.to_owned()).collect(),
        }
    }

    #[tokio::test]
    async fn the_program_is_found_as_the_system_finds_it_and_its_answer_counts() {
        let none = scanner(&Uploads::default(), OsStr::new("")).unwrap();
        assert!(tried(&none).await.is_ok());
        for name in ["sh", "/bin/sh"] {
            let clean = scanner(&uploads(&[name, "-c", "cat"]), OsStr::new("/usr/bin:/bin")).unwrap();
            assert!(tried(&clean).await.is_ok());
            let found = scanner(
                &uploads(&[name, "-c", "cat; exit 1"]),
                OsStr::new("/usr/bin:/bin"),
            )
            .unwrap();
            assert_eq!(found.look_at(b"x").await, Err(FileRefused::Infected));
            assert!(tried(&found).await.is_err());
        }
    }

    #[test]
    fn a_program_that_is_not_there_or_not_one_is_refused() {
        let no_program = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
        for name in ["clamdscn", no_program, "/nowhere/clamdscan", "/bin", ""] {
            let refused = scanner(&uploads(&[name]), OsStr::new("/usr/bin:/bin")).unwrap_err();
            assert!(
                refused.to_string().contains("„uploads.scanner“: Das Programm"),
                "{name}"
            );
            assert_eq!(refused.exit_code(), 2);
        }
    }
}
