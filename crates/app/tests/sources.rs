//! The source of the program, for tests that hold it to rules no type can.

use std::path::{Path, PathBuf};

use syn::visit::Visit;

/// Every source file of every crate, with its path below `crates`.
pub(crate) fn sources() -> Vec<(PathBuf, syn::File)> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut all = Vec::new();
    for entry in walkdir::WalkDir::new(&crates)
        .sort_by_file_name()
        .into_iter()
        .filter_map(Result::ok)
    {
        let path = entry.path();
        let inside = path.strip_prefix(&crates).unwrap().to_owned();
        let is_source = inside
            .components()
            .nth(1)
            .is_some_and(|part| part.as_os_str() == "src");
        if is_source && path.extension().is_some_and(|extension| extension == "rs") {
            all.push((
                inside,
                syn::parse_file(&std::fs::read_to_string(path).unwrap()).unwrap(),
            ));
        }
    }
    all
}

/// The SQL texts of what is visited.
#[derive(Default)]
pub(crate) struct Statements(pub(crate) Vec<String>);

impl<'ast> Visit<'ast> for Statements {
    fn visit_macro(&mut self, found: &'ast syn::Macro) {
        let is_statement = found
            .path
            .segments
            .last()
            .is_some_and(|segment| segment.ident == "sql");
        if is_statement && let Ok(text) = found.parse_body::<syn::LitStr>() {
            self.0.push(text.value());
        }
        syn::visit::visit_macro(self, found);
    }
}
