//! What was planned or typed by mistake is taken back: what held before holds on, and why stays to be read.

use axum::http::StatusCode;
use organisation::model::take_back::{DatedFact, Entry};

use crate::house::{Pages, day, in_the_kreis, paderborn, stored};

fn word(part: &str, entries: &[Entry], fact: DatedFact) -> String {
    let entry = entries.iter().find(|entry| entry.fact == fact).unwrap();
    format!("{part}:{}", entry.key.as_str())
}

#[tokio::test]
async fn a_planned_change_of_a_post_is_taken_back_with_its_reason() {
    in_the_kreis(async |house| {
        let bernd = house.bernd().await;
        let (pages, ids) = (Pages::of(&house), paderborn());
        let before = stored(&house).await;
        let post = format!("/stellen/{}", ids.post("ebh-kreis"));
        let shown = before.post(ids.post("ebh-kreis")).unwrap();
        let id = |organisation: Option<base::ids::OrganisationId>| {
            organisation.map(|id| id.to_string()).unwrap_or_default()
        };
        let today = day("2026-03-02");
        let (employer, technical, line) = (
            id(shown.employer_on(today)),
            id(shown.technical_supervision_on(today)),
            id(shown.line_supervision_on(today)),
        );
        let fields = [
            ("version", "1"),
            ("name", shown.title.as_str()),
            ("ab", "2027-01-01"),
            ("vzae", "0,75"),
            ("ort", "gebiet"),
            ("anstellung", employer.as_str()),
            ("fachaufsicht", technical.as_str()),
            ("dienstaufsicht", line.as_str()),
            ("quelle", "Beschluss"),
        ];
        let changed = pages.post(&bernd, &format!("{post}/bearbeiten"), &fields).await;
        assert_eq!(changed.status, StatusCode::SEE_OTHER, "{}", changed.text);
        let path = format!("{post}/ruecknahme");
        let page = pages.get(&bernd, &path).await.text;
        assert!(
            page.contains("Zuteilung: 0,75 VZÄ")
                && page.contains("Dann gilt weiter, bis auf Weiteres: Zuteilung: 1,0 VZÄ"),
            "{page}"
        );
        let planned = stored(&house).await;
        let entries = planned.entries_of_post(planned.post(ids.post("ebh-kreis")).unwrap());
        let entry = word("eintrag", &entries, DatedFact::Allocation);

        let without = pages
            .post(&bernd, &path, &[("version", "2"), ("eintrag", &entry)])
            .await;
        assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            without.text.contains("Bitte einen Grund") && without.text.contains("checked"),
            "{}",
            without.text
        );
        let answer = pages
            .post(
                &bernd,
                &path,
                &[
                    ("version", "2"),
                    ("eintrag", &entry),
                    ("grund", "Der Beschluss wurde aufgehoben"),
                ],
            )
            .await;

        assert_eq!(
            (answer.status, answer.location.as_str()),
            (StatusCode::SEE_OTHER, post.as_str()),
            "{}",
            answer.text
        );
        assert_eq!(stored(&house).await, before);
        let page = pages.get(&bernd, &post).await.text;
        assert!(
            page.contains("Zurückgenommen: Zuteilung: 0,75 VZÄ")
                && page.contains("Der Beschluss wurde aufgehoben"),
            "{page}"
        );
        let again = pages
            .post(
                &bernd,
                &path,
                &[("version", "2"), ("eintrag", &entry), ("grund", "Noch einmal")],
            )
            .await;
        assert_eq!(again.status, StatusCode::CONFLICT);
        assert!(again.text.contains("value=\"Noch einmal\""), "{}", again.text);
    })
    .await;
}

#[tokio::test]
async fn an_allocation_under_a_filling_stays() {
    in_the_kreis(async |house| {
        let bernd = house.bernd().await;
        let structure = stored(&house).await;
        let post = structure.post(paderborn().post("ebh-kreis")).unwrap();
        let entry = word("eintrag", &structure.entries_of_post(post), DatedFact::Allocation);
        let path = format!("/stellen/{}/ruecknahme", post.id);
        let fields = [("version", "1"), ("eintrag", entry.as_str()), ("grund", "Irrtum")];
        let answer = Pages::of(&house).post(&bernd, &path, &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            answer.text.contains("ist die Stelle nicht zugeteilt"),
            "{}",
            answer.text
        );
        assert_eq!(stored(&house).await, structure);
    })
    .await;
}

#[tokio::test]
async fn the_end_of_a_filling_and_the_filling_itself_are_taken_back() {
    in_the_kreis(async |house| {
        let bernd = house.bernd().await;
        let (pages, id) = (Pages::of(&house), paderborn().post("ebh-kreis"));
        let before = stored(&house).await;
        let post = format!("/stellen/{id}");
        let filling = [
            ("version", "1"),
            ("vzae", "0,5"),
            ("ab", "2026-03-01"),
            ("bis", "2026-06-30"),
            ("quelle", "Personalamt"),
        ];
        assert_eq!(
            pages
                .post(&bernd, &format!("{post}/besetzungen"), &filling)
                .await
                .status,
            StatusCode::SEE_OTHER
        );
        let begun = stored(&house).await;
        let entries = begun.entries_of_post(begun.post(id).unwrap());
        let (end, whole) = (
            word("ende", &entries, DatedFact::Filling),
            word("eintrag", &entries, DatedFact::Filling),
        );
        let path = format!("{post}/ruecknahme");
        let reopened = pages
            .post(
                &bernd,
                &path,
                &[("version", "2"), ("eintrag", &end), ("grund", "Verlängert")],
            )
            .await;
        assert_eq!(reopened.status, StatusCode::SEE_OTHER, "{}", reopened.text);
        let open = stored(&house).await;
        assert_eq!(
            open.post(id).unwrap().occupancy_on(day("2026-07-01")).vacant,
            base::fte::Fte::ZERO
        );

        let gone = pages
            .post(
                &bernd,
                &path,
                &[("version", "3"), ("eintrag", &whole), ("grund", "Abgesagt")],
            )
            .await;
        assert_eq!(gone.status, StatusCode::SEE_OTHER, "{}", gone.text);
        assert_eq!(stored(&house).await, before);
    })
    .await;
}

#[tokio::test]
async fn a_municipality_takes_back_a_wrong_count_and_a_participation() {
    in_the_kreis(async |house| {
        let bernd = house.bernd().await;
        let (pages, id) = (Pages::of(&house), paderborn().municipality("borchen"));
        let before = stored(&house).await;
        let place = before.municipality(id).unwrap();
        let administration = place.administration.unwrap().to_string();
        let area = place.area.unwrap().to_string();
        let tile = place.tile.unwrap();
        let (row, column) = (tile.row.to_string(), tile.column.to_string());
        let fields = [
            ("version", "1"),
            ("name", "Borchen"),
            ("ags", place.ags.as_ref().unwrap().as_str()),
            ("flaeche", area.as_str()),
            ("zeile", row.as_str()),
            ("spalte", column.as_str()),
            ("verwaltung", administration.as_str()),
            ("ab", "2026-04-01"),
            ("teilnahme", "not_participating"),
            ("stichtag", "2025-12-31"),
            ("einwohner", "1"),
            ("quelle", "Rat"),
        ];
        let changed = pages
            .post(&bernd, &format!("/kommunen/{id}/bearbeiten"), &fields)
            .await;
        assert_eq!(changed.status, StatusCode::SEE_OTHER, "{}", changed.text);
        let path = format!("/kommunen/{id}/ruecknahme");
        for (version, fact) in [("2", DatedFact::Population), ("3", DatedFact::Participation)] {
            let now = stored(&house).await;
            let entries = now.entries_of_municipality(now.municipality(id).unwrap());
            let entry = word("eintrag", &entries, fact);
            let answer = pages
                .post(
                    &bernd,
                    &path,
                    &[("version", version), ("eintrag", &entry), ("grund", "Tippfehler")],
                )
                .await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{fact:?}: {}", answer.text);
        }
        let after = stored(&house).await.municipality(id).unwrap().clone();
        assert_eq!(after.population, place.population);
        assert_eq!(after.participation, place.participation);
    })
    .await;
}

#[tokio::test]
async fn a_moved_municipality_comes_back_to_its_region_for_the_gate_too() {
    in_the_kreis(async |house| {
        let bernd = house.bernd().await;
        let (pages, ids) = (Pages::of(&house), paderborn());
        let before = stored(&house).await;
        let chosen: Vec<(String, String)> = before
            .municipalities
            .iter()
            .map(|place| {
                let moves = place.id == ids.municipality("borchen");
                let region = if moves {
                    ids.region("nord")
                } else {
                    place.region.rows()[0].value
                };
                (format!("kommune-{}", place.id), region.to_string())
            })
            .collect();
        let mut fields = vec![("version", "1"), ("ab", "2026-03-01"), ("quelle", "Kreistag")];
        fields.extend(chosen.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        assert_eq!(
            pages.post(&bernd, "/regionen/zuschnitt", &fields).await.status,
            StatusCode::SEE_OTHER
        );
        let moved = stored(&house).await;
        let borchen = ids.municipality("borchen");
        let entries = moved.entries_of_municipality(moved.municipality(borchen).unwrap());
        let entry = word("eintrag", &entries, DatedFact::Region);

        let path = format!("/kommunen/{borchen}/ruecknahme");
        let answer = pages
            .post(
                &bernd,
                &path,
                &[("version", "1"), ("eintrag", &entry), ("grund", "Irrtum")],
            )
            .await;

        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let after = stored(&house).await;
        assert_eq!(after, before);
        let entries = after.entries_of_municipality(after.municipality(borchen).unwrap());
        assert!(
            entries.iter().all(|entry| entry.fact != DatedFact::Region),
            "the first region cannot be taken back"
        );
    })
    .await;
}

#[tokio::test]
async fn a_funding_that_was_entered_too_early_is_taken_back() {
    in_the_kreis(async |house| {
        let bernd = house.bernd().await;
        let pages = Pages::of(&house);
        let before = stored(&house).await;
        let frame = before
            .frames
            .iter()
            .find(|frame| frame.title.starts_with("Case Management"))
            .unwrap();
        let fields = [
            ("version", "1"),
            ("name", &frame.title),
            ("vzae", "15"),
            ("ab", "2027-01-01"),
            ("quelle", "Bescheid"),
        ];
        let path = format!("/foerderrahmen/{}/bearbeiten", frame.id);
        assert_eq!(
            pages.post(&bernd, &path, &fields).await.status,
            StatusCode::SEE_OTHER
        );
        let planned = stored(&house).await;
        let new = planned
            .frames
            .iter()
            .find(|frame| frame.validity.from() == day("2027-01-01"))
            .unwrap();
        let old = format!("eintrag:{}", frame.id);
        let (new, reason) = (format!("eintrag:{}", new.id), ("grund", "Noch kein Bescheid"));

        let not_the_latest = pages
            .post(
                &bernd,
                "/kreis/ruecknahme",
                &[("version", "2"), ("eintrag", &old), reason],
            )
            .await;
        assert_eq!(not_the_latest.status, StatusCode::UNPROCESSABLE_ENTITY);
        let answer = pages
            .post(
                &bernd,
                "/kreis/ruecknahme",
                &[("version", "2"), ("eintrag", &new), reason],
            )
            .await;

        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        assert_eq!(stored(&house).await, before);
    })
    .await;
}
