//! The numbers of a theme: how often its obstacles were noted, from published figures alone, so that nothing can be
//! rebuilt from a theme that the figures do not say already. Counts nothing itself.

use access::permit::{House, Permit};
use access::role::{Role, ScopeKind};
use access::session::model::SignedIn;
use charts::cell::Cell;
use charts::chart::Chart;
use charts::lines::Lines;
use charts::series::Series;
use charts::table::{Column, Table};
use db::tx::Tx;
use figures::kind::{Kind, WITHIN};
use figures::place::Spot;
use figures::shown::Shown;
use figures::snapshot::{Published, store};
use organisation::model::field_of_action::FieldOfAction;

use crate::words::ObstacleKind;

/// How such numbers are to be read.
pub(crate) const READING: &str = "Veröffentlichte Zahlen, auf 5 gerundet; „unter 5“: keine, eine oder zwei; „–“: zurückgehalten, \
     weil sich sonst auf Einzelne schließen ließe. Gezählt sind Fälle und Beratungen, nicht Meldungen.";

/// The figures of the last half-year that was published.
#[derive(Debug, Default)]
pub(crate) struct Figures {
    by_field: Option<Published>,
    by_kind: Option<Published>,
}

/// Whose rows somebody sees: who steers sees all places, a case manager the own ones.
#[derive(Debug)]
pub(crate) enum Sight {
    /// All places.
    District,
    /// These regions and municipalities.
    Places(Vec<String>),
}

impl Sight {
    pub(crate) fn of(who: &SignedIn) -> Self {
        let steers = |role| matches!(role, Role::Coordinator | Role::ProgrammeLead);
        if who.roles.iter().any(|one| steers(one.role)) {
            return Self::District;
        }
        let own = who
            .roles
            .iter()
            .filter(|one| matches!(one.scope.kind, ScopeKind::Region | ScopeKind::Municipality));
        Self::Places(own.filter_map(|one| one.scope.id.clone()).collect())
    }

    fn shows(&self, key: &str) -> bool {
        match self {
            Self::District => true,
            Self::Places(keys) => keys.iter().any(|own| own == key),
        }
    }
}

/// The column in which the cases of a field and kind stand.
fn column(field: FieldOfAction, kind: ObstacleKind) -> String {
    format!("{field}{WITHIN}{kind}")
}

impl Figures {
    /// Reads the latest tables of obstacles, in the same few statements however many themes ask.
    pub(crate) async fn latest(tx: &mut Tx, permit: &Permit<House>) -> access::failure::Result<Self> {
        let mut figures = Self::default();
        for table in store::latest(tx, permit).await? {
            match table.0 {
                Kind::Obstacles => figures.by_field = store::table(tx, permit, table).await?,
                Kind::ObstacleKinds => figures.by_kind = store::table(tx, permit, table).await?,
                _ => {}
            }
        }
        Ok(figures)
    }

    /// Of which time they are: „1. Halbjahr 2026".
    pub(crate) fn period(&self) -> Option<String> {
        let table = self.by_field.as_ref().or(self.by_kind.as_ref());
        table.map(|table| table.period.german())
    }

    /// How often it was noted in the district: of this kind if there is one, else in the whole field.
    pub(crate) fn of(&self, field: FieldOfAction, kind: Option<ObstacleKind>) -> Option<Shown> {
        match kind {
            Some(kind) => self
                .by_kind
                .as_ref()?
                .shown(&Spot::District, &column(field, kind)),
            None => self.by_field.as_ref()?.shown(&Spot::District, field.code()),
        }
    }

    /// The field of action by region and municipality, as far as somebody sees them; `None` while nothing is published.
    pub(crate) fn places(&self, field: FieldOfAction, sight: &Sight) -> Option<Table> {
        let table = self.by_field.as_ref()?;
        let of = |spot: &Spot| cell(table.shown(spot, field.code()));
        let mut rows = Table::new(
            format!("{} nach Ort, {}", field.german(), table.period.german()),
            [Column::text("Ort"), Column::number("Fälle und Beratungen")],
        );
        for region in &table.places.regions {
            let spot = Spot::Region(region.key.clone());
            if table.places.has_regions() && !table.places.is_nowhere(&spot) && sight.shows(&region.key) {
                rows.push([Cell::text(&region.name), of(&spot)]);
            }
            for place in &region.municipalities {
                let spot = Spot::Municipality(place.key.clone());
                let is_seen = sight.shows(&place.key) || sight.shows(&region.key);
                if is_seen && !table.places.is_nowhere(&spot) {
                    rows.push([Cell::text(format!("– {}", place.name)), of(&spot)]);
                }
            }
        }
        let total = [Cell::text(&table.places.district), of(&Spot::District)];
        Some(rows.with_total(total).with_note(READING))
    }
}

/// How often it was noted in the district, half-year by half-year; `None` while there are fewer than two.
pub(crate) async fn curve(
    tx: &mut Tx,
    permit: &Permit<House>,
    (field, kind): (FieldOfAction, Option<ObstacleKind>),
) -> access::failure::Result<Option<Chart>> {
    let values = match kind {
        Some(kind) => store::curve(tx, permit, (Kind::ObstacleKinds, &column(field, kind))).await?,
        None => store::curve(tx, permit, (Kind::Obstacles, field.code())).await?,
    };
    if values.len() < 2 {
        return Ok(None);
    }
    let name = kind.map_or(field.german(), ObstacleKind::german);
    Ok(Some(Chart::Lines(Lines {
        title: "Wie oft es im Kreis gemeldet wurde".to_owned(),
        periods_are: "Halbjahr".to_owned(),
        values_are: "Fälle und Beratungen".to_owned(),
        periods: values.iter().map(|(period, _)| period.german()).collect(),
        series: vec![Series::new(
            name,
            values.iter().map(|(_, shown)| cell(Some(*shown))),
        )],
    })))
}

fn cell(shown: Option<Shown>) -> Cell {
    match shown {
        Some(Shown::Number(number)) => Cell::Number(number),
        Some(Shown::UnderFive) => Cell::Under(5),
        Some(Shown::Withheld) => Cell::Withheld,
        None => Cell::Empty,
    }
}

/// A number in a list: „45", „unter 5", „–".
pub(crate) fn german(shown: Option<Shown>) -> String {
    cell(shown).german()
}
