//! What can be seen of a house at one moment, each thing as one line: asked of the gate, the rooms and the rows.

use std::collections::BTreeSet;

use access::act::Act;
use access::failure::Denied;
use base::ids::{AccountId, CaseId};
use cases::asked::due::{About, Due, Reminders};
use cases::case::model::Phase;
use consents::model::row::Recipient;
use consents::store::file;
use db::statement::Statement;
use imports::store::run::RunState;

use crate::year::walk::Walk;

/// So far ahead Mein Tag shows deadlines.
const RADAR_DAYS: i32 = 90;

/// Everything that can be seen now.
pub(super) async fn seen(walk: &Walk) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for account in [walk.anna, walk.ida] {
        all.extend(due_for(walk, account).await);
    }
    all.extend(opened(walk).await);
    all.extend(phases(walk).await);
    all.extend(agreed(walk).await);
    all.extend(kept(walk).await);
    all
}

/// What Mein Tag of an account names: today's appointments, what is due by today, deadlines of the next ninety days.
async fn due_for(walk: &Walk, account: AccountId) -> Vec<String> {
    let who = walk.session(account).await;
    let access = &walk.scene.house.access;
    let reminders = walk.scene.furnished.rooms.get::<Reminders>().unwrap();
    let (mut tx, permit) = access.list(&who, Act::CaseList).await.unwrap();
    let due = reminders
        .due(&mut tx, &permit, walk.day.plus_days(RADAR_DAYS))
        .await
        .unwrap();
    let today = calendar::told::today(&mut tx, &permit, walk.day).await.unwrap();
    drop(tx);
    let name = walk.name_of(account);
    let mut lines: Vec<String> = today
        .iter()
        .map(|one| format!("{name}: heute {}", one.appointment.span.german()))
        .collect();
    let shown = due.iter().filter(|due| due.is_deadline || due.by <= walk.day);
    lines.extend(shown.map(|due| format!("{name}: {}", words(walk, due))));
    lines
}

fn words(walk: &Walk, due: &Due) -> String {
    let about = match due.about {
        About::Case(id) => {
            let known = walk.known.iter().find(|known| known.case == id);
            format!(" ({})", known.map_or('?', |known| known.letter))
        }
        About::Contact(_) | About::Nobody => String::new(),
    };
    let by = if due.is_deadline {
        format!(" bis {}", due.by.german())
    } else {
        String::new()
    };
    format!("{}{about}{by}", due.what)
}

/// Who opens whose case.
async fn opened(walk: &Walk) -> Vec<String> {
    let mut lines = Vec::new();
    for (account, letter) in [
        (walk.ida, 'A'),
        (walk.bernd, 'A'),
        (walk.ida, 'D'),
        (walk.anna, 'D'),
    ] {
        let Some(known) = walk.known.iter().find(|known| known.letter == letter) else {
            continue;
        };
        let name = walk.name_of(account);
        if may(walk, account, Act::CaseRead, known.case).await {
            lines.push(format!("{name} liest {letter}"));
        }
        if account == walk.ida && letter == 'D' && may(walk, account, Act::CaseAccept, known.case).await {
            lines.push(format!("{name} kann {letter} übernehmen"));
        }
    }
    lines
}

async fn may(walk: &Walk, account: AccountId, act: Act, case: CaseId) -> bool {
    let who = walk.session(account).await;
    match walk.scene.house.access.reading(&who, act, case).await {
        Ok(_) => true,
        Err(Denied::NotFound) => false,
        Err(other) => panic!("{other}"),
    }
}

/// The phase of each case.
async fn phases(walk: &Walk) -> Vec<String> {
    let mut tx = walk.scene.house.back_door.read().await.unwrap();
    let rows: Vec<(CaseId, Phase)> = Statement::new("SELECT id, phase FROM cases_case ORDER BY id LIMIT 100")
        .all(&mut tx, |row| Ok((row.get("id")?, row.get("phase")?)))
        .await
        .unwrap();
    let letter = |id: CaseId| {
        walk.known
            .iter()
            .find(|known| known.case == id)
            .map_or('?', |known| known.letter)
    };
    rows.iter()
        .map(|(id, phase)| format!("{}: {}", letter(*id), phase.german()))
        .collect()
}

/// Whether what the lead person of case A agreed for others still holds.
async fn agreed(walk: &Walk) -> Vec<String> {
    let Some(known) = walk.known.iter().find(|known| known.letter == 'A') else {
        return Vec::new();
    };
    let who = walk.session(walk.anna).await;
    let access = &walk.scene.house.access;
    let (mut tx, permit) = access.person(&who, Act::ConsentRead, known.lead).await.unwrap();
    let file = file::read(&mut tx, &permit).await.unwrap();
    let holds = file
        .rows()
        .any(|row| matches!(row.recipient, Recipient::Organisation(_)) && row.stands(walk.day));
    let line = "A: Einwilligung Jobcenter gilt".to_owned();
    holds.then_some(line).into_iter().collect()
}

/// What lies in the house for a time only.
async fn kept(walk: &Walk) -> Vec<String> {
    let mut tx = walk.scene.house.back_door.read().await.unwrap();
    let mut lines = Vec::new();
    for (what, count) in [
        ("Notiz", Statement::new("SELECT COUNT(*) AS n FROM cases_note")),
        (
            "Kontaktkarte",
            Statement::new("SELECT COUNT(*) AS n FROM cases_contact_card"),
        ),
        (
            "aufbewahrte Eingabe",
            Statement::new("SELECT COUNT(*) AS n FROM access_parked"),
        ),
    ] {
        let count = count.number(&mut tx).await.unwrap();
        if count > 0 {
            lines.push(format!("{what}: {count}"));
        }
    }
    let runs: Vec<RunState> = Statement::new("SELECT state FROM imports_run ORDER BY id LIMIT 10")
        .all(&mut tx, |row| row.get("state"))
        .await
        .unwrap();
    lines.extend(runs.iter().map(|state| format!("Liste {}", state.german())));
    lines
}
