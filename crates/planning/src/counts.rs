//! What this room counts for the figures: needs, residence and goals in groups. Withholds nothing itself, that is
//! `figures`.

mod store;

use access::permit::JobPermit;
use cases::life_area::LifeArea;
use db::tx::Tx;
use figures::asked::{Column, Counted, Counter};
use figures::kind::Kind;
use figures::period::Period;

use crate::responsibility::model::Residence;
use crate::review::model::Attainment;

/// The tables that this room counts.
pub const COUNTERS: &[Counter] = &[
    Counter {
        kind: Kind::Needs,
        columns: areas,
        count: needs,
    },
    Counter {
        kind: Kind::Goals,
        columns: attainment,
        count: goals,
    },
    Counter {
        kind: Kind::Residence,
        columns: residences,
        count: residence,
    },
];

fn areas() -> Vec<Column> {
    LifeArea::ALL
        .iter()
        .map(|area| Column {
            code: area.code(),
            german: area.german(),
        })
        .collect()
}

/// „Unknown" stands last: it takes what is not said.
fn residences() -> Vec<Column> {
    let known = Residence::ALL.iter().filter(|one| **one != Residence::Unknown);
    known
        .chain([&Residence::Unknown])
        .map(|one| Column {
            code: one.code(),
            german: one.german(),
        })
        .collect()
}

/// How far a goal was reached, in the words of the review, the farthest first.
fn attainment() -> Vec<Column> {
    let codes = ["0", "1", "2", "3", "4"];
    let levels = Attainment::ALL.iter().zip(codes).rev();
    levels
        .map(|(level, code)| Column {
            code,
            german: level.german(),
        })
        .collect()
}

fn needs<'t>(tx: &'t mut Tx, permit: &'t JobPermit, period: Period) -> Counted<'t> {
    Box::pin(store::needs(tx, permit, period))
}

fn goals<'t>(tx: &'t mut Tx, permit: &'t JobPermit, period: Period) -> Counted<'t> {
    Box::pin(store::goals(tx, permit, period))
}

fn residence<'t>(tx: &'t mut Tx, permit: &'t JobPermit, period: Period) -> Counted<'t> {
    Box::pin(store::residence(tx, permit, period))
}
