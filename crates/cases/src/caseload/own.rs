//! One's own caseload in a line, as Mein Tag and the list of cases show it: cases, share of full-time work, light.

use access::failure::Result;
use access::permit::ListPermit;
use base::fte::Fte;
use db::tx::Tx;
use organisation::model::structure::Structure;
use organisation::model::workforce::share_of;
use web::components::tag::Tag;

use crate::caseload::model::{Steps, per_post};
use crate::caseload::pages::light_tag;
use crate::caseload::store;

/// The caseload of whoever is signed in.
#[derive(Debug)]
pub struct OwnLoad {
    /// Open cases.
    pub cases: i64,
    /// The share of full-time work; `None` without a post, or if it is not known.
    pub share: Option<Fte>,
    /// What the light shows.
    pub light: Tag,
    /// The steps of the light.
    pub steps: Steps,
}

impl OwnLoad {
    /// `1 offener Fall`, `38 offene Fälle`.
    pub fn cases_in_words(&self) -> String {
        match self.cases {
            1 => "1 offener Fall".to_owned(),
            cases => format!("{cases} offene Fälle"),
        }
    }

    /// `bei 0,5 VZÄ`; nothing if the share is not known.
    pub fn share_in_words(&self) -> String {
        self.share
            .map_or_else(String::new, |share| format!("bei {} VZÄ", share.german()))
    }

    /// How many cases a whole post would have.
    pub fn per_post(&self) -> i64 {
        per_post(self.cases, self.share)
    }
}

/// The caseload of the account of the permit.
///
/// # Errors
/// What the database reports.
pub async fn own_load(tx: &mut Tx, permit: &ListPermit, structure: Option<&Structure>) -> Result<OwnLoad> {
    let cases = store::own(tx, permit).await?;
    let steps = store::steps(tx).await?;
    let today = permit.now().day();
    let share = structure.and_then(|structure| share_of(&structure.seats_of(permit.account(), today)));
    Ok(OwnLoad {
        cases,
        share,
        light: light_tag(steps.light_of(cases, share)),
        steps,
    })
}
