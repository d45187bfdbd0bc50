//! Which settings there are and what each expects, so that a wrong one is told in the reader's language. Not what they do.

use toml::{Table, Value};

/// What a setting expects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Number,
    Switch,
    Texts,
    /// Address and port of this process.
    Socket,
    /// Addresses of machines.
    Addresses,
}

/// Whether a section can do without a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    Must,
    May,
}

use Kind::{Addresses, Number, Socket, Switch, Text, Texts};
use Need::{May, Must};

/// The settings of a section, in the order of the example.
type Keys = &'static [(&'static str, Kind, Need)];

/// All sections with their settings.
pub(super) const SECTIONS: &[(&str, Keys)] = &[
    (
        "server",
        &[
            ("listen", Socket, Must),
            ("metrics", Socket, May),
            ("tls", Switch, May),
            ("trusted_proxies", Addresses, May),
            ("json_logs", Switch, May),
        ],
    ),
    (
        "sessions",
        &[("idle_minutes", Number, Must), ("absolute_hours", Number, Must)],
    ),
    (
        "break_glass",
        &[("hours", Number, Must), ("per_day", Number, Must)],
    ),
    (
        "mail",
        &[
            ("host", Text, Must),
            ("port", Number, Must),
            ("tls", Switch, May),
            ("user", Text, May),
            ("password", Text, May),
            ("from", Text, Must),
            ("ca_file", Text, May),
        ],
    ),
    ("uploads", &[("scanner", Texts, May)]),
    (
        "district",
        &[
            ("key", Text, Must),
            ("host", Text, Must),
            ("database", Text, Must),
            ("migrate_database", Text, May),
            ("run_role", Text, May),
            ("folder", Text, Must),
            ("master_key", Text, Must),
        ],
    ),
];

/// The settings of a section.
pub(super) fn of_section(section: &str) -> Option<Vec<&'static str>> {
    let (_, keys) = SECTIONS.iter().find(|(own, _)| *own == section)?;
    Some(keys.iter().map(|(key, ..)| *key).collect())
}

/// A value of the environment as its setting expects it; what does not fit stays text, and is told of later.
pub(super) fn typed(section: &str, key: &str, text: &str) -> Value {
    let keys = SECTIONS.iter().find(|(own, _)| *own == section);
    let kind = keys.and_then(|(_, keys)| keys.iter().find(|(own, ..)| *own == key));
    let as_toml = || {
        let mut table = format!("value = {text}").parse::<Table>().ok()?;
        table.remove("value")
    };
    let value = match kind {
        Some((_, Number, _)) => text.trim().parse().ok().map(Value::Integer),
        Some((_, Switch, _)) => text.trim().parse().ok().map(Value::Boolean),
        Some((_, Texts | Addresses, _)) => as_toml(),
        _ => None,
    };
    value.unwrap_or_else(|| Value::String(text.to_owned()))
}

/// Settings that are missing or hold something else than they expect. Values are not repeated: one may be a password.
pub(super) fn misfits(text: &str, table: &Table) -> Vec<String> {
    let mut problems = Vec::new();
    if !table.contains_key("server") {
        problems.push("Der Abschnitt [server] fehlt. Bitte dort „listen“ angeben.".to_owned());
    }
    for (section, keys) in SECTIONS {
        let is_list = *section == "district";
        let tables: Vec<&Table> = match table.get(*section) {
            None => continue,
            Some(Value::Table(one)) if !is_list => vec![one],
            Some(Value::Array(many)) if is_list && many.iter().all(Value::is_table) => {
                many.iter().filter_map(Value::as_table).collect()
            }
            Some(_) => {
                let written = if is_list {
                    "[[district]]"
                } else {
                    "eckigen Klammern"
                };
                problems.push(format!(
                    "„{section}“ ist ein Abschnitt. Bitte in einer eigenen Zeile mit {written} beginnen."
                ));
                continue;
            }
        };
        for table in tables {
            problems.extend(keys.iter().filter_map(|key| misfit(text, (section, *key), table)));
        }
    }
    problems
}

fn misfit(
    text: &str,
    (section, (key, kind, need)): (&str, (&str, Kind, Need)),
    table: &Table,
) -> Option<String> {
    match table.get(key) {
        None if need == Must => Some(format!("Im Abschnitt [{section}] fehlt „{key}“.")),
        Some(value) if !fits(kind, value) => Some(format!(
            "{}Die Einstellung „{key}“ im Abschnitt [{section}] erwartet {}.",
            line(text, key),
            expected(kind)
        )),
        _ => None,
    }
}

fn line(text: &str, key: &str) -> String {
    let is_of_key = |line: &str| {
        let rest = line.trim_start().strip_prefix(key);
        rest.is_some_and(|rest| rest.trim_start().starts_with('='))
    };
    let lines: Vec<usize> = text
        .lines()
        .enumerate()
        .filter(|(_, line)| is_of_key(line))
        .map(|(number, _)| number + 1)
        .collect();
    // Where a key stands in several sections, or came from the environment, no line is better than a wrong one.
    match lines.as_slice() {
        [only] => format!("Zeile {only}: "),
        _ => String::new(),
    }
}

fn fits(kind: Kind, value: &Value) -> bool {
    let all = |fits: fn(&str) -> bool| {
        let texts = value.as_array();
        texts.is_some_and(|texts| texts.iter().all(|one| one.as_str().is_some_and(fits)))
    };
    match kind {
        Text => value.is_str(),
        Number => value
            .as_integer()
            .is_some_and(|number| (0..=65_535).contains(&number)),
        Switch => value.is_bool(),
        Texts => all(|_| true),
        Socket => value
            .as_str()
            .is_some_and(|text| text.parse::<std::net::SocketAddr>().is_ok()),
        Addresses => all(|text| text.parse::<std::net::IpAddr>().is_ok()),
    }
}

const fn expected(kind: Kind) -> &'static str {
    match kind {
        Text => "einen Text in Anführungszeichen",
        Number => "eine ganze Zahl bis 65535 ohne Anführungszeichen",
        Switch => "true oder false ohne Anführungszeichen",
        Texts => "eine Liste von Texten, zum Beispiel [\"clamdscan\", \"-\"]",
        Socket => "Adresse und Anschluss, zum Beispiel \"127.0.0.1:8080\"",
        Addresses => "eine Liste von Adressen, zum Beispiel [\"127.0.0.1\"]",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = "[server]\nlisten = \"127.0.0.1:8080\"\ntls = false\n[mail]\nhost = \"m\"\nport = 587\nfrom = \"a@b.de\"";

    fn problems(text: &str) -> Vec<String> {
        misfits(text, &text.parse().unwrap())
    }

    #[test]
    fn what_a_setting_expects_is_told_with_its_line_and_without_its_value() {
        assert!(problems(WHOLE).is_empty());
        for (right, wrong, expected) in [
            (
                "\"127.0.0.1:8080\"",
                "\"hier\"",
                "Zeile 2: Die Einstellung „listen“ im Abschnitt [server] erwartet Adresse und Anschluss, zum Beispiel \"127.0.0.1:8080\".",
            ),
            (
                "false",
                "\"nein\"",
                "Zeile 3: Die Einstellung „tls“ im Abschnitt [server] erwartet true oder false ohne Anführungszeichen.",
            ),
            (
                "587",
                "-1",
                "Zeile 6: Die Einstellung „port“ im Abschnitt [mail] erwartet eine ganze Zahl bis 65535 ohne Anführungszeichen.",
            ),
            ("host = \"m\"\n", "", "Im Abschnitt [mail] fehlt „host“."),
        ] {
            assert_eq!(problems(&WHOLE.replace(right, wrong)), [expected]);
        }
        assert_eq!(problems("mail = 3\n").len(), 2);
    }

    #[test]
    fn a_text_of_the_environment_stays_a_text_whatever_it_looks_like() {
        for text in ["12345678", "true", "1e5", "[x]", "2026-01-01", "\"quoted\"", ""] {
            assert_eq!(typed("mail", "password", text), Value::String(text.to_owned()));
        }
        assert_eq!(typed("mail", "port", "587"), Value::Integer(587));
        assert_eq!(typed("server", "tls", "false"), Value::Boolean(false));
        assert_eq!(typed("mail", "port", "many"), Value::String("many".to_owned()));
    }

    #[test]
    fn every_setting_can_be_given_by_environment() {
        for (section, keys) in SECTIONS {
            for (key, kind, _) in *keys {
                let sample = match kind {
                    Text => "text",
                    Number => "7",
                    Switch => "true",
                    Texts => "[\"a\"]",
                    Socket => "127.0.0.1:1",
                    Addresses => "[\"127.0.0.1\"]",
                };
                assert!(fits(*kind, &typed(section, key, sample)), "{section}.{key}");
            }
        }
    }
}
