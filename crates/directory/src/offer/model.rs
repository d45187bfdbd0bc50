//! An offer as one whole value: who offers it, for whom, in which languages, where and when. Reads no row.

use std::collections::{BTreeMap, BTreeSet};

use base::day::Day;
use base::ids::{AccountId, MunicipalityId, OfferId, OrganisationId, RowId};
use base::language::Language;
use base::moment::Moment;

use crate::contact::model::Contact;
use crate::field::FieldOfAction;
use crate::offer::hours::{Closure, Hours};
use crate::place::model::{Phone, Place};
use crate::topic::Topic;

/// After how many days without confirmation an offer counts as old.
pub const FRESH_DAYS: i32 = 180;

db::coded! {
    /// Whether an offer is there; the codes are those of HSDS, with an underline for its blank.
    pub enum Status {
        /// It is offered.
        Active = "active",
        /// It is not offered at present, without a day of return.
        Inactive = "inactive",
        /// It has ended for good.
        Defunct = "defunct",
        /// It is closed for a time.
        TemporarilyClosed = "temporarily_closed",
    }
}

impl Status {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Active => "aktiv",
            Self::Inactive => "ruht",
            Self::Defunct => "beendet",
            Self::TemporarilyClosed => "vorübergehend geschlossen",
        }
    }
}

db::coded! {
    /// For whom by gender.
    pub enum Gender {
        /// For everybody.
        Any = "any",
        /// For women and girls.
        Women = "women",
        /// For men and boys.
        Men = "men",
    }
}

impl Gender {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Any => "für alle",
            Self::Women => "nur für Frauen und Mädchen",
            Self::Men => "nur für Männer und Jungen",
        }
    }
}

db::coded! {
    /// A level of German (Gemeinsamer Europäischer Referenzrahmen); A0 is none yet.
    pub enum Level {
        /// No German yet.
        A0 = "a0",
        /// A1.
        A1 = "a1",
        /// A2.
        A2 = "a2",
        /// B1.
        B1 = "b1",
        /// B2.
        B2 = "b2",
        /// C1.
        C1 = "c1",
        /// C2.
        C2 = "c2",
    }
}

impl Level {
    /// The level as people write it.
    pub const fn german(self) -> &'static str {
        match self {
            Self::A0 => "A0 (noch kein Deutsch)",
            Self::A1 => "A1",
            Self::A2 => "A2",
            Self::B1 => "B1",
            Self::B2 => "B2",
            Self::C1 => "C1",
            Self::C2 => "C2",
        }
    }
}

db::coded! {
    /// A residence status for which an offer is open. Being without a permit is none: § 87 AufenthG would oblige public
    /// bodies to report what they know.
    pub enum ResidenceStatus {
        /// German, also beside another nationality.
        German = "german",
        /// Freedom of movement in the EU.
        Eu = "eu",
        /// Aufenthaltserlaubnis, Blaue Karte.
        Permit = "permit",
        /// Niederlassungserlaubnis, Daueraufenthalt-EU.
        Settlement = "settlement",
        /// Aufenthaltsgestattung.
        AsylumProcedure = "asylum_procedure",
        /// Duldung.
        Toleration = "toleration",
    }
}

impl ResidenceStatus {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::German => "deutsche Staatsangehörigkeit",
            Self::Eu => "Freizügigkeit (EU)",
            Self::Permit => "Aufenthaltserlaubnis",
            Self::Settlement => "Niederlassungserlaubnis / Daueraufenthalt-EU",
            Self::AsylumProcedure => "Aufenthaltsgestattung",
            Self::Toleration => "Duldung",
        }
    }
}

db::coded! {
    /// What an offer costs.
    pub enum Cost {
        /// Not known.
        Unknown = "unknown",
        /// Nothing.
        Free = "free",
        /// Something.
        Paid = "paid",
        /// Something that a public body pays on request.
        Reimbursed = "reimbursed",
    }
}

impl Cost {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Unknown => "nicht bekannt",
            Self::Free => "kostenlos",
            Self::Paid => "kostenpflichtig",
            Self::Reimbursed => "Kosten werden auf Antrag übernommen",
        }
    }
}

db::coded! {
    /// Where an entry comes from.
    pub enum Origin {
        /// From public sources; nobody has confirmed it yet.
        Published = "published",
        /// Entered by the district or the organisation itself.
        Own = "own",
        /// Invented, to show what the program can do.
        Demo = "demo",
        /// Taken over from a file.
        Imported = "imported",
    }
}

impl Origin {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Published => "öffentliche Quelle",
            Self::Own => "selbst eingetragen",
            Self::Demo => "erfundenes Beispiel",
            Self::Imported => "eingelesen",
        }
    }
}

/// Who offers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provider {
    /// The organisation.
    pub id: OrganisationId,
    /// Its full name.
    pub name: String,
    /// Its short name.
    pub short_name: Option<String>,
}

impl Provider {
    /// The short name, or the full one if there is none.
    pub fn display_name(&self) -> &str {
        self.short_name.as_deref().unwrap_or(&self.name)
    }
}

/// For whom it is. Nothing said means: for everybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Eligibility {
    /// From which age, full years.
    pub minimum_age: Option<i64>,
    /// Up to which age, full years, this one included.
    pub maximum_age: Option<i64>,
    /// For whom by gender.
    pub gender: Gender,
    /// From which level of German.
    pub level_from: Option<Level>,
    /// Up to which level of German.
    pub level_to: Option<Level>,
    /// For which residence statuses; none named means all.
    pub statuses: BTreeSet<ResidenceStatus>,
    /// In which municipalities people must live; none named means the whole district.
    pub areas: BTreeSet<MunicipalityId>,
    /// What else is asked.
    pub note: Option<String>,
}

impl Default for Eligibility {
    fn default() -> Self {
        Self {
            minimum_age: None,
            maximum_age: None,
            gender: Gender::Any,
            level_from: None,
            level_to: None,
            statuses: BTreeSet::new(),
            areas: BTreeSet::new(),
            note: None,
        }
    }
}

/// How much room there is, as last noted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Capacity {
    /// What is counted: Plätze, Termine.
    pub unit: Option<String>,
    /// How many are free.
    pub available: Option<i64>,
    /// How many there are.
    pub maximum: Option<i64>,
    /// How many days people wait.
    pub waiting_days: Option<i64>,
    /// When this was noted.
    pub noted_on: Option<Day>,
}

impl Capacity {
    /// Whether it is known that nothing is free.
    pub fn is_full(&self) -> bool {
        self.available == Some(0)
    }
}

/// That someone has looked and found the entry true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assured {
    /// On which day.
    pub on: Day,
    /// By whom.
    pub by: Option<AccountId>,
    /// The name of that account.
    pub by_name: Option<String>,
}

/// Name and description in one of the other languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferText {
    /// The name.
    pub name: String,
    /// The description.
    pub description: String,
}

/// An offer at one of its places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AtPlace {
    /// This offer at this place.
    pub id: RowId,
    /// The place.
    pub place: Place,
    /// What is special here: second floor, ring at the side.
    pub note: Option<String>,
    /// When it is open.
    pub hours: Vec<Hours>,
    /// When it is closed although its hours say otherwise.
    pub closures: Vec<Closure>,
}

/// Everything the district knows of an offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The offer.
    pub id: OfferId,
    /// Who offers it.
    pub provider: Provider,
    /// Its name, German.
    pub name: String,
    /// Another name under which people look for it.
    pub alternate_name: Option<String>,
    /// What it is, German.
    pub description: String,
    /// The same in plain German.
    pub plain_description: Option<String>,
    /// Its page.
    pub url: Option<String>,
    /// Its mail address.
    pub email: Option<String>,
    /// Whether it is there.
    pub status: Status,
    /// The first day on which it is open again, if it is closed for a time.
    pub closed_until: Option<Day>,
    /// How people get in.
    pub application_process: Option<String>,
    /// What everybody should know at once.
    pub alert: Option<String>,
    /// For whom it is.
    pub eligibility: Eligibility,
    /// What it costs.
    pub cost: Cost,
    /// More on the cost.
    pub fees_note: Option<String>,
    /// More on languages: who interprets.
    pub interpretation_note: Option<String>,
    /// How much room there is.
    pub capacity: Capacity,
    /// Who has confirmed it last.
    pub assured: Option<Assured>,
    /// The public source.
    pub source_url: Option<String>,
    /// Where the entry comes from.
    pub origin: Origin,
    /// Whether the public guide shows it.
    pub is_public: bool,
    /// What it is about.
    pub topics: BTreeSet<Topic>,
    /// In which languages people are served.
    pub languages: BTreeSet<Language>,
    /// Name and description in other languages.
    pub texts: BTreeMap<Language, OfferText>,
    /// What people should bring.
    pub documents: Vec<String>,
    /// Its phone numbers.
    pub phones: Vec<Phone>,
    /// Whom to ask.
    pub contacts: Vec<Contact>,
    /// Where it is, with hours.
    pub places: Vec<AtPlace>,
    /// When it was entered.
    pub created_at: Moment,
    /// When something of it was changed last, its places and hours included.
    pub modified_at: Moment,
    /// Counts saved changes.
    pub version: i64,
}

/// How old the last confirmation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Freshness {
    /// Nobody has ever confirmed it.
    Never,
    /// The confirmation is too old.
    Old,
    /// Confirmed lately.
    Fresh,
}

impl Offer {
    /// An offer of which nothing is known yet but who offers it.
    pub fn blank(id: OfferId, provider: Provider, (origin, now): (Origin, Moment)) -> Self {
        Self {
            id,
            provider,
            name: String::new(),
            alternate_name: None,
            description: String::new(),
            plain_description: None,
            url: None,
            email: None,
            status: Status::Active,
            closed_until: None,
            application_process: None,
            alert: None,
            eligibility: Eligibility::default(),
            cost: Cost::Unknown,
            fees_note: None,
            interpretation_note: None,
            capacity: Capacity::default(),
            assured: None,
            source_url: None,
            origin,
            is_public: true,
            topics: BTreeSet::new(),
            languages: BTreeSet::new(),
            texts: BTreeMap::new(),
            documents: Vec::new(),
            phones: Vec::new(),
            contacts: Vec::new(),
            places: Vec::new(),
            created_at: now,
            modified_at: now,
            version: 1,
        }
    }

    /// The fields of action of its topics.
    pub fn fields(&self) -> BTreeSet<FieldOfAction> {
        self.topics.iter().map(|topic| topic.field()).collect()
    }

    /// The name in a language, German if there is none.
    pub fn name_in(&self, language: Language) -> &str {
        self.texts.get(&language).map_or(&self.name, |text| &text.name)
    }

    /// The description in a language, German if there is none.
    pub fn description_in(&self, language: Language) -> &str {
        let own = self.texts.get(&language).map(|text| text.description.as_str());
        let plain = self.plain_description.as_deref();
        own.or(plain.filter(|_| language == Language::PlainGerman))
            .unwrap_or(&self.description)
    }

    /// Whether people can go there on this day as far as its status says; the hours are another question.
    pub fn is_offered_on(&self, day: Day) -> bool {
        match self.status {
            Status::Active => true,
            Status::Inactive | Status::Defunct => false,
            Status::TemporarilyClosed => self.closed_until.is_some_and(|until| until <= day),
        }
    }

    /// How old the last confirmation is.
    pub fn freshness(&self, today: Day) -> Freshness {
        freshness(self.assured.as_ref().map(|assured| assured.on), today)
    }
}

/// How old a confirmation of this day is.
pub fn freshness(assured_on: Option<Day>, today: Day) -> Freshness {
    match assured_on {
        None => Freshness::Never,
        Some(day) if day.days_until(today) > FRESH_DAYS => Freshness::Old,
        Some(_) => Freshness::Fresh,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_confirmation_is_fresh_for_half_a_year() {
        let today: Day = "2026-11-23".parse().unwrap();
        let check = |days: Option<i32>, expected: Freshness| {
            assert_eq!(
                freshness(days.map(|days| today.plus_days(-days)), today),
                expected,
                "{days:?}"
            );
        };
        check(None, Freshness::Never);
        check(Some(0), Freshness::Fresh);
        check(Some(FRESH_DAYS), Freshness::Fresh);
        check(Some(FRESH_DAYS + 1), Freshness::Old);
    }
}
