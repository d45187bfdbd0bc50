//! Whether what stands around a word says that it is a name here: „hausmeister krüger“, „Roman kommt morgen“.

use super::inflected::bare;
use super::judged::{Judged, is_adjective, is_determiner};
use super::lists;
use super::names::{Seeker, is_little};
use super::shape::likeness_to_names;
use super::titles::{NO_NAMES, article, may_precede_name, title};
use super::word::{begins, between};
use crate::matching::spelt::Spelt;

/// A word that looks so much like a name is one even after an article.
const SURELY: f32 = 0.75;
/// What only one person does and hardly a thing, as notes say it.
const DONE_BY_ONE: [&str; 34] = [
    "kam",
    "kommt",
    "sagt",
    "sagte",
    "meint",
    "meinte",
    "fragt",
    "fragte",
    "ruft",
    "rief",
    "schreibt",
    "schrieb",
    "arbeitet",
    "wohnt",
    "lebt",
    "spricht",
    "sprach",
    "schläft",
    "hilft",
    "half",
    "meldet",
    "besucht",
    "weint",
    "lacht",
    "berichtet",
    "erzählt",
    "erzählte",
    "bittet",
    "bat",
    "wartet",
    "freut",
    "begleitet",
    "telefoniert",
    "verspricht",
];
/// What people do and things seldom, beside [`DONE_BY_ONE`].
const DONE_BY_PEOPLE: [&str; 32] = [
    "hat", "hatte", "ist", "war", "möchte", "will", "wollte", "soll", "sollte", "muss", "musste", "kann",
    "konnte", "darf", "wird", "wurde", "geht", "ging", "braucht", "sucht", "bekommt", "bekam", "lernt",
    "spielt", "singt", "wünscht", "fühlt", "wirkt", "zieht", "zog", "bringt", "fährt",
];
/// What is filed or done for somebody who is named right after it.
const CALLS: [&str; 20] = [
    "Rückruf",
    "Anruf",
    "Telefonat",
    "Akte",
    "Fall",
    "Mail",
    "Brief",
    "Gespräch",
    "Rücksprache",
    "Nachricht",
    "Hausbesuch",
    "Termin",
    "Klient",
    "Klientin",
    "Absprache",
    "Vertretung",
    "Herrn",
    "SMS",
    "Post",
    "Name",
];

impl Seeker<'_> {
    /// Whether it stands right after what somebody does or is to another: „hausmeister krüger“, „Pfr. Lindemann“.
    pub(super) fn follows_a_role(&self, at: usize) -> bool {
        let (Some(word), Some(before)) = (self.words.get(at), self.before(at)) else {
            return false;
        };
        let gap = between(self.text, before, word);
        !NO_NAMES.contains(&word.text)
            && (gap == " " || gap == ". " && before.text.chars().count() <= 4)
            && may_precede_name(before.text)
    }

    /// Whether an article says that a listed word is a thing here: „eine Krone“; „der Kowalski“ is still somebody.
    pub(super) fn is_a_thing_here(&self, at: usize) -> bool {
        let (Some(word), Some(before)) = (self.words.get(at), self.before(at)) else {
            return false;
        };
        between(self.text, before, word) == " "
            && (is_determiner(before.text) || is_adjective(before))
            && !word.has_foreign_marks()
            && likeness_to_names(&Spelt::plain(word.text)) < SURELY
    }

    /// „im Sommer“, „ab Jan“: a time.
    pub(super) fn is_a_season_here(&self, at: usize) -> bool {
        let (Some(word), Some(before)) = (self.words.get(at), self.before(at)) else {
            return false;
        };
        let small = before.text.to_lowercase();
        between(self.text, before, word) == " "
            && (is_month(word.text)
                || matches!(
                    word.text,
                    "Mai" | "Jan" | "Feb" | "Apr" | "Jun" | "Jul" | "Okt" | "Nov" | "Dez"
                ))
            && matches!(
                small.as_str(),
                "im" | "ab"
                    | "bis"
                    | "seit"
                    | "ende"
                    | "anfang"
                    | "mitte"
                    | "diesen"
                    | "letzten"
                    | "jeden"
                    | "nächsten"
            )
    }

    /// Whether what stands around a German word says that it is a name here.
    pub(super) fn is_meant_as_name(&mut self, at: usize) -> bool {
        let Some(word) = self.words.get(at).copied() else {
            return false;
        };
        if let Some(before) = self.before(at)
            && matches!(between(self.text, before, &word), " " | ": ")
            && may_precede_name(before.text)
        {
            return true;
        }
        if self.acts_or_is_listed(at) || self.stands_bare(at) {
            return true;
        }
        let Some(next) = self.words.get(at + 1) else {
            return false;
        };
        // „Müller, Hans-Peter“; „der Vater, Abdulsalam“ is no Mr Vater.
        if article(word.text).is_none()
            && between(self.text, &word, next) == ", "
            && lists::is_family(&bare(word.text))
            && next.is_capitalised()
        {
            return self.judged(next).1 == Judged::Given;
        }
        let is_close = between(self.text, &word, next) == " ";
        let is_free = self
            .before(at)
            .is_none_or(|before| !is_determiner(before.text) && !is_adjective(before));
        let (is_known, judged) = self.judged(next);
        is_close
            && is_free
            && next.is_capitalised()
            && (is_known
                || matches!(judged, Judged::Given | Judged::Family)
                || (lists::is_frequent(&bare(word.text)) && lists::is_family(&bare(next.text)))
                || (word.text.ends_with('s')
                    && lists::is_given(&bare(word.text))
                    && article(next.text).is_some()))
    }

    /// „Roman kommt morgen“, „sagte Rosa“, „Olga, Roman und Ivo“: a given name that is a word as well, without an article.
    fn acts_or_is_listed(&mut self, at: usize) -> bool {
        let Some(word) = self.words.get(at).copied() else {
            return false;
        };
        if !lists::is_frequent(&bare(word.text)) || is_little(word.text) {
            return false;
        }
        let before = self.before(at).copied();
        let next = self.words.get(at + 1).copied();
        let in_a_row = |gap: &str| matches!(gap, ", " | " und " | " + " | " & " | "/" | " oder ");
        let row_before = before.is_some_and(|before| in_a_row(between(self.text, &before, &word)))
            && self.names_somebody(at.checked_sub(1));
        let joint = before.filter(|before| matches!(before.text, "und" | "oder" | "mit"));
        let over_joint = joint.is_some() && self.names_somebody(at.checked_sub(2));
        let row_after = next.is_some_and(|next| in_a_row(between(self.text, &word, &next)))
            && self.names_somebody(Some(at + 1));
        let is_bare = begins(self.text, &word)
            || before.is_none_or(|before| {
                !before.is_capitalised() && !is_determiner(before.text) && !is_adjective(&before)
            });
        let acts =
            next.is_some_and(|next| between(self.text, &word, &next) == " " && is_done_by_people(next.text));
        let acted = before.is_some_and(|before| {
            between(self.text, &before, &word) == " " && is_done_by_people(before.text)
        }) && !is_month(word.text);
        // „Danke dir, Volker“ ends a letter.
        let after = self.text.get(word.end()..).unwrap_or_default();
        let ends = before.is_some_and(|before| between(self.text, &before, &word) == ", ")
            && (after.trim().is_empty() || after.starts_with('\n'));
        ends || row_before || over_joint || row_after || is_bare && !is_month(word.text) && (acts || acted)
    }

    /// „Rückruf Koch“, „Unterlagen an Müller geschickt“, „Jung kam zu spät“: one thing takes an article, somebody none.
    fn stands_bare(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at) else {
            return false;
        };
        let after = self.text.get(word.end()..).unwrap_or_default();
        if !lists::is_family(&bare(word.text))
            || is_little(word.text)
            || is_month(word.text)
            || word.is_all_capitals()
            || NO_NAMES.contains(&word.text)
            || title(word.text.trim_end_matches("en")).is_some()
            || article(word.text).is_some()
            || after.starts_with('-')
        {
            return false;
        }
        let next_acts = self
            .words
            .get(at + 1)
            .is_some_and(|next| between(self.text, word, next) == " " && DONE_BY_ONE.contains(&next.text));
        let Some(before) = self.before(at) else {
            return next_acts;
        };
        match between(self.text, before, word) {
            " " => {
                matches!(
                    before.text,
                    "mit" | "von" | "für" | "an" | "bei" | "durch" | "gegen" | "ohne"
                ) || CALLS.contains(&before.text)
                    || DONE_BY_ONE.contains(&before.text)
            }
            _ => begins(self.text, word) && next_acts,
        }
    }

    /// Whether a given name and nothing else stands there.
    fn names_somebody(&mut self, at: Option<usize>) -> bool {
        let Some(word) = at.and_then(|at| self.words.get(at)).copied() else {
            return false;
        };
        word.is_capitalised() && self.judged(&word).1 == Judged::Given
    }
}

fn is_done_by_people(word: &str) -> bool {
    DONE_BY_ONE.contains(&word) || DONE_BY_PEOPLE.contains(&word)
}

fn is_month(word: &str) -> bool {
    matches!(
        word,
        "August" | "Juli" | "Juni" | "April" | "März" | "Januar" | "Sommer" | "Winter"
    )
}
