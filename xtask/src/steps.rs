//! The steps of `cargo xtask test`, in order, and how a run goes through them. What a step does stands in its own file.

use std::time::Instant;

use crate::install::{self, Need};
use crate::report::{self, Line, Outcome};
use crate::{browser, documents, rust, supply};

/// What the person asked for.
#[derive(Debug, Default)]
pub(crate) struct Options {
    /// Only what is quick: no browser, no PostgreSQL.
    pub(crate) quick: bool,
    only: Vec<String>,
}

impl Options {
    /// Reads what follows `test` on the command line.
    pub(crate) fn read(words: &[&str]) -> Result<Self, String> {
        let mut options = Self::default();
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match *word {
                "--quick" => options.quick = true,
                "--only" => {
                    let names = words.next().ok_or("`--only` names steps: `--only walls,pages`")?;
                    options.only.extend(names.split(',').map(str::to_owned));
                }
                other => return Err(format!("`test` does not understand `{other}`")),
            }
        }
        if let Some(unknown) = options
            .only
            .iter()
            .find(|name| STEPS.iter().all(|step| step.key != name.as_str()))
        {
            return Err(format!(
                "there is no step `{unknown}`; `cargo xtask steps` names them"
            ));
        }
        Ok(options)
    }

    fn wants(&self, step: &Step) -> bool {
        (self.only.is_empty() || self.only.iter().any(|name| name == step.key)) && (step.quick || !self.quick)
    }
}

struct Step {
    key: &'static str,
    name: &'static str,
    quick: bool,
    needs: &'static [Need],
    run: fn(&Options) -> Result<Outcome, String>,
}

const STEPS: [Step; 12] = [
    Step {
        key: "format",
        name: "Formatting",
        quick: true,
        needs: &[],
        run: rust::formatting,
    },
    Step {
        key: "clippy",
        name: "Clippy, warnings denied",
        quick: true,
        needs: &[],
        run: rust::clippy,
    },
    Step {
        key: "walls",
        name: "Walls",
        quick: true,
        needs: &[],
        run: rust::walls,
    },
    Step {
        key: "tests",
        name: "Unit and integration tests",
        quick: true,
        needs: &[Need::Database, Need::Faults],
        run: rust::tests,
    },
    Step {
        key: "doc-tests",
        name: "Examples in the documentation",
        quick: false,
        needs: &[],
        run: rust::doc_tests,
    },
    Step {
        key: "pages",
        name: "Every page in the browser, with axe",
        quick: false,
        needs: &[Need::Browser],
        run: browser::pages,
    },
    Step {
        key: "journeys",
        name: "Journeys in the browser",
        quick: false,
        needs: &[Need::Browser],
        run: browser::journeys,
    },
    Step {
        key: "html",
        name: "HTML validity",
        quick: false,
        needs: &[Need::Browser],
        run: documents::html,
    },
    Step {
        key: "pdf",
        name: "PDF/UA-1",
        quick: false,
        needs: &[Need::Python],
        run: documents::pdf,
    },
    Step {
        key: "hsds",
        name: "HSDS answers against the specification",
        quick: false,
        needs: &[Need::Python],
        run: documents::hsds,
    },
    Step {
        key: "licences",
        name: "Licences, bans, sources",
        quick: false,
        needs: &[Need::Supply],
        run: supply::licences,
    },
    Step {
        key: "advisories",
        name: "Advisories",
        quick: false,
        needs: &[Need::Supply],
        run: supply::advisories,
    },
];

/// Names the steps; always content.
pub(crate) fn list() -> bool {
    for step in &STEPS {
        println!(
            "{:<11} {}{}",
            step.key,
            step.name,
            if step.quick { " (quick)" } else { "" }
        );
    }
    true
}

/// Runs the steps that were asked for, all of them even if one fails, and closes with table and sum.
pub(crate) fn test(options: &Options) -> Result<bool, String> {
    let steps: Vec<&Step> = STEPS.iter().filter(|step| options.wants(step)).collect();
    let mut needs: Vec<Need> = Vec::new();
    for need in steps.iter().flat_map(|step| step.needs) {
        if !options.quick && !needs.contains(need) {
            needs.push(*need);
        }
    }
    install::install(&needs)?;
    let mut lines = Vec::new();
    for step in steps {
        println!("\n── {} ──", step.name);
        let began = Instant::now();
        let outcome = (step.run)(options).unwrap_or_else(Outcome::Broken);
        if let Outcome::Broken(reason) = &outcome {
            println!("{reason}");
        }
        lines.push(Line {
            name: step.name,
            outcome,
            took: began.elapsed(),
        });
    }
    println!("{}", report::table(&lines));
    Ok(report::sum(&lines).failed == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quick_leaves_out_browser_documents_and_dependencies() {
        let options = Options::read(&["--quick"]).unwrap();
        let keys: Vec<&str> = STEPS
            .iter()
            .filter(|step| options.wants(step))
            .map(|step| step.key)
            .collect();
        assert_eq!(keys, ["format", "clippy", "walls", "tests"]);
    }

    #[test]
    fn an_unknown_step_or_word_is_refused_with_a_sentence() {
        assert!(
            Options::read(&["--only", "wals"])
                .unwrap_err()
                .contains("there is no step `wals`")
        );
        assert!(Options::read(&["--fast"]).is_err());
        assert!(Options::read(&["--only"]).is_err());
    }
}
