//! SQL of cases: opened with a consent, moved with a permit. Many at once stand in [`bulk`], what was in [`history`].

pub mod around;
pub mod bulk;
pub mod history;
pub(crate) mod rows;
pub mod undone;

use std::sync::Arc;

use access::act::Act;
use access::failure::{Denied, Result};
use access::permit::Permit;
use access::subject::store as subjects;
use base::day::Day;
use base::ids::{CaseId, Ids, MunicipalityId, OrganisationId, PersonId, SocialAreaId};
use base::language::Language;
use consents::store::proof::ProcessingConsent;
use db::sql;
use db::tx::Tx;
use people::person::model::Name;
use people::person::store::of_case::name_of_case;
use vault::sealed::{Open, Sealed};

use self::rows::{NewRow, State, insert, insert_state};
use crate::case::model::{AccessRoute, CloseReason, MoveRefused, Phase, TargetGroup, may_move};

/// What every page of a case shows above: coded, and the name of the lead person for whoever may open the file.
#[derive(Clone, Debug)]
pub struct Head {
    /// The random code by which people speak of it, such as `F-7K3Q`.
    pub code: String,
    /// The phase.
    pub phase: Phase,
    /// Since when it is in this phase.
    pub phase_since: Day,
    /// The lead person (Hauptperson).
    pub lead: PersonId,
    /// The name of the lead person; it shows itself only to the permit of the case.
    lead_name: Option<Arc<Open<Name>>>,
    /// Since when.
    pub opened_on: Day,
    /// The last contact.
    pub last_contact_on: Day,
    /// When it was closed.
    pub closed_on: Option<Day>,
    /// Why it was closed.
    pub close_reason: Option<CloseReason>,
    /// Whose case it is, as colleagues see the name.
    pub owner: String,
    /// The controller (Verantwortlicher).
    pub controller: OrganisationId,
    /// Where it belongs.
    pub municipality: Option<MunicipalityId>,
    /// The language of the talks.
    pub language: Option<Language>,
    /// The target group.
    pub target_group: Option<TargetGroup>,
    /// How the person came.
    pub access_route: Option<AccessRoute>,
    /// For the second writer.
    pub version: i64,
}

impl Head {
    /// The number and the name of the lead person, as the way to the page shows them; never for a title.
    pub fn label(&self, permit: &Permit<CaseId>) -> String {
        let name = self.lead_name.as_deref().and_then(|name| permit.reveal(name));
        match name {
            Some(name) => format!("{} {}", self.code, name.in_full()),
            None => self.code.clone(),
        }
    }
}

/// The head of the case of the permit; `None` if the row is gone.
///
/// # Errors
/// What the database reports.
pub async fn head(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Option<Head>> {
    Ok(sql!(
        "SELECT c.code, c.phase, c.phase_since, c.lead_person_id, c.opened_on, c.last_contact_on, c.closed_on,
             c.close_reason, COALESCE(o.display_name, '') AS owner, s.controller_id, c.municipality_id, c.language,
             c.target_group, c.access_route, c.version, p.name AS lead_name
         FROM cases_case c
         JOIN access_subject s ON s.id = c.id
         LEFT JOIN people_person p ON p.id = c.lead_person_id
         LEFT JOIN access_account o ON o.id = s.account_id
         WHERE c.id = $1"
    )
    .bind(&permit.id())
    .first(tx, |row| {
        let lead = row.get("lead_person_id")?;
        let name: Option<Sealed<Name>> = row.get("lead_name")?;
        let name = name.and_then(|name| name_of_case(&name, permit, lead));
        Ok(Head {
            code: row.get("code")?,
            phase: row.get("phase")?,
            phase_since: row.get("phase_since")?,
            lead,
            lead_name: name.map(Arc::new),
            opened_on: row.get("opened_on")?,
            last_contact_on: row.get("last_contact_on")?,
            closed_on: row.get("closed_on")?,
            close_reason: row.get("close_reason")?,
            owner: row.get("owner")?,
            controller: row.get("controller_id")?,
            municipality: row.get("municipality_id")?,
            language: row.get("language")?,
            target_group: row.get("target_group")?,
            access_route: row.get("access_route")?,
            version: row.get("version")?,
        })
    })
    .await?)
}

/// A case that somebody takes part in, as the person's pages name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseOfPerson {
    /// The case.
    pub id: CaseId,
    /// Its code.
    pub code: String,
    /// Its phase.
    pub phase: Phase,
}

/// The cases in which the person of the permit takes part or is the lead person and that are not hidden from its account,
/// the newest first.
///
/// # Errors
/// What the database reports.
pub async fn cases_of(tx: &mut Tx, permit: &Permit<PersonId>) -> Result<Vec<CaseOfPerson>> {
    Ok(sql!(
        "SELECT c.id, c.code, c.phase FROM access_participant p
         JOIN cases_case c ON c.id = p.case_id
         JOIN access_subject s ON s.id = c.id
         WHERE p.person_id = $1
           AND (NOT s.is_restricted OR s.account_id = $2 OR EXISTS (
                SELECT 1 FROM access_protection g
                JOIN access_protection_name n ON n.group_id = g.group_id
                WHERE g.subject_id = s.id AND g.lifted_at IS NULL
                  AND n.account_id = $2 AND n.ends_at > $3 AND n.ended_at IS NULL))
         ORDER BY c.opened_on DESC, c.id DESC
         LIMIT 50"
    )
    .bind(&permit.id())
    .bind(&permit.account())
    .bind(&permit.now())
    .all(tx, |row| {
        Ok(CaseOfPerson {
            id: row.get("id")?,
            code: row.get("code")?,
            phase: row.get("phase")?,
        })
    })
    .await?)
}

/// What is asked when a case begins; everything else is known from the person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewCase {
    /// The language of the talks.
    pub language: Option<Language>,
    /// The target group.
    pub target_group: Option<TargetGroup>,
    /// How the person came.
    pub access_route: Option<AccessRoute>,
    /// Where the case belongs.
    pub municipality: Option<MunicipalityId>,
    /// In which part of it.
    pub social_area: Option<SocialAreaId>,
}

/// Begins the case of the permit, in clearing; returns its code.
///
/// The consent must be that of the lead person for the controller of the case: without it there is no case.
///
/// # Errors
/// [`Denied::NotFound`] if the permit is not for beginning a case, or the consent is not about its lead person and
/// controller; what the database reports.
pub async fn create(
    tx: &mut Tx,
    permit: &Permit<CaseId>,
    consent: &ProcessingConsent,
    new: &NewCase,
    ids: &Ids,
) -> Result<String> {
    let id = permit.id();
    let lead = permit.people().find(|person| consent.covers(*person));
    let seat = subjects::seat(tx, &id.to_string()).await?;
    let (Some(lead), Some(seat)) = (lead, seat) else {
        return Err(Denied::NotFound);
    };
    if permit.act() != Act::CaseCreate || seat.controller != consent.controller() {
        return Err(Denied::NotFound);
    }
    if let (Some(account), true) = (seat.account, seat.municipality != new.municipality) {
        let place = (seat.controller, new.municipality);
        subjects::give_to(tx, &id.to_string(), account, place).await?;
    }
    let today = permit.now().day();
    let row = NewRow {
        id,
        lead,
        new,
        course: Course::begun_on(today),
        note: None,
        by: permit.account(),
    };
    let codes = insert(tx, &[row], (permit.now(), ids)).await?;
    codes.into_iter().next().ok_or(Denied::NotFound)
}

/// How far a case has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Course {
    /// Since when it is a case.
    pub opened_on: Day,
    /// Its phase; closed ones say why.
    pub phase: Phase,
    /// Since when it is in it.
    pub phase_since: Day,
    /// The last contact.
    pub last_contact_on: Day,
    /// Why it was closed, on the day of its phase.
    pub close_reason: Option<CloseReason>,
}

impl Course {
    /// A case that begins on this day.
    pub const fn begun_on(day: Day) -> Self {
        Self {
            opened_on: day,
            phase: Phase::Clearing,
            phase_since: day,
            last_contact_on: day,
            close_reason: None,
        }
    }
}

/// Moves the case of the permit into another open phase, as responsibility in its life areas asks.
///
/// # Errors
/// What the database reports; [`MoveRefused`] if the rule says no: closing and reopening are acts of their own.
pub async fn set_phase(
    tx: &mut Tx,
    permit: &Permit<CaseId>,
    to: Phase,
    ids: &Ids,
) -> Result<std::result::Result<(), MoveRefused>> {
    let Some(head) = head(tx, permit).await? else {
        return Err(Denied::NotFound);
    };
    if let Err(refused) = may_move(head.phase, to) {
        return Ok(Err(refused));
    }
    if !head.phase.is_open() || !to.is_open() {
        return Ok(Err(MoveRefused::IsClosed));
    }
    if !enter(tx, permit, (head.phase, to)).await? {
        return Ok(Err(MoveRefused::ChangedMeanwhile));
    }
    let state = State {
        phase: to,
        reason: None,
        note: None,
        by: Some(permit.account()),
    };
    insert_state(tx, permit.id(), state, (permit.now(), ids)).await?;
    Ok(Ok(()))
}

/// False if the case is in another phase by now.
async fn enter(tx: &mut Tx, permit: &Permit<CaseId>, (from, to): (Phase, Phase)) -> Result<bool> {
    let touched = sql!(
        "UPDATE cases_case
         SET phase = $1, phase_since = $2, hand_over_confirmed_on = NULL, version = version + 1, changed_at = $3,
             changed_by = $4
         WHERE id = $5 AND phase = $6"
    )
    .bind(&to)
    .bind(&permit.now().day())
    .bind(&permit.now())
    .bind(&permit.account())
    .bind(&permit.id())
    .bind(&from)
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// Notes that there was a contact in the case of the permit on this day; an older one changes nothing.
///
/// # Errors
/// What the database reports.
pub async fn note_contact(tx: &mut Tx, permit: &Permit<CaseId>, on: Day) -> Result<()> {
    sql!("UPDATE cases_case SET last_contact_on = $1 WHERE id = $2 AND last_contact_on < $1")
        .bind(&on)
        .bind(&permit.id())
        .run(tx)
        .await?;
    Ok(())
}

/// Notes that whoever took over has confirmed the hand-over; the case closes itself the following night. False if the
/// case is not referred on.
///
/// # Errors
/// What the database reports.
pub async fn confirm_hand_over(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<bool> {
    let touched = sql!(
        "UPDATE cases_case SET hand_over_confirmed_on = $1, version = version + 1, changed_at = $2, changed_by = $3
         WHERE id = $4 AND phase = 'referred_on'"
    )
    .bind(&permit.now().day())
    .bind(&permit.now())
    .bind(&permit.account())
    .bind(&permit.id())
    .run(tx)
    .await?;
    Ok(touched == 1)
}
