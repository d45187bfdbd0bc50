//! The indication check (Indikationsprüfung): five questions that say whether case management fits, with the reasons.
//! A pure rule; the case manager decides. Source: dossier § 2, entry criteria; concept § 6.3.

pub(crate) mod pages;

db::coded! {
    /// What the check says.
    pub enum Outcome {
        /// A short advice is enough.
        BriefAdvice = "brief_advice",
        /// Lead the person to a service that is responsible.
        ReferralAdvice = "referral_advice",
        /// Case management fits.
        Case = "case",
    }
}

impl Outcome {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::BriefAdvice => "Kurzberatung genügt",
            Self::ReferralAdvice => "Verweisberatung",
            Self::Case => "Case Management",
        }
    }

    /// What to do next.
    pub const fn next_step(self) -> &'static str {
        match self {
            Self::BriefAdvice => {
                "Beantworten Sie die Frage und halten Sie den Kontakt fest. Es braucht keinen Fall."
            }
            Self::ReferralAdvice => {
                "Nennen Sie die zuständige Stelle und begleiten Sie den Übergang, am besten mit einem Anruf im Beisein der Person."
            }
            Self::Case => {
                "Legen Sie die Person an, holen Sie die Einwilligung ein und beginnen Sie den Fall."
            }
        }
    }
}

/// The five questions, in the order of the form: field, question, what a yes means.
pub const QUESTIONS: [(&str, &str, &str); 5] = [
    (
        "akteure",
        "Sind mehrere Stellen beteiligt?",
        "Mehrere Stellen müssen abgestimmt werden.",
    ),
    (
        "komplex",
        "Ist der Bedarf vielschichtig?",
        "Mehrere Lebensbereiche hängen zusammen.",
    ),
    (
        "unbekannt",
        "Sind passende Angebote unbekannt oder unübersichtlich?",
        "Die Person findet den Weg zu den Angeboten nicht allein.",
    ),
    (
        "huerde",
        "Steht das System selbst im Weg?",
        "Abläufe oder Regeln behindern ein selbständiges Leben.",
    ),
    (
        "wunsch",
        "Möchte die Person Begleitung?",
        "Die Person möchte begleitet werden.",
    ),
];

/// The answers to the five questions.
#[expect(
    clippy::struct_excessive_bools,
    reason = "five questions, each answered by yes or no"
)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// Several actors are involved.
    pub several_actors: bool,
    /// The need is complex.
    pub complex_need: bool,
    /// Offers are unknown or confusing.
    pub offers_unknown: bool,
    /// The system itself is in the way.
    pub system_obstacle: bool,
    /// The person wants it.
    pub is_wanted: bool,
}

impl Answers {
    /// The five answers in the order of [`QUESTIONS`].
    pub const fn in_order(self) -> [bool; 5] {
        [
            self.several_actors,
            self.complex_need,
            self.offers_unknown,
            self.system_obstacle,
            self.is_wanted,
        ]
    }

    const fn of(
        [
            several_actors,
            complex_need,
            offers_unknown,
            system_obstacle,
            is_wanted,
        ]: [bool; 5],
    ) -> Self {
        Self {
            several_actors,
            complex_need,
            offers_unknown,
            system_obstacle,
            is_wanted,
        }
    }

    /// The stored form: five letters, `y` or `n`.
    pub fn code(self) -> String {
        self.in_order()
            .map(|yes| if yes { 'y' } else { 'n' })
            .iter()
            .collect()
    }

    /// Reads the stored form.
    pub fn of_code(code: &str) -> Option<Self> {
        let letters: Vec<bool> = code
            .chars()
            .map(|letter| match letter {
                'y' => Some(true),
                'n' => Some(false),
                _ => None,
            })
            .collect::<Option<_>>()?;
        letters.try_into().ok().map(Self::of)
    }
}

/// What the check says, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indication {
    /// The result.
    pub outcome: Outcome,
    /// The reasons, in German sentences.
    pub reasons: Vec<&'static str>,
}

/// Case management fits if the person wants it and two of three hold: several actors, a complex need, an obstacle in
/// the system. Anything less, or without that wish, leads to a service if there is a need at all.
pub fn check(answers: Answers) -> Indication {
    let weighty = [
        answers.several_actors,
        answers.complex_need,
        answers.system_obstacle,
    ];
    let weight = weighty.iter().filter(|yes| **yes).count();
    let outcome = match (weight, answers.offers_unknown, answers.is_wanted) {
        (2.., _, true) => Outcome::Case,
        (0, false, _) => Outcome::BriefAdvice,
        _ => Outcome::ReferralAdvice,
    };
    let mut reasons: Vec<&'static str> = QUESTIONS
        .iter()
        .zip(answers.in_order())
        .filter(|(_, yes)| *yes)
        .map(|((_, _, reason), _)| *reason)
        .collect();
    reasons.push(match (outcome, answers.is_wanted) {
        (Outcome::Case, _) => "Das Zusammenspiel braucht jemanden, der den Weg steuert.",
        (Outcome::ReferralAdvice, false) if weight >= 2 => {
            "Case Management ist freiwillig: Ohne den Wunsch der Person bleibt es beim Verweis; die Tür bleibt offen."
        }
        (Outcome::ReferralAdvice, _) => "Eine zuständige Stelle kann den Bedarf allein decken.",
        (Outcome::BriefAdvice, _) => "Kein Punkt spricht dafür, dass mehrere Stellen abgestimmt werden müssen.",
    });
    Indication { outcome, reasons }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All 32 rows: several actors, complex need, offers unknown, system obstacle, wanted → outcome.
    const TABLE: [(&str, Outcome); 32] = {
        use Outcome::{BriefAdvice as B, Case as C, ReferralAdvice as R};
        [
            ("nnnnn", B),
            ("nnnny", B),
            ("nnnyn", R),
            ("nnnyy", R),
            ("nnynn", R),
            ("nnyny", R),
            ("nnyyn", R),
            ("nnyyy", R),
            ("nynnn", R),
            ("nynny", R),
            ("nynyn", R),
            ("nynyy", C),
            ("nyynn", R),
            ("nyyny", R),
            ("nyyyn", R),
            ("nyyyy", C),
            ("ynnnn", R),
            ("ynnny", R),
            ("ynnyn", R),
            ("ynnyy", C),
            ("ynynn", R),
            ("ynyny", R),
            ("ynyyn", R),
            ("ynyyy", C),
            ("yynnn", R),
            ("yynny", C),
            ("yynyn", R),
            ("yynyy", C),
            ("yyynn", R),
            ("yyyny", C),
            ("yyyyn", R),
            ("yyyyy", C),
        ]
    };

    #[test]
    fn every_combination_of_answers_has_its_result() {
        let mut seen = std::collections::BTreeSet::new();
        for (code, outcome) in TABLE {
            let answers = Answers::of_code(code).unwrap();
            let indication = check(answers);
            assert_eq!(indication.outcome, outcome, "{code}");
            assert_eq!(answers.code(), code);
            assert_eq!(indication.reasons.len(), code.matches('y').count() + 1, "{code}");
            seen.insert(code);
        }
        assert_eq!(seen.len(), 32);
    }

    #[test]
    fn what_is_no_answer_is_none() {
        for code in ["", "yyyy", "yyyyyy", "yyyyx"] {
            assert_eq!(Answers::of_code(code), None);
        }
    }
}
