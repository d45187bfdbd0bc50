//! A chart as a value: title, text alternative, data and picture. Not a page element: the figure around it is the page's.

use crate::bars::Bars;
use crate::canvas::Canvas;
use crate::heat_map::HeatMap;
use crate::lines::Lines;
use crate::marked::Marked;
use crate::posts::PostBars;
use crate::radar::Radar;
use crate::small_multiples::SmallMultiples;
use crate::stacked::StackedBars;
use crate::swim_lanes::SwimLanes;
use crate::table::Table;
use crate::tile_map::TileMap;

/// How wide the picture is laid out; it always fills the space that it is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// For a phone or a column on a page: text stays readable at 320 pixels.
    Narrow,
    /// For the full width of a printed page or a wide screen.
    Wide,
}

/// A chart of one of the kinds the house draws.
#[derive(Clone, Debug, PartialEq)]
pub enum Chart {
    /// One value for each label.
    Bars(Bars),
    /// Several values on one bar.
    Stacked(StackedBars),
    /// Funded, allocated and filled posts.
    Posts(PostBars),
    /// Values over time.
    Lines(Lines),
    /// Values over time, with marks at which something happened.
    Marked(Marked),
    /// Values around a circle.
    Radar(Radar),
    /// Values of rows × columns.
    HeatMap(HeatMap),
    /// Values of places, laid out as tiles.
    TileMap(TileMap),
    /// Many small curves on one scale.
    SmallMultiples(SmallMultiples),
    /// Courses of stations in lanes.
    SwimLanes(SwimLanes),
}

/// What every kind of chart can say of itself.
pub(crate) trait Drawing {
    /// What it is about.
    fn title(&self) -> &str;
    /// What a person would say who describes it on the phone.
    fn alternative(&self) -> String;
    /// Its data.
    fn table(&self) -> Table;
    /// Draws it from `canvas.height` downwards and moves that down.
    fn draw(&self, canvas: &mut Canvas);
}

impl Chart {
    /// What the chart is about.
    pub fn title(&self) -> &str {
        self.drawing().title()
    }

    /// The chart in one to three German sentences.
    pub fn text_alternative(&self) -> String {
        self.drawing().alternative()
    }

    /// The data of the chart.
    pub fn table(&self) -> Table {
        self.drawing().table()
    }

    /// The picture as an SVG element. `id` must be unique on the page and made of letters, digits and hyphens: the ids
    /// inside begin with it.
    pub fn svg(&self, id: &str, width: Width) -> String {
        let units = match width {
            Width::Narrow => 360.0,
            Width::Wide => 640.0,
        };
        let mut canvas = Canvas::new(id, units);
        self.drawing().draw(&mut canvas);
        canvas.finished(self.title(), &self.text_alternative())
    }

    fn drawing(&self) -> &dyn Drawing {
        match self {
            Self::Bars(bars) => bars,
            Self::Stacked(stacked) => stacked,
            Self::Posts(posts) => posts,
            Self::Lines(lines) => lines,
            Self::Marked(marked) => marked,
            Self::Radar(radar) => radar,
            Self::HeatMap(heat_map) => heat_map,
            Self::TileMap(tile_map) => tile_map,
            Self::SmallMultiples(multiples) => multiples,
            Self::SwimLanes(lanes) => lanes,
        }
    }
}
