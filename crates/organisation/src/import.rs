//! A district file becomes the district's rows: all in one transaction, nothing half-imported, never twice.
//! Not an update: what is there already is changed on its pages.

use base::moment::Moment;
use base::refusal::Refusal;
use db::failure::Failure;
use db::tx::Tx;

use crate::areas;
use crate::district_file::parse::DistrictFile;
use crate::store::{district, funding, municipality, organisation, post, region};

/// What was imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Name of the district.
    pub district: String,
    /// How many regions.
    pub regions: usize,
    /// How many municipalities or city districts.
    pub municipalities: usize,
    /// How many social areas.
    pub social_areas: usize,
    /// How many organisations.
    pub organisations: usize,
    /// How many posts.
    pub posts: usize,
    /// How many facts the district has to confirm.
    pub to_confirm: usize,
}

/// The file may not be imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportRefused {
    /// This database already has its district.
    AlreadyThere {
        /// The name of the district that is there.
        district: String,
    },
}

impl Refusal for ImportRefused {
    fn german(&self) -> String {
        let Self::AlreadyThere { district } = self;
        format!(
            "In dieser Datenbank steht schon „{district}“. Es wurde nichts verändert. \
             Änderungen werden auf den Seiten der Gruppe „Kreis“ eingegeben; \
             für einen anderen Kreis bitte eine eigene Datenbank einrichten."
        )
    }
}

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum NotImported {
    /// A rule said no.
    #[error("{}", .0.german())]
    Refused(ImportRefused),
    /// The database did not do it.
    #[error("the district file could not be imported")]
    Database(#[from] Failure),
}

impl Report {
    /// What was imported, in one German sentence for the command line.
    pub fn german(&self) -> String {
        format!(
            "{}: {} Regionen, {} Kommunen, {} Sozialräume, {} Organisationen, {} Stellen übernommen; \
             {} Angaben sind vom Kreis zu bestätigen.",
            self.district,
            self.regions,
            self.municipalities,
            self.social_areas,
            self.organisations,
            self.posts,
            self.to_confirm
        )
    }
}

/// Writes the whole file; the caller commits.
///
/// # Errors
/// [`NotImported::Refused`] if there is a district already; nothing is written then. After
/// [`NotImported::Database`] the transaction must be dropped.
pub async fn import(tx: &mut Tx, file: &DistrictFile, now: Moment) -> Result<Report, NotImported> {
    if let Some(district) = district::name(tx).await? {
        return Err(NotImported::Refused(ImportRefused::AlreadyThere { district }));
    }
    let structure = &file.structure;
    for one in &structure.organisations {
        organisation::insert(tx, one).await?;
    }
    district::insert(tx, &structure.district, file.as_of, now).await?;
    for one in &structure.regions {
        region::insert(tx, one).await?;
    }
    for one in &structure.municipalities {
        municipality::insert(tx, one).await?;
    }
    for one in &structure.social_areas {
        region::insert_social_area(tx, one).await?;
    }
    for one in &structure.posts {
        post::insert(tx, one).await?;
    }
    for one in &structure.frames {
        funding::insert_frame(tx, one).await?;
    }
    for one in &structure.rates {
        funding::insert_rate(tx, one).await?;
    }
    areas::tell_the_gate(tx, structure, now.day()).await?;
    Ok(Report {
        district: structure.district.name.clone(),
        regions: structure.regions.len(),
        municipalities: structure.municipalities.len(),
        social_areas: structure.social_areas.len(),
        organisations: structure.organisations.len(),
        posts: structure.posts.len(),
        to_confirm: structure.to_confirm(now.day()).len(),
    })
}
