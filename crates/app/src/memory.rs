//! What the process holds in memory stays there: no core dump when it falls, no other process of the same account that
//! reads along. Swap is the machine's business; the operations guide says so. And what it no longer needs goes back.

use rustix::io::Errno;
use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};

/// The system did not let core dumps be switched off.
#[derive(Debug, thiserror::Error)]
#[error(
    "Speicherabbilder (core dumps) lassen sich nicht abschalten. Lotse startet nicht: Ein Absturz könnte offene Daten auf die Platte schreiben."
)]
pub struct DumpsStayOn(#[from] Errno);

/// Gives memory that a large piece of work has left behind back to the system; the allocator keeps it for the next one,
/// which may never come. A matter of milliseconds.
pub(crate) fn give_back() {
    #[expect(
        unsafe_code,
        reason = "the allocator's C function takes no pointer and may be called at any time"
    )]
    // SAFETY: `mi_collect` only frees pages that hold nothing.
    unsafe {
        libmimalloc_sys::mi_collect(true);
    }
}

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
