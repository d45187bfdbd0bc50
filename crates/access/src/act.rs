//! What can be done in the house, as noun and verb. Who may do it stands in `policy`.

db::coded! {
    /// An act; every route names one.
    pub enum Act {
        /// Look at the district, its municipalities, posts and organisations.
        OrganisationRead = "organisation.read",
        /// Change master data of the district.
        OrganisationWrite = "organisation.write",
        /// Look at the policy (Berechtigungskonzept).
        PolicyRead = "policy.read",
        /// Look at and change the own account.
        AccountOwn = "account.own",
        /// Look at all accounts.
        AccountList = "account.list",
        /// Add, lock and change accounts.
        AccountWrite = "account.write",
        /// Decide what needs a second person.
        ApprovalDecide = "approval.decide",
        /// Look at the audit trail.
        AuditRead = "audit.read",
        /// Release a year of the audit trail for removal.
        AuditRelease = "audit.release",
        /// Look at background jobs.
        JobRead = "job.read",
        /// Look at the outbox.
        MailRead = "mail.read",
        /// Arrange a stand-in for oneself.
        StandInArrange = "stand_in.arrange",
        /// List the persons in one's own care.
        PersonList = "person.list",
        /// Search among the persons one may open.
        PersonSearch = "person.search",
        /// Add a person.
        PersonCreate = "person.create",
        /// Open a person.
        PersonRead = "person.read",
        /// Change a person.
        PersonWrite = "person.write",
    }
}

impl Act {
    /// Whether looking already leaves a line in the audit trail.
    pub const fn is_audited_when_reading(self) -> bool {
        matches!(
            self,
            Self::AuditRead | Self::AccountList | Self::PersonList | Self::PersonSearch | Self::PersonRead
        )
    }

    /// The German name, as the roles concept and the audit pages show it.
    pub const fn german(self) -> &'static str {
        match self {
            Self::OrganisationRead => "Organisation ansehen",
            Self::OrganisationWrite => "Organisation ändern",
            Self::PolicyRead => "Berechtigungskonzept ansehen",
            Self::AccountOwn => "Eigenes Konto",
            Self::AccountList => "Konten ansehen",
            Self::AccountWrite => "Konten ändern",
            Self::ApprovalDecide => "Als zweite Person entscheiden",
            Self::AuditRead => "Protokoll ansehen",
            Self::AuditRelease => "Protokolljahr freigeben",
            Self::JobRead => "Hintergrundaufträge ansehen",
            Self::MailRead => "Postausgang ansehen",
            Self::StandInArrange => "Vertretung einrichten",
            Self::PersonList => "Personen auflisten",
            Self::PersonSearch => "Personen suchen",
            Self::PersonCreate => "Person anlegen",
            Self::PersonRead => "Person ansehen",
            Self::PersonWrite => "Person ändern",
        }
    }
}
