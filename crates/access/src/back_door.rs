//! Transactions without someone being signed in: for the jobs and the command line of `app`, never for a route.

use std::sync::Arc;

use db::district::District;
use db::tx::Tx;
use vault::keyring::Keyring;

use base::ids::RowId;
use base::moment::Moment;

use crate::act::Act;
use crate::audit::model::{Actor, AuditLine, AuditSubject};
use crate::audit::sealer::Sealer;
use crate::audit::store as audit;
use crate::audit::verify::{Report, verify};
use crate::failure::Result;
use crate::gate::Access;
use crate::permit::{JobPermit, JobPurpose};
use crate::relation::Relation;

/// Leave to begin transactions without someone being signed in: for `app`'s jobs and command line only.
#[derive(Clone, Debug)]
pub struct BackDoor(pub(crate) Access);

impl BackDoor {
    /// The gate it belongs to.
    pub fn access(&self) -> &Access {
        &self.0
    }

    /// One run of a job with one audit line; `count` rows are concerned, as far as it is known.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn job(&self, purpose: JobPurpose) -> Result<JobPermit> {
        let line = AuditLine {
            id: RowId::from_uuid(self.0.ids().next()),
            at: self.0.clock().now(),
            account: None,
            actor: Actor::Job,
            act: Act::JobRead,
            subject: AuditSubject::House,
            purpose: "job",
            relation: Relation::House,
            detail: format!("purpose={purpose}"),
        };
        let mut tx = self.write().await?;
        audit::insert(&mut tx, &line).await?;
        tx.commit().await?;
        Ok(JobPermit {
            purpose,
            now: self.0.clock().now(),
            exposure: Arc::clone(self.0.shared_exposure()),
        })
    }

    /// Notes in the trail what the command line does, in the transaction in which it is done.
    ///
    /// `command` is its words without what was typed for them, such as `user lock`.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn note_command(
        &self,
        tx: &mut Tx,
        (act, subject): (Act, AuditSubject),
        command: &'static str,
    ) -> Result<()> {
        let line = AuditLine {
            id: RowId::from_uuid(self.0.ids().next()),
            at: self.0.clock().now(),
            account: None,
            actor: Actor::Command,
            act,
            subject,
            purpose: "command",
            relation: Relation::House,
            detail: format!("command={command}"),
        };
        Ok(audit::insert(tx, &line).await?)
    }

    /// A transaction that reads.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn read(&self) -> Result<Tx> {
        Ok(self.0.district().read_behind().await?)
    }

    /// A transaction that writes.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn write(&self) -> Result<Tx> {
        Ok(self.0.district().write().await?)
    }

    /// The keys of the district.
    pub fn keyring(&self) -> &Keyring {
        self.0.keyring()
    }

    /// The database of the district.
    pub fn district(&self) -> &District {
        self.0.district()
    }

    /// The sealer of the audit trail.
    ///
    /// # Errors
    /// What the key store reports.
    pub async fn sealer(&self) -> Result<Sealer> {
        let key = self.keyring().district_key("audit").await?;
        Ok(Sealer::new(
            self.district().clone(),
            key,
            &self.0.settings().checkpoint_file,
            self.0.clock().clone(),
        ))
    }

    /// Checks the whole audit trail.
    ///
    /// # Errors
    /// What the database or the key store reports.
    pub async fn verify_audit(&self) -> Result<Report> {
        self.verify_audit_after(0).await
    }

    /// Checks the audit trail behind the seal up to which it was found whole before.
    ///
    /// # Errors
    /// What the database or the key store reports.
    pub async fn verify_audit_after(&self, whole_until: i64) -> Result<Report> {
        let key = self.keyring().district_key("audit").await?;
        let now: Moment = self.0.clock().now();
        let note = &self.0.settings().checkpoint_file;
        Ok(verify(self.district(), &key, note, (whole_until, now)).await?)
    }
}
