//! A post (Stelle): what for, where, who employs, who supervises, who fills it. Not an account and not a person.

use base::day::Day;
use base::fte::Fte;
use base::ids::{AccountId, FillingId, MunicipalityId, OrganisationId, PostId, RegionId, SocialAreaId};

use crate::model::coded::coded;
use crate::model::evidence::Evidence;
use crate::model::history::History;
use crate::model::validity::Validity;

coded! {
    /// One of the three parts of the state's programme (concept § 2).
    Baustein {
        /// Baustein 1: strategic steering.
        One: "1", "1", "Baustein 1 – Koordination";
        /// Baustein 2: case management.
        Two: "2", "2", "Baustein 2 – Case Management";
        /// Baustein 3: posts in the immigration and naturalisation authorities.
        Three: "3", "3", "Baustein 3 – ABH und EBH";
    }
}

coded! {
    /// What a post is for.
    Function {
        /// A coordinating post (Koordinierende Stelle).
        Coordination: "coordination", "koordination", "Koordination";
        /// Administrative assistance to the coordination.
        Assistance: "assistance", "assistenz", "Verwaltungsassistenz";
        /// Case management.
        CaseManagement: "case_management", "case-management", "Case Management";
        /// A post in an immigration authority.
        ResidenceOffice: "residence_office", "auslaenderbehoerde", "Ausländerbehörde (ABH)";
        /// A post in a naturalisation authority.
        NaturalisationOffice: "naturalisation_office", "einbuergerungsbehoerde", "Einbürgerungsbehörde (EBH)";
    }
}

impl Function {
    /// The Baustein that pays for posts of this function.
    pub const fn baustein(self) -> Baustein {
        match self {
            Self::Coordination | Self::Assistance => Baustein::One,
            Self::CaseManagement => Baustein::Two,
            Self::ResidenceOffice | Self::NaturalisationOffice => Baustein::Three,
        }
    }
}

/// The place a post works for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Workplace {
    /// The whole district.
    District,
    /// One region.
    Region(RegionId),
    /// One municipality or city district.
    Municipality(MunicipalityId),
    /// One social area of a municipality.
    SocialArea(SocialAreaId),
}

/// How much of a post is placed where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allocation {
    /// The share of full-time work.
    pub fte: Fte,
    /// The place it works for.
    pub workplace: Workplace,
}

/// A dated filling (Besetzung) of a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filling {
    /// The filling.
    pub id: FillingId,
    /// From when until when.
    pub validity: Validity,
    /// The share that is filled; `None` says that nobody has yet told whether the rest is filled.
    pub fte: Option<Fte>,
    /// A display name, in demo data only.
    pub person: Option<String>,
    /// Whose work it is, if that was said: the caseload follows it.
    pub account: Option<AccountId>,
    /// What it rests on.
    pub evidence: Evidence,
}

/// A post: the employer, the Fachaufsicht and the Dienstaufsicht are three different things, each dated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// The post.
    pub id: PostId,
    /// The name on pages: `Case Management Borchen`.
    pub title: String,
    /// What it is for.
    pub function: Function,
    /// How much of it is placed where; days without a row are days without allocation.
    pub allocation: History<Allocation>,
    /// Who employs (Anstellungsträger); `None` says: holds, but not known who.
    pub employer: History<Option<OrganisationId>>,
    /// Who supervises the work (Fachaufsicht).
    pub technical_supervision: History<Option<OrganisationId>>,
    /// Who supervises the worker (Dienstaufsicht).
    pub line_supervision: History<Option<OrganisationId>>,
    /// Who fills it, in order of time; their sum is never above the allocated VZÄ.
    pub fillings: Vec<Filling>,
    /// What the post itself rests on.
    pub evidence: Evidence,
}

impl Post {
    /// The Baustein that pays for it.
    pub const fn baustein(&self) -> Baustein {
        self.function.baustein()
    }

    /// The employer on this day, if known.
    pub fn employer_on(&self, day: Day) -> Option<OrganisationId> {
        self.employer.value_on(day).copied().flatten()
    }

    /// Who has the Fachaufsicht on this day, if known.
    pub fn technical_supervision_on(&self, day: Day) -> Option<OrganisationId> {
        self.technical_supervision.value_on(day).copied().flatten()
    }

    /// Who has the Dienstaufsicht on this day, if known.
    pub fn line_supervision_on(&self, day: Day) -> Option<OrganisationId> {
        self.line_supervision.value_on(day).copied().flatten()
    }

    /// The fillings that hold on this day.
    pub fn fillings_on(&self, day: Day) -> impl Iterator<Item = &Filling> {
        self.fillings
            .iter()
            .filter(move |filling| filling.validity.covers(day))
    }
}
