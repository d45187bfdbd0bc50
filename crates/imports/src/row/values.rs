//! Values as lists write them: phases, languages, groups, ways, names in one cell. Unknown words are no values.

use base::language::Language;
use base::names::one_line;
use cases::case::model::{AccessRoute, Phase, TargetGroup};

use crate::words::{contained, folded, found};

const LANGUAGES: &[(Language, &[&str])] = &[
    (Language::Farsi, &["Farsi", "Dari", "Persisch"]),
    (
        Language::Kurmanji,
        &[
            "Kurmandschi",
            "Kurmanci",
            "Kurmanji",
            "Nordkurdisch",
            "Kurdisch (Kurmandschi)",
            "Kurdisch-Kurmanci",
        ],
    ),
    (
        Language::Serbian,
        &["Serbisch", "Kroatisch", "Bosnisch", "Serbokroatisch", "BKS"],
    ),
    (Language::Tigrinya, &["Tigrinisch", "Tigrigna"]),
];

const PHASES: &[(Phase, &[&str])] = &[
    (
        Phase::Clearing,
        &[
            "Clearing",
            "neu",
            "offen",
            "in Klärung",
            "Klärung",
            "Erstgespräch",
        ],
    ),
    (
        Phase::Accompanied,
        &[
            "Prozessbegleitung",
            "Begleitung",
            "in Begleitung",
            "aktiv",
            "laufend",
            "läuft",
            "in Bearbeitung",
            "in Arbeit",
            "Case Management",
        ],
    ),
    (
        Phase::ReferredOn,
        &[
            "Verweisberatung",
            "verwiesen",
            "weitervermittelt",
            "vermittelt",
            "übergeben",
        ],
    ),
    (
        Phase::Closed,
        &[
            "abgeschlossen",
            "beendet",
            "geschlossen",
            "erledigt",
            "Abschluss",
            "fertig",
            "zu",
        ],
    ),
];

const GROUPS: &[(TargetGroup, &[&str])] = &[
    (
        TargetGroup::Refugees,
        &["Geflüchtet", "Flüchtling", "Asyl", "Schutzsuchend"],
    ),
    (
        TargetGroup::SouthEastEurope,
        &["Südosteuropa", "Südost-Europa", "Rumänien", "Bulgarien"],
    ),
    (
        TargetGroup::NewlyArrived,
        &["Neuzugewandert", "Neu zugewandert", "Neueinwander"],
    ),
    (
        TargetGroup::LongResident,
        &["länger hier", "nachholend", "langjährig", "Bestand"],
    ),
    (TargetGroup::Other, &["andere", "sonstige"]),
];

const ROUTES: &[(AccessRoute, &[&str])] = &[
    (AccessRoute::ConsultationHour, &["Sprechstunde"]),
    (AccessRoute::Outreach, &["aufsuchend"]),
    (
        AccessRoute::Jobcenter,
        &["Jobcenter", "Job-Center", "Agentur für Arbeit", "Arbeitsagentur"],
    ),
    (AccessRoute::ResidenceOffice, &["Ausländer", "Einbürgerung"]),
    (
        AccessRoute::AdviceCentre,
        &[
            "Beratungsstelle",
            "Migrationsberatung",
            "JMD",
            "MBE",
            "Flüchtlingsberatung",
        ],
    ),
    (AccessRoute::School, &["Schule", "Kita", "Kindergarten"]),
    (AccessRoute::Volunteers, &["Ehrenamt", "Verein", "Pate"]),
    (
        AccessRoute::Family,
        &["Familie", "Bekannte", "Freund", "Verwandt"],
    ),
    (AccessRoute::Colleague, &["Kolleg", "Case Management"]),
    (
        AccessRoute::RegularService,
        &[
            "Regeldienst",
            "Sozialamt",
            "Jugendamt",
            "Wohngeld",
            "Verwaltung",
            "Bürgeramt",
        ],
    ),
    (
        AccessRoute::Oneself,
        &["von sich aus", "selbst", "eigeninitiative", "Selbstmelder"],
    ),
    (AccessRoute::Other, &["anderer Weg", "sonstige", "anderes"]),
];

/// Whether a cell only says that nothing is known.
pub(super) fn says_nothing(text: &str) -> bool {
    let text = text.trim();
    !text.chars().any(char::is_alphanumeric)
        || matches!(
            folded(text).as_str(),
            "unbekannt" | "keine" | "nein" | "unb" | "ka"
        )
}

/// `28.02.1990 00:00` without the hour.
pub(super) fn without_hour(text: &str) -> &str {
    match text.split_once([' ', 'T']) {
        Some((day, hour)) if hour.contains(':') => day,
        _ => text,
    }
}

/// Whether a cell holds the error of a formula instead of a value.
pub(super) fn is_failed_formula(text: &str) -> bool {
    const ERRORS: [&str; 15] = [
        "#REF!",
        "#NAME?",
        "#VALUE!",
        "#DIV/0!",
        "#N/A",
        "#NUM!",
        "#NULL!",
        "#GETTING_DATA",
        "#BEZUG!",
        "#WERT!",
        "#NV",
        "#ZAHL!",
        "#SPILL!",
        "#ÜBERLAUF!",
        "#KALK!",
    ];
    ERRORS.contains(&text.trim())
}

/// Given and family name of one cell: `Yıldız, Ayşe` or `Ayşe Yıldız`; a single word is a given name.
pub(super) fn name_parts(text: &str) -> (String, String) {
    let text = one_line(text);
    if let Some((family, given)) = text.split_once(',') {
        return (given.trim().to_owned(), family.trim().to_owned());
    }
    match text.rsplit_once(' ') {
        Some((given, family)) => (given.to_owned(), family.to_owned()),
        None => (text, String::new()),
    }
}

/// The first language of a cell that we know.
pub(super) fn language(text: &str) -> Option<Language> {
    let known = |word: &str| {
        let word = folded(word);
        let is_it = |language: &Language| {
            [language.tag(), language.german_name(), language.own_name()]
                .iter()
                .flat_map(|name| name.split('/').chain([*name]))
                .any(|name| !word.is_empty() && folded(name) == word)
        };
        Language::ALL
            .into_iter()
            .find(is_it)
            .or_else(|| found(LANGUAGES, &word))
    };
    known(text).or_else(|| text.split([',', ';', '/', '+', '&', '(']).find_map(known))
}

/// The phase of a cell.
pub(super) fn phase(text: &str) -> Option<Phase> {
    found(PHASES, text)
}

/// The target group of a cell.
pub(super) fn target_group(text: &str) -> Option<TargetGroup> {
    let own = TargetGroup::ALL
        .iter()
        .find(|group| folded(group.german()) == folded(text));
    own.copied().or_else(|| contained(GROUPS, text))
}

/// The way of a cell.
pub(super) fn access_route(text: &str) -> Option<AccessRoute> {
    let own = AccessRoute::ALL
        .iter()
        .find(|route| folded(route.german()) == folded(text));
    own.copied().or_else(|| contained(ROUTES, text))
}
