//! The identity guard over a whole reconstruction: what it points out, what of it somebody let stand, and what still has
//! to be decided. The guard itself is `people::guard`; names that it is told are kept nowhere.

use people::guard::hit::{Hit, Kind};
use people::guard::{Area, check_in};

use crate::reconstruction::model::{Draft, KeepReason, Kept, Place, Refused, complete};

/// How much of the text stands before and after a place that is pointed out (letters).
const AROUND: usize = 48;

/// What the guard is told beside the text; none of it is kept.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// Names of the people whom it is about.
    pub names: Vec<String>,
    /// Names of the places of the district.
    pub places: Vec<String>,
}

impl std::fmt::Debug for Known {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "Known({} names, {} places)",
            self.names.len(),
            self.places.len()
        )
    }
}

/// One place that the guard points out.
#[derive(Clone, PartialEq, Eq)]
pub struct Found {
    /// Where.
    pub place: Place,
    /// What kind of trace.
    pub kind: Kind,
    /// What stands there.
    pub words: String,
    /// What could stand there instead.
    pub suggestion: String,
    /// What stands before it.
    pub before: String,
    /// What stands behind it.
    pub after: String,
}

impl std::fmt::Debug for Found {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Found({:?} at {:?})", self.kind, self.place)
    }
}

/// The same words, taken for the same, wherever they stand: decided about once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// All places, in the order in which they are read; at least one.
    pub places: Vec<Found>,
}

/// What names a group in a form.
#[derive(Clone, PartialEq, Eq)]
pub struct Wanted {
    /// What kind of trace.
    pub kind: Kind,
    /// What stands there.
    pub words: String,
    /// What the guard proposes.
    pub suggestion: String,
}

impl std::fmt::Debug for Wanted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Wanted({:?})", self.kind)
    }
}

/// What somebody decides about a group.
#[derive(Clone, PartialEq, Eq)]
pub enum Decision {
    /// This stands there instead.
    Replace(String),
    /// It stays.
    Keep(KeepReason, String),
}

impl std::fmt::Debug for Decision {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Replace(_) => f.write_str("Replace"),
            Self::Keep(reason, _) => write!(f, "Keep({reason})"),
        }
    }
}

impl Wanted {
    fn is(&self, text: &str, hit: &Hit) -> bool {
        hit.kind == self.kind
            && hit.suggestion == self.suggestion
            && text.get(hit.range.clone()) == Some(self.words.as_str())
    }
}

/// What the guard points out and nobody has decided about, the same words together.
pub fn open(draft: &Draft, known: &Known) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for found in all(draft, known) {
        if is_kept(draft, &found) {
            continue;
        }
        let is_same = |group: &&mut Group| {
            group.places.first().is_some_and(|first| {
                (first.kind, &first.words, &first.suggestion) == (found.kind, &found.words, &found.suggestion)
            })
        };
        match groups.iter_mut().find(is_same) {
            Some(group) => group.places.push(found),
            None => groups.push(Group { places: vec![found] }),
        }
    }
    groups
}

/// What was let stand and is pointed out still, with its place in the text.
pub fn kept<'d>(draft: &'d Draft, known: &Known) -> Vec<(Found, &'d Kept)> {
    all(draft, known)
        .into_iter()
        .filter_map(|found| {
            let kept = draft.kept.iter().find(|kept| stands_for(kept, &found))?;
            Some((found, kept))
        })
        .collect()
}

fn all(draft: &Draft, known: &Known) -> Vec<Found> {
    let mut all = Vec::new();
    for (place, text) in draft.texts() {
        for hit in hits_of(text, known) {
            all.push(found(place, text, &hit));
        }
    }
    all
}

fn found(place: Place, text: &str, hit: &Hit) -> Found {
    let (before, after) = hit.around(text, AROUND);
    Found {
        place,
        kind: hit.kind,
        words: hit.words(text).to_owned(),
        suggestion: hit.suggestion.clone(),
        before: if before.len() < hit.range.start {
            format!("… {before}")
        } else {
            before.to_owned()
        },
        after: if hit.range.end + after.len() < text.len() {
            format!("{after} …")
        } else {
            after.to_owned()
        },
    }
}

fn is_kept(draft: &Draft, found: &Found) -> bool {
    draft.kept.iter().any(|kept| stands_for(kept, found))
}

fn stands_for(kept: &Kept, found: &Found) -> bool {
    kept.place == found.place && kept.kind == found.kind && kept.words == found.words
}

/// Does what was decided about the group, at every place where it stands now; nothing if it stands nowhere.
pub fn decide(draft: &mut Draft, known: &Known, (wanted, decision): (&Wanted, &Decision)) {
    let places: Vec<Place> = draft.texts().into_iter().map(|(place, _)| place).collect();
    for place in places {
        let Some(text) = draft.text_mut(place) else {
            continue;
        };
        let hits = hits_of(text, known);
        let meant: Vec<&Hit> = hits.iter().filter(|hit| wanted.is(text, hit)).collect();
        if meant.is_empty() {
            continue;
        }
        match decision {
            Decision::Replace(instead) => {
                for hit in meant.iter().rev() {
                    text.replace_range(hit.range.clone(), instead);
                }
            }
            Decision::Keep(reason, note) => {
                reopen(draft, place, wanted);
                draft.kept.push(Kept {
                    place,
                    kind: wanted.kind,
                    words: wanted.words.clone(),
                    reason: *reason,
                    note: note.clone(),
                });
            }
        }
    }
}

fn reopen(draft: &mut Draft, place: Place, wanted: &Wanted) {
    draft
        .kept
        .retain(|kept| kept.place != place || kept.kind != wanted.kind || kept.words != wanted.words);
}

fn hits_of(text: &str, known: &Known) -> Vec<Hit> {
    let area = Area {
        places: &known.places,
        ..Area::default()
    };
    check_in(text, &known.names, &area)
}

/// Opens again what was let stand, wherever these words stand.
pub fn forget(draft: &mut Draft, kind: Kind, words: &str) {
    draft.kept.retain(|kept| kept.kind != kind || kept.words != words);
}

/// Leaves out what was let stand and is not pointed out any more, because the text has changed.
pub fn tidy(draft: &mut Draft, known: &Known) {
    let all = all(draft, known);
    draft
        .kept
        .retain(|kept| all.iter().any(|found| stands_for(kept, found)));
}

/// Whether a draft may go to the second person, checked against these names.
///
/// # Errors
/// What is missing or open first.
pub fn may_submit(draft: &Draft, known: &Known) -> Result<(), Refused> {
    complete(draft)?;
    match open(draft, known).iter().map(|group| group.places.len()).sum() {
        0 => Ok(()),
        count => Err(Refused::HitsOpen(count)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(title: &str, lesson: &str) -> Draft {
        Draft {
            title: title.into(),
            lesson: lesson.into(),
            ..Draft::default()
        }
    }

    fn wanted(group: &Group) -> Wanted {
        let first = &group.places[0];
        Wanted {
            kind: first.kind,
            words: first.words.clone(),
            suggestion: first.suggestion.clone(),
        }
    }

    #[test]
    fn the_same_words_are_decided_about_once_and_replaced_everywhere() {
        let mut draft = draft("Familie Demirel sucht", "Was Familie Demirel half.");
        let groups = open(&draft, &Known::default());
        assert_eq!(groups.len(), 1, "{groups:?}");
        assert_eq!(groups[0].places.len(), 2);
        let decision = Decision::Replace("eine Familie".into());
        decide(&mut draft, &Known::default(), (&wanted(&groups[0]), &decision));
        assert_eq!(
            (draft.title.as_str(), draft.lesson.as_str()),
            ("eine Familie sucht", "Was eine Familie half.")
        );
        assert!(open(&draft, &Known::default()).is_empty());
    }

    #[test]
    fn what_stays_stays_where_it_was_decided_and_nowhere_else() {
        let mut draft = draft("Im Sommer warten", "Nichts.");
        let known = Known {
            names: vec!["Lia Sommer".to_owned()],
            ..Known::default()
        };
        let group = open(&draft, &known).remove(0);
        let decision = Decision::Keep(KeepReason::OrdinaryWord, "die Jahreszeit".into());
        decide(&mut draft, &known, (&wanted(&group), &decision));
        assert!(open(&draft, &known).is_empty());
        assert_eq!(kept(&draft, &known).len(), 1);
        draft.lesson = "Sommer kam wieder.".into();
        assert_eq!(open(&draft, &known).len(), 1, "the same word elsewhere is open");
        draft.title = "Im Winter warten".into();
        tidy(&mut draft, &known);
        assert!(draft.kept.is_empty(), "what is gone is not kept");
    }

    #[test]
    fn what_was_let_stand_opens_again() {
        let mut draft = draft("Im Sommer warten", "");
        let known = Known {
            names: vec!["Lia Sommer".to_owned()],
            ..Known::default()
        };
        let group = open(&draft, &known).remove(0);
        let keep = Decision::Keep(KeepReason::OrdinaryWord, String::new());
        decide(&mut draft, &known, (&wanted(&group), &keep));
        forget(&mut draft, Kind::Name, "Sommer");
        assert_eq!(open(&draft, &known).len(), 1);
    }
}
