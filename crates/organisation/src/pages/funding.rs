//! What the Land funds and how much it pays: frames and rates with their days. Changes: `frame_edit`, `rate_edit`.

use askama::Template;
use base::day::Day;
use base::money::Euro;
use web::answer::{Answer, page as answer_page};
use web::components::{button, empty, tag};
use web::request::Request;
use web::shell::Shell;

use super::look::{look, rows};
use super::words;
use crate::model::evidence::FactKey;
use crate::model::funding::{FundingFrame, FundingRate};
use crate::model::structure::Structure;
use crate::model::validity::Validity;
use crate::store::changes::{self, Change};

#[derive(Template)]
#[template(path = "organisation/funding.html")]
struct FundingPage {
    shell: Shell,
    frames: Vec<FrameRow>,
    rates: Vec<RateRow>,
    has_former: bool,
    shows_former: bool,
    changes: Vec<Change>,
    may_write: bool,
}

struct FrameRow {
    title: String,
    mark: Option<tag::Certainty>,
    function: &'static str,
    baustein: String,
    place: String,
    fte: String,
    amount: String,
    validity: String,
    is_ahead: bool,
    href: String,
}

struct RateRow {
    title: String,
    mark: Option<tag::Certainty>,
    function: &'static str,
    basis: &'static str,
    amount: String,
    per: String,
    validity: String,
    is_ahead: bool,
    source: String,
    address: Option<String>,
    href: String,
}

/// `GET /foerderung`
pub(super) async fn page(request: Request) -> Answer {
    let look = look(&request).await?;
    let (mut tx, permit) = rows(&request).await?;
    let changes = changes::of_record(&mut tx, &permit, &FactKey::district()).await?;
    let structure = &look.structure;
    let shows_former = request.query().text("stand") == "alle";
    let is_former = |validity: Validity| validity.until().is_some_and(|until| until <= look.today);
    let is_shown = |validity: Validity| shows_former || !is_former(validity);
    let mut frames: Vec<&FundingFrame> = structure.frames.iter().collect();
    frames.sort_by_key(|frame| (frame.baustein(), frame.function));
    let mut rates: Vec<&FundingRate> = structure.rates.iter().collect();
    rates.sort_by_key(|rate| (rate.function, rate.basis, std::cmp::Reverse(rate.validity.from())));
    let has_former = frames.iter().any(|frame| is_former(frame.validity))
        || rates.iter().any(|rate| is_former(rate.validity));
    frames.retain(|frame| is_shown(frame.validity));
    rates.retain(|rate| is_shown(rate.validity));
    let crumbs = [("Überblick", "/kreis"), ("Stellenplan", "/stellenplan")];
    answer_page(&FundingPage {
        shell: request.shell_below("Förderung", &crumbs),
        frames: frames
            .iter()
            .map(|frame| frame_row(structure, frame, look.today))
            .collect(),
        rates: rates.iter().map(|rate| rate_row(rate, look.today)).collect(),
        has_former,
        shows_former,
        changes,
        may_write: look.may_write,
    })
}

fn frame_row(structure: &Structure, frame: &FundingFrame, today: Day) -> FrameRow {
    let day = frame.validity.from().max(today);
    FrameRow {
        title: frame.title.clone(),
        mark: words::mark(&frame.evidence),
        function: frame.function.label(),
        baustein: words::short_baustein(frame.baustein()),
        place: structure.workplace_name(frame.place),
        fte: frame.fte.german(),
        amount: frame
            .yearly_amount(&structure.rates, day)
            .map_or_else(|| "nicht bekannt".to_owned(), Euro::german),
        validity: frame.validity.german(),
        is_ahead: frame.validity.from() > today,
        href: format!("/foerderrahmen/{}/bearbeiten", frame.id),
    }
}

fn rate_row(rate: &FundingRate, today: Day) -> RateRow {
    let up_to = if rate.is_ceiling { "bis zu, " } else { "" };
    RateRow {
        title: rate.title.clone(),
        mark: words::mark(&rate.evidence),
        function: rate.function.label(),
        basis: rate.basis.label(),
        amount: rate.amount.german(),
        per: format!("{up_to}je {} VZÄ", rate.per.german()),
        validity: rate.validity.german(),
        is_ahead: rate.validity.from() > today,
        source: rate.evidence.source.clone(),
        address: rate.evidence.address.clone(),
        href: format!("/foerdersaetze/{}/bearbeiten", rate.id),
    }
}
