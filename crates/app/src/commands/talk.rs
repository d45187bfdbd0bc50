//! How commands talk: sentences to the screen, questions that ask before something is replaced. Logs are not talk.

use std::io::{BufRead, Write};

use crate::failure::{CommandFailure, Result};

/// Says a sentence.
pub(super) fn say(text: impl AsRef<str>) {
    let mut out = std::io::stdout();
    // A closed pipe, as in `lotse check | head -1`, is no failure of the command.
    let _ = writeln!(out, "{}", text.as_ref()).and_then(|()| out.flush());
}

/// Asks a question that only a typed `ja` answers with yes.
pub(super) fn is_confirmed(question: &str) -> bool {
    say(format!("{question} Bitte „ja“ eingeben, alles andere bricht ab:"));
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer).is_ok() && answer.trim().eq_ignore_ascii_case("ja")
}

/// A password, typed unseen or read as one line from standard input.
pub(super) fn password(from_input: bool) -> Result<String> {
    let read = |source| CommandFailure::File {
        attempted: "Das Kennwort ist nicht lesbar".to_owned(),
        source,
    };
    if from_input {
        let mut line = String::new();
        std::io::stdin().lock().read_line(&mut line).map_err(read)?;
        return Ok(line.trim_end_matches(['\r', '\n']).to_owned());
    }
    let first = rpassword::prompt_password("Kennwort: ").map_err(read)?;
    let second = rpassword::prompt_password("Kennwort wiederholen: ").map_err(read)?;
    if first == second {
        Ok(first)
    } else {
        Err(CommandFailure::Usage(
            "Die beiden Kennwörter sind verschieden.".to_owned(),
        ))
    }
}

/// How logs are written: to the error channel, without personal data.
pub(super) fn start_logs(json: bool) {
    let filter = tracing_subscriber::EnvFilter::try_from_env("LOTSE_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info,sqlx=warn"));
    let logs = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    // Only the first call of a process counts; tests call it often.
    let _ = if json {
        logs.json().try_init()
    } else {
        logs.try_init()
    };
}
