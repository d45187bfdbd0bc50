//! Every static file of the interface, compiled into the program. Not the route that serves them.

use std::sync::LazyLock;

/// One file as the browser gets it.
#[derive(Debug)]
pub struct Asset {
    /// Name below `/assets/<version>/`.
    pub name: &'static str,
    /// Value of `Content-Type`.
    pub mime: &'static str,
    /// The file itself.
    pub bytes: &'static [u8],
}

macro_rules! asset {
    ($name:literal, $mime:literal) => {
        Asset {
            name: $name,
            mime: $mime,
            bytes: include_bytes!(concat!("../assets/", $name)),
        }
    };
}

/// All files; whatever is not listed here is not served.
pub static ALL: [Asset; 10] = [
    asset!("kern.css", "text/css; charset=utf-8"),
    asset!("lotse.css", "text/css; charset=utf-8"),
    asset!("guide.css", "text/css; charset=utf-8"),
    asset!("lotse.js", "text/javascript; charset=utf-8"),
    asset!("htmx.min.js", "text/javascript; charset=utf-8"),
    asset!("icons.svg", "image/svg+xml"),
    asset!("guide.svg", "image/svg+xml"),
    asset!("favicon.svg", "image/svg+xml"),
    asset!("fira-sans-400.woff2", "font/woff2"),
    asset!("fira-sans-600.woff2", "font/woff2"),
];

/// Where all files live; the version follows.
pub const PREFIX: &str = "/assets/";

/// Changes whenever one byte of one file changes, so that browsers may keep files for a year.
///
/// One version for all files: a style sheet can name its fonts relatively.
pub fn version() -> &'static str {
    static VERSION: LazyLock<String> = LazyLock::new(|| format!("{:016x}", fingerprint(&ALL)));
    &VERSION
}

/// The address of a file, as in `/assets/0f3c…/lotse.css`.
pub fn href(name: &str) -> String {
    format!("{PREFIX}{}/{name}", version())
}

/// The file at `<version>/<name>`, the part of the address after [`PREFIX`]; an older version is not found.
pub fn find(path: &str) -> Option<&'static Asset> {
    let (wanted, name) = path.split_once('/')?;
    if wanted != version() {
        return None;
    }
    ALL.iter().find(|asset| asset.name == name)
}

/// FNV-1a: the version has to tell files apart, not to withstand an attacker.
fn fingerprint(assets: &[Asset]) -> u64 {
    assets
        .iter()
        .flat_map(|asset| asset.name.bytes().chain(asset.bytes.iter().copied()))
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(name: &str) -> &'static str {
        let asset = ALL.iter().find(|asset| asset.name == name).unwrap();
        std::str::from_utf8(asset.bytes).unwrap()
    }

    #[test]
    fn every_file_is_found_at_its_address() {
        for asset in &ALL {
            let address = href(asset.name);
            let found = find(address.strip_prefix(PREFIX).unwrap()).unwrap();
            assert_eq!(found.name, asset.name);
        }
    }

    #[test]
    fn an_old_version_or_a_foreign_path_is_not_found() {
        for path in ["0000000000000000/lotse.css", "lotse.css", "", "../Cargo.toml"] {
            assert!(find(path).is_none(), "{path}");
        }
    }

    #[test]
    fn one_changed_byte_changes_the_version() {
        let before = [Asset {
            name: "a",
            mime: "text/css",
            bytes: b"p{}",
        }];
        let after = [Asset {
            name: "a",
            mime: "text/css",
            bytes: b"q{}",
        }];
        assert_ne!(fingerprint(&before), fingerprint(&after));
    }

    #[test]
    fn style_sheets_load_only_files_that_lie_beside_them() {
        for sheet in ["kern.css", "lotse.css", "guide.css"] {
            assert!(!text(sheet).contains("@import"), "{sheet}");
            for piece in text(sheet).split("url(").skip(1) {
                let name = piece.split(')').next().unwrap().trim_matches(['"', '\'']);
                assert!(ALL.iter().any(|asset| asset.name == name), "{sheet} names {name}");
            }
        }
    }

    #[test]
    fn own_script_needs_no_eval_and_stores_nothing_in_the_browser() {
        for word in [
            "eval(",
            "new Function",
            "localStorage",
            "sessionStorage",
            "indexedDB",
            ".style.",
            "innerHTML",
        ] {
            assert!(!text("lotse.js").contains(word), "{word}");
        }
    }
}
