//! Sources of the file and what a table or row says about how sure it is. A claim without a source is an error.

use std::collections::BTreeMap;

use super::keys::Keys;
use super::section::Section;
use super::suggestion::possible;
use crate::model::evidence::{Certainty, Evidence};

/// What every reader needs beside its own table.
pub(super) struct Reading {
    pub(super) keys: Keys,
    pub(super) sources: Sources,
}

/// The sources listed under `[quellen]`.
pub(super) struct Sources(BTreeMap<String, Source>);

struct Source {
    title: String,
    address: Option<String>,
}

impl Sources {
    pub(super) fn read(root: &Section<'_>) -> Self {
        let mut sources = BTreeMap::new();
        for (name, section) in root
            .optional_section("quellen")
            .iter()
            .flat_map(Section::named_sections)
        {
            let title = section.field("titel").text();
            let address = section.optional("adresse").text();
            section.finish();
            sources.insert(
                name,
                Source {
                    title: title.unwrap_or_default(),
                    address,
                },
            );
        }
        Self(sources)
    }

    /// What this table rests on. It must say so itself.
    pub(super) fn own(&self, section: &Section<'_>) -> Option<Evidence> {
        self.evidence(section, None)
    }

    /// What this row rests on; what it does not say itself it has from the table around it.
    pub(super) fn inherited(&self, section: &Section<'_>, outer: &Evidence) -> Option<Evidence> {
        self.evidence(section, Some(outer))
    }

    fn evidence(&self, section: &Section<'_>, outer: Option<&Evidence>) -> Option<Evidence> {
        let certainty_field = section.optional("sicherheit");
        let certainty = certainty_field.coded::<Certainty>();
        let source = self.source(section);
        let note = section.optional("hinweis").text();
        if certainty_field.value.is_some() && certainty.is_none() {
            return None;
        }
        let says_nothing = certainty.is_none() && !section.has("quelle");
        if let (true, Some(outer)) = (says_nothing, outer) {
            return Some(Evidence {
                note: note.or_else(|| outer.note.clone()),
                ..outer.clone()
            });
        }
        let certainty = certainty.unwrap_or(Certainty::Stated);
        let source = if section.has("quelle") {
            source?
        } else {
            outer
                .map(|outer| (outer.source.clone(), outer.address.clone()))
                .unwrap_or_default()
        };
        if source.0.is_empty() && certainty != Certainty::Open {
            section.note("Hier fehlt „quelle“: Worauf stützt sich diese Angabe?", "quelle");
            return None;
        }
        if certainty != Certainty::Stated && note.is_none() {
            let asked = match certainty {
                Certainty::Open => "Was ist offen, wer weiß es?",
                _ => "Woraus ist es abgeleitet?",
            };
            section.note(format!("Hier fehlt „hinweis“: {asked}"), "hinweis");
            return None;
        }
        Some(Evidence {
            certainty,
            source: source.0,
            address: source.1,
            note,
        })
    }

    /// Title with the place in it, and the address.
    fn source(&self, section: &Section<'_>) -> Option<(String, Option<String>)> {
        let place = section.optional("fundstelle").text();
        let field = section.optional("quelle");
        let key = field.text()?;
        let words: Vec<&str> = self.0.keys().map(String::as_str).collect();
        let source = field.checked(
            self.0
                .get(&key)
                .ok_or_else(|| format!("„{key}“ steht nicht unter [quellen]. {}", possible(&key, &words))),
        )?;
        let title = place.map_or_else(
            || source.title.clone(),
            |place| format!("{}, {place}", source.title),
        );
        Some((title, source.address.clone()))
    }
}

/// What rows inherit while the table around them is itself wrong: enough not to be noted a second time.
pub(super) fn or_placeholder(evidence: Option<&Evidence>) -> Evidence {
    evidence.cloned().unwrap_or_else(|| Evidence::stated("–"))
}
