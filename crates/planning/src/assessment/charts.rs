//! Charts of assessments: first against now, need against wish, each area over time. Each has its table by itself.

use charts::cell::Cell;
use charts::chart::Chart;
use charts::radar::Radar;
use charts::series::Series;
use charts::small_multiples::SmallMultiples;

use cases::life_area::LifeArea;

use crate::assessment::model::{AreaView, Level, Version, Views, first, standing};

const AREAS_ARE: &str = "Lebensbereich";

/// Need in each life area that was talked about: when it was first talked about, and now.
pub fn first_and_now(versions: &[Version]) -> Chart {
    let (first, now) = (first(versions), standing(versions));
    let areas = talked_about(&now);
    Chart::Radar(Radar {
        title: "Bedarf: am Anfang und heute".to_owned(),
        spokes_are: AREAS_ARE.to_owned(),
        spokes: names(&areas),
        highest: 5,
        series: vec![
            series("Erste Einschätzung", (&areas, &first), |view| view.need),
            series("Heute", (&areas, &now), |view| view.need),
        ],
    })
}

/// What the professional sees and what the client wants, now.
pub fn need_and_wish(versions: &[Version]) -> Chart {
    let now = standing(versions);
    let areas = talked_about(&now);
    Chart::Radar(Radar {
        title: "Heute: Bedarf und Bedürfnis".to_owned(),
        spokes_are: AREAS_ARE.to_owned(),
        spokes: names(&areas),
        highest: 5,
        series: vec![
            series("Bedarf (fachlich)", (&areas, &now), |view| view.need),
            series("Bedürfnis (Klient/in)", (&areas, &now), |view| view.wish),
        ],
    })
}

/// Need in each life area over time; a level holds until the next talk about it.
pub fn over_time(versions: &[Version]) -> Chart {
    let areas = talked_about(&standing(versions));
    let standings: Vec<Views> = (1..=versions.len())
        .map(|count| standing(&versions[..count]))
        .collect();
    let panel = |area: &LifeArea| {
        let levels = standings
            .iter()
            .map(|views| number(views.get(area).and_then(|view| view.need)));
        Series::new(area.german(), levels)
    };
    Chart::SmallMultiples(SmallMultiples {
        title: "Verlauf des Bedarfs je Lebensbereich".to_owned(),
        periods_are: "Einschätzung vom".to_owned(),
        values_are: "Stufen".to_owned(),
        highest: Some(5),
        periods: versions.iter().map(|version| version.held_on.german()).collect(),
        panels: areas.iter().map(panel).collect(),
    })
}

fn talked_about(views: &Views) -> Vec<LifeArea> {
    views
        .iter()
        .filter(|(_, view)| view.need.is_some() || view.wish.is_some())
        .map(|(area, _)| *area)
        .collect()
}

fn names(areas: &[LifeArea]) -> Vec<String> {
    areas.iter().map(|area| area.german().to_owned()).collect()
}

fn series(
    name: &str,
    (areas, views): (&[LifeArea], &Views),
    level: impl Fn(&AreaView) -> Option<Level>,
) -> Series {
    Series::new(
        name,
        areas.iter().map(|area| number(views.get(area).and_then(&level))),
    )
}

fn number(level: Option<Level>) -> Cell {
    level.map(Level::number).into()
}
