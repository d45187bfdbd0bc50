//! `lotse demo`: the Kreis Paderborn with invented persons on this machine only.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::Command;

use access::back_door::BackDoor;
use access::gate::{BreakGlassLimits, SecondFactor};
use access::permit::JobPurpose;
use access::role::Role;
use access::session::model::SessionLimits;
use base::clock::Clock;
use base::ids::{AccountId, Ids};
use clap::Args;
use db::district::District;
use db::url::DatabaseUrl;
use indicatif::{ProgressBar, ProgressStyle};
use organisation::model::structure::Structure;
use post::mail::outbox::Outbox;
use post::mail::transport::{DemoMailbox, Transport};
use web::house::{Houses, Running};

use super::talk::{say, start_logs};
use super::{district, offers};
use crate::demo::accounts::{self, DemoAccount, PASSWORD, Workplace};
use crate::demo::persons::{self, Carer};
use crate::demo::{
    boards, gaps, guide, measures, network, obstacles, oversight, posts, reconstructions, referrals, stories,
    themes,
};
use crate::failure::{CommandFailure, Result};
use crate::house::{DemoState, Plot, demo_state, furnished, gate_of, mark_as_demo};
use crate::serving::Served;
use crate::{operation, rooms, serving};

/// Cases in the care of one invented case manager in very large demos.
const CASES_PER_CARER: usize = 60;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Anschluss auf diesem Rechner; 0 lässt das System wählen
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Ordner, der bleibt; ohne Angabe ein neuer, der am Ende gelöscht wird
    #[arg(long, value_name = "ORDNER")]
    data: Option<PathBuf>,
    /// Wie viele erfundene Fälle, jeder mit seinem Haushalt
    #[arg(long, value_name = "ANZAHL", default_value_t = 1_000)]
    cases: usize,
    /// Wie viele erfundene Angebote zusätzlich zu den Beispielen, für Messungen
    #[arg(long, value_name = "ANZAHL", default_value_t = 0)]
    offers: usize,
    /// Zahl, aus der die Daten gewürfelt werden: gleiche Zahl, gleiche Daten
    #[arg(long, value_name = "ZAHL", default_value_t = 1)]
    seed: u64,
    /// Anschluss für Kennzahlen auf diesem Rechner
    #[arg(long, value_name = "ANSCHLUSS")]
    metrics_port: Option<u16>,
    /// Nur für Messungen: leere PostgreSQL-Datenbank an Stelle der SQLite-Datei; die Schlüssel liegen im Ordner
    #[arg(long, value_name = "ADRESSE", hide = true, requires = "data")]
    database: Option<DatabaseUrl>,
    /// Legt nur die Daten an; so ruft die Demo sich selbst auf
    #[arg(long, hide = true, requires = "data")]
    only_fill: bool,
    /// Nur für Messungen: Lesen wird nicht protokolliert. Der Betrieb kennt keinen solchen Schalter
    #[arg(long, hide = true)]
    without_read_audit: bool,
}

pub(super) async fn run(arguments: Arguments) -> Result<()> {
    start_logs(false);
    if let (true, Some(folder)) = (arguments.only_fill, &arguments.data) {
        return fill_for_another(folder, &arguments).await;
    }
    let listener = serving::listen(SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), arguments.port)).await?;
    let temporary = match arguments.data {
        Some(_) => None,
        None => Some(TemporaryFolder::make()?),
    };
    let folder = arguments
        .data
        .clone()
        .or_else(|| temporary.as_ref().map(|folder| folder.0.clone()))
        .unwrap_or_default();
    let (back_door, accounts) = open_or_fill(&folder, &arguments).await?;
    let running = Running {
        is_demo: true,
        has_tls: false,
        trusted_proxies: Vec::new(),
    };
    let address = listener
        .local_addr()
        .map_err(CommandFailure::file("Der Anschluss ist nicht lesbar"))?;
    let mailbox = DemoMailbox::default();
    let transport = Transport::Demo(mailbox.clone());
    let mut house = furnished(&back_door, running, (&format!("http://{address}"), &transport)).await?;
    if let Some(outbox) = house.rooms.get::<Outbox>() {
        let refilled = post::mail::send::refill(&mailbox, outbox, &back_door).await;
        refilled.map_err(|failure| {
            CommandFailure::Found(format!("Der Postausgang ist nicht lesbar: {failure}."))
        })?;
    }
    print_table(address, &accounts);
    let metrics = arguments
        .metrics_port
        .map(|port| SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), port));
    let database = arguments.database.unwrap_or(DatabaseUrl::Sqlite(folder));
    house
        .rooms
        .put(operation::of_the_demo(address, metrics, &database));
    let mut routes = rooms::routes();
    routes.extend(rooms::demo_routes());
    serving::serve(
        listener,
        Served {
            houses: Houses::only(house),
            back_doors: vec![back_door],
            routes,
        },
        metrics,
    )
    .await
}

async fn open_or_fill(folder: &Path, arguments: &Arguments) -> Result<(BackDoor, Vec<DemoAccount>)> {
    let plot = plot(folder, arguments);
    if is_empty(&plot).await? {
        fill_by_another(folder, arguments)?;
    }
    let back_door = plot.open().await?;
    match demo_state(&back_door).await? {
        DemoState::Complete => {}
        DemoState::Interrupted => {
            return Err(CommandFailure::Usage(format!(
                "In {} hat `lotse demo` Daten angelegt und wurde dabei unterbrochen. Bitte löschen Sie den Ordner und \
                 starten Sie neu.",
                folder.display()
            )));
        }
        DemoState::Foreign => {
            return Err(CommandFailure::Usage(format!(
                "{} enthält keine Daten von `lotse demo`. Es wurde nichts verändert.",
                folder.display()
            )));
        }
    }
    let accounts = accounts::find(&back_door).await?;
    Ok((back_door, accounts))
}

fn plot(folder: &Path, arguments: &Arguments) -> Plot {
    let file = DatabaseUrl::Sqlite(folder.join("data.sqlite"));
    Plot {
        key: "demo".to_owned(),
        database: arguments.database.clone().unwrap_or(file),
        folder: folder.to_owned(),
        master_key: folder.join("master.key"),
        limits: SessionLimits::default(),
        second_factor: SecondFactor::OffInDemo,
        audits_reading: !arguments.without_read_audit,
        break_glass: BreakGlassLimits::default(),
    }
}

/// Lets a process of its own make the data: what it needs for that goes with it, and the one that serves stays small.
fn fill_by_another(folder: &Path, arguments: &Arguments) -> Result<()> {
    let failed = || CommandFailure::file("Die Daten der Demo lassen sich nicht anlegen");
    let program = std::env::current_exe().map_err(failed())?;
    let mut filling = Command::new(program);
    filling.args(std::env::args_os().skip(1)).arg("--only-fill");
    if arguments.data.is_none() {
        filling.arg("--data").arg(folder);
    }
    if filling.status().map_err(failed())?.success() {
        return Ok(());
    }
    Err(CommandFailure::Found(
        "Die Daten der Demo wurden nicht angelegt.".to_owned(),
    ))
}

async fn fill_for_another(folder: &Path, arguments: &Arguments) -> Result<()> {
    crate::memory::end_with_parent().map_err(CommandFailure::file("Das System hilft nicht mit"))?;
    let back_door = plot(folder, arguments)
        .build(&Ids::machine(Clock::machine()))
        .await?;
    mark_as_demo(&back_door, DemoState::Interrupted).await?;
    fill(&back_door, (arguments.cases, arguments.seed)).await?;
    offers::add(&back_door, (arguments.offers, arguments.seed)).await?;
    mark_as_demo(&back_door, DemoState::Complete).await?;
    serving::seal(&back_door).await;
    back_door.keyring().close().await;
    back_door.district().close().await;
    Ok(())
}

/// Whether the database has no tables yet.
async fn is_empty(plot: &Plot) -> Result<bool> {
    if let Some(file) = plot.database.file() {
        return Ok(!file.exists());
    }
    let database = District::open(&plot.key, &plot.database).await?;
    let state = database.schema_state(&rooms::migrations()).await?;
    database.close().await;
    Ok(state.applied == 0)
}

async fn fill(back_door: &BackDoor, (count, seed): (usize, u64)) -> Result<()> {
    district::import(back_door, &district::read_file(None)?).await?;
    let permit = back_door.job(JobPurpose::Import).await?;
    let mut tx = back_door.read().await?;
    let structure = organisation::store::structure::for_a_job(&mut tx, &permit).await?;
    drop(tx);
    let places = structure.as_ref().map(workplaces).unwrap_or_default();
    let [first, second, ..] = places.as_slice() else {
        return Err(CommandFailure::Found(
            "Der Bezirk hat keine zwei Kommunen.".to_owned(),
        ));
    };
    let ids = Ids::seeded(back_door.access().clock().clone(), seed);
    let accounts = accounts::add(back_door, &ids, [*first, *second]).await?;
    let carers = carers(back_door, &ids, &accounts, &places, count).await?;
    if let Some(structure) = &structure {
        posts::fill(back_door, &ids, structure, &carers).await?;
        offers::examples(back_door, &structure.district.ags).await?;
        network::fill(back_door, &ids, (structure, &carers)).await?;
        gaps::fill(back_door, &ids, structure).await?;
        guide::fill(back_door, &ids, &carers).await?;
    }
    let bar = progress_bar(count);
    persons::add(back_door, &ids, &carers, (count, seed), |done| {
        bar.set_position(done as u64);
    })
    .await?;
    bar.finish_and_clear();
    obstacles::fill(back_door, seed, Some(first.municipality)).await?;
    back_door.district().count_anew().await?;
    for account in accounts
        .iter()
        .filter(|account| account.role == Role::CaseManager)
    {
        stories::tell(back_door, &ids, account.login).await?;
    }
    let login = |role| {
        let of_the_role = accounts.iter().find(|account| account.role == role);
        of_the_role.map_or("", |account| account.login)
    };
    if let Some(structure) = &structure {
        let who = (structure, login(Role::CaseManager), login(Role::Coordinator));
        let gate = gate_of(back_door.access());
        oversight::fill(back_door, (&ids, &gate), who).await?;
        let mut case_managers = accounts.iter().filter(|one| one.role == Role::CaseManager);
        if let (Some(first), Some(second)) = (case_managers.next(), case_managers.next()) {
            reconstructions::fill(back_door, &ids, (structure, first.login, second.login)).await?;
        }
    }
    let of_role = |role| {
        accounts
            .iter()
            .filter(move |one| one.role == role)
            .map(|one| one.id)
    };
    if let (Some(structure), Some(owner)) = (&structure, of_role(Role::Coordinator).next()) {
        let raisers: Vec<AccountId> = of_role(Role::CaseManager).collect();
        themes::fill(back_door, &ids, (structure, owner, &raisers)).await?;
        if let Some(member) = of_role(Role::BoardMember).next() {
            let hands = boards::Hands {
                coordinator: owner,
                member,
            };
            boards::fill(back_door, &ids, hands).await?;
        }
        measures::fill(back_door, &ids, (structure, login(Role::Coordinator))).await?;
    }
    let gate = gate_of(back_door.access());
    if let Some(partner) = accounts.iter().find(|account| account.role == Role::Partner) {
        let who = (login(Role::CaseManager), partner.id);
        referrals::fill(back_door, (&ids, &gate), who).await?;
    }
    Ok(())
}

/// The municipalities with the one who employs there, the first two in different hands.
fn workplaces(structure: &Structure) -> Vec<Workplace> {
    let kreis = structure.district.administration;
    let mut places: Vec<Workplace> = structure
        .municipalities
        .iter()
        .map(|one| Workplace {
            municipality: one.id,
            employer: kreis,
        })
        .collect();
    if let Some(city) = structure
        .municipalities
        .iter()
        .position(|one| one.name == "Paderborn")
    {
        places[city].employer = structure.municipalities[city].administration.unwrap_or(kreis);
        places.swap(1.min(city), city);
    }
    places
}

/// The printed case managers and one colleague for each further municipality, more of them in large demos.
async fn carers(
    back_door: &BackDoor,
    ids: &Ids,
    accounts: &[DemoAccount],
    places: &[Workplace],
    count: usize,
) -> Result<Vec<Carer>> {
    let printed = accounts
        .iter()
        .filter(|account| account.role == Role::CaseManager);
    let [first, second, ..] = places else {
        return Ok(Vec::new());
    };
    let mut carers: Vec<Carer> = printed
        .zip([first, second, first])
        .map(|(account, place)| Carer {
            account: account.id,
            place: *place,
        })
        .collect();
    let wanted = (count / CASES_PER_CARER).max(places.len());
    // The first two places are taken; whoever works beside the first one takes none.
    let further = 2..wanted;
    let workplaces: Vec<Workplace> = further
        .clone()
        .map(|number| places[number % places.len()])
        .collect();
    let colleagues = accounts::add_colleagues(back_door, ids, further.start, &workplaces).await?;
    let pairs = colleagues.into_iter().zip(workplaces);
    carers.extend(pairs.map(|(account, place)| Carer { account, place }));
    Ok(carers)
}

fn progress_bar(count: usize) -> ProgressBar {
    if count < 20_000 {
        return ProgressBar::hidden();
    }
    let style =
        ProgressStyle::with_template("Personen werden erfunden: {bar:40} {pos} von {len}, noch {eta}");
    ProgressBar::new(count as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

fn print_table(address: SocketAddr, accounts: &[DemoAccount]) {
    say(format!("Lotse läuft: http://{address}"));
    say("");
    say(format!("{:<34}{:<22}{}", "Rolle", "Konto", "Kennwort"));
    for account in accounts {
        say(format!(
            "{:<34}{:<22}{PASSWORD}",
            account.role.german(),
            account.login
        ));
    }
    say("");
    say("Alle Personen sind erfunden. Beenden mit Strg+C.");
}

/// A folder that goes with the process.
struct TemporaryFolder(PathBuf);

impl TemporaryFolder {
    fn make() -> Result<Self> {
        let name = Ids::machine(Clock::machine()).next_random().simple().to_string();
        let path = std::env::temp_dir().join(format!("lotse-demo-{name}"));
        std::fs::create_dir_all(&path).map_err(CommandFailure::file(
            "Es lässt sich kein Ordner für die Demo anlegen",
        ))?;
        Ok(Self(path))
    }
}

impl Drop for TemporaryFolder {
    fn drop(&mut self) {
        // Left behind only if the system refuses; it holds invented data.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
