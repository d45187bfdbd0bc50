//! Takes names of other people in the person's cases out of what is told: their relation stands in their place. Names of
//! people who are in no case are not known here; whoever hands the answer out reads it before.

use std::collections::HashMap;

use access::person_data::told::Section;
use people::person::model::Name;

/// The shortest name that is looked for (letters): shorter ones are ordinary words.
const SHORTEST: usize = 3;

/// Whose names are taken out, and what stands instead.
#[derive(Default)]
pub struct Redaction(HashMap<String, String>);

impl std::fmt::Debug for Redaction {
    /// How many names; they are other people's.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Redaction({})", self.0.len())
    }
}

impl Redaction {
    /// For a person of this name and others with their relation, such as „Kind“. What both share, as the family name,
    /// stays.
    pub fn of(own: &[Name], others: &[(Name, &str)]) -> Self {
        let own: Vec<String> = own.iter().flat_map(words).collect();
        let mut hidden = HashMap::new();
        for (name, relation) in others {
            for word in words(name) {
                if word.chars().count() >= SHORTEST && !own.contains(&word) {
                    hidden.insert(word, format!("[{relation}]"));
                }
            }
        }
        Self(hidden)
    }

    /// All texts of these sections without the names.
    pub fn applied(&self, mut sections: Vec<Section>) -> Vec<Section> {
        for fact in sections
            .iter_mut()
            .flat_map(|section| &mut section.entries)
            .flat_map(|entry| &mut entry.facts)
        {
            fact.value = self.text(&fact.value);
        }
        sections
    }

    /// A text without the names, whatever their letters' case.
    pub fn text(&self, text: &str) -> String {
        let mut clean = String::with_capacity(text.len());
        let mut word = String::new();
        for letter in text.chars() {
            if is_of_a_word(letter) {
                word.push(letter);
            } else {
                self.end(&mut word, &mut clean);
                clean.push(letter);
            }
        }
        self.end(&mut word, &mut clean);
        clean
    }

    fn end(&self, word: &mut String, clean: &mut String) {
        let key = word.to_lowercase();
        // A genitive belongs to the name: „Basils Schule“.
        let found = self
            .0
            .get(&key)
            .or_else(|| self.0.get(key.strip_suffix('s').unwrap_or(&key)));
        clean.push_str(found.map_or(word.as_str(), String::as_str));
        word.clear();
    }
}

fn is_of_a_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '\u{301}'
}

fn words(name: &Name) -> Vec<String> {
    [&name.given, &name.family, &name.other]
        .into_iter()
        .flat_map(|part| part.split(|letter: char| !is_of_a_word(letter)))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(given: &str, family: &str) -> Name {
        Name {
            given: given.to_owned(),
            family: family.to_owned(),
            other: String::new(),
        }
    }

    #[test]
    fn names_of_others_give_way_to_their_relation_and_the_shared_name_stays() {
        let redaction = Redaction::of(
            &[name("Amira", "Zimtstern")],
            &[
                (name("Basil Karim", "Zimtstern"), "Partner/in"),
                (name("Lia", "Wolke"), "Kind"),
            ],
        );
        for (text, expected) in [
            ("Amira kam mit BASIL.", "Amira kam mit [Partner/in]."),
            (
                "Basils Schule, Familie Zimtstern",
                "[Partner/in] Schule, Familie Zimtstern",
            ),
            ("Lia Wolke (Kita)", "[Kind] [Kind] (Kita)"),
            ("Basilikum und Italia", "Basilikum und Italia"),
            ("", ""),
        ] {
            assert_eq!(redaction.text(text), expected);
        }
    }
}
