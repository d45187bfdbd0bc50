//! Stand-ins: a colleague at once, oneself with a second person.

use access::role::Role;
use access::subject::store::stand_in::stand_ins_of;
use base::ids::AccountId;
use testing::house::{House, on_both_databases};

use crate::administration::{SCHEMA, browser};

async fn owners(house: &House, account: AccountId) -> Vec<AccountId> {
    let mut tx = house.back_door.read().await.expect("a transaction");
    let today = house.clock.today();
    let all = stand_ins_of(&mut tx, account).await.expect("stand-ins");
    all.into_iter()
        .filter(|(_, from, until)| *from <= today && today < *until)
        .map(|(owner, ..)| owner)
        .collect()
}

#[tokio::test]
async fn a_colleague_of_the_same_employer_stands_in_at_once_and_can_be_ended() {
    on_both_databases(SCHEMA, async |house| {
        let (anna, clara) = (house.anna().await, house.clara().await);
        let scopes: Vec<_> = anna.roles.iter().map(|role| role.scope.clone()).collect();
        let ida = house
            .someone("ida.test", "Ida Test", Role::CaseManager, &scopes)
            .await;
        let mut browser = browser(&house, &anna).await;
        let page = browser.get("/vertretungen").await.with(200);
        assert!(page.contains("Ida Test") && !page.contains("Clara Test"));
        let form = |who: AccountId| {
            let days = [("ab", "2026-03-02"), ("bis", "2026-03-06"), ("richtung", "mich")];
            (who.to_string(), days)
        };
        let (id, days) = form(clara.account);
        browser
            .post("/vertretungen", &[&[("person", id.as_str())], &days[..]].concat())
            .await
            .with(422);
        let (id, days) = form(ida.account);
        browser
            .post("/vertretungen", &[&[("person", id.as_str())], &days[..]].concat())
            .await
            .leads_to();
        assert_eq!(owners(&house, ida.account).await, [anna.account]);
        let page = browser.get("/vertretungen").await.with(200);
        let row = page
            .split("name=\"id\" value=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("an id")
            .to_owned();
        let mut foreign = crate::administration::browser(&house, &clara).await;
        foreign
            .post("/vertretungen/ende", &[("id", &row)])
            .await
            .with(404);
        browser
            .post("/vertretungen/ende", &[("id", &row)])
            .await
            .leads_to();
        assert!(owners(&house, ida.account).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn for_today_a_colleague_stands_in_with_one_button() {
    on_both_databases(SCHEMA, async |house| {
        let anna = house.anna().await;
        let scopes: Vec<_> = anna.roles.iter().map(|role| role.scope.clone()).collect();
        let ida = house
            .someone("ida.test", "Ida Test", Role::CaseManager, &scopes)
            .await;
        let mut browser = browser(&house, &anna).await;
        let page = browser.get("/vertretungen").await.with(200);
        assert!(page.contains("Ida Test vertritt mich heute"));
        let today = house.clock.today().to_string();
        let person = ida.account.to_string();
        let sent = [
            ("richtung", "mich"),
            ("ab", today.as_str()),
            ("bis", &today),
            ("person", &person),
        ];
        browser.post("/vertretungen", &sent).await.leads_to();
        assert_eq!(owners(&house, ida.account).await, [anna.account]);
        let page = browser.get("/vertretungen").await.with(200);
        assert!(!page.contains("Ida Test vertritt mich heute"), "it holds already");
    })
    .await;
}

#[tokio::test]
async fn of_many_colleagues_one_is_chosen_from_a_list_and_stands_in_for_today() {
    on_both_databases(SCHEMA, async |house| {
        let anna = house.anna().await;
        let scopes: Vec<_> = anna.roles.iter().map(|role| role.scope.clone()).collect();
        let mut colleagues = Vec::new();
        for number in 10..23 {
            let (login, name) = (format!("k{number}.test"), format!("Kollegin {number}"));
            colleagues.push(house.someone(&login, &name, Role::CaseManager, &scopes).await);
        }
        let mut browser = browser(&house, &anna).await;
        let page = browser.get("/vertretungen").await.with(200);
        assert!(
            !page.contains("vertritt mich heute\""),
            "no row of thirteen buttons"
        );
        let form = page.split("Nur heute vertritt mich").nth(1).expect("a form");
        assert!(form.contains("Wer vertritt Sie heute?") && form.contains("Kollegin 22"));
        let today = house.clock.today().to_string();
        let person = colleagues[12].account.to_string();
        let sent = [
            ("richtung", "mich"),
            ("ab", today.as_str()),
            ("bis", &today),
            ("person", ""),
        ];
        browser.post("/vertretungen", &sent).await.with(422);
        let sent = [sent[0], sent[1], sent[2], ("person", person.as_str())];
        browser.post("/vertretungen", &sent).await.leads_to();
        assert_eq!(owners(&house, colleagues[12].account).await, [anna.account]);
    })
    .await;
}

#[tokio::test]
async fn standing_in_for_somebody_else_waits_for_a_second_person() {
    on_both_databases(SCHEMA, async |house| {
        let (anna, hanna) = (house.anna().await, house.hanna().await);
        let scopes: Vec<_> = anna.roles.iter().map(|role| role.scope.clone()).collect();
        let ida = house
            .someone("ida.test", "Ida Test", Role::CaseManager, &scopes)
            .await;
        let mut asker = browser(&house, &ida).await;
        let id = anna.account.to_string();
        let form = [
            ("person", id.as_str()),
            ("ab", "2026-03-02"),
            ("bis", "2026-03-06"),
            ("richtung", "ich"),
        ];
        asker.post("/vertretungen", &form).await.leads_to();
        assert!(owners(&house, ida.account).await.is_empty());
        let mut second = browser(&house, &hanna).await;
        let page = second.get("/freigaben").await.with(200);
        assert!(page.contains("Vertretung von 02.03.2026 bis 06.03.2026: Ida Test"));
        let path = page
            .split("action=\"/freigaben/")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("a path")
            .to_owned();
        second
            .post(&format!("/freigaben/{path}"), &[("entscheidung", "ja")])
            .await
            .leads_to();
        assert_eq!(owners(&house, ida.account).await, [anna.account]);
        let mut owner = browser(&house, &anna).await;
        assert!(
            owner
                .get("/konto")
                .await
                .with(200)
                .contains("Eine Vertretung wurde eingerichtet.")
        );
    })
    .await;
}

#[tokio::test]
async fn who_manages_no_cases_finds_no_stand_ins() {
    on_both_databases(SCHEMA, async |house| {
        for who in [
            house.bernd().await,
            house.emil().await,
            house.fatma().await,
            house.gregor().await,
        ] {
            let mut browser = browser(&house, &who).await;
            browser.get("/vertretungen").await.with(404);
            browser.post("/vertretungen", &[]).await.with(404);
        }
    })
    .await;
}
