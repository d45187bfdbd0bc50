//! How alike two words are: the same letters, the same sound, another ending, a slip of the keys, a beginning.
//! Knows neither fields nor births; what a likeness is worth is for `judge`.

use super::costs::{
    A, E, FIRST, I, KINDS, SOUNDS, Sound, VOWELS, drop_cost, is_vowel, swap_cost, swap_costs,
};
use super::sign::{Aim, Chance, Look, Sign};
use super::sounds::MOST_SOUNDS;
use super::token::Token;

/// In what two words are alike, the closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// The same letters once marks are gone.
    Letters,
    /// Spellings of the same sound.
    Sound,
    /// The same but for an ending that in names tells women from men (Ivan, Ivana; Petrov, Petrova).
    Ending,
    /// A slip that hands make: two letters changed round, a key missed or its neighbour hit, in a long enough word.
    Slip,
    /// One letter other (two in a long word) that may as well be another name.
    Letter,
    /// The typed word begins the other.
    Beginning,
    /// One letter stands for the whole word.
    Initial,
}

/// A likeness and its cost, in hundredths of a wrong letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Likeness {
    pub(crate) kind: Kind,
    pub(crate) cost: u16,
    /// Consonants of the word that has fewer: how much it says.
    pub(crate) weight: u8,
}

impl Likeness {
    /// Whether both words are the same name in another spelling.
    pub(crate) fn is_same_name(self) -> bool {
        self.kind <= Kind::Sound
    }
}

/// A word that is looked for, with what makes looking through many others quick.
pub(crate) struct Sought<'a> {
    token: &'a Token,
    look: Look,
    /// For each sound, what hearing any other for it costs.
    swap_costs: Vec<[u8; KINDS]>,
}

/// No likeness costs more than this.
const DEAREST: u16 = 170;
/// What one wrong consonant in a long word may cost, spelling included.
const FAR_SLIP: u16 = 140;
/// The most that another spelling of the same sound may cost: less than a consonant left out, so that Abdulhakim is
/// not Abdulhalim, however long both are.
const MOST_SOUND: u16 = 99;
/// What a beginning may cost.
const BEGINNING: u16 = 20;

/// What a spelling of the same name may cost, by the consonants of the word that has fewer.
fn sound_budget(one: &Token, other: &Token) -> u16 {
    let budget = match one.consonants.min(other.consonants) {
        0 => 10,
        1 => 20,
        2 => 30,
        3 => 45,
        4 => 65,
        5 => 90,
        _ => MOST_SOUND,
    };
    if one.lacks_vowels == other.lacks_vowels {
        budget
    } else {
        budget.min(55) - 10
    }
}

impl<'a> Sought<'a> {
    pub(crate) fn new(token: &'a Token, aim: Aim) -> Self {
        Self {
            token,
            look: Look::new(token.sign, &token.sounds, aim),
            swap_costs: token.sounds.iter().map(|sound| swap_costs(*sound)).collect(),
        }
    }

    /// What [`Self::likeness`] with the word of this sign can find, if anything.
    pub(crate) fn chance(&self, sign: Sign) -> Option<Chance> {
        self.look.chance(sign)
    }

    /// How alike the other word is, if it is.
    pub(crate) fn likeness(&self, other: &Token, chance: Chance) -> Option<Likeness> {
        let token = self.token;
        let weight = token.consonants.min(other.consonants);
        let found = |kind, cost| Likeness { kind, cost, weight };
        if token.plain == other.plain
            && token.lacks_vowels == other.lacks_vowels
            && (!token.lacks_vowels || token.sounds == other.sounds)
        {
            return Some(found(Kind::Letters, 0));
        }
        if token.plain.len().min(other.plain.len()) == 1 && !token.lacks_vowels && !other.lacks_vowels {
            let same = token.plain.chars().next() == other.plain.chars().next();
            return same.then(|| found(Kind::Initial, 80));
        }
        let few_letters = chance.slip && few_letters_differ(token, other);
        let begins = chance.begins && token.plain.len() >= 2 && other.plain.starts_with(&*token.plain);
        let may_sound_begun = chance.begins && token.sounds.len() >= 3 && token.consonants >= 2;
        let dearest = match () {
            () if few_letters => DEAREST,
            () if chance.far_slip => FAR_SLIP,
            () if chance.sounds_alike => MOST_SOUND,
            () if may_sound_begun => BEGINNING,
            () => return begins.then(|| found(Kind::Beginning, 40)),
        };
        let (whole, beginning) = self.sound_costs(other, dearest);
        if let Some(kind) = same_sound(token, other, whole) {
            return Some(found(kind, whole));
        }
        if begins || (may_sound_begun && beginning <= BEGINNING) {
            return Some(found(Kind::Beginning, 40));
        }
        if few_letters {
            let kind = if is_slip_of_hand(token, other, whole) {
                Kind::Slip
            } else {
                Kind::Letter
            };
            return Some(found(kind, whole.min(DEAREST)));
        }
        (chance.far_slip && whole <= FAR_SLIP).then(|| found(Kind::Letter, whole))
    }

    /// The cheapest way from one word's sounds to the other's, and to any beginning of the other's; given up beyond
    /// `dearest`.
    fn sound_costs(&self, other: &Token, dearest: u16) -> (u16, u16) {
        let one = self.token;
        let mut row = [0_u16; MOST_SOUNDS + 1];
        // What begins alike shows within a few sounds.
        let most = if dearest == BEGINNING {
            one.sounds.len() + 2
        } else {
            MOST_SOUNDS
        };
        let width = other.sounds.len().min(most);
        let last_other = other.sounds.len().saturating_sub(1);
        let other_lacks = other.lacks_vowels && !one.lacks_vowels;
        let one_lacks = one.lacks_vowels && !other.lacks_vowels;
        let mut drops = [0_u16; MOST_SOUNDS];
        for (at, sound) in other.sounds.iter().take(width).enumerate() {
            drops[at] = leaving_out(*sound, one_lacks && at < last_other);
            row[at + 1] = row[at] + drops[at];
        }
        for ((place, sound), within) in one.sounds.iter().enumerate().zip(&self.swap_costs) {
            let is_last = place + 1 == one.sounds.len();
            let leave_out = leaving_out(*sound, other_lacks && !is_last);
            let mut diagonal = row[0];
            row[0] += leave_out;
            let mut cheapest = row[0];
            for (at, other_sound) in other.sounds.iter().take(width).enumerate() {
                let swapped = diagonal + swap_cost(*sound, *other_sound, within, is_last && at == last_other);
                diagonal = row[at + 1];
                row[at + 1] = swapped.min(diagonal + leave_out).min(row[at] + drops[at]);
                cheapest = cheapest.min(row[at + 1]);
            }
            if cheapest > dearest {
                return (u16::MAX, u16::MAX);
            }
        }
        let beginning = row.iter().take(width + 1).copied().min().unwrap_or(u16::MAX);
        (
            if width == other.sounds.len() {
                row[width]
            } else {
                u16::MAX
            },
            beginning,
        )
    }
}

fn same_sound(one: &Token, other: &Token, cost: u16) -> Option<Kind> {
    let budget = sound_budget(one, other);
    if differ_in_ending(&one.sounds, &other.sounds) {
        (cost <= (budget + 60).min(MOST_SOUND)).then_some(Kind::Ending)
    } else {
        (cost <= budget).then_some(Kind::Sound)
    }
}

/// Whether exactly one of the two ends in `a` and the other in no vowel near it.
fn differ_in_ending(one: &[Sound], other: &[Sound]) -> bool {
    let feminine = |sounds: &[Sound]| heard_last(sounds).is_some_and(|last| last & SOUNDS == A);
    let neutral = |sounds: &[Sound]| {
        sounds
            .iter()
            .rev()
            .skip_while(|sound| drop_cost(**sound) < 60 && !is_vowel(**sound))
            .take_while(|sound| **sound & VOWELS != 0)
            .any(|sound| sound & (A | E) != 0)
    };
    (feminine(one) && !neutral(other)) || (feminine(other) && !neutral(one))
}

/// The last sound that is not a silent breath.
fn heard_last(sounds: &[Sound]) -> Option<Sound> {
    sounds
        .iter()
        .rev()
        .copied()
        .find(|sound| is_vowel(*sound) || drop_cost(*sound) >= 20)
}

/// One wrong letter in a word of four, two in a word of eight.
fn few_letters_differ(one: &Token, other: &Token) -> bool {
    strsim::osa_distance(&one.plain, &other.plain) <= usize::from(one.sign.allowed_edits(other.sign))
}

/// Whether hands rather than parents made the difference: never in the first letter, and only in a long word.
fn is_slip_of_hand(one: &Token, other: &Token, sound_cost: u16) -> bool {
    if differ_in_ending(&one.sounds, &other.sounds) {
        return false;
    }
    let one_consonant_at_most = sound_cost <= FAR_SLIP;
    let (one, other) = (one.plain.as_bytes(), other.plain.as_bytes());
    if one.first() != other.first() {
        return false;
    }
    let same_start = one
        .iter()
        .zip(other)
        .take_while(|(left, right)| left == right)
        .count();
    let same_end = one
        .iter()
        .rev()
        .zip(other.iter().rev())
        .take_while(|(left, right)| left == right)
        .count();
    let shorter = one.len().min(other.len());
    let same_end = same_end.min(shorter - same_start);
    let (left, right) = (
        &one[same_start..one.len() - same_end],
        &other[same_start..other.len() - same_end],
    );
    match (left, right) {
        // Hamid and Hamdi differ in their ending, whichever hand made it.
        ([a, b], [c, d]) if a == d && b == c => {
            shorter >= 5 && (same_end > 0 || is_consonant(*a) == is_consonant(*b))
        }
        _ if !one_consonant_at_most => false,
        ([a], [b]) => shorter >= 6 && are_neighbours(*a, *b),
        ([_], []) | ([], [_]) => shorter >= 7,
        _ => shorter >= 10 && left.len().max(right.len()) <= 3,
    }
}

fn is_consonant(letter: u8) -> bool {
    !b"aeiouy".contains(&letter)
}

/// Whether two letters lie beside each other on a German keyboard.
fn are_neighbours(one: u8, other: u8) -> bool {
    let place = |letter: u8| {
        let rows: [&[u8]; 3] = [b"qwertzuiop", b"asdfghjkl", b"yxcvbnm"];
        rows.iter().enumerate().find_map(|(row, keys)| {
            keys.iter()
                .position(|key| *key == letter)
                .map(|column| (row, column))
        })
    };
    match (place(one), place(other)) {
        (Some((row, column)), Some((other_row, other_column))) => {
            row.abs_diff(other_row) <= 1 && column.abs_diff(other_column) <= 1
        }
        _ => false,
    }
}

/// What leaving a sound out costs; a short vowel next to nothing where the other script does not write it. It does
/// write the second half of a diphthong: Hassan is written without an i, Hussein with one.
fn leaving_out(sound: Sound, other_lacks_vowels: bool) -> u16 {
    let cost = drop_cost(sound);
    if !other_lacks_vowels || !is_vowel(sound) || sound & FIRST != 0 || cost > 40 {
        cost
    } else if cost <= 10 && sound & SOUNDS == I {
        40
    } else {
        5
    }
}

#[cfg(test)]
mod tests {
    use super::super::romanise;
    use super::*;

    fn likeness(one: &str, other: &str, aim: Aim) -> Option<Kind> {
        let token = |word: &str| Token::read(&romanise::with_marks(word), false);
        let (one, other) = (token(one), token(other));
        let sought = Sought::new(&one, aim);
        sought
            .likeness(&other, sought.chance(other.sign)?)
            .map(|likeness| likeness.kind)
    }

    fn check(one: &str, other: &str, expected: Option<Kind>) {
        assert_eq!(likeness(one, other, Aim::Slips), expected, "{one} {other}");
        assert_eq!(likeness(other, one, Aim::Slips), expected, "{other} {one}");
    }

    #[test]
    fn spellings_of_one_name_sound_alike() {
        check("Yıldız", "Yildiz", Some(Kind::Letters));
        for (one, other) in [
            ("Mohammed", "Muhamad"),
            ("Oleksandr", "Aleksander"),
            ("Oleksandr", "Alexander"),
            ("Shevchenko", "Schewtschenko"),
            ("Serhii", "Sergej"),
            ("Cemal", "Dschamal"),
            ("Krasniqi", "Krasnići"),
            ("Müller", "Mueller"),
        ] {
            check(one, other, Some(Kind::Sound));
        }
    }

    #[test]
    fn names_of_brothers_and_sisters_do_not() {
        for (one, other) in [
            ("Hassan", "Hussein"),
            ("Ghassan", "Hassan"),
            ("Jamal", "Kamal"),
            ("Nadia", "Nada"),
        ] {
            let kind = likeness(one, other, Aim::Slips);
            assert!(
                kind.is_none_or(|kind| kind >= Kind::Letter),
                "{one} {other}: {kind:?}"
            );
        }
        check("Ivan", "Ivana", Some(Kind::Ending));
        check("Alexander", "Alexandra", Some(Kind::Ending));
    }

    #[test]
    fn slips_of_hand_are_told_from_other_names() {
        check("Schneider", "Schnieder", Some(Kind::Sound));
        check("Petrenko", "Petrneko", Some(Kind::Sound));
        check("Hartmann", "Hatrmann", Some(Kind::Slip));
        check("Shevchenko", "Shevchemko", Some(Kind::Slip));
        check("Hamid", "Hamdi", Some(Kind::Letter));
        check("Marina", "Martina", Some(Kind::Letter));
        check("Lara", "Sara", Some(Kind::Letter));
        check("Ali", "Alo", None);
    }

    #[test]
    fn a_begun_word_is_found_in_letters_and_in_sound() {
        assert_eq!(likeness("shev", "Shevchenko", Aim::Typing), Some(Kind::Beginning));
        assert_eq!(
            likeness("Schewtsch", "Shevchenko", Aim::Typing),
            Some(Kind::Beginning)
        );
        assert_eq!(likeness("shev", "Shevchenko", Aim::Slips), None);
    }
}
