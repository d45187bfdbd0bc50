//! How the guide stands in a district: open or closed, in which languages, for which places. Read from the database every
//! few seconds at most, because it is asked for at every page. Not the offers.

use std::sync::{Arc, Mutex, PoisonError};

use access::permit::PublicPurpose;
use base::ids::MunicipalityId;
use base::language::Language;
use base::moment::Moment;
use consents::model::languages::Standing as Reviewed;
use consents::reading_aids::ReadingAids;
use consents::store::languages::usable;
use organisation::store::names::municipalities;
use web::answer::Refused;
use web::request::Request;

use crate::guide::pace::Pace;
use crate::guide::paper::Shelf;
use crate::guide::store;

/// For so many seconds what was read is believed.
const KEPT_SECONDS: i64 = 5;

/// What the guide keeps for a district; `app` puts one into the rooms of each house.
#[derive(Debug, Default)]
pub struct Guide {
    kept: Mutex<Option<(Moment, Arc<Standing>)>>,
    pub(crate) pace: Pace,
    pub(crate) shelf: Shelf,
}

/// How the guide stands.
#[derive(Debug)]
pub(crate) struct Standing {
    /// Whether it is open.
    pub(crate) is_on: bool,
    /// The languages that are offered, with whether somebody has checked them.
    pub(crate) languages: Vec<(Language, bool)>,
    /// The municipalities of the district.
    pub(crate) places: Vec<(MunicipalityId, String)>,
}

impl Standing {
    /// The name of a municipality.
    pub(crate) fn place(&self, id: MunicipalityId) -> Option<&str> {
        let found = self.places.iter().find(|(own, _)| *own == id);
        found.map(|(_, name)| name.as_str())
    }
}

impl Guide {
    /// How it stands, as it was read a few seconds ago at most.
    ///
    /// # Errors
    /// What the database reports.
    pub(crate) async fn standing(&self, request: &Request) -> Result<Arc<Standing>, Refused> {
        let now = request.access().clock().now();
        if let Some(standing) = self.known(now) {
            return Ok(standing);
        }
        let standing = Arc::new(read(request).await?);
        *self.kept.lock().unwrap_or_else(PoisonError::into_inner) = Some((now, Arc::clone(&standing)));
        Ok(standing)
    }

    /// Forgets what was read: somebody has just changed it.
    pub(crate) fn forget(&self) {
        *self.kept.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    fn known(&self, now: Moment) -> Option<Arc<Standing>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let (at, standing) = kept.as_ref()?;
        let is_fresh = *at <= now && now < at.plus_seconds(KEPT_SECONDS);
        is_fresh.then(|| Arc::clone(standing))
    }
}

async fn read(request: &Request) -> Result<Standing, Refused> {
    let (mut tx, permit) = request.access().public_reading(PublicPurpose::Guide).await?;
    let aids = ReadingAids::of(request);
    let lines = usable(&mut tx, (&aids, request.house().running.is_demo)).await?;
    let is_checked = |standing| matches!(standing, Reviewed::Governs | Reviewed::Reviewed);
    Ok(Standing {
        is_on: store::is_on(&mut tx, &permit).await?,
        languages: lines
            .into_iter()
            .map(|line| (line.language, is_checked(line.standing)))
            .collect(),
        places: municipalities(&mut tx).await?,
    })
}
