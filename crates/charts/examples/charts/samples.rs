//! One chart of each kind with invented figures, for looking at them and for tests. Not data of any district.

use base::fte::Fte;
use charts::bars::{Bar, Bars};
use charts::cell::Cell;
use charts::chart::Chart;
use charts::heat_map::HeatMap;
use charts::lines::Lines;
use charts::posts::{PostBars, Posts};
use charts::radar::Radar;
use charts::series::Series;
use charts::small_multiples::SmallMultiples;
use charts::stacked::StackedBars;
use charts::swim_lanes::{Course, Stage, SwimLanes};
use charts::tile_map::{Tile, TileMap};

/// Ten invented places with names as long as real ones.
pub(crate) const PLACES: [&str; 10] = [
    "Altenheim",
    "Bad Lindenau",
    "Bad Wiesenthal",
    "Borchfeld",
    "Dellbrück",
    "Hövelau",
    "Lichtenbach",
    "Neustadt",
    "Salzburgen",
    "Steinhausen",
];

const FIELDS: [&str; 6] = [
    "Sprache",
    "Kita und Schule",
    "Ausbildung, Arbeit und Anerkennung",
    "Wohnen",
    "Gesundheit",
    "Teilhabe",
];

fn strings(words: &[&str]) -> Vec<String> {
    words.iter().copied().map(String::from).collect()
}

/// The charts, each with a name for its file.
pub(crate) fn charts() -> Vec<(&'static str, Chart)> {
    let half_years = strings(&["2024-I", "2024-II", "2025-I", "2025-II", "2026-I", "2026-II"]);
    let bars = Bars {
        title: "Beratungen je Gemeinde im Jahr 2026".into(),
        labels_are: "Gemeinde".into(),
        values_are: "Beratungen".into(),
        bars: PLACES
            .iter()
            .zip([120_i64, 45, 60, 0, 310, 95, 20, 1240, 75, 30])
            .map(|(place, number)| Bar {
                label: (*place).into(),
                value: if number == 0 {
                    Cell::Under(5)
                } else {
                    number.into()
                },
            })
            .collect(),
    };
    let stacked = StackedBars {
        title: "Offene Fälle nach Zuständigkeit".into(),
        labels_are: "Region".into(),
        labels: strings(&["Region Nord", "Region Süd", "Region West", "Stadt"]),
        parts: vec![
            Series::new("begleitet", [40_i64, 25, 30, 110]),
            Series::new("Verweisberatung", [15_i64, 20, 5, 45]),
            Series::new("Klärung", [10_i64, 5, 15, 20]),
            Series::new("ruhend", [5_i64, 5, 5, 10]),
        ],
    };
    let fte = |thousandths| Fte::from_thousandths(thousandths);
    let posts = PostBars {
        title: "Stellen nach Baustein".into(),
        labels_are: "Baustein".into(),
        rows: vec![
            Posts {
                label: "Baustein 1 – Koordination".into(),
                funded: fte(3500),
                allocated: fte(3500),
                filled: fte(3500),
            },
            Posts {
                label: "Baustein 2 – Case Management".into(),
                funded: fte(14000),
                allocated: fte(13000),
                filled: fte(11500),
            },
            Posts {
                label: "Baustein 3 – Ausländer- und Einbürgerungsbehörde".into(),
                funded: fte(2000),
                allocated: fte(2000),
                filled: fte(1500),
            },
        ],
    };
    let lines = Lines {
        title: "Kontakte je Halbjahr".into(),
        periods_are: "Halbjahr".into(),
        values_are: "Kontakte".into(),
        periods: half_years.clone(),
        series: vec![
            Series::new("Kurzberatung", [120_i64, 180, 240, 260, 310, 290]),
            Series::new("Verweisberatung", [40_i64, 60, 85, 90, 120, 150]),
            Series {
                name: "Aufsuchend".into(),
                values: vec![
                    Cell::Number(10),
                    Cell::Number(30),
                    Cell::Withheld,
                    Cell::Number(60),
                    Cell::Number(70),
                    Cell::Number(95),
                ],
            },
        ],
    };
    let radar = Radar {
        title: "Falleinschätzung: zuerst und jetzt".into(),
        spokes_are: "Lebensbereich".into(),
        spokes: strings(&[
            "Aufenthaltsstatus",
            "Sprache",
            "Schule und Kita",
            "Ausbildung, Arbeit, Anerkennung",
            "Wohnen",
            "Gesundheit",
            "Familie",
            "Lebensunterhalt",
            "Teilhabe",
            "Diskriminierung",
            "Einbürgerung",
        ]),
        highest: 5,
        series: vec![
            Series::new("zuerst (Januar 2026)", [2_i64, 1, 3, 2, 1, 4, 3, 2, 2, 3, 1]),
            Series::new("jetzt (Juli 2026)", [3_i64, 3, 4, 3, 3, 4, 4, 3, 2, 3, 1]),
        ],
    };
    let heat_map = HeatMap {
        title: "Offene Bedarfe je Handlungsfeld und Gemeinde".into(),
        rows_are: "Handlungsfeld".into(),
        rows: strings(&FIELDS),
        columns: PLACES
            .iter()
            .zip(0_i64..)
            .map(|(place, column)| {
                let values = (0_i64..6).map(|row| match (column * 7 + row * 5) % 11 {
                    10 => Cell::Withheld,
                    9 => Cell::Under(5),
                    rest => Cell::Number(rest * 5),
                });
                Series {
                    name: (*place).into(),
                    values: values.collect(),
                }
            })
            .collect(),
    };
    let places = [
        (0, 1),
        (2, 3),
        (4, 1),
        (2, 1),
        (1, 0),
        (0, 2),
        (3, 3),
        (2, 2),
        (2, 0),
        (3, 1),
    ];
    let tile_map = TileMap {
        title: "Besetzte Stellen je Gemeinde".into(),
        values_are: "VZÄ".into(),
        groups_are: "Region".into(),
        tiles: PLACES
            .iter()
            .zip(places)
            .zip([1000, 1000, 500, 1000, 1000, 0, 1000, 4000, 750, 1000])
            .map(|((name, (row, column)), thousandths)| Tile {
                row,
                column,
                name: (*name).into(),
                group: Some(format!("Region {}", column + 1)),
                value: fte(thousandths).into(),
            })
            .collect(),
    };
    let multiples = SmallMultiples {
        title: "Kontakte je Gemeinde".into(),
        periods_are: "Halbjahr".into(),
        values_are: "Kontakte".into(),
        highest: None,
        periods: half_years,
        panels: PLACES
            .iter()
            .zip(1_i64..)
            .map(|(place, number)| {
                Series::new(
                    *place,
                    (1..=6).map(|half| (number * 13 + half * half * (number % 4)) % 60),
                )
            })
            .collect(),
    };
    vec![
        ("balken", Chart::Bars(bars)),
        ("gestapelt", Chart::Stacked(stacked)),
        ("stellen", Chart::Posts(posts)),
        ("linien", Chart::Lines(lines)),
        ("netz", Chart::Radar(radar)),
        ("waermekarte", Chart::HeatMap(heat_map)),
        ("kacheln", Chart::TileMap(tile_map)),
        ("kleine-kurven", Chart::SmallMultiples(multiples)),
        ("verlauf", Chart::SwimLanes(lanes())),
    ]
}

/// An invented way into a language course, as it was and as it should have been.
fn lanes() -> SwimLanes {
    let stage = |(month, lane, law, wait_days, is_break): (u16, &str, &str, Option<u16>, bool)| Stage {
        month,
        lane: lane.into(),
        law: law.into(),
        text: "Was in dieser Station geschah, in einem Satz".into(),
        wait_days,
        is_break,
        resource: String::new(),
    };
    let course = |name: &str, stages: &[(u16, &str, &str, Option<u16>, bool)]| Course {
        name: name.into(),
        stages: stages.iter().copied().map(stage).collect(),
    };
    SwimLanes {
        title: "Vom Ankommen in den Sprachkurs".into(),
        courses: vec![
            course(
                "Wie es war",
                &[
                    (1, "Familie", "AsylbLG", None, false),
                    (1, "Sozialamt", "AsylbLG", Some(70), false),
                    (4, "Ausländerbehörde", "AufenthG", None, false),
                    (4, "Jobcenter", "SGB II", Some(95), true),
                    (8, "Sprachkursträger", "SGB II", Some(160), true),
                    (13, "Familie", "SGB II", None, false),
                    (14, "Sprachkursträger", "SGB II", None, false),
                ],
            ),
            course(
                "Wie es gut gewesen wäre",
                &[
                    (1, "Familie", "AsylbLG", None, false),
                    (1, "Sozialamt", "AsylbLG", Some(30), false),
                    (3, "Jobcenter", "SGB II", None, false),
                    (4, "Sprachkursträger", "SGB II", None, false),
                ],
            ),
        ],
    }
}
