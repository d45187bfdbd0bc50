//! A step on the ladder: asked for with its reason, taken, and then answered to those who raised the theme. Steps that
//! follow from a decision are taken where the decision is written down.

use access::act::Act;
use askama::Template;
use base::input::InputErrors;
use base::refusal::Refusal;
use web::answer::{Answer, Refused, go_to_saying, page, page_again};
use web::components::field::Choice;
use web::components::{button, errors, field, notice};
use web::form::{Form, limited};
use web::request::Request;
use web::shell::Shell;

use crate::finding::pages::hits::{HitLine, Watched, leads_to_one_person};
use crate::ladder::refused::MoveRefused;
use crate::ladder::store::{advance, clock_shown, standing};
use crate::ladder::{Ending, Move, Station, StationKind, allowed, skips_local};
use crate::look::{Look, reading, writing};
use crate::theme::model::Theme;
use crate::theme::pages::theme;
use crate::theme::watching::{Happened, tell_watchers};

/// Longest reason (letters).
const LONGEST: usize = 1_000;

/// A step that somebody may take by themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Offer {
    /// Where it leads.
    pub(super) to: StationKind,
    /// What its button says.
    pub(super) label: &'static str,
}

/// The steps that may be taken from here without a decision, and why others may not.
pub(super) fn offers(theme: &Theme, look: &Look) -> (Vec<Offer>, Vec<String>) {
    let (mut offers, mut refusals) = (Vec::new(), Vec::new());
    for to in StationKind::ALL {
        let Some(label) = label(*to) else { continue };
        let Some(station) = some_station(*to, look) else {
            continue;
        };
        let complete = Move {
            skipped_local_reason: "…".to_owned(),
            ending: (station == Station::Done).then_some(Ending::Solved),
            ..Move::to(station, "…")
        };
        match allowed(standing(theme), &complete) {
            Ok(()) => offers.push(Offer { to: *to, label }),
            Err(refused @ MoveRefused::LocalFirst) => refusals.push(refused.german()),
            Err(_) => {}
        }
    }
    (offers, refusals)
}

/// What the button of a step says; nothing for what only a decision does.
const fn label(to: StationKind) -> Option<&'static str> {
    match to {
        StationKind::LocalBoard => Some("In ein örtliches Gremium"),
        StationKind::Coordination => Some("An die Koordination"),
        StationKind::SteeringGroup => Some("In die Lenkungsgruppe"),
        StationKind::Done => Some("Beenden"),
        StationKind::WorkingGroup | StationKind::StateOffice => None,
    }
}

/// A station of this kind, to ask the rule; local boards are all alike to it.
fn some_station(kind: StationKind, look: &Look) -> Option<Station> {
    let place = look.structure.municipalities.first().map(|place| place.id);
    Station::of_columns(kind, place, None)
}

#[derive(Template)]
#[template(path = "themes/step.html")]
struct StepPage {
    shell: Shell,
    theme: Theme,
    from: String,
    to: StationKind,
    form: StepForm,
    places: Vec<Choice>,
    endings: Vec<Choice>,
    skips_local: bool,
    refused: Option<String>,
    hits: Vec<HitLine>,
    errors: InputErrors,
}

/// The form as it was typed.
#[derive(Clone, Debug, Default)]
struct StepForm {
    version: i64,
    place: String,
    reason: String,
    skipped: String,
    ending: String,
    due: String,
}

impl StepForm {
    fn read(form: &Form) -> Self {
        Self {
            version: form.version(),
            place: form.line("kommune"),
            reason: form.text("grund").trim().to_owned(),
            skipped: form.text("ohne-oertliche-beratung").trim().to_owned(),
            ending: form.line("ende"),
            due: form.line("frist"),
        }
    }

    fn checked(&self, to: StationKind, look: &Look) -> Result<Move, InputErrors> {
        let mut errors = InputErrors::new();
        let reason = limited(&self.reason, ("grund", LONGEST), &mut errors);
        if reason.is_empty() {
            errors.add("grund", MoveRefused::ReasonMissing.german());
        }
        let skipped = limited(&self.skipped, ("ohne-oertliche-beratung", LONGEST), &mut errors);
        let due_on = match self.due.as_str() {
            "" => None,
            typed => errors.take("frist", base::day::Day::typed(typed)),
        };
        if due_on.is_some_and(|day| day < look.today) {
            errors.add("frist", "Bitte einen Tag ab heute eingeben.");
        }
        let station = match to {
            StationKind::LocalBoard => look.municipality(&self.place).map(Station::LocalBoard),
            other => Station::of_columns(other, None, None),
        };
        if station.is_none() {
            errors.add("kommune", "Bitte wählen Sie die Kommune.");
        }
        let ending: Option<Ending> = self.ending.parse().ok();
        if to == StationKind::Done && ending.is_none() {
            errors.add("ende", MoveRefused::EndingMissing.german());
        }
        match station {
            Some(station) if errors.is_empty() => Ok(Move {
                skipped_local_reason: skipped,
                ending: ending.filter(|_| to == StationKind::Done),
                due_on,
                seen_version: Some(self.version),
                ..Move::to(station, reason)
            }),
            _ => Err(errors),
        }
    }
}

impl StepPage {
    fn of(request: &Request, look: &Look, (theme, to, form): (Theme, StationKind, StepForm)) -> Self {
        let back = format!("/themen/{}", theme.head.id);
        let ending = |ending: &Ending| Choice::new(ending.code(), ending.german());
        Self {
            shell: request.shell_below(
                label(to).unwrap_or("Schritt"),
                &[("Themen", "/themen"), (&theme.head.number, &back)],
            ),
            from: look.station_name(theme.head.station),
            to,
            form,
            places: look.municipalities(),
            endings: Ending::ALL.iter().map(ending).collect(),
            skips_local: skips_local(standing(&theme), to),
            refused: None,
            hits: Vec::new(),
            errors: InputErrors::new(),
            theme,
        }
    }
}

/// The step once nothing in its reasons leads to one person, or the places to decide about.
fn guarded(step: &Move, sent: &Form, theme: &Theme) -> Result<Move, Vec<HitLine>> {
    let known = [theme.head.title.clone(), theme.description.clone()];
    let watched = Watched::text(sent, &[]).known(&known).only(leads_to_one_person);
    let [reason, skipped_local_reason] = watched.guarded_fields([
        ("grund", &step.reason),
        ("ohne-oertliche-beratung", &step.skipped_local_reason),
    ])?;
    Ok(Move {
        reason,
        skipped_local_reason,
        ..*step
    })
}

/// Where the address or the form leads; what only a decision does has no page here.
fn wanted(word: &str) -> Result<StationKind, Refused> {
    let kind: StationKind = word.parse().map_err(|_| Refused::NotFound)?;
    label(kind).map(|_| kind).ok_or(Refused::NotFound)
}

/// `GET /themen/{id}/schritte`
pub(super) async fn ask(request: Request) -> Answer {
    let mut look = reading(&request, Act::ThemeWrite).await?;
    let theme = theme(&request, &mut look).await?;
    let word = request.query().line("nach");
    let (offers, _) = offers(&theme, &look);
    let first = offers.first().map_or(StationKind::Coordination, |offer| offer.to);
    let to = if word.is_empty() { first } else { wanted(&word)? };
    let clock = clock_shown(&mut look.tx, &look.permit).await?;
    let form = StepForm {
        version: theme.version,
        place: theme.places.first().map(ToString::to_string).unwrap_or_default(),
        due: clock
            .due_on(to, look.today)
            .map(|day| day.to_string())
            .unwrap_or_default(),
        ..StepForm::default()
    };
    page(&StepPage::of(&request, &look, (theme, to, form)))
}

/// `POST /themen/{id}/schritte`
pub(super) async fn take(request: Request) -> Answer {
    let mut look = writing(&request, Act::ThemeWrite).await?;
    let theme = theme(&request, &mut look).await?;
    let sent = request.form()?;
    let to = wanted(&sent.line("nach"))?;
    let form = StepForm::read(&sent);
    let step = match form.checked(to, &look) {
        Ok(step) => step,
        Err(errors) => {
            let page = StepPage::of(&request, &look, (theme, to, form));
            return page_again(&StepPage { errors, ..page });
        }
    };
    let step = match guarded(&step, &sent, &theme) {
        Ok(step) => step,
        Err(hits) => {
            let page = StepPage::of(&request, &look, (theme, to, form));
            return page_again(&StepPage { hits, ..page });
        }
    };
    let id = theme.head.id;
    let ids = request.access().ids();
    match advance(&mut look.tx, &look.permit, (id, &step), ids).await? {
        Ok(line) => {
            let happened = (id, Happened::Moved(step.to));
            tell_watchers(&request, &mut look.tx, &look.permit, happened).await?;
            look.tx.commit().await?;
            go_to_saying(&format!("/themen/{id}/antwort?schritt={line}"), "gespeichert")
        }
        Err(refused) => {
            let form = StepForm {
                version: theme.version,
                ..form
            };
            let page = StepPage::of(&request, &look, (theme, to, form));
            page_again(&StepPage {
                refused: Some(refused.german()),
                ..page
            })
        }
    }
}
