//! What a hold is. Knows no database.

db::coded! {
    /// Why nothing is erased.
    pub enum HoldKind {
        /// A dispute, an audit or a law needs the data (Löschsperre). Source: Art. 17(3) GDPR.
        LegalHold = "legal_hold",
        /// The person asked for restriction (Einschränkung). Source: Art. 18 GDPR.
        Restriction = "restriction",
    }
}

impl HoldKind {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::LegalHold => "Löschsperre",
            Self::Restriction => "Einschränkung der Verarbeitung",
        }
    }
}
