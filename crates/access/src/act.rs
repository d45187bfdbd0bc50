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
        /// Ask, with full name and birth, whether somebody is known already.
        PersonDoubleCheck = "person.double_check",
        /// Join two persons who are one, or part them again.
        PersonMerge = "person.merge",
        /// Look at the declarations of a person.
        ConsentRead = "consent.read",
        /// Take down a declaration or a withdrawal.
        ConsentWrite = "consent.write",
        /// Release, as second person, what a colleague wants to pass on because of a law.
        DisclosureRelease = "disclosure.release",
        /// Look at the texts of declarations and their languages.
        ConsentTextRead = "consent_text.read",
        /// Review languages and switch them on.
        ConsentTextWrite = "consent_text.write",
        /// Write down contacts without a name, tallies, network and structure work.
        ContactAdd = "contact.add",
        /// Look at one's own contacts.
        ContactList = "contact.list",
        /// Open a contact card or a noted contact.
        ContactRead = "contact.read",
        /// Change a contact card.
        ContactWrite = "contact.write",
        /// Take over a person whom a regular service or a colleague has handed over.
        ContactPickUp = "contact.pick_up",
        /// Hand somebody over „next door".
        HandOverAdd = "hand_over.add",
        /// Look at one's own hand-overs and whether they were picked up.
        HandOverList = "hand_over.list",
        /// Write an emergency note.
        EmergencyAdd = "emergency.add",
        /// Read an emergency note.
        EmergencyRead = "emergency.read",
        /// Confirm an emergency note as second pair of eyes.
        EmergencyConfirm = "emergency.confirm",
        /// List the cases in one's own care.
        CaseList = "case.list",
        /// Open a case.
        CaseRead = "case.read",
        /// Begin a case.
        CaseCreate = "case.create",
        /// Write in a case.
        CaseWrite = "case.write",
        /// Close or reopen a case.
        CaseClose = "case.close",
        /// Share a case for consultation, or offer it to somebody else.
        CaseShare = "case.share",
        /// Open a colleague's case at once, with a reason.
        CaseAcute = "case.acute",
        /// Take over a case that was offered.
        CaseAccept = "case.accept",
        /// Open a case by break-glass.
        CaseBreakGlass = "case.break_glass",
        /// End one's own break-glass before its time.
        BreakGlassEnd = "case.break_glass_end",
        /// Protect a file, name who else may open it, ask to lift the protection.
        ProtectionWrite = "protection.write",
        /// Look at the list and the log of a protected file, ask to hand it over.
        ProtectionRead = "protection.read",
        /// List what is lent to oneself.
        LentList = "lent.list",
        /// Look at the cases of a team without identity.
        TeamRead = "team.read",
        /// Look at the caseload of posts (Fachaufsicht).
        CaseloadRead = "caseload.read",
        /// Look at the monthly figures: rounded, withheld where they would say too much.
        FiguresRead = "figures.read",
        /// Look at one's own calendar, consultation hours and follow-ups.
        CalendarOwn = "calendar.own",
        /// Look at templates of letters.
        LetterTemplateRead = "letter_template.read",
        /// Add and change templates of letters.
        LetterTemplateWrite = "letter_template.write",
        /// Look at the rules of responsibility and the scales.
        PlanningRuleRead = "planning_rule.read",
        /// Change the rules of responsibility and the intervals of reviews.
        PlanningRuleWrite = "planning_rule.write",
        /// List what is addressed to one's own organisation, and see its members.
        ReferralList = "referral.list",
        /// Open what is addressed to one's own organisation.
        ReferralRead = "referral.read",
        /// Answer what is addressed to one's own organisation.
        ReferralAnswer = "referral.answer",
        /// Add members to the team of one's own organisation.
        PartnerTeamWrite = "partner_team.write",
        /// Keep the offers of one's own organisation current.
        OwnOfferWrite = "own_offer.write",
        /// Take over a list of cases.
        ImportRun = "import.run",
        /// Look at offers, places and organisations in the directory.
        OfferRead = "offer.read",
        /// Propose a change of the directory.
        OfferPropose = "offer.propose",
        /// Confirm that an offer is true, note how much room it has.
        OfferConfirm = "offer.confirm",
        /// Change the directory, decide upon proposals.
        OfferWrite = "offer.write",
        /// Take over offers from a file.
        OfferImport = "offer.import",
        /// Note that an offer is missing.
        GapAdd = "gap.add",
        /// Look at what is missing.
        GapRead = "gap.read",
        /// Look at a person's requests about their data, and at holds.
        SubjectRequestRead = "subject_request.read",
        /// Take down and answer such a request, hand out the access file, hold, and ask for an erasure.
        SubjectRequestWrite = "subject_request.write",
        /// List the requests of the house with their due days, without identity.
        SubjectRequestList = "subject_request.list",
        /// Look at the papers on data protection that are printed from the running configuration.
        PrivacyPaperRead = "privacy_paper.read",
        /// Watch over the house as data protection officer: disclosures, accesses, what ends, without content.
        OversightRead = "oversight.read",
        /// Look at periods, runs and the deletion concept.
        RetentionRead = "retention.read",
        /// Decide periods, and release erasures as one of two people.
        RetentionWrite = "retention.write",
        /// Look at the register of actors, the network work and its picture.
        NetworkRead = "network.read",
        /// Keep actors, contact persons, network work and regular exchanges.
        NetworkWrite = "network.write",
        /// Write to the network by topic.
        CircularSend = "circular.send",
        /// Ask the pool for an interpreter, and see the own requests.
        InterpreterRequest = "interpreter.request",
        /// Keep the pool of interpreters and answer requests.
        InterpreterManage = "interpreter.manage",
        /// Look at the analysis of offers and needs.
        NeedsAnalysisRead = "needs_analysis.read",
        /// Comment on the analysis of offers and needs.
        NeedsAnalysisWrite = "needs_analysis.write",
        /// Freeze the analysis of offers and needs.
        NeedsAnalysisFreeze = "needs_analysis.freeze",
        /// Look at findings and at reconstructions that were released, and write down a finding.
        FindingRead = "finding.read",
        /// Bundle, correct and drop findings.
        FindingWrite = "finding.write",
        /// Write reconstructions of one's own, without names.
        ReconstructionWrite = "reconstruction.write",
        /// Release, as second person, what a colleague has written without names.
        ReconstructionRelease = "reconstruction.release",
        /// Look at themes, their figures and their story.
        ThemeRead = "theme.read",
        /// Keep themes, and move them along the ladder.
        ThemeWrite = "theme.write",
        /// Read the answers to what one has raised, and say that it goes on.
        ThemeAnswerRead = "theme_answer.read",
        /// Look at all boards, meetings, papers, minutes and decisions.
        BoardRead = "board.read",
        /// Keep boards and their seats.
        BoardWrite = "board.write",
        /// Plan meetings, write papers and minutes, take down decisions.
        MeetingWrite = "meeting.write",
        /// Work in the boards in which one holds a seat: read papers, propose items.
        OwnBoardRead = "own_board.read",
        /// Look at measures and their effect.
        MeasureRead = "measure.read",
        /// Keep measures, note their progress.
        MeasureWrite = "measure.write",
        /// Send the half-yearly letter to the municipalities.
        InformationLetterWrite = "information_letter.write",
        /// Switch the public guide on or off, and read what its visitors report.
        GuideManage = "guide.manage",
    }
}

impl Act {
    /// Whether looking already leaves a line in the audit trail.
    pub const fn is_audited_when_reading(self) -> bool {
        matches!(
            self,
            Self::AuditRead
                | Self::AccountList
                | Self::PersonList
                | Self::PersonSearch
                | Self::PersonRead
                | Self::PersonDoubleCheck
                | Self::ConsentRead
                | Self::DisclosureRelease
                | Self::ContactList
                | Self::ContactRead
                | Self::EmergencyRead
                | Self::CaseList
                | Self::CaseRead
                | Self::ReferralRead
                | Self::TeamRead
                | Self::SubjectRequestRead
                | Self::SubjectRequestList
                | Self::OversightRead
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
            Self::PersonDoubleCheck => "Doppelprüfung",
            Self::PersonMerge => "Personen zusammenführen",
            Self::ConsentRead => "Einwilligungen ansehen",
            Self::ConsentWrite => "Einwilligung aufnehmen oder widerrufen",
            Self::DisclosureRelease => "Weitergabe aus gesetzlicher Pflicht als zweite Person freigeben",
            Self::ConsentTextRead => "Texte der Einwilligungen ansehen",
            Self::ConsentTextWrite => "Sprachen der Einwilligungen freigeben",
            Self::ContactAdd => "Kontakt erfassen",
            Self::ContactList => "Eigene Kontakte ansehen",
            Self::ContactRead => "Kontakt ansehen",
            Self::ContactWrite => "Kontaktkarte ändern",
            Self::ContactPickUp => "Übergebene Person übernehmen",
            Self::HandOverAdd => "Person übergeben",
            Self::HandOverList => "Eigene Übergaben ansehen",
            Self::EmergencyAdd => "Notfallvermerk schreiben",
            Self::EmergencyRead => "Notfallvermerk ansehen",
            Self::EmergencyConfirm => "Notfallvermerk gegenzeichnen",
            Self::CaseList => "Fälle auflisten",
            Self::CaseRead => "Fall ansehen",
            Self::CaseCreate => "Fall beginnen",
            Self::CaseWrite => "Fall bearbeiten",
            Self::CaseClose => "Fall abschließen oder wieder aufnehmen",
            Self::CaseShare => "Fall zur Beratung teilen oder abgeben",
            Self::CaseAcute => "Akutzugriff",
            Self::CaseAccept => "Angebotenen Fall übernehmen",
            Self::CaseBreakGlass => "Notzugriff",
            Self::BreakGlassEnd => "Notzugriff beenden",
            Self::ProtectionWrite => "Akte schützen, Zugriffsliste führen",
            Self::ProtectionRead => "Zugriffsliste und Zugriffsprotokoll einer geschützten Akte ansehen",
            Self::LentList => "Mit mir geteilte Fälle auflisten",
            Self::TeamRead => "Fälle des Teams ohne Namen ansehen",
            Self::CaseloadRead => "Auslastung ansehen",
            Self::FiguresRead => "Zahlen des Monats ansehen",
            Self::CalendarOwn => "Eigene Termine und Wiedervorlagen",
            Self::LetterTemplateRead => "Vorlagen ansehen",
            Self::LetterTemplateWrite => "Vorlagen ändern",
            Self::PlanningRuleRead => "Regeln der Zuständigkeit ansehen",
            Self::PlanningRuleWrite => "Regeln der Zuständigkeit ändern",
            Self::ReferralList => "Vermittlungen an die eigene Stelle auflisten",
            Self::ReferralRead => "Vermittlung an die eigene Stelle ansehen",
            Self::ReferralAnswer => "Vermittlung an die eigene Stelle beantworten",
            Self::PartnerTeamWrite => "Team der eigenen Stelle führen",
            Self::OwnOfferWrite => "Angebote der eigenen Stelle pflegen",
            Self::ImportRun => "Falllisten übernehmen",
            Self::OfferRead => "Angebote ansehen",
            Self::OfferPropose => "Änderungen an Angeboten vorschlagen",
            Self::OfferConfirm => "Angebote bestätigen, freie Plätze eintragen",
            Self::OfferWrite => "Angebote ändern, über Vorschläge entscheiden",
            Self::OfferImport => "Angebote einlesen",
            Self::GapAdd => "Fehlende Angebote melden",
            Self::GapRead => "Fehlende Angebote ansehen",
            Self::SubjectRequestRead => "Anträge zu Daten ansehen",
            Self::SubjectRequestWrite => "Anträge zu Daten bearbeiten, Auskunft geben",
            Self::SubjectRequestList => "Anträge des Hauses ansehen, ohne Namen",
            Self::PrivacyPaperRead => "Unterlagen zum Datenschutz ansehen",
            Self::OversightRead => "Weitergaben, Zugriffe und Kennzahlen prüfen, ohne Inhalte",
            Self::RetentionRead => "Löschkonzept und Löschläufe ansehen",
            Self::RetentionWrite => "Fristen festlegen, Löschung freigeben",
            Self::NetworkRead => "Netzwerk ansehen",
            Self::NetworkWrite => "Netzwerk pflegen, Netzwerkarbeit eintragen",
            Self::CircularSend => "An das Netzwerk schreiben",
            Self::InterpreterRequest => "Sprachmittlung anfragen",
            Self::InterpreterManage => "Sprachmittlungspool führen",
            Self::NeedsAnalysisRead => "Ist- und Bedarfsanalyse ansehen",
            Self::NeedsAnalysisWrite => "Ist- und Bedarfsanalyse fachlich einschätzen",
            Self::NeedsAnalysisFreeze => "Ist- und Bedarfsanalyse festschreiben",
            Self::FindingRead => "Befunde und freigegebene Fallrekonstruktionen ansehen, Befunde melden",
            Self::FindingWrite => "Befunde bündeln und berichtigen",
            Self::ReconstructionWrite => "Eigene Fallrekonstruktionen schreiben",
            Self::ReconstructionRelease => "Fallrekonstruktionen als zweite Person freigeben",
            Self::ThemeRead => "Themen und ihren Verlauf ansehen",
            Self::ThemeWrite => "Themen führen und weitergeben",
            Self::ThemeAnswerRead => "Antworten auf eigene Meldungen lesen",
            Self::BoardRead => "Gremien, Sitzungen und Beschlüsse ansehen",
            Self::BoardWrite => "Gremien und Sitze führen",
            Self::MeetingWrite => "Sitzungen planen, Vorlagen und Niederschriften schreiben",
            Self::OwnBoardRead => "In eigenen Gremien mitarbeiten",
            Self::MeasureRead => "Maßnahmen und ihre Wirkung ansehen",
            Self::MeasureWrite => "Maßnahmen führen",
            Self::InformationLetterWrite => "Informationsbrief an die Kommunen schreiben",
            Self::GuideManage => "Wegweiser ein- und ausschalten, Rückmeldungen lesen",
        }
    }
}
