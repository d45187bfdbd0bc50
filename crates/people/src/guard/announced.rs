//! A name after a title: „Frau Nowak“, „Familie al Hussein“, „Dr. med. Rotaru“. Other names stand in `names`.

use super::hit::{Hit, Kind};
use super::inflected::{bare, genitive, is_inflected};
use super::judged::{Judged, is_adjective, is_determiner};
use super::lexicon;
use super::lists;
use super::names::{MOST_WORDS, PARTICLES, Seeker, is_little, is_verbal};
use super::nouns::TIMES;
use super::roles::is_role;
use super::titles::{NO_NAMES, title};
use super::word::{Word, between};

impl Seeker<'_> {
    /// „Frau Richter“: a role that is a family name, with no name after it.
    fn is_called_like_a_role(&self, title: &Word<'_>, word: &Word<'_>, is_first: bool) -> bool {
        let after = self.text.get(word.end()..).unwrap_or_default();
        let goes_on = after
            .strip_prefix(' ')
            .is_some_and(|rest| rest.starts_with(char::is_uppercase));
        is_first
            && !goes_on
            && matches!(
                title.text,
                "Frau" | "Herr" | "Herrn" | "Familie" | "Fr" | "Hr" | "Fam"
            )
            && word.is_capitalised()
            && matches!(
                word.text,
                "Richter" | "Doktor" | "Hausmeister" | "Pfarrer" | "Amt" | "Kind" | "Mann" | "Richters"
            )
            && lists::is_family(&bare(word.text))
    }

    /// Whether no article stands before it: „eine frau jung und allein“ names nobody.
    fn stands_free(&self, at: usize) -> bool {
        self.before(at)
            .is_none_or(|before| !is_determiner(before.text) && !is_adjective(before))
    }

    /// A title with what follows it.
    pub(super) fn announced(&mut self, at: usize) -> Option<(Hit, usize)> {
        let own = *self.words.get(at)?;
        let instead = title(own.text)?;
        let is_short = own.text.chars().count() <= 3;
        let is_thing = self.before(at).is_some_and(|before| {
            (is_determiner(before.text) || is_adjective(before)) && !greets(before.text)
        }) || !own.is_capitalised()
            || is_short
            || !matches!(instead, "die Person" | "die Personen");
        let mut end = None;
        let mut taken = 1;
        let mut last = own;
        for next in self.words.iter().skip(at + 1).take(MOST_WORDS) {
            let gap = between(self.text, &last, next);
            let is_close = gap.chars().count() <= 3 && gap.chars().all(|letter| " .:-".contains(letter));
            let ends_sentence = gap.contains(". ") && !is_abbreviation(last.text);
            if !is_close || (ends_sentence && end.is_some()) {
                break;
            }
            let is_particle = PARTICLES.contains(&next.text)
                || matches!(next.text, "Dr" | "Prof" | "med" | "h" | "c" | "v" | "d");
            let is_initial = next.text.chars().count() == 1 && next.is_capitalised();
            let (is_known, judged) = self.judged(next);
            // „Herr X“ is nobody.
            if matches!(next.text, "X" | "Y" | "XY" | "NN") {
                break;
            }
            // „Frau Amtsinspektorin Rüße“
            if end.is_none() && is_office(next.text) {
                last = *next;
                taken += 1;
                continue;
            }
            let is_name = is_initial
                || is_known
                || match judged {
                    // „Frau Richter“ at the end of what is said of her.
                    _ if self.is_called_like_a_role(&last, next, end.is_none()) => true,
                    _ if NO_NAMES.iter().any(|other| other.eq_ignore_ascii_case(next.text)) => false,
                    _ if is_little(next.text) => false,
                    Judged::Given | Judged::Family => true,
                    Judged::Unknown => {
                        next.is_capitalised()
                            || end.is_none() && !own.is_capitalised() && !is_verbal(next.text)
                    }
                    Judged::Ambiguous => {
                        let may_be_bare =
                            next.is_capitalised() || !own.is_capitalised() && !lexicon::is_listed(next.text);
                        may_be_bare && lists::is_family(&bare(next.text))
                            || (next.is_capitalised() && !is_thing)
                            // „herr koch“: nobody is called a man like this but by a name.
                            || !next.is_capitalised()
                                && (matches!(own.text, "herr" | "herrn" | "hr" | "hrn" | "fam" | "dr")
                                    // „tel mit frau koch“
                                    || own.text == "frau" && self.stands_free(at))
                                && lists::is_family(&bare(next.text))
                    }
                    // „fr. klarholz“, „dr. klages-otte“, as it is typed in haste.
                    Judged::German if !own.is_capitalised() && !next.is_capitalised() => {
                        let is_double = self
                            .text
                            .get(next.end()..)
                            .is_some_and(|rest| rest.starts_with('-'));
                        end.is_none()
                            && (!lexicon::is_form(next.text) || is_double)
                            && next.text.chars().count() >= 5
                    }
                    // „Hr. Rasche“: what is short for a title is followed by a name.
                    Judged::German if matches!(own.text, "Hr" | "Hrn" | "Fr" | "Frl") => {
                        let small = next.text.to_lowercase();
                        end.is_none()
                            && next.is_capitalised()
                            && !TIMES.iter().any(|time| small.ends_with(time))
                    }
                    // „Familie Zimtstern“: no article stands between the two.
                    Judged::German if !is_thing || is_bare_house(own.text) => {
                        let is_bare = self.stands_free(at);
                        end.is_none()
                            && next.is_capitalised()
                            && (!is_thing || is_bare && !lexicon::is_form(next.text))
                    }
                    Judged::German => {
                        let is_doctor =
                            matches!(own.text, "Dr" | "Prof" | "RA" | "RAin" | "Mr" | "Ms" | "Mrs");
                        end.is_none()
                            && next.is_capitalised()
                            && (!is_thing || is_doctor && !lexicon::is_form(next.text))
                    }
                    Judged::Coarse => end.is_none() && next.is_capitalised() && !is_thing,
                };
            if !is_particle && !is_name {
                break;
            }
            last = *next;
            taken += 1;
            if is_name {
                end = Some((last, taken));
            }
            if is_inflected(next.text) {
                break;
            }
        }
        let (last, taken) = end?;
        let from = if instead == "(Name)" {
            self.words.get(at + 1)?.start
        } else {
            own.start
        };
        let end = self.with_point(last);
        Some((
            Hit::new(from..end, Kind::Name, genitive(instead, last.text)),
            taken,
        ))
    }
}

/// Whether it is what somebody does in an office and no name: „Amtsinspektorin“, „Oberstudienrätin“.
fn is_office(word: &str) -> bool {
    word.chars().count() >= 9
        && !lists::is_family(&bare(word))
        && (is_role(word)
            || ["rat", "rätin", "inspektor"]
                .iter()
                .any(|end| word.ends_with(end))
                && lexicon::is_german(word))
        && !NO_NAMES.contains(&word)
}

/// Whether it names a household or somebody in short, so that what follows is the name.
fn is_bare_house(word: &str) -> bool {
    matches!(word, "Familie" | "Fam" | "Eheleute" | "Ehepaar" | "Hr" | "Hrn")
}

fn is_abbreviation(word: &str) -> bool {
    word.chars().count() <= 4 && word.is_ascii()
}

/// „Sehr geehrter Herr Landwehr“
fn greets(word: &str) -> bool {
    let word = word.to_lowercase();
    word.starts_with("geehrte") || matches!(word.as_str(), "liebe" | "lieber" | "hallo" | "werte" | "werter")
}
