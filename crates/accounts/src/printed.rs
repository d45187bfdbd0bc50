//! Printing beside the request, whose transaction has ended by then. What is printed, the pages say.

use print::failure::PrintFailure;
use print::file::File;
use web::answer::{Answer, file};

/// Answers with what the work prints, under this file name.
pub(crate) async fn beside(
    work: impl FnOnce() -> Result<File, PrintFailure> + Send + 'static,
    name: &str,
) -> Answer {
    let printed = web::answer::beside(work).await?;
    file(printed.bytes, printed.kind.media_type(), name)
}
