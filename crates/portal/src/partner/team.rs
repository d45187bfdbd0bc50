//! The team of one's own organisation: who sees its referrals. Whoever leads it adds members and ends their membership.

use access::account::model::NewAccount;
use access::account::store as accounts_store;
use access::act::Act;
use access::audit::model::AuditSubject;
use access::mail_link::model::LinkPurpose;
use access::mail_link::{SIGN_IN_MINUTES, issue};
use access::permit::{House, Permit};
use access::role::{Role, RoleAssignment, Scope, ScopeKind};
use access::session::model::SignedIn;
use access::session::store as sessions;
use askama::Template;
use base::ids::{AccountId, OrganisationId, RoleAssignmentId};
use base::input::InputErrors;
use db::failure::Failure;
use db::tx::Tx;
use post::mail::model::{MailAddress, MailKind};
use post::mail::outbox::{self, NewMail, Outbox, Recipient};
use post::notice::model::NoticeKind;
use post::notice::{Told, tell};
use referrals::team::{Member, leads, store};
use web::answer::{Answer, Refused, go_to_saying, page, page_again};
use web::components::field::Choice;
use web::components::{button, errors, field, notice, tag};
use web::form::Form;
use web::request::Request;
use web::shell::Shell;

const PATH: &str = "/partner/team";
const LONGEST_NAME: usize = 120;

#[derive(Template)]
#[template(path = "portal/partner_team.html")]
struct TeamPage {
    shell: Shell,
    teams: Vec<Team>,
    /// Those that the account leads, to add somebody to.
    led: Vec<Choice>,
    name: String,
    email: String,
    errors: InputErrors,
}

struct Team {
    name: String,
    is_led: bool,
    organisation: OrganisationId,
    members: Vec<Member>,
}

/// The organisations of which the account is a partner today.
fn own(who: &SignedIn) -> Vec<OrganisationId> {
    let own = who
        .roles
        .iter()
        .filter(|one| one.role == Role::Partner && one.scope.kind == ScopeKind::Organisation);
    own.filter_map(|one| one.scope.id.as_ref()?.parse().ok())
        .take(50)
        .collect()
}

pub(super) async fn show(request: Request) -> Answer {
    let who = request.who()?;
    let (mut tx, permit) = request.access().enter(who, Act::PartnerTeamWrite).await?;
    let typed = (String::new(), String::new());
    page(&team_page(&request, &mut tx, &permit, (typed, InputErrors::new())).await?)
}

async fn team_page(
    request: &Request,
    tx: &mut Tx,
    permit: &Permit<House>,
    ((name, email), errors): ((String, String), InputErrors),
) -> Result<TeamPage, Refused> {
    let who = request.who()?;
    let own = own(who);
    let members = store::members(tx, &own, permit.now().day()).await?;
    let names = store::names(tx, &own).await?;
    let teams: Vec<Team> = names
        .into_iter()
        .map(|(organisation, name)| Team {
            name,
            is_led: leads(&members, who.account, organisation),
            organisation,
            members: members
                .iter()
                .filter(|one| one.organisation == organisation)
                .cloned()
                .collect(),
        })
        .collect();
    let led = teams.iter().filter(|team| team.is_led);
    Ok(TeamPage {
        shell: request.shell("Team"),
        led: led
            .map(|team| Choice::new(team.organisation, &team.name))
            .collect(),
        teams,
        name,
        email,
        errors,
    })
}

/// The organisation that the form names, if the account leads its team.
async fn led(
    tx: &mut Tx,
    permit: &Permit<House>,
    (who, form): (&SignedIn, &Form),
) -> Result<OrganisationId, Refused> {
    let wanted: OrganisationId = form.text("stelle").parse().map_err(|_| Refused::NotFound)?;
    if !own(who).contains(&wanted) {
        return Err(Refused::NotFound);
    }
    let members = store::members(tx, &[wanted], permit.now().day()).await?;
    if leads(&members, who.account, wanted) {
        Ok(wanted)
    } else {
        Err(Refused::NotFound)
    }
}

/// Adds a member with an account of its own; a link to sign in goes to the address.
pub(super) async fn add(request: Request) -> Answer {
    let access = request.access();
    let who = request.who()?;
    let id = AccountId::from_uuid(access.ids().next());
    let (mut tx, permit) = access
        .enter_writing(who, Act::PartnerTeamWrite, AuditSubject::Account(id))
        .await?;
    let form = request.form()?;
    let organisation = led(&mut tx, &permit, (who, &form)).await?;
    let (name, email) = (form.line("name"), form.line("email").to_lowercase());
    let mut errors = InputErrors::new();
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        errors.add("name", "Bitte Vor- und Nachnamen eingeben.");
    }
    errors.take("email", email.parse::<MailAddress>());
    if errors.is_empty() {
        let new = NewAccount {
            login: email.clone(),
            display_name: name.clone(),
            email: email.clone(),
        };
        match accounts_store::insert(&mut tx, id, &new, permit.now()).await {
            Ok(()) => {}
            Err(Failure::AlreadyThere { .. }) => {
                drop(tx);
                errors.add(
                    "email",
                    "Diese Adresse hat schon ein Konto. Bitte wenden Sie sich an die Fachadministration.",
                );
                let (mut tx, permit) = access.enter(who, Act::PartnerTeamWrite).await?;
                let again = team_page(&request, &mut tx, &permit, ((name, email), errors)).await?;
                return page_again(&again);
            }
            Err(other) => return Err(other.into()),
        }
    } else {
        return page_again(&team_page(&request, &mut tx, &permit, ((name, email), errors)).await?);
    }
    let assignment = RoleAssignment {
        id: RoleAssignmentId::from_uuid(access.ids().next()),
        account: id,
        role: Role::Partner,
        scope: Scope {
            kind: ScopeKind::Organisation,
            id: Some(organisation.to_string()),
        },
        valid_from: permit.now().day(),
        valid_until: None,
    };
    let granted_by = Some(permit.account());
    accounts_store::insert_role_assignment(&mut tx, &assignment, granted_by, permit.now()).await?;
    send_link(&request, &mut tx, (id, &permit)).await?;
    tx.commit().await?;
    go_to_saying(PATH, "angelegt")
}

async fn send_link(
    request: &Request,
    tx: &mut Tx,
    (account, permit): (AccountId, &Permit<House>),
) -> Result<(), Refused> {
    let now = permit.now();
    let secret = issue(
        tx,
        Some(account),
        LinkPurpose::SignIn,
        request.access().ids(),
        now,
    )
    .await?;
    let link = format!("/anmelden/link/{}", secret.text())
        .parse()
        .map_err(Refused::failed)?;
    let mail = NewMail {
        to: Recipient::Account(account),
        kind: MailKind::SignInLink,
        link,
        valid_until: Some(now.plus_minutes(SIGN_IN_MINUTES)),
    };
    outbox::public(tx, request.room::<Outbox>()?, &mail).await?;
    Ok(())
}

/// Ends a membership today: the account stays, its sessions and what it saw of the organisation do not.
pub(super) async fn end(request: Request) -> Answer {
    let access = request.access();
    let who = request.who()?;
    let (mut tx, permit) = access
        .enter_writing(who, Act::PartnerTeamWrite, AuditSubject::House)
        .await?;
    let form = request.form()?;
    let organisation = led(&mut tx, &permit, (who, &form)).await?;
    let member: AccountId = form.text("konto").parse().map_err(|_| Refused::NotFound)?;
    if member == who.account {
        return Err(Refused::NotFound);
    }
    let today = permit.now().day();
    let scope = organisation.to_string();
    let held = accounts_store::role_assignments(&mut tx, member).await?;
    let meant: Vec<&RoleAssignment> = held
        .iter()
        .filter(|one| {
            one.role == Role::Partner && one.holds_on(today) && one.scope.id.as_deref() == Some(&scope)
        })
        .collect();
    if meant.is_empty() {
        return Err(Refused::NotFound);
    }
    for one in meant {
        accounts_store::end_role_assignment(&mut tx, one.id, today).await?;
    }
    store::set_lead(&mut tx, &permit, (organisation, member), false).await?;
    sessions::delete_all(&mut tx, member).await?;
    let link = "/konto".parse().map_err(Refused::failed)?;
    let told = [Told::Account(member)];
    tell(
        &mut tx,
        request.room::<Outbox>()?,
        &told,
        (NoticeKind::RoleEnded, &link),
    )
    .await?;
    tx.commit().await?;
    go_to_saying(PATH, "beendet")
}
