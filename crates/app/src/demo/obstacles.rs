//! Invented obstacles for the demo, about three in a case, spread over two years, so that boards have curves to look at. In one
//! field and place they become fewer in the last year, as after a measure. As in a real house, those of closed cases lead to
//! no case any more.

use access::back_door::BackDoor;
use access::permit::JobPurpose;
use base::day::Day;
use base::ids::{CaseId, MunicipalityId};
use organisation::model::field_of_action::FieldOfAction as Field;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha20Rng;
use themes::obstacle::model::NewObstacle;
use themes::obstacle::store::bulk::{BulkObstacle, CourseOfCase, Of, bulk_insert, courses};
use themes::words::{ObstacleKind as Kind, ProcessStep as Step, Rechtskreis as Law, Severity};

use crate::failure::Result;

/// How far back they reach (days): four half-years.
const DAYS_BACK: i32 = 730;
/// Since when there are fewer of [`FEWER`] (days).
const MEASURE_DAYS: i32 = 365;
/// Most obstacles of one case; on average half as many.
const MOST: usize = 6;
/// What a measure has made rarer in the place where it was taken.
const FEWER: (Field, Kind) = (Field::Language, Kind::WaitingTime);

/// What stands in the way, the more often the more often it stands here.
type Way = (Field, Kind, Option<Step>, Option<Law>, Option<Law>);

const WAYS: &[Way] = &[
    (
        Field::Language,
        Kind::WaitingTime,
        Some(Step::LanguageCourse),
        None,
        None,
    ),
    (
        Field::Language,
        Kind::WaitingTime,
        Some(Step::LanguageCourse),
        None,
        Some(Law::SgbII),
    ),
    (
        Field::Language,
        Kind::WaitingTime,
        Some(Step::LanguageCourse),
        None,
        None,
    ),
    (
        Field::Language,
        Kind::NoOffer,
        Some(Step::LanguageCourse),
        None,
        None,
    ),
    (
        Field::Language,
        Kind::Access,
        Some(Step::LanguageCourse),
        None,
        None,
    ),
    (
        Field::Housing,
        Kind::NoOffer,
        Some(Step::HousingSearch),
        None,
        None,
    ),
    (
        Field::Housing,
        Kind::NoOffer,
        Some(Step::HousingSearch),
        Some(Law::AsylbLG),
        Some(Law::SgbII),
    ),
    (
        Field::Housing,
        Kind::Cost,
        Some(Step::HousingSearch),
        None,
        Some(Law::Housing),
    ),
    (
        Field::Housing,
        Kind::Attitude,
        Some(Step::HousingSearch),
        None,
        None,
    ),
    (
        Field::Work,
        Kind::HandOver,
        Some(Step::JobStart),
        Some(Law::AsylbLG),
        Some(Law::SgbII),
    ),
    (
        Field::Work,
        Kind::HandOver,
        Some(Step::JobStart),
        Some(Law::SgbIII),
        Some(Law::SgbII),
    ),
    (
        Field::Work,
        Kind::Papers,
        Some(Step::Recognition),
        None,
        Some(Law::Recognition),
    ),
    (
        Field::Work,
        Kind::Rule,
        Some(Step::JobStart),
        Some(Law::AufenthG),
        None,
    ),
    (
        Field::Training,
        Kind::Knowledge,
        Some(Step::TrainingStart),
        None,
        None,
    ),
    (
        Field::Training,
        Kind::HandOver,
        Some(Step::TrainingStart),
        Some(Law::School),
        Some(Law::SgbIII),
    ),
    (
        Field::Education,
        Kind::WaitingTime,
        Some(Step::SchoolStart),
        None,
        Some(Law::School),
    ),
    (
        Field::Education,
        Kind::NoOffer,
        Some(Step::Kindergarten),
        None,
        Some(Law::SgbVIII),
    ),
    (
        Field::Health,
        Kind::LanguageBarrier,
        Some(Step::Treatment),
        None,
        Some(Law::SgbV),
    ),
    (
        Field::Health,
        Kind::WaitingTime,
        Some(Step::Treatment),
        None,
        None,
    ),
    (
        Field::Residence,
        Kind::WaitingTime,
        Some(Step::ResidenceTitle),
        None,
        Some(Law::AufenthG),
    ),
    (
        Field::Residence,
        Kind::WaitingTime,
        Some(Step::Naturalisation),
        Some(Law::AufenthG),
        Some(Law::StAG),
    ),
    (
        Field::Residence,
        Kind::Papers,
        Some(Step::FamilyReunion),
        None,
        Some(Law::AufenthG),
    ),
    (Field::Participation, Kind::Access, None, None, None),
    (Field::Participation, Kind::Other, None, None, None),
];

/// Notes them in the cases of the demo; `measured` is the place in which a measure helped.
///
/// # Errors
/// What the database or the key store reports.
pub(crate) async fn fill(back_door: &BackDoor, seed: u64, measured: Option<MunicipalityId>) -> Result<()> {
    let permit = back_door.job(JobPurpose::Import).await?;
    let today = back_door.access().clock().today();
    let mut drawing = Drawing {
        chance: ChaCha20Rng::seed_from_u64(seed ^ 0x0B57),
        today,
        measured,
    };
    let mut after: Option<CaseId> = None;
    loop {
        let mut tx = back_door.read().await?;
        let cases = courses(&mut tx, &permit, after).await?;
        drop(tx);
        let Some(last) = cases.last() else { break };
        after = Some(last.case);
        let mut obstacles = Vec::new();
        for (number, case) in cases.iter().enumerate() {
            drawing.draw(number, case, &mut obstacles);
        }
        bulk_insert(back_door, &obstacles).await?;
    }
    Ok(())
}

struct Drawing {
    chance: ChaCha20Rng,
    today: Day,
    measured: Option<MunicipalityId>,
}

impl Drawing {
    fn draw(&mut self, number: usize, case: &CourseOfCase, obstacles: &mut Vec<BulkObstacle>) {
        let last = case.closed_on.unwrap_or(self.today);
        let first = case.opened_on.max(self.today.plus_days(-DAYS_BACK));
        let days = first.days_until(last);
        if days < 0 {
            return;
        }
        let of = match case.closed_on {
            Some(_) => Of::Former(number),
            None => Of::Case(case.case),
        };
        for _ in 0..self.chance.random_range(0..=MOST) {
            let noted_on = first.plus_days(self.chance.random_range(0..=days));
            let way = WAYS[self.chance.random_range(0..WAYS.len())];
            if self.has_become_rare(way, case, noted_on) {
                continue;
            }
            obstacles.push(BulkObstacle {
                of,
                noted_on,
                post: case.post,
                noted: self.noted(way, case),
            });
        }
    }

    /// Whether the measure has spared this case the obstacle: two of three.
    fn has_become_rare(&mut self, (field, kind, ..): Way, case: &CourseOfCase, noted_on: Day) -> bool {
        (field, kind) == FEWER
            && case.municipality.is_some()
            && case.municipality == self.measured
            && noted_on >= self.today.plus_days(-MEASURE_DAYS)
            && self.chance.random_range(0..3) > 0
    }

    fn noted(&mut self, (field, kind, step, from, to): Way, case: &CourseOfCase) -> NewObstacle {
        let severity = Severity::ALL[self.chance.random_range(0..Severity::ALL.len())];
        let is_told = self.chance.random_bool(0.5);
        let days_lost = (kind == Kind::WaitingTime && is_told).then(|| self.chance.random_range(14..180));
        NewObstacle {
            field,
            kind,
            severity,
            from: from.filter(|_| is_told),
            to: to.filter(|_| is_told),
            step: step.filter(|_| is_told),
            municipality: case.municipality,
            days_lost,
        }
    }
}
