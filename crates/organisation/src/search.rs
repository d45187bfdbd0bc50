//! Finds places, organisations and posts by their names. Not a search for persons.

use std::collections::HashMap;

use access::permit::{House, Permit};
use base::names::sort_key;
use db::failure::Result;
use db::tx::Tx;

use crate::model::post::Workplace;
use crate::store::{names, search as rows};

/// How many hits are given at most.
pub const MOST_HITS: usize = 10;
/// With fewer letters nothing is sought.
const FEWEST_LETTERS: usize = 2;

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its name: `Delbrück`.
    pub name: String,
    /// What it is, and where if that says more: `Kommune`, `Stelle in Delbrück`.
    pub kind_label: String,
    /// The page on which it is shown.
    pub path: String,
}

/// A name with all the words by which it is found.
struct Candidate {
    found: Found,
    also: String,
}

/// What the words fit, best first; a name that begins with them stands before one that only holds them.
pub(crate) async fn search(tx: &mut Tx, permit: &Permit<House>, text: &str) -> Result<Vec<Found>> {
    if sort_key(text).chars().count() < FEWEST_LETTERS {
        return Ok(Vec::new());
    }
    let mut hits: Vec<(u8, Found)> = candidates(tx, permit)
        .await?
        .into_iter()
        .filter_map(|candidate| Some((rank(text, &candidate)?, candidate.found)))
        .collect();
    hits.sort_by_cached_key(|(rank, found)| (*rank, sort_key(&found.name)));
    hits.truncate(MOST_HITS);
    Ok(hits.into_iter().map(|(_, found)| found).collect())
}

/// How well it fits, 0 best; `None` if one of the words is nowhere in it.
fn rank(text: &str, candidate: &Candidate) -> Option<u8> {
    let name = foldings(&candidate.found.name);
    let all = foldings(&format!("{} {}", candidate.found.name, candidate.also));
    let sought = sort_key(text);
    let holds = |word: &str| all.iter().any(|form| form.contains(word));
    if !sought.split(' ').all(holds) {
        return None;
    }
    let begins = name.iter().any(|form| form.starts_with(&sought));
    let holds_in_name = name.iter().any(|form| form.contains(&sought));
    Some(match (begins, holds_in_name) {
        (true, _) => 0,
        (false, true) => 1,
        (false, false) => 2,
    })
}

/// The same name as it can be typed: `Büren` as `buren` and as `bueren`.
fn foldings(name: &str) -> [String; 2] {
    let spelled_out = name
        .to_lowercase()
        .replace('ä', "ae")
        .replace('ö', "oe")
        .replace('ü', "ue");
    [sort_key(name), sort_key(&spelled_out)]
}

async fn candidates(tx: &mut Tx, permit: &Permit<House>) -> Result<Vec<Candidate>> {
    let today = permit.now().day();
    let regions = names::regions(tx).await?;
    let municipalities = names::municipalities(tx).await?;
    let social_areas = rows::social_areas(tx, today).await?;
    let mut place_names: HashMap<Workplace, String> = HashMap::new();
    let mut all = Vec::new();
    for (id, name) in municipalities {
        place_names.insert(Workplace::Municipality(id), name.clone());
        all.push(candidate(name, "Kommune".to_owned(), format!("/kommunen/{id}")));
    }
    for (id, name) in regions {
        place_names.insert(Workplace::Region(id), name.clone());
        all.push(candidate(name, "Region".to_owned(), "/regionen".to_owned()));
    }
    for (id, municipality, name) in social_areas {
        let place = place_names.get(&Workplace::Municipality(municipality));
        let place = place.cloned().unwrap_or_default();
        place_names.insert(Workplace::SocialArea(id), format!("{place}, {name}"));
        let path = format!("/kommunen/{municipality}");
        all.push(candidate(name, format!("Sozialraum in {place}"), path));
    }
    for one in rows::organisations(tx).await? {
        let path = format!("/organisationen/{}", one.id);
        let found = candidate(one.name, one.kind.label().to_owned(), path);
        let also = one.short_name.unwrap_or_default();
        all.push(Candidate { also, ..found });
    }
    let workplaces: HashMap<_, _> = rows::workplaces(tx, today).await?.into_iter().collect();
    for (id, title) in rows::posts(tx).await? {
        let place = workplaces.get(&id).and_then(|place| place_names.get(place));
        let also = place.cloned().unwrap_or_default();
        let kind_label = place.map_or_else(|| "Stelle".to_owned(), |place| format!("Stelle in {place}"));
        let found = candidate(title, kind_label, format!("/stellen/{id}"));
        all.push(Candidate { also, ..found });
    }
    Ok(all)
}

fn candidate(name: String, kind_label: String, path: String) -> Candidate {
    let found = Found {
        name,
        kind_label,
        path,
    };
    Candidate {
        found,
        also: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, name: &str, also: &str, expected: Option<u8>) {
        let named = candidate(name.to_owned(), String::new(), String::new());
        let also = also.to_owned();
        assert_eq!(
            rank(text, &Candidate { also, ..named }),
            expected,
            "{text} in {name}"
        );
    }

    #[test]
    fn umlauts_are_found_however_they_are_typed() {
        for text in ["Büren", "buren", "bueren", "BÜR"] {
            check(text, "Büren", "", Some(0));
        }
        check("Straße", "Strasse", "", Some(0));
        check("burren", "Büren", "", None);
    }

    #[test]
    fn a_post_is_found_by_its_workplace_behind_those_with_the_name() {
        check("delbrück", "Case Management 3", "Delbrück", Some(2));
        check("case delbrueck", "Case Management 3", "Delbrück", Some(2));
        check("delbrück", "Stadt Delbrück", "", Some(1));
    }
}
