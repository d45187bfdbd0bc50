//! The laws that let something leave without the person's consent: a short list, each with what it means and whether the
//! data protection officer still has to confirm it.
//!
//! § 87 AufenthG is missing on purpose, and with it § 71 (2) SGB X, which leads to the same place. It obliges public bodies
//! to tell the immigration authority what they learn *in the course of their tasks*; § 88 (1) and (2) take back what
//! professionals bound by § 203 StGB were told. Dossier § 4.1 draws the line for this program: the residence status may stay
//! unknown, nothing flows to an immigration authority by itself, and its officers see what was handed over by consent.
//! Whoever believes that a duty to tell exists in one case settles that with the data protection officer, outside.
//!
//! What a law allows in one case people decide, two of them; the list only keeps the paragraph honest.

use crate::model::path::OutgoingPath;

db::coded! {
    /// A paragraph.
    pub enum LegalGround {
        /// Telling the Jugendamt that a child is in danger. Source: § 4 (3) KKG.
        ChildInDanger = "kkg_4",
        /// The same, for carriers of youth welfare. Source: § 8a (4) SGB VIII.
        ChildInDangerCarrier = "sgb8_8a",
        /// Averting a planned serious crime. Source: §§ 138, 139 StGB.
        PlannedCrime = "stgb_138",
        /// A danger that cannot be averted otherwise. Source: § 34 StGB.
        PresentDanger = "stgb_34",
        /// Special duties to tell. Source: § 71 (1) SGB X; its second section is not meant.
        SocialData = "sgb10_71_1",
        /// A disease that must be notified. Source: §§ 6, 8, 36 IfSG.
        Infection = "ifsg",
        /// A court demands it. Source: § 48 StPO; §§ 380, 390 ZPO.
        Court = "court",
        /// Claiming or defending a right. Source: Art. 9 (2) (f), Art. 18 (2) GDPR.
        LegalClaim = "legal_claim",
    }
}

impl LegalGround {
    /// The paragraph, as it is printed.
    pub const fn paragraph(self) -> &'static str {
        match self {
            Self::ChildInDanger => "§ 4 Abs. 3 KKG",
            Self::ChildInDangerCarrier => "§ 8a Abs. 4 SGB VIII",
            Self::PlannedCrime => "§ 138 StGB",
            Self::PresentDanger => "§ 34 StGB",
            Self::SocialData => "§ 71 Abs. 1 SGB X",
            Self::Infection => "§§ 6, 8 IfSG",
            Self::Court => "§ 48 StPO, §§ 380, 390 ZPO",
            Self::LegalClaim => "Art. 9 Abs. 2 Buchst. f DSGVO",
        }
    }

    /// What it is about, in a few words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::ChildInDanger => "Gefahr für ein Kind: Mitteilung an das Jugendamt",
            Self::ChildInDangerCarrier => "Gefahr für ein Kind: freier Träger der Jugendhilfe",
            Self::PlannedCrime => "Geplante schwere Straftat",
            Self::PresentDanger => "Gegenwärtige Gefahr für Leib, Leben oder Freiheit",
            Self::SocialData => "Besondere Mitteilungspflicht bei Sozialdaten",
            Self::Infection => "Meldepflichtige Krankheit",
            Self::Court => "Gericht: Zeugenaussage oder Beschluss",
            Self::LegalClaim => "Rechtsansprüche durchsetzen oder abwehren",
        }
    }

    /// What to look at before.
    pub const fn hint(self) -> &'static str {
        match self {
            Self::ChildInDanger => {
                "Erst mit Kind und Eltern sprechen und auf Hilfe hinwirken, soweit das den Schutz nicht gefährdet. \
                 Wenn das nicht reicht: nur die nötigen Angaben, und die Betroffenen vorher darauf hinweisen."
            }
            Self::ChildInDangerCarrier => {
                "Nur für Träger mit einer Vereinbarung mit dem Jugendamt; eine erfahrene Fachkraft berät vorher."
            }
            Self::PlannedCrime => {
                "Nur die dort genannten Straftaten, nur solange sie noch verhindert werden können. § 139 StGB nimmt \
                 einzelne Berufe und Angehörige aus."
            }
            Self::PresentDanger => {
                "Nur wenn die Gefahr nicht anders abzuwenden ist und das geschützte Gut deutlich überwiegt."
            }
            Self::SocialData => {
                "Nur wenn die Angaben Sozialdaten sind (§ 35 SGB I). Absatz 2, Mitteilungen an Ausländerbehörden, gehört \
                 nicht dazu."
            }
            Self::Infection => {
                "Meist melden Ärztinnen und Ärzte oder die Leitung einer Einrichtung, nicht das Case Management."
            }
            Self::Court => {
                "Beschäftigte im öffentlichen Dienst brauchen vorher eine Aussagegenehmigung (§ 54 StPO, § 376 ZPO)."
            }
            Self::LegalClaim => {
                "Auch wenn die Verarbeitung eingeschränkt ist (Art. 18 Abs. 2 DSGVO). Nur was der Anspruch braucht."
            }
        }
    }

    /// Whether the data protection officer has still to confirm that it fits this work.
    pub const fn is_to_be_confirmed(self) -> bool {
        matches!(
            self,
            Self::ChildInDangerCarrier | Self::SocialData | Self::Infection | Self::Court | Self::LegalClaim
        )
    }

    /// Whether it may be used while processing is restricted: it protects others, serves an important public interest, or
    /// a legal claim. Source: Art. 18 (2) GDPR.
    pub const fn holds_under_restriction(self) -> bool {
        match self {
            Self::ChildInDanger
            | Self::ChildInDangerCarrier
            | Self::PlannedCrime
            | Self::PresentDanger
            | Self::Infection
            | Self::Court
            | Self::LegalClaim => true,
            Self::SocialData => false,
        }
    }

    /// Whether it may take this path.
    pub fn may_take(self, path: OutgoingPath) -> bool {
        OutgoingPath::by_law().any(|allowed| allowed == path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_ground_names_the_duty_to_tell_an_immigration_authority() {
        for ground in LegalGround::ALL {
            let paragraph = ground.paragraph();
            assert!(!paragraph.contains("AufenthG"), "{ground}");
            assert!(!paragraph.contains("71 Abs. 2"), "{ground}");
        }
    }
}
