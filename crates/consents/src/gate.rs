//! The one way out: whoever passes on what is known of a person asks here first, and says on which path. The rule stands
//! in `model::rule`, the paths in `model::path`; what was granted is written down, in the file and in the audit trail, in
//! the transaction of the one who asked. It asks for a permit of the person or case, so no job comes this way.

mod about;
pub mod addressed;
mod listed;
mod recipient;

use std::collections::BTreeSet;
use std::time::Instant;

use access::audit::model::{Actor, AuditLine, AuditSubject};
use access::disclosure::{Basis, Disclosure, DisclosureMaker, Terms};
use access::failure::{Denied, Result};
use access::permit::Permit;
use access::subject::Keyed;
use base::ids::{CaseId, Ids, PersonId, RowId};
use db::tx::Tx;

use crate::gate::about::About;
use crate::gate::recipient::{To, recipient};
use crate::limits::Limiter;
use crate::model::category::Category;
use crate::model::duty::{Duty, DutyRefused};
use crate::model::limit::Limits;
use crate::model::path::OutgoingPath;
use crate::model::preview::{OfPerson, Preview};
use crate::model::refused::Refused;
use crate::model::row::Recipient;
use crate::model::rule::{Decision, Facts, may_go};
use crate::model::wish::{Asked, Wish};
use crate::store::disclosures::{self, Record, Recorded};
use crate::store::{duties, facts, rows};

/// What the gate answers: a disclosure, or why not.
pub type Answer = std::result::Result<Disclosure, Refused>;

/// The gate; it alone holds the right to grant disclosures.
#[derive(Debug)]
pub struct Gate {
    maker: DisclosureMaker,
    ids: Ids,
    limiter: Limiter,
}

/// A wish with everything that decides upon it.
struct Weighed {
    to: To,
    duty: Option<Duty>,
    decisions: Vec<(PersonId, Decision)>,
}

/// The metric of what one question to the gate takes, per path.
pub const SECONDS: &str = "lotse_gate_seconds";

/// What one question to the gate takes, for operators; noted when it is answered.
struct Time {
    path: OutgoingPath,
    begun: Instant,
}

impl Time {
    fn of(path: OutgoingPath) -> Self {
        Self {
            path,
            begun: Instant::now(),
        }
    }
}

impl Drop for Time {
    fn drop(&mut self) {
        metrics::histogram!(SECONDS, "path" => self.path.code()).record(self.begun.elapsed().as_secs_f64());
    }
}

impl Weighed {
    /// The first refusal, in the order of the persons.
    fn refused(&self) -> Option<Refused> {
        self.decisions
            .iter()
            .find_map(|(_, decision)| Refused::from_decision(decision, &self.to.name))
    }
}

impl Gate {
    /// The gate of a district; made once, by the wiring.
    pub fn new(maker: DisclosureMaker, ids: Ids, limiter: Limiter) -> Self {
        Self { maker, ids, limiter }
    }

    /// Asks to pass on what is known of a person. What is granted is written down in `tx`, which must be a writing one
    /// and be committed before anything leaves.
    ///
    /// # Errors
    /// What the database reports; a refusal is no failure.
    pub async fn ask(&self, tx: &mut Tx, permit: &Permit<PersonId>, wish: &Wish) -> Result<Answer> {
        self.decide(tx, permit, (About::person(permit)?, wish)).await
    }

    /// Asks to pass on what is known of a case. Everybody whose data are in it must have agreed; `persons` names them.
    ///
    /// # Errors
    /// [`Denied::NotFound`] if nobody is named or somebody takes no part in the case; what the database reports.
    pub async fn ask_for_case(
        &self,
        tx: &mut Tx,
        permit: &Permit<CaseId>,
        persons: &[PersonId],
        wish: &Wish,
    ) -> Result<Answer> {
        self.decide(tx, permit, (About::case(permit, persons)?, wish))
            .await
    }

    /// What of a wish may go and why not, without passing anything on: for the page before.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn preview(&self, tx: &mut Tx, permit: &Permit<PersonId>, wish: &Wish) -> Result<Preview> {
        self.look(tx, permit, (About::person(permit)?, wish)).await
    }

    /// As [`Gate::preview`], for a case.
    ///
    /// # Errors
    /// As [`Gate::ask_for_case`].
    pub async fn preview_for_case(
        &self,
        tx: &mut Tx,
        permit: &Permit<CaseId>,
        persons: &[PersonId],
        wish: &Wish,
    ) -> Result<Preview> {
        self.look(tx, permit, (About::case(permit, persons)?, wish)).await
    }

    async fn decide<S: Keyed>(
        &self,
        tx: &mut Tx,
        permit: &Permit<S>,
        (about, wish): (About<'_>, &Wish),
    ) -> Result<Answer> {
        let _time = Time::of(wish.path);
        let weighed = match self.weigh(tx, permit, (&about, wish)).await? {
            Ok(weighed) => weighed,
            Err(refused) => return Ok(Err(refused)),
        };
        if let Some(refused) = weighed.refused() {
            return Ok(Err(refused));
        }
        if let Some(duty) = &weighed.duty
            && !duties::use_up(tx, duty.id, permit.now()).await?
        {
            return Ok(Err(Refused::Duty(DutyRefused::Over)));
        }
        self.write_down(tx, permit, (&about, wish, &weighed)).await?;
        let subject = about.subject().ok_or(Denied::NotFound)?;
        let terms = Terms {
            basis: basis(wish, &weighed)?,
            recipient: weighed.to.name,
            on: permit.now().day(),
        };
        Ok(Ok(self.maker.grant(subject, terms)))
    }

    async fn look<S: Keyed>(
        &self,
        tx: &mut Tx,
        permit: &Permit<S>,
        (about, wish): (About<'_>, &Wish),
    ) -> Result<Preview> {
        let _time = Time::of(wish.path);
        Ok(match self.weigh(tx, permit, (&about, wish)).await? {
            Err(refused) => Preview::refused(wish, refused),
            Ok(weighed) => Preview {
                refused: weighed.refused(),
                recipient: weighed.to.name,
                basis: wish.asked.basis(),
                ground: weighed.duty.map(|duty| duty.ground),
                purpose: wish.purpose,
                path: wish.path,
                persons: weighed
                    .decisions
                    .into_iter()
                    .map(|(person, decision)| OfPerson { person, decision })
                    .collect(),
            },
        })
    }

    /// What decides upon a wish: at most four statements, however many persons stand in the case.
    async fn weigh<S: Keyed>(
        &self,
        tx: &mut Tx,
        permit: &Permit<S>,
        (about, wish): (&About<'_>, &Wish),
    ) -> Result<std::result::Result<Weighed, Refused>> {
        if let Err(refused) = wish.fits_its_path() {
            return Ok(Err(refused));
        }
        let today = permit.now().day();
        let persons: Vec<PersonId> = about.persons.iter().map(|(person, _)| *person).collect();
        let known = facts::of(tx, &persons).await?;
        let (Some(first), true) = (known.values().next(), known.len() == distinct(&persons)) else {
            return Err(Denied::NotFound);
        };
        let own = first.controller;
        if known.values().any(|facts| facts.controller != own) {
            return Ok(Err(Refused::OtherController));
        }
        let duty = match self.duty(tx, permit, (&persons, wish)).await? {
            Ok(duty) => duty,
            Err(refused) => return Ok(Err(Refused::Duty(refused))),
        };
        let asked_to = (wish, duty.as_ref().map(|duty| duty.recipient), own);
        let to = match recipient(tx, permit, (about, asked_to)).await? {
            Ok(to) => to,
            Err(refused) => return Ok(Err(refused)),
        };
        let is_by_consent = matches!(wish.asked, Asked::ByConsent(_));
        if to.is_residence_office && !is_by_consent {
            return Ok(Err(Refused::ResidenceOffice));
        }
        if wish.path == OutgoingPath::ResidenceOffice && !to.is_residence_office {
            return Ok(Err(Refused::NoResidenceOffice));
        }
        let standing = (self.limiter)(tx, &persons, today).await?;
        let decisions = known
            .iter()
            .map(|(person, known)| {
                let facts = Facts {
                    controller: own,
                    limits: Limits::of(*person, &standing),
                    duty: duty.as_ref(),
                    today,
                };
                (*person, may_go(&known.rows, wish, &facts))
            })
            .collect();
        Ok(Ok(Weighed { to, duty, decisions }))
    }

    /// The released request on which the wish rests, if it rests on one; it is about one person.
    async fn duty<S: Keyed>(
        &self,
        tx: &mut Tx,
        permit: &Permit<S>,
        (persons, wish): (&[PersonId], &Wish),
    ) -> Result<std::result::Result<Option<Duty>, DutyRefused>> {
        let Asked::ByLaw(id) = wish.asked else {
            return Ok(Ok(None));
        };
        let (Some(duty), [person]) = (duties::for_the_gate(tx, id).await?, persons) else {
            return Ok(Err(DutyRefused::NotMeant));
        };
        let usable = duty.may_be_used(*person, wish.path, permit.now());
        Ok(usable.map(|()| Some(duty)))
    }

    async fn write_down<S: Keyed>(
        &self,
        tx: &mut Tx,
        permit: &Permit<S>,
        (about, wish, weighed): (&About<'_>, &Wish, &Weighed),
    ) -> Result<()> {
        let records: Vec<Record<'_>> = weighed
            .decisions
            .iter()
            .map(|(person, decision)| Record {
                id: RowId::from_uuid(self.ids.next()),
                person: *person,
                granted: &decision.granted,
            })
            .collect();
        let recorded = Recorded {
            case: about.case,
            wish,
            recipient: weighed.to.columns,
            account: permit.account(),
            at: permit.now(),
        };
        disclosures::record(tx, &recorded, &records, &self.ids).await?;
        let line = |record: &Record<'_>| AuditLine {
            id: RowId::from_uuid(self.ids.next()),
            at: permit.now(),
            account: Some(permit.account()),
            actor: Actor::Account,
            act: permit.act(),
            subject: about
                .case
                .map_or(AuditSubject::Person(record.person), AuditSubject::Case),
            purpose: "disclosure",
            relation: permit.relation(),
            detail: detail(wish, weighed, record.id),
        };
        let lines: Vec<AuditLine> = records.iter().map(line).collect();
        Ok(access::audit::store::insert_many(tx, &lines).await?)
    }
}

/// Special data that the file of these persons may hold, because one of them has agreed to it: for whoever passes on a
/// whole file.
///
/// # Errors
/// As [`Gate::ask_for_case`].
pub async fn special_kept(
    tx: &mut Tx,
    permit: &Permit<CaseId>,
    persons: &[PersonId],
) -> Result<BTreeSet<Category>> {
    let about = About::case(permit, persons)?;
    let persons: Vec<PersonId> = about.persons.iter().map(|(person, _)| *person).collect();
    let known = facts::of(tx, &persons).await?;
    let today = permit.now().day();
    let kept = known.values().flat_map(|facts| &facts.rows);
    Ok(kept
        .filter(|row| rows::is_own_leave(row) && row.stands(today) && row.category.is_special())
        .map(|row| row.category)
        .collect())
}

fn distinct(persons: &[PersonId]) -> usize {
    persons.iter().collect::<BTreeSet<_>>().len()
}

/// The basis, as it is printed.
fn basis(wish: &Wish, weighed: &Weighed) -> Result<Basis> {
    let first = || {
        let mut granted = weighed
            .decisions
            .iter()
            .flat_map(|(_, decision)| &decision.granted);
        granted
            .find_map(|granted| granted.consent)
            .ok_or(Denied::NotFound)
    };
    Ok(match (&wish.asked, &weighed.duty) {
        (Asked::ByConsent(_), _) => Basis::ConsentRow(first()?),
        (Asked::ToThePerson, _) => Basis::ToThePerson,
        (Asked::SameController { .. }, _) => Basis::SameController {
            purpose: wish.purpose.code().to_owned(),
        },
        (Asked::ByLaw(_), duty) => {
            let duty = duty.as_ref().ok_or(Denied::NotFound)?;
            let (confirmed_by, _) = duty.decided.ok_or(Denied::NotFound)?;
            Basis::LegalDuty {
                paragraph: duty.ground.paragraph().to_owned(),
                decided_by: duty.asked_by,
                confirmed_by,
            }
        }
    })
}

/// Codes and ids for the audit trail; never a name.
fn detail(wish: &Wish, weighed: &Weighed, disclosure: RowId) -> String {
    let columns = weighed.to.columns;
    let recipient = match (columns.recipient(), columns.organisation) {
        (None, _) => "person".to_owned(),
        (Some(Recipient::Controller), Some(unit)) => format!("unit:{unit}"),
        (Some(Recipient::Controller), None) => "controller".to_owned(),
        (Some(Recipient::Organisation(id)), _) => format!("organisation:{id}"),
        (Some(Recipient::Named(id)), _) => format!("named:{id}"),
    };
    let basis = wish.asked.basis();
    let mut detail = format!(
        "disclosure={disclosure},recipient={recipient},basis={basis},thing={}",
        wish.path
    );
    let rest = match &weighed.duty {
        Some(duty) => format!(",ground={},duty={}", duty.ground, duty.id),
        None => format!(",purpose={}", wish.purpose),
    };
    detail.push_str(&rest);
    detail
}
