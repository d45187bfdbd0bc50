//! Who tells beforehand that they come, and who was there; without database.

use base::ids::MembershipId;

db::coded! {
    /// What a member tells beforehand.
    pub enum Told {
        /// Comes.
        Comes = "comes",
        /// Sends the substitute.
        Substitute = "substitute",
        /// Does not come.
        Declines = "declines",
    }
}

impl Told {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Comes => "nimmt teil",
            Self::Substitute => "schickt Vertretung",
            Self::Declines => "sagt ab",
        }
    }

    /// The German words, as the member says them.
    pub const fn as_said(self) -> &'static str {
        match self {
            Self::Comes => "Ich nehme teil",
            Self::Substitute => "Meine Vertretung kommt",
            Self::Declines => "Ich kann nicht kommen",
        }
    }
}

db::coded! {
    /// Who was there.
    pub enum Presence {
        /// Was there.
        Present = "present",
        /// Was excused.
        Excused = "excused",
        /// Was missing.
        Absent = "absent",
    }
}

impl Presence {
    /// The German word.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Present => "anwesend",
            Self::Excused => "entschuldigt",
            Self::Absent => "nicht anwesend",
        }
    }
}

/// A line of the list of a meeting; the words are those of its day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendance {
    /// Which seat.
    pub seat: MembershipId,
    /// What was told beforehand.
    pub told: Option<Told>,
    /// A word with it.
    pub told_note: String,
    /// Who was there.
    pub presence: Option<Presence>,
    /// Who held the seat; empty if nobody was named.
    pub name: String,
    /// The function.
    pub function: String,
    /// The organisation; empty for none.
    pub organisation: String,
    /// Whether the vote counted.
    pub counts: bool,
    /// Where the seat stood in the list.
    pub position: i64,
}

impl Attendance {
    /// Person, function and organisation on one line.
    pub fn shown(&self) -> String {
        let parts = [&self.name, &self.function, &self.organisation];
        let parts: Vec<&str> = parts
            .into_iter()
            .map(String::as_str)
            .filter(|part| !part.is_empty())
            .collect();
        parts.join(", ")
    }
}
