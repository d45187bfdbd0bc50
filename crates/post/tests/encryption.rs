//! The way to the mail server is protected: TLS, STARTTLS, the house's own authority, and what happens without them.

use std::io::Write;
use std::path::Path;

use post::mail::model::MessageState;
use post::mail::transport::{Encryption, SmtpSettings, Transport};
use testing::house::on_both_databases;

use crate::SCHEMA;
use crate::authority::Authority;
use crate::mail_server::{HOST, MailServer, Speaks};
use crate::outbox::{messages, outbox, queued, sign_in_mail, worker};

fn settings(server: &MailServer, encryption: Encryption, ca_file: Option<&Path>) -> SmtpSettings {
    SmtpSettings {
        user: Some("lotse".to_owned()),
        password: Some("drei Birnen tanzen".to_owned()),
        encryption,
        ca_file: ca_file.map(Path::to_owned),
        ..server.settings()
    }
}

#[tokio::test]
async fn a_mail_goes_through_tls_and_starttls_to_a_server_of_the_houses_own_authority() {
    let authority = Authority::new();
    let ways = [
        (Speaks::Tls(authority.server(HOST)), Encryption::Tls, &[][..]),
        (
            Speaks::StartTls(authority.server(HOST)),
            Encryption::StartTls,
            &["EHLO", "STARTTLS"][..],
        ),
    ];
    on_both_databases(SCHEMA, async |house| {
        let (anna, gregor) = (house.anna().await, house.gregor().await);
        let outbox = outbox(&house).await;
        for (speaks, encryption, heard_in_the_clear) in &ways {
            let server = MailServer::start_speaking(speaks.clone()).await;
            let transport =
                Transport::smtp(&settings(&server, *encryption, Some(authority.file.path()))).unwrap();
            let id = queued(&house, &outbox, &sign_in_mail(&anna, None)).await;

            worker(&house, &outbox, &transport).run_due_once().await.unwrap();

            let lines = messages(&house, &gregor).await;
            let line = lines.iter().find(|line| line.id == id).unwrap();
            assert_eq!((line.state, line.code.as_deref()), (MessageState::Sent, None));
            assert_eq!(server.mails().len(), 1);
            assert_eq!(server.verbs_in_the_clear(), *heard_in_the_clear);
            assert!(server.was_signed_in_to());
        }
    })
    .await;
}

#[tokio::test]
async fn a_server_whose_certificate_is_not_believed_gets_nothing_and_the_mail_waits() {
    let (own, foreign) = (Authority::new(), Authority::new());
    let servers = [
        foreign.server(HOST),
        own.server("mail.example.org"),
        own.neglected_server(HOST),
    ];
    on_both_databases(SCHEMA, async |house| {
        let (anna, gregor) = (house.anna().await, house.gregor().await);
        let outbox = outbox(&house).await;
        for certificate in &servers {
            for (speaks, encryption) in [
                (Speaks::Tls(certificate.clone()), Encryption::Tls),
                (Speaks::StartTls(certificate.clone()), Encryption::StartTls),
            ] {
                let server = MailServer::start_speaking(speaks).await;
                let transport =
                    Transport::smtp(&settings(&server, encryption, Some(own.file.path()))).unwrap();
                let id = queued(&house, &outbox, &sign_in_mail(&anna, None)).await;

                worker(&house, &outbox, &transport).run_due_once().await.unwrap();

                let lines = messages(&house, &gregor).await;
                let line = lines.iter().find(|line| line.id == id).unwrap();
                assert_eq!(
                    (line.state, line.code.as_deref()),
                    (MessageState::Queued, Some("mail_certificate"))
                );
                assert!(server.recipients().is_empty() && !server.was_signed_in_to());
            }
        }
    })
    .await;
    let words = post::job::model::german_of_code("mail_certificate").unwrap();
    assert!(
        words.contains("Zertifikat") && words.contains("ca_file"),
        "{words}"
    );
}

#[tokio::test]
async fn a_mail_that_waited_for_a_certificate_leaves_once_the_authority_is_known() {
    let authority = Authority::new();
    on_both_databases(SCHEMA, async |house| {
        let (anna, gregor) = (house.anna().await, house.gregor().await);
        let outbox = outbox(&house).await;
        let server = MailServer::start_speaking(Speaks::Tls(authority.server(HOST))).await;
        queued(&house, &outbox, &sign_in_mail(&anna, None)).await;
        let unknown = Transport::smtp(&settings(&server, Encryption::Tls, None)).unwrap();
        worker(&house, &outbox, &unknown).run_due_once().await.unwrap();
        assert_eq!(messages(&house, &gregor).await[0].state, MessageState::Queued);

        let known = Transport::smtp(&settings(&server, Encryption::Tls, Some(authority.file.path())));
        house.clock.set(house.clock.now().plus_minutes(1));
        worker(&house, &outbox, &known.unwrap())
            .run_due_once()
            .await
            .unwrap();

        assert_eq!(messages(&house, &gregor).await[0].state, MessageState::Sent);
    })
    .await;
}

#[tokio::test]
async fn a_server_without_starttls_hears_neither_password_nor_mail() {
    on_both_databases(SCHEMA, async |house| {
        let (anna, gregor) = (house.anna().await, house.gregor().await);
        let outbox = outbox(&house).await;
        let server = MailServer::start().await;
        let transport = Transport::smtp(&settings(&server, Encryption::StartTls, None)).unwrap();
        queued(&house, &outbox, &sign_in_mail(&anna, None)).await;

        worker(&house, &outbox, &transport).run_due_once().await.unwrap();

        let line = &messages(&house, &gregor).await[0];
        assert_eq!(
            (line.state, line.code.as_deref()),
            (MessageState::Queued, Some("mail_server_lacks"))
        );
        let heard = server.verbs_in_the_clear();
        assert!(
            heard.iter().all(|verb| verb == "EHLO" || verb == "QUIT"),
            "{heard:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn an_authority_that_is_none_is_refused_before_the_first_mail() {
    let server = MailServer::start().await;
    let mut prose = tempfile::NamedTempFile::new().unwrap();
    prose.write_all(b"kein Zertifikat").unwrap();
    let mut broken = tempfile::NamedTempFile::new().unwrap();
    broken
        .write_all(b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")
        .unwrap();
    for (file, words) in [
        (Path::new("/nonexistent/ca.pem"), "nicht lesbar"),
        (prose.path(), "kein gültiges Zertifikat"),
        (broken.path(), "kein gültiges Zertifikat"),
    ] {
        let wrong = Transport::smtp(&settings(&server, Encryption::Tls, Some(file))).unwrap_err();
        assert!(wrong.to_string().contains(words), "{wrong}");
    }
}
