//! The four bases on which something may leave. What each demands stands in `rule` and, for a law, in `duty`.

db::coded! {
    /// On which basis something leaves, or left.
    pub enum BasisKind {
        /// Rows of declarations.
        Consent = "consent",
        /// To the person.
        Person = "person",
        /// Inside the controller.
        Controller = "controller",
        /// A law.
        Law = "law",
    }
}

impl BasisKind {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Consent => "Einwilligung",
            Self::Person => "an die Person selbst",
            Self::Controller => "innerhalb des Verantwortlichen",
            Self::Law => "gesetzliche Pflicht",
        }
    }
}
