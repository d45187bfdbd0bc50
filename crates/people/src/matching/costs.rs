//! How far two sounds lie apart, in hundredths of a wrong letter. Knows no words and no names.

/// A set of sounds that one letter may stand for (low 28 bits), with what leaving it out costs (above).
pub(crate) type Sound = u32;

pub(crate) const A: Sound = 1;
pub(crate) const E: Sound = 1 << 1;
pub(crate) const I: Sound = 1 << 2;
pub(crate) const O: Sound = 1 << 3;
pub(crate) const U: Sound = 1 << 4;
pub(crate) const B: Sound = 1 << 5;
pub(crate) const P: Sound = 1 << 6;
pub(crate) const M: Sound = 1 << 7;
pub(crate) const F: Sound = 1 << 8;
pub(crate) const V: Sound = 1 << 9;
pub(crate) const D: Sound = 1 << 10;
pub(crate) const T: Sound = 1 << 11;
pub(crate) const N: Sound = 1 << 12;
pub(crate) const L: Sound = 1 << 13;
pub(crate) const R: Sound = 1 << 14;
pub(crate) const S: Sound = 1 << 15;
pub(crate) const Z: Sound = 1 << 16;
/// As in German `sch`.
pub(crate) const SH: Sound = 1 << 17;
/// As in French `j`.
pub(crate) const ZH: Sound = 1 << 18;
/// As in German `tsch`.
pub(crate) const TSH: Sound = 1 << 19;
/// As in German `dsch`.
pub(crate) const DJ: Sound = 1 << 20;
pub(crate) const TS: Sound = 1 << 21;
pub(crate) const K: Sound = 1 << 22;
pub(crate) const G: Sound = 1 << 23;
/// As in German `ach`.
pub(crate) const KH: Sound = 1 << 24;
pub(crate) const H: Sound = 1 << 25;
pub(crate) const KS: Sound = 1 << 26;
/// As in Arabic Ghassan, who is not Hassan.
pub(crate) const GH: Sound = 1 << 27;

/// All vowels.
pub(crate) const VOWELS: Sound = A | E | I | O | U;
/// How many sounds there are.
pub(crate) const KINDS: usize = 28;
/// All sounds, without the flags.
pub(crate) const SOUNDS: Sound = (1 << KINDS) - 1;
/// The word begins here.
pub(crate) const FIRST: Sound = 1 << 28;
const DROP_SHIFT: u32 = 29;

/// What leaving a sound out costs, by the class stored with it.
const DROP_COSTS: [u16; 8] = [10, 15, 20, 30, 40, 50, 60, 100];

/// The sound with the dearest drop class that costs at most `cost`.
pub(crate) fn with_drop_cost(sound: Sound, cost: u16) -> Sound {
    let class = DROP_COSTS.iter().rposition(|known| *known <= cost).unwrap_or(0);
    (sound & ((1 << DROP_SHIFT) - 1)) | (u32::try_from(class).unwrap_or(0) << DROP_SHIFT)
}

/// What leaving this sound out costs.
pub(crate) fn drop_cost(sound: Sound) -> u16 {
    DROP_COSTS[(sound >> DROP_SHIFT) as usize]
}

/// Whether all the sound can be is a vowel.
pub(crate) fn is_vowel(sound: Sound) -> bool {
    sound & SOUNDS & !VOWELS == 0
}

/// A wrong consonant; vowels among themselves never cost as much.
const CONSONANT: u8 = 130;
/// A vowel where a consonant should be.
const CROSSED: u8 = 150;

/// Sounds that one alphabet or ear writes for the other. Everything not named is as far as can be.
const NEAR: &[(Sound, Sound, u8)] = &[
    (A, E, 10),
    (E, I, 10),
    (O, U, 10),
    (I, U, 40),
    (O, E, 40),
    (E, U, 45),
    (A, O, 50),
    (A, I, 50),
    (O, I, 50),
    (A, U, 60),
    (S, Z, 20),
    (S, SH, 30),
    (Z, SH, 40),
    (Z, ZH, 30),
    (SH, ZH, 20),
    (TSH, SH, 30),
    (TSH, DJ, 30),
    (TSH, TS, 30),
    (DJ, ZH, 20),
    (DJ, G, 30),
    (DJ, I, 30),
    (DJ, Z, 40),
    (TS, S, 40),
    (TS, Z, 30),
    (TS, T, 40),
    (D, T, 40),
    (B, P, 40),
    (G, K, 50),
    (G, H, 10),
    (G, KH, 40),
    (K, KH, 30),
    (KH, H, 15),
    (V, F, 20),
    (V, U, 20),
    (F, P, 40),
    (F, U, 40),
    (B, V, 40),
    (D, Z, 40),
    (T, S, 50),
    (TSH, K, 50),
    (KS, S, 50),
    (KS, K, 50),
    (G, I, 30),
    (ZH, I, 30),
    (GH, G, 10),
    (GH, KH, 40),
];

/// At the beginning of a word vowels wander (Oleksandr, Aleksandr) and consonants hold (Tina is not Dina).
const NEAR_FIRST: &[(Sound, Sound, u8)] = &[(O, E, 20), (A, E, 25), (O, A, 35), (S, Z, 35)];

/// At the end of a word consonants lose their voice (Ahmed, Ahmet).
const NEAR_LAST: &[(Sound, Sound, u8)] = &[(D, T, 15), (B, P, 15), (G, K, 30)];

type Matrix = [[u8; KINDS]; KINDS];

const fn base() -> Matrix {
    let mut matrix = [[CONSONANT; KINDS]; KINDS];
    let mut vowel = 0;
    while vowel < 5 {
        let mut consonant = 5;
        while consonant < KINDS {
            matrix[vowel][consonant] = CROSSED;
            matrix[consonant][vowel] = CROSSED;
            consonant += 1;
        }
        vowel += 1;
    }
    with(matrix, NEAR)
}

const fn with(mut matrix: Matrix, near: &[(Sound, Sound, u8)]) -> Matrix {
    let mut index = 0;
    while index < near.len() {
        let (one, other) = (
            near[index].0.trailing_zeros() as usize,
            near[index].1.trailing_zeros() as usize,
        );
        matrix[one][other] = near[index].2;
        matrix[other][one] = near[index].2;
        index += 1;
    }
    matrix
}

static WITHIN: Matrix = base();
static AT_FIRST: Matrix = with(base(), NEAR_FIRST);
static AT_LAST: Matrix = with(base(), NEAR_LAST);

/// What hearing each single sound for this one costs, within a word.
pub(crate) fn swap_costs(sound: Sound) -> [u8; KINDS] {
    cheapest_row(sound, &WITHIN)
}

fn cheapest_row(sound: Sound, matrix: &Matrix) -> [u8; KINDS] {
    let mut row = [CROSSED; KINDS];
    for (kind, costs) in matrix
        .iter()
        .enumerate()
        .filter(|(kind, _)| sound & (1 << kind) != 0)
    {
        for (cheapest, cost) in row.iter_mut().zip(costs) {
            *cheapest = (*cheapest).min(*cost);
        }
        row[kind] = 0;
    }
    row
}

/// What hearing one sound for the other costs: nothing if the letters can stand for the same sound.
///
/// `within` are the [`swap_costs`] of `one`; where both words begin, or both end (`end_both`), other costs hold.
pub(crate) fn swap_cost(one: Sound, other: Sound, within: &[u8; KINDS], end_both: bool) -> u16 {
    if one & other & SOUNDS != 0 {
        return 0;
    }
    if one & other & FIRST != 0 {
        return cheapest(&cheapest_row(one, &AT_FIRST), other);
    }
    if end_both {
        cheapest(&cheapest_row(one, &AT_LAST), other)
    } else {
        cheapest(within, other)
    }
}

fn cheapest(row: &[u8; KINDS], other: Sound) -> u16 {
    let mut cheapest = CROSSED;
    let mut others = other & SOUNDS;
    while others != 0 {
        cheapest = cheapest.min(row[others.trailing_zeros() as usize]);
        others &= others - 1;
    }
    u16::from(cheapest)
}

/// Every sound that lies near one of these, for a quick look before the exact comparison.
pub(crate) fn surroundings(sound: Sound) -> Sound {
    let mut around = sound & SOUNDS;
    for (one, other, _) in NEAR.iter().chain(NEAR_FIRST).chain(NEAR_LAST) {
        if sound & one != 0 {
            around |= other;
        }
        if sound & other != 0 {
            around |= one;
        }
    }
    around
}
