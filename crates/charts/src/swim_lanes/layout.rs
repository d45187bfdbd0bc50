//! Where the stations of a course stand: at their month, but never upon each other. Draws nothing.

use crate::measure::length;
use crate::swim_lanes::Course;

/// So far apart two stations of one lane stand at least, and stations in whatever lane, which a line joins.
const GAP_IN_LANE: f64 = 25.0;
const GAP: f64 = 9.0;
/// Room for half a station at both ends.
const EDGE: f64 = 14.0;
/// The widest column of lane names, as a share of the picture.
const WIDEST_NAMES: f64 = 0.24;
/// A picture narrower than this has the names of its lanes above them.
const NARROW: f64 = 500.0;

/// The scale of time, and where the lanes begin.
#[derive(Debug)]
pub(crate) struct Frame {
    /// Where the lanes begin.
    pub(crate) left: f64,
    /// The room above each lane for its name; none if the names stand on the left.
    pub(crate) name_line: f64,
    right: f64,
    end: f64,
}

/// A station in its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Laid {
    pub(crate) x: f64,
    /// Its lane, counted from the top.
    pub(crate) row: usize,
}

impl Frame {
    /// For a picture of this width whose courses end in this month.
    pub(crate) fn of(width: f64, widest_name: f64, end: f64) -> Self {
        let is_narrow = width < NARROW;
        let names = (widest_name + 10.0).clamp(62.0, width * WIDEST_NAMES);
        Self {
            left: if is_narrow { 0.0 } else { names },
            name_line: if is_narrow { 15.0 } else { 0.0 },
            right: width - EDGE,
            end: end.max(2.0),
        }
    }

    /// Where a month stands.
    pub(crate) fn x(&self, month: f64) -> f64 {
        let from = self.left + EDGE;
        from + (month - 1.0) / (self.end - 1.0) * (self.right - from)
    }

    /// The months that are written below, so many as can be read.
    pub(crate) fn months(&self) -> impl Iterator<Item = u16> {
        let room = ((self.right - self.left) / 26.0).floor().max(1.0);
        let last = last_month(self.end);
        let step = [1_u16, 2, 3, 6, 12, 24, 48]
            .into_iter()
            .find(|step| f64::from(last) / f64::from(*step) <= room)
            .unwrap_or(96);
        // From the first on in even steps: 1, 4, 7 or 1, 13, 25.
        (1..=last).step_by(step.into())
    }
}

fn last_month(end: f64) -> u16 {
    let mut last = 1;
    while f64::from(last + 1) <= end && last < 1_000 {
        last += 1;
    }
    last
}

/// The stations of a course in their places: each at its month, pushed on where another one stands already, and drawn
/// together again if they would run out of the picture.
pub(crate) fn laid(course: &Course, frame: &Frame) -> Vec<Laid> {
    let lanes = course.lanes();
    let mut laid: Vec<Laid> = Vec::with_capacity(course.stages.len());
    for stage in &course.stages {
        let row = lanes.iter().position(|lane| *lane == stage.lane).unwrap_or(0);
        let wanted = frame.x(f64::from(stage.month));
        let least = laid
            .iter()
            .map(|other| other.x + if other.row == row { GAP_IN_LANE } else { GAP })
            .fold(f64::MIN, f64::max);
        laid.push(Laid {
            x: wanted.max(least),
            row,
        });
    }
    draw_together(&mut laid, frame);
    laid
}

/// Moves the last stations back to the left as far as is needed for the picture to hold them all.
fn draw_together(laid: &mut [Laid], frame: &Frame) {
    let mut most = frame.right;
    for place in (0..laid.len()).rev() {
        let Some(at) = laid.get_mut(place) else { return };
        at.x = at.x.min(most);
        let (x, row) = (at.x, at.row);
        let before = place.checked_sub(1).and_then(|before| laid.get(before));
        let gap = before.map_or(0.0, |before| if before.row == row { GAP_IN_LANE } else { GAP });
        most = x - gap;
    }
    // More stations than the picture is wide: they share it evenly.
    let first = frame.left + EDGE;
    if laid.first().is_some_and(|at| at.x < first) {
        let step = (frame.right - first) / length(laid.len()).max(2.0);
        for (place, at) in laid.iter_mut().enumerate() {
            at.x = first + length(place) * step;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::swim_lanes::Stage;

    fn course(months: &[(u16, &str)]) -> Course {
        let stage = |(month, lane): &(u16, &str)| Stage {
            month: *month,
            lane: (*lane).to_owned(),
            law: String::new(),
            text: String::new(),
            wait_days: None,
            is_break: false,
            resource: String::new(),
        };
        Course {
            name: String::new(),
            stages: months.iter().map(stage).collect(),
        }
    }

    #[test]
    fn stations_stand_at_their_month_and_never_upon_each_other() {
        let frame = Frame::of(640.0, 60.0, 24.0);
        for months in [
            vec![(1, "a"), (6, "b"), (24, "a")],
            vec![(1, "a"), (1, "a"), (1, "b"), (1, "a")],
            vec![(24, "a"); 12],
        ] {
            let laid = laid(&course(&months), &frame);
            for pair in laid.windows(2) {
                assert!(pair[1].x > pair[0].x, "{months:?}: {laid:?}");
            }
            let last = laid.last().map(|at| at.x);
            assert!(last <= Some(640.0), "{months:?}: {laid:?}");
        }
        let far = laid(&course(&[(1, "a"), (6, "b"), (24, "a")]), &frame);
        assert_eq!(far.last().map(|at| at.x), Some(frame.x(24.0)));
    }

    #[test]
    fn the_months_below_are_as_many_as_can_be_read() {
        let months = |width, end| Frame::of(width, 60.0, end).months().collect::<Vec<_>>();
        assert_eq!(months(640.0, 4.0), [1, 2, 3, 4]);
        assert_eq!(months(360.0, 24.5), [1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23]);
        assert_eq!(months(360.0, 60.0), (1..=60).step_by(6).collect::<Vec<u16>>());
    }
}
