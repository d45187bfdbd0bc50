//! SQL of what may be due: closed cases, persons without a case, emergency notes. The exact day is judged by the rule; who
//! waits in a run already is left out.

use access::permit::JobPermit;
use base::day::Day;
use base::ids::{CaseId, EmergencyId, OrganisationId, PersonId};
use base::moment::Moment;
use db::failure::Result;
use db::sql;
use db::tx::Tx;

/// A file whose time may be over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Candidate<S> {
    pub(crate) file: S,
    pub(crate) controller: OrganisationId,
    pub(crate) ended_on: Day,
}

/// Cases closed before a day, the oldest first, after one of them.
pub(crate) async fn cases(
    tx: &mut Tx,
    _permit: &JobPermit,
    (before, after): (Day, &(String, String)),
) -> Result<Vec<Candidate<CaseId>>> {
    sql!(
        "SELECT c.id, COALESCE(c.closed_on, c.phase_since) AS ended_on, s.controller_id
         FROM cases_case c JOIN access_subject s ON s.id = c.id
         WHERE c.phase = 'closed' AND c.phase_since < $1 AND (c.phase_since, c.id) > ($2, $3)
           AND NOT EXISTS (SELECT 1 FROM rights_run_item i WHERE i.subject = 'case:' || c.id)
         ORDER BY c.phase_since, c.id
         LIMIT 500"
    )
    .bind(&before)
    .bind(&after.0)
    .bind(&after.1)
    .all(tx, |row| {
        Ok(Candidate {
            file: row.get("id")?,
            controller: row.get("controller_id")?,
            ended_on: row.get("ended_on")?,
        })
    })
    .await
}

/// Everybody who takes or took part in a case and takes part in no other.
pub(crate) async fn persons_of(tx: &mut Tx, _permit: &JobPermit, case: CaseId) -> Result<Vec<PersonId>> {
    sql!(
        "SELECT q.person_id FROM (
             SELECT a.person_id FROM access_participant a WHERE a.case_id = $1
             UNION SELECT p.person_id FROM cases_participant p WHERE p.case_id = $1
             UNION SELECT c.lead_person_id AS person_id FROM cases_case c WHERE c.id = $1) q
         WHERE NOT EXISTS (SELECT 1 FROM access_participant o WHERE o.person_id = q.person_id AND o.case_id <> $1)
           AND NOT EXISTS (SELECT 1 FROM cases_case l WHERE l.lead_person_id = q.person_id AND l.id <> $1)
         ORDER BY q.person_id
         LIMIT 100"
    )
    .bind(&case)
    .all(tx, |row| row.get("person_id"))
    .await
}

/// Persons without a case who were not changed since a moment, after one of them.
pub(crate) async fn persons(
    tx: &mut Tx,
    _permit: &JobPermit,
    (before, after): (Moment, &str),
) -> Result<Vec<Candidate<PersonId>>> {
    sql!(
        "SELECT p.id, p.changed_at, s.controller_id,
             (SELECT MAX(c.happened_on) FROM cases_contact c WHERE c.person_id = p.id) AS contact_on
         FROM people_person p JOIN access_subject s ON s.id = p.id
         WHERE p.id > $1 AND p.changed_at < $2
           AND NOT EXISTS (SELECT 1 FROM access_participant a WHERE a.person_id = p.id)
           AND NOT EXISTS (SELECT 1 FROM cases_case l WHERE l.lead_person_id = p.id)
           AND NOT EXISTS (SELECT 1 FROM people_merge m WHERE m.gone_id = p.id AND m.parted_at IS NULL)
           AND NOT EXISTS (SELECT 1 FROM rights_run_item i WHERE i.subject = 'person:' || p.id)
         ORDER BY p.id
         LIMIT 500"
    )
    .bind_text(after)
    .bind(&before)
    .all(tx, |row| {
        let changed = row.get::<Moment>("changed_at")?.day();
        let contact: Option<Day> = row.get("contact_on")?;
        Ok(Candidate {
            file: row.get("id")?,
            controller: row.get("controller_id")?,
            ended_on: contact.map_or(changed, |contact| contact.max(changed)),
        })
    })
    .await
}

/// Emergency notes written before a moment, after one of them.
pub(crate) async fn emergencies(
    tx: &mut Tx,
    _permit: &JobPermit,
    (before, after): (Moment, &str),
) -> Result<Vec<Candidate<EmergencyId>>> {
    sql!(
        "SELECT e.id, e.written_at, s.controller_id
         FROM cases_emergency e JOIN access_subject s ON s.id = e.id
         WHERE e.id > $1 AND e.written_at < $2
           AND NOT EXISTS (SELECT 1 FROM rights_run_item i WHERE i.subject = 'emergency:' || e.id)
         ORDER BY e.id
         LIMIT 500"
    )
    .bind_text(after)
    .bind(&before)
    .all(tx, |row| {
        Ok(Candidate {
            file: row.get("id")?,
            controller: row.get("controller_id")?,
            ended_on: row.get::<Moment>("written_at")?.day(),
        })
    })
    .await
}
