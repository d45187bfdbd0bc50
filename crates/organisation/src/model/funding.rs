//! What the Land pays for: how many VZÄ where, and how much for each. Rates are dated data, never constants.

use base::day::Day;
use base::fte::Fte;
use base::ids::RowId;
use base::money::Euro;

use crate::model::coded::coded;
use crate::model::evidence::Evidence;
use crate::model::post::{Baustein, Function, Workplace};
use crate::model::validity::Validity;

coded! {
    /// What one funding rate is paid for.
    RateBasis {
        /// For staff, by the year.
        StaffYearly: "staff_yearly", "personal-jahr", "Personal, je Jahr";
        /// Once, to set up a workplace.
        WorkplaceOnce: "workplace_once", "arbeitsplatz-einmalig", "Einrichtung eines Arbeitsplatzes, einmalig";
    }
}

/// A funding frame (Förderrahmen): so many VZÄ are funded for this function and place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FundingFrame {
    /// The row.
    pub id: RowId,
    /// The name on pages: `Case Management, ganzer Kreis`.
    pub title: String,
    /// What the posts are for.
    pub function: Function,
    /// For the whole district, or for one place apart from it.
    pub place: Workplace,
    /// How much is funded.
    pub fte: Fte,
    /// From when until when.
    pub validity: Validity,
    /// What it rests on.
    pub evidence: Evidence,
}

/// A funding rate (Fördersatz) of the Land.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FundingRate {
    /// The row.
    pub id: RowId,
    /// The name on pages: `Pauschale Case Management`.
    pub title: String,
    /// For posts of which function.
    pub function: Function,
    /// What it is paid for.
    pub basis: RateBasis,
    /// The amount …
    pub amount: Euro,
    /// … for this share of full-time work.
    pub per: Fte,
    /// Whether the amount is a ceiling ("bis zu") and not a flat rate.
    pub is_ceiling: bool,
    /// From when until when.
    pub validity: Validity,
    /// What it rests on.
    pub evidence: Evidence,
}

impl FundingFrame {
    /// The Baustein it belongs to.
    pub const fn baustein(&self) -> Baustein {
        self.function.baustein()
    }

    /// What the Land pays for this frame's staff in a year at the rate of this day; `None` if no rate is known.
    pub fn yearly_amount(&self, rates: &[FundingRate], day: Day) -> Option<Euro> {
        yearly_rate(self.function, rates, day)?.amount_for(self.fte)
    }
}

impl FundingRate {
    /// The amount for this share of full-time work, to the cent, half a cent upwards.
    /// `None` if the rate is for no share at all or the amount is beyond all measure.
    pub fn amount_for(&self, fte: Fte) -> Option<Euro> {
        let per = i128::from(self.per.thousandths());
        if per <= 0 {
            return None;
        }
        let doubled = i128::from(self.amount.cents()) * i128::from(fte.thousandths()) * 2 + per;
        i64::try_from(doubled.div_euclid(2 * per))
            .ok()
            .map(Euro::from_cents)
    }
}

/// The rate for staff of this function on this day, if one is known.
pub fn yearly_rate(function: Function, rates: &[FundingRate], day: Day) -> Option<&FundingRate> {
    rates.iter().find(|rate| {
        rate.function == function && rate.basis == RateBasis::StaffYearly && rate.validity.covers(day)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rate(amount: &str, per: &str, from: &str, until: Option<&str>) -> FundingRate {
        FundingRate {
            id: RowId::from_uuid(uuid::Uuid::nil()),
            title: "Pauschale".to_owned(),
            function: Function::CaseManagement,
            basis: RateBasis::StaffYearly,
            amount: amount.parse().unwrap(),
            per: per.parse().unwrap(),
            is_ceiling: false,
            validity: Validity::new(from.parse().unwrap(), until.map(|day| day.parse().unwrap())).unwrap(),
            evidence: Evidence::stated("Richtlinie"),
        }
    }

    fn frame(fte: &str) -> FundingFrame {
        FundingFrame {
            id: RowId::from_uuid(uuid::Uuid::nil()),
            title: "Case Management".to_owned(),
            function: Function::CaseManagement,
            place: Workplace::District,
            fte: fte.parse().unwrap(),
            validity: Validity::since("2022-01-01".parse().unwrap()),
            evidence: Evidence::stated("Konzept"),
        }
    }

    #[test]
    fn the_amount_follows_the_rate_of_the_day() {
        let rates = [
            rate("55000", "1", "2022-01-01", Some("2023-01-01")),
            rate("57000", "1", "2023-01-01", None),
        ];
        for (day, amount) in [
            ("2022-12-31", Some("770.000,00 €")),
            ("2023-01-01", Some("798.000,00 €")),
            ("2021-12-31", None),
        ] {
            let found = frame("14")
                .yearly_amount(&rates, day.parse().unwrap())
                .map(Euro::german);
            assert_eq!(found.as_deref(), amount, "{day}");
        }
    }

    #[test]
    fn a_rate_for_half_a_post_is_not_doubled_by_accident() {
        let half_post = rate("22500", "0,5", "2022-01-01", None);
        assert_eq!(
            half_post.amount_for("0,5".parse().unwrap()),
            Some("22500".parse().unwrap())
        );
        assert_eq!(
            half_post.amount_for("0,125".parse().unwrap()),
            Some("5625".parse().unwrap())
        );
        assert_eq!(
            rate("100", "0", "2022-01-01", None).amount_for("1".parse().unwrap()),
            None
        );
    }
}
