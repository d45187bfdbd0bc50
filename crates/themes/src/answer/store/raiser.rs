//! SQL of who raised something: sealed by pages, opened by the job alone.

use access::permit::JobPermit;
use base::day::Day;
use base::ids::{AccountId, FindingId, Ids, PostId, ThemeId};
use db::failure::Result;
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::{Place, Sealed, SubjectKey};

use crate::answer::raiser::Raiser;

fn place(finding: FindingId) -> Place {
    Place {
        column: "themes_finding.raised_by",
        row: finding.uuid().into_bytes(),
    }
}

/// Whom an answer to this account goes to: whoever fills its post when it comes.
///
/// # Errors
/// What the database reports.
pub(crate) async fn raiser_of(tx: &mut Tx, account: AccountId, today: Day) -> Result<Raiser> {
    let post: Option<PostId> = sql!(
        "SELECT f.post_id FROM organisation_filling f
         WHERE f.account_id = $1 AND f.valid_from <= $2 AND (f.valid_until > $2 OR f.valid_until IS NULL)
         ORDER BY f.valid_from, f.id
         LIMIT 1"
    )
    .bind(&account)
    .bind(&today)
    .first(tx, |row| row.get("post_id"))
    .await?;
    Ok(post.map_or(Raiser::Account(account), Raiser::Post))
}

/// Who raised a finding, sealed for its row.
pub(crate) fn sealed(raiser: Raiser, (finding, key): (FindingId, &SubjectKey), ids: &Ids) -> Sealed<String> {
    Sealed::seal(&raiser.written(), key, place(finding), ids)
}

/// Who raised the findings of a theme; what does not open is nobody.
pub(in crate::answer) async fn behind_findings(
    tx: &mut Tx,
    permit: &JobPermit,
    (theme, key): (ThemeId, &SubjectKey),
) -> Result<Vec<Raiser>> {
    let rows: Vec<(FindingId, Sealed<String>)> = sql!(
        "SELECT id, raised_by FROM themes_finding
         WHERE theme_id = $1 AND raised_by IS NOT NULL
         ORDER BY noted_on, id
         LIMIT 2000"
    )
    .bind(&theme)
    .all(tx, |row| Ok((row.get("id")?, row.get("raised_by")?)))
    .await?;
    let open = |(id, sealed): &(FindingId, Sealed<String>)| sealed.open(key, place(*id), store_seat!()).ok();
    Ok(rows
        .iter()
        .filter_map(open)
        .filter_map(|opened| permit.reveal(&opened).parse().ok())
        .collect())
}

/// The accounts that an answer for these goes to today, and whether one of the posts is vacant.
pub(in crate::answer) async fn accounts_of(
    tx: &mut Tx,
    permit: &JobPermit,
    raisers: &[Raiser],
) -> Result<(Vec<AccountId>, bool)> {
    let (mut posts, mut accounts) = (Vec::new(), Vec::new());
    for raiser in raisers {
        match raiser {
            Raiser::Post(post) => posts.push(*post),
            Raiser::Account(account) => accounts.push(*account),
        }
    }
    posts.sort_unstable();
    posts.dedup();
    let mut filled = Vec::new();
    for some in posts.chunks(50) {
        let rows: Vec<(PostId, AccountId)> = sql!(
            "SELECT f.post_id, f.account_id FROM organisation_filling f
             WHERE f.post_id IN ($1..$50) AND f.account_id IS NOT NULL
               AND f.valid_from <= $51 AND (f.valid_until > $51 OR f.valid_until IS NULL)
             ORDER BY f.post_id, f.account_id
             LIMIT 500"
        )
        .bind_50(some)
        .bind(&permit.now().day())
        .all(tx, |row| Ok((row.get("post_id")?, row.get("account_id")?)))
        .await?;
        filled.extend(rows);
    }
    let is_vacant = posts.iter().any(|post| filled.iter().all(|(own, _)| own != post));
    accounts.extend(filled.into_iter().map(|(_, account)| account));
    accounts.sort_unstable();
    accounts.dedup();
    Ok((accounts, is_vacant))
}
