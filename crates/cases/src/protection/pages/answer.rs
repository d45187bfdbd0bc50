//! What is done on the page of a protection: set it, name somebody, strike a name, lay lifting and handing over before a
//! second person.

use access::act::Act;
use access::approval::ask_about_protection;
use access::approval::model::Wish;
use access::gate::protection::Together;
use access::person_data::PersonData;
use access::role::Role;
use access::subject::store::protection::list::candidates;
use access::subject::store::protection::{self as protections, list, protection};
use base::ids::{AccountId, PersonId, RowId};
use db::tx::Tx;
use post::notice::Told;
use post::notice::model::NoticeKind;
use vault::subject::KeySubject;
use web::answer::{Answer, Refused, go_to_saying, page_again};
use web::form::Form;
use web::request::Request;

use super::{Open, Protected, ProtectionPage, open, protection_page};
use crate::protection::input::{read_protection, read_somebody};
use crate::together::tell::tell_all;
use crate::together::transfer::enter_again;

pub(super) async fn answer<S: Protected + std::str::FromStr>(request: &Request) -> Answer {
    let mut file = open::<S>(request).await?;
    let form = request.form()?;
    let shown = protection_page(request, &mut file).await?;
    let offered: Vec<AccountId> = candidates(&mut file.tx, &file.permit)
        .await?
        .iter()
        .map(|one| one.account)
        .collect();
    match form.text("handlung") {
        "schuetzen" => protect(request, file, shown, (&form, &offered)).await,
        "benennen" => name(request, file, shown, (&form, &offered)).await,
        "streichen" => unname(request, file, shown, &form).await,
        "aufheben" => {
            lay_before(request, file, Act::ProtectionWrite, |group| {
                Wish::ProtectionLift { group }
            })
            .await
        }
        _ => hand_over(request, file, shown, &form).await,
    }
}

/// The same file once more, to change its protection.
async fn writing<S: Protected>(request: &Request, file: Open<S>, act: Act) -> Result<Open<S>, Refused> {
    let id = file.permit.id();
    drop(file);
    let data = request.room::<PersonData>()?;
    let (tx, permit, together) = request
        .access()
        .protecting(request.who()?, (act, id), data)
        .await?;
    Ok(Open { tx, permit, together })
}

async fn protect<S: Protected>(
    request: &Request,
    file: Open<S>,
    mut shown: ProtectionPage,
    (form, offered): (&Form, &[AccountId]),
) -> Answer {
    let typed: Vec<String> = form.all("vertretung").iter().map(|one| (*one).clone()).collect();
    let (reason, deputies) = match read_protection((form.text("grund"), &typed), offered) {
        Ok(read) => read,
        Err(errors) => {
            shown.errors = errors;
            shown.typed.reason = form.text("grund").to_owned();
            return page_again(&shown);
        }
    };
    let mut file = writing(request, file, Act::ProtectionWrite).await?;
    let ids = request.access().ids();
    protections::protect(
        &mut file.tx,
        (&file.permit, &file.together),
        (&reason, &deputies),
        ids,
    )
    .await?;
    tell_named(request, &mut file.tx, &deputies).await?;
    let (back, persons) = (file.permit.id().address(), persons(&file.together));
    file.tx.commit().await?;
    for person in persons {
        enter_again(request, person).await?;
    }
    go_to_saying(&back, "gespeichert")
}

fn persons(together: &Together) -> Vec<PersonId> {
    let person = |subject| match subject {
        KeySubject::Person(id) => Some(id),
        _ => None,
    };
    together.subjects().filter_map(person).collect()
}

async fn tell_named(request: &Request, tx: &mut Tx, named: &[AccountId]) -> Result<(), Refused> {
    let told: Vec<Told> = named.iter().copied().map(Told::Account).collect();
    tell_all(
        request,
        tx,
        &told,
        (NoticeKind::ProtectionNamed, "/faelle/geteilt"),
    )
    .await
}

async fn name<S: Protected>(
    request: &Request,
    file: Open<S>,
    mut shown: ProtectionPage,
    (form, offered): (&Form, &[AccountId]),
) -> Answer {
    let account = match read_somebody("person", form.text("person"), offered) {
        Ok(account) => account,
        Err(errors) => {
            shown.errors = errors;
            return page_again(&shown);
        }
    };
    let mut file = writing(request, file, Act::ProtectionWrite).await?;
    list::name(&mut file.tx, &file.permit, account, request.access().ids()).await?;
    tell_named(request, &mut file.tx, &[account]).await?;
    let back = file.permit.id().address();
    file.tx.commit().await?;
    go_to_saying(&back, "gespeichert")
}

async fn unname<S: Protected>(
    request: &Request,
    file: Open<S>,
    mut shown: ProtectionPage,
    form: &Form,
) -> Answer {
    let place: RowId = form.text("platz").parse().map_err(|_| Refused::NotFound)?;
    if shown.named.len() < 2 {
        shown.errors.add(
            "person",
            "Mindestens eine Person muss auf der Liste bleiben. Nehmen Sie zuerst eine andere auf.",
        );
        return page_again(&shown);
    }
    let mut file = writing(request, file, Act::ProtectionWrite).await?;
    list::unname(&mut file.tx, &file.permit, place).await?;
    let back = file.permit.id().address();
    file.tx.commit().await?;
    go_to_saying(&back, "beendet")
}

async fn hand_over<S: Protected>(
    request: &Request,
    mut file: Open<S>,
    mut shown: ProtectionPage,
    form: &Form,
) -> Answer {
    let able: Vec<AccountId> = candidates(&mut file.tx, &file.permit)
        .await?
        .iter()
        .filter(|one| one.may_take_over)
        .map(|one| one.account)
        .collect();
    match read_somebody("nachfolge", form.text("nachfolge"), &able) {
        Ok(to) => {
            lay_before(request, file, Act::ProtectionRead, |group| {
                Wish::ProtectionHandOver { group, to }
            })
            .await
        }
        Err(errors) => {
            shown.errors = errors;
            page_again(&shown)
        }
    }
}

/// Lays it before a second person, who learns neither the code nor a name of the file.
async fn lay_before<S: Protected>(
    request: &Request,
    file: Open<S>,
    act: Act,
    wish: impl FnOnce(RowId) -> Wish,
) -> Answer {
    let mut file = writing(request, file, act).await?;
    let owner = file.together.owner().ok_or(Refused::NotFound)?;
    let own = protection(&mut file.tx, &file.permit)
        .await?
        .ok_or(Refused::NotFound)?;
    let wish = wish(own.group);
    ask_about_protection(&mut file.tx, &file.permit, owner, &wish, request.access().ids()).await?;
    let deciders = [
        Told::Role(Role::DataProtectionOfficer),
        Told::Role(Role::ProgrammeLead),
    ];
    tell_all(
        request,
        &mut file.tx,
        &deciders,
        (NoticeKind::ApprovalWaiting, "/freigaben"),
    )
    .await?;
    let back = file.permit.id().address();
    file.tx.commit().await?;
    go_to_saying(&back, "vorgelegt")
}
