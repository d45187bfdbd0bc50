//! What a column of a list can mean, and how it is guessed from its heading. What a cell means stands in `row`.

mod headings;

use crate::column::headings::{HEADINGS, HINTS};
use crate::words::{contained, folded, found};
use web::upload::sheet::{MOST_ABOVE, Row};

db::coded! {
    /// What a column means.
    pub enum Field {
        /// Whole name in one cell.
        Name = "name",
        /// Given names.
        Given = "given",
        /// Family name.
        Family = "family",
        /// Former names, other spellings.
        OtherNames = "other_names",
        /// Birth.
        Born = "born",
        /// Telephone.
        Phone = "phone",
        /// Mail address.
        Mail = "mail",
        /// Postal address.
        Address = "address",
        /// Language.
        Language = "language",
        /// Municipality.
        Municipality = "municipality",
        /// What rows of one household have in common.
        Household = "household",
        /// Consent on paper, its day.
        Consent = "consent",
        /// When the case began.
        OpenedOn = "opened_on",
        /// Phase.
        Phase = "phase",
        /// Since when in this phase; of a closed case when it was closed.
        PhaseSince = "phase_since",
        /// Last contact.
        LastContact = "last_contact",
        /// Target group.
        TargetGroup = "target_group",
        /// How the person came.
        AccessRoute = "access_route",
        /// Note.
        Note = "note",
    }
}

impl Field {
    /// The German name, as the mapping offers it.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Name => "Name (Vor- und Nachname in einer Zelle)",
            Self::Given => "Vorname",
            Self::Family => "Familienname",
            Self::OtherNames => "Weitere Namen",
            Self::Born => "Geburtsdatum oder Geburtsjahr",
            Self::Phone => "Telefon",
            Self::Mail => "E-Mail",
            Self::Address => "Anschrift",
            Self::Language => "Sprache",
            Self::Municipality => "Kommune",
            Self::Household => "Haushalt (gleicher Eintrag = ein Haushalt)",
            Self::Consent => "Einwilligung auf Papier vom",
            Self::OpenedOn => "Eröffnet am",
            Self::Phase => "Phase",
            Self::PhaseSince => "Phase seit, oder abgeschlossen am",
            Self::LastContact => "Letzter Kontakt am",
            Self::TargetGroup => "Zielgruppe",
            Self::AccessRoute => "Zugangsweg",
            Self::Note => "Notiz",
        }
    }
}

/// What these headings mean, as far as they say so; each field once, the first column wins.
pub fn guessed(headings: &[String]) -> Vec<Option<Field>> {
    let mut fields: Vec<Option<Field>> = headings.iter().map(|heading| found(HEADINGS, heading)).collect();
    for (field, heading) in fields.iter_mut().zip(headings) {
        if field.is_none() {
            *field = contained(HINTS, heading);
        }
    }
    let has = |fields: &[Option<Field>], wanted| fields.contains(&Some(wanted));
    // „Name“ beside „Vorname“ is the family name.
    if has(&fields, Field::Given) && !has(&fields, Field::Family) {
        let name = fields.iter_mut().find(|field| **field == Some(Field::Name));
        if let Some(field) = name {
            *field = Some(Field::Family);
        }
    }
    let mut seen = Vec::new();
    for field in &mut fields {
        match *field {
            Some(known) if seen.contains(&known) => *field = None,
            Some(known) => seen.push(known),
            None => {}
        }
    }
    fields
}

/// How many of these headings are understood.
pub fn recognised(headings: &[String]) -> usize {
    guessed(headings).iter().flatten().count()
}

/// Which of the rows holds the headings: the one of which most is understood, else the first.
pub fn heading_row(rows: &[Row]) -> usize {
    let candidates = rows.iter().take(MOST_ABOVE).enumerate();
    let mut best = (0, 0);
    for (place, row) in candidates {
        let count = recognised(&row.cells);
        if count > best.1 {
            best = (place, count);
        }
    }
    best.0
}

/// What makes two lists the same kind of list: their headings in one form.
pub(crate) fn headings_folded(headings: &[String]) -> String {
    let folded: Vec<String> = headings.iter().map(|heading| folded(heading)).collect();
    folded.join("|")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(headings: &[&str], expected: &[Option<Field>]) {
        let headings: Vec<String> = headings.iter().map(|heading| (*heading).to_owned()).collect();
        assert_eq!(guessed(&headings), expected, "{headings:?}");
    }

    #[test]
    fn headings_are_understood_however_teams_write_them() {
        check(
            &["Name", "Vorname", "Geb.-Datum", "TELEFON", "Sprache", "Gemeinde"],
            &[
                Some(Field::Family),
                Some(Field::Given),
                Some(Field::Born),
                Some(Field::Phone),
                Some(Field::Language),
                Some(Field::Municipality),
            ],
        );
        check(
            &[
                "Klient*in",
                "Eröffnet am",
                "Eroeffnet am",
                "Einwilligung auf Papier vom",
            ],
            &[
                Some(Field::Name),
                Some(Field::OpenedOn),
                None,
                Some(Field::Consent),
            ],
        );
        check(
            &[
                "Lfd. Nr.",
                "Name, Vorname",
                "Zielgruppe",
                "Zugangsweg",
                "Bemerkungen",
                "",
            ],
            &[
                None,
                Some(Field::Name),
                Some(Field::TargetGroup),
                Some(Field::AccessRoute),
                Some(Field::Note),
                None,
            ],
        );
        check(
            &[
                "Haushalt-Nr.",
                "Datum der Einwilligungserklärung",
                "Tel. privat",
                "Phase",
                "Abgeschlossen am",
            ],
            &[
                Some(Field::Household),
                Some(Field::Consent),
                None,
                Some(Field::Phase),
                Some(Field::PhaseSince),
            ],
        );
    }

    #[test]
    fn a_title_above_the_headings_is_passed_over() {
        let row = |number, cells: &[&str]| Row {
            number,
            cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
        };
        let rows = [
            row(1, &["Fallliste 2026"]),
            row(3, &["Name", "Vorname", "Phase"]),
            row(4, &["Muster", "Maria", "Clearing"]),
        ];
        assert_eq!(heading_row(&rows), 1);
        assert_eq!(heading_row(&rows[2..]), 0);
    }

    #[test]
    fn every_field_is_recognised_by_its_own_name() {
        for field in Field::ALL {
            let short = field.german().split(" (").next().unwrap_or_default().to_owned();
            let guess = guessed(&[short.replace(" oder Geburtsjahr", "")]);
            assert_eq!(guess, [Some(*field)], "{short}");
        }
    }
}
