//! Wishes and decisions in words. No rule, no database.

use access::approval::model::{Decision, Wish};
use post::notice::model::NoticeKind;

use crate::scope::{ScopeChoice, named};

/// What is wished, in one German sentence without names.
pub(crate) fn wish_german(wish: &Wish, choices: &[ScopeChoice]) -> String {
    match wish {
        Wish::SecondFactorReset => "Zweiten Faktor (oder PIN) zurücksetzen".to_owned(),
        Wish::RoleGrant {
            role,
            scope,
            from,
            until,
        } => {
            let end = until
                .map(|day| format!(" bis {}", day.plus_days(-1).german()))
                .unwrap_or_default();
            format!(
                "Rolle „{}“ ({}) ab {}{end}",
                role.german(),
                named(scope, choices),
                from.german()
            )
        }
        Wish::StandIn { from, until, .. } => {
            format!(
                "Vertretung von {} bis {}",
                from.german(),
                until.plus_days(-1).german()
            )
        }
        Wish::ProtectionLift { .. } => "Schutz einer Akte aufheben".to_owned(),
        Wish::ProtectionHandOver { .. } => "Geschützte Akte abgeben".to_owned(),
    }
}

/// What the owner and the data protection officers are told when it is done.
pub(crate) const fn done_notice(wish: &Wish) -> NoticeKind {
    match wish {
        Wish::SecondFactorReset => NoticeKind::SecondFactorReset,
        Wish::RoleGrant { .. } => NoticeKind::RoleGranted,
        Wish::StandIn { .. } => NoticeKind::StandInArranged,
        Wish::ProtectionLift { .. } => NoticeKind::ProtectionLifted,
        Wish::ProtectionHandOver { .. } => NoticeKind::ProtectionHandedOver,
    }
}

/// What the one who asked is told.
pub(crate) const fn answer_notice(decision: Decision) -> NoticeKind {
    match decision {
        Decision::Approved => NoticeKind::ApprovalGranted,
        Decision::Rejected => NoticeKind::ApprovalRefused,
    }
}

/// A decision in one word.
pub(crate) const fn decision_german(decision: Decision) -> &'static str {
    match decision {
        Decision::Approved => "zugestimmt",
        Decision::Rejected => "abgelehnt",
    }
}
