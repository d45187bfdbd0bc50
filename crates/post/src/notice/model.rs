//! What people are told: fixed German sentences. Who is told is decided where it happened.

use crate::mail::model::MailKind;

db::coded! {
    /// What someone must be told.
    pub enum NoticeKind {
        /// Something waits for a second person.
        ApprovalWaiting = "approval_waiting",
        /// What someone had asked for was approved by a second person.
        ApprovalGranted = "approval_granted",
        /// What someone had asked for was refused by a second person.
        ApprovalRefused = "approval_refused",
        /// The second factor of an account was reset.
        SecondFactorReset = "second_factor_reset",
        /// The password of an account was reset.
        PasswordReset = "password_reset",
        /// The mail address of an account was changed.
        AddressChanged = "address_changed",
        /// A role that opens files, or lets somebody decide upon wishes, was granted.
        RoleGranted = "role_granted",
        /// A role has ended.
        RoleEnded = "role_ended",
        /// A stand-in was arranged.
        StandInArranged = "stand_in_arranged",
        /// An account was locked.
        AccountLocked = "account_locked",
        /// The lock of an account was taken away.
        AccountUnlocked = "account_unlocked",
        /// A file was opened by break-glass.
        BreakGlass = "break_glass",
        /// One may open a protected file.
        ProtectionNamed = "protection_named",
        /// The protection of a file was lifted.
        ProtectionLifted = "protection_lifted",
        /// A protected file belongs to somebody else now.
        ProtectionHandedOver = "protection_handed_over",
        /// A year of the audit trail is asked to be released, or was.
        AuditRelease = "audit_release",
        /// A colleague has opened one's case by acute access.
        AcuteAccess = "acute_access",
        /// A case was shared for consultation.
        CaseShared = "case_shared",
        /// A case was offered to be taken over.
        CaseOffered = "case_offered",
        /// It was decided about a case that one had offered.
        OfferAnswered = "offer_answered",
        /// A referral has arrived for one's own organisation.
        ReferralArrived = "referral_arrived",
        /// Referrals to one's own organisation wait for an answer.
        ReferralWaiting = "referral_waiting",
        /// A referral was answered.
        ReferralAnswered = "referral_answered",
        /// Answers to one's referrals are late.
        ReferralLate = "referral_late",
        /// Somebody has taken up a hand-over.
        HandOverPickedUp = "hand_over_picked_up",
        /// Somebody has taken back a request for an appointment that was taken up.
        RequestTakenBack = "request_taken_back",
        /// Deadlines in one's cases come near.
        DeadlineNear = "deadline_near",
        /// Consents of persons in one's cases end soon.
        ConsentEnding = "consent_ending",
        /// Reviews in one's cases are overdue.
        ReviewOverdue = "review_overdue",
        /// Files wait to be erased until two people release it.
        DeletionWaiting = "deletion_waiting",
        /// The pool has answered a request for an interpreter.
        InterpreterAnswered = "interpreter_answered",
        /// There is an answer to something one has raised.
        AnswerArrived = "answer_arrived",
        /// A theme that one watches moved on.
        ThemeMoved = "theme_moved",
        /// A board decided about a theme that one watches.
        ThemeDecided = "theme_decided",
        /// A theme that one watches has ended.
        ThemeEnded = "theme_ended",
        /// A colleague has released one's reconstruction.
        ReconstructionReleased = "reconstruction_released",
        /// A colleague has given one's reconstruction back.
        ReconstructionReturned = "reconstruction_returned",
        /// Measures of which one is reminded are due, or will be soon.
        MeasureDue = "measure_due",
    }
}

impl NoticeKind {
    /// The sentence, as pages show it.
    pub const fn german(self) -> &'static str {
        match self {
            Self::ApprovalWaiting => "Ein Vorgang wartet auf eine zweite Person.",
            Self::ApprovalGranted => "Ein Vorgang wurde von einer zweiten Person freigegeben.",
            Self::ApprovalRefused => "Ein Vorgang wurde von einer zweiten Person abgelehnt.",
            Self::SecondFactorReset => "Der zweite Faktor eines Kontos wurde zurückgesetzt.",
            Self::PasswordReset => "Das Kennwort eines Kontos wurde zurückgesetzt.",
            Self::AddressChanged => {
                "Die E-Mail-Adresse eines Kontos wurde geändert. Ist es Ihres und wussten Sie nichts davon? \
                 Dann sagen Sie bitte der Fachadministration Bescheid."
            }
            Self::RoleGranted => {
                "Eine Rolle, die Akten öffnet oder über Freigaben entscheidet, wurde vergeben."
            }
            Self::RoleEnded => "Eine Rolle wurde beendet.",
            Self::StandInArranged => "Eine Vertretung wurde eingerichtet.",
            Self::AccountLocked => "Ein Konto wurde gesperrt.",
            Self::AccountUnlocked => "Ein gesperrtes Konto wurde wieder freigegeben.",
            Self::BreakGlass => "Eine Akte wurde im Notzugriff geöffnet.",
            Self::ProtectionNamed => "Sie stehen auf der Zugriffsliste einer geschützten Akte.",
            Self::ProtectionLifted => "Der Schutz einer Akte wurde aufgehoben.",
            Self::ProtectionHandedOver => "Eine geschützte Akte hat eine andere Zuständigkeit.",
            Self::AuditRelease => "Die Freigabe eines Protokolljahres wurde beantragt oder erteilt.",
            Self::AcuteAccess => "Einer Ihrer Fälle wurde im Akutzugriff geöffnet.",
            Self::CaseShared => "Ein Fall wurde mit Ihnen zur Fallberatung geteilt.",
            Self::CaseOffered => "Ihnen wurde ein Fall zur Übernahme angeboten.",
            Self::OfferAnswered => "Über einen Fall, den Sie abgeben möchten, wurde entschieden.",
            Self::ReferralArrived => "Für Ihre Stelle ist eine Vermittlung eingegangen.",
            Self::ReferralWaiting => "Eine Vermittlung an Ihre Stelle wartet noch auf Antwort.",
            Self::ReferralAnswered => "Auf eine Ihrer Vermittlungen wurde geantwortet.",
            Self::ReferralLate => "Auf eine Ihrer Vermittlungen steht die Antwort noch aus.",
            Self::HandOverPickedUp => "Das Case Management hat eine Ihrer Übergaben übernommen.",
            Self::RequestTakenBack => "Ein Terminwunsch aus dem Wegweiser wurde zurückgenommen.",
            Self::DeadlineNear => "In Ihren Fällen rückt eine Frist näher.",
            Self::ConsentEnding => "In Ihren Fällen läuft bald eine Einwilligung ab.",
            Self::ReviewOverdue => "In Ihren Fällen ist eine Überprüfung der Ziele überfällig.",
            Self::DeletionWaiting => "Ein Löschlauf wartet auf Ihre Freigabe.",
            Self::AnswerArrived => "Es gibt eine Antwort.",
            Self::ThemeMoved => "Ein Thema, das Sie beobachten, ist weitergegangen.",
            Self::ThemeDecided => "Über ein Thema, das Sie beobachten, wurde beschlossen.",
            Self::ThemeEnded => "Ein Thema, das Sie beobachten, ist beendet.",
            Self::ReconstructionReleased => "Eine Ihrer Fallrekonstruktionen wurde freigegeben.",
            Self::ReconstructionReturned => "Eine Ihrer Fallrekonstruktionen kam mit einer Bemerkung zurück.",
            Self::MeasureDue => {
                "Eine Maßnahme, an die Sie erinnert werden möchten, oder ein Meilenstein davon ist fällig oder bald fällig."
            }
            Self::InterpreterAnswered => "Der Sprachmittlungspool hat auf Ihre Anfrage geantwortet.",
        }
    }

    /// The mail that goes with it.
    pub const fn mail(self) -> MailKind {
        match self {
            Self::ApprovalWaiting => MailKind::ApprovalWaiting,
            _ => MailKind::Notice,
        }
    }
}
