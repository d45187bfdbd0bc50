//! Whose posts somebody oversees. The Fachaufsicht follows the post, not the employer of whoever fills it. No database.

use access::role::{Role, RoleAssignment, ScopeKind};
use base::day::Day;
use organisation::model::post::Post;
use organisation::model::structure::Structure;

/// The posts that roles of steering reach: all of the district, or those that an organisation or a place names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Oversight {
    is_of_the_district: bool,
    ids: Vec<String>,
}

impl Oversight {
    /// What these roles oversee.
    pub fn of(roles: &[RoleAssignment]) -> Self {
        let steering = roles
            .iter()
            .filter(|one| matches!(one.role, Role::Coordinator | Role::ProgrammeLead));
        let scopes: Vec<_> = steering.map(|one| &one.scope).collect();
        Self {
            is_of_the_district: scopes.iter().any(|scope| scope.kind == ScopeKind::District),
            ids: scopes.iter().filter_map(|scope| scope.id.clone()).collect(),
        }
    }

    /// Whether it is the whole district: then people without a post are seen, too.
    pub const fn is_of_the_district(&self) -> bool {
        self.is_of_the_district
    }

    /// Whether this post is overseen on this day: by the organisation that has the Fachaufsicht, or by its place.
    pub fn covers(&self, post: &Post, (structure, day): (&Structure, Day)) -> bool {
        if self.is_of_the_district {
            return true;
        }
        let place = post
            .allocation
            .value_on(day)
            .map(|allocation| allocation.workplace);
        let municipality = place.and_then(|place| structure.municipality_of(place));
        let region = place.and_then(|place| structure.region_of_workplace(place, day));
        let own = [
            post.technical_supervision_on(day).map(|id| id.to_string()),
            municipality.map(|id| id.to_string()),
            region.map(|id| id.to_string()),
        ];
        own.iter().flatten().any(|id| self.ids.contains(id))
    }
}

#[cfg(test)]
mod tests {
    use access::role::Scope;
    use base::ids::{AccountId, RoleAssignmentId};
    use organisation::district_file::file_ids::FileIds;
    use organisation::district_file::parse::parse;
    use organisation::district_file::shipped::KREIS_PADERBORN;
    use uuid::Uuid;

    use super::*;

    fn coordinator(kind: ScopeKind, id: Option<String>) -> Oversight {
        Oversight::of(&[RoleAssignment {
            id: RoleAssignmentId::from_uuid(Uuid::nil()),
            account: AccountId::from_uuid(Uuid::nil()),
            role: Role::Coordinator,
            scope: Scope { kind, id },
            valid_from: "2026-01-01".parse().unwrap(),
            valid_until: None,
        }])
    }

    #[test]
    fn the_fachaufsicht_follows_the_post_whoever_employs_there() {
        let structure = parse(KREIS_PADERBORN).unwrap().structure;
        let ids = FileIds::of("05774".parse().unwrap());
        let day: Day = "2026-03-02".parse().unwrap();
        let posts = |oversight: &Oversight| {
            let covered = structure
                .posts
                .iter()
                .filter(|post| oversight.covers(post, (&structure, day)));
            covered.count()
        };
        let borchen = structure.post(ids.post("case-management-borchen")).unwrap();
        let supervisor = borchen.technical_supervision_on(day).unwrap();

        let whole = coordinator(ScopeKind::District, None);
        assert_eq!(posts(&whole), structure.posts.len());
        let by_organisation = coordinator(ScopeKind::Organisation, Some(supervisor.to_string()));
        assert!(by_organisation.covers(borchen, (&structure, day)));
        assert!(posts(&by_organisation) < structure.posts.len());
        let borchen_only = ids.municipality("borchen").to_string();
        assert_eq!(
            posts(&coordinator(ScopeKind::Municipality, Some(borchen_only))),
            1
        );
        assert_eq!(posts(&coordinator(ScopeKind::Board, Some("1".to_owned()))), 0);
        assert!(!by_organisation.is_of_the_district());
    }
}
