//! SQL of the team view: exactly the coded fields that it shows; neither code nor person nor case manager is read.

use access::failure::Result;
use access::permit::{Permit, WithoutIdentity};
use base::day::Day;
use base::ids::CaseId;
use base::language::Language;
use db::sql;
use db::statement::LIST_LENGTH;
use db::tx::Tx;

use crate::case::model::Phase;
use crate::life_area::LifeArea;
use crate::list::model::FlagKind;
use crate::team::model::TeamCase;

/// Cases on a page.
pub const PAGE: usize = LIST_LENGTH;

struct Coded {
    id: CaseId,
    phase: Phase,
    opened_on: Day,
    language: Option<Language>,
}

struct Flagged {
    case: CaseId,
    kind: FlagKind,
    about: String,
    level: Option<i64>,
    since: Day,
}

/// Open cases of a region (`None`: of the whole district), the oldest first, and whether there are more.
///
/// # Errors
/// What the database reports.
pub async fn cases(
    tx: &mut Tx,
    permit: &Permit<WithoutIdentity>,
    region: Option<&str>,
    skip: i64,
) -> Result<(Vec<TeamCase>, bool)> {
    let mut coded = match region {
        Some(region) => of_a_region(tx, region, skip).await?,
        None => of_the_district(tx, skip).await?,
    };
    let has_more = coded.len() > PAGE;
    coded.truncate(PAGE);
    let ids: Vec<CaseId> = coded.iter().map(|case| case.id).collect();
    let flags = flags(tx, &ids).await?;
    let today = permit.now().day();
    let cases = coded.iter().map(|case| {
        let own = || flags.iter().filter(|flag| flag.case == case.id);
        let areas = own().filter(|flag| flag.kind == FlagKind::LifeArea);
        let overdue = own().filter(|flag| flag.kind.is_overdue() && flag.since <= today);
        let areas = areas.filter_map(|flag| Some((flag.about.parse::<LifeArea>().ok()?, flag.level)));
        let days = (case.opened_on, today);
        TeamCase::new(case.phase, areas.collect(), days, overdue.count(), case.language)
    });
    Ok((cases.collect(), has_more))
}

async fn of_a_region(tx: &mut Tx, region: &str, skip: i64) -> Result<Vec<Coded>> {
    Ok(sql!(
        "SELECT c.id, c.phase, c.opened_on, c.language FROM access_area a
         JOIN cases_case c ON c.municipality_id = a.child_id
         JOIN access_subject s ON s.id = c.id
         WHERE a.parent_id = $1 AND c.phase <> 'closed' AND NOT s.is_restricted
         ORDER BY c.opened_on, c.id
         LIMIT 51 OFFSET $2"
    )
    .bind_text(region)
    .bind(&skip)
    .all(tx, coded_of)
    .await?)
}

async fn of_the_district(tx: &mut Tx, skip: i64) -> Result<Vec<Coded>> {
    Ok(sql!(
        "SELECT c.id, c.phase, c.opened_on, c.language FROM cases_case c
         JOIN access_subject s ON s.id = c.id
         WHERE c.phase <> 'closed' AND NOT s.is_restricted
         ORDER BY c.opened_on, c.id
         LIMIT 51 OFFSET $1"
    )
    .bind(&skip)
    .all(tx, coded_of)
    .await?)
}

fn coded_of(row: &db::row::Row<'_>) -> db::failure::Result<Coded> {
    Ok(Coded {
        id: row.get("id")?,
        phase: row.get("phase")?,
        opened_on: row.get("opened_on")?,
        language: row.get("language")?,
    })
}

async fn flags(tx: &mut Tx, cases: &[CaseId]) -> Result<Vec<Flagged>> {
    Ok(sql!(
        "SELECT case_id, kind, about, level, since FROM cases_flag
         WHERE case_id IN ($1..$50)
         ORDER BY case_id, kind, about
         LIMIT 2000"
    )
    .bind_50(cases)
    .all(tx, |row| {
        Ok(Flagged {
            case: row.get("case_id")?,
            kind: row.get("kind")?,
            about: row.get("about")?,
            level: row.get("level")?,
            since: row.get("since")?,
        })
    })
    .await?)
}
