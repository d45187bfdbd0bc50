//! Takes back a dated entry that was planned and does not come, or was typed by mistake. Not a change from a day on:
//! afterwards it is as if the entry had never been made; who took it back and why stays with the changes.

use base::day::Day;
use base::ids::OrganisationId;
use base::refusal::Refusal;
use charts::cell::Cell;

use crate::model::coded::Coded;
use crate::model::district::SocialArea;
use crate::model::evidence::FactKey;
use crate::model::funding::{FundingFrame, FundingRate};
use crate::model::history::{Dated, History};
use crate::model::municipality::{FocusGroup, Municipality, Population};
use crate::model::post::{Post, Workplace};
use crate::model::responsibility::Responsibility;
use crate::model::social_area::SocialAreaRefused;
use crate::model::structure::Structure;
use crate::model::vacancy::FillingRefused;
use crate::model::validity::Validity;

/// What a dated entry says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatedFact {
    /// How much of a post is placed where.
    Allocation,
    /// Who employs or supervises.
    Responsibility,
    /// Who fills a post.
    Filling,
    /// In which region a municipality lies.
    Region,
    /// Whether a municipality takes part.
    Participation,
    /// Which group a municipality puts first.
    FocusGroup,
    /// A part of a municipality.
    SocialArea,
    /// What is funded.
    Frame,
    /// How much is paid.
    Rate,
    /// How many people lived there on a day.
    Population,
}

/// What of an entry is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Entry,
    /// Its end only: it holds until further notice.
    End,
}

/// An entry that can be taken back: the latest of its fact, or one that stands for itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The row.
    pub key: FactKey,
    /// What it says.
    pub fact: DatedFact,
    /// The same in words: `Zuteilung: 1,0 VZÄ, Borchen`.
    pub title: String,
    /// The days it holds; of a count, the day it was counted.
    pub validity: Validity,
    /// The row that it ended, in words, which would hold on.
    pub before: Option<(FactKey, String)>,
}

/// What becomes of the rows, for the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenBack {
    /// What they say.
    pub fact: DatedFact,
    /// The row that goes.
    pub gone: Option<FactKey>,
    /// The row whose end changes, and to what.
    pub holds_on: Option<(FactKey, Option<Day>)>,
}

/// An entry cannot be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TakeBackRefused {
    /// More would be filled than the post then has.
    Filling(FillingRefused),
    /// Posts are placed in the social area.
    SocialArea(SocialAreaRefused),
}

impl Refusal for TakeBackRefused {
    fn german(&self) -> String {
        match self {
            Self::Filling(refused) => format!(
                "So kann dieser Eintrag nicht zurückgenommen werden. {}",
                refused.german()
            ),
            Self::SocialArea(refused) => refused.german(),
        }
    }
}

impl Entry {
    /// Whether its end can be taken back alone; a count has no end of its own.
    pub fn has_end(&self) -> bool {
        self.fact != DatedFact::Population && self.validity.until().is_some()
    }

    fn taken_back(&self, part: Part) -> TakenBack {
        let (gone, holds_on) = match part {
            Part::End => (None, Some((self.key.clone(), None))),
            Part::Entry => (
                Some(self.key.clone()),
                self.before
                    .as_ref()
                    .map(|(key, _)| (key.clone(), self.validity.until())),
            ),
        };
        TakenBack {
            fact: self.fact,
            gone,
            holds_on,
        }
    }

    fn of_history<T>(fact: DatedFact, history: &History<T>, title: impl Fn(&T) -> String) -> Option<Self> {
        let (latest, ended) = history.latest()?;
        Some(Self {
            key: FactKey::of(latest.id),
            fact,
            title: title(&latest.value),
            validity: latest.validity,
            before: ended.map(|row| (FactKey::of(row.id), title(&row.value))),
        })
    }

    fn of_count(count: &Population) -> Self {
        Self {
            key: FactKey::of(count.id),
            fact: DatedFact::Population,
            title: format!(
                "Einwohnerzahl: {}",
                Cell::Number(count.inhabitants.into()).german()
            ),
            validity: Validity::on(count.day),
            before: None,
        }
    }

    fn of_social_area(area: &SocialArea) -> Self {
        Self {
            key: FactKey::of(area.id),
            fact: DatedFact::SocialArea,
            title: format!("Sozialraum: {}", area.name),
            validity: area.validity,
            before: None,
        }
    }
}

impl Structure {
    /// What can be taken back of a post, latest first.
    pub fn entries_of_post(&self, post: &Post) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Entry::of_history(DatedFact::Allocation, &post.allocation, |row| {
            format!(
                "Zuteilung: {} VZÄ, {}",
                row.fte.german(),
                self.workplace_name(row.workplace)
            )
        })
        .into_iter()
        .collect();
        for kind in Responsibility::ALL {
            entries.extend(Entry::of_history(
                DatedFact::Responsibility,
                kind.of(post),
                |row| format!("{}: {}", kind.label(), self.name_or_unknown(*row)),
            ));
        }
        entries.extend(post.fillings.iter().map(|filling| Entry {
            key: FactKey::of(filling.id),
            fact: DatedFact::Filling,
            title: filling.fte.map_or_else(
                || "Besetzung: Umfang nicht bekannt".to_owned(),
                |fte| format!("Besetzung: {} VZÄ", fte.german()),
            ),
            validity: filling.validity,
            before: None,
        }));
        latest_first(entries)
    }

    /// What can be taken back of a municipality, latest first. Its first region cannot: it would lie nowhere.
    pub fn entries_of_municipality(&self, place: &Municipality) -> Vec<Entry> {
        let region = Entry::of_history(DatedFact::Region, &place.region, |row| {
            let name = self.region(*row).map(|region| region.name.as_str());
            format!("Region: {}", name.unwrap_or_default())
        });
        let mut entries: Vec<Entry> = region
            .into_iter()
            .filter(|entry| entry.before.is_some())
            .collect();
        entries.extend(Entry::of_history(
            DatedFact::Participation,
            &place.participation,
            |row| format!("Teilnahme: {}", row.label()),
        ));
        entries.extend(
            FocusGroup::ALL
                .iter()
                .filter_map(|group| latest_of_group(place, *group)),
        );
        let own = self
            .social_areas
            .iter()
            .filter(|area| area.municipality == place.id);
        entries.extend(own.map(Entry::of_social_area));
        entries.extend(place.population.iter().map(Entry::of_count));
        latest_first(entries)
    }

    /// What can be taken back of the district itself and of its funding, latest first.
    pub fn entries_of_district(&self) -> Vec<Entry> {
        let mut entries: Vec<Entry> = self.district.population.iter().map(Entry::of_count).collect();
        entries.extend(self.frames.iter().filter_map(|frame| self.entry_of_frame(frame)));
        entries.extend(self.rates.iter().filter_map(|rate| self.entry_of_rate(rate)));
        latest_first(entries)
    }

    fn entry_of_frame(&self, frame: &FundingFrame) -> Option<Entry> {
        let series: Vec<&FundingFrame> = self.frames_like(frame).collect();
        let is_latest = |validity: Validity| {
            series
                .iter()
                .all(|other| other.validity.from() <= validity.from())
        };
        let title =
            |frame: &FundingFrame| format!("Förderrahmen „{}“: {} VZÄ", frame.title, frame.fte.german());
        let before = series
            .iter()
            .find(|other| other.validity.until() == Some(frame.validity.from()));
        is_latest(frame.validity).then(|| Entry {
            key: FactKey::of(frame.id),
            fact: DatedFact::Frame,
            title: title(frame),
            validity: frame.validity,
            before: before.map(|other| (FactKey::of(other.id), title(other))),
        })
    }

    fn entry_of_rate(&self, rate: &FundingRate) -> Option<Entry> {
        let series: Vec<&FundingRate> = self.rates_like(rate).collect();
        let is_latest = |validity: Validity| {
            series
                .iter()
                .all(|other| other.validity.from() <= validity.from())
        };
        let title = |rate: &FundingRate| format!("Fördersatz „{}“: {}", rate.title, rate.amount.german());
        let before = series
            .iter()
            .find(|other| other.validity.until() == Some(rate.validity.from()));
        is_latest(rate.validity).then(|| Entry {
            key: FactKey::of(rate.id),
            fact: DatedFact::Rate,
            title: title(rate),
            validity: rate.validity,
            before: before.map(|other| (FactKey::of(other.id), title(other))),
        })
    }

    /// Takes back an entry, or its end.
    ///
    /// # Errors
    /// [`TakeBackRefused`] if what is entered elsewhere could not stand without it.
    pub fn take_back(&self, entry: &Entry, part: Part) -> Result<TakenBack, TakeBackRefused> {
        match entry.fact {
            DatedFact::Allocation | DatedFact::Filling => self.check_post(entry, part)?,
            DatedFact::SocialArea if part == Part::Entry => self.check_social_area(entry)?,
            _ => {}
        }
        Ok(entry.taken_back(part))
    }

    fn check_post(&self, entry: &Entry, part: Part) -> Result<(), TakeBackRefused> {
        let refused = self.posts.iter().find_map(|post| {
            let after = without(post, entry, part)?;
            after.overfilled()
        });
        refused.map_or(Ok(()), |refused| Err(TakeBackRefused::Filling(refused)))
    }

    fn check_social_area(&self, entry: &Entry) -> Result<(), TakeBackRefused> {
        let areas = self.social_areas.iter();
        let mut meant = areas.filter(|area| FactKey::of(area.id) == entry.key);
        let posts_there = meant.find_map(|area| self.first_post_at(Workplace::SocialArea(area.id), None));
        match posts_there {
            Some(post) => Err(TakeBackRefused::SocialArea(SocialAreaRefused::PostsThere {
                post,
            })),
            None => Ok(()),
        }
    }

    fn name_or_unknown(&self, id: Option<OrganisationId>) -> &str {
        id.and_then(|id| self.organisation(id))
            .map_or("nicht bekannt", |organisation| organisation.display_name())
    }
}

/// The post as it would be; `None` if the entry is another post's. A filling that goes can leave no post overfilled.
fn without(post: &Post, entry: &Entry, part: Part) -> Option<Post> {
    let is_meant = |row: &Dated<_>| FactKey::of(row.id) == entry.key;
    let mut after = post.clone();
    if post
        .allocation
        .latest()
        .is_some_and(|(latest, _)| is_meant(latest))
    {
        match part {
            Part::Entry => after.allocation.take_back_latest(),
            Part::End => after.allocation.reopen_latest(),
        }
        return Some(after);
    }
    let mut fillings = after.fillings.iter_mut();
    let filling = fillings.find(|filling| part == Part::End && FactKey::of(filling.id) == entry.key)?;
    filling.validity = Validity::since(filling.validity.from());
    Some(after)
}

fn latest_of_group(place: &Municipality, group: FocusGroup) -> Option<Entry> {
    let rows = place.focus_groups.iter().filter(|row| row.value == group);
    let latest = rows.max_by_key(|row| row.validity.from())?;
    Some(Entry {
        key: FactKey::of(latest.id),
        fact: DatedFact::FocusGroup,
        title: format!("Schwerpunkt: {}", group.label()),
        validity: latest.validity,
        before: None,
    })
}

fn latest_first(mut entries: Vec<Entry>) -> Vec<Entry> {
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.validity.from()));
    entries
}
