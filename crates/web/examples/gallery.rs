//! Writes the gallery as files into a folder, to look at it without the program. Serves nothing.

use std::fs;
use std::path::{Path, PathBuf};

use web::shell::{Shell, Theme};
use web::{assets, gallery};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("usage: gallery FOLDER")?);
    for (name, _) in gallery::PAGES {
        for theme in Theme::ALL {
            let shell = Shell {
                theme,
                ..gallery::samples::shell()
            };
            let html = gallery::render(name, shell).ok_or("no such page")??;
            let file = if name.is_empty() { "galerie" } else { name };
            write(
                &folder.join(theme.key()).join(format!("{file}.html")),
                html.as_bytes(),
            )?;
        }
    }
    for asset in &assets::ALL {
        write(
            &folder.join(assets::href(asset.name).trim_start_matches('/')),
            asset.bytes,
        )?;
    }
    Ok(())
}

fn write(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, bytes)
}
