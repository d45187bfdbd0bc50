//! Draws the network: the team in the middle, actors on both sides in groups, a line for each that tells how close it is.
//! Lines differ in kind, not in colour alone, and the number stands beside the name. Knows no database.

use base::day::Day;
use charts::cell::Cell;
use charts::table::{Column, Table};
use svg::node::element::{Circle, Description, Group, Line, SVG, Text, Title};

/// So many actors are drawn; more stand in the table only.
pub(crate) const MOST: usize = 60;
/// Height of a line of the picture.
const STEP: f64 = 22.0;
const TOP: f64 = 18.0;
const AXIS: &str = "#5a6472";
const TIE: &str = "#1b4f9c";
/// Letters of a name on one side of a wide picture, and on a narrow one.
const WIDE_LETTERS: usize = 30;
const NARROW_LETTERS: usize = 30;

/// An actor as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tied {
    pub(crate) name: String,
    /// Under which heading it stands.
    pub(crate) group: &'static str,
    pub(crate) fields: String,
    /// Entries in the last twelve months.
    pub(crate) count: i64,
    pub(crate) last_on: Option<Day>,
}

/// How close an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Closeness {
    /// Nothing was done together in the year.
    Still,
    /// Once or twice.
    Loose,
    /// Three to five times.
    Regular,
    /// More often.
    Close,
}

impl Closeness {
    pub(crate) const ALL: [Self; 4] = [Self::Close, Self::Regular, Self::Loose, Self::Still];

    /// Of the entries of a year.
    pub(crate) const fn of(count: i64) -> Self {
        match count {
            ..=0 => Self::Still,
            1..=2 => Self::Loose,
            3..=5 => Self::Regular,
            _ => Self::Close,
        }
    }

    pub(crate) const fn german(self) -> &'static str {
        match self {
            Self::Close => "mehr als fünf Mal",
            Self::Regular => "drei bis fünf Mal",
            Self::Loose => "ein oder zwei Mal",
            Self::Still => "kein Mal",
        }
    }

    fn line(self, line: Line) -> Line {
        match self {
            Self::Close => line.set("stroke-width", 5),
            Self::Regular => line.set("stroke-width", 3),
            Self::Loose => line.set("stroke-width", 1.5),
            Self::Still => line.set("stroke-width", 1.2).set("stroke-dasharray", "2 5"),
        }
    }
}

/// What a person would say who describes the picture on the phone.
pub(crate) fn alternative(all: &[Tied]) -> String {
    let counted = |closeness: Closeness| {
        all.iter()
            .filter(|one| Closeness::of(one.count) == closeness)
            .count()
    };
    let parts: Vec<String> = Closeness::ALL
        .iter()
        .map(|closeness| format!("{} {}", counted(*closeness), closeness.german()))
        .collect();
    format!(
        "Das Netzwerk mit {} Akteuren, nach Kontakten in zwölf Monaten: {}. Alle Akteure stehen in der Tabelle.",
        all.len(),
        parts.join(", ")
    )
}

/// The same as a table.
pub(crate) fn table(all: &[Tied]) -> Table {
    let mut table = Table::new(
        "Akteure und Kontakte der letzten zwölf Monate",
        [
            Column::text("Akteur"),
            Column::text("Rolle"),
            Column::text("Themen"),
            Column::number("Kontakte"),
            Column::day("Letzter Kontakt"),
        ],
    );
    for one in all {
        table.push([
            Cell::text(&one.name),
            Cell::text(one.group),
            Cell::text(&one.fields),
            Cell::Number(one.count),
            one.last_on.map_or(Cell::Empty, Cell::Day),
        ]);
    }
    table
}

/// The picture for a wide page: half of the groups on each side.
pub(crate) fn wide(id: &str, all: &[Tied]) -> String {
    let drawn = &all[..all.len().min(MOST)];
    let half = half(drawn);
    let height = TOP + rows(&drawn[..half]).max(rows(&drawn[half..])) + TOP;
    let middle = (320.0, height / 2.0);
    let mut lines = Group::new();
    let mut words = Group::new();
    for (side, x, anchor) in [(&drawn[..half], 205.0, "end"), (&drawn[half..], 435.0, "start")] {
        let first = TOP + (height - 2.0 * TOP - rows(side)) / 2.0;
        (lines, words) = column(
            (lines, words),
            side,
            &Place {
                x,
                anchor,
                first,
                letters: WIDE_LETTERS,
                middle,
            },
        );
    }
    finished(id, (640.0, height), lines, words.add(team(middle)), all)
}

/// The picture for a phone: the team on the left, all actors on the right.
pub(crate) fn narrow(id: &str, all: &[Tied]) -> String {
    let drawn = &all[..all.len().min(MOST)];
    let height = TOP + rows(drawn) + TOP;
    let middle = (34.0, height / 2.0);
    let place = Place {
        x: 120.0,
        anchor: "start",
        first: TOP,
        letters: NARROW_LETTERS,
        middle,
    };
    let (lines, words) = column((Group::new(), Group::new()), drawn, &place);
    finished(id, (360.0, height), lines, words.add(team(middle)), all)
}

/// Where a column of names stands.
struct Place {
    x: f64,
    anchor: &'static str,
    first: f64,
    letters: usize,
    middle: (f64, f64),
}

/// How many actors stand on the left: a group is not torn apart unless it alone is longer than a side.
fn half(all: &[Tied]) -> usize {
    let wanted = all.len().div_ceil(2);
    let begins = |place: &usize| *place == 0 || all[*place].group != all[*place - 1].group;
    let near = (0..=all.len())
        .filter(|place| *place == all.len() || begins(place))
        .min_by_key(|place| place.abs_diff(wanted));
    near.filter(|place| place.abs_diff(wanted) <= all.len() / 3)
        .unwrap_or(wanted)
}

/// The height of a side: a line for each actor, and one for each heading.
fn rows(side: &[Tied]) -> f64 {
    let headings = side.chunk_by(|one, other| one.group == other.group).count();
    steps(side.len() + headings)
}

#[expect(clippy::cast_precision_loss, reason = "some dozen lines of a picture")]
fn steps(count: usize) -> f64 {
    STEP * count as f64
}

fn column((mut lines, mut words): (Group, Group), side: &[Tied], place: &Place) -> (Group, Group) {
    let mut y = place.first;
    for group in side.chunk_by(|one, other| one.group == other.group) {
        let heading = group.first().map(|one| one.group).unwrap_or_default();
        y += STEP;
        words = words.add(
            text(heading, (place.x, y - 5.0), place.anchor)
                .set("class", "chart-muted")
                .set("fill", AXIS)
                .set("font-size", 11),
        );
        for one in group {
            y += STEP;
            let at = (place.x, y - 9.0);
            let closeness = Closeness::of(one.count);
            let gap = if place.anchor == "end" { 6.0 } else { -6.0 };
            let line = Line::new()
                .set("x1", rounded(place.middle.0))
                .set("y1", rounded(place.middle.1))
                .set("x2", rounded(at.0 + gap))
                .set("y2", rounded(at.1))
                .set("class", "chart-line-1")
                .set("stroke", TIE);
            lines = lines.add(closeness.line(line));
            let label = format!("{} ({})", shortened(&one.name, place.letters), one.count);
            words = words.add(
                text(&label, (place.x, y - 5.0), place.anchor)
                    .set("class", "chart-text")
                    .set("fill", "currentColor")
                    .set("font-size", 12.5),
            );
        }
    }
    (lines, words)
}

fn text(words: &str, (x, y): (f64, f64), anchor: &'static str) -> Text {
    Text::new(words)
        .set("x", rounded(x))
        .set("y", rounded(y))
        .set("text-anchor", anchor)
}

fn team((x, y): (f64, f64)) -> Group {
    Group::new()
        .add(
            Circle::new()
                .set("cx", rounded(x))
                .set("cy", rounded(y))
                .set("r", 26)
                .set("class", "chart-series-1")
                .set("fill", TIE),
        )
        .add(
            text("KIM", (x, y + 4.5), "middle")
                .set("class", "chart-on-heat-5")
                .set("fill", "#ffffff")
                .set("font-size", 14),
        )
}

fn finished(id: &str, (width, height): (f64, f64), lines: Group, words: Group, all: &[Tied]) -> String {
    let (title, description) = (format!("{id}-title"), format!("{id}-desc"));
    SVG::new()
        .set("class", "chart")
        .set("viewBox", format!("0 0 {} {}", rounded(width), rounded(height)))
        .set("role", "img")
        .set("aria-labelledby", format!("{title} {description}"))
        .set("font-family", "Fira Sans, Noto Sans, sans-serif")
        .add(Title::new("Bild des Netzwerks").set("id", title))
        .add(
            Description::new()
                .set("id", description)
                .add(svg::node::Text::new(alternative(all))),
        )
        .add(lines)
        .add(words)
        .to_string()
}

fn shortened(name: &str, letters: usize) -> String {
    if name.chars().count() <= letters {
        return name.to_owned();
    }
    let begin: String = name.chars().take(letters.saturating_sub(1)).collect();
    format!("{}…", begin.trim_end())
}

fn rounded(length: f64) -> f64 {
    (length * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tied(group: &'static str, count: i64) -> Tied {
        Tied {
            name: format!("{group} {count}"),
            group,
            fields: String::new(),
            count,
            last_on: None,
        }
    }

    #[test]
    fn closeness_follows_the_contacts_of_a_year() {
        for (count, expected) in [
            (0, Closeness::Still),
            (1, Closeness::Loose),
            (2, Closeness::Loose),
            (3, Closeness::Regular),
            (5, Closeness::Regular),
            (6, Closeness::Close),
        ] {
            assert_eq!(Closeness::of(count), expected, "{count}");
        }
    }

    #[test]
    fn a_group_stays_on_one_side() {
        for (groups, expected) in [
            (&["a", "a", "a", "b", "b", "b"][..], 3),
            (&["a", "a", "a", "a", "b", "b"], 4),
            (&["a", "b", "b", "b", "b", "b"], 1),
            (&["a", "a", "a", "a", "a", "a"], 3),
            (&[], 0),
        ] {
            let all: Vec<Tied> = groups.iter().map(|group| tied(group, 1)).collect();
            assert_eq!(half(&all), expected, "{groups:?}");
        }
    }

    #[test]
    fn the_picture_holds_every_name_as_text_and_escapes_it() {
        let all = [tied("<b>Ehrenamt", 4), tied("Schule", 0)];
        for picture in [wide("x", &all), narrow("y", &all)] {
            assert!(picture.contains("&lt;b&gt;Ehrenamt 4 (4)"), "{picture}");
            assert!(picture.contains("Schule 0 (0)"));
            assert!(!picture.contains("<b>"));
            assert!(!picture.contains("style="));
        }
        assert_eq!(table(&all).rows().len(), 2);
    }
}
