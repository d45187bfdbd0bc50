//! Leave to list persons and cases of one's own and of those for whom one stands in; keys only for what is shown.

use base::ids::{CaseId, OrganisationId, PersonId};
use db::statement::LIST_LENGTH;
use db::tx::Tx;
use vault::subject::KeySubject;

use crate::act::Act;
use crate::audit::model::AuditSubject;
use crate::failure::Result;
use crate::gate::Access;
use crate::permit::{ListPermit, ShownKeys};
use crate::relation::{Relation, scopes};
use crate::role::ScopeKind;
use crate::session::model::SignedIn;
use crate::subject::store as subjects;
use crate::subject::store::stand_in::stand_ins_of;

impl Access {
    /// Leave to list: whose files, the gate says; names open only with [`Access::shown`].
    ///
    /// # Errors
    /// [`Denied::NotFound`](crate::failure::Denied::NotFound) if the policy says no.
    pub async fn list(&self, who: &SignedIn, act: Act) -> Result<(Tx, ListPermit)> {
        self.house_permit(who, act)?;
        let mut tx = self.district().read().await?;
        let now = self.clock().now();
        let today = now.day();
        let mut owners = vec![who.account];
        for (owner, from, until) in stand_ins_of(&mut tx, who.account).await? {
            let holds = from <= today && today < until;
            if holds && owners.len() < LIST_LENGTH && !owners.contains(&owner) {
                owners.push(owner);
            }
        }
        let mut controllers: Vec<OrganisationId> = scopes(&who.roles, ScopeKind::Employer)
            .filter_map(|id| id.parse().ok())
            .collect();
        controllers.truncate(LIST_LENGTH);
        let permit = ListPermit {
            account: who.account,
            act,
            owners,
            controllers,
            now,
        };
        Ok((tx, permit))
    }

    /// Hands out the keys of listed persons once the audit line that names them is durable.
    ///
    /// # Errors
    /// As [`Access::shown_files`].
    pub async fn shown(&self, permit: &ListPermit, persons: &[PersonId]) -> Result<ShownKeys> {
        self.shown_files(permit, &[], persons).await
    }

    /// Hands out the keys of listed cases and persons once the audit line that names them is durable. Those that the
    /// permit does not list are left out, whoever asks for them. Where nothing is asked for, nothing is written.
    ///
    /// # Errors
    /// [`Denied::AuditStopped`](crate::failure::Denied::AuditStopped) if it cannot be written; then nothing is shown.
    pub async fn shown_files(
        &self,
        permit: &ListPermit,
        cases: &[CaseId],
        persons: &[PersonId],
    ) -> Result<ShownKeys> {
        if cases.is_empty() && persons.is_empty() {
            return Ok(ShownKeys {
                keys: Vec::new(),
                exposure: self.shared_exposure().clone(),
            });
        }
        let cases = cases.iter().copied().map(KeySubject::Case);
        let wanted: Vec<KeySubject> = cases
            .chain(persons.iter().copied().map(KeySubject::Person))
            .collect();
        let mut listed = Vec::with_capacity(wanted.len());
        let mut tx = self.district().read().await?;
        for fifty in wanted.chunks(LIST_LENGTH) {
            listed.extend(self.within(&mut tx, permit, fifty).await?);
        }
        drop(tx);
        let ids = listed
            .iter()
            .map(|(_, id)| id.as_str())
            .collect::<Vec<_>>()
            .join(",");
        let mut line = self.line(permit.account, permit.act, AuditSubject::House, Relation::House);
        line.detail = format!("shown={ids}");
        self.write_read_line(line).await?;
        let subjects: Vec<KeySubject> = listed.into_iter().map(|(subject, _)| subject).collect();
        Ok(ShownKeys {
            keys: self.keyring().keys_of(&subjects).await?,
            exposure: self.shared_exposure().clone(),
        })
    }

    /// Those of at most fifty subjects that the permit lists, with their ids as text.
    async fn within(
        &self,
        tx: &mut Tx,
        permit: &ListPermit,
        fifty: &[KeySubject],
    ) -> Result<Vec<(KeySubject, String)>> {
        let text = |subject: &KeySubject| match subject {
            KeySubject::Person(id) => id.to_string(),
            KeySubject::Case(id) => id.to_string(),
            _ => String::new(),
        };
        let ids: Vec<String> = fifty.iter().map(text).collect();
        let mut held = subjects::listed(tx, permit, &ids).await?;
        let is_missing = |id: &String| !held.contains(id);
        if ids.iter().any(is_missing) {
            held.extend(subjects::listed_through_cases(tx, permit, &ids).await?);
        }
        let all = fifty.iter().copied().zip(ids);
        Ok(all.filter(|(_, id)| held.contains(id)).collect())
    }
}
