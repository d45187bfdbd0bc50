//! Cuts names into words: particles that may be missing, double names, compounds written together or apart.
//! Knows how names are built in general, but no single name.

use super::names::Names;
use super::romanise;
use super::scripts;
use super::token::Token;

/// Where a word stands; a typed query does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Any,
    Given,
    Family,
    Former,
}

/// What a word is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// A name of its own.
    Name,
    /// A particle (von, al, ibn, Dr.) that another clerk may have left out.
    Loose,
    /// Neighbours written together, or a name without the article that grew onto it.
    Variant,
}

/// A word within someone's names; `token` says which, in the list it came with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    pub(crate) token: u32,
    /// The places it covers, one bit each.
    pub(crate) span: u16,
    pub(crate) field: Field,
    pub(crate) role: Role,
}

impl Word {
    /// The same word with its token's number.
    pub(crate) fn numbered(self, token: u32) -> Self {
        Self { token, ..self }
    }
}

/// A word before it has a token: Latin letters with marks.
pub(crate) struct Cut {
    pub(crate) latin: String,
    pub(crate) lacks_vowels: bool,
    pub(crate) word: Word,
}

/// Words with tokens of their own, for a query or a pair.
pub(crate) struct Phrase {
    pub(crate) tokens: Vec<Token>,
    pub(crate) words: Vec<Word>,
}

/// More words than this a person has not; the rest is not compared.
const MOST_WORDS: usize = 14;
/// Letters of one word that are looked at.
const MOST_LETTERS: usize = 40;

/// Particles and titles that one clerk writes and the other does not, before any name.
const LOOSE: &[&str] = &[
    "al",
    "el",
    "ul",
    "ibn",
    "bin",
    "ben",
    "bint",
    "binti",
    "abu",
    "abou",
    "umm",
    "um",
    "dr",
    "prof",
    "med",
    "dipl",
    "ing",
    "herr",
    "frau",
    "geb",
    "geborene",
    "geborener",
    "née",
    "nee",
];

/// Particles of family names only: Văn and De are given names elsewhere.
const LOOSE_IN_FAMILY: &[&str] = &[
    "von", "vom", "zu", "zum", "zur", "van", "der", "den", "de", "del", "della", "di", "da", "do", "dos",
    "du", "la", "le", "lo", "und", "ter",
];

/// What is entered where a name is not known.
const NO_NAME: &[&str] = &["unbekannt", "unknown", "fnu", "lnu", "keine", "keiner", "ohne"];

/// The words of a person's names.
pub(crate) fn of_names(names: &Names<'_>) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let mut place = 0;
    for (field, text) in [
        (Field::Given, names.given),
        (Field::Family, names.family),
        (Field::Former, names.former),
    ] {
        cut_field(field, text, &mut place, &mut cuts);
    }
    cuts
}

/// The words of a line that was typed, in whatever order.
pub(crate) fn of_line(line: &str) -> Vec<Cut> {
    let mut cuts = Vec::new();
    cut_field(Field::Any, line, &mut 0, &mut cuts);
    cuts
}

impl Phrase {
    pub(crate) fn read(cuts: Vec<Cut>) -> Self {
        let mut phrase = Self {
            tokens: Vec::with_capacity(cuts.len()),
            words: Vec::with_capacity(cuts.len()),
        };
        for cut in cuts {
            let token = u32::try_from(phrase.tokens.len()).unwrap_or(u32::MAX);
            phrase.tokens.push(Token::read(&cut.latin, cut.lacks_vowels));
            phrase.words.push(cut.word.numbered(token));
        }
        phrase
    }
}

struct Piece {
    latin: String,
    lacks_vowels: bool,
    is_loose: bool,
    span: u16,
}

fn cut_field(field: Field, text: &str, place: &mut usize, cuts: &mut Vec<Cut>) {
    let mut pieces: Vec<Piece> = Vec::new();
    for part in text.split(|letter: char| letter.is_whitespace() || ",;/()._·".contains(letter)) {
        let hyphenated: Vec<&str> = part.split(is_hyphen).collect();
        for (at, chunk) in hyphenated.iter().enumerate() {
            push_pieces(field, chunk, hyphenated.get(at + 1).copied(), place, &mut pieces);
        }
    }
    if pieces.iter().all(|piece| piece.is_loose) {
        for piece in &mut pieces {
            piece.is_loose = false;
        }
    }
    push_joined(field, &pieces, cuts);
    for piece in pieces {
        push_without_article(field, &piece, cuts);
        let role = if piece.is_loose { Role::Loose } else { Role::Name };
        cuts.push(cut(field, role, piece.latin, piece.lacks_vowels, piece.span));
    }
}

fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn push_pieces(
    field: Field,
    chunk: &str,
    after_hyphen: Option<&str>,
    place: &mut usize,
    pieces: &mut Vec<Piece>,
) {
    let chunk: String = chunk.chars().take(MOST_LETTERS).collect();
    let lacks_vowels = chunk.chars().any(scripts::leaves_vowels_out);
    let article = chunk.strip_prefix("ال").filter(|rest| rest.chars().count() >= 3);
    if article.is_some() {
        push_piece("al".to_owned(), true, lacks_vowels, place, pieces);
    }
    let latin = romanise::with_marks(article.unwrap_or(&chunk));
    let plain = romanise::without_marks(&latin);
    if plain.is_empty() && !lacks_vowels || is_no_name(&plain) {
        return;
    }
    let is_loose = LOOSE.contains(&latin.as_str())
        || (field != Field::Given && LOOSE_IN_FAMILY.contains(&latin.as_str()))
        || after_hyphen.is_some_and(|next| is_article_before(&plain, next));
    push_piece(latin, is_loose, lacks_vowels, place, pieces);
}

fn push_piece(latin: String, is_loose: bool, lacks_vowels: bool, place: &mut usize, pieces: &mut Vec<Piece>) {
    if *place < MOST_WORDS {
        pieces.push(Piece {
            latin,
            lacks_vowels,
            is_loose,
            span: 1 << *place,
        });
        *place += 1;
    }
}

fn is_no_name(plain: &str) -> bool {
    NO_NAME.contains(&plain) || (plain.len() >= 2 && plain.bytes().all(|letter| letter == b'x'))
}

/// Whether this is the Arabic article, its l become the letter that follows (as-Sayed, ad-Din, esh-Shami).
fn is_article_before(plain: &str, next: &str) -> bool {
    let next = romanise::without_marks(&romanise::with_marks(next));
    let Some(ending) = plain.strip_prefix(['a', 'e']) else {
        return false;
    };
    (1..=2).contains(&ending.len()) && next.starts_with(ending)
}

/// Neighbours written together: Anna Maria and Annamaria, Abd al-Rahman and Abdulrahman.
fn push_joined(field: Field, pieces: &[Piece], cuts: &mut Vec<Cut>) {
    let mut join = |parts: &[&Piece], span: u16| {
        let latin: String = parts.iter().map(|piece| piece.latin.as_str()).collect();
        if latin.chars().count() <= MOST_LETTERS {
            let lacks_vowels = parts.iter().any(|piece| piece.lacks_vowels);
            cuts.push(cut(field, Role::Variant, latin, lacks_vowels, span));
        }
    };
    for pair in pieces.windows(2) {
        if let [one, other] = pair
            && !(one.is_loose && other.is_loose)
        {
            join(&[one, other], one.span | other.span);
        }
    }
    for three in pieces.windows(3) {
        if let [one, middle, other] = three
            && middle.is_loose
            && !one.is_loose
            && !other.is_loose
        {
            let span = one.span | middle.span | other.span;
            join(&[one, middle, other], span);
            join(&[one, other], span);
        }
    }
}

/// Alahmad is also Ahmad, Arrifai also Rifai: the article that grew onto a family name.
fn push_without_article(field: Field, piece: &Piece, cuts: &mut Vec<Cut>) {
    if field == Field::Given || piece.is_loose {
        return;
    }
    if let Some(rest) = without_article(&piece.latin)
        && rest.chars().count() >= 3
    {
        cuts.push(cut(
            field,
            Role::Variant,
            rest.to_owned(),
            piece.lacks_vowels,
            piece.span,
        ));
    }
}

fn without_article(latin: &str) -> Option<&str> {
    let rest = latin.strip_prefix(['a', 'e'])?;
    rest.strip_prefix('l').or_else(|| {
        let name = rest.get(1..)?;
        (rest.starts_with(['t', 'd', 'r', 'z', 's', 'n'])
            && rest.as_bytes()[0] == *name.as_bytes().first()?)
        .then_some(name)
    })
}

fn cut(field: Field, role: Role, latin: String, lacks_vowels: bool, span: u16) -> Cut {
    Cut {
        latin,
        lacks_vowels,
        word: Word {
            token: 0,
            span,
            field,
            role,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(given: &str, family: &str, expected: &[(&str, Role)]) {
        let cuts = of_names(&Names::new(given, family));
        let found: Vec<(&str, Role)> = cuts
            .iter()
            .map(|cut| (cut.latin.as_str(), cut.word.role))
            .collect();
        assert_eq!(found, expected, "{given} {family}");
    }

    #[test]
    fn names_are_cut_into_words() {
        check(
            "Anna",
            "von der Heide",
            &[
                ("anna", Role::Name),
                ("derheide", Role::Variant),
                ("von", Role::Loose),
                ("der", Role::Loose),
                ("heide", Role::Name),
            ],
        );
        check(
            "Gian Luca",
            "D’Amico",
            &[
                ("gianluca", Role::Variant),
                ("gian", Role::Name),
                ("luca", Role::Name),
                ("damico", Role::Name),
            ],
        );
        check(
            "Omar",
            "Alahmad",
            &[
                ("omar", Role::Name),
                ("ahmad", Role::Variant),
                ("alahmad", Role::Name),
            ],
        );
    }

    #[test]
    fn a_particle_alone_is_a_name_and_a_placeholder_is_none() {
        check("Ben", "XXX", &[("ben", Role::Name)]);
        check("", "unbekannt", &[]);
        check("Van", "De", &[("van", Role::Name), ("de", Role::Name)]);
    }
}
