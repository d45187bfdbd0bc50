//! The caseload of the district as the Fachaufsicht reads it: post by post in order of municipality, never ranked by load.
//! Whoever has no post is shown as such. No database.

use std::collections::BTreeSet;

use base::day::Day;
use base::fte::Fte;
use base::ids::{AccountId, PostId};
use base::names::sort_key;
use organisation::model::post::{Function, Post};
use organisation::model::structure::Structure;
use organisation::model::workforce::share_of;

use crate::caseload::oversight::Oversight;
use crate::caseload::store::Load;

/// A post with one of those who fill it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The post.
    pub post: PostId,
    /// Its title.
    pub title: String,
    /// Further posts that the same person fills; the load stands only once.
    pub further: Vec<String>,
    /// Who fills it, with the cases; nobody if no filling names an account.
    pub load: Option<Load>,
    /// The share of full-time work in all posts of this person; `None` if it is not known.
    pub share: Option<Fte>,
    /// What is vacant or not known of a post that nobody is named for.
    pub state: &'static str,
}

/// All lines, and everybody in case management who has no post.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// Post by post, in order of municipality.
    pub posts: Vec<Line>,
    /// Without a post, by name.
    pub without: Vec<Load>,
}

/// Puts the loads to the posts of case management that somebody oversees.
pub fn lines(
    (structure, today): (Option<&Structure>, Day),
    oversight: &Oversight,
    loads: Vec<Load>,
) -> Lines {
    let mut lines = Lines::default();
    let mut seated: BTreeSet<AccountId> = BTreeSet::new();
    for post in structure
        .map(|structure| case_management(structure, today))
        .unwrap_or_default()
    {
        let Some(structure) = structure else { continue };
        let mut holders: Vec<&Load> = Vec::new();
        for account in post.fillings_on(today).filter_map(|filling| filling.account) {
            let load = loads.iter().find(|load| load.account == account);
            // Of several posts, the first one shows the load.
            holders.extend(load.filter(|_| seated.insert(account)));
        }
        if !oversight.covers(post, (structure, today)) {
            continue;
        }
        holders.sort_by_cached_key(|load| sort_key(&load.name));
        for load in &holders {
            let seats = structure.seats_of(load.account, today);
            let further = seats.iter().filter(|seat| seat.post.id != post.id);
            lines.posts.push(Line {
                further: further.map(|seat| seat.post.title.clone()).collect(),
                load: Some((*load).clone()),
                share: share_of(&seats),
                ..Line::of(post, "")
            });
        }
        let is_named = post.fillings_on(today).any(|filling| filling.account.is_some());
        if !is_named {
            lines.posts.push(Line::of(post, state(post, today)));
        }
    }
    if oversight.is_of_the_district() {
        lines.without = loads
            .into_iter()
            .filter(|load| !seated.contains(&load.account))
            .collect();
    }
    lines
}

impl Line {
    fn of(post: &Post, state: &'static str) -> Self {
        Self {
            post: post.id,
            title: post.title.clone(),
            further: Vec::new(),
            load: None,
            share: None,
            state,
        }
    }
}

/// The posts of case management that are allocated on this day, by their place.
fn case_management(structure: &Structure, day: Day) -> Vec<&Post> {
    let mut posts: Vec<&Post> = structure
        .posts
        .iter()
        .filter(|post| post.function == Function::CaseManagement && post.allocation.on(day).is_some())
        .collect();
    posts.sort_by_cached_key(|post| {
        let place = post
            .allocation
            .value_on(day)
            .map(|one| structure.workplace_name(one.workplace));
        (
            sort_key(&place.unwrap_or_default()),
            sort_key(&post.title),
            post.id,
        )
    });
    posts
}

fn state(post: &Post, today: Day) -> &'static str {
    let occupancy = post.occupancy_on(today);
    if occupancy.filled > Fte::ZERO {
        "besetzt, ohne Konto"
    } else if occupancy.unknown > Fte::ZERO {
        "Besetzung nicht bekannt"
    } else {
        "unbesetzt"
    }
}
