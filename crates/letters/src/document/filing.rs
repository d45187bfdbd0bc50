//! Filing a document: its pieces go in with short transactions, one after the other, and it is seen with the last one.
//! It is one act: the first transaction writes the line of the audit trail.

use access::act::Act;
use access::failure::Result;
use access::gate::Access;
use access::session::model::SignedIn;
use base::ids::CaseId;

use crate::content::store as content;
use crate::content::{AT_ONCE, PIECE};
use crate::document::store::{self, NewDocument};

/// So long (seconds) a document may be on its way; what is older broke off.
const LONGEST_WAY: i64 = 3600;

/// Files a document in a case; filing the same one again changes nothing.
///
/// # Errors
/// [`access::failure::Denied::NotFound`] if the case does not exist for this account; what the database reports: then
/// the document is not seen.
pub async fn file(
    access: &Access,
    who: &SignedIn,
    case: CaseId,
    (new, bytes): (&NewDocument, &[u8]),
) -> Result<()> {
    let ids = access.ids();
    let runs = bytes.chunks(AT_ONCE * PIECE);
    let last = runs.len().saturating_sub(1);
    let mut begun = None;
    for (number, run) in runs.enumerate() {
        let (mut tx, permit) = match &begun {
            None => access.writing(who, Act::CaseWrite, case).await?,
            Some(begun) => access.writing_on(who, begun).await?,
        };
        if begun.is_none() {
            begun = Some(permit.begun());
            store::sweep(&mut tx, &permit, permit.now().plus_seconds(-LONGEST_WAY)).await?;
            if !store::begin(&mut tx, &permit, new, ids).await? {
                return Ok(());
            }
        }
        content::add(&mut tx, &permit, (new.id, number * AT_ONCE), (run, ids)).await?;
        if number == last {
            store::complete(&mut tx, &permit, new.id).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}
