//! Printed notices, kept until what they say changes. Anybody may ask for one, so that printing goes one at a time and the
//! same sheet is printed once.

use std::collections::HashMap;

use base::ids::OrganisationId;
use base::language::Language;
use print::document::Document;
use tokio::sync::Mutex;
use web::answer::{Refused, beside};

/// The printed notices of a district; `app` puts one into the rooms of each house.
#[derive(Debug, Default)]
pub struct Shelf(Mutex<HashMap<(OrganisationId, Language), Kept>>);

#[derive(Debug)]
struct Kept {
    document: Document,
    bytes: Vec<u8>,
}

impl Shelf {
    /// The document in print: as it was printed before if it says the same, on the same day.
    pub(crate) async fn printed(
        &self,
        of: (OrganisationId, Language),
        document: Document,
    ) -> Result<Vec<u8>, Refused> {
        let mut kept = self.0.lock().await;
        if let Some(known) = kept.get(&of).filter(|known| known.document == document) {
            return Ok(known.bytes.clone());
        }
        let wanted = document.clone();
        let bytes = beside(move || print::public(&wanted)).await?.bytes;
        let new = Kept {
            document,
            bytes: bytes.clone(),
        };
        kept.insert(of, new);
        Ok(bytes)
    }
}
