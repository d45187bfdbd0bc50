//! The offers of one's own organisations: confirm that an entry is true, say how much room there is. Whatever else is to be
//! changed is proposed and decided by the district.

use access::act::Act;
use access::audit::model::AuditSubject;
use access::role::{Role, ScopeKind};
use access::session::model::SignedIn;
use askama::Template;
use base::day::Day;
use base::ids::{AccountId, OfferId, OrganisationId};
use base::input::InputErrors;
use base::refusal::Refusal;
use directory::offer::form::OfferForm;
use directory::offer::form::field::Field;
use directory::offer::model::{Capacity, Freshness, Offer};
use directory::offer::store as offers;
use directory::offer::store::care;
use directory::offer::store::list::{Filter, Start, page as listed};
use directory::proposal::model::{NewProposal, ProposalOrigin, ProposalState};
use directory::proposal::store as proposals;
use directory::search::finder::Finder;
use web::answer::{Answer, Refused, go_to_saying, page, page_again};
use web::components::tag::{self, Tag};
use web::components::{button, empty, errors, field};
use web::form::Form;
use web::request::Request;
use web::shell::Shell;

const PATH: &str = "/partner/angebote";
/// More offers than one organisation has.
const MOST: i64 = 200;
/// More proposals than wait at one time.
const MOST_PROPOSALS: i64 = 100;
/// What partners propose to change, with its German name and the lines it takes.
const PROPOSED: &[(Field, &str, u8)] = &[
    (Field::Name, "Name des Angebots", 1),
    (Field::Description, "Beschreibung", 4),
    (Field::Access, "Wie man hineinkommt", 2),
    (Field::Website, "Internetseite", 1),
    (Field::Email, "E-Mail-Adresse", 1),
];
/// The largest number of places or days that means something.
const LARGEST: i64 = 9_999;

#[derive(Template)]
#[template(path = "portal/partner_offers.html")]
struct OffersPage {
    shell: Shell,
    offers: Vec<Shown>,
    errors: InputErrors,
}

struct Shown {
    id: OfferId,
    name: String,
    organisation: String,
    freshness: Tag,
    capacity: Capacity,
    noted: String,
    /// Proposals that nobody has decided upon yet.
    waiting: usize,
    changes: Vec<Change>,
}

/// A field that may be proposed to change.
struct Change {
    name: &'static str,
    label: &'static str,
    lines: u8,
    text: String,
}

impl Shown {
    fn available(&self) -> String {
        number(self.capacity.available)
    }

    fn maximum(&self) -> String {
        number(self.capacity.maximum)
    }

    fn waiting(&self) -> String {
        number(self.capacity.waiting_days)
    }
}

fn number(value: Option<i64>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

fn own(who: &SignedIn) -> Vec<OrganisationId> {
    let own = who
        .roles
        .iter()
        .filter(|one| one.role == Role::Partner && one.scope.kind == ScopeKind::Organisation);
    own.filter_map(|one| one.scope.id.as_ref()?.parse().ok())
        .collect()
}

pub(super) async fn show(request: Request) -> Answer {
    page(&offers_page(&request, InputErrors::new()).await?)
}

async fn offers_page(request: &Request, errors: InputErrors) -> Result<OffersPage, Refused> {
    let who = request.who()?;
    let (mut tx, permit) = request.access().enter(who, Act::OwnOfferWrite).await?;
    let (mut ids, mut waiting) = (Vec::new(), Vec::new());
    for organisation in own(who) {
        let of_it = proposals::of_offers_of(&mut tx, organisation, MOST_PROPOSALS).await?;
        let open = of_it.into_iter().filter(|one| one.state == ProposalState::Open);
        waiting.extend(open.map(|one| one.offer));
        let filter = Filter {
            organisation: Some(organisation),
            ..Filter::default()
        };
        let entries = listed(&mut tx, &filter, &Start::default(), MOST).await?;
        ids.extend(entries.into_iter().map(|entry| entry.id));
    }
    let found = offers::offers(&mut tx, &ids).await?;
    let today = permit.now().day();
    Ok(OffersPage {
        shell: request.shell("Eigene Angebote"),
        offers: found.iter().map(|offer| shown(offer, &waiting, today)).collect(),
        errors,
    })
}

fn shown(offer: &Offer, waiting: &[OfferId], today: Day) -> Shown {
    let entry = OfferForm::of(offer);
    let assured = offer.assured.as_ref().map(|assured| assured.on.german());
    let freshness = match (offer.freshness(today), assured) {
        (Freshness::Fresh, Some(on)) => tag::success(format!("bestätigt am {on}")).icon("check"),
        (Freshness::Old, Some(on)) => tag::warning(format!("zuletzt bestätigt am {on}")).icon("schedule"),
        _ => tag::warning("noch nie bestätigt").icon("schedule"),
    };
    Shown {
        id: offer.id,
        name: offer.name.clone(),
        organisation: offer.provider.name.clone(),
        freshness,
        capacity: offer.capacity.clone(),
        noted: offer
            .capacity
            .noted_on
            .map_or_else(String::new, |on| format!("Stand {}", on.german())),
        waiting: waiting.iter().filter(|id| **id == offer.id).count(),
        changes: PROPOSED
            .iter()
            .map(|(field, label, lines)| Change {
                name: field.code(),
                label,
                lines: *lines,
                text: entry.text(*field).to_owned(),
            })
            .collect(),
    }
}

/// Confirms an offer, notes how much room there is, or proposes a change.
pub(super) async fn note(request: Request) -> Answer {
    let who = request.who()?;
    let access = request.access();
    let (mut tx, permit) = access
        .enter_writing(who, Act::OwnOfferWrite, AuditSubject::House)
        .await?;
    let form = request.form()?;
    let id: OfferId = form.text("angebot").parse().map_err(|_| Refused::NotFound)?;
    let offer = offers::offer(&mut tx, id).await?.ok_or(Refused::NotFound)?;
    if !own(who).contains(&offer.provider.id) {
        return Err(Refused::NotFound);
    }
    let checked = match form.text("art") {
        "platz" => capacity(&form, &offer).map(Told::Capacity),
        "vorschlag" => proposal(&form, &offer, permit.account()).map(Told::Proposal),
        _ => Ok(Told::Confirmed),
    };
    match checked {
        Err(errors) => {
            drop(tx);
            return page_again(&offers_page(&request, errors).await?);
        }
        Ok(Told::Capacity(capacity)) => care::note_capacity(&mut tx, id, &capacity, permit.now()).await?,
        Ok(Told::Proposal(new)) => {
            proposals::insert(&mut tx, &new, (access.ids(), permit.now())).await?;
        }
        Ok(Told::Confirmed) => care::confirm(&mut tx, id, (permit.account(), permit.now())).await?,
    }
    tx.commit().await?;
    if let Ok(finder) = request.room::<Finder>() {
        finder.look_again();
    }
    go_to_saying(PATH, "gespeichert")
}

/// What a partner tells of an own offer.
enum Told {
    Confirmed,
    Capacity(Capacity),
    Proposal(NewProposal),
}

fn capacity(form: &Form, offer: &Offer) -> Result<Capacity, InputErrors> {
    let mut errors = InputErrors::new();
    let mut read = |field: &'static str| {
        let typed = form.line(field);
        if typed.is_empty() {
            return None;
        }
        let value = typed.parse::<i64>().ok();
        let value = value.filter(|value| (0..=LARGEST).contains(value));
        if value.is_none() {
            errors.add(field, "Bitte eine Zahl von 0 bis 9999 eingeben.");
        }
        value
    };
    let capacity = Capacity {
        available: read("frei"),
        maximum: read("plaetze"),
        waiting_days: read("wartetage"),
        ..offer.capacity.clone()
    };
    if errors.is_empty() {
        Ok(capacity)
    } else {
        Err(errors)
    }
}

/// What is typed differently from what the entry says today; the district decides.
fn proposal(form: &Form, offer: &Offer, account: AccountId) -> Result<NewProposal, InputErrors> {
    let wanted = PROPOSED.iter().fold(OfferForm::of(offer), |wanted, (field, ..)| {
        wanted.with(*field, form.text(field.code()).trim())
    });
    let new = NewProposal::of(offer, &wanted, form.text("vorschlag")).map_err(|refused| {
        let mut errors = InputErrors::new();
        errors.add("vorschlag", refused.german());
        errors
    })?;
    Ok(NewProposal {
        organisation: Some(offer.provider.id),
        origin: ProposalOrigin::Partner,
        made_by: Some(account),
        ..new
    })
}
