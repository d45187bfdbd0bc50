//! VZÄ as a bar: funded, allocated, filled, and what is missing between them. Computes nothing but lengths.

use std::fmt::Display;

use askama::Template;
use askama::filters::HtmlSafe;
use base::fte::Fte;

/// Funded, allocated and filled VZÄ of one row.
#[derive(Clone, Debug, Template)]
#[template(path = "components/staffing.html")]
pub struct StaffingBar {
    label: String,
    funded: Fte,
    allocated: Fte,
    filled: Fte,
    longest: Fte,
}

impl HtmlSafe for StaffingBar {}

/// A bar as long as the larger of what is funded and what is allocated.
pub fn bar(label: impl Display, funded: Fte, allocated: Fte, filled: Fte) -> StaffingBar {
    let longest = funded.max(allocated).max(filled);
    StaffingBar {
        label: label.to_string(),
        funded,
        allocated,
        filled,
        longest,
    }
}

impl StaffingBar {
    /// Draws to the scale of a longer bar, so that rows can be compared.
    #[must_use]
    pub fn scale(mut self, longest: Fte) -> Self {
        self.longest = self.longest.max(longest);
        self
    }

    /// Length on a scale of 1000.
    fn length(&self, value: Fte) -> i64 {
        match self.longest.thousandths() {
            longest if longest > 0 => value.thousandths().max(0) * 1000 / longest,
            _ => 0,
        }
    }

    fn unallocated(&self) -> Fte {
        self.funded.minus_at_most(self.allocated)
    }

    fn vacant(&self) -> Fte {
        self.allocated.minus_at_most(self.filled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_post_that_nobody_got_stays_visible() {
        let tenths = |value: i64| Fte::from_thousandths(value * 100);
        let bar = bar("Baustein 2", tenths(140), tenths(130), tenths(125));
        assert_eq!((bar.length(bar.funded), bar.length(bar.allocated)), (1000, 928));
        let html = bar.to_string();
        assert!(html.contains("1,0 nicht zugeordnet"), "{html}");
        assert!(html.contains("0,5 unbesetzt"), "{html}");
    }

    #[test]
    fn a_row_without_posts_has_an_empty_bar() {
        let bar = bar("Baustein 3", Fte::ZERO, Fte::ZERO, Fte::ZERO);
        assert_eq!(bar.length(bar.funded), 0);
    }
}
