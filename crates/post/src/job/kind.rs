//! The kinds of jobs as slices export them; `app` hands all of them to the worker. There is no central list.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

use crate::job::context::JobContext;
use crate::job::model::Schedule;

/// The work of a job while it runs.
pub type JobWork = Pin<Box<dyn Future<Output = Result<(), JobFailure>> + Send>>;

/// A kind of job: its name in the database, its German title, and what it does.
#[derive(Clone)]
pub struct JobKind {
    name: &'static str,
    title: &'static str,
    every: Option<Schedule>,
    work: Arc<dyn Fn(JobContext) -> JobWork + Send + Sync>,
}

impl fmt::Debug for JobKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "JobKind({})", self.name)
    }
}

impl JobKind {
    /// A kind named `room.noun`. What it needs of its district, such as an index, `work` takes along.
    ///
    /// A job can run more than once: its process may die after the work and before that is noted. Work that writes
    /// rows notes its progress in the same transaction (see [`crate::job::bulk`]) or can be repeated without harm.
    pub fn new<W>(
        name: &'static str,
        title: &'static str,
        work: impl Fn(JobContext) -> W + Send + Sync + 'static,
    ) -> Self
    where
        W: Future<Output = Result<(), JobFailure>> + Send + 'static,
    {
        Self {
            name,
            title,
            every: None,
            work: Arc::new(move |context| Box::pin(work(context))),
        }
    }

    /// The kind, run by itself once in each period.
    #[must_use]
    pub fn every(self, schedule: Schedule) -> Self {
        Self {
            every: Some(schedule),
            ..self
        }
    }

    /// Its name in the database.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// When it runs by itself, if it does.
    pub fn schedule(&self) -> Option<Schedule> {
        self.every
    }

    pub(crate) fn start(&self, context: JobContext) -> JobWork {
        (self.work)(context)
    }
}

/// The German titles of all kinds, for the pages that list jobs.
#[derive(Clone, Debug, Default)]
pub struct JobTitles(BTreeMap<&'static str, &'static str>);

impl JobTitles {
    /// The titles of these kinds.
    pub fn of(kinds: &[JobKind]) -> Self {
        Self(kinds.iter().map(|kind| (kind.name, kind.title)).collect())
    }

    /// The title of a kind; its name if this program does not know it.
    pub fn title<'t>(&'t self, kind: &'t str) -> &'t str {
        self.0.get(kind).copied().unwrap_or(kind)
    }
}

/// Why a job did not do its work. The code is stored and shown; the source is logged.
#[derive(Debug, thiserror::Error)]
pub enum JobFailure {
    /// It may work later: the job is tried again after a while.
    #[error("again later: {code}")]
    Again {
        /// Why.
        code: &'static str,
        /// What was behind it.
        source: Option<Box<dyn Error + Send + Sync>>,
    },
    /// It will never work: the job is given up.
    #[error("given up: {code}")]
    Never {
        /// Why.
        code: &'static str,
    },
    /// The program stops, or another worker has taken the job: it goes on later without counting as a failure.
    #[error("interrupted")]
    Interrupted,
}

impl JobFailure {
    /// To be tried again, for this reason.
    pub fn again(code: &'static str) -> Self {
        Self::Again { code, source: None }
    }

    /// To be given up, for this reason.
    pub fn never(code: &'static str) -> Self {
        Self::Never { code }
    }
}

impl From<db::failure::Failure> for JobFailure {
    fn from(failure: db::failure::Failure) -> Self {
        Self::Again {
            code: "database",
            source: Some(failure.into()),
        }
    }
}

impl From<vault::failure::KeyFailure> for JobFailure {
    fn from(failure: vault::failure::KeyFailure) -> Self {
        Self::Again {
            code: "keys",
            source: Some(failure.into()),
        }
    }
}

impl From<access::failure::Denied> for JobFailure {
    fn from(denied: access::failure::Denied) -> Self {
        match denied {
            access::failure::Denied::Database(failure) => failure.into(),
            access::failure::Denied::Keys(failure) => failure.into(),
            other => Self::Again {
                code: "denied",
                source: Some(other.into()),
            },
        }
    }
}
