//! Lines of the trail in words, the filter of the page, and which years may be released. No database.

use access::act::Act;
use access::audit::model::{Actor, StoredLine};
use access::audit::release::{YEARS_KEPT, is_old_enough};
use access::relation::Relation;
use base::day::Day;
use base::ids::AccountId;
use base::input::InputErrors;
use base::moment::Moment;
use base::refusal::Refusal;

/// What a check gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Check {
    pub(crate) at: Moment,
    pub(crate) checked: i64,
    pub(crate) findings: String,
}

/// What the page filters by, as typed into the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Wanted {
    pub(crate) account: Option<AccountId>,
    pub(crate) act: Option<Act>,
    pub(crate) subject: Option<String>,
    pub(crate) relation: Option<Relation>,
    pub(crate) from: Option<Day>,
    pub(crate) until: Option<Day>,
}

impl Wanted {
    /// Reads the filter; what is no day is an input error, what is no account or act filters nothing.
    pub(crate) fn read(text: impl Fn(&str) -> String) -> (Self, InputErrors) {
        let mut errors = InputErrors::new();
        let mut day = |field: &'static str| {
            let typed = text(field);
            if typed.is_empty() {
                None
            } else {
                errors.take(field, Day::typed(&typed))
            }
        };
        let (from, until) = (day("von"), day("bis"));
        let subject = text("kennung");
        let wanted = Self {
            account: text("konto").parse().ok(),
            act: text("handlung").parse().ok(),
            subject: (!subject.is_empty()).then_some(subject),
            relation: text("beziehung")
                .parse()
                .ok()
                .filter(|one: &Relation| one.is_unusual()),
            from,
            until,
        };
        (wanted, errors)
    }

    /// Where the list begins, as `(at, id)` that every shown line lies before.
    pub(crate) fn upper_end(&self) -> Option<(String, String)> {
        self.until
            .map(|day| (start_of(day.plus_days(1)).to_string(), String::new()))
    }

    /// Whether a line is not older than the first day wanted.
    pub(crate) fn reaches(&self, line: &StoredLine) -> bool {
        self.from.is_none_or(|day| line.at >= start_of(day).to_string())
    }
}

/// The moment at which a day begins in Germany.
pub(crate) fn start_of(day: Day) -> Moment {
    let midnight_utc = format!("{day}T00:00:00Z")
        .parse()
        .unwrap_or(Moment::from_milliseconds(0));
    // Germany is one hour ahead of UTC in winter and two in summer.
    let summer = midnight_utc.plus_hours(-2);
    if summer.day() == day {
        summer
    } else {
        midnight_utc.plus_hours(-1)
    }
}

/// A line in words; `who` is added by the page, which knows names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LineWords {
    pub(crate) at: String,
    pub(crate) act: String,
    pub(crate) subject: String,
    pub(crate) subject_id: String,
    pub(crate) relation: String,
    pub(crate) detail: String,
}

impl LineWords {
    pub(crate) fn of(line: &StoredLine) -> Self {
        let act = line
            .act
            .parse::<Act>()
            .map_or_else(|_| line.act.clone(), |act| act.german().to_owned());
        let relation = line.relation.parse::<Relation>().map_or("", relation_german);
        Self {
            at: line
                .at
                .parse::<Moment>()
                .map_or_else(|_| line.at.clone(), Moment::german),
            act,
            subject: subject_german(line.subject_kind.as_deref()).to_owned(),
            subject_id: line.subject_id.clone().unwrap_or_default(),
            relation: relation.to_owned(),
            detail: detail_german(&line.detail),
        }
    }
}

fn subject_german(kind: Option<&str>) -> &'static str {
    match kind {
        Some("person") => "Person",
        Some("case") => "Fall",
        Some("account") => "Konto",
        _ => "",
    }
}

/// Who acted, if it was no account.
pub(crate) fn actor_german(actor: &str) -> &'static str {
    match actor.parse() {
        Ok(Actor::Job) => "Hintergrundauftrag",
        Ok(Actor::Command) => "Befehlszeile",
        Ok(Actor::Public) => "Öffentlichkeit, ohne Anmeldung",
        _ => "unbekannt",
    }
}

/// How the account stood to the person; nothing for pages of the house.
const fn relation_german(relation: Relation) -> &'static str {
    match relation {
        Relation::House => "",
        personal => personal.german(),
    }
}

fn detail_german(detail: &str) -> String {
    match detail.split_once('=') {
        Some(("shown", "")) => "nichts angezeigt".to_owned(),
        Some(("shown", ids)) => match ids.split(',').count() {
            1 => "1 Person angezeigt".to_owned(),
            count => format!("{count} Personen angezeigt"),
        },
        Some(("command", command)) => format!("lotse {command}"),
        Some(("purpose", purpose)) => format!("Zweck {purpose}"),
        _ => detail.to_owned(),
    }
}

/// Why a year is not released.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReleaseRefused {
    /// Its lines are still being written.
    StillRunning,
    /// It is not old enough.
    TooYoung,
    /// The trail holds no line of it.
    NothingWritten,
    /// The same person asked for it.
    SamePerson,
    /// It is released already.
    AlreadyReleased,
}

impl Refusal for ReleaseRefused {
    fn german(&self) -> String {
        match self {
            Self::StillRunning => {
                "Das laufende Jahr kann nicht freigegeben werden: Sein Protokoll wird noch geschrieben."
                    .to_owned()
            }
            Self::NothingWritten => {
                "Zu diesem Jahr steht nichts im Protokoll. Es gibt nichts freizugeben.".to_owned()
            }
            Self::TooYoung => {
                format!("Ein Jahr kann erst {YEARS_KEPT} volle Jahre nach seinem Ende freigegeben werden.")
            }
            Self::SamePerson => {
                "Sie haben die Freigabe selbst beantragt. Bitte lassen Sie eine zweite Person zustimmen."
                    .to_owned()
            }
            Self::AlreadyReleased => "Dieses Jahr ist schon freigegeben.".to_owned(),
        }
    }
}

/// Whether the release of a year can be asked for on a day.
pub(crate) fn may_be_asked(year: i16, has_lines: bool, today: Day) -> Result<(), ReleaseRefused> {
    if year == today.year() {
        Err(ReleaseRefused::StillRunning)
    } else if !is_old_enough(year, today.year()) {
        Err(ReleaseRefused::TooYoung)
    } else if !has_lines {
        Err(ReleaseRefused::NothingWritten)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_german_midnight_in_winter_and_summer() {
        let start = |day: &str| start_of(day.parse().unwrap()).to_string();
        assert_eq!(start("2026-03-02"), "2026-03-01T23:00:00.000Z");
        assert_eq!(start("2026-07-01"), "2026-06-30T22:00:00.000Z");
        assert_eq!(start("2026-03-29"), "2026-03-28T23:00:00.000Z");
        assert_eq!(start("2026-03-30"), "2026-03-29T22:00:00.000Z");
    }

    #[test]
    fn a_year_is_kept_for_three_full_years_after_its_end() {
        let today = "2026-01-01".parse().unwrap();
        for (year, has_lines, expected) in [
            (2022, true, Ok(())),
            (2022, false, Err(ReleaseRefused::NothingWritten)),
            (20, false, Err(ReleaseRefused::NothingWritten)),
            (-32_768, false, Err(ReleaseRefused::NothingWritten)),
            (2023, true, Err(ReleaseRefused::TooYoung)),
            (2025, true, Err(ReleaseRefused::TooYoung)),
            (2026, true, Err(ReleaseRefused::StillRunning)),
            (32_767, false, Err(ReleaseRefused::TooYoung)),
        ] {
            assert_eq!(may_be_asked(year, has_lines, today), expected, "{year}");
        }
    }

    #[test]
    fn the_filter_says_which_day_it_does_not_understand() {
        let typed = |field: &str| {
            if field == "von" {
                "31.02.2026".to_owned()
            } else {
                String::new()
            }
        };
        let (wanted, errors) = Wanted::read(typed);
        assert_eq!(wanted, Wanted::default());
        assert!(errors.at("von").is_some() && errors.at("bis").is_none());
    }

    #[test]
    fn details_are_counted_not_listed() {
        assert_eq!(detail_german("shown=a,b,c"), "3 Personen angezeigt");
        assert_eq!(detail_german("command=user lock"), "lotse user lock");
        assert_eq!(detail_german("missing=2"), "missing=2");
    }
}
