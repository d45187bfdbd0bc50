//! A house with the pages of lists, and lists to send. Everybody in them is made up.

use access::session::model::SignedIn;
use axum::Router;
use people::index::PersonIndex;
use post::job::worker::Worker;
use rust_xlsxwriter::Workbook;
use testing::browser::{self, Sent};
use testing::house::House;
use web::house::Rooms;

/// The schema that lists need.
pub(crate) const MIGRATIONS: &[&[db::migration::Migration]] = &[
    access::MIGRATIONS,
    post::MIGRATIONS,
    organisation::MIGRATIONS,
    people::MIGRATIONS,
    consents::MIGRATIONS,
    cases::MIGRATIONS,
    imports::MIGRATIONS,
];

/// A list as teams keep it: two of one household and one closed with a consent, one without, one double, two wrong.
pub(crate) const LIST: &[[&str; 9]] = &[
    [
        "Name",
        "Vorname",
        "Geb.-Datum",
        "Telefon",
        "Haushalt",
        "Einwilligung auf Papier vom",
        "Eröffnet am",
        "Phase",
        "Phase seit",
    ],
    [
        "Probeli",
        "Aylin",
        "28.02.1990",
        "05251 1",
        "7",
        "01.02.2026",
        "15.01.2026",
        "Prozessbegleitung",
        "",
    ],
    [
        "Probeli",
        "Baran",
        "2015",
        "",
        "7",
        "01.02.2026",
        "16.01.2026",
        "",
        "",
    ],
    [
        "Musterova",
        "Vesna",
        "",
        "",
        "",
        "05.01.2025",
        "05.01.2025",
        "abgeschlossen",
        "01.12.2025",
    ],
    ["Ohnezettel", "Nasrin", "1985", "05251 2", "", "", "", "", ""],
    ["Probeli", "Aylin", "28.02.1990", "", "", "01.02.2026", "", "", ""],
    ["Falschtag", "Timo", "31.02.1990", "", "", "", "", "", ""],
    ["Falschzettel", "Uta", "1990", "", "", "ja", "", "", ""],
];

/// A house with its pages, its index and its worker.
pub(crate) struct Scene {
    pub(crate) house: House,
    pub(crate) index: PersonIndex,
    pub(crate) router: Router,
    pub(crate) anna: SignedIn,
}

impl Scene {
    /// With Anna in it, and the index ready.
    pub(crate) async fn new(house: House) -> Self {
        let index = PersonIndex::new();
        let anna = house.anna().await;
        index.build(&house.back_door).await.unwrap();
        let mut rooms = Rooms::default();
        rooms.put(index.clone());
        rooms.put(organisation::memory::Memory::default());
        let router = browser::router(&house, rooms, imports::routes().into_vec(), imports::NAVIGATION);
        Self {
            house,
            index,
            router,
            anna,
        }
    }

    pub(crate) async fn get(&self, who: &SignedIn, path: &str) -> browser::Answer {
        browser::get(&self.router, who, path).await
    }

    pub(crate) async fn post(&self, who: &SignedIn, path: &str, fields: &[(&str, &str)]) -> browser::Answer {
        browser::post(&self.router, who, path, fields).await
    }

    /// Sends a file as Anna; returns the path of the list, such as `/einfuhr/018f…`.
    pub(crate) async fn sends(&self, bytes: &[u8]) -> String {
        let answer = self.sends_as(&self.anna, "../../liste.xlsx", bytes).await;
        answer.is(303);
        answer.location.trim_end_matches("/spalten").to_owned()
    }

    /// Sends a file.
    pub(crate) async fn sends_as(&self, who: &SignedIn, name: &str, bytes: &[u8]) -> browser::Answer {
        let file = Sent {
            field: "datei",
            name,
            bytes,
        };
        browser::post_file(&self.router, who, "/einfuhr", (&[], file)).await
    }

    /// Accepts what was guessed of the columns, as the page shows it.
    pub(crate) async fn accepts_columns(&self, list: &str) {
        let path = format!("{list}/spalten");
        let page = self.get(&self.anna, &path).await;
        let chosen = chosen(&page.is(200).body);
        let fields: Vec<(&str, &str)> = chosen
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let answer = self.post(&self.anna, &path, &fields).await;
        assert_eq!(answer.is(303).location, format!("{list}/vorschau"));
    }

    /// Lets what was chosen in the preview be taken over, but does not work on it.
    pub(crate) async fn begins(&self, list: &str) {
        let answer = self
            .post(
                &self.anna,
                &format!("{list}/vorschau"),
                &[("schritt", "uebernehmen")],
            )
            .await;
        assert_eq!(answer.is(303).location, list);
    }

    /// Sends a file, accepts everything and lets it be taken over.
    pub(crate) async fn takes_over(&self, bytes: &[u8]) -> String {
        let list = self.sends(bytes).await;
        self.accepts_columns(&list).await;
        self.begins(&list).await;
        self.works().await;
        list
    }

    /// Runs the background jobs that are due.
    pub(crate) async fn works(&self) {
        self.worker().run_due_once().await.unwrap();
    }

    pub(crate) fn worker(&self) -> Worker {
        Worker::new(self.house.back_door.clone(), imports::jobs(&self.index))
    }

    /// Everybody but Anna.
    pub(crate) async fn others(&self) -> Vec<SignedIn> {
        let house = &self.house;
        vec![
            house.bernd().await,
            house.clara().await,
            house.dora().await,
            house.emil().await,
            house.fatma().await,
            house.gregor().await,
            house.hanna().await,
        ]
    }
}

/// The chosen answers of the selects of a page.
fn chosen(page: &str) -> Vec<(String, String)> {
    let between = |text: &str, before: &str, after: &str| {
        let (_, rest) = text.split_once(before)?;
        Some(rest.split_once(after)?.0.to_owned())
    };
    let selects = page
        .split("<select")
        .skip(1)
        .filter_map(|part| part.split("</select>").next());
    selects
        .filter_map(|select| {
            let name = between(select, "name=\"", "\"")?;
            let option = select
                .split("<option")
                .find(|option| option.contains(" selected"));
            let value = option.and_then(|option| between(option, "value=\"", "\""));
            Some((name, value.unwrap_or_default()))
        })
        .collect()
}

/// A workbook with these rows.
pub(crate) fn workbook<const N: usize>(rows: &[[&str; N]]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (number, row) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(row) {
            sheet.write(number, column, *cell).unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// So many rows that resemble nobody, every fourth without a consent.
pub(crate) fn many(count: usize) -> Vec<u8> {
    let mut text = String::from("Nachname;Vorname;Geburtsdatum;Telefon;Einwilligung vom;Notiz\n");
    let syllables = ["ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "wu"];
    for number in 0..count {
        let name: String = number
            .to_string()
            .bytes()
            .map(|digit| syllables[usize::from(digit - b'0')])
            .collect();
        let year = 1940 + number % 70;
        let consent = if number % 4 == 3 { "" } else { "01.02.2026" };
        let (day, month) = (number % 28 + 1, number % 12 + 1);
        let line = format!("{name}son;{name};{day}.{month}.{year};05251 {number};{consent};Notiz\n");
        text += &line;
    }
    text.into_bytes()
}
