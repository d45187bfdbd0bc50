//! Asking for an appointment: a name or only a working title, one way to be reached, a time, a language; no reason. It
//! waits sealed for the case managers of the place, and a code takes it back.

use access::act::Act;
use access::failure::Denied;
use access::permit::PublicPurpose;
use askama::Template;
use base::ids::MunicipalityId;
use base::input::InputErrors;
use base::language::Language;
use cases::request::model::{Channel, Code, LONGEST_LINE, MOST_WAITING, NewRequest, WAITING_DAYS, Wished};
use cases::request::store::{self, Seat};
use web::answer::{Answer, Refused, page, page_again};
use web::components::field::Choice;
use web::components::{button, field};
use web::form::Form;

use crate::guide::form::{self, MARK, Sent, TRAP};
use crate::guide::frame::Frame;
use crate::guide::hours::asked_place;
use crate::guide::symbol;
use crate::guide::visit::Visit;

/// A number has at least so many digits.
const LEAST_DIGITS: usize = 6;
/// A number has at most so many digits (ITU-T E.164), with some room for how people write.
const MOST_DIGITS: usize = 20;

#[derive(Template)]
#[template(path = "guide/ask.html")]
struct AskPage {
    frame: Frame,
    mark: String,
    typed: Typed,
    errors: InputErrors,
    /// What is wrong with the form as a whole.
    wrong: Option<String>,
    places: Vec<Choice>,
    channels: Vec<Choice>,
    times: Vec<Choice>,
    languages: Vec<Choice>,
}

/// What stands in the fields.
#[derive(Clone, Default)]
struct Typed {
    place: String,
    name: String,
    channel: String,
    reach: String,
    wished: String,
    language: String,
    wants_interpreter: bool,
}

impl Typed {
    fn of(form: &Form) -> Self {
        Self {
            place: form.text("ort").to_owned(),
            name: form.line("rufname"),
            channel: form.text("weg").to_owned(),
            reach: form.line("erreichbar"),
            wished: form.text("zeit").to_owned(),
            language: form.text("gespraechssprache").to_owned(),
            wants_interpreter: form.is_ticked("dolmetschen"),
        }
    }

    fn begin(visit: &Visit, place: Option<MunicipalityId>) -> Self {
        Self {
            place: place.map(|place| place.to_string()).unwrap_or_default(),
            channel: Channel::Phone.to_string(),
            wished: Wished::AnyTime.to_string(),
            language: spoken(visit.language()).to_string(),
            ..Self::default()
        }
    }

    /// What was meant, and to whom it goes.
    fn checked(&self, visit: &Visit, seats: &[Seat]) -> Result<Meant, InputErrors> {
        let words = visit.words;
        let mut errors = InputErrors::new();
        let seat = seats
            .iter()
            .find(|seat| seat.municipality.to_string() == self.place);
        if seat.is_none() {
            errors.add("ort", words.of("error-place"));
        }
        for (field, text, key) in [
            ("rufname", &self.name, "error-name"),
            ("erreichbar", &self.reach, "error-reach"),
        ] {
            if text.is_empty() {
                errors.add(field, words.of(key));
            } else if text.chars().count() > LONGEST_LINE {
                errors.add(field, words.with("too-long", "n", LONGEST_LINE));
            }
        }
        let channel: Channel = self.channel.parse().unwrap_or(Channel::Phone);
        if errors.at("erreichbar").is_none() {
            match channel {
                Channel::Mail if !is_mail(&self.reach) => errors.add("erreichbar", words.of("error-mail")),
                Channel::Phone | Channel::Message if !is_number(&self.reach) => {
                    errors.add("erreichbar", words.of("error-phone"));
                }
                _ => {}
            }
        }
        match seat {
            Some(seat) if errors.is_empty() => Ok(Meant {
                seat: seat.clone(),
                channel,
                wished: self.wished.parse().unwrap_or(Wished::AnyTime),
                language: self.language.parse().ok(),
            }),
            _ => Err(errors),
        }
    }
}

struct Meant {
    seat: Seat,
    channel: Channel,
    wished: Wished,
    language: Option<Language>,
}

/// Plain German is German when people talk.
fn spoken(language: Language) -> Language {
    match language {
        Language::PlainGerman => Language::German,
        other => other,
    }
}

fn is_mail(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else {
        return false;
    };
    let is_plain = |part: &str| !part.is_empty() && !part.contains([' ', '@', ',', ';']);
    is_plain(name) && is_plain(host) && host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
}

fn is_number(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let is_written = |letter: char| letter.is_ascii_digit() || " +-/().".contains(letter);
    (LEAST_DIGITS..=MOST_DIGITS).contains(&digits) && text.chars().all(is_written)
}

/// Shows the form.
pub(crate) async fn ask(visit: Visit) -> Answer {
    let place = asked_place(&visit)?;
    let (mut tx, permit) = visit
        .request
        .access()
        .public_reading(PublicPurpose::Guide)
        .await?;
    let seats = store::seats(&mut tx, &permit).await?;
    drop(tx);
    let typed = Typed::begin(&visit, place);
    page(&ask_page(&visit, typed, (&seats, InputErrors::new(), None)).await?)
}

/// Takes the form.
pub(crate) async fn answer(visit: Visit) -> Answer {
    let request = &visit.request;
    let access = request.access();
    let form = request.form()?;
    visit.count_form()?;
    let (mut tx, permit) = access.public_reading(PublicPurpose::Guide).await?;
    let seats = store::seats(&mut tx, &permit).await?;
    let typed = Typed::of(&form);
    let meant = match typed.checked(&visit, &seats) {
        Ok(meant) => meant,
        Err(errors) => {
            drop(tx);
            return page_again(&ask_page(&visit, typed, (&seats, errors, None)).await?);
        }
    };
    let sent = match form::sent(request, &form, visit.now).await? {
        Ok(sent) => sent,
        Err(again) => {
            drop(tx);
            let wrong = Some(visit.words.of(again.key()));
            return page_again(&ask_page(&visit, typed, (&seats, InputErrors::new(), wrong)).await?);
        }
    };
    let code = Code::of(&sent.own_bytes(request).await?);
    let is_there = store::is_there(&mut tx, &permit, &sent.token).await?;
    let waiting = store::number_waiting(&mut tx, &permit, meant.seat.municipality).await?;
    drop(tx);
    if !is_there && waiting >= MOST_WAITING {
        let wrong = Some(visit.words.of("error-full"));
        return page_again(&ask_page(&visit, typed, (&seats, InputErrors::new(), wrong)).await?);
    }
    if !is_there {
        once(give(&visit, &typed, (&meant, &sent, &code)).await)?;
    }
    done(&visit, &meant.seat, &code)
}

/// The same form sent twice at once: whoever comes second finds that it is done.
fn once(given: Result<(), Denied>) -> Result<(), Denied> {
    match given {
        Err(Denied::Database(db::failure::Failure::AlreadyThere { .. })) => Ok(()),
        other => other,
    }
}

async fn give(
    visit: &Visit,
    typed: &Typed,
    (meant, sent, code): (&Meant, &Sent, &Code),
) -> Result<(), Denied> {
    let access = visit.request.access();
    let seat = (meant.seat.controller, meant.seat.municipality);
    let (mut tx, file) = access.given_by_the_public(Act::HandOverAdd, seat).await?;
    let new = NewRequest {
        token: sent.token.clone(),
        code: code.clone(),
        controller: meant.seat.controller,
        municipality: meant.seat.municipality,
        name: typed.name.clone(),
        reach: typed.reach.clone(),
        channel: meant.channel,
        wished: meant.wished,
        language: meant.language,
        wants_interpreter: typed.wants_interpreter,
    };
    store::insert(&mut tx, &file, &new, access.ids()).await?;
    Ok(tx.commit().await?)
}

async fn ask_page(
    visit: &Visit,
    typed: Typed,
    (seats, errors, wrong): (&[Seat], InputErrors, Option<String>),
) -> Result<AskPage, Refused> {
    let words = visit.words;
    let channel = |one: &Channel| Choice::new(one, words.of(&format!("channel-{one}")));
    let time = |one: &Wished| {
        Choice::new(
            one,
            words.of(&format!("when-{}", one.to_string().replace('_', "-"))),
        )
    };
    let spoken = Language::ALL
        .iter()
        .filter(|language| **language != Language::PlainGerman);
    Ok(AskPage {
        frame: visit.frame(words.of("ask-title")),
        mark: form::mark(&visit.request, visit.now).await?,
        typed,
        errors,
        wrong,
        places: seats
            .iter()
            .map(|seat| Choice::new(seat.municipality, &seat.name))
            .collect(),
        channels: Channel::ALL.iter().map(channel).collect(),
        times: Wished::ALL.iter().map(time).collect(),
        languages: spoken.map(|one| Choice::new(one.tag(), one.own_name())).collect(),
    })
}

#[derive(Template)]
#[template(path = "guide/asked.html")]
struct AskedPage {
    frame: Frame,
    text: String,
    code: String,
}

fn done(visit: &Visit, seat: &Seat, code: &Code) -> Answer {
    page(&AskedPage {
        frame: visit.frame(visit.words.of("done-title")),
        text: visit.words.with("done-text", "place", &seat.name),
        code: code.shown(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_taken_as_people_write_them() {
        for right in ["05251 308-4610", "+49 (0)151 / 000 00 00", "0151.0000000"] {
            assert!(is_number(right), "{right}");
        }
        for wrong in ["", "12345", "ruf an", "0151 0000000 <b>", "1".repeat(30).as_str()] {
            assert!(!is_number(wrong), "{wrong}");
        }
    }

    #[test]
    fn addresses_are_taken_as_people_write_them() {
        for right in ["a@b.example", "vor.nach+x@sub.dom.example"] {
            assert!(is_mail(right), "{right}");
        }
        for wrong in [
            "",
            "a",
            "@b.de",
            "a@",
            "a@b",
            "a b@c.de",
            "a@b.de,c@d.de",
            "a@.de",
            "a@b.",
        ] {
            assert!(!is_mail(wrong), "{wrong}");
        }
    }
}
