//! A proposed change as a value. Reads no row.

db::coded! {
    /// Who proposes.
    pub enum ProposalOrigin {
        /// The organisation itself.
        Partner = "partner",
        /// Somebody from the public.
        Public = "public",
        /// Staff who may not change the offer themselves.
        Staff = "staff",
    }
}

impl ProposalOrigin {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Partner => "von der Organisation",
            Self::Public => "aus der Öffentlichkeit",
            Self::Staff => "aus dem Haus",
        }
    }
}

db::coded! {
    /// What became of a proposal.
    pub enum ProposalState {
        /// Nobody has decided yet.
        Open = "open",
        /// The offer was changed so.
        Accepted = "accepted",
        /// It was not.
        Declined = "declined",
    }
}

impl ProposalState {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Open => "offen",
            Self::Accepted => "übernommen",
            Self::Declined => "abgelehnt",
        }
    }
}
