//! What leaves the house by mail: a link and fixed words, through one of two doors.

use access::act::Act;
use access::disclosure::{Basis, DisclosureMaker, Subject, Terms};
use access::session::model::SignedIn;
use post::job::worker::Worker;
use post::mail::model::{Letterhead, MailKind, MessageState};
use post::mail::outbox::{self as doors, NewMail, Outbox, PersonalMail, Recipient};
use post::mail::send::refill;
use post::mail::store::{self, MessageLine};
use post::mail::transport::{DemoMailbox, Encryption, SmtpSettings, Transport};
use testing::house::{House, on_both_databases};
use vault::sealed::SubjectKey;
use vault::subject::KeySubject;

use base::ids::{MessageId, PersonId};
use base::moment::Moment;

use crate::SCHEMA;
use crate::mail_server::MailServer;
use crate::store::sealed_bytes;

const TOKEN: &str = "Zq8vTokenOfAnna";

pub(crate) async fn outbox(house: &House) -> Outbox {
    let letterhead = Letterhead::new("Kreis Paderborn", "https://lotse.example.org").unwrap();
    Outbox::open(&house.back_door, letterhead).await.unwrap()
}

pub(crate) fn worker(house: &House, outbox: &Outbox, transport: &Transport) -> Worker {
    Worker::new(house.back_door.clone(), post::jobs(outbox, transport))
}

pub(crate) fn sign_in_mail(anna: &SignedIn, valid_until: Option<Moment>) -> NewMail {
    NewMail {
        to: Recipient::Account(anna.account),
        kind: MailKind::SignInLink,
        link: format!("/anmelden/link?code={TOKEN}").parse().unwrap(),
        valid_until,
    }
}

pub(crate) async fn queued(house: &House, outbox: &Outbox, mail: &NewMail) -> MessageId {
    let mut tx = house.back_door.write().await.unwrap();
    let id = doors::public(&mut tx, outbox, mail).await.unwrap();
    tx.commit().await.unwrap();
    id
}

pub(crate) async fn messages(house: &House, gregor: &SignedIn) -> Vec<MessageLine> {
    let (mut tx, permit) = house.access.enter(gregor, Act::MailRead).await.unwrap();
    store::list(&mut tx, &permit, (None, None), 100).await.unwrap()
}

fn contains(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|window| window == word.as_bytes())
}

#[tokio::test]
async fn a_mail_holds_the_link_and_no_content_and_the_link_is_forgotten_afterwards() {
    on_both_databases(SCHEMA, async |house| {
        let (anna, gregor) = (house.anna().await, house.gregor().await);
        let (server, outbox) = (MailServer::start().await, outbox(&house).await);
        let until = house.clock.now().plus_minutes(15);
        let id = queued(&house, &outbox, &sign_in_mail(&anna, Some(until))).await;
        let (link, _) = sealed_bytes(&house, id).await;
        assert!(!contains(&link.unwrap(), TOKEN));

        worker(&house, &outbox, &server.transport())
            .run_due_once()
            .await
            .unwrap();

        assert_eq!(server.recipients(), ["RCPT TO:<anna.test@example.org>"]);
        let mails = server.mails();
        let [mail] = mails.as_slice() else {
            panic!("{mails:?}")
        };
        assert!(
            mail.contains(&format!(
                "\nhttps://lotse.example.org/anmelden/link?code={TOKEN}\n"
            )),
            "{mail}"
        );
        assert!(
            mail.contains("Der Link gilt bis 02.03.2026, 09:15 Uhr."),
            "{mail}"
        );
        assert!(
            mail.contains("From: \"Lotse\" <lotse@example.org>")
                || mail.contains("From: Lotse <lotse@example.org>")
        );
        assert!(mail.contains("Date: Mon, 02 Mar 2026 08:00:00 +0000"), "{mail}");
        assert!(!mail.contains("Anna Test"), "{mail}");
        let line = &messages(&house, &gregor).await[0];
        assert_eq!(
            (line.state, line.closed_at),
            (MessageState::Sent, Some(house.clock.now()))
        );
        assert_eq!(line.login.as_deref(), Some("anna.test"));
        assert_eq!(sealed_bytes(&house, id).await, (None, None));
    })
    .await;
}

#[tokio::test]
async fn a_busy_mail_server_is_asked_again() {
    on_both_databases(SCHEMA, async |house| {
        let (anna, gregor) = (house.anna().await, house.gregor().await);
        let (server, outbox) = (MailServer::start().await, outbox(&house).await);
        let worker = worker(&house, &outbox, &server.transport());
        server.answers_recipients_with("451 later");
        queued(&house, &outbox, &sign_in_mail(&anna, None)).await;

        worker.run_due_once().await.unwrap();
        let line = &messages(&house, &gregor).await[0];
        assert_eq!(
            (line.state, line.code.as_deref()),
            (MessageState::Queued, Some("mail_server_busy"))
        );

        server.answers_recipients_with("250 ok");
        house.clock.set(house.clock.now().plus_minutes(1));
        worker.run_due_once().await.unwrap();
        let line = &messages(&house, &gregor).await[0];
        assert_eq!((line.state, line.code.as_deref()), (MessageState::Sent, None));
        assert_eq!(server.mails().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_refused_mail_is_given_up_and_so_is_one_without_mail_server() {
    on_both_databases(SCHEMA, async |house| {
        let (anna, gregor) = (house.anna().await, house.gregor().await);
        let (server, outbox) = (MailServer::start().await, outbox(&house).await);
        server.answers_recipients_with("550 nobody here");

        for (transport, code) in [
            (server.transport(), "mail_refused"),
            (Transport::None, "no_mail_server"),
        ] {
            let id = queued(&house, &outbox, &sign_in_mail(&anna, None)).await;
            worker(&house, &outbox, &transport).run_due_once().await.unwrap();
            let lines = messages(&house, &gregor).await;
            let line = lines.iter().find(|line| line.id == id).unwrap();
            assert_eq!(
                (line.state, line.code.as_deref()),
                (MessageState::Failed, Some(code))
            );
            assert_eq!(sealed_bytes(&house, id).await, (None, None));
        }
    })
    .await;
}

#[tokio::test]
async fn a_link_that_has_lost_its_value_is_not_sent() {
    on_both_databases(SCHEMA, async |house| {
        let (anna, gregor) = (house.anna().await, house.gregor().await);
        let (server, outbox) = (MailServer::start().await, outbox(&house).await);
        let until = house.clock.now().plus_minutes(15);
        queued(&house, &outbox, &sign_in_mail(&anna, Some(until))).await;
        house.clock.set(until);

        worker(&house, &outbox, &server.transport())
            .run_due_once()
            .await
            .unwrap();

        assert_eq!(messages(&house, &gregor).await[0].state, MessageState::Expired);
        assert!(server.mails().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_locked_account_gets_no_mail() {
    on_both_databases(SCHEMA, async |house| {
        let (anna, gregor) = (house.anna().await, house.gregor().await);
        let (server, outbox) = (MailServer::start().await, outbox(&house).await);
        queued(&house, &outbox, &sign_in_mail(&anna, None)).await;
        let mut tx = house.back_door.write().await.unwrap();
        let now = Some(house.clock.now());
        access::account::store::set_locked(&mut tx, anna.account, now)
            .await
            .unwrap();
        tx.commit().await.unwrap();

        worker(&house, &outbox, &server.transport())
            .run_due_once()
            .await
            .unwrap();

        assert_eq!(
            messages(&house, &gregor).await[0].code.as_deref(),
            Some("account_locked")
        );
        assert!(server.recipients().is_empty());
    })
    .await;
}

#[tokio::test]
async fn demo_shows_what_it_does_not_send_also_after_a_restart() {
    on_both_databases(SCHEMA, async |house| {
        let anna = house.anna().await;
        let outbox = outbox(&house).await;
        let mailbox = DemoMailbox::default();
        let id = queued(&house, &outbox, &sign_in_mail(&anna, None)).await;

        worker(&house, &outbox, &Transport::Demo(mailbox.clone()))
            .run_due_once()
            .await
            .unwrap();
        let mail = mailbox.mail(id).unwrap();
        assert_eq!(mail.to.as_text(), "anna.test@example.org");
        assert_eq!(
            mail.letter.link,
            format!("https://lotse.example.org/anmelden/link?code={TOKEN}")
        );

        let after_restart = DemoMailbox::default();
        refill(&after_restart, &outbox, &house.back_door).await.unwrap();
        assert_eq!(after_restart.mails(), [mail]);
        let (link, _) = sealed_bytes(&house, id).await;
        assert!(!contains(&link.unwrap(), TOKEN));
    })
    .await;
}

async fn person_with_key(house: &House) -> (PersonId, SubjectKey) {
    let id = PersonId::from_uuid(house.ids.next());
    (
        id,
        house
            .back_door
            .keyring()
            .create(KeySubject::Person(id))
            .await
            .unwrap(),
    )
}

fn personal_mail(key: &SubjectKey) -> PersonalMail<'_> {
    PersonalMail {
        key,
        address: "klientin@example.org".parse().unwrap(),
        kind: MailKind::Notice,
        link: "/mein-plan".parse().unwrap(),
        valid_until: None,
    }
}

fn terms(house: &House) -> Terms {
    Terms {
        recipient: "Klientin".to_owned(),
        basis: Basis::ToThePerson,
        on: house.clock.today(),
    }
}

#[tokio::test]
async fn a_mail_to_a_client_passes_the_second_door_only_with_a_disclosure_about_that_client() {
    on_both_databases(SCHEMA, async |house| {
        let gregor = house.gregor().await;
        let (server, outbox) = (MailServer::start().await, outbox(&house).await);
        let ((person, key), (_, other_key)) = (person_with_key(&house).await, person_with_key(&house).await);
        let disclosure = DisclosureMaker::for_the_wiring().grant(Subject::Person(person), terms(&house));

        let mut tx = house.back_door.write().await.unwrap();
        let foreign = personal_mail(&other_key);
        assert!(
            doors::personal(&mut tx, &outbox, &disclosure, &foreign)
                .await
                .is_err()
        );
        let id = doors::personal(&mut tx, &outbox, &disclosure, &personal_mail(&key))
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let (_, address) = sealed_bytes(&house, id).await;
        assert!(!contains(&address.unwrap(), "klientin"));
        worker(&house, &outbox, &server.transport())
            .run_due_once()
            .await
            .unwrap();

        assert_eq!(server.recipients(), ["RCPT TO:<klientin@example.org>"]);
        let line = &messages(&house, &gregor).await[0];
        assert!(line.is_personal && line.address.is_none() && line.login.is_none());
        assert_eq!(sealed_bytes(&house, id).await, (None, None));
    })
    .await;
}

#[tokio::test]
async fn nothing_is_sent_to_a_client_whose_key_was_erased() {
    on_both_databases(SCHEMA, async |house| {
        let gregor = house.gregor().await;
        let (server, outbox) = (MailServer::start().await, outbox(&house).await);
        let (person, key) = person_with_key(&house).await;
        let disclosure = DisclosureMaker::for_the_wiring().grant(Subject::Person(person), terms(&house));
        let mut tx = house.back_door.write().await.unwrap();
        doors::personal(&mut tx, &outbox, &disclosure, &personal_mail(&key))
            .await
            .unwrap();
        tx.commit().await.unwrap();

        house
            .back_door
            .keyring()
            .destroy(&[KeySubject::Person(person)])
            .await
            .unwrap();
        worker(&house, &outbox, &server.transport())
            .run_due_once()
            .await
            .unwrap();

        assert_eq!(messages(&house, &gregor).await[0].code.as_deref(), Some("erased"));
        assert!(server.recipients().is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_outbox_is_seen_by_nobody_without_the_act() {
    on_both_databases(SCHEMA, async |house| {
        for who in [
            house.anna().await,
            house.clara().await,
            house.emil().await,
            house.fatma().await,
        ] {
            assert!(house.access.enter(&who, Act::MailRead).await.is_err());
        }
    })
    .await;
}

#[test]
fn mails_do_not_cross_the_network_in_the_clear() {
    let settings = |host: &str, from: &str| SmtpSettings {
        host: host.to_owned(),
        port: 25,
        encryption: Encryption::None,
        user: None,
        password: None,
        from: from.to_owned(),
        ca_file: None,
    };
    assert!(Transport::smtp(&settings("mail.example.org", "lotse@example.org")).is_err());
    assert!(Transport::smtp(&settings("localhost", "lotse@example.org")).is_ok());
    assert!(Transport::smtp(&settings("localhost", "lotse")).is_err());
}
