//! What members of another organisation see and answer: only what is addressed to it, and only as long as the consent
//! holds, asked anew for every list and every view. Its pages stand in `portal`.

mod store;

use std::collections::{BTreeMap, BTreeSet};

use access::failure::{Denied, Result};
use access::permit::{AddressedPermit, Permit};
use base::day::Day;
use base::ids::{AccountId, CaseId, Ids, OrganisationId, PersonId, ReferralId};
use consents::gate::{Answer as GateAnswer, Gate};
use consents::model::category::Category;
use consents::model::path::OutgoingPath;
use consents::model::purpose::Purpose;
use consents::paper::letterhead_of;
use db::tx::Tx;
use print::document::Document;
use web::answer::Refused;

use crate::model::answer::Answer;
use crate::model::clock::Course;
use crate::model::state::{Reason, State, may_step};
use crate::paper::{HandOver, Line};
use crate::store::wish;

/// A referral to one's own organisation; nothing of it says who is meant.
#[derive(Clone, Debug)]
pub struct Addressed {
    /// The referral.
    pub id: ReferralId,
    /// The code by which people speak of it.
    pub code: String,
    /// To which organisation it is addressed.
    pub organisation: OrganisationId,
    /// The offer, or the organisation if none was chosen.
    pub to: String,
    /// What for.
    pub purpose: Purpose,
    /// Its days.
    pub course: Course,
    /// Since when it is in its state.
    pub state_on: Day,
    /// Why it was declined or broken off.
    pub reason: Option<Reason>,
    /// The case manager who has sent it, as colleagues see the name.
    pub by: String,
    /// Whether a hand-over talk is part of it, and on which day.
    pub talk: Option<Option<Day>>,
    /// The case it is taken from; for those who are told of answers.
    pub(crate) case: CaseId,
    person: PersonId,
    categories: BTreeSet<Category>,
}

impl Addressed {
    /// How far it is.
    pub fn state(&self) -> State {
        self.course.state
    }
}

/// What is addressed to the organisations of the permit and may be seen today, the newest first. Whatever a consent no
/// longer covers is left out, as if it had never been.
///
/// # Errors
/// What the database reports.
pub async fn listed(tx: &mut Tx, permit: &AddressedPermit, gate: &Gate) -> Result<Vec<Addressed>> {
    let found = store::addressed(tx, permit).await?;
    let wishes: Vec<_> = found
        .iter()
        .map(|one| {
            let to = (one.organisation, one.purpose);
            let categories = one.categories.iter().copied();
            (one.person, wish(OutgoingPath::PartnerPage, to, categories))
        })
        .collect();
    let standing = gate.standing(tx, &wishes, permit.now().day()).await?;
    let seen = found.into_iter().zip(standing);
    Ok(seen
        .filter(|(_, decision)| decision.is_complete())
        .map(|(one, _)| one)
        .collect())
}

/// An opened referral, for a member of the organisation it is addressed to.
#[derive(Debug)]
pub struct Sheet {
    /// What the list says of it.
    pub referral: Addressed,
    /// What was handed over, a text for each category.
    pub parts: BTreeMap<Category, String>,
}

/// Opens what is addressed, asked anew at the gate: the first view of somebody on a day is written down as passed on.
/// `None` if no consent covers it any more; then it does not exist.
///
/// # Errors
/// What the database reports, or a text that does not open.
pub async fn opened(tx: &mut Tx, permit: &Permit<ReferralId>, gate: &Gate) -> Result<Option<Sheet>> {
    let Some(referral) = store::find(tx, permit).await? else {
        return Ok(None);
    };
    let asked = (
        OutgoingPath::PartnerPage,
        referral.purpose,
        referral.categories.clone(),
    );
    let is_first = store::note_view(tx, permit).await?;
    let may_be_seen = if is_first {
        gate.ask_addressed(tx, permit, asked).await?.is_ok()
    } else {
        gate.preview_addressed(tx, permit, asked).await?.may_go()
    };
    if !may_be_seen {
        return Ok(None);
    }
    let parts = store::extract(tx, permit).await?;
    Ok(Some(Sheet { referral, parts }))
}

/// Asks the gate for the sheet as a file; what is granted is written down.
///
/// # Errors
/// What the database reports.
pub async fn ask_for_file(
    tx: &mut Tx,
    permit: &Permit<ReferralId>,
    (gate, sheet): (&Gate, &Sheet),
) -> Result<GateAnswer> {
    let categories = sheet.referral.categories.clone();
    let asked = (OutgoingPath::HandOverSheet, sheet.referral.purpose, categories);
    gate.ask_addressed(tx, permit, asked).await
}

/// The sheet as a document; it is printed with the disclosure that [`ask_for_file`] gives.
///
/// # Errors
/// What the database reports.
pub async fn sheet_document(
    tx: &mut Tx,
    sheet: &Sheet,
    (today, is_demo): (Day, bool),
) -> std::result::Result<Document, Refused> {
    let referral = &sheet.referral;
    let seat = access::subject::store::seat(tx, &referral.case.to_string()).await?;
    let controller = seat.ok_or(Refused::NotFound)?.controller;
    let lines = sheet.parts.iter().map(|(category, text)| Line {
        category: *category,
        text: text.clone(),
    });
    let paper = HandOver {
        code: referral.code.clone(),
        organisation: referral.to.clone(),
        offer: None,
        purpose: referral.purpose,
        lines: lines.collect(),
        by: referral.by.clone(),
        letterhead: letterhead_of(tx, controller).await?,
        today,
        is_demo,
    };
    Ok(paper.document())
}

/// What came of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    /// It is written down; this account is to be told.
    Done {
        /// Whose case it is.
        owner: Option<AccountId>,
        /// The case.
        case: CaseId,
    },
    /// Somebody else has answered meanwhile.
    TooLate,
}

/// Writes down what a member of the organisation answers.
///
/// # Errors
/// [`Denied::NotFound`] if the step does not follow; what the database reports.
pub async fn answer(
    tx: &mut Tx,
    permit: &Permit<ReferralId>,
    (referral, answer): (&Addressed, &Answer),
    ids: &Ids,
) -> Result<Answered> {
    if may_step(referral.state(), answer.to, answer.reason).is_err() {
        return Err(Denied::NotFound);
    }
    if !store::answer(tx, permit, (referral, answer), ids).await? {
        return Ok(Answered::TooLate);
    }
    let owner = store::owner(tx, referral.case).await?;
    Ok(Answered::Done {
        owner,
        case: referral.case,
    })
}
