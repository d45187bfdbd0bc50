//! Several codes in one TEXT column, such as the life areas of a rule: `work,livelihood`. Not for anything personal.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use db::column::{Column, Kind, Value};

/// A set of codes, written in their own order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeList<T>(pub BTreeSet<T>);

impl<T: Ord> Default for CodeList<T> {
    fn default() -> Self {
        Self(BTreeSet::new())
    }
}

impl<T: Ord> FromIterator<T> for CodeList<T> {
    fn from_iter<I: IntoIterator<Item = T>>(codes: I) -> Self {
        Self(codes.into_iter().collect())
    }
}

impl<T: fmt::Display> fmt::Display for CodeList<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, code) in self.0.iter().enumerate() {
            if place > 0 {
                f.write_str(",")?;
            }
            write!(f, "{code}")?;
        }
        Ok(())
    }
}

impl<T: FromStr + Ord> FromStr for CodeList<T> {
    type Err = T::Err;

    fn from_str(text: &str) -> Result<Self, T::Err> {
        text.split(',')
            .filter(|code| !code.is_empty())
            .map(str::parse)
            .collect::<Result<BTreeSet<T>, T::Err>>()
            .map(Self)
    }
}

impl<T> Column for CodeList<T>
where
    T: FromStr<Err = String> + fmt::Display + Ord,
{
    const KIND: Kind = Kind::Text;

    fn to_value(&self) -> Value {
        Value::Text(Some(self.to_string()))
    }

    fn from_value(value: Value) -> Result<Self, String> {
        String::from_value(value)?.parse()
    }
}

#[cfg(test)]
mod tests {
    use cases::life_area::LifeArea;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_was_written_is_read_again(picked in prop::collection::btree_set(0usize..11, 0..11)) {
            let list: CodeList<LifeArea> = picked.into_iter().map(|place| LifeArea::ALL[place]).collect();
            prop_assert_eq!(CodeList::from_value(list.to_value()).unwrap(), list);
        }
    }

    #[test]
    fn an_unknown_code_is_no_list() {
        assert!("work,moon".parse::<CodeList<LifeArea>>().is_err());
    }
}
