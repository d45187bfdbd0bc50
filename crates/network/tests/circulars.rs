//! Letters to the network: who gets one, that each gets its own, and that signing off holds.

use testing::house::on_both_databases;

use crate::kreis::{Kreis, MIGRATIONS};

/// The secret of the only link, which the database does not keep: read from the sealed outbox is not possible, so the
/// test gives a recipient a link of its own.
async fn link_of(kreis: &Kreis, contact: Option<&str>) -> String {
    use network::circular::model::{Addressee, LinkSecret};
    let circular = kreis
        .text("SELECT id AS t FROM network_circular WHERE sent_at IS NOT NULL")
        .await;
    let organisation = kreis
        .text("SELECT organisation_id AS t FROM network_actor ORDER BY email DESC LIMIT 1")
        .await;
    let bernd = &kreis.bernd;
    let about = access::audit::model::AuditSubject::House;
    let act = access::act::Act::CircularSend;
    let (mut tx, permit) = kreis.house.access.enter_writing(bernd, act, about).await.unwrap();
    let secret = LinkSecret::new(&kreis.house.ids);
    let addressee = Addressee {
        organisation: organisation.parse().unwrap(),
        contact: contact.map(|id| id.parse().unwrap()),
        name: String::new(),
        email: String::new(),
        left_out: None,
    };
    network::circular::store::add_recipient(
        &mut tx,
        &permit,
        circular.parse().unwrap(),
        (&addressee, &secret),
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
    format!("/rundbrief/{}", secret.text())
}

async fn network(kreis: &Kreis) {
    let anna = &kreis.anna;
    let housing = [
        ("rolle", "housing"),
        ("feld", "housing"),
        ("email", "wohnen@stelle.test"),
    ];
    let one = kreis.actor(anna, "Wohnstelle", &housing).await;
    let work = [
        ("rolle", "economy"),
        ("feld", "work"),
        ("email", "arbeit@stelle.test"),
    ];
    kreis.actor(anna, "Arbeitsstelle", &work).await;
    let person = [
        ("version", "0"),
        ("name", "Kontakt (Test)"),
        ("email", "kontakt@stelle.test"),
        ("rundbriefe", "ja"),
    ];
    kreis
        .post(anna, &format!("{one}/ansprechperson"), &person)
        .await
        .is(303);
}

const LETTER: &[(&str, &str)] = &[
    ("betreff", "Einladung"),
    ("text", "Wir treffen uns."),
    ("feld", "housing"),
];

#[tokio::test]
async fn a_letter_goes_to_its_topic_once_to_each() {
    on_both_databases(MIGRATIONS, async |house| {
        let kreis = Kreis::new(house).await;
        network(&kreis).await;
        let bernd = &kreis.bernd;
        let letter = kreis.post(bernd, "/rundbriefe/neu", LETTER).await.is(303).location.clone();
        kreis
            .get(bernd, &letter)
            .await
            .is(200)
            .shows("Eine Nachricht")
            .shows("kontakt@stelle.test")
            .hides("wohnen@stelle.test")
            .hides("arbeit@stelle.test");
        let send = format!("{letter}/versand");
        kreis.post(bernd, &send, &[("version", "9")]).await.is(422).shows("inzwischen geändert");
        kreis.post(bernd, &send, &[("version", "1")]).await.is(303);
        kreis.post(bernd, &send, &[("version", "2")]).await.is(422).shows("schon versandt");
        assert_eq!(kreis.number("SELECT COUNT(*) AS n FROM network_circular_recipient").await, 1);
        assert_eq!(
            kreis
                .number("SELECT COUNT(*) AS n FROM post_message WHERE kind = 'circular' AND address = 'kontakt@stelle.test'")
                .await,
            1
        );
        kreis.get(bernd, "/rundbriefe").await.shows("versandt am 02.03.2026");
        let anna = &kreis.anna;
        testing::browser::is_hidden_from(&kreis.router, std::slice::from_ref(anna), &letter, "Einladung").await;
    })
    .await;
}

#[tokio::test]
async fn the_link_of_a_mail_opens_the_letter_and_signs_off() {
    on_both_databases(MIGRATIONS, async |house| {
        let kreis = Kreis::new(house).await;
        network(&kreis).await;
        let bernd = &kreis.bernd;
        let letter = kreis
            .post(bernd, "/rundbriefe/neu", LETTER)
            .await
            .is(303)
            .location
            .clone();
        kreis
            .post(bernd, &format!("{letter}/versand"), &[("version", "1")])
            .await
            .is(303);
        let contact = kreis.text("SELECT id AS t FROM network_contact").await;
        let link = link_of(&kreis, Some(&contact)).await;
        let opened = testing::browser::get_as_stranger(&kreis.router, &link, "").await;
        opened
            .is(200)
            .shows("Wir treffen uns.")
            .shows("Keine weiteren Rundbriefe")
            .hides("kontakt@stelle.test");
        kreis
            .post(bernd, &link, &[])
            .await
            .is(200)
            .shows("Sie sind abgemeldet");
        assert_eq!(
            kreis
                .number("SELECT COUNT(*) AS n FROM network_contact WHERE mail_stopped_on = '2026-03-02'")
                .await,
            1
        );
        let next = kreis
            .post(bernd, "/rundbriefe/neu", LETTER)
            .await
            .is(303)
            .location
            .clone();
        kreis
            .get(bernd, &next)
            .await
            .shows("abgemeldet")
            .shows("wohnen@stelle.test");
        for wrong in ["/rundbrief/x", &format!("/rundbrief/{}", "A".repeat(43))] {
            testing::browser::get_as_stranger(&kreis.router, wrong, "")
                .await
                .is(404);
            kreis.post(bernd, wrong, &[]).await.is(404);
        }
        kreis.house.clock.set("2027-06-02T08:00:00Z".parse().unwrap());
        testing::browser::get_as_stranger(&kreis.router, &link, "")
            .await
            .is(404);
    })
    .await;
}
