//! All teams of partners for the administration: who belongs to them, and who leads them. Accounts themselves are added on
//! the pages of accounts.

use access::act::Act;
use access::audit::model::AuditSubject;
use askama::Template;
use base::ids::{AccountId, OrganisationId};
use db::statement::LIST_LENGTH;
use referrals::team::{Member, store};
use web::answer::{Answer, Refused, go_to_saying, page};
use web::components::{button, empty, tag};
use web::request::Request;
use web::shell::Shell;

const PATH: &str = "/partnerteams";

#[derive(Template)]
#[template(path = "portal/partner_teams.html")]
struct TeamsPage {
    shell: Shell,
    teams: Vec<(String, Vec<Member>)>,
}

pub(super) async fn show(request: Request) -> Answer {
    let (mut tx, permit) = request.access().enter(request.who()?, Act::AccountWrite).await?;
    let organisations = store::organisations(&mut tx, &permit).await?;
    let mut members = Vec::new();
    let ids: Vec<OrganisationId> = organisations.iter().map(|(id, _)| *id).collect();
    for fifty in ids.chunks(LIST_LENGTH) {
        members.extend(store::members(&mut tx, fifty, permit.now().day()).await?);
    }
    let of = |id: OrganisationId| members.iter().filter(move |one| one.organisation == id).cloned();
    page(&TeamsPage {
        shell: request.shell("Partnerteams"),
        teams: organisations
            .into_iter()
            .map(|(id, name)| (name, of(id).collect()))
            .collect(),
    })
}

/// Says who leads a team, or no longer does.
pub(super) async fn set_lead(request: Request) -> Answer {
    let access = request.access();
    let (mut tx, permit) = access
        .enter_writing(request.who()?, Act::AccountWrite, AuditSubject::House)
        .await?;
    let form = request.form()?;
    let organisation: OrganisationId = form.text("stelle").parse().map_err(|_| Refused::NotFound)?;
    let account: AccountId = form.text("konto").parse().map_err(|_| Refused::NotFound)?;
    let members = store::members(&mut tx, &[organisation], permit.now().day()).await?;
    if !members.iter().any(|member| member.account == account) {
        return Err(Refused::NotFound);
    }
    let leads = form.text("leitung") == "ja";
    store::set_lead(&mut tx, &permit, (organisation, account), leads).await?;
    tx.commit().await?;
    go_to_saying(PATH, "gespeichert")
}
