//! The lists behind the index: one shelf per owner, each sorted by name. No lock, no database.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use base::ids::{OrganisationId, PersonId};
use base::language::Language;
use zeroize::Zeroize;

use crate::index::scope::Scope;
use crate::matching::hit::Hit;
use crate::matching::index::MatchIndex;
use crate::matching::query::Query;
use crate::person::born::Born;
use crate::person::model::Name;
use crate::person::store::Seat;

/// One person on the way into the directory.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry<'a> {
    pub(crate) person: PersonId,
    pub(crate) seat: Seat,
    pub(crate) name: &'a Name,
    pub(crate) born: Born,
    pub(crate) language: Option<Language>,
}

/// In which order a list is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By family name.
    #[default]
    Name,
    /// By family name, from the end.
    NameDown,
    /// The newest first.
    Newest,
}

/// Which part of a list is wanted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted {
    /// Its order.
    pub order: Order,
    /// Only persons with this language.
    pub language: Option<Language>,
    /// How many come before.
    pub skip: usize,
    /// How many at most.
    pub take: usize,
}

/// A part of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slice {
    /// The persons, in order.
    pub persons: Vec<PersonId>,
    /// How many the whole list has.
    pub total: usize,
}

/// What a search brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// There is too little to look for.
    TooShort,
    /// The closest hits, and whether there are more.
    Hits {
        /// The closest first.
        hits: Vec<Hit>,
        /// Whether there are more than asked for.
        has_more: bool,
    },
}

/// Everybody of a district, by name and by owner.
#[derive(Default)]
pub(crate) struct Directory {
    matches: MatchIndex,
    shelves: Vec<Shelf>,
    /// Which shelf a person stands on, by the person's number in `matches`.
    shelf_of: Vec<u32>,
    /// While the directory is filled: who was entered or forgotten by a page, so that an older row does not come back.
    touched: Option<HashSet<PersonId>>,
}

struct Shelf {
    seat: Seat,
    rows: Vec<Row>,
    /// How many rows have each language, so that no list has to look at all of them.
    spoken: HashMap<Language, usize>,
}

impl Shelf {
    fn count(&self, language: Option<Language>) -> usize {
        language.map_or(self.rows.len(), |language| {
            self.spoken.get(&language).copied().unwrap_or(0)
        })
    }
}

struct Row {
    key: Box<str>,
    person: PersonId,
    language: Option<Language>,
}

impl Drop for Row {
    fn drop(&mut self) {
        self.key.zeroize();
    }
}

impl std::fmt::Debug for Directory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Directory({} persons)", self.len())
    }
}

impl Row {
    fn order(&self, other: &Self) -> Ordering {
        (&self.key, self.person).cmp(&(&other.key, other.person))
    }
}

impl Directory {
    pub(crate) fn len(&self) -> usize {
        self.matches.len()
    }

    /// From now on rows come in any order, see [`Directory::fill`].
    pub(crate) fn begin(&mut self) {
        *self = Self {
            touched: Some(HashSet::new()),
            ..Self::default()
        };
    }

    /// All rows have come.
    pub(crate) fn finish(&mut self) {
        self.touched = None;
        for shelf in &mut self.shelves {
            shelf.rows.sort_unstable_by(Row::order);
            shelf.rows.shrink_to_fit();
        }
        self.shelf_of.shrink_to_fit();
        self.matches.shrink();
    }

    /// Enters a stored row, unless a page has entered or forgotten the person meanwhile.
    pub(crate) fn fill(&mut self, entry: &Entry<'_>) {
        if self
            .touched
            .as_ref()
            .is_some_and(|touched| touched.contains(&entry.person))
        {
            return;
        }
        self.take_off(entry.person);
        self.put(entry);
    }

    pub(crate) fn enter(&mut self, entry: &Entry<'_>) {
        self.touch(entry.person);
        self.take_off(entry.person);
        self.put(entry);
    }

    pub(crate) fn forget(&mut self, person: PersonId) {
        self.touch(person);
        self.take_off(person);
    }

    fn touch(&mut self, person: PersonId) {
        if let Some(touched) = &mut self.touched {
            touched.insert(person);
        }
    }

    fn put(&mut self, entry: &Entry<'_>) {
        let slot = self.matches.insert(
            entry.person,
            &entry.name.for_matching(),
            entry.born.for_matching(),
        );
        let is_being_filled = self.touched.is_some();
        let number = self.shelf(entry.seat);
        let slot = slot as usize;
        if self.shelf_of.len() <= slot {
            self.shelf_of.resize(slot + 1, u32::MAX);
        }
        self.shelf_of[slot] = u32::try_from(number).unwrap_or(u32::MAX);
        let row = Row {
            key: entry.name.sort_key().into_boxed_str(),
            person: entry.person,
            language: entry.language,
        };
        let shelf = &mut self.shelves[number];
        if let Some(language) = row.language {
            *shelf.spoken.entry(language).or_default() += 1;
        }
        let rows = &mut shelf.rows;
        if is_being_filled {
            rows.push(row);
        } else {
            let at = rows.partition_point(|other| other.order(&row) == Ordering::Less);
            rows.insert(at, row);
        }
    }

    fn take_off(&mut self, person: PersonId) {
        let Some(number) = self.number_of_shelf(person) else {
            return;
        };
        self.matches.remove(person);
        let shelf = &mut self.shelves[number];
        let Some(at) = shelf.rows.iter().position(|row| row.person == person) else {
            return;
        };
        let row = shelf.rows.remove(at);
        if let Some(count) = row.language.and_then(|language| shelf.spoken.get_mut(&language)) {
            *count -= 1;
        }
    }

    fn number_of_shelf(&self, person: PersonId) -> Option<usize> {
        self.shelf_of_slot(self.matches.slot(person)?)
    }

    fn shelf_of_slot(&self, slot: u32) -> Option<usize> {
        self.shelf_of.get(slot as usize).map(|number| *number as usize)
    }

    fn shelf(&mut self, seat: Seat) -> usize {
        self.shelves
            .iter()
            .position(|shelf| shelf.seat == seat)
            .unwrap_or_else(|| {
                self.shelves.push(Shelf {
                    seat,
                    rows: Vec::new(),
                    spoken: HashMap::new(),
                });
                self.shelves.len() - 1
            })
    }

    pub(crate) fn slice(&self, scope: &Scope, wanted: &Wanted) -> Slice {
        let fits = |row: &&Row| wanted.language.is_none() || row.language == wanted.language;
        let shelves: Vec<&[Row]> = self
            .shelves_in(scope)
            .map(|shelf| shelf.rows.as_slice())
            .collect();
        let total = self
            .shelves_in(scope)
            .map(|shelf| shelf.count(wanted.language))
            .sum();
        let part = |rows: &mut dyn Iterator<Item = &Row>| {
            let rows = rows.filter(|row| fits(row)).skip(wanted.skip).take(wanted.take);
            rows.map(|row| row.person).collect()
        };
        let persons = match wanted.order {
            Order::Name => part(&mut merged(
                shelves.iter().map(|rows| rows.iter()).collect(),
                Ordering::Less,
            )),
            Order::NameDown => part(&mut merged(
                shelves.iter().map(|rows| rows.iter().rev()).collect(),
                Ordering::Greater,
            )),
            Order::Newest => newest(shelves.iter().flat_map(|rows| rows.iter()).filter(fits), wanted),
        };
        Slice { persons, total }
    }

    pub(crate) fn search(&self, scope: &Scope, query: &Query, limit: usize) -> Found {
        let mut hits = self.matches.search(query, limit + 1, self.may_see(scope));
        let has_more = hits.len() > limit;
        hits.truncate(limit);
        Found::Hits { hits, has_more }
    }

    pub(crate) fn doubles(&self, scope: &Scope, name: &Name, born: Born, limit: usize) -> Vec<Hit> {
        let mut hits =
            self.matches
                .possible_doubles(&name.for_matching(), born.for_matching(), self.may_see(scope));
        hits.truncate(limit);
        hits
    }

    pub(crate) fn knows_at(&self, controller: OrganisationId, words: &str, but: &[PersonId]) -> bool {
        let but: Vec<u32> = but
            .iter()
            .filter_map(|person| self.matches.slot(*person))
            .collect();
        self.matches.bears_all(words, |slot| {
            let seat = self.shelf_of_slot(slot).map(|number| &self.shelves[number]);
            seat.is_some_and(|shelf| !shelf.seat.is_restricted && shelf.seat.controller == controller)
                && !but.contains(&slot)
        })
    }

    pub(crate) fn languages(&self, scope: &Scope) -> Vec<Language> {
        let is_spoken = |language: &Language| {
            self.shelves_in(scope)
                .any(|shelf| shelf.count(Some(*language)) > 0)
        };
        Language::ALL.into_iter().filter(is_spoken).collect()
    }

    fn may_see(&self, scope: &Scope) -> impl Fn(u32) -> bool {
        let visible: Vec<bool> = self.shelves.iter().map(|shelf| scope.holds(shelf.seat)).collect();
        move |slot| {
            self.shelf_of_slot(slot)
                .is_some_and(|number| visible.get(number).copied().unwrap_or(false))
        }
    }

    fn shelves_in(&self, scope: &Scope) -> impl Iterator<Item = &Shelf> {
        self.shelves.iter().filter(|shelf| scope.holds(shelf.seat))
    }
}

/// Several sorted lists as one; `first` says which of two rows comes first.
fn merged<'d, I>(lists: Vec<I>, first: Ordering) -> impl Iterator<Item = &'d Row>
where
    I: Iterator<Item = &'d Row>,
{
    let mut heads: Vec<(Option<&Row>, I)> = lists.into_iter().map(|mut list| (list.next(), list)).collect();
    std::iter::from_fn(move || {
        let best = heads
            .iter_mut()
            .filter(|(head, _)| head.is_some())
            .reduce(|best, other| match (best.0, other.0) {
                (Some(one), Some(two)) if two.order(one) == first => other,
                _ => best,
            })?;
        std::mem::replace(&mut best.0, best.1.next())
    })
}

/// Ids begin with the time of their making, so the greatest are the newest.
fn newest<'d>(rows: impl Iterator<Item = &'d Row>, wanted: &Wanted) -> Vec<PersonId> {
    let mut persons: Vec<PersonId> = rows.map(|row| row.person).collect();
    let end = (wanted.skip + wanted.take).min(persons.len());
    if end < persons.len() {
        persons.select_nth_unstable_by(end, |one, other| other.cmp(one));
    }
    persons.truncate(end);
    persons.sort_unstable_by(|one, other| other.cmp(one));
    persons.split_off(wanted.skip.min(end))
}

#[cfg(test)]
mod tests {
    use base::ids::AccountId;
    use uuid::Uuid;

    use super::*;

    fn person(number: u128) -> PersonId {
        PersonId::from_uuid(Uuid::from_u128(number))
    }

    fn seat(owner: u128) -> Seat {
        Seat {
            owner: Some(AccountId::from_uuid(Uuid::from_u128(owner))),
            controller: base::ids::OrganisationId::from_uuid(Uuid::from_u128(9)),
            is_restricted: false,
        }
    }

    fn entry(number: u128, owner: u128, name: &Name) -> Entry<'_> {
        Entry {
            person: person(number),
            seat: seat(owner),
            name,
            born: Born::Unknown,
            language: None,
        }
    }

    fn named(family: &str) -> Name {
        Name {
            family: family.to_owned(),
            ..Name::default()
        }
    }

    fn order(directory: &Directory, order: Order) -> Vec<u128> {
        let scope = Scope::of_all(&[seat(1), seat(2)]);
        let slice = directory.slice(
            &scope,
            &Wanted {
                order,
                take: 10,
                ..Wanted::default()
            },
        );
        slice
            .persons
            .iter()
            .map(|person| person.uuid().as_u128())
            .collect()
    }

    fn filled() -> Directory {
        let mut directory = Directory::default();
        directory.begin();
        for (number, owner, family) in [(1, 1, "Öz"), (2, 2, "Oz"), (3, 1, "Abel"), (4, 2, "Zimmer")] {
            directory.fill(&entry(number, owner, &named(family)));
        }
        directory.finish();
        directory
    }

    #[test]
    fn the_shelves_of_several_owners_are_one_list() {
        let directory = filled();
        assert_eq!(order(&directory, Order::Name), [3, 1, 2, 4]);
        assert_eq!(order(&directory, Order::NameDown), [4, 2, 1, 3]);
        assert_eq!(order(&directory, Order::Newest), [4, 3, 2, 1]);
        let own = Scope::of_all(&[seat(2)]);
        assert_eq!(
            directory
                .slice(
                    &own,
                    &Wanted {
                        take: 10,
                        ..Wanted::default()
                    }
                )
                .total,
            2
        );
    }

    #[test]
    fn a_changed_or_forgotten_person_stands_once_or_not_at_all() {
        let mut directory = filled();
        directory.enter(&entry(3, 1, &named("Zyla")));
        directory.forget(person(4));
        assert_eq!(order(&directory, Order::Name), [1, 2, 3]);
        assert_eq!(directory.len(), 3);
    }

    #[test]
    fn languages_are_counted_with_every_change() {
        let mut directory = filled();
        let scope = Scope::of_all(&[seat(1)]);
        let name = named("Abel");
        let arabic = Entry {
            language: Some(Language::Arabic),
            ..entry(3, 1, &name)
        };
        directory.enter(&arabic);
        directory.enter(&arabic);
        let wanted = Wanted {
            language: Some(Language::Arabic),
            take: 10,
            ..Wanted::default()
        };
        assert_eq!(
            directory.slice(&scope, &wanted),
            Slice {
                persons: vec![person(3)],
                total: 1
            }
        );
        directory.forget(person(3));
        assert!(directory.languages(&scope).is_empty());
    }

    #[test]
    fn what_a_page_said_while_rows_were_read_stays() {
        let mut directory = Directory::default();
        directory.begin();
        directory.enter(&entry(1, 1, &named("Neu")));
        directory.forget(person(2));
        directory.fill(&entry(1, 1, &named("Alt")));
        directory.fill(&entry(2, 1, &named("Gelöscht")));
        directory.fill(&entry(3, 1, &named("Mitte")));
        directory.finish();
        assert_eq!(order(&directory, Order::Name), [3, 1]);
    }
}
