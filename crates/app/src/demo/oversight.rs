//! What data protection looks at in the demo: declarations for others, what went out on them, an opening in an emergency,
//! requests of persons. Written through the same gates as anybody's; the persons are invented as all others.

use std::collections::BTreeSet;

use access::act::Act;
use access::back_door::BackDoor;
use access::gate::Access;
use access::permit::Permit;
use access::session::model::SignedIn;
use access::session::store::step_up;
use access::subject::store::opening::{Ground, break_glass, end_break_glass};
use base::ids::{CaseId, Ids, OrganisationId, PersonId, RowId};
use base::language::Language;
use cases::case::model::Phase;
use cases::list::model::CaseFilter;
use cases::list::store::{ListedCase, listed};
use consents::gate::Gate;
use consents::model::category::Category;
use consents::model::declaration::{Explained, Form, GivenBy, Kind};
use consents::model::draft::{Draft, WithOthers};
use consents::model::path::OutgoingPath;
use consents::model::purpose::Purpose;
use consents::model::row::{Direction, Recipient};
use consents::model::wish::Wish;
use consents::store::giving::{self, Circumstances, Signing};
use consents::store::sheets;
use db::tx::Tx;
use organisation::model::organisation::OrganisationKind;
use organisation::model::structure::Structure;
use rights::request::input::NewRequest;
use rights::request::model::{Identity, RequestKind};
use rights::request::store as requests;

use crate::demo::stories::signed_in;
use crate::failure::Result;

/// Cases of which something went out.
const CASES: usize = 5;
/// What was agreed upon with an office, and goes there.
const AGREED: [Category; 2] = [Category::Contact, Category::Correspondence];

/// Lets a case manager pass on, and the coordination open a case.
///
/// # Errors
/// What the database or the key store reports.
pub(crate) async fn fill(
    back_door: &BackDoor,
    (ids, gate): (&Ids, &Gate),
    (structure, manager, coordinator): (&Structure, &str, &str),
) -> Result<()> {
    let access = back_door.access();
    let Some(who) = signed_in(access, manager).await? else {
        return Ok(());
    };
    let cases = accompanied(access, &who).await?;
    let office = structure
        .organisations
        .iter()
        .find(|one| one.kind == OrganisationKind::Jobcenter);
    for (number, case) in cases.iter().enumerate() {
        if let Some(office) = office.filter(|_| number % 2 == 0) {
            agree(access, &who, (case.lead, office.id), ids).await?;
        }
        let office = office.filter(|_| number % 2 == 0).map(|office| office.id);
        pass_on(access, &who, (case, office), gate).await?;
    }
    if let [first, second, ..] = cases.as_slice() {
        ask(
            access,
            &who,
            (first.lead, RequestKind::Access, "Kopie aller Daten"),
            ids,
        )
        .await?;
        ask(
            access,
            &who,
            (second.lead, RequestKind::Correction, "Anschrift ist veraltet"),
            ids,
        )
        .await?;
    }
    access.sign_out(&who).await?;
    let Some(coordinator) = signed_in(access, coordinator).await? else {
        return Ok(());
    };
    // Whoever opens a case in an emergency has just confirmed to be who they are.
    let mut tx = back_door.write().await?;
    let session = &coordinator.session;
    step_up(&mut tx, &session.token_hash, access.clock().now()).await?;
    tx.commit().await?;
    if let (Some(confirmed), Some(case)) = (access.session(&coordinator.token).await?, cases.last()) {
        open(access, &confirmed, case.id, ids).await?;
    }
    Ok(access.sign_out(&coordinator).await?)
}

async fn accompanied(access: &Access, who: &SignedIn) -> Result<Vec<ListedCase>> {
    let (mut tx, permit) = access.list(who, Act::CaseList).await?;
    let mut cases = listed(&mut tx, &permit, &CaseFilter::default()).await?;
    cases.retain(|case| case.phase == Phase::Accompanied);
    cases.truncate(CASES);
    Ok(cases)
}

/// The person signs that the office may learn a little about the search for work.
async fn agree(
    access: &Access,
    who: &SignedIn,
    (person, office): (PersonId, OrganisationId),
    ids: &Ids,
) -> Result<()> {
    let (mut tx, permit) = access.person_writing(who, Act::ConsentWrite, person).await?;
    let sheet = RowId::from_uuid(ids.next());
    let kinds = [Kind::Processing, Kind::Release];
    let draft = Draft {
        own: BTreeSet::from([Category::Contact]),
        others: WithOthers {
            recipients: vec![Recipient::Organisation(office)],
            categories: BTreeSet::from(AGREED),
            purposes: BTreeSet::from([Purpose::Work]),
            direction: Some(Direction::To),
        },
        valid_until: Some(permit.now().day().plus_days(35)),
        language: Language::German,
        given_by: GivenBy::Person,
        kinds: BTreeSet::from(kinds),
    };
    sheets::prepare(&mut tx, &permit, (sheet, &draft), ids).await?;
    let circumstances = Circumstances {
        on: permit.now().day(),
        form: Form::Paper,
        explained: BTreeSet::from([Explained::Plain]),
        interpreter: String::new(),
        remark: String::new(),
    };
    for kind in kinds {
        let signing = Signing {
            kind,
            ticked: BTreeSet::new(),
            strokes: None,
        };
        giving::record(&mut tx, &permit, (sheet, &signing, &circumstances), ids).await?;
    }
    Ok(committed(tx).await?)
}

/// A letter to the person; a talk with the office, where it was agreed upon; a list within the house.
async fn pass_on(
    access: &Access,
    who: &SignedIn,
    (case, office): (&ListedCase, Option<OrganisationId>),
    gate: &Gate,
) -> Result<()> {
    let (mut tx, permit) = access.writing(who, Act::CaseWrite, case.id).await?;
    let controller = cases::case::store::head(&mut tx, &permit)
        .await?
        .map(|head| head.controller);
    let letter = Wish::to_the_person(OutgoingPath::Letter, Purpose::Accompany, [Category::Contact]);
    let talk = office.map(|office| {
        Wish::by_consent(
            OutgoingPath::Talk,
            Recipient::Organisation(office),
            Purpose::Work,
            AGREED,
        )
    });
    let list = controller
        .map(|own| Wish::same_controller(OutgoingPath::Export, own, Purpose::Accompany, [Category::Contact]));
    for wish in [Some(letter), talk, list].into_iter().flatten() {
        went(&mut tx, (&permit, case.lead), gate, &wish).await?;
    }
    Ok(committed(tx).await?)
}

async fn went(
    tx: &mut Tx,
    (permit, lead): (&Permit<CaseId>, PersonId),
    gate: &Gate,
    wish: &Wish,
) -> Result<()> {
    if let Err(refused) = gate.ask_for_case(tx, permit, &[lead], wish).await? {
        tracing::debug!(?refused, "not passed on in the demo");
    }
    Ok(())
}

async fn ask(
    access: &Access,
    who: &SignedIn,
    (person, kind, wish): (PersonId, RequestKind, &str),
    ids: &Ids,
) -> Result<()> {
    let (mut tx, permit) = access
        .person_writing(who, Act::SubjectRequestWrite, person)
        .await?;
    let seat = access::subject::store::seat(&mut tx, &person.to_string()).await;
    if let Some(seat) = seat.map_err(access::failure::Denied::from)? {
        let new = NewRequest {
            kind,
            received_on: permit.now().day().plus_days(-9),
            identity: Identity::Known,
            wish: wish.to_owned(),
        };
        requests::insert(&mut tx, &permit, (&new, seat.controller), ids).await?;
    }
    Ok(committed(tx).await?)
}

async fn open(access: &Access, who: &SignedIn, case: CaseId, ids: &Ids) -> Result<()> {
    let (mut tx, permit) = access.writing(who, Act::CaseBreakGlass, case).await?;
    let why = (
        Ground::Absence,
        "Frist läuft heute ab, Kollegin ist krank".to_owned(),
    );
    break_glass(&mut tx, &permit, why, access.settings().break_glass, ids).await?;
    committed(tx).await?;
    // Ended by who opened it, as soon as the work was done.
    let (mut tx, permit) = access.writing(who, Act::BreakGlassEnd, case).await?;
    end_break_glass(&mut tx, &permit).await?;
    Ok(committed(tx).await?)
}

async fn committed(tx: Tx) -> std::result::Result<(), access::failure::Denied> {
    Ok(tx.commit().await?)
}
