//! The swim-lane picture of a reconstruction: for its pages, and for papers of boards. The drawing is `charts`'.

use charts::chart::Chart;
use charts::swim_lanes::{Course, Stage, SwimLanes};

use crate::reconstruction::model::{Station, Way};
use crate::words::Rechtskreis;

/// The picture of both courses, the real one above.
pub fn picture(title: &str, real: &[Station], ideal: &[Station]) -> Chart {
    Chart::SwimLanes(SwimLanes {
        title: title.to_owned(),
        courses: vec![course(Way::Real, real), course(Way::Ideal, ideal)],
    })
}

fn course(way: Way, stations: &[Station]) -> Course {
    Course {
        name: way.german().to_owned(),
        stages: stations.iter().map(stage).collect(),
    }
}

fn stage(station: &Station) -> Stage {
    Stage {
        month: station.month,
        lane: station.lane.clone(),
        law: station.rechtskreis.map_or("", Rechtskreis::short).to_owned(),
        text: station.text.clone(),
        wait_days: station.wait_days,
        is_break: station.is_break,
        resource: station.resource.clone(),
    }
}
