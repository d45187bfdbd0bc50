//! Files as they come: our own, the published examples, and broken ones.

use base::ids::OfferId;
use uuid::Uuid;

use super::*;
use crate::exchange::hsds::offer::full;
use crate::offer::model::Origin;
use crate::search::shelf::{Municipality, Shelf, Stock};
use crate::search::tests::rich_offer;

fn known() -> Known {
    Known {
        municipalities: HashMap::from([(
            "05774004".to_owned(),
            MunicipalityId::from_uuid(Uuid::from_u128(7)),
        )]),
        organisations: [OrganisationId::from_uuid(Uuid::nil())].into(),
        now: "2026-11-23T09:30:00Z".parse().unwrap(),
    }
}

fn mistakes(json: &str) -> Vec<String> {
    let found = read(json.as_bytes(), &known()).unwrap_err();
    found
        .into_iter()
        .map(|finding| format!("{} {}", finding.path, finding.text))
        .collect()
}

#[test]
fn what_is_written_is_read_again() {
    let before = rich_offer();
    let stock = Stock {
        municipalities: vec![Municipality {
            id: MunicipalityId::from_uuid(Uuid::from_u128(7)),
            name: "Büren".to_owned(),
            ags: Some("05774004".to_owned()),
        }],
        ..Stock::default()
    };
    let shelf = Shelf::of(stock).unwrap();
    let day = known().now.day();
    let json = full(&before, (&shelf, day), true).to_string();
    let parcel = read(json.as_bytes(), &known()).unwrap();
    assert_eq!(parcel.notes, Vec::new());
    let after = &parcel.offers[0];
    let mut expected = before.clone();
    // What a file cannot say: who has confirmed, whether it is shown, how long contact persons may be used.
    expected.origin = Origin::Imported;
    expected.is_public = false;
    for contact in &mut expected.contacts {
        contact.valid_until = Some(day.plus_months(12));
    }
    for place in &mut expected.places {
        place.place.modified_at = known().now;
    }
    expected.created_at = known().now;
    expected.modified_at = known().now;
    assert_eq!(*after, expected);
}

#[test]
fn mistakes_are_named_with_their_place_and_nothing_is_taken() {
    let id = "00000000-0000-7000-8000-000000000001";
    let organisation = "00000000-0000-0000-0000-000000000000";
    let one = |fields: &str| {
        format!(r#"{{"contents": [{{"id": "{id}", "organization_id": "{organisation}", {fields}}}]}}"#)
    };
    for (json, expected) in [
        ("", "$ Die Datei ist kein gültiges JSON"),
        ("{\"contents\": [", "$ Die Datei ist kein gültiges JSON"),
        ("{}", "$ In der Datei stehen weder Angebote"),
        ("[]", "$ In der Datei stehen weder Angebote"),
        (
            "[{\"id\": 7, \"status\": \"active\"}]",
            "$[0].id Das ist keine UUID.",
        ),
        (
            one(r#""name": "A", "status": "offen""#).as_str(),
            "$.contents[0].status status ist active",
        ),
        (
            one(r#""status": "active""#).as_str(),
            "$.contents[0] Das Feld name fehlt",
        ),
        (
            one(r#""name": 7, "status": "active""#).as_str(),
            "$.contents[0].name Das ist kein Text.",
        ),
        (
            one(r#""name": "A", "status": "active", "minimum_age": "zwölf""#).as_str(),
            "$.contents[0].minimum_age Das ist keine ganze Zahl",
        ),
        (
            one(r#""name": "A", "status": "active", "minimum_age": 30, "maximum_age": 20"#).as_str(),
            "$.contents[0] maximum_age liegt unter minimum_age.",
        ),
        (
            one(r#""name": "A", "status": "active", "assured_date": "gestern""#).as_str(),
            "$.contents[0].assured_date Das ist kein Tag",
        ),
    ] {
        assert!(
            mistakes(json)[0].starts_with(expected),
            "{json}: {:?}",
            mistakes(json)
        );
    }
    let unknown = one(r#""name": "A", "status": "active""#).replace(organisation, id);
    assert!(mistakes(&unknown)[0].contains("weder in der Datei noch im Bezirk"));
    assert!(read(b"\xff\xfe{\x00}", &known()).is_err());
}

#[test]
fn html_stays_text() {
    let json = r#"[{"id": "00000000-0000-7000-8000-000000000001", "status": "active", "name": "<script>alert(1)</script>",
        "organization": {"id": "00000000-0000-7000-8000-000000000002", "name": "<b>Verein</b>"}}]"#;
    let parcel = read(json.as_bytes(), &known()).unwrap();
    assert_eq!(parcel.offers[0].name, "<script>alert(1)</script>");
    assert_eq!(
        parcel.offers[0].id,
        OfferId::from_uuid(Uuid::from_u128(0x7000_8000_0000_0000_0001))
    );
}

/// An example of the specification, where these lie in a folder beside the checkout.
fn published(name: &str) -> Option<Vec<u8>> {
    let beside = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../../..")).ok()?;
    beside
        .flatten()
        .find_map(|folder| std::fs::read(folder.path().join("hsds/examples").join(name)).ok())
}

#[test]
fn the_published_examples_are_read() {
    for name in ["service_full.json", "service_list.json", "organization_full.json"] {
        let Some(bytes) = published(name) else {
            eprintln!("hsds/examples/{name} does not lie beside the checkout: it was skipped");
            continue;
        };
        let parcel = read(&bytes, &known()).unwrap();
        assert_eq!(
            parcel.offers[0].id.to_string(),
            "ac148810-d857-441c-9679-408f346de14b",
            "{name}"
        );
        assert_eq!(parcel.organisations.len(), 1, "{name}");
    }
}
