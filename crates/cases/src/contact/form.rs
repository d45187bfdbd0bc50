//! The contact form as a value that draws itself: on its own page, in a case, on a card, and always open on Mein Tag.
//! Half a minute, at most twelve key presses or taps: what is usual is chosen already. What it means stands in `input`.

pub mod chips;

use access::act::Act;
use access::permit::{House, Permit};
use access::role::{Role, ScopeKind};
use access::session::model::SignedIn;
use askama::Template;
use askama::filters::HtmlSafe;
use base::ids::{ContactId, MunicipalityId};
use base::input::InputErrors;
use base::language::Language;
use db::tx::Tx;
use organisation::store::names::municipalities;
use web::answer::Refused;
use web::components::button::Button;
use web::components::conflict::Conflict;
use web::components::field::Choice;
use web::components::{button, errors, field};
use web::request::Request;

use crate::contact::form::chips::{Chips, chips};
use crate::contact::input::{Belongs, ContactInput};
use crate::contact::model::{ContactKind, ContactResult, Interpreter, MinutesClass, Mode};
use crate::contact::store;
use crate::life_area::LifeArea;

/// The form; shown by `{{ contact_form }}`.
#[derive(Clone, Debug, Template)]
#[template(path = "cases/contact_form.html")]
pub struct ContactForm {
    action: String,
    back: String,
    csrf: String,
    input: ContactInput,
    errors: InputErrors,
    municipalities: Vec<Choice>,
    languages: Vec<Choice>,
    belongs: Belongs,
    usual: Usual,
    correction: Option<Correction>,
    conflict: Option<Conflict>,
    /// Whether the note stands in the conflict, both versions side by side.
    has_two_notes: bool,
}

impl HtmlSafe for ContactForm {}

/// The contact that a form corrects.
#[derive(Clone, Debug)]
pub(crate) struct Correction {
    pub(crate) id: ContactId,
    pub(crate) version: i64,
}

/// What most contacts have in common: chosen in a fresh form, and folded away.
#[derive(Clone, Debug, Default)]
struct Usual {
    on: String,
    mode: String,
    minutes: String,
    municipality: String,
}

impl Usual {
    async fn of(tx: &mut Tx, permit: &Permit<House>, who: &SignedIn) -> Result<Self, Refused> {
        let last = store::last(tx, permit).await?;
        let (mode, minutes) = last
            .as_ref()
            .map_or((Mode::OpenHour, MinutesClass::UpTo30), |last| {
                (last.mode, last.minutes)
            });
        let own = own_municipality(who).or(last.and_then(|last| last.municipality));
        Ok(Self {
            on: permit.now().day().to_string(),
            mode: mode.to_string(),
            minutes: minutes.to_string(),
            municipality: own.map(|id| id.to_string()).unwrap_or_default(),
        })
    }
}

/// Where a form posts to, where it leads back, and what it belongs to.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    pub(crate) action: String,
    pub(crate) back: String,
    pub(crate) belongs: Belongs,
}

impl Target {
    /// A contact about nobody known, or with a new card.
    pub(crate) fn nowhere(back: &str) -> Self {
        Self {
            action: "/kontakte/neu".to_owned(),
            back: back.to_owned(),
            belongs: Belongs::Nowhere,
        }
    }
}

impl ContactForm {
    /// An empty form with what is usual for whoever is signed in; after saving it leads back to this path.
    ///
    /// # Errors
    /// [`Refused::NotFound`] if the account may not write down contacts; what the database reports.
    pub async fn fresh(request: &Request, back: &str) -> Result<Self, Refused> {
        Self::fresh_for(request, Target::nowhere(back)).await
    }

    pub(crate) async fn fresh_for(request: &Request, target: Target) -> Result<Self, Refused> {
        let who = request.who()?;
        let (mut tx, permit) = request.access().enter(who, Act::ContactAdd).await?;
        let usual = Usual::of(&mut tx, &permit, who).await?;
        let kind = if target.belongs == Belongs::ToACase {
            ContactKind::CaseContact
        } else {
            ContactKind::BriefAdvice
        };
        let input = ContactInput {
            token: request.access().ids().next_random().to_string(),
            on: usual.on.clone(),
            mode: usual.mode.clone(),
            kind: kind.to_string(),
            language: Language::German.tag().to_owned(),
            interpreter: Interpreter::None.to_string(),
            minutes: usual.minutes.clone(),
            municipality: usual.municipality.clone(),
            result: ContactResult::Informed.to_string(),
            ..ContactInput::default()
        };
        Self::build(request, &mut tx, (target, usual), (input, InputErrors::new())).await
    }

    /// The form with what was typed and what is wrong with it.
    pub(crate) async fn again(
        request: &Request,
        target: Target,
        (input, errors): (ContactInput, InputErrors),
    ) -> Result<Self, Refused> {
        let who = request.who()?;
        let (mut tx, permit) = request.access().enter(who, Act::ContactAdd).await?;
        let usual = Usual::of(&mut tx, &permit, who).await?;
        Self::build(request, &mut tx, (target, usual), (input, errors)).await
    }

    async fn build(
        request: &Request,
        tx: &mut Tx,
        (target, usual): (Target, Usual),
        (input, errors): (ContactInput, InputErrors),
    ) -> Result<Self, Refused> {
        let who = request.who()?;
        Ok(Self {
            action: target.action,
            back: target.back,
            belongs: target.belongs,
            csrf: who.token.form_word(),
            municipalities: choices(municipalities(tx).await?, who),
            languages: languages(),
            input,
            errors,
            usual,
            correction: None,
            conflict: None,
            has_two_notes: false,
        })
    }

    /// The form as one that corrects a contact.
    pub(crate) fn correcting(mut self, correction: Correction) -> Self {
        self.correction = Some(correction);
        self
    }

    /// The form beside what somebody else saved meanwhile; whether the note stands in it.
    pub(crate) fn beside(mut self, conflict: Conflict, has_two_notes: bool) -> Self {
        self.conflict = Some(conflict);
        self.has_two_notes = has_two_notes;
        self
    }

    fn button(&self) -> Button {
        let label = match self.correction {
            Some(_) => "Berichtigung speichern",
            None => "Kontakt speichern",
        };
        button::primary(label).icon("check").attr("accesskey", "y")
    }

    fn topics(&self) -> Chips {
        const KEYS: &str = "1234567890x";
        let shown = LifeArea::ALL.iter().zip(KEYS.chars());
        shown.fold(
            chips("thema", "Themen", &self.errors).many(),
            |all, (area, key)| {
                let is_chosen = self.input.topics.iter().any(|code| code == area.code());
                all.chip(area.code(), area.german(), (Some(key), is_chosen))
            },
        )
    }

    fn modes(&self) -> Chips {
        let shown = Mode::ALL.iter().zip("toufmv".chars());
        shown.fold(chips("weg", "Weg", &self.errors), |all, (mode, key)| {
            all.chip(
                mode.code(),
                mode.german(),
                (Some(key), self.input.mode == mode.code()),
            )
        })
    }

    fn kinds(&self) -> Chips {
        let shown = ContactKind::ALL
            .iter()
            .zip("kewlns".chars())
            .filter(|(kind, _)| self.belongs == Belongs::ToACase || **kind != ContactKind::CaseContact);
        shown.fold(chips("art", "Art", &self.errors), |all, (kind, key)| {
            all.chip(
                kind.code(),
                kind.german(),
                (Some(key), self.input.kind == kind.code()),
            )
        })
    }

    fn minutes(&self) -> Chips {
        let shown = MinutesClass::ALL.iter().zip("bhgz".chars());
        shown.fold(chips("dauer", "Dauer", &self.errors), |all, (minutes, key)| {
            all.chip(
                minutes.code(),
                minutes.german(),
                (Some(key), self.input.minutes == minutes.code()),
            )
        })
    }

    fn interpreters(&self) -> Chips {
        Interpreter::ALL.iter().fold(
            chips("sprachmittlung", "Sprachmittlung", &self.errors),
            |all, one| {
                all.chip(
                    one.code(),
                    one.german(),
                    (None, self.input.interpreter == one.code()),
                )
            },
        )
    }

    fn results(&self) -> Chips {
        ContactResult::ALL
            .iter()
            .fold(chips("ergebnis", "Ergebnis", &self.errors), |all, one| {
                all.chip(one.code(), one.german(), (None, self.input.result == one.code()))
            })
    }

    fn may_have_a_card(&self) -> bool {
        self.belongs == Belongs::Nowhere
    }

    /// Whether what is folded away says something that is not usual.
    fn is_unusual(&self) -> bool {
        let is_as_usual = self.input.language == Language::German.tag()
            && self.input.interpreter == Interpreter::None.code()
            && self.input.municipality == self.usual.municipality
            && self.input.on == self.usual.on;
        !is_as_usual || self.has_error(&["sprache", "kommune", "tag", "sprachmittlung"])
    }

    /// Whether there is a note or a card, or something is wrong with them.
    fn has_more(&self) -> bool {
        const FIELDS: &[&str] = &[
            "notiz",
            "karte_name",
            "karte_erreichbar",
            "karte_tag",
            "karte_uhrzeit",
            "mit_namen",
        ];
        self.input.has_more() || self.has_error(FIELDS)
    }

    fn has_error(&self, fields: &[&'static str]) -> bool {
        fields.iter().any(|field| self.errors.at(field).is_some())
    }
}

/// The municipality in which the account works.
pub(crate) fn own_municipality(who: &SignedIn) -> Option<MunicipalityId> {
    let mut own = who
        .roles
        .iter()
        .filter(|one| one.role == Role::CaseManager && one.scope.kind == ScopeKind::Municipality);
    own.find_map(|one| one.scope.id.as_deref()?.parse().ok())
}

/// All municipalities to choose from; the own one is there even while it has no name.
pub(crate) fn choices(named: Vec<(MunicipalityId, String)>, who: &SignedIn) -> Vec<Choice> {
    let own = own_municipality(who).filter(|own| named.iter().all(|(id, _)| id != own));
    let own = own.map(|id| Choice::new(id, "Eigene Kommune"));
    own.into_iter()
        .chain(named.into_iter().map(|(id, name)| Choice::new(id, name)))
        .collect()
}

/// All languages, German first, then in the order in which they are offered.
pub(crate) fn languages() -> Vec<Choice> {
    Language::ALL
        .into_iter()
        .map(|language| Choice::new(language.tag(), language.german_name()))
        .collect()
}
