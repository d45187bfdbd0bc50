//! Invented cases: each household becomes one, resting on a consent on paper, in a phase as its age suggests.

use access::back_door::BackDoor;
use access::permit::JobPermit;
use base::day::Day;
use base::ids::{Ids, PersonId};
use cases::case::model::{AccessRoute, CloseReason, Phase, TargetGroup};
use cases::case::store::bulk::{BulkCase, bulk_insert};
use cases::case::store::{Course, NewCase};
use cases::participant::model::Part;
use consents::store::earlier::{EarlierPaper, record_for_a_job};
use people::person::store::NewPerson;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha20Rng;

use crate::failure::Result;

/// Papers recorded in one transaction: it stays below fifty milliseconds.
const PAPERS_AT_ONCE: usize = 100;
/// Days since the oldest case began.
const OLDEST: i32 = 900;

/// Draws what is known of cases; the same for the same seed.
pub(crate) struct Cases {
    chance: ChaCha20Rng,
    today: Day,
}

impl std::fmt::Debug for Cases {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Cases")
    }
}

impl Cases {
    /// Draws with this seed, as of this day.
    pub(crate) fn drawn(seed: u64, today: Day) -> Self {
        Self {
            chance: ChaCha20Rng::seed_from_u64(seed ^ 0xCA5E),
            today,
        }
    }

    /// One case for each household, given as its members in order of their adding.
    ///
    /// # Errors
    /// What the database or the key store reports.
    pub(crate) async fn add(
        &mut self,
        (back_door, permit): (&BackDoor, &JobPermit),
        ids: &Ids,
        households: &[&[(PersonId, &NewPerson)]],
    ) -> Result<()> {
        let drawn: Vec<(BulkCase, Vec<EarlierPaper>)> = households
            .iter()
            .filter_map(|members| self.case_of(members))
            .collect();
        let papers: Vec<EarlierPaper> = drawn.iter().flat_map(|(_, papers)| papers).copied().collect();
        for some in papers.chunks(PAPERS_AT_ONCE) {
            let mut tx = back_door.write().await?;
            record_for_a_job(&mut tx, permit, some, ids).await?;
            tx.commit().await?;
        }
        let cases: Vec<BulkCase> = drawn.into_iter().map(|(case, _)| case).collect();
        bulk_insert(back_door, &cases).await?;
        Ok(())
    }

    fn case_of(&mut self, members: &[(PersonId, &NewPerson)]) -> Option<(BulkCase, Vec<EarlierPaper>)> {
        let (lead, first) = members.first()?;
        let course = self.course();
        let partner = members.get(1).filter(|_| self.chance.random_bool(0.6));
        let papers = std::iter::once(*lead).chain(partner.map(|(person, _)| *person));
        let papers = papers.map(|person| EarlierPaper {
            person,
            controller: first.controller,
            on: course.opened_on,
            account: first.owner,
        });
        let case = BulkCase {
            owner: first.owner,
            controller: first.controller,
            lead: *lead,
            others: partner
                .map(|(person, _)| (*person, Part::Partner))
                .into_iter()
                .collect(),
            new: NewCase {
                language: first.details.language,
                target_group: Some(self.one_of(TargetGroup::ALL)),
                access_route: Some(self.one_of(AccessRoute::ALL)),
                municipality: first.municipality,
                social_area: None,
            },
            course,
        };
        Some((case, papers.collect()))
    }

    /// Young cases are in clearing, most are accompanied, some were referred on, old ones are often closed.
    fn course(&mut self) -> Course {
        let age = self.chance.random_range(0..OLDEST);
        let opened_on = self.today.plus_days(-age);
        let (phase, days_in_phase) = match (age, self.chance.random_range(0..10)) {
            (..21, _) => (Phase::Clearing, age),
            (360.., 0..6) | (180.., 0..2) => (Phase::Closed, self.chance.random_range(0..age)),
            (_, 9) => (Phase::ReferredOn, self.chance.random_range(0..80).min(age)),
            _ => (Phase::Accompanied, age - 14),
        };
        let phase_since = self.today.plus_days(-days_in_phase);
        let since_contact = self.chance.random_range(0..60).min(age);
        Course {
            opened_on,
            phase,
            phase_since,
            last_contact_on: if phase.is_open() {
                self.today.plus_days(-since_contact)
            } else {
                phase_since
            },
            close_reason: (!phase.is_open()).then(|| self.one_of(CloseReason::ALL)),
        }
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.chance.random_range(0..all.len())]
    }
}
