//! Years of the trail that two people release for removal. Removing them is a job's work.

use access::act::Act;
use access::audit::model::AuditSubject;
use access::audit::release::YEARS_KEPT;
use access::audit::store as audit;
use access::audit::store::Release;
use access::permit::{House, Permit};
use access::role::Role;
use askama::Template;
use axum::http::StatusCode;
use base::refusal::Refusal;
use db::tx::Tx;
use post::notice::Told;
use post::notice::model::NoticeKind;
use web::answer::{Answer, Refused, go_to_saying, page, page_with};
use web::components::{button, empty, notice as box_of, tag};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::audit::model::{ReleaseRefused, may_be_asked};
use crate::audit::store;
use crate::notice;

const PATH: &str = "/protokoll/jahre";

/// The routes of releasing years.
pub(crate) fn routes() -> Routes {
    Routes::about("audit trail")
        .get("/protokoll/jahre", Act::AuditRelease, Fixture::None, list)
        .post(
            "/protokoll/jahre/{year}",
            Act::AuditRelease,
            Fixture::Year,
            release,
        )
}

#[derive(Template)]
#[template(path = "accounts/audit_years.html")]
struct YearsPage {
    shell: Shell,
    years_kept: i16,
    years: Vec<YearRow>,
    refusal: Option<String>,
}

struct YearRow {
    year: i16,
    href: String,
    state: YearState,
}

/// How far a year is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum YearState {
    Kept(ReleaseRefused),
    MayBeAsked,
    AskedByYou,
    AskedByOther,
    Released,
}

impl YearState {
    fn tag(self) -> tag::Tag {
        match self {
            Self::Kept(ReleaseRefused::StillRunning) => tag::neutral("läuft noch"),
            Self::Kept(ReleaseRefused::NothingWritten) => tag::neutral("ohne Zeilen"),
            Self::Kept(_) => tag::neutral("wird aufbewahrt"),
            Self::MayBeAsked => tag::note("kann freigegeben werden"),
            Self::AskedByYou => tag::warning("wartet auf eine zweite Person"),
            Self::AskedByOther => tag::warning("wartet auf Ihre Zustimmung"),
            Self::Released => tag::success("freigegeben"),
        }
    }

    const fn waits_for_you(self) -> bool {
        matches!(self, Self::MayBeAsked | Self::AskedByOther)
    }
}

impl YearsPage {
    fn has_any_to_release(&self) -> bool {
        self.years.iter().any(|row| row.state.waits_for_you())
    }
}

async fn list(request: Request) -> Answer {
    let (mut tx, permit) = request.access().enter(request.who()?, Act::AuditRelease).await?;
    page(&years_page(&request, &mut tx, &permit, None).await?)
}

async fn years_page(
    request: &Request,
    tx: &mut Tx,
    permit: &Permit<House>,
    refusal: Option<String>,
) -> Result<YearsPage, Refused> {
    let releases = audit::releases(tx).await?;
    let today = permit.now().day();
    let first = store::first_year(tx, permit).await?.unwrap_or(today.year());
    let released = releases
        .iter()
        .filter_map(|one| one.year.parse::<i16>().ok())
        .filter(|year| *year < first);
    let mut years = Vec::new();
    for year in released.chain(first..=today.year()) {
        years.push(YearRow {
            year,
            href: format!("{PATH}/{year}"),
            state: state_of(tx, permit, &releases, year).await?,
        });
    }
    let crumbs = [("Protokoll", crate::audit::pages::PATH)];
    let may_read = request.access().may(request.who()?, Act::AuditRead);
    let shell = request.shell_below("Protokolljahre", if may_read { &crumbs } else { &[] });
    Ok(YearsPage {
        shell,
        years_kept: YEARS_KEPT,
        years,
        refusal,
    })
}

async fn state_of(
    tx: &mut Tx,
    permit: &Permit<House>,
    releases: &[Release],
    year: i16,
) -> db::failure::Result<YearState> {
    Ok(
        match releases.iter().find(|release| release.year == year.to_string()) {
            Some(release) if release.confirmed_by.is_some() => YearState::Released,
            Some(release) if release.asked_by == permit.account() => YearState::AskedByYou,
            Some(_) => YearState::AskedByOther,
            None => {
                let has_lines = store::has_lines(tx, permit, year).await?;
                match may_be_asked(year, has_lines, permit.now().day()) {
                    Ok(()) => YearState::MayBeAsked,
                    Err(refused) => YearState::Kept(refused),
                }
            }
        },
    )
}

async fn release(request: Request) -> Answer {
    let who = request.who()?;
    let year: i16 = request.path_value("year")?;
    let subject = AuditSubject::House;
    let (mut tx, permit) = request
        .access()
        .enter_writing(who, Act::AuditRelease, subject)
        .await?;
    request.form()?;
    let releases = audit::releases(&mut tx).await?;
    let refusal = match state_of(&mut tx, &permit, &releases, year).await? {
        YearState::MayBeAsked => {
            audit::ask_release(&mut tx, &year.to_string(), who.account, permit.now()).await?;
            return told(&request, tx, "vorgelegt").await;
        }
        YearState::AskedByOther => {
            let by = (who.account, permit.now());
            request
                .access()
                .confirm_release(&mut tx, &year.to_string(), by)
                .await?;
            return told(&request, tx, "freigegeben").await;
        }
        YearState::Kept(refused) => refused,
        YearState::AskedByYou => ReleaseRefused::SamePerson,
        YearState::Released => ReleaseRefused::AlreadyReleased,
    };
    drop(tx);
    let (mut tx, permit) = request.access().enter(who, Act::AuditRelease).await?;
    page_with(
        StatusCode::CONFLICT,
        &years_page(&request, &mut tx, &permit, Some(refusal.german())).await?,
    )
}

async fn told(request: &Request, mut tx: Tx, saying: &'static str) -> Answer {
    let told = [
        Told::Role(Role::DataProtectionOfficer),
        Told::Role(Role::ProgrammeLead),
    ];
    notice::tell(request, &mut tx, &told, (NoticeKind::AuditRelease, PATH)).await?;
    tx.commit().await?;
    go_to_saying(PATH, saying)
}
