//! Take a run back, with a look beforehand at what stays because somebody has worked on it.

use access::act::Act;
use access::audit::model::AuditSubject;
use askama::Template;
use base::ids::ImportId;
use post::job::queue;
use web::answer::{Answer, go_to, page};
use web::components::{button, notice};
use web::request::Request;
use web::shell::Shell;

use crate::jobs::TAKE_BACK;
use crate::pages::{job, next_page, result, shell};
use crate::store::made::{self, Counts};
use crate::store::run::{self, RunState};
use crate::store::touched::{MOST, Touched, touched};

#[derive(Template)]
#[template(path = "imports/take_back.html")]
struct TakeBackPage {
    shell: Shell,
    id: ImportId,
    counts: Counts,
    touched: Vec<Touched>,
}

impl TakeBackPage {
    /// How many stay; „more than“ once not all are named.
    fn staying(&self) -> String {
        if self.touched.len() < MOST {
            self.touched.len().to_string()
        } else {
            format!("mindestens {MOST}")
        }
    }
}

pub(super) async fn ask(request: Request) -> Answer {
    let (mut tx, _, own) = result::own(&request).await?;
    if own.state != RunState::Done {
        return go_to(&next_page(own.id, own.state));
    }
    page(&TakeBackPage {
        shell: shell(&request, own.id, "Übernahme zurücknehmen"),
        id: own.id,
        counts: made::counts(&mut tx, own.id).await?,
        touched: touched(&mut tx, own.id, (0, u32::MAX)).await?,
    })
}

pub(super) async fn answer(request: Request) -> Answer {
    let (tx, _, own) = result::own(&request).await?;
    drop(tx);
    request.form()?;
    if own.state == RunState::Done {
        let (who, access) = (request.who()?, request.access());
        let about = AuditSubject::Import(own.id);
        let (mut tx, permit) = access.enter_writing(who, Act::ImportRun, about).await?;
        let job = queue(&mut tx, &job(&request, TAKE_BACK)?, access.ids(), permit.now()).await?;
        let states = (RunState::Done, RunState::Undoing);
        if run::begin(&mut tx, (own.id, who.account), states, job).await? {
            tx.commit().await?;
        }
    }
    go_to(&next_page(own.id, RunState::Undoing))
}
