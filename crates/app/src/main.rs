//! The binary `lotse`: reads the command line and runs one command. What commands do stands in the library beside it.

use std::process::ExitCode;

use app::commands::CommandLine;
use clap::Parser;

/// Pages are many small texts: taking and giving back their memory is a tenth of their cost with the system's allocator.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // Databases, keys and backups are for this account alone, whatever the shell's own mask is.
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
    if let Err(error) = app::memory::keep_off_disks() {
        say_on_error_channel(&format!("lotse: {error}"));
        return ExitCode::FAILURE;
    }
    let command_line = match CommandLine::try_parse() {
        Ok(command_line) => command_line,
        Err(error) => {
            // Help and version come as errors too; clap knows where each belongs.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    match app::commands::run(command_line) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            say_on_error_channel(&format!("lotse: {failure}"));
            ExitCode::from(failure.exit_code())
        }
    }
}

fn say_on_error_channel(text: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "{text}");
}
