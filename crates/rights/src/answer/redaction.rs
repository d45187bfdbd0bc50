//! Whom else the answer names, and what of it is blackened (Art. 15(4) GDPR): every place is found, shown to the case
//! manager, and blackened unless released. Documents are not read; whoever hands them out looks at them before.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use access::person_data::Other;
use access::person_data::told::{Entry, Fact, Section};
use people::guard::roster::{Mark, Roster, Whose};

/// What stands for somebody of whom nothing is known but a name.
const SOMEBODY: &str = "andere Person";
/// Letters that are shown before and after a name.
const AROUND: usize = 60;

/// One place where somebody else is named.
#[derive(Clone, PartialEq, Eq)]
pub struct Passage {
    /// By what it is released.
    pub key: String,
    /// Where it stands, as „Kontakte, 12.03.2026“.
    pub place: String,
    /// The text around it, with the name.
    pub text: String,
}

impl std::fmt::Debug for Passage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Passage({})", self.key)
    }
}

/// Everywhere one person is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// By what all places are released together.
    pub key: String,
    /// The name, as it is known or as it stands there.
    pub name: String,
    /// What stands in its place.
    pub relation: String,
    /// Whether the house knows the person from these files, or it is only written as a name is.
    pub is_known: bool,
    /// The places.
    pub passages: Vec<Passage>,
}

/// Knows who is to be looked for.
pub struct Redaction<'r> {
    roster: Roster,
    others: &'r [Other],
    is_somebody: &'r dyn Fn(&str) -> bool,
}

impl std::fmt::Debug for Redaction<'_> {
    /// How many people; they are others.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Redaction({})", self.others.len())
    }
}

impl<'r> Redaction<'r> {
    /// For a person of these names and others with theirs; `is_somebody` knows whole names of people beyond the files.
    pub fn of(own: &[String], others: &'r [Other], is_somebody: &'r dyn Fn(&str) -> bool) -> Self {
        let names: Vec<String> = others.iter().map(|other| other.name.clone()).collect();
        Self {
            roster: Roster::of(own, &names),
            others,
            is_somebody,
        }
    }

    /// Everybody else whom these sections name, the people of the files first.
    pub fn found(&mut self, sections: &[Section]) -> Vec<Named> {
        let mut all: Vec<Named> = Vec::new();
        for section in sections {
            for entry in &section.entries {
                for fact in &entry.facts {
                    for mark in self.marks(fact) {
                        let passage = passage(section, entry, (fact, &mark));
                        let key = self.key(&mark, &fact.value);
                        if let Some(known) = all.iter_mut().find(|named| named.key == key) {
                            known.passages.push(passage);
                        } else {
                            all.push(Named {
                                name: self.name(&mark, &fact.value),
                                relation: self.relation(mark.whose).to_owned(),
                                is_known: matches!(mark.whose, Whose::Known(_)),
                                passages: vec![passage],
                                key,
                            });
                        }
                    }
                }
            }
        }
        all.sort_by_key(|named| (!named.is_known, std::cmp::Reverse(named.passages.len())));
        all
    }

    /// The sections with every name blackened that was not released, and how many places these are.
    pub fn applied(
        &mut self,
        mut sections: Vec<Section>,
        released: &BTreeSet<String>,
    ) -> (Vec<Section>, usize) {
        let mut blackened = 0;
        for section in &mut sections {
            for place in 0..section.entries.len() {
                for number in 0..section.entries[place].facts.len() {
                    let entry = &section.entries[place];
                    let fact = &entry.facts[number];
                    let mut clean = String::new();
                    let mut from = 0;
                    for mark in self.marks(fact) {
                        let keys = [
                            self.key(&mark, &fact.value),
                            key_of_passage(section, entry, (fact, &mark)),
                        ];
                        if keys.iter().any(|key| released.contains(key)) {
                            continue;
                        }
                        clean.push_str(fact.value.get(from..mark.range.start).unwrap_or_default());
                        clean.extend(["[geschwärzt: ", self.relation(mark.whose), "]"]);
                        from = mark.range.end;
                        blackened += 1;
                    }
                    if from > 0 {
                        clean.push_str(fact.value.get(from..).unwrap_or_default());
                        section.entries[place].facts[number].value = clean;
                    }
                }
            }
        }
        (sections, blackened)
    }

    /// Texts that somebody wrote are read for every name, others for those of the files.
    fn marks(&mut self, fact: &Fact) -> Vec<Mark> {
        if fact.is_written {
            self.roster.marks(&fact.value, self.is_somebody)
        } else {
            self.roster.known_in(&fact.value)
        }
    }

    fn relation(&self, whose: Whose) -> &str {
        match whose {
            Whose::Known(place) => self
                .others
                .get(place)
                .map_or(SOMEBODY, |other| other.relation.as_str()),
            Whose::Somebody => SOMEBODY,
        }
    }

    fn name(&self, mark: &Mark, text: &str) -> String {
        let known = match mark.whose {
            Whose::Known(place) => self.others.get(place).map(|other| other.name.trim().to_owned()),
            Whose::Somebody => None,
        };
        known.unwrap_or_else(|| text.get(mark.range.clone()).unwrap_or_default().to_owned())
    }

    fn key(&self, mark: &Mark, text: &str) -> String {
        let is_known = matches!(mark.whose, Whose::Known(_));
        code(&(is_known, self.name(mark, text).to_lowercase()))
    }
}

/// Recognises what was shown when it comes back; it names nobody, and nothing of it is stored.
fn code(of: &impl Hash) -> String {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

fn key_of_passage(section: &Section, entry: &Entry, (fact, mark): (&Fact, &Mark)) -> String {
    let day = entry.on.map(|day| day.to_string());
    code(&(
        (&section.title, &entry.title, day),
        (fact.label, &fact.value),
        mark.range.start,
    ))
}

fn passage(section: &Section, entry: &Entry, (fact, mark): (&Fact, &Mark)) -> Passage {
    let day = entry.on.map(|day| format!(", {}", day.german()));
    let text = &fact.value;
    let (before, after) = (
        text.get(..mark.range.start).unwrap_or_default(),
        text.get(mark.range.end..).unwrap_or_default(),
    );
    let skipped = before.chars().count().saturating_sub(AROUND);
    let begun: String = before.chars().skip(skipped).collect();
    let ended: String = after.chars().take(AROUND).collect();
    // Whole words only.
    let begun = match begun.split_once(' ') {
        Some((_, words)) if skipped > 0 => format!("… {words}"),
        _ => begun,
    };
    let ended = match ended.rsplit_once(' ') {
        Some((words, _)) if after.chars().count() > AROUND => format!("{words} …"),
        _ => ended,
    };
    Passage {
        key: key_of_passage(section, entry, (fact, mark)),
        place: format!("{}{}", section.title, day.unwrap_or_default()),
        text: format!(
            "{begun}„{}“{ended}",
            text.get(mark.range.clone()).unwrap_or_default(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn others() -> Vec<Other> {
        [("Basil Karim Zimtstern", "Partner/in"), ("Lia Wolke", "Kind")]
            .map(|(name, relation)| Other {
                name: name.to_owned(),
                relation: relation.to_owned(),
            })
            .to_vec()
    }

    fn told(text: &str) -> Vec<Section> {
        vec![Section::new("Kontakte").entries([Entry::new("Gespräch").written("Notiz", text)])]
    }

    fn with<T>(act: impl FnOnce(&mut Redaction<'_>) -> T) -> T {
        let others = others();
        let nobody = |_: &str| false;
        act(&mut Redaction::of(
            &["Amira Zimtstern".to_owned()],
            &others,
            &nobody,
        ))
    }

    fn blackened(text: &str, released: &[String]) -> (String, usize) {
        let released = released.iter().cloned().collect();
        let (sections, count) = with(|redaction| redaction.applied(told(text), &released));
        (sections[0].entries[0].facts[0].value.clone(), count)
    }

    #[test]
    fn names_of_others_are_blackened_and_counted_and_the_shared_name_stays() {
        for (text, expected, count) in [
            (
                "Amira kam mit BASIL.",
                "Amira kam mit [geschwärzt: Partner/in].",
                1,
            ),
            (
                "Basils Schule, Familie Zimtstern",
                "[geschwärzt: Partner/in] Schule, Familie Zimtstern",
                1,
            ),
            ("Lia Wolke (Kita)", "[geschwärzt: Kind] (Kita)", 1),
            (
                "Herr Meier und Lia",
                "[geschwärzt: andere Person] und [geschwärzt: Kind]",
                2,
            ),
            ("Basilikum und Italia", "Basilikum und Italia", 0),
        ] {
            assert_eq!(blackened(text, &[]), (expected.to_owned(), count));
        }
    }

    #[test]
    fn what_was_released_stays_one_place_or_all_of_a_person() {
        let text = "Lia war da, Lia und Basil";
        let found = with(|redaction| redaction.found(&told(text)));
        assert_eq!(found.len(), 2);
        let lia = found.iter().find(|named| named.relation == "Kind").unwrap();
        assert_eq!(lia.passages.len(), 2);
        let (one, _) = blackened(text, &[lia.passages[1].key.clone()]);
        assert_eq!(one, "[geschwärzt: Kind] war da, Lia und [geschwärzt: Partner/in]");
        let (all, count) = blackened(text, std::slice::from_ref(&lia.key));
        assert_eq!(
            (all.as_str(), count),
            ("Lia war da, Lia und [geschwärzt: Partner/in]", 1)
        );
    }
}
