//! The world a template sees: itself, `/base.typ`, `/data.json`, the fonts of the binary. No file system, no network,
//! no clock, no packages, and no function that reads text as source.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Binding, Bytes, Datetime, Duration, Value};
use typst::syntax::{DiagSpan, FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};

use crate::document::Template;
use crate::fonts::FONTS;

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(library_without_evaluation()));
static BASE: LazyLock<Source> = LazyLock::new(|| source("/base.typ", include_str!("../templates/base.typ")));
static DATA: LazyLock<FileId> = LazyLock::new(|| id_of("/data.json"));

/// One template with its data, for one document.
pub(crate) struct Press {
    main: Source,
    data: Bytes,
}

impl Press {
    /// The world for this template.
    pub(crate) fn with(template: &Template, data: Vec<u8>) -> Self {
        Self {
            main: source("/template.typ", template.source),
            data: Bytes::new(data),
        }
    }

    /// The line of the template that a problem comes from.
    pub(crate) fn line_of(&self, problem: &SourceDiagnostic) -> Option<usize> {
        let calls = problem.trace.iter().map(|call| DiagSpan::from(call.span));
        let in_template = std::iter::once(problem.span)
            .chain(calls)
            .find(|span| span.id() == Some(self.main.id()))?;
        let start = self.range(in_template)?.start;
        Some(self.main.lines().byte_to_line(start)? + 1)
    }
}

impl World for Press {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        [&self.main, &BASE]
            .into_iter()
            .find(|source| source.id() == id)
            .cloned()
            .ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == *DATA {
            Ok(self.data.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.all.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn source(path: &str, text: &str) -> Source {
    Source::new(id_of(path), text.to_owned())
}

#[expect(
    clippy::expect_used,
    reason = "the three paths are written in this file and lead out of no root"
)]
fn id_of(path: &str) -> FileId {
    FileId::new(RootedPath::new(
        VirtualRoot::Project,
        VirtualPath::new(path).expect("a path below the root"),
    ))
}

/// Typst's library without the two functions that turn data into source or run foreign code.
fn library_without_evaluation() -> Library {
    let mut library = Library::default();
    for name in ["eval", "plugin"] {
        if let Some(binding) = library.global.scope_mut().get_mut(name) {
            *binding = Binding::detached(Value::None);
        }
    }
    library.std = Binding::detached(library.global.clone());
    library
}
