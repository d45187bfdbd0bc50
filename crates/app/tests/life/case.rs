//! What hangs on the case: talks, planning, dates, letters and documents, and the partner who takes part.

use std::collections::BTreeMap;

use access::act::Act;
use access::permit::{JobPurpose, Permit};
use access::relation::LeaseKind;
use access::subject::store::lease::{NewLease, lend};
use base::ids::{CaseId, ContactId, Ids, RowId};
use calendar::appointment::model::{Kind as Meeting, Planned, Span, Texts};
use calendar::deadline::model::{Kind as Deadline, NewDeadline};
use calendar::follow_up::model::{NewFollowUp, Topic};
use calendar::scope::Scope;
use cases::life_area::LifeArea;
use cases::participant::model::Part;
use cases::together::model::{MeetingBasis, MeetingInput, MeetingKind};
use consents::store::earlier::{EarlierPaper, record_for_a_job};
use consents::store::proof::processing_consent;
use db::tx::Tx;
use letters::document::model::DocumentKind;
use letters::letter::model::{LetterContent, LetterText};
use letters::network::model::{Ring, Strength, TieText, Who as Around};
use letters::resource::model::ResourceArea;
use letters::template::model::Audience;
use planning::agreement::model::AgreedGoals;
use planning::assessment::model::{AreaView, Level, Views};
use planning::goal::model::{GoalKind, GoalState, GoalText, StepText, Who};
use planning::responsibility::model::{Circumstances, Reason, Way};
use planning::responsibility::store::Decision;
use planning::review::model::Attainment;
use planning::review::store::NewReview;
use testing::people::kreis;
use web::upload::format::Format;

use super::person::contact;
use super::{Life, number, run};
use crate::scene::Scene;

impl Life {
    pub(super) async fn of_the_case(&self, scene: &Scene) {
        let ids = &scene.house.ids;
        self.basil_takes_part(scene).await;
        self.is_referred(scene).await;
        let access = &scene.house.access;
        let (mut tx, permit) = access
            .writing(&self.anna, Act::CaseWrite, self.case)
            .await
            .unwrap();
        talks(&mut tx, &permit, ids).await;
        plans(&mut tx, &permit, ids).await;
        self.dates(&mut tx, &permit, ids).await;
        papers(&mut tx, &permit, ids).await;
        tx.commit().await.unwrap();
        let (mut tx, permit) = access
            .writing(&self.anna, Act::CaseShare, self.case)
            .await
            .unwrap();
        let lease = NewLease {
            kind: LeaseKind::Consultation,
            to: self.anna.account,
            reason: "Rat gesucht".to_owned(),
            ends_at: permit.now().plus_hours(24),
        };
        lend(&mut tx, &permit, &lease, ids).await.unwrap();
        tx.commit().await.unwrap();
        let case = self.case;
        run(
            scene,
            format!("INSERT INTO cases_closing (id, case_id, closed_on, reason, reopened_on) VALUES ('{}', '{case}', '2026-01-10', 'other', '2026-02-01')", ids.next()),
        )
        .await;
        run(
            scene,
            format!("INSERT INTO calendar_warning (deadline_id, day, days_before, warned_on) SELECT id, day, 30, '2026-03-01' FROM calendar_deadline WHERE case_id = '{case}'"),
        )
        .await;
        run(
            scene,
            format!("INSERT INTO calendar_consent_warning (case_id, person_id, day, warned_on) VALUES ('{case}', '{}', '2026-04-01', '2026-03-01')", self.amira),
        )
        .await;
        assert!(
            number(
                scene,
                format!("SELECT COUNT(*) AS n FROM cases_flag WHERE case_id = '{case}'")
            )
            .await
                > 0
        );
    }

    /// Amira is referred, and somebody over there has looked.
    async fn is_referred(&self, scene: &Scene) {
        let (person, case) = (self.amira.to_string(), self.case.to_string());
        let id = crate::referral_rows::referral(scene, (&person, &case), self.anna.account).await;
        let anna = self.anna.account;
        run(
            scene,
            format!("INSERT INTO referrals_view (referral_id, account_id, day) VALUES ('{id}', '{anna}', '2026-03-02')"),
        )
        .await;
        // The mail that something has arrived hangs on the account of whoever gets it, not on her.
        run(
            scene,
            "DELETE FROM post_message WHERE account_id IS NOT NULL".to_owned(),
        )
        .await;
    }

    async fn basil_consents(&self, scene: &Scene) {
        let back_door = &scene.house.back_door;
        let permit = back_door.job(JobPurpose::Import).await.unwrap();
        let paper = EarlierPaper {
            person: self.basil,
            controller: kreis(),
            on: scene.house.clock.today(),
            account: self.anna.account,
        };
        let mut tx = back_door.write().await.unwrap();
        record_for_a_job(&mut tx, &permit, &[paper], &scene.house.ids)
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }

    async fn basil_takes_part(&self, scene: &Scene) {
        self.basil_consents(scene).await;
        let (mut tx, case, person) = scene
            .house
            .access
            .writing_both(
                &self.anna,
                (Act::CaseWrite, self.case),
                (Act::PersonWrite, self.basil),
            )
            .await
            .unwrap();
        let proof = processing_consent(&mut tx, &[self.basil], kreis(), case.now().day())
            .await
            .unwrap()
            .unwrap();
        cases::participant::store::join(&mut tx, (&case, &person), &proof, Part::Partner)
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }

    pub(crate) async fn dates(&self, tx: &mut Tx, permit: &Permit<CaseId>, ids: &Ids) {
        let scope = Scope::file(permit).unwrap();
        let planned = Planned {
            kind: Meeting::Office,
            span: Span::minutes(permit.now().plus_hours(48), 45),
            municipality: None,
            texts: Texts {
                title: "Wohnungssuche".to_owned(),
                ..Texts::default()
            },
        };
        calendar::appointment::store::insert(tx, &scope, &planned, ids)
            .await
            .unwrap();
        let follow_up = NewFollowUp {
            topic: Topic::AskAfter,
            day: permit.now().day().plus_days(3),
            text: "Stand erfragen".to_owned(),
        };
        calendar::follow_up::store::insert(tx, &scope, &follow_up, ids)
            .await
            .unwrap();
        for (person, note) in [(self.amira, "Pfefferkorn"), (self.basil, super::BASILS)] {
            let deadline = NewDeadline {
                kind: Deadline::PassportEnd,
                person: Some(person),
                day: permit.now().day().plus_days(60),
                note: note.to_owned(),
            };
            calendar::deadline::store::insert(tx, permit, &deadline, ids)
                .await
                .unwrap();
        }
    }
}

pub(crate) async fn talks(tx: &mut Tx, permit: &Permit<CaseId>, ids: &Ids) {
    let id = ContactId::from_uuid(ids.next());
    cases::contact::store::add_to_case(tx, permit, id, &contact("im Fall", "case"), ids)
        .await
        .unwrap();
    cases::note::store::add(tx, permit, &"nicht vergessen".to_owned(), ids)
        .await
        .unwrap();
    let input = MeetingInput {
        on: permit.now().day(),
        participants: "Jugendamt".to_owned(),
        content: "Lorbeerblatt besprochen".to_owned(),
    };
    let kind = (MeetingKind::Conference, MeetingBasis::SameController);
    cases::together::store::add_meeting(tx, permit, kind, &input, ids)
        .await
        .unwrap();
}

pub(crate) async fn plans(tx: &mut Tx, permit: &Permit<CaseId>, ids: &Ids) {
    let today = permit.now().day();
    let view = AreaView {
        need: Level::new(4),
        wish: Level::new(5),
        resources: "spricht drei Sprachen".to_owned(),
        ..AreaView::default()
    };
    let version = planning::assessment::store::NewVersion {
        after: 0,
        held_on: today,
        views: Views::from([(LifeArea::Housing, view)]),
    };
    assert!(
        planning::assessment::store::insert(tx, permit, &version, ids)
            .await
            .unwrap()
    );
    let circumstances = Circumstances::default();
    planning::responsibility::store::set_circumstances(tx, permit, (&circumstances, 0))
        .await
        .unwrap();
    let decision = Decision {
        way: Way::Accompanied,
        circle: None,
        reason: Some(Reason::NobodyLeads),
        note: "wir begleiten".to_owned(),
    };
    let decisions = BTreeMap::from([(LifeArea::Housing, decision)]);
    planning::responsibility::store::decide(tx, permit, (0, &decisions), ids)
        .await
        .unwrap();
    let mut parent = None;
    for kind in [GoalKind::Frame, GoalKind::Action] {
        let goal = GoalText {
            kind,
            parent,
            area: Some(LifeArea::Housing),
            title: "eine eigene Wohnung".to_owned(),
            measure: "Schlüssel in der Hand".to_owned(),
            due_on: None,
            state: GoalState::Open,
        };
        parent = Some(
            planning::goal::store::insert_goal(tx, permit, &goal, ids)
                .await
                .unwrap(),
        );
    }
    let goal = parent.unwrap();
    let step = StepText {
        what: "Antrag ausfüllen".to_owned(),
        who: Who::Client,
        who_else: String::new(),
        due_on: None,
    };
    planning::goal::store::insert_step(tx, permit, (goal, &step), ids)
        .await
        .unwrap();
    let goals = planning::goal::store::goals(tx, permit).await.unwrap();
    let steps = planning::goal::store::steps(tx, permit).await.unwrap();
    planning::agreement::store::insert(tx, permit, (today, &AgreedGoals::of(&goals, &steps)), ids)
        .await
        .unwrap();
    let review = NewReview {
        after: 0,
        held_on: today,
        next_on: Some(today.plus_days(90)),
        note: "auf gutem Weg".to_owned(),
        levels: Attainment::new(2)
            .map(|level| (goal, level))
            .into_iter()
            .collect(),
    };
    assert!(
        planning::review::store::insert(tx, permit, &review, ids)
            .await
            .unwrap()
    );
    planning::due::store::set_review(tx, permit, Some(today.plus_days(90)))
        .await
        .unwrap();
}

pub(crate) async fn papers(tx: &mut Tx, permit: &Permit<CaseId>, ids: &Ids) {
    let document = letters::document::store::NewDocument {
        id: RowId::from_uuid(ids.next()),
        kind: DocumentKind::Decision,
        title: "Bescheid".to_owned(),
        dated_on: None,
        format: Format::Pdf,
        size: 7,
    };
    assert!(
        letters::document::store::begin(tx, permit, &document, ids)
            .await
            .unwrap()
    );
    letters::content::store::add(tx, permit, (document.id, 0), (b"Ablehnung", ids))
        .await
        .unwrap();
    letters::document::store::complete(tx, permit, document.id)
        .await
        .unwrap();
    let letter = letters::letter::store::NewLetter {
        id: RowId::from_uuid(ids.next()),
        template: "probe".to_owned(),
        template_number: 1,
        template_name: "Einladung".to_owned(),
        audience: Audience::Client,
        organisation: None,
        language: base::language::Language::German,
        dated_on: permit.now().day(),
        content: LetterContent {
            recipient: "Frau Probe".to_owned(),
            texts: vec![LetterText {
                language: base::language::Language::German,
                subject: "Unser Gespräch".to_owned(),
                body: "Guten Tag".to_owned(),
            }],
            values: BTreeMap::new(),
            passed_on: None,
        },
    };
    assert!(
        letters::letter::store::keep(tx, permit, (&letter, b"%PDF"), ids)
            .await
            .unwrap()
    );
    let tie = TieText {
        ring: Ring::Family,
        strength: Strength::Strong,
        organisation: None,
        ended_on: None,
        who: Around {
            name: "Tante Namenlos".to_owned(),
            relation: "Tante".to_owned(),
            note: String::new(),
        },
    };
    letters::network::store::insert(tx, permit, &tie, ids)
        .await
        .unwrap();
    letters::resource::store::insert(
        tx,
        permit,
        (ResourceArea::Skills, &"kocht für viele".to_owned()),
        ids,
    )
    .await
    .unwrap();
}
