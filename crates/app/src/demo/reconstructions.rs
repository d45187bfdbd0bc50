//! Invented reconstructions for the demo: two released ones, one that waits for a second person, one draft; written and
//! released through the same gate as anybody's. None of it happened, and the titles say so.

use access::act::Act;
use access::back_door::BackDoor;
use access::gate::Access;
use access::session::model::SignedIn;
use base::ids::{Ids, ReconstructionId};
use organisation::model::field_of_action::FieldOfAction;
use organisation::model::structure::Structure;
use themes::reconstruction::check::{Known, may_submit};
use themes::reconstruction::model::{Draft, Station, Way};
use themes::reconstruction::store::released::release;
use themes::reconstruction::store::{self, Heading};
use themes::words::Rechtskreis;

use crate::demo::stories::signed_in;
use crate::failure::Result;

/// How far an invented reconstruction goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Goes {
    NotOn,
    ToTheSecondPerson,
    ToEverybody,
}

/// Month, who, under which law, what happened, days of waiting, whether it broke, what helped.
type Told = (
    u16,
    &'static str,
    Option<Rechtskreis>,
    &'static str,
    u16,
    bool,
    &'static str,
);

struct Story {
    title: &'static str,
    field: FieldOfAction,
    participants: &'static str,
    lesson: &'static str,
    real: &'static [Told],
    ideal: &'static [Told],
    goes: Goes,
}

use Rechtskreis::{AsylbLG, AufenthG, Recognition, School, SgbII, SgbIII, SgbVIII};

const ALL: &[Story] = &[
    Story {
        title: "Beispiel: Vom Ankommen in den Sprachkurs",
        field: FieldOfAction::Language,
        participants: "Sozialamt, Leistungsgewährung\nJobcenter, Fallmanagement\nSprachkursträger, Leitung\nCase Management",
        lesson: "Beim Wechsel der Leistung geht die Anmeldung zum Kurs verloren, weil niemand sie mitnimmt.\n\
                 Wer den Platz hat und wer ihn bezahlt, muss vor dem Wechsel feststehen.",
        real: &[
            (
                1,
                "Familie",
                Some(AsylbLG),
                "Kommt an und meldet sich an.",
                0,
                false,
                "eine Nachbarin",
            ),
            (
                1,
                "Sozialamt",
                Some(AsylbLG),
                "Bewilligt die Leistung, verweist auf den Sprachkurs.",
                70,
                false,
                "",
            ),
            (
                4,
                "Ausländerbehörde",
                Some(AufenthG),
                "Erteilt den Titel; die Zuständigkeit wechselt.",
                0,
                false,
                "",
            ),
            (
                4,
                "Jobcenter",
                Some(SgbII),
                "Weiß nichts von der Anmeldung, der Antrag beginnt von vorn.",
                95,
                true,
                "",
            ),
            (
                8,
                "Sprachkursträger",
                Some(SgbII),
                "Der Kurs ist voll; niemand sagt, wann der nächste beginnt.",
                150,
                true,
                "",
            ),
            (
                13,
                "Case Management",
                None,
                "Klärt Platz, Fahrt und Kinderbetreuung in einem Gespräch.",
                0,
                false,
                "Gespräch zu dritt",
            ),
            (
                14,
                "Sprachkursträger",
                Some(SgbII),
                "Der Kurs beginnt.",
                0,
                false,
                "",
            ),
        ],
        ideal: &[
            (
                1,
                "Familie",
                Some(AsylbLG),
                "Kommt an und meldet sich an.",
                0,
                false,
                "",
            ),
            (
                1,
                "Sozialamt",
                Some(AsylbLG),
                "Bewilligt und meldet den Kurswunsch beim Träger an.",
                30,
                false,
                "",
            ),
            (
                3,
                "Jobcenter",
                Some(SgbII),
                "Übernimmt die Anmeldung mit der Akte.",
                0,
                false,
                "Übergabebogen",
            ),
            (
                4,
                "Sprachkursträger",
                Some(SgbII),
                "Der Kurs beginnt.",
                0,
                false,
                "",
            ),
        ],
        goes: Goes::ToEverybody,
    },
    Story {
        title: "Beispiel: Ein Schulplatz mitten im Jahr",
        field: FieldOfAction::Education,
        participants: "Schulamt, Zuweisung\nSchule, Schulsozialarbeit\nJugendhilfe\nCase Management",
        lesson: "Zuweisung, Schulbus und Untersuchung laufen nacheinander statt nebeneinander.\n\
                 Ein gemeinsamer Termin spart die halbe Wartezeit.",
        real: &[
            (
                1,
                "Familie",
                None,
                "Meldet das Kind beim Einwohnermeldeamt an.",
                0,
                false,
                "",
            ),
            (
                1,
                "Schulamt",
                Some(School),
                "Wartet auf die Untersuchung, bevor es zuweist.",
                60,
                true,
                "",
            ),
            (
                3,
                "Gesundheitsamt",
                None,
                "Untersucht; der Bericht geht mit der Post.",
                25,
                false,
                "",
            ),
            (
                4,
                "Schulamt",
                Some(School),
                "Weist eine Schule zu; ein Bus fährt dort nicht.",
                30,
                true,
                "",
            ),
            (
                5,
                "Schulsozialarbeit",
                Some(SgbVIII),
                "Findet eine Mitfahrt für die ersten Wochen.",
                0,
                false,
                "Elternverein",
            ),
            (6, "Schule", Some(School), "Der erste Schultag.", 0, false, ""),
        ],
        ideal: &[
            (1, "Familie", None, "Meldet das Kind an.", 0, false, ""),
            (
                1,
                "Schulamt",
                Some(School),
                "Weist zu und bestellt Untersuchung und Bus zugleich.",
                14,
                false,
                "",
            ),
            (
                2,
                "Schule",
                Some(School),
                "Der erste Schultag.",
                0,
                false,
                "Patin aus der Klasse",
            ),
        ],
        goes: Goes::ToEverybody,
    },
    Story {
        title: "Beispiel: Der Berufsabschluss, der niemandem galt",
        field: FieldOfAction::Training,
        participants: "Kammer, Anerkennungsberatung\nAgentur für Arbeit, Vermittlung\nCase Management",
        lesson: "Vor dem Antrag auf Anerkennung weiß niemand, wer die Übersetzungen zahlt.",
        real: &[
            (
                1,
                "Agentur für Arbeit",
                Some(SgbIII),
                "Vermittelt in eine Helferstelle; der Abschluss bleibt unbeachtet.",
                180,
                true,
                "",
            ),
            (
                8,
                "Anerkennungsberatung",
                Some(Recognition),
                "Sagt, welche Papiere fehlen.",
                60,
                false,
                "",
            ),
            (
                11,
                "Kammer",
                Some(Recognition),
                "Erkennt den Abschluss zum Teil an.",
                90,
                false,
                "",
            ),
        ],
        ideal: &[
            (
                1,
                "Agentur für Arbeit",
                Some(SgbIII),
                "Fragt nach dem Abschluss und schickt zur Beratung.",
                14,
                false,
                "",
            ),
            (
                2,
                "Kammer",
                Some(Recognition),
                "Prüft mit übersetzten Papieren.",
                60,
                false,
                "",
            ),
        ],
        goes: Goes::ToTheSecondPerson,
    },
    Story {
        title: "Beispiel: Zwei Zimmer für sieben",
        field: FieldOfAction::Housing,
        participants: "",
        lesson: "",
        real: &[
            (
                1,
                "Familie",
                Some(SgbII),
                "Lebt zu siebt in zwei Zimmern und sucht.",
                0,
                false,
                "",
            ),
            (
                3,
                "Wohnungsamt",
                None,
                "Stellt den Berechtigungsschein aus.",
                45,
                false,
                "",
            ),
        ],
        ideal: &[],
        goes: Goes::NotOn,
    },
];

/// Writes them, if two case managers can sign in.
///
/// # Errors
/// What the database or the key store reports.
pub(crate) async fn fill(
    back_door: &BackDoor,
    ids: &Ids,
    (structure, author, colleague): (&Structure, &str, &str),
) -> Result<()> {
    let access = back_door.access();
    let (Some(author), Some(colleague)) = (
        signed_in(access, author).await?,
        signed_in(access, colleague).await?,
    ) else {
        return Ok(());
    };
    let region = structure.regions.first().map(|region| region.id);
    for (place, story) in ALL.iter().enumerate() {
        // The colleague wrote the one that waits, so that the first account can read it.
        let (writes, releases) = if story.goes == Goes::ToTheSecondPerson {
            (&colleague, &author)
        } else {
            (&author, &colleague)
        };
        let heading = Heading {
            field: story.field,
            region: region.filter(|_| place % 2 == 0),
        };
        tell(access, ids, ((writes, releases), &heading, story)).await?;
    }
    Ok(())
}

async fn tell(
    access: &Access,
    ids: &Ids,
    ((writes, releases), heading, story): ((&SignedIn, &SignedIn), &Heading, &Story),
) -> Result<()> {
    let id = ReconstructionId::from_uuid(ids.next_random());
    let mut draft = Draft {
        title: story.title.to_owned(),
        participants: story.participants.to_owned(),
        lesson: story.lesson.to_owned(),
        ..Draft::default()
    };
    for (way, told) in [(Way::Real, story.real), (Way::Ideal, story.ideal)] {
        for one in told {
            let station = station(draft.next_number(), one);
            // The invented courses are short.
            if draft.put(way, station).is_err() {
                break;
            }
        }
    }
    let (mut tx, permit) = access.new_file(writes, Act::ReconstructionWrite, id).await?;
    store::begin(&mut tx, &permit, (heading, &draft), ids).await?;
    // What the guard would stop here, it stops: then the invented one stays a draft.
    let goes_on = story.goes != Goes::NotOn && may_submit(&draft, &Known::default()).is_ok();
    if goes_on {
        store::submit(&mut tx, &permit, (1, &draft), ids).await?;
    }
    tx.commit().await?;
    if !goes_on || story.goes != Goes::ToEverybody {
        return Ok(());
    }
    let (mut tx, permit) = access.writing(releases, Act::ReconstructionRelease, id).await?;
    release(&mut tx, &permit, (2, &draft)).await?;
    tx.commit().await?;
    Ok(())
}

fn station(number: u32, (month, lane, law, text, wait_days, is_break, resource): &Told) -> Station {
    Station {
        number,
        month: *month,
        lane: (*lane).to_owned(),
        rechtskreis: *law,
        text: (*text).to_owned(),
        wait_days: Some(*wait_days).filter(|days| *days > 0),
        is_break: *is_break,
        resource: (*resource).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_guard_finds_nothing_in_what_goes_to_everybody() {
        for story in ALL {
            let mut draft = Draft {
                title: story.title.to_owned(),
                participants: story.participants.to_owned(),
                lesson: story.lesson.to_owned(),
                ..Draft::default()
            };
            for (way, told) in [(Way::Real, story.real), (Way::Ideal, story.ideal)] {
                for one in told {
                    draft.put(way, station(draft.next_number(), one)).unwrap();
                }
            }
            let open = themes::reconstruction::check::open(&draft, &Known::default());
            let words: Vec<&str> = open
                .iter()
                .flat_map(|group| group.places.iter().map(|place| place.words.as_str()))
                .collect();
            assert!(words.is_empty(), "{}: {words:?}", story.title);
        }
    }
}
