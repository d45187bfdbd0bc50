//! To whom letters about a case may go: first those whom the client has allowed it, then everybody in the directory.

use std::collections::{BTreeMap, BTreeSet};

use access::act::Act;
use access::failure::Denied;
use access::permit::Permit;
use base::ids::{OrganisationId, PersonId, RowId};
use base::names::sort_key;
use consents::model::category::Category;
use consents::model::ground::LegalGround;
use consents::model::line::Line;
use consents::model::path::OutgoingPath;
use consents::model::purpose::Purpose;
use consents::model::residence::is_called_residence_office;
use consents::model::row::{Direction, Recipient};
use consents::store::{duties, recipients, rows};
use db::tx::Tx;
use organisation::memory::structure;
use organisation::model::organisation::OrganisationKind;
use vault::sealed::Open;
use web::answer::Refused;
use web::components::field::Choice;
use web::request::Request;

/// What marks a recipient that is in no directory, in a form.
const NAMED: &str = "name-";
/// What marks a letter that a law demands.
const BY_LAW: &str = "pflicht-";

/// Recipients with their names, and for what the client has allowed to write what to them.
#[derive(Default)]
pub(crate) struct Recipients {
    pub(crate) all: Vec<Known>,
}

/// A recipient.
pub(crate) struct Known {
    pub(crate) recipient: Recipient,
    pub(crate) name: String,
    pub(crate) allowed_for: BTreeMap<Purpose, BTreeSet<Category>>,
    /// What a second person has released because of a law; then no declaration is asked for.
    pub(crate) duty: Option<Released>,
    /// Whether it is an immigration or naturalisation authority.
    pub(crate) is_residence_office: bool,
}

/// A letter that a second person has released because of a law.
pub(crate) struct Released {
    pub(crate) id: RowId,
    pub(crate) ground: LegalGround,
}

impl Recipients {
    /// The one with this code.
    pub(crate) fn find(&self, code: &str) -> Option<&Known> {
        self.all.iter().find(|known| known.code() == code)
    }

    /// As choices of a form.
    pub(crate) fn choices(&self) -> Vec<Choice> {
        let mark = |known: &Known| {
            if let Some(released) = &known.duty {
                format!("{} ({}, freigegeben)", known.name, released.ground.paragraph())
            } else if known.allowed_for.is_empty() {
                known.name.clone()
            } else {
                format!("{} (Einwilligung liegt vor)", known.name)
            }
        };
        self.all
            .iter()
            .map(|known| Choice::new(known.code(), mark(known)))
            .collect()
    }
}

impl Known {
    /// Without anything that allows to write there.
    fn plain(recipient: Recipient, name: String) -> Self {
        Self {
            recipient,
            is_residence_office: is_called_residence_office(&name),
            name,
            allowed_for: BTreeMap::new(),
            duty: None,
        }
    }

    /// How a form names it.
    pub(crate) fn code(&self) -> String {
        if let Some(released) = &self.duty {
            return format!("{BY_LAW}{}", released.id);
        }
        match self.recipient {
            Recipient::Controller => String::new(),
            Recipient::Organisation(id) => id.to_string(),
            Recipient::Named(id) => format!("{NAMED}{id}"),
        }
    }

    /// The organisation, if it stands in the directory.
    pub(crate) fn organisation(&self) -> Option<OrganisationId> {
        match self.recipient {
            Recipient::Organisation(id) => Some(id),
            _ => None,
        }
    }
}

/// All recipients, those with a consent of the lead person first.
pub(crate) async fn recipients_for(request: &Request, lead: PersonId) -> Result<Recipients, Refused> {
    let mut all = agreed(request, lead).await?;
    if let Some(structure) = structure(request).await? {
        for organisation in &structure.organisations {
            let recipient = Recipient::Organisation(organisation.id);
            let is_such = matches!(
                organisation.kind,
                OrganisationKind::ResidenceOffice | OrganisationKind::NaturalisationOffice
            );
            let is_met = |known: &&mut Known| known.recipient == recipient && known.duty.is_none();
            match all.iter_mut().find(is_met) {
                Some(known) => {
                    known.name.clone_from(&organisation.name);
                    known.is_residence_office |= is_such;
                }
                None => all.push(Known {
                    is_residence_office: is_such,
                    ..Known::plain(recipient, organisation.name.clone())
                }),
            }
        }
    }
    all.retain(|known| !known.name.is_empty());
    all.sort_by_key(|known| {
        let is_allowed = !known.allowed_for.is_empty();
        (!is_allowed, known.duty.is_none(), sort_key(&known.name))
    });
    Ok(Recipients { all })
}

/// Those whom rows of both declarations name today.
async fn agreed(request: &Request, lead: PersonId) -> Result<Vec<Known>, Refused> {
    let who = request.who()?;
    let (mut tx, permit) = match request.access().person(who, Act::ConsentRead, lead).await {
        Ok(opened) => opened,
        // Whoever may write in the case but not look at the declarations learns from the gate what is allowed.
        Err(Denied::NotFound) => return Ok(Vec::new()),
        Err(other) => return Err(other.into()),
    };
    let names = recipients::named(&mut tx, &permit).await?;
    let mut all: Vec<Known> = Vec::new();
    for line in Line::of(&rows::of(&mut tx, &permit).await?, permit.now().day()) {
        let goes_out = line.recipient != Recipient::Controller && line.direction.covers(Direction::To);
        if !goes_out || !line.stands() {
            continue;
        }
        let met = all.iter().position(|known| known.recipient == line.recipient);
        let place = met.unwrap_or_else(|| {
            let name = match line.recipient {
                Recipient::Named(id) => names.get(&id).and_then(|name| permit.reveal(name)).cloned(),
                _ => None,
            };
            all.push(Known::plain(line.recipient, name.unwrap_or_default()));
            all.len() - 1
        });
        for purpose in line.purposes {
            let categories = all[place].allowed_for.entry(purpose).or_default();
            categories.extend(line.categories.iter().copied());
        }
    }
    all.extend(released(&mut tx, &permit, &names).await?);
    for known in &mut all {
        if let Recipient::Organisation(id) = known.recipient {
            known.name = recipients::organisation(&mut tx, id).await?.unwrap_or_default();
        }
    }
    Ok(all)
}

/// Letters that a second person has released today, with their recipients.
async fn released(
    tx: &mut Tx,
    permit: &Permit<PersonId>,
    names: &BTreeMap<RowId, Open<String>>,
) -> Result<Vec<Known>, Refused> {
    let all = duties::of(tx, permit).await?;
    let usable = all.into_iter().map(|one| one.duty).filter(|duty| {
        let may_be_used = duty.may_be_used(permit.person(), OutgoingPath::Letter, permit.now());
        may_be_used.is_ok()
    });
    let known = usable.map(|duty| {
        let name = match duty.recipient {
            Recipient::Named(id) => names.get(&id).and_then(|name| permit.reveal(name)).cloned(),
            _ => None,
        };
        Known {
            duty: Some(Released {
                id: duty.id,
                ground: duty.ground,
            }),
            ..Known::plain(duty.recipient, name.unwrap_or_default())
        }
    });
    Ok(known.collect())
}
