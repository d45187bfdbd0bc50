//! What a look leaves behind, in whatever relation: lines of the log, counters, mails. None holds a word of the person.

use access::relation::Relation;
use access::role::Role;
use access::session::model::SignedIn;
use post::job::worker::Worker;
use post::mail::transport::{DemoMailbox, Transport};
use testing::people::kreis;
use web::routes::Verb;

use super::{Standing, all_standings, arrange, is_of_a_file, is_there, scopes, walked, walked_file};
use crate::fixtures::case;
use crate::markers::{Log, listening, marker_in};
use crate::referral_rows::addressed_to;
use crate::scene::{Scene, on_both};

/// Nothing of the person was logged since the last look; what was logged is forgotten.
fn has_no_word(log: &Log, of: &str) {
    let logged = std::mem::take(&mut *log.0.lock().unwrap());
    assert_eq!(marker_in(&logged), None, "in the log of {of}");
}

#[tokio::test]
async fn whoever_looks_in_whatever_relation_leaves_no_word_in_a_log_a_counter_or_a_mail() {
    let (log, counters) = listening();
    on_both(async |scene| {
        let anna = scene.house.anna().await;
        let mut file = walked_file(&scene, &anna).await;
        let partners = addressed_to(&scene).await;
        names_a_deputy(&scene, &anna).await;
        let looked_at = all_standings()
            .into_iter()
            .filter(|standing| !matches!(standing, Standing::In(Relation::Erased | Relation::OtherDistrict)));
        for (number, standing) in looked_at.enumerate() {
            let login = format!("schaut{number}.test");
            let who = scene
                .house
                .someone(
                    &login,
                    "Schaut Test",
                    Role::CaseManager,
                    &scopes(standing, partners),
                )
                .await;
            arrange(&scene, &file, standing, &who).await;
            if standing == Standing::In(Relation::Own) {
                file.owner = who.account;
            }
            let browser = scene.browser(&who);
            for (info, _) in walked() {
                if info.verb == Verb::Get && is_of_a_file(info.fixture) && is_there(&info) {
                    for path in file.addresses(&info, &file.fixtures.filled(&info)) {
                        browser.get(&path).await;
                    }
                }
            }
            browser
                .post("/suche", &[("suche", "Quastenberg Zwirnhild")])
                .await;
            has_no_word(log, &format!("{standing:?}"));
        }
        mails_hold_no_word(&scene).await;
        has_no_word(log, "what was sent");
    })
    .await;
    assert_eq!(marker_in(counters.render().as_bytes()), None, "in the counters");
}

/// Anna protects another case of a person of that name, with a reason full of markers: Cora is told by mail.
async fn names_a_deputy(scene: &Scene, anna: &SignedIn) {
    let cora = scene.house.case_manager("Cora Test", kreis()).await;
    let person = scene.person_of(anna.account, kreis(), "Zwirnhild").await;
    let case = case(scene, &person.to_string(), anna.account).await;
    let cora = cora.account.to_string();
    let form = [
        ("handlung", "schuetzen"),
        ("grund", "Drohungen, klöppeln"),
        ("vertretung", cora.as_str()),
    ];
    let page = format!("/faelle/{case}/schutz");
    scene.browser(anna).post(&page, &form).await.is(303);
}

/// Sends what is queued and reads it as whoever gets it.
async fn mails_hold_no_word(scene: &Scene) {
    let mailbox = DemoMailbox::default();
    let rooms = &scene.furnished.rooms;
    let transport = Transport::Demo(mailbox.clone());
    let jobs = app::rooms::jobs(rooms.get().unwrap(), &transport, scene.index());
    let worker = Worker::new(scene.house.back_door.clone(), jobs);
    while worker.run_due_once().await.unwrap() > 0 {}
    let mails = mailbox.mails();
    assert!(!mails.is_empty(), "nobody was told anything");
    for mail in mails {
        let letter = format!(
            "{}\n{}\n{}\n{}",
            mail.to.as_text(),
            mail.letter.subject,
            mail.letter.text,
            mail.letter.link
        );
        assert_eq!(marker_in(letter.as_bytes()), None, "{letter}");
    }
}
