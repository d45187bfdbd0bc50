//! How an account stands to a person or case. A pure rule over loaded facts; what follows from it stands in `policy`.

use base::day::Day;
use base::ids::AccountId;
use base::moment::Moment;

use crate::role::{Role, RoleAssignment, ScopeKind};

db::coded! {
    /// The relation of an account to what it wants to open.
    pub enum Relation {
        /// Nothing personal is meant: a page of the house.
        House = "house",
        /// The account's own person or case.
        Own = "own",
        /// Stand-in for the one whose it is, same controller, today.
        StandIn = "stand_in",
        /// Opened in an emergency by a colleague of the same place, for a day; whose it is, was told.
        AcuteAccess = "acute_access",
        /// Shared for consultation, for at most two weeks.
        Consultation = "consultation",
        /// Opened by the coordination by break-glass, for some hours; whose it is and data protection were told.
        BreakGlass = "break_glass",
        /// Protected, and the account stands on its list.
        Named = "named",
        /// Offered to be taken over.
        OfferedTransfer = "offered_transfer",
        /// Was stand-in, no longer is.
        EndedStandIn = "ended_stand_in",
        /// In the same municipality and of the same controller, nothing more.
        SameMunicipality = "same_municipality",
        /// In the same region, nothing more.
        SameRegion = "same_region",
        /// Addressed to the account's organisation by a consent that holds.
        Addressed = "addressed",
        /// Was addressed, the consent is withdrawn.
        Withdrawn = "withdrawn",
        /// Belongs to another controller.
        OtherController = "other_controller",
        /// Belongs to the same controller, but nothing joins them.
        SameController = "same_controller",
        /// Protected, and the account does not stand on its list.
        Restricted = "restricted",
        /// Was erased, or never was.
        Erased = "erased",
        /// Belongs to another district: not in this database at all.
        OtherDistrict = "other_district",
    }
}

impl Relation {
    /// Whether lines of the trail in this relation are few: neither pages of the house nor one's own files.
    pub const fn is_unusual(self) -> bool {
        !matches!(self, Self::House | Self::Own)
    }

    /// The German words, as in „wenn sie …".
    pub const fn german(self) -> &'static str {
        match self {
            Self::House => "ohne Bezug zu einer Person",
            Self::Own => "eigene",
            Self::StandIn => "in laufender Vertretung",
            Self::AcuteAccess => "im Akutzugriff (24 Stunden, begründet)",
            Self::Consultation => "zur Fallberatung geteilt (höchstens 14 Tage)",
            Self::BreakGlass => "im Notzugriff (einige Stunden, begründet, gemeldet)",
            Self::Named => "geschützte Akte, auf der Zugriffsliste",
            Self::OfferedTransfer => "zur Übernahme angeboten",
            Self::EndedStandIn => "nach beendeter Vertretung",
            Self::SameMunicipality => "aus derselben Kommune, desselben Verantwortlichen",
            Self::SameRegion => "aus derselben Region",
            Self::Addressed => "mit gültiger Einwilligung übergeben",
            Self::Withdrawn => "nach Widerruf der Einwilligung",
            Self::OtherController => "eines anderen Verantwortlichen",
            Self::SameController => "desselben Verantwortlichen, ohne weiteren Bezug",
            Self::Restricted => "geschützte Akte, nicht auf der Zugriffsliste",
            Self::Erased => "gelöscht oder nie angelegt",
            Self::OtherDistrict => "eines anderen Bezirks",
        }
    }
}

db::coded! {
    /// Why a file was lent for a time.
    pub enum LeaseKind {
        /// Acute access (Akutzugriff): a colleague of the same place, a day, with a reason.
        Acute = "acute",
        /// Shared for consultation (Fallberatung).
        Consultation = "consultation",
        /// Offered to be taken over (Abgabe).
        Transfer = "transfer",
        /// Break-glass (Notzugriff): the coordination, some hours, with a ground.
        BreakGlass = "break_glass",
    }
}

impl LeaseKind {
    /// The relation that it makes.
    pub const fn relation(self) -> Relation {
        match self {
            Self::Acute => Relation::AcuteAccess,
            Self::Consultation => Relation::Consultation,
            Self::Transfer => Relation::OfferedTransfer,
            Self::BreakGlass => Relation::BreakGlass,
        }
    }

    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Acute => "Akutzugriff",
            Self::Consultation => "Fallberatung",
            Self::Transfer => "Angebot zur Übernahme",
            Self::BreakGlass => "Notzugriff",
        }
    }
}

/// What is known of a person or case before anything is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubjectFacts {
    /// Whose it is.
    pub account: Option<AccountId>,
    /// The controller (Verantwortlicher).
    pub controller: String,
    /// The municipality it belongs to, if there is one.
    pub municipality: Option<String>,
    /// The region of its municipality, if there is one.
    pub region: Option<String>,
    /// For what it is lent to the one who asks, now, and until when.
    pub leases: Vec<(LeaseKind, Moment)>,
    /// Protected: only the owner and those on its list may know that it exists.
    pub is_restricted: bool,
    /// Until when the one who asks stands on its list, if so.
    pub named_until: Option<Moment>,
    /// To whom it is addressed, if it is an extract for another organisation.
    pub addressed: Option<Addressed>,
}

/// To which organisation an extract is addressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addressed {
    /// The organisation.
    pub organisation: String,
    /// Whether it is still meant for them.
    pub holds: bool,
}

/// What is known of the one who asks.
#[derive(Clone, Debug)]
pub struct ViewerFacts<'v> {
    /// Who asks.
    pub account: AccountId,
    /// The roles held today.
    pub roles: &'v [RoleAssignment],
    /// For whom the account is stand-in, with first and last day (not included).
    pub stand_ins: &'v [(AccountId, Day, Day)],
    /// Regions of the municipalities in the account's scopes.
    pub regions: &'v [String],
}

impl SubjectFacts {
    /// Until when it is open in this relation, if that ends by itself.
    pub fn open_until(&self, relation: Relation) -> Option<Moment> {
        let of_this = self.leases.iter().filter(|(kind, _)| kind.relation() == relation);
        let lent = of_this.map(|(_, until)| *until).max();
        lent.or(self.named_until.filter(|_| relation == Relation::Named))
    }

    /// Whether the one who asks may not even know that it is there.
    pub fn hides_from(&self, viewer: AccountId) -> bool {
        self.is_restricted && self.account != Some(viewer) && self.named_until.is_none()
    }
}

/// In which relations an account stands to it: the closest one, and what it was lent for. What is protected is open
/// through its list alone: neither a stand-in nor any lease opens it.
pub fn relations(subject: &SubjectFacts, viewer: &ViewerFacts<'_>, today: Day) -> Vec<Relation> {
    let closest = relation(subject, viewer, today);
    let may_be_lent = !subject.is_restricted && !matches!(closest, Relation::Own | Relation::StandIn);
    let lent = subject.leases.iter().map(|(kind, _)| kind.relation());
    std::iter::once(closest)
        .chain(lent.filter(|_| may_be_lent))
        .collect()
}

/// The relation, the closest one first.
pub fn relation(subject: &SubjectFacts, viewer: &ViewerFacts<'_>, today: Day) -> Relation {
    if subject.account == Some(viewer.account) {
        return Relation::Own;
    }
    if let Some(addressed) = &subject.addressed {
        return addressed_relation(addressed, subject, viewer);
    }
    if subject.is_restricted {
        return if subject.hides_from(viewer.account) {
            Relation::Restricted
        } else {
            Relation::Named
        };
    }
    let same_controller = controllers(viewer).any(|controller| controller == subject.controller);
    let stand_ins = || {
        viewer
            .stand_ins
            .iter()
            .filter(|(owner, ..)| Some(*owner) == subject.account)
    };
    if same_controller && stand_ins().any(|(_, from, until)| *from <= today && today < *until) {
        return Relation::StandIn;
    }
    if stand_ins().next().is_some() {
        return Relation::EndedStandIn;
    }
    let same_place = || {
        let mut places = municipalities(viewer);
        places.any(|place| Some(place) == subject.municipality.as_deref())
    };
    if same_controller && same_place() {
        return Relation::SameMunicipality;
    }
    if subject
        .region
        .as_ref()
        .is_some_and(|region| viewer.regions.contains(region))
    {
        return Relation::SameRegion;
    }
    if same_controller {
        Relation::SameController
    } else {
        Relation::OtherController
    }
}

/// What is addressed to others is for the members of that organisation alone, as long as it holds and the file is not
/// protected.
fn addressed_relation(addressed: &Addressed, subject: &SubjectFacts, viewer: &ViewerFacts<'_>) -> Relation {
    if partner_of(viewer.roles).all(|organisation| organisation != addressed.organisation) {
        Relation::OtherController
    } else if subject.is_restricted {
        Relation::Restricted
    } else if addressed.holds {
        Relation::Addressed
    } else {
        Relation::Withdrawn
    }
}

/// The organisations of which these assignments make somebody a partner.
pub(crate) fn partner_of(roles: &[RoleAssignment]) -> impl Iterator<Item = &str> {
    roles
        .iter()
        .filter(|one| one.role == Role::Partner && one.scope.kind == ScopeKind::Organisation)
        .filter_map(|one| one.scope.id.as_deref())
}

fn controllers<'v>(viewer: &'v ViewerFacts<'_>) -> impl Iterator<Item = &'v str> {
    scopes(viewer.roles, ScopeKind::Employer)
}

fn municipalities<'v>(viewer: &'v ViewerFacts<'_>) -> impl Iterator<Item = &'v str> {
    scopes(viewer.roles, ScopeKind::Municipality)
}

/// What the role assignments as case manager name of this kind.
pub(crate) fn scopes(roles: &[RoleAssignment], kind: ScopeKind) -> impl Iterator<Item = &str> {
    roles
        .iter()
        .filter(move |assignment| assignment.role == Role::CaseManager && assignment.scope.kind == kind)
        .filter_map(|assignment| assignment.scope.id.as_deref())
}

#[cfg(test)]
mod tests {
    use base::clock::Clock;
    use base::ids::{Ids, RoleAssignmentId};

    use super::*;
    use crate::role::Scope;

    const TODAY: &str = "2026-03-02";

    struct Scene {
        anna: AccountId,
        clara: AccountId,
        roles: Vec<RoleAssignment>,
        subject: SubjectFacts,
    }

    fn scene() -> Scene {
        let ids = Ids::seeded(Clock::machine(), 5);
        let (anna, clara) = (AccountId::from_uuid(ids.next()), AccountId::from_uuid(ids.next()));
        let employer = |controller: &str| RoleAssignment {
            id: RoleAssignmentId::from_uuid(ids.next()),
            account: clara,
            role: Role::CaseManager,
            scope: Scope {
                kind: ScopeKind::Employer,
                id: Some(controller.to_owned()),
            },
            valid_from: "2025-01-01".parse().unwrap(),
            valid_until: None,
        };
        let subject = SubjectFacts {
            account: Some(anna),
            controller: "kreis".to_owned(),
            municipality: Some("dorf".to_owned()),
            region: Some("nord".to_owned()),
            leases: Vec::new(),
            is_restricted: false,
            named_until: None,
            addressed: None,
        };
        Scene {
            anna,
            clara,
            roles: vec![employer("kreis")],
            subject,
        }
    }

    fn seen_by_clara(scene: &Scene, stand_ins: &[(AccountId, Day, Day)], regions: &[String]) -> Relation {
        let viewer = ViewerFacts {
            account: scene.clara,
            roles: &scene.roles,
            stand_ins,
            regions,
        };
        relation(&scene.subject, &viewer, TODAY.parse().unwrap())
    }

    fn days(from: &str, until: &str) -> (Day, Day) {
        (from.parse().unwrap(), until.parse().unwrap())
    }

    #[test]
    fn a_stand_in_counts_only_within_its_days_and_the_same_controller() {
        let mut scene = scene();
        let stand_in = |(from, until)| vec![(scene.anna, from, until)];
        let now = stand_in(days("2026-03-01", "2026-03-15"));
        let over = stand_in(days("2026-02-01", "2026-03-02"));
        assert_eq!(seen_by_clara(&scene, &now, &[]), Relation::StandIn);
        assert_eq!(seen_by_clara(&scene, &over, &[]), Relation::EndedStandIn);
        scene.subject.controller = "stadt".to_owned();
        assert_eq!(seen_by_clara(&scene, &now, &[]), Relation::EndedStandIn);
    }

    #[test]
    fn without_a_stand_in_only_region_and_controller_are_left() {
        let mut scene = scene();
        assert_eq!(
            seen_by_clara(&scene, &[], &["nord".to_owned()]),
            Relation::SameRegion
        );
        assert_eq!(
            seen_by_clara(&scene, &[], &["sued".to_owned()]),
            Relation::SameController
        );
        scene.subject.controller = "stadt".to_owned();
        assert_eq!(
            seen_by_clara(&scene, &[], &["sued".to_owned()]),
            Relation::OtherController
        );
    }

    #[test]
    fn what_was_lent_counts_beside_the_closest_relation_and_a_protected_person_is_for_the_list_alone() {
        let mut scene = scene();
        let end = Moment::from_milliseconds(0);
        scene.subject.leases = LeaseKind::ALL.iter().map(|kind| (*kind, end)).collect();
        let all = |scene: &Scene| {
            let viewer = ViewerFacts {
                account: scene.clara,
                roles: &scene.roles,
                stand_ins: &[],
                regions: &[],
            };
            relations(&scene.subject, &viewer, TODAY.parse().unwrap())
        };
        assert_eq!(
            all(&scene),
            [
                Relation::SameController,
                Relation::AcuteAccess,
                Relation::Consultation,
                Relation::OfferedTransfer,
                Relation::BreakGlass
            ]
        );
        scene.subject.is_restricted = true;
        assert_eq!(all(&scene), [Relation::Restricted]);
        scene.subject.named_until = Some(end);
        assert_eq!(all(&scene), [Relation::Named]);
    }

    #[test]
    fn the_same_place_counts_only_with_the_same_controller() {
        let mut scene = scene();
        let place = RoleAssignment {
            scope: Scope {
                kind: ScopeKind::Municipality,
                id: Some("dorf".to_owned()),
            },
            ..scene.roles[0].clone()
        };
        scene.roles.push(place);
        assert_eq!(seen_by_clara(&scene, &[], &[]), Relation::SameMunicipality);
        scene.subject.controller = "stadt".to_owned();
        assert_eq!(seen_by_clara(&scene, &[], &[]), Relation::OtherController);
    }

    #[test]
    fn a_restricted_person_does_not_exist_for_others() {
        let mut scene = scene();
        scene.subject.is_restricted = true;
        let (from, until) = days("2026-03-01", "2026-03-15");
        assert_eq!(
            seen_by_clara(&scene, &[(scene.anna, from, until)], &["nord".to_owned()]),
            Relation::Restricted
        );
    }

    #[test]
    fn what_is_addressed_opens_for_members_of_that_organisation_until_it_ends() {
        let mut scene = scene();
        let member = RoleAssignment {
            role: Role::Partner,
            scope: Scope {
                kind: ScopeKind::Organisation,
                id: Some("verband".to_owned()),
            },
            ..scene.roles[0].clone()
        };
        let addressed = |organisation: &str, holds| {
            Some(Addressed {
                organisation: organisation.to_owned(),
                holds,
            })
        };
        scene.subject.account = None;
        scene.subject.addressed = addressed("verband", true);
        assert_eq!(seen_by_clara(&scene, &[], &[]), Relation::OtherController);
        scene.roles.push(member);
        assert_eq!(seen_by_clara(&scene, &[], &[]), Relation::Addressed);
        scene.subject.addressed = addressed("verband", false);
        assert_eq!(seen_by_clara(&scene, &[], &[]), Relation::Withdrawn);
        scene.subject.addressed = addressed("other", true);
        assert_eq!(seen_by_clara(&scene, &[], &[]), Relation::OtherController);
        scene.subject.addressed = addressed("verband", true);
        scene.subject.is_restricted = true;
        assert_eq!(seen_by_clara(&scene, &[], &[]), Relation::Restricted);
    }
}
