//! Which places a question means by a postcode and a distance. No list of postcodes is kept: the middle of one is that of the
//! public places in it whose position is known.

use directory::place::model::{Place, Position};

use crate::hsds::asked::Asked;
use crate::hsds::problem::Problem;
use crate::hsds::scope::Scope;

/// Nothing in Germany is farther (metres).
const FARTHEST: u32 = 1_000_000;
/// Metres from one degree of latitude to the next.
const METRES_A_DEGREE: f64 = 111_195.0;

/// Which places are wanted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Wanted<'a> {
    /// All.
    All,
    /// Those with this postcode.
    With(&'a str),
    /// Those within so many metres from here.
    Near(Position, f64),
}

impl<'a> Wanted<'a> {
    /// What the question says.
    ///
    /// # Errors
    /// [`Problem::Parameter`] for a distance that is none, without a postcode, or from one that no known position has.
    pub(crate) fn of(asked: &'a Asked, scope: &Scope) -> Result<Self, Problem> {
        let metres = asked.value::<u32>("proximity", "eine ganze Zahl von Metern")?;
        match (asked.text("postcode"), metres) {
            (None, None) => Ok(Self::All),
            (Some(postcode), None) => Ok(Self::With(postcode)),
            (_, Some(metres)) if metres > FARTHEST => Err(Problem::parameter(
                "proximity",
                format!("ist höchstens {FARTHEST}."),
            )),
            (None, Some(_)) => Err(Problem::parameter(
                "proximity",
                "braucht dazu den Parameter postcode.",
            )),
            (Some(postcode), Some(metres)) => {
                let places = scope.public().flat_map(|offer| &offer.places).map(|at| &at.place);
                let known = places.filter(|place| place.postcode.as_deref() == Some(postcode));
                let here = middle(known.filter_map(|place| place.position)).ok_or_else(|| {
                    Problem::parameter(
                        "postcode",
                        "hat hier keine bekannte Lage, also auch keine Umgebung. Bitte ohne proximity oder mit ags fragen.",
                    )
                })?;
                Ok(Self::Near(here, f64::from(metres)))
            }
        }
    }

    /// Whether a place is meant; whose position nobody knows is near nothing.
    pub(crate) fn keeps(&self, place: &Place) -> bool {
        match self {
            Self::All => true,
            Self::With(postcode) => place.postcode.as_deref() == Some(*postcode),
            Self::Near(here, metres) => place
                .position
                .is_some_and(|there| distance(*here, there) <= *metres),
        }
    }
}

fn middle(positions: impl Iterator<Item = Position>) -> Option<Position> {
    let (mut latitude, mut longitude, mut count) = (0, 0, 0);
    for position in positions {
        latitude += position.latitude;
        longitude += position.longitude;
        count += 1;
    }
    (count > 0).then(|| Position {
        latitude: latitude / count,
        longitude: longitude / count,
    })
}

/// Metres between two positions; on the few kilometres of a district the earth is flat.
fn distance(one: Position, other: Position) -> f64 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "millionths of a degree fit a float exactly"
    )]
    let degrees = |millionths: i64| millionths as f64 / 1_000_000.0;
    let north = degrees(one.latitude - other.latitude);
    let between = degrees(i64::midpoint(one.latitude, other.latitude)).to_radians();
    let east = degrees(one.longitude - other.longitude) * between.cos();
    north.hypot(east) * METRES_A_DEGREE
}

#[cfg(test)]
mod tests {
    use super::*;

    const PADERBORN: Position = Position {
        latitude: 51_718_900,
        longitude: 8_757_500,
    };
    const DELBRUECK: Position = Position {
        latitude: 51_765_600,
        longitude: 8_562_300,
    };

    #[test]
    fn from_paderborn_to_delbrueck_it_is_some_fourteen_kilometres() {
        let metres = distance(PADERBORN, DELBRUECK);
        assert!((14_000.0..14_800.0).contains(&metres), "{metres}");
        assert!(distance(PADERBORN, PADERBORN) < 1.0);
    }

    #[test]
    fn the_middle_of_two_places_lies_between_them() {
        let here = middle([PADERBORN, DELBRUECK].into_iter()).unwrap();
        assert!((distance(here, PADERBORN) - distance(here, DELBRUECK)).abs() < 20.0);
        assert_eq!(middle(std::iter::empty()), None);
    }
}
