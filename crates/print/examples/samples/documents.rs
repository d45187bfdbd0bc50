//! Sample documents with invented data, for looking at them and for tests. Not templates of the house.

use base::day::Day;
use base::fte::Fte;
use base::language::Language;
use base::money::Euro;
use charts::cell::Cell;
use charts::chart::{Chart, Width};
use charts::heat_map::HeatMap;
use charts::lines::Lines;
use charts::posts::{PostBars, Posts};
use charts::radar::Radar;
use charts::series::Series;
use charts::table::{Column, Table};
use charts::tile_map::{Tile, TileMap};
use print::data;
use print::document::{Document, Letterhead, Template};
use serde_json::{Value, json};

use super::sentences::article_one;

const PLAN: Template = Template {
    name: "sample-plan",
    source: include_str!("plan.typ"),
};
const CONSENT: Template = Template {
    name: "sample-consent",
    source: include_str!("consent.typ"),
};
const LETTER: Template = Template {
    name: "sample-letter",
    source: include_str!("letter.typ"),
};
const LANGUAGES: Template = Template {
    name: "sample-languages",
    source: include_str!("languages.typ"),
};

/// What a person may be called, and must be printed as.
pub(crate) const HOSTILE_NAME: &str =
    r#"#read("/etc/passwd") *bold* $x$ @ref \u{41} <a> = Titel // -- "q" `raw` ]}"#;

/// A document with a letterhead, printed on a fixed day.
pub(crate) fn document(template: Template, title: &str, language: Language, data: Value) -> Document {
    Document {
        template,
        title: title.into(),
        language,
        printed_on: Day::from(jiff::civil::date(2026, 3, 1)),
        letterhead: Some(Letterhead {
            organisation: "Kreis Musterland".into(),
            lines: vec![
                "Kommunales Integrationsmanagement".into(),
                "Rathausplatz 1, 12345 Musterstadt".into(),
                "Telefon 01234 567-0".into(),
            ],
            controller: Some("Kreis Musterland, Der Landrat, Rathausplatz 1, 12345 Musterstadt".into()),
        }),
        demo: true,
        data,
    }
}

/// A table with one row for each post.
pub(crate) fn staffing(rows: i64) -> Table {
    let columns = [
        Column::text("Einsatzort"),
        Column::text("Anstellungsträger"),
        Column::fte("VZÄ"),
        Column::money("Förderung"),
        Column::percent("Anteil"),
        Column::day("besetzt seit"),
    ];
    let mut table = Table::new("Stellen im Case Management", columns);
    for number in 1..=rows {
        table.push([
            Cell::text(format!("Gemeinde {number} mit Außenstelle")),
            Cell::text(if number % 3 == 0 {
                "Wohlfahrtsverband Musterland e. V."
            } else {
                "Kreis Musterland"
            }),
            Fte::from_thousandths(500 + number % 2 * 500).into(),
            Euro::from_cents(2_850_050 + number).into(),
            Cell::Percent(125 + number),
            Day::new(2025, 1, 1)
                .ok()
                .map(|day| day.plus_days(i32::try_from(number).unwrap_or(0) * 10))
                .into(),
        ]);
    }
    let sum = Fte::from_thousandths((1..=rows).map(|number| 500 + number % 2 * 500).sum());
    table
        .with_total([Cell::text("Zusammen"), Cell::Empty, sum.into()])
        .with_note("VZÄ: Vollzeitäquivalente.")
        .with_source("Quelle: erfundene Angaben, Stand 01.03.2026")
}

/// Tables and charts on several pages.
pub(crate) fn plan() -> Document {
    let fte = Fte::from_thousandths;
    let posts = PostBars {
        title: "Geförderte, zugeordnete und besetzte Stellen".into(),
        labels_are: "Baustein".into(),
        rows: vec![
            Posts {
                label: "Baustein 1".into(),
                funded: fte(3500),
                allocated: fte(3500),
                filled: fte(3500),
            },
            Posts {
                label: "Baustein 2".into(),
                funded: fte(14000),
                allocated: fte(13000),
                filled: fte(11500),
            },
        ],
    };
    let periods: Vec<String> = ["2024-I", "2024-II", "2025-I", "2025-II"]
        .map(String::from)
        .into();
    let lines = Lines {
        title: "Kontakte je Halbjahr".into(),
        periods_are: "Halbjahr".into(),
        values_are: "Kontakte".into(),
        periods,
        series: vec![
            Series::new("Kurzberatung", [120_i64, 180, 240, 260]),
            Series::new("Verweisberatung", [40_i64, 60, 85, 90]),
        ],
    };
    let map = TileMap {
        title: "Besetzte Stellen je Gemeinde".into(),
        values_are: "VZÄ".into(),
        groups_are: "Region".into(),
        tiles: [
            ("Altenheim", 0, 1),
            ("Borchfeld", 1, 0),
            ("Neustadt", 1, 1),
            ("Bad Lindenau", 1, 2),
        ]
        .map(|(name, row, column)| Tile {
            row,
            column,
            name: name.into(),
            group: Some(format!("Region {}", row + 1)),
            value: fte(500 + i64::from(column) * 500).into(),
        })
        .into(),
    };
    let areas: Vec<String> = [
        "Aufenthalt",
        "Sprache",
        "Schule und Kita",
        "Arbeit",
        "Wohnen",
        "Gesundheit",
    ]
    .map(String::from)
    .into();
    let radar = Radar {
        title: "Falleinschätzung: zuerst und jetzt".into(),
        spokes_are: "Lebensbereich".into(),
        spokes: areas.clone(),
        highest: 5,
        series: vec![
            Series::new("zuerst", [2_i64, 1, 3, 2, 1, 4]),
            Series::new("jetzt", [3_i64, 3, 4, 2, 3, 4]),
        ],
    };
    let heat = HeatMap {
        title: "Offene Bedarfe je Handlungsfeld und Gemeinde".into(),
        rows_are: "Handlungsfeld".into(),
        rows: areas,
        columns: vec![
            Series::new("Altenheim", [0_i64, 5, 10, 15, 20, 25]),
            Series {
                name: "Borchfeld".into(),
                values: vec![Cell::Under(5), Cell::Withheld, Cell::Number(35)],
            },
        ],
    };
    let data = json!({
        "posts": data::chart(&Chart::Posts(posts), Width::Wide),
        "staffing": data::table(&staffing(40)),
        "lines": data::chart(&Chart::Lines(lines), Width::Wide),
        "map": data::chart(&Chart::TileMap(map), Width::Narrow),
        "heat": data::chart(&Chart::HeatMap(heat), Width::Narrow),
        "radar": data::chart(&Chart::Radar(radar), Width::Narrow),
    });
    document(PLAN, "Stellenplan", Language::German, data)
}

/// Two languages side by side, with a name that looks like markup.
pub(crate) fn consent(other: Language) -> Document {
    let often = |language, times| vec![article_one(language); times].join(" ");
    let data = json!({
        "name": HOSTILE_NAME,
        "languages": [data::language(Language::German), data::language(other)],
        "pairs": (1..=5)
            .map(|times| vec![often(Language::German, times), often(other, times)])
            .collect::<Vec<_>>(),
    });
    document(
        CONSENT,
        "Einwilligung in die Verarbeitung",
        Language::German,
        data,
    )
}

/// A letter in one language.
pub(crate) fn letter(language: Language) -> Document {
    let text = [[article_one(language); 3].join(" ").as_str(); 4].join("\n");
    let recipient = ["Klara Beispiel", "Musterweg 5", "12345 Musterstadt"];
    document(
        LETTER,
        language.own_name(),
        language,
        json!({ "recipient": recipient, "text": text }),
    )
}

/// A sentence in each of the 16 languages.
pub(crate) fn languages() -> Document {
    let entries: Vec<Value> = Language::ALL
        .into_iter()
        .map(|language| json!({ "language": data::language(language), "text": article_one(language) }))
        .collect();
    document(
        LANGUAGES,
        "Alle Sprachen",
        Language::German,
        json!({ "entries": entries }),
    )
}
