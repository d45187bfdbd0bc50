//! One district as the pages see it: its gate, its rooms' own values, its navigation. Not its database.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::Arc;

use access::act::Act;
use access::gate::Access;

/// An entry of the side navigation; shown to whoever may do its act.
#[derive(Clone, Copy, Debug)]
pub struct NavEntry {
    /// Heading under which it stands.
    pub group: &'static str,
    /// Its text.
    pub label: &'static str,
    /// Where it leads.
    pub href: &'static str,
    /// Its icon, see `components::icon`.
    pub icon: &'static str,
    /// Who may do this sees it.
    pub act: Act,
}

/// One district as the pages see it.
#[derive(Debug)]
pub struct House {
    /// Name of the district, as in `Kreis Paderborn`.
    pub district: String,
    /// The gate.
    pub access: Access,
    /// Values that rooms keep for this district, such as the match index.
    pub rooms: Rooms,
    /// All entries of the navigation, in order.
    pub navigation: Vec<NavEntry>,
    /// How the program is run here.
    pub running: Running,
}

/// How the program is run.
#[derive(Clone, Debug, Default)]
pub struct Running {
    /// Every page is marked "Demo".
    pub is_demo: bool,
    /// Cookies only over TLS; off in demo, which is on loopback.
    pub has_tls: bool,
    /// Addresses of proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
}

/// Values by their type: each room keeps its own.
#[derive(Default)]
pub struct Rooms(HashMap<TypeId, Box<dyn Any + Send + Sync>>);

impl std::fmt::Debug for Rooms {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Rooms({})", self.0.len())
    }
}

impl Rooms {
    /// Keeps a value; the last one of a type stays.
    pub fn put<T: Any + Send + Sync>(&mut self, value: T) {
        self.0.insert(TypeId::of::<T>(), Box::new(value));
    }

    /// The value of this type, if a room has put one.
    pub fn get<T: Any + Send + Sync>(&self) -> Option<&T> {
        self.0.get(&TypeId::of::<T>())?.downcast_ref()
    }
}

/// All districts of a process by host name.
#[derive(Clone, Debug, Default)]
pub struct Houses {
    by_host: HashMap<String, Arc<House>>,
    any: Option<Arc<House>>,
}

impl Houses {
    /// One district that answers to every host: demo and tests.
    pub fn only(house: House) -> Self {
        Self {
            by_host: HashMap::new(),
            any: Some(Arc::new(house)),
        }
    }

    /// Adds a district under its host name.
    pub fn add(&mut self, host: &str, house: Arc<House>) {
        self.by_host.insert(host.to_lowercase(), house);
    }

    /// The district of a `Host` header.
    pub fn find(&self, host: &str) -> Option<&Arc<House>> {
        let name = if host.starts_with('[') {
            host
        } else {
            host.split(':').next().unwrap_or_default()
        };
        self.by_host.get(&name.to_lowercase()).or(self.any.as_ref())
    }

    /// All districts.
    pub fn all(&self) -> impl Iterator<Item = &Arc<House>> {
        self.by_host.values().chain(self.any.as_ref())
    }
}
