//! SQL of referrals as a case sees them: proposed, sent, answered. For partners see `partner`, for the night `chasing`.

pub mod chasing;
pub mod counts;
pub mod list;
pub mod moved;
pub mod step;
pub mod stopping;

use std::collections::BTreeMap;

use access::failure::{Denied, Result};
use access::permit::Permit;
use base::day::Day;
use base::ids::{CaseId, Ids, OfferId, OrganisationId, PersonId, ReferralId, RowId};
use base::moment::Moment;
use consents::model::category::Category;
use consents::model::path::OutgoingPath;
use consents::model::purpose::Purpose;
use consents::model::row::Recipient;
use consents::model::wish::Wish;
use db::row::Row;
use db::tx::Tx;
use db::{sql, store_seat};
use directory::field::FieldOfAction;
use vault::sealed::{Open, Place, Sealed};

use crate::model::clock::Course;
use crate::model::code::code;
use crate::model::state::{Channel, Reason, State};

const NOTE: &str = "referrals_referral.note";
const PART: &str = "referrals_part.content";

pub(crate) fn place(column: &'static str, row: RowId) -> Place {
    Place {
        column,
        row: row.uuid().into_bytes(),
    }
}

fn note_place(id: ReferralId) -> Place {
    Place {
        column: NOTE,
        row: id.uuid().into_bytes(),
    }
}

/// A referral to be proposed.
#[derive(Clone)]
pub struct NewReferral {
    /// Its id: a form that is sent twice proposes once.
    pub id: ReferralId,
    /// Who is referred.
    pub person: PersonId,
    /// To whom.
    pub organisation: OrganisationId,
    /// To which offer, if one was chosen.
    pub offer: Option<OfferId>,
    /// The field of action.
    pub field: FieldOfAction,
    /// What for.
    pub purpose: Purpose,
    /// The sheet, a text for each category.
    pub parts: BTreeMap<Category, String>,
    /// A note for the file alone.
    pub note: String,
}

impl std::fmt::Debug for NewReferral {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NewReferral({})", self.id)
    }
}

/// A referral of a case; what is sealed shows itself only to the permit of the case.
#[derive(Debug)]
pub struct Referral {
    /// Its id.
    pub id: ReferralId,
    /// The code by which people speak of it.
    pub code: String,
    /// Who is referred.
    pub person: PersonId,
    /// To whom.
    pub organisation: OrganisationId,
    /// What that organisation is called.
    pub organisation_name: String,
    /// To which offer.
    pub offer: Option<OfferId>,
    /// What that offer is called.
    pub offer_name: Option<String>,
    /// The field of action.
    pub field: FieldOfAction,
    /// What for.
    pub purpose: Purpose,
    /// On which way it went out.
    pub channel: Option<Channel>,
    /// Its days.
    pub course: Course,
    /// Since when it is in its state.
    pub state_on: Day,
    /// Why it was declined or broken off.
    pub reason: Option<Reason>,
    /// Whether a hand-over talk is part of it.
    pub is_warm: bool,
    /// The day of that talk.
    pub talk_on: Option<Day>,
    /// Whether that talk has taken place.
    pub talk_is_held: bool,
    /// Whether the gap that it showed was noted.
    pub gap_is_noted: bool,
    /// A note for the file alone.
    pub note: Option<Open<String>>,
    /// Who proposed it, as colleagues see the name.
    pub by: String,
    /// When it was proposed.
    pub created_on: Day,
    /// For the second writer.
    pub version: i64,
}

impl Referral {
    /// How far it is.
    pub fn state(&self) -> State {
        self.course.state
    }

    /// The offer, or the organisation if none was chosen.
    pub fn to(&self) -> String {
        match &self.offer_name {
            Some(offer) => format!("{offer} ({})", self.organisation_name),
            None => self.organisation_name.clone(),
        }
    }
}

/// The wish with which the gate is asked to pass on these categories.
pub fn wish(
    path: OutgoingPath,
    (organisation, purpose): (OrganisationId, Purpose),
    categories: impl IntoIterator<Item = Category>,
) -> Wish {
    Wish::by_consent(path, Recipient::Organisation(organisation), purpose, categories)
}

/// Proposes a referral in the case of the permit; false if it is proposed already.
///
/// # Errors
/// [`Denied::NotFound`] if the person takes no part in the case; what the database reports.
pub async fn propose(tx: &mut Tx, permit: &Permit<CaseId>, new: &NewReferral, ids: &Ids) -> Result<bool> {
    if permit.key_of(new.person).is_none() {
        return Err(Denied::NotFound);
    }
    let today = permit.now().day();
    let note = Sealed::seal(&new.note, permit.key()?, note_place(new.id), ids);
    let touched = sql!(
        "INSERT INTO referrals_referral (id, case_id, person_id, code, organisation_id, offer_id, field, purpose, state,
             state_on, is_warm, talk_is_held, gap_is_noted, note, created_at, created_by, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, FALSE, FALSE, FALSE, $11, $12, $13, 1)
         ON CONFLICT (id) DO NOTHING"
    )
    .bind(&new.id)
    .bind(&permit.id())
    .bind(&new.person)
    .bind(&code(ids))
    .bind(&new.organisation)
    .bind(&new.offer)
    .bind(&new.field)
    .bind(&new.purpose)
    .bind(&State::Proposed)
    .bind(&today)
    .bind(&note)
    .bind(&permit.now())
    .bind(&permit.account())
    .run(tx)
    .await?;
    if touched == 0 {
        return Ok(false);
    }
    let mut parts = Vec::with_capacity(new.parts.len());
    for (category, text) in &new.parts {
        let id = RowId::from_uuid(ids.next());
        parts.push((
            id,
            *category,
            Sealed::seal(text, permit.key()?, place(PART, id), ids),
        ));
    }
    sql!(
        "INSERT INTO referrals_part (id, referral_id, case_id, category, content) VALUES ($1, $2, $3, $4, $5)"
    )
    .run_for_each(tx, parts, |row, (id, category, content)| {
        row.bind(&id)
            .bind(&new.id)
            .bind(&permit.id())
            .bind(&category)
            .bind(&content)
    })
    .await?;
    let proposed = step::NewStep {
        state: State::Proposed,
        reason: None,
        on: today,
        channel: None,
        note: None,
    };
    step::insert(tx, permit, (new.id, &proposed), ids).await?;
    Ok(true)
}

/// The sheet of a referral of the case: a text for each category.
///
/// # Errors
/// What the database reports, or a text that does not open.
pub async fn parts(
    tx: &mut Tx,
    permit: &Permit<CaseId>,
    referral: ReferralId,
) -> Result<BTreeMap<Category, Open<String>>> {
    let key = permit.key()?;
    let found = sql!(
        "SELECT id, category, content FROM referrals_part
         WHERE referral_id = $1 AND case_id = $2
         ORDER BY category
         LIMIT 50"
    )
    .bind(&referral)
    .bind(&permit.id())
    .all(tx, |row| {
        let id: RowId = row.get("id")?;
        let content: Sealed<String> = row.get("content")?;
        let category: Category = row.get("category")?;
        Ok((category, content.open(key, place(PART, id), store_seat!())))
    })
    .await?;
    let opened = found.into_iter().map(|(category, text)| Ok((category, text?)));
    opened.collect()
}

/// The referrals of the case of the permit, the newest first.
///
/// # Errors
/// What the database reports, or a note that does not open.
pub async fn of_case(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Vec<Referral>> {
    let rows = sql!(
        "SELECT r.id, r.code, r.person_id, r.organisation_id, o.name AS organisation_name, r.offer_id,
             f.name AS offer_name, r.field, r.purpose, r.channel, r.state, r.state_on, r.reason, r.sent_on,
             r.answer_due_on, r.answered_on, r.waits_until, r.started_on, r.ended_on, r.is_warm, r.talk_on,
             r.talk_is_held, r.gap_is_noted, r.note, a.display_name, r.created_at, r.version
         FROM referrals_referral r
         JOIN organisation_organisation o ON o.id = r.organisation_id
         JOIN access_account a ON a.id = r.created_by
         LEFT JOIN directory_offer f ON f.id = r.offer_id
         WHERE r.case_id = $1
         ORDER BY r.id DESC
         LIMIT 200"
    )
    .bind(&permit.id())
    .all(tx, read)
    .await?;
    rows.into_iter()
        .filter(|row| row.is_known_to(permit))
        .map(|row| row.opened(permit))
        .collect()
}

/// One referral of the case of the permit.
///
/// # Errors
/// What the database reports, or a note that does not open.
pub async fn find(tx: &mut Tx, permit: &Permit<CaseId>, id: ReferralId) -> Result<Option<Referral>> {
    let row = sql!(
        "SELECT r.id, r.code, r.person_id, r.organisation_id, o.name AS organisation_name, r.offer_id,
             f.name AS offer_name, r.field, r.purpose, r.channel, r.state, r.state_on, r.reason, r.sent_on,
             r.answer_due_on, r.answered_on, r.waits_until, r.started_on, r.ended_on, r.is_warm, r.talk_on,
             r.talk_is_held, r.gap_is_noted, r.note, a.display_name, r.created_at, r.version
         FROM referrals_referral r
         JOIN organisation_organisation o ON o.id = r.organisation_id
         JOIN access_account a ON a.id = r.created_by
         LEFT JOIN directory_offer f ON f.id = r.offer_id
         WHERE r.id = $1 AND r.case_id = $2"
    )
    .bind(&id)
    .bind(&permit.id())
    .first(tx, read)
    .await?;
    row.filter(|row| row.is_known_to(permit))
        .map(|row| row.opened(permit))
        .transpose()
}

/// Notes that the gap which a referral showed is counted; nothing says which one it is.
///
/// # Errors
/// What the database reports.
pub async fn note_gap(tx: &mut Tx, permit: &Permit<CaseId>, id: ReferralId) -> Result<bool> {
    let touched = sql!(
        "UPDATE referrals_referral SET gap_is_noted = TRUE, version = version + 1
         WHERE id = $1 AND case_id = $2 AND NOT gap_is_noted"
    )
    .bind(&id)
    .bind(&permit.id())
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// Notes the hand-over talk of a referral: planned for a day, or held on it.
///
/// # Errors
/// What the database reports.
pub async fn note_talk(
    tx: &mut Tx,
    permit: &Permit<CaseId>,
    (id, on, is_held): (ReferralId, Option<Day>, bool),
) -> Result<bool> {
    let touched = sql!(
        "UPDATE referrals_referral SET is_warm = TRUE, talk_on = $1, talk_is_held = $2, version = version + 1
         WHERE id = $3 AND case_id = $4"
    )
    .bind(&on)
    .bind(&is_held)
    .bind(&id)
    .bind(&permit.id())
    .run(tx)
    .await?;
    Ok(touched == 1)
}

struct Found {
    referral: Referral,
    note: Sealed<String>,
}

impl Found {
    fn is_known_to(&self, permit: &Permit<CaseId>) -> bool {
        permit.key_of(self.referral.person).is_some()
    }

    fn opened(self, permit: &Permit<CaseId>) -> Result<Referral> {
        let place = note_place(self.referral.id);
        let note = self.note.open(permit.key()?, place, store_seat!())?;
        Ok(Referral {
            note: Some(note),
            ..self.referral
        })
    }
}

/// The days that count, from the columns of a referral.
pub(crate) fn course(row: &Row<'_>) -> db::failure::Result<Course> {
    Ok(Course {
        state: row.get("state")?,
        sent_on: row.get("sent_on")?,
        answer_due_on: row.get("answer_due_on")?,
        answered_on: row.get("answered_on")?,
        waits_until: row.get("waits_until")?,
        started_on: row.get("started_on")?,
        ended_on: row.get("ended_on")?,
    })
}

fn read(row: &Row<'_>) -> db::failure::Result<Found> {
    Ok(Found {
        referral: Referral {
            id: row.get("id")?,
            code: row.get("code")?,
            person: row.get("person_id")?,
            organisation: row.get("organisation_id")?,
            organisation_name: row.get("organisation_name")?,
            offer: row.get("offer_id")?,
            offer_name: row.get("offer_name")?,
            field: row.get("field")?,
            purpose: row.get("purpose")?,
            channel: row.get("channel")?,
            course: course(row)?,
            state_on: row.get("state_on")?,
            reason: row.get("reason")?,
            is_warm: row.get("is_warm")?,
            talk_on: row.get("talk_on")?,
            talk_is_held: row.get("talk_is_held")?,
            gap_is_noted: row.get("gap_is_noted")?,
            note: None,
            by: row.get("display_name")?,
            created_on: row.get::<Moment>("created_at")?.day(),
            version: row.get("version")?,
        },
        note: row.get("note")?,
    })
}
