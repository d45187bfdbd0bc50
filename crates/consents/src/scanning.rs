//! Keeping a scan: its pieces go in with short transactions, one after the other, and it is seen with the last one.
//! It is one act: the first transaction writes the line of the audit trail.

use access::act::Act;
use access::failure::Result;
use access::gate::Access;
use access::session::model::SignedIn;
use base::ids::PersonId;

use crate::store::scans::{self, AT_ONCE, CHUNK, NewScan};

/// So long (seconds) a scan may be on its way; what is older broke off.
const LONGEST_WAY: i64 = 3600;

/// Keeps a scan of a person's; keeping the same one again changes nothing.
///
/// # Errors
/// [`access::failure::Denied::NotFound`] if the person does not exist for this account; what the database reports: then
/// the scan is not seen.
pub async fn keep(
    access: &Access,
    who: &SignedIn,
    person: PersonId,
    (new, bytes): (&NewScan, &[u8]),
) -> Result<()> {
    let runs = bytes.chunks(AT_ONCE * CHUNK);
    let last = runs.len().saturating_sub(1);
    let mut begun = None;
    for (number, run) in runs.enumerate() {
        let (mut tx, permit) = match &begun {
            None => access.person_writing(who, Act::ConsentWrite, person).await?,
            Some(begun) => access.writing_on(who, begun).await?,
        };
        if begun.is_none() {
            begun = Some(permit.begun());
            scans::sweep(&mut tx, &permit, permit.now().plus_seconds(-LONGEST_WAY)).await?;
            if !scans::begin(&mut tx, &permit, new).await? {
                return Ok(());
            }
        }
        scans::add(&mut tx, &permit, (new.id, number * AT_ONCE), (run, access.ids())).await?;
        if number == last {
            scans::complete(&mut tx, &permit, new.id).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}
