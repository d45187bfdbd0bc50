//! Handing out: the access file as archive, and letters to the person. Everything passes the gate of disclosures as going
//! to the person, and is printed beside the request.

use access::act::Act;
use access::failure::Denied;
use access::permit::Permit;
use access::person_data::{Files, PersonData};
use access::subject::store as subjects;
use base::ids::{OrganisationId, PersonId};
use base::refusal::Refusal;
use cases::case::store::head;
use cases::participant::store::participants;
use consents::gate::Gate;
use consents::model::category::Category;
use consents::model::purpose::Purpose;
use consents::model::wish::{Thing, Wish};
use consents::store::controller::{self, Controller};
use db::tx::Tx;
use people::person::model::Name;
use people::person::store::of_case::persons_of_case;
use web::answer::{Answer, Refused, beside, file};
use web::request::Request;
use web::routes::{Fixture, Routes};

use crate::answer::letter::RightsLetter;
use crate::answer::package::{PackageFailure, packed};
use crate::answer::paper::AccessFile;
use crate::answer::redaction::Redaction;
use crate::request::pages::{name_of, request_id};
use crate::request::store as requests;

/// The routes of answers.
pub(crate) fn routes() -> Routes {
    Routes::about("subject request")
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

/// Everything that is kept of the person, for the person.
///
/// # Errors
/// [`Refused::NotFound`] if the person does not exist for this account.
pub(crate) async fn access_file(request: Request) -> Answer {
    let (access, who) = (request.access(), request.who()?);
    let (mut tx, permit) = access
        .person_writing(who, Act::SubjectRequestWrite, request.path_value("id")?)
        .await?;
    let form = request.form()?;
    let person = permit.person();
    let disclosure = disclosed(&request, &mut tx, &permit, Thing::Export).await?;
    tx.commit().await?;
    let data = request.room::<PersonData>()?;
    let (mut tx, files) = access
        .everything_of(
            who,
            (Act::SubjectRequestWrite, person),
            data,
            form.is_ticked("unterlagen"),
        )
        .await?;
    let own = name_of(&mut tx, &files.person).await?;
    let others = others(&mut tx, &files).await?;
    let collected = data.collect(&mut tx, &files).await?;
    let controller = controller_of(&mut tx, person).await?;
    let names = organisation::store::names::organisations(&mut tx)
        .await
        .map_err(Denied::from)?;
    drop(tx);
    let elsewhere: Vec<String> = files
        .elsewhere
        .iter()
        .filter_map(|id| names.iter().find(|(own, _)| own == id))
        .map(|(_, name)| name.clone())
        .collect();
    let others: Vec<(Name, &str)> = others.iter().map(|(name, what)| (name.clone(), *what)).collect();
    let sections = Redaction::of(std::slice::from_ref(&own.name), &others).applied(collected);
    let (district, today) = (request.house().district.clone(), access.clock().today());
    let is_demo = request.house().running.is_demo;
    let bytes = beside(move || -> Result<Vec<u8>, PackageFailure> {
        let document = AccessFile {
            controller: controller.as_ref(),
            elsewhere: &elsewhere,
            name: own.name.in_full(),
            sections: &sections,
            district: &district,
            today,
            is_demo,
        }
        .document();
        let printed = print::personal(&disclosure, &document)?;
        packed(&printed.bytes, &sections, today)
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
    let disclosure = disclosed(&request, &mut tx, &permit, Thing::Letter).await?;
    tx.commit().await?;
    let printed = beside(move || print::personal(&disclosure, &document)).await?;
    file(printed.bytes, printed.kind.media_type(), "Schreiben.pdf")
}

/// Leave to hand it to the person, written down as any other disclosure.
async fn disclosed(
    request: &Request,
    tx: &mut Tx,
    permit: &Permit<PersonId>,
    thing: Thing,
) -> Result<access::disclosure::Disclosure, Refused> {
    let wish = Wish::to_the_person(thing, Purpose::Accompany, Category::ALL.iter().copied());
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

/// Everybody else in the person's cases, with what they are there.
async fn others(tx: &mut Tx, files: &Files) -> Result<Vec<(Name, &'static str)>, Refused> {
    let mut all = Vec::new();
    for case in &files.cases {
        let lead = head(tx, case).await?.map(|head| head.lead);
        let parts = participants(tx, case).await?;
        for person in persons_of_case(tx, case).await? {
            if files.is_the_person(person.id) {
                continue;
            }
            let part = parts.iter().find(|part| part.person == person.id);
            let what = match part {
                Some(part) => part.part.german(),
                None if lead == Some(person.id) => "Hauptperson",
                None => "andere Person",
            };
            if let Some(name) = case.reveal(&person.name) {
                all.push((name.clone(), what));
            }
        }
    }
    Ok(all)
}
