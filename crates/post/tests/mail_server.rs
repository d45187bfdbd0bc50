//! A mail server of one test: it takes mails on this machine, in the clear or over TLS, and keeps what it was told.
//! Not a real one.

use std::sync::{Arc, Mutex};

use post::mail::transport::{Encryption, SmtpSettings, Transport};
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

/// Where it is reached; certificates are made for this name.
pub(crate) const HOST: &str = "127.0.0.1";

/// How it protects a connection.
#[derive(Clone)]
pub(crate) enum Speaks {
    InTheClear,
    Tls(TlsAcceptor),
    StartTls(TlsAcceptor),
}

/// A mail server with what it has taken.
#[derive(Clone)]
pub(crate) struct MailServer {
    port: u16,
    speaks: Speaks,
    seen: Arc<Mutex<Seen>>,
}

struct Seen {
    reply_to_recipient: &'static str,
    recipients: Vec<String>,
    mails: Vec<String>,
    verbs_in_the_clear: Vec<String>,
    was_signed_in_to: bool,
}

impl MailServer {
    pub(crate) async fn start() -> Self {
        Self::start_speaking(Speaks::InTheClear).await
    }

    pub(crate) async fn start_speaking(speaks: Speaks) -> Self {
        let listener = TcpListener::bind((HOST, 0)).await.unwrap();
        let server = Self {
            port: listener.local_addr().unwrap().port(),
            speaks,
            seen: Arc::new(Mutex::new(Seen {
                reply_to_recipient: "250 ok",
                recipients: Vec::new(),
                mails: Vec::new(),
                verbs_in_the_clear: Vec::new(),
                was_signed_in_to: false,
            })),
        };
        let own = server.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let own = own.clone();
                tokio::spawn(async move { own.serve(stream).await });
            }
        });
        server
    }

    /// The settings that reach it in the clear.
    pub(crate) fn settings(&self) -> SmtpSettings {
        SmtpSettings {
            host: HOST.to_owned(),
            port: self.port,
            encryption: Encryption::None,
            user: None,
            password: None,
            from: "Lotse <lotse@example.org>".to_owned(),
            ca_file: None,
        }
    }

    pub(crate) fn transport(&self) -> Transport {
        Transport::smtp(&self.settings()).unwrap()
    }

    pub(crate) fn answers_recipients_with(&self, reply: &'static str) {
        self.seen.lock().unwrap().reply_to_recipient = reply;
    }

    pub(crate) fn recipients(&self) -> Vec<String> {
        self.seen.lock().unwrap().recipients.clone()
    }

    /// What was said before the connection was protected, without what follows each verb.
    pub(crate) fn verbs_in_the_clear(&self) -> Vec<String> {
        self.seen.lock().unwrap().verbs_in_the_clear.clone()
    }

    pub(crate) fn was_signed_in_to(&self) -> bool {
        self.seen.lock().unwrap().was_signed_in_to
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

    /// A client that does not believe the certificate breaks off: that is its right.
    async fn serve(&self, stream: TcpStream) {
        match &self.speaks {
            Speaks::InTheClear => drop(self.talk(BufReader::new(stream), Words::IN_THE_CLEAR).await),
            Speaks::Tls(acceptor) => {
                if let Ok(stream) = acceptor.accept(stream).await {
                    self.talk(BufReader::new(stream), Words::OVER_TLS).await;
                }
            }
            Speaks::StartTls(acceptor) => {
                let talked = self.talk(BufReader::new(stream), Words::BEFORE_STARTTLS).await;
                if let Some(stream) = talked
                    && let Ok(stream) = acceptor.accept(stream.into_inner()).await
                {
                    self.talk(BufReader::new(stream), Words::AFTER_STARTTLS).await;
                }
            }
        }
    }

    /// One conversation; gives the stream back if the client asks for TLS.
    async fn talk<S>(&self, mut stream: BufReader<S>, words: Words) -> Option<BufReader<S>>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        say(&mut stream, words.greeting).await?;
        while let Some(line) = heard(&mut stream).await {
            let verb = line.split(' ').next().unwrap_or_default().to_uppercase();
            if !words.is_protected {
                self.seen.lock().unwrap().verbs_in_the_clear.push(verb.clone());
            }
            let reply = match verb.as_str() {
                "EHLO" => words.abilities,
                "STARTTLS" => {
                    say(&mut stream, "220 go ahead").await?;
                    return Some(stream);
                }
                "AUTH" => {
                    self.seen.lock().unwrap().was_signed_in_to = true;
                    "235 welcome"
                }
                "RCPT" => {
                    let mut seen = self.seen.lock().unwrap();
                    seen.recipients.push(line);
                    seen.reply_to_recipient
                }
                "DATA" => {
                    say(&mut stream, "354 go on").await?;
                    let mail = letter(&mut stream).await;
                    self.seen.lock().unwrap().mails.push(mail);
                    "250 taken"
                }
                "QUIT" => {
                    say(&mut stream, "221 bye").await?;
                    return None;
                }
                _ => "250 ok",
            };
            say(&mut stream, reply).await?;
        }
        None
    }
}

/// What the server says of itself in one part of a conversation.
#[derive(Clone, Copy)]
struct Words {
    is_protected: bool,
    greeting: &'static str,
    abilities: &'static str,
}

impl Words {
    const IN_THE_CLEAR: Self = Self {
        is_protected: false,
        greeting: "220 test",
        abilities: "250 test",
    };
    const OVER_TLS: Self = Self {
        is_protected: true,
        greeting: "220 test",
        abilities: "250-test\r\n250 AUTH PLAIN",
    };
    const BEFORE_STARTTLS: Self = Self {
        is_protected: false,
        greeting: "220 test",
        abilities: "250-test\r\n250 STARTTLS",
    };
    /// The client speaks first.
    const AFTER_STARTTLS: Self = Self {
        greeting: "",
        ..Self::OVER_TLS
    };
}

/// `None` if the client has gone.
async fn say<S: AsyncWrite + Unpin>(stream: &mut S, text: &str) -> Option<()> {
    if text.is_empty() {
        return Some(());
    }
    stream.write_all(format!("{text}\r\n").as_bytes()).await.ok()?;
    stream.flush().await.ok()
}

async fn heard<S: AsyncRead + Unpin>(stream: &mut BufReader<S>) -> Option<String> {
    let mut line = String::new();
    let length = stream.read_line(&mut line).await.ok()?;
    (length > 0).then(|| line.trim_end().to_owned())
}

async fn letter<S: AsyncRead + Unpin>(stream: &mut BufReader<S>) -> String {
    let mut mail = String::new();
    while let Some(line) = heard(stream).await.filter(|line| line != ".") {
        mail.push_str(&line);
        mail.push('\n');
    }
    mail
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
