//! The frame round every page of the guide: languages, ways, foot. Light: one small style sheet, no script.

use base::language::Language;
use web::assets;

use crate::guide::visit::{Visit, path};
use crate::guide::words::Words;

/// What every page of the guide shows round itself.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    pub(crate) title: String,
    pub(crate) words: Words,
    pub(crate) district: String,
    pub(crate) is_demo: bool,
    pub(crate) is_unchecked: bool,
    pub(crate) languages: Vec<Way>,
    pub(crate) ways: Vec<Way>,
    pub(crate) csrf: String,
}

/// A way to another page.
#[derive(Clone, Debug)]
pub(crate) struct Way {
    pub(crate) label: String,
    pub(crate) href: String,
    pub(crate) is_current: bool,
    pub(crate) language: Language,
    pub(crate) symbol: &'static str,
}

impl Frame {
    pub(crate) fn of(visit: &Visit, title: String) -> Self {
        let request = &visit.request;
        let shell = request.shell("");
        let language = visit.language();
        let here = request.address_of_page();
        let languages = visit.standing.languages.iter().map(|(other, _)| Way {
            label: other.own_name().to_owned(),
            href: in_language(&here, *other),
            is_current: *other == language,
            language: *other,
            symbol: "",
        });
        let ways = [
            ("to-start", "", "home"),
            ("to-search", "/suche", "search"),
            ("to-hours", "/sprechstunden", "schedule"),
            ("to-appointment", "/termin", "call"),
        ];
        let at = request.path();
        let ways = ways.map(|(key, below, symbol)| Way {
            label: visit.words.of(key),
            href: path(language, below),
            is_current: at == path(language, below),
            language,
            symbol,
        });
        let is_checked = |(own, is_checked): &(Language, bool)| *own == language && *is_checked;
        Self {
            title,
            words: visit.words,
            district: request.house().district.clone(),
            is_demo: request.house().running.is_demo,
            is_unchecked: !visit.standing.languages.iter().any(is_checked),
            languages: languages.collect(),
            ways: ways.to_vec(),
            csrf: shell.csrf_token,
        }
    }

    /// The address of a page in the language of the frame.
    pub(crate) fn path(&self, below: &str) -> String {
        path(self.words.0, below)
    }

    /// The text of a key.
    pub(crate) fn say(&self, key: &str) -> String {
        self.words.of(key)
    }

    /// The address of a static file.
    pub(crate) fn asset(name: &str) -> String {
        assets::href(name)
    }

    /// The notice on data protection in the language of the frame.
    pub(crate) fn privacy(&self) -> String {
        format!("/datenschutzhinweise?sprache={}", self.words.0)
    }

    /// Whether letters are larger, as plain German asks (BITV 2.0 Annex 2).
    pub(crate) fn is_plain(&self) -> bool {
        self.words.0 == Language::PlainGerman
    }

    /// The language of the page in its own name.
    pub(crate) fn own_language(&self) -> &'static str {
        self.words.0.own_name()
    }
}

/// The address of this page in another language: the second step of the path is the language.
fn in_language(here: &str, language: Language) -> String {
    let mut steps = here.splitn(4, ['/', '?']);
    let (_, _, old) = (steps.next(), steps.next(), steps.next().unwrap_or_default());
    let begin = crate::guide::PATH.len() + 1 + old.len();
    let rest = here.get(begin..).unwrap_or_default();
    path(language, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_the_same_page_in_another_language() {
        for (here, there) in [
            ("/wegweiser/de", "/wegweiser/ar"),
            (
                "/wegweiser/de/suche?q=a%2Fb&ort=1",
                "/wegweiser/ar/suche?q=a%2Fb&ort=1",
            ),
            ("/wegweiser/sr-Latn/angebot/1", "/wegweiser/ar/angebot/1"),
            ("/wegweiser/de?x=1", "/wegweiser/ar?x=1"),
            ("/wegweiser", "/wegweiser/ar"),
        ] {
            assert_eq!(in_language(here, Language::Arabic), there);
        }
    }
}
