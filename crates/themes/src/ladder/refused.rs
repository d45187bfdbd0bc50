//! Why a step on the ladder cannot be taken, and what to do instead.

use base::refusal::Refusal;

use crate::ladder::StationKind;

/// Why a step cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoveRefused {
    /// There is no theme of this id.
    NoTheme,
    /// Somebody else has moved or changed it meanwhile.
    SomebodyWasQuicker,
    /// It is there already.
    IsThere,
    /// No step leads from here to there.
    NoStep {
        /// From where.
        from: StationKind,
        /// To where.
        to: StationKind,
    },
    /// Every step has a reason.
    ReasonMissing,
    /// A theme that can be solved locally goes to a local board first.
    LocalFirst,
    /// A district-wide theme that no local board has had needs a reason for it.
    SkippingNeedsReason,
    /// Only a decision of the steering group leads there.
    DecisionMissing {
        /// To where.
        to: StationKind,
    },
    /// A theme that ends is solved or dropped.
    EndingMissing,
    /// Only the last step ends a theme.
    EndsTooEarly,
}

impl Refusal for MoveRefused {
    fn german(&self) -> String {
        use StationKind::{Coordination, Done, LocalBoard, StateOffice, SteeringGroup, WorkingGroup};
        match self {
            Self::NoTheme => "Dieses Thema gibt es nicht.".to_owned(),
            Self::SomebodyWasQuicker => {
                "Das Thema wurde inzwischen geändert. Bitte sehen Sie es noch einmal an.".to_owned()
            }
            Self::IsThere => "Das Thema liegt schon dort.".to_owned(),
            Self::NoStep { from, to } => match (from, to) {
                (Done, _) => "Ein beendetes Thema geht zuerst an die Koordination zurück.".to_owned(),
                (WorkingGroup | StateOffice, _) => format!(
                    "{} antwortet der Lenkungsgruppe. Bitte geben Sie das Thema zuerst dorthin zurück.",
                    from.german_subject()
                ),
                (LocalBoard, _) => {
                    "Von einem örtlichen Gremium geht ein Thema an die Koordination, die es weitergibt.".to_owned()
                }
                (SteeringGroup, _) => {
                    "Von der Lenkungsgruppe geht ein Thema zurück an die Koordination, die es weitergibt.".to_owned()
                }
                (Coordination, _) => format!(
                    "{} beauftragt die Lenkungsgruppe. Bitte legen Sie das Thema zuerst dort vor.",
                    to.german_object()
                ),
            },
            Self::ReasonMissing => "Bitte begründen Sie den Schritt in einem Satz.".to_owned(),
            Self::LocalFirst => {
                "Das Thema gilt als vor Ort lösbar. Bitte geben Sie es zuerst in ein örtliches Gremium, oder ändern Sie, \
                 wo es lösbar ist."
                    .to_owned()
            }
            Self::SkippingNeedsReason => {
                "Kein örtliches Gremium hat das Thema beraten. Bitte begründen Sie, warum es ohne örtliche Beratung \
                 weitergeht."
                    .to_owned()
            }
            Self::DecisionMissing { to } => format!(
                "{} erreicht ein Thema nur mit einem Beschluss der Lenkungsgruppe. Der Schritt folgt aus dem Beschluss.",
                to.german_object()
            ),
            Self::EndingMissing => "Bitte wählen Sie, ob das Thema gelöst ist oder nicht weiterverfolgt wird.".to_owned(),
            Self::EndsTooEarly => "Nur der letzte Schritt beendet ein Thema.".to_owned(),
        }
    }
}
