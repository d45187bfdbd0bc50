//! The files of the repository as the walls see them: paths and texts. Knows no rule.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use walkdir::{DirEntry, WalkDir};

use super::spots::Spots;

/// Folders that hold what was built, fetched or made, not what was written.
const NOT_WRITTEN_HERE: &[&str] = &[
    "target",
    "node_modules",
    "bench-data",
    "demo-data",
    "screenshots",
    "wip",
    "__pycache__",
    "vendor",
    ".git",
    ".tools",
];

const TEXTS: &[&str] = &[
    "rs", "toml", "md", "html", "sql", "css", "mjs", "js", "json", "ftl", "typ", "py", "sh", "txt", "svg",
    "stderr", "npmrc",
];

/// One file.
#[derive(Clone, Debug)]
pub(crate) struct SourceFile {
    /// Its path below the root, with `/`.
    pub(crate) path: String,
    /// What it says.
    pub(crate) text: String,
    /// Another file declares it with `#[cfg(test)] mod …;`.
    only_for_tests: bool,
    spots: OnceLock<Spots>,
}

/// All files that people wrote.
#[derive(Clone, Debug)]
pub(crate) struct Tree {
    /// The files, by path.
    pub(crate) files: Vec<SourceFile>,
}

impl Tree {
    /// Reads the repository that this crate belongs to.
    pub(crate) fn of_the_repository() -> Self {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        Self::below(here.ancestors().nth(2).unwrap_or(here))
    }

    /// Reads all texts below a folder.
    pub(crate) fn below(root: &Path) -> Self {
        let is_written = |entry: &DirEntry| {
            let name = entry.file_name().to_string_lossy();
            !(entry.file_type().is_dir() && NOT_WRITTEN_HERE.contains(&name.as_ref()))
        };
        let read = |path: PathBuf| {
            let below = path.strip_prefix(root).ok()?.to_string_lossy().replace('\\', "/");
            Some((below, fs::read_to_string(&path).ok()?))
        };
        let entries = WalkDir::new(root)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(is_written)
            .flatten();
        let files = entries
            .filter(|entry| entry.file_type().is_file())
            .map(DirEntry::into_path);
        Self::with(files.filter(|path| is_text(path)).filter_map(read).collect())
    }

    /// A tree of samples: `(path, text)`.
    pub(crate) fn of(samples: &[(&str, &str)]) -> Self {
        Self::with(
            samples
                .iter()
                .map(|(path, text)| ((*path).into(), (*text).into()))
                .collect(),
        )
    }

    fn with(texts: Vec<(String, String)>) -> Self {
        let tests: BTreeSet<String> = texts
            .iter()
            .flat_map(|(path, text)| test_modules(path, text))
            .collect();
        let file = |(path, text)| SourceFile {
            only_for_tests: tests.contains(&path),
            path,
            text,
            spots: OnceLock::new(),
        };
        Self {
            files: texts.into_iter().map(file).collect(),
        }
    }

    /// The Rust files.
    pub(crate) fn rust(&self) -> impl Iterator<Item = &SourceFile> {
        self.files.iter().filter(|file| {
            Path::new(&file.path)
                .extension()
                .is_some_and(|extension| extension == "rs")
        })
    }

    /// One file by its path.
    pub(crate) fn file(&self, path: &str) -> Option<&SourceFile> {
        self.files.iter().find(|file| file.path == path)
    }

    /// The rooms that exist: `(folder name, manifest)`, the tool beside the house included.
    pub(crate) fn rooms(&self) -> impl Iterator<Item = (&str, &SourceFile)> {
        self.files
            .iter()
            .filter(|file| file.path.ends_with("/Cargo.toml"))
            .filter_map(|file| Some((file.room()?, file)))
    }
}

impl SourceFile {
    /// The room that the file belongs to, by its folder name.
    pub(crate) fn room(&self) -> Option<&str> {
        match self.path.split('/').collect::<Vec<_>>().as_slice() {
            ["crates", room, _, ..] => Some(room),
            ["xtask", _, ..] => Some("xtask"),
            _ => None,
        }
    }

    /// What stands where in the file; read once.
    pub(crate) fn spots(&self) -> &Spots {
        self.spots.get_or_init(|| Spots::of(self))
    }

    /// Is everything in the file for tests only?
    pub(crate) fn is_for_tests(&self) -> bool {
        let below_tests = self.path.split('/').any(|part| part == "tests");
        below_tests
            || self.only_for_tests
            || self.path.ends_with("/tests.rs")
            || self.room() == Some("testing")
    }
}

/// Texts by their ending; files without one are scripts and licences.
fn is_text(path: &Path) -> bool {
    if path.file_name().is_some_and(|name| name == "package-lock.json") {
        return false;
    }
    match path.extension() {
        None => true,
        Some(extension) => extension
            .to_str()
            .is_some_and(|extension| TEXTS.contains(&extension)),
    }
}

/// The files that a file declares with `#[cfg(test)] mod name;`.
fn test_modules(path: &str, text: &str) -> Vec<String> {
    let folder = path
        .strip_suffix("/mod.rs")
        .or_else(|| path.strip_suffix("/lib.rs"))
        .or_else(|| path.strip_suffix(".rs"));
    let Some(folder) = folder else { return Vec::new() };
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let declared = lines
        .windows(2)
        .filter(|pair| pair[0] == "#[cfg(test)]")
        .map(|pair| pair[1]);
    let names = declared.filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';'));
    names
        .flat_map(|name| [format!("{folder}/{name}.rs"), format!("{folder}/{name}/mod.rs")])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_that_only_tests_see_is_known_in_its_own_file() {
        let matching = (
            "crates/people/src/matching.rs",
            "#[cfg(test)]\nmod table;\nmod names;\n",
        );
        let tree = Tree::of(&[
            matching,
            ("crates/people/src/matching/table.rs", ""),
            ("crates/people/src/matching/names.rs", ""),
        ]);
        let for_tests: Vec<bool> = tree.files.iter().map(SourceFile::is_for_tests).collect();
        assert_eq!(for_tests, [false, true, false]);
    }
}
