//! The virus scanner of the house, if it has one: a program that reads the file and says yes or no. Not a scanner itself.

use std::process::Stdio;
use std::time::Duration;

use tokio::io::AsyncWriteExt;
use tokio::process::Command;

use crate::upload::refused::FileRefused;

/// How long a scan may last.
const LONGEST: Duration = Duration::from_mins(1);
/// How scanners say that they found something. Source: clamscan(1), clamdscan(1), return codes.
const FOUND: i32 = 1;

/// How files are looked at before they are stored; `app` puts it into the rooms of a house.
#[derive(Clone, Debug, Default)]
pub struct Scanner(Option<Program>);

#[derive(Clone, Debug)]
struct Program {
    name: String,
    arguments: Vec<String>,
}

impl Scanner {
    /// No scanner: files are stored as they come.
    pub fn none() -> Self {
        Self::default()
    }

    /// A program that reads the file from its input and ends with 0 if it is clean, with 1 if not, such as
    /// `clamdscan --stream --no-summary -`.
    pub fn program(name: impl Into<String>, arguments: impl IntoIterator<Item = String>) -> Self {
        Self(Some(Program {
            name: name.into(),
            arguments: arguments.into_iter().collect(),
        }))
    }

    /// Lets the scanner look at a file.
    ///
    /// # Errors
    /// [`FileRefused::Infected`] if it found something, [`FileRefused::NotScanned`] if it did not answer.
    pub async fn look_at(&self, bytes: &[u8]) -> Result<(), FileRefused> {
        let Some(program) = &self.0 else { return Ok(()) };
        let answer = tokio::time::timeout(LONGEST, program.run(bytes)).await;
        match answer {
            Ok(Ok(Some(0))) => Ok(()),
            Ok(Ok(Some(FOUND))) => Err(FileRefused::Infected),
            Ok(Ok(code)) => {
                tracing::error!(?code, "the virus scanner failed");
                Err(FileRefused::NotScanned)
            }
            Ok(Err(error)) => {
                tracing::error!(%error, "the virus scanner cannot be run");
                Err(FileRefused::NotScanned)
            }
            Err(_) => {
                tracing::error!("the virus scanner takes too long");
                Err(FileRefused::NotScanned)
            }
        }
    }
}

impl Program {
    async fn run(&self, bytes: &[u8]) -> std::io::Result<Option<i32>> {
        let mut child = Command::new(&self.name)
            .args(&self.arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()?;
        if let Some(mut input) = child.stdin.take() {
            // A scanner may have seen enough before the end; then its answer counts, not the broken pipe.
            let _ = input.write_all(bytes).await;
        }
        Ok(child.wait().await?.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Scanner {
        Scanner::program("sh", ["-c".to_owned(), script.to_owned()])
    }

    #[tokio::test]
    async fn the_answer_of_the_program_counts() {
        let file = vec![7; 300_000];
        assert_eq!(Scanner::none().look_at(&file).await, Ok(()));
        assert_eq!(shell("test $(wc -c) -eq 300000").look_at(&file).await, Ok(()));
        assert_eq!(shell("exit 1").look_at(&file).await, Err(FileRefused::Infected));
        assert_eq!(shell("exit 2").look_at(&file).await, Err(FileRefused::NotScanned));
        let missing = Scanner::program("/nowhere/scanner", []);
        assert_eq!(missing.look_at(&file).await, Err(FileRefused::NotScanned));
    }
}
