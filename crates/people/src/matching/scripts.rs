//! Letters of other scripts as Latin letters with marks. Not a standard romanisation: only sounds that names need.
//!
//! Private letters stand where a script leaves a choice open: `ʿ` any vowel or none, `ẃ` the Arabic waw (u, o, w),
//! `ẏ` the Arabic ya (i, e, y), `ǰ` the Arabic jim (dsch, g), `ḥ` an h that makes no group with the letter before it.

/// The Latin spelling of a Cyrillic, Greek, Arabic or Ethiopic letter; `None` for any other letter.
pub(crate) fn latin(letter: char) -> Option<&'static str> {
    match letter {
        '\u{0370}'..='\u{03ff}' => greek(letter),
        '\u{0400}'..='\u{04ff}' => cyrillic(letter),
        '\u{0600}'..='\u{06ff}' => arabic(letter),
        _ => None,
    }
}

/// Whether the letter belongs to a script that leaves short vowels out.
pub(crate) fn leaves_vowels_out(letter: char) -> bool {
    matches!(letter, '\u{0600}'..='\u{06ff}')
}

fn cyrillic(letter: char) -> Option<&'static str> {
    Some(match letter {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' => "g",
        'ѓ' => "ǵ",
        'д' => "d",
        'ђ' => "đ",
        'е' | 'э' => "e",
        'є' => "ye",
        'ё' => "yo",
        'ж' => "ž",
        'з' => "z",
        'ѕ' => "dz",
        'и' | 'і' => "i",
        'й' | 'ы' => "y",
        'ї' => "yi",
        'ј' => "j",
        'к' => "k",
        'ќ' => "ḱ",
        'л' => "l",
        'љ' => "lj",
        'м' => "m",
        'н' => "n",
        'њ' => "nj",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'ћ' => "ć",
        'у' => "u",
        'ў' => "w",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "č",
        'џ' => "dž",
        'ш' => "š",
        'щ' => "šč",
        'ъ' | 'ь' => "",
        'ю' => "yu",
        'я' => "ya",
        _ => return None,
    })
}

fn greek(letter: char) -> Option<&'static str> {
    Some(match letter {
        'α' | 'ά' => "a",
        'β' => "v",
        'γ' => "g",
        'δ' => "d",
        'ε' | 'έ' => "e",
        'ζ' => "z",
        'η' | 'ή' | 'ι' | 'ί' | 'ϊ' | 'ΐ' => "i",
        'θ' => "th",
        'κ' => "k",
        'λ' => "l",
        'μ' => "m",
        'ν' => "n",
        'ξ' => "x",
        'ο' | 'ό' | 'ω' | 'ώ' => "o",
        'π' => "p",
        'ρ' => "r",
        'σ' | 'ς' => "s",
        'τ' => "t",
        'υ' | 'ύ' | 'ϋ' | 'ΰ' => "ü",
        'φ' => "f",
        'χ' => "ch",
        'ψ' => "ps",
        _ => return None,
    })
}

fn arabic(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ا' | 'آ' | 'ى' | 'ة' | 'ٱ' => "a",
        'أ' | 'إ' | 'ع' | 'ئ' | 'ؤ' | 'ء' => "ʿ",
        'ب' => "b",
        'پ' => "p",
        'ت' | 'ط' => "t",
        'ث' => "th",
        'ج' => "ǰ",
        'چ' => "č",
        'ح' | 'ه' | 'ۀ' | 'ە' | 'ہ' | 'ھ' => "ḥ",
        'خ' => "kh",
        'د' => "d",
        'ذ' | 'ض' => "dh",
        'ر' | 'ڕ' => "r",
        'ز' | 'ظ' => "z",
        'ژ' => "ž",
        'س' | 'ص' => "s",
        'ش' => "š",
        'غ' => "gh",
        'ف' => "f",
        'ڤ' => "v",
        'ق' => "q",
        'ك' | 'ک' => "k",
        'گ' => "g",
        'ل' | 'ڵ' => "l",
        'م' => "m",
        'ن' => "n",
        'و' | 'ۆ' => "ẃ",
        'ي' | 'ی' | 'ې' | 'ێ' => "ẏ",
        _ => return None,
    })
}

/// The consonants of the Ethiopic rows of eight from U+1200 on; an empty one carries only a vowel.
const ETHIOPIC_ROWS: [&str; 44] = [
    "h", "l", "h", "m", "s", "r", "s", "š", "q", "q", "q", "q", "b", "v", "t", "č", "h", "h", "n", "n", "",
    "k", "k", "kh", "kh", "w", "", "z", "ž", "y", "d", "d", "dj", "g", "g", "g", "t", "č", "p", "ts", "ts",
    "f", "p", "",
];

/// The Latin spelling of an Ethiopic syllable: its consonant and its vowel.
pub(crate) fn ethiopic(letter: char) -> Option<(&'static str, &'static str)> {
    let offset = u32::from(letter).checked_sub(0x1200)?;
    let row = usize::try_from(offset / 8).ok()?;
    let consonant = *ETHIOPIC_ROWS.get(row)?;
    let vowel = match offset % 8 {
        0 if consonant.is_empty() => "a",
        0 | 4 => "e",
        1 => "u",
        2 => "i",
        3 => "a",
        5 => "ë",
        6 => "o",
        _ => "wa",
    };
    Some((consonant, vowel))
}
