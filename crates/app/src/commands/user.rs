//! `lotse user`: accounts from the command line, for the first administrator and for emergencies.

use access::account::model::NewAccount;
use access::account::{password, store as accounts};
use access::act::Act;
use access::audit::model::AuditSubject;
use access::back_door::BackDoor;
use access::mail_link::store as devices;
use access::role::{Role, RoleAssignment, Scope, may_be_granted};
use base::ids::{AccountId, RoleAssignmentId};
use base::refusal::Refusal as _;
use clap::{Args, Subcommand};
use db::tx::Tx;
use post::mail::model::LinkPath;
use post::notice::Told;
use post::notice::model::NoticeKind;

use super::WithDistrict;
use super::talk::{self, say};
use crate::failure::{CommandFailure, Result};

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Legt ein Konto an
    Add(AddArguments),
    /// Sperrt ein Konto und beendet seine Anmeldungen
    Lock(Named),
    /// Setzt ein neues Kennwort und entsperrt das Konto; die zweite Stufe bleibt
    Reset(ResetArguments),
}

#[derive(Debug, Args)]
pub(super) struct Named {
    #[command(flatten)]
    with_district: WithDistrict,
    /// Kontoname
    #[arg(value_name = "KONTO")]
    login: String,
}

#[derive(Debug, Args)]
pub(super) struct AddArguments {
    #[command(flatten)]
    named: Named,
    /// Name, wie ihn Kolleginnen und Kollegen sehen
    #[arg(long, value_name = "NAME")]
    name: String,
    /// Mailadresse
    #[arg(long, value_name = "ADRESSE")]
    email: String,
    /// Rolle: administrator oder data_protection_officer; alle anderen werden auf den Seiten vergeben
    #[arg(long, value_name = "ROLLE", default_value = "administrator")]
    role: String,
    /// Das Kennwort als eine Zeile von der Standardeingabe lesen
    #[arg(long)]
    password_stdin: bool,
}

#[derive(Debug, Args)]
pub(super) struct ResetArguments {
    #[command(flatten)]
    named: Named,
    /// Das Kennwort als eine Zeile von der Standardeingabe lesen
    #[arg(long)]
    password_stdin: bool,
}

pub(super) async fn run(command: Command) -> Result<()> {
    match command {
        Command::Add(arguments) => {
            let role = command_line_role(&arguments.role)?;
            let back_door = arguments.named.with_district.plot()?.open().await?;
            let new = NewAccount {
                login: arguments.named.login,
                display_name: arguments.name,
                email: arguments.email,
            };
            let password = talk::password(arguments.password_stdin)?;
            add(&back_door, &new, role, password).await?;
            say(format!(
                "Konto „{}“ angelegt. Die zweite Stufe wird bei der ersten Anmeldung eingerichtet.",
                new.login
            ));
        }
        Command::Lock(named) => {
            let back_door = named.with_district.plot()?.open().await?;
            lock(&back_door, &named.login).await?;
            say(format!(
                "Konto „{}“ ist gesperrt, seine Anmeldungen sind beendet.",
                named.login
            ));
        }
        Command::Reset(arguments) => {
            let back_door = arguments.named.with_district.plot()?.open().await?;
            let password = talk::password(arguments.password_stdin)?;
            reset(&back_door, &arguments.named.login, password).await?;
            say(format!(
                "Konto „{}“ hat ein neues Kennwort und ist nicht gesperrt.",
                arguments.named.login
            ));
        }
    }
    Ok(())
}

/// Roles that open files are granted on the pages only, where a second person has to agree.
fn command_line_role(code: &str) -> Result<Role> {
    match code.parse() {
        Ok(role @ (Role::Administrator | Role::DataProtectionOfficer)) => Ok(role),
        _ => Err(CommandFailure::Usage(
            "Auf der Befehlszeile gibt es nur administrator und data_protection_officer. \
             Alle anderen Rollen vergibt die Fachadministration auf den Seiten."
                .to_owned(),
        )),
    }
}

/// Adds an account with one role for the whole district.
pub(super) async fn add(
    back_door: &BackDoor,
    new: &NewAccount,
    role: Role,
    typed: String,
) -> Result<AccountId> {
    let hash = checked_hash(typed, &new.login).await?;
    let account = AccountId::from_uuid(back_door.access().ids().next());
    let now = back_door.access().clock().now();
    let assignment = RoleAssignment {
        id: RoleAssignmentId::from_uuid(back_door.access().ids().next()),
        account,
        role,
        scope: Scope::district(),
        valid_from: now.day(),
        valid_until: None,
    };
    may_be_granted(&[], role, &assignment.scope, assignment.valid_from, None)
        .map_err(|refused| CommandFailure::Usage(refused.german()))?;
    let mut tx = back_door.write().await?;
    accounts::insert(&mut tx, account, new, now).await?;
    accounts::set_password(&mut tx, account, &hash, now).await?;
    accounts::insert_role_assignment(&mut tx, &assignment, None, now).await?;
    done(back_door, &mut tx, account, ("user add", NoticeKind::RoleGranted)).await?;
    tx.commit().await?;
    Ok(account)
}

async fn lock(back_door: &BackDoor, login: &str) -> Result<()> {
    let mut tx = back_door.write().await?;
    let account = known(accounts::credentials(&mut tx, login).await?, login)?;
    accounts::set_locked(&mut tx, account, Some(back_door.access().clock().now())).await?;
    access::session::store::delete_others(&mut tx, account, "").await?;
    done(
        back_door,
        &mut tx,
        account,
        ("user lock", NoticeKind::AccountLocked),
    )
    .await?;
    Ok(tx.commit().await?)
}

async fn reset(back_door: &BackDoor, login: &str, typed: String) -> Result<()> {
    let hash = checked_hash(typed, login).await?;
    let mut tx = back_door.write().await?;
    let account = known(accounts::credentials(&mut tx, login).await?, login)?;
    let now = back_door.access().clock().now();
    accounts::set_password(&mut tx, account, &hash, now).await?;
    accounts::set_locked(&mut tx, account, None).await?;
    access::session::store::delete_others(&mut tx, account, "").await?;
    devices::revoke_devices(&mut tx, account, now).await?;
    done(
        back_door,
        &mut tx,
        account,
        ("user reset", NoticeKind::PasswordReset),
    )
    .await?;
    Ok(tx.commit().await?)
}

/// Writes a line into the trail and tells owner and data protection officers on their pages, as the pages of the
/// administration do.
async fn done(
    back_door: &BackDoor,
    tx: &mut Tx,
    account: AccountId,
    (command, kind): (&'static str, NoticeKind),
) -> Result<()> {
    let about = (Act::AccountWrite, AuditSubject::Account(account));
    back_door.note_command(tx, about, command).await?;
    let access = back_door.access();
    let here = (access.ids(), access.clock().now());
    let lines = format!("/protokoll?kennung={account}");
    for (told, path) in [
        (Told::Account(account), "/konto"),
        (Told::Role(Role::DataProtectionOfficer), lines.as_str()),
    ] {
        let failed = |_| CommandFailure::Found(format!("{path} ist keine Seite des Hauses."));
        let link: LinkPath = path.parse().map_err(failed)?;
        post::notice::note(tx, here, &[told], (kind, &link))
            .await
            .map_err(access::failure::Denied::from)?;
    }
    Ok(())
}

fn known(credentials: Option<accounts::Credentials>, login: &str) -> Result<AccountId> {
    let unknown = || CommandFailure::Usage(format!("Das Konto „{login}“ gibt es nicht."));
    credentials
        .map(|credentials| credentials.account.id)
        .ok_or_else(unknown)
}

async fn checked_hash(typed: String, login: &str) -> Result<String> {
    password::check_strength(&typed, login).map_err(|weak| CommandFailure::Usage(format!("{weak}.")))?;
    let failed = || CommandFailure::Found("Das Kennwort ließ sich nicht verschlüsseln.".to_owned());
    password::hash(typed).await.ok_or_else(failed)
}
