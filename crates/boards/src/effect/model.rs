//! Whether fewer obstacles of a theme are noted since a measure: the pure rule, over published figures alone. It says
//! what is noted, never what is: less noted is no proof. Knows no database, no theme and no board.
//!
//! Three comparisons must point the same way, each for every value that the rounded and withheld figures can stand for:
//! the rate per 100 active cases before and after; the change of that rate against the places without the measure; and
//! the theme's share of all obstacles that are noted there. The last one makes the rule blind to how eagerly people
//! tag: a share stays the same when everything is noted twice as often. Source: system part E („effect").

use base::day::Day;
use charts::cell::Cell;
use figures::period::{Length, Period};

use crate::effect::interval::{Interval, Range};

/// Fewer half-years on one side say nothing yet. Source: system part E.
pub const FEWEST_HALF_YEARS: usize = 2;
/// So many half-years on each side are looked at.
pub const MOST_HALF_YEARS: usize = 4;

/// What was counted in a place in a half-year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Cases in which an obstacle of the theme was noted.
    pub theme: Interval,
    /// Cases with any obstacle: how eagerly people tag.
    pub all: Interval,
    /// Cases that were open at the end.
    pub active: Interval,
}

impl Counts {
    const NOTHING: Self = Self {
        theme: Interval::NOTHING,
        all: Interval::NOTHING,
        active: Interval::NOTHING,
    };

    /// What nothing is known of.
    pub const ANY: Self = Self {
        theme: Interval::ANY,
        all: Interval::ANY,
        active: Interval::ANY,
    };

    fn each(self, other: Self, join: fn(Interval, Interval) -> Interval) -> Self {
        Self {
            theme: join(self.theme, other.theme),
            all: join(self.all, other.all),
            active: join(self.active, other.active),
        }
    }

    fn sum(all: &[Self]) -> Self {
        all.iter()
            .fold(Self::NOTHING, |sum, one| sum.each(*one, Interval::plus))
    }
}

/// A half-year as it was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HalfYear {
    /// Which one.
    pub period: Period,
    /// The places with the measure.
    pub with: Vec<Counts>,
    /// All other places.
    pub without: Vec<Counts>,
    /// The district as a whole.
    pub district: Counts,
}

/// A half-year in two numbers of each kind.
#[derive(Clone, Copy, Debug)]
struct Pair {
    with: Counts,
    without: Counts,
}

impl HalfYear {
    /// Sums of rounded numbers are rough; what the whole leaves for them makes them finer.
    fn pair(&self) -> Pair {
        let (with, without) = (Counts::sum(&self.with), Counts::sum(&self.without));
        let rest = |part: Counts| self.district.each(part, Interval::minus);
        Pair {
            with: with.each(rest(without), Interval::and),
            without: without.each(rest(with), Interval::and),
        }
    }

    /// The rate of the places with the measure.
    pub fn rate_with(&self) -> Rate {
        Rate::of(self.pair().with)
    }

    /// The rate of all other places.
    pub fn rate_without(&self) -> Rate {
        Rate::of(self.pair().without)
    }
}

/// How many of 100 active cases, in tenths, from the least to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rate {
    /// Between these two.
    Between(i64, i64),
    /// Too little is published to say.
    Unknown,
}

impl Rate {
    fn of(counts: Counts) -> Self {
        match (counts.theme, counts.active) {
            (
                Interval {
                    low,
                    high: Some(high),
                },
                Interval {
                    low: fewest @ 1..,
                    high: Some(most),
                },
            ) => Self::Between(low * 1000 / most, (high * 1000 + fewest - 1) / fewest),
            _ => Self::Unknown,
        }
    }

    /// In words.
    pub fn german(self) -> String {
        match self {
            Self::Between(low, high) => format!(
                "{} bis {} gemeldete Hindernisse je 100 offene Fälle",
                Cell::Tenths(low).german(),
                Cell::Tenths(high).german()
            ),
            Self::Unknown => "nicht ausgewiesen, weil es um wenige Menschen geht".to_owned(),
        }
    }

    /// The middle, to draw.
    pub fn middle(self) -> Option<i64> {
        match self {
            Self::Between(low, high) => Some(low.midpoint(high)),
            Self::Unknown => None,
        }
    }
}

/// Why nothing is said yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotYet {
    /// Fewer than [`FEWEST_HALF_YEARS`] before.
    TooFewBefore,
    /// Fewer than [`FEWEST_HALF_YEARS`] after.
    TooFewAfter,
    /// Numbers are withheld because there are too few people.
    Withheld,
}

/// Why no difference can be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDifference {
    /// The rates lie too close together.
    TooClose,
    /// It went likewise where there is no measure.
    LikeElsewhere,
    /// All obstacles are noted more or less often, not only those of the theme.
    LikeAllObstacles,
}

/// What can be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statement {
    /// Less is noted.
    Less,
    /// More is noted.
    More,
    /// No difference can be seen.
    NoDifference(NoDifference),
    /// Nothing can be said yet.
    NotYet(NotYet),
}

impl Statement {
    /// The only words in which an effect is spoken of.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Less => "weniger gemeldet",
            Self::More => "mehr gemeldet",
            Self::NoDifference(_) => "kein Unterschied erkennbar",
            Self::NotYet(_) => "noch keine Aussage",
        }
    }

    /// Why, in one sentence.
    pub const fn because(self) -> &'static str {
        match self {
            Self::Less => {
                "Seit der Maßnahme werden zu diesem Thema je 100 offene Fälle weniger Hindernisse gemeldet als vorher, \
                 auch im Vergleich zu den anderen Kommunen und zu allen gemeldeten Hindernissen."
            }
            Self::More => {
                "Seit der Maßnahme werden zu diesem Thema je 100 offene Fälle mehr Hindernisse gemeldet als vorher, \
                 auch im Vergleich zu den anderen Kommunen und zu allen gemeldeten Hindernissen."
            }
            Self::NoDifference(NoDifference::TooClose) => {
                "Vorher und nachher liegen so nah beieinander, dass Rundung und Zufall den Abstand erklären."
            }
            Self::NoDifference(NoDifference::LikeElsewhere) => {
                "In den Kommunen ohne die Maßnahme hat es sich ähnlich entwickelt."
            }
            Self::NoDifference(NoDifference::LikeAllObstacles) => {
                "Nicht nur zu diesem Thema, sondern insgesamt wurde anders gemeldet als vorher."
            }
            Self::NotYet(NotYet::TooFewBefore) => {
                "Für eine Aussage braucht es mindestens zwei veröffentlichte Halbjahre vor dem Beschluss."
            }
            Self::NotYet(NotYet::TooFewAfter) => {
                "Für eine Aussage braucht es mindestens zwei veröffentlichte Halbjahre nach dem Beginn."
            }
            Self::NotYet(NotYet::Withheld) => {
                "Zu viele Zahlen sind nicht veröffentlicht, weil es um wenige Menschen geht."
            }
        }
    }

    /// Whether it says that something has changed.
    pub const fn is_change(self) -> bool {
        matches!(self, Self::Less | Self::More)
    }
}

/// Stands beside every statement.
pub const CAVEAT: &str = "Gezählt wird nur, was gemeldet wurde. Weniger gemeldet ist kein Beweis, dass es besser geworden \
                          ist, und mehr gemeldet keiner, dass es schlechter geworden ist.";

/// What the figures before and after allow to be said.
pub fn statement(before: &[HalfYear], after: &[HalfYear]) -> Statement {
    if before.len() < FEWEST_HALF_YEARS {
        return Statement::NotYet(NotYet::TooFewBefore);
    }
    if after.len() < FEWEST_HALF_YEARS {
        return Statement::NotYet(NotYet::TooFewAfter);
    }
    let (before, after) = (Side::of(before), Side::of(after));
    if !before.is_known() || !after.is_known() {
        return Statement::NotYet(NotYet::Withheld);
    }
    match went(&before, &after) {
        Ok(()) => Statement::Less,
        Err(why_not_less) => match went(&after, &before) {
            Ok(()) => Statement::More,
            Err(why_not_more) => Statement::NoDifference(nearer(why_not_less, why_not_more)),
        },
    }
}

/// The mean of some half-years.
struct Side {
    rate: Range,
    share: Range,
    /// The rate of the places without the measure; none if it runs everywhere.
    elsewhere: Option<Range>,
}

impl Side {
    fn of(half_years: &[HalfYear]) -> Self {
        let pairs: Vec<Pair> = half_years.iter().map(HalfYear::pair).collect();
        let has_others = half_years.iter().all(|half_year| !half_year.without.is_empty());
        let rate = |counts: Counts| counts.theme.with_chance().share_of(counts.active);
        let elsewhere = || Range::mean(pairs.iter().map(|pair| rate(pair.without)));
        Self {
            rate: Range::mean(pairs.iter().map(|pair| rate(pair.with))),
            share: Range::mean(
                pairs
                    .iter()
                    .map(|pair| pair.with.theme.with_chance().share_of(pair.with.all)),
            ),
            elsewhere: has_others.then(elsewhere),
        }
    }

    fn is_known(&self) -> bool {
        let others = self.elsewhere.is_none_or(|range| range.high.is_some());
        self.rate.high.is_some() && self.share.high.is_some() && others
    }
}

/// Whether all three comparisons fall from the first side to the second, or the first that does not.
fn went(from: &Side, to: &Side) -> Result<(), NoDifference> {
    if !to.rate.is_below(from.rate) {
        return Err(NoDifference::TooClose);
    }
    if let (Some(from_elsewhere), Some(to_elsewhere)) = (from.elsewhere, to.elsewhere)
        && !to
            .rate
            .times(from_elsewhere)
            .is_below(from.rate.times(to_elsewhere))
    {
        return Err(NoDifference::LikeElsewhere);
    }
    if !to.share.is_below(from.share) {
        return Err(NoDifference::LikeAllObstacles);
    }
    Ok(())
}

/// Of two reasons, the one that came further.
fn nearer(one: NoDifference, other: NoDifference) -> NoDifference {
    if one == NoDifference::TooClose { other } else { one }
}

/// The half-years that are held against what comes after: the last whole ones before the decision. Fixed with it.
pub fn baseline(decided_on: Day) -> (Period, Period) {
    let last = half_year_of(decided_on).before(1);
    let first = last.before(i32::try_from(MOST_HALF_YEARS).unwrap_or(i32::MAX) - 1);
    (first, last)
}

/// The half-years that can show an effect: the first whole ones after the measure has begun.
pub fn afterwards(begun_on: Day) -> Vec<Period> {
    let current = half_year_of(begun_on);
    let first = if current.first_day() == begun_on {
        current
    } else {
        current.before(-1)
    };
    (0..MOST_HALF_YEARS)
        .filter_map(|count| i32::try_from(count).ok())
        .map(|count| first.before(-count))
        .collect()
}

/// The half-years from one to the other, both included; not more than `most`.
pub fn from_to((first, last): (Period, Period), most: usize) -> Vec<Period> {
    std::iter::successors(Some(first), |period| Some(period.before(-1)))
        .take_while(|period| *period <= last)
        .take(most)
        .collect()
}

/// The half-year in which a day lies.
pub fn half_year_of(day: Day) -> Period {
    let month = Period::month_of(day);
    let months_left = (6 - i32::from(day.month())).rem_euclid(6);
    month
        .before(-months_left)
        .ending_with(Length::HalfYear)
        .unwrap_or(month)
}

/// The last month of a half-year: what is open then counts as active.
pub fn last_month_of(half_year: Period) -> Period {
    Period::month_of(half_year.last_day())
}

#[cfg(test)]
mod tests;
