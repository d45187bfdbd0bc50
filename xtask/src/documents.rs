//! The steps that judge what came out of the demo: saved pages and documents, by checkers that know nothing of Lotse.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::command;
use crate::count::Count;
use crate::report::Outcome;
use crate::rust;
use crate::steps::Options;
use crate::workspace;

/// Is every page that the browser saw valid HTML?
pub(crate) fn html(_: &Options) -> Result<Outcome, String> {
    let pages = workspace::checks("html");
    let number = files_in(&pages, "html");
    if number == 0 {
        return Ok(Outcome::Broken(
            "no page was saved; run the step `pages` first".into(),
        ));
    }
    let checker = workspace::root().join("checks/node_modules/vnu-jar/build/dist/vnu.jar");
    let mut java = Command::new("java");
    java.arg("-jar")
        .arg(checker)
        .args(["--errors-only", "--format", "gnu", "--stdout", "--skip-non-html"]);
    let finished = command::run(java.arg(&pages), "html")?;
    let bad: BTreeSet<&str> = finished.output.lines().filter_map(page_of_finding).collect();
    if !finished.ok && bad.is_empty() {
        return Ok(Outcome::Broken("the HTML checker did not run".into()));
    }
    Ok(Outcome::Ran(Count {
        passed: number.saturating_sub(bad.len()),
        failed: bad.len(),
    }))
}

/// Is every document that the browser was offered a sound, tagged PDF (PDF/UA-1)?
pub(crate) fn pdf(_: &Options) -> Result<Outcome, String> {
    let documents = workspace::checks("pdf");
    if files_in(&documents, "pdf") == 0 {
        return Ok(Outcome::Broken(
            "no document was saved; run the step `pages` first".into(),
        ));
    }
    let mut python = Command::new(workspace::venv().join("bin/python"));
    rust::counted(
        python.arg(workspace::root().join("checks/pdf.py")).arg(documents),
        "pdf",
    )
}

/// Does what the HSDS interface answers keep to the specification's own schemas? These lie beside the checkout or nowhere.
pub(crate) fn hsds(_: &Options) -> Result<Outcome, String> {
    const KINDS: [&str; 5] = [
        "service",
        "organization",
        "service_at_location",
        "taxonomy",
        "taxonomy_term",
    ];
    let Some(schemas) = workspace::beside("hsds/schema") else {
        return Ok(Outcome::Skipped(
            "the schemas of the specification (hsds/schema) do not lie beside the checkout".into(),
        ));
    };
    let mut count = Count::default();
    for kind in KINDS {
        let answers = workspace::checks("hsds").join(kind);
        let number = files_in(&answers, "json");
        if number == 0 {
            return Ok(Outcome::Broken(format!(
                "no answer was saved as {kind}; run the step `tests` first"
            )));
        }
        let mut checker = Command::new(workspace::venv().join("bin/check-jsonschema"));
        checker
            .arg("--schemafile")
            .arg(schemas.join(kind).with_extension("json"));
        for number in 1..=number {
            checker.arg(answers.join(format!("{number}.json")));
        }
        let finished = command::run(&mut checker, "hsds")?;
        let bad: BTreeSet<&str> = finished.output.lines().filter_map(answer_of_finding).collect();
        if !finished.ok && bad.is_empty() {
            return Ok(Outcome::Broken("check-jsonschema did not run".into()));
        }
        count += Count {
            passed: number.saturating_sub(bad.len()),
            failed: bad.len(),
        };
    }
    Ok(Outcome::Ran(count))
}

/// The file of a line such as `  /checks/hsds/service/1.json::$.id: 'x' is not a 'uuid'`.
fn answer_of_finding(line: &str) -> Option<&str> {
    let (answer, _) = line.trim_start().split_once("::$")?;
    Path::new(answer)
        .extension()
        .is_some_and(|extension| extension == "json")
        .then_some(answer)
}

/// The file of a line such as `"file:/…/start.html":12.3-12.9: error: …`.
fn page_of_finding(line: &str) -> Option<&str> {
    let (page, rest) = line.strip_prefix('"')?.split_once("\":")?;
    rest.contains("error:").then_some(page)
}

fn files_in(folder: &Path, extension: &str) -> usize {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter(|entry| entry.path().extension().is_some_and(|found| found == extension))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_names_its_answer() {
        let error = "  /checks/hsds/service/1.json::$.id: 'x' is not a 'uuid'";
        assert_eq!(answer_of_finding(error), Some("/checks/hsds/service/1.json"));
        assert_eq!(
            answer_of_finding("Schema validation errors were encountered."),
            None
        );
    }

    #[test]
    fn a_finding_names_its_page_and_a_warning_is_none() {
        let error = r#""file:/checks/html/start.html":1.2-1.9: error: Stray end tag."#;
        let warning = r#""file:/checks/html/start.html":1.2-1.9: info warning: Consider a heading."#;
        assert_eq!(page_of_finding(error), Some("file:/checks/html/start.html"));
        assert_eq!(page_of_finding(warning), None);
    }
}
