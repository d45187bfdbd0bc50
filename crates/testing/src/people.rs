//! The people of all tests, by first name, each with a role. None of them exists.

use access::account::model::NewAccount;
use access::account::store as accounts;
use access::role::{Role, RoleAssignment, Scope, ScopeKind};
use access::session::model::{Session, SignedIn};
use access::session::store as sessions;
use access::subject::store::stand_in::{StandIn, insert_stand_in};
use base::ids::{AccountId, MunicipalityId, OrganisationId, RoleAssignmentId, RowId};

use crate::house::House;

/// The Kreis as employer and controller.
pub fn kreis() -> OrganisationId {
    "00000000-0000-4000-8000-0000000000a1".parse().expect("an id")
}

/// The city as employer and controller.
pub fn stadt() -> OrganisationId {
    "00000000-0000-4000-8000-0000000000a2".parse().expect("an id")
}

/// A municipality in the north.
pub fn delbrueck() -> MunicipalityId {
    "00000000-0000-4000-8000-0000000000b1".parse().expect("an id")
}

/// The city.
pub fn paderborn() -> MunicipalityId {
    "00000000-0000-4000-8000-0000000000b2".parse().expect("an id")
}

impl House {
    /// Anna, case manager of the Kreis in Delbrück.
    pub async fn anna(&self) -> SignedIn {
        let scopes = [employer(kreis()), place(delbrueck())];
        self.someone("anna.test", "Anna Test", Role::CaseManager, &scopes)
            .await
    }

    /// Bernd, coordinator for the whole district.
    pub async fn bernd(&self) -> SignedIn {
        self.someone(
            "bernd.test",
            "Bernd Test",
            Role::Coordinator,
            &[Scope::district()],
        )
        .await
    }

    /// Clara, case manager of the city: another controller, another place.
    pub async fn clara(&self) -> SignedIn {
        let scopes = [employer(stadt()), place(paderborn())];
        self.someone("clara.test", "Clara Test", Role::CaseManager, &scopes)
            .await
    }

    /// Dora, data protection officer.
    pub async fn dora(&self) -> SignedIn {
        self.someone(
            "dora.test",
            "Dora Test",
            Role::DataProtectionOfficer,
            &[Scope::district()],
        )
        .await
    }

    /// Emil, partner.
    pub async fn emil(&self) -> SignedIn {
        self.someone("emil.test", "Emil Test", Role::Partner, &[Scope::district()])
            .await
    }

    /// Fatma, officer of the residence office.
    pub async fn fatma(&self) -> SignedIn {
        self.someone(
            "fatma.test",
            "Fatma Test",
            Role::ResidenceOfficer,
            &[Scope::district()],
        )
        .await
    }

    /// Gregor, administrator.
    pub async fn gregor(&self) -> SignedIn {
        self.someone(
            "gregor.test",
            "Gregor Test",
            Role::Administrator,
            &[Scope::district()],
        )
        .await
    }

    /// Hanna, programme lead.
    pub async fn hanna(&self) -> SignedIn {
        self.someone(
            "hanna.test",
            "Hanna Test",
            Role::ProgrammeLead,
            &[Scope::district()],
        )
        .await
    }

    /// Ida, another case manager of the Kreis in Delbrück.
    pub async fn ida(&self) -> SignedIn {
        self.case_manager("Ida Test", kreis()).await
    }

    /// A case manager of this employer in Delbrück.
    pub async fn case_manager(&self, name: &str, at: OrganisationId) -> SignedIn {
        let login = format!("{}.test", name.to_lowercase().replace(' ', "."));
        let scopes = [employer(at), place(delbrueck())];
        self.someone(&login, name, Role::CaseManager, &scopes).await
    }

    /// Everybody but Anna: other roles, another controller, a colleague of the same place.
    pub async fn others(&self) -> Vec<SignedIn> {
        vec![
            self.bernd().await,
            self.clara().await,
            self.dora().await,
            self.emil().await,
            self.fatma().await,
            self.gregor().await,
            self.hanna().await,
            self.ida().await,
        ]
    }

    /// Lets an account stand in for another on these days.
    ///
    /// # Panics
    /// If the database refuses.
    pub async fn stands_in(&self, account: AccountId, for_account: AccountId, (from, until): (&str, &str)) {
        let stand_in = StandIn {
            id: RowId::from_uuid(self.ids.next()),
            for_account,
            account,
            from: from.parse().expect("a day"),
            until: until.parse().expect("a day"),
        };
        let mut tx = self.back_door.write().await.expect("a transaction");
        insert_stand_in(&mut tx, &stand_in, for_account, self.clock.now())
            .await
            .expect("a stand-in");
        tx.commit().await.expect("committed");
    }

    /// One person for each role of the policy.
    pub async fn everyone(&self) -> Vec<(Role, SignedIn)> {
        let mut all = Vec::new();
        for role in Role::ALL {
            let scopes: &[Scope] = if *role == Role::CaseManager {
                &[employer(kreis()), place(delbrueck())]
            } else {
                &[Scope::district()]
            };
            all.push((
                *role,
                self.someone(&format!("{role}.test"), "Rolle Test", *role, scopes)
                    .await,
            ));
        }
        all
    }

    /// An account with a role at these scopes, signed in.
    ///
    /// # Panics
    /// If the database refuses.
    pub async fn someone(&self, login: &str, name: &str, role: Role, scopes: &[Scope]) -> SignedIn {
        let account = AccountId::from_uuid(self.ids.next());
        let now = self.clock.now();
        let new = NewAccount {
            login: login.to_owned(),
            display_name: name.to_owned(),
            email: format!("{login}@example.org"),
        };
        let mut tx = self.back_door.write().await.expect("a transaction");
        accounts::insert(&mut tx, account, &new, now)
            .await
            .expect("an account");
        for scope in scopes {
            let assignment = RoleAssignment {
                id: RoleAssignmentId::from_uuid(self.ids.next()),
                account,
                role,
                scope: scope.clone(),
                valid_from: now.day(),
                valid_until: None,
            };
            accounts::insert_role_assignment(&mut tx, &assignment, None, now)
                .await
                .expect("a role");
        }
        tx.commit().await.expect("committed");
        self.signed_in(account).await
    }

    /// A new session of this account.
    ///
    /// # Panics
    /// If the database refuses.
    pub async fn signed_in(&self, account: AccountId) -> SignedIn {
        let token = self.access.new_token().await.expect("a token");
        let now = self.clock.now();
        let session = Session {
            token_hash: token.hash(),
            account,
            begun_at: now,
            seen_at: now,
            ends_at: now.plus_hours(10),
            second_factor_at: Some(now),
            stepped_up_at: None,
            device: "Firefox, Linux".to_owned(),
        };
        let mut tx = self.back_door.write().await.expect("a transaction");
        sessions::insert(&mut tx, &session).await.expect("a session");
        tx.commit().await.expect("committed");
        self.access
            .session(&token)
            .await
            .expect("the database answers")
            .expect("a session")
    }
}

fn employer(id: OrganisationId) -> Scope {
    Scope {
        kind: ScopeKind::Employer,
        id: Some(id.to_string()),
    }
}

fn place(id: MunicipalityId) -> Scope {
    Scope {
        kind: ScopeKind::Municipality,
        id: Some(id.to_string()),
    }
}
