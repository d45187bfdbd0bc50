//! Funded, allocated and filled posts on one bar, with what is missing in sight. Not a staffing rule: it draws what it is told.

use base::fte::Fte;

use crate::canvas::{Anchor, Area, Canvas, Fill, Ink, Point};
use crate::cell::Cell;
use crate::chart::Drawing;
use crate::legend::{self, Sample};
use crate::scale::Scale;
use crate::table::{Column, Table};
use crate::words;

const ROW: f64 = 58.0;

/// The posts of one row, such as a Baustein or a municipality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posts {
    /// Whose posts they are.
    pub label: String,
    /// What the grant pays.
    pub funded: Fte,
    /// What has been given to a workplace.
    pub allocated: Fte,
    /// Where somebody works.
    pub filled: Fte,
}

impl Posts {
    /// Funded, but given to no workplace.
    pub fn unallocated(&self) -> Fte {
        self.funded.minus_at_most(self.allocated)
    }

    /// Given to a workplace where nobody works.
    pub fn vacant(&self) -> Fte {
        self.allocated.minus_at_most(self.filled)
    }

    fn gaps(&self) -> Vec<String> {
        let gaps = [
            (self.unallocated(), "nicht zugeordnet"),
            (self.vacant(), "unbesetzt"),
        ];
        gaps.into_iter()
            .filter(|(gap, _)| *gap > Fte::ZERO)
            .map(|(gap, what)| format!("{} {what}", gap.german()))
            .collect()
    }
}

/// A bar of posts for each row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostBars {
    /// What the chart is about.
    pub title: String,
    /// What the rows are, such as `Baustein`.
    pub labels_are: String,
    /// The rows from top to bottom.
    pub rows: Vec<Posts>,
}

impl Drawing for PostBars {
    fn title(&self) -> &str {
        &self.title
    }

    fn alternative(&self) -> String {
        let rows: Vec<String> = self
            .rows
            .iter()
            .map(|posts| {
                let gaps = posts.gaps();
                let missing = if gaps.is_empty() {
                    String::new()
                } else {
                    format!(", davon {}", words::listed(&gaps))
                };
                format!(
                    "{}: {} VZÄ gefördert, {} zugeordnet, {} besetzt{missing}.",
                    posts.label,
                    posts.funded.german(),
                    posts.allocated.german(),
                    posts.filled.german()
                )
            })
            .collect();
        format!(
            "Balken der Stellen in Vollzeitäquivalenten (VZÄ). {}",
            rows.join(" ")
        )
    }

    fn table(&self) -> Table {
        let columns = [
            "gefördert",
            "zugeordnet",
            "besetzt",
            "nicht zugeordnet",
            "unbesetzt",
        ]
        .map(Column::fte);
        let mut table = Table::new(
            &self.title,
            std::iter::once(Column::text(&self.labels_are)).chain(columns),
        );
        for posts in &self.rows {
            let values = [
                posts.funded,
                posts.allocated,
                posts.filled,
                posts.unallocated(),
                posts.vacant(),
            ];
            table.push(std::iter::once(Cell::text(&posts.label)).chain(values.map(Cell::Fte)));
        }
        table.with_note("Angaben in Vollzeitäquivalenten (VZÄ).")
    }

    fn draw(&self, canvas: &mut Canvas) {
        let words = ["besetzt", "zugeordnet, unbesetzt", "gefördert, nicht zugeordnet"];
        legend::draw(
            canvas,
            [Sample::Pattern(0), Sample::Pattern(1), Sample::Gap]
                .into_iter()
                .zip(words),
        );
        let amount = |fte: Fte| Cell::Fte(fte).amount().unwrap_or(0.0);
        let longest = self
            .rows
            .iter()
            .map(|posts| amount(posts.funded.max(posts.allocated).max(posts.filled)));
        let scale = Scale::to(longest.fold(0.0, f64::max));
        let room = canvas.width - 2.0;
        for posts in &self.rows {
            let top = canvas.height;
            canvas.text(Point::new(0.0, top + 12.0), Anchor::Start, &posts.label);
            let length = |fte: Fte| scale.share(amount(fte)) * room;
            let bar = |x: f64, end: f64| Area {
                x,
                y: top + 18.0,
                width: end - x,
                height: 15.0,
            };
            let (funded, allocated, filled) = (
                length(posts.funded),
                length(posts.allocated),
                length(posts.filled),
            );
            if posts.unallocated() > Fte::ZERO {
                canvas.area(bar(allocated + 1.0, funded), Fill::Gap);
            }
            if posts.vacant() > Fte::ZERO {
                canvas.area(bar(filled, allocated), Fill::Series(1));
            }
            canvas.area(bar(0.0, filled), Fill::Series(0));
            let figures = format!(
                "{} von {} VZÄ besetzt",
                posts.filled.german(),
                posts.funded.max(posts.allocated).german()
            );
            let line: Vec<String> = std::iter::once(figures).chain(posts.gaps()).collect();
            canvas.small(
                Point::new(0.0, top + 46.0),
                Anchor::Start,
                Ink::Muted,
                &line.join(" · "),
            );
            canvas.height += ROW;
        }
    }
}
