//! What all papers are written from, read once: how the house is run on this day. Not what they say about it.

use access::act::Act;
use access::gate::SecondFactor;
use access::permit::{House, Permit};
use access::person_data::PersonData;
use access::role::Role;
use access::session::model::SessionLimits;
use base::day::Day;
use base::language::Language;
use base::moment::Moment;
use db::tx::Tx;
use post::job::kind::JobTitles;
use print::document::Letterhead;
use vault::store::Standing;
use web::answer::Refused;
use web::request::Request;

use crate::papers::operation::Operation;
use crate::papers::sheet::Occasion;
use crate::papers::store::{self, Responsible};
use crate::retention::model::Period;
use crate::retention::pages::KeptBackups;
use crate::retention::store::period;

/// The version of the program, printed on every paper.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");
/// A year back: to whom something was passed on lately.
const DAYS_BACK: i32 = -365;

/// How the house is run on a day.
pub(crate) struct State {
    pub(crate) today: Day,
    pub(crate) district: String,
    pub(crate) is_demo: bool,
    pub(crate) has_tls: bool,
    pub(crate) proxies: usize,
    pub(crate) operation: Operation,
    pub(crate) limits: SessionLimits,
    pub(crate) second_factor: SecondFactor,
    pub(crate) audits_reading: bool,
    pub(crate) backups: usize,
    pub(crate) keys: Option<Standing>,
    pub(crate) check: Option<(Moment, i64, bool)>,
    pub(crate) accounts: Vec<(Role, i64)>,
    pub(crate) jobs: Vec<(String, Moment)>,
    pub(crate) languages: Vec<Language>,
    pub(crate) periods: Vec<Period>,
    pub(crate) data: PersonData,
    pub(crate) controllers: Vec<Responsible>,
    /// The one whose paper is wanted.
    pub(crate) controller: Responsible,
    /// To whom it passed something on within a year, and how often.
    pub(crate) recipients: Vec<(Option<String>, i64)>,
}

impl State {
    /// Reads how the house is run, for the controller that the address names or the first.
    ///
    /// # Errors
    /// [`Refused::NotFound`] if the policy says no, or there is no such controller.
    pub(crate) async fn of(request: &Request) -> Result<Self, Refused> {
        let (access, running) = (request.access(), &request.house().running);
        let keys = access.key_standing().await?;
        let (mut tx, permit) = access.enter(request.who()?, Act::PrivacyPaperRead).await?;
        let today = permit.now().day();
        let controllers = store::controllers(&mut tx).await?;
        let controller = wanted(&controllers, &request.query().line(CONTROLLER))?;
        let since = today.plus_days(DAYS_BACK);
        Ok(Self {
            today,
            district: request.house().district.clone(),
            is_demo: running.is_demo,
            has_tls: running.has_tls,
            proxies: running.trusted_proxies.len(),
            operation: request.room::<Operation>().cloned().unwrap_or_default(),
            limits: access.settings().limits,
            second_factor: access.settings().second_factor,
            audits_reading: access.settings().audits_reading,
            backups: request.room::<KeptBackups>().map_or(0, |kept| kept.0),
            keys,
            check: store::last_check(&mut tx, &permit).await?,
            accounts: store::accounts_by_role(&mut tx, &permit, today).await?,
            jobs: jobs(request, &mut tx, &permit).await?,
            languages: consents::reading_aids::offered(request, &mut tx).await?,
            periods: period::all(&mut tx).await?,
            data: request.room::<PersonData>()?.clone(),
            recipients: store::recipients(&mut tx, &permit, (controller.id, since)).await?,
            controllers,
            controller,
        })
    }

    /// The occasion of a paper of the controller.
    pub(crate) fn of_the_controller(&self) -> Occasion {
        let data = &self.controller.data;
        self.occasion(Letterhead::of(&data.name, data.address.as_deref()))
    }

    /// The occasion of a paper of the whole district.
    pub(crate) fn of_the_district(&self) -> Occasion {
        self.occasion(Letterhead {
            organisation: self.district.clone(),
            lines: vec!["Kommunales Integrationsmanagement".to_owned()],
            controller: None,
        })
    }

    fn occasion(&self, letterhead: Letterhead) -> Occasion {
        Occasion {
            letterhead,
            day: self.today,
            version: VERSION,
            is_demo: self.is_demo,
        }
    }
}

/// The field that names a controller in addresses.
pub(crate) const CONTROLLER: &str = "verantwortlich";

/// The controller that is named, or the first.
pub(crate) fn wanted(controllers: &[Responsible], named: &str) -> Result<Responsible, Refused> {
    let found = if named.is_empty() {
        controllers.first()
    } else {
        controllers.iter().find(|one| one.id.to_string() == named)
    };
    found.cloned().ok_or(Refused::NotFound)
}

async fn jobs(
    request: &Request,
    tx: &mut Tx,
    permit: &Permit<House>,
) -> Result<Vec<(String, Moment)>, Refused> {
    let titles = request
        .house()
        .rooms
        .get::<JobTitles>()
        .cloned()
        .unwrap_or_default();
    let runs = store::last_runs(tx, permit).await?;
    Ok(runs
        .into_iter()
        .map(|(kind, at)| (titles.title(&kind).to_owned(), at))
        .collect())
}
