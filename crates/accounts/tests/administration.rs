//! The administration of accounts and what needs a second person.

use access::account::store as accounts;
use access::role::{Role, Scope};
use access::session::model::SignedIn;
use base::ids::AccountId;
use post::mail::model::Letterhead;
use post::mail::outbox::Outbox;
use testing::house::{House, on_both_databases};
use web::house::Rooms;

use crate::browser::Browser;
use crate::sign_in::{give_password, strict};

pub(crate) const SCHEMA: &[&[db::migration::Migration]] =
    &[access::MIGRATIONS, post::MIGRATIONS, ::accounts::MIGRATIONS];

/// A browser of someone in a house with an outbox.
pub(crate) async fn browser(house: &House, who: &SignedIn) -> Browser {
    Browser::at(&house.access, rooms(house).await).of(who)
}

pub(crate) async fn rooms(house: &House) -> Rooms {
    let letterhead = Letterhead::new("Kreis Test", "https://lotse.test").expect("a letterhead");
    let mut rooms = Rooms::default();
    rooms.put(
        Outbox::open(&house.back_door, letterhead)
            .await
            .expect("an outbox"),
    );
    rooms
}

async fn roles_of(house: &House, account: AccountId) -> Vec<Role> {
    let mut tx = house.back_door.read().await.expect("a transaction");
    let today = house.clock.today();
    let all = accounts::role_assignments(&mut tx, account).await.expect("roles");
    let mut roles: Vec<Role> = all
        .iter()
        .filter(|one| one.holds_on(today))
        .map(|one| one.role)
        .collect();
    roles.sort_by_key(|role| role.code());
    roles
}

fn role_form<'f>(role: &'f str, from: &'f str) -> [(&'f str, &'f str); 3] {
    [("rolle", role), ("bereich", "district"), ("ab", from)]
}

/// The first path of an approval on the page.
fn approval_on(page: &str) -> String {
    let start = page.find("action=\"/freigaben/").expect("an approval") + "action=\"".len();
    page[start..].split('"').next().expect("a path").to_owned()
}

#[tokio::test]
async fn accounts_are_found_added_and_changed() {
    on_both_databases(SCHEMA, async |house| {
        let gregor = house.gregor().await;
        house.anna().await;
        let mut browser = browser(&house, &gregor).await;
        assert!(browser.get("/konten").await.with(200).contains("Anna Test"));
        let found = browser
            .post("/konten/suche", &[("suche", "ANNA")])
            .await
            .with(200);
        assert!(found.contains("Anna Test") && !found.contains("/konten/{}\">Gregor"));

        let mut new = [
            ("konto", "änna"),
            ("name", "Ida Test"),
            ("email", "ida@example.org"),
        ];
        assert!(
            browser
                .post("/konten/neu", &new)
                .await
                .with(422)
                .contains("value=\"Ida Test\"")
        );
        new[0].1 = "anna.test";
        assert!(
            browser
                .post("/konten/neu", &new)
                .await
                .with(422)
                .contains("gibt es schon")
        );
        new[0].1 = "ida.test";
        let ida = browser.post("/konten/neu", &new).await.leads_to();
        assert!(browser.get(&ida).await.with(200).contains("Noch keine Rolle"));

        let edit = format!("{ida}/bearbeiten");
        let form = |version| {
            [
                ("name", "Ida Neu"),
                ("email", "ida@example.org"),
                ("version", version),
            ]
        };
        browser.get(&edit).await.with(200);
        browser.post(&edit, &form("1")).await.leads_to();
        let conflict = browser.post(&edit, &form("1")).await.with(409);
        assert!(conflict.contains("Ihr Text") && conflict.contains("value=\"2\""));
        browser
            .get("/konten/00000000-0000-4000-8000-000000000000")
            .await
            .with(404);
    })
    .await;
}

#[tokio::test]
async fn whose_mail_address_is_changed_is_told_at_the_old_one_and_on_the_own_page_and_so_is_the_officer() {
    on_both_databases(SCHEMA, async |house| {
        let (gregor, anna, dora) = (house.gregor().await, house.anna().await, house.dora().await);
        let mut admin = browser(&house, &gregor).await;
        let edit = format!("/konten/{}/bearbeiten", anna.account);
        let form = |name, email, version| [("name", name), ("email", email), ("version", version)];
        admin
            .post(&edit, &form("Anna Neu", "Anna.Test@example.org", "1"))
            .await
            .leads_to();
        assert!(
            admin
                .get("/postausgang")
                .await
                .with(200)
                .contains("Noch keine Mails")
        );

        admin
            .post(&edit, &form("Anna Neu", "anna.neu@example.org", "2"))
            .await
            .leads_to();
        let sent = admin.get("/postausgang").await.with(200);
        assert!(sent.contains(">anna.test@example.org<") && sent.contains(">Konto anna.test<"));
        assert!(!sent.contains("anna.neu@example.org"));

        let mut owner = browser(&house, &anna).await;
        let page = owner.get("/konto").await.with(200);
        assert!(page.contains("Die E-Mail-Adresse eines Kontos wurde geändert."));
        let id = page
            .split("name=\"id\" value=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("an id");
        admin.post("/konto/hinweise", &[("id", id)]).await.with(404);
        owner.post("/konto/hinweise", &[("id", id)]).await.leads_to();
        owner.post("/konto/hinweise", &[("id", id)]).await.with(404);
        assert!(!owner.get("/konto").await.with(200).contains("wurde geändert"));
        let mut officer = browser(&house, &dora).await;
        let told = officer.get("/konto").await.with(200);
        assert!(told.contains("Die E-Mail-Adresse eines Kontos wurde geändert."));
    })
    .await;
}

#[tokio::test]
async fn the_policy_is_read_printed_and_exported_by_those_whom_it_lets() {
    on_both_databases(SCHEMA, async |house| {
        let mut staff = browser(&house, &house.anna().await).await;
        let page = staff.get("/berechtigungen").await.with(200);
        assert!(
            page.contains("href=\"/berechtigungen.pdf\"") && page.contains("href=\"/berechtigungen.csv\"")
        );
        assert!(
            staff
                .get("/berechtigungen.pdf")
                .await
                .with(200)
                .starts_with("%PDF-")
        );
        let file = staff.get("/berechtigungen.csv").await.with(200);
        assert!(
            file.contains("Case Management;Person ansehen;in laufender Vertretung;alles"),
            "{file}"
        );
        let mut partner = browser(&house, &house.emil().await).await;
        for path in ["/berechtigungen", "/berechtigungen.pdf", "/berechtigungen.csv"] {
            partner.get(path).await.with(404);
        }
    })
    .await;
}

#[tokio::test]
async fn roles_that_exclude_each_other_are_refused_with_the_reason() {
    on_both_databases(SCHEMA, async |house| {
        let gregor = house.gregor().await;
        let fatma = house.fatma().await;
        let mut browser = browser(&house, &gregor).await;
        let path = format!("/konten/{}/rollen", fatma.account);
        let page = browser
            .post(&path, &role_form("case_manager", "2026-03-02"))
            .await
            .with(422);
        assert!(page.contains("schließen sich aus"), "{page}");
        browser.post(&path, &role_form("king", "heute")).await.with(422);
        assert_eq!(roles_of(&house, fatma.account).await, [Role::ResidenceOfficer]);
    })
    .await;
}

#[tokio::test]
async fn a_role_that_opens_files_waits_for_a_second_person_who_is_no_administrator() {
    on_both_databases(SCHEMA, async |house| {
        let (gregor, hanna, emil) = (house.gregor().await, house.hanna().await, house.emil().await);
        let mut admin = browser(&house, &gregor).await;
        let path = format!("/konten/{}/rollen", emil.account);
        admin
            .post(&path, &role_form("case_manager", "2026-03-02"))
            .await
            .leads_to();
        assert_eq!(roles_of(&house, emil.account).await, [Role::Partner]);
        assert!(
            admin
                .get(&format!("/konten/{}", emil.account))
                .await
                .with(200)
                .contains("Wartet auf eine zweite Person")
        );
        admin.get("/freigaben").await.with(404);

        let mut second = browser(&house, &hanna).await;
        assert!(
            second
                .get("/konto")
                .await
                .with(200)
                .contains("wartet auf eine zweite Person")
        );
        let approval = approval_on(&second.get("/freigaben").await.with(200));
        admin.post(&approval, &[("entscheidung", "ja")]).await.with(404);
        second
            .post(&approval, &[("entscheidung", "vielleicht")])
            .await
            .with(422);
        assert_eq!(
            second.post(&approval, &[("entscheidung", "ja")]).await.leads_to(),
            "/freigaben"
        );
        assert_eq!(
            roles_of(&house, emil.account).await,
            [Role::CaseManager, Role::Partner]
        );
        second
            .post(&approval, &[("entscheidung", "nein")])
            .await
            .with(409);
        let mut owner = browser(&house, &emil).await;
        assert!(
            owner
                .get("/konto")
                .await
                .with(200)
                .contains("Eine Rolle, die Akten öffnet oder über Freigaben entscheidet, wurde vergeben.")
        );
    })
    .await;
}

#[tokio::test]
async fn an_administrator_decides_nothing_even_with_a_second_role() {
    on_both_databases(SCHEMA, async |house| {
        let gregor = house.gregor().await;
        let emil = house.emil().await;
        let double = house
            .someone("ivo.test", "Ivo Test", Role::Administrator, &[Scope::district()])
            .await;
        let mut admin = browser(&house, &gregor).await;
        // Nobody could ever decide, so the first data protection officer is made without a second person.
        let path = format!("/konten/{}/rollen", double.account);
        admin
            .post(&path, &role_form("data_protection_officer", "2026-03-02"))
            .await
            .leads_to();
        assert_eq!(
            roles_of(&house, double.account).await,
            [Role::Administrator, Role::DataProtectionOfficer]
        );
        let told = "Eine Rolle, die Akten öffnet oder über Freigaben entscheidet, wurde vergeben.";
        let mut owner = browser(&house, &house.signed_in(double.account).await).await;
        assert!(owner.get("/konto").await.with(200).contains(told));
        admin
            .post(
                &format!("/konten/{}/rollen", emil.account),
                &role_form("coordinator", "2026-03-02"),
            )
            .await
            .leads_to();
        let double = house.signed_in(double.account).await;
        let mut second = browser(&house, &double).await;
        let page = second.get("/freigaben").await.with(200);
        assert!(
            page.contains("Wer Konten verwaltet, entscheidet hier nicht mit")
                && !page.contains("Zustimmen\"")
        );
        let id = {
            let mut tx = house.back_door.read().await.expect("a transaction");
            access::approval::store::waiting(&mut tx).await.expect("rows")[0].id
        };
        second
            .post(&format!("/freigaben/{id}"), &[("entscheidung", "ja")])
            .await
            .with(409);
        assert_eq!(roles_of(&house, emil.account).await, [Role::Partner]);
    })
    .await;
}

async fn assignment_of(house: &House, account: AccountId) -> String {
    let mut tx = house.back_door.read().await.expect("a transaction");
    let held = accounts::role_assignments(&mut tx, account)
        .await
        .expect("assignments");
    held[0].id.to_string()
}

#[tokio::test]
async fn who_grants_cannot_first_take_away_those_who_decide() {
    on_both_databases(SCHEMA, async |house| {
        let (gregor, dora, emil) = (house.gregor().await, house.dora().await, house.emil().await);
        let mut admin = browser(&house, &gregor).await;
        let (lock, end) = (
            format!("/konten/{}/sperre", dora.account),
            format!("/konten/{}/rollen/ende", dora.account),
        );
        let role = assignment_of(&house, dora.account).await;
        let refused = "Nach diesem Schritt könnte niemand mehr als zweite Person entscheiden";
        for page in [
            admin.post(&lock, &[]).await.with(409),
            admin.post(&end, &[("rolle", &role)]).await.with(409),
        ] {
            assert!(page.contains(refused), "{page}");
        }
        assert_eq!(
            roles_of(&house, dora.account).await,
            [Role::DataProtectionOfficer]
        );
        assert!(
            house
                .access
                .session(&dora.token)
                .await
                .expect("answered")
                .is_some()
        );

        // With somebody else who decides one of them may go, and not the other.
        let hanna = house.hanna().await;
        admin.post(&lock, &[]).await.leads_to();
        let last = format!("/konten/{}/sperre", hanna.account);
        assert!(admin.post(&last, &[]).await.with(409).contains(refused));

        let officer = format!("/konten/{}/rollen", emil.account);
        admin
            .post(&officer, &role_form("data_protection_officer", "2026-03-02"))
            .await
            .leads_to();
        assert_eq!(roles_of(&house, emil.account).await, [Role::Partner]);
    })
    .await;
}

#[tokio::test]
async fn a_new_officer_waits_for_a_second_person_even_when_the_role_of_the_last_one_has_run_out() {
    on_both_databases(SCHEMA, async |house| {
        let (gregor, dora, emil) = (house.gregor().await, house.dora().await, house.emil().await);
        let role = assignment_of(&house, dora.account).await.parse().expect("an id");
        let mut tx = house.back_door.write().await.expect("a transaction");
        let today = house.clock.now().day();
        accounts::end_role_assignment(&mut tx, role, today)
            .await
            .expect("ended");
        tx.commit().await.expect("committed");
        let mut admin = browser(&house, &gregor).await;
        let officer = format!("/konten/{}/rollen", emil.account);
        admin
            .post(&officer, &role_form("data_protection_officer", "2026-03-02"))
            .await
            .leads_to();
        assert_eq!(roles_of(&house, emil.account).await, [Role::Partner]);
    })
    .await;
}

#[tokio::test]
async fn owner_and_officer_are_told_of_a_lock_and_of_its_end_and_the_officer_finds_whose_it_was() {
    on_both_databases(SCHEMA, async |house| {
        let (gregor, anna, dora) = (house.gregor().await, house.anna().await, house.dora().await);
        let mut admin = browser(&house, &gregor).await;
        let lock = format!("/konten/{}/sperre", anna.account);
        admin.post(&lock, &[]).await.leads_to();
        admin.post(&format!("{lock}/aufhebung"), &[]).await.leads_to();
        let mut owner = browser(&house, &house.signed_in(anna.account).await).await;
        let mut officer = browser(&house, &dora).await;
        let (owners, officers) = (
            owner.get("/konto").await.with(200),
            officer.get("/konto").await.with(200),
        );
        for told in [
            "Ein Konto wurde gesperrt.",
            "Ein gesperrtes Konto wurde wieder freigegeben.",
        ] {
            assert!(owners.contains(told) && officers.contains(told), "{told}");
        }
        let lines = format!("/protokoll?kennung={}", anna.account);
        assert!(
            officers.contains(&lines) && !owners.contains(&lines),
            "{officers}"
        );
        let found = officer.get(&lines).await.with(200);
        assert!(found.contains("Gregor Test"), "{found}");
    })
    .await;
}

#[tokio::test]
async fn a_second_factor_is_taken_away_only_by_two_people_and_ends_all_sessions() {
    on_both_databases(SCHEMA, async |house| {
        let (gregor, dora, anna) = (house.gregor().await, house.dora().await, house.anna().await);
        give_password(&house, &anna).await;
        let access = strict(&house).await;
        let secret = access.offered_second_factor(&anna).await.expect("a secret");
        let code = access::account::second_factor::code_at(&secret, house.clock.now().seconds());
        access
            .set_up_second_factor(&anna, &code)
            .await
            .expect("set up")
            .expect("codes");
        let mut admin = browser(&house, &gregor).await;
        admin
            .post(&format!("/konten/{}/zweiter-faktor", anna.account), &[])
            .await
            .leads_to();
        assert!(
            house
                .access
                .session(&anna.token)
                .await
                .expect("answered")
                .is_some()
        );
        let mut second = browser(&house, &dora).await;
        let approval = approval_on(&second.get("/freigaben").await.with(200));
        second.post(&approval, &[("entscheidung", "ja")]).await.leads_to();
        assert!(
            house
                .access
                .session(&anna.token)
                .await
                .expect("answered")
                .is_none()
        );
        let mut tx = house.back_door.read().await.expect("a transaction");
        assert!(
            !accounts::by_id(&mut tx, anna.account)
                .await
                .expect("read")
                .expect("there")
                .has_second_factor
        );
    })
    .await;
}

#[tokio::test]
async fn a_locked_account_is_out_at_once_and_nobody_locks_themselves() {
    on_both_databases(SCHEMA, async |house| {
        let (gregor, anna) = (house.gregor().await, house.anna().await);
        let mut admin = browser(&house, &gregor).await;
        let path = format!("/konten/{}", anna.account);
        admin.post(&format!("{path}/sperre"), &[]).await.leads_to();
        assert!(
            house
                .access
                .session(&anna.token)
                .await
                .expect("answered")
                .is_none()
        );
        assert!(
            admin
                .get(&path)
                .await
                .with(200)
                .contains("Dieses Konto ist gesperrt")
        );
        admin.post(&format!("{path}/link"), &[]).await.with(409);
        admin
            .post(&format!("{path}/sperre/aufhebung"), &[])
            .await
            .leads_to();
        admin
            .post(&format!("/konten/{}/sperre", gregor.account), &[])
            .await
            .with(409);
        admin.post(&format!("{path}/link"), &[]).await.leads_to();
    })
    .await;
}

#[tokio::test]
async fn case_managers_partners_and_the_residence_office_see_no_accounts_approvals_or_trail() {
    on_both_databases(SCHEMA, async |house| {
        let anna = house.anna().await;
        for who in [
            house.clara().await,
            house.emil().await,
            house.fatma().await,
            house.bernd().await,
        ] {
            let mut browser = browser(&house, &who).await;
            let account = format!("/konten/{}", anna.account);
            for path in [
                "/konten",
                "/konten/neu",
                &account,
                "/freigaben",
                "/protokoll",
                "/protokoll/export",
                "/protokoll/jahre",
            ] {
                browser.get(path).await.with(404);
            }
            for act in [
                "rollen",
                "rollen/ende",
                "sperre",
                "sperre/aufhebung",
                "link",
                "zweiter-faktor",
                "bearbeiten",
            ] {
                browser.post(&format!("{account}/{act}"), &[]).await.with(404);
            }
            browser.post("/protokoll/jahre/2020", &[]).await.with(404);
        }
    })
    .await;
}
