//! Houses whose name shows by how it is written: „Seniorenheim Am Park“, „Müller + Sohn“, „Alte Molkerei“. Houses that are
//! called by a noun and a name stand in `houses`.

use std::ops::Range;
use std::sync::LazyLock;

use super::hit::Kind;
use super::lexicon;
use super::nouns::kind_of;
use super::word::{Pattern, compile, found, part, whole};

/// „st johannisstift“, as it is typed in haste.
static SAINT_IN_HASTE: Pattern = LazyLock::new(|| {
    compile(
        r"\bst\.?[\s-]\p{Ll}{4,}(?:[\s-](?:krankenhaus|hospital|schule|kita|kirche|stift|heim|klinik))?\b",
    )
});
/// „Seniorenheim Am Park“: a capital makes the place a part of the name.
static CALLED_BY_PLACE: Pattern = LazyLock::new(|| {
    compile(
        r"\b(\p{Lu}[\p{L}-]*)\s(?:Am|An der|An dem|Im|Auf dem|Auf der|In der|Zum|Zur|Unter den|Vor dem|An den|Beim)\s(?:\p{Lu}\p{L}+en\s)?\p{Lu}[\p{L}-]+",
    )
});
/// „Müller + Sohn“
static WITH_PARTNERS: Pattern = LazyLock::new(|| {
    compile(
        r"\b\p{Lu}[\p{L}-]+\s(?:&|\+)\s(?:Sohn|Söhne|Tochter|Töchter|Partner|Co\b\.?|Cie\b\.?|Kollegen|\p{Lu}[\p{L}-]+)",
    )
});
/// „Islamischer Kulturverein“, „Haus der Begegnung“: a capital says that it is called so.
static OF_A_FAITH: Pattern = LazyLock::new(|| {
    compile(
        r"\b(?:(?:Freie|Islamische|Alevitische|Jesidische|Yezidische|Ezidische|Kurdische|Türkische|Türkisch-Islamische|Syrische|Syrisch-Orthodoxe|Arabische|Afghanische|Eritreische|Äthiopische|Orthodoxe|Russische|Ukrainische|Polnische|Portugiesische|Griechische|Koptische|Albanische|Bosnische|Jüdische|Mennonitische|Serbische|Somalische|Tamilische|Vietnamesische)[rnsm]?\s(?:\p{L}+[en][rnsm]?\s)?(?:\p{L}*[Vv]erein|Gemeinde|Kirche|Kirchengemeinde|\p{L}*[Zz]entrum|Gemeinschaft|Moschee|\p{L}*[Bb]und|Kulturhaus)|Haus\s(?:der|des)\s(?:Begegnung|Kulturen|Jugend|Offenen Tür|Friedens|Hoffnung|Vielfalt|Generationen|Integration))\b",
    )
});
/// Groups of a kindergarten.
static GROUP: Pattern = LazyLock::new(|| {
    compile(
        r"\b(?:(?:Gruppe|Tigerentengruppe)\s(?:der\s)?„?(?:Tiger|Mäuse|Bären|Igel|Frösche|Füchse|Käfer|Schmetterlinge|Raupen|Bienen|Hasen|Löwen|Sterne|Sonnen|Wichtel|Zwerge|Spatzen|Eulen|Pinguine|Elefanten|Delfine|Giraffen|Schnecken|Marienkäfer|Eichhörnchen)\b“?|(?:Tiger|Mäuse|Bären|Igel|Frösche|Fuchs|Füchse|Käfer|Schmetterlings|Raupen|Bienen|Hasen|Löwen|Sternen|Sonnen|Wichtel|Zwergen|Spatzen|Eulen|Pinguin|Elefanten|Delfin|Giraffen|Schnecken|Marienkäfer|Eichhörnchen)-?gruppe\b)",
    )
});
/// A capital in the middle of a sentence makes „Alte“ a part of a name.
static OLD_HOUSE: Pattern = LazyLock::new(|| {
    compile(
        r"\b(?:Alte|Neue|Rote|Blaue|Grüne|Weiße|Gelbe|Goldene|Bunte|Schwarze|Graue|Kleine|Große|Hohe)[nrsm]?\s(?:Molkerei|Schule|Schmiede|Post|Mühle|Villa|Haus|Hof|Kaserne|Rathaus|Pfarrhaus|Brauerei|Ziegelei|Fabrik|Bahnhof|Kloster|Scheune|Krug|Apotheke|Weberei|Amtshaus|Wache|Forsthaus|Schlachthof|Turnhalle|Wagen|Laden|Hahn|Hirsch|Adler|Löwe|Ochse|Ochsen|Bär|Engel|Anker|Stern|Gasthof|Gut|Meierei|Spinnerei|Gärtnerei|Kantine|Druckerei|Sparkasse|Zollhaus)\b",
    )
});

/// All of them, with what they are.
pub(super) fn called(text: &str) -> Vec<(Range<usize>, Kind)> {
    let mut hits: Vec<(Range<usize>, Kind)> = Vec::new();
    hits.extend(
        found(&CALLED_BY_PLACE, text).filter_map(|found| Some((whole(&found), kind_of(part(&found, 1))?))),
    );
    hits.extend(
        found(&WITH_PARTNERS, text)
            .filter(|found| {
                let own = part(found, 0);
                own.split(['&', '+']).any(|half| !lexicon::is_german(half.trim()))
                    || own.ends_with("Sohn")
                    || own.ends_with("Söhne")
                    || own.ends_with("Partner")
                    || own.ends_with("Co.")
            })
            .map(|found| (whole(&found), Kind::Organisation)),
    );
    hits.extend(found(&SAINT_IN_HASTE, text).map(|found| (whole(&found), Kind::Organisation)));
    hits.extend(found(&OF_A_FAITH, text).map(|found| (whole(&found), Kind::Organisation)));
    hits.extend(found(&GROUP, text).map(|found| (whole(&found), Kind::School)));
    hits.extend(
        found(&OLD_HOUSE, text)
            .map(|found| whole(&found))
            .filter(|range| {
                let before = text.get(..range.start).unwrap_or_default().trim_end();
                before.ends_with(|last: char| last.is_alphabetic() || last == ',')
            })
            .map(|range| (range, Kind::Organisation)),
    );
    hits
}
