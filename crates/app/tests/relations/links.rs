//! What a page of a file shows, it leads to: each link and each form on the pages of a file is followed by everybody who
//! may open it, in each relation of the policy. None of them ends on the page of what is not there.

use std::collections::BTreeSet;

use access::act::Act;
use access::policy::{Grant, grant};
use access::relation::Relation;
use access::role::Role;
use access::session::model::SignedIn;

use super::{File, Standing, all_standings, arrange, scopes, walked_file};
use crate::referral_rows::addressed_to;
use crate::scene::{Scene, on_both};

/// What stands in these attributes of a page, without what follows the mark of a place in it.
fn named(page: &str, attribute: &str) -> BTreeSet<String> {
    page.split(attribute)
        .skip(1)
        .filter_map(|rest| rest.split_once('"'))
        .map(|(address, _)| {
            address
                .split('#')
                .next()
                .unwrap_or_default()
                .replace("&amp;", "&")
                .replace("&#38;", "&")
        })
        .filter(|address| address.starts_with('/') && !address.starts_with("//"))
        .collect()
}

/// Where the forms that change something send to.
fn posting(page: &str) -> BTreeSet<String> {
    let forms = page.split("<form").skip(1);
    let posting = forms.filter(|form| form.split('>').next().is_some_and(|tag| tag.contains("\"post\"")));
    posting
        .flat_map(|form| named(form.split('>').next().unwrap_or_default(), " action=\""))
        .collect()
}

/// Whether this is a page of the file itself, whose own links are followed, too.
fn is_of(file: &File, address: &str) -> bool {
    [file.case.to_string(), file.person.to_string()]
        .iter()
        .any(|id| address.contains(id.as_str()))
}

/// Follows everything from the file on, and says what leads nowhere.
async fn dead_ends(scene: &Scene, file: &File, who: &SignedIn) -> BTreeSet<String> {
    let browser = scene.browser(who);
    let mut dead = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut ahead = vec![
        format!("/faelle/{}", file.case),
        format!("/personen/{}", file.person),
    ];
    while let Some(address) = ahead.pop() {
        let answer = browser.get(&address).await;
        if answer.status != 200 || !answer.headers.contains("text/html") {
            continue;
        }
        let page = answer.text();
        for link in named(&page, " href=\"") {
            if link.starts_with("/statisch/") || !seen.insert(link.clone()) {
                continue;
            }
            if browser.get(&link).await.status == 404 {
                dead.insert(format!("{address} → {link}"));
            } else if is_of(file, &link) {
                ahead.push(link);
            }
        }
        for form in posting(&page) {
            if seen.insert(format!("POST {form}")) && browser.post_body(&form, Vec::new()).await.status == 404
            {
                dead.insert(format!("{address} → POST {form}"));
            }
        }
    }
    dead
}

/// The standings in which one of these roles reads the case or the person.
fn reading() -> Vec<(Role, Standing)> {
    let reads = |role: Role, relation: Relation| {
        [Act::CaseRead, Act::PersonRead]
            .iter()
            .any(|act| grant(role, *act, relation) == Grant::Full)
    };
    let mut all = Vec::new();
    for standing in all_standings() {
        let Standing::In(relation) = standing else {
            continue;
        };
        // Who runs the programme stands in the same lines of the policy as who coordinates it.
        let roles = Role::ALL
            .iter()
            .filter(|role| **role != Role::ProgrammeLead && reads(**role, relation));
        all.extend(roles.map(|role| (*role, standing)));
    }
    all
}

#[tokio::test]
async fn what_a_page_of_a_file_shows_leads_somewhere_for_whoever_may_open_it() {
    on_both(async |scene| {
        let anna = scene.house.anna().await;
        let mut file = walked_file(&scene, &anna).await;
        let partners = addressed_to(&scene).await;
        let mut dead = Vec::new();
        for (number, (role, standing)) in reading().into_iter().enumerate() {
            let login = format!("wer{number}.test");
            let who = scene
                .house
                .someone(&login, "Wer Test", role, &scopes(standing, partners))
                .await;
            arrange(&scene, &file, standing, &who).await;
            if standing == Standing::In(Relation::Own) {
                file.owner = who.account;
            }
            let found = dead_ends(&scene, &file, &who).await;
            dead.extend(
                found
                    .into_iter()
                    .map(|link| format!("{role} {standing:?}: {link}")),
            );
        }
        assert!(dead.is_empty(), "{}", dead.join("\n"));
    })
    .await;
}
