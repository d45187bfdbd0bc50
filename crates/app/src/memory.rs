//! What the process holds in memory stays there: no core dump when it falls, no other process of the same account that
//! reads along. Swap is the machine's business; the operations guide says so.

use rustix::io::Errno;
use rustix::process::{
    DumpableBehavior, Resource, Rlimit, Signal, set_dumpable_behavior, set_parent_process_death_signal,
    setrlimit,
};

/// The system did not let core dumps be switched off.
#[derive(Debug, thiserror::Error)]
#[error(
    "Speicherabbilder (core dumps) lassen sich nicht abschalten. Lotse startet nicht: Ein Absturz könnte offene Daten auf die Platte schreiben."
)]
pub struct DumpsStayOn(#[from] Errno);

/// Switches core dumps off for this process and everything it starts, for good, and closes its memory to others.
///
/// # Errors
/// If the system refuses.
pub fn keep_off_disks() -> Result<(), DumpsStayOn> {
    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    setrlimit(Resource::Core, none)?;
    Ok(set_dumpable_behavior(DumpableBehavior::NotDumpable)?)
}

/// Lets the system end this process when the one that started it ends.
///
/// # Errors
/// If the system refuses.
pub(crate) fn end_with_parent() -> std::io::Result<()> {
    Ok(set_parent_process_death_signal(Some(Signal::TERM))?)
}
