//! The analysis that a page or file is about: of which half-year, frozen or as it stands now, and of which places.

use std::sync::Arc;

use access::act::Act;
use access::permit::{House, Permit};
use base::day::Day;
use base::moment::Moment;
use db::tx::Tx;
use figures::kind::Kind;
use figures::period::{Length, Period};
use figures::snapshot::{Published, store as snapshots};
use organisation::memory::structure;
use organisation::model::structure::Structure;
use web::answer::Refused;
use web::components::field::Choice;
use web::request::Request;

use crate::needs::comment::Comment;
use crate::needs::model::{Analysis, DISTRICT, half_of};
use crate::needs::{live, store};
use crate::view::Sight;

/// Name of the query parameter that holds the half-year.
pub(super) const HALF: &str = "stand";

/// An analysis with everything that is needed to show it.
pub(super) struct Asked {
    pub(super) tx: Tx,
    pub(super) structure: Arc<Structure>,
    pub(super) half: Period,
    pub(super) frozen_at: Option<Moment>,
    pub(super) analysis: Analysis,
    /// The frozen one before it.
    pub(super) before: Option<(Period, Analysis)>,
    pub(super) comments: Vec<(String, Comment)>,
    pub(super) halves: Vec<Choice>,
    /// Whether only some places are shown.
    pub(super) is_partial: bool,
    pub(super) today: Day,
}

impl Asked {
    /// The analysis that the address names; the running half-year if it names none.
    pub(super) async fn by(request: &Request) -> Result<Self, Refused> {
        let half = match request.query().text(HALF) {
            "" => half_of(request.access().clock().today()),
            code => code.parse().map_err(|_| Refused::NotFound)?,
        };
        Self::of(request, half).await
    }

    /// The analysis of a half-year, frozen or open; there is none before the last one unless it was frozen.
    pub(super) async fn of(request: &Request, half: Period) -> Result<Self, Refused> {
        let structure = structure(request).await?.ok_or(Refused::NotFound)?;
        let who = request.who()?;
        let (mut tx, permit) = request.access().enter(who, Act::NeedsAnalysisRead).await?;
        let today = permit.now().day();
        let running = half_of(today);
        let frozen = store::frozen(&mut tx).await?;
        let can_be_shown = frozen.contains(&half) || half == running || half == running.before(1);
        if !can_be_shown || half.length() != Length::HalfYear {
            return Err(Refused::NotFound);
        }
        let (mut analysis, frozen_at) = if let Some((analysis, at)) = store::frozen_of(&mut tx, half).await? {
            (analysis, Some(at))
        } else {
            let needs = latest_needs(&mut tx, &permit, half).await?;
            let live = live::analysis(&mut tx, (&structure, needs.as_ref()), (half, today)).await?;
            (live, None)
        };
        let before = match frozen.iter().find(|one| **one < half) {
            Some(earlier) => store::frozen_of(&mut tx, *earlier)
                .await?
                .map(|(analysis, _)| (*earlier, analysis)),
            None => None,
        };
        let mut comments = store::latest_comments(&mut tx, half).await?;
        let sight = Sight::of(who);
        analysis
            .places
            .retain(|place| shows(&sight, &structure, (&place.key, today)));
        comments.retain(|(place, _)| shows(&sight, &structure, (place, today)));
        Ok(Self {
            halves: halves(&frozen, (running, half)),
            tx,
            structure,
            half,
            frozen_at,
            analysis,
            before,
            comments,
            is_partial: sight != Sight::District,
            today,
        })
    }

    /// The frozen analysis before this one.
    pub(super) fn earlier(&self) -> Option<&Analysis> {
        self.before.as_ref().map(|(_, analysis)| analysis)
    }

    /// How this one stands, in words.
    pub(super) fn standing(&self) -> String {
        match self.frozen_at {
            Some(at) => format!("festgeschrieben am {}", at.day().german()),
            None if self.today <= self.half.last_day() => {
                format!("läuft noch, Stand {}", self.today.german())
            }
            None => "noch nicht festgeschrieben".to_owned(),
        }
    }

    /// With what it is compared, in words.
    pub(super) fn compared(&self) -> Option<String> {
        let (earlier, _) = self.before.as_ref()?;
        Some(format!("verglichen mit dem {}", earlier.german()))
    }
}

/// The published needs of a half-year, or the latest ones before it while it runs.
pub(super) async fn latest_needs(
    tx: &mut Tx,
    permit: &Permit<House>,
    half: Period,
) -> Result<Option<Published>, Refused> {
    let periods = snapshots::periods(tx, permit, Kind::Needs).await?;
    match periods.into_iter().find(|period| *period <= half) {
        Some(period) => Ok(snapshots::table(tx, permit, (Kind::Needs, period)).await?),
        None => Ok(None),
    }
}

/// Whether somebody sees the line of a place: everybody sees the district, a case manager the own places.
pub(super) fn shows(sight: &Sight, structure: &Structure, (key, day): (&str, Day)) -> bool {
    let Sight::Places(own) = sight else { return true };
    if key == DISTRICT || own.iter().any(|one| one == key) {
        return true;
    }
    let place = key.parse().ok().and_then(|id| structure.municipality(id));
    let region = place.and_then(|place| place.region.value_on(day));
    region.is_some_and(|region| own.contains(&region.to_string()))
}

fn halves(frozen: &[Period], (running, shown): (Period, Period)) -> Vec<Choice> {
    let mut all = vec![running, running.before(1)];
    all.extend(frozen);
    all.sort_unstable_by_key(|half| std::cmp::Reverse(half.first_day()));
    all.dedup();
    let choice = |half: &Period| {
        let standing = if frozen.contains(half) {
            "festgeschrieben"
        } else {
            "offen"
        };
        Choice::new(half, format!("{} ({standing})", half.german())).chosen_if(*half == shown)
    };
    all.iter().map(choice).collect()
}
