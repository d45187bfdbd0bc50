//! What a job is, when it is due, how often it is tried. Knows no database and no clock.

use std::fmt;
use std::str::FromStr;

use base::day::Day;
use base::ids::{
    AccountId, ApprovalId, CaseId, FillingId, HouseholdId, JobId, MessageId, MunicipalityId, OrganisationId,
    PersonId, PostId, RegionId, RoleAssignmentId, RowId, SocialAreaId,
};
use base::moment::Moment;

db::coded! {
    /// How far a job is.
    pub enum JobState {
        /// It waits for its moment or for a worker.
        Queued = "queued",
        /// A worker holds it.
        Running = "running",
        /// It did its work.
        Done = "done",
        /// It was given up.
        Failed = "failed",
    }
}

impl JobState {
    /// The German word, as pages show it.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Queued => "wartet",
            Self::Running => "läuft",
            Self::Done => "erledigt",
            Self::Failed => "gescheitert",
        }
    }
}

/// What may stand in a payload besides codes: values that name nobody.
pub trait PlainValue: fmt::Display {}

macro_rules! plain_values {
    ($($name:ty)*) => { $(impl PlainValue for $name {})* };
}

plain_values! {
    AccountId ApprovalId CaseId FillingId HouseholdId JobId MessageId MunicipalityId OrganisationId PersonId PostId
    RegionId RoleAssignmentId RowId SocialAreaId Day Moment i64
}

/// What a job needs to know: ids, days, numbers and codes. There is no way to put a name or other text into it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Payload(String);

impl Payload {
    /// A payload that says nothing.
    pub fn none() -> Self {
        Self::default()
    }

    /// The payload with one more value.
    #[must_use]
    pub fn with(self, name: &'static str, value: &impl PlainValue) -> Self {
        self.and(name, &value.to_string())
    }

    /// The payload with one more code, as of a coded enum.
    #[must_use]
    pub fn with_code(self, name: &'static str, code: &'static str) -> Self {
        self.and(name, code)
    }

    /// The value of this name, or `None` if it is missing or no `T`.
    pub fn get<T: FromStr>(&self, name: &str) -> Option<T> {
        let mut pairs = self.0.split(';').filter_map(|pair| pair.split_once('='));
        pairs.find(|(own, _)| *own == name)?.1.parse().ok()
    }

    fn and(mut self, name: &str, value: &str) -> Self {
        if !self.0.is_empty() {
            self.0.push(';');
        }
        self.0.push_str(name);
        self.0.push('=');
        self.0.push_str(value);
        self
    }
}

impl fmt::Display for Payload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Payload {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.to_owned()))
    }
}

db::text_columns!(Payload);

/// How often a recurring job runs; each period once, and a missed one only if it is the current one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schedule {
    /// Every so many minutes, counted from 1970.
    EveryMinutes(i64),
    /// Once a day, not before this hour in Germany (on the two days of the clock change an hour off).
    DailyFrom {
        /// 0–23.
        hour: i64,
    },
    /// Once a month, not before this hour of its first day.
    MonthlyFrom {
        /// 0–23.
        hour: i64,
    },
}

const MILLISECONDS_PER_MINUTE: i64 = 60_000;

impl Schedule {
    /// The code of the period in which `now` lies; equal codes are the same period.
    pub fn period(self, now: Moment) -> String {
        let shifted_day = |hour: i64| now.plus_hours(-hour).day();
        match self {
            Self::EveryMinutes(minutes) => {
                let length = minutes.max(1) * MILLISECONDS_PER_MINUTE;
                Moment::from_milliseconds(now.milliseconds().div_euclid(length) * length).to_string()
            }
            Self::DailyFrom { hour } => shifted_day(hour).to_string(),
            Self::MonthlyFrom { hour } => {
                let day = shifted_day(hour);
                format!("{:04}-{:02}", day.year(), day.month())
            }
        }
    }
}

/// How often a job is tried before it is given up.
pub const MOST_ATTEMPTS: i64 = 8;

const LONGEST_WAIT_MINUTES: i64 = 6 * 60;

/// Minutes until the next try: 1, 4, 16, 64, then 256 and six hours; about eighteen hours in all.
pub fn minutes_to_wait_after(attempts: i64) -> i64 {
    let doublings = u32::try_from((attempts - 1).clamp(0, 10)).unwrap_or(0) * 2;
    2_i64.pow(doublings).min(LONGEST_WAIT_MINUTES)
}

/// What a code of this room means, as pages show it; codes of other rooms are theirs to explain.
pub fn german_of_code(code: &str) -> Option<&'static str> {
    Some(match code {
        "database" => "Die Datenbank war nicht erreichbar.",
        "denied" => "Die Berechtigung fehlte, oder das Protokoll war nicht beschreibbar.",
        "keys" => "Der Schlüsselspeicher war nicht erreichbar.",
        "panicked" => "Ein Fehler im Programm ist aufgetreten.",
        "never_finished" => "Die Aufgabe ist mehrmals ohne Ergebnis abgebrochen.",
        "unknown_kind" => "Diese Programmfassung kennt die Aufgabe nicht.",
        "payload" => "Die Angaben zur Aufgabe sind nicht lesbar.",
        "no_mail_server" => "Es ist kein Mailserver eingerichtet.",
        "mail_server_unreachable" => "Der Mailserver war nicht erreichbar.",
        "mail_server_busy" => "Der Mailserver nimmt zurzeit nichts an.",
        "mail_certificate" => {
            "Das Zertifikat des Mailservers ist nicht vertrauenswürdig. Stellt es eine eigene Zertifizierungsstelle aus, \
             gehört deren Zertifikat in die Einstellung „ca_file“."
        }
        "mail_server_lacks" => {
            "Der Mailserver bietet nicht an, was nötig ist: Verschlüsselung, Anmeldung oder Sonderzeichen in Adressen."
        }
        "mail_sign_in" => "Der Mailserver hat die Anmeldung abgelehnt.",
        "mail_refused" => "Der Mailserver hat die Nachricht abgelehnt.",
        "address" => "Die Adresse ist ungültig.",
        "account_locked" => "Das Konto ist gesperrt.",
        "erased" => "Die Daten der Person wurden gelöscht.",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_payload_gives_back_what_was_put_in() {
        let id: JobId = "018f4d1e-0000-7000-8000-000000000000".parse().unwrap();
        let payload = Payload::none()
            .with("job", &id)
            .with_code("half", "second")
            .with("count", &3_i64);

        let stored: Payload = payload.to_string().parse().unwrap();

        assert_eq!(stored.get("job"), Some(id));
        assert_eq!(stored.get::<String>("half").as_deref(), Some("second"));
        assert_eq!(stored.get("count"), Some(3_i64));
        assert_eq!(stored.get::<i64>("half"), None);
        assert_eq!(stored.get::<i64>("missing"), None);
    }

    #[test]
    fn a_period_lasts_until_the_next_one_begins() {
        let check = |schedule: Schedule, now: &str, expected: &str| {
            assert_eq!(
                schedule.period(now.parse().unwrap()),
                expected,
                "{schedule:?} at {now}"
            );
        };
        let minutes = Schedule::EveryMinutes(15);
        check(minutes, "2026-03-02T08:14:59.999Z", "2026-03-02T08:00:00.000Z");
        check(minutes, "2026-03-02T08:15:00Z", "2026-03-02T08:15:00.000Z");
        let nightly = Schedule::DailyFrom { hour: 3 };
        check(nightly, "2026-03-02T01:59:59Z", "2026-03-01");
        check(nightly, "2026-03-02T02:00:00Z", "2026-03-02");
        let monthly = Schedule::MonthlyFrom { hour: 3 };
        check(monthly, "2026-03-01T01:59:59Z", "2026-02");
        check(monthly, "2026-03-01T02:00:00Z", "2026-03");
    }

    #[test]
    fn the_wait_grows_and_then_stays() {
        let waits: Vec<i64> = (1..=MOST_ATTEMPTS).map(minutes_to_wait_after).collect();
        assert_eq!(waits, [1, 4, 16, 64, 256, 360, 360, 360]);
    }
}
