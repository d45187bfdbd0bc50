//! What this room keeps of a person: contacts, contact cards, cases with their phases, talks and closings. Contacts go on
//! counting without anybody behind them; a case whose lead person is erased goes on with the next person in it. Private
//! scratch notes are counted, not told: they are their author's and gone after 90 days.

mod store;

use access::failure::Result;
use access::permit::{JobPermit, Permit};
use access::person_data::told::{Entry, Section};
use access::person_data::{
    Collected, Collector, Erased, Eraser, Files, Followed, Kept, Known, Other, RoomData, TableRule,
};
use base::ids::CaseId;
use base::language::Language;
use db::tx::Tx;
use people::person::store::of_case::persons_of_case;
use vault::subject::KeySubject;

use crate::case::model::{AccessRoute, CloseReason, TargetGroup};
use crate::case::store::{head, history};
use crate::contact::store::{card, erase as cards};
use crate::participant::store::participants;
use crate::{closing, together};

const TABLES: &[&str] = &[
    "cases_case",
    "cases_state",
    "cases_participant",
    "cases_meeting",
    "cases_closing",
    "cases_note",
    "cases_flag",
    "cases_contact",
    "cases_contact_topic",
    "cases_contact_card",
    "cases_hand_over",
    "cases_hand_over_topic",
    "cases_request",
    "cases_emergency",
];

/// The entry of this room.
pub const PERSON_DATA: RoomData = RoomData {
    room: "cases",
    german: "Fälle und Kontakte",
    rules: &[
        TableRule::of("cases_case", &["id", "lead_person_id"], Kept::WithCase),
        TableRule::of("cases_state", &["case_id"], Kept::WithCase),
        TableRule::of("cases_participant", &["case_id", "person_id"], Kept::WithCase),
        TableRule::of("cases_meeting", &["case_id"], Kept::WithCase),
        TableRule::of("cases_closing", &["case_id"], Kept::WithCase),
        TableRule::of("cases_note", &["case_id"], Kept::UntilDone),
        TableRule::of("cases_flag", &["case_id"], Kept::WithCase),
        TableRule::of(
            "cases_contact",
            &["case_id", "person_id", "file_id"],
            Kept::WithCase,
        ),
        TableRule::of("cases_contact_topic", &[], Kept::WithCase),
        TableRule::of("cases_contact_card", &["id", "person_id"], Kept::WithContactCard),
        TableRule::of("cases_hand_over", &["id"], Kept::WithContactCard),
        TableRule::of("cases_hand_over_topic", &["hand_over_id"], Kept::WithContactCard),
        TableRule::of("cases_request", &["id"], Kept::WithContactCard),
        TableRule::of("cases_emergency", &["id"], Kept::WithEmergencyNote),
    ],
    collector: Collector {
        tables: TABLES,
        collect,
    },
    eraser: Eraser {
        tables: TABLES,
        erase,
    },
    follow,
    others,
};

/// A heading with the code of the case, so that two cases of one person are told apart.
///
/// # Errors
/// What the database reports.
pub async fn titled(tx: &mut Tx, case: &Permit<CaseId>, title: &str) -> Result<String> {
    let code = store::code(tx, case.id()).await?;
    Ok(code.map_or_else(|| title.to_owned(), |code| format!("{title} ({code})")))
}

fn erase<'t>(tx: &'t mut Tx, permit: &'t JobPermit, subject: KeySubject) -> Erased<'t> {
    Box::pin(async move {
        match subject {
            KeySubject::Person(person) => store::erase_person(tx, person).await?,
            KeySubject::Case(case) => store::erase_case(tx, case).await?,
            KeySubject::Contact(file) => cards::erase(tx, permit, file).await?,
            KeySubject::Emergency(note) => store::erase_emergency(tx, note).await?,
            _ => {}
        }
        Ok(())
    })
}

fn follow(tx: &mut Tx, subject: KeySubject) -> Followed<'_> {
    Box::pin(async move {
        match subject {
            KeySubject::Person(person) => Ok(store::related(tx, person).await?),
            _ => Ok(Vec::new()),
        }
    })
}

/// Everybody else who takes part in the person's cases, with what they are there.
fn others<'t>(tx: &'t mut Tx, files: &'t Files) -> Known<'t> {
    Box::pin(async move {
        let mut all = Vec::new();
        for case in &files.cases {
            let lead = head(tx, case).await?.map(|head| head.lead);
            let parts = participants(tx, case).await?;
            for person in persons_of_case(tx, case).await? {
                if files.is_the_person(person.id) {
                    continue;
                }
                let part = parts.iter().find(|part| part.person == person.id);
                let relation = match part {
                    Some(part) => part.part.german(),
                    None if lead == Some(person.id) => "Hauptperson",
                    None => "andere Person",
                };
                all.extend(case.reveal(&person.name).map(|name| {
                    Other {
                        name: [&name.given, &name.family, &name.other]
                            .map(String::as_str)
                            .join(" "),
                        relation: relation.to_owned(),
                    }
                }));
            }
        }
        Ok(all)
    })
}

fn collect<'t>(tx: &'t mut Tx, files: &'t Files) -> Collected<'t> {
    Box::pin(async move {
        let mut sections = vec![cards_of(tx, files).await?];
        for person in files.persons() {
            let contacts = store::contacts_of_person(tx, person).await?;
            sections.push(Section::new("Kontakte").entries(contacts));
            let former = store::former_cases(tx, person.person()).await?;
            sections.push(Section::new("Frühere Beteiligung an Fällen").entries(former));
        }
        for case in &files.cases {
            sections.push(case_itself(tx, case, files).await?);
            sections.push(phases(tx, case).await?);
            let title = titled(tx, case, "Kontakte im Fall").await?;
            sections.push(Section::new(title).entries(store::contacts_of_case(tx, case).await?));
            sections.push(talks(tx, case).await?);
            sections.push(closings(tx, case).await?);
        }
        Ok(sections)
    })
}

async fn cards_of(tx: &mut Tx, files: &Files) -> Result<Section> {
    let mut entries = Vec::new();
    for file in &files.contacts {
        if let Some(card) = card::read(tx, file).await? {
            entries.push(
                Entry::new("Kontaktkarte")
                    .some("Name", file.reveal(&card.name))
                    .some("Erreichbar", file.reveal(&card.reach))
                    .some("Sprache", card.language.map(Language::german_name))
                    .day("Termin", card.appointment_on)
                    .some("Indikation", card.indication.map(|(outcome, _)| outcome.german()))
                    .day("Wird gelöscht am", Some(card.erase_on)),
            );
        }
        entries.extend(store::hand_over(tx, file.id()).await?);
        entries.extend(store::request(tx, file.id()).await?);
        entries.extend(store::contacts_of_file(tx, file).await?);
    }
    Ok(Section::new("Kontaktkarten").entries(entries))
}

async fn case_itself(tx: &mut Tx, case: &Permit<CaseId>, files: &Files) -> Result<Section> {
    let mut section = Section::new(titled(tx, case, "Fall").await?)
        .remark("Andere Personen im Fall sind mit ihrer Beziehung zu Ihnen genannt, nicht mit Namen.");
    let Some(head) = head(tx, case).await? else {
        return Ok(section);
    };
    let notes = store::number_of_notes(tx, case.id()).await?;
    let flags = store::number_of_flags(tx, case.id()).await?;
    section.entries.push(
        Entry::new("Fall")
            .on(head.opened_on)
            .fact("Phase", head.phase.german())
            .fact("Geführt von", head.owner)
            .some("Sprache der Gespräche", head.language.map(Language::german_name))
            .some("Zielgruppe", head.target_group.map(TargetGroup::german))
            .some("Zugang", head.access_route.map(AccessRoute::german))
            .day("Letzter Kontakt", Some(head.last_contact_on))
            .day("Abgeschlossen", head.closed_on)
            .some("Grund", head.close_reason.map(CloseReason::german))
            .some(
                "Persönliche Arbeitsnotizen (höchstens 90 Tage)",
                (notes > 0).then_some(notes),
            )
            .some("Merkmale für Listen", (flags > 0).then_some(flags)),
    );
    if !files.is_the_person(head.lead) {
        section
            .entries
            .push(Entry::new("Hauptperson des Falls ist eine andere Person"));
    }
    section.entries.extend(store::parts(tx, case.id(), files).await?);
    Ok(section)
}

async fn phases(tx: &mut Tx, case: &Permit<CaseId>) -> Result<Section> {
    let title = titled(tx, case, "Phasen").await?;
    let moves = history::moves(tx, case).await?.into_iter().map(|moved| {
        Entry::new(moved.phase.german())
            .on(moved.at.day())
            .some("Grund", moved.reason.map(CloseReason::german))
            .some_written("Notiz", moved.note.as_ref().and_then(|note| case.reveal(note)))
            .fact("Durch", moved.by)
    });
    Ok(Section::new(title).entries(moves))
}

async fn talks(tx: &mut Tx, case: &Permit<CaseId>) -> Result<Section> {
    let title = titled(tx, case, "Besprechungen").await?;
    let meetings = together::store::meetings(tx, case)
        .await?
        .into_iter()
        .map(|meeting| {
            Entry::new(meeting.kind.german())
                .on(meeting.held_on)
                .fact("Grundlage", meeting.basis.german())
                .some_written("Beteiligte", case.reveal(&meeting.participants))
                .some_written("Inhalt", case.reveal(&meeting.content))
                .fact("Aufgeschrieben von", meeting.by)
        });
    Ok(Section::new(title).entries(meetings))
}

async fn closings(tx: &mut Tx, case: &Permit<CaseId>) -> Result<Section> {
    let title = titled(tx, case, "Abschluss").await?;
    let closings = closing::store::closings(tx, case)
        .await?
        .into_iter()
        .map(|closed| {
            Entry::new("Abschluss")
                .on(closed.on)
                .fact("Grund", closed.reason.german())
                .some_written(
                    "Was sich lernen lässt",
                    closed.lesson.as_ref().and_then(|lesson| case.reveal(lesson)),
                )
                .day("Wieder aufgenommen", closed.reopened_on)
        });
    Ok(Section::new(title).entries(closings))
}
