//! Signing in and out, the own account, the accounts of the house, decisions by a second person, and the audit trail
//! as pages. The rules behind them stand in `access`; background jobs and mails are shown elsewhere.

mod account;
mod approval;
mod audit;
mod cookie;
mod job;
mod link;
mod notice;
mod outbox;
mod own;
mod parked;
mod policy;
mod printed;
pub mod scope;
mod second_factor;
mod sign_in;
mod stand_in;
pub mod step_up;

use access::act::Act;
use db::migration::Migration;
use post::job::kind::JobKind;
use web::house::NavEntry;
use web::routes::Routes;

/// The schema of this room.
pub const MIGRATIONS: &[Migration] = &[Migration {
    number: 50,
    name: "audit_check",
    text: include_str!("../migrations/0050_audit_check.sql"),
}];

/// The entries of this room in the side navigation.
pub const NAVIGATION: &[NavEntry] = &[
    entry("Vertretungen", "/vertretungen", "handshake", Act::StandInArrange),
    entry("Konten", "/konten", "manage_accounts", Act::AccountList),
    entry("Freigaben", "/freigaben", "check_circle", Act::ApprovalDecide),
    entry("Protokoll", "/protokoll", "history", Act::AuditRead),
    entry(
        "Protokolljahre",
        "/protokoll/jahre",
        "calendar_today",
        Act::AuditRelease,
    ),
    entry("Aufgaben", "/aufgaben", "schedule", Act::JobRead),
    entry("Postausgang", "/postausgang", "mail", Act::MailRead),
    entry("Berechtigungen", "/berechtigungen", "lock", Act::PolicyRead),
];

const fn entry(label: &'static str, href: &'static str, icon: &'static str, act: Act) -> NavEntry {
    NavEntry {
        group: "Verwaltung",
        label,
        href,
        icon,
        act,
    }
}

/// All routes of this room.
pub fn routes() -> Routes {
    sign_in::pages::routes()
        .and(link::pages::routes())
        .and(own::pages::routes())
        .and(step_up::routes())
        .and(notice::pages::routes())
        .and(second_factor::pages::routes())
        .and(parked::pages::routes())
        .and(account::pages::routes())
        .and(approval::pages::routes())
        .and(audit::pages::routes())
        .and(stand_in::pages::routes())
        .and(job::routes())
        .and(outbox::routes())
        .and(policy::pages::routes())
}

/// The background jobs of this room: every night the audit trail is checked and released years are removed.
pub fn jobs() -> Vec<JobKind> {
    audit::upkeep::jobs()
}
