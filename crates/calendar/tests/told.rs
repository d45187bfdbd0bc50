//! What this room answers to others: time line, due items, closing checks, today, what is next.

use access::act::Act;
use calendar::told::{checker, meetings, reminder, summary, teller, today};
use cases::asked::closing::Checker;
use cases::asked::due::{About, Reminder};
use cases::asked::meeting;
use cases::asked::timeline::Teller;
use testing::house::on_both_databases;

use crate::scene::{MARK, MIGRATIONS, Scene};

#[tokio::test]
async fn what_is_due_today_and_next_is_told() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Tesfay").await;
        scene.appointment(case, "2026-03-02T07:00:00Z").await;
        scene.appointment(case, "2026-03-02T15:00:00Z").await;
        let follow_up = [("anlass", "papers"), ("tag", "2.3.2026"), ("text", MARK)];
        scene
            .post(&scene.anna, &format!("/faelle/{case}/wiedervorlagen"), &follow_up)
            .await
            .is(303);
        scene
            .post(
                &scene.anna,
                &format!("/faelle/{case}/fristen"),
                &[("art", "section_24")],
            )
            .await
            .is(303);
        let access = &scene.house.access;

        let (mut tx, list) = access.list(&scene.anna, Act::CaseList).await.unwrap();
        let remind: Reminder = reminder;
        let due = remind(&mut tx, &list, "2027-03-04".parse().unwrap())
            .await
            .unwrap();
        let due: Vec<(String, About, bool)> = due
            .into_iter()
            .map(|one| (one.what, one.about, one.is_deadline))
            .collect();
        assert_eq!(
            due,
            [
                (
                    "Wiedervorlage: Unterlagen anfordern".to_owned(),
                    About::Case(case),
                    false
                ),
                (
                    "Frist: § 24 AufenthG läuft ab".to_owned(),
                    About::Case(case),
                    true
                ),
            ]
        );
        let day = list.now().day();
        let lines = today(&mut tx, &list, day).await.unwrap();
        drop(tx);
        let keys = access.shown_files(&list, &[case], &[]).await.unwrap();
        let titles: Vec<String> = lines
            .iter()
            .map(|one| one.appointment.texts_in_list(&keys).title)
            .collect();
        assert_eq!(titles, [format!("{MARK} Titel"), format!("{MARK} Titel")]);

        let (mut tx, permit) = access.reading(&scene.anna, Act::CaseRead, case).await.unwrap();
        let tell: Teller = teller;
        let told = tell(&mut tx, &permit).await.unwrap();
        assert_eq!(told.len(), 1);
        assert_eq!(
            (told[0].title.as_str(), told[0].text.as_deref()),
            ("Hausbesuch", Some("Zwetschgenkuchen Titel"))
        );
        let check: Checker = checker;
        let missing: Vec<String> = check(&mut tx, &permit)
            .await
            .unwrap()
            .into_iter()
            .filter(|check| !check.holds)
            .map(|check| check.missing)
            .collect();
        assert_eq!(
            missing,
            [
                "1 Termin steht noch aus",
                "1 Termin ohne Ergebnis",
                "1 Wiedervorlage ist offen",
                "1 Frist ist offen"
            ]
        );
        let next = summary(&mut tx, &permit).await.unwrap();
        let appointment = next.appointment.unwrap();
        assert_eq!(appointment.when, "02.03.2026, 16:00–17:00");
        assert_eq!(appointment.title, format!("{MARK} Titel"));
        assert_eq!((next.follow_ups, next.deadlines.len()), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn letters_hear_of_the_next_appointment_and_of_the_last_that_took_place() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Tesfay").await;
        let past = scene.appointment(case, "2026-02-26T09:00:00Z").await.to_string();
        scene.appointment(case, "2026-03-05T09:00:00Z").await;
        scene.appointment(case, "2026-03-04T09:00:00Z").await;
        let access = &scene.house.access;
        let (mut tx, permit) = access.reading(&scene.anna, Act::CaseRead, case).await.unwrap();
        let tell: meeting::Teller = meetings;
        let known = tell(&mut tx, &permit).await.unwrap();
        assert_eq!(known.last, None, "nobody has said that it took place");
        let next = known.next.unwrap();
        assert_eq!(next.day.to_string(), "2026-03-04");
        // Nine o'clock in London is ten in Germany in winter.
        assert_eq!((next.from.as_str(), next.until.as_str()), ("10:00", "11:00"));
        assert_eq!(
            (next.place.as_str(), next.is_at_home),
            ("Zwetschgenkuchenweg 7", true)
        );
        drop(tx);

        let fields = [("termin", past.as_str()), ("ergebnis", "attended")];
        let outcome = format!("/faelle/{case}/termine/ergebnis");
        scene.post(&scene.anna, &outcome, &fields).await.is(303);
        let (mut tx, permit) = access.reading(&scene.anna, Act::CaseRead, case).await.unwrap();
        let known = tell(&mut tx, &permit).await.unwrap();
        assert_eq!(known.last.unwrap().day.to_string(), "2026-02-26");
    })
    .await;
}
