//! Whoever may release an erasure is told that one waits: a notice and a mail, both with nothing but a link.

use access::act::Act;
use access::policy::{Grant, grant};
use access::relation::Relation;
use access::role::Role;
use base::ids::AccountId;
use db::tx::Tx;
use post::mail::model::LinkPath;
use post::mail::outbox::Outbox;
use post::notice::Told;
use post::notice::model::NoticeKind;

use crate::retention::pages::PATH;

/// Tells everybody whom the policy lets release, but for the first of the two who did.
///
/// # Errors
/// What the database or the key store reports.
pub(crate) async fn tell(tx: &mut Tx, outbox: &Outbox, but: Option<AccountId>) -> vault::failure::Result<()> {
    let Ok(link) = PATH.parse::<LinkPath>() else {
        return Ok(());
    };
    let told: Vec<Told> = Role::ALL
        .iter()
        .copied()
        .filter(|role| grant(*role, Act::RetentionWrite, Relation::House) == Grant::Full)
        .map(|role| but.map_or(Told::Role(role), |but| Told::RoleBut(role, but)))
        .collect();
    post::notice::tell(tx, outbox, &told, (NoticeKind::DeletionWaiting, &link))
        .await
        .map(drop)
}
