//! Right in form but against a rule: days, keys, sums, posts, funding, evidence.

use super::check;

#[test]
fn days_must_be_in_the_calendar_and_in_order() {
    check(
        17,
        "ab = \"31.02.2024\"",
        (17, "region[nord].ab", "kein Tag des Kalenders"),
    );
    check(17, "ab = 2024", (17, "region[nord].ab", "Tag erwartet"));
    check(17, "ab = 0204-01-01", (17, "region[nord].ab", "Jahr 204"));
    check(
        43,
        "ab = 2024-01-01\nbis = 2023-12-31",
        (44, "sozialraum[sb-1].bis", "31.12.2023) liegt vor dem ersten"),
    );
    check(
        28,
        "teilnahme = [{ stand = \"im-gespraech\", ab = 2024-01-01, bis = 2024-06-30 }, { stand = \"nimmt-teil\", ab = 2024-06-30 }]",
        (
            28,
            "kommune[adorf].teilnahme[2].ab",
            "Überschneidet sich mit Zeile 28",
        ),
    );
    check(
        26,
        "einwohner = [{ am = 2025-06-30, zahl = 1000 }, { am = 2025-06-30, zahl = 1001 }]",
        (26, "kommune[adorf].einwohner[2].am", "steht schon eine Zahl"),
    );
}

#[test]
fn what_stands_twice_is_told_with_the_first_line() {
    check(
        58,
        "kuerzel = \"amt\"",
        (58, "organisation[amt].kuerzel", "steht schon in Zeile 51"),
    );
    check(
        34,
        "ags = \"05997004\"",
        (34, "kommune[bedorf].ags", "steht schon in Zeile 19"),
    );
    check(
        32,
        "name = \"Adorf\"",
        (32, "kommune[bedorf].name", "schon Zeile 19"),
    );
    check(
        36,
        "karte = { zeile = 1, spalte = 1 }",
        (36, "kommune[bedorf].karte", "liegt schon Adorf"),
    );
    check(
        80,
        "kuerzel = \"Süd\"",
        (80, "foerdersatz[Süd].kuerzel", "ohne Umlaute"),
    );
}

#[test]
fn official_keys_are_checked() {
    check(
        23,
        "ags = \"5997004\"",
        (23, "kommune[adorf].ags", "genau acht Ziffern"),
    );
    check(
        23,
        "ags = \"05774004\"",
        (23, "kommune[adorf].ags", "muss mit 05997 beginnen"),
    );
    check(9, "ags = \"0599\"", (9, "gebiet.ags", "genau fünf Ziffern"));
    check(
        22,
        "art = \"stadtbezirk\"",
        (22, "kommune[adorf].art", "nur „gemeinde“"),
    );
}

#[test]
fn sums_that_do_not_add_up_are_told_with_both_numbers() {
    check(
        12,
        "einwohner = [{ am = 2025-06-30, zahl = 3001 }]",
        (
            12,
            "gebiet.einwohner[1].zahl",
            "Hier steht 3001, die Kommunen ergeben zusammen 3000.",
        ),
    );
    check(
        11,
        "flaeche = 31",
        (
            11,
            "gebiet.flaeche",
            "31,00 km², die Kommunen ergeben zusammen 30,00 km²",
        ),
    );
}

#[test]
fn posts_obey_their_rules_in_the_file_too() {
    check(
        69,
        "besetzung = [{ vzae = 0.5, ab = 2024-02-01 }, { vzae = 0.75, ab = 2024-06-01 }]",
        (
            69,
            "stelle[cm].besetzung[2].vzae",
            "Ab 01.06.2024 wären 1,25 VZÄ besetzt",
        ),
    );
    check(
        69,
        "besetzung = [{ vzae = 0.5, ab = 2023-12-31 }]",
        (69, "stelle[cm].besetzung[1].vzae", "nicht zugeteilt"),
    );
    check(
        67,
        "anstellung = [{ organisation = \"verein\", ab = 2024-01-01 }]",
        (
            67,
            "stelle[cm].anstellung[1].organisation",
            "Für Verein fehlt „verantwortlich“",
        ),
    );
    check(
        67,
        "anstellung = [{ organisation = \"kreis\", ab = 2024-01-01, sicherheit = \"offen\", hinweis = \"Wer?\" }]",
        (
            67,
            "stelle[cm].anstellung[1].organisation",
            "Was offen ist, nennt keine Organisation",
        ),
    );
    check(
        66,
        "zuteilung = [{ vzae = 1, ort = \"sozialraum:sb-1\", ab = 2023-01-01 }]",
        (
            66,
            "stelle[cm].zuteilung[1].ab",
            "Kernort besteht nur seit 01.01.2024",
        ),
    );
}

#[test]
fn places_cannot_outlive_each_other() {
    check(
        27,
        "region = [{ region = \"nord\", ab = 2023-01-01 }]",
        (
            27,
            "kommune[adorf].region[1].ab",
            "Nord besteht nur seit 01.01.2024",
        ),
    );
    check(
        55,
        "teil-von = \"amt\"",
        (55, "organisation[amt].teil-von", "Teil ihrer selbst"),
    );
}

#[test]
fn funding_counts_nothing_twice() {
    check(
        78,
        "quelle = \"rat\"\n[[foerderrahmen]]\nkuerzel = \"cm-2\"\nname = \"x\"\nfunktion = \"case-management\"\nort = \"gebiet\"\nvzae = 1\nab = 2025-01-01\nquelle = \"rat\"",
        (85, "foerderrahmen[cm-2].ab", "schon Zeile 71"),
    );
    check(
        75,
        "ort = \"region:nord\"",
        (75, "foerderrahmen[cm].ort", "das ganze Gebiet oder eine Kommune"),
    );
    check(
        87,
        "quelle = \"rat\"\n[[foerdersatz]]\nkuerzel = \"cm-2\"\nname = \"x\"\nfunktion = \"case-management\"\nwofuer = \"personal-jahr\"\nbetrag = 1\nje-vzae = 1\nab = 2025-01-01\nquelle = \"rat\"",
        (95, "foerdersatz[cm-2].ab", "schon der Satz in Zeile 79"),
    );
}

#[test]
fn a_claim_says_what_it_rests_on() {
    check(
        18,
        "quelle = \"rat\"\nsicherheit = \"abgeleitet\"",
        (14, "region[nord].hinweis", "Woraus ist es abgeleitet?"),
    );
    check(
        18,
        "sicherheit = \"offen\"",
        (14, "region[nord].hinweis", "Was ist offen"),
    );
    check(
        5,
        "titl = \"Beschluss\"\ntitel = \"Beschluss\"",
        (5, "quellen.rat.titl", "Gemeint ist vielleicht „titel“"),
    );
}
