//! What the two doors promise: valid files, hostile text without effect, exact numbers. Not how a page looks.

#![expect(clippy::unwrap_used, reason = "a panic is a test's way to fail")]

#[path = "../examples/samples/documents.rs"]
mod documents;
#[path = "../examples/samples/sentences.rs"]
mod sentences;

use std::io::Cursor;

use access::disclosure::{Basis, Disclosure, DisclosureMaker, Subject, Terms};
use base::day::Day;
use base::fte::Fte;
use base::language::Language;
use base::money::Euro;
use calamine::{Data, Reader, Xlsx};
use charts::cell::Cell;
use charts::table::{Column, Table};
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use print::Work;
use print::calendar::{Appointment, Calendar};
use print::document::{Document, Template};
use print::failure::PrintFailure;
use print::file::FileKind;
use serde_json::json;

/// What someone types who wants a spreadsheet to do something.
const HOSTILE_CELLS: [&str; 9] = [
    "=1+1",
    "+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "=HYPERLINK(\"http://example.org\";\"hier\")",
    "\"; =cmd|' /C calc'!A0",
];

fn day(year: i16, month: i8, date: i8) -> Day {
    Day::new(year, month, date).unwrap()
}

fn disclosure() -> Disclosure {
    let terms = Terms {
        recipient: "Jobcenter Musterland".into(),
        basis: Basis::ToThePerson,
        on: day(2026, 3, 1),
    };
    DisclosureMaker::for_the_wiring().grant(Subject::Person(some_person()), terms)
}

fn some_person() -> base::ids::PersonId {
    "018f0000-0000-7000-8000-000000000001".parse().unwrap()
}

fn hostile_table() -> Table {
    let mut table = Table::new("Liste", [Column::text("=Name"), Column::number("Zahl")]);
    for text in HOSTILE_CELLS {
        table.push([Cell::text(text), Cell::Number(1)]);
    }
    table
}

fn exact_table() -> Table {
    let kinds = [
        Column::text("Ort"),
        Column::number("Fälle"),
        Column::fte("VZÄ"),
        Column::money("Euro"),
        Column::percent("Anteil"),
        Column::day("seit"),
    ];
    Table::new("Stellen: Übersicht [1/2] mit einem sehr langen Namen", kinds)
        .row([
            Cell::text("Büren; Nord"),
            Cell::Number(-1234),
            Fte::from_thousandths(12_125).into(),
            Euro::from_cents(79_800_010).into(),
            Cell::Percent(125),
            day(2026, 3, 1).into(),
        ])
        .row([
            Cell::text("Zeile\nzwei"),
            Cell::Under(5),
            Cell::Empty,
            Euro::from_cents(-5).into(),
            Cell::Withheld,
        ])
        .with_total([Cell::text("Zusammen"), Cell::Withheld])
}

fn cells(table: &Table) -> Vec<Vec<Data>> {
    let file = print::public(Work::Xlsx(std::slice::from_ref(table))).unwrap();
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(file.bytes)).unwrap();
    let name = workbook.sheet_names()[0].clone();
    assert!(
        workbook.worksheet_formula(&name).unwrap().is_empty(),
        "a cell is a formula"
    );
    workbook
        .worksheet_range(&name)
        .unwrap()
        .rows()
        .map(<[Data]>::to_vec)
        .collect()
}

fn csv(table: &Table) -> String {
    String::from_utf8(print::public(Work::Csv(table)).unwrap().bytes).unwrap()
}

#[test]
fn every_document_is_valid_pdf_ua_1() {
    let mut documents = vec![
        documents::plan(),
        documents::languages(),
        documents::consent(Language::Arabic),
    ];
    documents.extend(Language::ALL.map(documents::letter));
    let ua_1 = ValidationOptions::default().profile(ValidationProfile::PdfUa1);
    for document in documents {
        let file = print::public(&document).unwrap();
        let report = validate_pdf_bytes(&file.bytes, &ua_1).unwrap();
        assert!(
            report.failures.is_empty(),
            "{}: {:?}",
            document.title,
            report.failures
        );
    }
}

#[test]
fn a_document_names_its_language_and_title() {
    for (language, tag) in [
        (Language::PlainGerman, "de"),
        (Language::Farsi, "fa"),
        (Language::Serbian, "sr"),
    ] {
        let document = documents::letter(language);
        let file = print::public(&document).unwrap();
        let text = String::from_utf8_lossy(&file.bytes);
        assert!(
            text.contains(&format!("<dc:language><rdf:Bag><rdf:li>{tag}</rdf:li>")),
            "{language}"
        );
        assert!(
            text.contains(&format!(
                "<rdf:li xml:lang=\"x-default\">{}</rdf:li>",
                document.title
            )),
            "{language}"
        );
    }
}

#[test]
fn the_same_document_is_the_same_file() {
    let print = || print::public(&documents::consent(Language::Tigrinya)).unwrap();
    assert!(print() == print());
}

#[test]
fn a_document_without_a_title_takes_the_name_of_its_template() {
    let document = Document {
        title: "  ".into(),
        ..documents::letter(Language::German)
    };
    let file = print::public(&document).unwrap();
    assert!(String::from_utf8_lossy(&file.bytes).contains("x-default\">sample-letter<"));
}

#[test]
fn a_template_learns_for_whom_and_on_which_ground_it_is_printed() {
    const SOURCE: &str = "#import \"/base.typ\": *\n#show: sheet\n#assert.eq(paper.disclosure, \
        (recipient: \"Jobcenter Musterland\", on: \"2026-03-01\", ground: \"an die betroffene Person\"))\n= Titel";
    let template = Template {
        name: "disclosed",
        source: SOURCE,
    };
    let document = documents::document(template, "Titel", Language::German, json!({}));
    assert!(print::personal(&disclosure(), &document).is_ok());
    assert!(print::public(&document).is_err());
}

#[test]
fn a_failure_names_the_line_and_keeps_the_data_to_itself() {
    const SOURCE: &str = "#import \"/base.typ\": *\n#show: sheet\n\n#float(data.name)";
    let template = Template {
        name: "broken",
        source: SOURCE,
    };
    let document = documents::document(
        template,
        "Titel",
        Language::German,
        json!({ "name": "Fatma Beispiel" }),
    );
    let failure = print::public(&document).unwrap_err();
    assert_eq!(failure.to_string(), "the template broken cannot be set (line 4)");
    assert!(!format!("{failure:?} {document:?}").contains("Fatma"));
    let PrintFailure::Template { said, .. } = failure else {
        panic!("another failure")
    };
    assert!(said.aloud().contains("float"));
}

#[test]
fn a_workbook_never_holds_a_formula() {
    let rows = cells(&hostile_table());
    let texts: Vec<&Data> = rows.iter().skip(1).map(|row| &row[0]).collect();
    assert_eq!(texts.len(), HOSTILE_CELLS.len());
    for (cell, typed) in texts.into_iter().zip(HOSTILE_CELLS) {
        let Data::String(text) = cell else {
            panic!("{typed:?} became {cell:?}")
        };
        assert_eq!(text.trim(), typed.trim());
    }
    assert_eq!(rows[0][0], Data::String("=Name".into()));
}

#[test]
fn a_workbook_keeps_numbers_as_numbers_and_days_as_days() {
    let rows = cells(&exact_table());
    assert_eq!(rows[1][1], Data::Float(-1234.0));
    assert_eq!(rows[1][2], Data::Float(12.125));
    assert_eq!(rows[1][3], Data::Float(798_000.1));
    assert_eq!(rows[1][4], Data::Float(0.125));
    assert!(
        matches!(&rows[1][5], Data::DateTime(moment) if (moment.as_f64() - 46_082.0).abs() < 1e-9),
        "{:?}",
        rows[1][5]
    );
    assert_eq!(rows[2][1], Data::String("unter 5".into()));
    assert_eq!(rows[2][4], Data::String("–".into()));
    assert_eq!(rows[3][0], Data::String("Zusammen".into()));
}

#[test]
fn sheets_have_names_that_spreadsheets_accept() {
    let captions = [
        "a/b:c*d?[e]\\f",
        "",
        "Ein sehr langer Name einer Tabelle 1",
        "Ein sehr langer Name einer Tabelle 2",
        "'x'",
    ];
    let tables = captions.map(|caption| Table::new(caption, [Column::text("Ort")]));
    let file = print::public(Work::Xlsx(&tables)).unwrap();
    let workbook: Xlsx<_> = Xlsx::new(Cursor::new(file.bytes)).unwrap();
    let expected = [
        "a b c d  e  f",
        "Tabelle",
        "Ein sehr langer Name einer Tabe",
        "Ein sehr langer Name einer Ta 2",
        "x",
    ];
    assert_eq!(workbook.sheet_names(), expected);
}

#[test]
fn csv_is_what_german_spreadsheets_read() {
    let expected = "\u{feff}Ort;Fälle;VZÄ;Euro;Anteil;seit\r\n\
        \"Büren; Nord\";-1234;12,125;798000,10;12,5;01.03.2026\r\n\
        \"Zeile\nzwei\";unter 5;;-0,05;–;\r\n\
        Zusammen;–;;;;\r\n";
    assert_eq!(csv(&exact_table()), expected);
}

#[test]
fn csv_text_never_begins_a_formula() {
    let text = csv(&hostile_table());
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .has_headers(false)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let first: Vec<String> = reader
        .records()
        .map(|record| record.unwrap()[0].to_owned())
        .collect();
    assert_eq!(first[0], "'=Name");
    assert_eq!(first.len(), HOSTILE_CELLS.len() + 1);
    for (field, typed) in first.iter().skip(1).zip(HOSTILE_CELLS) {
        assert!(
            !field.trim().starts_with(['=', '+', '-', '@']),
            "{typed:?} became {field:?}"
        );
        assert!(field.ends_with(typed), "{typed:?} became {field:?}");
    }
}

#[test]
fn a_calendar_entry_says_when_and_where_but_never_with_whom() {
    let appointment = Appointment {
        id: "018f0000".into(),
        starts: "2026-07-01T08:30:00Z".parse().unwrap(),
        ends: "2026-07-01T09:15:00Z".parse().unwrap(),
        place: Some(
            "Rathaus, Zimmer 3; Eingang Süd\nmit einem langen Weg durch den Hof und die Treppe hinauf".into(),
        ),
        is_cancelled: false,
    };
    let winter = Appointment {
        id: "018f0001".into(),
        starts: "2026-12-01T08:30:00Z".parse().unwrap(),
        ends: "2026-12-01T09:15:00Z".parse().unwrap(),
        place: None,
        is_cancelled: true,
    };
    let made = "2026-03-01T09:30:00Z".parse().unwrap();
    let calendar = Calendar {
        host: "lotse.example".into(),
        made,
        appointments: vec![appointment, winter],
    };

    let file = print::personal(&disclosure(), Work::Calendar(&calendar)).unwrap();

    assert_eq!(file.kind, FileKind::Calendar);
    let text = String::from_utf8(file.bytes).unwrap();
    assert!(text.lines().all(|line| line.len() <= 75), "a line is too long");
    assert_eq!(text.matches("\r\n").count(), text.matches('\n').count());
    let unfolded = text.replace("\r\n ", "");
    for line in [
        "UID:018f0000@lotse.example",
        "DTSTAMP:20260301T093000Z",
        "DTSTART;TZID=Europe/Berlin:20260701T103000",
        "DTEND;TZID=Europe/Berlin:20260701T111500",
        "DTSTART;TZID=Europe/Berlin:20261201T093000",
        "SUMMARY:Termin",
        "LOCATION:Rathaus\\, Zimmer 3\\; Eingang Süd\\nmit einem langen Weg durch den Hof und die Treppe hinauf",
        "STATUS:CANCELLED",
    ] {
        assert!(
            unfolded.contains(&format!("{line}\r\n")),
            "{line} is missing in {unfolded}"
        );
    }
}
