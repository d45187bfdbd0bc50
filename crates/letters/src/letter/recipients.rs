//! To whom letters about a case may go: first those whom the client has allowed it, then everybody in the directory.

use std::collections::{BTreeMap, BTreeSet};

use access::act::Act;
use access::failure::Denied;
use base::ids::{OrganisationId, PersonId};
use base::names::sort_key;
use consents::model::category::Category;
use consents::model::line::Line;
use consents::model::purpose::Purpose;
use consents::model::row::{Direction, Recipient};
use consents::store::{recipients, rows};
use organisation::memory::structure;
use web::answer::Refused;
use web::components::field::Choice;
use web::request::Request;

/// What marks a recipient that is in no directory, in a form.
const NAMED: &str = "name-";

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
}

impl Recipients {
    /// The one with this code.
    pub(crate) fn find(&self, code: &str) -> Option<&Known> {
        self.all.iter().find(|known| known.code() == code)
    }

    /// As choices of a form.
    pub(crate) fn choices(&self) -> Vec<Choice> {
        let mark = |known: &Known| {
            if known.allowed_for.is_empty() {
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
    /// How a form names it.
    pub(crate) fn code(&self) -> String {
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
            match all.iter_mut().find(|known| known.recipient == recipient) {
                Some(known) => known.name.clone_from(&organisation.name),
                None => all.push(Known {
                    recipient,
                    name: organisation.name.clone(),
                    allowed_for: BTreeMap::new(),
                }),
            }
        }
    }
    all.retain(|known| !known.name.is_empty());
    all.sort_by_key(|known| (known.allowed_for.is_empty(), sort_key(&known.name)));
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
            all.push(Known {
                recipient: line.recipient,
                name: name.unwrap_or_default(),
                allowed_for: BTreeMap::new(),
            });
            all.len() - 1
        });
        for purpose in line.purposes {
            let categories = all[place].allowed_for.entry(purpose).or_default();
            categories.extend(line.categories.iter().copied());
        }
    }
    for known in &mut all {
        if let Recipient::Organisation(id) = known.recipient {
            known.name = recipients::organisation(&mut tx, id).await?.unwrap_or_default();
        }
    }
    Ok(all)
}
