//! Proposing a referral: who, what for, and what the hand-over sheet says. Nothing goes out from here.

use access::act::Act;
use askama::Template;
use base::ids::{OfferId, OrganisationId, PersonId, ReferralId};
use base::input::InputErrors;
use cases::case::opened::{CLOSED, Opened, opened, opened_for_writing};
use consents::model::category::Category;
use consents::model::purpose::Purpose;
use consents::words::Words;
use directory::field::FieldOfAction;
use directory::offer::store as offers;
use organisation::memory::structure;
use people::person::store::of_case::PersonOfCase;
use web::answer::{Answer, Refused, go_to, page, page_again};
use web::components::field::Choice;
use web::components::{button, errors, field, notice};
use web::form::Form;
use web::request::Request;
use web::shell::Shell;

use super::{PAGE, TITLE, address, people_of};
use crate::input::{ReferralInput, text_field, tick_field};
use crate::model::purpose;
use crate::store::{NewReferral, propose};

/// Lines of the text of a category.
const LINES: u8 = 3;

#[derive(Template)]
#[template(path = "referrals/new.html")]
struct NewPage {
    shell: Shell,
    path: String,
    back: String,
    new_id: String,
    target: Target,
    persons: Vec<Choice>,
    purposes: Vec<Choice>,
    organisations: Vec<Choice>,
    fields: Vec<Choice>,
    parts: Vec<Part>,
    further: Vec<Part>,
    special: Vec<Part>,
    input: ReferralInput,
    errors: InputErrors,
    closed: Option<&'static str>,
}

struct Part {
    label: String,
    short: &'static str,
    tick_field: String,
    text_field: String,
    text: String,
    is_ticked: bool,
}

/// Where it is to go.
struct Target {
    organisation: Option<OrganisationId>,
    organisation_name: String,
    offer: Option<(OfferId, String)>,
    field: Option<FieldOfAction>,
    /// The organisations to choose from, while none is chosen.
    open_to: Vec<Known>,
}

impl Target {
    fn offer_id(&self) -> String {
        self.offer
            .as_ref()
            .map_or_else(String::new, |(id, _)| id.to_string())
    }

    fn organisation_id(&self) -> String {
        self.organisation.map_or_else(String::new, |id| id.to_string())
    }

    fn field_code(&self) -> &'static str {
        self.field.map_or("", FieldOfAction::code)
    }
}

pub(super) async fn ask(request: Request) -> Answer {
    let known = organisations(&request).await?;
    let mut case = opened(&request, Act::CaseWrite).await?;
    let target = target(&mut case, known, &request.query()).await?;
    let people = people_of(&mut case).await?;
    let field = target.field.unwrap_or(FieldOfAction::Participation);
    let input = ReferralInput {
        person: case.head.lead.to_string(),
        purpose: purpose::purpose(field).to_string(),
        parts: purpose::categories(field)
            .into_iter()
            .map(|category| (category, String::new()))
            .collect(),
        note: String::new(),
    };
    let input = prefilled(input, &case, &people);
    let id = ReferralId::from_uuid(request.access().ids().next()).to_string();
    page(&new_page(
        &request,
        &case,
        (target, &people),
        (id, input, InputErrors::new()),
    ))
}

/// An organisation, by id and name.
type Known = (OrganisationId, String);

/// All organisations; asked for before the case is opened, for it reads on its own.
async fn organisations(request: &Request) -> Result<Vec<Known>, Refused> {
    let structure = structure(request).await?;
    Ok(structure.as_deref().map_or_else(Vec::new, |known| {
        let all = known.organisations.iter();
        all.map(|one| (one.id, one.name.clone())).collect()
    }))
}

/// Where the form or the address wants it to go; an offer says to whom it belongs.
async fn target(case: &mut Opened, known: Vec<Known>, typed: &Form) -> Result<Target, Refused> {
    if let Ok(id) = typed.text("angebot").parse::<OfferId>() {
        let offer = offers::offer(&mut case.tx, id).await?.ok_or(Refused::NotFound)?;
        let field = typed.text("feld").parse().ok();
        return Ok(Target {
            organisation: Some(offer.provider.id),
            organisation_name: offer.provider.name.clone(),
            field: field.or_else(|| offer.fields().into_iter().next()),
            offer: Some((id, offer.name)),
            open_to: Vec::new(),
        });
    }
    let wanted = typed.text("stelle").parse::<OrganisationId>().ok();
    let field = typed.text("feld").parse().ok();
    Ok(match known.iter().find(|(id, _)| Some(*id) == wanted) {
        Some((id, name)) => Target {
            organisation: Some(*id),
            organisation_name: name.clone(),
            offer: None,
            field,
            open_to: Vec::new(),
        },
        None => Target {
            organisation: None,
            organisation_name: String::new(),
            offer: None,
            field,
            open_to: known,
        },
    })
}

/// What the file knows and the sheet usually says: who it is, and in which language to talk.
fn prefilled(mut input: ReferralInput, case: &Opened, people: &[(PersonOfCase, String)]) -> ReferralInput {
    let known = people
        .iter()
        .find(|(person, _)| person.id.to_string() == input.person);
    let Some((person, name)) = known else { return input };
    let mut lines = vec![name.clone()];
    if let Some(born) = case.permit.reveal(&person.born) {
        lines.push(format!("geboren {}", born.german()));
    }
    if let Some(contact) = case.permit.reveal(&person.contact) {
        lines.extend([&contact.phone, &contact.email, &contact.address].map(Clone::clone));
    }
    lines.retain(|line| !line.trim().is_empty() && line != "geboren ");
    let language = person.language.or(case.head.language);
    for (category, text) in &mut input.parts {
        match category {
            Category::Contact if text.is_empty() => *text = lines.join("\n"),
            Category::Language if text.is_empty() => {
                *text = language.map_or_else(String::new, |one| format!("Spricht {}", one.german_name()));
            }
            _ => {}
        }
    }
    input
}

fn new_page(
    request: &Request,
    case: &Opened,
    (target, people): (Target, &[(PersonOfCase, String)]),
    (new_id, input, errors): (String, ReferralInput, InputErrors),
) -> NewPage {
    let german = Words::german();
    let part = |category: Category| Part {
        label: german.of(&category.key()),
        short: category.short(),
        tick_field: tick_field(category),
        text_field: text_field(category),
        text: input.parts.get(&category).cloned().unwrap_or_default(),
        is_ticked: input.parts.contains_key(&category),
    };
    let (parts, further): (Vec<Part>, Vec<Part>) =
        Category::all(false).map(part).partition(|part| part.is_ticked);
    NewPage {
        shell: case.shell_below(request, "Neue Vermittlung", (TITLE, PAGE)),
        path: case.path("vermittlungen/neu"),
        back: case.path("vermittlungen/angebote"),
        new_id,
        persons: people
            .iter()
            .map(|(person, name)| Choice::new(person.id, name))
            .collect(),
        purposes: Purpose::with_others()
            .map(|purpose| Choice::new(purpose, german.of(&purpose.key())))
            .collect(),
        organisations: target
            .open_to
            .iter()
            .map(|(id, name)| Choice::new(id, name))
            .collect(),
        fields: match target.field {
            Some(_) => Vec::new(),
            None => FieldOfAction::ALL
                .iter()
                .map(|one| Choice::new(one, one.german()))
                .collect(),
        },
        target,
        parts,
        further,
        special: Category::all(true).map(part).collect(),
        input,
        errors,
        closed: (!case.head.phase.is_open()).then_some(CLOSED),
    }
}

pub(super) async fn answer(request: Request) -> Answer {
    let known = organisations(&request).await?;
    let mut case = opened_for_writing(&request, Act::CaseWrite).await?;
    let form = request.form()?;
    let id: ReferralId = form.text("neu").parse().map_err(|_| Refused::NotFound)?;
    let target = target(&mut case, known, &form).await?;
    let people = people_of(&mut case).await?;
    let persons: Vec<PersonId> = people.iter().map(|(person, _)| person.id).collect();
    let input = ReferralInput::of(&form);
    let mut checked = input.checked(&persons);
    if let (None, checked) = (target.organisation, &mut checked) {
        *checked = Err(missing(
            checked,
            ("stelle", "Bitte wählen Sie, wohin vermittelt wird."),
        ));
    }
    if let (None, checked) = (target.field, &mut checked) {
        *checked = Err(missing(checked, ("feld", "Bitte wählen Sie ein Handlungsfeld.")));
    }
    let (person, purpose) = match checked {
        Ok(right) if case.head.phase.is_open() => right,
        other => {
            let errors = other.err().unwrap_or_default();
            let typed = (id.to_string(), input, errors);
            return page_again(&new_page(&request, &case, (target, &people), typed));
        }
    };
    let (Some(organisation), Some(field)) = (target.organisation, target.field) else {
        return Err(Refused::NotFound);
    };
    let new = NewReferral {
        id,
        person,
        organisation,
        offer: target.offer.map(|(offer, _)| offer),
        field,
        purpose,
        parts: input.parts,
        note: input.note,
    };
    propose(&mut case.tx, &case.permit, &new, request.access().ids()).await?;
    let next = address(&case, id);
    case.tx.commit().await?;
    go_to(&next)
}

/// The errors so far, with one more.
fn missing<T>(
    so_far: &Result<T, InputErrors>,
    (field, sentence): (&'static str, &'static str),
) -> InputErrors {
    let mut errors = so_far.as_ref().err().cloned().unwrap_or_default();
    errors.add(field, sentence);
    errors
}
