//! One person: who it is, how to reach them, who lives with them.

use access::act::Act;
use access::failure::Denied;
use access::permit::Permit;
use access::relation::Relation;
use access::role::Role;
use askama::Template;
use base::ids::{HouseholdId, PersonId};
use base::language::Language;
use web::answer::{Answer, Refused, go_to, page};
use web::components::{button, facts, notice};
use web::request::Request;
use web::shell::Shell;
use web::standing;

use crate::asked::{Way, Ways};
use crate::household::store::of as household_of;
use crate::merge::store::{self as merges, Joined};
use crate::person::model::Details;
use crate::person::store::{self, Person, list};
use crate::shown::{ShownPerson, shown};

#[derive(Template)]
#[template(path = "people/person.html")]
struct PersonPage {
    shell: Shell,
    id: PersonId,
    details: Details,
    language: &'static str,
    owner: String,
    is_stand_in: bool,
    members: Vec<ShownPerson>,
    joined: Vec<Joined>,
    ways: Vec<Way>,
    may: May,
    changed: String,
    created: String,
}

/// What the one who reads may do with the person besides reading.
#[derive(Clone, Copy, Debug)]
struct May {
    write: bool,
    merge: bool,
}

impl PersonPage {
    fn path(&self, below: &str) -> String {
        format!("/personen/{}{below}", self.id)
    }

    fn stand_in(&self) -> String {
        format!("Sie vertreten {}.", self.owner)
    }
}

/// Shows a person.
///
/// # Errors
/// [`Refused::NotFound`] if the person does not exist for this account.
pub async fn show(request: Request) -> Answer {
    let who = request.who()?;
    let (mut tx, permit) = request
        .access()
        .person(who, Act::PersonRead, request.path_value("id")?)
        .await?;
    if let Some(kept) = merges::kept_instead(&mut tx, &permit).await? {
        return go_to(&format!("/personen/{kept}"));
    }
    let (person, details) = load(&mut tx, &permit).await?;
    let joined = merges::joined(&mut tx, &permit).await?;
    drop(tx);
    let members = match person.household {
        Some(household) => members(&request, household, permit.person()).await?,
        None => Vec::new(),
    };
    let mut shell = request.shell_below("Person", &[("Personen", "/personen")]);
    shell.standing = standing::of(&permit);
    page(&PersonPage {
        shell,
        id: permit.person(),
        language: details.language.map(Language::german_name).unwrap_or_default(),
        ways: ways(&request, &permit)?,
        may: May {
            write: request.may_also(&permit, Act::PersonWrite),
            merge: request.may_also(&permit, Act::PersonMerge),
        },
        is_stand_in: permit.relation() == Relation::StandIn,
        changed: changed(&person),
        created: person.created_at.day().german(),
        owner: person.owner,
        details,
        members,
        joined,
    })
}

/// The ways into higher rooms that are open to the one who asks.
fn ways(request: &Request, permit: &Permit<PersonId>) -> Result<Vec<Way>, Refused> {
    let roles: Vec<Role> = request.who()?.roles.iter().map(|role| role.role).collect();
    let ways = request.house().rooms.get::<Ways>();
    Ok(ways.map_or_else(Vec::new, |ways| ways.open_to(&roles, permit.relation())))
}

fn changed(person: &Person) -> String {
    format!("{} von {}", person.changed_at.german(), person.changed_by)
}

/// The others in the household of a person, as far as the one who asks may list them.
///
/// # Errors
/// [`Refused`] if nothing may be listed; what the database reports.
pub async fn others_at_home(request: &Request, person: PersonId) -> Result<Vec<ShownPerson>, Refused> {
    let (mut tx, _) = request.access().list(request.who()?, Act::PersonList).await?;
    let household = household_of(&mut tx, person).await.map_err(Denied::from)?;
    drop(tx);
    match household {
        Some(household) => members(request, household, person).await,
        None => Ok(Vec::new()),
    }
}

/// The others in a household, as far as the one who asks may list them.
pub(crate) async fn members(
    request: &Request,
    household: HouseholdId,
    without: PersonId,
) -> Result<Vec<ShownPerson>, Refused> {
    // Who reads one file, in a consultation or by break-glass, lists nobody.
    if !request.access().may(request.who()?, Act::PersonList) {
        return Ok(Vec::new());
    }
    let (mut tx, permit) = request.access().list(request.who()?, Act::PersonList).await?;
    let mut ids = list::members(&mut tx, &permit, household).await?;
    ids.retain(|id| *id != without);
    Ok(shown(request.access(), tx, &permit, &ids).await?)
}

/// The person of a permit with everything the form asks.
pub(crate) async fn load(
    tx: &mut db::tx::Tx,
    permit: &Permit<PersonId>,
) -> Result<(Person, Details), Refused> {
    let person = store::read(tx, permit).await?.ok_or(Denied::NotFound)?;
    let details = person.details(permit).ok_or(Denied::NotFound)?;
    Ok((person, details))
}
