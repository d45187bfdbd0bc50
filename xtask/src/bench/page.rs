//! What is read out of a page: the fields that a form sends back unseen, and where its links lead. No HTML parser.

/// Name and value of all hidden fields, each name once.
pub(crate) fn hidden_fields(page: &str) -> Vec<(String, String)> {
    let tags = page
        .split("<input")
        .skip(1)
        .filter_map(|rest| rest.split_once('>'))
        .map(|(tag, _)| tag);
    let hidden = tags.filter(|tag| tag.contains("type=\"hidden\""));
    let mut fields: Vec<(String, String)> = Vec::new();
    for (name, value) in hidden.filter_map(|tag| Some((attribute(tag, "name")?, attribute(tag, "value")?))) {
        if fields.iter().all(|(known, _)| *known != name) {
            fields.push((name, value));
        }
    }
    fields
}

/// The links of table rows below this path.
pub(crate) fn rows_below(page: &str, path: &str) -> Vec<String> {
    let rows = page.split("<th scope=\"row\"><a ").skip(1);
    rows.filter_map(|rest| attribute(rest, "href"))
        .filter(|href| href.starts_with(path))
        .collect()
}

/// How many pages a PDF has; at least one.
pub(crate) fn pages_of_pdf(bytes: &[u8]) -> u32 {
    let text = String::from_utf8_lossy(bytes).replace("/Type /", "/Type/");
    let is_page = |rest: &&str| !rest.starts_with(|letter: char| letter.is_ascii_alphanumeric());
    let pages = text.split("/Type/Page").skip(1).filter(is_page).count();
    u32::try_from(pages).unwrap_or(1).max(1)
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!("{name}=\""))?;
    Some(rest.split_once('"')?.0.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_fields_are_sent_back_once() {
        let page = r#"<form><input type="hidden" name="marke" value="a1"><input name="konto"></form>
            <form><input type="hidden" name="marke" value="a1"></form>"#;
        assert_eq!(hidden_fields(page), [("marke".to_owned(), "a1".to_owned())]);
    }

    #[test]
    fn links_of_rows_are_found_and_others_are_not() {
        let page = r#"<a href="/personen/neu">Neu</a><th scope="row"><a href="/personen/7"><bdi>Muster</bdi></a></th>"#;
        assert_eq!(rows_below(page, "/personen/"), ["/personen/7"]);
    }

    #[test]
    fn pages_are_counted_and_the_tree_of_pages_is_not() {
        let pdf = b"%PDF-1.7\n<</Type /Pages /Count 2>> <</Type /Page\n/Parent 1>> <</Type/Page/Parent 1>>";
        assert_eq!(pages_of_pdf(pdf), 2);
    }
}
