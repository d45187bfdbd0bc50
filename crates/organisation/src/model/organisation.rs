//! One record for whoever employs, offers, advises or sits on a board. Not a person and not an offer.

use base::ids::OrganisationId;

use crate::model::coded::coded;
use crate::model::evidence::Evidence;

coded! {
    /// What kind of organisation it is.
    OrganisationKind {
        /// The administration of the Kreis or the kreisfreie Stadt.
        DistrictAdministration: "district_administration", "kreisverwaltung", "Kreis- oder Stadtverwaltung";
        /// The administration of a municipality.
        MunicipalAdministration: "municipal_administration", "kommunalverwaltung", "Kommunalverwaltung";
        /// An office or unit inside an administration.
        Office: "office", "amt", "Amt oder Sachgebiet";
        /// An immigration authority (Ausländerbehörde, ABH).
        ResidenceOffice: "residence_office", "auslaenderbehoerde", "Ausländerbehörde";
        /// A naturalisation authority (Einbürgerungsbehörde, EBH).
        NaturalisationOffice: "naturalisation_office", "einbuergerungsbehoerde", "Einbürgerungsbehörde";
        /// A Jobcenter.
        Jobcenter: "jobcenter", "jobcenter", "Jobcenter";
        /// An agency of the Bundesagentur für Arbeit.
        EmploymentAgency: "employment_agency", "arbeitsagentur", "Agentur für Arbeit";
        /// A welfare association or other carrier (freier Träger).
        Welfare: "welfare", "wohlfahrtsverband", "Wohlfahrtsverband oder Träger";
        /// An association, initiative or group of volunteers.
        Association: "association", "verein", "Verein oder Initiative";
        /// An elected integration council (Integrationsrat).
        IntegrationCouncil: "integration_council", "integrationsrat", "Integrationsrat";
        /// The school supervision.
        SchoolSupervision: "school_supervision", "schulaufsicht", "Schulaufsicht";
        /// An authority of the Land.
        StateAuthority: "state_authority", "landesbehoerde", "Landesbehörde";
        /// Something else.
        Other: "other", "sonstige", "Sonstige";
    }
}

coded! {
    /// The data-protection law that binds a controller.
    PrivacyLaw {
        /// General Data Protection Regulation.
        Dsgvo: "dsgvo", "dsgvo", "DSGVO";
        /// Law of the Catholic church (Gesetz über den Kirchlichen Datenschutz).
        Kdg: "kdg", "kdg", "KDG";
        /// Law of the Protestant church (Datenschutzgesetz der EKD).
        DsgEkd: "dsg_ekd", "dsg-ekd", "DSG-EKD";
    }
}

/// What a form prints about the controller (Verantwortlicher); what is missing stands on the list to confirm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Controller {
    /// The full legal name.
    pub name: String,
    /// Street, postcode and town on one line.
    pub address: Option<String>,
    /// How the data-protection officer is reached: an office and its mail address or phone, no person's name.
    pub data_protection_contact: Option<String>,
    /// The law that binds it.
    pub law: PrivacyLaw,
    /// What these facts rest on.
    pub evidence: Evidence,
}

/// An organisation: employer, partner, provider, seat holder – one record for all of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// The organisation.
    pub id: OrganisationId,
    /// The full name.
    pub name: String,
    /// A short name for tables: `KOST`.
    pub short_name: Option<String>,
    /// What kind it is.
    pub kind: OrganisationKind,
    /// The organisation it is part of.
    pub part_of: Option<OrganisationId>,
    /// The controller data of its own; parts without it take those of the whole.
    pub controller: Option<Controller>,
    /// What these facts rest on.
    pub evidence: Evidence,
}

impl Organisation {
    /// The short name, or the full one if there is none.
    pub fn display_name(&self) -> &str {
        self.short_name.as_deref().unwrap_or(&self.name)
    }
}
