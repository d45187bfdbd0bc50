//! Where things lie in the checkout and what surrounds this run. Not a configuration: nothing here can be set by a file.

use std::env;
use std::path::{Path, PathBuf};

/// The folder that holds the workspace's `Cargo.toml`.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// What lies under this path in one of the folders beside the checkout: data that is not ours to carry.
pub(crate) fn beside(path: &str) -> Option<PathBuf> {
    let root = root();
    let folders = std::fs::read_dir(root.parent()?).ok()?;
    folders
        .flatten()
        .map(|folder| folder.path().join(path))
        .find(|found| found.exists())
}

/// Where builds go.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Where the steps leave logs, saved pages and documents: `target/checks/<part>`.
pub(crate) fn checks(part: &str) -> PathBuf {
    target().join("checks").join(part)
}

/// Tools that were installed into the checkout instead of the system.
pub(crate) fn tools() -> PathBuf {
    root().join(".tools")
}

/// The Python environment with the checkers.
pub(crate) fn venv() -> PathBuf {
    tools().join("venv")
}

/// The browser that the tests drive.
pub(crate) fn chromium() -> PathBuf {
    env::var_os("CHROMIUM").map_or_else(|| PathBuf::from("/usr/bin/chromium"), PathBuf::from)
}

/// Is this a run in continuous integration, where nothing is built twice?
pub(crate) fn is_ci() -> bool {
    env::var_os("CI").is_some()
}

/// The first program of this name on the path.
pub(crate) fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|program| program.is_file())
}

/// Does this run have the rights of root?
pub(crate) fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

/// Makes a folder that holds nothing from an earlier run.
pub(crate) fn fresh(folder: &Path) -> Result<(), String> {
    if folder.exists() {
        std::fs::remove_dir_all(folder)
            .map_err(|error| format!("cannot empty {}: {error}", folder.display()))?;
    }
    std::fs::create_dir_all(folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))
}
