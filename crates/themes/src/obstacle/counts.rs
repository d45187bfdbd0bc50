//! What is counted of obstacles for the figures: cases by place and field, and by field and kind. Withholds nothing itself,
//! that is `figures`.

use std::sync::LazyLock;

use access::permit::JobPermit;
use db::tx::Tx;
use figures::asked::{Column, Counted, Counter};
use figures::kind::{Kind, WITHIN};
use figures::period::Period;
use organisation::model::field_of_action::FieldOfAction;

use crate::obstacle::store::counts as store;
use crate::words::ObstacleKind;

/// The tables that this room counts.
pub const COUNTERS: &[Counter] = &[
    Counter {
        kind: Kind::Obstacles,
        columns: fields,
        count: by_field,
    },
    Counter {
        kind: Kind::ObstacleKinds,
        columns: || KINDS.iter().map(|(.., column)| *column).collect(),
        count: by_kind,
    },
];

/// The columns of fields and kinds. Made once, of closed lists: their names live as long as the program.
static KINDS: LazyLock<Vec<(FieldOfAction, ObstacleKind, Column)>> = LazyLock::new(|| {
    let published = || {
        ObstacleKind::ALL
            .iter()
            .filter(|kind| **kind != ObstacleKind::Other)
    };
    let of_field = |field: &FieldOfAction| {
        let field = *field;
        published().map(move |kind| {
            let code: &'static str = format!("{field}{WITHIN}{kind}").leak();
            let german: &'static str = format!("{}: {}", field.german(), kind.german()).leak();
            (field, *kind, Column { code, german })
        })
    };
    FieldOfAction::ALL.iter().flat_map(of_field).collect()
});

/// The column of [`Kind::ObstacleKinds`] in which a field and kind are published; none for [`ObstacleKind::Other`].
pub fn column(field: FieldOfAction, kind: ObstacleKind) -> Option<&'static str> {
    KINDS
        .iter()
        .find(|(own_field, own_kind, _)| (*own_field, *own_kind) == (field, kind))
        .map(|(.., column)| column.code)
}

fn fields() -> Vec<Column> {
    FieldOfAction::ALL
        .iter()
        .map(|field| Column {
            code: field.code(),
            german: field.german(),
        })
        .collect()
}

fn by_field<'t>(tx: &'t mut Tx, permit: &'t JobPermit, period: Period) -> Counted<'t> {
    Box::pin(store::by_field(tx, permit, period))
}

fn by_kind<'t>(tx: &'t mut Tx, permit: &'t JobPermit, period: Period) -> Counted<'t> {
    Box::pin(store::by_kind(tx, permit, period))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_every_field_has_a_column_but_what_is_of_no_kind() {
        for field in FieldOfAction::ALL {
            for kind in ObstacleKind::ALL {
                let column = column(*field, *kind);
                assert_eq!(column.is_none(), *kind == ObstacleKind::Other, "{field} {kind}");
            }
        }
        assert_eq!(
            column(FieldOfAction::Housing, ObstacleKind::NoOffer),
            Some("housing.no_offer")
        );
    }

    #[test]
    fn the_column_of_a_kind_begins_with_that_of_its_field() {
        let fields = fields();
        for (.., column) in KINDS.iter() {
            let (field, _) = column.code.split_once(WITHIN).unwrap();
            assert!(fields.iter().any(|one| one.code == field), "{}", column.code);
        }
    }
}
