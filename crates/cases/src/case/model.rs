//! What a case is: its phases, how people came, why it closed. Knows no database, no page and no clock.

db::coded! {
    /// The phase (Phase) of a case: clearing, then accompanied while KIM leads one life area, or referred on when
    /// others lead all of them, then closed. Source: system part B, „Case states".
    pub enum Phase {
        /// Clearing.
        Clearing = "clearing",
        /// Prozessbegleitung.
        Accompanied = "accompanied",
        /// Verweisberatung: handed to others in all life areas.
        ReferredOn = "referred_on",
        /// Abgeschlossen.
        Closed = "closed",
    }
}

impl Phase {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Clearing => "Clearing",
            Self::Accompanied => "Prozessbegleitung",
            Self::ReferredOn => "Verweisberatung",
            Self::Closed => "Abgeschlossen",
        }
    }

    /// Whether work goes on.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Closed)
    }
}
