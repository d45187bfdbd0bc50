//! The case manager's work: contacts, cases, emergency notes, from the first talk to the closing.
//! Here stand also the questions that higher rooms answer: time line, due items, what is to be settled before closing.
//! Not here: assessment and goals (`planning`), appointments (`calendar`), letters and documents (`letters`).

pub mod asked;
pub mod case;
pub mod caseload;
pub mod closing;
pub mod contact;
pub mod counts;
pub mod emergency;
pub mod hand_over;
pub mod indication;
pub mod life_area;
pub mod list;
pub mod note;
pub mod participant;
pub mod person_data;
pub mod protection;
pub mod request;
pub mod shown;
pub mod team;
pub mod together;

use access::act::Act;
use access::person_data::PersonData;
use db::migration::Migration;
use post::job::kind::JobKind;
use web::house::NavEntry;
use web::routes::Routes;

use crate::asked::closing::{Checker, Closers};
use crate::asked::due::Reminder;
use crate::asked::tab::CaseTab;
use crate::asked::timeline::Teller;

/// The schema of this room.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 70,
        name: "cases",
        text: include_str!("../migrations/0070_cases.sql"),
    },
    Migration {
        number: 71,
        name: "together",
        text: include_str!("../migrations/0071_together.sql"),
    },
    Migration {
        number: 72,
        name: "closing",
        text: include_str!("../migrations/0072_closing.sql"),
    },
    Migration {
        number: 73,
        name: "notes",
        text: include_str!("../migrations/0073_notes.sql"),
    },
    Migration {
        number: 74,
        name: "lists",
        text: include_str!("../migrations/0074_lists.sql"),
    },
    Migration {
        number: 75,
        name: "contact",
        text: include_str!("../migrations/0075_contact.sql"),
    },
    Migration {
        number: 76,
        name: "contact_card",
        text: include_str!("../migrations/0076_contact_card.sql"),
    },
    Migration {
        number: 77,
        name: "hand_over",
        text: include_str!("../migrations/0077_hand_over.sql"),
    },
    Migration {
        number: 78,
        name: "emergency",
        text: include_str!("../migrations/0078_emergency.sql"),
    },
    Migration {
        number: 79,
        name: "erasing",
        text: include_str!("../migrations/0079_erasing.sql"),
    },
    Migration {
        number: 124,
        name: "request",
        text: include_str!("../migrations/0124_request.sql"),
    },
    Migration {
        number: 136,
        name: "counting",
        text: include_str!("../migrations/0136_counting.sql"),
    },
];

/// The pages of this room in the bar of a case.
pub const TABS: &[CaseTab] = &[
    CaseTab::page("Beteiligte", "beteiligte", Act::CaseWrite),
    CaseTab::page("Zusammenarbeit", "zusammenarbeit", Act::CaseShare),
    CaseTab::page("Schutz", "schutz", Act::ProtectionRead),
    CaseTab::page("Fallbesprechungen", "fallbesprechungen", Act::CaseWrite),
    CaseTab::page("Übergabegespräche", "uebergabegespraeche", Act::CaseWrite),
    CaseTab::page("Notizen", "notizen", Act::CaseWrite),
    CaseTab::page("Abschluss", "abschluss", Act::CaseClose),
];

/// The entries of this room in the side navigation.
pub const NAVIGATION: &[NavEntry] = &[
    entry("Fälle", "/faelle", "folder_open", Act::CaseList),
    entry("Kontakte", "/kontakte", "forum", Act::ContactList),
    entry("Notfallvermerke", "/notfall", "warning", Act::EmergencyAdd),
    entry("Übergaben", "/uebergaben", "handshake", Act::HandOverList),
    entry("Mit mir geteilt", "/faelle/geteilt", "handshake", Act::LentList),
    entry("Notzugriff", "/notzugriff", "warning", Act::CaseBreakGlass),
    entry("Teamsicht", "/team", "diversity_3", Act::TeamRead),
    entry("Auslastung", "/auslastung", "monitoring", Act::CaseloadRead),
];

const fn entry(label: &'static str, href: &'static str, icon: &'static str, act: Act) -> NavEntry {
    NavEntry {
        group: "Fallarbeit",
        label,
        href,
        icon,
        act,
    }
}

/// The pages of this room.
pub fn routes() -> Routes {
    case::pages::routes()
        .and(participant::pages::routes())
        .and(closing::pages::routes())
        .and(note::pages::routes())
        .and(list::pages::routes())
        .and(team::pages::routes())
        .and(caseload::pages::routes())
        .and(together::routes())
        .and(protection::routes())
        .and(contact::pages::routes())
        .and(emergency::pages::routes())
        .and(hand_over::pages::routes())
}

/// The background jobs of this room: referred cases close themselves, scratch notes end, contact cards are erased, what
/// ended by itself is noted. The one that needs the search stands in [`protection`].
pub fn jobs(data: &PersonData, closers: &Closers) -> Vec<JobKind> {
    let mut all = closing::nightly::jobs(closers);
    all.extend(contact::nightly::jobs(data));
    all.extend(together::break_glass::jobs());
    all
}

/// What this room tells in the time line of a case.
pub fn tellers() -> Vec<Teller> {
    vec![
        case::answers::phases,
        case::answers::talks,
        contact::answers::teller,
        participant::answers::teller,
    ]
}

/// What this room names as due.
pub fn reminders() -> Vec<Reminder> {
    vec![
        case::answers::resting,
        case::answers::closing,
        contact::answers::reminder,
        emergency::answers::reminder,
    ]
}

/// What this room moves when two entries of a person become one.
pub fn movers() -> Vec<people::asked::Mover> {
    let mut all = vec![contact::answers::MOVER];
    all.extend(participant::moving::MOVERS);
    all
}

/// The way from a person's page to the case.
pub fn ways() -> Vec<people::asked::Way> {
    vec![
        people::asked::Way {
            label: "Fall",
            icon: "folder_open",
            below: "/fall",
            act: Act::PersonWrite,
        },
        people::asked::Way {
            label: "Schutz",
            icon: "shield",
            below: "/schutz",
            act: Act::ProtectionRead,
        },
    ]
}

/// What this room checks before a case closes.
pub fn checkers() -> Vec<Checker> {
    vec![case::answers::nothing_is_lent]
}
