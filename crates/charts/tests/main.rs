//! What every chart and table promises, whoever draws it. Not a look at the picture: people do that in the gallery.

#[path = "../examples/charts/samples.rs"]
mod samples;

use base::day::Day;
use base::fte::Fte;
use base::money::Euro;
use charts::bars::{Bar, Bars};
use charts::cell::Cell;
use charts::chart::{Chart, Width};
use charts::lines::Lines;
use charts::posts::{PostBars, Posts};
use charts::series::Series;
use charts::stacked::StackedBars;
use charts::table::{Align, Column, Table};

fn every_picture() -> Vec<(String, String)> {
    let both = [Width::Narrow, Width::Wide];
    let all = samples::charts().into_iter();
    all.flat_map(|(name, chart)| both.map(|width| (format!("{name} {width:?}"), chart.svg("bild-1", width))))
        .collect()
}

fn bars(values: impl IntoIterator<Item = (&'static str, Cell)>) -> Chart {
    Chart::Bars(Bars {
        title: "Beratungen".into(),
        labels_are: "Ort".into(),
        values_are: "Beratungen".into(),
        bars: values
            .into_iter()
            .map(|(label, value)| Bar {
                label: label.into(),
                value,
            })
            .collect(),
    })
}

#[test]
fn every_picture_passes_a_strict_content_security_policy() {
    for (name, svg) in every_picture() {
        for forbidden in ["style=", "<style", "<script", " on", "href", "data:", "http:"] {
            let without_namespace = svg.replace("xmlns=\"http://www.w3.org/2000/svg\"", "");
            let in_a_tag = without_namespace
                .split('<')
                .filter_map(|part| part.split('>').next());
            let found = in_a_tag
                .filter(|tag| format!("<{tag}").contains(forbidden))
                .collect::<Vec<_>>();
            assert!(found.is_empty(), "{name} has {forbidden:?} in {found:?}");
        }
    }
}

#[test]
fn every_picture_has_a_title_and_a_description_that_it_names() {
    for (name, svg) in every_picture() {
        assert!(svg.contains(r#"role="img""#), "{name}");
        assert!(
            svg.contains(r#"aria-labelledby="bild-1-title bild-1-desc""#),
            "{name}"
        );
        assert_eq!(svg.matches(r#"id="bild-1-title""#).count(), 1, "{name}");
        assert_eq!(svg.matches(r#"id="bild-1-desc""#).count(), 1, "{name}");
        assert_eq!(svg.matches("<title").count(), 1, "{name}");
    }
}

#[test]
fn nothing_is_drawn_outside_the_picture_or_without_a_number() {
    for (name, svg) in every_picture() {
        assert!(!svg.contains("NaN") && !svg.contains("inf"), "{name}");
        let width = if name.contains("Narrow") { 360.0 } else { 640.0 };
        for attribute in [" x=\"", " x1=\"", " x2=\"", " cx=\""] {
            for number in svg
                .split(attribute)
                .skip(1)
                .filter_map(|rest| rest.split('"').next())
            {
                let x: f64 = number.parse().unwrap();
                assert!((-0.1..=width + 0.1).contains(&x), "{name}: {attribute}{number}");
            }
        }
    }
}

#[test]
fn the_same_chart_is_the_same_picture_every_time() {
    assert_eq!(every_picture(), every_picture());
}

#[test]
fn every_chart_tells_itself_in_german_and_has_its_data_as_a_table() {
    for (name, chart) in samples::charts() {
        assert!(
            chart.text_alternative().ends_with('.'),
            "{name}: {}",
            chart.text_alternative()
        );
        assert!(!chart.table().is_empty(), "{name}");
        assert_eq!(chart.table().caption(), chart.title(), "{name}");
    }
}

#[test]
fn a_chart_without_data_is_still_a_picture() {
    let empty = [
        bars([]),
        Chart::Lines(Lines {
            title: "Leer".into(),
            periods_are: "Monat".into(),
            values_are: "Kontakte".into(),
            periods: Vec::new(),
            series: Vec::new(),
        }),
        Chart::Stacked(StackedBars {
            title: "Leer".into(),
            labels_are: "Ort".into(),
            labels: vec!["Altenheim".into()],
            parts: vec![Series::new("Teil", [Cell::Withheld])],
        }),
    ];
    for chart in empty {
        let svg = chart.svg("leer", Width::Narrow);
        assert!(svg.starts_with("<svg") && !svg.contains("NaN"), "{svg}");
    }
}

#[test]
fn a_name_with_markup_is_printed_as_it_is() {
    let chart = bars([("<script>alert(1)</script> & \"Söhne\"", Cell::Number(3))]);
    let svg = chart.svg("bild", Width::Narrow);
    assert!(!svg.contains("<script"));
    assert!(
        svg.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; \"Söhne\""),
        "{svg}"
    );
}

#[test]
fn small_numbers_of_people_are_named_but_not_drawn() {
    let chart = bars([
        ("Altenheim", Cell::Under(5)),
        ("Borchfeld", Cell::Withheld),
        ("Neustadt", Cell::Number(40)),
    ]);
    let text = chart.text_alternative();
    assert!(
        text.contains("Altenheim unter 5, Borchfeld nicht ausgewiesen und Neustadt 40"),
        "{text}"
    );
    assert_eq!(
        chart.svg("bild", Width::Narrow).matches(r#"width="0""#).count(),
        2
    );
}

#[test]
fn the_unallocated_post_is_visible_in_picture_text_and_table() {
    let fte = Fte::from_thousandths;
    let row = Posts {
        label: "Baustein 2".into(),
        funded: fte(14000),
        allocated: fte(13000),
        filled: fte(12500),
    };
    let chart = Chart::Posts(PostBars {
        title: "Stellen".into(),
        labels_are: "Baustein".into(),
        rows: vec![row],
    });
    assert!(
        chart
            .svg("stellen", Width::Narrow)
            .contains("12,5 von 14,0 VZÄ besetzt · 1,0 nicht zugeordnet · 0,5 unbesetzt")
    );
    assert!(
        chart
            .text_alternative()
            .contains("davon 1,0 nicht zugeordnet und 0,5 unbesetzt")
    );
    assert_eq!(chart.table().rows()[0][4], Cell::Fte(fte(1000)));
}

#[test]
fn a_sum_is_exact_or_not_shown() {
    let half_cent_trap = [
        Cell::Money(Euro::from_cents(10)),
        Cell::Money(Euro::from_cents(20)),
    ];
    assert_eq!(
        Cell::sum(&half_cent_trap),
        Some(Cell::Money(Euro::from_cents(30)))
    );
    assert_eq!(Cell::sum(&[Cell::Number(7), Cell::Under(5)]), None);
    assert_eq!(Cell::sum(&[Cell::Number(7), Cell::Fte(Fte::ZERO)]), None);
    assert_eq!(Cell::sum(&[]), None);
}

#[test]
fn cells_are_written_the_german_way() {
    let cases = [
        (Cell::Number(12_345), "12.345"),
        (Cell::Tenths(34), "3,4"),
        (Cell::Percent(125), "12,5\u{a0}%"),
        (Cell::Fte(Fte::from_thousandths(13_000)), "13,0"),
        (Cell::Money(Euro::from_cents(5_700_000)), "57.000,00 €"),
        (Cell::Day(Day::new(2026, 3, 1).unwrap()), "01.03.2026"),
        (Cell::Under(5), "unter 5"),
        (Cell::Withheld, "–"),
        (Cell::Empty, ""),
    ];
    for (cell, written) in cases {
        assert_eq!(cell.german(), written);
    }
}

#[test]
fn numbers_stand_at_the_end_of_the_line_and_short_rows_are_filled() {
    let table = Table::new(
        "Stellen",
        [Column::text("Ort"), Column::fte("VZÄ"), Column::day("seit")],
    )
    .row(["Altenheim".into()])
    .with_total([Cell::text("Zusammen"), Fte::ZERO.into()]);
    let aligned: Vec<Align> = table.columns().iter().map(Column::align).collect();
    assert_eq!(aligned, [Align::Start, Align::End, Align::Start]);
    assert_eq!(
        table.rows()[0],
        [Cell::text("Altenheim"), Cell::Empty, Cell::Empty]
    );
    assert_eq!(table.total().map(<[Cell]>::len), Some(3));
}
