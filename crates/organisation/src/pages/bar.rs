//! VZÄ as a bar that tells apart what is vacant and what nobody has told yet. Computes nothing but lengths.

use askama::Template;
use askama::filters::HtmlSafe;
use base::fte::Fte;

use crate::model::staffing_plan::BausteinStaffing;
use crate::model::vacancy::Occupancy;

/// Funded, allocated, filled and unknown VZÄ of one row.
#[derive(Clone, Debug, Template)]
#[template(path = "organisation/_bar.html")]
pub(super) struct Bar {
    label: String,
    funded: Option<Fte>,
    occupancy: Occupancy,
    unallocated: Fte,
    longest: Fte,
}

impl HtmlSafe for Bar {}

impl Bar {
    /// The bar of a Baustein, with what is funded and allocated nowhere.
    pub(super) fn of_baustein(staffing: &BausteinStaffing) -> Self {
        Self {
            label: staffing.baustein.label().to_owned(),
            funded: Some(staffing.funded),
            occupancy: staffing.occupancy,
            unallocated: staffing.unallocated,
            longest: staffing.occupancy.allocated + staffing.unallocated,
        }
    }

    /// The bar of posts to which no funding of their own belongs, such as those of a municipality.
    pub(super) fn of_posts(label: impl Into<String>, occupancy: Occupancy) -> Self {
        Self {
            label: label.into(),
            funded: None,
            occupancy,
            unallocated: Fte::ZERO,
            longest: occupancy.allocated,
        }
    }

    /// Draws to the scale of a longer bar, so that rows can be compared.
    pub(super) fn scale(mut self, longest: Fte) -> Self {
        self.longest = self.longest.max(longest);
        self
    }

    /// How long the bar is, for the scale of its neighbours.
    pub(super) fn longest(&self) -> Fte {
        self.longest
    }

    fn funded_length(&self) -> i64 {
        self.length(self.occupancy.allocated + self.unallocated)
    }

    fn allocated_length(&self) -> i64 {
        self.length(self.occupancy.allocated)
    }

    fn filled_length(&self) -> i64 {
        self.length(self.occupancy.filled)
    }

    /// Length on a scale of 1000.
    fn length(&self, value: Fte) -> i64 {
        match self.longest.thousandths() {
            longest if longest > 0 => value.thousandths().max(0) * 1000 / longest,
            _ => 0,
        }
    }
}

/// Bars to one scale.
pub(super) fn to_one_scale(bars: Vec<Bar>) -> Vec<Bar> {
    let longest = bars.iter().map(Bar::longest).max().unwrap_or_default();
    bars.into_iter().map(|bar| bar.scale(longest)).collect()
}
