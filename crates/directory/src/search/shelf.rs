//! All offers of a district in memory with the index over them, as they stood at one moment. A change makes a new shelf;
//! whoever holds the old one reads on undisturbed.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use base::ids::{MunicipalityId, OfferId, OrganisationId};
use base::moment::Moment;
use tantivy::query::Occur;

use crate::fit::{Fit, Verdict, judge};
use crate::offer::model::Offer;
use crate::open::offer_is_open;
use crate::profile::model::Profile;
use crate::search::index::{Index, Scored};
use crate::search::letters::alike;
use crate::search::marks::Mark;
use crate::search::query::{Found, Hit, MOST_LETTERS, Query, SearchRefused};
use crate::search::reading::{self, Group};

/// What is near comes before what is as good and farther away.
const NEAR_WEIGHT: f32 = 1.3;

/// A municipality or city district as the directory names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Municipality {
    /// The municipality.
    pub id: MunicipalityId,
    /// Its name.
    pub name: String,
    /// Its official key; city districts have none.
    pub ags: Option<String>,
}

/// An organisation as the directory shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// The organisation.
    pub id: OrganisationId,
    /// Its full name.
    pub name: String,
    /// Its short name.
    pub short_name: Option<String>,
    /// What the directory says of it.
    pub profile: Option<Profile>,
}

/// What a shelf is made of.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stock {
    pub(crate) offers: HashMap<OfferId, Arc<Offer>>,
    pub(crate) organisations: BTreeMap<OrganisationId, Arc<Organisation>>,
    pub(crate) municipalities: Vec<Municipality>,
}

/// All offers of a district as they stood at one moment.
#[derive(Debug)]
pub struct Shelf {
    offers: Vec<Arc<Offer>>,
    numbers: HashMap<OfferId, u32>,
    marks: Vec<Mark>,
    index: Index,
    organisations: BTreeMap<OrganisationId, Arc<Organisation>>,
    municipalities: Vec<Municipality>,
    open: Mutex<Option<OpenAt>>,
}

/// Which offers are open in a minute, for all who ask within it.
#[derive(Clone, Debug)]
struct OpenAt {
    minute: i64,
    is_open: Arc<[bool]>,
}

/// The order of hits: how an offer fits, how well it answers, its place by name.
type Rank = (Verdict, std::cmp::Reverse<u32>, u32);

impl Shelf {
    /// Puts everything in order and reads its words; takes a core for some time.
    pub(crate) fn of(stock: Stock) -> tantivy::Result<Self> {
        let mut offers: Vec<(String, Arc<Offer>)> = stock
            .offers
            .into_values()
            .map(|offer| (alike(&offer.name), offer))
            .collect();
        offers.sort_by(|(name, offer), (other_name, other)| {
            name.cmp(other_name).then_with(|| offer.id.cmp(&other.id))
        });
        let offers: Vec<Arc<Offer>> = offers.into_iter().map(|(_, offer)| offer).collect();
        Ok(Self {
            index: Index::of(offers.iter().map(Arc::as_ref))?,
            marks: offers.iter().map(|offer| Mark::of(offer)).collect(),
            numbers: (0..)
                .zip(&offers)
                .map(|(number, offer)| (offer.id, number))
                .collect(),
            offers,
            organisations: stock.organisations,
            municipalities: stock.municipalities,
            open: Mutex::new(None),
        })
    }

    /// How many offers there are.
    pub fn len(&self) -> usize {
        self.offers.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.offers.is_empty()
    }

    /// An offer, public or not.
    pub fn offer(&self, id: OfferId) -> Option<&Arc<Offer>> {
        let number = self.numbers.get(&id)?;
        self.offers.get(usize::try_from(*number).ok()?)
    }

    /// All offers by name, public or not.
    pub fn offers(&self) -> &[Arc<Offer>] {
        &self.offers
    }

    /// All organisations of the district by id, whether they are listed or not.
    pub fn organisations(&self) -> &BTreeMap<OrganisationId, Arc<Organisation>> {
        &self.organisations
    }

    /// All municipalities and city districts by name.
    pub fn municipalities(&self) -> &[Municipality] {
        &self.municipalities
    }

    /// What a new shelf begins with.
    pub(crate) fn stock(&self) -> Stock {
        Stock {
            offers: self
                .offers
                .iter()
                .map(|offer| (offer.id, Arc::clone(offer)))
                .collect(),
            organisations: self.organisations.clone(),
            municipalities: self.municipalities.clone(),
        }
    }

    /// Answers a question.
    ///
    /// # Errors
    /// [`SearchRefused::TooLong`]; [`SearchRefused::Failed`] if the index breaks.
    pub fn search(self: &Arc<Self>, query: &Query, now: Moment) -> Result<Found, SearchRefused> {
        if query.words.chars().nth(MOST_LETTERS).is_some() {
            return Err(SearchRefused::TooLong);
        }
        let groups = reading::groups(&query.words);
        let mut is_loose = false;
        let mut scored = if groups.is_empty() {
            self.all(query, now)
        } else {
            self.ask(&groups, Occur::Must, query, now)?
        };
        if scored.is_empty() && groups.len() > 1 {
            scored = self.ask(&groups, Occur::Should, query, now)?;
            is_loose = !scored.is_empty();
        }
        Ok(self.page(&scored, (query, is_loose), now))
    }

    fn all(self: &Arc<Self>, query: &Query, now: Moment) -> Vec<Scored> {
        let keep = self.keep(query, now);
        let all = 0..u32::try_from(self.offers.len()).unwrap_or(u32::MAX);
        all.filter(|number| keep(*number))
            .map(|number| (number, 1.0))
            .collect()
    }

    fn ask(
        self: &Arc<Self>,
        groups: &[Group],
        occur: Occur,
        query: &Query,
        now: Moment,
    ) -> Result<Vec<Scored>, SearchRefused> {
        let found = self.index.ask(groups, (occur, self.keep(query, now)));
        found.map_err(|error| {
            tracing::error!(%error, "search in the directory failed");
            SearchRefused::Failed
        })
    }

    fn keep(
        self: &Arc<Self>,
        query: &Query,
        now: Moment,
    ) -> impl Fn(u32) -> bool + Send + Sync + Clone + 'static {
        let asked = Arc::new(query.asked());
        let open = query.is_open_now.then(|| self.open_at(now));
        let shelf = Arc::clone(self);
        move |number| {
            let Ok(number) = usize::try_from(number) else {
                return false;
            };
            shelf
                .marks
                .get(number)
                .is_some_and(|mark| mark.is_kept_by(&asked))
                && open
                    .as_ref()
                    .is_none_or(|open| open.get(number).copied().unwrap_or(false))
        }
    }

    /// Which offers are open in the minute of this moment; worked out once for all who ask in it.
    fn open_at(&self, now: Moment) -> Arc<[bool]> {
        let minute = now.seconds().div_euclid(60);
        let mut known = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(open) = known.as_ref().filter(|open| open.minute == minute) {
            return Arc::clone(&open.is_open);
        }
        let is_open: Arc<[bool]> = self
            .offers
            .iter()
            .map(|offer| offer_is_open(offer, now))
            .collect();
        *known = Some(OpenAt {
            minute,
            is_open: Arc::clone(&is_open),
        });
        is_open
    }

    fn page(&self, scored: &[Scored], (query, is_loose): (&Query, bool), now: Moment) -> Found {
        let per_page = query.per_page.max(1);
        let judged = |number: u32| {
            let situation = query.fitting.as_ref()?;
            Some(judge(self.at(number)?, situation, now.day()))
        };
        let mut fits: HashMap<u32, Fit> = HashMap::new();
        let mut ranked: Vec<Rank> = Vec::with_capacity(scored.len());
        for (number, score) in scored {
            let mut verdict = Verdict::Fits;
            if let Some(fit) = judged(*number) {
                verdict = fit.verdict();
                if verdict == Verdict::DoesNotFit {
                    continue;
                }
                fits.insert(*number, fit);
            }
            ranked.push((
                verdict,
                std::cmp::Reverse(self.worth(*number, *score, query)),
                *number,
            ));
        }
        let total = ranked.len();
        let pages = total.div_ceil(per_page).max(1);
        let page = query.page.max(1);
        let begins = (page - 1).saturating_mul(per_page).min(total);
        let ends = begins.saturating_add(per_page).min(total);
        if ends < total && ends > 0 {
            ranked.select_nth_unstable(ends - 1);
            ranked.truncate(ends);
        }
        ranked.sort_unstable();
        let shown = ranked.get(begins..ends).unwrap_or_default();
        let hits = shown.iter().filter_map(|(_, _, number)| {
            Some(Hit {
                offer: Arc::clone(self.at(*number)?),
                fit: fits.remove(number),
            })
        });
        Found {
            hits: hits.collect(),
            total,
            page,
            pages,
            is_loose,
        }
    }

    fn at(&self, number: u32) -> Option<&Arc<Offer>> {
        self.offers.get(usize::try_from(number).ok()?)
    }

    /// A score as a whole number, so that a hair's breadth does not part what is equally good.
    fn worth(&self, number: u32, score: f32, query: &Query) -> u32 {
        let mark = usize::try_from(number)
            .ok()
            .and_then(|number| self.marks.get(number));
        let is_near = query
            .municipality
            .is_some_and(|home| mark.is_some_and(|mark| mark.is_near(home)));
        let score = if is_near { score * NEAR_WEIGHT } else { score };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "scores are small and never below zero"
        )]
        let hundredths = (score.clamp(0.0, 1_000_000.0) * 100.0) as u32;
        hundredths
    }
}
