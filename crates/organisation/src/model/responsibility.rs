//! Three ways in which an organisation is responsible for a post, which need not fall to the same one. No rule of its own.

use base::ids::OrganisationId;

use crate::model::coded::coded;
use crate::model::history::History;
use crate::model::post::Post;

coded! {
    /// In which way an organisation is responsible for a post.
    Responsibility {
        /// Who employs (Anstellungsträger).
        Employer: "employer", "anstellung", "Anstellungsträger";
        /// Who supervises the work (Fachaufsicht).
        TechnicalSupervision: "technical_supervision", "fachaufsicht", "Fachaufsicht";
        /// Who supervises the worker (Dienstaufsicht).
        LineSupervision: "line_supervision", "dienstaufsicht", "Dienstaufsicht";
    }
}

impl Responsibility {
    /// The rows of this responsibility.
    pub const fn of(self, post: &Post) -> &History<Option<OrganisationId>> {
        match self {
            Self::Employer => &post.employer,
            Self::TechnicalSupervision => &post.technical_supervision,
            Self::LineSupervision => &post.line_supervision,
        }
    }

    /// The rows of this responsibility, to be changed.
    pub const fn of_mut(self, post: &mut Post) -> &mut History<Option<OrganisationId>> {
        match self {
            Self::Employer => &mut post.employer,
            Self::TechnicalSupervision => &mut post.technical_supervision,
            Self::LineSupervision => &mut post.line_supervision,
        }
    }
}
