//! Words that have no place in the repository: notes to oneself, places on somebody's machine, hosts to fetch from.

use super::source::{SourceFile, Tree};

/// Notes to oneself; an issue is the place for them. In two halves, so that this file does not say them.
const NOTES: &[(&str, &str)] = &[("TO", "DO"), ("FIX", "ME"), ("XX", "X:")];

/// Places on a machine, tools of whoever wrote the text, hosts of package registries; lower case.
const FOREIGN: &[(&str, &str)] = &[
    ("/wor", "k/main"),
    ("/ro", "ot/"),
    ("/ho", "me/"),
    ("../sha", "red"),
    ("registry.npm", "js"),
    ("pypi", ".org"),
    ("pythonhosted", ".org"),
    ("index.crates", ".io"),
    ("static.crates", ".io"),
    ("deb.debian", ".org"),
    ("clau", "de"),
    ("anthro", "pic"),
    ("open", "ai"),
    ("chat", "gpt"),
    ("copi", "lot"),
];

/// Files that say one of the words, with the line.
pub(crate) fn out_of_place(tree: &Tree) -> Vec<String> {
    tree.files.iter().flat_map(findings_in).collect()
}

fn findings_in(file: &SourceFile) -> Vec<String> {
    let mut findings = Vec::new();
    for (number, line) in file.text.lines().enumerate() {
        let lower = line.to_lowercase();
        let note = NOTES.iter().map(whole).find(|note| stands_alone(line, note));
        let foreign = FOREIGN
            .iter()
            .map(whole)
            .find(|word| lower.contains(word.as_str()));
        for word in note.into_iter().chain(foreign) {
            findings.push(format!(
                "{}:{}: `{word}` has no place here",
                file.path,
                number + 1
            ));
        }
    }
    findings
}

fn whole((first, second): &(&str, &str)) -> String {
    format!("{first}{second}")
}

fn stands_alone(line: &str, word: &str) -> bool {
    let is_letter =
        |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
    line.match_indices(word).any(|(start, found)| {
        !is_letter(line[..start].chars().next_back())
            && !is_letter(line[start + found.len()..].chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_and_places_are_found_and_words_that_only_contain_them_are_not() {
        let check = |text: &str, expected: usize| {
            assert_eq!(
                out_of_place(&Tree::of(&[("README.md", text)])).len(),
                expected,
                "{text}"
            );
        };
        check(&format!("// {}{} later", "TO", "DO"), 1);
        check(&format!("{}{}S is a word", "TO", "DO"), 0);
        check(&format!("cd {}{}", "/ro", "ot/x"), 1);
        check("an open aim, a route, a home", 0);
    }
}
