//! How the night reminds people of their cases: one notice and one mail, however many cases there are, and never twice.
//! Here stands who is told and with which link; what there is to be reminded of, higher rooms know.

use std::collections::BTreeSet;

use access::failure::Result;
use access::permit::{JobPermit, JobPurpose};
use access::subject::store::stand_in::stand_ins_for;
use base::ids::{AccountId, CaseId};
use db::tx::Tx;
use post::job::context::JobContext;
use post::job::kind::JobFailure;
use post::mail::model::LinkPath;
use post::mail::outbox::Outbox;
use post::notice::model::NoticeKind;
use post::notice::{Told, tell};

/// A case of which somebody is reminded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chased {
    /// The case.
    pub case: CaseId,
    /// Whose it is.
    pub owner: AccountId,
    /// Whether nobody but its owner opens it.
    pub is_restricted: bool,
}

/// Something of a case of which whoever looks after it is reminded once.
pub trait Reminded: Sized + Send + Sync {
    /// What the reminder says.
    const KIND: NoticeKind;
    /// The page of a case to which the reminder of one case leads, such as `fristen`.
    const PAGE: &'static str;
    /// The page to which the reminder of several cases leads.
    const LIST: &'static str;

    /// What nobody was reminded of yet, in the order of owners, some hundreds at most.
    fn untold(tx: &mut Tx, permit: &JobPermit) -> impl Future<Output = Result<Vec<Self>>> + Send;

    /// Notes that somebody is reminded of it; false if that was noted before.
    fn note(&self, tx: &mut Tx, permit: &JobPermit) -> impl Future<Output = Result<bool>> + Send;

    /// Its case.
    fn chased(&self) -> Chased;
}

/// Reminds everybody of what they were not reminded of yet: owners of all their cases, stand-ins of today of those that
/// are not restricted. What is noted and the notice are durable together.
///
/// # Errors
/// What the database reports.
pub async fn remind_once<R: Reminded>(
    context: &JobContext,
    outbox: &Outbox,
) -> std::result::Result<(), JobFailure> {
    let permit = context.permit(JobPurpose::Upkeep).await?;
    loop {
        let mut tx = context.read().await?;
        let untold = R::untold(&mut tx, &permit).await?;
        drop(tx);
        if untold.is_empty() {
            return Ok(());
        }
        for of_one in untold.chunk_by(|one, other| one.chased().owner == other.chased().owner) {
            let mut tx = context.write().await?;
            remind(&mut tx, (&permit, outbox), of_one).await?;
            tx.commit().await?;
            context.go_on()?;
        }
    }
}

/// Reminds of what one account looks after.
async fn remind<R: Reminded>(
    tx: &mut Tx,
    (permit, outbox): (&JobPermit, &Outbox),
    of_one: &[R],
) -> std::result::Result<(), JobFailure> {
    let mut noted = Vec::new();
    for one in of_one {
        if one.note(tx, permit).await? {
            noted.push(one.chased());
        }
    }
    let Some(owner) = noted.first().map(|chased| chased.owner) else {
        return Ok(());
    };
    send::<R>(tx, outbox, &[Told::Account(owner)], &noted).await?;
    noted.retain(|chased| !chased.is_restricted);
    let today = permit.now().day();
    let arranged = stand_ins_for(tx, owner, today).await?;
    let holding = arranged.iter().filter(|stand_in| stand_in.from <= today);
    let stand_ins: Vec<Told> = holding.map(|stand_in| Told::Account(stand_in.account)).collect();
    send::<R>(tx, outbox, &stand_ins, &noted).await
}

async fn send<R: Reminded>(
    tx: &mut Tx,
    outbox: &Outbox,
    told: &[Told],
    about: &[Chased],
) -> std::result::Result<(), JobFailure> {
    let cases: BTreeSet<CaseId> = about.iter().map(|chased| chased.case).collect();
    let path = match cases.first() {
        None => return Ok(()),
        Some(case) if cases.len() == 1 => format!("/faelle/{case}/{}", R::PAGE),
        Some(_) => R::LIST.to_owned(),
    };
    let link: LinkPath = path.parse().map_err(|_| JobFailure::never("payload"))?;
    tell(tx, outbox, told, (R::KIND, &link)).await?;
    Ok(())
}
