//! The one way out: whoever passes on what is known of a person asks here first. The rule stands in `model::rule`; what
//! was granted is written down, in the file and in the audit trail, in the transaction of the one who asked.

use access::audit::model::{Actor, AuditLine, AuditSubject};
use access::disclosure::{Basis, Disclosure, DisclosureMaker, Subject, Terms};
use access::failure::{Denied, Result};
use access::permit::Permit;
use access::subject::Keyed;
use base::ids::{CaseId, Ids, PersonId, RowId};
use db::tx::Tx;
use vault::sealed::SubjectKey;

use crate::model::refused::Refused;
use crate::model::row::Recipient;
use crate::model::rule::{Decision, may_go};
use crate::model::wish::{Asked, Wish};
use crate::store::disclosures::{self, BasisKind, Record};
use crate::store::{controller, recipients, rows};

/// What the gate answers: a disclosure, or why not.
pub type Answer = std::result::Result<Disclosure, Refused>;

/// The gate; it alone holds the right to grant disclosures.
#[derive(Debug)]
pub struct Gate {
    maker: DisclosureMaker,
    ids: Ids,
}

impl Gate {
    /// The gate of a district; made once, by the wiring.
    pub fn new(maker: DisclosureMaker, ids: Ids) -> Self {
        Self { maker, ids }
    }

    /// Asks to pass on what is known of a person. What is granted is written down in `tx`, which must be a writing one
    /// and be committed before anything leaves.
    ///
    /// # Errors
    /// What the database reports; a refusal is no failure.
    pub async fn ask(&self, tx: &mut Tx, permit: &Permit<PersonId>, wish: &Wish) -> Result<Answer> {
        let (decision, recipient) = match weigh(tx, permit, (permit.person(), permit.key()?), wish).await? {
            Ok(weighed) => weighed,
            Err(refused) => return Ok(Err(refused)),
        };
        if let Some(refused) = Refused::from_decision(&decision, &recipient) {
            return Ok(Err(refused));
        }
        let record = Record {
            person: permit.person(),
            case: None,
            wish,
            granted: &decision.granted,
            account: permit.account(),
            at: permit.now(),
        };
        let id = disclosures::record(tx, &record, &self.ids).await?;
        self.audit(tx, permit, AuditSubject::Person(permit.person()), (wish, id))
            .await?;
        let subject = Subject::Person(permit.person());
        Ok(Ok(self.grant(subject, (wish, recipient), &decision, permit)))
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
        let mut weighed = Vec::with_capacity(persons.len());
        for person in persons.iter().copied() {
            let key = permit.key_of(person).ok_or(Denied::NotFound)?;
            let (decision, recipient) = match weigh(tx, permit, (person, key), wish).await? {
                Ok(found) => found,
                Err(refused) => return Ok(Err(refused)),
            };
            if let Some(refused) = Refused::from_decision(&decision, &recipient) {
                return Ok(Err(refused));
            }
            weighed.push((person, decision, recipient));
        }
        for (person, decision, _) in &weighed {
            let record = Record {
                person: *person,
                case: Some(permit.case()),
                wish,
                granted: &decision.granted,
                account: permit.account(),
                at: permit.now(),
            };
            let id = disclosures::record(tx, &record, &self.ids).await?;
            self.audit(tx, permit, AuditSubject::Case(permit.case()), (wish, id))
                .await?;
        }
        let (_, decision, recipient) = weighed.into_iter().next().ok_or(Denied::NotFound)?;
        let subject = Subject::Case(permit.case());
        Ok(Ok(self.grant(subject, (wish, recipient), &decision, permit)))
    }

    fn grant<S>(
        &self,
        subject: Subject,
        (wish, recipient): (&Wish, String),
        decision: &Decision,
        permit: &Permit<S>,
    ) -> Disclosure {
        let first = decision.granted.first().and_then(|granted| granted.consent);
        let basis = match (&wish.asked, first) {
            (Asked::ByConsent(_), Some(row)) => Basis::ConsentRow(row),
            (Asked::SameController(_), _) => Basis::SameController {
                purpose: wish.purpose.code().to_owned(),
            },
            _ => Basis::ToThePerson,
        };
        let terms = Terms {
            recipient,
            basis,
            on: permit.now().day(),
        };
        self.maker.grant(subject, terms)
    }

    async fn audit<S>(
        &self,
        tx: &mut Tx,
        permit: &Permit<S>,
        subject: AuditSubject,
        (wish, disclosure): (&Wish, RowId),
    ) -> Result<()> {
        let line = AuditLine {
            id: RowId::from_uuid(self.ids.next()),
            at: permit.now(),
            account: Some(permit.account()),
            actor: Actor::Account,
            act: permit.act(),
            subject,
            purpose: "disclosure",
            relation: permit.relation(),
            detail: detail(wish, disclosure),
        };
        Ok(access::audit::store::insert(tx, &line).await?)
    }
}

/// What of a wish may go, without passing anything on: for pages that show it beforehand.
///
/// # Errors
/// What the database reports.
pub async fn preview(
    tx: &mut Tx,
    permit: &Permit<PersonId>,
    wish: &Wish,
) -> Result<std::result::Result<Decision, Refused>> {
    let weighed = weigh(tx, permit, (permit.person(), permit.key()?), wish).await?;
    Ok(weighed.map(|(decision, _)| decision))
}

/// The decision with the name of the recipient.
async fn weigh<S: Keyed>(
    tx: &mut Tx,
    permit: &Permit<S>,
    (person, key): (PersonId, &SubjectKey),
    wish: &Wish,
) -> Result<std::result::Result<(Decision, String), Refused>> {
    if wish.categories.is_empty() {
        return Ok(Err(Refused::NothingAsked));
    }
    let own = rows::controller_of(tx, person).await?.ok_or(Denied::NotFound)?;
    if matches!(wish.asked, Asked::SameController(asking) if asking != own) {
        return Ok(Err(Refused::OtherController));
    }
    let recipient = match wish.asked {
        Asked::ToThePerson => Some("die Person selbst".to_owned()),
        Asked::SameController(_) | Asked::ByConsent(Recipient::Controller) => {
            controller::of(tx, own).await?.map(|found| found.name)
        }
        Asked::ByConsent(Recipient::Organisation(id)) => recipients::organisation(tx, id).await?,
        Asked::ByConsent(Recipient::Named(id)) => {
            let name = recipients::name(tx, (person, key), id).await?;
            name.and_then(|name| permit.reveal(&name).cloned())
        }
    };
    let Some(recipient) = recipient else {
        return Ok(Err(Refused::RecipientGone));
    };
    let rows = rows::of_person(tx, person).await?;
    let decision = may_go(&rows, wish, own, permit.now().day());
    Ok(Ok((decision, recipient)))
}

/// Codes and ids for the audit trail; never a name.
fn detail(wish: &Wish, disclosure: RowId) -> String {
    let recipient = match wish.asked {
        Asked::ToThePerson => "person".to_owned(),
        Asked::SameController(id) => format!("controller:{id}"),
        Asked::ByConsent(Recipient::Controller) => "controller".to_owned(),
        Asked::ByConsent(Recipient::Organisation(id)) => format!("organisation:{id}"),
        Asked::ByConsent(Recipient::Named(id)) => format!("named:{id}"),
    };
    format!(
        "disclosure={disclosure},recipient={recipient},basis={},thing={},purpose={}",
        BasisKind::of(&wish.asked),
        wish.thing,
        wish.purpose
    )
}
