//! What pages say while names cannot be searched or sorted yet. Nothing is refused for it but adding a person.

use web::components::notice::{self, Notice};
use web::components::progress::{self, Progress};

use crate::index::Readiness;

/// A notice, and how far it has come; nothing once the index is ready.
#[derive(Clone, Debug)]
pub struct Preparing {
    /// What it means.
    pub notice: Notice,
    /// How far it has come.
    pub progress: Option<Progress>,
}

/// What to say about this readiness.
pub fn preparing(readiness: Readiness) -> Option<Preparing> {
    match readiness {
        Readiness::Ready => None,
        Readiness::Preparing { done, total } => Some(Preparing {
            notice: notice::note("Die Suche wird vorbereitet …")
                .text("Nach einem Neustart werden die Namen wieder eingelesen. Das dauert wenige Augenblicke."),
            progress: Some(progress::bar("vorbereitung", "Personen eingelesen", done, total)),
        }),
        Readiness::Failed => Some(Preparing {
            notice: notice::warning("Die Suche steht gerade nicht zur Verfügung.").text(
                "Die Personen lassen sich öffnen, aber nicht nach Namen suchen. Bitte verständigen Sie die Fachadministration.",
            ),
            progress: None,
        }),
    }
}
