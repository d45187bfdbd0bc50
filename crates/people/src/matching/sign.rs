//! A quick look at two words: could they be alike at all? Never says no to words that are.
//!
//! Looking for one word passes all words of the index, so nearly all must be told apart by a few numbers that lie
//! close together in memory.

use super::costs::{A, E, O, SOUNDS, Sound, drop_cost, is_vowel, surroundings};

/// One end of a word: its outermost firm consonant, and every sound from the end up to it.
#[derive(Clone, Copy, Default)]
struct Edge {
    firm: Sound,
    upto: Sound,
}

impl Edge {
    fn new<'a>(inwards: impl Iterator<Item = &'a Sound>) -> Self {
        let mut edge = Self::default();
        for sound in inwards {
            edge.upto |= sound & SOUNDS;
            if is_firm(*sound) {
                edge.firm = sound & SOUNDS;
                break;
            }
        }
        edge
    }

    /// Whether the firm consonants may answer each other, or one of them a sound farther out.
    fn may_answer(self, around: Self, other: Self) -> bool {
        self.firm == 0 || other.firm == 0 || other.firm & around.upto != 0 || other.upto & around.firm != 0
    }

    fn surroundings(self) -> Self {
        Self {
            firm: surroundings(self.firm),
            upto: surroundings(self.upto),
        }
    }
}

/// What a quick look needs to know of a word.
#[derive(Clone, Copy, Default)]
pub(crate) struct Sign {
    /// Every sound that occurs.
    occurring: Sound,
    /// The consonants that can be heard as nothing else.
    certain: Sound,
    start: Edge,
    end: Edge,
    /// The sounds near any that occurs.
    around: Sound,
    /// How many firm consonants it has, and how many sounds that could answer one.
    firm: u8,
    answerable: u8,
    /// Which of the letters a–z occur, one bit each.
    letters: u32,
    /// The first six letters, five bits each, the first highest.
    head: u32,
    /// How many letters a–z it has.
    length: u8,
    pub(crate) consonants: u8,
    lacks_vowels: bool,
}

impl Sign {
    /// The sign of a word with these sounds and plain letters.
    pub(crate) fn new(sounds: &[Sound], plain: &str, consonants: u8, lacks_vowels: bool) -> Self {
        let firm = || {
            sounds
                .iter()
                .map(|sound| sound & SOUNDS)
                .zip(sounds)
                .filter(|(_, sound)| is_firm(**sound))
        };
        let count = |is: &dyn Fn(Sound) -> bool| {
            u8::try_from(sounds.iter().filter(|sound| is(**sound)).count()).unwrap_or(u8::MAX)
        };
        Self {
            occurring: sounds.iter().fold(0, |all, sound| all | (sound & SOUNDS)),
            certain: firm()
                .filter(|(kinds, _)| kinds.is_power_of_two())
                .fold(0, |all, (kinds, _)| all | kinds),
            around: sounds.iter().fold(0, |all, sound| all | surroundings(*sound)),
            firm: count(&|sound| is_firm(sound)),
            answerable: count(&|sound| sound & SOUNDS & !(A | E | O) != 0),
            start: Edge::new(sounds.iter()),
            end: Edge::new(sounds.iter().rev()),
            letters: plain.bytes().fold(0, |all, letter| all | 1 << (letter - b'a')),
            head: plain.bytes().take(6).zip(0_u32..).fold(0, |head, (letter, at)| {
                head | u32::from(letter - b'a' + 1) << (5 * (5 - at))
            }),
            length: u8::try_from(plain.len()).unwrap_or(u8::MAX),
            consonants,
            lacks_vowels,
        }
    }

    /// How many letters may be wrong: one in a word of four, two in a word of eight.
    pub(crate) fn allowed_edits(self, other: Self) -> u8 {
        let shorter = self.length.min(other.length);
        u8::from(shorter >= 4) + u8::from(shorter >= 8)
    }

    /// Whether few enough letters differ: a wrong one takes one away and puts another in.
    pub(crate) fn may_be_slip(self, other: Self) -> bool {
        let allowed = self.allowed_edits(other);
        !self.lacks_vowels
            && !other.lacks_vowels
            && self.length.abs_diff(other.length) <= allowed
            && (self.letters ^ other.letters).count_ones() <= 2 * u32::from(allowed)
    }
}

/// Whether one word of this length and head begins the other, as far as the head tells.
fn heads_agree(typed: Sign, other: Sign) -> bool {
    let shown = 5 * u32::from(typed.length.min(6));
    typed.length >= 2 && (typed.head ^ other.head) >> (30 - shown) == 0
}

/// Whether the sound is a consonant that is not left out for less than a wrong letter.
fn is_firm(sound: Sound) -> bool {
    !is_vowel(sound) && drop_cost(sound) >= 100
}

/// What a comparison could still find.
#[expect(
    clippy::struct_excessive_bools,
    reason = "four chances that do not exclude each other"
)]
#[derive(Clone, Copy)]
pub(crate) struct Chance {
    /// The same sound, or nearly.
    pub(crate) sounds_alike: bool,
    /// The beginning of the other word.
    pub(crate) begins: bool,
    /// Few wrong letters.
    pub(crate) slip: bool,
    /// One wrong consonant in a long word.
    pub(crate) far_slip: bool,
}

/// What is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Aim {
    /// The same name in whatever spelling.
    SameName,
    /// Also slips of the keys.
    Slips,
    /// Also words that are only begun, and wilder slips: someone is typing and will choose.
    Typing,
}

/// The quick look for one word.
pub(crate) struct Look {
    sign: Sign,
    /// For each firm consonant, the sounds near it.
    near: Vec<Sound>,
    around_start: Edge,
    around_end: Edge,
    aim: Aim,
}

impl Look {
    /// A look for the word with this sign and these sounds.
    pub(crate) fn new(sign: Sign, sounds: &[Sound], aim: Aim) -> Self {
        Self {
            sign,
            near: sounds
                .iter()
                .filter(|sound| is_firm(**sound))
                .map(|sound| surroundings(*sound))
                .collect(),
            around_start: sign.start.surroundings(),
            around_end: sign.end.surroundings(),
            aim,
        }
    }

    /// What a comparison with the word of this sign can find, if anything.
    pub(crate) fn chance(&self, other: Sign) -> Option<Chance> {
        let is_typing = self.aim == Aim::Typing;
        let starts_alike = self.sign.start.may_answer(self.around_start, other.start);
        let all_answered = starts_alike
            && self.sign.firm <= other.answerable
            && self.near.iter().all(|near| near & other.occurring != 0);
        let ends_alike = starts_alike && self.sign.end.may_answer(self.around_end, other.end);
        let may_sound_begun = all_answered && self.sign.consonants >= 2;
        let chance = Chance {
            begins: is_typing && (may_sound_begun || heads_agree(self.sign, other)),
            sounds_alike: all_answered
                && ends_alike
                && other.firm <= self.sign.answerable
                && other.certain & !self.sign.around == 0,
            slip: self.aim != Aim::SameName && self.sign.may_be_slip(other),
            far_slip: is_typing && ends_alike && self.may_be_far_slip(other),
        };
        let initial = self.sign.length == 1 || other.length == 1;
        (initial || chance.begins || chance.sounds_alike || chance.slip || chance.far_slip).then_some(chance)
    }

    /// Five consonants or more, all but one answered.
    fn may_be_far_slip(&self, other: Sign) -> bool {
        self.sign.consonants.min(other.consonants) >= 5
            && self.sign.consonants.abs_diff(other.consonants) <= 1
            && self.sign.lacks_vowels == other.lacks_vowels
            && self
                .near
                .iter()
                .filter(|near| *near & other.occurring == 0)
                .count()
                <= 1
    }
}
