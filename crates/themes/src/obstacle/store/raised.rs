//! SQL for jobs that deliver answers: which posts noted obstacles of a kind. Nothing else of the rows is read.

use access::failure::Result;
use access::permit::JobPermit;
use base::day::Day;
use base::ids::{MunicipalityId, ObstacleId, PostId};
use db::tx::Tx;
use db::{sql, store_seat};
use organisation::model::field_of_action::FieldOfAction;
use vault::sealed::{Sealed, SubjectKey};

use super::place;
use crate::words::ObstacleKind;

/// So many rows are opened at once.
const AT_ONCE: usize = 2_000;

/// Which obstacles are meant.
#[derive(Clone, Debug)]
pub struct Raised {
    /// The field of action.
    pub field: FieldOfAction,
    /// The kind; all kinds if there is none.
    pub kind: Option<ObstacleKind>,
    /// Where; everywhere if it is empty.
    pub places: Vec<MunicipalityId>,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
}

/// The posts that noted such obstacles, each once; `key` is the district's key for answers.
///
/// # Errors
/// What the database reports, or a post that does not open.
pub async fn posts_behind(
    tx: &mut Tx,
    permit: &JobPermit,
    key: &SubjectKey,
    raised: &Raised,
) -> Result<Vec<PostId>> {
    let mut posts: Vec<PostId> = Vec::new();
    let mut after = String::new();
    loop {
        let rows = rows_after(tx, raised, &after).await?;
        let Some(last) = rows.last() else { break };
        after = last.id.to_string();
        let is_last = rows.len() < AT_ONCE;
        let here = |row: &&Row| {
            raised.places.is_empty()
                || row
                    .municipality
                    .is_some_and(|place| raised.places.contains(&place))
        };
        for row in rows.iter().filter(here) {
            let open = row.post.open(key, place(row.id), store_seat!())?;
            posts.extend(permit.reveal(&open).parse::<PostId>());
        }
        posts.sort_unstable();
        posts.dedup();
        if is_last {
            break;
        }
    }
    Ok(posts)
}

struct Row {
    id: ObstacleId,
    municipality: Option<MunicipalityId>,
    post: Sealed<String>,
}

async fn rows_after(tx: &mut Tx, raised: &Raised, after: &str) -> Result<Vec<Row>> {
    Ok(sql!(
        "SELECT id, municipality_id, post FROM themes_obstacle
         WHERE field = $1 AND (kind = $2 OR $2 IS NULL) AND noted_on >= $3 AND noted_on <= $4 AND id > $5
         ORDER BY id
         LIMIT 2000"
    )
    .bind(&raised.field)
    .bind(&raised.kind)
    .bind(&raised.from)
    .bind(&raised.to)
    .bind_text(after)
    .all(tx, |row| {
        Ok(Row {
            id: row.get("id")?,
            municipality: row.get("municipality_id")?,
            post: row.get("post")?,
        })
    })
    .await?)
}
