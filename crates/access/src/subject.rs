//! Persons, cases, contacts, emergency notes, lists to be taken over, extracts for others and reconstructions before
//! their release as the gate knows them: whose they are, of which controller, where.
//! Nothing of their content.

pub mod store;

use std::fmt::Display;

use base::ids::{CaseId, ContactId, EmergencyId, ImportId, PersonId, ReconstructionId, ReferralId};
use vault::subject::KeySubject;

use crate::audit::model::AuditSubject;
use crate::subject::store::SubjectKind;

/// What has a file and a key of its own. Three shelves, three types: contact, case, emergency note; and the person.
pub trait Keyed: Copy + Display + Send + Sync + 'static {
    /// Its kind.
    const KIND: SubjectKind;

    /// Whose key opens it.
    fn key_subject(self) -> KeySubject;

    /// How the audit trail names it.
    fn audit_subject(self) -> AuditSubject;
}

impl Keyed for PersonId {
    const KIND: SubjectKind = SubjectKind::Person;
    fn key_subject(self) -> KeySubject {
        KeySubject::Person(self)
    }
    fn audit_subject(self) -> AuditSubject {
        AuditSubject::Person(self)
    }
}

impl Keyed for CaseId {
    const KIND: SubjectKind = SubjectKind::Case;
    fn key_subject(self) -> KeySubject {
        KeySubject::Case(self)
    }
    fn audit_subject(self) -> AuditSubject {
        AuditSubject::Case(self)
    }
}

impl Keyed for ContactId {
    const KIND: SubjectKind = SubjectKind::Contact;
    fn key_subject(self) -> KeySubject {
        KeySubject::Contact(self)
    }
    fn audit_subject(self) -> AuditSubject {
        AuditSubject::Contact(self)
    }
}

impl Keyed for EmergencyId {
    const KIND: SubjectKind = SubjectKind::Emergency;
    fn key_subject(self) -> KeySubject {
        KeySubject::Emergency(self)
    }
    fn audit_subject(self) -> AuditSubject {
        AuditSubject::Emergency(self)
    }
}

impl Keyed for ImportId {
    const KIND: SubjectKind = SubjectKind::Import;
    fn key_subject(self) -> KeySubject {
        KeySubject::Import(self)
    }
    fn audit_subject(self) -> AuditSubject {
        AuditSubject::Import(self)
    }
}

impl Keyed for ReferralId {
    const KIND: SubjectKind = SubjectKind::Referral;
    fn key_subject(self) -> KeySubject {
        KeySubject::Referral(self)
    }
    fn audit_subject(self) -> AuditSubject {
        AuditSubject::Referral(self)
    }
}

impl Keyed for ReconstructionId {
    const KIND: SubjectKind = SubjectKind::Reconstruction;
    fn key_subject(self) -> KeySubject {
        KeySubject::Reconstruction(self)
    }
    fn audit_subject(self) -> AuditSubject {
        AuditSubject::Reconstruction(self)
    }
}
