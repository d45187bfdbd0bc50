//! What most pages of this room begin with: the person of the permit and everything that was declared about them.

use access::act::Act;
use access::failure::Denied;
use access::permit::Permit;
use base::day::Day;
use base::ids::PersonId;
use db::tx::Tx;
use people::person::born::Born;
use people::person::model::Details;
use web::answer::Refused;
use web::request::Request;
use web::shell::Shell;

use crate::model::line::Line;
use crate::model::row::{Direction, Recipient, RowState};
use crate::model::signer::{Signer, signer};
use crate::store::file::{self, ConsentFile};
use crate::words::Words;

/// The person with the declarations.
#[derive(Debug)]
pub(crate) struct Look {
    pub(crate) person: PersonId,
    pub(crate) details: Details,
    pub(crate) file: ConsentFile,
    pub(crate) today: Day,
}

/// Reads both in the transaction of the permit.
pub(crate) async fn look(tx: &mut Tx, permit: &Permit<PersonId>) -> Result<Look, Refused> {
    let person = people::person::store::read(tx, permit)
        .await?
        .ok_or(Denied::NotFound)?;
    Ok(Look {
        person: permit.person(),
        details: person.details(permit).ok_or(Denied::NotFound)?,
        file: file::read(tx, permit).await?,
        today: permit.now().day(),
    })
}

impl Look {
    pub(crate) fn path(&self, below: &str) -> String {
        path(self.person, below)
    }

    pub(crate) fn name(&self) -> String {
        self.details.name.in_full()
    }

    pub(crate) fn signer(&self) -> Signer {
        let age = match self.details.born {
            Born::Unknown => None,
            // Of a year, the birthday may still lie ahead.
            Born::Year(year) => Some(self.today.year() - year - 1),
            Born::Nominal(day) | Born::Day(day) => Some(day.full_years_until(self.today)),
        };
        signer(age)
    }
}

/// An address below the declarations of a person.
pub(crate) fn path(person: PersonId, below: &str) -> String {
    format!("/personen/{person}/einwilligungen{below}")
}

/// Whether the one who asks may also write; who only looks on sees no buttons that lead nowhere.
pub(crate) fn may_write(request: &Request, permit: &Permit<PersonId>) -> Result<bool, Refused> {
    request.who()?;
    Ok(request.may_also(permit, Act::ConsentWrite))
}

/// The frame of a page below the declarations.
pub(crate) fn shell_below(request: &Request, title: &str, person: PersonId) -> Shell {
    let (person_path, consents_path) = (format!("/personen/{person}"), path(person, ""));
    request.shell_below(
        title,
        &[
            ("Personen", "/personen"),
            ("Person", &person_path),
            ("Einwilligungen", &consents_path),
        ],
    )
}

/// A line as tables show it.
#[derive(Clone, Debug)]
pub(crate) struct ShownLine {
    pub(crate) recipient: String,
    pub(crate) purposes: Vec<String>,
    pub(crate) categories: Vec<&'static str>,
    pub(crate) direction: &'static str,
    pub(crate) direction_icon: &'static str,
    pub(crate) until: String,
    pub(crate) state: LineState,
    pub(crate) state_words: String,
    pub(crate) row: String,
}

/// In which state a line is, for its colour and symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LineState {
    Stands,
    Half,
    Open,
    Expired,
    Withdrawn,
}

/// Days before its end from which a line is marked.
const SOON: i32 = 42;

impl ShownLine {
    pub(crate) fn of(line: &Line, recipient: String, today: Day) -> Self {
        let german = Words::german();
        let (state, state_words) = state(line, today);
        Self {
            recipient,
            purposes: line.purposes.iter().map(|one| german.of(&one.key())).collect(),
            categories: line.categories.iter().map(|one| one.short()).collect(),
            direction: match line.direction {
                Direction::To => "an die Stelle",
                Direction::From => "von der Stelle",
                Direction::Both => "in beide Richtungen",
                Direction::Within => "nur bei uns",
            },
            direction_icon: match line.direction {
                Direction::To => "arrow_forward",
                Direction::From => "arrow_back",
                Direction::Both => "sync",
                Direction::Within => "check",
            },
            until: line.valid_until.map_or_else(
                || "bis auf Widerruf".to_owned(),
                |day| format!("bis {}", day.german()),
            ),
            state,
            state_words,
            row: line.rows.first().map(ToString::to_string).unwrap_or_default(),
        }
    }

    pub(crate) fn may_be_withdrawn(&self) -> bool {
        matches!(self.state, LineState::Stands | LineState::Half)
    }
}

fn state(line: &Line, today: Day) -> (LineState, String) {
    if line.stands() {
        let ends_soon = line.valid_until.is_some_and(|day| today.days_until(day) <= SOON);
        let words = if ends_soon { "gilt, läuft bald ab" } else { "gilt" };
        return (LineState::Stands, words.to_owned());
    }
    let states = [line.consent, line.release];
    let is = |wanted: fn(RowState) -> bool| states.into_iter().flatten().any(wanted);
    if let Some(day) = line.withdrawn_on() {
        return (LineState::Withdrawn, format!("widerrufen am {}", day.german()));
    }
    if is(|state| matches!(state, RowState::Expired { .. })) {
        return (LineState::Expired, "abgelaufen".to_owned());
    }
    if is(|state| state == RowState::Stands) {
        let missing = if line.consent == Some(RowState::Stands) {
            "es fehlt die Schweigepflichtentbindung"
        } else {
            "es fehlt die Einwilligung"
        };
        return (LineState::Half, missing.to_owned());
    }
    if is(|state| state == RowState::NotTicked) {
        return (LineState::Open, "nicht angekreuzt".to_owned());
    }
    (LineState::Open, "noch nicht unterschrieben".to_owned())
}

/// Lines in the order of pages: what holds first, each with the name of its recipient.
pub(crate) fn shown_lines(
    lines: &[Line],
    look: &Look,
    permit: &Permit<PersonId>,
    wanted: impl Fn(Recipient) -> bool,
) -> Vec<ShownLine> {
    let mut shown: Vec<ShownLine> = lines
        .iter()
        .filter(|line| wanted(line.recipient))
        .map(|line| ShownLine::of(line, look.file.name_of(permit, line.recipient), look.today))
        .collect();
    shown.sort_by_cached_key(|line| {
        (
            base::names::sort_key(&line.recipient),
            line.state as u8,
            line.purposes.clone(),
        )
    });
    shown
}
