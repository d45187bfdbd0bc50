//! A mail server of one test: it takes mails on this machine and keeps what it was told. Not a real one.

use std::sync::{Arc, Mutex};

use post::mail::transport::{Encryption, SmtpSettings, Transport};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// A mail server with what it has taken.
#[derive(Clone)]
pub(crate) struct MailServer {
    port: u16,
    seen: Arc<Mutex<Seen>>,
}

struct Seen {
    reply_to_recipient: &'static str,
    recipients: Vec<String>,
    mails: Vec<String>,
}

impl MailServer {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Self {
            port: listener.local_addr().unwrap().port(),
            seen: Arc::new(Mutex::new(Seen {
                reply_to_recipient: "250 ok",
                recipients: Vec::new(),
                mails: Vec::new(),
            })),
        };
        let own = server.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let own = own.clone();
                tokio::spawn(async move { own.talk(stream).await });
            }
        });
        server
    }

    pub(crate) fn transport(&self) -> Transport {
        Transport::smtp(&SmtpSettings {
            host: "127.0.0.1".to_owned(),
            port: self.port,
            encryption: Encryption::None,
            user: None,
            password: None,
            from: "Lotse <lotse@example.org>".to_owned(),
        })
        .unwrap()
    }

    pub(crate) fn answers_recipients_with(&self, reply: &'static str) {
        self.seen.lock().unwrap().reply_to_recipient = reply;
    }

    pub(crate) fn recipients(&self) -> Vec<String> {
        self.seen.lock().unwrap().recipients.clone()
    }

    /// All mails with head and body, quoted-printable undone.
    pub(crate) fn mails(&self) -> Vec<String> {
        self.seen
            .lock()
            .unwrap()
            .mails
            .iter()
            .map(|mail| unquoted(mail))
            .collect()
    }

    async fn talk(&self, stream: TcpStream) {
        let (reading, mut writing) = stream.into_split();
        let mut lines = BufReader::new(reading).lines();
        let mut say = async |text: &str| writing.write_all(format!("{text}\r\n").as_bytes()).await;
        say("220 test").await.unwrap();
        while let Ok(Some(line)) = lines.next_line().await {
            let verb = line.get(..4).unwrap_or_default().to_uppercase();
            let reply = match verb.as_str() {
                "EHLO" => "250 test",
                "RCPT" => {
                    let mut seen = self.seen.lock().unwrap();
                    seen.recipients.push(line);
                    seen.reply_to_recipient
                }
                "DATA" => {
                    say("354 go on").await.unwrap();
                    let mut mail = String::new();
                    while let Ok(Some(line)) = lines.next_line().await {
                        if line == "." {
                            break;
                        }
                        mail.push_str(&line);
                        mail.push('\n');
                    }
                    self.seen.lock().unwrap().mails.push(mail);
                    "250 taken"
                }
                "QUIT" => {
                    say("221 bye").await.unwrap();
                    return;
                }
                _ => "250 ok",
            };
            say(reply).await.unwrap();
        }
    }
}

fn unquoted(mail: &str) -> String {
    let text = mail.replace("=\n", "");
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|code| std::str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) if *first == b'=' => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap()
}
