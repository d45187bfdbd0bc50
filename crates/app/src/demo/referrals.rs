//! Invented referrals for the demo: some cases of the printed case manager are on their way to an organisation with a team
//! of partners, written through the same gates as anybody's. No row here is about a person.

use std::collections::{BTreeMap, BTreeSet};

use access::account::store as accounts;
use access::act::Act;
use access::back_door::BackDoor;
use access::gate::Access;
use access::gate::addressed::NewAddress;
use access::role::{Role, RoleAssignment, Scope, ScopeKind};
use access::session::model::SignedIn;
use base::ids::{AccountId, CaseId, Ids, OrganisationId, PersonId, ReferralId, RoleAssignmentId, RowId};
use base::language::Language;
use cases::case::model::Phase;
use cases::list::model::CaseFilter;
use cases::list::store::{ListedCase, listed};
use consents::gate::Gate;
use consents::model::category::Category;
use consents::model::declaration::{Explained, Form, GivenBy, Kind};
use consents::model::draft::{Draft, WithOthers};
use consents::model::path::OutgoingPath;
use consents::model::row::{Direction, Recipient};
use consents::store::giving::{self, Circumstances, Signing};
use consents::store::sheets;
use directory::field::FieldOfAction;
use directory::offer::model::Offer;
use directory::offer::store::list::{Filter, Start, page};
use directory::offer::store::offers;
use referrals::model::answer::{Answer, Sending};
use referrals::model::purpose::{categories, purpose};
use referrals::model::state::{Channel, Reason, State};
use referrals::store::step::{answer, send};
use referrals::store::{NewReferral, find, parts, propose, wish};

use crate::demo::stories::signed_in;
use crate::failure::Result;

/// How the demo's referrals stand; those of data protection stand on the first cases.
const STANDS: &[State] = &[
    State::Sent,
    State::Waitlisted,
    State::Declined,
    State::Started,
    State::Sent,
    State::Proposed,
];

/// Gives the partner a team and offers, and refers cases of a case manager there.
///
/// # Errors
/// What the database or the key store reports.
pub(crate) async fn fill(
    back_door: &BackDoor,
    (ids, gate): (&Ids, &Gate),
    (manager, partner): (&str, AccountId),
) -> Result<()> {
    let access = back_door.access();
    let mut tx = back_door.read().await?;
    let entries = page(&mut tx, &Filter::default(), &Start::default(), 50).await?;
    let wanted: Vec<_> = entries.into_iter().map(|entry| entry.id).collect();
    let all = offers(&mut tx, &wanted).await?;
    drop(tx);
    let Some(host) = most_offers(&all) else {
        return Ok(());
    };
    join_the_team(back_door, ids, (partner, host)).await?;
    let own: Vec<&Offer> = all.iter().filter(|offer| offer.provider.id == host).collect();
    let Some(who) = signed_in(access, manager).await? else {
        return Ok(());
    };
    let cases = accompanied(access, &who).await?;
    for ((case, stand), offer) in cases.iter().zip(STANDS).zip(own.iter().cycle()) {
        refer(access, (&who, gate, ids), (case, offer), *stand).await?;
    }
    Ok(access.sign_out(&who).await?)
}

/// The organisation with the most offers among these.
fn most_offers(all: &[Offer]) -> Option<OrganisationId> {
    let mut count: BTreeMap<OrganisationId, usize> = BTreeMap::new();
    for offer in all {
        *count.entry(offer.provider.id).or_default() += 1;
    }
    count
        .into_iter()
        .max_by_key(|(_, offers)| *offers)
        .map(|(id, _)| id)
}

async fn join_the_team(
    back_door: &BackDoor,
    ids: &Ids,
    (partner, host): (AccountId, OrganisationId),
) -> Result<()> {
    let now = back_door.access().clock().now();
    let assignment = RoleAssignment {
        id: RoleAssignmentId::from_uuid(ids.next()),
        account: partner,
        role: Role::Partner,
        scope: Scope {
            kind: ScopeKind::Organisation,
            id: Some(host.to_string()),
        },
        valid_from: now.day(),
        valid_until: None,
    };
    let mut tx = back_door.write().await?;
    accounts::insert_role_assignment(&mut tx, &assignment, None, now).await?;
    Ok(tx.commit().await?)
}

async fn accompanied(access: &Access, who: &SignedIn) -> Result<Vec<ListedCase>> {
    let (mut tx, permit) = access.list(who, Act::CaseList).await?;
    let mut cases = listed(&mut tx, &permit, &CaseFilter::default()).await?;
    cases.retain(|case| case.phase == Phase::Accompanied);
    Ok(cases)
}

/// One referral, from the proposal to where it stands.
async fn refer(
    access: &Access,
    (who, gate, ids): (&SignedIn, &Gate, &Ids),
    (case, offer): (&ListedCase, &Offer),
    stand: State,
) -> Result<()> {
    let field = offer
        .fields()
        .into_iter()
        .next()
        .unwrap_or(FieldOfAction::Participation);
    let to = offer.provider.id;
    if stand != State::Proposed {
        agree(access, who, (case.lead, to, field), ids).await?;
    }
    let id = ReferralId::from_uuid(ids.next());
    let (mut tx, permit) = access.writing(who, Act::CaseWrite, case.id).await?;
    let texts = categories(field)
        .into_iter()
        .map(|category| (category, text_of(category)));
    let new = NewReferral {
        id,
        person: case.lead,
        organisation: to,
        offer: Some(offer.id),
        field,
        purpose: purpose(field),
        parts: texts.collect(),
        note: "Erfundenes Beispiel.".to_owned(),
    };
    propose(&mut tx, &permit, &new, ids).await?;
    tx.commit().await?;
    if stand == State::Proposed {
        return Ok(());
    }
    go_out(access, (who, gate, ids), (case.id, &new)).await?;
    match stand {
        State::Declined => told(access, (who, ids), (case.id, id), (stand, Some(Reason::Full))).await,
        State::Waitlisted | State::Started => told(access, (who, ids), (case.id, id), (stand, None)).await,
        _ => Ok(()),
    }
}

fn text_of(category: Category) -> String {
    match category {
        Category::Contact => "Name und Rufnummer wie im Fall (Beispiel)",
        Category::Language => "Spricht Arabisch, Deutsch auf A2",
        Category::Status => "Aufenthaltserlaubnis",
        Category::Household => "Zwei Erwachsene, drei Kinder",
        Category::Appointments => "Vormittags, nicht am Mittwoch",
        _ => "Siehe Gespräch",
    }
    .to_owned()
}

/// The person signs that the organisation may know what the sheet says.
async fn agree(
    access: &Access,
    who: &SignedIn,
    (person, to, field): (PersonId, OrganisationId, FieldOfAction),
    ids: &Ids,
) -> Result<()> {
    let (mut tx, permit) = access.person_writing(who, Act::ConsentWrite, person).await?;
    let sheet = RowId::from_uuid(ids.next());
    let kinds = [Kind::Processing, Kind::Release];
    let draft = Draft {
        own: BTreeSet::new(),
        others: WithOthers {
            recipients: vec![Recipient::Organisation(to)],
            categories: categories(field),
            purposes: BTreeSet::from([purpose(field)]),
            direction: Some(Direction::Both),
        },
        valid_until: None,
        language: Language::German,
        given_by: GivenBy::Person,
        kinds: BTreeSet::from(kinds),
    };
    sheets::prepare(&mut tx, &permit, (sheet, &draft), ids).await?;
    let circumstances = Circumstances {
        on: permit.now().day(),
        form: Form::Paper,
        explained: BTreeSet::from([Explained::ReadAloud]),
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
    Ok(tx.commit().await?)
}

async fn go_out(
    access: &Access,
    (who, gate, ids): (&SignedIn, &Gate, &Ids),
    (case, new): (CaseId, &NewReferral),
) -> Result<()> {
    let address = NewAddress {
        id: new.id,
        person: new.person,
        organisation: new.organisation,
    };
    let (mut tx, permit, extract) = access.addressing(who, (Act::CaseWrite, case), address).await?;
    let to = (new.organisation, new.purpose);
    let wish = wish(OutgoingPath::Referral, to, new.parts.keys().copied());
    let granted = gate.ask_for_case(&mut tx, &permit, &[new.person], &wish).await?;
    let Some(referral) = find(&mut tx, &permit, new.id).await?.filter(|_| granted.is_ok()) else {
        return Ok(());
    };
    let parts = parts(&mut tx, &permit, new.id).await?;
    let sending = Sending {
        channel: Channel::Portal,
        days: 14,
        talk: None,
    };
    send(
        &mut tx,
        (&permit, Some(&extract)),
        (&referral, &sending, &parts),
        ids,
    )
    .await?;
    Ok(tx.commit().await?)
}

async fn told(
    access: &Access,
    (who, ids): (&SignedIn, &Ids),
    (case, id): (CaseId, ReferralId),
    (to, reason): (State, Option<Reason>),
) -> Result<()> {
    let (mut tx, permit) = access.writing(who, Act::CaseWrite, case).await?;
    let today = permit.now().day();
    let Some(referral) = find(&mut tx, &permit, id).await? else {
        return Ok(());
    };
    let told = Answer {
        to,
        reason,
        on: today,
        waits_until: (to == State::Waitlisted).then(|| today.plus_days(40)),
        channel: Channel::Phone,
        note: None,
    };
    answer(&mut tx, &permit, (&referral, &told), ids).await?;
    Ok(tx.commit().await?)
}
