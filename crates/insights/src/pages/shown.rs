//! The table that a page or file is about: which one, of what time, and what its columns are called.

use access::act::Act;
use figures::asked::{Column, Counters};
use figures::draft::SUM;
use figures::kind::{BEGUN, CLOSED, Kind};
use figures::period::Period;
use figures::snapshot::{Published, store};
use web::answer::Refused;
use web::request::Request;

use crate::view::{Curve, Sight, View};

/// A table with everything that is needed to show it.
pub(super) struct Table {
    pub(super) kind: Kind,
    pub(super) periods: Vec<Period>,
    pub(super) published: Option<Published>,
    pub(super) curves: Vec<Curve>,
    columns: Vec<Column>,
    sight: Sight,
}

impl Table {
    /// The table that the address names: `tabelle` and `zeit`; the first table and its latest time if it names none.
    pub(super) async fn asked(request: &Request) -> Result<Self, Refused> {
        let who = request.who()?;
        let (mut tx, permit) = request.access().enter(who, Act::FiguresRead).await?;
        let query = request.query();
        let kind = match query.text("tabelle") {
            "" => Kind::OpenCases,
            code => code.parse().map_err(|_| Refused::NotFound)?,
        };
        let periods = store::periods(&mut tx, &permit, kind).await?;
        let period = match query.text("zeit") {
            "" => periods.first().copied(),
            code => Some(code.parse::<Period>().map_err(|_| Refused::NotFound)?),
        };
        let published = match period {
            Some(period) => Some(
                store::table(&mut tx, &permit, (kind, period))
                    .await?
                    .ok_or(Refused::NotFound)?,
            ),
            None => None,
        };
        let mut curves = Vec::new();
        for (name, column) in curves_of(kind) {
            let values = store::curve(&mut tx, &permit, (kind, column)).await?;
            curves.push(Curve { name, values });
        }
        Ok(Self {
            kind,
            periods,
            published,
            curves,
            columns: request.room::<Counters>()?.columns(kind),
            sight: Sight::of(who),
        })
    }

    /// How it is read, if it was published at all.
    pub(super) fn view(&self) -> Option<View<'_>> {
        Some(View {
            published: self.published.as_ref()?,
            columns: &self.columns,
            sight: &self.sight,
        })
    }

    /// Whether only some places are shown.
    pub(super) fn is_partial(&self) -> bool {
        self.sight != Sight::District
    }

    /// The address of this table and time, below a page or file.
    pub(super) fn address(&self, below: &str) -> String {
        match &self.published {
            Some(published) => format!("{below}?tabelle={}&zeit={}", self.kind, published.period),
            None => format!("{below}?tabelle={}", self.kind),
        }
    }
}

/// The lines of the curve of a monthly table: what is shown of the whole district, month by month.
const fn curves_of(kind: Kind) -> &'static [(&'static str, &'static str)] {
    match kind {
        Kind::OpenCases => &[("offen", SUM)],
        Kind::Course => &[("begonnen", BEGUN), ("abgeschlossen", CLOSED)],
        _ => &[],
    }
}
