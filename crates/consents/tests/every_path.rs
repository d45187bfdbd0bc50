//! Every way out in every state: the table below is the rule, and the gate answers it on both databases.

use std::collections::BTreeSet;

use access::act::Act;
use access::disclosure::DisclosureMaker;
use access::permit::Permit;
use access::session::model::SignedIn;
use base::day::Day;
use base::ids::{PersonId, RowId};
use consents::gate::Gate;
use consents::limits::{Limiter, Standings, none};
use consents::model::basis::BasisKind;
use consents::model::category::Category;
use consents::model::ground::LegalGround;
use consents::model::limit::{Limit, Standing};
use consents::model::path::OutgoingPath;
use consents::model::purpose::Purpose;
use consents::model::refused::Refused;
use consents::model::row::{Direction, Recipient};
use consents::model::rule::Missing;
use consents::model::wish::{Asked, Wish};
use consents::store::disclosures::{self, Disclosed};
use consents::store::duties::{self, NewDuty};
use consents::store::rows;
use consents::store::withdrawals::{Scope, withdraw};
use db::statement::Statement;
use db::tx::Tx;
use testing::house::on_both_databases;
use testing::people::{kreis, stadt};

use crate::scene::{MIGRATIONS, Scene, jobcenter, school};

/// In which state a person's declarations are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Agreed,
    Nothing,
    Partial,
    Expired,
    Withdrawn,
    OtherRecipient,
    OtherPurpose,
    OtherDirection,
    OtherController,
    Restricted,
    Objected,
}

/// The rule: what goes in each state on each basis. `yes` goes; anything else is why not.
#[rustfmt::skip]
const RULE: &[(State, [&str; 4])] = &[
    //                        consent             person  controller          law
    (State::Agreed,          ["yes",              "yes",  "yes",              "yes"]),
    (State::Nothing,         ["never asked",      "yes",  "never asked",      "yes"]),
    (State::Partial,         ["never asked",      "yes",  "never asked",      "yes"]),
    (State::Expired,         ["expired",          "yes",  "expired",          "yes"]),
    (State::Withdrawn,       ["withdrawn",        "yes",  "withdrawn",        "yes"]),
    (State::OtherRecipient,  ["other recipient",  "yes",  "other recipient",  "yes"]),
    (State::OtherPurpose,    ["other purpose",    "yes",  "other purpose",    "yes"]),
    (State::OtherDirection,  ["other direction",  "yes",  "other direction",  "yes"]),
    (State::OtherController, ["other controller", "yes",  "other controller", "yes"]),
    (State::Restricted,      ["yes",              "yes",  "restricted",       "yes"]),
    (State::Objected,        ["objected",         "yes",  "objected",         "yes"]),
];
const BASES: [BasisKind; 4] = [
    BasisKind::Consent,
    BasisKind::Person,
    BasisKind::Controller,
    BasisKind::Law,
];

fn restricted<'t>(_tx: &'t mut Tx, persons: &'t [PersonId], _today: Day) -> Standings<'t> {
    limited(persons, Limit::Restriction)
}

fn objected<'t>(_tx: &'t mut Tx, persons: &'t [PersonId], _today: Day) -> Standings<'t> {
    limited(persons, Limit::Objection)
}

fn limited(persons: &[PersonId], limit: Limit) -> Standings<'_> {
    let standing = |person: &PersonId| Standing {
        person: *person,
        limit,
        since: "2026-03-02".parse().unwrap(),
    };
    let all: Vec<Standing> = persons.iter().map(standing).collect();
    Box::pin(async move { Ok(all) })
}

fn gate(scene: &Scene, limiter: Limiter) -> Gate {
    Gate::new(
        DisclosureMaker::for_the_wiring(),
        scene.house.ids.clone(),
        limiter,
    )
}

fn limiter(state: State) -> Limiter {
    match state {
        State::Restricted => restricted,
        State::Objected => objected,
        _ => none,
    }
}

/// What a path is asked to carry: two categories, so that one of them can be missing.
fn asked_for(path: OutgoingPath) -> BTreeSet<Category> {
    let two = [Category::Work, Category::Appointments].into_iter();
    let second = two.filter(|category| path.may_carry(*category)).take(1);
    std::iter::once(Category::Contact).chain(second).collect()
}

/// Declares to the Jobcenter and for the own file what the state says, signed today.
async fn declare(scene: &Scene, person: PersonId, state: State) {
    let (jobcenter, school) = (jobcenter().to_string(), school().to_string());
    let mut fields = vec![("zwecke", "work"), ("daten", "contact")];
    if state == State::Nothing {
        return;
    }
    if state != State::OtherRecipient {
        fields.push(("eigene", "contact"));
    }
    if state != State::Partial {
        fields.extend([("daten", "work"), ("daten", "appointments")]);
        if state != State::OtherRecipient {
            fields.extend([("eigene", "work"), ("eigene", "appointments")]);
        }
    }
    fields.push(match state {
        State::OtherRecipient => ("stelle", school.as_str()),
        _ => ("stelle", jobcenter.as_str()),
    });
    if state == State::OtherPurpose {
        fields[0] = ("zwecke", "housing");
    }
    let sheet = scene.prepared(person, &fields).await;
    scene.signed(person, sheet, &[]).await;
    let mut tx = scene.house.back_door.write().await.unwrap();
    let change = match state {
        State::Expired => "UPDATE consents_row SET valid_until = '2026-03-01' WHERE person_id = $1",
        State::OtherDirection => {
            "UPDATE consents_row SET direction = 'from' WHERE person_id = $1 AND recipient_kind <> 'controller'"
        }
        _ => "UPDATE consents_row SET is_agreed = is_agreed WHERE person_id = $1",
    };
    Statement::new(change).bind(&person).run(&mut tx).await.unwrap();
    if state == State::OtherController {
        access::subject::store::give_to(&mut tx, &person.to_string(), scene.anna.account, (stadt(), None))
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
    if state == State::Withdrawn {
        let (mut tx, permit) = scene.writing(person).await;
        let all: BTreeSet<RowId> = rows::of(&mut tx, &permit)
            .await
            .unwrap()
            .iter()
            .map(|row| row.id)
            .collect();
        withdraw(&mut tx, &permit, &Scope::Rows(all), &scene.house.ids)
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }
}

/// The wish on a path and a basis, in a state.
fn wish(on: OutgoingPath, basis: BasisKind, state: State, duty: Option<RowId>) -> Wish {
    let own = if state == State::OtherController {
        stadt()
    } else {
        kreis()
    };
    let plain = Wish::to_the_person(on, Purpose::Work, asked_for(on));
    match basis {
        BasisKind::Person => plain,
        BasisKind::Consent => Wish {
            asked: Asked::ByConsent(Recipient::Organisation(jobcenter())),
            ..plain
        },
        BasisKind::Controller => Wish {
            asked: Asked::SameController {
                asking: own,
                unit: None,
            },
            purpose: if state == State::OtherPurpose {
                Purpose::Residence
            } else {
                Purpose::Accompany
            },
            direction: if state == State::OtherDirection {
                Direction::To
            } else {
                Direction::Within
            },
            ..plain
        },
        BasisKind::Law => Wish::by_law(
            on,
            duty.unwrap_or(RowId::from_uuid(jobcenter().uuid())),
            asked_for(on),
        ),
    }
}

/// One path leads to an authority of another kind: the rows name the same organisation.
async fn the_jobcenter_is(scene: &Scene, kind: &str) {
    let mut tx = scene.house.back_door.write().await.unwrap();
    Statement::new("UPDATE organisation_organisation SET kind = $1 WHERE id = $2")
        .bind_text(kind)
        .bind(&jobcenter())
        .run(&mut tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

/// What the gate says, in the words of the table.
fn said(answer: &Result<(), Refused>) -> &'static str {
    match answer {
        Ok(()) => "yes",
        Err(Refused::PathForbidsBasis { .. }) => "not this way",
        Err(Refused::NotCovered { gaps, .. }) => match gaps[0].why {
            Missing::NeverAsked => "never asked",
            Missing::OtherController => "other controller",
            Missing::OtherRecipient => "other recipient",
            Missing::OtherPurpose => "other purpose",
            Missing::OtherDirection => "other direction",
            Missing::Expired { .. } => "expired",
            Missing::Withdrawn { .. } => "withdrawn",
            Missing::Restricted { .. } => "restricted",
            Missing::Objected { .. } => "objected",
            Missing::Unsigned | Missing::NotTicked | Missing::NotReleased => "something else",
        },
        Err(_) => "something else",
    }
}

/// Asks for a release as Anna; decides as somebody else, if anybody.
pub(crate) async fn duty(
    scene: &Scene,
    person: PersonId,
    (new, second): (&NewDuty, Option<(&SignedIn, bool)>),
) -> RowId {
    let ids = &scene.house.ids;
    let (mut tx, permit) = scene.writing(person).await;
    let controller = rows::controller_of(&mut tx, person).await.unwrap().unwrap();
    let id = duties::ask(&mut tx, &permit, (new, controller), ids)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    if let Some((who, is_released)) = second {
        let (mut tx, permit) = released_by(scene, who, person).await;
        let answer = "geprüft".to_owned();
        assert!(
            duties::decide(&mut tx, &permit, (id, is_released, &answer), ids)
                .await
                .unwrap()
        );
        tx.commit().await.unwrap();
    }
    id
}

pub(crate) async fn released_by(scene: &Scene, who: &SignedIn, person: PersonId) -> (Tx, Permit<PersonId>) {
    let access = &scene.house.access;
    access
        .person_writing(who, Act::DisclosureRelease, person)
        .await
        .unwrap()
}

pub(crate) fn by_law(path: OutgoingPath) -> NewDuty {
    NewDuty {
        ground: LegalGround::ChildInDanger,
        path,
        recipient: Recipient::Organisation(school()),
        categories: asked_for(path),
        reason: "Ein Grund".to_owned(),
    }
}

#[tokio::test]
async fn every_path_in_every_state_answers_as_the_rule_says() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let (ida, clara) = (scene.house.ida().await, scene.house.clara().await);
        for (state, expected) in RULE {
            the_jobcenter_is(&scene, "jobcenter").await;
            let person = scene.person("Rojda", "Demir").await;
            declare(&scene, person, *state).await;
            let gate = gate(&scene, limiter(*state));
            for path in OutgoingPath::ALL {
                let leads_to_such_an_authority = *path == OutgoingPath::ResidenceOffice;
                let kind = if leads_to_such_an_authority {
                    "residence_office"
                } else {
                    "jobcenter"
                };
                the_jobcenter_is(&scene, kind).await;
                for (basis, expected) in BASES.iter().zip(expected) {
                    let is_one = asked_for(*path).len() == 1;
                    let expected = match (path.allows(*basis), *state) {
                        (false, _) => "not this way",
                        // What carries one category only is never covered in part.
                        (true, State::Partial) if is_one => "yes",
                        (true, _) => *expected,
                    };
                    let duty = if *basis == BasisKind::Law && path.allows(BasisKind::Law) {
                        // The second person works for whoever has the file.
                        let second = if *state == State::OtherController {
                            &clara
                        } else {
                            &ida
                        };
                        Some(duty(&scene, person, (&by_law(*path), Some((second, true)))).await)
                    } else {
                        None
                    };
                    let wish = wish(*path, *basis, *state, duty);
                    let (mut tx, permit) = scene.writing(person).await;
                    let before = disclosures::of(&mut tx, &permit).await.unwrap();
                    let seen = gate.preview(&mut tx, &permit, &wish).await.unwrap();
                    let answer = gate.ask(&mut tx, &permit, &wish).await.unwrap().map(drop);
                    assert_eq!(said(&answer), expected, "{state:?} {path} {basis}: {answer:?}");
                    assert_eq!(
                        seen.refused,
                        answer.clone().err(),
                        "the page says what the gate does"
                    );
                    let after = disclosures::of(&mut tx, &permit).await.unwrap();
                    let new: Vec<&Disclosed> = after.iter().filter(|one| !before.contains(one)).collect();
                    assert_eq!(new.len(), usize::from(answer.is_ok()), "{state:?} {path} {basis}");
                    if let [new] = new.as_slice() {
                        assert_eq!((new.path, new.basis), (*path, *basis));
                        assert_eq!(new.categories, wish.categories);
                    }
                    tx.commit().await.unwrap();
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_path_carries_no_more_than_it_may_whatever_was_agreed() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person("Rojda", "Demir").await;
        declare(&scene, person, State::Agreed).await;
        let (mut tx, permit) = scene.writing(person).await;
        for path in [OutgoingPath::Mail, OutgoingPath::Calendar] {
            let recipient = Recipient::Organisation(jobcenter());
            let wish = Wish::by_consent(
                path,
                recipient,
                Purpose::Work,
                [Category::Contact, Category::Work],
            );
            let refused = scene
                .gate
                .ask(&mut tx, &permit, &wish)
                .await
                .unwrap()
                .unwrap_err();
            let categories = vec![Category::Work];
            assert_eq!(refused, Refused::PathForbidsCategories { path, categories });
        }
    })
    .await;
}
