//! The languages that a pool interprets: more than the sixteen in which Lotse itself speaks.

use web::components::field::Choice;

/// Writes the languages with code and German name side by side.
macro_rules! tongues {
    ($($(#[$doc:meta])* $variant:ident = $code:literal, $german:literal;)*) => {
        db::coded! {
            /// A language that is interpreted; codes follow ISO 639, where it has one.
            pub enum Tongue { $($(#[$doc])* $variant = $code,)* }
        }

        impl Tongue {
            /// The German name.
            pub const fn german(self) -> &'static str {
                match self { $(Self::$variant => $german,)* }
            }
        }
    };
}

tongues! {
    /// Albanian.
    Albanian = "sq", "Albanisch";
    /// Amharic.
    Amharic = "am", "Amharisch";
    /// Arabic.
    Arabic = "ar", "Arabisch";
    /// Armenian.
    Armenian = "hy", "Armenisch";
    /// Azerbaijani.
    Azerbaijani = "az", "Aserbaidschanisch";
    /// Bengali.
    Bengali = "bn", "Bengalisch";
    /// Bulgarian.
    Bulgarian = "bg", "Bulgarisch";
    /// Chechen.
    Chechen = "ce", "Tschetschenisch";
    /// Chinese.
    Chinese = "zh", "Chinesisch";
    /// Dari.
    Dari = "prs", "Dari";
    /// English.
    English = "en", "Englisch";
    /// Farsi.
    Farsi = "fa", "Farsi";
    /// French.
    French = "fr", "Französisch";
    /// Fula.
    Fula = "ff", "Fulfulde";
    /// Georgian.
    Georgian = "ka", "Georgisch";
    /// German sign language.
    GermanSign = "gsg", "Deutsche Gebärdensprache";
    /// Greek.
    Greek = "el", "Griechisch";
    /// Hausa.
    Hausa = "ha", "Hausa";
    /// Hindi.
    Hindi = "hi", "Hindi";
    /// Hungarian.
    Hungarian = "hu", "Ungarisch";
    /// Italian.
    Italian = "it", "Italienisch";
    /// Kurmanji.
    Kurmanji = "kmr", "Kurmandschi";
    /// Lingala.
    Lingala = "ln", "Lingala";
    /// Macedonian.
    Macedonian = "mk", "Mazedonisch";
    /// Mandinka.
    Mandinka = "mnk", "Mandinka";
    /// Mongolian.
    Mongolian = "mn", "Mongolisch";
    /// Pashto.
    Pashto = "ps", "Paschtu";
    /// Polish.
    Polish = "pl", "Polnisch";
    /// Portuguese.
    Portuguese = "pt", "Portugiesisch";
    /// Punjabi.
    Punjabi = "pa", "Panjabi";
    /// Romani.
    Romani = "rom", "Romanes";
    /// Romanian.
    Romanian = "ro", "Rumänisch";
    /// Russian.
    Russian = "ru", "Russisch";
    /// Serbian, Croatian, Bosnian.
    Serbian = "sr", "Serbisch / Kroatisch / Bosnisch";
    /// Somali.
    Somali = "so", "Somali";
    /// Sorani.
    Sorani = "ckb", "Sorani";
    /// Spanish.
    Spanish = "es", "Spanisch";
    /// Swahili.
    Swahili = "sw", "Suaheli";
    /// Tamil.
    Tamil = "ta", "Tamil";
    /// Thai.
    Thai = "th", "Thailändisch";
    /// Tigrinya.
    Tigrinya = "ti", "Tigrinya";
    /// Turkish.
    Turkish = "tr", "Türkisch";
    /// Ukrainian.
    Ukrainian = "uk", "Ukrainisch";
    /// Urdu.
    Urdu = "ur", "Urdu";
    /// Vietnamese.
    Vietnamese = "vi", "Vietnamesisch";
    /// A language that is not on the list.
    Other = "other", "andere Sprache";
}

impl Tongue {
    /// All of them in order of their German names, the one that is not on the list last.
    pub fn sorted() -> Vec<Self> {
        let mut all: Vec<Self> = Self::ALL.to_vec();
        all.sort_by_cached_key(|one| (*one == Self::Other, base::names::sort_key(one.german())));
        all
    }

    /// All of them, to choose from.
    pub(crate) fn choices() -> Vec<Choice> {
        let choice = |one: Self| Choice::new(one.code(), one.german());
        Self::sorted().into_iter().map(choice).collect()
    }
}
