//! Components filled with invented things, for the gallery and its sample pages. No page of its own.

use base::fte::Fte;
use charts::chart::Chart;
use charts::lines::Lines;
use charts::posts::{PostBars, Posts};
use charts::series::Series;
use charts::stacked::StackedBars;
use charts::table::{Column, Table};

use crate::components::figure::{self, Figure};
use crate::components::heat::{self, Cell, HeatMap};
use crate::components::staffing::{self, StaffingBar};
use crate::components::stepper::{self, Stepper};
use crate::components::tiles::{self, Tile, TileMap};
use crate::components::timeline::{Entry, Timeline};
use crate::shell::{Message, MessageKind, Undo};

pub(crate) fn messages() -> Vec<Message> {
    let message = |kind, text: &str| Message {
        kind,
        text: text.into(),
        undo: None,
    };
    let undo = Undo {
        path: "/galerie".into(),
        label: "Rückgängig".into(),
    };
    vec![
        Message {
            undo: Some(undo),
            ..message(MessageKind::Done, "Die Stelle ist geschlossen.")
        },
        message(
            MessageKind::Note,
            "Der Bericht wird erstellt. Sie können die Seite verlassen.",
        ),
        message(
            MessageKind::Warning,
            "Drei Angaben sind noch vom Kreis zu bestätigen.",
        ),
        message(
            MessageKind::Failed,
            "Die Mail konnte nicht gesendet werden. Wir versuchen es in 5 Minuten noch einmal.",
        ),
    ]
}

pub(crate) fn phases() -> Stepper {
    let stepper = stepper::phases("Phasen der Begleitung")
        .done("Kontakt")
        .note("12.03.2026")
        .done("Einschätzung");
    stepper
        .note("02.04.2026")
        .current("Ziele")
        .note("seit 20.04.2026")
        .ahead("Verknüpfung")
        .ahead("Auswertung")
}

pub(crate) fn history() -> Timeline {
    Timeline::new(vec![
        Entry::new("04.06.2026", "calendar_today", "Überprüfung fällig").ahead(),
        Entry::new("20.04.2026", "flag", "Zielvereinbarung geschrieben")
            .by("Anna Beispiel")
            .href("/galerie/akte"),
        Entry::new("02.04.2026", "forum", "Gespräch in der Sprechstunde")
            .by("Anna Beispiel")
            .text("Es ging um den Sprachkurs am Vormittag.\nNächstes Gespräch in zwei Wochen."),
        Entry::new("12.03.2026", "call", "Erster Kontakt am Telefon").by("Bernd Beispiel"),
    ])
}

pub(crate) fn needs() -> HeatMap {
    let row = |depths: [u8; 5]| {
        depths.into_iter().map(|depth| {
            let words = match depth {
                0 => "–".to_owned(),
                1 => "unter 5".to_owned(),
                more => (more * 5).to_string(),
            };
            Cell::new(words, depth).href("/galerie/liste")
        })
    };
    heat::map(
        "Offener Bedarf nach Handlungsfeld",
        "Gemeinde",
        &["Sprache", "Bildung", "Arbeit", "Wohnen", "Gesundheit"],
    )
    .row("Seestadt", row([5, 2, 3, 4, 1]).collect())
    .row("Bergdorf", row([1, 0, 2, 3, 0]).collect())
    .row("Neu Beispiel", row([3, 1, 1, 2, 1]).collect())
}

pub(crate) fn district() -> TileMap {
    let tile = |label, column, row, region, value: &str| {
        let tile = Tile::new(label, column, row).region(region, format!("Region {region}"));
        tile.value(value).href("/galerie/akte")
    };
    tiles::map(
        "Gemeinden im Musterkreis",
        vec![
            tile("Nordheim", 2, 1, 1, "1,0 VZÄ"),
            tile("Waldau", 3, 1, 1, "1,0 VZÄ"),
            tile("Bergdorf", 1, 2, 2, "1,0 VZÄ"),
            tile("Seestadt", 2, 2, 3, "4,0 VZÄ"),
            tile("Neu Beispiel", 3, 2, 2, "0,5 VZÄ"),
            tile("Bad Musterbrunn", 4, 2, 4, "unbesetzt"),
            tile("Süddorf", 2, 3, 4, "1,0 VZÄ"),
        ],
    )
}

pub(crate) fn staffing_bars() -> [StaffingBar; 3] {
    let tenths = |value: i64| Fte::from_thousandths(value * 100);
    let longest = tenths(140);
    [
        staffing::bar(
            "Baustein 2: Case Management",
            tenths(140),
            tenths(130),
            tenths(115),
        ),
        staffing::bar("Baustein 1: Koordination", tenths(35), tenths(35), tenths(35)).scale(longest),
        staffing::bar("Baustein 3: Einbürgerung", tenths(20), tenths(20), tenths(15)).scale(longest),
    ]
}

pub(crate) fn charts() -> Vec<Figure> {
    let names = |words: [&str; 3]| words.map(str::to_owned).to_vec();
    let posts = PostBars {
        title: "Stellen nach Baustein".into(),
        labels_are: "Baustein".into(),
        rows: vec![
            posts("Baustein 2", [140, 130, 115]),
            posts("Baustein 1", [35, 35, 35]),
        ],
    };
    let stacked = StackedBars {
        title: "Gespräche nach Ort".into(),
        labels_are: "Gemeinde".into(),
        labels: names(["Seestadt", "Bergdorf", "Neu Beispiel"]),
        parts: vec![
            Series::new("Sprechstunde", [45_i64, 20, 15]),
            Series::new("unterwegs", [15_i64, 10, 20]),
        ],
    };
    let lines = Lines {
        title: "Gespräche im Monat".into(),
        periods_are: "Monat".into(),
        values_are: "Gespräche".into(),
        periods: names(["Januar", "Februar", "März"]),
        series: vec![
            Series::new("Seestadt", [30_i64, 45, 60]),
            Series::new("Bergdorf", [20_i64, 15, 30]),
        ],
    };
    vec![
        figure::narrow("bild-stellen", &Chart::Posts(posts)),
        figure::narrow("bild-orte", &Chart::Stacked(stacked)),
        figure::narrow("bild-monate", &Chart::Lines(lines)),
    ]
}

pub(crate) fn staffing_table() -> Table {
    let tenths = |value: i64| Fte::from_thousandths(value * 100).into();
    Table::new(
        "Stellenplan",
        [
            Column::text("Baustein"),
            Column::fte("gefördert"),
            Column::fte("besetzt"),
        ],
    )
    .row(["Baustein 2".into(), tenths(140), tenths(115)])
    .row(["Baustein 1".into(), tenths(35), tenths(35)])
    .with_total(["Summe".into(), tenths(175), tenths(150)])
    .with_note("Stand am Monatsende.")
    .with_source("erfundene Zahlen")
}

fn posts(label: &str, tenths: [i64; 3]) -> Posts {
    let [funded, allocated, filled] = tenths.map(|value| Fte::from_thousandths(value * 100));
    Posts {
        label: label.into(),
        funded,
        allocated,
        filled,
    }
}
