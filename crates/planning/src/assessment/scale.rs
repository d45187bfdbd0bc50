//! The described scale: what each level of need means in each life area, and what each level of wish means. A table of
//! German words for staff; not the levels of a case.
//!
//! Need (Bedarf) is what the professional sees, from 1 „trägt" to 5 „akut". Wish (Bedürfnis) is how much the client
//! wants something to change. Source: system part B 4; the words are those of this house and describe observable things.

use cases::life_area::LifeArea;

use crate::assessment::model::Level;

/// What a level of need means everywhere, for legends.
pub const NEED: [&str; 5] = [
    "kein Bedarf",
    "geringer Bedarf",
    "mittlerer Bedarf",
    "hoher Bedarf",
    "akuter Bedarf",
];

/// What a level of wish means: the client's own answer.
pub const WISH: [&str; 5] = [
    "ist mir nicht wichtig",
    "ist mir etwas wichtig",
    "ist mir wichtig",
    "ist mir sehr wichtig",
    "ist mir jetzt das Wichtigste",
];

/// What this level of need means in this life area.
pub fn need(area: LifeArea, level: Level) -> &'static str {
    needs(area)[level.index()]
}

/// What this level of wish means.
pub fn wish(level: Level) -> &'static str {
    WISH[level.index()]
}

/// The five levels of need of a life area, from low to high.
pub const fn needs(area: LifeArea) -> [&'static str; 5] {
    match area {
        LifeArea::Residence => [
            "Aufenthalt dauerhaft gesichert, Papiere gültig",
            "befristet, Verlängerung absehbar ohne Hürden",
            "Frist in Sicht oder Unterlagen fehlen, Weg ist bekannt",
            "Weg unklar, Ablehnung möglich, Beratung nötig",
            "Frist läuft ab, Verlust des Aufenthalts droht",
        ],
        LifeArea::Language => [
            "verständigt sich sicher, auch schriftlich und bei Behörden",
            "kommt im Alltag zurecht, Fachliches mit Hilfe",
            "einfache Gespräche gelingen, Kurs läuft oder steht an",
            "wenig Deutsch, kein Kurs, oft auf andere angewiesen",
            "keine Verständigung ohne Sprachmittlung, auch nicht in der eigenen Schrift",
        ],
        LifeArea::School => [
            "alle Kinder haben Platz und kommen gut mit",
            "Plätze vorhanden, einzelne Fragen offen",
            "Förderung oder Wechsel nötig, Gespräche laufen",
            "Platz fehlt oder der Besuch ist unregelmäßig",
            "seit Monaten ohne Platz oder Abbruch, Kind ist belastet",
        ],
        LifeArea::Work => [
            "passende Arbeit oder Ausbildung, dauerhaft",
            "Arbeit oder Ausbildung da, Entwicklung gewünscht",
            "auf dem Weg: Anerkennung, Bewerbung oder Maßnahme läuft",
            "ohne Arbeit, Abschluss nicht anerkannt oder Erlaubnis fehlt",
            "ohne Aussicht, oder Ausbeutung, oder Verlust der Stelle droht",
        ],
        LifeArea::Housing => [
            "eigene, passende und sichere Wohnung",
            "Wohnung gesichert, kleinere Mängel",
            "zu eng, zu teuer oder befristet",
            "Unterkunft ohne Rückzug, oder Kündigung in Sicht",
            "Wohnung verloren oder gesundheitlich nicht zumutbar",
        ],
        LifeArea::Health => [
            "gesund, ärztlich versorgt",
            "kleinere Beschwerden, Versorgung steht",
            "Behandlung nötig, Zugang mit Hilfe möglich",
            "Krankheit oder Belastung schränkt ein, Versorgung fehlt",
            "akute Gefährdung oder Behandlung duldet keinen Aufschub",
        ],
        LifeArea::Family => [
            "Familie trägt, Betreuung ist geregelt",
            "einzelne Fragen, gute Unterstützung",
            "Belastung spürbar, Entlastung nötig",
            "Trennung, Nachzug offen oder Betreuung fehlt",
            "Gewalt, Gefährdung oder Zusammenbruch der Versorgung",
        ],
        LifeArea::Livelihood => [
            "Einkommen reicht, keine Schulden",
            "Leistungen laufen, kommt zurecht",
            "knapp, Anträge oder Nachweise offen",
            "Leistungen fehlen oder Schulden wachsen",
            "kein Geld für Essen, Miete oder Strom",
        ],
        LifeArea::Participation => [
            "gut eingebunden, hat eigene Kontakte am Ort",
            "erste Kontakte, kennt Angebote",
            "wenige Kontakte, Interesse ist da",
            "kaum Kontakte, Wege oder Zeit fehlen",
            "allein und zurückgezogen",
        ],
        LifeArea::Discrimination => [
            "keine Erfahrung damit berichtet",
            "einzelne Erfahrung, ohne Folgen",
            "wiederholte Erfahrungen, belastend",
            "hindert bei Wohnung, Arbeit, Schule oder Amt",
            "Bedrohung oder Angriff, Schutz nötig",
        ],
        LifeArea::Naturalisation => [
            "eingebürgert oder derzeit kein Thema",
            "Voraussetzungen bekannt und bald erfüllt",
            "Interesse, einzelne Voraussetzungen fehlen",
            "Antrag gestellt und stockt, oder Unterlagen kaum zu beschaffen",
            "Antrag droht zu scheitern, oder Staatenlosigkeit belastet",
        ],
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_level_of_every_area_is_described_in_words_of_its_own() {
        let mut seen = BTreeSet::new();
        for area in LifeArea::ALL {
            for level in Level::ALL {
                let words = need(*area, level);
                assert!(words.len() > 5 && words.len() < 90, "{area} {words}");
                assert!(seen.insert(words), "{words} stands twice");
            }
        }
        assert_eq!(seen.len(), 55);
        assert_eq!(WISH.iter().collect::<BTreeSet<_>>().len(), 5);
    }
}
