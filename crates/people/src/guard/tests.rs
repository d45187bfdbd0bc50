//! The identity guard on sentences as they stand in case notes. Everybody in them is made up.

use super::hit::Kind;
use super::{check, with_suggestions};

const FAMILY: [&str; 4] = [
    "Selam Tesfay",
    "محمد الأحمد",
    "Олена Коваленко",
    "Ayşe Yıldız-Öztürk",
];

fn known() -> Vec<String> {
    FAMILY.iter().map(|name| (*name).to_owned()).collect()
}

fn found(text: &str) -> Vec<(Kind, String)> {
    check(text, &known())
        .into_iter()
        .map(|hit| (hit.kind, text[hit.range].to_owned()))
        .collect()
}

#[track_caller]
fn finds(text: &str, kind: Kind, expected: &[&str]) {
    let all = found(text);
    let of_kind: Vec<&str> = all
        .iter()
        .filter(|(its, _)| *its == kind)
        .map(|(_, place)| place.as_str())
        .collect();
    assert_eq!(of_kind, expected, "{text:?}: {all:?}");
}

#[test]
fn days_are_found_however_they_are_written() {
    for (text, expected) in [
        ("Am 3.5.2026 war der Termin.", "Am 3.5.2026"),
        ("Der Bescheid vom 03.05.26 fehlt.", "03.05.26"),
        ("Frist: 3. 5.", "3. 5."),
        ("Seit dem 12. März 2025 wartet sie.", "dem 12. März 2025"),
        ("am 1. Jänner", "am 1. Jänner"),
        ("Eingang 2026-05-03 im Amt", "2026-05-03"),
        ("bis 3/5/2026", "3/5/2026"),
        ("am 29. Februar 2028", "am 29. Februar 2028"),
    ] {
        finds(text, Kind::Date, &[expected]);
    }
}

#[test]
fn months_years_and_amounts_are_coarse_enough() {
    for text in [
        "Seit März 2025 wartet die Familie.",
        "2026 sollen es 12 Plätze sein.",
        "Kapitel 3.5.1 des Konzepts",
        "Es fehlen 120000 Euro und 14,5 Stellen.",
        "Die Sprechstunde ist von 9 bis 12 Uhr im Haus 3.",
        "Rund 314510 Einwohner leben hier.",
    ] {
        assert_eq!(found(text), [], "{text:?}");
    }
}

#[test]
fn a_day_becomes_its_month() {
    for (text, expected) in [
        ("Am 3.5.2026 kam der Brief.", "Im Mai 2026 kam der Brief."),
        ("Der Brief vom 03.05. fehlt.", "Der Brief vom Mai fehlt."),
        ("Seit 12. März 2025 ohne Antwort.", "Seit März 2025 ohne Antwort."),
    ] {
        assert_eq!(with_suggestions(text, &check(text, &[])), expected);
    }
}

#[test]
fn numbers_and_addresses_are_found() {
    for (text, kind, expected) in [
        ("Anruf unter 0151 2345678 ab 16 Uhr", Kind::Phone, "0151 2345678"),
        ("Tel. +49 5251 / 881234", Kind::Phone, "Tel. +49 5251 / 881234"),
        ("(05251) 88-1234 ist besetzt", Kind::Phone, "(05251) 88-1234"),
        ("Mail an s.tesfay@example.org", Kind::Mail, "s.tesfay@example.org"),
        (
            "s.tesfay (at) example.org",
            Kind::Mail,
            "s.tesfay (at) example.org",
        ),
        ("Az. 33-1234/26 liegt vor", Kind::FileNumber, "Az. 33-1234/26"),
        (
            "Aktenzeichen: 5 K 12/25",
            Kind::FileNumber,
            "Aktenzeichen: 5 K 12/25",
        ),
        (
            "BG-Nummer 35902BG0012345",
            Kind::FileNumber,
            "BG-Nummer 35902BG0012345",
        ),
        (
            "IBAN DE89 3704 0044 0532 0130 00",
            Kind::FileNumber,
            "IBAN DE89 3704 0044 0532 0130 00",
        ),
        (
            "Der Pass C01X00T478123 ist abgelaufen",
            Kind::FileNumber,
            "C01X00T478123",
        ),
        (
            "wohnt Bahnhofstraße 12a, Hinterhof",
            Kind::Address,
            "Bahnhofstraße 12a",
        ),
        ("in der Bahnhofstr. 3", Kind::Address, "Bahnhofstr. 3"),
        ("Detmolder Straße 7", Kind::Address, "Detmolder Straße 7"),
        ("Am Ziegelteich 5", Kind::Address, "Am Ziegelteich 5"),
        ("aus 33098 Paderborn", Kind::Address, "33098 Paderborn"),
    ] {
        let all = found(text);
        assert!(
            all.iter()
                .any(|(its, place)| *its == kind && place.starts_with(expected)),
            "{text:?}: {all:?}"
        );
    }
}

#[test]
fn names_of_those_who_take_part_are_found_inflected_and_in_any_script() {
    for (text, expected) in [
        ("Selam wartet seit März.", "Selam"),
        ("Selams Mutter war dabei.", "Selams"),
        ("Die Wohnung von Selam Tesfay", "Selam Tesfay"),
        ("selam hat angerufen", "selam"),
        ("Mit Tesfaye gesprochen", "Tesfaye"),
        ("Mohammed braucht einen Termin", "Mohammed"),
        ("Der Antrag der Al-Ahmads", "Al-Ahmads"),
        ("Muhammad Alahmad rief an", "Muhammad Alahmad"),
        ("Olena Kowalenko", "Olena Kowalenko"),
        ("Für Kovalenkos wurde nichts gefunden", "Kovalenkos"),
        ("Ayse Yildiz-Oeztuerk", "Ayse Yildiz-Oeztuerk"),
        ("Sie heisst محمد im Pass", "محمد"),
    ] {
        let all = found(text);
        let place: Vec<&str> = all.iter().map(|(_, place)| place.as_str()).collect();
        assert!(
            place
                .iter()
                .any(|one| expected.ends_with(one) || one.contains(expected)),
            "{text:?}: {all:?}"
        );
    }
}

#[test]
fn what_looks_like_a_name_is_found_without_being_known() {
    for (text, expected) in [
        ("Frau Nowak vom Jobcenter sagt zu.", "Frau Nowak"),
        ("Herr Dr. von Heide rät ab.", "Herr Dr. von Heide"),
        ("Familie Haddad zieht um.", "Familie Haddad"),
        ("ein Sohn namens Tarik Demir", "ein Sohn namens Tarik Demir"),
        ("Hussein Karimi fehlt der Pass.", "Hussein Karimi"),
        ("Frau Amtsinspektorin Rüße kam.", "Frau Amtsinspektorin Rüße"),
        ("Frau Richter kommt später.", "Frau Richter"),
        ("hr koch war da", "hr koch"),
        ("Hr. Rasche (Jobcenter) fehlt.", "Hr. Rasche"),
        ("Rückruf Müller wegen der Kaution", "Müller"),
        ("Unterlagen an Koch geschickt", "Koch"),
        ("Kl. M. A. war da.", "Kl. M. A."),
        ("Vermieter ist Bernd Füllekrug.", "Bernd Füllekrug"),
        ("Fatimas Kurs fällt aus.", "Fatimas Kurs"),
        ("Пані Шевченко прийшла", "Пані Шевченко прийшла"),
    ] {
        finds(text, Kind::Name, &[expected]);
    }
}

#[test]
fn ordinary_sentences_name_nobody() {
    for text in [
        "Die Familie wartet auf einen Platz in der Kita.",
        "Frau hat keine Arbeit, Mann sucht eine Ausbildung.",
        "Alle Beteiligten wollen einen Sprachkurs am Abend.",
        "Die Ausländerbehörde antwortet nicht, das Jobcenter verweist an die Kommune.",
        "Der Herr Bürgermeister kommt zur Sitzung der Lenkungsgruppe.",
        "Wir brauchen mehr Plätze in Integrationskursen mit Kinderbetreuung.",
    ] {
        assert_eq!(found(text), [], "{text:?}");
    }
}

#[test]
fn a_suggestion_reads_as_a_sentence() {
    let text = "Frau Nowak half Selam; Selams Sohn geht in die Bahnhofstraße 3.";
    assert_eq!(
        with_suggestions(text, &check(text, &known())),
        "die Person half die Person; der Sohn der Person geht in die (Anschrift)."
    );
}

#[test]
fn marks_emoji_and_ten_thousand_letters_do_no_harm() {
    for text in ["\u{202e}\u{200f}", "🙂 3.5. 🙂", "", "ſ’s", "0"] {
        let _ = check(text, &known());
    }
    let long = "ü".repeat(10_000);
    assert!(check(&long, &known()).is_empty());
    for text in ["am 3.5.🙂", "é@é.é", "Frau 🙂 Nowak", "Selam’s", "Herr"] {
        for hit in check(text, &known()) {
            assert!(text.get(hit.range.clone()).is_some(), "{text:?}");
        }
    }
}

#[test]
fn a_hit_shows_its_words_and_so_many_letters_around_them() {
    let text = "Über Jahre half Frau Nowak täglich.";
    let hits = check(text, &known());
    let [hit] = hits.as_slice() else {
        panic!("{hits:?}")
    };
    assert_eq!(hit.words(text), "Frau Nowak");
    assert_eq!(hit.around(text, 5), ("half ", " tägl"));
    assert_eq!(hit.around(text, 99), ("Über Jahre half ", " täglich."));
}

#[test]
fn names_that_are_words_are_told_by_what_stands_around_them() {
    for (text, expected) in [
        ("Familie Zimtstern zieht um.", vec!["Familie Zimtstern"]),
        ("hausmeister krüger war nicht da", vec!["hausmeister krüger"]),
        ("Roman kommt morgen, der Roman ist lang.", vec!["Roman"]),
        ("Danke dir, Volker", vec!["Volker"]),
        ("gez. Schwarz", vec!["Schwarz"]),
        ("Café Lichtblick und ein Lichtblick", vec!["Café Lichtblick"]),
        (
            "Treffen in KW 12, Frist 17.3, Kapitel 17.3",
            vec!["in KW 12", "17.3"],
        ),
        (
            "Hinter den Häusern, wohnhaft Hinter den Höfen 14",
            vec!["Hinter den Höfen 14"],
        ),
    ] {
        let found: Vec<&str> = check(text, &[]).into_iter().map(|hit| &text[hit.range]).collect();
        assert_eq!(found, expected, "{text}");
    }
}
