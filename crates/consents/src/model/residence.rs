//! Who is an immigration or naturalisation authority: by its kind in the directory, or by its name where there is only one.
//! Nothing reaches it but by consent (§ 87 AufenthG, see `ground`).

/// Words by which such an authority is called, folded and in small letters.
const CALLED: &[&str] = &[
    "auslaenderbehoerde",
    "auslaenderamt",
    "auslaenderwesen",
    "auslaenderangelegenheiten",
    "auslaenderrecht",
    "auslaenderabteilung",
    "auslaenderstelle",
    "einbuergerungsbehoerde",
    "einbuergerungsstelle",
    "einwanderungsbehoerde",
    "migrationsbehoerde",
    "staatsangehoerigkeitsbehoerde",
    "rueckkehrmanagement",
    "abschiebung",
];
/// What they shorten to; only as a word by itself.
const SHORT: &[&str] = &["abh", "ebh", "zab"];

/// Whether a free text, such as a name or an address, names such an authority.
pub fn is_called_residence_office(text: &str) -> bool {
    let folded = folded(text);
    let words = || folded.split(|letter: char| !letter.is_alphanumeric());
    let joined: String = words().collect();
    CALLED.iter().any(|called| joined.contains(called)) || words().any(|word| SHORT.contains(&word))
}

fn folded(text: &str) -> String {
    text.to_lowercase()
        .replace("a\u{308}", "ä")
        .replace("u\u{308}", "ü")
        .replace("o\u{308}", "ö")
        .replace('ä', "ae")
        .replace('ö', "oe")
        .replace('ü', "ue")
        .replace('ß', "ss")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn such_an_authority_is_known_by_its_names() {
        for text in [
            "Ausländerbehörde Kreis Musterland",
            "Kreis Musterland\nAusla\u{308}nderbeho\u{308}rde\nAm Bach 7",
            "AUSLAENDER-BEHÖRDE",
            "Amt für Ausländerangelegenheiten",
            "ABH Musterstadt",
            "Zentrale Ausländerbehörde (ZAB)",
            "Einbürgerungsstelle",
        ] {
            assert!(is_called_residence_office(text), "{text}");
        }
        for text in [
            "Jobcenter Musterland",
            "Jugendamt",
            "Abholung im Rathaus",
            "Frau Zabel",
            "Dr. Abhay Rao",
            "Integrationsrat",
        ] {
            assert!(!is_called_residence_office(text), "{text}");
        }
    }
}
