//! Opens one district: database, keys, gate. The pages of the rooms are put on top in `rooms`.

use std::path::{Path, PathBuf};

use access::back_door::BackDoor;
use access::disclosure::DisclosureMaker;
use access::gate::{Access, BreakGlassLimits, SecondFactor, Settings};
use access::permit::JobPurpose;
use access::session::model::SessionLimits;
use base::clock::Clock;
use base::ids::Ids;
use consents::gate::Gate;
use db::district::District;
use db::url::DatabaseUrl;
use directory::search::finder::Finder;
use people::index::PersonIndex;
use post::job::kind::JobTitles;
use post::job::worker::Worker;
use post::mail::transport::Transport;
use vault::keyring::{IfMissing, Keyring};
use vault::master::MasterFile;
use web::house::{House, Rooms, Running};

use crate::config::{Config, DistrictConfig};
use crate::failure::{CommandFailure, Result};
use crate::rooms;
use crate::store;

/// Where the files of a district lie, and how it is opened.
#[derive(Clone, Debug)]
pub struct Plot {
    /// Short name.
    pub key: String,
    /// The database.
    pub database: DatabaseUrl,
    /// Folder of key store and audit note.
    pub folder: PathBuf,
    /// File of the master key.
    pub master_key: PathBuf,
    /// Time limits of sessions.
    pub limits: SessionLimits,
    /// Whether a second factor is asked for.
    pub second_factor: SecondFactor,
    /// Whether reading is audited: always, but for measurements of the demo.
    pub audits_reading: bool,
    /// How long and how often break-glass opens a file.
    pub break_glass: BreakGlassLimits,
}

impl Plot {
    /// The plot of a district in the configuration.
    ///
    /// # Errors
    /// If the address of the database is not understood.
    pub fn of(config: &Config, district: &DistrictConfig) -> Result<Self> {
        Ok(Self {
            key: district.key.clone(),
            database: district.database.parse()?,
            folder: district.folder.clone(),
            master_key: district.master_key.clone(),
            limits: SessionLimits {
                idle_minutes: config.sessions.idle_minutes,
                absolute_hours: config.sessions.absolute_hours,
            },
            second_factor: SecondFactor::Required,
            audits_reading: true,
            break_glass: BreakGlassLimits {
                hours: config.break_glass.hours,
                per_day: config.break_glass.per_day,
            },
        })
    }

    /// The file of the key store.
    pub fn key_store(&self) -> PathBuf {
        self.folder.join("keys.sqlite")
    }

    /// The note of the audit chain.
    pub fn checkpoint_file(&self) -> PathBuf {
        self.folder.join("audit.head")
    }

    /// Opens database and keys; the schema must be that of this program.
    ///
    /// # Errors
    /// A sentence that says what is missing; nothing is overwritten.
    pub async fn open(&self) -> Result<BackDoor> {
        if let Some(file) = self.database.file() {
            must_exist(file)?;
        }
        let database = District::open(&self.key, &self.database).await?;
        let state = database.schema_state(&rooms::migrations()).await?;
        if state.missing > 0 {
            return Err(db::failure::Failure::NotMigrated.into());
        }
        self.gate(database, IfMissing::Refuse, Ids::machine(Clock::machine()))
            .await
    }

    /// Makes folder, master key, schema and key store of a new district.
    ///
    /// # Errors
    /// If any of them is there already.
    pub async fn build(&self, ids: &Ids) -> Result<BackDoor> {
        let attempted = format!("Der Ordner {} lässt sich nicht anlegen", self.folder.display());
        std::fs::create_dir_all(&self.folder).map_err(CommandFailure::file(attempted))?;
        let master = MasterFile::at(&self.master_key);
        master.create(ids)?;
        let clock = Clock::machine();
        let database = District::open(&self.key, &self.database).await?;
        database.migrate(&rooms::migrations(), clock.now()).await?;
        self.gate(database, IfMissing::Create, Ids::machine(clock)).await
    }

    /// Whether master key and key store fit together; changes nothing.
    ///
    /// # Errors
    /// What does not fit, in a sentence.
    pub async fn check_keys(&self) -> Result<()> {
        let clock = Clock::machine();
        let ids = Ids::machine(clock.clone());
        let master = MasterFile::at(&self.master_key);
        let keyring = Keyring::open(&self.key_store(), master, IfMissing::Refuse, clock, ids).await?;
        keyring.close().await;
        Ok(())
    }

    async fn gate(&self, database: District, if_missing: IfMissing, ids: Ids) -> Result<BackDoor> {
        let clock = Clock::machine();
        let master = MasterFile::at(&self.master_key);
        let keyring =
            Keyring::open(&self.key_store(), master, if_missing, clock.clone(), ids.clone()).await?;
        let settings = Settings {
            limits: self.limits,
            second_factor: self.second_factor,
            checkpoint_file: self.checkpoint_file(),
            audits_reading: self.audits_reading,
            break_glass: self.break_glass,
        };
        let (_, back_door) = Access::open(database, keyring, settings, clock, ids);
        Ok(back_door)
    }
}

fn must_exist(file: &Path) -> Result<()> {
    if file.exists() {
        return Ok(());
    }
    Err(CommandFailure::Found(format!(
        "Die Datenbank {} gibt es nicht. Bitte zuerst `lotse init` ausführen oder eine Sicherung einspielen.",
        file.display()
    )))
}

/// How far `lotse demo` came with a database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DemoState {
    /// It is none of the demo's.
    Foreign,
    /// The demo began to fill it and did not come to the end.
    Interrupted,
    /// It holds all that the demo shows.
    Complete,
}

/// Whether a database was made by `lotse demo`.
///
/// # Errors
/// What the database reports.
pub async fn demo_state(back_door: &BackDoor) -> Result<DemoState> {
    let mut tx = back_door.read().await?;
    Ok(match store::note(&mut tx, store::MADE_BY).await?.as_deref() {
        Some(store::DEMO) => DemoState::Complete,
        Some(store::DEMO_BEGUN) => DemoState::Interrupted,
        _ => DemoState::Foreign,
    })
}

/// Marks a database as one of `lotse demo`: before the first row of it, and when all are there.
///
/// # Errors
/// What the database reports.
pub async fn mark_as_demo(back_door: &BackDoor, state: DemoState) -> Result<()> {
    let made_by = match state {
        DemoState::Foreign => return Ok(()),
        DemoState::Interrupted => store::DEMO_BEGUN,
        DemoState::Complete => store::DEMO,
    };
    let mut tx = back_door.write().await?;
    store::set_note(&mut tx, store::MADE_BY, made_by).await?;
    Ok(tx.commit().await?)
}

/// The house that pages see: gate, rooms' own values, navigation.
///
/// # Errors
/// [`CommandFailure::Found`] if the database has no district yet; what the database reports.
pub async fn furnished(
    back_door: &BackDoor,
    running: Running,
    (base_url, transport): (&str, &Transport),
) -> Result<House> {
    let permit = back_door.job(JobPurpose::Upkeep).await?;
    let mut tx = back_door.read().await?;
    let structure = organisation::store::structure::for_a_job(&mut tx, &permit).await?;
    drop(tx);
    let no_district = || {
        CommandFailure::Found(
            "In dieser Datenbank steht noch kein Bezirk. Bitte zuerst `lotse district import` ausführen."
                .to_owned(),
        )
    };
    let district = structure.ok_or_else(no_district)?.district.name;
    let outbox = crate::mail::outbox(back_door, &district, base_url).await?;
    let index = PersonIndex::new();
    let jobs = rooms::jobs(&outbox, transport, &index);
    let mut rooms = Rooms::default();
    rooms.put(JobTitles::of(&jobs));
    rooms.put(outbox);
    rooms.put(transport.clone());
    rooms.put(Worker::new(back_door.clone(), jobs));
    rooms.put(index);
    rooms.put(Finder::new());
    rooms.put(organisation::memory::Memory::default());
    rooms.put(crate::scopes::sources());
    rooms.put(gate_of(back_door.access()));
    crate::rooms::put_answers(&mut rooms);
    Ok(House {
        district,
        access: back_door.access().clone(),
        rooms,
        navigation: crate::rooms::navigation(),
        running,
    })
}

/// The gate of disclosures of a house.
pub(crate) fn gate_of(access: &Access) -> Gate {
    let maker = DisclosureMaker::for_the_wiring();
    Gate::new(maker, access.ids().clone(), rights::limits::standing)
}
