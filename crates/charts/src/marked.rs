//! Lines over time with marks at which something happened, such as a decision. It says when, not that one thing led to
//! the other.

use crate::canvas::Canvas;
use crate::cell::Cell;
use crate::chart::Drawing;
use crate::lines::Lines;
use crate::table::{Column, Table};

/// Something that happened in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// In which period, counted from 0.
    pub at: usize,
    /// What, in one or two words.
    pub label: String,
}

/// Values over time, and what happened meanwhile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The lines.
    pub lines: Lines,
    /// The marks from left to right.
    pub marks: Vec<Mark>,
    /// The table beside the picture, where it says more than the points.
    pub table: Option<Table>,
}

impl Drawing for Marked {
    fn title(&self) -> &str {
        &self.lines.title
    }

    fn alternative(&self) -> String {
        let marks: Vec<String> = self
            .marks
            .iter()
            .filter_map(|mark| Some(format!("{}: {}", mark.label, self.lines.periods.get(mark.at)?)))
            .collect();
        let marks = if marks.is_empty() {
            String::new()
        } else {
            format!(" Markiert sind {}.", marks.join(", "))
        };
        format!("{}{marks}", self.lines.alternative())
    }

    fn table(&self) -> Table {
        if let Some(table) = &self.table {
            return table.clone();
        }
        let plain = self.lines.table();
        let columns = plain.columns().iter().cloned().chain([Column::text("Ereignis")]);
        let mut table = Table::new(plain.caption(), columns);
        for (index, row) in plain.rows().iter().enumerate() {
            let labels = self.marks.iter().filter(|mark| mark.at == index);
            let labels: Vec<&str> = labels.map(|mark| mark.label.as_str()).collect();
            let label = if labels.is_empty() {
                Cell::Empty
            } else {
                Cell::text(labels.join(", "))
            };
            table.push(row.iter().cloned().chain([label]));
        }
        table
    }

    fn draw(&self, canvas: &mut Canvas) {
        self.lines.draw_with(canvas, &self.marks);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{Chart, Width};
    use crate::series::Series;

    fn sample() -> Marked {
        Marked {
            lines: Lines {
                title: "Gemeldete Hindernisse".to_owned(),
                periods_are: "Halbjahr".to_owned(),
                values_are: "je 100 offene Fälle".to_owned(),
                periods: ["1/26", "2/26", "1/27"].map(String::from).into(),
                series: vec![Series::new(
                    "hier",
                    [Cell::Tenths(84), Cell::Withheld, Cell::Tenths(51)],
                )],
            },
            marks: vec![Mark {
                at: 1,
                label: "Beschluss".to_owned(),
            }],
            table: None,
        }
    }

    #[test]
    fn a_mark_stands_in_the_words_the_table_and_the_picture() {
        let sample = sample();
        assert!(sample.alternative().ends_with("Markiert sind Beschluss: 2/26."));
        assert_eq!(
            sample.table().rows()[1].last().map(Cell::german).as_deref(),
            Some("Beschluss")
        );
        let picture = Chart::Marked(sample).svg("kurve", Width::Narrow);
        assert!(picture.contains("Beschluss</text>") || picture.contains("Beschluss\n</text>"));
        assert!(picture.contains("stroke-dasharray"));
    }
}
