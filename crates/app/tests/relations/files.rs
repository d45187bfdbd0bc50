//! What people read in a file that was sent to them: the text of a PDF, the sheets of a workbook. Packed as it comes, a
//! word would not be found in it.

use std::io::{Cursor, Read};

use crate::scene::on_both;

/// The words of an answer, whatever it is packed in.
pub(super) fn readable(bytes: Vec<u8>) -> Vec<u8> {
    if bytes.starts_with(b"%PDF-") {
        let document = lopdf::Document::load_mem(&bytes).unwrap();
        let pages: Vec<u32> = document.get_pages().keys().copied().collect();
        return document.extract_text(&pages).unwrap().into_bytes();
    }
    if bytes.starts_with(b"PK") {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut words = Vec::new();
        for file in 0..archive.len() {
            archive.by_index(file).unwrap().read_to_end(&mut words).unwrap();
        }
        return words;
    }
    bytes
}

#[tokio::test]
async fn the_words_of_a_paper_and_of_a_sheet_are_read() {
    on_both(async |scene| {
        let notice = scene.anonymous().get("/datenschutzhinweise.pdf").await;
        let words = String::from_utf8(readable(notice.is(200).bytes.clone())).unwrap();
        assert!(words.contains("Datenschutz"), "{words}");
        let bernd = scene.house.bernd().await;
        let sheet = scene.browser(&bernd).get("/stellenplan.xlsx").await;
        let words = readable(sheet.is(200).bytes.clone());
        let words = String::from_utf8_lossy(&words);
        assert!(words.contains("Delbrück"), "{words}");
    })
    .await;
}
