//! Contacts through their pages: written down in twelve taps, counted apart, sent twice once, a case without retyping.

use db::statement::Statement;
use testing::browser::Answer;
use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene, day};

pub(crate) const NEW: &str = "/kontakte/neu";

/// The fields of an ordinary contact.
pub(crate) fn filled<'f>(token: &'f str, more: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    let mut fields = vec![
        ("einmal", token),
        ("weg", "phone"),
        ("art", "brief_advice"),
        ("dauer", "up_to_15"),
        ("sprachmittlung", "none"),
        ("ergebnis", "informed"),
        ("sprache", "ar"),
        ("thema", "housing"),
    ];
    for (name, value) in more {
        fields.retain(|(own, _)| own != name);
        fields.push((name, value));
    }
    fields
}

async fn count(scene: &Scene) -> i64 {
    let mut tx = scene.house.back_door.read().await.unwrap();
    Statement::new("SELECT COUNT(*) AS n FROM cases_contact")
        .number(&mut tx)
        .await
        .unwrap()
}

/// A card of Anna's; its path.
pub(crate) async fn card(scene: &Scene, token: &str, name: &str) -> String {
    let more = [
        ("karte_name", name),
        ("karte_erreichbar", "0151 2345678"),
        ("notiz", "Sucht eine Wohnung"),
    ];
    let made = scene.post(&scene.anna, NEW, &filled(token, &more)).await;
    made.is(303);
    made.location
}

/// What is folded away in the form.
const FOLDED: &[&str] = &["sprache", "kommune", "tag", "sprachmittlung"];

/// How many key presses or taps lead from a fresh form to these answers: one for each chip, two for a select, one for
/// opening what is folded away if something there is not as wanted, one for saving.
fn taps(fresh: &Answer, wanted: &[(&str, &str)]) -> usize {
    let is_chosen = |name: &str, value: &str| {
        let mut tags = fresh
            .body
            .split("<input")
            .filter_map(|rest| rest.split('>').next());
        let (name, value) = (format!(r#"name="{name}""#), format!(r#"value="{value}""#));
        let tag = tags.find(|tag| tag.contains(&name) && tag.contains(&value));
        tag.map(|tag| tag.contains("checked"))
    };
    let of_one = |(name, value): &(&str, &str)| match is_chosen(name, value) {
        Some(true) => 0,
        Some(false) => 1,
        None if fresh
            .body
            .contains(&format!(r#"<option value="{value}" selected>"#)) =>
        {
            0
        }
        None => 2,
    };
    let is_opened = wanted
        .iter()
        .any(|answer| FOLDED.contains(&answer.0) && of_one(answer) > 0);
    wanted.iter().map(of_one).sum::<usize>() + usize::from(is_opened) + 1
}

#[tokio::test]
async fn a_contact_takes_at_most_twelve_taps() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let fresh = scene.get(&scene.anna, NEW).await;
        fresh.is(200).shows(r#"accesskey="1""#);
        let ordinary = [
            ("thema", "housing"),
            ("weg", "open_hour"),
            ("art", "brief_advice"),
            ("sprache", "de"),
        ];
        let busy = [
            ("thema", "housing"),
            ("thema", "residence"),
            ("art", "referral_advice"),
            ("weg", "phone"),
            ("dauer", "up_to_60"),
            ("sprache", "ar"),
            ("sprachmittlung", "lay"),
            ("ergebnis", "referred"),
        ];
        assert_eq!(taps(&fresh, &ordinary), 2);
        assert_eq!(taps(&fresh, &busy), 11);
        for (token, fields) in [("a", &ordinary[..]), ("b", &busy)] {
            scene.house.clock.set(scene.house.clock.now().plus_seconds(60));
            let mut sent = filled(token, fields);
            sent.extend(fields.iter().filter(|(name, _)| *name == "thema"));
            scene.post(&scene.anna, NEW, &sent).await.is(303);
        }
        let list = scene.get(&scene.anna, "/kontakte").await;
        list.is(200).shows("Verweisberatung");
        list.shows("Aufenthalt, Wohnen");
        let next = scene.get(&scene.anna, NEW).await;
        assert_eq!(
            taps(
                &next,
                &[("thema", "housing"), ("weg", "phone"), ("dauer", "up_to_60")]
            ),
            2
        );
    })
    .await;
}

#[tokio::test]
async fn what_is_usual_is_folded_away_until_it_says_something_else_or_is_wrong() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let open = r#"<details class="more" open>"#;
        let fresh = scene.get(&scene.anna, NEW).await;
        fresh.is(200).shows("Mehr angeben");
        fresh.hides(open);

        let today = scene.house.clock.today().to_string();
        let own = testing::people::delbrueck().to_string();
        let usual = [
            ("sprache", "de"),
            ("kommune", own.as_str()),
            ("tag", today.as_str()),
            ("art", ""),
        ];
        let wrong_elsewhere = scene.post(&scene.anna, NEW, &filled("a", &usual)).await;
        wrong_elsewhere.is(422).hides(open);
        for (field, value) in [
            ("sprache", "ar"),
            ("sprachmittlung", "lay"),
            ("tag", "31.02.2026"),
        ] {
            let mut fields = filled("b", &usual);
            fields.retain(|(name, _)| *name != field);
            fields.push((field, value));
            let again = scene.post(&scene.anna, NEW, &fields).await;
            again.is(422);
            assert_eq!(again.body.matches(open).count(), 1, "{field}");
        }
        let noted = [&usual[..], &[("notiz", "Merken")]].concat();
        let again = scene.post(&scene.anna, NEW, &filled("c", &noted)).await;
        again.is(422);
        assert_eq!(again.body.matches(open).count(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_form_that_is_sent_twice_makes_one_contact() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        for fields in [filled("same", &[]), filled("noted", &[("notiz", "Merken")])] {
            for _ in 0..3 {
                scene.post(&scene.anna, NEW, &fields).await.is(303);
            }
        }
        assert_eq!(count(&scene).await, 2);
        let ida = scene.house.ida().await;
        scene.post(&ida, NEW, &filled("same", &[])).await.is(303);
        assert_eq!(count(&scene).await, 3, "a colleague's form is another");
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_is_said_at_its_field_and_nothing_typed_is_lost() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let long = "ü".repeat(10_000);
        let wrong: [(&[(&str, &str)], &str); 7] = [
            (&[("tag", "31.02.2026")], "Bitte ein Datum wie"),
            (&[("tag", "2026")], "Bitte ein Datum wie"),
            (&[("tag", "29.02.2026")], "Bitte ein Datum wie"),
            (&[("tag", "03.03.2026")], "liegt in der Zukunft"),
            (&[("art", "case_contact")], "„Kontakt erfassen“"),
            (&[("notiz", &long)], "10000 Zeichen sind zu viel"),
            (&[("karte_erreichbar", "0151 1")], "Namen oder Arbeitstitel"),
        ];
        for (fields, sentence) in wrong {
            let more = [fields, &[("karte_uhrzeit", "9")], &[("karte_tag", "2026-03-09")]].concat();
            let answer = scene.post(&scene.anna, NEW, &filled("t", &more)).await;
            answer.is(422).shows(sentence);
            answer.shows(r#"value="t""#);
            for (_, typed) in fields.iter().filter(|(field, _)| *field != "art") {
                answer.shows(typed);
            }
        }
        assert_eq!(count(&scene).await, 0);
        scene.house.clock.set("2026-03-29T00:30:00Z".parse().unwrap());
        let anna = scene.house.signed_in(scene.anna.account).await;
        scene
            .post(&anna, NEW, &filled("n", &[("tag", "2026-03-29")]))
            .await
            .is(303);
    })
    .await;
}

#[tokio::test]
async fn the_three_task_areas_are_counted_apart_and_leave_without_names() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        for (token, kind) in [
            ("1", "brief_advice"),
            ("2", "first_talk"),
            ("3", "network_work"),
            ("4", "structure_work"),
        ] {
            scene
                .post(&scene.anna, NEW, &filled(token, &[("art", kind)]))
                .await
                .is(303);
        }
        let list = scene.get(&scene.anna, "/kontakte").await;
        list.shows(r#"Unterstützungsmanagement</th><td data-label="Diese Woche" class="number">2</td><td data-label="Dieser Monat" class="number">2</td>"#);
        list.shows(r#"Netzwerkarbeit</th><td data-label="Diese Woche" class="number">1</td>"#);
        list.shows(r#"Systemmanagement</th><td data-label="Diese Woche" class="number">1</td>"#);
        let filtered = scene
            .get(&scene.anna, "/kontakte?aufgabe=network&von=2026-03-01&bis=x")
            .await;
        filtered.is(200).shows("1 Kontakt<");
        let nothing = scene.get(&scene.anna, "/kontakte?von=2026-03-03").await;
        nothing.is(200).shows("Noch keine Kontakte");
        for other in [scene.house.ida().await, scene.house.clara().await] {
            let theirs = scene.get(&other, "/kontakte").await;
            theirs
                .is(200)
                .shows(r#"Unterstützungsmanagement</th><td data-label="Diese Woche" class="number">0</td>"#);
        }
    })
    .await;
}

#[tokio::test]
async fn a_contact_about_nobody_can_be_taken_back_for_a_day() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene.post(&scene.anna, NEW, &filled("1", &[])).await.is(303);
        let list = scene.get(&scene.anna, "/kontakte").await;
        let id = list.body.split(r#"name="kontakt" value=""#).nth(1).unwrap();
        let id = id.split('"').next().unwrap().to_owned();
        let clara = scene.house.clara().await;
        scene
            .post(&clara, "/kontakte/ruecknahme", &[("kontakt", &id)])
            .await
            .is(303);
        assert_eq!(count(&scene).await, 1, "only one's own");
        scene
            .post(&scene.anna, "/kontakte/ruecknahme", &[("kontakt", &id)])
            .await
            .is(303);
        assert_eq!(count(&scene).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_stroke_of_the_tally_is_one_tap_and_the_last_one_goes_back() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let path = "/kontakte/strichliste";
        scene.get(&scene.anna, path).await.is(200).shows("Wohnen: 0");
        for (token, topic) in [
            ("1", "housing"),
            ("1", "housing"),
            ("2", "housing"),
            ("3", "work"),
        ] {
            let fields = [("einmal", token), ("sprache", "uk"), ("thema", topic)];
            scene.house.clock.set(scene.house.clock.now().plus_seconds(20));
            scene.post(&scene.anna, path, &fields).await.is(303);
        }
        let tally = scene.get(&scene.anna, path).await;
        tally.shows("Wohnen: 2");
        tally.shows("Ukrainisch: 3");
        tally.shows(r#"<option value="uk" selected>"#);
        scene
            .post(&scene.anna, "/kontakte/strichliste/ruecknahme", &[])
            .await
            .is(303);
        scene
            .get(&scene.anna, path)
            .await
            .shows("Ausbildung und Arbeit: 0");
        scene
            .post(&scene.anna, path, &[("thema", "<b>")])
            .await
            .is(422)
            .shows("Bitte eine Sprache");
    })
    .await;
}

/// What the time line of a case tells, as Anna sees it.
pub(crate) async fn told(scene: &Scene, case: base::ids::CaseId) -> Vec<String> {
    let (mut tx, permit) = scene
        .house
        .access
        .reading(&scene.anna, access::act::Act::CaseRead, case)
        .await
        .unwrap();
    let told = cases::contact::answers::teller(&mut tx, &permit).await.unwrap();
    told.into_iter()
        .map(|one| format!("{} {}", one.title, one.text.unwrap_or_default()))
        .collect()
}

#[tokio::test]
async fn a_contact_in_a_case_is_sealed_with_it_told_in_it_and_moves_its_last_contact() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Selam", "Tesfay").await;
        let path = format!("/faelle/{case}/kontakt");
        scene.house.clock.set("2026-03-05T09:00:00Z".parse().unwrap());
        let anna = scene.house.signed_in(scene.anna.account).await;
        scene.get(&anna, &path).await.is(200).shows("Fallkontakt");
        let fields = filled(
            "1",
            &[
                ("art", "case_contact"),
                ("notiz", "Mietvertrag fehlt"),
                ("tag", "2026-03-04"),
            ],
        );
        for _ in 0..2 {
            scene.post(&anna, &path, &fields).await.is(303);
        }
        assert_eq!(scene.head(case).await.last_contact_on, day("2026-03-04"));
        let told = told(&scene, case).await;
        assert_eq!(told, ["Fallkontakt, Telefon Wohnen\nMietvertrag fehlt"]);
        let others = scene.house.others().await;
        scene.is_hidden_from(&others, &path, "Mietvertrag").await;
        let mut tx = scene.house.back_door.read().await.unwrap();
        let notes = Statement::new("SELECT note FROM cases_contact WHERE note IS NOT NULL")
            .all(&mut tx, |row| row.get::<Vec<u8>>("note"))
            .await
            .unwrap();
        assert!(!notes[0].windows(11).any(|bytes| bytes == b"Mietvertrag"));
    })
    .await;
}
