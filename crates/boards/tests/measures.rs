//! Measures, their effect, and the letters that follow from decisions.

use db::statement::Statement;
use figures::kind::Kind;
use organisation::model::field_of_action::FieldOfAction;
use testing::house::on_both_databases;

use crate::wing::{DECISION, MIGRATIONS, REJECTED, THEME, Wing};

const AGREED: &[(&str, &str)] = &[
    ("thema", THEME),
    ("beschluss", DECISION),
    ("titel", "Kurse am Abend"),
    ("wer", "Leitung des Sprachkursträgers"),
    ("bis", "2026-12-31"),
];

async fn agreed(wing: &Wing) -> String {
    let place = wing.place.to_string();
    let mut fields = AGREED.to_vec();
    fields.push(("kommune", &place));
    let answer = wing.post(&wing.bernd, "/massnahmen/neu", &fields).await;
    answer.is(303).location.clone()
}

#[tokio::test]
async fn a_measure_follows_from_a_decision_and_its_effect_is_told_with_care() {
    on_both_databases(MIGRATIONS, async |house| {
        let wing = Wing::new(house).await;
        let bernd = &wing.bernd;
        wing.get(bernd, "/massnahmen")
            .await
            .is(200)
            .shows("Keine Maßnahmen");
        wing.post(bernd, "/massnahmen/neu", &[])
            .await
            .is(422)
            .shows("Bitte das Thema wählen");
        let wrong = [&[("beschluss", REJECTED)], &AGREED[2..], &AGREED[..1]].concat();
        wing.post(bernd, "/massnahmen/neu", &wrong)
            .await
            .is(422)
            .shows("gehört nicht zu diesem Thema");
        let path = agreed(&wing).await;
        wing.get(bernd, &path)
            .await
            .is(200)
            .shows("Kurse am Abend")
            .shows("noch keine Aussage")
            .shows("kein Beweis")
            .shows("2. Halbjahr 2022 bis 1. Halbjahr 2024");
        wing.run("UPDATE boards_measure SET status = 'running', begun_on = '2024-12-20'")
            .await;
        for (period, month, here) in [
            ("2023-H2", "2023-12", 120),
            ("2024-H1", "2024-06", 125),
            ("2024-H2", "2024-12", 120),
            ("2025-H1", "2025-06", 40),
            ("2025-H2", "2025-12", 45),
        ] {
            wing.published((period, month), here).await;
        }
        wing.get(&wing.anna, &path)
            .await
            .is(200)
            .shows("weniger gemeldet")
            .shows("kein Beweis")
            .shows("Beschluss")
            .shows("nicht verglichen")
            .hides("Festhalten");
        wing.get(bernd, "/massnahmen")
            .await
            .shows("weniger gemeldet")
            .shows("M-2026-01");
        wing.run("UPDATE boards_measure SET number = 'M-2026-07'").await;
        let next = agreed(&wing).await;
        wing.get(bernd, &next).await.shows("M-2026-08");
        wing.get(bernd, "/massnahmen?stand=alle&kommune=nirgends")
            .await
            .is(200);
        wing.get(bernd, "/massnahmen.xlsx").await.is(200);
        testing::browser::is_hidden_from(&wing.router, &wing.others().await, &path, "Kurse").await;
        wing.post(&wing.anna, &format!("{path}/fortschritt"), &[("notiz", "x")])
            .await
            .is(404);
    })
    .await;
}

#[tokio::test]
async fn milestones_notes_and_two_editors() {
    on_both_databases(MIGRATIONS, async |house| {
        let wing = Wing::new(house).await;
        let bernd = &wing.bernd;
        let path = agreed(&wing).await;
        let note = format!("{path}/fortschritt");
        wing.post(
            bernd,
            &note,
            &[
                ("version", "1"),
                ("notiz", "Ein Raum ist da."),
                ("stand", "running"),
            ],
        )
        .await
        .is(303);
        wing.post(
            bernd,
            &note,
            &[("version", "1"), ("notiz", "Zu spät."), ("stand", "done")],
        )
        .await
        .is(422)
        .shows("Jemand anderes hat gerade")
        .shows("Zu spät.");
        wing.post(
            bernd,
            &note,
            &[("version", "2"), ("notiz", "Zurück."), ("stand", "planned")],
        )
        .await
        .is(422)
        .shows("folgt nicht");
        let steps = format!("{path}/meilensteine");
        wing.post(bernd, &steps, &[("meilenstein", ""), ("meilenstein_bis", "")])
            .await
            .is(422);
        let step = [
            ("meilenstein", "Lehrkraft gefunden"),
            ("meilenstein_bis", "2026-02-01"),
        ];
        wing.post(bernd, &steps, &step).await.is(303);
        wing.get(bernd, &path)
            .await
            .shows("Ein Raum ist da.")
            .shows("Lehrkraft gefunden")
            .shows("überfällig")
            .shows("02.03.2026");
        let id = wing.text("SELECT id AS t FROM boards_milestone").await;
        let reached = format!("{path}/meilenstein");
        wing.post(bernd, &reached, &[("nummer", &id), ("erreicht", "ja")])
            .await
            .is(303);
        wing.get(bernd, &path).await.shows("erreicht am 02.03.2026");
        let elsewhere = "00000000-0000-4000-8000-00000000dead";
        wing.post(bernd, &reached, &[("nummer", elsewhere), ("erreicht", "ja")])
            .await
            .is(404);
        let edit = format!("{path}/bearbeiten");
        wing.get(bernd, &edit).await.is(200).shows("bleibt fest");
        let changed = [
            ("version", "2"),
            ("titel", "Kurse abends"),
            ("wer", "VHS"),
            ("bis", "2027-01-31"),
        ];
        wing.post(bernd, &edit, &changed).await.is(303);
        let mine = [
            ("version", "2"),
            ("titel", "Andere Kurse"),
            ("wer", "VHS"),
            ("bis", "2027-01-31"),
        ];
        wing.post(bernd, &edit, &mine)
            .await
            .is(409)
            .shows("Jetzt gespeichert");
    })
    .await;
}

#[tokio::test]
async fn letters_to_municipalities_are_kept_as_they_were_sent() {
    on_both_databases(MIGRATIONS, async |house| {
        let wing = Wing::new(house).await;
        let bernd = &wing.bernd;
        agreed(&wing).await;
        wing.get(bernd, "/informationsbriefe")
            .await
            .is(200)
            .shows("2. Halbjahr 2025");
        let page = "/informationsbriefe/halbjahr?halbjahr=2025-H2";
        wing.get(bernd, page)
            .await
            .is(200)
            .shows("Sehr geehrte")
            .hides("Als versandt");
        for wrong in ["halbjahr=2025", "halbjahr=x"] {
            wing.get(bernd, &format!("/informationsbriefe/halbjahr?{wrong}"))
                .await
                .is(404);
        }
        // Without a half-year it is the one whose letter is due.
        wing.get(bernd, "/informationsbriefe/halbjahr")
            .await
            .is(200)
            .shows("2. Halbjahr 2025");
        let words = [("version", "0"), ("halbjahr", "2025-H2"), ("text", "Guten Tag")];
        wing.post(bernd, "/informationsbriefe/halbjahr", &words)
            .await
            .is(303);
        wing.post(bernd, "/informationsbriefe/halbjahr", &words)
            .await
            .is(422)
            .shows("inzwischen geändert");
        let paper = format!(
            "/informationsbriefe/brief.pdf?halbjahr=2025-H2&kommune={}",
            wing.place
        );
        assert_eq!(
            wing.get(bernd, &paper).await.is(200).header("content-type"),
            "application/pdf"
        );
        let sending = [("version", "1"), ("halbjahr", "2025-H2")];
        wing.post(bernd, "/informationsbriefe/versand", &sending)
            .await
            .is(303);
        wing.post(bernd, "/informationsbriefe/versand", &sending)
            .await
            .is(422);
        let kept =
            "SELECT COUNT(*) AS n FROM boards_information_letter WHERE content LIKE '%Kurse am Abend%'";
        let before = wing.number(kept).await;
        assert_eq!(before, 1, "the measure concerns one municipality");
        wing.run("UPDATE boards_measure SET title = 'Anders'").await;
        assert_eq!(wing.number(kept).await, before);
        wing.get(bernd, &paper).await.is(200);
        wing.get(&wing.anna, page).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn a_letter_to_the_land_needs_its_decision_and_takes_the_theme_along() {
    on_both_databases(MIGRATIONS, async |house| {
        let wing = Wing::new(house).await;
        let bernd = &wing.bernd;
        wing.run("UPDATE themes_theme SET station = 'steering_group'")
            .await;
        let rejected = format!("/beschluesse/{REJECTED}/landesbrief");
        wing.get(bernd, &rejected)
            .await
            .is(200)
            .shows("nur mit einem angenommenen Beschluss");
        let fields = [
            ("version", "0"),
            ("dienststelle", "Bezirksregierung (Test)"),
            ("betreff", "Kurse"),
            ("text", "Bitte."),
        ];
        wing.post(bernd, &rejected, &fields).await.is(422);
        // A letter that nobody has written leads to where it is written.
        let unwritten = wing.get(bernd, &format!("{rejected}.pdf")).await;
        assert_eq!(unwritten.is(303).header("location"), rejected);
        let path = format!("/beschluesse/{DECISION}/landesbrief");
        wing.get(bernd, &format!("{path}.pdf")).await.is(303);
        wing.post(bernd, &path, &fields).await.is(303);
        wing.get(bernd, &format!("{path}.pdf")).await.is(200);
        wing.post(
            bernd,
            &format!("{path}/antwort"),
            &[("version", "1"), ("antwort", "x"), ("eingang", "2026-03-02")],
        )
        .await
        .is(422);
        wing.post(bernd, &format!("{path}/versand"), &[("version", "1")])
            .await
            .is(303);
        let station = "SELECT station AS t FROM themes_theme";
        assert_eq!(wing.text(station).await, "state_office");
        let answer = [
            ("version", "2"),
            ("antwort", "Wir prüfen das."),
            ("eingang", "2026-03-02"),
        ];
        wing.post(bernd, &format!("{path}/antwort"), &answer)
            .await
            .is(303);
        assert_eq!(wing.text(station).await, "steering_group");
        wing.get(bernd, &path).await.shows("Wir prüfen das.");
        wing.post(bernd, &format!("{path}/antwort"), &answer)
            .await
            .is(422);
        wing.get(&wing.anna, &path).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn the_effects_of_many_measures_are_told_in_a_few_statements() {
    on_both_databases(MIGRATIONS, async |house| {
        let wing = Wing::new(house).await;
        agreed(&wing).await;
        let before = wing.statements_of("/massnahmen").await;
        for _ in 0..8 {
            agreed(&wing).await;
        }
        assert_eq!(wing.statements_of("/massnahmen").await, before);
    })
    .await;
}

/// A half-year in which the field of the theme has this number here; everything else stays as it is.
pub(crate) async fn published(wing: &Wing, (period, month): (&'static str, &'static str), here: i64) {
    let mut tx = wing.house.back_door.write().await.unwrap();
    Statement::new(
        "INSERT INTO figures_snapshot (month, taken_at, is_linked, district) VALUES ($1, $2, TRUE, 'Kreis')",
    )
    .bind_text(month)
    .bind(&wing.house.clock.now())
    .run(&mut tx)
    .await
    .unwrap();
    for (kind, time) in [(Kind::Obstacles, period), (Kind::OpenCases, month)] {
        Statement::new("INSERT INTO figures_table (kind, period, month) VALUES ($1, $2, $3)")
            .bind(&kind)
            .bind_text(time)
            .bind_text(month)
            .run(&mut tx)
            .await
            .unwrap();
    }
    let own = format!("municipality:{}", wing.place);
    let other = "municipality:00000000-0000-4000-8000-00000000beef".to_owned();
    for (spot, theme, rest, open) in [
        (own, here, 50, 800),
        (other, 200, 60, 1200),
        ("district".to_owned(), here + 200, 110, 2000),
    ] {
        for field in FieldOfAction::ALL {
            let number = if *field == FieldOfAction::Language {
                theme
            } else {
                rest
            };
            figure(&mut tx, (Kind::Obstacles, period), (&spot, field.code()), number).await;
        }
        figure(&mut tx, (Kind::OpenCases, month), (&spot, ""), open).await;
    }
    tx.commit().await.unwrap();
}

async fn figure(tx: &mut db::tx::Tx, (kind, period): (Kind, &str), (spot, column): (&str, &str), shown: i64) {
    Statement::new(
        "INSERT INTO figures_figure (kind, period, spot, column_code, shown) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(&kind)
    .bind_text(period)
    .bind_text(spot)
    .bind_text(column)
    .bind(&shown)
    .run(tx)
    .await
    .unwrap();
}
