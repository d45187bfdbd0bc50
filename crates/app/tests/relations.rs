//! Every route of a file, walked by every role in every relation of the policy, and in those that have ended: what opens
//! is what the policy grants, everything else is the page of what is not there, without a word of the person. A relation
//! that is new in the policy stops this test until somebody says how one comes to stand so.

mod files;
mod links;
mod rows;
mod traces;

use access::act::Act;
use access::permit::JobPurpose;
use access::policy::{Grant, grant};
use access::relation::{LeaseKind, Relation};
use access::role::{Role, Scope, ScopeKind};
use access::session::model::SignedIn;
use base::ids::{AccountId, CaseId, OrganisationId, PersonId, RowId};
use base::moment::Moment;
use db::statement::Statement;
use testing::people::{delbrueck, kreis, paderborn, stadt};
use vault::sealed::{Place, Sealed};
use vault::subject::KeySubject;
use web::routes::{Door, Fixture, RouteInfo, Verb};

use crate::fixtures::{Fixtures, NOWHERE};
use crate::markers::{a_day_with_the_person, marker_in, may_tell_of_files};
use crate::referral_rows::addressed_to;
use crate::scene::{Scene, on_both, on_postgres, on_sqlite};

const REGION: &str = "region-nord";

/// How somebody stands to the file: in a relation, or after one has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    In(Relation),
    AfterLease(LeaseKind),
    StandInFromTomorrow,
    StandInOfAnotherController,
    NoLongerNamed,
    NamedButLifted,
}

/// All of them, in an order in which none spoils the next: what changes the file itself comes last.
fn all_standings() -> Vec<Standing> {
    let mut all: Vec<Standing> = Relation::ALL.iter().copied().map(Standing::In).collect();
    all.extend(LeaseKind::ALL.iter().copied().map(Standing::AfterLease));
    all.extend([
        Standing::StandInFromTomorrow,
        Standing::StandInOfAnotherController,
        Standing::NoLongerNamed,
        Standing::NamedButLifted,
    ]);
    all.sort_by_key(|standing| match standing {
        Standing::In(Relation::Named | Relation::Restricted) | Standing::NoLongerNamed => 1,
        Standing::NamedButLifted => 2,
        Standing::In(Relation::Own) => 3,
        Standing::In(Relation::Erased) => 4,
        _ => 0,
    });
    all
}

/// The file that is walked: a person full of markers with a case, a contact card and a note.
struct File {
    person: PersonId,
    case: CaseId,
    owner: AccountId,
    fixtures: Fixtures,
    /// What the addresses of some routes add: a row of the file that is there.
    rows: Vec<(&'static str, String)>,
}

impl File {
    /// The address of a route of this file, and the same with each row that it can name.
    fn addresses(&self, info: &RouteInfo, path: &str) -> Vec<String> {
        let rows = self.rows.iter().filter(|(route, _)| *route == info.path);
        let with_rows = rows.map(|(_, row)| format!("{path}{row}"));
        std::iter::once(path.to_owned()).chain(with_rows).collect()
    }
}

/// Which relation decides for a route of this kind. A lease is one of the case: it opens the case, and through it the
/// person, and nothing else.
fn deciding(standing: Standing, fixture: Fixture) -> Vec<Relation> {
    let is_case_or_person = matches!(fixture, Fixture::Case | Fixture::Person);
    // What is addressed to an organisation is for its members alone, and for nobody who may open the case.
    let is_addressed = |relation| {
        matches!(
            relation,
            Relation::Addressed | Relation::Withdrawn | Relation::Erased
        )
    };
    match standing {
        Standing::In(relation) if fixture == Fixture::Referral && !is_addressed(relation) => {
            vec![Relation::OtherController]
        }
        _ if fixture == Fixture::Referral && !matches!(standing, Standing::In(_)) => {
            vec![Relation::OtherController]
        }
        Standing::In(
            lent @ (Relation::AcuteAccess
            | Relation::Consultation
            | Relation::BreakGlass
            | Relation::OfferedTransfer),
        ) => {
            if is_case_or_person {
                vec![lent, Relation::OtherController]
            } else {
                vec![Relation::OtherController]
            }
        }
        // A page of the house means no file: nothing joins the account to this one.
        Standing::In(Relation::House) | Standing::AfterLease(_) | Standing::NamedButLifted => {
            vec![Relation::OtherController]
        }
        Standing::In(relation) => vec![relation],
        Standing::StandInFromTomorrow | Standing::StandInOfAnotherController => vec![Relation::EndedStandIn],
        Standing::NoLongerNamed => vec![Relation::Restricted],
    }
}

fn scope(kind: ScopeKind, id: &impl ToString) -> Scope {
    Scope {
        kind,
        id: Some(id.to_string()),
    }
}

/// Employer and place of the one who looks, so that nothing but the wanted relation holds.
fn scopes(standing: Standing, addressed_to: OrganisationId) -> Vec<Scope> {
    let employer = |id: OrganisationId| scope(ScopeKind::Employer, &id);
    match standing {
        Standing::In(Relation::StandIn | Relation::EndedStandIn | Relation::SameController)
        | Standing::StandInFromTomorrow => vec![employer(kreis())],
        Standing::In(Relation::SameMunicipality | Relation::Named | Relation::Restricted)
        | Standing::NoLongerNamed => {
            vec![employer(kreis()), scope(ScopeKind::Municipality, &delbrueck())]
        }
        Standing::In(Relation::SameRegion) => {
            vec![employer(stadt()), scope(ScopeKind::Municipality, &paderborn())]
        }
        Standing::In(Relation::Addressed | Relation::Withdrawn) => {
            vec![scope(ScopeKind::Organisation, &addressed_to)]
        }
        _ => vec![employer(stadt())],
    }
}

async fn run(scene: &Scene, statement: Statement) {
    let mut tx = scene.house.back_door.write().await.unwrap();
    statement.run(&mut tx).await.unwrap();
    tx.commit().await.unwrap();
}

async fn lend(scene: &Scene, file: &File, kind: LeaseKind, to: AccountId, is_over: bool) {
    let (ids, now) = (&scene.house.ids, scene.house.clock.now());
    let id = RowId::from_uuid(ids.next());
    let key = scene
        .house
        .back_door
        .keyring()
        .key_of(KeySubject::Case(file.case))
        .await
        .unwrap();
    let place = Place {
        column: "access_lease.reason",
        row: id.uuid().into_bytes(),
    };
    let ends_at: Moment = if is_over { now } else { now.plus_hours(1) };
    let insert = Statement::new(
        "INSERT INTO access_lease (id, kind, subject_id, account_id, granted_by, reason, granted_at, ends_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    );
    let insert = insert
        .bind(&id)
        .bind(&kind)
        .bind(&file.case)
        .bind(&to)
        .bind(&file.owner)
        .bind(&Sealed::seal(&"Grund".to_owned(), &key, place, ids))
        .bind(&now.plus_hours(-2))
        .bind(&ends_at);
    run(scene, insert).await;
}

/// Puts everything of the person behind one protection, once.
async fn protect(scene: &Scene, file: &File) {
    let now = scene.house.clock.now();
    run(
        scene,
        Statement::new("UPDATE access_subject SET is_restricted = TRUE WHERE account_id = $1")
            .bind(&file.owner),
    )
    .await;
    let group = Statement::new(
        "INSERT INTO access_protection (group_id, subject_id, set_by, set_at)
         SELECT '00000000-0000-7000-8000-000000000901', s.id, $1, $2 FROM access_subject s WHERE s.account_id = $1
         ON CONFLICT (group_id, subject_id) DO NOTHING",
    );
    run(scene, group.bind(&file.owner).bind(&now)).await;
    scene.build_index().await;
}

async fn lift(scene: &Scene) {
    run(
        scene,
        Statement::new("UPDATE access_subject SET is_restricted = FALSE"),
    )
    .await;
    let now = scene.house.clock.now();
    run(
        scene,
        Statement::new("UPDATE access_protection SET lifted_at = $1").bind(&now),
    )
    .await;
    scene.build_index().await;
}

async fn name(scene: &Scene, file: &File, account: AccountId, is_over: bool) {
    let now = scene.house.clock.now();
    let insert = Statement::new(
        "INSERT INTO access_protection_name (id, group_id, account_id, named_by, named_at, ends_at)
         VALUES ($1, '00000000-0000-7000-8000-000000000901', $2, $3, $4, $5)",
    );
    let insert = insert
        .bind(&RowId::from_uuid(scene.house.ids.next()))
        .bind(&account)
        .bind(&file.owner)
        .bind(&now.plus_hours(-2))
        .bind(&if is_over { now } else { now.plus_hours(1) });
    run(scene, insert).await;
}

/// Says since when what was addressed is no longer meant for them; it is, unless this relation has ended it.
async fn address(scene: &Scene, ended_at: Option<Moment>) {
    let change = Statement::new("UPDATE access_address SET ended_at = $1");
    run(scene, change.bind(&ended_at)).await;
}

async fn own(scene: &Scene, from: AccountId, to: AccountId) {
    let change = Statement::new("UPDATE access_subject SET account_id = $1 WHERE account_id = $2");
    run(scene, change.bind(&to).bind(&from)).await;
}

/// Arranges that this account stands so to the file. Exhaustive: a new relation must say how one comes to it.
async fn arrange(scene: &Scene, file: &File, standing: Standing, who: &SignedIn) {
    let days = |from, until| (from, until);
    let stand_in = async |span| scene.stands_in(who.account, file.owner, span).await;
    address(scene, None).await;
    match standing {
        Standing::In(relation) => match relation {
            Relation::StandIn => stand_in(days("2026-03-01", "2026-03-15")).await,
            Relation::EndedStandIn => stand_in(days("2026-02-01", "2026-03-02")).await,
            Relation::AcuteAccess => lend(scene, file, LeaseKind::Acute, who.account, false).await,
            Relation::Consultation => lend(scene, file, LeaseKind::Consultation, who.account, false).await,
            Relation::OfferedTransfer => lend(scene, file, LeaseKind::Transfer, who.account, false).await,
            Relation::BreakGlass => lend(scene, file, LeaseKind::BreakGlass, who.account, false).await,
            Relation::Named => {
                protect(scene, file).await;
                name(scene, file, who.account, false).await;
            }
            Relation::Restricted => {
                protect(scene, file).await;
                // Whatever else joins them opens nothing.
                stand_in(days("2026-03-01", "2026-03-15")).await;
                for kind in LeaseKind::ALL {
                    lend(scene, file, *kind, who.account, false).await;
                }
            }
            Relation::Own => own(scene, file.owner, who.account).await,
            Relation::Erased
            | Relation::House
            | Relation::SameMunicipality
            | Relation::SameRegion
            | Relation::SameController
            | Relation::OtherController
            | Relation::OtherDistrict
            | Relation::Addressed => {}
            Relation::Withdrawn => address(scene, Some(scene.house.clock.now())).await,
        },
        Standing::AfterLease(kind) => lend(scene, file, kind, who.account, true).await,
        Standing::StandInFromTomorrow => stand_in(days("2026-03-03", "2026-03-15")).await,
        Standing::StandInOfAnotherController => stand_in(days("2026-03-01", "2026-03-15")).await,
        Standing::NoLongerNamed => {
            protect(scene, file).await;
            name(scene, file, who.account, true).await;
        }
        Standing::NamedButLifted => {
            name(scene, file, who.account, false).await;
            lift(scene).await;
        }
    }
}

/// What the policy grants for this route in this standing. A stand-in works for the same controller as a case manager
/// only: for every other role the days of a stand-in are past ones.
fn granted(role: Role, act: Act, standing: Standing, fixture: Fixture) -> bool {
    let relations = deciding(standing, fixture);
    let relations = relations.into_iter().map(|relation| match relation {
        Relation::StandIn if role != Role::CaseManager => Relation::EndedStandIn,
        Relation::SameMunicipality | Relation::SameController if role != Role::CaseManager => {
            if relation == Relation::SameMunicipality {
                Relation::SameRegion
            } else {
                Relation::OtherController
            }
        }
        other => other,
    });
    relations
        .map(|relation| grant(role, of_the_file(act), relation))
        .max()
        == Some(Grant::Full)
}

/// What a page that is registered with an act of the house does with the file in its address.
fn of_the_file(act: Act) -> Act {
    match act {
        Act::CaseCreate => Act::PersonWrite,
        other => other,
    }
}

fn is_of_a_file(fixture: Fixture) -> bool {
    matches!(
        fixture,
        Fixture::Person | Fixture::Case | Fixture::Contact | Fixture::Emergency | Fixture::Referral
    )
}

fn walked() -> Vec<(RouteInfo, Act)> {
    let act = |info: &RouteInfo| match info.door {
        Door::Act(act) => Some(act),
        Door::Public => None,
    };
    app::rooms::routes()
        .into_iter()
        .filter_map(|route| act(&route.info).map(|act| (route.info, act)))
        .collect()
}

/// Rows of a file that the fixture has not: those routes answer 404 even to the owner.
fn is_there(info: &RouteInfo) -> bool {
    info.path.matches('{').count() == 1
}

async fn walk(scene: &Scene, file: &File, standing: Standing, (role, who): (Role, &SignedIn)) {
    let browser = scene.browser(who);
    let nowhere = browser.get("/gibt-es-nicht").await.is(404).text();
    let mut opens_the_person = false;
    for (info, act) in walked() {
        if !is_of_a_file(info.fixture) || !is_there(&info) {
            continue;
        }
        let is_granted = granted(role, act, standing, info.fixture);
        opens_the_person |= is_granted && matches!(info.fixture, Fixture::Person | Fixture::Case);
        let path = match standing {
            Standing::In(Relation::OtherDistrict) => Fixtures::path(&info, NOWHERE),
            _ => file.fixtures.filled(&info),
        };
        for path in file.addresses(&info, &path) {
            let answer = match info.verb {
                Verb::Get => browser.get(&path).await,
                Verb::Post => browser.post_body(&path, Vec::new()).await,
            };
            let says = || format!("{role} {standing:?} {:?} {path}: {}", info.verb, answer.status);
            if is_granted {
                let is_open = match info.verb {
                    // A page may ask for something first, or say that there is nothing yet.
                    Verb::Get => matches!(answer.status, 200 | 303 | 409 | 422),
                    Verb::Post => answer.status == 403,
                };
                assert!(
                    is_open || is_a_row_that_is_not_there(&info, standing),
                    "{}",
                    says()
                );
            } else {
                assert_eq!(answer.status, 404, "{}", says());
                if info.verb == Verb::Get {
                    assert_eq!(
                        answer.text(),
                        nowhere,
                        "{} differs from a page that is not there",
                        says()
                    );
                }
            }
        }
    }
    // Case work and its coordination have lists and searches in which a file could show; all other roles are walked with
    // the markers.
    let has_lists = matches!(role, Role::CaseManager | Role::Coordinator);
    if opens_the_person || !has_lists {
        return;
    }
    for (info, _) in walked() {
        if info.fixture != Fixture::None || info.verb != Verb::Get || !may_tell_of_files(&info) {
            continue;
        }
        let mut answer = browser.get(info.path).await;
        answer.bytes = files::readable(answer.bytes);
        let seen = marker_in(&answer.bytes).or_else(|| marker_in(answer.headers.as_bytes()));
        assert_eq!(seen, None, "{role} {standing:?} {}", info.path);
        for id in [file.person.to_string(), file.case.to_string()] {
            let is_named = String::from_utf8_lossy(&answer.bytes).contains(&id);
            assert!(!is_named, "{role} {standing:?} {} names {id}", info.path);
        }
    }
    for words in ["Quastenberg", "Zwirnhild", "17.03.1931", "030 23125 987"] {
        let answer = browser.post("/suche", &[("suche", words)]).await;
        let text = answer.text();
        let is_found = text.contains(&file.person.to_string()) || text.contains("Kordelgasse");
        assert!(!is_found, "{role} {standing:?} found {words}");
    }
}

/// Taking over asks for an offer made to oneself, acute access for a case chosen before.
fn is_a_row_that_is_not_there(info: &RouteInfo, standing: Standing) -> bool {
    let is_taking_over = info.path.ends_with("/uebernahme");
    is_taking_over && standing != Standing::In(Relation::OfferedTransfer)
}

/// Anna's person full of markers, with a row of each kind that a page can name.
async fn walked_file(scene: &Scene, anna: &SignedIn) -> File {
    let mut tx = scene.house.back_door.write().await.unwrap();
    for place in [delbrueck(), paderborn()] {
        access::subject::store::set_area(&mut tx, &place.to_string(), REGION)
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
    let person = a_day_with_the_person(scene, anna).await;
    let fixtures = Fixtures::of(scene, person.to_string(), anna.account).await;
    rows::filled(scene, anna, (person, &fixtures)).await;
    File {
        person,
        case: fixtures.case(),
        owner: anna.account,
        rows: rows::named(scene, person, fixtures.case()).await,
        fixtures,
    }
}

/// Walks every route of a file in every relation.
async fn walk_every_relation(scene: Scene) {
    let anna = scene.house.anna().await;
    let mut file = walked_file(&scene, &anna).await;
    let partners = addressed_to(&scene).await;
    let mut walked = 0;
    for standing in all_standings() {
        if standing == Standing::In(Relation::Erased) {
            erase(&scene, &file).await;
        }
        for role in Role::ALL {
            let login = format!("wer{walked}.test");
            let who = scene
                .house
                .someone(&login, "Wer Test", *role, &scopes(standing, partners))
                .await;
            arrange(&scene, &file, standing, &who).await;
            if standing == Standing::In(Relation::Own) {
                file.owner = who.account;
            }
            walk(&scene, &file, standing, (*role, &who)).await;
            walked += 1;
        }
    }
    assert_eq!(walked, all_standings().len() * Role::ALL.len());
}

#[tokio::test]
async fn every_route_of_a_file_opens_in_exactly_the_relations_of_the_policy_on_sqlite() {
    on_sqlite(walk_every_relation).await;
}

#[tokio::test]
async fn every_route_of_a_file_opens_in_exactly_the_relations_of_the_policy_on_postgres() {
    on_postgres(walk_every_relation).await;
}

async fn erase(scene: &Scene, file: &File) {
    let permit = scene.house.back_door.job(JobPurpose::Retention).await.unwrap();
    let subjects = [file.person];
    people::erasure::erase(
        &scene.house.back_door,
        &permit,
        (scene.index(), &app::rooms::person_data()),
        &subjects,
    )
    .await
    .unwrap();
}

/// Timing: whether an id is a stranger's, protected or nobody's, the house does the same work for it.
#[tokio::test]
async fn a_foreign_id_a_protected_one_and_one_that_is_not_there_cost_the_same_statements() {
    on_both(async |scene| {
        let anna = scene.house.anna().await;
        let open = scene.person_of(anna.account, kreis(), "Fremd").await;
        let hidden = scene.person_of(anna.account, kreis(), "Verborgen").await;
        let restrict = Statement::new("UPDATE access_subject SET is_restricted = TRUE WHERE id = $1");
        run(&scene, restrict.bind(&hidden)).await;
        let fixtures = Fixtures::of(&scene, open.to_string(), anna.account).await;
        let elsewhere = scene.case_manager("anderswo.test", stadt()).await;
        let coordinator = scene.house.bernd().await;
        for who in [&elsewhere, &coordinator] {
            let browser = scene.browser(who);
            let access = &scene.house.access;
            for (info, _) in walked()
                .iter()
                .filter(|(info, _)| is_of_a_file(info.fixture) && is_there(info))
            {
                let mut costs = Vec::new();
                let mut paths = vec![Fixtures::path(info, NOWHERE), fixtures.filled(info)];
                if info.fixture == Fixture::Person {
                    paths.push(Fixtures::path(info, &hidden.to_string()));
                }
                for path in &paths {
                    // What is asked for once in a house is there from the first page on.
                    if info.verb == Verb::Get {
                        browser.get(path).await.is(404);
                    }
                }
                for path in paths {
                    let before = access.statements_run();
                    let answer = match info.verb {
                        Verb::Get => browser.get(&path).await,
                        Verb::Post => browser.post_body(&path, Vec::new()).await,
                    };
                    assert_eq!(answer.status, 404, "{:?} {path}", info.verb);
                    costs.push(access.statements_run() - before);
                }
                assert!(
                    costs.iter().all(|cost| *cost == costs[0]),
                    "{:?} {}: {costs:?}",
                    info.verb,
                    info.path
                );
            }
        }
    })
    .await;
}
