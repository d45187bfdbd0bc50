//! Signing in, with second factor and recovery codes; the ends of a session; guessing slowed down; roles with dates.

use std::net::IpAddr;

use access::account::{password, second_factor, store as accounts};
use access::act::Act;
use access::failure::Denied;
use access::gate::{Access, SecondFactor, Settings};
use access::role::{Role, RoleAssignment, Scope};
use access::session::model::{SessionToken, SignedIn};
use access::session::sign_in::{SignIn, SignInRefused, Visitor};
use base::ids::RoleAssignmentId;
use testing::house::{House, on_both_databases};
use vault::keyring::{IfMissing, Keyring};
use vault::master::MasterFile;

const PASSWORD: &str = "drei Birnen tanzen";

fn visitor(address: &str) -> Visitor {
    Visitor {
        address: address.parse::<IpAddr>().expect("an address"),
        user_agent: "Firefox/128.0 Linux".to_owned(),
        browser_mark: None,
    }
}

async fn give_password(house: &House, who: &SignedIn) {
    let hash = password::hash(PASSWORD.to_owned()).await.expect("a hash");
    let mut tx = house.back_door.write().await.expect("a transaction");
    accounts::set_password(&mut tx, who.account, &hash, house.clock.now())
        .await
        .expect("stored");
    tx.commit().await.expect("committed");
}

/// The same house with a gate that always asks for the second factor.
async fn strict(house: &House) -> Access {
    let master = MasterFile::at(&house.folder().join("master.key"));
    let keys = house.folder().join("keys.sqlite");
    let (clock, ids) = (house.clock.clone(), house.ids.clone());
    let keyring = Keyring::open(&keys, master, IfMissing::Refuse, clock.clone(), ids.clone())
        .await
        .expect("keys");
    let settings = Settings {
        second_factor: SecondFactor::Required,
        ..house.access.settings().clone()
    };
    Access::open(house.back_door.district().clone(), keyring, settings, clock, ids).0
}

fn half_open(answer: SignIn) -> SessionToken {
    match answer {
        SignIn::CodeNeeded(token) => token,
        other => panic!("a code was to be asked for: {other:?}"),
    }
}

fn is_refused(answer: &SignIn, reason: SignInRefused) -> bool {
    matches!(answer, SignIn::Refused(refused) if *refused == reason)
}

#[tokio::test]
async fn the_second_factor_is_asked_for_and_each_code_works_once() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        let anna = house.anna().await;
        give_password(&house, &anna).await;
        let access = strict(&house).await;
        let secret = access.offered_second_factor(&anna).await.expect("a secret");
        let code = |seconds| second_factor::code_at(&secret, seconds);
        let now = house.clock.now();
        let recovery = access
            .set_up_second_factor(&anna, &code(now.seconds()))
            .await
            .expect("stored")
            .expect("codes");
        let home = visitor("10.0.0.7");
        let sign_in = async || {
            access
                .sign_in("anna.test", PASSWORD.to_owned(), &home)
                .await
                .expect("an answer")
        };

        // The code that set it up is used.
        let half = half_open(sign_in().await);
        assert!(access.session(&half).await.expect("an answer").is_none());
        let replayed = access
            .sign_in_code(&half, &code(now.seconds()), &home)
            .await
            .expect("an answer");
        assert!(is_refused(&replayed, SignInRefused::Wrong));

        house.clock.set(now.plus_minutes(1));
        let fresh = code(house.clock.now().seconds());
        let SignIn::Done(token) = access
            .sign_in_code(&half, &fresh, &home)
            .await
            .expect("an answer")
        else {
            panic!("the fresh code was to let in")
        };
        assert_ne!(token.cookie_value(), half.cookie_value());
        assert!(access.session(&token).await.expect("an answer").is_some());
        let again = half_open(sign_in().await);
        let replayed = access
            .sign_in_code(&again, &fresh, &home)
            .await
            .expect("an answer");
        assert!(is_refused(&replayed, SignInRefused::Wrong));

        let done = access
            .sign_in_code(&again, &recovery[0].to_lowercase(), &home)
            .await
            .expect("an answer");
        assert!(matches!(done, SignIn::Done(_)));
        let third = half_open(sign_in().await);
        let replayed = access
            .sign_in_code(&third, &recovery[0], &home)
            .await
            .expect("an answer");
        assert!(is_refused(&replayed, SignInRefused::Wrong));

        house.clock.set(house.clock.now().plus_minutes(10));
        let late = access
            .sign_in_code(&third, &recovery[1], &home)
            .await
            .expect("an answer");
        assert!(is_refused(&late, SignInRefused::Expired));
    })
    .await;
}

#[tokio::test]
async fn without_a_second_factor_the_only_way_leads_to_setting_one_up() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        let anna = house.anna().await;
        give_password(&house, &anna).await;
        let access = strict(&house).await;
        let answer = access
            .sign_in("anna.test", PASSWORD.to_owned(), &visitor("10.0.0.7"))
            .await
            .expect("an answer");
        let SignIn::Done(token) = answer else {
            panic!("signed in without code")
        };
        assert!(
            access
                .session(&token)
                .await
                .expect("an answer")
                .expect("a session")
                .must_set_up_second_factor
        );
    })
    .await;
}

#[tokio::test]
async fn a_session_ends_by_idleness_and_after_its_time_even_with_clicks() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        let (anna, begun) = (house.anna().await, house.clock.now());
        let is_there = async || {
            house
                .access
                .session(&anna.token)
                .await
                .expect("an answer")
                .is_some()
        };
        house.clock.set(begun.plus_minutes(29));
        assert!(is_there().await);
        house.clock.set(begun.plus_minutes(58));
        assert!(is_there().await);
        house.clock.set(begun.plus_minutes(88));
        assert!(!is_there().await);

        let anna = house.signed_in(anna.account).await;
        let begun = house.clock.now();
        let mut minutes = 0;
        while minutes < 600 {
            house.clock.set(begun.plus_minutes(minutes));
            assert!(
                house
                    .access
                    .session(&anna.token)
                    .await
                    .expect("an answer")
                    .is_some(),
                "{minutes}"
            );
            minutes += 25;
        }
        house.clock.set(begun.plus_hours(10));
        assert!(
            house
                .access
                .session(&anna.token)
                .await
                .expect("an answer")
                .is_none()
        );
    })
    .await;
}

#[tokio::test]
async fn a_strangers_guessing_is_slowed_down_and_locks_the_owner_not_out() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        let anna = house.anna().await;
        give_password(&house, &anna).await;
        let (stranger, home) = (visitor("10.0.0.66"), visitor("10.0.0.7"));
        for _ in 0..5 {
            let answer = house
                .access
                .sign_in("anna.test", "falsch".to_owned(), &stranger)
                .await
                .expect("an answer");
            assert!(is_refused(&answer, SignInRefused::Wrong));
        }
        let slowed = house
            .access
            .sign_in("anna.test", PASSWORD.to_owned(), &stranger)
            .await
            .expect("an answer");
        assert!(matches!(slowed, SignIn::Refused(SignInRefused::Wait { .. })));
        let owner = house
            .access
            .sign_in("anna.test", PASSWORD.to_owned(), &home)
            .await
            .expect("an answer");
        assert!(matches!(owner, SignIn::Done(_)));
    })
    .await;
}

#[tokio::test]
async fn guessing_beside_the_owner_behind_one_address_does_not_slow_the_owner_down() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        let (anna, access) = (house.anna().await, &house.access);
        give_password(&house, &anna).await;
        let sign_in = async |visitor: &Visitor, password: &str| {
            let answer = access.sign_in("anna.test", password.to_owned(), visitor).await;
            answer.expect("an answer")
        };
        let with_mark = |mark: String| Visitor {
            browser_mark: Some(mark),
            ..visitor("10.0.0.7")
        };
        let own = with_mark(access.browser_mark("Anna.Test").await.expect("a mark"));
        let of_another = with_mark(access.browser_mark("bernd.test").await.expect("a mark"));
        let forged = with_mark("00.00".to_owned());
        for _ in 0..5 {
            sign_in(&visitor("10.0.0.7"), "falsch").await;
        }
        for stranger in [&visitor("10.0.0.7"), &of_another, &forged] {
            let slowed = sign_in(stranger, PASSWORD).await;
            assert!(matches!(slowed, SignIn::Refused(SignInRefused::Wait { .. })));
        }
        assert!(matches!(sign_in(&own, PASSWORD).await, SignIn::Done(_)));

        // Who guesses in the owner's own browser is slowed down there.
        for _ in 0..5 {
            sign_in(&own, "falsch").await;
        }
        let slowed = sign_in(&own, PASSWORD).await;
        assert!(matches!(slowed, SignIn::Refused(SignInRefused::Wait { .. })));
    })
    .await;
}

#[tokio::test]
async fn a_locked_account_is_told_so_only_to_who_knows_the_password() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        let anna = house.anna().await;
        give_password(&house, &anna).await;
        let mut tx = house.back_door.write().await.expect("a transaction");
        accounts::set_locked(&mut tx, anna.account, Some(house.clock.now()))
            .await
            .expect("locked");
        tx.commit().await.expect("committed");
        let home = visitor("10.0.0.7");
        let guess = house
            .access
            .sign_in("anna.test", "falsch".to_owned(), &home)
            .await
            .expect("an answer");
        assert!(is_refused(&guess, SignInRefused::Wrong));
        let owner = house
            .access
            .sign_in("anna.test", PASSWORD.to_owned(), &home)
            .await
            .expect("an answer");
        assert!(is_refused(&owner, SignInRefused::Locked));
        assert!(
            house
                .access
                .session(&anna.token)
                .await
                .expect("an answer")
                .is_none()
        );
    })
    .await;
}

#[tokio::test]
async fn a_role_opens_nothing_before_its_first_and_after_its_last_day() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        let emil = house.emil().await;
        let assignment = RoleAssignment {
            id: RoleAssignmentId::from_uuid(house.ids.next()),
            account: emil.account,
            role: Role::Administrator,
            scope: Scope::district(),
            valid_from: "2026-03-03".parse().expect("a day"),
            valid_until: Some("2026-03-05".parse().expect("a day")),
        };
        let mut tx = house.back_door.write().await.expect("a transaction");
        accounts::insert_role_assignment(&mut tx, &assignment, None, house.clock.now())
            .await
            .expect("a role");
        tx.commit().await.expect("committed");
        for (moment, expected) in [
            ("2026-03-02T20:00:00Z", false),
            ("2026-03-02T23:00:00Z", true),
            ("2026-03-04T22:59:00Z", true),
            ("2026-03-04T23:00:00Z", false),
        ] {
            house.clock.set(moment.parse().expect("a moment"));
            let emil = house.signed_in(emil.account).await;
            let answer = house.access.enter(&emil, Act::AccountList).await;
            assert_eq!(answer.is_ok(), expected, "{moment}");
            assert!(expected || matches!(answer, Err(Denied::NotFound)));
        }
    })
    .await;
}

#[tokio::test]
async fn a_secret_is_known_to_the_district_that_made_it_and_its_word_to_one_session() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        let (one, other) = (
            house.access.new_token().await.expect("a token"),
            house.access.new_token().await.expect("a token"),
        );
        assert!(house.access.is_own_token(&one).await.expect("answered"));
        let sent = SessionToken::sent(one.cookie_value()).expect("the form of a token");
        assert!(house.access.is_own_token(&sent).await.expect("answered"));
        let mut turned = one.cookie_value().to_owned();
        let last = if turned.pop() == Some('A') { 'B' } else { 'A' };
        turned.insert(0, last);
        let turned = SessionToken::sent(&turned).expect("the form of a token");
        assert!(!house.access.is_own_token(&turned).await.expect("answered"));

        assert!(one.is_form_word(&one.form_word()));
        assert!(!one.is_form_word(&other.form_word()));
        assert!(!one.is_form_word(""));
        assert!(SessionToken::sent("kurz").is_none());
    })
    .await;
}
