//! What was typed, and what becomes of it or which sentence names the mistake.

use base::clock::Clock;
use base::ids::{Ids, MunicipalityId, OfferId, OrganisationId};
use base::language::Language;
use base::moment::Moment;

use super::*;
use crate::offer::model::{Cost, Gender, Level, Origin};
use crate::topic::Topic;

fn ids() -> Ids {
    Ids::seeded(Clock::standing_at(Moment::from_milliseconds(0)), 1)
}

fn organisation() -> OrganisationId {
    "00000000-0000-7000-8000-000000000001".parse().unwrap()
}

fn municipality() -> MunicipalityId {
    "00000000-0000-7000-8000-000000000002".parse().unwrap()
}

fn names() -> Names {
    Names {
        organisations: vec![(organisation(), "Beispielverein".to_owned())],
        municipalities: vec![(municipality(), "Büren".to_owned())],
    }
}

fn offer() -> Offer {
    let id: OfferId = "00000000-0000-7000-8000-000000000003".parse().unwrap();
    let provider = Provider {
        id: organisation(),
        name: "Beispielverein".to_owned(),
        short_name: None,
    };
    let mut offer = Offer::blank(id, provider, (Origin::Own, Moment::from_milliseconds(0)));
    offer.name = "Sprachcafé".to_owned();
    offer.description = "Deutsch sprechen bei Kaffee.".to_owned();
    offer.topics.insert(Topic::Conversation);
    offer
}

fn form() -> OfferForm {
    OfferForm::of(&offer())
}

fn check(field: Field, typed: &str, expected: Option<&str>) {
    let result = form().with(field, typed).applied_to(&offer(), &names(), &ids());
    let sentence = result
        .err()
        .and_then(|errors| errors.at(field.code()).map(str::to_owned));
    match expected {
        None => assert_eq!(sentence, None, "{field} {typed:?}"),
        Some(words) => assert!(
            sentence
                .as_deref()
                .is_some_and(|sentence| sentence.contains(words)),
            "{field} {typed:?}: {sentence:?}"
        ),
    }
}

#[test]
fn an_offer_that_is_opened_and_saved_stays_as_it_is() {
    let before = offer();
    assert_eq!(form().applied_to(&before, &names(), &ids()), Ok(before));
}

#[test]
fn each_field_says_what_is_wrong_with_it() {
    let long = "x".repeat(5_000);
    let lines = "x\n".repeat(MOST_ENTRIES + 1);
    for (field, typed, words) in [
        (Field::Organisation, "", "wählen Sie die Organisation"),
        (
            Field::Organisation,
            "Unbekannt e. V.",
            "„Unbekannt e. V.“ steht nicht",
        ),
        (Field::Name, "", "Namen"),
        (Field::Name, long.as_str(), "höchstens 200"),
        (Field::Description, " ", "beschreiben"),
        (Field::Description, long.as_str(), "höchstens 4000"),
        (Field::Topics, "", "mindestens ein Thema"),
        (Field::Topics, "conversation;fliegen", "„fliegen“"),
        (Field::Languages, "klingonisch", "„klingonisch“"),
        (Field::Status, "vielleicht", "„vielleicht“"),
        (Field::ClosedUntil, "2027-01-07", "vorübergehend geschlossen"),
        (Field::ClosedUntil, "31.02.2027", "28.02.2026"),
        (Field::MinimumAge, "-1", "von 0 bis 150"),
        (Field::MinimumAge, "acht", "ganze Zahl"),
        (
            Field::Areas,
            "00000000-0000-7000-8000-00000000dead",
            "gibt es hier nicht",
        ),
        (Field::Documents, lines.as_str(), "höchstens 20 Zeilen"),
        (Field::Phones, "rufen Sie an", "keine Telefonnummer"),
        (Field::Phones, "12", "keine Telefonnummer"),
        (Field::Email, "keine adresse", "E-Mail-Adresse"),
        (Field::Email, "a@b@c.de", "E-Mail-Adresse"),
        (Field::Website, "javascript:alert(1)", "https://"),
        (Field::Website, "https://", "https://"),
        (Field::Website, "https://a.de/\"><script>", "https://"),
        (Field::Source, "www.beispiel.de", "https://"),
        (Field::IsPublic, "manchmal", "„ja“ oder „nein“"),
    ] {
        check(field, typed, Some(words));
    }
}

#[test]
fn what_is_right_is_taken_as_it_was_meant() {
    for (field, typed) in [
        (Field::Name, "<b>Sprachcafé</b>"),
        (Field::Topics, "conversation;german_course"),
        (Field::Languages, "de;ar;de-x-leicht"),
        (Field::Phones, "05251 308-0 (Zentrale)\n+49 5251 123456"),
        (Field::Email, "kontakt@beispiel.de"),
        (Field::Website, "https://www.beispiel.de/angebote?seite=1"),
        (Field::Website, "http://müller.de"),
        (Field::Areas, "00000000-0000-7000-8000-000000000002"),
        (Field::MinimumAge, "18"),
        (Field::IsPublic, ""),
    ] {
        check(field, typed, None);
    }
    let filled = form()
        .with(Field::Languages, "de;ar")
        .with(Field::Gender, "women")
        .with(Field::LevelFrom, "a2")
        .with(Field::Cost, "free")
        .with(Field::Documents, "Ausweis\n\n  Zeugnis  ")
        .with(Field::Phones, "05251 308-0 (Zentrale)");
    let after = filled.applied_to(&offer(), &names(), &ids()).unwrap();
    assert_eq!(
        after.languages,
        BTreeSet::from([Language::German, Language::Arabic])
    );
    assert_eq!(
        (after.eligibility.gender, after.eligibility.level_from, after.cost),
        (Gender::Women, Some(Level::A2), Cost::Free)
    );
    assert_eq!(after.documents, ["Ausweis", "Zeugnis"]);
    assert_eq!(
        (after.phones[0].number.as_str(), after.phones[0].note.as_deref()),
        ("05251 308-0", Some("Zentrale"))
    );
}

#[test]
fn ages_and_levels_do_not_run_backwards() {
    let ages = form().with(Field::MinimumAge, "27").with(Field::MaximumAge, "18");
    let levels = form().with(Field::LevelFrom, "b1").with(Field::LevelTo, "a1");
    for (form, field) in [(ages, Field::MaximumAge), (levels, Field::LevelTo)] {
        let errors = form.applied_to(&offer(), &names(), &ids()).unwrap_err();
        assert!(errors.at(field.code()).is_some());
    }
}

#[test]
fn a_phone_number_that_was_there_keeps_its_row() {
    let typed = form().with(Field::Phones, "05251 308-0 (Zentrale)");
    let ids = ids();
    let once = typed.applied_to(&offer(), &names(), &ids).unwrap();
    let twice = OfferForm::of(&once).applied_to(&once, &names(), &ids).unwrap();
    assert_eq!(once.phones, twice.phones);
}

#[test]
fn words_of_a_file_become_what_a_form_would_send_and_back() {
    let names = names();
    for (field, cell, code) in [
        (
            Field::Organisation,
            "beispielverein",
            "00000000-0000-7000-8000-000000000001",
        ),
        (Field::Areas, "Büren", "00000000-0000-7000-8000-000000000002"),
        (
            Field::Topics,
            "Sprachcafé und Gesprächskreis; Deutschkurs",
            "conversation;german_course",
        ),
        (Field::Languages, "Arabisch;  deutsch", "ar;de"),
        (Field::Gender, "nur für Frauen und Mädchen", "women"),
        (Field::LevelFrom, "A1", "a1"),
        (Field::ClosedUntil, "7.1.2027", "2027-01-07"),
        (Field::IsPublic, "Ja", "ja"),
        (Field::IsPublic, "nein", ""),
        (Field::Documents, "Ausweis; Zeugnis", "Ausweis\nZeugnis"),
        (Field::Languages, "Klingonisch", "Klingonisch"),
    ] {
        assert_eq!(
            crate::offer::form::words::from_cell(field, cell, &names),
            code,
            "{cell}"
        );
    }
    let filled = form()
        .with(Field::Languages, "ar;de")
        .with(Field::ClosedUntil, "2027-01-07");
    assert_eq!(filled.in_words(Field::Languages, &names), "Arabisch; Deutsch");
    assert_eq!(filled.in_words(Field::ClosedUntil, &names), "07.01.2027");
    assert_eq!(filled.in_words(Field::Organisation, &names), "Beispielverein");
}

#[test]
fn only_changed_fields_are_a_proposal() {
    let before = form();
    let after = before
        .clone()
        .with(Field::Name, "Sprachtreff")
        .with(Field::Email, "");
    let changes = after.changes_since(&before);
    assert_eq!(
        changes.fields().collect::<Vec<_>>(),
        [(Field::Name, "Sprachtreff")]
    );
    assert_eq!(before.changed_by(&changes), after);
}
