//! Back to case work: which themes in motion are about what was noted in one's own open cases. Only whoever holds the keys
//! of these cases can tell; nobody else learns which they are.

use access::act::Act;
use access::failure::Result;
use access::gate::Access;
use access::permit::Permit;
use access::session::model::SignedIn;
use base::ids::CaseId;
use db::tx::Tx;
use organisation::model::field_of_action::FieldOfAction;

use crate::obstacle::store as obstacles;
use crate::theme::model::ThemeHead;
use crate::theme::store::in_motion;
use crate::words::ObstacleKind;

/// A theme in motion, and in how many of one's own open cases its obstacle was noted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moving {
    /// The theme.
    pub theme: ThemeHead,
    /// In how many cases.
    pub cases: i64,
}

/// What was noted: a field, a kind, and in how many cases.
type Noted = (FieldOfAction, ObstacleKind, i64);

/// The themes that are about what was noted: the same field, and the same kind where a theme has one.
pub fn about(themes: Vec<ThemeHead>, noted: &[Noted]) -> Vec<Moving> {
    let fits = |theme: &ThemeHead, (field, kind, _): &&Noted| {
        theme.field == *field && theme.kind.is_none_or(|own| own == *kind)
    };
    themes
        .into_iter()
        .filter_map(|theme| {
            // A case in which several kinds were noted is one case; the largest number is the least there are.
            let cases = noted
                .iter()
                .filter(|one| fits(&theme, one))
                .map(|(_, _, cases)| *cases)
                .max()?;
            Some(Moving { theme, cases })
        })
        .collect()
}

/// The themes in motion that are about the open case of the permit.
///
/// # Errors
/// What the database reports.
pub async fn of_case(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Vec<Moving>> {
    let noted: Vec<Noted> = obstacles::of_case(tx, permit)
        .await?
        .into_iter()
        .map(|obstacle| (obstacle.noted.field, obstacle.noted.kind, 1))
        .collect();
    if noted.is_empty() {
        return Ok(Vec::new());
    }
    Ok(about(in_motion(tx).await?, &noted))
}

/// The themes in motion that are about one's own open cases; what is shown of them is no more than that.
///
/// # Errors
/// [`access::failure::Denied::NotFound`] for whoever has no cases of their own.
pub async fn of_mine(access: &Access, who: &SignedIn) -> Result<Vec<Moving>> {
    let (mut tx, permit) = access.list(who, Act::CaseList).await?;
    let themes = in_motion(&mut tx).await?;
    if themes.is_empty() {
        return Ok(Vec::new());
    }
    let cases = obstacles::my_open_cases(&mut tx, &permit).await?;
    // The gate writes its line by itself: no transaction is held meanwhile.
    drop(tx);
    let keys = access.shown_files(&permit, &cases, &[]).await?;
    let (mut tx, _) = access.enter(who, Act::ThemeRead).await?;
    let noted: Vec<Noted> = obstacles::mine(&mut tx, &keys, &cases)
        .await?
        .into_iter()
        .map(|mine| (mine.field, mine.kind, mine.cases))
        .collect();
    Ok(about(themes, &noted))
}

#[cfg(test)]
mod tests {
    use base::clock::Clock;
    use base::day::Day;
    use base::ids::{AccountId, Ids, ThemeId};

    use super::*;
    use crate::ladder::Station;
    use crate::theme::model::{Level, Status};

    fn theme(number: &str, field: FieldOfAction, kind: Option<ObstacleKind>) -> ThemeHead {
        let ids = Ids::seeded(Clock::machine(), 5);
        ThemeHead {
            id: ThemeId::from_uuid(ids.next()),
            number: number.to_owned(),
            title: number.to_owned(),
            field,
            kind,
            level: Level::District,
            status: Status::Open,
            station: Station::Coordination,
            since: Day::new(2026, 3, 2).unwrap(),
            due_on: None,
            owner: AccountId::from_uuid(ids.next()),
            owner_name: String::new(),
            findings: 0,
        }
    }

    #[test]
    fn a_theme_is_about_a_case_if_field_and_kind_fit_and_one_without_a_kind_is_about_its_field() {
        let (education, housing) = (FieldOfAction::Education, FieldOfAction::Housing);
        let (waiting, rule) = (ObstacleKind::WaitingTime, ObstacleKind::Rule);
        let themes = vec![
            theme("fits", education, Some(waiting)),
            theme("other kind", education, Some(rule)),
            theme("whole field", education, None),
            theme("other field", housing, Some(waiting)),
        ];
        let noted = [(education, waiting, 2), (education, ObstacleKind::Cost, 3)];
        let found: Vec<(String, i64)> = about(themes, &noted)
            .into_iter()
            .map(|moving| (moving.theme.number, moving.cases))
            .collect();
        let expected = [("fits".to_owned(), 2), ("whole field".to_owned(), 3)];
        assert_eq!(found, expected);
    }
}
