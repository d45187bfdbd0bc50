//! What a request is, by when it must be answered, and when its clock may be extended. Knows no database and no page.

use base::day::Day;
use base::refusal::Refusal;

/// One month to answer, from the day of receipt. Source: Art. 12(3) GDPR (months, calendar).
pub const MONTHS_TO_ANSWER: i32 = 1;
/// Three months if it is extended in time and with a reason. Source: Art. 12(3) GDPR (months, calendar).
pub const MONTHS_EXTENDED: i32 = 3;

db::coded! {
    /// What a person asks for.
    pub enum RequestKind {
        /// Access (Auskunft), Art. 15 GDPR.
        Access = "access",
        /// Rectification (Berichtigung), Art. 16 GDPR.
        Correction = "correction",
        /// Restriction of processing (Einschränkung), Art. 18 GDPR.
        Restriction = "restriction",
        /// Erasure (Löschung), Art. 17 GDPR.
        Erasure = "erasure",
        /// Data portability (Übertragbarkeit), Art. 20 GDPR.
        Portability = "portability",
        /// Objection (Widerspruch), Art. 21 GDPR.
        Objection = "objection",
    }
}

impl RequestKind {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Access => "Auskunft",
            Self::Correction => "Berichtigung",
            Self::Restriction => "Einschränkung der Verarbeitung",
            Self::Erasure => "Löschung",
            Self::Portability => "Datenübertragbarkeit",
            Self::Objection => "Widerspruch gegen die Verarbeitung",
        }
    }

    /// Where the right stands.
    pub const fn article(self) -> &'static str {
        match self {
            Self::Access => "Art. 15 DSGVO",
            Self::Correction => "Art. 16 DSGVO",
            Self::Restriction => "Art. 18 DSGVO",
            Self::Erasure => "Art. 17 DSGVO",
            Self::Portability => "Art. 20 DSGVO",
            Self::Objection => "Art. 21 DSGVO",
        }
    }

    /// What to do now, in a sentence for the case manager.
    pub const fn next_step(self) -> &'static str {
        match self {
            Self::Access => "Erstellen Sie die Auskunft, sehen Sie sie durch und geben Sie sie der Person.",
            Self::Correction => {
                "Berichtigen Sie die Angaben bei der Person und im Fall. Unterrichten Sie die Stellen, an die die falschen \
                 Angaben gegangen sind."
            }
            Self::Restriction => {
                "Setzen Sie die Einschränkung. Bis sie endet, wird nichts gelöscht, und die Daten werden nur noch mit \
                 Einwilligung genutzt."
            }
            Self::Erasure => {
                "Geben Sie die Löschung frei. Eine zweite Person bestätigt sie; danach löscht Lotse alles, was nur diese \
                 Person betrifft."
            }
            Self::Portability => {
                "Erstellen Sie die Datei. Sie enthält die Daten auch maschinenlesbar (JSON)."
            }
            Self::Objection => {
                "Prüfen Sie, ob zwingende Gründe überwiegen. Wenn nicht, beenden Sie die Verarbeitung und löschen Sie."
            }
        }
    }

    /// Whether the answer is the file with everything that is kept.
    pub const fn is_answered_by_a_file(self) -> bool {
        matches!(self, Self::Access | Self::Portability)
    }

    /// Whether it can end with an erasure.
    pub const fn may_erase(self) -> bool {
        matches!(self, Self::Erasure | Self::Objection)
    }
}

db::coded! {
    /// How far a request is.
    pub enum RequestState {
        /// To be answered.
        Open = "open",
        /// Answered, and done as asked.
        Done = "done",
        /// Answered with a refusal and its reason.
        Refused = "refused",
        /// The person no longer wants it.
        Withdrawn = "withdrawn",
    }
}

impl RequestState {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Open => "offen",
            Self::Done => "erfüllt",
            Self::Refused => "abgelehnt",
            Self::Withdrawn => "zurückgenommen",
        }
    }
}

db::coded! {
    /// How it was made sure that the request comes from the person. Source: Art. 12(6) GDPR.
    pub enum Identity {
        /// The case manager knows the person.
        Known = "known",
        /// A paper was shown.
        Paper = "paper",
        /// Somebody acts for the person and showed that.
        Represented = "represented",
    }
}

impl Identity {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Known => "persönlich bekannt",
            Self::Paper => "Ausweis gezeigt",
            Self::Represented => "vertreten, Vollmacht oder Sorgerecht gezeigt",
        }
    }
}

/// By when a request must be answered.
pub fn due_on(received_on: Day, is_extended: bool) -> Day {
    received_on.plus_months(if is_extended {
        MONTHS_EXTENDED
    } else {
        MONTHS_TO_ANSWER
    })
}

/// Why a request does not go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepRefused {
    /// It was answered already.
    Closed,
    /// Its clock was extended already.
    ExtendedAlready,
    /// The month is over: it is too late to say that it takes longer.
    TooLateToExtend,
    /// Somebody else was quicker.
    ChangedMeanwhile,
    /// Nothing is erased while it is held.
    Held,
    /// This kind of request erases nothing.
    ErasesNothing,
    /// The erasure was asked for already.
    ErasureAsked,
}

impl Refusal for StepRefused {
    fn german(&self) -> String {
        match self {
            Self::Closed => "Der Antrag ist schon beantwortet.",
            Self::ExtendedAlready => "Die Frist ist schon verlängert. Ein zweites Mal geht es nicht.",
            Self::TooLateToExtend => {
                "Die Frist ist abgelaufen. Eine Verlängerung muss der Person innerhalb des ersten Monats mitgeteilt werden."
            }
            Self::ChangedMeanwhile => {
                "Der Antrag wurde inzwischen geändert. Bitte sehen Sie sich den Stand an und wiederholen Sie die Eingabe."
            }
            Self::Held => {
                "Für diese Person gilt eine Löschsperre. Bitte heben Sie die Sperre auf, bevor Sie die Löschung freigeben."
            }
            Self::ErasesNothing => "Zu diesem Antrag gehört keine Löschung.",
            Self::ErasureAsked => "Die Löschung ist schon freigegeben und wartet auf die zweite Person.",
        }
        .to_owned()
    }
}

/// Whether the clock may be extended today.
///
/// # Errors
/// [`StepRefused`] with the reason.
pub fn may_extend(
    state: RequestState,
    (due_on, extended_on): (Day, Option<Day>),
    today: Day,
) -> Result<(), StepRefused> {
    if state != RequestState::Open {
        Err(StepRefused::Closed)
    } else if extended_on.is_some() {
        Err(StepRefused::ExtendedAlready)
    } else if today > due_on {
        Err(StepRefused::TooLateToExtend)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_request_is_due_after_a_month_and_extended_after_three() {
        for (received, month, three) in [
            ("2026-03-02", "2026-04-02", "2026-06-02"),
            ("2026-01-31", "2026-02-28", "2026-04-30"),
            ("2028-01-30", "2028-02-29", "2028-04-30"),
        ] {
            assert_eq!(due_on(day(received), false), day(month), "{received}");
            assert_eq!(due_on(day(received), true), day(three), "{received}");
        }
    }

    #[test]
    fn the_clock_is_extended_once_and_within_the_month() {
        let due = day("2026-04-02");
        let check = |state, extended: Option<&str>, today: &str, expected| {
            assert_eq!(may_extend(state, (due, extended.map(day)), day(today)), expected);
        };
        check(RequestState::Open, None, "2026-04-02", Ok(()));
        check(
            RequestState::Open,
            None,
            "2026-04-03",
            Err(StepRefused::TooLateToExtend),
        );
        check(
            RequestState::Open,
            Some("2026-03-20"),
            "2026-03-21",
            Err(StepRefused::ExtendedAlready),
        );
        check(RequestState::Done, None, "2026-03-03", Err(StepRefused::Closed));
    }
}
