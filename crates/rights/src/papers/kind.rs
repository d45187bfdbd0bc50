//! Which papers there are, what each is for, and where it is printed. Not what stands in them.

/// A paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PaperKind {
    /// The record of processing activities.
    Record,
    /// The draft of the impact assessment.
    Assessment,
    /// The technical and organisational measures.
    Measures,
    /// Who may do what, from the policy itself; printed by `accounts`.
    Roles,
    /// How long what is kept, and how it is erased.
    Deletion,
    /// The annex to the agreement with whoever runs the program.
    Agreement,
    /// What names people who work here, for the staff council.
    Council,
    /// What clients are told; printed by `notice`.
    Notice,
}

impl PaperKind {
    /// All papers, in the order in which the page lists them.
    pub(crate) const ALL: [Self; 8] = [
        Self::Record,
        Self::Assessment,
        Self::Measures,
        Self::Roles,
        Self::Deletion,
        Self::Agreement,
        Self::Council,
        Self::Notice,
    ];

    /// The German title.
    pub(crate) const fn title(self) -> &'static str {
        match self {
            Self::Record => "Verzeichnis von Verarbeitungstätigkeiten",
            Self::Assessment => "Datenschutz-Folgenabschätzung",
            Self::Measures => "Technische und organisatorische Maßnahmen",
            Self::Roles => "Berechtigungskonzept",
            Self::Deletion => "Löschkonzept",
            Self::Agreement => "Anlage zum Auftragsverarbeitungsvertrag",
            Self::Council => "Unterlage für den Personalrat",
            Self::Notice => "Datenschutzhinweise",
        }
    }

    /// The law it answers.
    pub(crate) const fn law(self) -> &'static str {
        match self {
            Self::Record => "Art. 30 DSGVO",
            Self::Assessment => "Art. 35 DSGVO, Entwurf",
            Self::Measures => "Art. 32 DSGVO, § 22 Abs. 2 BDSG",
            Self::Roles => "Art. 25 und 32 DSGVO",
            Self::Deletion => "Art. 17 DSGVO",
            Self::Agreement => "Art. 28 DSGVO, § 203 StGB",
            Self::Council => "Mitbestimmung, LPVG NRW",
            Self::Notice => "Art. 13 DSGVO",
        }
    }

    /// What it is for.
    pub(crate) const fn purpose(self) -> &'static str {
        match self {
            Self::Record => {
                "Wozu welche Daten verarbeitet werden, auf welcher Grundlage, für wen und wie lange."
            }
            Self::Assessment => {
                "Beschreibung, Notwendigkeit, Risiken und Maßnahmen. Offene Punkte sind zum Abhaken aufgeführt."
            }
            Self::Measures => {
                "Was diese Anlage heute tut: Verschlüsselung, Anmeldung, Protokoll, Sicherungen, Anschlüsse."
            }
            Self::Roles => "Wer was mit wem oder was darf, aus der Regel, nach der Lotse entscheidet.",
            Self::Deletion => {
                "Fristen je Verantwortlichem, Ablauf der Löschung, wann sie in Sicherungen angekommen ist."
            }
            Self::Agreement => {
                "Für den Vertrag mit dem Rechenzentrum, mit Verpflichtung mitwirkender Personen."
            }
            Self::Council => {
                "Welche Angaben Beschäftigte nennen, wer sie sieht, und dass niemand verglichen wird."
            }
            Self::Notice => "Zum Aushändigen und Aushängen, Deutsch neben den freigegebenen Sprachen.",
        }
    }

    /// Where it is printed.
    pub(crate) const fn path(self) -> &'static str {
        match self {
            Self::Record => "/datenschutz/unterlagen/verarbeitungsverzeichnis.pdf",
            Self::Assessment => "/datenschutz/unterlagen/folgenabschaetzung.pdf",
            Self::Measures => "/datenschutz/unterlagen/massnahmen.pdf",
            Self::Roles => "/berechtigungen.pdf",
            Self::Deletion => "/datenschutz/unterlagen/loeschkonzept.pdf",
            Self::Agreement => "/datenschutz/unterlagen/auftragsverarbeitung.pdf",
            Self::Council => "/datenschutz/unterlagen/personalrat.pdf",
            Self::Notice => "/datenschutzhinweise.pdf",
        }
    }

    /// Whether each controller has its own.
    pub(crate) const fn is_per_controller(self) -> bool {
        matches!(
            self,
            Self::Record | Self::Assessment | Self::Agreement | Self::Notice
        )
    }
}
