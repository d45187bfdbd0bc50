//! Figures at a glance on the start page: what waits for the one who looks, and how the district stands. Each with the
//! page that shows more; nothing about persons.

use access::act::Act;
use access::subject::store::lease::lent_to_me;
use base::fte::Fte;
use cases::hand_over::store as hand_over;
use organisation::memory::structure;
use organisation::model::staffing_plan::StaffingPlan;
use post::job::model::JobState;
use post::mail::model::MessageState;
use web::answer::Refused;
use web::request::Request;

/// More than this many are not counted.
const MOST: i64 = 99;

/// One figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Glance {
    /// The figure, the German way.
    pub(crate) figure: String,
    /// What it counts.
    pub(crate) words: &'static str,
    /// The page that shows more.
    pub(crate) href: &'static str,
    /// Whether somebody should look.
    pub(crate) is_waiting: bool,
}

impl Glance {
    fn count(number: usize, (one, many): (&'static str, &'static str), href: &'static str) -> Self {
        let most = usize::try_from(MOST).unwrap_or(usize::MAX);
        Self {
            figure: if number > most {
                format!("mehr als {most}")
            } else {
                number.to_string()
            },
            words: if number == 1 { one } else { many },
            href,
            is_waiting: number > 0,
        }
    }

    fn posts(amount: Fte, words: &'static str, is_waiting: bool) -> Self {
        Self {
            figure: amount.german(),
            words,
            href: "/stellenplan",
            is_waiting,
        }
    }
}

/// The figures that are open to the one who looks; what waits stands first.
pub(crate) async fn glances(request: &Request) -> Result<Vec<Glance>, Refused> {
    let (access, who) = (request.access(), request.who()?);
    let mut all = Vec::new();
    if access.may(who, Act::ApprovalDecide) {
        let (mut tx, _) = access.enter(who, Act::ApprovalDecide).await?;
        let waiting = access::approval::store::waiting(&mut tx).await?;
        let words = ("Vorgang wartet auf Freigabe", "Vorgänge warten auf Freigabe");
        all.push(Glance::count(waiting.len(), words, "/freigaben"));
    }
    if access.may(who, Act::JobRead) {
        let (mut tx, permit) = access.enter(who, Act::JobRead).await?;
        let failed =
            post::job::store::list(&mut tx, &permit, (Some(JobState::Failed), None), MOST + 1).await?;
        let words = ("Auftrag ist gescheitert", "Aufträge sind gescheitert");
        all.push(Glance::count(failed.len(), words, "/aufgaben?stand=failed"));
    }
    if access.may(who, Act::MailRead) {
        let (mut tx, permit) = access.enter(who, Act::MailRead).await?;
        let failed =
            post::mail::store::list(&mut tx, &permit, (Some(MessageState::Failed), None), MOST + 1).await?;
        let words = ("E-Mail kam nicht an", "E-Mails kamen nicht an");
        all.push(Glance::count(failed.len(), words, "/postausgang?stand=failed"));
    }
    if access.may(who, Act::HandOverList) {
        let (mut tx, permit) = access.enter(who, Act::HandOverList).await?;
        let given = hand_over::given(&mut tx, &permit).await?;
        let waiting = given.iter().filter(|one| one.picked_up_at.is_none()).count();
        let words = (
            "Übergabe ist noch nicht abgeholt",
            "Übergaben sind noch nicht abgeholt",
        );
        all.push(Glance::count(waiting, words, "/uebergaben"));
        let taken = given.len() - waiting;
        let words = ("Übergabe ist abgeholt", "Übergaben sind abgeholt");
        all.push(Glance {
            is_waiting: false,
            ..Glance::count(taken, words, "/uebergaben")
        });
    }
    if access.may(who, Act::LentList) && !access.may(who, Act::CaseList) {
        let (mut tx, permit) = access.enter(who, Act::LentList).await?;
        let lent = lent_to_me(&mut tx, &permit).await?;
        let words = ("Fall ist mit Ihnen geteilt", "Fälle sind mit Ihnen geteilt");
        all.push(Glance::count(lent.len(), words, "/faelle/geteilt"));
    }
    if access.may(who, Act::OrganisationRead) && !access.may(who, Act::CaseList) {
        all.extend(of_the_district(request).await?);
    }
    all.sort_by_key(|glance| !glance.is_waiting);
    Ok(all)
}

async fn of_the_district(request: &Request) -> Result<Vec<Glance>, Refused> {
    let (access, who) = (request.access(), request.who()?);
    let Some(structure) = structure(request).await? else {
        return Ok(Vec::new());
    };
    let today = access.clock().today();
    let plan = StaffingPlan::on(&structure, today);
    let occupancy = plan.occupancy();
    let mut all = vec![
        Glance::posts(occupancy.filled, "VZÄ sind besetzt", false),
        Glance::posts(occupancy.vacant, "VZÄ sind frei", occupancy.vacant > Fte::ZERO),
        Glance::posts(
            plan.unallocated(),
            "VZÄ sind gefördert, aber nicht zugeteilt",
            plan.unallocated() > Fte::ZERO,
        ),
    ];
    if access.may(who, Act::OrganisationWrite) {
        let open = structure.to_confirm(today).len();
        let words = ("Angabe ist zu bestätigen", "Angaben sind zu bestätigen");
        all.push(Glance {
            figure: open.to_string(),
            ..Glance::count(open, words, "/zu-bestaetigen")
        });
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_said_in_the_singular_and_many_are_not_counted_to_the_end() {
        let glance = |number| {
            Glance::count(
                number,
                ("Auftrag ist gescheitert", "Aufträge sind gescheitert"),
                "/",
            )
        };
        assert_eq!(glance(1).words, "Auftrag ist gescheitert");
        assert_eq!(glance(0).figure, "0");
        assert!(!glance(0).is_waiting);
        assert_eq!(glance(100).figure, "mehr als 99");
    }

    #[test]
    fn posts_are_counted_with_a_comma() {
        let half = Glance::posts(Fte::from_thousandths(500), "VZÄ sind frei", true);
        assert_eq!(half.figure, "0,5");
    }
}
