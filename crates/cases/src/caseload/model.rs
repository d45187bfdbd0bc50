//! The steps of the traffic light and what follows from them. No database.

use base::fte::Fte;
use base::input::InputErrors;

/// Up to how many open cases per VZÄ the light shows what. Source: system part F, „caseload traffic light per VZÄ“.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Steps {
    /// From here on it is green; fewer leave room.
    pub green_from: i64,
    /// The last green number.
    pub green_until: i64,
    /// The last yellow number.
    pub yellow_until: i64,
}

impl Default for Steps {
    /// 25–40 green, 41–60 yellow, more red (open cases per VZÄ).
    fn default() -> Self {
        Self {
            green_from: 25,
            green_until: 40,
            yellow_until: 60,
        }
    }
}

/// What the light shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Light {
    /// There is room.
    Room,
    /// As it should be.
    Green,
    /// Full.
    Yellow,
    /// Too much.
    Red,
}

impl Light {
    /// The words; colours alone say nothing.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Room => "Luft",
            Self::Green => "grün: im Rahmen",
            Self::Yellow => "gelb: voll",
            Self::Red => "rot: zu viel",
        }
    }
}

impl Steps {
    /// The light for so many open cases in one VZÄ.
    pub fn light(&self, cases: i64) -> Light {
        if cases < self.green_from {
            Light::Room
        } else if cases <= self.green_until {
            Light::Green
        } else if cases <= self.yellow_until {
            Light::Yellow
        } else {
            Light::Red
        }
    }

    /// The light for so many open cases in this share of full-time work; a share that nobody knows counts as a whole post.
    pub fn light_of(&self, cases: i64, share: Option<Fte>) -> Light {
        self.light(per_post(cases, share))
    }
}

/// How many cases a whole post would have, rounded down; a share that nobody knows counts as one.
pub fn per_post(cases: i64, share: Option<Fte>) -> i64 {
    match share.map(Fte::thousandths) {
        Some(thousandths) if thousandths > 0 => cases * 1_000 / thousandths,
        _ => cases,
    }
}

/// Reads steps from the words of a form.
///
/// # Errors
/// A sentence at each field that is not right.
pub fn read(green_from: &str, green_until: &str, yellow_until: &str) -> Result<Steps, InputErrors> {
    let mut errors = InputErrors::new();
    let mut number = |field, text: &str| match text.trim().parse::<i64>() {
        Ok(number) if (0..=1_000).contains(&number) => number,
        _ => {
            errors.add(field, "Bitte eine Zahl von 0 bis 1000 eingeben.");
            0
        }
    };
    let steps = Steps {
        green_from: number("gruen_ab", green_from),
        green_until: number("gruen_bis", green_until),
        yellow_until: number("gelb_bis", yellow_until),
    };
    if errors.is_empty() && steps.green_from > steps.green_until {
        errors.add("gruen_bis", "Grün endet vor seinem Beginn.");
    }
    if errors.is_empty() && steps.green_until >= steps.yellow_until {
        errors.add("gelb_bis", "Gelb muss über Grün enden.");
    }
    if errors.is_empty() { Ok(steps) } else { Err(errors) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_light_changes_exactly_at_its_steps() {
        let steps = Steps::default();
        let check = |cases, expected| assert_eq!(steps.light(cases), expected, "{cases}");
        check(0, Light::Room);
        check(24, Light::Room);
        check(25, Light::Green);
        check(40, Light::Green);
        check(41, Light::Yellow);
        check(60, Light::Yellow);
        check(61, Light::Red);
    }

    #[test]
    fn half_a_post_carries_half_as_many() {
        let half = Some(Fte::from_thousandths(500));
        assert_eq!(Steps::default().light_of(20, half), Light::Green);
        assert_eq!(Steps::default().light_of(31, half), Light::Red);
        assert_eq!(Steps::default().light_of(31, None), Light::Green);
        assert_eq!(per_post(31, half), 62);
    }

    #[test]
    fn steps_must_rise() {
        assert!(read("25", "40", "60").is_ok());
        assert!(read("41", "40", "60").unwrap_err().at("gruen_bis").is_some());
        assert!(read("25", "60", "60").unwrap_err().at("gelb_bis").is_some());
        assert!(read("viele", "60", "60").unwrap_err().at("gruen_ab").is_some());
    }
}
