//! The parameters of a question: from the address, or from a posted body as JSON or form. What no list names is refused,
//! so that a misspelt filter is not taken for none.

use std::collections::BTreeMap;
use std::str::FromStr;

use base::day::Day;
use base::local_time::start_of;
use base::moment::Moment;
use serde_json::Value;
use uuid::Uuid;
use web::request::Request;

use crate::hsds::problem::Problem;

/// Most entries on a page.
const MOST_PER_PAGE: usize = 500;
const PER_PAGE: usize = 50;
/// The parameters of every list.
const OF_EVERY_LIST: [&str; 4] = ["search", "page", "per_page", "format"];
/// A value that is longer is none.
const LONGEST_VALUE: usize = 8_000;

/// The parameters of a question, each one that the address knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Asked(BTreeMap<String, String>);

/// How the answer is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// One page of so many entries.
    Page { number: usize, size: usize },
    /// All on one page.
    All,
    /// All, one on each line.
    Lines,
}

impl Asked {
    /// Reads the question; only these parameters are known, beside those of every list.
    pub(crate) fn of(request: &Request, known: &[&str]) -> Result<Self, Problem> {
        let (_, query) = split(request);
        let mut asked = Self::default();
        for (name, value) in pairs(query.as_bytes())? {
            asked.add(name, value)?;
        }
        for (name, value) in body(request)? {
            asked.add(name, value)?;
        }
        let unknown = asked
            .0
            .keys()
            .find(|name| !OF_EVERY_LIST.contains(&name.as_str()) && !known.contains(&name.as_str()));
        match unknown {
            Some(name) => Err(Problem::parameter(
                name,
                format!(
                    "gibt es hier nicht. Bekannt sind {}, {}.",
                    OF_EVERY_LIST.join(", "),
                    known.join(", ")
                ),
            )),
            None => Ok(asked),
        }
    }

    fn add(&mut self, name: String, value: String) -> Result<(), Problem> {
        if value.len() > LONGEST_VALUE {
            return Err(Problem::parameter(&name, "ist zu lang."));
        }
        if self.0.contains_key(&name) {
            return Err(Problem::parameter(&name, "steht mehrfach da."));
        }
        if !value.is_empty() {
            self.0.insert(name, value);
        }
        Ok(())
    }

    /// The words to look for; empty if there are none.
    pub(crate) fn words(&self) -> &str {
        self.text("search").unwrap_or_default()
    }

    /// A value as text.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// A value of a type that is read from text; `as_what` says which.
    pub(crate) fn value<T: FromStr>(&self, name: &str, as_what: &str) -> Result<Option<T>, Problem> {
        let read = |text: &str| {
            text.parse()
                .map_err(|_| Problem::parameter(name, format!("ist {as_what}.")))
        };
        self.text(name).map(read).transpose()
    }

    /// An id.
    pub(crate) fn id(&self, name: &str) -> Result<Option<Uuid>, Problem> {
        self.value(name, "eine UUID")
    }

    /// Yes or no; no if it is not asked.
    pub(crate) fn is(&self, name: &str) -> Result<bool, Problem> {
        match self.text(name) {
            None | Some("false") => Ok(false),
            Some("true") => Ok(true),
            Some(_) => Err(Problem::parameter(name, "ist true oder false.")),
        }
    }

    /// A moment, or a day, which means its beginning.
    pub(crate) fn moment(&self, name: &str) -> Result<Option<Moment>, Problem> {
        let Some(text) = self.text(name) else {
            return Ok(None);
        };
        let day = || text.parse::<Day>().map(start_of).ok();
        let moment = text.parse::<Moment>().ok().or_else(day);
        moment.map(Some).ok_or_else(|| {
            Problem::parameter(
                name,
                "ist ein Zeitpunkt wie 2026-03-01T09:30:00Z oder ein Tag wie 2026-03-01.",
            )
        })
    }

    /// How the answer is laid out.
    pub(crate) fn layout(&self) -> Result<Layout, Problem> {
        let whole = |name: &str| -> Result<Option<usize>, Problem> {
            let number = self.value::<usize>(name, "eine ganze Zahl ab 1")?;
            match number {
                Some(0) => Err(Problem::parameter(name, "ist eine ganze Zahl ab 1.")),
                other => Ok(other),
            }
        };
        let (number, size) = (whole("page")?.unwrap_or(1), whole("per_page")?);
        if size.is_some_and(|size| size > MOST_PER_PAGE) {
            return Err(Problem::parameter(
                "per_page",
                format!("ist höchstens {MOST_PER_PAGE}."),
            ));
        }
        match self.text("format") {
            None | Some("json") => Ok(Layout::Page {
                number,
                size: size.unwrap_or(PER_PAGE),
            }),
            Some("ndjson") => Ok(Layout::Lines),
            Some(_) => Err(Problem::parameter("format", "ist json oder ndjson.")),
        }
    }

    /// As [`Asked::layout`], but all on one page unless pages are asked for: short entries are meant to be read at once.
    pub(crate) fn layout_of_short_entries(&self) -> Result<Layout, Problem> {
        let layout = self.layout()?;
        let wants_pages = self.text("page").is_some() || self.text("per_page").is_some();
        Ok(match layout {
            Layout::Page { .. } if !wants_pages => Layout::All,
            other => other,
        })
    }
}

fn split(request: &Request) -> (String, String) {
    let address = request.address_of_page();
    match address.split_once('?') {
        Some((path, query)) => (path.to_owned(), query.to_owned()),
        None => (address, String::new()),
    }
}

fn pairs(bytes: &[u8]) -> Result<Vec<(String, String)>, Problem> {
    let pairs: Vec<(String, String)> = form_urlencoded::parse(bytes).into_owned().collect();
    let is_broken =
        |(name, value): &(String, String)| name.contains('\u{fffd}') || value.contains('\u{fffd}');
    match pairs.iter().find(|pair| is_broken(pair)) {
        Some((name, _)) => Err(Problem::parameter(name, "ist kein Text in UTF-8.")),
        None => Ok(pairs),
    }
}

/// The parameters of a posted body; a body that is neither JSON nor a form is refused.
fn body(request: &Request) -> Result<Vec<(String, String)>, Problem> {
    let body = request.body();
    if body.is_empty() {
        return Ok(Vec::new());
    }
    let kind = request.header("content-type");
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if kind.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
        return Ok(pairs(body)?
            .into_iter()
            .filter(|(name, _)| name != "csrf")
            .collect());
    }
    if !kind.eq_ignore_ascii_case("application/json") {
        return Err(Problem::Body(
            "Der Inhalt ist application/json oder application/x-www-form-urlencoded.".to_owned(),
        ));
    }
    let read: Value = serde_json::from_slice(body)
        .map_err(|error| Problem::Body(format!("Der Inhalt ist kein gültiges JSON: {error}")))?;
    let Value::Object(fields) = read else {
        return Err(Problem::Body(
            "Der Inhalt ist ein JSON-Objekt mit den Parametern.".to_owned(),
        ));
    };
    fields
        .into_iter()
        .map(|(name, value)| match value {
            Value::String(text) => Ok((name, text)),
            Value::Number(_) | Value::Bool(_) => Ok((name, value.to_string())),
            Value::Null => Ok((name, String::new())),
            Value::Array(_) | Value::Object(_) => {
                Err(Problem::parameter(&name, "ist ein einzelner Wert, keine Liste."))
            }
        })
        .collect()
}
