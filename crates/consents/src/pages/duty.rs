//! Passing on because a law says so, for the one who asks: the request with paragraph and reason, how far each is, and
//! noting that a released one was told. The second person's page is `release`.

mod input;

use access::act::Act;
use access::permit::Permit;
use askama::Template;
use base::ids::{PersonId, RowId};
use base::input::InputErrors;
use base::moment::Moment;
use base::refusal::Refusal;
use db::tx::Tx;
use post::mail::model::LinkPath;
use post::mail::outbox::Outbox;
use post::notice::model::NoticeKind;
use post::notice::{Told, tell};
use web::answer::{Answer, Refused as NoAnswer, go_to_saying, page, page_again};
use web::components::field::Choice;
use web::components::{button, errors, field, notice, tag};
use web::request::Request;
use web::shell::Shell;

use crate::before::Before;
use crate::gate::Gate;
use crate::model::category::Category;
use crate::model::duty::{DutyRefused, DutyState};
use crate::model::ground::LegalGround;
use crate::model::path::OutgoingPath;
use crate::model::refused::Refused;
use crate::model::residence::is_called_residence_office;
use crate::model::row::Recipient;
use crate::model::wish::Wish;
use crate::pages::duty::input::Input;
use crate::pages::look::{Look, look, path, shell_below};
use crate::pages::release;
use crate::store::duties::{self, NewDuty};
use crate::store::{facts, recipients};

/// The page below the declarations.
pub(crate) const BELOW: &str = "/pflicht";
#[derive(Template)]
#[template(path = "consents/duty.html")]
struct DutyPage {
    shell: Shell,
    id: PersonId,
    name: String,
    requests: Vec<Shown>,
    grounds: Vec<Choice>,
    paths: Vec<Choice>,
    organisations: Vec<Choice>,
    categories: Vec<Choice>,
    input: Input,
    errors: InputErrors,
    refused: Option<String>,
}

struct Shown {
    id: RowId,
    paragraph: &'static str,
    what: String,
    reason: String,
    state: DutyState,
    is_expired: bool,
    until: String,
    asked: String,
    decided: String,
    answer: String,
    may_withdraw: bool,
    /// A letter is written in the case; everything else is noted here once it was told.
    is_letter: bool,
    before: Option<Before>,
}

impl DutyPage {
    fn path(&self, below: &str) -> String {
        path(self.id, below)
    }
}

/// Shows the requests of a person and the form for another one.
///
/// # Errors
/// [`NoAnswer::NotFound`] if the person does not exist for this account.
pub async fn show(request: Request) -> Answer {
    page(&duty_page(&request, (Input::default(), InputErrors::new())).await?)
}

async fn duty_page(request: &Request, (input, errors): (Input, InputErrors)) -> Result<DutyPage, NoAnswer> {
    let (mut tx, permit) = request
        .access()
        .person(request.who()?, Act::ConsentWrite, request.path_value("id")?)
        .await?;
    let look = look(&mut tx, &permit).await?;
    let gate = request.room::<Gate>()?;
    let mut requests = Vec::new();
    for one in duties::of(&mut tx, &permit).await? {
        requests.push(shown(&mut tx, (&permit, gate), (&look, &one)).await?);
    }
    drop(tx);
    let ticked = |one: &Category| input.categories.contains(one.code());
    Ok(DutyPage {
        shell: shell_below(request, "Gesetzliche Pflicht", look.person),
        id: look.person,
        name: look.name(),
        requests,
        grounds: LegalGround::ALL.iter().copied().map(ground_choice).collect(),
        paths: OutgoingPath::by_law()
            .map(|path| Choice::new(path, path.german()))
            .collect(),
        organisations: look
            .file
            .organisations()
            .into_iter()
            .filter(|(_, name)| !is_called_residence_office(name))
            .map(|(id, name)| Choice::new(id, name))
            .collect(),
        categories: Category::ALL
            .iter()
            .map(|one| Choice::new(one, one.short()).chosen_if(ticked(one)))
            .collect(),
        input,
        errors,
        refused: None,
    })
}

fn ground_choice(ground: LegalGround) -> Choice {
    let confirm = if ground.is_to_be_confirmed() {
        " Von der oder dem Datenschutzbeauftragten zu bestätigen."
    } else {
        ""
    };
    Choice::new(ground, format!("{}: {}", ground.paragraph(), ground.german()))
        .hint(format!("{}{confirm}", ground.hint()))
}

async fn shown(
    tx: &mut Tx,
    (permit, gate): (&Permit<PersonId>, &Gate),
    (look, one): (&Look, &duties::Request),
) -> Result<Shown, NoAnswer> {
    let duty = &one.duty;
    let is_expired = duty.expires_at <= permit.now();
    let waits = matches!(duty.state, DutyState::Asked | DutyState::Released);
    let is_letter = duty.path == OutgoingPath::Letter;
    let before = if duty.state == DutyState::Released && !is_expired && !is_letter {
        let wish = Wish::by_law(duty.path, duty.id, duty.categories.iter().copied());
        let preview = gate.preview(tx, permit, &wish).await?;
        Some(Before::of(&preview, &[], wish.mark()))
    } else {
        None
    };
    let reveal = |open| permit.reveal(open).cloned().unwrap_or_default();
    Ok(Shown {
        id: duty.id,
        paragraph: duty.ground.paragraph(),
        what: what(look, permit, one),
        reason: reveal(&one.reason),
        state: duty.state,
        is_expired: waits && is_expired,
        until: if waits {
            duty.expires_at.german()
        } else {
            String::new()
        },
        asked: format!("{}, {}", duty.asked_at.german(), one.asked_by),
        decided: match (&one.decided_by, duty.decided) {
            (Some(by), Some((_, at))) => format!("{}, {by}", Moment::german(at)),
            _ => String::new(),
        },
        answer: one.answer.as_ref().map(reveal).unwrap_or_default(),
        may_withdraw: waits,
        is_letter,
        before,
    })
}

fn what(look: &Look, permit: &Permit<PersonId>, one: &duties::Request) -> String {
    let categories: Vec<&str> = one.duty.categories.iter().map(|one| one.short()).collect();
    format!(
        "{} an {}: {}",
        one.duty.path.german(),
        look.file.name_of(permit, one.duty.recipient),
        categories.join(", ")
    )
}

/// Asks for a release, takes a request back, or notes that a released one was told.
///
/// # Errors
/// [`NoAnswer::NotFound`] if the person does not exist for this account, or has no such request.
pub async fn answer(request: Request) -> Answer {
    let access = request.access();
    let (mut tx, permit) = access
        .person_writing(request.who()?, Act::ConsentWrite, request.path_value("id")?)
        .await?;
    let form = request.form()?;
    let back = path(permit.person(), BELOW);
    let named = || {
        form.text("antrag")
            .parse::<RowId>()
            .map_err(|_| NoAnswer::NotFound)
    };
    match form.text("schritt") {
        "zuruecknehmen" => {
            let id = named()?;
            if !duties::withdraw(&mut tx, &permit, id).await? {
                return Err(NoAnswer::NotFound);
            }
            duties::note(&mut tx, &permit, (id, "withdrawn"), access.ids()).await?;
            tx.commit().await?;
            go_to_saying(&back, "beendet")
        }
        "mitgeteilt" => {
            let told = told(&request, (&mut tx, &permit), named()?).await?;
            match told {
                Ok(()) => {
                    tx.commit().await?;
                    go_to_saying(&back, "gespeichert")
                }
                Err(refused) => {
                    drop(tx);
                    let shown = duty_page(&request, (Input::default(), InputErrors::new())).await?;
                    page_again(&DutyPage {
                        refused: Some(refused.german()),
                        ..shown
                    })
                }
            }
        }
        _ => {
            let input = Input::of(&form);
            match ask(&request, (&mut tx, &permit), &input).await? {
                Ok(()) => {
                    tx.commit().await?;
                    go_to_saying(&back, "vorgelegt")
                }
                Err(errors) => {
                    drop(tx);
                    page_again(&duty_page(&request, (input, errors)).await?)
                }
            }
        }
    }
}

/// Lays the request before a second person.
async fn ask(
    request: &Request,
    (tx, permit): (&mut Tx, &Permit<PersonId>),
    input: &Input,
) -> Result<Result<(), InputErrors>, NoAnswer> {
    let (ground, path, categories) = match input.checked() {
        Ok(checked) => checked,
        Err(errors) => return Ok(Err(errors)),
    };
    let ids = request.access().ids();
    let look = look(tx, permit).await?;
    let recipient = match recipient(tx, permit, (&look, input, ids)).await? {
        Ok(recipient) => recipient,
        Err(errors) => return Ok(Err(errors)),
    };
    let new = NewDuty {
        ground,
        path,
        recipient,
        categories,
        reason: input.reason.clone(),
    };
    let id = duties::ask(tx, permit, (&new, look.file.controller), ids).await?;
    duties::note(tx, permit, (id, "asked"), ids).await?;
    let second = duties::second_persons(tx, permit, look.file.controller).await?;
    let told: Vec<Told> = second.into_iter().map(Told::Account).collect();
    let link: LinkPath = release::PATH.parse().map_err(NoAnswer::failed)?;
    tell_them(request, tx, (told, NoticeKind::ApprovalWaiting, link)).await?;
    Ok(Ok(()))
}

/// Tells them, in the transaction of what happened.
pub(crate) async fn tell_them(
    request: &Request,
    tx: &mut Tx,
    (told, kind, link): (Vec<Told>, NoticeKind, LinkPath),
) -> Result<(), NoAnswer> {
    tell(tx, request.room::<Outbox>()?, &told, (kind, &link)).await?;
    Ok(())
}

/// To whom: out of the directory, or by name; never an immigration authority.
async fn recipient(
    tx: &mut Tx,
    permit: &Permit<PersonId>,
    (look, input, ids): (&Look, &Input, &base::ids::Ids),
) -> Result<Result<Recipient, InputErrors>, NoAnswer> {
    let mut errors = InputErrors::new();
    if input.organisation.is_empty() {
        if is_called_residence_office(&input.name) {
            errors.add("andere", Refused::ResidenceOffice.german());
            return Ok(Err(errors));
        }
        let id = recipients::add(tx, permit, &input.name, ids).await?;
        return Ok(Ok(Recipient::Named(id)));
    }
    let id = input.organisation.parse().ok();
    let known = look.file.organisations();
    let Some(id) = id.filter(|id| known.iter().any(|(own, _)| own == id)) else {
        errors.add(
            "stelle",
            "Diese Stelle steht nicht im Verzeichnis. Bitte wählen Sie eine andere.",
        );
        return Ok(Err(errors));
    };
    let receiving = facts::receiving(tx, id).await?.ok_or(NoAnswer::NotFound)?;
    if receiving.is_residence_office {
        errors.add("stelle", Refused::ResidenceOffice.german());
        return Ok(Err(errors));
    }
    Ok(Ok(Recipient::Organisation(id)))
}

/// A released request was told: the gate writes it down.
async fn told(
    request: &Request,
    (tx, permit): (&mut Tx, &Permit<PersonId>),
    id: RowId,
) -> Result<Result<(), Refused>, NoAnswer> {
    let one = duties::find(tx, permit, id).await?.ok_or(NoAnswer::NotFound)?;
    if one.duty.path == OutgoingPath::Letter {
        return Ok(Err(Refused::Duty(DutyRefused::NotMeant)));
    }
    let wish = Wish::by_law(one.duty.path, id, one.duty.categories);
    let answer = request.room::<Gate>()?.ask(tx, permit, &wish).await?;
    Ok(answer.map(drop))
}
