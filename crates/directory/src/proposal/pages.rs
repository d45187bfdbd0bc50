//! Proposing a change of an offer, and deciding upon it field by field beside what stands there now.

use askama::Template;
use base::ids::{OfferId, ProposalId};
use base::input::InputErrors;
use base::moment::Moment;
use base::refusal::Refusal as _;
use web::answer::{Answer, Refused, go_to_saying, page as answer_page, page_again, page_conflict};
use web::components::notice::Notice;
use web::components::tag::{self, Tag};
use web::components::{button, empty, errors, field, notice};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use access::act::Act;

use crate::look;
use crate::offer::form::OfferForm;
use crate::offer::form::field::Field;
use crate::offer::form::names::Names;
use crate::offer::form::shown::Group;
use crate::offer::model::Offer;
use crate::offer::store as offers;
use crate::offer::store::write;
use crate::proposal::model::{LONGEST_NOTE, NewProposal, Proposal, ProposalOrigin, ProposalState};
use crate::proposal::store;

const PATH: &str = "/angebote/vorschlaege";
/// Proposals on the page.
const ROWS: i64 = 100;

/// The routes of proposals.
pub(crate) fn routes() -> Routes {
    Routes::about("proposal")
        .get(
            "/angebote/{id}/vorschlag",
            Act::OfferPropose,
            Fixture::Offer,
            form,
        )
        .post(
            "/angebote/{id}/vorschlag",
            Act::OfferPropose,
            Fixture::Offer,
            propose,
        )
        .get(PATH, Act::OfferWrite, Fixture::None, list)
        .get(
            "/angebote/vorschlaege/{id}",
            Act::OfferWrite,
            Fixture::Proposal,
            one,
        )
        .post(
            "/angebote/vorschlaege/{id}",
            Act::OfferWrite,
            Fixture::Proposal,
            decide,
        )
}

#[derive(Template)]
#[template(path = "directory/proposal_form.html")]
struct ProposePage {
    shell: Shell,
    path: String,
    groups: Vec<Group>,
    note: String,
    errors: InputErrors,
}

async fn form(request: Request) -> Answer {
    let (mut tx, _permit) = look::enter(&request, Act::OfferPropose).await?;
    let id: OfferId = request.path_value("id")?;
    let offer = offers::offer(&mut tx, id).await?.ok_or(Refused::NotFound)?;
    let names = look::names(&mut tx).await?;
    let form = OfferForm::of(&offer);
    answer_page(&propose_page(
        &request,
        &offer,
        (&form, ""),
        &names,
        InputErrors::new(),
    ))
}

fn propose_page(
    request: &Request,
    offer: &Offer,
    (form, note): (&OfferForm, &str),
    names: &Names,
    errors: InputErrors,
) -> ProposePage {
    let path = format!("/angebote/{}", offer.id);
    ProposePage {
        shell: request.shell_below(
            "Änderung vorschlagen",
            &[("Angebote", "/angebote"), (offer.name.as_str(), path.as_str())],
        ),
        groups: form.groups(names, &errors),
        note: note.to_owned(),
        path,
        errors,
    }
}

async fn propose(request: Request) -> Answer {
    let (mut tx, permit) = look::enter_writing(&request, Act::OfferPropose).await?;
    let id: OfferId = request.path_value("id")?;
    let offer = offers::offer(&mut tx, id).await?.ok_or(Refused::NotFound)?;
    let typed = request.form()?;
    let form = OfferForm::read(&typed);
    let note = typed.text("anmerkung");
    match NewProposal::of(&offer, &form, note) {
        Ok(proposal) => {
            let proposal = NewProposal {
                origin: ProposalOrigin::Staff,
                made_by: Some(permit.account()),
                ..proposal
            };
            store::insert(&mut tx, &proposal, (request.access().ids(), permit.now())).await?;
            tx.commit().await?;
            go_to_saying(&format!("/angebote/{id}"), "gemeldet")
        }
        Err(refused) => {
            let names = look::names(&mut tx).await?;
            let mut errors = InputErrors::new();
            errors.add("anmerkung", refused.german());
            page_again(&propose_page(&request, &offer, (&form, note), &names, errors))
        }
    }
}

#[derive(Template)]
#[template(path = "directory/proposals.html")]
struct ListPage {
    shell: Shell,
    rows: Vec<Row>,
}

struct Row {
    href: String,
    offer: String,
    what: String,
    origin: &'static str,
    made: String,
}

async fn list(request: Request) -> Answer {
    let (mut tx, _permit) = look::enter(&request, Act::OfferWrite).await?;
    let open = store::in_state(&mut tx, ProposalState::Open, ROWS).await?;
    let rows = open.into_iter().map(|proposal| Row {
        href: format!("{PATH}/{}", proposal.id),
        what: what(&proposal),
        origin: proposal.origin.german(),
        made: proposal.made_at.german(),
        offer: proposal.offer_name,
    });
    answer_page(&ListPage {
        shell: request.shell_below("Vorschläge", &[("Angebote", "/angebote")]),
        rows: rows.collect(),
    })
}

fn what(proposal: &Proposal) -> String {
    let fields: Vec<&str> = proposal
        .changes
        .fields()
        .map(|(field, _)| field.german())
        .collect();
    if fields.is_empty() {
        "Hinweis".to_owned()
    } else {
        fields.join(", ")
    }
}

#[derive(Template)]
#[template(path = "directory/proposal.html")]
struct ProposalPage {
    shell: Shell,
    path: String,
    offer_path: String,
    offer_name: String,
    origin: &'static str,
    made: String,
    note: Option<String>,
    state: Tag,
    decided: Option<String>,
    decision_note: Option<String>,
    is_open: bool,
    differences: Vec<Difference>,
    version: i64,
    errors: InputErrors,
    met: Option<Notice>,
}

struct Difference {
    code: &'static str,
    label: &'static str,
    now: String,
    then: String,
    is_same: bool,
}

/// A proposal with the offer as it is now.
struct Opened {
    proposal: Proposal,
    offer: Offer,
    names: Names,
}

async fn opened(request: &Request, tx: &mut db::tx::Tx) -> Result<Opened, Refused> {
    let id: ProposalId = request.path_value("id")?;
    let proposal = store::proposal(tx, id).await?.ok_or(Refused::NotFound)?;
    let offer = offers::offer(tx, proposal.offer)
        .await?
        .ok_or(Refused::NotFound)?;
    let names = look::names(tx).await?;
    Ok(Opened {
        proposal,
        offer,
        names,
    })
}

async fn one(request: Request) -> Answer {
    let (mut tx, _permit) = look::enter(&request, Act::OfferWrite).await?;
    let opened = opened(&request, &mut tx).await?;
    answer_page(&shown(&request, &opened, InputErrors::new(), None))
}

fn shown(request: &Request, opened: &Opened, errors: InputErrors, met: Option<Notice>) -> ProposalPage {
    let Opened {
        proposal,
        offer,
        names,
    } = opened;
    let now = OfferForm::of(offer);
    let difference = |(field, text): (Field, &str)| Difference {
        code: field.code(),
        label: field.german(),
        now: now.in_words(field, names),
        then: proposal.changes.in_words(field, names),
        is_same: now.text(field) == text,
    };
    let decided = proposal.decided_at.map(|at| {
        let by = proposal.decided_by.as_deref().unwrap_or_default();
        format!("{by}, {}", Moment::german(at))
    });
    ProposalPage {
        shell: request.shell_below("Vorschlag", &[("Angebote", "/angebote"), ("Vorschläge", PATH)]),
        path: format!("{PATH}/{}", proposal.id),
        offer_path: format!("/angebote/{}", offer.id),
        offer_name: offer.name.clone(),
        origin: proposal.origin.german(),
        made: proposal.made_at.german(),
        note: proposal.note.clone(),
        state: match proposal.state {
            ProposalState::Open => tag::note("offen"),
            ProposalState::Accepted => tag::success("übernommen"),
            ProposalState::Declined => tag::neutral("abgelehnt"),
        },
        decided,
        decision_note: proposal.decision_note.clone(),
        is_open: proposal.state == ProposalState::Open,
        differences: proposal.changes.fields().map(difference).collect(),
        version: offer.version,
        errors,
        met,
    }
}

async fn decide(request: Request) -> Answer {
    let (mut tx, permit) = look::enter_writing(&request, Act::OfferWrite).await?;
    let opened = opened(&request, &mut tx).await?;
    let form = request.form()?;
    let mut errors = InputErrors::new();
    let note = form.line("antwort");
    if note.chars().count() > LONGEST_NOTE {
        errors.add(
            "antwort",
            format!("Bitte höchstens {LONGEST_NOTE} Zeichen eingeben."),
        );
        return page_again(&shown(&request, &opened, errors, None));
    }
    let note = (!note.is_empty()).then_some(note);
    let who = (permit.account(), permit.now());
    let state = match form.text("entscheidung") {
        "uebernehmen" => ProposalState::Accepted,
        "ablehnen" => ProposalState::Declined,
        _ => {
            errors.add(
                "entscheidung",
                "Bitte übernehmen Sie den Vorschlag oder lehnen Sie ihn ab.",
            );
            return page_again(&shown(&request, &opened, errors, None));
        }
    };
    if !store::decide(&mut tx, opened.proposal.id, (state, &note), who).await? {
        let met = notice::warning("Darüber hat schon jemand anderes entschieden");
        return page_conflict(&shown(&request, &opened, errors, Some(met)));
    }
    if state == ProposalState::Accepted {
        // What was not ticked stays as it is.
        let ticked = form.all("feld");
        let chosen: OfferForm = opened
            .proposal
            .changes
            .fields()
            .filter(|(field, _)| ticked.iter().any(|name| name == field.code()))
            .map(|(field, text)| (field, text.to_owned()))
            .collect();
        let wanted = OfferForm::of(&opened.offer).changed_by(&chosen);
        let after = match wanted.applied_to(&opened.offer, &opened.names, request.access().ids()) {
            Ok(after) => after,
            Err(errors) => return page_again(&shown(&request, &opened, errors, None)),
        };
        let after = Offer {
            version: form.version(),
            ..after
        };
        let is_changed = !chosen.is_empty();
        if is_changed && !write::save(&mut tx, &after, (Some(who.0), who.1)).await? {
            let met = notice::warning("Das Angebot wurde inzwischen geändert")
                .text("Der Vergleich unten zeigt den neuen Stand. Bitte entscheiden Sie noch einmal.");
            return page_conflict(&shown(&request, &opened, errors, Some(met)));
        }
    }
    look::commit(&request, tx).await?;
    go_to_saying(PATH, "gespeichert")
}
