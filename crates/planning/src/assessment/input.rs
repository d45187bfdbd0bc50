//! What was typed into the form of an assessment, and what it must be. Knows no page.

use base::day::Day;
use base::input::InputErrors;
use cases::life_area::LifeArea;
use web::form::Form;

use crate::assessment::model::{AreaView, Level, Views};
use crate::typed;

/// The day of the talk.
pub(crate) const HELD_ON: &str = "am";

/// The names of the fields of one life area.
#[derive(Clone, Copy)]
pub(crate) struct Names {
    pub(crate) need: &'static str,
    pub(crate) wish: &'static str,
    pub(crate) urgency: &'static str,
    pub(crate) resources: &'static str,
    pub(crate) obstacles: &'static str,
    pub(crate) unchanged: &'static str,
}

macro_rules! names {
    ($area:literal) => {
        Names {
            need: concat!("bedarf_", $area),
            wish: concat!("beduerfnis_", $area),
            urgency: concat!("dringlichkeit_", $area),
            resources: concat!("ressourcen_", $area),
            obstacles: concat!("hindernisse_", $area),
            unchanged: concat!("unveraendert_", $area),
        }
    };
}

/// The names of the fields of this life area.
pub(crate) const fn names(area: LifeArea) -> Names {
    match area {
        LifeArea::Residence => names!("residence"),
        LifeArea::Language => names!("language"),
        LifeArea::School => names!("school"),
        LifeArea::Work => names!("work"),
        LifeArea::Housing => names!("housing"),
        LifeArea::Health => names!("health"),
        LifeArea::Family => names!("family"),
        LifeArea::Livelihood => names!("livelihood"),
        LifeArea::Participation => names!("participation"),
        LifeArea::Discrimination => names!("discrimination"),
        LifeArea::Naturalisation => names!("naturalisation"),
    }
}

/// What was typed.
#[derive(Clone)]
pub(crate) struct AssessmentInput {
    /// The day of the talk.
    pub(crate) held_on: Day,
    /// Every area whose fields were sent.
    pub(crate) views: Views,
    /// Areas ticked as talked about without a change.
    pub(crate) unchanged: Vec<LifeArea>,
}

impl AssessmentInput {
    /// Reads the form; errors name what is not right, everything typed is kept.
    pub(crate) fn read(form: &Form, today: Day) -> (Self, InputErrors) {
        let mut errors = InputErrors::new();
        let mut views = Views::new();
        let mut unchanged = Vec::new();
        for area in LifeArea::ALL {
            let names = names(*area);
            // A text field is always sent with its form: without it the area was not on the page.
            if form.all(names.resources).is_empty() {
                continue;
            }
            let view = AreaView {
                need: level(form, names.need),
                wish: level(form, names.wish),
                urgency: form.text(names.urgency).parse().ok(),
                resources: typed::text(form, names.resources, &mut errors),
                obstacles: typed::text(form, names.obstacles, &mut errors),
            };
            views.insert(*area, view);
            if form.is_ticked(names.unchanged) {
                unchanged.push(*area);
            }
        }
        let held_on = typed::past_day(form, HELD_ON, (today, &mut errors));
        let input = Self {
            held_on,
            views,
            unchanged,
        };
        (input, errors)
    }
}

fn level(form: &Form, field: &str) -> Option<Level> {
    form.text(field).parse().ok().and_then(Level::new)
}

/// What is to be stored if somebody else saved meanwhile: areas that only one of both changed are taken as they are;
/// areas that both changed are named.
pub(crate) fn merged((base, theirs): (&Views, &Views), typed: Views) -> (Views, Vec<LifeArea>) {
    let empty = AreaView::default();
    let mut both = Vec::new();
    let mut merged = typed;
    for (area, mine) in &mut merged {
        let before = base.get(area).unwrap_or(&empty);
        let stored = theirs.get(area).unwrap_or(&empty);
        if stored == before || stored == mine {
            continue;
        }
        if mine == before {
            *mine = stored.clone();
        } else {
            both.push(*area);
        }
    }
    (merged, both)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(need: i64) -> AreaView {
        AreaView {
            need: Level::new(need),
            ..AreaView::default()
        }
    }

    #[test]
    fn an_area_that_was_not_on_the_page_is_not_read() {
        let form =
            Form::read(b"bedarf_housing=4&ressourcen_housing=Nachbarin&hindernisse_housing=&bedarf_health=3");
        let (input, errors) = AssessmentInput::read(&form, "2026-03-02".parse().unwrap());
        assert!(errors.is_empty());
        assert_eq!(
            input.views.keys().copied().collect::<Vec<_>>(),
            [LifeArea::Housing]
        );
        assert_eq!(input.views[&LifeArea::Housing].need, Level::new(4));
        assert_eq!(input.views[&LifeArea::Housing].resources, "Nachbarin");
    }

    #[test]
    fn levels_that_are_none_are_read_as_not_talked_about() {
        for wrong in ["", "0", "6", "-1", "drei", "1.5"] {
            let form = Form::read(format!("bedarf_work={wrong}&ressourcen_work=").as_bytes());
            let (input, _) = AssessmentInput::read(&form, "2026-03-02".parse().unwrap());
            assert!(input.views[&LifeArea::Work].is_empty(), "{wrong}");
        }
    }

    #[test]
    fn two_writers_only_meet_in_an_area_that_both_changed() {
        let (a, b, c) = (LifeArea::Housing, LifeArea::Health, LifeArea::Work);
        let base = Views::from([(a, view(3)), (b, view(3)), (c, view(3))]);
        let theirs = Views::from([(a, view(4)), (b, view(3)), (c, view(5))]);
        let mine = Views::from([(a, view(2)), (b, view(1)), (c, view(3))]);
        let (merged, both) = merged((&base, &theirs), mine);
        assert_eq!(both, [a]);
        assert_eq!(merged, Views::from([(a, view(2)), (b, view(1)), (c, view(5))]));
    }
}
