//! Somebody who has every table, export and chart of all months and calculates: each published value is an interval,
//! tables add up, tables that count the same have the same total, months follow from months, what lies within something is
//! not more. Shares no code with the
//! rule; what it knows of the tables stands here once more, in its own words.

use std::collections::{BTreeMap, VecDeque};

use figures::kind::{BEGUN, CLOSED, Kind};
use figures::period::Period;
use figures::place::{Places, Spot};
use figures::shown::Shown;

use crate::scene::{Name, Published, name};

const MANY: i64 = 1 << 40;

/// Numbers of which the ones on the left are as many as the ones on the right.
#[derive(Clone, Debug)]
struct Balance {
    left: Vec<usize>,
    right: Vec<usize>,
}

/// What the attacker has worked out.
pub(crate) struct Attacker {
    names: BTreeMap<Name, usize>,
    low: Vec<i64>,
    high: Vec<i64>,
    balances: Vec<Balance>,
    /// Numbers that are not more than another one.
    within: Vec<(usize, usize)>,
}

impl Attacker {
    /// Reads everything that is published and calculates until nothing new follows.
    pub(crate) fn who_reads(published: &Published) -> Self {
        let mut attacker = Self {
            names: BTreeMap::new(),
            low: Vec::new(),
            high: Vec::new(),
            balances: Vec::new(),
            within: Vec::new(),
        };
        for figure in &published.figures {
            let (low, high) = match figure.shown {
                Shown::UnderFive => (0, 2),
                Shown::Number(number) => (number - 2, number + 2),
                Shown::Withheld => (0, MANY),
            };
            attacker.names.insert(name(figure), attacker.low.len());
            attacker.low.push(low);
            attacker.high.push(high);
        }
        attacker.learn_tables(&published.places);
        attacker.learn_same_totals();
        attacker.learn_months(published);
        attacker.learn_kinds();
        while attacker.calculate() {}
        attacker
    }

    /// How many values are left for each number, and whether the truth is among them.
    pub(crate) fn left(&self, name: &Name) -> (i64, i64) {
        let number = self.names[name];
        (self.low[number], self.high[number])
    }

    fn number(&self, kind: Kind, period: Period, spot: Spot, column: &str) -> Option<usize> {
        self.names.get(&(kind, period, spot, column.to_owned())).copied()
    }

    fn balance(&mut self, left: Vec<usize>, right: Vec<usize>) {
        if !left.is_empty() && !right.is_empty() {
            self.balances.push(Balance { left, right });
        }
    }

    fn learn_tables(&mut self, places: &Places) {
        let mut tables: BTreeMap<(Kind, Period), Vec<String>> = BTreeMap::new();
        for (kind, period, spot, column) in self.names.keys() {
            let columns = tables.entry((*kind, *period)).or_default();
            if *spot == Spot::District {
                columns.push(column.clone());
            }
        }
        let regions: Vec<Spot> = places
            .regions
            .iter()
            .map(|region| Spot::Region(region.key.clone()))
            .collect();
        let towns: Vec<Vec<Spot>> = places
            .regions
            .iter()
            .map(|region| {
                let keys = region.municipalities.iter();
                keys.map(|place| Spot::Municipality(place.key.clone())).collect()
            })
            .collect();
        for ((kind, period), columns) in tables {
            let find = |attacker: &Self, spots: &[Spot], column: &str| -> Vec<usize> {
                spots
                    .iter()
                    .filter_map(|spot| attacker.number(kind, period, spot.clone(), column))
                    .collect()
            };
            for column in &columns {
                let whole = find(self, &[Spot::District], column);
                let in_regions = find(self, &regions, column);
                let everywhere = find(self, &towns.concat(), column);
                self.balance(whole.clone(), in_regions);
                self.balance(whole, everywhere);
                for (region, towns) in regions.iter().zip(&towns) {
                    let in_region = find(self, std::slice::from_ref(region), column);
                    let in_towns = find(self, towns, column);
                    self.balance(in_region, in_towns);
                }
            }
            let spots = [vec![Spot::District], regions.clone(), towns.concat()].concat();
            for spot in spots {
                let sum = find(self, std::slice::from_ref(&spot), "");
                let parts = columns
                    .iter()
                    .filter(|column| !column.is_empty())
                    .flat_map(|column| find(self, std::slice::from_ref(&spot), column))
                    .collect();
                self.balance(sum, parts);
            }
        }
    }

    fn learn_same_totals(&mut self) {
        let same = [
            (Kind::OpenCases, Kind::TargetGroups),
            (Kind::CloseReasons, Kind::Durations),
            (Kind::ContactLanguages, Kind::ContactKinds),
        ];
        let periods: Vec<Period> = self.names.keys().map(|name| name.1).collect();
        for period in periods {
            for (one, other) in same {
                let find = |kind| {
                    self.number(kind, period, Spot::District, "")
                        .into_iter()
                        .collect()
                };
                let (one, other) = (find(one), find(other));
                self.balance(one, other);
            }
        }
    }

    fn learn_months(&mut self, published: &Published) {
        for past in &published.history.months {
            let month = past.month;
            let total = |period| self.number(Kind::OpenCases, period, Spot::District, "");
            let course = |column| self.number(Kind::Course, month, Spot::District, column);
            let known = (
                total(month.before(1)),
                total(month),
                course(BEGUN),
                course(CLOSED),
            );
            if let (Some(before), Some(after), Some(begun), Some(closed)) = known
                && past.is_linked
            {
                self.balance(vec![before, begun], vec![after, closed]);
            }
        }
        for past in published.history.years.iter().filter(|past| past.is_linked) {
            let months: Vec<Period> = published
                .history
                .months
                .iter()
                .map(|month| month.month)
                .filter(|month| month.year() == past.year.year())
                .collect();
            for (kind, column) in [(Kind::AccessRoutes, BEGUN), (Kind::CloseReasons, CLOSED)] {
                let parts: Vec<usize> = months
                    .iter()
                    .filter_map(|month| self.number(Kind::Course, *month, Spot::District, column))
                    .collect();
                if let (12, Some(year)) = (parts.len(), self.number(kind, past.year, Spot::District, "")) {
                    self.balance(vec![year], parts);
                }
            }
        }
    }

    /// A case with an obstacle of a kind has one in the field of that kind.
    fn learn_kinds(&mut self) {
        let kinds = self
            .names
            .iter()
            .filter(|(name, _)| name.0 == Kind::ObstacleKinds);
        let pairs = kinds.filter_map(|((_, period, spot, column), kind)| {
            let (field, _) = column.split_once('.')?;
            let field = self.number(Kind::Obstacles, *period, spot.clone(), field)?;
            Some((*kind, field))
        });
        self.within = pairs.collect();
    }

    /// What is within is not more, what is around is not less; whether that taught anything.
    fn compare(&mut self) -> bool {
        let mut has_learnt = false;
        for &(inner, outer) in &self.within {
            let (least, most) = (self.low[inner], self.high[outer]);
            has_learnt |= least > self.low[outer] || most < self.high[inner];
            self.low[outer] = self.low[outer].max(least);
            self.high[inner] = self.high[inner].min(most);
        }
        has_learnt
    }

    /// Each number of a balance is what the others leave; whether there is more to learn.
    fn calculate(&mut self) -> bool {
        let mut where_used: Vec<Vec<usize>> = vec![Vec::new(); self.low.len()];
        for (position, balance) in self.balances.iter().enumerate() {
            for number in balance.left.iter().chain(&balance.right) {
                where_used[*number].push(position);
            }
        }
        let mut waiting: VecDeque<usize> = (0..self.balances.len()).collect();
        let mut is_waiting = vec![true; self.balances.len()];
        while let Some(position) = waiting.pop_front() {
            is_waiting[position] = false;
            let balance = self.balances[position].clone();
            for (own, other) in [(&balance.left, &balance.right), (&balance.right, &balance.left)] {
                let sum = |bounds: &[i64], of: &[usize]| of.iter().map(|one| bounds[*one]).sum::<i64>();
                for number in own {
                    let least = sum(&self.low, other) - (sum(&self.high, own) - self.high[*number]);
                    let most = sum(&self.high, other) - (sum(&self.low, own) - self.low[*number]);
                    if least > self.low[*number] || most < self.high[*number] {
                        self.low[*number] = self.low[*number].max(least);
                        self.high[*number] = self.high[*number].min(most);
                        for used in &where_used[*number] {
                            if !is_waiting[*used] {
                                is_waiting[*used] = true;
                                waiting.push_back(*used);
                            }
                        }
                    }
                }
            }
        }
        self.compare()
    }
}

/// Asserts that no attack on what was published leaves a number from 1 to 4 fewer than three values.
pub(crate) fn withstands(published: &Published) {
    let attacker = Attacker::who_reads(published);
    for (name, truth) in &published.truth {
        let (low, high) = attacker.left(name);
        assert!(
            low <= *truth && *truth <= high,
            "{name:?} is {truth}, worked out as {low} to {high}"
        );
        assert!(
            !(1..=4).contains(truth) || high - low >= 2,
            "{name:?} is {truth}, worked out as {low} to {high}"
        );
    }
}
