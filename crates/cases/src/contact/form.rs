//! The contact form as a value that draws itself: on its own page, in a case, on a card, and always open on Mein Tag.
//! Half a minute, at most twelve key presses or taps: what is usual is chosen already. What it means stands in `input`.

pub mod chips;

use access::act::Act;
use access::role::{Role, ScopeKind};
use access::session::model::SignedIn;
use askama::Template;
use askama::filters::HtmlSafe;
use base::ids::MunicipalityId;
use base::input::InputErrors;
use base::language::Language;
use db::tx::Tx;
use organisation::store::names::municipalities;
use web::answer::Refused;
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
}

impl HtmlSafe for ContactForm {}

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
        let last = store::last(&mut tx, &permit).await?;
        let own = own_municipality(who).or(last.as_ref().and_then(|last| last.municipality));
        let kind = if target.belongs == Belongs::ToACase {
            ContactKind::CaseContact
        } else {
            ContactKind::BriefAdvice
        };
        let input = ContactInput {
            token: request.access().ids().next_random().to_string(),
            on: permit.now().day().to_string(),
            mode: last.as_ref().map_or(Mode::OpenHour, |last| last.mode).to_string(),
            kind: kind.to_string(),
            language: Language::German.tag().to_owned(),
            interpreter: Interpreter::None.to_string(),
            minutes: last
                .as_ref()
                .map_or(MinutesClass::UpTo30, |last| last.minutes)
                .to_string(),
            municipality: own.map(|id| id.to_string()).unwrap_or_default(),
            result: ContactResult::Informed.to_string(),
            ..ContactInput::default()
        };
        Self::build(request, &mut tx, target, (input, InputErrors::new())).await
    }

    /// The form with what was typed and what is wrong with it.
    pub(crate) async fn again(
        request: &Request,
        target: Target,
        (input, errors): (ContactInput, InputErrors),
    ) -> Result<Self, Refused> {
        let (mut tx, _) = request.access().enter(request.who()?, Act::ContactAdd).await?;
        Self::build(request, &mut tx, target, (input, errors)).await
    }

    async fn build(
        request: &Request,
        tx: &mut Tx,
        target: Target,
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
        })
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

    fn has_more(&self) -> bool {
        self.input.has_more()
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
