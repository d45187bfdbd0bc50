//! Writes lines of reads in groups, before the page is sent. Lines of writes stand in the write's own transaction.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use tokio::sync::{mpsc, oneshot};

use db::district::District;

use base::ids::AccountId;
use base::moment::Moment;

use crate::act::Act;
use crate::audit::model::{AuditLine, AuditSubject};
use crate::audit::store;

const LINES_AT_ONCE: usize = 500;
const WAITING_ROOM: usize = 10_000;
const SAME_READ_MINUTES: i64 = 15;
const MOST_REMEMBERED: usize = 100_000;

type ReadKey = (AccountId, AuditSubject, Act, &'static str);

/// The one writer of a district's read lines.
#[derive(Debug)]
pub struct AuditWriter {
    queue: mpsc::Sender<Waiting>,
    recent: Mutex<HashMap<ReadKey, Moment>>,
}

#[derive(Debug)]
struct Waiting {
    line: AuditLine,
    written: oneshot::Sender<bool>,
}

/// The trail could not be written; the page must not be shown.
#[derive(Debug)]
pub struct NotWritten;

impl AuditWriter {
    /// Starts the writer of a district; it ends when the value is dropped.
    pub fn start(district: District) -> Self {
        let (queue, waiting) = mpsc::channel(WAITING_ROOM);
        tokio::spawn(write_groups(district, waiting));
        Self {
            queue,
            recent: Mutex::default(),
        }
    }

    /// Writes a line and returns when it is durable. The same account reading the same file for the same purpose
    /// within 15 minutes is one line (architecture, „Audit that is fast").
    ///
    /// # Errors
    /// [`NotWritten`] if the database did not take it.
    pub async fn write(&self, line: AuditLine) -> Result<(), NotWritten> {
        let key = line
            .account
            .map(|account| (account, line.subject, line.act, line.purpose));
        let is_list = line.detail.starts_with("shown=");
        if let Some(key) = key.filter(|_| !is_list)
            && self.is_recent(&key, line.at)
        {
            return Ok(());
        }
        let at = line.at;
        let (written, answer) = oneshot::channel();
        self.queue
            .send(Waiting { line, written })
            .await
            .map_err(|_| NotWritten)?;
        match answer.await {
            Ok(true) => {
                if let Some(key) = key.filter(|_| !is_list) {
                    self.remember(key, at);
                }
                Ok(())
            }
            _ => Err(NotWritten),
        }
    }

    fn is_recent(&self, key: &ReadKey, now: Moment) -> bool {
        let recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        recent
            .get(key)
            .is_some_and(|at| *at <= now && now < at.plus_minutes(SAME_READ_MINUTES))
    }

    fn remember(&self, key: ReadKey, at: Moment) {
        let mut recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        if recent.len() >= MOST_REMEMBERED {
            recent.retain(|_, then| at < then.plus_minutes(SAME_READ_MINUTES));
        }
        recent.insert(key, at);
    }
}

async fn write_groups(district: District, mut waiting: mpsc::Receiver<Waiting>) {
    let mut group = Vec::new();
    while waiting.recv_many(&mut group, LINES_AT_ONCE).await > 0 {
        let written = match write_group(&district, &group).await {
            Ok(()) => true,
            Err(error) => {
                tracing::error!(lines = group.len(), %error, "audit lines could not be written");
                false
            }
        };
        for one in group.drain(..) {
            // Whoever asked may have gone away: the line stands all the same.
            let _ = one.written.send(written);
        }
    }
}

async fn write_group(district: &District, group: &[Waiting]) -> db::failure::Result<()> {
    let mut tx = district.write_apart().await?;
    for one in group {
        store::insert(&mut tx, &one.line).await?;
    }
    tx.commit().await
}
