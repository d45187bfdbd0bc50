//! Who leads in a life area: rules of the house over facts of a case lead to an explained proposal. Decides nothing.

use base::ids::RowId;
use cases::case::model::Phase;
use cases::life_area::LifeArea;

use crate::code_list::CodeList;

db::coded! {
    /// A Rechtskreis: the law under which somebody is responsible. Source: system part B 5.
    pub enum Circle {
        /// SGB II, Jobcenter.
        Sgb2 = "sgb2",
        /// SGB III, Agentur für Arbeit.
        Sgb3 = "sgb3",
        /// SGB VIII, Jugendamt.
        Sgb8 = "sgb8",
        /// SGB XII, Sozialamt.
        Sgb12 = "sgb12",
        /// AsylbLG, Sozialamt.
        Asylblg = "asylblg",
        /// AufenthG, Ausländerbehörde.
        Aufenthg = "aufenthg",
        /// StAG, Einbürgerungsbehörde.
        Stag = "stag",
        /// Jugendmigrationsdienst, Migrationsberatung für erwachsene Zugewanderte.
        JmdMbe = "jmd_mbe",
        /// KIM itself.
        Kim = "kim",
    }
}

impl Circle {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Sgb2 => "SGB II – Jobcenter",
            Self::Sgb3 => "SGB III – Agentur für Arbeit",
            Self::Sgb8 => "SGB VIII – Jugendamt",
            Self::Sgb12 => "SGB XII – Sozialamt",
            Self::Asylblg => "AsylbLG – Sozialamt",
            Self::Aufenthg => "AufenthG – Ausländerbehörde",
            Self::Stag => "StAG – Einbürgerungsbehörde",
            Self::JmdMbe => "JMD / MBE",
            Self::Kim => "KIM",
        }
    }
}

db::coded! {
    /// A fact of a case that rules ask for; ticked by the case manager.
    pub enum Fact {
        /// Receives benefits of SGB II.
        Sgb2 = "sgb2",
        /// Is looked after by the Agentur für Arbeit.
        Sgb3 = "sgb3",
        /// Receives benefits of SGB XII.
        Sgb12 = "sgb12",
        /// Receives benefits of AsylbLG.
        Asylblg = "asylblg",
        /// Is younger than 27.
        Under27 = "under_27",
        /// Is in touch with a Jugendmigrationsdienst.
        Jmd = "jmd",
        /// Is in touch with a Migrationsberatung.
        Mbe = "mbe",
        /// A measure of the youth welfare office runs.
        YouthMeasure = "youth_measure",
    }
}

impl Fact {
    /// The German words, as at the tick.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Sgb2 => "Bezieht Leistungen nach SGB II (Jobcenter)",
            Self::Sgb3 => "Wird von der Agentur für Arbeit betreut (SGB III)",
            Self::Sgb12 => "Bezieht Leistungen nach SGB XII (Sozialamt)",
            Self::Asylblg => "Bezieht Leistungen nach AsylbLG",
            Self::Under27 => "Ist jünger als 27 Jahre",
            Self::Jmd => "Ist beim Jugendmigrationsdienst (JMD) in Beratung",
            Self::Mbe => "Ist bei der Migrationsberatung (MBE) in Beratung",
            Self::YouthMeasure => "Eine Maßnahme der Jugendhilfe läuft (SGB VIII)",
        }
    }
}

db::coded! {
    /// The residence status as far as rules need it. „Unknown" is always an answer; that somebody is without a
    /// permit is not one, because § 87 AufenthG would oblige a public body to report what it knows.
    pub enum Residence {
        /// Not known, or not asked.
        Unknown = "unknown",
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

impl Residence {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Unknown => "unbekannt / keine Angabe",
            Self::German => "deutsche Staatsangehörigkeit",
            Self::Eu => "Freizügigkeit (EU)",
            Self::Permit => "Aufenthaltserlaubnis",
            Self::Settlement => "Niederlassungserlaubnis / Daueraufenthalt-EU",
            Self::AsylumProcedure => "Aufenthaltsgestattung",
            Self::Toleration => "Duldung",
        }
    }
}

/// What is known of a case, as far as rules need it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circumstances {
    /// What was ticked.
    pub facts: CodeList<Fact>,
    /// The residence status.
    pub residence: Residence,
}

impl Default for Circumstances {
    fn default() -> Self {
        Self {
            facts: CodeList::default(),
            residence: Residence::Unknown,
        }
    }
}

/// A rule of the house: if the facts are so, this Rechtskreis is responsible in these life areas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its id.
    pub id: RowId,
    /// Its place among the rules; the first that fits is named first.
    pub position: i64,
    /// Who is responsible.
    pub circle: Circle,
    /// In which life areas.
    pub areas: CodeList<LifeArea>,
    /// What must all be so.
    pub all_of: CodeList<Fact>,
    /// What must not be so.
    pub none_of: CodeList<Fact>,
    /// One of these residences; none named means any.
    pub residences: CodeList<Residence>,
    /// Whether it does case management of its own.
    pub has_case_management: bool,
    /// Why, in a sentence for the case manager.
    pub explanation: String,
    /// The paragraph or guideline it rests on.
    pub source: String,
    /// Whether it is used.
    pub is_active: bool,
    /// For the second writer.
    pub version: i64,
}

impl Rule {
    /// Whether it says something about this life area under these circumstances.
    pub fn fits(&self, area: LifeArea, circumstances: &Circumstances) -> bool {
        let facts = &circumstances.facts.0;
        self.is_active
            && self.areas.0.contains(&area)
            && self.all_of.0.is_subset(facts)
            && self.none_of.0.is_disjoint(facts)
            && (self.residences.0.is_empty() || self.residences.0.contains(&circumstances.residence))
    }
}

db::coded! {
    /// The way a life area goes.
    pub enum Way {
        /// Verweisberatung: somebody else leads, KIM hands over warmly.
        Referred = "referred",
        /// Prozessbegleitung by KIM.
        Accompanied = "accompanied",
        /// Not talked about yet.
        NotDiscussed = "not_discussed",
    }
}

impl Way {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Referred => "Verweisberatung",
            Self::Accompanied => "Prozessbegleitung",
            Self::NotDiscussed => "nicht besprochen",
        }
    }
}

db::coded! {
    /// Why it goes this way.
    pub enum Reason {
        /// Somebody else does case management of their own.
        OwnCaseManagement = "own_case_management",
        /// Nobody leads otherwise.
        NobodyLeads = "nobody_leads",
        /// Several are involved and must be brought together.
        SeveralActors = "several_actors",
        /// The one responsible does not take it up.
        NotTakenUp = "not_taken_up",
        /// The client wants it so.
        ClientWish = "client_wish",
        /// Something else, see the note.
        Other = "other",
    }
}

impl Reason {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::OwnCaseManagement => "Die zuständige Stelle führt eigenes Fallmanagement",
            Self::NobodyLeads => "Keine andere Stelle steuert hier",
            Self::SeveralActors => "Mehrere Stellen müssen abgestimmt werden",
            Self::NotTakenUp => "Die zuständige Stelle wird nicht tätig",
            Self::ClientWish => "Wunsch der Klientin, des Klienten",
            Self::Other => "Anderer Grund (siehe Notiz)",
        }
    }
}

/// What the rules propose for a life area, with all that fitted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal<'r> {
    /// The way.
    pub way: Way,
    /// Who would lead.
    pub leads: Circle,
    /// The reason that belongs to it.
    pub reason: Reason,
    /// The rules that fitted, in their order.
    pub because: Vec<&'r Rule>,
}

impl Proposal<'_> {
    /// Whether the rules leave no choice: those that fit all name nobody with case management of their own, or one and the
    /// same who has it.
    pub fn is_unambiguous(&self) -> bool {
        match self.because.first() {
            None => true,
            Some(first) => {
                let own = first.has_case_management;
                let agrees =
                    |rule: &&Rule| rule.has_case_management == own && (!own || rule.circle == first.circle);
                self.because.iter().all(agrees)
            }
        }
    }

    /// On what it rests, for the note of whoever takes it as it is: the rules, each with its source.
    pub fn rests_on(&self) -> String {
        if self.because.is_empty() {
            return "Nach den Regeln des Kreises: Keine andere Stelle ist genannt.".to_owned();
        }
        let named = |rule: &&Rule| format!("{} ({})", rule.circle.german(), rule.source);
        let rules: Vec<String> = self.because.iter().map(named).collect();
        format!("Nach den Regeln des Kreises: {}.", rules.join("; "))
    }

    /// The proposal in a sentence.
    pub fn german(&self) -> String {
        match self.way {
            Way::Referred => format!(
                "{} führt eigenes Fallmanagement. Vorschlag: Verweisberatung mit begleiteter Übergabe.",
                self.leads.german()
            ),
            _ if self.because.is_empty() => {
                "Keine Regel nennt eine andere zuständige Stelle. Vorschlag: Prozessbegleitung durch KIM.".to_owned()
            }
            _ => "Zuständig ist eine andere Stelle, aber ohne eigenes Fallmanagement. Vorschlag: Prozessbegleitung durch KIM.".to_owned(),
        }
    }
}

/// The proposal for a life area: Verweisberatung if one who is responsible does case management of their own,
/// otherwise Prozessbegleitung. Source: system part B 5.
pub fn proposal<'r>(area: LifeArea, circumstances: &Circumstances, rules: &'r [Rule]) -> Proposal<'r> {
    let because: Vec<&Rule> = rules
        .iter()
        .filter(|rule| rule.fits(area, circumstances))
        .collect();
    match because.iter().find(|rule| rule.has_case_management) {
        Some(rule) => Proposal {
            way: Way::Referred,
            leads: rule.circle,
            reason: Reason::OwnCaseManagement,
            because,
        },
        None => Proposal {
            way: Way::Accompanied,
            leads: Circle::Kim,
            reason: Reason::NobodyLeads,
            because,
        },
    }
}

/// The phase that follows from what was decided: accompanied while one life area is; referred on when all decided ones
/// are; none while none is decided. Source: system part B, „Case states".
pub fn phase_after(ways: impl IntoIterator<Item = Way>) -> Option<Phase> {
    let decided = ways.into_iter().filter(|way| *way != Way::NotDiscussed);
    decided
        .map(|way| {
            if way == Way::Accompanied {
                Phase::Accompanied
            } else {
                Phase::ReferredOn
            }
        })
        .reduce(|one, other| if one == Phase::Accompanied { one } else { other })
}

#[cfg(test)]
mod tests;
