//! Invented findings and themes for the demo, at most stations of the ladder, with the way they went and the answers that
//! came back. None of it was said by anybody; it reads as it might in any district. Where a decision is needed, boards
//! take them further.

use access::back_door::BackDoor;
use access::gate::raising::RAISING;
use access::permit::{JobPermit, JobPurpose};
use base::day::Day;
use base::ids::{AccountId, FindingId, Ids, ThemeId};
use db::tx::Tx;
use organisation::model::field_of_action::FieldOfAction as Field;
use organisation::model::structure::Structure;
use people::guard::hit::Hit;
use themes::answer::store as answers;
use themes::finding::guarded::{Guarded, Treatment};
use themes::finding::model::{Marks, NewFinding, Origin};
use themes::finding::store as findings;
use themes::ladder::store::advance_for_a_job;
use themes::ladder::{Ending, Move, Station};
use themes::theme::model::{Level, Outline};
use themes::theme::store as rows;
use themes::words::ObstacleKind as Kind;
use vault::sealed::SubjectKey;

use crate::failure::Result;

/// Where a theme goes in the demo; places are numbers of the list of municipalities.
#[derive(Clone, Copy)]
enum Goes {
    Local(usize),
    Coordination,
    Steering,
    Ends(Ending),
}

/// A step: where it goes, how many days ago, why.
type Step = (Goes, i32, &'static str);

struct Told {
    title: &'static str,
    text: &'static str,
    field: Field,
    kind: Kind,
    level: Level,
    /// In which municipalities; none is the whole district.
    places: &'static [usize],
    begins: Goes,
    /// How many days ago it was opened.
    days_ago: i32,
    findings: &'static [(&'static str, Origin)],
    steps: &'static [Step],
    /// The answer to the last step.
    answer: &'static str,
}

use Goes::{Coordination, Ends, Local, Steering};
use Origin::{Analysis, Network, Obstacle, Reconstruction};

const ALL: &[Told] = &[
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
        days_ago: 70,
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
        steps: &[],
        answer: "",
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
const OPEN: &[(&str, Field, Kind, Origin)] = &[
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

/// Fills findings and themes, if the district has enough municipalities and somebody who raises them.
///
/// # Errors
/// What the database reports.
pub(crate) async fn fill(
    back_door: &BackDoor,
    ids: &Ids,
    (structure, owner, raisers): (&Structure, AccountId, &[AccountId]),
) -> Result<()> {
    if raisers.is_empty() || structure.municipalities.len() < 5 {
        return Ok(());
    }
    let permit = back_door.job(JobPurpose::Import).await?;
    let key = back_door.keyring().district_key(RAISING).await?;
    let mut tx = back_door.write().await?;
    let mut filling = Filling {
        tx: &mut tx,
        permit: &permit,
        ids,
        structure,
        owner,
        raisers,
        key: &key,
        today: permit.now().day(),
        noted: 0,
    };
    for told in ALL {
        filling.theme(told).await?;
    }
    for (number, (text, field, kind, origin)) in (1..).zip(OPEN) {
        let marks = marks(*field, *kind, Level::District);
        filling.finding(number * 9, (text, marks, *origin)).await?;
    }
    tx.commit().await?;
    Ok(())
}

struct Filling<'f> {
    tx: &'f mut Tx,
    permit: &'f JobPermit,
    ids: &'f Ids,
    structure: &'f Structure,
    owner: AccountId,
    raisers: &'f [AccountId],
    key: &'f SubjectKey,
    today: Day,
    noted: usize,
}

impl Filling<'_> {
    async fn theme(&mut self, told: &Told) -> Result<()> {
        let outline = Outline {
            title: told.title.to_owned(),
            description: told.text.to_owned(),
            field: told.field,
            kind: Some(told.kind),
            level: told.level,
            places: told
                .places
                .iter()
                .map(|at| self.structure.municipalities[*at].id)
                .collect(),
            owner: self.owner,
        };
        let opened = (self.owner, self.today.plus_days(-told.days_ago));
        let start = self.station(told.begins);
        let theme = rows::create_for_a_job(self.tx, self.permit, (&outline, start, opened), self.ids).await?;
        let mut bundled: Vec<FindingId> = Vec::new();
        for (number, (text, origin)) in (1..).zip(told.findings) {
            let marks = marks(told.field, told.kind, told.level);
            let noted = self
                .finding(told.days_ago + number * 17, (text, marks, *origin))
                .await?;
            bundled.extend(noted);
        }
        findings::bundle_for_a_job(self.tx, self.permit, theme, &bundled).await?;
        self.steps(theme, told).await
    }

    async fn steps(&mut self, theme: ThemeId, told: &Told) -> Result<()> {
        let mut last = None;
        for (goes, days_ago, reason) in told.steps {
            let step = Move {
                skipped_local_reason: "Betrifft alle Kommunen gleich.".to_owned(),
                ending: match goes {
                    Ends(ending) => Some(*ending),
                    _ => None,
                },
                ..Move::to(self.station(*goes), *reason)
            };
            let by = (self.owner, self.today.plus_days(-days_ago));
            let moved = advance_for_a_job(self.tx, self.permit, (theme, &step, by), self.ids).await?;
            last = moved.ok().map(|line| (line, by));
        }
        if let Some((line, by)) = last.filter(|_| !told.answer.is_empty()) {
            let answer = (theme, Some(line), told.answer, by);
            answers::give_for_a_job(self.tx, self.permit, answer, self.ids).await?;
        }
        Ok(())
    }

    /// A finding of so many days ago, by one after the other of those who work with cases.
    async fn finding(&mut self, days_ago: i32, told: (&str, Marks, Origin)) -> Result<Option<FindingId>> {
        let (text, marks, origin) = told;
        let kept = |_: &Hit| Some(Treatment::Keep("Erfunden für die Demo.".to_owned()));
        let Ok(text) = Guarded::check(text, &[], kept) else {
            return Ok(None);
        };
        let new = NewFinding {
            text,
            marks,
            origin,
            reconstruction: None,
        };
        let raiser = self.raisers[self.noted % self.raisers.len()];
        self.noted += 1;
        let on = self.today.plus_days(-days_ago);
        let by = Some((raiser, self.key));
        let id = findings::create_for_a_job(self.tx, self.permit, (on, &new, by), self.ids).await?;
        Ok(Some(id))
    }

    fn station(&self, goes: Goes) -> Station {
        match goes {
            Local(at) => Station::LocalBoard(self.structure.municipalities[at].id),
            Coordination => Station::Coordination,
            Steering => Station::SteeringGroup,
            Ends(_) => Station::Done,
        }
    }
}

const fn marks(field: Field, kind: Kind, level: Level) -> Marks {
    Marks {
        field,
        kind: Some(kind),
        rechtskreis: None,
        level,
        municipality: None,
        region: None,
    }
}
