//! What scenarios of one database play on: its cluster, its data, its servers. Each is made when it is first asked for.

use std::collections::HashMap;

use super::data::{self, Data, Database};
use super::site::Site;
use crate::postgres::Cluster;

/// Persons in the small demo.
pub(crate) const SMALL: u32 = 1_000;
/// Persons in the smallest demo whose case managers fill a page of the list of accounts.
pub(crate) const LOWEST_WITH_FULL_LISTS: u32 = 10_000;
/// Persons by which memory is measured.
pub(crate) const MIDDLE: u32 = 100_000;
/// Persons in the large demo.
pub(crate) const LARGE: u32 = 1_000_000;

/// Persons of the demo in which the directory is measured: they do not matter there.
const FEW: u32 = 100;
/// Offers by which the directory is measured.
const OFFERS: u32 = 20_000;

/// One database with what runs on it.
pub(crate) struct Stage {
    site_with_offers: Option<Site>,
    sites: HashMap<u32, Site>,
    data: HashMap<u32, Data>,
    // Last, so that it outlives the servers.
    cluster: Option<Cluster>,
}

impl Stage {
    /// An empty stage.
    pub(crate) fn on(database: Database) -> Result<Self, String> {
        let cluster = match database {
            Database::Sqlite => None,
            Database::Postgres => Some(Cluster::start_kept(&data::folder().join("postgres"))?),
        };
        Ok(Self {
            site_with_offers: None,
            sites: HashMap::new(),
            data: HashMap::new(),
            cluster,
        })
    }

    /// Data of so many persons.
    pub(crate) fn data(&mut self, persons: u32) -> Result<Data, String> {
        if let Some(data) = self.data.get(&persons) {
            return Ok(data.clone());
        }
        let cluster = self.cluster.as_ref();
        let data = if persons <= LOWEST_WITH_FULL_LISTS {
            Data::fresh(persons, cluster)?
        } else {
            Data::kept(persons, cluster)?
        };
        self.data.insert(persons, data.clone());
        Ok(data)
    }

    /// Runs a statement on the data of so many persons, past the program: what only time would bring about.
    pub(crate) fn change(&mut self, persons: u32, statement: &str) -> Result<(), String> {
        let data = self.data(persons)?;
        data.change(self.cluster.as_ref(), statement)
    }

    /// What the data of so many persons answer to a statement, past the program, a row a line.
    pub(crate) fn asked(&mut self, persons: u32, statement: &str) -> Result<String, String> {
        let data = self.data(persons)?;
        data.asked(self.cluster.as_ref(), statement)
    }

    /// A running demo of so many persons that has read all names; it goes on for later scenarios.
    pub(crate) fn site(&mut self, persons: u32) -> Result<&Site, String> {
        if !self.sites.contains_key(&persons) {
            let site = self.start_alone(persons, &[])?;
            self.sites.insert(persons, site);
        }
        self.sites
            .get(&persons)
            .ok_or_else(|| "the server is gone".to_owned())
    }

    /// A running demo with very many offers that has read them all; it goes on for later scenarios.
    pub(crate) fn site_with_offers(&mut self) -> Result<&Site, String> {
        if let Some(site) = self.site_with_offers.take() {
            return Ok(self.site_with_offers.insert(site));
        }
        let data = Data::with_offers((FEW, OFFERS), self.cluster.as_ref())?;
        let site = Site::of(&data, &[])?;
        site.wait_until_it_rests()?;
        Ok(self.site_with_offers.insert(site))
    }

    /// Two running demos of so many persons.
    pub(crate) fn both_sites(&mut self, few: u32, many: u32) -> Result<(&Site, &Site), String> {
        self.site(few)?;
        self.site(many)?;
        let pair = self.sites.get(&few).zip(self.sites.get(&many));
        pair.ok_or_else(|| "the servers are gone".to_owned())
    }

    /// A demo of its own that has read all names; the one that was running on the same data ends.
    pub(crate) fn start_alone(&mut self, persons: u32, options: &[&str]) -> Result<Site, String> {
        let data = self.data(persons)?;
        drop(self.sites.remove(&persons));
        let site = Site::of(&data, options)?;
        site.wait_until_it_rests()?;
        Ok(site)
    }
}
