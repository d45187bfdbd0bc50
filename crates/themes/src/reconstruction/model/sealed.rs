//! How a draft is written before it is sealed. Nothing here is readable without its key.

use serde_json::{Value, json};
use vault::sealed::Sealable;

use super::{Draft, Kept, Part, Place, Station};

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Title => f.write_str("title"),
            Self::Participants => f.write_str("participants"),
            Self::Lesson => f.write_str("lesson"),
            Self::Station(number, part) => write!(f, "station-{number}-{}", part.word()),
        }
    }
}

impl std::str::FromStr for Place {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let unknown = || format!("no place in a reconstruction: {text}");
        match text {
            "title" => Ok(Self::Title),
            "participants" => Ok(Self::Participants),
            "lesson" => Ok(Self::Lesson),
            other => {
                let station = other.strip_prefix("station-").ok_or_else(unknown)?;
                let (number, part) = station.split_once('-').ok_or_else(unknown)?;
                let part = Part::ALL.into_iter().find(|one| one.word() == part);
                Ok(Self::Station(
                    number.parse().map_err(|_| unknown())?,
                    part.ok_or_else(unknown)?,
                ))
            }
        }
    }
}

impl Part {
    const ALL: [Self; 3] = [Self::Lane, Self::Text, Self::Resource];

    const fn word(self) -> &'static str {
        match self {
            Self::Lane => "lane",
            Self::Text => "text",
            Self::Resource => "resource",
        }
    }
}

impl Sealable for Draft {
    fn to_plain(&self) -> Vec<u8> {
        json!({
            "title": self.title,
            "participants": self.participants,
            "lesson": self.lesson,
            "real": self.real.iter().map(station_to_json).collect::<Vec<_>>(),
            "ideal": self.ideal.iter().map(station_to_json).collect::<Vec<_>>(),
            "kept": self.kept.iter().map(kept_to_json).collect::<Vec<_>>(),
            "checked_with_names": self.checked_with_names,
            "returned": self.returned,
        })
        .to_string()
        .into_bytes()
    }

    fn from_plain(plain: &[u8]) -> Option<Self> {
        let value: Value = serde_json::from_slice(plain).ok()?;
        let all = |name: &str| value.get(name)?.as_array();
        Some(Self {
            title: word(&value, "title")?,
            participants: word(&value, "participants")?,
            lesson: word(&value, "lesson")?,
            real: all("real")?.iter().map(station_of).collect::<Option<_>>()?,
            ideal: all("ideal")?.iter().map(station_of).collect::<Option<_>>()?,
            kept: all("kept")?.iter().map(kept_of).collect::<Option<_>>()?,
            checked_with_names: word(&value, "checked_with_names")?,
            returned: word(&value, "returned")?,
        })
    }
}

fn word(value: &Value, name: &str) -> Option<String> {
    value.get(name)?.as_str().map(str::to_owned)
}

fn number<T: TryFrom<u64>>(value: &Value, name: &str) -> Option<T> {
    T::try_from(value.get(name)?.as_u64()?).ok()
}

fn station_to_json(station: &Station) -> Value {
    json!({
        "number": station.number,
        "month": station.month,
        "lane": station.lane,
        "rechtskreis": station.rechtskreis.map_or("", |law| law.code()),
        "text": station.text,
        "wait_days": station.wait_days,
        "is_break": station.is_break,
        "resource": station.resource,
    })
}

fn station_of(value: &Value) -> Option<Station> {
    Some(Station {
        number: number(value, "number")?,
        month: number(value, "month")?,
        lane: word(value, "lane")?,
        rechtskreis: word(value, "rechtskreis")?.parse().ok(),
        text: word(value, "text")?,
        wait_days: number(value, "wait_days"),
        is_break: value.get("is_break")?.as_bool()?,
        resource: word(value, "resource")?,
    })
}

fn kept_to_json(kept: &Kept) -> Value {
    json!({
        "place": kept.place.to_string(),
        "kind": kept.kind.code(),
        "words": kept.words,
        "reason": kept.reason.code(),
        "note": kept.note,
    })
}

fn kept_of(value: &Value) -> Option<Kept> {
    Some(Kept {
        place: word(value, "place")?.parse().ok()?,
        kind: word(value, "kind")?.parse().ok()?,
        words: word(value, "words")?,
        reason: word(value, "reason")?.parse().ok()?,
        note: word(value, "note")?,
    })
}
