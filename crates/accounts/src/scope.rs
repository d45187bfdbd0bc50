//! Where a role can hold: the choices come from the rooms that know regions, employers and boards; `app` merges them.

use std::future::Future;
use std::pin::Pin;

use db::tx::Tx;

use access::role::{Scope, ScopeKind};
use web::answer::Refused;
use web::request::Request;

/// A scope with the name that people know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScopeChoice {
    /// Kind and id.
    pub scope: Scope,
    /// Its name, as in `Büren`.
    pub name: String,
}

/// What a source of scopes promises.
pub type ScopesFound<'t> = Pin<Box<dyn Future<Output = db::failure::Result<Vec<ScopeChoice>>> + Send + 't>>;

/// Gives the scopes that one room knows.
pub type ScopeSource = for<'t> fn(&'t mut Tx) -> ScopesFound<'t>;

/// The sources of all rooms; `app` puts it among the values of a house.
#[derive(Clone, Debug, Default)]
pub struct ScopeSources(Vec<ScopeSource>);

impl ScopeSources {
    /// These sources.
    pub fn new(sources: Vec<ScopeSource>) -> Self {
        Self(sources)
    }
}

/// All scopes of a house, the whole district first.
pub(crate) async fn choices(request: &Request, tx: &mut Tx) -> Result<Vec<ScopeChoice>, Refused> {
    let mut all = vec![ScopeChoice {
        scope: Scope::district(),
        name: "Gesamtes Gebiet".to_owned(),
    }];
    if let Ok(ScopeSources(sources)) = request.room::<ScopeSources>() {
        for source in sources {
            all.extend(source(tx).await?);
        }
    }
    Ok(all)
}

/// The name of a scope, with its kind; its id if nobody knows it.
pub(crate) fn named(scope: &Scope, choices: &[ScopeChoice]) -> String {
    let known = choices
        .iter()
        .find(|choice| choice.scope == *scope)
        .map(|choice| choice.name.as_str());
    let name = known.or(scope.id.as_deref()).unwrap_or("Gesamtes Gebiet");
    match scope.kind {
        ScopeKind::District => name.to_owned(),
        kind => format!("{}: {name}", german(kind)),
    }
}

/// The German word for a kind of scope.
pub(crate) const fn german(kind: ScopeKind) -> &'static str {
    match kind {
        ScopeKind::District => "Gesamtes Gebiet",
        ScopeKind::Region => "Region",
        ScopeKind::Municipality => "Gemeinde",
        ScopeKind::Employer => "Anstellungsträger",
        ScopeKind::Board => "Gremium",
        ScopeKind::Organisation => "Organisation",
    }
}
