//! Handing out: the answer is read by the case manager first, then packed as archive; and letters to the person. All of it
//! passes the gate of disclosures as going to the person.

use std::collections::BTreeSet;
use std::convert::Infallible;

use access::act::Act;
use access::failure::Denied;
use access::permit::Permit;
use access::person_data::told::Section;
use access::person_data::{Other, PersonData};
use access::subject::store as subjects;
use askama::Template;
use base::ids::{OrganisationId, PersonId};
use base::refusal::Refusal;
use consents::gate::Gate;
use consents::model::category::Category;
use consents::model::path::OutgoingPath;
use consents::model::purpose::Purpose;
use consents::model::wish::Wish;
use consents::store::controller::{self, Controller};
use db::tx::Tx;
use people::index::PersonIndex;
use people::pages::person::others_at_home;
use people::person::model::Name;
use web::answer::{Answer, Refused, beside, file, go_to, page};
use web::components::field::{self, Choice, Field};
use web::components::{button, notice};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::answer::letter::RightsLetter;
use crate::answer::package::{PackageFailure, packed};
use crate::answer::paper::AccessFile;
use crate::answer::redaction::{Named, Redaction};
use crate::request::pages::{name_of, request_id, shell_below};
use crate::request::store as requests;

/// Places of one person that are shown one by one; the others are released or blackened with all.
const SHOWN: usize = 20;

/// The routes of answers.
pub(crate) fn routes() -> Routes {
    Routes::about("subject request")
        .get(
            "/personen/{id}/auskunft",
            Act::SubjectRequestWrite,
            Fixture::Person,
            review,
        )
        .post(
            "/personen/{id}/auskunft.zip",
            Act::SubjectRequestWrite,
            Fixture::Person,
            access_file,
        )
        .post(
            "/personen/{id}/antrag.pdf",
            Act::SubjectRequestWrite,
            Fixture::Person,
            letter,
        )
}

/// Everything that is kept of the person, with what is needed to find others in it.
struct Gathered {
    person: PersonId,
    persons: Vec<PersonId>,
    name: Name,
    own: Vec<String>,
    controller: OrganisationId,
    elsewhere: Vec<OrganisationId>,
    sections: Vec<Section>,
    others: Vec<Other>,
    index: PersonIndex,
}

impl Gathered {
    async fn of(request: &Request, person: PersonId, with_documents: bool) -> Result<Self, Refused> {
        let data = request.room::<PersonData>()?;
        let (mut tx, files) = request
            .access()
            .everything_of(
                request.who()?,
                (Act::SubjectRequestWrite, person),
                data,
                with_documents,
            )
            .await?;
        let mut own = Vec::new();
        for permit in files.persons() {
            let name = name_of(&mut tx, permit).await?.name;
            own.push(
                [&name.given, &name.family, &name.other]
                    .map(String::as_str)
                    .join(" "),
            );
        }
        let name = name_of(&mut tx, &files.person).await?.name;
        let sections = data.collect(&mut tx, &files).await?;
        let mut others = data.others(&mut tx, &files).await?;
        let seat = subjects::seat(&mut tx, &person.to_string())
            .await
            .map_err(Denied::from)?
            .ok_or(Refused::NotFound)?;
        let persons = files.persons().map(Permit::person).collect();
        drop(tx);
        let at_home = others_at_home(request, person).await?;
        others.extend(at_home.into_iter().map(|one| Other {
            name: one.name,
            relation: "im Haushalt".to_owned(),
        }));
        Ok(Self {
            person,
            persons,
            name,
            own,
            controller: seat.controller,
            elsewhere: files.elsewhere,
            sections,
            others,
            index: request.room::<PersonIndex>()?.clone(),
        })
    }

    /// Does something with what looks for others; the sections are handed over.
    fn with_redaction<T>(&mut self, act: impl FnOnce(&mut Redaction<'_>, Vec<Section>) -> T) -> T {
        let sections = std::mem::take(&mut self.sections);
        let is_somebody = |words: &str| self.index.knows_at(self.controller, words, &self.persons);
        act(
            &mut Redaction::of(&self.own, &self.others, &is_somebody),
            sections,
        )
    }
}

struct ShownNamed {
    legend: String,
    field: Field,
    more: usize,
}

#[derive(Template)]
#[template(path = "rights/review.html")]
struct ReviewPage {
    shell: Shell,
    id: PersonId,
    name: String,
    known: Vec<ShownNamed>,
    possible: Vec<ShownNamed>,
    entries: usize,
}

/// Shows where others are named in what is kept of the person; whatever is not released will be blackened.
///
/// # Errors
/// [`Refused::NotFound`] if the person does not exist for this account.
pub(crate) async fn review(request: Request) -> Answer {
    let mut gathered = Gathered::of(&request, request.path_value("id")?, false).await?;
    let (person, name) = (gathered.person, gathered.name.in_full());
    let entries = gathered
        .sections
        .iter()
        .map(|section| section.entries.len())
        .sum();
    let found = beside(move || -> Result<Vec<Named>, Infallible> {
        Ok(gathered.with_redaction(|redaction, sections| redaction.found(&sections)))
    })
    .await?;
    let (known, possible): (Vec<Named>, Vec<Named>) = found.into_iter().partition(|named| named.is_known);
    let shown = |(number, named): (usize, Named), kind: &str| shown(&named, format!("frei_{kind}_{number}"));
    page(&ReviewPage {
        shell: shell_below(&request, "Auskunft durchsehen", person),
        id: person,
        name,
        known: known.into_iter().enumerate().map(|one| shown(one, "a")).collect(),
        possible: possible
            .into_iter()
            .enumerate()
            .map(|one| shown(one, "b"))
            .collect(),
        entries,
    })
}

fn shown(named: &Named, id: String) -> ShownNamed {
    let count = named.passages.len();
    let everywhere = if count == 1 {
        "Überall freigeben (1 Stelle)".to_owned()
    } else {
        format!("Überall freigeben ({count} Stellen)")
    };
    let mut choices = vec![Choice::new(&named.key, everywhere)];
    choices.extend(
        named
            .passages
            .iter()
            .take(SHOWN)
            .map(|passage| Choice::new(&passage.key, &passage.text).hint(&passage.place)),
    );
    let legend = format!("{} – {}", named.name, named.relation);
    ShownNamed {
        field: field::checkboxes("frei", &legend, &choices).id(id),
        legend,
        more: count.saturating_sub(SHOWN),
    }
}

/// Everything that is kept of the person, for the person; only from the page on which it was looked through.
///
/// # Errors
/// [`Refused::NotFound`] if the person does not exist for this account.
pub(crate) async fn access_file(request: Request) -> Answer {
    let access = request.access();
    let (mut tx, permit) = access
        .person_writing(
            request.who()?,
            Act::SubjectRequestWrite,
            request.path_value("id")?,
        )
        .await?;
    let form = request.form()?;
    let person = permit.person();
    if !form.is_ticked("durchgesehen") {
        return go_to(&format!("/personen/{person}/auskunft"));
    }
    let disclosure = disclosed(&request, &mut tx, &permit, OutgoingPath::AccessFile).await?;
    let controller = controller_of(&mut tx, person).await?;
    let names = organisation::store::names::organisations(&mut tx)
        .await
        .map_err(Denied::from)?;
    tx.commit().await?;
    let with_documents = form.is_ticked("unterlagen");
    let mut gathered = Gathered::of(&request, person, with_documents).await?;
    let elsewhere: Vec<String> = gathered
        .elsewhere
        .iter()
        .filter_map(|id| names.iter().find(|(own, _)| own == id))
        .map(|(_, name)| name.clone())
        .collect();
    let released: BTreeSet<String> = form.all("frei").iter().cloned().collect();
    let (district, today) = (request.house().district.clone(), access.clock().today());
    let is_demo = request.house().running.is_demo;
    let bytes = beside(move || -> Result<Vec<u8>, PackageFailure> {
        let (sections, blackened) =
            gathered.with_redaction(|redaction, sections| redaction.applied(sections, &released));
        let document = AccessFile {
            controller: controller.as_ref(),
            elsewhere: &elsewhere,
            name: gathered.name.in_full(),
            sections: &sections,
            blackened,
            with_documents,
            district: &district,
            today,
            is_demo,
        }
        .document();
        let printed = print::personal(&disclosure, &document)?;
        packed(&printed.bytes, &sections, (today, blackened))
    })
    .await?;
    file(bytes, "application/zip", "Auskunft.zip")
}

/// A letter about a request, as far as it is.
///
/// # Errors
/// [`Refused::NotFound`] if the person or the request does not exist for this account.
pub(crate) async fn letter(request: Request) -> Answer {
    let (access, who) = (request.access(), request.who()?);
    let (mut tx, permit) = access
        .person_writing(who, Act::SubjectRequestWrite, request.path_value("id")?)
        .await?;
    let form = request.form()?;
    let one = requests::find(&mut tx, &permit, request_id(&form)?)
        .await?
        .ok_or(Refused::NotFound)?;
    let details = name_of(&mut tx, &permit).await?;
    let controller = controller_of(&mut tx, permit.person()).await?;
    let shown = |text: &Option<vault::sealed::Open<String>>| {
        text.as_ref().and_then(|text| permit.reveal(text)).cloned()
    };
    let recipient =
        std::iter::once(details.name.in_full()).chain(details.contact.address.lines().map(str::to_owned));
    let document = RightsLetter {
        controller: controller.as_ref(),
        recipient: recipient.collect(),
        asked: (one.kind, one.received_on),
        due_on: one.due_on,
        extension: shown(&one.extension),
        state: one.state,
        outcome: shown(&one.outcome),
        professional: who.display_name.clone(),
        district: &request.house().district,
        today: access.clock().today(),
        is_demo: request.house().running.is_demo,
    }
    .document();
    let disclosure = disclosed(&request, &mut tx, &permit, OutgoingPath::Letter).await?;
    tx.commit().await?;
    let printed = beside(move || print::personal(&disclosure, &document)).await?;
    file(printed.bytes, printed.kind.media_type(), "Schreiben.pdf")
}

/// Leave to hand it to the person, written down as any other disclosure.
async fn disclosed(
    request: &Request,
    tx: &mut Tx,
    permit: &Permit<PersonId>,
    path: OutgoingPath,
) -> Result<access::disclosure::Disclosure, Refused> {
    let wish = Wish::to_the_person(path, Purpose::Accompany, Category::ALL.iter().copied());
    match request.room::<Gate>()?.ask(tx, permit, &wish).await? {
        Ok(disclosure) => Ok(disclosure),
        Err(refused) => Err(Refused::Failed(refused.german().into())),
    }
}

async fn controller_of(tx: &mut Tx, person: PersonId) -> Result<Option<Controller>, Refused> {
    let seat = subjects::seat(tx, &person.to_string())
        .await
        .map_err(Denied::from)?;
    let controller: OrganisationId = seat.ok_or(Refused::NotFound)?.controller;
    Ok(controller::of(tx, controller).await?)
}
