//! Recording signatures: on paper, or as strokes on the screen. A sheet that nobody signs is thrown away here.

use std::collections::BTreeSet;

use access::act::Act;
use base::day::Day;
use base::ids::RowId;
use base::input::InputErrors;
use web::answer::{Answer, go_to, go_to_saying, page_again};
use web::form::Form as Typed;
use web::request::Request;

use crate::model::category::Category;
use crate::model::declaration::{Explained, Form, Kind};
use crate::model::drawing::is_drawing;
use crate::pages::look::look;
use crate::pages::scan;
use crate::pages::sheet::{sheet_of, sheet_page};
use crate::store::file::Sheet;
use crate::store::giving::{self, Circumstances, Signing};
use crate::store::sheets;

/// The field of the scan that comes with a signature.
pub(crate) const SCAN: &str = "datei";
/// Longest name or remark.
const LONGEST_TEXT: usize = 1_000;

/// What was typed into the form of signatures.
#[derive(Clone, Debug, Default)]
pub(crate) struct SignInput {
    /// The id of the scan that comes with it: a form that is sent twice keeps one.
    pub(crate) scan: String,
    pub(crate) kinds: BTreeSet<String>,
    pub(crate) ticked: BTreeSet<String>,
    pub(crate) explained: BTreeSet<String>,
    pub(crate) on: String,
    pub(crate) form: String,
    pub(crate) strokes: String,
    pub(crate) interpreter: String,
    pub(crate) remark: String,
}

impl SignInput {
    /// What the form proposes: everything signed today, on paper.
    pub(crate) fn proposed(sheet: &Sheet, (today, scan): (Day, RowId)) -> Self {
        Self {
            scan: scan.to_string(),
            kinds: sheet
                .declarations
                .iter()
                .map(|one| one.kind.code().to_owned())
                .collect(),
            on: today.to_string(),
            form: Form::Paper.code().to_owned(),
            ..Self::default()
        }
    }

    fn of(form: &Typed) -> Self {
        let all = |name: &str| form.all(name).iter().cloned().collect();
        Self {
            scan: form.text("scan_neu").to_owned(),
            kinds: all("erklaerungen"),
            ticked: all("besondere"),
            explained: all("erklaert"),
            on: form.text("am").to_owned(),
            form: form.text("form").to_owned(),
            strokes: form.text("zeichnung").to_owned(),
            interpreter: form.line("gedolmetscht"),
            remark: form.text("bemerkung").to_owned(),
        }
    }

    fn checked(&self, today: Day) -> Result<(Vec<Signing>, Circumstances), InputErrors> {
        let mut errors = InputErrors::new();
        let on = errors.take("am", Day::typed(&self.on));
        if on.is_some_and(|day| day > today) {
            errors.add(
                "am",
                "Dieser Tag liegt in der Zukunft. Bitte prüfen Sie das Datum.",
            );
        }
        let form: Option<Form> = self.form.parse().ok().filter(|form| *form != Form::Earlier);
        let explained: BTreeSet<Explained> = self
            .explained
            .iter()
            .filter_map(|code| code.parse().ok())
            .collect();
        let kinds: BTreeSet<Kind> = self.kinds.iter().filter_map(|code| code.parse().ok()).collect();
        if kinds.is_empty() {
            errors.add(
                "erklaerungen",
                "Bitte wählen Sie, welche Erklärung unterschrieben wurde.",
            );
        }
        if explained.is_empty() {
            errors.add("erklaert", "Bitte wählen Sie, wie der Text erklärt wurde.");
        }
        if explained.contains(&Explained::Interpreter) && self.interpreter.is_empty() {
            errors.add("gedolmetscht", "Bitte tragen Sie ein, wer gedolmetscht hat.");
        }
        if self.interpreter.chars().count() > LONGEST_TEXT || self.remark.chars().count() > LONGEST_TEXT {
            errors.add(
                "bemerkung",
                "Der Text ist zu lang. Bitte höchstens 1.000 Zeichen.",
            );
        }
        if form.is_none() {
            errors.add("form", "Bitte wählen Sie, wie unterschrieben wurde.");
        }
        if form == Some(Form::Screen) && !is_drawing(&self.strokes) {
            errors.add(
                "form",
                "Es ist keine Unterschrift zu sehen. Bitte unterschreiben Sie im Feld oder auf Papier.",
            );
        }
        let (Some(on), Some(form), true) = (on, form, errors.is_empty()) else {
            return Err(errors);
        };
        let ticked: BTreeSet<Category> = self.ticked.iter().filter_map(|code| code.parse().ok()).collect();
        let strokes = (form == Form::Screen).then(|| self.strokes.clone());
        let signings = kinds
            .into_iter()
            .map(|kind| Signing {
                kind,
                ticked: ticked.clone(),
                strokes: strokes.clone(),
            })
            .collect();
        let circumstances = Circumstances {
            on,
            form,
            explained,
            interpreter: self.interpreter.clone(),
            remark: self.remark.trim().to_owned(),
        };
        Ok((signings, circumstances))
    }
}

/// Records signatures, or throws the sheet away.
///
/// # Errors
/// [`Refused::NotFound`](web::answer::Refused::NotFound) if the person does not exist for this account, or has no such sheet.
pub async fn answer(request: Request) -> Answer {
    let access = request.access();
    let sent = scan::sent(&request, SCAN).await?;
    let (mut tx, permit) = access
        .person_writing(request.who()?, Act::ConsentWrite, request.path_value("id")?)
        .await?;
    let form = request.form()?;
    let look = look(&mut tx, &permit).await?;
    let sheet = sheet_of(&look, form.text("blatt"))?;
    if form.text("handlung") == "verwerfen" {
        sheets::discard(&mut tx, &permit, sheet.id).await?;
        tx.commit().await?;
        return go_to(&look.path(""));
    }
    let input = SignInput::of(&form);
    let ((signings, circumstances), scan) = match (input.checked(look.today), sent) {
        (Ok(checked), Ok(scan)) => (checked, scan),
        (checked, sent) => {
            let mut errors = checked.err().unwrap_or_default();
            scan::say_again(&sent, SCAN, &mut errors);
            return page_again(&sheet_page(&request, (&look, &permit), sheet, (input, errors)));
        }
    };
    for signing in &signings {
        giving::record(
            &mut tx,
            &permit,
            (sheet.id, signing, &circumstances),
            access.ids(),
        )
        .await?;
    }
    let back = look.path("");
    let to = (look.person, sheet.id, input.scan.as_str());
    tx.commit().await?;
    if let Some(clean) = scan {
        scan::keep(&request, to, &clean).await?;
    }
    go_to_saying(&back, "gespeichert")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_interpreted_has_a_name() {
        let today = "2026-03-02".parse().unwrap();
        let input = SignInput {
            kinds: BTreeSet::from(["processing".to_owned()]),
            explained: BTreeSet::from(["interpreter".to_owned()]),
            on: "2026-03-02".to_owned(),
            form: "paper".to_owned(),
            ..SignInput::default()
        };
        assert!(input.checked(today).unwrap_err().at("gedolmetscht").is_some());
        let named = SignInput {
            interpreter: "Dolmetsch-Pool Test".to_owned(),
            ..input
        };
        assert!(named.checked(today).is_ok());
    }
}
