//! Sending a referral: the gate is asked in the transaction that notes it, and only for what was seen before.

use access::act::Act;
use access::gate::addressed::NewAddress;
use base::input::InputErrors;
use base::refusal::Refusal;
use cases::case::opened::{Opened, head, opened_for_writing};
use consents::before::SEEN;
use consents::gate::Gate;
use consents::model::path::OutgoingPath;
use post::mail::model::LinkPath;
use post::mail::outbox::Outbox;
use post::notice::model::NoticeKind;
use post::notice::{Told, tell};
use web::answer::{Answer, Refused, go_to_saying, page, page_again};
use web::request::Request;

use super::stand::{sending_wish, stand_page};
use super::{address, named};
use crate::input::read_sending;
use crate::model::state::Channel;
use crate::nightly::PARTNER_PAGE;
use crate::store::parts;
use crate::store::step::send as note_sent;
use crate::team::store::told;

pub(super) async fn send(request: Request) -> Answer {
    let mut case = opened_for_writing(&request, Act::CaseWrite).await?;
    let form = request.form()?;
    let referral = named(&mut case, &form).await?;
    let parts = parts(&mut case.tx, &case.permit, referral.id).await?;
    let members = told(&mut case.tx, referral.organisation, case.permit.now().day()).await?;
    let wish = sending_wish(&referral, &parts, OutgoingPath::Referral);
    let sending = match read_sending(&form, !members.is_empty()) {
        Ok(sending) if case.head.phase.is_open() => sending,
        other => {
            let errors = other.err().unwrap_or_default();
            return page_again(&stand_page(&request, &mut case, &referral, errors).await?);
        }
    };
    if form.text(SEEN) != wish.mark() {
        return page(&stand_page(&request, &mut case, &referral, InputErrors::new()).await?);
    }
    let gate = request.room::<Gate>()?;
    let is_by_portal = sending.channel == Channel::Portal;
    let extract = if is_by_portal {
        let who = request.who()?;
        let new = NewAddress {
            id: referral.id,
            person: referral.person,
            organisation: referral.organisation,
        };
        let id = case.permit.id();
        drop(case);
        let access = request.access();
        let (mut tx, permit, extract) = access.addressing(who, (Act::CaseWrite, id), new).await?;
        let head = head(&mut tx, &permit).await?;
        case = Opened { tx, permit, head };
        Some(extract)
    } else {
        None
    };
    let granted = gate
        .ask_for_case(&mut case.tx, &case.permit, &[referral.person], &wish)
        .await?;
    if let Err(refused) = granted {
        // Nothing of the attempt stays: the page is made from what stood before.
        drop(case);
        let mut case = opened_for_writing(&request, Act::CaseWrite).await?;
        let mut errors = InputErrors::new();
        errors.add("weg", refused.german());
        return page_again(&stand_page(&request, &mut case, &referral, errors).await?);
    }
    let what = (&referral, &sending, &parts);
    let ids = request.access().ids();
    if !note_sent(&mut case.tx, (&case.permit, extract.as_ref()), what, ids).await? {
        return Err(Refused::NotFound);
    }
    if is_by_portal {
        let link: LinkPath = PARTNER_PAGE.parse().map_err(Refused::failed)?;
        let outbox = request.room::<Outbox>()?;
        let members: Vec<Told> = members.into_iter().map(Told::Account).collect();
        tell(
            &mut case.tx,
            outbox,
            &members,
            (NoticeKind::ReferralArrived, &link),
        )
        .await?;
    }
    let back = address(&case, referral.id);
    case.tx.commit().await?;
    go_to_saying(&back, "vermittelt")
}
