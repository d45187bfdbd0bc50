//! Two entries become one person and two again: declarations, withdrawals, disclosures, names and scans follow.

use access::act::Act;
use access::permit::JobPurpose;
use base::ids::{PersonId, RowId};
use consents::model::category::Category;
use consents::model::path::OutgoingPath;
use consents::model::purpose::Purpose;
use consents::model::row::Recipient;
use consents::model::wish::Wish;
use consents::store::disclosures;
use consents::store::erasure;
use people::asked::Movers;
use people::merge;
use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene, path};

const PDF: &[u8] = b"%PDF-1.7\nUnterschrieben\n%%EOF\n";

/// A declaration with a sealed name, interpreter, signature, scan, disclosure, and a withdrawal of a part.
async fn declared(scene: &Scene, person: PersonId) -> RowId {
    let fields = [
        ("eigene", "contact"),
        ("andere", "Praxis Dr. Probe, Büren"),
        ("zwecke", "health"),
        ("daten", "contact"),
    ];
    let sheet = scene.prepared(person, &fields).await;
    let id = sheet.to_string();
    let signed = [
        ("blatt", id.as_str()),
        ("erklaerungen", "processing"),
        ("erklaerungen", "release"),
        ("am", "2026-03-02"),
        ("form", "screen"),
        ("zeichnung", "M1 2L3 4"),
        ("erklaert", "interpreter"),
        ("gedolmetscht", "Frau Probe"),
    ];
    scene
        .post(&scene.anna, &path(person, "/unterschrift"), &signed)
        .await
        .is(303);
    let scan = (&[("blatt", id.as_str())][..], "scan", PDF);
    scene.send(&scene.anna, (person, "/scan"), scan).await.is(303);
    let (mut tx, permit) = scene.writing(person).await;
    let wish = Wish::to_the_person(OutgoingPath::Declaration, Purpose::Accompany, [Category::Contact]);
    assert!(scene.gate.ask(&mut tx, &permit, &wish).await.unwrap().is_ok());
    tx.commit().await.unwrap();
    sheet
}

async fn with_both(scene: &Scene, (kept, gone): (PersonId, PersonId), joins: bool) {
    let both = ((Act::PersonMerge, kept), (Act::PersonMerge, gone));
    let movers = Movers::new(consents::movers());
    let (access, ids) = (&scene.house.access, &scene.house.ids);
    let (mut tx, one, other) = access.writing_both(&scene.anna, both.0, both.1).await.unwrap();
    if joins {
        merge::join(&mut tx, (&one, &other), &movers, ids).await.unwrap();
    } else {
        assert!(merge::part(&mut tx, (&one, &other), &movers, ids).await.unwrap());
    }
    tx.commit().await.unwrap();
}

/// All of it opens with the key of this person.
async fn has_all(scene: &Scene, person: PersonId, sheet: RowId) {
    let (file, permit) = scene.file(person).await;
    let found = file.sheet(sheet).unwrap();
    let declaration = &found.declarations[0];
    let interpreter = permit.reveal(declaration.interpreter.as_ref().unwrap()).unwrap();
    assert_eq!(interpreter, "Frau Probe");
    let strokes = permit.reveal(declaration.strokes.as_ref().unwrap()).unwrap();
    assert_eq!(strokes, "M1 2L3 4");
    let names: Vec<String> = found
        .rows()
        .filter(|row| row.recipient != Recipient::Controller)
        .map(|row| file.name_of(&permit, row.recipient))
        .collect();
    assert!(!names.is_empty() && names.iter().all(|name| name == "Praxis Dr. Probe, Büren"));
    let scan = file.scans_of(sheet).next().unwrap().id;
    let saved = scene
        .get(&scene.anna, &path(person, &format!("/scan?scan={scan}")))
        .await;
    assert_eq!(saved.is(200).bytes, PDF);
}

async fn disclosed(scene: &Scene, person: PersonId) -> usize {
    let access = &scene.house.access;
    let (mut tx, permit) = access
        .person(&scene.anna, Act::ConsentRead, person)
        .await
        .unwrap();
    disclosures::of(&mut tx, &permit).await.unwrap().len()
}

async fn erase(scene: &Scene, person: PersonId) {
    let permit = scene.house.back_door.job(JobPurpose::Retention).await.unwrap();
    let mut tx = scene.house.back_door.write().await.unwrap();
    erasure::erase(&mut tx, &permit, &[person]).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn what_was_declared_follows_and_goes_back() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let both @ (kept, gone) = (
            scene.person("Mohammed", "Al-Hassan").await,
            scene.person("Muhammad", "Alhasan").await,
        );
        let sheets = (declared(&scene, kept).await, declared(&scene, gone).await);

        with_both(&scene, both, true).await;
        has_all(&scene, kept, sheets.0).await;
        has_all(&scene, kept, sheets.1).await;
        assert_eq!(
            (disclosed(&scene, kept).await, disclosed(&scene, gone).await),
            (2, 0)
        );

        with_both(&scene, both, false).await;
        has_all(&scene, kept, sheets.0).await;
        has_all(&scene, gone, sheets.1).await;
        assert_eq!(
            (disclosed(&scene, kept).await, disclosed(&scene, gone).await),
            (1, 1)
        );
        assert!(scene.file(kept).await.0.sheet(sheets.1).is_none());
    })
    .await;
}

#[tokio::test]
async fn what_was_done_while_they_were_one_leaves_each_free_of_the_other() {
    for first in [0, 1] {
        on_both_databases(MIGRATIONS, async |house| {
            let scene = Scene::new(house).await;
            let both @ (kept, gone) = (
                scene.person("Mohammed", "Al-Hassan").await,
                scene.person("Muhammad", "Alhasan").await,
            );
            let own = scene.prepared(kept, &[("eigene", "contact")]).await;
            scene.signed(kept, own, &[]).await;
            let sheet = declared(&scene, gone).await;
            with_both(&scene, both, true).await;
            // A new sheet names the other's recipient, and the own consent is withdrawn on both.
            let fields = [
                ("andere", "Praxis Dr. Probe, Büren"),
                ("zwecke", "health"),
                ("daten", "contact"),
            ];
            let new = scene.prepared(kept, &fields).await;
            scene.signed(kept, new, &[]).await;
            let wish =
                Wish::to_the_person(OutgoingPath::Declaration, Purpose::Accompany, [Category::Contact]);
            let (mut tx, permit) = scene.writing(kept).await;
            assert!(scene.gate.ask(&mut tx, &permit, &wish).await.unwrap().is_ok());
            tx.commit().await.unwrap();
            let (file, _) = scene.file(kept).await;
            let leave = file
                .rows()
                .find(|row| row.recipient == Recipient::Controller)
                .unwrap();
            scene.withdrawn(kept, ("stelle", leave.id)).await;

            with_both(&scene, both, false).await;
            let (file, permit) = scene.file(kept).await;
            for row in file.sheet(new).unwrap().rows() {
                assert_eq!(file.name_of(&permit, row.recipient), "Praxis Dr. Probe, Büren");
            }
            for person in [kept, gone] {
                let (file, permit) = scene.file(person).await;
                assert!(!file.may_keep_a_file(permit.now().day()), "withdrawn for both");
            }
            let (goes, stays) = if first == 0 { (kept, gone) } else { (gone, kept) };
            let sheet_of_who_stays = if first == 0 { sheet } else { own };
            erase(&scene, goes).await;
            assert!(scene.file(goes).await.0.sheets.is_empty());
            assert!(scene.file(stays).await.0.sheet(sheet_of_who_stays).is_some());
            erase(&scene, stays).await;
        })
        .await;
    }
}
