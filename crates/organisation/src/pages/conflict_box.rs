//! What a second editor sees: who saved in the meantime, and where both differ. What was typed stays in the form below.

use access::permit::{House, Permit};
use askama::Template;
use askama::filters::HtmlSafe;
use db::tx::Tx;
use web::answer::Refused;
use web::components::conflict;

use crate::model::evidence::FactKey;
use crate::store::changes;

/// Fields of a form in words: label and what stands there.
pub(super) type Shown = Vec<(&'static str, String)>;

#[derive(Clone, Debug, Template)]
#[template(path = "organisation/_conflict.html")]
pub(super) struct ConflictBox {
    head: conflict::Conflict,
    differences: Vec<Difference>,
}

impl HtmlSafe for ConflictBox {}

#[derive(Clone, Debug)]
struct Difference {
    label: &'static str,
    mine: String,
    theirs: String,
}

/// The box for a record that was saved in the meantime.
pub(super) async fn conflict_box(
    tx: &mut Tx,
    permit: &Permit<House>,
    record: &FactKey,
    (mine, theirs): (Shown, Shown),
) -> Result<ConflictBox, Refused> {
    let changes = changes::of_record(tx, permit, record).await?;
    let head = match changes.first() {
        Some(change) => conflict::with(&change.by, change.at.german()),
        None => conflict::with("jemand anderes", "gerade eben"),
    };
    let pairs = mine.into_iter().zip(theirs);
    let differences = pairs
        .filter(|((_, mine), (_, theirs))| mine != theirs)
        .map(|((label, mine), (_, theirs))| Difference { label, mine, theirs })
        .collect();
    Ok(ConflictBox { head, differences })
}
