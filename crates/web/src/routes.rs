//! The page register: path, act, noun and fixture of every route in one call. Who may do an act stands in `access`.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use access::act::Act;

use crate::answer::{Answer, Refused};
use crate::request::Request;

/// A handler, whatever its function is called.
pub type Handler = Arc<dyn Fn(Request) -> Pin<Box<dyn Future<Output = Answer> + Send>> + Send + Sync>;

/// Puts something round the pages of a request, see [`Request::surrounded_by`].
pub type Around = fn(Request) -> Pin<Box<dyn Future<Output = Result<Request, Refused>> + Send>>;

/// GET or POST; other methods are not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verb {
    /// Reads.
    Get,
    /// Writes.
    Post,
}

/// Who may come to a route at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// Anybody, without session.
    Public,
    /// Whoever the policy lets do this act in some relation.
    Act(Act),
}

/// With what the permission walk fills the braces of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fixture {
    /// The path has no braces.
    None,
    /// `{id}` is a person.
    Person,
    /// `{id}` is a case; further braces name rows of it.
    Case,
    /// `{id}` is a contact.
    Contact,
    /// `{id}` is an emergency note.
    Emergency,
    /// `{id}` is a list that is being taken over.
    Import,
    /// `{id}` is what of a case is addressed to another organisation.
    Referral,
    /// `{id}` is a household.
    Household,
    /// `{id}` is an account.
    Account,
    /// `{id}` is a municipality.
    Municipality,
    /// `{id}` is a post.
    Post,
    /// `{id}` is an organisation.
    Organisation,
    /// `{id}` is an offer.
    Offer,
    /// `{id}` is a place where offers are found.
    Place,
    /// `{id}` is a proposed change of the directory.
    Proposal,
    /// `{id}` is a funding frame.
    FundingFrame,
    /// `{id}` is a funding rate.
    FundingRate,
    /// `{id}` is an entry of network work.
    NetworkEntry,
    /// `{id}` is a regular exchange.
    Exchange,
    /// `{id}` is a letter to the network.
    Circular,
    /// `{id}` is an interpreter.
    Interpreter,
    /// `{id}` is a booking of an interpreter.
    Booking,
    /// `{id}` is a released reconstruction of a course of integration.
    Reconstruction,
    /// `{id}` is a reconstruction of one's own that is not released yet.
    ReconstructionDraft,
    /// `{id}` is a finding.
    Finding,
    /// `{id}` is a theme.
    Theme,
    /// `{id}` is an answer to something that was raised.
    Answer,
    /// `{id}` is a board.
    Board,
    /// `{id}` is a meeting of a board.
    Meeting,
    /// `{id}` is an item of an agenda.
    AgendaItem,
    /// `{id}` is a paper of a board.
    Paper,
    /// `{id}` is a decision of a board.
    Decision,
    /// `{id}` is a measure.
    Measure,
    /// `{id}` is something that waits for a second person.
    Approval,
    /// `{id}` is a background job.
    Job,
    /// `{token}` is the secret of a mailed link.
    Link,
    /// `{sprache}` is a language of the public guide; further braces name what the guide shows.
    Guide,
    /// `{id}` is a taxonomy of the HSDS interface.
    Taxonomy,
    /// `{id}` is a term of such a taxonomy.
    TaxonomyTerm,
    /// `{year}` is a calendar year.
    Year,
    /// The rest of the path is the name of a static file.
    File,
}

/// What is known of a route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouteInfo {
    /// GET or POST.
    pub verb: Verb,
    /// The path with braces.
    pub path: &'static str,
    /// Who may come.
    pub door: Door,
    /// The noun it is about, as in `docs/glossary.md`.
    pub noun: &'static str,
    /// With what tests fill the braces.
    pub fixture: Fixture,
    /// Whether its form may carry files.
    pub takes_files: bool,
}

/// A route with its handler.
#[derive(Clone)]
pub struct Route {
    /// What is known of it.
    pub info: RouteInfo,
    pub(crate) handler: Handler,
}

impl std::fmt::Debug for Route {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.info.fmt(f)
    }
}

/// The routes of one room about one noun.
#[derive(Clone, Debug)]
pub struct Routes {
    noun: &'static str,
    all: Vec<Route>,
}

impl Routes {
    /// Routes about this noun.
    pub fn about(noun: &'static str) -> Self {
        Self {
            noun,
            all: Vec::new(),
        }
    }

    /// A page.
    #[must_use]
    pub fn get<F, A>(self, path: &'static str, act: Act, fixture: Fixture, handler: F) -> Self
    where
        F: Fn(Request) -> A + Send + Sync + 'static,
        A: Future<Output = Answer> + Send + 'static,
    {
        self.add(Verb::Get, path, (Door::Act(act), fixture), handler)
    }

    /// An act.
    #[must_use]
    pub fn post<F, A>(self, path: &'static str, act: Act, fixture: Fixture, handler: F) -> Self
    where
        F: Fn(Request) -> A + Send + Sync + 'static,
        A: Future<Output = Answer> + Send + 'static,
    {
        self.add(Verb::Post, path, (Door::Act(act), fixture), handler)
    }

    /// An act whose form may carry files, see [`Request::upload`].
    #[must_use]
    pub fn post_files<F, A>(self, path: &'static str, act: Act, fixture: Fixture, handler: F) -> Self
    where
        F: Fn(Request) -> A + Send + Sync + 'static,
        A: Future<Output = Answer> + Send + 'static,
    {
        let mut all = self.add(Verb::Post, path, (Door::Act(act), fixture), handler);
        if let Some(last) = all.all.last_mut() {
            last.info.takes_files = true;
        }
        all
    }

    /// A page for anybody.
    #[must_use]
    pub fn public_get<F, A>(self, path: &'static str, fixture: Fixture, handler: F) -> Self
    where
        F: Fn(Request) -> A + Send + Sync + 'static,
        A: Future<Output = Answer> + Send + 'static,
    {
        self.add(Verb::Get, path, (Door::Public, fixture), handler)
    }

    /// An act for anybody; slowed down by address.
    #[must_use]
    pub fn public_post<F, A>(self, path: &'static str, fixture: Fixture, handler: F) -> Self
    where
        F: Fn(Request) -> A + Send + Sync + 'static,
        A: Future<Output = Answer> + Send + 'static,
    {
        self.add(Verb::Post, path, (Door::Public, fixture), handler)
    }

    /// These and the others.
    #[must_use]
    pub fn and(mut self, others: Self) -> Self {
        self.all.extend(others.all);
        self
    }

    /// These, each asked for with what `around` puts round its pages.
    #[must_use]
    pub fn surrounded(mut self, around: Around) -> Self {
        for route in &mut self.all {
            let own = Arc::clone(&route.handler);
            route.handler = Arc::new(move |request| {
                let own = Arc::clone(&own);
                Box::pin(async move { own(around(request).await?).await })
            });
        }
        self
    }

    /// All of them.
    pub fn into_vec(self) -> Vec<Route> {
        self.all
    }

    fn add<F, A>(
        mut self,
        verb: Verb,
        path: &'static str,
        (door, fixture): (Door, Fixture),
        handler: F,
    ) -> Self
    where
        F: Fn(Request) -> A + Send + Sync + 'static,
        A: Future<Output = Answer> + Send + 'static,
    {
        let info = RouteInfo {
            verb,
            path,
            door,
            noun: self.noun,
            fixture,
            takes_files: false,
        };
        let handler: Handler = Arc::new(move |request| Box::pin(handler(request)));
        self.all.push(Route { info, handler });
        self
    }
}
