//! When two entries turn out to be one person, everything that any room keeps is found on the one that stays, and goes
//! back when that is taken back. Whatever names a person moves, or stands here with a reason.

use std::collections::BTreeMap;

use access::permit::JobPurpose;
use access::session::model::SignedIn;
use base::ids::{ImportId, PersonId, RowId};
use db::statement::Statement;
use imports::store::made::{self, Made, MadeState};
use imports::store::touched::is_touched;
use letters::document::filing::file;
use letters::document::model::DocumentKind;
use letters::document::store::NewDocument;
use testing::people::kreis;
use web::upload::format::Format;

use crate::browser::Browser;
use crate::fixtures;
use crate::scene::{Scene, on_both};

const CLASSES: &str = include_str!("../../../docs/data-classes.toml");

/// What stays with the entry that goes, and why.
const STAYS: &[(&str, &str)] = &[
    // What was sealed for the entry that goes still opens in its cases.
    ("access_participant", "person_id"),
    // A list that is taken back takes back what it made; the audit trail says that somebody worked on it.
    ("imports_made", "person_id"),
    // The night erases a card from which a person was made.
    ("cases_contact_card", "person_id"),
    // A warning that was given; at worst it is given again.
    ("calendar_consent_warning", "person_id"),
];

/// Every column of the schema that names a person, as the classes of data list them.
fn columns() -> Vec<(String, String)> {
    let tables: toml::Table = CLASSES.parse().unwrap();
    let mut columns = Vec::new();
    for (table, classes) in &tables {
        let classes = classes.as_table().unwrap();
        let listed = classes.values().filter_map(toml::Value::as_array).flatten();
        for column in listed.filter_map(toml::Value::as_str) {
            if column.ends_with("person_id") {
                columns.push((table.clone(), column.to_owned()));
            }
        }
    }
    assert!(columns.len() >= 15, "{columns:?}");
    columns
}

/// How many rows name this person, by table and column.
async fn rows_of(scene: &Scene, person: PersonId) -> BTreeMap<(String, String), i64> {
    let mut tx = scene.house.back_door.read().await.unwrap();
    let mut counts = BTreeMap::new();
    for (table, column) in columns() {
        let text = format!("SELECT COUNT(*) AS n FROM {table} WHERE {column} = $1");
        let statement = Statement::new(Box::leak(text.into_boxed_str()));
        let count = statement.bind(&person).number(&mut tx).await.unwrap();
        counts.insert((table, column), count);
    }
    counts
}

fn stays((table, column): &(String, String)) -> bool {
    STAYS.contains(&(table.as_str(), column.as_str()))
}

/// Two entries of Anna's, and a file of one of them in which every room has something.
struct Pair {
    kept: PersonId,
    gone: PersonId,
    case: String,
    list: ImportId,
}

impl Pair {
    async fn of(scene: &Scene, anna: &SignedIn) -> Self {
        let kept = scene.person_of(anna.account, kreis(), "Amal").await;
        let gone = scene.person_of(anna.account, kreis(), "Amel").await;
        let case = fixtures::case(scene, &gone.to_string(), anna.account).await;
        let pair = Self {
            kept,
            gone,
            list: list_with(scene, anna, gone).await,
            case,
        };
        pair.file_a_document(scene, anna).await;
        let browser = scene.browser(anna);
        for (page, fields) in [
            (
                "termine/neu",
                &[
                    ("art", "home_visit"),
                    ("tag", "3.3.2026"),
                    ("uhrzeit", "9:30"),
                    ("minuten", "45"),
                    ("titel", "Erster Besuch"),
                ][..],
            ),
            (
                "fristen",
                &[
                    ("art", "permit_end"),
                    ("tag", "9.9.2026"),
                    ("person", &gone.to_string()),
                ],
            ),
            (
                "einschaetzung/neu",
                &[
                    ("version", "0"),
                    ("am", "2026-03-02"),
                    ("bedarf_housing", "4"),
                    ("ressourcen_housing", "Schwester nimmt Kinder auf"),
                ],
            ),
            (
                "schreiben/neu",
                &[
                    ("neu", "00000000-0000-7000-8000-0000000000a1"),
                    ("vorlage", "appointment"),
                    ("sprache", "de"),
                    ("anschrift", "Amel Probe\r\nAm Bach 7\r\n33129 Delbrück"),
                    ("tag", "2026-03-09"),
                    ("uhrzeit", "10:00"),
                    ("ort", "Rathaus, Zimmer 3"),
                    ("telefon", "05250 1234"),
                ],
            ),
            (
                "kontakt",
                &[
                    ("einmal", "merging"),
                    ("weg", "phone"),
                    ("art", "case_contact"),
                    ("dauer", "up_to_15"),
                    ("sprachmittlung", "none"),
                    ("ergebnis", "informed"),
                    ("notiz", "Am Telefon gesprochen"),
                ],
            ),
        ] {
            let path = format!("/faelle/{}/{page}", pair.case);
            let kept = browser.post(&path, fields).await;
            assert_eq!(kept.status, 303, "{path}: {}", kept.text());
        }
        pair
    }

    async fn file_a_document(&self, scene: &Scene, anna: &SignedIn) {
        let bytes = b"%PDF-1.7\n%%EOF\n";
        let new = NewDocument {
            id: RowId::from_uuid(scene.house.ids.next()),
            kind: DocumentKind::Decision,
            title: "Bescheid vom Jobcenter".to_owned(),
            dated_on: None,
            format: Format::Pdf,
            size: i64::try_from(bytes.len()).unwrap(),
        };
        let case = self.case.parse().unwrap();
        file(&scene.house.access, anna, case, (&new, bytes))
            .await
            .unwrap();
    }

    /// What each room shows of the file, and that it is the file of this person.
    async fn is_found_on(&self, browser: Browser<'_>, person: PersonId, name: &str) {
        for (page, words) in [
            ("", name),
            ("/unterlagen", "Bescheid vom Jobcenter"),
            ("/schreiben", "Einladung zum Gespräch"),
            ("/termine", "Erster Besuch"),
            ("/fristen", name),
            ("/einschaetzung", "Schwester nimmt Kinder auf"),
            ("/beteiligte", name),
        ] {
            let shown = browser.get(&format!("/faelle/{}{page}", self.case)).await;
            assert!(shown.is(200).text().contains(words), "{page}: {}", shown.text());
        }
        let declared = browser.get(&format!("/personen/{person}/einwilligungen")).await;
        assert!(
            declared.is(200).text().contains("blatt?blatt="),
            "{}",
            declared.text()
        );
        let way = browser.get(&format!("/personen/{person}/fall")).await;
        let leads_to_the_case = way.location.contains(&self.case) || way.text().contains(&self.case);
        assert!(leads_to_the_case, "{}: {}", way.status, way.text());
    }
}

/// A list of Anna's of which one row became this person.
async fn list_with(scene: &Scene, anna: &SignedIn, person: PersonId) -> ImportId {
    let sheet = web::upload::sheet::read(b"Name;Phase\nAmel Probe;Clearing\n").unwrap();
    let list = imports::staging::stage(&scene.house.access, anna, &sheet)
        .await
        .unwrap();
    let permit = scene.house.back_door.job(JobPurpose::Import).await.unwrap();
    let mut tx = scene.house.back_door.write().await.unwrap();
    let row = Made {
        row: 2,
        state: MadeState::Made,
        person: Some(person),
        case: None,
        card: None,
    };
    made::insert(&mut tx, &permit, list, &[row]).await.unwrap();
    tx.commit().await.unwrap();
    list
}

#[tokio::test]
async fn everything_is_found_on_the_entry_that_stays_and_goes_back_with_the_other() {
    on_both(async |scene| {
        let anna = scene.house.anna().await;
        let pair = Pair::of(&scene, &anna).await;
        let browser = scene.browser(&anna);
        let (of_kept, of_gone) = (rows_of(&scene, pair.kept).await, rows_of(&scene, pair.gone).await);
        pair.is_found_on(browser, pair.gone, "Amel").await;

        let (kept, gone) = (pair.kept.to_string(), pair.gone.to_string());
        let join = [
            ("handlung", "zusammenfuehren"),
            ("mit", gone.as_str()),
            ("behalten", kept.as_str()),
        ];
        let path = format!("/personen/{kept}/zusammenfuehrung");
        browser.post(&path, &join).await.is(303);

        pair.is_found_on(browser, pair.kept, "Amal").await;
        for (place, count) in rows_of(&scene, pair.gone).await {
            assert!(
                count == 0 || stays(&place),
                "{place:?} still names the other entry: move it, or say here why not"
            );
        }
        let mut tx = scene.house.back_door.read().await.unwrap();
        assert!(is_touched(&mut tx, pair.list, 2).await.unwrap());
        drop(tx);

        let path = format!("/personen/{kept}/trennung");
        browser.post(&path, &[("eintrag", gone.as_str())]).await.is(303);

        pair.is_found_on(browser, pair.gone, "Amel").await;
        assert_eq!(rows_of(&scene, pair.gone).await, of_gone);
        assert_eq!(rows_of(&scene, pair.kept).await, of_kept);
    })
    .await;
}
