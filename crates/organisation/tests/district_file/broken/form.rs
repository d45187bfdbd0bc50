//! Broken in form: no TOML, unknown keys, missing fields, dangling references, values of the wrong kind.

use super::check;

#[test]
fn a_file_that_is_no_toml_says_where_and_how_it_should_be() {
    check(7, "name = Kreis Klein", (7, "Datei", "Anführungszeichen"));
    check(7, "name = \"Kreis Klein", (7, "Datei", "Anführungszeichen"));
    check(
        8,
        "art = \"kreis\"\nart = \"kreis\"",
        (9, "Datei", "zum zweiten Mal"),
    );
    check(14, "[[region]", (14, "Datei", "eckigen Klammern"));
}

#[test]
fn an_unknown_key_names_the_nearest_valid_one() {
    check(
        7,
        "name = \"Kreis Klein\"\neinwonner = 3",
        (8, "gebiet.einwonner", "Gemeint ist vielleicht „einwohner“"),
    );
    check(
        17,
        "ab = 2024-01-01\nfarbe = \"rot\"",
        (18, "region[nord].farbe", "Möglich: ab, bis,"),
    );
    check(
        13,
        "quelle = \"rat\"\n[[regoin]]\nname = \"x\"",
        (14, "regoin", "Gemeint ist vielleicht „region“"),
    );
    check(
        49,
        "verantwortlich = { name = \"Kreis Klein\", recht = \"dsgvo\", telefon = \"1\" }",
        (
            49,
            "organisation[kreis].verantwortlich.telefon",
            "gibt es hier nicht",
        ),
    );
    check(
        69,
        "besetzung = [{ vzae = 1, ab = 2024-02-01, person = \"Muster\" }]",
        (69, "stelle[cm].besetzung[1].person", "gibt es hier nicht"),
    );
}

#[test]
fn a_missing_field_is_told_at_its_heading() {
    check(9, "", (6, "gebiet.ags", "fehlt „ags“"));
    check(16, "", (14, "region[nord].name", "fehlt „name“"));
    check(80, "", (79, "foerdersatz[1].kuerzel", "fehlt „kuerzel“"));
    check(3, "", (1, "datei.stand", "fehlt „stand“"));
    check(38, "", (30, "kommune[bedorf].quelle", "Worauf stützt sich"));
    check(23, "", (19, "kommune[adorf].ags", "fehlt „ags“"));
}

#[test]
fn a_reference_to_nothing_names_what_exists() {
    check(
        27,
        "region = [{ region = \"nrod\", ab = 2024-01-01 }]",
        (
            27,
            "kommune[adorf].region[1].region",
            "Gemeint ist vielleicht „nord“. Möglich: nord.",
        ),
    );
    check(
        10,
        "verwaltung = \"kries\"",
        (10, "gebiet.verwaltung", "Möglich: amt, kreis, verein."),
    );
    check(
        41,
        "kommune = \"cedorf\"",
        (41, "sozialraum[sb-1].kommune", "keine Kommune dieser Datei"),
    );
    check(
        66,
        "zuteilung = [{ vzae = 1, ort = \"kommune:sb-1\", ab = 2024-01-01 }]",
        (66, "stelle[cm].zuteilung[1].ort", "Möglich: adorf, bedorf."),
    );
    check(
        66,
        "zuteilung = [{ vzae = 1, ort = \"überall\", ab = 2024-01-01 }]",
        (66, "stelle[cm].zuteilung[1].ort", "kein Ort"),
    );
    check(
        18,
        "quelle = \"rad\"",
        (18, "region[nord].quelle", "Gemeint ist vielleicht „rat“"),
    );
}

#[test]
fn a_word_that_is_not_on_the_list_names_the_list() {
    check(
        8,
        "art = \"krais\"",
        (
            8,
            "gebiet.art",
            "Gemeint ist vielleicht „kreis“. Möglich: kreis, kreisfreie-stadt.",
        ),
    );
    check(
        65,
        "funktion = \"casemanagement\"",
        (65, "stelle[cm].funktion", "„case-management“"),
    );
    check(
        18,
        "quelle = \"rat\"\nsicherheit = \"sicher\"",
        (19, "region[nord].sicherheit", "belegt, abgeleitet, offen"),
    );
}

#[test]
fn values_of_the_wrong_kind_are_told_with_an_example() {
    check(
        16,
        "name = 7",
        (16, "region[nord].name", "Text in Anführungszeichen"),
    );
    check(16, "name = \"  \"", (16, "region[nord].name", "leer"));
    check(
        24,
        "flaeche = 10.123",
        (24, "kommune[adorf].flaeche", "höchstens zwei Nachkommastellen"),
    );
    check(
        26,
        "einwohner = [{ am = 2025-06-30, zahl = \"viele\" }]",
        (26, "kommune[adorf].einwohner[1].zahl", "ganze Zahl"),
    );
    check(
        26,
        "einwohner = 1000",
        (26, "kommune[adorf].einwohner", "Liste erwartet"),
    );
    check(
        69,
        "besetzung = [{ vzae = 0.1234, ab = 2024-02-01 }]",
        (
            69,
            "stelle[cm].besetzung[1].vzae",
            "höchstens drei Nachkommastellen",
        ),
    );
    check(76, "vzae = 0", (76, "foerderrahmen[cm].vzae", "über 0 VZÄ"));
    check(84, "betrag = -1", (84, "foerdersatz[cm].betrag", "Betrag"));
    check(
        25,
        "karte = { zeile = 0, spalte = 1 }",
        (25, "kommune[adorf].karte.zeile", "von 1 bis 20"),
    );
    check(2, "format = 2", (2, "datei.format", "Format 2"));
}
