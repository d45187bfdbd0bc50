//! Whether an offer fits somebody's situation: criterion by criterion, with a reason that can be read out. A pure rule;
//! where the situation comes from – a case, a form, nothing – is the business of whoever asks. It sorts nobody out: what
//! is not known stays unknown, and people decide.

use std::collections::BTreeSet;

use base::day::Day;
use base::ids::MunicipalityId;
use base::language::Language;

use crate::field::FieldOfAction;
use crate::offer::model::{Gender, Level, Offer, ResidenceStatus, Status};
use crate::place::model::StepFree;

/// What is known of somebody, without saying who it is. Nothing said means: not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Situation {
    /// Age in full years.
    pub age: Option<i64>,
    /// As whom the person comes: [`Gender::Any`] says no more than nothing.
    pub gender: Option<Gender>,
    /// Where the person lives.
    pub municipality: Option<MunicipalityId>,
    /// Languages in which the person can talk about what matters.
    pub languages: BTreeSet<Language>,
    /// The level of German.
    pub german: Option<Level>,
    /// The residence status.
    pub status: Option<ResidenceStatus>,
    /// Whether the person needs a way in without steps.
    pub needs_step_free: bool,
}

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Criterion {
    /// Whether the offer is there at all.
    Availability,
    /// Whether there is room in it.
    Capacity,
    /// Whether the person lives where it is for.
    Municipality,
    /// Age.
    Age,
    /// Gender.
    Gender,
    /// Residence status.
    Status,
    /// Level of German.
    GermanLevel,
    /// Whether people understand each other.
    Language,
    /// Whether the person gets in.
    StepFree,
}

impl Criterion {
    /// The German word.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Availability => "Angebot besteht",
            Self::Capacity => "Freie Plätze",
            Self::Municipality => "Wohnort",
            Self::Age => "Alter",
            Self::Gender => "Geschlecht",
            Self::Status => "Aufenthaltsstatus",
            Self::GermanLevel => "Deutschniveau",
            Self::Language => "Verständigung",
            Self::StepFree => "Zugang ohne Stufen",
        }
    }
}

/// What comes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It fits.
    Fits,
    /// Something to be asked.
    Unknown,
    /// It does not fit.
    DoesNotFit,
}

impl Verdict {
    /// The German word.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Fits => "passt",
            Self::Unknown => "unklar",
            Self::DoesNotFit => "passt nicht",
        }
    }
}

/// One criterion with its verdict and the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// What was looked at.
    pub criterion: Criterion,
    /// What came out.
    pub verdict: Verdict,
    /// Why, in a German sentence.
    pub because: String,
}

/// All criteria of one offer for one situation, in the order of [`Criterion`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    /// One for each criterion that matters here.
    pub judgements: Vec<Judgement>,
}

impl Fit {
    /// The worst of all: one criterion that does not fit is enough.
    pub fn verdict(&self) -> Verdict {
        let verdicts = self.judgements.iter().map(|judgement| judgement.verdict);
        verdicts.max().unwrap_or(Verdict::Unknown)
    }

    /// The reasons of a verdict.
    pub fn because(&self, verdict: Verdict) -> impl Iterator<Item = &Judgement> {
        self.judgements
            .iter()
            .filter(move |judgement| judgement.verdict == verdict)
    }
}

/// Holds an offer against a situation on a day.
pub fn judge(offer: &Offer, situation: &Situation, today: Day) -> Fit {
    let judged = [
        Some(availability(offer, today)),
        Some(capacity(offer)),
        Some(municipality(offer, situation)),
        Some(age(offer, situation)),
        Some(gender(offer, situation)),
        Some(status(offer, situation)),
        german_level(offer, situation),
        language(offer, situation),
        step_free(offer, situation),
    ];
    Fit {
        judgements: judged.into_iter().flatten().collect(),
    }
}

fn found(criterion: Criterion, verdict: Verdict, because: impl Into<String>) -> Judgement {
    Judgement {
        criterion,
        verdict,
        because: because.into(),
    }
}

fn availability(offer: &Offer, today: Day) -> Judgement {
    let found = |verdict, because: String| found(Criterion::Availability, verdict, because);
    match (offer.status, offer.closed_until) {
        (Status::Active, _) => found(Verdict::Fits, "Das Angebot besteht.".to_owned()),
        (Status::TemporarilyClosed, Some(until)) if until <= today => found(
            Verdict::Fits,
            format!("Das Angebot besteht wieder seit {}.", until.german()),
        ),
        (Status::TemporarilyClosed, Some(until)) => found(
            Verdict::DoesNotFit,
            format!("Vorübergehend geschlossen, wieder ab {}.", until.german()),
        ),
        (Status::TemporarilyClosed, None) => found(
            Verdict::DoesNotFit,
            "Vorübergehend geschlossen, bis wann ist nicht bekannt.".to_owned(),
        ),
        (Status::Inactive, _) => found(Verdict::DoesNotFit, "Das Angebot ruht.".to_owned()),
        (Status::Defunct, _) => found(Verdict::DoesNotFit, "Das Angebot ist beendet.".to_owned()),
    }
}

fn capacity(offer: &Offer) -> Judgement {
    let found = |verdict, because: String| found(Criterion::Capacity, verdict, because);
    let waiting = match offer.capacity.waiting_days {
        Some(0) | None => String::new(),
        Some(1) => ", Wartezeit etwa 1 Tag".to_owned(),
        Some(days) => format!(", Wartezeit etwa {days} Tage"),
    };
    let noted = offer
        .capacity
        .noted_on
        .map_or_else(String::new, |day| format!(" (Stand {})", day.german()));
    match offer.capacity.available {
        Some(0) => found(
            Verdict::DoesNotFit,
            format!("Zurzeit ist nichts frei{waiting}{noted}."),
        ),
        Some(free) => found(Verdict::Fits, format!("{free} frei{waiting}{noted}.")),
        None if waiting.is_empty() => found(
            Verdict::Unknown,
            "Ob etwas frei ist, ist nicht bekannt.".to_owned(),
        ),
        None => found(
            Verdict::Unknown,
            format!("Ob etwas frei ist, ist nicht bekannt{waiting}{noted}."),
        ),
    }
}

fn municipality(offer: &Offer, situation: &Situation) -> Judgement {
    let found = |verdict, because: &str| found(Criterion::Municipality, verdict, because);
    let areas = &offer.eligibility.areas;
    match situation.municipality {
        _ if areas.is_empty() => found(Verdict::Fits, "Für den ganzen Kreis."),
        Some(home) if areas.contains(&home) => found(Verdict::Fits, "Für den Wohnort."),
        Some(_) => found(Verdict::DoesNotFit, "Nicht für diesen Wohnort."),
        None => found(
            Verdict::Unknown,
            "Nur für bestimmte Orte; der Wohnort ist nicht bekannt.",
        ),
    }
}

fn age(offer: &Offer, situation: &Situation) -> Judgement {
    let found = |verdict, because: String| found(Criterion::Age, verdict, because);
    let (from, to) = (offer.eligibility.minimum_age, offer.eligibility.maximum_age);
    let range = match (from, to) {
        (None, None) => return found(Verdict::Fits, "Für jedes Alter.".to_owned()),
        (Some(from), None) => format!("ab {from} Jahren"),
        (None, Some(to)) => format!("bis {to} Jahre"),
        (Some(from), Some(to)) => format!("von {from} bis {to} Jahren"),
    };
    let Some(age) = situation.age else {
        return found(
            Verdict::Unknown,
            format!("Nur {range}; das Alter ist nicht bekannt."),
        );
    };
    let fits = from.is_none_or(|from| from <= age) && to.is_none_or(|to| age <= to);
    if fits {
        found(Verdict::Fits, format!("Alter {age}; das Angebot ist {range}."))
    } else {
        found(Verdict::DoesNotFit, format!("Alter {age}; nur {range}."))
    }
}

fn gender(offer: &Offer, situation: &Situation) -> Judgement {
    let wanted = offer.eligibility.gender;
    let (verdict, because) = match (wanted, situation.gender) {
        (Gender::Any, _) => (Verdict::Fits, "Für alle.".to_owned()),
        (_, Some(own)) if own == wanted => (Verdict::Fits, format!("Das Angebot ist {}.", wanted.german())),
        (_, None | Some(Gender::Any)) => (
            Verdict::Unknown,
            format!("Das Angebot ist {}; hierzu ist nichts bekannt.", wanted.german()),
        ),
        (_, Some(_)) => (
            Verdict::DoesNotFit,
            format!("Das Angebot ist {}.", wanted.german()),
        ),
    };
    found(Criterion::Gender, verdict, because)
}

fn status(offer: &Offer, situation: &Situation) -> Judgement {
    let found = |verdict, because: String| found(Criterion::Status, verdict, because);
    let open_for = &offer.eligibility.statuses;
    if open_for.is_empty() {
        return found(Verdict::Fits, "Für jeden Aufenthaltsstatus.".to_owned());
    }
    let names: Vec<&str> = open_for.iter().map(|status| status.german()).collect();
    let names = names.join(", ");
    match situation.status {
        Some(own) if open_for.contains(&own) => found(Verdict::Fits, format!("Offen mit: {}.", own.german())),
        Some(own) => found(
            Verdict::DoesNotFit,
            format!("Nicht mit: {}. Nur mit: {names}.", own.german()),
        ),
        None => found(
            Verdict::Unknown,
            format!("Nur mit: {names}; der Status ist nicht bekannt."),
        ),
    }
}

fn german_level(offer: &Offer, situation: &Situation) -> Option<Judgement> {
    let found = |verdict, because: String| Some(found(Criterion::GermanLevel, verdict, because));
    let (from, to) = (offer.eligibility.level_from, offer.eligibility.level_to);
    let range = match (from, to) {
        (None, None) => return None,
        (Some(from), None) => format!("ab {}", short(from)),
        (None, Some(to)) => format!("bis {}", short(to)),
        (Some(from), Some(to)) if from == to => short(from).to_owned(),
        (Some(from), Some(to)) => format!("{} bis {}", short(from), short(to)),
    };
    let Some(own) = situation.german else {
        return found(
            Verdict::Unknown,
            format!("Deutsch {range}; das Niveau ist nicht bekannt."),
        );
    };
    if from.is_some_and(|from| own < from) {
        found(
            Verdict::DoesNotFit,
            format!("Deutsch {}; gebraucht wird {range}.", short(own)),
        )
    } else if to.is_some_and(|to| to < own) {
        found(
            Verdict::DoesNotFit,
            format!(
                "Deutsch {} ist schon weiter; das Angebot ist {range}.",
                short(own)
            ),
        )
    } else {
        found(
            Verdict::Fits,
            format!("Deutsch {}; das Angebot ist {range}.", short(own)),
        )
    }
}

fn short(level: Level) -> &'static str {
    match level {
        Level::A0 => "A0",
        other => other.german(),
    }
}

/// A German course is chosen by its level: that it is held in German keeps nobody out.
fn language(offer: &Offer, situation: &Situation) -> Option<Judgement> {
    let found = |verdict, because: String| Some(found(Criterion::Language, verdict, because));
    if !offer.topics.is_empty()
        && offer
            .topics
            .iter()
            .all(|topic| topic.field() == FieldOfAction::Language)
    {
        return None;
    }
    if offer.languages.is_empty() {
        return found(
            Verdict::Unknown,
            "In welchen Sprachen beraten wird, ist nicht bekannt.".to_owned(),
        );
    }
    let offered: Vec<&str> = offer
        .languages
        .iter()
        .map(|language| language.german_name())
        .collect();
    let offered = offered.join(", ");
    if situation.languages.is_empty() {
        return found(
            Verdict::Unknown,
            format!("Angeboten auf: {offered}; was verstanden wird, ist nicht bekannt."),
        );
    }
    let common: Vec<&str> = situation
        .languages
        .intersection(&offer.languages)
        .map(|language| language.german_name())
        .collect();
    match (common.is_empty(), &offer.interpretation_note) {
        (false, _) => found(Verdict::Fits, format!("Gemeinsam: {}.", common.join(", "))),
        (true, Some(note)) => found(
            Verdict::Unknown,
            format!("Angeboten auf: {offered}. Sprachmittlung: {note}"),
        ),
        (true, None) => found(
            Verdict::DoesNotFit,
            format!("Angeboten nur auf: {offered}. Mit Sprachmittlung kann es gehen."),
        ),
    }
}

fn step_free(offer: &Offer, situation: &Situation) -> Option<Judgement> {
    if !situation.needs_step_free {
        return None;
    }
    let access = || offer.places.iter().map(|at| at.place.step_free);
    let (verdict, because) = if access().any(|access| access == StepFree::Yes) {
        (Verdict::Fits, "Ohne Stufen erreichbar.")
    } else if offer.places.is_empty() || access().any(|access| access == StepFree::Unknown) {
        (
            Verdict::Unknown,
            "Ob es Stufen gibt, ist nicht bekannt. Bitte vorher fragen.",
        )
    } else {
        (Verdict::DoesNotFit, "Nur über Stufen erreichbar.")
    };
    Some(found(Criterion::StepFree, verdict, because))
}

#[cfg(test)]
mod tests;
