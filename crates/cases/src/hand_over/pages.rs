//! The pages of hand-overs: the regular service gives and sees the state; the case manager of the place takes up.

use access::act::Act;
use access::failure::Denied;
use access::permit::Permit;
use access::subject::store as subjects;
use askama::Template;
use base::ids::{ContactId, MunicipalityId, OrganisationId};
use base::input::InputErrors;
use db::tx::Tx;
use organisation::store::names::municipalities;
use post::mail::model::LinkPath;
use post::mail::outbox::Outbox;
use post::notice::Told;
use post::notice::model::NoticeKind;
use web::answer::{Answer, Refused, go_to_saying, page, page_again};
use web::components::field::Choice;
use web::components::{button, empty, errors, field, notice, tag};
use web::form::Form;
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::contact::card_input::CardInput;
use crate::contact::form::chips::{Chips, chips};
use crate::contact::form::languages;
use crate::contact::input::{NewCard, topics_of};
use crate::contact::pages::add::once;
use crate::contact::store::card;
use crate::contact::store::list::topics_german;
use crate::hand_over::store::{self, Given, NewHandOver, Waiting};
use crate::life_area::LifeArea;
use crate::request;
use crate::request::model::WAITING_DAYS;

const PATH: &str = "/uebergaben";

pub(crate) fn routes() -> Routes {
    Routes::about("hand-over")
        .get("/uebergaben", Act::HandOverList, Fixture::None, own)
        .get("/uebergaben/neu", Act::HandOverAdd, Fixture::None, ask)
        .post("/uebergaben/neu", Act::HandOverAdd, Fixture::None, answer)
        .get("/kontakte/uebergaben", Act::ContactList, Fixture::None, waiting)
        .post(
            "/kontakte/{id}/uebernahme",
            Act::ContactPickUp,
            Fixture::Contact,
            pick_up,
        )
}

#[derive(Template)]
#[template(path = "cases/hand_over_list.html")]
struct OwnPage {
    shell: Shell,
    given: Vec<Given>,
}

/// One's own hand-overs with their state.
async fn own(request: Request) -> Answer {
    let (mut tx, permit) = request.access().enter(request.who()?, Act::HandOverList).await?;
    let given = store::given(&mut tx, &permit).await?;
    page(&OwnPage {
        shell: request.shell("Übergaben"),
        given,
    })
}

#[derive(Template)]
#[template(path = "cases/hand_over_new.html")]
struct NewPage {
    shell: Shell,
    token: String,
    input: Input,
    errors: InputErrors,
    municipalities: Vec<Choice>,
    languages: Vec<Choice>,
}

/// What stands in the fields.
#[derive(Default)]
struct Input {
    card: CardInput,
    municipality: String,
    topics: Vec<String>,
    is_agreed: bool,
}

impl Input {
    fn of(form: &Form) -> Self {
        Self {
            card: CardInput::of(form),
            municipality: form.text("kommune").to_owned(),
            topics: form.all("thema").to_vec(),
            is_agreed: form.is_ticked("einverstanden"),
        }
    }

    fn checked(
        &self,
        today: base::day::Day,
    ) -> Result<(NewCard, MunicipalityId, Vec<LifeArea>), InputErrors> {
        let mut errors = InputErrors::new();
        let topics = topics_of(&self.topics, &mut errors);
        let municipality = self.municipality.parse().ok();
        if municipality.is_none() {
            errors.add(
                "kommune",
                "Bitte wählen Sie, in welcher Kommune die Person wohnt.",
            );
        }
        if !self.is_agreed {
            errors.add(
                "einverstanden",
                "Ohne das Einverständnis der Person wird nichts übergeben. Bitte fragen Sie und setzen Sie das Häkchen.",
            );
        }
        let mut of_card = InputErrors::new();
        let card = self.card.checked(today, &mut of_card);
        for (field, sentence) in of_card.iter() {
            errors.add(field, sentence);
        }
        match (card, municipality) {
            (Some(card), Some(municipality)) if errors.is_empty() => Ok((card, municipality, topics)),
            _ => Err(errors),
        }
    }
}

impl NewPage {
    fn topics(&self) -> Chips {
        LifeArea::ALL.iter().fold(
            chips("thema", "Worum geht es?", &self.errors).many(),
            |all, area| {
                let is_chosen = self.input.topics.iter().any(|code| code == area.code());
                all.chip(area.code(), area.german(), (None, is_chosen))
            },
        )
    }
}

/// Shows the form of the regular service.
async fn ask(request: Request) -> Answer {
    page(&new_page(&request, Input::default(), InputErrors::new()).await?)
}

/// Hands somebody over.
async fn answer(request: Request) -> Answer {
    let (who, access) = (request.who()?, request.access());
    let (mut tx, permit) = access.enter(who, Act::HandOverAdd).await?;
    let form = request.form()?;
    let input = Input::of(&form);
    let today = permit.now().day();
    let (card, municipality, topics) = match input.checked(today) {
        Ok(checked) => checked,
        Err(errors) => {
            drop(tx);
            return page_again(&new_page(&request, input, errors).await?);
        }
    };
    let sent: String = form.text("einmal").chars().take(40).collect();
    let token = if sent.is_empty() {
        access.ids().next_random().to_string()
    } else {
        sent
    };
    if store::is_there(&mut tx, &permit, &token).await? {
        return go_to_saying(PATH, "gespeichert");
    }
    let Some(controller) = store::controller_of(&mut tx, &permit, municipality).await? else {
        drop(tx);
        let mut errors = InputErrors::new();
        errors.add(
            "kommune",
            "Für diese Kommune ist noch niemand im Case Management eingetragen. Bitte rufen Sie die Koordinierende Stelle an.",
        );
        return page_again(&new_page(&request, input, errors).await?);
    };
    drop(tx);
    let new = NewHandOver {
        token,
        consented_on: today,
        controller,
        municipality,
        language: card.language,
        topics,
    };
    once(give(&request, (controller, municipality), &card, &new).await)?;
    go_to_saying(PATH, "gespeichert")
}

async fn give(
    request: &Request,
    place: (OrganisationId, MunicipalityId),
    card: &NewCard,
    new: &NewHandOver,
) -> Result<(), Denied> {
    let access = request.access();
    let who = request.visitor_account().ok_or(Denied::NotSignedIn)?;
    let id = ContactId::from_uuid(access.ids().next());
    let (mut tx, permit) = access
        .new_file_for_a_place(who, (Act::HandOverAdd, id), place)
        .await?;
    card::create(&mut tx, &permit, card, access.ids()).await?;
    store::insert(&mut tx, &permit, new).await?;
    Ok(tx.commit().await?)
}

async fn new_page(request: &Request, input: Input, errors: InputErrors) -> Result<NewPage, Refused> {
    let (mut tx, _) = request.access().enter(request.who()?, Act::HandOverAdd).await?;
    let named = municipalities(&mut tx).await?;
    Ok(NewPage {
        shell: request.shell_below("Person übergeben", &[("Übergaben", PATH)]),
        token: request.access().ids().next_random().to_string(),
        input,
        errors,
        municipalities: named
            .into_iter()
            .map(|(id, name)| Choice::new(id, name))
            .collect(),
        languages: languages(),
    })
}

#[derive(Template)]
#[template(path = "cases/hand_over_waiting.html")]
struct WaitingPage {
    shell: Shell,
    waiting: Vec<Waiting>,
    requests: Vec<request::store::Waiting>,
    was_taken: bool,
}

impl WaitingPage {
    fn topics(one: &Waiting) -> String {
        topics_german(&one.topics)
    }
}

/// What waits where the case manager works.
async fn waiting(request: Request) -> Answer {
    page(&waiting_page(&request, false).await?)
}

async fn waiting_page(request: &Request, was_taken: bool) -> Result<WaitingPage, Refused> {
    let (mut tx, permit) = request.access().list(request.who()?, Act::ContactList).await?;
    let waiting = store::waiting(&mut tx, &permit).await?;
    let requests = request::store::waiting(&mut tx, &permit).await?;
    Ok(WaitingPage {
        shell: request.shell_below("Übergaben und Terminwünsche", &[("Kontakte", "/kontakte")]),
        waiting,
        requests,
        was_taken,
    })
}

/// Takes a hand-over or a request up: it becomes one's own card, and whoever gave it is told.
async fn pick_up(request: Request) -> Answer {
    let access = request.access();
    let id: ContactId = request.path_value("id")?;
    let (mut tx, permit) = access.writing(request.who()?, Act::ContactPickUp, id).await?;
    if request::store::is_one(&mut tx, &permit).await? {
        return pick_up_request(&request, tx, permit).await;
    }
    if !store::is_one(&mut tx, &permit).await? {
        return Err(Refused::NotFound);
    }
    request.form()?;
    let Some(picked_up) = store::pick_up(&mut tx, &permit).await? else {
        drop(tx);
        return page_again(&waiting_page(&request, true).await?);
    };
    let seat = (picked_up.controller, Some(picked_up.municipality));
    subjects::give_to(&mut tx, &id.to_string(), permit.account(), seat).await?;
    let link: LinkPath = PATH.parse().map_err(Refused::failed)?;
    let told = [Told::Account(picked_up.given_by)];
    let kind = NoticeKind::HandOverPickedUp;
    post::notice::tell(&mut tx, request.room::<Outbox>()?, &told, (kind, &link)).await?;
    tx.commit().await?;
    go_to_saying(&format!("/kontakte/{id}"), "gespeichert")
}

/// Takes a request from the guide up; nobody is told, for nobody gave it but the person.
async fn pick_up_request(request: &Request, mut tx: Tx, permit: Permit<ContactId>) -> Answer {
    request.form()?;
    let id = permit.id();
    let picked_up = request::store::pick_up(&mut tx, &permit, request.access().ids()).await?;
    let Some((controller, municipality)) = picked_up else {
        drop(tx);
        return page_again(&waiting_page(request, true).await?);
    };
    let seat = (controller, Some(municipality));
    subjects::give_to(&mut tx, &id.to_string(), permit.account(), seat).await?;
    tx.commit().await?;
    go_to_saying(&format!("/kontakte/{id}"), "gespeichert")
}
