//! One demo account for each role, all with the same printed password, without second factor.

use access::account::model::NewAccount;
use access::account::{password, store as accounts};
use access::back_door::BackDoor;
use access::role::{Role, RoleAssignment, Scope, ScopeKind};
use base::day::Day;
use base::ids::{AccountId, Ids, MunicipalityId, OrganisationId, RoleAssignmentId};

use crate::failure::{CommandFailure, Result};

/// The password of all demo accounts; printed, and of use in demo only.
pub const PASSWORD: &str = "drei-birnen-tanzen";

/// A demo account as printed.
#[derive(Clone, Debug)]
pub struct DemoAccount {
    /// Its id.
    pub id: AccountId,
    /// Its role.
    pub role: Role,
    /// What is typed to sign in.
    pub login: &'static str,
}

/// Where the case managers of the demo work: municipality and employer.
#[derive(Clone, Copy, Debug)]
pub struct Workplace {
    /// The municipality.
    pub municipality: MunicipalityId,
    /// The employer, which is the controller.
    pub employer: OrganisationId,
}

const PEOPLE: &[(Role, &str, &str)] = &[
    (Role::CaseManager, "casemanagement", "Anna Muster (Demo)"),
    (Role::CaseManager, "kollegin", "Clara Muster (Demo)"),
    (Role::CaseManager, "vertretung", "Lena Muster (Demo)"),
    (Role::Coordinator, "koordination", "Bernd Muster (Demo)"),
    (Role::ProgrammeLead, "leitung", "Hanna Muster (Demo)"),
    (Role::Assistant, "assistenz", "Ingo Muster (Demo)"),
    (
        Role::ResidenceOfficer,
        "auslaenderbehoerde",
        "Fatma Muster (Demo)",
    ),
    (Role::BoardMember, "gremium", "Jana Muster (Demo)"),
    (Role::Partner, "partner", "Emil Muster (Demo)"),
    (Role::RegularService, "regeldienst", "Karim Muster (Demo)"),
    (Role::DataProtectionOfficer, "datenschutz", "Dora Muster (Demo)"),
    (Role::Administrator, "administration", "Gregor Muster (Demo)"),
];

/// Adds the accounts. The first two case managers work at these places, in different hands; the third one works beside
/// the first, so that stand-in and acute access can be tried.
///
/// # Errors
/// What the database reports.
pub async fn add(back_door: &BackDoor, ids: &Ids, places: [Workplace; 2]) -> Result<Vec<DemoAccount>> {
    let now = back_door.access().clock().now();
    let hash = password::hash(PASSWORD.to_owned()).await;
    let hash =
        hash.ok_or_else(|| CommandFailure::Found("Das Kennwort ließ sich nicht verschlüsseln.".to_owned()))?;
    let mut tx = back_door.write().await?;
    let mut added = Vec::new();
    let [first, second] = places;
    let mut places = [first, second, first].into_iter();
    for (role, login, name) in PEOPLE {
        let account = AccountId::from_uuid(ids.next());
        let new = NewAccount {
            login: (*login).to_owned(),
            display_name: (*name).to_owned(),
            email: format!("{login}@demo.example"),
        };
        accounts::insert(&mut tx, account, &new, now).await?;
        accounts::set_password(&mut tx, account, &hash, now).await?;
        let place = if *role == Role::CaseManager {
            places.next()
        } else {
            None
        };
        let scopes = place.map_or_else(|| vec![Scope::district()], scopes_at);
        for scope in scopes {
            let assignment = assignment(ids, account, *role, scope, now.day());
            accounts::insert_role_assignment(&mut tx, &assignment, None, now).await?;
        }
        added.push(DemoAccount {
            id: account,
            role: *role,
            login,
        });
    }
    tx.commit().await?;
    Ok(added)
}

/// How many accounts one transaction adds.
const AT_ONCE: usize = 1_000;

/// Adds further case managers, one for each place, numbered from `first`; they are not printed and cannot sign in.
///
/// # Errors
/// What the database reports; earlier accounts stand.
pub async fn add_colleagues(
    back_door: &BackDoor,
    ids: &Ids,
    first: usize,
    places: &[Workplace],
) -> Result<Vec<AccountId>> {
    let now = back_door.access().clock().now();
    let numbered: Vec<(usize, Workplace)> = (first..).zip(places.iter().copied()).collect();
    let mut added = Vec::with_capacity(places.len());
    for batch in numbered.chunks(AT_ONCE) {
        let mut tx = back_door.write().await?;
        for (number, place) in batch {
            let account = AccountId::from_uuid(ids.next());
            let new = NewAccount {
                login: format!("kollegin{number:05}"),
                display_name: format!("Case Management {number} (Demo)"),
                email: format!("kollegin{number:05}@demo.example"),
            };
            accounts::insert(&mut tx, account, &new, now).await?;
            for scope in scopes_at(*place) {
                let assignment = assignment(ids, account, Role::CaseManager, scope, now.day());
                accounts::insert_role_assignment(&mut tx, &assignment, None, now).await?;
            }
            added.push(account);
        }
        tx.commit().await?;
    }
    Ok(added)
}

fn scopes_at(place: Workplace) -> Vec<Scope> {
    vec![
        Scope {
            kind: ScopeKind::Employer,
            id: Some(place.employer.to_string()),
        },
        Scope {
            kind: ScopeKind::Municipality,
            id: Some(place.municipality.to_string()),
        },
    ]
}

fn assignment(ids: &Ids, account: AccountId, role: Role, scope: Scope, from: Day) -> RoleAssignment {
    let id = RoleAssignmentId::from_uuid(ids.next());
    RoleAssignment {
        id,
        account,
        role,
        scope,
        valid_from: from,
        valid_until: None,
    }
}

/// The demo accounts of a house that was filled before.
///
/// # Errors
/// What the database reports.
pub async fn find(back_door: &BackDoor) -> Result<Vec<DemoAccount>> {
    let mut tx = back_door.read().await?;
    let mut found = Vec::new();
    for (role, login, _) in PEOPLE {
        if let Some(credentials) = accounts::credentials(&mut tx, login).await? {
            found.push(DemoAccount {
                id: credentials.account.id,
                role: *role,
                login,
            });
        }
    }
    Ok(found)
}
