//! The boards that come with the program: functions from public sources, no persons. A data file, read only when a
//! district is set up.

use base::day::Day;
use base::ids::{BoardId, Ids, MembershipId, MunicipalityId, OrganisationId, RegionId};
use db::failure::Failure;
use db::tx::Tx;
use organisation::district_file::file_ids::FileIds;
use organisation::model::ags::DistrictAgs;
use organisation::model::structure::Structure;
use toml::{Table, Value};

use crate::board::model::{Board, BoardKind, QuorumRule};
use crate::board::store::insert as insert_board;
use crate::seat::model::{Part, Seat, SeatKind};
use crate::seat::store::insert as insert_seat;

/// The Kreis Paderborn.
pub const KREIS_PADERBORN: &str = include_str!("../districts/kreis-paderborn.toml");

/// Why a file was not taken over.
#[derive(Debug, thiserror::Error)]
pub enum NotShipped {
    /// The file itself is broken; found by the first test that reads it.
    #[error("Gremien: {0}")]
    Broken(String),
    /// The database did not do it.
    #[error("boards not written")]
    Database(#[from] Failure),
}

/// A board with its seats.
type Seated = (Board, Vec<Seat>);

/// Adds the boards of the file for this district; none if the file is for another one. Returns how many came.
///
/// # Errors
/// [`NotShipped`]; then the transaction must be dropped.
pub async fn import(
    tx: &mut Tx,
    text: &str,
    (structure, today): (&Structure, Day),
    ids: &Ids,
) -> Result<usize, NotShipped> {
    let boards = read(text, (structure, today), ids)?;
    for (board, seats) in &boards {
        insert_board(tx, board).await?;
        for seat in seats {
            insert_seat(tx, seat).await?;
        }
    }
    Ok(boards.len())
}

/// The boards that a file describes for this district.
///
/// # Errors
/// [`NotShipped::Broken`] with what is wrong.
pub fn read(text: &str, (structure, today): (&Structure, Day), ids: &Ids) -> Result<Vec<Seated>, NotShipped> {
    let file: Table = text
        .parse()
        .map_err(|error: toml::de::Error| NotShipped::Broken(error.to_string()))?;
    let district: DistrictAgs = structure.district.ags.clone();
    if file.get("ags").and_then(Value::as_str) != Some(district.as_str()) {
        return Ok(Vec::new());
    }
    let starts_on = file
        .get("ab")
        .and_then(|day| day.to_string().parse().ok())
        .ok_or_else(|| NotShipped::Broken("ab fehlt".to_owned()))?;
    let reader = Reader {
        file_ids: FileIds::of(district),
        structure,
        starts_on,
        ids,
    };
    let mut boards = Vec::new();
    for table in file
        .get("gremium")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        boards.push(reader.board(table.as_table(), Place::District)?);
    }
    let per_region = file.get("je-region").and_then(Value::as_table);
    for region in structure
        .regions_on(today)
        .into_iter()
        .filter(|_| per_region.is_some())
    {
        boards.push(reader.board(per_region, Place::Region(region.id, &region.name))?);
    }
    let per_place = file.get("je-kommune").and_then(Value::as_table);
    for place in structure.municipalities.iter().filter(|_| per_place.is_some()) {
        let administration = place.administration;
        boards.push(reader.board(
            per_place,
            Place::Municipality(place.id, &place.name, administration),
        )?);
    }
    Ok(boards)
}

/// Where a board belongs.
#[derive(Clone, Copy)]
enum Place<'a> {
    District,
    Region(RegionId, &'a str),
    Municipality(MunicipalityId, &'a str, Option<OrganisationId>),
}

struct Reader<'a> {
    file_ids: FileIds,
    structure: &'a Structure,
    starts_on: Day,
    ids: &'a Ids,
}

impl Reader<'_> {
    fn board(&self, table: Option<&Table>, place: Place<'_>) -> Result<Seated, NotShipped> {
        let table = table.ok_or_else(|| NotShipped::Broken("ein Gremium ist keine Tabelle".to_owned()))?;
        let name = match place {
            Place::District => words(table, "name"),
            Place::Region(_, of) | Place::Municipality(_, of, _) => format!("{} {of}", words(table, "name")),
        };
        let broken = |what: &str| NotShipped::Broken(format!("„{name}“: {what}"));
        let kind: BoardKind = words(table, "art")
            .parse()
            .map_err(|_| broken("unbekannte Art"))?;
        let quorum: QuorumRule = match table.get("beschlussfaehig").and_then(Value::as_str) {
            Some(rule) => rule.parse().map_err(|_| broken("unbekannte Regel"))?,
            None => QuorumRule::None,
        };
        let number = |key: &str| table.get(key).and_then(Value::as_integer).unwrap_or_default();
        let board = Board {
            id: BoardId::from_uuid(self.ids.next()),
            kind,
            purpose: words(table, "aufgabe"),
            municipality: match place {
                Place::Municipality(id, ..) => Some(id),
                Place::District | Place::Region(..) => None,
            },
            region: match place {
                Place::Region(id, _) => Some(id),
                Place::District | Place::Municipality(..) => None,
            },
            founded_by: None,
            meets_per_year: number("sitzungen"),
            quorum,
            invitation_days: number("frist"),
            shows_drafts: true,
            is_informed_only: kind.is_informed_only(),
            to_confirm: words(table, "bestaetigen"),
            source: words(table, "quelle"),
            starts_on: self.starts_on,
            ends_on: None,
            version: 1,
            name: name.clone(),
        };
        let seats = table.get("sitz").and_then(Value::as_array);
        let seats = (1..)
            .zip(seats.into_iter().flatten().filter_map(Value::as_table))
            .map(|(position, seat)| self.seat((position, seat), (&board, place)))
            .collect::<Result<Vec<Seat>, String>>()
            .map_err(|what| broken(&what))?;
        Ok((board, seats))
    }

    fn seat(
        &self,
        (position, table): (i64, &Table),
        (board, place): (&Board, Place<'_>),
    ) -> Result<Seat, String> {
        let kind = match table.get("sitz").and_then(Value::as_str) {
            None | Some("kraft-amtes") => SeatKind::ExOfficio,
            Some("benannt") => SeatKind::Named,
            Some("nach-bedarf") => SeatKind::AsNeeded,
            Some("themenspezifisch") => SeatKind::ByTopic,
            Some(other) => return Err(format!("unbekannter Sitz {other}")),
        };
        let part = match table.get("aufgabe").and_then(Value::as_str) {
            None => Part::Member,
            Some(code) => code.parse().map_err(|_| format!("unbekannte Aufgabe {code}"))?,
        };
        let own = table
            .get("verwaltung")
            .and_then(Value::as_bool)
            .unwrap_or_default();
        let organisation = match (place, table.get("organisation").and_then(Value::as_str)) {
            (Place::Municipality(.., administration), _) if own => administration,
            (_, Some(key)) => {
                let id = self.file_ids.organisation(key);
                let known = self.structure.organisation(id).map(|one| one.id);
                Some(known.ok_or_else(|| format!("unbekannte Organisation {key}"))?)
            }
            _ => None,
        };
        let source = table.get("quelle").and_then(Value::as_str);
        Ok(Seat {
            id: MembershipId::from_uuid(self.ids.next()),
            board: board.id,
            position,
            kind,
            part,
            function: words(table, "funktion"),
            organisation,
            person_name: String::new(),
            email: String::new(),
            account: None,
            has_vote: table
                .get("stimme")
                .and_then(Value::as_bool)
                .unwrap_or(!board.is_informed_only),
            substitute_of: None,
            to_confirm: words(table, "bestaetigen"),
            source: source.map_or_else(|| board.source.clone(), str::to_owned),
            from_day: self.starts_on,
            until_day: None,
            version: 1,
        })
    }
}

fn words(table: &Table, key: &str) -> String {
    table
        .get(key)
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned()
}
