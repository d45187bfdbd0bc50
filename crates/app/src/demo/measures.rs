//! Invented measures for the demo: one of some years ago with its figures before and after, two that have just begun. The
//! figures of that time are invented too and go through the same rule as all others before they are published.

use access::act::Act;
use access::back_door::BackDoor;
use access::permit::{JobPermit, JobPurpose};
use base::day::Day;
use base::ids::{
    AccountId, AgendaItemId, DecisionId, Ids, MeasureId, MeetingId, MunicipalityId, RowId, ThemeId,
};
use boards::agenda::model::{Item, ItemKind, ItemState};
use boards::board::model::BoardKind;
use boards::decision::model::{Decision, Outcome, Votes};
use boards::effect::model::{baseline, half_year_of, last_month_of};
use boards::measure::model::{Measure, Milestone, Status};
use boards::measure::store::{add_for_a_job, progress};
use boards::meeting::model::{Meeting, MeetingState};
use db::tx::Tx;
use figures::draft::{Count, Draft};
use figures::kind::Kind;
use figures::period::Period;
use figures::place::{Municipality, Places, Region};
use figures::snapshot::store as snapshots;
use figures::withhold::publish;
use organisation::model::field_of_action::FieldOfAction as Field;
use organisation::model::structure::Structure;
use themes::ladder::store::advance_for_a_job;
use themes::ladder::{Ending, Move, Station};
use themes::numbering::Series;
use themes::theme::model::{Level, Outline};
use themes::theme::store as theme_rows;
use themes::words::ObstacleKind;

use crate::demo::on_a_weekday;
use crate::demo::stories::signed_in;
use crate::failure::{CommandFailure, Result};

/// So many half-years of invented figures lie before those that are counted.
const HALF_YEARS: i32 = 9;
/// So many of them lie before the decision.
const BEFORE: usize = 4;
/// The last of them ended at least so many months ago; from then on live rows are counted.
const MONTHS_COUNTED: i32 = 12;
/// Open cases where the measure runs, and in each other place.
const OPEN: (i64, i64) = (420, 90);
/// Cases with an obstacle of the theme before and after, where the measure runs.
const NOTED: (i64, i64) = (126, 46);
/// Cases with an obstacle of the theme in each other place.
const ELSEWHERE: i64 = 27;
/// Cases with an obstacle of any other field where the measure runs, and in each other place.
const OTHER_FIELDS: (i64, i64) = (42, 12);

/// A measure that has just begun, for a theme of a field.
struct Recent {
    field: Field,
    title: &'static str,
    owner: &'static str,
    agreed_days_ago: i32,
    due_in_days: i32,
}

/// One that is late, and one that has time.
const RECENT: &[Recent] = &[
    Recent {
        field: Field::Language,
        title: "Freie Kursplätze in einer Liste für alle Rathäuser",
        owner: "Koordination",
        agreed_days_ago: 60,
        due_in_days: -12,
    },
    Recent {
        field: Field::Residence,
        title: "Merkblatt zur Fiktionsbescheinigung für Betriebe",
        owner: "Arbeitskreis der Kommunen",
        agreed_days_ago: 30,
        due_in_days: 75,
    },
];

/// Fills measures, if the district has a steering group and somebody who coordinates.
///
/// # Errors
/// What the database reports.
pub(crate) async fn fill(
    back_door: &BackDoor,
    ids: &Ids,
    (structure, coordinator): (&Structure, &str),
) -> Result<()> {
    let Some(who) = signed_in(back_door.access(), coordinator).await? else {
        return Ok(());
    };
    let (mut tx, permit) = back_door.access().enter(&who, Act::BoardRead).await?;
    let all = boards::board::store::boards(&mut tx, &permit).await?;
    let wanted = theme_rows::Wanted {
        is_in_motion: Some(true),
        limit: 50,
        ..theme_rows::Wanted::default()
    };
    let in_motion = theme_rows::heads(&mut tx, &permit, &wanted).await?;
    drop(tx);
    let group = all.iter().find(|board| board.kind == BoardKind::SteeringGroup);
    let place = structure.municipalities.iter().max_by_key(|place| {
        place
            .population_on(permit.now().day())
            .map(|count| count.inhabitants)
    });
    let (Some(group), Some(place)) = (group, place) else {
        return Ok(());
    };
    let periods = half_years(permit.now().day());
    publish_invented(back_door, structure, (&periods, place.id)).await?;
    let job = back_door.job(JobPurpose::Import).await?;
    let mut tx = back_door.write().await?;
    let mut filling = Filling {
        tx: &mut tx,
        permit: &job,
        ids,
        account: who.account,
    };
    filling
        .earlier((group.id, group.name.clone(), place.id), &periods)
        .await?;
    for (serial, recent) in (2..).zip(RECENT) {
        if let Some(head) = in_motion.iter().find(|head| head.field == recent.field) {
            filling.recent((head.id, recent), serial).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

/// The half-years whose figures are invented, the oldest first.
fn half_years(today: Day) -> Vec<Period> {
    let last = half_year_of(today.plus_months(-MONTHS_COUNTED)).before(1);
    (0..HALF_YEARS).rev().map(|back| last.before(back)).collect()
}

async fn publish_invented(
    back_door: &BackDoor,
    structure: &Structure,
    (periods, here): (&[Period], MunicipalityId),
) -> Result<()> {
    let permit = back_door.job(JobPurpose::Snapshot).await?;
    let municipalities = structure.municipalities.iter().map(|place| Municipality {
        key: place.id.to_string(),
        name: place.name.clone(),
    });
    let region = Region {
        key: figures::place::NOWHERE.to_owned(),
        name: "Ohne Region".to_owned(),
        municipalities: municipalities.collect(),
    };
    let places = Places::new(structure.district.name.clone(), vec![region]);
    for (index, half_year) in periods.iter().enumerate() {
        let month = last_month_of(*half_year);
        let drafts = drafts(structure, (&places, here), (*half_year, index >= BEFORE));
        let mut tx = back_door.write().await?;
        let history = snapshots::history(&mut tx, &permit).await?;
        let publication = publish(&places, month, &drafts, &history);
        snapshots::keep(&mut tx, &permit, (month, &places), &publication).await?;
        tx.commit().await?;
    }
    Ok(())
}

fn drafts(
    structure: &Structure,
    (places, here): (&Places, MunicipalityId),
    (half_year, is_after): (Period, bool),
) -> Vec<Draft> {
    let (mut obstacles, mut open) = (Vec::new(), Vec::new());
    for place in &structure.municipalities {
        let is_here = place.id == here;
        let count = |column: &str, number: i64| Count {
            municipality: Some(place.id.to_string()),
            column: column.to_owned(),
            number,
        };
        open.push(count("accompanied", if is_here { OPEN.0 } else { OPEN.1 }));
        for field in Field::ALL {
            let number = match (*field == Field::Language, is_here, is_after) {
                (true, true, false) => NOTED.0,
                (true, true, true) => NOTED.1,
                (true, false, _) => ELSEWHERE,
                (false, true, _) => OTHER_FIELDS.0,
                (false, false, _) => OTHER_FIELDS.1,
            };
            obstacles.push(count(field.code(), number));
        }
    }
    let fields = Field::ALL.iter().map(|field| field.code().to_owned()).collect();
    let phases = vec!["accompanied".to_owned()];
    vec![
        Draft::new((Kind::OpenCases, last_month_of(half_year)), places, phases, open),
        Draft::new((Kind::Obstacles, half_year), places, fields, obstacles),
    ]
}

struct Filling<'f> {
    tx: &'f mut Tx,
    permit: &'f JobPermit,
    ids: &'f Ids,
    account: AccountId,
}

impl Filling<'_> {
    /// A theme that was decided upon some years ago, with what was done.
    async fn earlier(
        &mut self,
        (group, group_name, place): (base::ids::BoardId, String, MunicipalityId),
        periods: &[Period],
    ) -> Result<()> {
        let Some(first_after) = periods.get(BEFORE) else {
            return Ok(());
        };
        let decided_on = on_a_weekday(first_after.first_day().plus_days(19));
        let outline = Outline {
            title: "Sprachkurse nur am Vormittag".to_owned(),
            description: "Wer am Vormittag arbeitet oder Kinder betreut, kann keinen Kurs besuchen."
                .to_owned(),
            field: Field::Language,
            kind: Some(ObstacleKind::NoOffer),
            level: Level::District,
            places: vec![place],
            owner: self.account,
        };
        let opened = decided_on.plus_days(-150);
        let local = Station::LocalBoard(place);
        let new = (&outline, local, (self.account, opened));
        let theme = theme_rows::create_for_a_job(self.tx, self.permit, new, self.ids).await?;
        self.moves(
            theme,
            Station::Coordination,
            (
                opened.plus_days(60),
                "Das örtliche Gremium hat keine Mittel dafür.",
            ),
        )
        .await?;
        self.moves(
            theme,
            Station::SteeringGroup,
            (
                opened.plus_days(90),
                "Kurse am Abend braucht es in mehreren Kommunen.",
            ),
        )
        .await?;
        let decision = self.decided((group, group_name, theme), decided_on).await?;
        self.moves(
            theme,
            Station::Coordination,
            (
                decided_on.plus_days(7),
                "Die Koordination begleitet die Maßnahme.",
            ),
        )
        .await?;
        let begun_on = decided_on.plus_days(50);
        let measure = Measure {
            title: "Sprachkurse am Abend mit Kinderbetreuung".to_owned(),
            goal: "Wer am Tag arbeitet oder Kinder betreut, findet einen Kurs.".to_owned(),
            indicator: "Wartezeit von der Anmeldung bis zum Kursbeginn".to_owned(),
            decision: Some(decision),
            status: Status::Done,
            begun_on: Some(begun_on),
            ended_on: Some(begun_on.plus_days(330)),
            decided_on,
            due_on: begun_on.plus_days(330),
            baseline: baseline(decided_on),
            places: vec![place],
            ..self.measure((theme, Field::Language), (decided_on, 1))
        };
        add_for_a_job(self.tx, self.permit, (&measure, self.account), self.ids).await?;
        for (title, days) in [("Träger und Räume stehen fest", 30), ("Erster Kurs beginnt", 90)] {
            let reached = begun_on.plus_days(days);
            let milestone = Milestone {
                id: RowId::from_uuid(self.ids.next()),
                title: title.to_owned(),
                due_on: reached,
                done_on: Some(reached),
            };
            progress::add_milestone_for_a_job(self.tx, self.permit, (measure.id, &milestone)).await?;
        }
        let solved = (
            begun_on.plus_days(400),
            "Die Kurse am Abend laufen und werden weiter gefördert.",
        );
        self.moves(theme, Station::Done, solved).await?;
        let note = "Vier Kurse am Abend laufen, zwei davon mit Betreuung.";
        let by = (self.account, begun_on.plus_days(330));
        progress::note_for_a_job(self.tx, self.permit, (&measure, note, by), self.ids).await?;
        Ok(())
    }

    async fn moves(&mut self, theme: ThemeId, to: Station, (on, reason): (Day, &str)) -> Result<()> {
        let step = Move {
            ending: (to == Station::Done).then_some(Ending::Solved),
            ..Move::to(to, reason)
        };
        let by = (self.account, on);
        let moved = advance_for_a_job(self.tx, self.permit, (theme, &step, by), self.ids).await?;
        moved.map(drop).map_err(|refused| {
            CommandFailure::Found(format!("Die Demo lässt sich nicht füllen: {refused:?}."))
        })
    }

    /// A meeting that decided upon the theme.
    async fn decided(
        &mut self,
        (board, board_name, theme): (base::ids::BoardId, String, ThemeId),
        on: Day,
    ) -> Result<DecisionId> {
        let starts_at = format!("{on}T08:00:00Z")
            .parse()
            .unwrap_or_else(|_| self.permit.now());
        let meeting = Meeting {
            id: MeetingId::from_uuid(self.ids.next()),
            board,
            starts_at,
            ends_at: starts_at.plus_hours(2),
            place: "Kreishaus".to_owned(),
            note: String::new(),
            state: MeetingState::Approved,
            invited_at: None,
            cancelled_reason: String::new(),
            version: 1,
        };
        boards::meeting::store::add_for_a_job(self.tx, self.permit, &meeting).await?;
        let title = "Sprachkurse am Abend".to_owned();
        let item = Item {
            id: AgendaItemId::from_uuid(self.ids.next()),
            meeting: meeting.id,
            position: 1,
            kind: ItemKind::Decision,
            title: title.clone(),
            reason: String::new(),
            theme: Some(theme),
            state: ItemState::Accepted,
            proposed_by: None,
            proposer: String::new(),
            declined_reason: String::new(),
            minutes:
                "Die Koordination stellt den Bedarf vor. Das örtliche Gremium kann ihn allein nicht decken."
                    .to_owned(),
            written_by: None,
            written_at: None,
            version: 1,
        };
        boards::agenda::store::add_for_a_job(self.tx, self.permit, std::slice::from_ref(&item)).await?;
        let decision = Decision {
            id: DecisionId::from_uuid(self.ids.next()),
            number: Series::Decision.next(on.year(), 0),
            board,
            board_name,
            meeting: meeting.id,
            item: item.id,
            theme: Some(theme),
            title,
            text: "Der Kreis fördert Sprachkurse am Abend mit Kinderbetreuung, zuerst in der Stadt."
                .to_owned(),
            outcome: Outcome::Adopted,
            decided_on: on,
            paper: None,
            votes: Votes {
                yes: 9,
                no: 0,
                abstained: 1,
            },
            present: 10,
            entitled: 12,
            is_approved: true,
            version: 1,
        };
        boards::decision::store::add_for_a_job(self.tx, self.permit, &decision).await?;
        Ok(decision.id)
    }

    /// A measure that has just begun: nothing can be said of it yet.
    async fn recent(&mut self, (theme, recent): (ThemeId, &Recent), serial: i64) -> Result<()> {
        let today = self.permit.now().day();
        let agreed = today.plus_days(-recent.agreed_days_ago);
        let measure = Measure {
            title: recent.title.to_owned(),
            owner: recent.owner.to_owned(),
            account: Some(self.account),
            status: Status::Running,
            begun_on: Some(agreed.plus_days(10)),
            due_on: today.plus_days(recent.due_in_days),
            ..self.measure((theme, recent.field), (agreed, serial))
        };
        add_for_a_job(self.tx, self.permit, (&measure, self.account), self.ids).await?;
        Ok(())
    }

    fn measure(&self, (theme, counted): (ThemeId, Field), (decided_on, serial): (Day, i64)) -> Measure {
        Measure {
            id: MeasureId::from_uuid(self.ids.next()),
            number: Series::Measure.next(decided_on.year(), serial - 1),
            theme,
            theme_number: String::new(),
            theme_title: String::new(),
            decision: None,
            decision_number: None,
            title: String::new(),
            goal: String::new(),
            indicator: String::new(),
            owner: "Träger der Sprachkurse".to_owned(),
            organisation: None,
            account: None,
            account_name: None,
            due_on: decided_on,
            status: Status::Planned,
            begun_on: None,
            ended_on: None,
            decided_on,
            baseline: baseline(decided_on),
            counted,
            places: Vec::new(),
            version: 1,
        }
    }
}
