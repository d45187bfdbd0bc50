//! The fonts in the binary and the letters they have. No font of the machine is ever used.

use std::collections::HashSet;
use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// All fonts, in the order in which a template prefers them.
pub(crate) static FONTS: LazyLock<Fonts> = LazyLock::new(Fonts::from_the_binary);

/// The fonts with their index.
pub(crate) struct Fonts {
    pub(crate) all: Vec<Font>,
    pub(crate) book: LazyHash<FontBook>,
    letters: HashSet<u32>,
}

impl Fonts {
    fn from_the_binary() -> Self {
        let files: [&'static [u8]; 8] = [
            include_bytes!("../fonts/NotoSans-Regular.ttf"),
            include_bytes!("../fonts/NotoSans-Bold.ttf"),
            include_bytes!("../fonts/NotoSansArabic-Regular.ttf"),
            include_bytes!("../fonts/NotoSansArabic-Bold.ttf"),
            include_bytes!("../fonts/NotoSansEthiopic-Regular.ttf"),
            include_bytes!("../fonts/NotoSansEthiopic-Bold.ttf"),
            include_bytes!("../fonts/NotoSansMath-Regular.ttf"),
            include_bytes!("../fonts/NotoSansSymbols2-Regular.ttf"),
        ];
        let all: Vec<Font> = files
            .into_iter()
            .flat_map(|file| Font::iter(Bytes::new(file)))
            .collect();
        let book = LazyHash::new(FontBook::from_fonts(&all));
        let letters = all.iter().flat_map(|font| font.info().coverage.iter()).collect();
        Self { all, book, letters }
    }

    /// Whether some font has a picture for this letter.
    pub(crate) fn have(&self, letter: char) -> bool {
        letter.is_ascii_graphic() || self.letters.contains(&u32::from(letter))
    }
}
