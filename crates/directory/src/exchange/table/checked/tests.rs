//! Lists as people send them, and what would come of each row.

use base::clock::Clock;
use base::language::Language;
use web::upload::sheet::read;

use super::*;
use crate::topic::Topic;

const HEADINGS: &str =
    "Organisation;Name des Angebots;Beschreibung;Themen;Sprachen;Öffentlich;Ort;Öffnungszeiten;Postleitzahl";

fn ids() -> Ids {
    Ids::seeded(Clock::standing_at(Moment::from_milliseconds(0)), 1)
}

fn names() -> Names {
    Names {
        organisations: vec![(
            "00000000-0000-7000-8000-000000000001".parse().unwrap(),
            "Beispielverein".to_owned(),
        )],
        municipalities: Vec::new(),
    }
}

fn offer() -> Offer {
    let provider = Provider {
        id: names().organisations[0].0,
        name: "Beispielverein".to_owned(),
        short_name: None,
    };
    let id = "00000000-0000-7000-8000-000000000003".parse().unwrap();
    let mut offer = Offer::blank(id, provider, (Origin::Own, Moment::from_milliseconds(0)));
    offer.name = "Sprachcafé".to_owned();
    offer.description = "Deutsch sprechen.".to_owned();
    offer.topics.insert(Topic::Conversation);
    offer
}

fn checked(list: &str) -> Result<Checked, ListRefused> {
    let (names, offers, ids) = (names(), vec![offer()], ids());
    let beside = Beside {
        names: &names,
        offers: &offers,
        places: &[],
        ids: &ids,
        now: Moment::from_milliseconds(0),
    };
    check(&read(list.as_bytes()).unwrap(), &beside)
}

#[test]
fn a_row_without_id_is_a_new_offer_with_its_place_and_hours() {
    let list = format!(
        "{HEADINGS}\nbeispielverein;Deutschkurs A1;Für Anfänger.;Deutschkurs;Arabisch, Deutsch;ja;Haus 1;Mo 9-12;33098\n"
    );
    let found = checked(&list.replace("Arabisch, Deutsch", "\"Arabisch; Deutsch\"")).unwrap();
    assert_eq!(
        (found.problems.as_slice(), found.new.len(), found.places.len()),
        (&[][..], 1, 1)
    );
    let new = &found.new[0];
    assert_eq!(new.origin, Origin::Imported);
    assert_eq!(
        new.languages,
        BTreeSet::from([Language::German, Language::Arabic])
    );
    assert_eq!(new.places[0].hours[0].german(), "Montag 09:00–12:00 Uhr");
}

#[test]
fn a_row_with_an_id_changes_only_the_columns_that_are_there() {
    let list = format!("Kennung;Beschreibung\n{};Neu beschrieben.\n", offer().id);
    let found = checked(&list).unwrap();
    assert_eq!(found.problems, []);
    assert_eq!(found.changed.len(), 1);
    assert_eq!(found.changed[0].description, "Neu beschrieben.");
    assert_eq!(found.changed[0].topics, offer().topics);
    let same = checked(&format!(
        "Kennung;Beschreibung\n{};Deutsch sprechen.\n",
        offer().id
    ))
    .unwrap();
    assert_eq!((same.unchanged, same.changed.len()), (1, 0));
}

#[test]
fn each_mistake_is_named_with_row_column_and_sentence() {
    let list = format!(
        "{HEADINGS}\n\
         Fremdverein;Kurs;Text;Deutschkurs;;ja;;;\n\
         Beispielverein;;Text;Deutschkurs;Klingonisch;ja;;;\n\
         Beispielverein;Kurs;Text;Deutschkurs;;vielleicht;;;\n\
         Beispielverein;Kurs;Text;Deutschkurs;;ja;Haus;immer;123\n\
         Beispielverein;Kurs;Text;Deutschkurs;;ja;;Mo 9-12;\n"
    );
    let found = checked(&list).unwrap();
    let problems: Vec<(u32, &str)> = found
        .problems
        .iter()
        .map(|problem| (problem.row, problem.column))
        .collect();
    assert_eq!(
        problems,
        [
            (2, "Organisation"),
            (3, "Name des Angebots"),
            (3, "Sprachen"),
            (4, "Öffentlich"),
            (5, "Postleitzahl"),
            (5, "Öffnungszeiten"),
            (6, "Ort"),
        ]
    );
    assert!(found.problems[0].sentence.contains("„Fremdverein“"));
    assert!(found.new.is_empty());
}

#[test]
fn ids_that_are_unknown_or_twice_are_mistakes() {
    let id = offer().id;
    let list = format!(
        "Kennung;Beschreibung\n{id};Eins\n{id};Zwei\n00000000-0000-7000-8000-00000000dead;Drei\nquatsch;Vier\n"
    );
    let found = checked(&list).unwrap();
    let rows: Vec<u32> = found.problems.iter().map(|problem| problem.row).collect();
    assert_eq!(rows, [3, 4, 5]);
}

#[test]
fn what_is_no_list_of_offers_says_which_headings_it_needs() {
    let refused = |list: &str| checked(list).err();
    assert_eq!(refused("Name;Phase\nA;B\n"), Some(ListRefused::NoHeadings));
    assert_eq!(
        refused("Kennung;Sprachen;Sprachen\n;;\nx;y;z\n"),
        Some(ListRefused::HeadingTwice(Column::Field(Field::Languages)))
    );
    let found = checked(&format!("Kennung;Lieblingsfarbe\n{};blau\n", offer().id)).unwrap();
    assert_eq!(found.unknown_headings, ["Lieblingsfarbe"]);
}

#[test]
fn a_list_that_was_written_is_read_back_without_a_change() {
    let (names, offers) = (names(), vec![offer()]);
    let table = crate::exchange::table::column::table(&offers, &names, "2026-11-23".parse().unwrap());
    let file = print::public(print::Work::Xlsx(std::slice::from_ref(&table))).unwrap();
    let separated = print::public(print::Work::Csv(&table)).unwrap();
    for bytes in [file.bytes, separated.bytes] {
        let ids = ids();
        let beside = Beside {
            names: &names,
            offers: &offers,
            places: &[],
            ids: &ids,
            now: Moment::from_milliseconds(0),
        };
        let found = check(&read(&bytes).unwrap(), &beside).unwrap();
        assert_eq!((found.problems.as_slice(), found.unchanged), (&[][..], 1));
        assert!(found.unknown_headings.is_empty());
    }
}
