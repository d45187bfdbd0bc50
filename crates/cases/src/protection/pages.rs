//! The page of the protection of a file, the same for a case and a person: why, who else may open it, who did, and the
//! ways to change that. Lifting and handing over wait for a second person.

mod answer;

use access::act::Act;
use access::gate::protection::Together;
use access::permit::Permit;
use access::person_data::PersonData;
use access::policy::{Grant, grant_of_roles};
use access::relation::Relation;
use access::role::Role;
use access::subject::Keyed;
use access::subject::store::protection::list::{Candidate, Named, candidates, named};
use access::subject::store::protection::{Protection, log, protection};
use askama::Template;
use base::ids::{CaseId, PersonId, RowId};
use base::input::InputErrors;
use base::moment::Moment;
use db::tx::Tx;
use vault::subject::KeySubject;
use web::answer::{Answer, Refused, page};
use web::components::field::Choice;
use web::components::{button, empty, errors, facts, field, notice};
use web::request::Request;
use web::shell::Shell;
use web::standing;

use crate::case::opened::{head, shell as shell_of_case};
use crate::protection::PROTECTION_PAGE;

#[derive(Template)]
#[template(path = "cases/protection.html")]
struct ProtectionPage {
    shell: Shell,
    address: String,
    own: Option<Own>,
    named: Vec<Place>,
    log: Vec<LogLine>,
    deputies: Vec<Choice>,
    successors: Vec<Choice>,
    together: String,
    elsewhere: Option<String>,
    may_write: bool,
    typed: Typed,
    errors: InputErrors,
}

/// The protection that holds.
struct Own {
    reason: String,
    set_by: String,
    set_at: String,
}

struct Place {
    id: RowId,
    name: String,
    until: String,
}

struct LogLine {
    at: String,
    who: String,
    act: String,
    relation: String,
}

#[derive(Default)]
struct Typed {
    reason: String,
}

/// What a file calls itself in addresses, and its frame.
trait Protected: Keyed {
    fn address(self) -> String;
    async fn shell(request: &Request, tx: &mut Tx, permit: &Permit<Self>) -> Result<Shell, Refused>;
}

impl Protected for CaseId {
    fn address(self) -> String {
        format!("/faelle/{self}/{PROTECTION_PAGE}")
    }

    async fn shell(request: &Request, tx: &mut Tx, permit: &Permit<Self>) -> Result<Shell, Refused> {
        let head = head(tx, permit).await?;
        Ok(shell_of_case(
            request,
            (permit, &head),
            ("Schutz", PROTECTION_PAGE),
        ))
    }
}

impl Protected for PersonId {
    fn address(self) -> String {
        format!("/personen/{self}/{PROTECTION_PAGE}")
    }

    async fn shell(request: &Request, _tx: &mut Tx, permit: &Permit<Self>) -> Result<Shell, Refused> {
        let person = format!("/personen/{}", permit.id());
        let mut shell = request.shell_below("Schutz", &[("Personen", "/personen"), ("Person", &person)]);
        shell.standing = standing::of(permit);
        Ok(shell)
    }
}

pub(crate) async fn ask_case(request: Request) -> Answer {
    ask::<CaseId>(&request).await
}

pub(crate) async fn answer_case(request: Request) -> Answer {
    answer::answer::<CaseId>(&request).await
}

pub(crate) async fn ask_person(request: Request) -> Answer {
    ask::<PersonId>(&request).await
}

pub(crate) async fn answer_person(request: Request) -> Answer {
    answer::answer::<PersonId>(&request).await
}

/// What a page is made of once the file is open.
struct Open<S> {
    tx: Tx,
    permit: Permit<S>,
    together: Together,
}

async fn open<S>(request: &Request) -> Result<Open<S>, Refused>
where
    S: Protected + std::str::FromStr,
{
    let id: S = request.path_value("id")?;
    let data = request.room::<PersonData>()?;
    let (tx, permit, together) = request
        .access()
        .protection(request.who()?, (Act::ProtectionRead, id), data)
        .await?;
    Ok(Open { tx, permit, together })
}

async fn ask<S: Protected + std::str::FromStr>(request: &Request) -> Answer {
    let mut file = open::<S>(request).await?;
    page(&protection_page(request, &mut file).await?)
}

async fn protection_page<S: Protected>(
    request: &Request,
    file: &mut Open<S>,
) -> Result<ProtectionPage, Refused> {
    let (tx, permit) = (&mut file.tx, &file.permit);
    let own = protection(tx, permit).await?;
    let named = named(tx, permit).await?;
    let candidates = candidates(tx, permit).await?;
    let is_new = |one: &&Candidate| named.iter().all(|place| place.account != one.account);
    let log = if own.is_some() {
        log(tx, permit).await?
    } else {
        Vec::new()
    };
    Ok(ProtectionPage {
        shell: S::shell(request, tx, permit).await?,
        address: permit.id().address(),
        own: own.as_ref().map(|own| shown(permit, own)),
        deputies: candidates.iter().filter(is_new).map(choice).collect(),
        successors: candidates
            .iter()
            .filter(|one| one.may_take_over)
            .map(choice)
            .collect(),
        named: named.iter().map(place).collect(),
        log: log
            .iter()
            .map(|(line, who)| LogLine {
                at: line.at.parse::<Moment>().map(Moment::german).unwrap_or_default(),
                who: who.clone(),
                act: line
                    .act
                    .parse::<Act>()
                    .map_or(line.act.clone(), |act| act.german().to_owned()),
                relation: line
                    .relation
                    .parse::<Relation>()
                    .map_or(line.relation.clone(), |relation| relation.german().to_owned()),
            })
            .collect(),
        together: counted(&file.together),
        elsewhere: elsewhere(file.together.elsewhere()),
        may_write: may_write(request, permit.relation())?,
        typed: Typed::default(),
        errors: InputErrors::new(),
    })
}

fn shown<S: Keyed>(permit: &Permit<S>, own: &Protection) -> Own {
    let reason = own.reason.as_ref().and_then(|reason| permit.reveal(reason));
    Own {
        reason: reason
            .cloned()
            .unwrap_or_else(|| "Kam zu einer geschützten Akte dazu.".to_owned()),
        set_by: own.set_by.clone(),
        set_at: own.set_at.german(),
    }
}

fn place(named: &Named) -> Place {
    Place {
        id: named.id,
        name: named.name.clone(),
        until: named.until.day().german(),
    }
}

fn choice(candidate: &Candidate) -> Choice {
    let role = if candidate.may_take_over {
        Role::CaseManager
    } else {
        Role::Coordinator
    };
    Choice::new(
        candidate.account,
        format!("{} ({})", candidate.name, role.german()),
    )
}

/// What stands behind the protection, or would: „1 Fall, 3 Personen".
fn counted(together: &Together) -> String {
    let count = |is: fn(&KeySubject) -> bool| together.subjects().filter(is).count();
    let words = [
        (count(|one| matches!(one, KeySubject::Case(_))), "Fall", "Fälle"),
        (
            count(|one| matches!(one, KeySubject::Person(_))),
            "Person",
            "Personen",
        ),
        (
            count(|one| matches!(one, KeySubject::Contact(_))),
            "Kontaktkarte",
            "Kontaktkarten",
        ),
        (
            count(|one| matches!(one, KeySubject::Emergency(_))),
            "Notfallvermerk",
            "Notfallvermerke",
        ),
    ];
    let words = words.iter().filter(|(count, ..)| *count > 0);
    let words: Vec<String> = words
        .map(|(count, one, many)| format!("{count} {}", if *count == 1 { one } else { many }))
        .collect();
    words.join(", ")
}

fn elsewhere(count: usize) -> Option<String> {
    match count {
        0 => None,
        1 => Some("Eine Akte, die damit zusammenhängt, gehört zu einer anderen Zuständigkeit.".to_owned()),
        many => Some(format!(
            "{many} Akten, die damit zusammenhängen, gehören zu einer anderen Zuständigkeit."
        )),
    }
}

fn may_write(request: &Request, relation: Relation) -> Result<bool, Refused> {
    let roles = request.who()?.roles.iter().map(|one| one.role);
    Ok(grant_of_roles(roles, Act::ProtectionWrite, relation) == Grant::Full)
}
