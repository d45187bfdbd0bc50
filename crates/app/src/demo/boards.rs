//! Invented meetings for the demo: two past ones of the steering group with papers, votes and decisions, one to come, and
//! the working group that a decision set up. Nobody here exists, and the words say so.

use access::back_door::BackDoor;
use access::permit::{JobPermit, JobPurpose};
use base::day::Day;
use base::ids::{
    AccountId, AgendaItemId, BoardId, DecisionId, Ids, MeetingId, MembershipId, PaperId, RowId, ThemeId,
};
use base::local_time::{TimeOfDay, moment_at};
use base::moment::Moment;
use boards::agenda::model::{Item, ItemKind, ItemState, usual};
use boards::agenda::store as items;
use boards::board::model::{Board, BoardKind, QuorumRule};
use boards::board::store as board_store;
use boards::decision::model::{Decision, Outcome, Votes};
use boards::decision::store as decisions;
use boards::meeting::attendance::{Attendance, Presence};
use boards::meeting::model::{Meeting, MeetingState};
use boards::meeting::store as meetings;
use boards::minutes::model::Task;
use boards::minutes::store as minutes;
use boards::paper::model::{Paper, PaperKind, Part, Parts};
use boards::paper::store as papers;
use boards::seat::model::Seat;
use boards::seat::store as seats;
use db::tx::Tx;
use themes::ladder::store::advance_for_a_job;
use themes::ladder::{Move, Station};
use themes::numbering::Series;

use crate::demo::on_a_weekday;
use crate::failure::{CommandFailure, Result};

/// Days from today to the meetings: approved, its approving successor, the coming one.
const DAYS: [i32; 3] = [-330, -150, 24];

/// Who works in the boards of the demo.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hands {
    /// Who prepares meetings and writes minutes.
    pub(crate) coordinator: AccountId,
    /// Who holds a seat.
    pub(crate) member: AccountId,
}

/// Fills the boards that came with the district.
///
/// # Errors
/// What the database reports.
pub(crate) async fn fill(back_door: &BackDoor, ids: &Ids, hands: Hands) -> Result<()> {
    let permit = back_door.job(JobPurpose::Import).await?;
    let mut tx = back_door.write().await?;
    let Some(steering) = board_store::steering_group_for_a_job(&mut tx, &permit).await? else {
        return Ok(());
    };
    let theme = board_store::theme_for_a_job(&mut tx, &permit).await?;
    let mut filling = Filling {
        seats: seats::of_board_for_a_job(&mut tx, &permit, steering.id).await?,
        tx: &mut tx,
        permit: &permit,
        ids,
        hands,
        today: permit.now().day(),
        steering,
        theme,
    };
    filling.seat().await?;
    let decided = filling.past().await?;
    filling.group(decided).await?;
    filling.coming().await?;
    tx.commit().await?;
    Ok(())
}

struct Filling<'f> {
    tx: &'f mut Tx,
    permit: &'f JobPermit,
    ids: &'f Ids,
    hands: Hands,
    today: Day,
    steering: Board,
    seats: Vec<Seat>,
    theme: Option<ThemeId>,
}

impl Filling<'_> {
    /// The account of the demo takes the seat of the Jobcenter.
    async fn seat(&mut self) -> Result<()> {
        let found = self
            .seats
            .iter_mut()
            .find(|seat| seat.function.contains("Jobcenter"));
        if let Some(seat) = found {
            "Jana Muster (Demo)".clone_into(&mut seat.person_name);
            seat.account = Some(self.hands.member);
            seats::name_for_a_job(self.tx, self.permit, seat).await?;
        }
        Ok(())
    }

    /// A day so many days from today, or the Monday after it.
    fn day(&self, days: i32) -> Day {
        on_a_weekday(self.today.plus_days(days))
    }

    fn at(&self, days: i32, hour: i8) -> Moment {
        let day = self.day(days);
        let time = TimeOfDay::new(hour, 0).unwrap_or_else(|_| TimeOfDay::at(self.permit.now()));
        moment_at(day, time).unwrap_or_else(|_| self.permit.now())
    }

    async fn meeting(
        &mut self,
        days: i32,
        state: MeetingState,
        board: BoardId,
    ) -> Result<(MeetingId, Vec<Item>)> {
        let kind = if board == self.steering.id {
            BoardKind::SteeringGroup
        } else {
            BoardKind::WorkingGroup
        };
        let meeting = Meeting {
            id: MeetingId::from_uuid(self.ids.next()),
            board,
            starts_at: self.at(days, 10),
            ends_at: self.at(days, 12),
            place: "Kreishaus, Großer Sitzungssaal (Demo)".to_owned(),
            note: String::new(),
            state,
            invited_at: (state != MeetingState::Planned).then(|| self.at((days - 21).min(0), 9)),
            cancelled_reason: String::new(),
            version: 1,
        };
        meetings::add_for_a_job(self.tx, self.permit, &meeting).await?;
        let agenda: Vec<Item> = (1..)
            .zip(usual(kind))
            .map(|(position, kind)| self.item((meeting.id, state.has_minutes()), position, *kind))
            .collect();
        items::add_for_a_job(self.tx, self.permit, &agenda).await?;
        Ok((meeting.id, agenda))
    }

    fn item(&self, (meeting, is_past): (MeetingId, bool), position: i64, kind: ItemKind) -> Item {
        let is_about_the_theme = matches!(kind, ItemKind::Theme | ItemKind::Decision);
        let minutes = match kind {
            ItemKind::Opening => {
                "Der Vorsitz begrüßt die Mitglieder und stellt fest, dass fristgerecht eingeladen wurde."
            }
            ItemKind::Report => {
                "Die Koordination berichtet über die veröffentlichten Zahlen des letzten Halbjahres. Die Mitglieder danken und nehmen Kenntnis."
            }
            ItemKind::Theme => {
                "Aus dem Case Management: Familien finden keine ausreichend großen Wohnungen. Die Fallrekonstruktion zeigt, dass zwischen Sozialamt und Vermietern niemand vermittelt."
            }
            ItemKind::Decision => {
                "Die Mitglieder beraten die Vorlage. Ein örtliches Gremium allein kann das nicht lösen."
            }
            _ => "",
        };
        Item {
            id: AgendaItemId::from_uuid(self.ids.next()),
            meeting,
            position,
            kind,
            title: kind.german().to_owned(),
            reason: String::new(),
            theme: self.theme.filter(|_| is_about_the_theme),
            state: ItemState::Accepted,
            proposed_by: None,
            proposer: String::new(),
            declined_reason: String::new(),
            minutes: if is_past {
                minutes.to_owned()
            } else {
                String::new()
            },
            written_by: None,
            written_at: None,
            version: 1,
        }
    }

    /// Two meetings that were held; the second approved the minutes of the first. Gives what the first decided.
    async fn past(&mut self) -> Result<Option<DecisionId>> {
        let [first_day, second_day, _] = DAYS;
        let (first, agenda) = self
            .meeting(first_day, MeetingState::Approved, self.steering.id)
            .await?;
        let (second, _) = self
            .meeting(second_day, MeetingState::Held, self.steering.id)
            .await?;
        let lines = self.attendance();
        for meeting in [first, second] {
            meetings::attendance::record_for_a_job(self.tx, self.permit, (meeting, &lines)).await?;
            minutes::begin_for_a_job(self.tx, self.permit, (meeting, self.hands.coordinator)).await?;
        }
        let note = "ohne Änderung";
        minutes::approve_for_a_job(self.tx, self.permit, (first, second, note)).await?;
        let Some(item) = agenda.iter().find(|item| item.kind == ItemKind::Decision) else {
            return Ok(None);
        };
        let day = self.day(first_day);
        let paper = self.paper(
            (
                &Series::Paper.next(day.year(), 0),
                "Große Wohnungen für Familien: Arbeitsgruppe einsetzen",
            ),
            self.at(first_day - 30, 9),
        );
        let text = "Die Lenkungsgruppe setzt die Arbeitsgruppe Wohnen ein. Die Arbeitsgruppe berichtet in der nächsten Sitzung über Vorschläge.";
        let parts = parts(text);
        papers::add_for_a_job(self.tx, self.permit, (&paper, &parts, self.hands.coordinator)).await?;
        papers::lay_before_for_a_job(self.tx, self.permit, (item.id, paper.id)).await?;
        papers::freeze_for_a_job(self.tx, self.permit, (item.id, (paper.id, 1))).await?;
        let count = |number: usize| i64::try_from(number).unwrap_or_default();
        let present = count(lines.iter().filter(|line| line.counts).count());
        let decision = Decision {
            id: DecisionId::from_uuid(self.ids.next()),
            number: Series::Decision.next(day.year(), 0),
            board: self.steering.id,
            board_name: self.steering.name.clone(),
            meeting: first,
            item: item.id,
            theme: self.theme,
            title: "Arbeitsgruppe Wohnen".to_owned(),
            text: text.to_owned(),
            outcome: Outcome::Adopted,
            decided_on: day,
            paper: Some((paper.id, 1)),
            votes: Votes {
                yes: present - 2,
                no: 0,
                abstained: 2,
            },
            present,
            entitled: count(boards::seat::model::entitled(&self.seats, day)),
            is_approved: true,
            version: 1,
        };
        decisions::add_for_a_job(self.tx, self.permit, &decision).await?;
        let task = Task {
            id: RowId::from_uuid(self.ids.next()),
            item: item.id,
            what: "Mitglieder der Arbeitsgruppe benennen".to_owned(),
            who: "Geschäftsführung KIM".to_owned(),
            due_on: Some(day.plus_days(30)),
            done_on: Some(day.plus_days(21)),
        };
        minutes::add_task_for_a_job(self.tx, self.permit, &task).await?;
        Ok(Some(decision.id))
    }

    /// Everybody with a vote, all but two there.
    fn attendance(&self) -> Vec<Attendance> {
        let voting = self.seats.iter().filter(|seat| seat.kind.is_permanent());
        voting
            .enumerate()
            .map(|(number, seat)| {
                let is_there = number % 8 != 6;
                Attendance {
                    seat: seat.id,
                    told: None,
                    told_note: String::new(),
                    presence: Some(if is_there {
                        Presence::Present
                    } else {
                        Presence::Excused
                    }),
                    name: seat.person_name.clone(),
                    function: seat.function.clone(),
                    organisation: String::new(),
                    counts: is_there && seat.has_vote,
                    position: seat.position,
                }
            })
            .collect()
    }

    fn paper(&self, (number, title): (&str, &str), created_at: Moment) -> Paper {
        Paper {
            id: PaperId::from_uuid(self.ids.next()),
            number: number.to_owned(),
            kind: PaperKind::DecisionPaper,
            title: title.to_owned(),
            board: self.steering.id,
            theme: self.theme,
            edition: 1,
            ended_on: None,
            created_at,
            version: 1,
        }
    }

    /// The working group that the decision set up, with a seat of the account of the demo.
    async fn group(&mut self, decided: Option<DecisionId>) -> Result<()> {
        let Some(decision) = decided else { return Ok(()) };
        let group = Board {
            id: BoardId::from_uuid(self.ids.next()),
            kind: BoardKind::WorkingGroup,
            name: "Arbeitsgruppe Wohnen (Demo)".to_owned(),
            purpose: "Sucht Wege zu großen Wohnungen für Familien.".to_owned(),
            founded_by: Some(decision),
            meets_per_year: 4,
            quorum: QuorumRule::None,
            invitation_days: 7,
            to_confirm: String::new(),
            source: String::new(),
            starts_on: self.day(DAYS[0]),
            ..self.steering.clone()
        };
        board_store::add_for_a_job(self.tx, self.permit, &group).await?;
        for (position, function) in (1..).zip([
            "Sozialamt Kreis Paderborn",
            "Wohnungswirtschaft",
            "Geschäftsführung Jobcenter",
        ]) {
            let is_own = position == 3;
            let seat = Seat {
                id: MembershipId::from_uuid(self.ids.next()),
                board: group.id,
                position,
                function: function.to_owned(),
                account: is_own.then_some(self.hands.member),
                person_name: if is_own {
                    "Jana Muster (Demo)".to_owned()
                } else {
                    String::new()
                },
                from_day: group.starts_on,
                organisation: None,
                to_confirm: String::new(),
                ..match self.seats.first() {
                    Some(first) => first.clone(),
                    None => return Ok(()),
                }
            };
            seats::add_for_a_job(self.tx, self.permit, &seat).await?;
        }
        self.hand_over((group.id, decision)).await
    }

    /// The theme goes to the working group, which is to report in the coming meeting.
    async fn hand_over(&mut self, (group, decision): (BoardId, DecisionId)) -> Result<()> {
        let Some(theme) = self.theme else { return Ok(()) };
        let [first_day, .., coming] = DAYS;
        let step = Move {
            decision: Some(decision),
            due_on: Some(self.day(coming)),
            ..Move::to(
                Station::WorkingGroup(group),
                "Die Arbeitsgruppe sucht nach Wegen und berichtet der Lenkungsgruppe.",
            )
        };
        let by = (self.hands.coordinator, self.day(first_day + 7));
        let moved = advance_for_a_job(self.tx, self.permit, (theme, &step, by), self.ids).await?;
        moved.map(drop).map_err(|refused| {
            CommandFailure::Found(format!("Die Demo lässt sich nicht füllen: {refused:?}."))
        })
    }

    /// The next meeting, invited, with a paper and a proposal of a member.
    async fn coming(&mut self) -> Result<()> {
        let [.., days] = DAYS;
        let (meeting, agenda) = self
            .meeting(days, MeetingState::Invited, self.steering.id)
            .await?;
        let proposal = Item {
            title: "Sprachmittlung im Jobcenter".to_owned(),
            reason: "Termine platzen, weil niemand übersetzt.".to_owned(),
            theme: None,
            state: ItemState::Proposed,
            proposed_by: Some(self.hands.member),
            proposer: "Jana Muster (Demo)".to_owned(),
            ..self.item((meeting, false), 99, ItemKind::Other)
        };
        items::add_for_a_job(self.tx, self.permit, &[proposal]).await?;
        let Some(item) = agenda.iter().find(|item| item.kind == ItemKind::Decision) else {
            return Ok(());
        };
        let paper = self.paper(
            (
                &Series::Paper.next(self.today.year(), 1),
                "Wohnlotsen: zwei Jahre erproben",
            ),
            self.at(-10, 9),
        );
        let parts = parts("Die Lenkungsgruppe empfiehlt, Wohnlotsen für zwei Jahre zu erproben.");
        papers::add_for_a_job(self.tx, self.permit, (&paper, &parts, self.hands.coordinator)).await?;
        papers::lay_before_for_a_job(self.tx, self.permit, (item.id, paper.id)).await?;
        Ok(())
    }
}

fn parts(proposal: &str) -> Parts {
    Parts::default()
        .with(Part::Proposal, proposal)
        .with(
            Part::Facts,
            "Familien mit vier und mehr Kindern suchen oft länger als ein Jahr nach einer Wohnung. Vor Ort ist das nicht \
             zu lösen: Die großen Wohnungen liegen in wenigen Kommunen, gesucht wird in allen.\n\nErfunden für die Demo.",
        )
        .with(Part::Figures, "Die Zahlen des letzten Halbjahres stehen auf der Seite des Themas.")
        .with(
            Part::Options,
            "1. Nichts ändern: Die Suche bleibt Sache jeder Familie.\n2. Wie vorgeschlagen.\n3. Nur in einer Region erproben.",
        )
        .with(Part::Cost, "keine; die Beteiligten bringen ihre Arbeitszeit ein")
}
