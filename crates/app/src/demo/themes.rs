//! Invented findings and themes for the demo, at most stations of the ladder, with the way they went and the answers that
//! came back. None of it was said by anybody; it reads as it might in any district. Where a decision is needed, boards
//! take them further.

mod told;

use access::back_door::BackDoor;
use access::gate::raising::RAISING;
use access::permit::{JobPermit, JobPurpose};
use base::day::Day;
use base::ids::{AccountId, FindingId, Ids, ThemeId};
use db::tx::Tx;
use organisation::model::field_of_action::FieldOfAction as Field;
use organisation::model::structure::Structure;
use people::guard::hit::Hit;
use themes::answer::store as answers;
use themes::finding::guarded::{Guarded, Treatment};
use themes::finding::model::{Marks, NewFinding, Origin};
use themes::finding::store as findings;
use themes::ladder::store::advance_for_a_job;
use themes::ladder::{Move, Station};
use themes::theme::model::{Level, Outline};
use themes::theme::store as rows;
use themes::words::ObstacleKind as Kind;
use vault::sealed::SubjectKey;

use crate::demo::on_a_weekday;
use crate::demo::themes::told::{ALL, Goes, OPEN, Told};
use crate::failure::Result;

/// Fills findings and themes, if the district has enough municipalities and somebody who raises them.
///
/// # Errors
/// What the database reports.
pub(crate) async fn fill(
    back_door: &BackDoor,
    ids: &Ids,
    (structure, owner, raisers): (&Structure, AccountId, &[AccountId]),
) -> Result<()> {
    if raisers.is_empty() || structure.municipalities.len() < 5 {
        return Ok(());
    }
    let permit = back_door.job(JobPurpose::Import).await?;
    let key = back_door.keyring().district_key(RAISING).await?;
    let mut tx = back_door.write().await?;
    let mut filling = Filling {
        tx: &mut tx,
        permit: &permit,
        ids,
        structure,
        owner,
        raisers,
        key: &key,
        today: permit.now().day(),
        noted: 0,
    };
    for told in ALL {
        filling.theme(told).await?;
    }
    for (number, (text, field, kind, origin)) in (1..).zip(OPEN) {
        let marks = marks(*field, *kind, Level::District);
        filling.finding(number * 9, (text, marks, *origin)).await?;
    }
    tx.commit().await?;
    Ok(())
}

struct Filling<'f> {
    tx: &'f mut Tx,
    permit: &'f JobPermit,
    ids: &'f Ids,
    structure: &'f Structure,
    owner: AccountId,
    raisers: &'f [AccountId],
    key: &'f SubjectKey,
    today: Day,
    noted: usize,
}

impl Filling<'_> {
    async fn theme(&mut self, told: &Told) -> Result<()> {
        let outline = Outline {
            title: told.title.to_owned(),
            description: told.text.to_owned(),
            field: told.field,
            kind: Some(told.kind),
            level: told.level,
            places: told
                .places
                .iter()
                .map(|at| self.structure.municipalities[*at].id)
                .collect(),
            owner: self.owner,
        };
        let opened = (self.owner, on_a_weekday(self.today.plus_days(-told.days_ago)));
        let start = self.station(told.begins);
        let theme = rows::create_for_a_job(self.tx, self.permit, (&outline, start, opened), self.ids).await?;
        let mut bundled: Vec<FindingId> = Vec::new();
        for (number, (text, origin)) in (1..).zip(told.findings) {
            let marks = marks(told.field, told.kind, told.level);
            let noted = self
                .finding(told.days_ago + number * 17, (text, marks, *origin))
                .await?;
            bundled.extend(noted);
        }
        findings::bundle_for_a_job(self.tx, self.permit, theme, &bundled).await?;
        self.steps(theme, told).await
    }

    async fn steps(&mut self, theme: ThemeId, told: &Told) -> Result<()> {
        let mut last = None;
        for (goes, days_ago, reason) in told.steps {
            let step = Move {
                skipped_local_reason: "Betrifft alle Kommunen gleich.".to_owned(),
                ending: match goes {
                    Goes::Ends(ending) => Some(*ending),
                    _ => None,
                },
                ..Move::to(self.station(*goes), *reason)
            };
            let by = (self.owner, on_a_weekday(self.today.plus_days(-days_ago)));
            let moved = advance_for_a_job(self.tx, self.permit, (theme, &step, by), self.ids).await?;
            last = moved.ok().map(|line| (line, by));
        }
        if let Some((line, by)) = last.filter(|_| !told.answer.is_empty()) {
            let answer = (theme, Some(line), told.answer, by);
            answers::give_for_a_job(self.tx, self.permit, answer, self.ids).await?;
        }
        Ok(())
    }

    /// A finding of so many days ago, by one after the other of those who work with cases.
    async fn finding(&mut self, days_ago: i32, told: (&str, Marks, Origin)) -> Result<Option<FindingId>> {
        let (text, marks, origin) = told;
        let kept = |_: &Hit| Some(Treatment::Keep("Erfunden für die Demo.".to_owned()));
        let Ok(text) = Guarded::check(text, &[], kept) else {
            return Ok(None);
        };
        let new = NewFinding {
            text,
            marks,
            origin,
            reconstruction: None,
        };
        let raiser = self.raisers[self.noted % self.raisers.len()];
        self.noted += 1;
        let on = self.today.plus_days(-days_ago);
        let by = Some((raiser, self.key));
        let id = findings::create_for_a_job(self.tx, self.permit, (on, &new, by), self.ids).await?;
        Ok(Some(id))
    }

    fn station(&self, goes: Goes) -> Station {
        match goes {
            Goes::Local(at) => Station::LocalBoard(self.structure.municipalities[at].id),
            Goes::Coordination => Station::Coordination,
            Goes::Steering => Station::SteeringGroup,
            Goes::Ends(_) => Station::Done,
        }
    }
}

const fn marks(field: Field, kind: Kind, level: Level) -> Marks {
    Marks {
        field,
        kind: Some(kind),
        rechtskreis: None,
        level,
        municipality: None,
        region: None,
    }
}
