//! The paragraphs of the three laws that can bind a controller. What follows from them stands in the papers, and the data
//! protection officer confirms it. Sources: GDPR; KDG 2018; DSG-EKD 2018; DSG NRW; dossier § 4.1.

use organisation::model::organisation::PrivacyLaw;

/// For what a paragraph is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ground {
    /// Advice without a case: the public task.
    Task,
    /// A case: consent.
    Consent,
    /// Specially protected data: explicit consent.
    Special,
    /// Danger to life or to a child.
    Danger,
    /// Answering for the processing itself.
    Duty,
    /// People who work here.
    Staff,
}

/// The paragraph of the law that binds the controller.
pub(crate) const fn paragraph(law: PrivacyLaw, ground: Ground) -> &'static str {
    match (law, ground) {
        (PrivacyLaw::Dsgvo, Ground::Task) => "Art. 6 Abs. 1 Buchst. e DSGVO mit § 3 DSG NRW",
        (PrivacyLaw::Dsgvo, Ground::Consent) => "Einwilligung, Art. 6 Abs. 1 Buchst. a DSGVO",
        (PrivacyLaw::Dsgvo, Ground::Special) => "ausdrückliche Einwilligung, Art. 9 Abs. 2 Buchst. a DSGVO",
        (PrivacyLaw::Dsgvo, Ground::Danger) => {
            "Art. 6 Abs. 1 Buchst. c und d DSGVO mit § 4 KKG und § 8a SGB VIII"
        }
        (PrivacyLaw::Dsgvo, Ground::Duty) => {
            "Art. 6 Abs. 1 Buchst. c DSGVO mit Art. 5 Abs. 2, 12 bis 22 und 32 DSGVO"
        }
        (PrivacyLaw::Dsgvo, Ground::Staff) => "Art. 6 Abs. 1 Buchst. e DSGVO mit § 18 DSG NRW",
        (PrivacyLaw::Kdg, Ground::Task) => "§ 6 Abs. 1 Buchst. f KDG",
        (PrivacyLaw::Kdg, Ground::Consent) => "Einwilligung, § 6 Abs. 1 Buchst. b KDG",
        (PrivacyLaw::Kdg, Ground::Special) => "ausdrückliche Einwilligung, § 11 Abs. 2 Buchst. a KDG",
        (PrivacyLaw::Kdg, Ground::Danger) => "§ 6 Abs. 1 Buchst. d und e KDG mit § 4 KKG und § 8a SGB VIII",
        (PrivacyLaw::Kdg, Ground::Duty) => "§ 6 Abs. 1 Buchst. d KDG mit §§ 7, 14 bis 23 und 26 KDG",
        (PrivacyLaw::Kdg, Ground::Staff) => "§ 53 KDG",
        (PrivacyLaw::DsgEkd, Ground::Task) => "§ 6 Nr. 3 und 4 DSG-EKD",
        (PrivacyLaw::DsgEkd, Ground::Consent) => "Einwilligung, § 6 Nr. 2 DSG-EKD",
        (PrivacyLaw::DsgEkd, Ground::Special) => "ausdrückliche Einwilligung, § 13 Abs. 2 Nr. 1 DSG-EKD",
        (PrivacyLaw::DsgEkd, Ground::Danger) => "§ 6 Nr. 6 und 7 DSG-EKD mit § 4 KKG und § 8a SGB VIII",
        (PrivacyLaw::DsgEkd, Ground::Duty) => "§ 6 Nr. 6 DSG-EKD mit §§ 5, 16 bis 25 und 27 DSG-EKD",
        (PrivacyLaw::DsgEkd, Ground::Staff) => "§ 49 DSG-EKD",
    }
}

/// The duties that a paper answers, as the law of the controller names them.
pub(crate) const fn record(law: PrivacyLaw) -> &'static str {
    match law {
        PrivacyLaw::Dsgvo => "Art. 30 Abs. 1 DSGVO",
        PrivacyLaw::Kdg => "§ 31 KDG",
        PrivacyLaw::DsgEkd => "§ 31 DSG-EKD",
    }
}

/// The paragraph on impact assessments.
pub(crate) const fn assessment(law: PrivacyLaw) -> &'static str {
    match law {
        PrivacyLaw::Dsgvo => "Art. 35 DSGVO",
        PrivacyLaw::Kdg => "§ 35 KDG",
        PrivacyLaw::DsgEkd => "§ 34 DSG-EKD",
    }
}

/// The paragraph on processing on behalf of the controller.
pub(crate) const fn agreement(law: PrivacyLaw) -> &'static str {
    match law {
        PrivacyLaw::Dsgvo => "Art. 28 DSGVO",
        PrivacyLaw::Kdg => "§ 29 KDG",
        PrivacyLaw::DsgEkd => "§ 30 DSG-EKD",
    }
}
