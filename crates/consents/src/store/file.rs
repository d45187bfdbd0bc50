//! Everything that was declared about one person, put together for its page and for paper.

use std::collections::{BTreeMap, BTreeSet};

use access::failure::{Denied, Result};
use access::permit::Permit;
use base::day::Day;
use base::ids::{OrganisationId, PersonId, RowId};
use base::language::Language;
use base::moment::Moment;
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::{Open, Sealed};

use crate::model::declaration::{Explained, Form, GivenBy, Kind};
use crate::model::row::{Recipient, Row};
use crate::store::controller::{self, Controller};
use crate::store::giving::{INTERPRETER, REMARK, STROKES, place};
use crate::store::scans::{self, Scan};
use crate::store::{recipients, rows};

/// More declarations than one person ever gives.
const MOST: i64 = 1_000;

/// One declaration of a sheet.
#[derive(Debug)]
pub struct Declaration {
    /// Its id.
    pub id: RowId,
    /// Which instrument.
    pub kind: Kind,
    /// When it was signed.
    pub given_on: Option<Day>,
    /// How it was signed.
    pub form: Option<Form>,
    /// How it was explained.
    pub explained: BTreeSet<Explained>,
    /// Who interpreted.
    pub interpreter: Option<Open<String>>,
    /// What else is worth knowing.
    pub remark: Option<Open<String>>,
    /// The signature, if it was made on the screen.
    pub strokes: Option<Open<String>>,
    /// Who recorded it.
    pub recorded_by: Option<String>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// What was prepared and printed together.
#[derive(Debug)]
pub struct Sheet {
    /// Its id.
    pub id: RowId,
    /// The controller to whom it is declared.
    pub controller: OrganisationId,
    /// The text version; none for paper from before.
    pub text_version: Option<RowId>,
    /// The number of the text version.
    pub text_number: Option<i64>,
    /// The language beside German.
    pub language: Language,
    /// Who gives it.
    pub given_by: GivenBy,
    /// The case manager who is named on it.
    pub professional: String,
    /// The mail address of the case manager.
    pub professional_email: String,
    /// When it was prepared.
    pub prepared_at: Moment,
    /// Its declarations.
    pub declarations: Vec<Declaration>,
}

impl Sheet {
    /// All rows of its declarations.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.declarations.iter().flat_map(|declaration| &declaration.rows)
    }

    /// Whether something of it waits for a signature.
    pub fn is_open(&self) -> bool {
        self.declarations
            .iter()
            .any(|declaration| declaration.given_on.is_none())
    }

    /// The declaration of a kind, if the sheet has one.
    pub fn declaration(&self, kind: Kind) -> Option<&Declaration> {
        self.declarations
            .iter()
            .find(|declaration| declaration.kind == kind)
    }
}

/// Everything that was declared about one person.
#[derive(Debug)]
pub struct ConsentFile {
    /// The sheets, the latest first.
    pub sheets: Vec<Sheet>,
    /// The scans of signed paper, the latest first.
    pub scans: Vec<Scan>,
    /// The person's controller.
    pub controller: OrganisationId,
    /// The own controller and those to whom something was declared, as forms print them.
    controllers: BTreeMap<OrganisationId, Controller>,
    organisations: BTreeMap<OrganisationId, String>,
    named: BTreeMap<RowId, Open<String>>,
}

impl ConsentFile {
    /// All rows of all sheets.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.sheets.iter().flat_map(Sheet::rows)
    }

    /// A sheet by its id.
    pub fn sheet(&self, id: RowId) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.id == id)
    }

    /// The scans of a sheet.
    pub fn scans_of(&self, sheet: RowId) -> impl Iterator<Item = &Scan> {
        self.scans.iter().filter(move |scan| scan.sheet == sheet)
    }

    /// A controller as forms print it; `None` if it is not known.
    pub fn controller_data(&self, id: OrganisationId) -> Option<&Controller> {
        self.controllers.get(&id)
    }

    /// What a controller is called.
    pub fn controller_name(&self, id: OrganisationId) -> &str {
        let by_law = self.controller_data(id).map(|data| &data.name);
        let known = by_law.or_else(|| self.organisations.get(&id));
        known.map_or("Verantwortlicher", String::as_str)
    }

    /// Whether a sheet was declared to another controller than the one whose file it is: here it allows nothing.
    pub fn is_elsewhere(&self, sheet: &Sheet) -> bool {
        sheet.controller != self.controller
    }

    /// What a recipient is called.
    pub fn name_of(&self, permit: &Permit<PersonId>, recipient: Recipient) -> String {
        match recipient {
            Recipient::Controller => self.controller_name(self.controller).to_owned(),
            Recipient::Organisation(id) => self
                .organisations
                .get(&id)
                .cloned()
                .unwrap_or_else(|| "Stelle, die es nicht mehr gibt".to_owned()),
            Recipient::Named(id) => self
                .named
                .get(&id)
                .and_then(|name| permit.reveal(name))
                .cloned()
                .unwrap_or_else(|| "Stelle ohne Namen".to_owned()),
        }
    }

    /// The organisations that can be named, in order of name, without the controller itself.
    pub fn organisations(&self) -> Vec<(OrganisationId, &str)> {
        let mut all: Vec<(OrganisationId, &str)> = self
            .organisations
            .iter()
            .filter(|(id, _)| **id != self.controller)
            .map(|(id, name)| (*id, name.as_str()))
            .collect();
        all.sort_by_cached_key(|(id, name)| (base::names::sort_key(name), *id));
        all
    }

    /// Whether the controller may keep a file of the person on this day.
    pub fn may_keep_a_file(&self, today: Day) -> bool {
        self.rows()
            .any(|row| rows::is_own_leave(row) && row.controller == self.controller && row.stands(today))
    }
}

/// Reads everything that was declared about the person of the permit.
///
/// # Errors
/// [`Denied::NotFound`] if the person is gone; what the database reports, or a value that does not open.
pub async fn read(tx: &mut Tx, permit: &Permit<PersonId>) -> Result<ConsentFile> {
    let controller = rows::controller_of(tx, permit.person())
        .await?
        .ok_or(Denied::NotFound)?;
    let mut by_declaration: BTreeMap<RowId, Vec<Row>> = BTreeMap::new();
    for row in rows::of(tx, permit).await? {
        by_declaration.entry(row.declaration).or_default().push(row);
    }
    let mut signatures = signatures(tx, permit).await?;
    let mut sheets: Vec<Sheet> = Vec::new();
    for found in declarations(tx, permit).await? {
        let declaration = found.opened(
            permit,
            by_declaration.remove(&found.id).unwrap_or_default(),
            signatures.remove(&found.id),
        )?;
        if let Some(sheet) = sheets.iter_mut().find(|sheet| sheet.id == found.sheet.id) {
            sheet.declarations.push(declaration);
        } else {
            sheets.push(Sheet {
                declarations: vec![declaration],
                ..found.sheet
            });
        }
    }
    let mut controllers = BTreeMap::new();
    let declared_to = sheets.iter().map(|sheet| sheet.controller);
    for id in declared_to.chain([controller]).collect::<BTreeSet<_>>() {
        controllers.extend(controller::of(tx, id).await?.map(|known| (id, known)));
    }
    Ok(ConsentFile {
        sheets,
        scans: scans::of(tx, permit).await?,
        controller,
        controllers,
        organisations: organisation::store::names::organisations(tx)
            .await?
            .into_iter()
            .collect(),
        named: recipients::named(tx, permit).await?,
    })
}

struct Found {
    id: RowId,
    kind: Kind,
    given_on: Option<Day>,
    form: Option<Form>,
    explained: String,
    interpreter: Option<Sealed<String>>,
    remark: Option<Sealed<String>>,
    recorded_by: Option<String>,
    sheet: Sheet,
}

impl Found {
    fn opened(
        &self,
        permit: &Permit<PersonId>,
        rows: Vec<Row>,
        strokes: Option<Open<String>>,
    ) -> Result<Declaration> {
        let open = |sealed: &Option<Sealed<String>>, column| {
            let key = permit.key()?;
            let opened = sealed
                .as_ref()
                .map(|sealed| sealed.open(key, place(column, self.id), store_seat!()));
            opened.transpose()
        };
        Ok(Declaration {
            id: self.id,
            kind: self.kind,
            given_on: self.given_on,
            form: self.form,
            explained: self
                .explained
                .split(',')
                .filter_map(|code| code.parse().ok())
                .collect(),
            interpreter: open(&self.interpreter, INTERPRETER)?,
            remark: open(&self.remark, REMARK)?,
            strokes,
            recorded_by: self.recorded_by.clone(),
            rows,
        })
    }
}

async fn declarations(tx: &mut Tx, permit: &Permit<PersonId>) -> Result<Vec<Found>> {
    let found = sql!(
        "SELECT d.id, d.sheet_id, d.kind, d.controller_id, d.text_version_id, v.number AS text_number, d.language,
             d.given_by, p.display_name AS professional, p.email, d.prepared_at, d.given_on, d.form, d.explained,
             d.interpreter, d.remark, r.display_name AS recorded_by
         FROM consents_declaration d
         JOIN access_account p ON p.id = d.professional_id
         LEFT JOIN access_account r ON r.id = d.recorded_by
         LEFT JOIN consents_text_version v ON v.id = d.text_version_id
         WHERE d.person_id = $1
         ORDER BY d.prepared_at DESC, d.sheet_id, d.kind
         LIMIT $2"
    )
    .bind(&permit.person())
    .bind(&MOST)
    .all(tx, |row| {
        let sheet = Sheet {
            id: row.get("sheet_id")?,
            controller: row.get("controller_id")?,
            text_version: row.get("text_version_id")?,
            text_number: row.get("text_number")?,
            language: row.get("language")?,
            given_by: row.get("given_by")?,
            professional: row.get("professional")?,
            professional_email: row.get("email")?,
            prepared_at: row.get("prepared_at")?,
            declarations: Vec::new(),
        };
        Ok(Found {
            id: row.get("id")?,
            kind: row.get("kind")?,
            given_on: row.get("given_on")?,
            form: row.get("form")?,
            explained: row.get::<Option<String>>("explained")?.unwrap_or_default(),
            interpreter: row.get("interpreter")?,
            remark: row.get("remark")?,
            recorded_by: row.get("recorded_by")?,
            sheet,
        })
    })
    .await?;
    Ok(found)
}

async fn signatures(tx: &mut Tx, permit: &Permit<PersonId>) -> Result<BTreeMap<RowId, Open<String>>> {
    let sealed: Vec<(RowId, RowId, Sealed<String>)> = sql!(
        "SELECT s.id, s.declaration_id, s.strokes
         FROM consents_signature s
         WHERE s.person_id = $1
         ORDER BY s.id
         LIMIT $2"
    )
    .bind(&permit.person())
    .bind(&MOST)
    .all(tx, |row| {
        Ok((row.get("id")?, row.get("declaration_id")?, row.get("strokes")?))
    })
    .await?;
    let mut opened = BTreeMap::new();
    for (id, declaration, strokes) in sealed {
        opened.insert(
            declaration,
            strokes.open(permit.key()?, place(STROKES, id), store_seat!())?,
        );
    }
    Ok(opened)
}
