//! Where a role can hold: what the organisation knows, in the words of the account pages.

use access::role::{Scope, ScopeKind};
use accounts::scope::{ScopeChoice, ScopeSources, ScopesFound};
use db::tx::Tx;
use organisation::store::names;

/// All sources of scopes.
pub(crate) fn sources() -> ScopeSources {
    ScopeSources::new(vec![of_the_organisation])
}

fn of_the_organisation(tx: &mut Tx) -> ScopesFound<'_> {
    Box::pin(async move {
        let regions = names::regions(tx).await?;
        let municipalities = names::municipalities(tx).await?;
        let organisations = names::organisations(tx).await?;
        let employers = organisations.clone();
        Ok([
            choices(ScopeKind::Region, regions),
            choices(ScopeKind::Municipality, municipalities),
            choices(ScopeKind::Employer, employers),
            choices(ScopeKind::Organisation, organisations),
        ]
        .concat())
    })
}

fn choices<Id: std::fmt::Display>(kind: ScopeKind, named: Vec<(Id, String)>) -> Vec<ScopeChoice> {
    let choice = |(id, name): (Id, String)| ScopeChoice {
        scope: Scope {
            kind,
            id: Some(id.to_string()),
        },
        name,
    };
    named.into_iter().map(choice).collect()
}
