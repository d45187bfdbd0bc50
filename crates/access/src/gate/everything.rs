//! Leave to open everything that is kept of one person, for a request of that person. The right to it is decided on the
//! person alone; what belongs to it opens with it, within the same controller. Not for work on a case.

use base::ids::PersonId;
use db::tx::Tx;
use vault::subject::KeySubject;

use crate::act::Act;
use crate::failure::{Denied, Result};
use crate::gate::Access;
use crate::gate::files::Stands;
use crate::permit::Permit;
use crate::person_data::{Files, PersonData, id_text};
use crate::policy::Grant;
use crate::session::model::SignedIn;
use crate::subject::Keyed;
use crate::subject::store as subjects;

/// What stands in the audit trail as purpose of such a line.
const PURPOSE: &str = "subject_request";

impl Access {
    /// Leave to read everything that is kept of a person: its entries, cases and contact cards of the same controller,
    /// each with its line in the audit trail. Files that only their owner may know of open for the owner alone.
    ///
    /// # Errors
    /// [`Denied::NotFound`] if the person does not exist for this account.
    pub async fn everything_of(
        &self,
        who: &SignedIn,
        (act, person): (Act, PersonId),
        data: &PersonData,
        with_documents: bool,
    ) -> Result<(Tx, Files)> {
        let mut tx = self.district().read().await?;
        let stands = self.stand_to(&mut tx, who, act, person).await?;
        if stands.grant != Grant::Full {
            return Err(Denied::NotFound);
        }
        let own = subjects::seat(&mut tx, &person.to_string())
            .await?
            .ok_or(Denied::NotFound)?;
        let mut files = Files {
            person: self.opened(&mut tx, who, (act, person), stands).await?,
            joined: Vec::new(),
            cases: Vec::new(),
            contacts: Vec::new(),
            referrals: Vec::new(),
            elsewhere: Vec::new(),
            with_documents,
        };
        let mut known = vec![KeySubject::Person(person)];
        let mut next = 0;
        while let Some(one) = known.get(next).copied() {
            next += 1;
            // What hangs on a case are other people.
            if matches!(one, KeySubject::Case(_)) {
                continue;
            }
            for related in data.related(&mut tx, one).await? {
                let subject = related.subject;
                if known.contains(&subject) {
                    continue;
                }
                known.push(subject);
                let Some(seat) = subjects::seat(&mut tx, &id_text(subject)).await? else {
                    continue;
                };
                if seat.is_restricted && seat.account != Some(who.account) {
                    continue;
                }
                if seat.controller != own.controller {
                    if !files.elsewhere.contains(&seat.controller) {
                        files.elsewhere.push(seat.controller);
                    }
                    continue;
                }
                match subject {
                    KeySubject::Person(id) => {
                        files
                            .joined
                            .push(self.opened(&mut tx, who, (act, id), stands).await?);
                    }
                    KeySubject::Case(id) => {
                        files
                            .cases
                            .push(self.opened(&mut tx, who, (act, id), stands).await?);
                    }
                    KeySubject::Referral(id) => {
                        files
                            .referrals
                            .push(self.opened(&mut tx, who, (act, id), stands).await?);
                    }
                    KeySubject::Contact(id) => {
                        files
                            .contacts
                            .push(self.opened(&mut tx, who, (act, id), stands).await?);
                    }
                    _ => {}
                }
            }
        }
        Ok((tx, files))
    }

    async fn opened<S: Keyed>(
        &self,
        tx: &mut Tx,
        who: &SignedIn,
        (act, id): (Act, S),
        stands: Stands,
    ) -> Result<Permit<S>> {
        let mut line = self.line(who.account, act, id.audit_subject(), stands.relation);
        line.purpose = PURPOSE;
        self.write_read_line(line).await?;
        self.file_permit(tx, who, (act, id), stands).await
    }
}
