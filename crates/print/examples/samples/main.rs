//! Writes sample files into a folder and tells how long each took: `cargo run -p print --example samples -- FOLDER`.

#![expect(clippy::print_stdout, reason = "the times are what this example is for")]

mod documents;
mod sentences;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::Instant;

use base::language::Language;
use print::Work;
use print::document::Document;
use print::file::File;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "target/samples".into()));
    std::fs::create_dir_all(&folder)?;
    write(&folder, "stellenplan", &print_timed(&documents::plan())?)?;
    write(
        &folder,
        "einwilligung-arabisch",
        &print_timed(&documents::consent(Language::Arabic))?,
    )?;
    write(
        &folder,
        "einwilligung-tigrinya",
        &print_timed(&documents::consent(Language::Tigrinya))?,
    )?;
    write(&folder, "sprachen", &print_timed(&documents::languages())?)?;
    for language in [Language::German, Language::Farsi, Language::Ukrainian] {
        write(
            &folder,
            &format!("brief-{language}"),
            &print_timed(&documents::letter(language))?,
        )?;
    }
    let staffing = documents::staffing(40);
    write(
        &folder,
        "stellenplan",
        &print::public(Work::Xlsx(std::slice::from_ref(&staffing)))?,
    )?;
    write(&folder, "stellenplan", &print::public(Work::Csv(&staffing))?)?;
    Ok(())
}

/// Prints three times with nothing remembered from before: the first also loads fonts and library, the others are what a
/// document with new data takes.
fn print_timed(document: &Document) -> Result<File, Box<dyn Error>> {
    let mut times = Vec::new();
    let mut file = None;
    for _ in 0..3 {
        typst::comemo::evict(0);
        let start = Instant::now();
        file = Some(print::public(document)?);
        times.push(format!("{} ms", start.elapsed().as_millis()));
    }
    println!("{document:?} {}", times.join(", "));
    file.ok_or_else(|| "nothing was printed".into())
}

fn write(folder: &Path, name: &str, file: &File) -> Result<(), Box<dyn Error>> {
    Ok(std::fs::write(
        folder.join(format!("{name}.{}", file.kind.extension())),
        &file.bytes,
    )?)
}
