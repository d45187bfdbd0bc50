//! Tables as an XLSX workbook, one sheet each: heading frozen, filter set, numbers as numbers. Never a formula.

use std::collections::HashSet;

use charts::cell::{Cell, Kind};
use charts::table::Table;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use crate::failure::PrintFailure;
use crate::file::{File, FileKind};

/// A sheet's name has at most so many letters. Source: Excel specifications and limits.
const LONGEST_NAME: usize = 31;
const NARROWEST: usize = 8;
const WIDEST: usize = 60;

/// Writes a sheet for each table.
pub(crate) fn written(tables: &[Table]) -> Result<File, PrintFailure> {
    let mut workbook = Workbook::new();
    if let Some(first) = tables.first() {
        workbook.set_properties(&DocProperties::new().set_title(first.caption()));
    }
    let mut taken = HashSet::new();
    for table in tables {
        let name = sheet_name(table.caption(), &mut taken);
        write_sheet(workbook.add_worksheet().set_name(name)?, table)?;
    }
    Ok(File {
        kind: FileKind::Xlsx,
        bytes: workbook.save_to_buffer()?,
    })
}

fn write_sheet(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let heading = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_border_bottom(FormatBorder::Thin);
    let heading = heading
        .set_align(FormatAlign::Top)
        .set_background_color(0x00EE_F2F7);
    let mut last_column = 0;
    for (index, column) in (0_u16..).zip(table.columns()) {
        sheet.write_string_with_format(0, index, column.heading(), &heading)?;
        let cells = table
            .rows()
            .iter()
            .map(Vec::as_slice)
            .chain(table.total())
            .filter_map(|row| row.get(usize::from(index)));
        let longest = cells.map(|cell| cell.german().chars().count()).max().unwrap_or(0);
        let widest = longest
            .max(column.heading().chars().count().min(24))
            .clamp(NARROWEST, WIDEST);
        sheet.set_column_width(index, f64::from(u32::try_from(widest).unwrap_or(0)) + 2.0)?;
        last_column = index;
    }
    let mut row_number = 0;
    for row in table.rows() {
        row_number += 1;
        write_row(sheet, row_number, row, false)?;
    }
    if row_number > 0 {
        sheet.autofilter(0, 0, row_number, last_column)?;
    }
    if let Some(total) = table.total() {
        row_number += 1;
        write_row(sheet, row_number, total, true)?;
    }
    for remark in [table.note(), table.source()].into_iter().flatten() {
        row_number += 2;
        sheet.write_string(row_number, 0, remark)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_landscape();
    Ok(())
}

fn write_row(sheet: &mut Worksheet, row: u32, cells: &[Cell], is_total: bool) -> Result<(), XlsxError> {
    for (column, cell) in (0_u16..).zip(cells) {
        let format = format_of(cell, is_total);
        match cell {
            Cell::Empty => {}
            Cell::Day(day) => {
                let (year, month, date) = (day.year(), day.month(), day.day_of_month());
                let (year, month, date) = (year.cast_unsigned(), month.cast_unsigned(), date.cast_unsigned());
                match ExcelDateTime::from_ymd(year, month, date) {
                    Ok(excel_day) => sheet.write_datetime_with_format(row, column, &excel_day, &format)?,
                    Err(_) => sheet.write_string_with_format(row, column, day.german(), &format)?,
                };
            }
            Cell::Text(_) | Cell::Under(_) | Cell::Withheld => {
                sheet.write_string_with_format(row, column, cell.german(), &format)?;
            }
            Cell::Number(_) | Cell::Tenths(_) | Cell::Fte(_) | Cell::Money(_) | Cell::Percent(_) => {
                match number_of(cell) {
                    Some(number) => sheet.write_number_with_format(row, column, number, &format)?,
                    None => sheet.write_string_with_format(row, column, cell.german(), &format)?,
                };
            }
        }
    }
    Ok(())
}

/// The number as the spreadsheet keeps it: read from its exact decimal text, so it is the nearest double and shows all
/// decimals. Beyond 15 digits a spreadsheet would round, so there is none.
fn number_of(cell: &Cell) -> Option<f64> {
    let text = match cell {
        Cell::Number(number) => number.to_string(),
        Cell::Tenths(tenths) => format!("{tenths}e-1"),
        Cell::Percent(tenths) => format!("{tenths}e-3"),
        Cell::Fte(fte) => fte.to_string(),
        Cell::Money(euro) => euro.to_string(),
        Cell::Empty | Cell::Text(_) | Cell::Day(_) | Cell::Under(_) | Cell::Withheld => return None,
    };
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if digits > 15 { None } else { text.parse().ok() }
}

fn format_of(cell: &Cell, is_total: bool) -> Format {
    let format = match cell.kind() {
        Some(Kind::Number) => Format::new().set_num_format("#,##0"),
        Some(Kind::Tenths) => Format::new().set_num_format("#,##0.0"),
        Some(Kind::Fte) => Format::new().set_num_format("#,##0.0##"),
        Some(Kind::Money) => Format::new().set_num_format("#,##0.00\\ \"€\""),
        Some(Kind::Percent) => Format::new().set_num_format("0.0\\ %"),
        Some(Kind::Day) => Format::new()
            .set_num_format("dd.mm.yyyy")
            .set_align(FormatAlign::Left),
        Some(Kind::Text) => Format::new()
            .set_num_format("@")
            .set_text_wrap()
            .set_align(FormatAlign::Top),
        None => Format::new().set_align(FormatAlign::Right),
    };
    let format = if matches!(cell, Cell::Under(_)) {
        format.set_align(FormatAlign::Right)
    } else {
        format
    };
    if is_total {
        format.set_bold().set_border_top(FormatBorder::Thin)
    } else {
        format
    }
}

/// A name that a spreadsheet accepts: short, without the forbidden signs, and not taken.
fn sheet_name(caption: &str, taken: &mut HashSet<String>) -> String {
    let allowed: String = caption
        .chars()
        .map(|letter| if "[]:*?/\\".contains(letter) { ' ' } else { letter })
        .collect();
    let allowed = allowed.trim().trim_matches('\'').to_owned();
    let base = if allowed.is_empty() {
        "Tabelle".to_owned()
    } else {
        allowed
    };
    let mut attempt = 1;
    loop {
        let suffix = if attempt == 1 {
            String::new()
        } else {
            format!(" {attempt}")
        };
        let room = LONGEST_NAME - suffix.len();
        let cut: String = base.chars().take(room).collect();
        let name = format!("{}{suffix}", cut.trim_end().trim_end_matches('\''));
        if taken.insert(name.to_lowercase()) {
            return name;
        }
        attempt += 1;
    }
}
