//! After `lotse restore`: the older state becomes the valid one, and the trail says so.

use base::ids::RowId;

use crate::act::Act;
use crate::audit::model::{Actor, AuditLine, AuditSubject};
use crate::audit::store;
use crate::back_door::BackDoor;
use crate::failure::{Denied, Result};
use crate::relation::Relation;

impl BackDoor {
    /// Notes in the trail that an older state was put in place, and how many lines it lacks; returns that number.
    ///
    /// # Errors
    /// What the database or the key store reports, [`Denied::AuditStopped`] if the note cannot be written.
    pub async fn accept_restored_state(&self) -> Result<i64> {
        let sealer = self.sealer().await?;
        let missing = sealer
            .accept_restored_state()
            .await
            .map_err(|_| Denied::AuditStopped)?;
        let access = self.access();
        let line = AuditLine {
            id: RowId::from_uuid(access.ids().next()),
            at: access.clock().now(),
            account: None,
            actor: Actor::Command,
            act: Act::AuditRead,
            subject: AuditSubject::House,
            purpose: "restore",
            relation: Relation::House,
            detail: format!("missing={missing}"),
        };
        let mut tx = self.write().await?;
        store::insert(&mut tx, &line).await?;
        tx.commit().await?;
        sealer.seal().await.map_err(|_| Denied::AuditStopped)?;
        Ok(missing)
    }
}
