//! A decision with what follows from it: excerpts, a working group, the theme's next step, measures.

use access::act::Act;
use askama::Template;
use base::ids::{BoardId, DecisionId, MunicipalityId};
use base::refusal::Refusal as _;
use themes::ladder::store as ladder;
use themes::ladder::{Move, Station, leads};
use themes::theme::model::Theme;
use themes::theme::store as theme_store;
use themes::theme::watching::{Happened, tell_watchers};
use web::answer::{Answer, Refused, go_to_saying, page, page_again};
use web::components::field::Choice;
use web::components::{button, facts, field, notice, tag};
use web::request::Request;
use web::shell::Shell;

use super::list::mark;
use crate::agenda::store as items;
use crate::board::model::{Board, BoardKind};
use crate::board::store as boards;
use crate::decision::model::{Decision, Outcome};
use crate::decision::{paper as excerpt_paper, store};
use crate::look::{LONGEST_LINE, Look, reading, writing};
use crate::paper::store as papers;
use crate::sheet::{Occasion, printed};

#[derive(Template)]
#[template(path = "boards/decision.html")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a question that the template asks by itself"
)]
struct DecisionPage {
    shell: Shell,
    decision: Decision,
    mark: tag::Tag,
    facts: facts::Facts,
    founded: Option<(BoardId, String)>,
    may_found: bool,
    steps: Vec<Choice>,
    places: Vec<Choice>,
    excerpts: Vec<(String, String)>,
    has_measures: bool,
    may_write: bool,
    may_measure: bool,
    refused: Option<String>,
}

/// The decision of the address.
async fn decision(request: &Request, look: &mut Look) -> Result<Decision, Refused> {
    let id: DecisionId = request.path_value("id")?;
    store::one(&mut look.tx, &look.permit, id)
        .await?
        .ok_or(Refused::NotFound)
}

/// `GET /beschluesse/{id}`
pub(super) async fn show(request: Request) -> Answer {
    let mut look = reading(&request, Act::BoardRead).await?;
    let decision = decision(&request, &mut look).await?;
    page(&DecisionPage::of(&request, &mut look, decision).await?)
}

impl DecisionPage {
    async fn of(request: &Request, look: &mut Look, decision: Decision) -> Result<Self, Refused> {
        let (access, who) = (request.access(), request.who()?);
        let all = boards::boards(&mut look.tx, &look.permit).await?;
        let founded = all.iter().find(|board| board.founded_by == Some(decision.id));
        let own = all.iter().find(|board| board.id == decision.board);
        let is_steering = own.is_some_and(|board| board.kind == BoardKind::SteeringGroup);
        let theme = match decision.theme {
            Some(id) => theme_store::one(&mut look.tx, &look.permit, id).await?,
            None => None,
        };
        let excerpts = store::excerpts(&mut look.tx, &look.permit, decision.id).await?;
        let may_move = access.may(who, Act::ThemeWrite) && decision.outcome == Outcome::Adopted;
        let steps = match &theme {
            Some(theme) if may_move => steps(theme, &all, look),
            _ => Vec::new(),
        };
        let concerned = theme
            .as_ref()
            .map(|theme| theme.places.clone())
            .unwrap_or_default();
        let is_sent = |id: &MunicipalityId| excerpts.iter().any(|(sent, _)| sent == id);
        Ok(Self {
            shell: request.shell_below(
                format!("Beschluss {}", decision.number),
                &[("Gremien", "/gremien"), ("Beschlüsse", "/beschluesse")],
            ),
            mark: mark(&decision),
            facts: facts(&decision, theme.as_ref(), look).await?,
            founded: founded.map(|board| (board.id, board.name.clone())),
            may_found: is_steering
                && decision.outcome == Outcome::Adopted
                && founded.is_none()
                && access.may(who, Act::BoardWrite),
            steps,
            places: look
                .structure
                .municipalities
                .iter()
                .filter(|place| !is_sent(&place.id))
                .map(|place| Choice::new(place.id, &place.name).chosen_if(concerned.contains(&place.id)))
                .collect(),
            excerpts: excerpts
                .iter()
                .map(|(id, day)| (look.place_name(Some(*id)), day.german()))
                .collect(),
            has_measures: decision.outcome == Outcome::Adopted && decision.theme.is_some(),
            may_write: access.may(who, Act::MeetingWrite),
            may_measure: access.may(who, Act::MeasureWrite),
            refused: None,
            decision,
        })
    }
}

async fn facts(decision: &Decision, theme: Option<&Theme>, look: &mut Look) -> Result<facts::Facts, Refused> {
    let mut facts = facts::list()
        .fact("Gremium", &decision.board_name)
        .href(format!("/gremien/{}", decision.board))
        .fact("Sitzung am", decision.decided_on.german())
        .href(format!("/sitzungen/{}/niederschrift", decision.meeting))
        .fact(
            "Anwesend",
            format!("{} von {} Stimmberechtigten", decision.present, decision.entitled),
        )
        .fact(
            "Niederschrift",
            if decision.is_approved {
                "genehmigt"
            } else {
                "im Entwurf"
            },
        );
    if let Some((id, edition)) = decision.paper
        && let Some(paper) = papers::one(&mut look.tx, &look.permit, id).await?
    {
        facts = facts
            .fact("Vorlage", format!("{}, Fassung {edition}", paper.number))
            .href(format!("/sitzungsvorlagen/{id}?fassung={edition}"));
    }
    if let Some(theme) = theme {
        facts = facts.fact("Thema", format!("{}: {}", theme.head.number, theme.head.title));
        if look.may_see_themes {
            facts = facts.href(format!("/themen/{}", theme.head.id));
        }
    }
    Ok(facts)
}

/// Where the theme can go now, as the ladder says: code and words.
fn steps(theme: &Theme, boards: &[Board], look: &Look) -> Vec<Choice> {
    let from = theme.head.station;
    let groups = boards
        .iter()
        .filter(|board| board.kind == BoardKind::WorkingGroup && board.stands_on(look.today))
        .map(|board| (Station::WorkingGroup(board.id), format!("An die {}", board.name)));
    let fixed = [
        (Station::StateOffice, "An das Land".to_owned()),
        (Station::SteeringGroup, "An die Lenkungsgruppe".to_owned()),
        (Station::Coordination, "Zurück an die Koordination".to_owned()),
    ];
    groups
        .chain(fixed)
        .filter(|(to, _)| leads(from, *to).is_ok())
        .map(|(to, words)| Choice::new(code_of(to), words))
        .collect()
}

fn code_of(station: Station) -> String {
    match station.board() {
        Some(board) => board.to_string(),
        None => station.kind().to_string(),
    }
}

fn station(code: &str) -> Option<Station> {
    [
        Station::StateOffice,
        Station::SteeringGroup,
        Station::Coordination,
    ]
    .into_iter()
    .find(|station| station.kind().code() == code)
    .or_else(|| code.parse().ok().map(Station::WorkingGroup))
}

/// `POST /beschluesse/{id}/thema`: the theme takes its next step, carried by this decision.
pub(super) async fn move_theme(request: Request) -> Answer {
    let mut look = writing(&request, Act::ThemeWrite).await?;
    let decision = decision(&request, &mut look).await?;
    let form = request.form()?;
    let (Some(theme), Some(to)) = (decision.theme, station(form.text("wohin"))) else {
        return Err(Refused::NotFound);
    };
    if let Station::WorkingGroup(board) = to {
        let board = boards::one(&mut look.tx, &look.permit, board).await?;
        if board.is_none_or(|board| board.kind != BoardKind::WorkingGroup) {
            return Err(Refused::NotFound);
        }
    }
    let carries = decision.outcome == Outcome::Adopted;
    let reason: String = form.line("grund").chars().take(LONGEST_LINE).collect();
    let reason = if reason.is_empty() {
        format!(
            "Beschluss {} vom {}",
            decision.number,
            decision.decided_on.german()
        )
    } else {
        reason
    };
    let step = Move {
        decision: carries.then_some(decision.id),
        ..Move::to(to, reason)
    };
    let ids = request.access().ids();
    match ladder::advance(&mut look.tx, &look.permit, (theme, &step), ids).await? {
        Ok(_) => {
            let happened = (theme, Happened::Moved(to));
            tell_watchers(&request, &mut look.tx, &look.permit, happened).await?;
            look.tx.commit().await?;
            go_to_saying(&format!("/beschluesse/{}", decision.id), "gespeichert")
        }
        Err(no) => page_again(&DecisionPage {
            refused: Some(no.german()),
            ..DecisionPage::of(&request, &mut look, decision).await?
        }),
    }
}

/// `POST /beschluesse/{id}/auszug`: notes that the excerpt goes to these municipalities; it stands on their pages then.
pub(super) async fn send(request: Request) -> Answer {
    let mut look = writing(&request, Act::MeetingWrite).await?;
    let decision = decision(&request, &mut look).await?;
    let form = request.form()?;
    let places: Vec<MunicipalityId> = form
        .all("kommune")
        .iter()
        .filter_map(|text| look.municipality(text))
        .collect();
    store::note_excerpts(&mut look.tx, &look.permit, (decision.id, &places)).await?;
    look.tx.commit().await?;
    go_to_saying(&format!("/beschluesse/{}", decision.id), "gespeichert")
}

/// `GET /beschluesse/{id}/auszug.pdf`
pub(super) async fn file(request: Request) -> Answer {
    let mut look = reading(&request, Act::BoardRead).await?;
    let decision = decision(&request, &mut look).await?;
    excerpt(&request, look, &decision).await
}

async fn excerpt(request: &Request, mut look: Look, decision: &Decision) -> Answer {
    let item = items::one(&mut look.tx, &look.permit, decision.item).await?;
    let item = item.ok_or(Refused::NotFound)?;
    let paper = match decision.paper {
        Some((id, _)) => papers::one(&mut look.tx, &look.permit, id).await?,
        None => None,
    };
    let occasion = Occasion::of(request, &mut look.tx).await?;
    drop(look);
    let number = paper.as_ref().map(|paper| paper.number.as_str());
    let document = excerpt_paper::excerpt(decision, (&item.title, &item.minutes, number), occasion);
    printed(
        document,
        &format!("auszug-{}.pdf", decision.number.to_lowercase()),
    )
    .await
}
