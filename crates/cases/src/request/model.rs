//! What a request for an appointment is made of, how long it waits, and the code that takes it back. No database, no page.

use base::day::Day;
use base::ids::{MunicipalityId, OrganisationId};
use base::language::Language;
use data_encoding::{BASE32_NOPAD, HEXLOWER};
use sha2::{Digest, Sha256};

/// A request that nobody takes up is erased after so many days; the page that asks says so.
pub const WAITING_DAYS: i32 = 28;
/// A place has at most so many requests waiting; more look like abuse, and no town hall could answer them.
pub const MOST_WAITING: i64 = 200;
/// The longest name and way to be reached (letters).
pub const LONGEST_LINE: usize = 120;
/// Letters of a code, in groups of four.
const CODE_LETTERS: usize = 12;

db::coded! {
    /// How somebody wants to be answered.
    pub enum Channel {
        /// By telephone.
        Phone = "phone",
        /// By a short message on the telephone.
        Message = "message",
        /// By mail.
        Mail = "mail",
    }
}

impl Channel {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Phone => "Anruf",
            Self::Message => "Kurznachricht",
            Self::Mail => "E-Mail",
        }
    }
}

db::coded! {
    /// When an appointment would suit.
    pub enum Wished {
        /// Whenever.
        AnyTime = "any_time",
        /// In the morning.
        Morning = "morning",
        /// In the afternoon.
        Afternoon = "afternoon",
        /// Towards the evening.
        Evening = "evening",
    }
}

impl Wished {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::AnyTime => "jederzeit",
            Self::Morning => "vormittags",
            Self::Afternoon => "nachmittags",
            Self::Evening => "gegen Abend",
        }
    }
}

/// A request, ready to be stored.
#[derive(Clone, PartialEq, Eq)]
pub struct NewRequest {
    /// Makes a form that was sent twice one request.
    pub token: String,
    /// What takes it back.
    pub code: Code,
    /// To whom.
    pub controller: OrganisationId,
    /// Where.
    pub municipality: MunicipalityId,
    /// Name or working title.
    pub name: String,
    /// Number or address.
    pub reach: String,
    /// How to answer.
    pub channel: Channel,
    /// When it would suit.
    pub wished: Wished,
    /// The language of the talk.
    pub language: Option<Language>,
    /// Whether somebody should interpret.
    pub wants_interpreter: bool,
}

impl std::fmt::Debug for NewRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewRequest(…)")
    }
}

/// The code that takes a request back: shown once, kept nowhere.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(String);

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Code(…)")
    }
}

impl Code {
    /// The code made of some bytes of chance.
    pub fn of(bytes: &[u8; 32]) -> Self {
        let letters = BASE32_NOPAD.encode(bytes);
        Self(letters.chars().take(CODE_LETTERS).collect())
    }

    /// The code that somebody typed, however they wrote it; `None` if it is none.
    pub fn typed(text: &str) -> Option<Self> {
        let letters: String = text
            .chars()
            .filter(|letter| !letter.is_whitespace() && *letter != '-')
            .map(|letter| match letter.to_ascii_uppercase() {
                // What looks alike on paper: the alphabet of the code has no 0, 1 and 8.
                '0' => 'O',
                '1' => 'I',
                '8' => 'B',
                other => other,
            })
            .take(CODE_LETTERS + 1)
            .collect();
        let is_code = letters.len() == CODE_LETTERS
            && letters
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || (b'2'..=b'7').contains(&byte));
        is_code.then_some(Self(letters))
    }

    /// The code as it is shown: `ABCD-EFGH-IJKL`.
    pub fn shown(&self) -> String {
        let letters: Vec<char> = self.0.chars().collect();
        let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
        groups.join("-")
    }

    /// What the database keeps of it.
    pub fn hash(&self) -> String {
        HEXLOWER.encode(&Sha256::digest(format!("lotse request {}", self.0)))
    }
}

/// The day on which a request of `day` is erased if nobody takes it up.
pub fn erase_on(day: Day) -> Day {
    day.plus_days(WAITING_DAYS)
}

/// How the card says how the person is to be reached.
pub fn reach_on_card(reach: &str, (channel, wished): (Channel, Wished), wants_interpreter: bool) -> String {
    let interpreter = if wants_interpreter {
        ", mit Sprachmittlung"
    } else {
        ""
    };
    format!("{reach} ({}, {}{interpreter})", channel.german(), wished.german())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_written() {
        let code = Code::of(&[7; 32]);
        let shown = code.shown();
        assert_eq!(shown.len(), 14);
        for typed in [
            shown.clone(),
            shown.to_lowercase(),
            shown.replace('-', " "),
            format!("  {} ", shown.replace('-', "")),
        ] {
            assert_eq!(Code::typed(&typed), Some(code.clone()), "{typed}");
        }
        for wrong in ["", "ABCD", "ABCD-EFGH-IJK!", "ABCD-EFGH-IJKLM", "äöüäöüäöüäöü"] {
            assert_eq!(Code::typed(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_is_kept_of_a_code_is_not_the_code() {
        let code = Code::of(&[9; 32]);
        assert!(!code.hash().contains(&code.0));
        assert_ne!(code.hash(), Code::of(&[8; 32]).hash());
    }

    #[test]
    fn the_card_says_how_and_when_in_one_line() {
        let line = reach_on_card("0151 0000000", (Channel::Phone, Wished::Afternoon), true);
        assert_eq!(line, "0151 0000000 (Anruf, nachmittags, mit Sprachmittlung)");
    }
}
