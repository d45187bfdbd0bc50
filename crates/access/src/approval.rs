//! Four eyes (Vier-Augen-Vorgang): what waits for a second person who is no administrator, and what happens then.

pub mod model;
pub mod store;

use db::tx::Tx;

use base::ids::{AccountId, ApprovalId, Ids, RoleAssignmentId, RowId};

use crate::account::store as accounts;
use crate::act::Act;
use crate::approval::model::{Approval, Decision, DecisionRefused, Wish, may_decide};
use crate::failure::{Denied, Result};
use crate::mail_link::store as links;
use crate::permit::{House, Permit};
use crate::role::{Role, RoleAssignment, may_be_granted};
use crate::session::model::SignedIn;
use crate::session::store as sessions;
use crate::subject::Keyed;
use crate::subject::store::protection;
use crate::subject::store::stand_in::{StandIn, insert_stand_in};

/// Lays a wish before a second person; the same wish that already waits is not laid twice.
///
/// # Errors
/// What the database reports.
pub async fn ask(
    tx: &mut Tx,
    permit: &Permit<House>,
    account: AccountId,
    wish: &Wish,
    ids: &Ids,
) -> Result<()> {
    if store::is_waiting(tx, account, wish).await? {
        return Ok(());
    }
    let id = ApprovalId::from_uuid(ids.next());
    Ok(store::insert(tx, id, (account, wish), (permit.account(), permit.now())).await?)
}

/// Lays a wish about the protected file of the permit before a second person, in the name of its owner.
///
/// # Errors
/// [`Denied::NotFound`] if the permit is for another act; what the database reports.
pub async fn ask_about_protection<S: Keyed>(
    tx: &mut Tx,
    permit: &Permit<S>,
    owner: AccountId,
    wish: &Wish,
    ids: &Ids,
) -> Result<()> {
    let is_meant =
        matches!(permit.act(), Act::ProtectionWrite | Act::ProtectionRead) && permit.is_restricted();
    let own = protection::protection(tx, permit).await?.map(|own| own.group);
    if !is_meant || own.is_none() || wish.protection() != own {
        return Err(Denied::NotFound);
    }
    if store::is_waiting(tx, owner, wish).await? {
        return Ok(());
    }
    let id = ApprovalId::from_uuid(ids.next());
    Ok(store::insert(tx, id, (owner, wish), (permit.account(), permit.now())).await?)
}

/// Decides, and does what was wished in the same transaction.
///
/// The inner error says why this person cannot decide, or why what was wished is no longer possible.
///
/// # Errors
/// [`Denied::NotFound`] if there is no such approval or the permit is for another act; what the database reports.
pub async fn decide(
    tx: &mut Tx,
    permit: &Permit<House>,
    who: &SignedIn,
    (id, decision): (ApprovalId, Decision),
    ids: &Ids,
) -> Result<std::result::Result<Approval, DecisionRefused>> {
    if permit.act() != Act::ApprovalDecide || permit.account() != who.account {
        return Err(Denied::NotFound);
    }
    let approval = store::by_id(tx, id).await?.ok_or(Denied::NotFound)?;
    let roles: Vec<Role> = who.roles.iter().map(|assignment| assignment.role).collect();
    if let Err(refused) = may_decide(&approval, who.account, &roles) {
        return Ok(Err(refused));
    }
    if !store::decide(tx, id, who.account, decision, permit.now()).await? {
        return Ok(Err(DecisionRefused::AlreadyDecided));
    }
    if decision == Decision::Approved
        && let Err(refused) = fulfil(tx, permit, &approval, ids).await?
    {
        return Ok(Err(refused));
    }
    Ok(Ok(approval))
}

async fn fulfil(
    tx: &mut Tx,
    permit: &Permit<House>,
    approval: &Approval,
    ids: &Ids,
) -> Result<std::result::Result<(), DecisionRefused>> {
    match &approval.wish {
        Wish::SecondFactorReset => {
            accounts::clear_second_factor(tx, approval.account).await?;
            links::delete_pin(tx, approval.account).await?;
            links::revoke_devices(tx, approval.account, permit.now()).await?;
            sessions::delete_all(tx, approval.account).await?;
        }
        Wish::RoleGrant {
            role,
            scope,
            from,
            until,
        } => {
            let held = accounts::role_assignments(tx, approval.account).await?;
            if let Err(refused) = may_be_granted(&held, *role, scope, *from, *until) {
                return Ok(Err(DecisionRefused::NoLongerPossible(refused)));
            }
            let assignment = RoleAssignment {
                id: RoleAssignmentId::from_uuid(ids.next()),
                account: approval.account,
                role: *role,
                scope: scope.clone(),
                valid_from: *from,
                valid_until: *until,
            };
            accounts::insert_role_assignment(tx, &assignment, Some(approval.asked_by), permit.now()).await?;
        }
        Wish::StandIn { account, from, until } => {
            let stand_in = StandIn {
                id: RowId::from_uuid(ids.next()),
                for_account: approval.account,
                account: *account,
                from: *from,
                until: *until,
            };
            insert_stand_in(tx, &stand_in, approval.asked_by, permit.now()).await?;
        }
        Wish::ProtectionLift { group } => {
            protection::lift(tx, *group, (permit.account(), permit.now())).await?;
        }
        Wish::ProtectionHandOver { group, to } => {
            if !protection::may_take(tx, *group, *to, permit.now()).await? {
                return Ok(Err(DecisionRefused::OtherController));
            }
            protection::hand_over(tx, *group, *to).await?;
        }
    }
    Ok(Ok(()))
}
