//! What contacts answer to the questions of the house: the time line of a case, what is due, what moves with a person.

use access::permit::Permit;
use access::relation::Relation;
use base::ids::{CaseId, ContactId};
use people::asked::Mover;

use crate::asked::due::{About, Due, Named};
use crate::asked::timeline::{Happened, Told};
use crate::case::opened::path;
use crate::contact::store::list::topics_german;
use crate::contact::store::{card, moved, of_case};

/// Tells the contacts of a case, and those that its persons had before.
pub fn teller<'t>(tx: &'t mut db::tx::Tx, permit: &'t Permit<CaseId>) -> Told<'t> {
    Box::pin(async move {
        let contacts = of_case(tx, permit).await?;
        let told = contacts.into_iter().map(|contact| {
            let topics = topics_german(&contact.topics);
            let note = contact
                .note
                .as_ref()
                .and_then(|note| permit.reveal(note))
                .cloned();
            let corrected = contact
                .corrected_at
                .map(|at| format!("Berichtigt am {}", at.day().german()));
            let lines: Vec<String> = [(!topics.is_empty()).then_some(topics), note, corrected]
                .into_iter()
                .flatten()
                .collect();
            Happened {
                day: contact.on,
                at: contact.created_at,
                symbol: "forum",
                title: format!("{}, {}", contact.kind.german(), contact.mode.german()),
                text: (!lines.is_empty()).then(|| lines.join("\n")),
                by: Some(contact.by),
                href: may_correct(permit).then(|| {
                    path(
                        permit.id(),
                        &format!("kontakt/berichtigung?kontakt={}", contact.id),
                    )
                }),
            }
        });
        Ok(told.collect())
    })
}

/// A consultation reads and corrects nothing.
fn may_correct(permit: &Permit<CaseId>) -> bool {
    let writing = [Relation::Own, Relation::StandIn, Relation::AcuteAccess];
    writing.contains(&permit.relation())
}

/// Names the appointments on cards, and the hand-overs and requests that wait where the account works.
pub fn reminder<'t>(
    tx: &'t mut db::tx::Tx,
    permit: &'t access::permit::ListPermit,
    until: base::day::Day,
) -> Named<'t> {
    Box::pin(async move {
        let mut all = Vec::new();
        for (card, by, hour) in card::appointments(tx, permit, until).await? {
            let hour = hour.map(|hour| format!(" um {hour} Uhr")).unwrap_or_default();
            all.push(Due {
                by,
                about: About::Contact(card),
                what: format!("Termin mit Kontaktkarte{hour}"),
                href: format!("/kontakte/{card}"),
                is_deadline: false,
            });
        }
        for waiting in crate::hand_over::store::waiting(tx, permit).await? {
            let by = waiting.given_at.day();
            if by <= until {
                all.push(Due {
                    by,
                    about: About::Nobody,
                    what: "Übergabe von nebenan wartet".to_owned(),
                    href: "/kontakte/uebergaben".to_owned(),
                    is_deadline: false,
                });
            }
        }
        for waiting in crate::request::store::waiting(tx, permit).await? {
            let by = waiting.asked_at.day();
            if by <= until {
                all.push(Due {
                    by,
                    about: About::Nobody,
                    what: "Terminwunsch aus dem Wegweiser wartet".to_owned(),
                    href: "/kontakte/uebergaben".to_owned(),
                    is_deadline: false,
                });
            }
        }
        Ok(all)
    })
}

/// Moves the contacts of a person when two entries become one, and back.
pub const MOVER: Mover = Mover {
    name: "cases_contact",
    over: |moving| {
        Box::pin(async move {
            let contacts = moved::to_another(moving.tx, (moving.from, moving.to), moving.ids).await?;
            Ok(contacts.iter().map(ContactId::to_string).collect())
        })
    },
    back: |moving, rows| {
        Box::pin(async move {
            let contacts: Vec<ContactId> = rows.iter().filter_map(|row| row.parse().ok()).collect();
            let both = (moving.from, moving.to);
            let contacts = moved::back(moving.tx, both, &contacts, moving.ids).await?;
            Ok(contacts.iter().map(ContactId::to_string).collect())
        })
    },
};
