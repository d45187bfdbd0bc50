//! Why the gate did not open. What may not be seen and what does not exist look alike.

use base::ids::AccountId;

/// The gate did not open.
#[derive(Debug, thiserror::Error)]
pub enum Denied {
    /// There is no session, or it has ended.
    #[error("not signed in")]
    NotSignedIn,
    /// It does not exist for this account.
    #[error("not found")]
    NotFound,
    /// The act asks for a fresh second factor first.
    #[error("step-up needed by {0}")]
    StepUpNeeded(AccountId),
    /// The database did not do what it was asked.
    #[error("database")]
    Database(#[from] db::failure::Failure),
    /// A key was missing or did not fit.
    #[error("keys")]
    Keys(#[from] vault::failure::KeyFailure),
    /// The audit trail could not be written, so nothing is shown.
    #[error("audit trail not writable")]
    AuditStopped,
}

/// Result of asking the gate.
pub type Result<T> = std::result::Result<T, Denied>;
