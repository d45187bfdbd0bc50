//! The policy as a document for those who check it: principles, a matrix to look at, and every grant role by role.

use std::cmp::Reverse;

use access::act::Act;
use access::policy::{Grant, grant};
use access::relation::Relation;
use access::role::Role;
use base::day::Day;
use base::language::Language;
use charts::table::{Column, Table};
use print::data;
use print::document::{Document, Letterhead, Template};
use serde_json::{Value, json};

use crate::account::model::needs_second_person;
use crate::policy::model::{Marks, grants, relations};

const TEMPLATE: Template = Template {
    name: "policy",
    source: include_str!("../../templates/print/policy.typ"),
};

/// Where and when it is printed.
pub(crate) struct Occasion {
    pub(crate) district: String,
    pub(crate) day: Day,
    pub(crate) is_demo: bool,
}

/// The document.
pub(crate) fn document(occasion: Occasion) -> Document {
    let marks = Marks::of_the_policy();
    let roles: Vec<Value> = Role::ALL.iter().map(|role| data::table(&table(*role))).collect();
    Document {
        template: TEMPLATE,
        title: "Berechtigungskonzept".to_owned(),
        language: Language::German,
        printed_on: occasion.day,
        letterhead: Some(Letterhead {
            organisation: occasion.district,
            lines: vec!["Kommunales Integrationsmanagement".to_owned()],
            controller: None,
        }),
        demo: occasion.is_demo,
        data: json!({
            "version": env!("CARGO_PKG_VERSION"),
            "principles": principles(),
            "columns": Role::ALL.iter().map(|role| role.german()).collect::<Vec<_>>(),
            "rows": Act::ALL.iter().map(|act| row(*act, &marks)).collect::<Vec<_>>(),
            "legend": legend(&marks),
            "roles": roles,
        }),
    }
}

fn row(act: Act, marks: &Marks) -> Value {
    let cells: Vec<Option<String>> = Role::ALL.iter().map(|role| marks.cell(*role, act)).collect();
    json!({ "act": act.german(), "cells": cells })
}

/// The marks that stand in the matrix, with what they mean.
fn legend(marks: &Marks) -> Vec<(String, String)> {
    let mut used: Vec<(Relation, Grant)> = grants()
        .map(|(_, _, relation, grant)| (relation, grant))
        .collect();
    used.sort_unstable_by_key(|(relation, grant)| (*relation, Reverse(*grant)));
    used.dedup();
    used.into_iter()
        .map(|(relation, grant)| {
            let words = match grant {
                Grant::WithoutIdentity => format!("{}, nur ohne Identität", relation.german()),
                _ => relation.german().to_owned(),
            };
            (marks.of(relation, grant), words)
        })
        .collect()
}

/// What one role may do, acts with the same relations together; below it, what goes with granting it.
fn table(role: Role) -> Table {
    let mut rows: Vec<(String, Vec<&str>)> = Vec::new();
    for act in Act::ALL.iter().copied() {
        let Some(words) = relations(role, act) else {
            continue;
        };
        match rows.iter_mut().find(|(known, _)| *known == words) {
            Some((_, acts)) => acts.push(act.german()),
            None => rows.push((words, vec![act.german()])),
        }
    }
    let columns = ["Wen oder was es betrifft", "Handlungen"];
    let mut table = Table::new(role.german(), columns.map(Column::text));
    for (words, acts) in rows {
        table.push([in_sentence_case(&words).into(), acts.join(", ").into()]);
    }
    let mut notes = Vec::new();
    if needs_second_person(role, true) {
        notes.push("Vergeben wird die Rolle nur, wenn eine zweite Person zustimmt.".to_owned());
    }
    let excluded = named(|other| role.excludes(other));
    if !excluded.is_empty() {
        notes.push(format!("Nicht zusammen mit: {excluded}."));
    }
    if notes.is_empty() {
        table
    } else {
        table.with_note(notes.join(" "))
    }
}

fn in_sentence_case(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What holds for all, as far as it is not the table itself.
fn principles() -> Vec<String> {
    let unused: Vec<&str> = Relation::ALL
        .iter()
        .filter(|relation| is_never_granted(**relation))
        .map(|relation| relation.german())
        .collect();
    let audited: Vec<&str> = Act::ALL
        .iter()
        .filter(|act| act.is_audited_when_reading())
        .map(|act| act.german())
        .collect();
    let mut all = vec![
        "Was hier nicht steht, ist nicht erlaubt. Die Seite sieht dann aus, als gäbe es sie nicht.".to_owned(),
        "Eine Rolle gilt nur für ihren Bereich und ihre Zeit: für das ganze Gebiet oder für eine Region, eine Gemeinde, \
         einen Anstellungsträger, ein Gremium oder eine Organisation."
            .to_owned(),
        format!(
            "Nur mit Zustimmung einer zweiten Person werden vergeben: {}. Wer Konten verwaltet, entscheidet dabei nicht mit.",
            named(|role| needs_second_person(role, true))
        ),
        format!(
            "Jede Änderung steht im Protokoll. Schon das Lesen steht dort bei: {}.",
            audited.join(", ")
        ),
    ];
    if !unused.is_empty() {
        all.push(format!(
            "Niemand darf etwas mit Personen und Fällen, die so zu ihm stehen: {}.",
            unused.join("; ")
        ));
    }
    all
}

fn is_never_granted(relation: Relation) -> bool {
    let everyone = || Role::ALL.iter().copied();
    Act::ALL
        .iter()
        .all(|act| everyone().all(|role| grant(role, *act, relation) == Grant::None))
}

fn named(is_meant: impl Fn(Role) -> bool) -> String {
    let names: Vec<&str> = Role::ALL
        .iter()
        .copied()
        .filter(|role| is_meant(*role))
        .map(Role::german)
        .collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(is_demo: bool) -> Document {
        document(Occasion {
            district: "Kreis Test".to_owned(),
            day: "2026-03-02".parse().unwrap(),
            is_demo,
        })
    }

    #[test]
    fn the_document_is_printed_for_the_demo_and_for_real() {
        for is_demo in [false, true] {
            let printed = print::public(&sample(is_demo)).unwrap();
            assert!(printed.bytes.starts_with(b"%PDF-"));
        }
    }

    #[test]
    fn every_mark_of_the_matrix_is_explained() {
        let marks = Marks::of_the_policy();
        let explained: Vec<String> = legend(&marks).into_iter().map(|(mark, _)| mark).collect();
        for act in Act::ALL {
            for cell in Role::ALL.iter().filter_map(|role| marks.cell(*role, *act)) {
                assert!(
                    cell.split(' ')
                        .all(|mark| explained.iter().any(|one| one == mark)),
                    "{act}: {cell}"
                );
            }
        }
        assert!(legend(&marks).contains(&("1".to_owned(), "eigene".to_owned())));
    }

    #[test]
    fn each_role_says_what_it_excludes() {
        let note = table(Role::DataProtectionOfficer).note().unwrap().to_owned();
        assert!(
            note.contains("zweite Person") && note.contains("Case Management"),
            "{note}"
        );
        assert!(table(Role::Partner).note().is_none());
    }
}
