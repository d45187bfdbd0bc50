//! The offers of one's own organisations: confirm that an entry is true, say how much room there is. Whatever else is to be
//! changed is proposed and decided by the district.

use access::act::Act;
use access::audit::model::AuditSubject;
use access::role::{Role, ScopeKind};
use access::session::model::SignedIn;
use askama::Template;
use base::day::Day;
use base::ids::{OfferId, OrganisationId};
use base::input::InputErrors;
use directory::offer::model::{Capacity, Freshness, Offer};
use directory::offer::store as offers;
use directory::offer::store::care;
use directory::offer::store::list::{Filter, Start, page as listed};
use directory::search::finder::Finder;
use web::answer::{Answer, Refused, go_to_saying, page, page_again};
use web::components::tag::{self, Tag};
use web::components::{button, empty, errors, field};
use web::request::Request;
use web::shell::Shell;

const PATH: &str = "/partner/angebote";
/// More offers than one organisation has.
const MOST: i64 = 200;
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
    let mut ids = Vec::new();
    for organisation in own(who) {
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
        offers: found.iter().map(|offer| shown(offer, today)).collect(),
        errors,
    })
}

fn shown(offer: &Offer, today: Day) -> Shown {
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
    }
}

/// Confirms an offer, or notes how much room there is.
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
    if form.text("art") == "platz" {
        let mut errors = InputErrors::new();
        let mut read = |field: &'static str| {
            let typed = form.line(field);
            if typed.is_empty() {
                return None;
            }
            let value = typed
                .parse::<i64>()
                .ok()
                .filter(|value| (0..=LARGEST).contains(value));
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
        if !errors.is_empty() {
            drop(tx);
            return page_again(&offers_page(&request, errors).await?);
        }
        care::note_capacity(&mut tx, id, &capacity, permit.now()).await?;
    } else {
        care::confirm(&mut tx, id, (permit.account(), permit.now())).await?;
    }
    tx.commit().await?;
    if let Ok(finder) = request.room::<Finder>() {
        finder.look_again();
    }
    go_to_saying(PATH, "gespeichert")
}
