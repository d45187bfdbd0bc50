//! What a page gets: who asks, in which district, with what. Permits come from the gate, see [`Request::access`].

use std::collections::HashMap;
use std::net::IpAddr;
use std::str::FromStr;
use std::sync::Arc;

use access::act::Act;
use access::gate::Access;
use access::permit::Permit;
use access::policy::{Grant, grant_of_roles};
use access::session::model::{SessionToken, SignedIn};
use access::session::sign_in::Visitor;
use axum::body::Bytes;
use axum::http::{HeaderMap, Uri, header};

use base::language::Language;

use crate::answer::Refused;
use crate::components::tabs::Tabs;
use crate::form::Form;
use crate::house::{House, NavEntry};
use crate::shell::{Account, Crumb, Message, NavGroup, NavItem, Shell, Theme};
use crate::taken_up;
use crate::upload::Upload;

/// Name of the cookie that carries the session over TLS; the prefix binds it to this host.
pub const SECURE_COOKIE: &str = "__Host-lotse";
/// Name of the cookie that carries the session without TLS, in demo.
pub const PLAIN_COOKIE: &str = "lotse";
const SECURE_BROWSER: &str = "__Host-lotse-browser";
const PLAIN_BROWSER: &str = "lotse-browser";
/// Name of the cookie that keeps light or dark.
pub const THEME_COOKIE: &str = "darstellung";
/// Name of the cookie that carries one message to the next page.
pub const MESSAGE_COOKIE: &str = "meldung";

/// A request as pages see it; cheap to clone.
#[derive(Clone, Debug)]
pub struct Request(pub(crate) Arc<Asked>, Option<Arc<Surround>>);

/// What a room puts round pages of another one: the way to them and the bar of tabs above them.
#[derive(Clone, Debug)]
pub struct Surround {
    /// The way from the start, in place of the two steps that the pages themselves name first.
    pub crumbs: Vec<(String, String)>,
    /// The bar.
    pub tabs: Tabs,
}

/// How many steps of the way a surround takes the place of.
const STEPS_OF_THE_PAGE: usize = 2;

/// What was asked, by whom, of which district.
#[derive(Debug)]
pub(crate) struct Asked {
    pub(crate) house: Arc<House>,
    pub(crate) who: Option<SignedIn>,
    pub(crate) uri: Uri,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) uploads: Vec<Upload>,
    pub(crate) path_values: HashMap<String, String>,
    pub(crate) address: IpAddr,
}

impl Request {
    pub(crate) fn new(asked: Asked) -> Self {
        Self(Arc::new(asked), None)
    }

    /// The same request, its pages with this round them.
    #[must_use]
    pub fn surrounded_by(self, surround: Surround) -> Self {
        Self(self.0, Some(Arc::new(surround)))
    }

    /// The file that was sent in a field of a form with files; `None` if none was chosen.
    pub fn upload(&self, field: &str) -> Option<&Upload> {
        self.0.uploads.iter().find(|upload| upload.field == field)
    }

    /// The gate of the district.
    pub fn access(&self) -> &Access {
        &self.0.house.access
    }

    /// The district.
    pub fn house(&self) -> &House {
        &self.0.house
    }

    /// Who is signed in.
    ///
    /// # Errors
    /// [`Refused::SignInFirst`] on public routes when nobody is.
    pub fn who(&self) -> Result<&SignedIn, Refused> {
        self.0.who.as_ref().ok_or(Refused::SignInFirst)
    }

    /// Who is signed in, if anybody.
    pub fn visitor_account(&self) -> Option<&SignedIn> {
        self.0.who.as_ref()
    }

    /// Whether whoever asks may also do this with the file of a permit: a page shows no way that the gate would refuse.
    pub fn may_also<S>(&self, permit: &Permit<S>, act: Act) -> bool {
        let roles = self.visitor_account().into_iter().flat_map(|who| &who.roles);
        grant_of_roles(roles.map(|one| one.role), act, permit.relation()) == Grant::Full
    }

    /// A value that a room keeps for this district.
    ///
    /// # Errors
    /// [`Refused::NotFound`] if the wiring left it out.
    pub fn room<T: std::any::Any + Send + Sync>(&self) -> Result<&T, Refused> {
        self.0.house.rooms.get::<T>().ok_or(Refused::NotFound)
    }

    /// A value in the path, such as the id in `/personen/{id}`; what is no id does not exist.
    ///
    /// # Errors
    /// [`Refused::NotFound`].
    pub fn path_value<T: FromStr>(&self, name: &str) -> Result<T, Refused> {
        self.0
            .path_values
            .get(name)
            .and_then(|text| text.parse().ok())
            .ok_or(Refused::NotFound)
    }

    /// The form in the body. Ask for the permit first: what is foreign is 404 whatever the body says.
    ///
    /// # Errors
    /// [`Refused::FormExpired`] if the form was not made for this session.
    pub fn form(&self) -> Result<Form, Refused> {
        let form = Form::read(&self.0.body);
        let Some(who) = &self.0.who else { return Ok(form) };
        let header = self.header("x-csrf-token");
        let word = if header.is_empty() {
            form.text("csrf")
        } else {
            header
        };
        if who.token.is_form_word(word) {
            Ok(form)
        } else {
            Err(Refused::FormExpired)
        }
    }

    /// The body as it was sent, for interfaces of programs, which send no form; a form is read with [`Request::form`].
    pub fn body(&self) -> &[u8] {
        &self.0.body
    }

    /// The values after the question mark.
    pub fn query(&self) -> Form {
        Form::read(self.0.uri.query().unwrap_or_default().as_bytes())
    }

    /// The path without what follows the question mark.
    pub fn path(&self) -> &str {
        self.0.uri.path()
    }

    /// Path and query, to come back to.
    pub fn address_of_page(&self) -> String {
        self.0
            .uri
            .path_and_query()
            .map_or_else(|| "/".to_owned(), ToString::to_string)
    }

    /// Whether htmx asked for a part of the page.
    pub fn wants_fragment(&self) -> bool {
        self.0.headers.contains_key("hx-request") && !self.0.headers.contains_key("hx-boosted")
    }

    /// A header as text; empty if it is missing or not readable.
    pub fn header(&self, name: &str) -> &str {
        self.0
            .headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    /// Where the request comes from, for the sign-in.
    pub fn visitor(&self) -> Visitor {
        Visitor {
            address: self.0.address,
            user_agent: self.header("user-agent").to_owned(),
            browser_mark: self.cookie(browser_cookie(self.house())).map(str::to_owned),
        }
    }

    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        cookie(&self.0.headers, name)
    }

    /// The session's secret, as the browser sent it.
    pub fn session_token(&self) -> Option<SessionToken> {
        session_token(&self.0.headers, &self.0.house)
    }

    /// The frame of a page with this title; the title names no person.
    pub fn shell(&self, title: impl Into<String>) -> Shell {
        let mut shell = Shell::new(title, self.0.house.district.clone());
        shell.is_demo = self.0.house.running.is_demo;
        shell.theme = Theme::named(self.cookie(THEME_COOKIE).unwrap_or_default());
        shell.language = Language::German;
        if let Some(message) = self
            .cookie(MESSAGE_COOKIE)
            .and_then(crate::answer::carried_message)
        {
            shell.messages.push(message);
        }
        if let Some(who) = &self.0.who {
            shell.csrf_token = who.token.form_word();
            shell.taken_up = taken_up::of(&Form::read(&self.0.body));
            shell.account = Some(self.account(who));
            shell.navigation = self.navigation(who);
            shell.search_path = Some("/suche");
            let seconds = who.idle_end.seconds() - self.access().clock().now().seconds();
            shell.session_seconds = u32::try_from(seconds).ok();
        }
        shell
    }

    /// The frame with the way from the start to this page; a list of the navigation that is closed to whoever asks is no
    /// step of their way.
    pub fn shell_below(&self, title: impl Into<String>, crumbs: &[(&str, &str)]) -> Shell {
        let mut shell = self.shell(title);
        let own = crumbs.iter().map(|(label, href)| Crumb {
            label: (*label).to_owned(),
            href: (*href).to_owned(),
        });
        match &self.1 {
            None => shell.crumbs = own.collect(),
            Some(surround) => {
                let round = surround.crumbs.iter().map(|(label, href)| Crumb {
                    label: label.clone(),
                    href: href.clone(),
                });
                shell.crumbs = round.chain(own.skip(STEPS_OF_THE_PAGE)).collect();
                shell.tabs = Some(surround.tabs.clone());
            }
        }
        shell.crumbs.retain(|crumb| !self.is_closed(&crumb.href));
        shell
    }

    /// Whether this is a list of the navigation that whoever asks may not open.
    fn is_closed(&self, href: &str) -> bool {
        let entry = self.0.house.navigation.iter().find(|entry| entry.href == href);
        let who = self.visitor_account();
        entry.is_some_and(|entry| who.is_some_and(|who| !self.access().may(who, entry.act)))
    }

    /// The frame with a message on top.
    pub fn shell_saying(&self, title: impl Into<String>, message: Message) -> Shell {
        let mut shell = self.shell(title);
        shell.messages.push(message);
        shell
    }

    fn account(&self, who: &SignedIn) -> Account {
        let mut roles: Vec<String> = who
            .roles
            .iter()
            .map(|role| role.role.german().to_owned())
            .collect();
        roles.dedup();
        Account {
            name: who.display_name.clone(),
            roles,
            links: vec![NavItem {
                label: "Mein Konto".to_owned(),
                href: "/konto".to_owned(),
                icon: "person",
                is_current: self.path() == "/konto",
            }],
        }
    }

    fn navigation(&self, who: &SignedIn) -> Vec<NavGroup> {
        let mut groups: Vec<NavGroup> = Vec::new();
        let current = self.current_entry();
        for entry in self
            .0
            .house
            .navigation
            .iter()
            .filter(|entry| self.access().may(who, entry.act))
        {
            let item = NavItem {
                label: entry.label.to_owned(),
                href: entry.href.to_owned(),
                icon: entry.icon,
                is_current: current == Some(entry.href),
            };
            match groups.iter_mut().find(|group| group.label == entry.group) {
                Some(group) => group.items.push(item),
                None => groups.push(NavGroup {
                    label: entry.group.to_owned(),
                    items: vec![item],
                }),
            }
        }
        groups
    }

    /// The entry under which this page lies: the longest address that begins its path.
    fn current_entry(&self) -> Option<&'static str> {
        let path = self.path();
        let lies_below = |entry: &&NavEntry| {
            path == entry.href
                || path
                    .strip_prefix(entry.href)
                    .is_some_and(|rest| rest.starts_with('/'))
        };
        self.0
            .house
            .navigation
            .iter()
            .filter(lies_below)
            .map(|entry| entry.href)
            .max_by_key(|href| href.len())
    }
}

pub(crate) fn session_token(headers: &HeaderMap, house: &House) -> Option<SessionToken> {
    cookie(headers, session_cookie(house)).and_then(SessionToken::sent)
}

/// Name of the cookie that carries the session.
pub fn session_cookie(house: &House) -> &'static str {
    if house.running.has_tls {
        SECURE_COOKIE
    } else {
        PLAIN_COOKIE
    }
}

/// Name of the cookie by which a login knows a browser with which it signed in before.
pub fn browser_cookie(house: &House) -> &'static str {
    if house.running.has_tls {
        SECURE_BROWSER
    } else {
        PLAIN_BROWSER
    }
}

fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}
