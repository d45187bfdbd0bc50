//! The controller as a form prints it: name, address, data protection officer, supervisory authority.

use base::ids::OrganisationId;
use db::failure::Result;
use db::sql;
use db::tx::Tx;
use organisation::model::organisation::PrivacyLaw;

/// Units inside units inside units.
const DEEPEST: usize = 5;

/// A controller (Verantwortlicher).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Controller {
    /// The legal name.
    pub name: String,
    /// The address, if it is known.
    pub address: Option<String>,
    /// How the data protection officer is reached, if it is known.
    pub officer: Option<String>,
    /// The law that binds it.
    pub law: PrivacyLaw,
}

impl Controller {
    /// The authority to which people complain. Source: § 26 DSG NRW; § 42 KDG; § 39 DSG-EKD.
    pub const fn authority(&self) -> &'static str {
        match self.law {
            PrivacyLaw::Dsgvo => {
                "Landesbeauftragte für Datenschutz und Informationsfreiheit Nordrhein-Westfalen (LDI NRW), www.ldi.nrw.de"
            }
            PrivacyLaw::Kdg => "Katholisches Datenschutzzentrum, www.katholisches-datenschutzzentrum.de",
            PrivacyLaw::DsgEkd => "Der Beauftragte für den Datenschutz der EKD, www.datenschutz.ekd.de",
        }
    }
}

struct Found {
    name: String,
    legal: Option<Controller>,
    part_of: Option<OrganisationId>,
}

/// The controller of an organisation: its own data, or those of the whole it is part of.
///
/// # Errors
/// What the database reports.
pub async fn of(tx: &mut Tx, organisation: OrganisationId) -> Result<Option<Controller>> {
    let Some(first) = find(tx, organisation).await? else {
        return Ok(None);
    };
    let (name, mut found) = (first.name.clone(), first);
    for _ in 0..DEEPEST {
        if let Some(legal) = found.legal {
            return Ok(Some(legal));
        }
        match found.part_of {
            Some(whole) => match find(tx, whole).await? {
                Some(next) => found = next,
                None => break,
            },
            None => break,
        }
    }
    Ok(Some(Controller {
        name,
        address: None,
        officer: None,
        law: PrivacyLaw::Dsgvo,
    }))
}

async fn find(tx: &mut Tx, organisation: OrganisationId) -> Result<Option<Found>> {
    sql!(
        "SELECT o.name, o.part_of_id, c.name AS legal_name, c.address, c.data_protection_contact, c.law
         FROM organisation_organisation o
         LEFT JOIN organisation_controller c ON c.organisation_id = o.id
         WHERE o.id = $1"
    )
    .bind(&organisation)
    .first(tx, |row| {
        let legal: Option<String> = row.get("legal_name")?;
        let (address, officer, law) = (
            row.get("address")?,
            row.get("data_protection_contact")?,
            row.get::<Option<PrivacyLaw>>("law")?,
        );
        Ok(Found {
            name: row.get("name")?,
            legal: legal.map(|name| Controller {
                name,
                address,
                officer,
                law: law.unwrap_or(PrivacyLaw::Dsgvo),
            }),
            part_of: row.get("part_of_id")?,
        })
    })
    .await
}
