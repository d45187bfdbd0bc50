//! The scan of a sheet that was signed on paper: kept, saved to the own machine, removed if it is of another sheet.

use std::sync::Arc;

use access::act::Act;
use access::failure::Denied;
use access::gate::Access;
use access::session::model::SignedIn;
use axum::body::Body;
use base::day::Day;
use base::ids::{PersonId, RowId};
use base::input::InputErrors;
use base::refusal::Refusal;
use futures_util::stream;
use web::answer::{Answer, Refused, go_to, go_to_saying, page_again};
use web::components::field::{self, Field};
use web::request::Request;
use web::upload::format::german_size;
use web::upload::refused::FileRefused;
use web::upload::saving::{Saved, saved};
use web::upload::{self, Clean};

use crate::pages::look::{Look, look, path};
use crate::pages::sheet::{proposed, sheet_of, sheet_page};
use crate::scanning;
use crate::store::scans::{self, AT_ONCE, NewScan, Scan};

/// The field of a scan that comes by itself.
pub(crate) const FIELD: &str = "scan";
/// Said beside any other error: browsers keep no files.
const CHOOSE_AGAIN: &str = "Bitte wählen Sie die Datei noch einmal: Der Browser behält sie nicht.";

/// A scan in the list of its sheet.
pub(crate) struct ShownScan {
    pub(crate) id: RowId,
    pub(crate) title: String,
    pub(crate) added: String,
}

/// What came in a field: a clean file, none, or one that is not taken.
pub(crate) type Sent = Result<Option<Clean>, FileRefused>;

/// A scan with the day of its sheet.
pub(crate) fn shown_scan(look: &Look, scan: &Scan) -> ShownScan {
    let given_on = look
        .file
        .sheet(scan.sheet)
        .and_then(|sheet| sheet.declarations.iter().find_map(|one| one.given_on));
    let title = given_on.map_or_else(
        || "Scan".to_owned(),
        |day| format!("Scan des Blatts vom {}", day.german()),
    );
    ShownScan {
        id: scan.id,
        title,
        added: format!(
            "{}, abgelegt am {} von {}",
            said_of(scan),
            scan.added_at.day().german(),
            scan.added_by
        ),
    }
}

/// Format and size of a scan.
pub(crate) fn said_of(scan: &Scan) -> String {
    format!("{}, {}", scan.format.german(), german_size(scan.size))
}

/// The field in which a scan is chosen.
pub(crate) fn scan_field(name: &'static str, label: &'static str, errors: &InputErrors) -> Field {
    field::file(name, label)
        .hint(
            "PDF, JPEG oder PNG, höchstens 20 MB. Aus Bildern wird entfernt, was die Kamera hineinschreibt.",
        )
        .attr(
            "accept",
            ".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png",
        )
        .errors(errors)
}

/// Looks at the file of a field before anything is written; whoever may not write here is told that there is nothing.
pub(crate) async fn sent(request: &Request, field: &str) -> Result<Sent, Refused> {
    if request.upload(field).is_none() {
        return Ok(Ok(None));
    }
    let person: PersonId = request.path_value("id")?;
    // Nothing is written yet: the line comes with the act itself.
    let (tx, _permit) = request
        .access()
        .person_writing(request.who()?, Act::ConsentWrite, person)
        .await?;
    drop(tx);
    request.form()?;
    Ok(upload::checked(request, field).await.map(Some))
}

/// Says why the file was not taken, or that it must be chosen again because something else was wrong.
pub(crate) fn say_again(sent: &Sent, field: &'static str, errors: &mut InputErrors) {
    match sent {
        Ok(None) => {}
        Ok(Some(_)) => errors.add(field, CHOOSE_AGAIN),
        Err(refused) => errors.add(field, refused.german()),
    }
}

/// Keeps a clean file as scan of a sheet of a person.
pub(crate) async fn keep(
    request: &Request,
    (person, sheet, id): (PersonId, RowId, &str),
    clean: &Clean,
) -> Result<(), Refused> {
    let access = request.access();
    let new = NewScan {
        id: id
            .parse()
            .unwrap_or_else(|_| RowId::from_uuid(access.ids().next())),
        sheet,
        format: clean.format,
        size: i64::try_from(clean.bytes.len()).unwrap_or(i64::MAX),
    };
    scanning::keep(access, request.who()?, person, (&new, &clean.bytes)).await?;
    Ok(())
}

/// Keeps the scan of a sheet that was signed before.
///
/// # Errors
/// [`Refused::NotFound`] if the person does not exist for this account, or has no such sheet.
pub async fn add(request: Request) -> Answer {
    let sent = sent(&request, FIELD).await?;
    let (mut tx, permit) = request
        .access()
        .person(request.who()?, Act::ConsentWrite, request.path_value("id")?)
        .await?;
    let form = request.form()?;
    let look = look(&mut tx, &permit).await?;
    drop(tx);
    let sheet = sheet_of(&look, form.text("blatt"))?;
    let to = (look.person, sheet.id, form.text("scan_neu"));
    let refused = match sent {
        Ok(Some(clean)) => {
            keep(&request, to, &clean).await?;
            return go_to_saying(&look.path(&format!("/blatt?blatt={}", sheet.id)), "gespeichert");
        }
        Ok(None) => FileRefused::None,
        Err(refused) => refused,
    };
    let mut errors = InputErrors::new();
    errors.add(FIELD, refused.german());
    let input = proposed(&request, &look, sheet);
    page_again(&sheet_page(&request, (&look, &permit), sheet, (input, errors)))
}

/// Sends a scan to be saved; without one, the way leads back to all.
///
/// # Errors
/// [`Refused::NotFound`] if the person does not exist for this account, or has no such scan.
pub async fn save(request: Request) -> Answer {
    let access = request.access();
    let (mut tx, permit) = access
        .person(request.who()?, Act::ConsentRead, request.path_value("id")?)
        .await?;
    let wanted = request.query().text("scan").to_owned();
    if wanted.is_empty() {
        return go_to(&path(permit.person(), ""));
    }
    let id = wanted.parse().map_err(|_| Refused::NotFound)?;
    let scan = scans::find(&mut tx, &permit, id)
        .await?
        .ok_or(Refused::NotFound)?;
    drop(tx);
    let course = Course {
        access: access.clone(),
        who: Arc::new(request.who()?.clone()),
        sent: (permit.person(), scan.id),
        next: 0,
    };
    let what = Saved {
        format: scan.format,
        size: scan.size,
        stem: stem(scan.added_at.day()),
    };
    saved(Body::from_stream(stream::try_unfold(course, next)), &what)
}

fn stem(day: Day) -> String {
    format!("Erklaerung-Scan-{day}")
}

struct Course {
    access: Access,
    who: Arc<SignedIn>,
    sent: (PersonId, RowId),
    next: usize,
}

/// The next run of pieces, opened with a permit of its own.
async fn next(course: Course) -> Result<Option<(Vec<u8>, Course)>, Denied> {
    let (person, scan) = course.sent;
    let (mut tx, permit) = course
        .access
        .person(&course.who, Act::ConsentRead, person)
        .await?;
    let bytes = scans::read(&mut tx, &permit, (scan, course.next)).await?;
    if bytes.is_empty() {
        return Ok(None);
    }
    let next = course.next + AT_ONCE;
    Ok(Some((bytes, Course { next, ..course })))
}

/// Removes a scan.
///
/// # Errors
/// [`Refused::NotFound`] if the person does not exist for this account, or has no such scan.
pub async fn remove(request: Request) -> Answer {
    let (mut tx, permit) = request
        .access()
        .person_writing(request.who()?, Act::ConsentWrite, request.path_value("id")?)
        .await?;
    let form = request.form()?;
    let id = form.text("scan").parse().map_err(|_| Refused::NotFound)?;
    let scan = scans::find(&mut tx, &permit, id)
        .await?
        .ok_or(Refused::NotFound)?;
    scans::remove(&mut tx, &permit, scan.id).await?;
    tx.commit().await?;
    let back = path(permit.person(), &format!("/blatt?blatt={}", scan.sheet));
    go_to_saying(&back, "entfernt")
}
