//! Organisations and municipalities by name, as choices and as words in files. Reads no row.

use base::ids::{MunicipalityId, OrganisationId};
use base::names::sort_key;

/// The names that forms of offers need.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// All organisations, by name.
    pub organisations: Vec<(OrganisationId, String)>,
    /// All municipalities, by name.
    pub municipalities: Vec<(MunicipalityId, String)>,
}

impl Names {
    /// The name of an organisation.
    pub fn organisation(&self, id: OrganisationId) -> Option<&str> {
        let found = self.organisations.iter().find(|(own, _)| *own == id);
        found.map(|(_, name)| name.as_str())
    }

    /// The name of a municipality.
    pub fn municipality(&self, id: MunicipalityId) -> Option<&str> {
        let found = self.municipalities.iter().find(|(own, _)| *own == id);
        found.map(|(_, name)| name.as_str())
    }

    /// The organisation with this name, however it is spelled in capitals.
    pub fn organisation_named(&self, name: &str) -> Option<OrganisationId> {
        let wanted = sort_key(name);
        let found = self.organisations.iter().find(|(_, own)| sort_key(own) == wanted);
        found.map(|(id, _)| *id)
    }

    /// The municipality with this name, however it is spelled in capitals.
    pub fn municipality_named(&self, name: &str) -> Option<MunicipalityId> {
        let wanted = sort_key(name);
        let found = self
            .municipalities
            .iter()
            .find(|(_, own)| sort_key(own) == wanted);
        found.map(|(id, _)| *id)
    }
}
