//! The page of responsibility: circumstances, explained proposals, decisions per life area.

use cases::case::opened::{CLOSED, Opened, opened, opened_for_writing};
use std::collections::{BTreeMap, BTreeSet};

use access::act::Act;
use askama::Template;
use base::input::InputErrors;
use cases::case::store::set_phase;
use cases::life_area::LifeArea;
use web::answer::{Answer, Refused, go_to_saying, page, page_again, page_conflict};
use web::components::field::{self, Choice, Field};
use web::components::notice::{self, Notice};
use web::components::{button, errors, tag};
use web::form::Form;
use web::request::Request;
use web::shell::Shell;

use crate::assessment::model::standing;
use crate::assessment::store as assessments;
use crate::responsibility::input::{self, FACTS, RESIDENCE, names};
use crate::responsibility::model::{
    Circumstances, Fact, Proposal, Reason, Residence, Rule, Way, phase_after, proposal,
};
use crate::responsibility::store::{self, Decided, Decision, holding};

/// What the buttons of the second form send.
const DECIDE: &str = "entscheiden";
const TAKE_PROPOSALS: &str = "vorschlaege";

#[derive(Template)]
#[template(path = "planning/responsibility.html")]
struct ResponsibilityPage {
    shell: Shell,
    path: String,
    phase: &'static str,
    may_write: bool,
    facts_version: i64,
    facts: Field,
    residence: Field,
    known: Vec<&'static str>,
    number: i64,
    /// The life areas that were talked about, or decided.
    areas: Vec<AreaChoice>,
    /// All others.
    others: Vec<AreaChoice>,
    assessment_path: String,
    is_assessed: bool,
    /// How many proposals one button takes.
    to_take: usize,
    errors: InputErrors,
    met: Option<Notice>,
}

/// One life area with its proposal, what holds, and the fields to decide.
struct AreaChoice {
    name: &'static str,
    way: Way,
    sentence: String,
    because: Vec<(String, String)>,
    reason: String,
    note: String,
    decided: String,
    is_open: bool,
    is_ambiguous: bool,
    is_assessed: bool,
    fields: Vec<Field>,
}

impl ResponsibilityPage {
    /// Whether the part below is unfolded: nothing else is there, or something in it has to be looked at.
    fn shows_others(&self) -> bool {
        self.areas.is_empty() || self.others.iter().any(|area| area.is_open)
    }

    fn take_words(&self) -> String {
        match self.to_take {
            1 => "1 Vorschlag übernehmen".to_owned(),
            many => format!("{many} Vorschläge übernehmen"),
        }
    }
}

impl AreaChoice {
    fn way_tag(&self) -> tag::Tag {
        match self.way {
            Way::Referred => tag::note("Verweisberatung").icon("forum"),
            Way::Accompanied => tag::success("Prozessbegleitung").icon("handshake"),
            Way::NotDiscussed if self.is_assessed => tag::warning("noch zu entscheiden"),
            Way::NotDiscussed => tag::neutral("nicht besprochen"),
        }
    }
}

/// What stands in the case.
struct Standing {
    rules: Vec<Rule>,
    circumstances: Circumstances,
    facts_version: i64,
    decided: Vec<Decided>,
    /// What was talked about in an assessment.
    assessed: BTreeSet<LifeArea>,
}

impl Standing {
    async fn of(case: &mut Opened) -> Result<Self, Refused> {
        let rules = store::rules(&mut case.tx).await?;
        let (circumstances, facts_version) = store::circumstances(&mut case.tx, &case.permit).await?;
        let versions = assessments::versions(&mut case.tx, &case.permit).await?;
        let views = standing(&versions).into_iter();
        Ok(Self {
            assessed: views
                .filter(|(_, view)| !view.is_empty())
                .map(|(area, _)| area)
                .collect(),
            rules,
            circumstances,
            facts_version,
            decided: store::decisions(&mut case.tx, &case.permit).await?,
        })
    }

    /// The proposals that one button takes: of what was talked about, not yet decided, and left without choice by the rules.
    fn to_take(&self) -> BTreeMap<LifeArea, Proposal<'_>> {
        let holding = holding(&self.decided);
        let is_open = |area: &LifeArea| {
            holding
                .get(area)
                .is_none_or(|held| held.decision.way == Way::NotDiscussed)
        };
        let proposals = self.assessed.iter().filter(|area| is_open(area)).map(|area| {
            let proposal = proposal(*area, &self.circumstances, &self.rules);
            (*area, proposal)
        });
        proposals
            .filter(|(_, proposal)| proposal.is_unambiguous())
            .collect()
    }

    /// The number of the last go in which something was decided.
    fn number(&self) -> i64 {
        self.decided.last().map_or(0, |last| last.number)
    }
}

/// What was typed and is shown again.
#[derive(Default)]
struct Again {
    decisions: BTreeMap<LifeArea, Decision>,
    errors: InputErrors,
    met: Option<Notice>,
}

/// Shows the page.
///
/// # Errors
/// [`Refused::NotFound`] if the case does not exist for this account.
pub async fn show(request: Request) -> Answer {
    let mut case = opened(&request, Act::CaseRead).await?;
    let standing = Standing::of(&mut case).await?;
    page(&responsibility_page(
        &request,
        &case,
        (standing, Again::default()),
    )?)
}

/// Writes down the circumstances, or what was decided.
///
/// # Errors
/// [`Refused::NotFound`] if the case does not exist for this account.
pub async fn answer(request: Request) -> Answer {
    let mut case = opened_for_writing(&request, Act::CaseWrite).await?;
    let form = request.form()?;
    let standing = Standing::of(&mut case).await?;
    if !case.head.phase.is_open() {
        let mut again = Again::default();
        again.errors.add(FACTS, CLOSED);
        return page_again(&responsibility_page(&request, &case, (standing, again))?);
    }
    if [DECIDE, TAKE_PROPOSALS].contains(&form.text("handlung")) {
        decide(&request, case, (standing, &form)).await
    } else {
        note_circumstances(&request, case, (standing, &form)).await
    }
}

async fn note_circumstances(
    request: &Request,
    mut case: Opened,
    (mut standing, form): (Standing, &Form),
) -> Answer {
    let new = input::circumstances(form);
    let version = (&new, form.version());
    if !store::set_circumstances(&mut case.tx, &case.permit, version).await? {
        standing.circumstances = new;
        let again = Again {
            met: Some(changed_meanwhile()),
            ..Again::default()
        };
        return page_conflict(&responsibility_page(request, &case, (standing, again))?);
    }
    let back = case.path("zustaendigkeit");
    case.tx.commit().await?;
    go_to_saying(&back, "gespeichert")
}

async fn decide(request: &Request, mut case: Opened, (standing, form): (Standing, &Form)) -> Answer {
    let (mut decisions, errors) = input::decisions(form, (&standing.circumstances, &standing.rules));
    if form.text("handlung") == TAKE_PROPOSALS {
        for (area, proposal) in standing.to_take() {
            let typed = decisions.get(&area);
            if typed.is_none_or(|typed| typed.way == Way::NotDiscussed) {
                decisions.insert(area, input::as_proposed(&proposal));
            }
        }
    }
    let again = |errors, met| Again {
        decisions: decisions.clone(),
        errors,
        met,
    };
    if !errors.is_empty() {
        let again = again(errors, None);
        return page_again(&responsibility_page(request, &case, (standing, again))?);
    }
    let changed = changed(&decisions, &standing.decided);
    let ids = request.access().ids();
    let go = (form.version(), &changed);
    if !store::decide(&mut case.tx, &case.permit, go, ids).await? {
        let again = again(errors, Some(changed_meanwhile()));
        return page_conflict(&responsibility_page(request, &case, (standing, again))?);
    }
    let mut ways: BTreeMap<LifeArea, Way> = holding(&standing.decided)
        .into_iter()
        .map(|(area, decided)| (area, decided.decision.way))
        .collect();
    ways.extend(changed.iter().map(|(area, decision)| (*area, decision.way)));
    if let Some(phase) = phase_after(ways.into_values())
        && phase != case.head.phase
        && set_phase(&mut case.tx, &case.permit, phase, ids).await?.is_err()
    {
        let again = again(errors, Some(changed_meanwhile()));
        return page_conflict(&responsibility_page(request, &case, (standing, again))?);
    }
    let back = case.path("zustaendigkeit");
    case.tx.commit().await?;
    go_to_saying(&back, "gespeichert")
}

/// Only what differs from what holds is written down again.
fn changed(decisions: &BTreeMap<LifeArea, Decision>, decided: &[Decided]) -> BTreeMap<LifeArea, Decision> {
    let holding = holding(decided);
    decisions
        .iter()
        .filter(|(area, decision)| match holding.get(area) {
            Some(before) => before.decision != **decision,
            None => decision.way != Way::NotDiscussed,
        })
        .map(|(area, decision)| (*area, decision.clone()))
        .collect()
}

fn changed_meanwhile() -> Notice {
    notice::warning("Inzwischen hat jemand anders gespeichert").text(
        "Ihre Eingaben stehen noch da. Bitte vergleichen Sie sie mit dem gespeicherten Stand und speichern Sie dann erneut.",
    )
}

fn responsibility_page(
    request: &Request,
    case: &Opened,
    (standing, again): (Standing, Again),
) -> Result<ResponsibilityPage, Refused> {
    let circumstances = &standing.circumstances;
    let facts: Vec<Choice> = Fact::ALL
        .iter()
        .map(|fact| Choice::new(fact.code(), fact.german()).chosen_if(circumstances.facts.0.contains(fact)))
        .collect();
    let residences: Vec<Choice> = Residence::ALL
        .iter()
        .map(|residence| Choice::new(residence.code(), residence.german()))
        .collect();
    let holding = holding(&standing.decided);
    let choice = |area: &LifeArea| {
        let proposal = proposal(*area, circumstances, &standing.rules);
        AreaChoice {
            is_assessed: standing.assessed.contains(area),
            ..area_choice((*area, &proposal), holding.get(area).copied(), &again)
        }
    };
    let is_first = |area: &&LifeArea| standing.assessed.contains(area) || holding.contains_key(area);
    let (first, others): (Vec<&LifeArea>, Vec<&LifeArea>) = LifeArea::ALL.iter().partition(is_first);
    let (areas, others) = (
        first.into_iter().map(choice).collect(),
        others.into_iter().map(choice).collect(),
    );
    let known = circumstances.facts.0.iter().map(|fact| fact.german());
    Ok(ResponsibilityPage {
        shell: case.shell(request, ("Zuständigkeit", "zustaendigkeit")),
        path: case.path("zustaendigkeit"),
        phase: case.head.phase.german(),
        may_write: case.may_change(request)?,
        facts_version: standing.facts_version,
        facts: field::checkboxes(FACTS, "Was trifft zu?", &facts).errors(&again.errors),
        residence: field::select(RESIDENCE, "Aufenthaltsstatus", &residences)
            .value(circumstances.residence.code())
            .hint(
                "Sie müssen danach nicht fragen; „unbekannt“ genügt immer. Erfährt eine öffentliche Stelle bei ihrer Arbeit von \
                 einem unerlaubten Aufenthalt, muss sie das der Ausländerbehörde mitteilen (§ 87 Abs. 2 AufenthG; ausgenommen \
                 sind Schulen und Bildungseinrichtungen). Fragen und notieren Sie deshalb nur, was Sie für diesen Fall \
                 brauchen. Aus Lotse fließt nichts von selbst an die Ausländerbehörde.",
            ),
        known: std::iter::once(circumstances.residence.german()).chain(known).collect(),
        number: standing.number(),
        areas,
        others,
        assessment_path: case.path("einschaetzung"),
        is_assessed: !standing.assessed.is_empty(),
        to_take: standing.to_take().len(),
        errors: again.errors,
        met: again.met,
    })
}

fn area_choice(
    (area, proposal): (LifeArea, &Proposal<'_>),
    decided: Option<&Decided>,
    again: &Again,
) -> AreaChoice {
    let names = names(area);
    let holds = decided.map(|decided| &decided.decision);
    let shown = again.decisions.get(&area).or(holds);
    let way = shown.map_or(Way::NotDiscussed, |decision| decision.way);
    let reason = shown.and_then(|decision| decision.reason);
    let note = shown.map_or("", |decision| &decision.note);
    let ways: Vec<Choice> = [Way::NotDiscussed, Way::Referred, Way::Accompanied]
        .iter()
        .map(|way| Choice::new(way.code(), way.german()))
        .collect();
    let reasons: Vec<Choice> = Reason::ALL
        .iter()
        .map(|reason| Choice::new(reason.code(), reason.german()))
        .collect();
    let errors = &again.errors;
    let has_error = errors.at(names.reason).is_some() || errors.at(names.note).is_some();
    AreaChoice {
        name: area.german(),
        way: holds.map_or(Way::NotDiscussed, |decision| decision.way),
        sentence: proposal.german(),
        because: proposal
            .because
            .iter()
            .map(|rule| {
                (
                    format!("{}: {}", rule.circle.german(), rule.explanation),
                    rule.source.clone(),
                )
            })
            .collect(),
        is_ambiguous: !proposal.is_unambiguous(),
        is_assessed: false,
        reason: holds
            .and_then(|decision| decision.reason)
            .map_or_else(String::new, |reason| reason.german().to_owned()),
        note: holds.map_or_else(String::new, |decision| decision.note.clone()),
        decided: decided.map_or_else(String::new, |decided| {
            format!("{}, {}", decided.by, decided.at.german())
        }),
        is_open: has_error
            || again
                .decisions
                .get(&area)
                .is_some_and(|typed| Some(typed) != holds && typed.way != Way::NotDiscussed),
        fields: vec![
            field::radios(names.way, "Entscheidung", &ways)
                .value(way.code())
                .in_a_row(),
            field::select(names.reason, "Grund", &reasons)
                .or("wie vorgeschlagen")
                .value(reason.map_or("", Reason::code))
                .errors(errors),
            field::area(names.note, "Notiz", 2).value(note).errors(errors),
        ],
    }
}
