//! A word's letters as sounds: each letter or group of letters is the set of sounds it stands for in some language.
//!
//! `c` is k (Carl), ts (Kuznecov), tsch (Ciobanu) or dsch (Cemal): two words sound alike where such sets meet. So no
//! language needs to be guessed. Not a table of names: only letters are known here.

use super::costs::{
    A, B, D, DJ, E, F, FIRST, G, GH, H, I, K, KH, KS, L, M, N, O, P, R, S, SH, Sound, T, TS, TSH, U, V,
    VOWELS, Z, ZH, is_vowel, with_drop_cost,
};

/// No name has more sounds; what lies beyond is not compared.
pub(crate) const MOST_SOUNDS: usize = 40;

/// Groups of letters, longest first.
const GROUPS: &[(&str, &[Sound])] = &[
    ("schtsch", &[SH, TSH]),
    ("tzsch", &[TSH]),
    ("tsch", &[TSH]),
    ("dsch", &[DJ]),
    ("szcz", &[SH, TSH]),
    ("sch", &[SH | ZH]),
    ("dzh", &[DJ]),
    ("tch", &[TSH]),
    ("chs", &[KS]),
    ("dž", &[DJ]),
    ("dż", &[DJ]),
    ("dź", &[DJ]),
    ("gj", &[DJ | G]),
    ("kj", &[K | TSH]),
    ("xh", &[DJ]),
    ("sh", &[SH]),
    ("zh", &[ZH]),
    ("kh", &[KH]),
    ("gh", &[GH]),
    ("ch", &[KH | TSH | SH | K | H]),
    ("ph", &[F]),
    ("th", &[T | S]),
    ("dh", &[D | Z]),
    ("ck", &[K]),
    ("ts", &[TS]),
    ("tz", &[TS]),
    ("cz", &[TSH]),
    ("cs", &[TSH | KS]),
    ("sz", &[S | SH]),
    ("zs", &[ZH]),
    ("ks", &[KS]),
    ("zz", &[Z | TS]),
    ("dt", &[D | T]),
    ("qu", &[K, U | V]),
    ("ou", &[U | O]),
    ("oo", &[U | O]),
    ("ee", &[I | E]),
];

#[derive(Clone, Copy)]
struct Heard {
    sound: Sound,
    letter: char,
    is_soft: bool,
}

/// The sounds of a word that [`super::romanise::with_marks`] made.
pub(crate) fn of(latin: &str) -> Vec<Sound> {
    let heard = without_repeats(&hear(latin));
    (0..heard.len()).map(|at| placed(&heard, at)).collect()
}

fn hear(latin: &str) -> Vec<Heard> {
    let mut heard = Vec::with_capacity(latin.len());
    let mut rest = latin;
    while let Some(letter) = rest.chars().next() {
        if heard.len() >= MOST_SOUNDS {
            break;
        }
        if let Some((group, sounds)) = GROUPS.iter().find(|(group, _)| rest.starts_with(group)) {
            heard.extend(sounds.iter().map(|sound| Heard {
                sound: *sound,
                letter,
                is_soft: false,
            }));
            rest = &rest[group.len()..];
            continue;
        }
        rest = &rest[letter.len_utf8()..];
        let next = rest.chars().next();
        let before = heard.last().copied();
        heard.extend(single(letter, before, next));
        if matches!(letter, 'ą' | 'ę') {
            heard.push(Heard {
                sound: N | M,
                letter,
                is_soft: true,
            });
        }
    }
    heard
}

/// One letter by itself, between what was heard before and the letter after it.
fn single(letter: char, before: Option<Heard>, next: Option<char>) -> Option<Heard> {
    let before_light = matches!(next, Some('e' | 'i' | 'y' | 'é' | 'ê' | 'ı'));
    let sound = match letter {
        'c' if before_light => S | TS | TSH | DJ,
        'c' => K | TS | TSH | DJ,
        'g' if before_light => G | DJ,
        'j' => I | DJ | ZH,
        'o' if before.is_some_and(|before| matches!(before.letter, 'i' | 'y' | 'j')) => O | E,
        'q' => K | G | GH | TSH,
        'w' => V | U,
        'x' => KS | KH | DJ,
        'y' | 'í' | 'ı' | 'î' => I,
        'z' if before.is_some_and(|before| before.letter == 'd') => Z | TS | DJ,
        'z' => Z | TS,
        'ß' => S,
        'ä' | 'æ' | 'ə' => A | E,
        'ö' | 'ø' | 'ő' | 'œ' => O | E,
        'ü' | 'ű' => U | I,
        'â' => A | I,
        'å' | 'ą' => A | O,
        'ó' => O | U,
        'ư' => U,
        'č' | 'ć' => TSH | TS,
        'ç' => TSH | S,
        'š' | 'ş' | 'ș' | 'ś' => SH | S,
        'ž' | 'ż' | 'ź' => ZH | Z,
        'ț' | 'ţ' => TS | T,
        'ğ' => G,
        'ǰ' | 'ǵ' => DJ | G,
        'ḱ' => K | TSH,
        'đ' => DJ | D,
        'ð' => D,
        'þ' => T,
        'ł' => L,
        'ř' => R | ZH,
        'ʿ' => VOWELS,
        'ẃ' => U | O | V,
        'ẏ' => I | E,
        _ => return plain(letter, next),
    };
    let is_soft = matches!(letter, 'ğ' | 'ʿ');
    Some(Heard {
        sound,
        letter,
        is_soft,
    })
}

/// A letter whose marks do not matter, by its base letter; the d of `dj` and `dz` may be mute (Djamal, Hodza).
fn plain(letter: char, next: Option<char>) -> Option<Heard> {
    let base = unicode_normalization::UnicodeNormalization::nfd(std::iter::once(letter)).next()?;
    let sound = match base {
        'a' => A,
        'b' => B,
        'd' => D,
        'e' => E,
        'f' => F,
        'g' => G,
        'h' => H,
        'i' | 'y' => I,
        'k' => K,
        'l' => L,
        'm' => M,
        'n' => N,
        'o' => O,
        'p' => P,
        'r' => R,
        's' => S,
        't' => T,
        'u' => U,
        'v' => V,
        'z' => Z,
        'c' => K | TS | TSH,
        _ => return None,
    };
    Some(Heard {
        sound,
        letter: base,
        is_soft: letter == 'ë' || (base == 'd' && matches!(next, Some('j' | 'z'))),
    })
}

/// Doubled letters once (Mohammed, Mohamed); a doubled i at the end is the Slavic ending that many leave out.
fn without_repeats(heard: &[Heard]) -> Vec<Heard> {
    let mut once: Vec<Heard> = Vec::with_capacity(heard.len());
    let ends = |at: usize| at + 1 == heard.len();
    for (at, next) in heard.iter().enumerate() {
        match once.last_mut() {
            Some(last)
                if is_glide(*last)
                    && is_glide(*next)
                    && (ends(at) || (last.letter != 'j' && next.letter != 'j')) =>
            {
                let is_soft = ends(at);
                *last = Heard {
                    sound: last.sound & next.sound,
                    letter: 'i',
                    is_soft,
                };
            }
            Some(last) if last.sound == next.sound => {}
            _ => once.push(*next),
        }
    }
    if let [.., before, last] = once.as_mut_slice()
        && last.letter == 'y'
        && !is_vowel(before.sound)
    {
        last.is_soft = true;
    }
    once
}

fn is_glide(heard: Heard) -> bool {
    heard.sound & I != 0 && heard.sound & (A | E | O | U) == 0
}

/// The sound with its place in the word and what leaving it out costs there.
fn placed(heard: &[Heard], at: usize) -> Sound {
    let Heard {
        sound,
        letter,
        is_soft,
    } = heard[at];
    let before = at.checked_sub(1).map(|index| heard[index]);
    let next = heard.get(at + 1).copied();
    let glide_before = |before: Heard| at == 1 && is_vowel(sound) && (is_glide(before) || before.sound == H);
    let mut placed = sound;
    if before.is_none_or(glide_before) {
        placed |= FIRST;
    }
    let cost = if is_soft {
        if letter == 'y' || letter == 'i' { 20 } else { 10 }
    } else if sound == H {
        breath_cost(before, next)
    } else if letter == 'j' || is_vowel(sound) {
        vowel_cost(heard, at)
    } else if sound == (V | U) && before.is_some_and(|before| is_vowel(before.sound)) {
        30
    } else {
        100
    };
    with_drop_cost(placed, cost)
}

/// Leaving out an h: hardly heard after a vowel and at the beginning, part of the spelling after a consonant.
fn breath_cost(before: Option<Heard>, next: Option<Heard>) -> u16 {
    let vowel_next = next.is_some_and(|next| is_vowel(next.sound));
    match before {
        None => 20,
        Some(before) if is_vowel(before.sound) && vowel_next => 30,
        Some(before) if is_vowel(before.sound) => 15,
        Some(_) => 50,
    }
}

/// Leaving out a vowel or glide: cheap beside another vowel, dear where it tells people apart (Amin, Amina, Amini).
fn vowel_cost(heard: &[Heard], at: usize) -> u16 {
    let sound = heard[at].sound;
    let vowel_next = heard.get(at + 1).is_some_and(|next| is_vowel(next.sound));
    let Some(before) = at.checked_sub(1).map(|index| heard[index]) else {
        let glides = vowel_next && sound & I != 0;
        let before_e = heard.get(1).is_some_and(|next| next.sound & E != 0);
        return match (glides, before_e) {
            (true, true) => 15,
            (true, false) => 60,
            (false, _) => 40,
        };
    };
    let after_vowel = is_vowel(before.sound) || is_glide(before);
    let after_consonant_and_glide = is_glide(before) && at >= 2 && !is_vowel(heard[at - 2].sound);
    let Some(next) = heard.get(at + 1) else {
        return match sound {
            A => 60,
            E if after_consonant_and_glide => 30,
            _ if after_vowel => 10,
            _ if sound & (A | E | I) != 0 => 60,
            _ => 15,
        };
    };
    let ends_next = at + 2 == heard.len();
    let follows_palatal = before.sound & (DJ | TSH) != 0;
    let is_close = sound & (I | U) != 0 && sound & A == 0;
    let is_syllable = is_close && (next.sound == A || (ends_next && sound & I != 0 && next.sound == E));
    if is_syllable && !after_vowel && !follows_palatal {
        50
    } else if sound == A && after_consonant_and_glide {
        40
    } else if sound == U && after_vowel {
        30
    } else if after_vowel || vowel_next {
        10
    } else {
        30
    }
}
