//! The map as a picture: three rings around the client, a line for each tie that tells how it is. A value with a text
//! alternative, for page and print alike.

use std::f64::consts::{FRAC_PI_2, TAU};

use svg::node::element::{Circle, Description, Group, Line, SVG, Text, Title};

use crate::network::model::{Ring, Strength, Tie};

/// Half the side of the picture.
const MIDDLE: f64 = 320.0;
/// So many ties of a ring fit without touching; more stand in the list only.
pub const MOST_IN_A_RING: usize = 14;
/// Letters of a line of a label.
const LINE: usize = 15;

const TEXT: f64 = 12.0;
const GRID: &str = "#c9ced6";
const AXIS: &str = "#5a6472";
const STRONG: &str = "#2f7d4f";
const WEAK: &str = "#1b4f9c";
const CONFLICT: &str = "#9b2242";

/// The ties that are drawn: those that still hold.
pub fn drawn(ties: &[Tie]) -> Vec<&Tie> {
    Ring::ALL
        .iter()
        .flat_map(|ring| of_ring(ties, *ring).take(MOST_IN_A_RING))
        .collect()
}

fn of_ring(ties: &[Tie], ring: Ring) -> impl Iterator<Item = &Tie> {
    ties.iter()
        .filter(move |tie| tie.text.ring == ring && tie.text.ended_on.is_none())
}

/// What a person would say who describes the map on the phone.
pub fn alternative(ties: &[Tie]) -> String {
    let rings: Vec<String> = Ring::ALL
        .iter()
        .map(|ring| {
            let all: Vec<String> = of_ring(ties, *ring)
                .map(|tie| format!("{}, {}", tie.text.who.label(), tie.text.strength.german()))
                .collect();
            let all = if all.is_empty() {
                "niemand".to_owned()
            } else {
                all.join("; ")
            };
            format!("{}: {all}.", ring.german())
        })
        .collect();
    format!("Netzwerkkarte mit drei Ringen. {}", rings.join(" "))
}

/// The picture as an SVG element; ids inside begin with `id`.
pub fn picture(id: &str, ties: &[Tie]) -> String {
    let mut body = Group::new();
    for (ring, radius) in Ring::ALL.iter().zip([RADII[0], RADII[1], RADII[2]]) {
        body = body.add(
            Circle::new()
                .set("cx", MIDDLE)
                .set("cy", MIDDLE)
                .set("r", radius)
                .set("class", "chart-grid")
                .set("fill", "none")
                .set("stroke", GRID),
        );
        body = body.add(
            label(ring.german(), (MIDDLE, MIDDLE - radius - 5.0))
                .set("class", "chart-muted")
                .set("fill", "#4c5561")
                .set("font-size", 10.5),
        );
    }
    let mut lines = Group::new();
    let mut marks = Group::new();
    for (number, ring) in Ring::ALL.iter().enumerate() {
        let all: Vec<&Tie> = of_ring(ties, *ring).take(MOST_IN_A_RING).collect();
        for (place, tie) in all.iter().enumerate() {
            let at = at(number, (place, all.len()));
            lines = line(lines, tie.text.strength, at);
            marks = mark(marks, tie, at);
        }
    }
    body = body.add(lines).add(marks).add(client());
    let (title, description) = (format!("{id}-title"), format!("{id}-desc"));
    SVG::new()
        .set("class", "chart")
        .set("viewBox", format!("0 0 {} {}", MIDDLE * 2.0, MIDDLE * 2.0))
        .set("role", "img")
        .set("aria-labelledby", format!("{title} {description}"))
        .set("font-family", "Fira Sans, Noto Sans, sans-serif")
        .add(Title::new("Netzwerkkarte").set("id", title))
        .add(
            Description::new()
                .set("id", description)
                .add(svg::node::Text::new(alternative(ties))),
        )
        .add(body)
        .to_string()
}

const RADII: [f64; 3] = [115.0, 195.0, 275.0];

/// A place on a ring; rings begin at different angles, so that labels do not stand behind each other.
fn at(ring: usize, (place, places): (usize, usize)) -> (f64, f64) {
    let share = length(place) / length(places.max(1));
    let angle = TAU * share - FRAC_PI_2 + 0.45 + length(ring) * 0.5;
    let radius = RADII.get(ring).copied().unwrap_or(MIDDLE);
    (MIDDLE + radius * angle.cos(), MIDDLE + radius * angle.sin())
}

fn line(lines: Group, strength: Strength, to: (f64, f64)) -> Group {
    let line = Line::new()
        .set("x1", MIDDLE)
        .set("y1", MIDDLE)
        .set("x2", rounded(to.0))
        .set("y2", rounded(to.1));
    match strength {
        Strength::Strong => lines.add(
            line.set("class", "chart-line-3")
                .set("stroke", STRONG)
                .set("stroke-width", 3.5),
        ),
        Strength::Weak => lines.add(
            line.set("class", "chart-line-1")
                .set("stroke", WEAK)
                .set("stroke-width", 1.5)
                .set("stroke-dasharray", "5 4"),
        ),
        Strength::Conflict => {
            let crossed = line
                .set("class", "chart-line-6")
                .set("stroke", CONFLICT)
                .set("stroke-width", 2);
            bolt(lines.add(crossed), to)
        }
    }
}

/// Three strokes across a line: the tie is in conflict, also for those who see no colour.
fn bolt(mut lines: Group, to: (f64, f64)) -> Group {
    let (x, y) = (to.0 - MIDDLE, to.1 - MIDDLE);
    let long = x.hypot(y).max(1.0);
    let (across_x, across_y) = (-y / long * 7.0, x / long * 7.0);
    for share in [0.56, 0.6, 0.64] {
        let (at_x, at_y) = (MIDDLE + x * share, MIDDLE + y * share);
        lines = lines.add(
            Line::new()
                .set("x1", rounded(at_x - across_x))
                .set("y1", rounded(at_y - across_y))
                .set("x2", rounded(at_x + across_x))
                .set("y2", rounded(at_y + across_y))
                .set("class", "chart-line-6")
                .set("stroke", CONFLICT)
                .set("stroke-width", 2),
        );
    }
    lines
}

fn mark(marks: Group, tie: &Tie, at: (f64, f64)) -> Group {
    let (class, fill) = match tie.text.strength {
        Strength::Strong => ("chart-series-3", STRONG),
        Strength::Weak => ("chart-series-1", WEAK),
        Strength::Conflict => ("chart-series-6", CONFLICT),
    };
    let mut marks = marks.add(
        Circle::new()
            .set("cx", rounded(at.0))
            .set("cy", rounded(at.1))
            .set("r", 6)
            .set("class", class)
            .set("fill", fill),
    );
    for (number, words) in [&tie.text.who.name, &tie.text.who.relation]
        .into_iter()
        .filter(|words| !words.is_empty())
        .enumerate()
    {
        let below = at.1 + 19.0 + length(number) * 12.5;
        let written = label(&shortened(words), (at.0.clamp(48.0, 2.0 * MIDDLE - 48.0), below));
        let written = if number == 0 {
            written.set("class", "chart-text").set("fill", "currentColor")
        } else {
            written.set("class", "chart-muted").set("fill", "#4c5561")
        };
        marks = marks.add(written.set("font-size", if number == 0 { TEXT } else { 10.5 }));
    }
    marks
}

fn client() -> Group {
    Group::new()
        .add(
            Circle::new()
                .set("cx", MIDDLE)
                .set("cy", MIDDLE)
                .set("r", 34)
                .set("class", "chart-heat-1 chart-axis")
                .set("fill", "#e3edf8")
                .set("stroke", AXIS),
        )
        .add(
            label("Ich", (MIDDLE, MIDDLE + 5.0))
                .set("class", "chart-text")
                .set("fill", "currentColor")
                .set("font-size", 14),
        )
}

fn label(words: &str, at: (f64, f64)) -> Text {
    Text::new(words)
        .set("x", rounded(at.0))
        .set("y", rounded(at.1))
        .set("text-anchor", "middle")
}

fn shortened(words: &str) -> String {
    if words.chars().count() <= LINE {
        return words.to_owned();
    }
    let kept: String = words.chars().take(LINE - 1).collect();
    format!("{}…", kept.trim_end())
}

/// A length in the file: one decimal is finer than any screen shows.
fn rounded(length: f64) -> f64 {
    (length * 10.0).round() / 10.0
}

fn length(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}

#[cfg(test)]
mod tests {
    use base::ids::RowId;

    use super::*;
    use crate::network::model::{TieText, Who};

    fn tie(ring: Ring, strength: Strength, name: &str) -> Tie {
        Tie {
            id: "018f0000-0000-7000-8000-000000000001".parse::<RowId>().unwrap(),
            text: TieText {
                ring,
                strength,
                organisation: None,
                ended_on: None,
                who: Who {
                    name: name.to_owned(),
                    relation: "Schwester".to_owned(),
                    note: String::new(),
                },
            },
            version: 1,
            changed_at: "2026-03-02T08:00:00Z".parse().unwrap(),
            changed_by: String::new(),
        }
    }

    #[test]
    fn the_map_names_everybody_and_tells_conflict_without_colour() {
        let ties = [
            tie(Ring::Family, Strength::Strong, "Amal"),
            tie(Ring::Professional, Strength::Conflict, "<script>x"),
        ];
        let picture = picture("karte", &ties);
        assert!(
            picture.contains("Amal") && !picture.contains("<script>"),
            "{picture}"
        );
        assert_eq!(
            picture.matches("chart-line-6").count(),
            4,
            "a line and three strokes"
        );
        assert!(
            alternative(&ties).contains("Familie: Amal (Schwester), stark. Freunde und Umfeld: niemand.")
        );
    }

    #[test]
    fn former_helpers_are_not_drawn_and_a_full_ring_stays_readable() {
        let mut ties = vec![tie(Ring::Informal, Strength::Weak, "Nachbar"); 20];
        ties[0].text.ended_on = Some("2026-01-01".parse().unwrap());
        assert_eq!(drawn(&ties).len(), MOST_IN_A_RING);
    }
}
