//! A referral for the walk: proposed and sent through the pages, with a consent and a team that would see it.

use access::permit::JobPurpose;
use access::role::{Role, Scope, ScopeKind};
use base::ids::{AccountId, OrganisationId};

use organisation::model::organisation::OrganisationKind;

use crate::scene::Scene;

/// The organisation to which it goes: neither an employer of case managers nor an immigration authority.
pub(crate) async fn addressed_to(scene: &Scene) -> OrganisationId {
    let back_door = &scene.house.back_door;
    let permit = back_door.job(JobPurpose::Upkeep).await.unwrap();
    let mut tx = back_door.read().await.unwrap();
    let structure = organisation::store::structure::for_a_job(&mut tx, &permit).await;
    let structure = structure.unwrap().unwrap();
    let of_kind = |kind| structure.organisations.iter().find(|one| one.kind == kind);
    let known = of_kind(OrganisationKind::Jobcenter).or(of_kind(OrganisationKind::Welfare));
    known.unwrap().id
}

/// A referral of the account's case that has gone out to the page of an organisation's partners; none for no person.
pub(crate) async fn referral(scene: &Scene, (person, case): (&str, &str), account: AccountId) -> String {
    if person.is_empty() {
        return String::new();
    }
    let organisation = addressed_to(scene).await.to_string();
    let scope = Scope {
        kind: ScopeKind::Organisation,
        id: Some(organisation.clone()),
    };
    let login = format!("team.{}.test", scene.house.ids.next());
    scene
        .house
        .someone(&login, "Team Test", Role::Partner, &[scope])
        .await;
    let who = scene.house.signed_in(account).await;
    let browser = scene.browser(&who);
    let (sheet, id, to) = (
        scene.house.ids.next().to_string(),
        scene.house.ids.next().to_string(),
        organisation,
    );
    let both = [("erklaerungen", "processing"), ("erklaerungen", "release")];
    let mut draft = vec![
        ("blatt", sheet.as_str()),
        ("richtung", "both"),
        ("gibt_ab", "person"),
        ("sprache", "de"),
        ("stelle", to.as_str()),
        ("zwecke", "language"),
        ("daten", "contact"),
    ];
    draft.extend(both);
    let consents = format!("/personen/{person}/einwilligungen");
    browser.post(&format!("{consents}/neu"), &draft).await.is(303);
    let today = scene.house.clock.today().to_string();
    let mut signed = vec![
        ("blatt", sheet.as_str()),
        ("am", today.as_str()),
        ("form", "paper"),
        ("erklaert", "read-aloud"),
    ];
    signed.extend(both);
    browser
        .post(&format!("{consents}/unterschrift"), &signed)
        .await
        .is(303);
    let proposed = [
        ("neu", id.as_str()),
        ("stelle", to.as_str()),
        ("feld", "language"),
        ("person", person),
        ("zweck", "language"),
        ("angabe-contact", "ja"),
        ("text-contact", "Bogen"),
    ];
    let referrals = format!("/faelle/{case}/vermittlungen");
    browser.post(&format!("{referrals}/neu"), &proposed).await.is(303);
    let seen = format!("referral-organisation.{to}-language-to-contact");
    let sent = [
        ("vermittlung", id.as_str()),
        ("weg", "portal"),
        ("gesehen", seen.as_str()),
    ];
    browser.post(&format!("{referrals}/versand"), &sent).await.is(303);
    id
}
