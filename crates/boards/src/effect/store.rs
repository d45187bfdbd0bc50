//! Published figures from which effects are told. No count of live rows passes through here: what stands for one municipality
//! was rounded and, where it is about few people, withheld before it was published. So whoever may look at measures sees a
//! curve of any place with one: it tells no more than the published tables do, and what a measure changed concerns everybody.

use access::failure::Result;
use access::permit::{House, Permit};
use db::tx::Tx;
use figures::course::store::{cells, column};
use figures::draft::SUM;
use figures::kind::Kind;
use figures::period::Period;

use crate::effect::course::Course;
use crate::effect::model::last_month_of;

/// What was published of obstacles and open cases in these half-years.
///
/// # Errors
/// What the database reports.
pub async fn course(tx: &mut Tx, permit: &Permit<House>, half_years: &[Period]) -> Result<Course> {
    let obstacles = cells(tx, permit, (Kind::Obstacles, half_years)).await?;
    let months: Vec<Period> = half_years.iter().copied().map(last_month_of).collect();
    let open = column(tx, permit, (Kind::OpenCases, &months), SUM).await?;
    Ok(Course::new(obstacles, open))
}
