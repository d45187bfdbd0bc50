//! Files as they come: encodings, separators, workbooks, tricks, and bytes that are nothing.

use std::io::Write;

use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

fn cells(bytes: &[u8]) -> Vec<(u32, Vec<String>)> {
    let sheet = read(bytes).expect("a list");
    sheet
        .rows
        .into_iter()
        .map(|row| (row.number, row.cells))
        .collect()
}

fn rows(rows: &[(u32, &[&str])]) -> Vec<(u32, Vec<String>)> {
    let texts = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect();
    rows.iter()
        .map(|(number, cells)| (*number, texts(cells)))
        .collect()
}

#[test]
fn text_is_read_in_every_encoding_that_spreadsheets_write() {
    let expected = rows(&[(1, &["Name", "Straße"]), (2, &["Müller", "Öwer"])]);
    let text = "Name;Straße\r\nMüller;Öwer\r\n";
    let windows: Vec<u8> = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let utf16 = |mark: [u8; 2], bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        mark.into_iter()
            .chain(text.encode_utf16().flat_map(bytes))
            .collect()
    };
    assert_eq!(cells(text.as_bytes()), expected);
    assert_eq!(cells(format!("\u{feff}{text}").as_bytes()), expected);
    assert_eq!(cells(&windows), expected);
    assert_eq!(cells(&utf16([0xff, 0xfe], u16::to_le_bytes)), expected);
    assert_eq!(cells(&utf16([0xfe, 0xff], u16::to_be_bytes)), expected);
}

#[test]
fn the_separator_is_found_and_rows_keep_the_number_a_spreadsheet_shows() {
    assert_eq!(cells(b"a,b\n1,2\n"), rows(&[(1, &["a", "b"]), (2, &["1", "2"])]));
    assert_eq!(
        cells(b"a\tb\n1\t2\n"),
        rows(&[(1, &["a", "b"]), (2, &["1", "2"])])
    );
    assert_eq!(
        cells(b"sep=|\na|b\n1|2\n"),
        rows(&[(2, &["a", "b"]), (3, &["1", "2"])])
    );
    assert_eq!(
        cells(b"a;b\r\n\r\n;;\r\n\"1;\"\"x\";2\r\n"),
        rows(&[(1, &["a", "b"]), (4, &["1;\"x", "2"])])
    );
    assert_eq!(
        cells(b"a;b\n\"two\nlines\";2\n\n3;4\n"),
        rows(&[(1, &["a", "b"]), (2, &["two\nlines", "2"]), (4, &["3", "4"])])
    );
}

fn workbook(fill: impl Fn(&mut Workbook)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(&mut workbook);
    workbook.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_is_read_as_stored_and_no_formula_is_evaluated() {
    let bytes = workbook(|workbook| {
        let day = Format::new().set_num_format("dd.mm.yyyy");
        let sheet = workbook.add_worksheet();
        sheet.write(0, 0, "Name").unwrap();
        sheet.write(0, 1, "Geboren").unwrap();
        sheet.write(0, 2, "Telefon").unwrap();
        sheet.write(4, 0, "Müller 🙂").unwrap();
        sheet
            .write_with_format(4, 1, ExcelDateTime::from_ymd(1990, 2, 28).unwrap(), &day)
            .unwrap();
        sheet.write(4, 2, 4_915_112_345_678_i64).unwrap();
        sheet
            .write_formula(
                5,
                0,
                Formula::new("=HYPERLINK(\"http://x\",\"Klick\")").set_result("Probe"),
            )
            .unwrap();
        sheet.write(5, 1, 1990).unwrap();
        sheet.write(5, 2, "=1+1").unwrap();
    });
    assert_eq!(
        cells(&bytes),
        rows(&[
            (1, &["Name", "Geboren", "Telefon"]),
            (5, &["Müller 🙂", "28.02.1990", "4915112345678"]),
            (6, &["Probe", "1990", "=1+1"]),
        ])
    );
}

#[test]
fn the_first_visible_sheet_with_something_in_it_is_read() {
    let bytes = workbook(|workbook| {
        workbook.add_worksheet();
        let hidden = workbook.add_worksheet();
        hidden.set_hidden(true);
        hidden.write(0, 0, "geheim").unwrap();
        for text in ["eins", "zwei"] {
            let sheet = workbook.add_worksheet();
            sheet.write(0, 0, text).unwrap();
            sheet.write(1, 0, text).unwrap();
        }
    });
    let sheet = read(&bytes).unwrap();
    assert_eq!(sheet.rows[0].cells, ["eins"]);
    assert_eq!(sheet.further_sheets, 2);
}

#[test]
fn a_far_away_cell_costs_nothing() {
    let bytes = workbook(|workbook| {
        let sheet = workbook.add_worksheet();
        sheet.write(0, 0, "Name").unwrap();
        sheet.write(1_048_575, 0, "Ende").unwrap();
    });
    assert_eq!(cells(&bytes), rows(&[(1, &["Name"]), (1_048_576, &["Ende"])]));
    let wide = workbook(|workbook| {
        let sheet = workbook.add_worksheet();
        sheet.write(0, 0, "Name").unwrap();
        sheet.write(1, 16_383, "Ende").unwrap();
    });
    assert_eq!(read(&wide), Err(FileRefused::TooManyColumns));
}

/// An archive with these parts; zeros pack well.
fn archive(parts: &[(&str, usize)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, size) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(&vec![b' '; *size]).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn what_is_no_list_is_refused_for_its_reason() {
    let check = |bytes: &[u8], expected| assert_eq!(read(bytes), Err(expected));
    check(b"", FileRefused::Empty);
    check(b"Name;Vorname\n", FileRefused::NoRows);
    check(b"\n\n", FileRefused::NoRows);
    check(b"%PDF-1.7 ...", FileRefused::NotAList);
    check(b"\x89PNG\r\n", FileRefused::NotAList);
    check(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileRefused::OldWorkbook);
    check(b"MZ\0\0\x01", FileRefused::NotAList);
    check(b"PK\x03\x04 broken", FileRefused::Unreadable);
    check(
        &archive(&[("mimetype", 10), ("content.xml", 10)]),
        FileRefused::OtherFormat,
    );
    check(
        &archive(&[("../../etc/passwd", 10), ("xl/workbook.xml", 10)]),
        FileRefused::HidesPaths,
    );
    check(
        &archive(&[("xl/workbook.xml", 60 << 20), ("b", 60 << 20)]),
        FileRefused::UnpacksTooLarge,
    );
}

#[test]
fn a_promise_of_countless_strings_is_not_believed() {
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in [
        ("xl/workbook.xml", "<workbook/>"),
        (
            "xl/SharedStrings.xml",
            "<sst uniqueCount=\"9999999999999\"></sst>",
        ),
    ] {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    assert_eq!(read(&bytes), Err(FileRefused::UnpacksTooLarge));
}

#[test]
fn limits_hold_for_rows_columns_and_cells() {
    let many = "a;b\n".repeat(MOST_ROWS + MOST_ABOVE + 1);
    assert_eq!(read(many.as_bytes()), Err(FileRefused::TooManyRows));
    let wide = format!(
        "{}\n{}\n",
        "a;".repeat(MOST_COLUMNS + 1),
        "b;".repeat(MOST_COLUMNS + 1)
    );
    assert_eq!(read(wide.as_bytes()), Err(FileRefused::TooManyColumns));
    let long = format!("a\n{}\n", "ä".repeat(10_000));
    assert_eq!(
        read(long.as_bytes()).unwrap().rows[1].cell(0).chars().count(),
        LONGEST_CELL + 1
    );
}

#[test]
fn columns_are_named_as_spreadsheets_do() {
    for (column, name) in [
        (0, "A1"),
        (25, "Z1"),
        (26, "AA1"),
        (51, "AZ1"),
        (52, "BA1"),
        (701, "ZZ1"),
        (702, "AAA1"),
    ] {
        assert_eq!(cell_name(column, 1), name);
    }
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_fall_over(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        let _ = read(&bytes);
    }

    #[test]
    fn no_damage_to_a_workbook_makes_the_reader_fall_over(place in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = workbook(|workbook| {
            let sheet = workbook.add_worksheet();
            sheet.write(0, 0, "Name").unwrap();
            sheet.write(1, 0, 7).unwrap();
        });
        let place = place.index(bytes.len());
        bytes[place] = byte;
        let _ = read(&bytes);
    }
}
