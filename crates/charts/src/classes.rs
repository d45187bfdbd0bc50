//! Classes of values for heat maps and tile maps: few, named by their bounds. Not a continuous colour scale.

use crate::words;

/// How many classes there are above zero.
pub(crate) const MOST: usize = 5;

/// The upper bounds of the classes above zero.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Classes {
    bounds: Vec<f64>,
    are_whole: bool,
}

impl Classes {
    /// Classes of equal width over these amounts, with whole bounds; fewer than five if the amounts are small.
    pub(crate) fn over(amounts: impl IntoIterator<Item = f64>) -> Self {
        let amounts: Vec<f64> = amounts.into_iter().collect();
        let are_whole = amounts.iter().all(|amount| amount.fract() == 0.0);
        let largest = amounts.into_iter().fold(0.0, f64::max);
        let mut bounds: Vec<f64> = (1_u8..=5)
            .map(|part| (largest * f64::from(part) / 5.0).ceil())
            .collect();
        bounds.dedup();
        bounds.retain(|bound| *bound > 0.0);
        Self { bounds, are_whole }
    }

    /// The shade of this amount: 0 for nothing, 5 for the highest class.
    pub(crate) fn shade(&self, amount: f64) -> usize {
        if amount <= 0.0 {
            return 0;
        }
        let class = self.bounds.iter().take_while(|bound| amount > **bound).count();
        self.shade_of_class(class.min(self.bounds.len().saturating_sub(1)))
    }

    /// Each shade with its range in words, from nothing upwards.
    pub(crate) fn legend(&self) -> Vec<(usize, String)> {
        let mut legend = vec![(0, "0".to_owned())];
        let mut below = 0.0;
        for (class, bound) in self.bounds.iter().enumerate() {
            let upper = words::axis_label(*bound);
            let range = if !self.are_whole {
                format!("bis {upper}")
            } else if bound - below > 1.0 {
                format!("{}–{upper}", words::axis_label(below + 1.0))
            } else {
                upper
            };
            legend.push((self.shade_of_class(class), range));
            below = *bound;
        }
        legend
    }

    fn shade_of_class(&self, class: usize) -> usize {
        ((class + 1) * MOST).div_ceil(self.bounds.len().max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_named_by_whole_bounds() {
        let classes = Classes::over([0.0, 3.0, 20.0]);
        let legend: Vec<String> = classes.legend().into_iter().map(|(_, range)| range).collect();
        assert_eq!(legend, ["0", "1–4", "5–8", "9–12", "13–16", "17–20"]);
        assert_eq!(
            [0.0, 1.0, 4.0, 5.0, 20.0].map(|amount| classes.shade(amount)),
            [0, 1, 1, 2, 5]
        );
    }

    #[test]
    fn small_amounts_make_fewer_classes_that_still_reach_the_darkest() {
        let classes = Classes::over([1.0, 2.0]);
        assert_eq!(
            classes.legend(),
            [(0, "0".into()), (3, "1".into()), (5, "2".into())]
        );
    }
}
