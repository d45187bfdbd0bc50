//! Writes one SVG of each kind and width into a folder: `cargo run -p charts --example charts -- FOLDER`.

mod samples;

use std::io;
use std::path::PathBuf;

use charts::chart::Width;

fn main() -> io::Result<()> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "target/charts".into()));
    std::fs::create_dir_all(&folder)?;
    for (name, chart) in samples::charts() {
        for (width, word) in [(Width::Narrow, "schmal"), (Width::Wide, "breit")] {
            std::fs::write(folder.join(format!("{name}-{word}.svg")), chart.svg(name, width))?;
        }
    }
    Ok(())
}
