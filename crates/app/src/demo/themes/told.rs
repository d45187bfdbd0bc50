//! What the findings and themes of the demo say, and the way they went. Invented; not how it gets into the rows.

use organisation::model::field_of_action::FieldOfAction as Field;
use themes::finding::model::Origin;
use themes::ladder::Ending;
use themes::theme::model::Level;
use themes::words::ObstacleKind as Kind;

/// Where a theme goes in the demo; places are numbers of the list of municipalities.
#[derive(Clone, Copy)]
pub(super) enum Goes {
    Local(usize),
    Coordination,
    Steering,
    Ends(Ending),
}

/// A step: where it goes, how many days ago, why.
type Step = (Goes, i32, &'static str);

/// A theme as the demo tells it.
pub(super) struct Told {
    pub(super) title: &'static str,
    pub(super) text: &'static str,
    pub(super) field: Field,
    pub(super) kind: Kind,
    pub(super) level: Level,
    /// In which municipalities; none is the whole district.
    pub(super) places: &'static [usize],
    pub(super) begins: Goes,
    /// How many days ago it was opened.
    pub(super) days_ago: i32,
    pub(super) findings: &'static [(&'static str, Origin)],
    pub(super) steps: &'static [Step],
    /// The answer to the last step.
    pub(super) answer: &'static str,
}

use Goes::{Coordination, Ends, Local, Steering};
use Origin::{Analysis, Network, Obstacle, Reconstruction};

/// All themes of the demo.
pub(super) const ALL: &[Told] = &[
    Told {
        title: "Wartezeit auf den Integrationskurs",
        text: "Zwischen Berechtigung und Kursbeginn liegen oft mehrere Monate. In dieser Zeit verfallen Zusagen anderer Stellen.",
        field: Field::Language,
        kind: Kind::WaitingTime,
        level: Level::District,
        places: &[],
        begins: Coordination,
        days_ago: 260,
        findings: &[
            (
                "Zwischen Berechtigungsschein und Kursbeginn vergehen oft vier Monate.",
                Obstacle,
            ),
            (
                "Wer auf den Sprachkurs wartet, verliert in der Wartezeit den Anspruch auf den Kitaplatz.",
                Obstacle,
            ),
            (
                "Kursträger melden freie Plätze, von denen in den Rathäusern niemand weiß.",
                Network,
            ),
        ],
        steps: &[(
            Steering,
            120,
            "Aus allen Kommunen gemeldet; die Träger allein können es nicht lösen.",
        )],
        answer: "Die Wartezeit auf den Integrationskurs liegt jetzt der Lenkungsgruppe vor. Sie berät in der nächsten Sitzung, \
                 ob freie Plätze kreisweit in einer Liste stehen sollen.",
    },
    Told {
        title: "Kitaplatz beim Zuzug unter dem Jahr",
        text: "Plätze werden einmal im Jahr vergeben. Wer danach zuzieht, findet erst zum nächsten Sommer einen Platz.",
        field: Field::Education,
        kind: Kind::WaitingTime,
        level: Level::Local,
        places: &[2],
        begins: Coordination,
        days_ago: 150,
        findings: &[
            (
                "Kitaplätze werden nur einmal im Jahr vergeben; wer später zuzieht, wartet.",
                Obstacle,
            ),
            (
                "Ohne Kitaplatz kann ein Elternteil den Sprachkurs nicht beginnen.",
                Reconstruction,
            ),
        ],
        steps: &[(Local(2), 130, "Die Vergabe entscheidet die Kommune.")],
        answer: "Das Thema liegt jetzt beim örtlichen Gremium. Es klärt, ob Plätze für Zuzüge zurückgehalten werden können.",
    },
    Told {
        title: "Große Wohnungen für Familien",
        text: "Für Haushalte ab sechs Personen gibt es kaum Wohnungen, die das Jobcenter als angemessen anerkennt.",
        field: Field::Housing,
        kind: Kind::NoOffer,
        level: Level::District,
        places: &[],
        begins: Coordination,
        days_ago: 400,
        findings: &[
            (
                "Wohnungen für große Familien werden gar nicht erst angeboten.",
                Obstacle,
            ),
            (
                "Die anerkannte Miete liegt für große Wohnungen unter dem, was verlangt wird.",
                Analysis,
            ),
        ],
        steps: &[(
            Steering,
            372,
            "Große Wohnungen liegen in wenigen Kommunen, gesucht wird in allen.",
        )],
        answer: "Das Thema liegt jetzt bei der Lenkungsgruppe. Sie berät, ob eine Arbeitsgruppe nach Wegen zu großen Wohnungen \
                 sucht.",
    },
    Told {
        title: "Übergang vom Sozialamt zum Jobcenter",
        text: "Beim Wechsel des Leistungsträgers entstand eine Lücke von mehreren Wochen ohne Geld und ohne Krankenversicherung.",
        field: Field::Work,
        kind: Kind::HandOver,
        level: Level::District,
        places: &[],
        begins: Coordination,
        days_ago: 420,
        findings: &[
            (
                "Beim Wechsel vom Sozialamt zum Jobcenter ruht die Leistung, bis alle Unterlagen neu vorliegen.",
                Obstacle,
            ),
            (
                "Beide Stellen verlangen dieselben Unterlagen noch einmal.",
                Reconstruction,
            ),
            (
                "Niemand sagt, ab wann die Krankenversicherung weiterläuft.",
                Obstacle,
            ),
        ],
        steps: &[
            (Steering, 380, "Betrifft beide Häuser und alle Kommunen."),
            (
                Ends(Ending::Solved),
                90,
                "Beide Häuser übergeben seit dem Frühjahr mit einem gemeinsamen Bogen.",
            ),
        ],
        answer: "Das Thema gilt als gelöst: Sozialamt und Jobcenter übergeben mit einem gemeinsamen Bogen. Sagen Sie bitte \
                 „besteht weiter“, wenn Sie weiter Lücken erleben.",
    },
    Told {
        title: "Anerkennung: Nachweise aus dem Herkunftsland",
        text: "Verlangte Originale lassen sich aus manchen Ländern nicht beschaffen. Ersatz wird sehr verschieden anerkannt.",
        field: Field::Work,
        kind: Kind::Papers,
        level: Level::Land,
        places: &[],
        begins: Coordination,
        days_ago: 240,
        findings: &[
            (
                "Für die Anerkennung werden Originale verlangt, die niemand beschaffen kann.",
                Obstacle,
            ),
            (
                "Welche Ersatzpapiere gelten, ist von Stelle zu Stelle verschieden.",
                Network,
            ),
        ],
        steps: &[(
            Steering,
            200,
            "Die Regeln macht das Land; dafür braucht es einen Beschluss.",
        )],
        answer: "Die Lenkungsgruppe entscheidet, ob der Kreis sich an das Land wendet.",
    },
    Told {
        title: "Sprachmittlung in Arztpraxen",
        text: "Praxen nehmen ohne Sprachmittlung keine neuen Patientinnen und Patienten an; Angehörige übersetzen.",
        field: Field::Health,
        kind: Kind::LanguageBarrier,
        level: Level::District,
        places: &[],
        begins: Local(1),
        days_ago: 210,
        findings: &[
            ("In Arztpraxen übersetzen Kinder für ihre Eltern.", Obstacle),
            (
                "Der Pool der Sprachmittlung darf Termine in Praxen nicht abrechnen.",
                Network,
            ),
        ],
        steps: &[
            (
                Coordination,
                150,
                "Das örtliche Gremium kann die Abrechnung nicht regeln.",
            ),
            (
                Steering,
                110,
                "Es braucht eine Vereinbarung für den ganzen Kreis.",
            ),
        ],
        answer: "Das örtliche Gremium hat beraten und die Frage der Kosten nach oben gegeben. Sie liegt jetzt bei der \
                 Lenkungsgruppe.",
    },
    Told {
        title: "Termine zur Verlängerung des Aufenthaltstitels",
        text: "Wer keinen Termin vor Ablauf bekommt, verliert Arbeit oder Leistungen, obwohl der Titel weitergilt.",
        field: Field::Residence,
        kind: Kind::WaitingTime,
        level: Level::District,
        places: &[],
        begins: Coordination,
        days_ago: 40,
        findings: &[
            (
                "Termine zur Verlängerung liegen nach dem Ablauf des Titels.",
                Obstacle,
            ),
            ("Arbeitgeber kennen die Fiktionsbescheinigung nicht.", Network),
        ],
        steps: &[],
        answer: "",
    },
    Told {
        title: "Schulplatz nach dem Umzug",
        text: "Zieht eine Familie in eine andere Kommune, bleibt das Kind oft Wochen ohne Schule.",
        field: Field::Education,
        kind: Kind::HandOver,
        level: Level::Local,
        places: &[1, 3],
        begins: Local(3),
        days_ago: 160,
        findings: &[
            (
                "Nach einem Umzug bleibt ein Kind Wochen ohne Schulplatz, weil die Akte nicht mitkommt.",
                Obstacle,
            ),
            (
                "Die abgebende Schule weiß nicht, wer die neue ist.",
                Reconstruction,
            ),
        ],
        steps: &[(
            Coordination,
            20,
            "Zwei Kommunen sind beteiligt; es braucht einen gemeinsamen Weg.",
        )],
        answer: "Das Thema ist zurück bei der Koordination, die beide Kommunen an einen Tisch holt.",
    },
    Told {
        title: "Abendangebote ohne Bus",
        text: "Treffs und Kurse am Abend sind ohne Auto nicht zu erreichen.",
        field: Field::Participation,
        kind: Kind::Access,
        level: Level::Local,
        places: &[4],
        begins: Local(4),
        days_ago: 60,
        findings: &[("Der letzte Bus fährt vor dem Ende des Sprachtreffs.", Obstacle)],
        steps: &[],
        answer: "",
    },
    Told {
        title: "Ausbildungsduldung ist kaum bekannt",
        text: "Betriebe zögern, weil sie die Regeln nicht kennen.",
        field: Field::Training,
        kind: Kind::Knowledge,
        level: Level::District,
        places: &[],
        begins: Coordination,
        days_ago: 300,
        findings: &[(
            "Betriebe sagen ab, weil sie die Regeln der Duldung nicht kennen.",
            Network,
        )],
        steps: &[(
            Ends(Ending::Dropped),
            200,
            "Die Kammern haben ein eigenes Angebot dazu; doppelt hilft es nicht.",
        )],
        answer: "Das Thema wird hier nicht weiterverfolgt: Die Kammern beraten Betriebe inzwischen selbst.",
    },
];

/// Findings that wait to be bundled.
pub(super) const OPEN: &[(&str, Field, Kind, Origin)] = &[
    (
        "Sprachkurse am Abend fallen aus, wenn die Kinderbetreuung fehlt.",
        Field::Language,
        Kind::NoOffer,
        Obstacle,
    ),
    (
        "Für den Kurs gibt es freie Plätze, aber die Fahrtkosten zahlt niemand.",
        Field::Language,
        Kind::Cost,
        Obstacle,
    ),
    (
        "Vermieter antworten nicht mehr, sobald das Jobcenter genannt wird.",
        Field::Housing,
        Kind::Attitude,
        Obstacle,
    ),
    (
        "Wer eine Therapie sucht, findet in keiner Sprache einen freien Platz.",
        Field::Health,
        Kind::NoOffer,
        Network,
    ),
];
