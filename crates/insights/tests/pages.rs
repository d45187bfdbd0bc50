//! Who reads the figures, and that page, chart and files show the same.

use access::role::{Role, Scope, ScopeKind};
use testing::house::on_both_databases;

use crate::district::{Kreis, MIGRATIONS};

#[tokio::test]
async fn before_the_first_month_the_pages_say_what_will_come() {
    on_both_databases(MIGRATIONS, async |house| {
        let kreis = Kreis::new(house).await;
        let bernd = kreis.house.bernd().await;
        let get = async |path| testing::browser::get(&kreis.router, &bernd, path).await;
        get("/zahlen").await.is(200).shows("Noch keine Zahlen");
        get("/zahlen/tabelle").await.is(200).shows("Noch keine Zahlen");
        get("/zahlen/tabelle.csv").await.is(303);
    })
    .await;
}

#[tokio::test]
async fn page_chart_and_files_show_the_same() {
    on_both_databases(MIGRATIONS, async |house| {
        let kreis = Kreis::new(house).await;
        kreis.with_cases(300).await;
        kreis.on("2026-03-02").await;
        let bernd = kreis.house.bernd().await;
        let get = async |path: &str| testing::browser::get(&kreis.router, &bernd, path).await;
        get("/zahlen")
            .await
            .is(200)
            .shows("Januar bis Dezember 2025")
            .shows("Februar 2026");
        let page = get("/zahlen/tabelle?tabelle=open_cases&zeit=2026-02").await;
        page.is(200)
            .shows("Delbrück")
            .shows("Prozessbegleitung")
            .shows("<svg");
        let csv = get("/zahlen/tabelle.csv?tabelle=open_cases&zeit=2026-02").await;
        csv.is(200).shows("Delbrück").shows("unter 5");
        let total = csv
            .body
            .lines()
            .find(|line| line.starts_with("Kreis Paderborn"))
            .unwrap()
            .to_owned();
        for value in total.split(';').skip(1) {
            page.shows(&format!(">{value}<"));
        }
        get("/zahlen/tabelle.xlsx?tabelle=open_cases&zeit=2026-02")
            .await
            .is(200);
        get("/zahlen/tabelle.pdf?tabelle=needs").await.is(200);
        for kind in figures::kind::Kind::ALL {
            get(&format!("/zahlen/tabelle?tabelle={kind}"))
                .await
                .is(200)
                .shows("So sind die Zahlen zu lesen");
        }
        for unknown in [
            "tabelle=persons",
            "tabelle=open_cases&zeit=2020-01",
            "zeit=gestern",
        ] {
            get(&format!("/zahlen/tabelle?{unknown}")).await.is(404);
        }
    })
    .await;
}

#[tokio::test]
async fn a_case_manager_reads_the_own_places_and_others_nothing() {
    on_both_databases(MIGRATIONS, async |house| {
        let kreis = Kreis::new(house).await;
        kreis.with_cases(300).await;
        kreis.on("2026-03-02").await;
        let borchen = Scope {
            kind: ScopeKind::Municipality,
            id: Some(kreis.municipality("Borchen").await),
        };
        let house = &kreis.house;
        let own = house
            .someone("lea.test", "Lea Test", Role::CaseManager, &[borchen])
            .await;
        let page = testing::browser::get(&kreis.router, &own, "/zahlen/tabelle?tabelle=open_cases").await;
        page.is(200)
            .shows("Kreis Paderborn")
            .shows("Borchen")
            .hides("Delbrück");
        page.shows("die Orte, für die Sie zuständig sind");
        let file = testing::browser::get(&kreis.router, &own, "/zahlen/tabelle.csv").await;
        file.is(200).shows("Borchen").hides("Delbrück");
        let others = [
            kreis.house.dora().await,
            kreis.house.emil().await,
            kreis.house.fatma().await,
            kreis.house.gregor().await,
        ];
        for path in ["/zahlen", "/zahlen/tabelle", "/zahlen/tabelle.csv"] {
            testing::browser::is_hidden_from(&kreis.router, &others, path, "Offene Fälle").await;
        }
    })
    .await;
}
