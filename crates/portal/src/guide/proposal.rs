//! Reporting that something about an offer is not right. Nobody's name is asked for; the directory decides.

use access::act::Act;
use access::failure::Denied;
use askama::Template;
use base::input::InputErrors;
use directory::offer::form::OfferForm;
use directory::offer::model::Offer;
use directory::proposal::model::{LONGEST_NOTE, NewProposal, ProposalOrigin};
use directory::proposal::store;
use web::answer::{Answer, Refused, page, page_again};
use web::components::{button, field};

use crate::guide::form::{self, MARK, TRAP};
use crate::guide::frame::Frame;
use crate::guide::offers::{Text, name, public_offer};
use crate::guide::standing::Guide;
use crate::guide::symbol;
use crate::guide::visit::Visit;

/// So many reports may wait for a decision; more is a flood that nobody could read.
const MOST_WAITING: i64 = 500;

#[derive(Template)]
#[template(path = "guide/proposal.html")]
struct ProposalPage {
    frame: Frame,
    name: Text,
    back: String,
    mark: String,
    typed: String,
    errors: InputErrors,
    wrong: Option<String>,
    is_done: bool,
}

/// Asks what is not right.
pub(crate) async fn ask(visit: Visit) -> Answer {
    let offer = public_offer(&visit)?;
    page(&proposal_page(&visit, &offer, (String::new(), InputErrors::new())).await?)
}

async fn proposal_page(
    visit: &Visit,
    offer: &Offer,
    (typed, errors): (String, InputErrors),
) -> Result<ProposalPage, Refused> {
    Ok(ProposalPage {
        frame: visit.frame(visit.words.of("correct-title")),
        name: name(offer, visit.language()),
        back: visit.path(&format!("/angebot/{}", offer.id)),
        mark: form::mark(&visit.request, visit.now).await?,
        typed,
        errors,
        wrong: None,
        is_done: false,
    })
}

/// Takes the report.
pub(crate) async fn answer(visit: Visit) -> Answer {
    let offer = public_offer(&visit)?;
    let request = &visit.request;
    let form = request.form()?;
    visit.count_form()?;
    let typed = form.text("hinweis").trim().to_owned();
    let mut errors = InputErrors::new();
    if typed.is_empty() {
        errors.add("hinweis", visit.words.of("error-empty"));
    } else if typed.chars().count() > LONGEST_NOTE {
        errors.add("hinweis", visit.words.with("too-long", "n", LONGEST_NOTE));
    }
    if !errors.is_empty() {
        return page_again(&proposal_page(&visit, &offer, (typed, errors)).await?);
    }
    match form::sent(request, &form, visit.now).await? {
        Err(again) => {
            let mut shown = proposal_page(&visit, &offer, (typed, errors)).await?;
            shown.wrong = Some(visit.words.of(again.key()));
            return page_again(&shown);
        }
        Ok(sent) => {
            if request.room::<Guide>()?.pace.is_first(sent.token, visit.now) {
                propose(&visit, &offer, &typed).await?;
            }
        }
    }
    let mut shown = proposal_page(&visit, &offer, (String::new(), errors)).await?;
    shown.is_done = true;
    page(&shown)
}

fn note_on(offer: &Offer, typed: &str) -> NewProposal {
    NewProposal {
        offer: offer.id,
        organisation: None,
        changes: OfferForm::default(),
        note: Some(typed.to_owned()),
        origin: ProposalOrigin::Public,
        made_by: None,
    }
}

async fn propose(visit: &Visit, offer: &Offer, typed: &str) -> Result<(), Denied> {
    let access = visit.request.access();
    let (mut tx, row) = access.house_row_by_the_public(Act::OfferPropose).await?;
    if store::count_open_of_public(&mut tx).await? < MOST_WAITING {
        store::insert(&mut tx, &note_on(offer, typed), (access.ids(), row.now())).await?;
    }
    Ok(tx.commit().await?)
}
