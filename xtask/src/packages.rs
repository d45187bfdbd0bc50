//! The system packages that the checks need, and how to see that one is there. Installs nothing.

use std::path::Path;
use std::process::Command;

use crate::{command, postgres, workspace};

/// A Debian package and what it is needed for.
pub(crate) struct Package {
    /// Its name for `apt-get`.
    pub(crate) name: &'static str,
    /// What it is needed for, in plain words.
    pub(crate) purpose: &'static str,
    probe: Probe,
}

enum Probe {
    Program(&'static str),
    Folder(&'static str),
    PythonModule(&'static str),
    Browser,
    DatabaseServer,
}

impl Package {
    /// Is what it brings already on this machine, from wherever?
    pub(crate) fn is_there(&self) -> bool {
        match self.probe {
            Probe::Program(name) => workspace::on_path(name).is_some(),
            Probe::Folder(path) => Path::new(path).is_dir(),
            Probe::PythonModule(name) => {
                command::quietly(Command::new("python3").arg("-c").arg(format!("import {name}"))).is_ok()
            }
            Probe::Browser => workspace::chromium().is_file(),
            Probe::DatabaseServer => postgres::programs().is_some(),
        }
    }
}

/// For the tests on the second database.
pub(crate) const DATABASE: &[Package] = &[Package {
    name: "postgresql",
    purpose: "the second database",
    probe: Probe::DatabaseServer,
}];

/// For everything that looks at pages.
pub(crate) const BROWSER: &[Package] = &[
    Package {
        name: "chromium",
        purpose: "browser tests",
        probe: Probe::Browser,
    },
    Package {
        name: "fonts-noto-core",
        purpose: "letters of all 16 languages on screen",
        probe: Probe::Folder("/usr/share/fonts/truetype/noto"),
    },
    Package {
        name: "nodejs",
        purpose: "driving the browser",
        probe: Probe::Program("node"),
    },
    Package {
        name: "npm",
        purpose: "axe and the HTML checker",
        probe: Probe::Program("npm"),
    },
    Package {
        name: "default-jre-headless",
        purpose: "the HTML checker",
        probe: Probe::Program("java"),
    },
];

/// For everything that looks into documents or at dependencies.
pub(crate) const PYTHON: &[Package] = &[
    Package {
        name: "python3",
        purpose: "the PDF checker",
        probe: Probe::Program("python3"),
    },
    Package {
        name: "python3-venv",
        purpose: "the PDF checker",
        probe: Probe::PythonModule("ensurepip"),
    },
    Package {
        name: "qpdf",
        purpose: "PDF syntax",
        probe: Probe::Program("qpdf"),
    },
    Package {
        name: "poppler-utils",
        purpose: "text and fonts of PDFs",
        probe: Probe::Program("pdffonts"),
    },
];

/// For tests that break things on purpose.
pub(crate) const FAULTS: &[Package] = &[Package {
    name: "strace",
    purpose: "failing writes at an exact point",
    probe: Probe::Program("strace"),
}];
