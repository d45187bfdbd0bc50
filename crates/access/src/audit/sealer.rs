//! Chains committed lines with a key outside the database, and notes count and head outside it.

use std::io::Write;
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;

use db::district::District;
use db::tx::Tx;
use vault::sealed::SubjectKey;

use base::clock::Clock;
use base::moment::Moment;

use crate::audit::model::StoredLine;
use crate::audit::store::{self, Seal};

const SEALED_AT_ONCE: i64 = 2_000;
/// Lines of a transaction that took long may appear behind later ones; the sealer looks back this far.
const LOOK_BACK_MINUTES: i64 = 10;

/// Count and head of the chain, as noted outside the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// How many seals there were.
    pub count: i64,
    /// The code of the last one.
    pub head: String,
}

/// Seals the lines of one district.
#[derive(Debug)]
pub struct Sealer {
    district: District,
    key: SubjectKey,
    checkpoint_file: PathBuf,
    clock: Clock,
}

impl Sealer {
    /// A sealer with the district's audit key, the file for checkpoints and the clock by which lines are dated.
    pub fn new(district: District, key: SubjectKey, checkpoint_file: &Path, clock: Clock) -> Self {
        Self {
            district,
            key,
            checkpoint_file: checkpoint_file.to_owned(),
            clock,
        }
    }

    /// Seals everything that is committed and not sealed yet; returns how many lines.
    ///
    /// # Errors
    /// What the database or the file system reports; the chain is whole in any case.
    pub async fn seal(&self) -> std::io::Result<usize> {
        let other = |error: db::failure::Failure| std::io::Error::other(error);
        let mut sealed = 0;
        loop {
            let mut tx = self.district.read().await.map_err(other)?;
            let since = since(&mut tx, self.clock.now()).await.map_err(other)?;
            let lines = store::unsealed(&mut tx, &since, SEALED_AT_ONCE)
                .await
                .map_err(other)?;
            drop(tx);
            if lines.is_empty() {
                return Ok(sealed);
            }
            let is_continued = self.continues_what_was_noted().await.map_err(other)?;
            let checkpoint = self.append(&lines).await.map_err(other)?;
            if is_continued {
                write_checkpoint(&self.checkpoint_file, &self.key, &checkpoint)?;
            } else {
                tracing::error!("audit trail does not continue what was noted: run `lotse audit verify`");
            }
            sealed += lines.len();
        }
    }

    /// Whether the chain still holds what was noted outside the database; if not, the note is kept as evidence.
    async fn continues_what_was_noted(&self) -> db::failure::Result<bool> {
        let noted = match read_checkpoint(&self.checkpoint_file, &self.key) {
            None => return Ok(true),
            Some(Err(())) => return Ok(false),
            Some(Ok(checkpoint)) => checkpoint,
        };
        let mut tx = self.district.read().await?;
        Ok(store::mac_at(&mut tx, noted.count)
            .await?
            .is_some_and(|mac| mac == noted.head))
    }

    /// Takes an older state as the valid one, after `lotse restore`; returns how many noted seals it lacks.
    ///
    /// # Errors
    /// What the database or the file system reports.
    pub async fn accept_restored_state(&self) -> std::io::Result<i64> {
        let other = |error: db::failure::Failure| std::io::Error::other(error);
        let noted = match read_checkpoint(&self.checkpoint_file, &self.key) {
            Some(Ok(checkpoint)) => checkpoint.count,
            _ => 0,
        };
        let mut tx = self.district.read().await.map_err(other)?;
        let last = store::last_seal(&mut tx).await.map_err(other)?;
        let checkpoint = last.map_or(
            Checkpoint {
                count: 0,
                head: String::new(),
            },
            |seal| Checkpoint {
                count: seal.position,
                head: seal.mac,
            },
        );
        if checkpoint.count > 0 {
            write_checkpoint(&self.checkpoint_file, &self.key, &checkpoint)?;
        } else if self.checkpoint_file.exists() {
            std::fs::remove_file(&self.checkpoint_file)?;
        }
        Ok((noted - checkpoint.count).max(0))
    }

    async fn append(&self, lines: &[StoredLine]) -> db::failure::Result<Checkpoint> {
        let mut tx = self.district.write().await?;
        let last = store::last_seal(&mut tx).await?;
        let (mut position, mut head) = last.map_or((0, String::new()), |seal| (seal.position, seal.mac));
        for line in lines {
            position += 1;
            head = chained(&self.key, &head, line);
            let year = line.at.get(..4).unwrap_or_default().to_owned();
            store::insert_seal(
                &mut tx,
                &Seal {
                    position,
                    line_id: line.id.clone(),
                    year,
                    mac: head.clone(),
                },
            )
            .await?;
        }
        tx.commit().await?;
        Ok(Checkpoint {
            count: position,
            head,
        })
    }
}

/// From when on lines may wait: a little before the last one that was sealed, or before now, if the clock was set back
/// since then.
async fn since(tx: &mut Tx, now: Moment) -> db::failure::Result<String> {
    let last = store::last_sealed_at(tx).await?;
    Ok(last
        .map(|at| look_back(&at).min(look_back(&now.to_string())))
        .unwrap_or_default())
}

/// From when on lines may appear behind one of this moment; the beginning if it is none.
pub(crate) fn look_back(at: &str) -> String {
    at.parse::<Moment>()
        .map(|at| at.plus_minutes(-LOOK_BACK_MINUTES).to_string())
        .unwrap_or_default()
}

/// The code of a line that follows `head`.
pub(crate) fn chained(key: &SubjectKey, head: &str, line: &StoredLine) -> String {
    let message = [head.as_bytes(), b"\n", &line.chained_bytes()].concat();
    HEXLOWER.encode(&key.code(&message))
}

/// Writes the checkpoint so that either the old or the new one stands after a crash.
fn write_checkpoint(path: &Path, key: &SubjectKey, checkpoint: &Checkpoint) -> std::io::Result<()> {
    let text = format!(
        "{} {} {}\n",
        checkpoint.count,
        checkpoint.head,
        vouched(key, checkpoint)
    );
    let beside = path.with_extension("writing");
    let mut file = std::fs::File::create(&beside)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    std::fs::rename(&beside, path)
}

/// Reads the checkpoint: `None` if there is none, `Some(Err)` if someone changed it.
pub(crate) fn read_checkpoint(path: &Path, key: &SubjectKey) -> Option<Result<Checkpoint, ()>> {
    let text = std::fs::read_to_string(path).ok()?;
    let parts: Vec<&str> = text.split_whitespace().collect();
    let [count, head, code] = parts.as_slice() else {
        return Some(Err(()));
    };
    let Ok(count) = count.parse() else {
        return Some(Err(()));
    };
    let checkpoint = Checkpoint {
        count,
        head: (*head).to_owned(),
    };
    Some(if vouched(key, &checkpoint) == *code {
        Ok(checkpoint)
    } else {
        Err(())
    })
}

fn vouched(key: &SubjectKey, checkpoint: &Checkpoint) -> String {
    HEXLOWER.encode(&key.code(format!("checkpoint {} {}", checkpoint.count, checkpoint.head).as_bytes()))
}
