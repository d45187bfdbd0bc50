//! To whom a wish would go: found in the directory, opened by its key, or the controller and its offices.

use access::failure::Result;
use access::permit::Permit;
use access::subject::Keyed;
use base::ids::OrganisationId;
use db::tx::Tx;

use crate::gate::about::About;
use crate::model::refused::Refused;
use crate::model::residence::is_called_residence_office;
use crate::model::row::Recipient;
use crate::model::wish::{Asked, Wish};
use crate::store::recipients::RecipientColumns;
use crate::store::{controller, facts, recipients};

/// To whom a wish would go.
pub(super) struct To {
    pub(super) name: String,
    pub(super) columns: RecipientColumns,
    pub(super) is_residence_office: bool,
}

/// To whom it would go, and whether that is an immigration authority.
pub(super) async fn recipient<S: Keyed>(
    tx: &mut Tx,
    permit: &Permit<S>,
    (about, (wish, by_law, own)): (&About<'_>, (&Wish, Option<Recipient>, OrganisationId)),
) -> Result<std::result::Result<To, Refused>> {
    let found = match wish.asked {
        Asked::ToThePerson => Some(To {
            name: "die Person selbst".to_owned(),
            columns: RecipientColumns::person(),
            is_residence_office: false,
        }),
        Asked::SameController { asking, unit } => return within(tx, (asking, unit, own)).await,
        Asked::ByConsent(Recipient::Controller) => within(tx, (own, None, own)).await?.ok(),
        Asked::ByConsent(recipient) => outside(tx, permit, (about, recipient)).await?,
        Asked::ByLaw(_) => match by_law {
            Some(recipient) => outside(tx, permit, (about, recipient)).await?,
            None => None,
        },
    };
    Ok(found.ok_or(Refused::RecipientGone))
}

/// The controller itself, or an office of it.
async fn within(
    tx: &mut Tx,
    (asking, unit, own): (OrganisationId, Option<OrganisationId>, OrganisationId),
) -> Result<std::result::Result<To, Refused>> {
    if asking != own {
        return Ok(Err(Refused::OtherController));
    }
    let receiver = unit.unwrap_or(own);
    let Some(known) = facts::receiving(tx, receiver).await? else {
        return Ok(Err(Refused::RecipientGone));
    };
    if !known.wholes.contains(&own) {
        return Ok(Err(Refused::OtherController));
    }
    let legal = controller::of(tx, own).await?.map(|found| found.name);
    Ok(Ok(To {
        name: if unit.is_some() {
            known.name
        } else {
            legal.unwrap_or(known.name)
        },
        columns: RecipientColumns::within(unit),
        is_residence_office: known.is_residence_office,
    }))
}

/// An organisation of the directory, or somebody by name; `None` if it is gone.
async fn outside<S: Keyed>(
    tx: &mut Tx,
    permit: &Permit<S>,
    (about, recipient): (&About<'_>, Recipient),
) -> Result<Option<To>> {
    let columns = RecipientColumns::of(recipient);
    match recipient {
        Recipient::Controller => Ok(None),
        Recipient::Organisation(id) => Ok(facts::receiving(tx, id).await?.map(|known| To {
            name: known.name,
            columns,
            is_residence_office: known.is_residence_office,
        })),
        Recipient::Named(id) => {
            let known = about
                .persons
                .iter()
                .filter_map(|(person, key)| Some((person, (*key)?)));
            for (person, key) in known {
                if let Some(open) = recipients::name(tx, (*person, key), id).await? {
                    return Ok(permit.reveal(&open).map(|name| To {
                        name: name.clone(),
                        columns,
                        is_residence_office: is_called_residence_office(name),
                    }));
                }
            }
            Ok(None)
        }
    }
}
