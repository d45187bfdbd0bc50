//! What the job publishes month after month, against the attacker of `figures`; and how the job goes about it.

use access::act::Act;
use figures::bounds::Bounds;
use figures::draft::{Draft, SUM};
use figures::kind::Kind;
use figures::place::Spot;
use figures::snapshot::store;
use figures::withhold::Figure;
use testing::house::on_both_databases;

use crate::attacker::withstands;
use crate::district::{Kreis, MIGRATIONS, counters};
use crate::scene::{Published, name};

/// Everything that is published, read as pages read it, beside what is true now.
async fn everything(kreis: &Kreis) -> Published {
    let permit = kreis.permit().await;
    let bernd = kreis.house.bernd().await;
    let (mut tx, leave) = kreis.house.access.enter(&bernd, Act::FiguresRead).await.unwrap();
    let mut all: Option<Published> = None;
    let history = store::history(&mut tx, &permit).await.unwrap();
    for counter in counters().all() {
        let mut periods = store::periods(&mut tx, &leave, counter.kind).await.unwrap();
        periods.reverse();
        for period in periods {
            let table = store::table(&mut tx, &leave, (counter.kind, period))
                .await
                .unwrap()
                .unwrap();
            let counts = (counter.count)(&mut tx, &permit, period).await.unwrap();
            let codes: Vec<String> = (counter.columns)()
                .iter()
                .map(|column| column.code.to_owned())
                .collect();
            let draft = Draft::new((counter.kind, period), &table.places, codes.clone(), counts);
            let regions = table.places.regions.iter();
            let spots = regions.flat_map(|region| {
                let towns = region.municipalities.iter();
                let towns = towns.map(|place| Spot::Municipality(place.key.clone()));
                std::iter::once(Spot::Region(region.key.clone())).chain(towns)
            });
            let published = all.get_or_insert_with(|| Published::new(table.places.clone()));
            for spot in spots.chain([Spot::District]) {
                for column in codes.iter().map(String::as_str).chain([SUM]) {
                    let Some(shown) = table.shown(&spot, column) else {
                        continue;
                    };
                    let figure = Figure {
                        kind: counter.kind,
                        period,
                        spot: spot.clone(),
                        column: column.to_owned(),
                        shown,
                        known: Bounds::ANY,
                    };
                    let truth = draft.number(&table.places, &spot, column);
                    published.truth.insert(name(&figure), truth);
                    published.figures.push(figure);
                }
            }
        }
    }
    let mut all = all.unwrap();
    all.history = history;
    all
}

#[tokio::test]
async fn what_is_published_over_a_year_withstands_the_attacker() {
    for count in [60, 400] {
        on_both_databases(MIGRATIONS, async |house| {
            let kreis = Kreis::new(house).await;
            kreis.with_cases(count).await;
            kreis.on("2026-03-02").await;
            let published = everything(&kreis).await;
            assert!(published.history.months.iter().all(|month| month.is_linked));
            assert!(published.truth.values().any(|number| (1..=4).contains(number)));
            let kinds: std::collections::BTreeSet<Kind> =
                published.figures.iter().map(|figure| figure.kind).collect();
            assert_eq!(kinds.len(), Kind::ALL.len());
            withstands(&published);
        })
        .await;
    }
}

#[tokio::test]
async fn each_month_is_counted_once_and_missed_ones_are_made_up_for() {
    on_both_databases(MIGRATIONS, async |house| {
        let kreis = Kreis::new(house).await;
        kreis.with_cases(50).await;
        kreis.on("2026-03-02").await;
        let months = "SELECT COUNT(*) AS n FROM figures_snapshot";
        let figures = "SELECT COUNT(*) AS n FROM figures_figure";
        assert_eq!(kreis.number(months).await, 14);
        let before = kreis.number(figures).await;
        kreis.on("2026-03-30").await;
        assert_eq!(
            (kreis.number(months).await, kreis.number(figures).await),
            (14, before)
        );
        kreis.on("2026-06-01").await;
        assert_eq!(kreis.number(months).await, 17);
        assert_eq!(
            kreis
                .number("SELECT COUNT(*) AS n FROM figures_table WHERE kind = 'access_routes'")
                .await,
            2
        );
    })
    .await;
}

#[tokio::test]
async fn what_is_published_stays_when_cases_are_written_late() {
    on_both_databases(MIGRATIONS, async |house| {
        let kreis = Kreis::new(house).await;
        kreis.with_cases(200).await;
        kreis.on("2026-03-02").await;
        let sum = "SELECT CAST(SUM(shown) AS BIGINT) AS n FROM figures_figure WHERE period = '2026-02'";
        let before = kreis.number(sum).await;
        let mut tx = kreis.house.back_door.write().await.unwrap();
        db::statement::Statement::new(
            "UPDATE cases_case SET opened_on = '2026-02-01' WHERE opened_on > '2025-09-01'",
        )
        .run(&mut tx)
        .await
        .unwrap();
        tx.commit().await.unwrap();
        kreis.on("2026-04-01").await;
        assert_eq!(kreis.number(sum).await, before);
        let changed = async |text| {
            let mut tx = kreis.house.back_door.write().await.unwrap();
            db::statement::Statement::new(text).run(&mut tx).await.is_ok()
        };
        assert!(!changed("UPDATE figures_figure SET shown = 5").await);
        assert!(!changed("DELETE FROM figures_figure").await);
    })
    .await;
}
