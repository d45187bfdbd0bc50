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

/// What the form with this action sends when nobody touches it: as a browser reads it, but for buttons and files.
pub(crate) fn form(page: &str, action: &str) -> Vec<(String, String)> {
    let wanted = format!("action=\"{action}\"");
    let Some((inside, _)) = page
        .split_once(&wanted)
        .and_then(|(_, rest)| rest.split_once("</form>"))
    else {
        return Vec::new();
    };
    let mut fields = Vec::new();
    for (tag, after) in inside.split('<').filter_map(|piece| piece.split_once('>')) {
        let Some(name) = attribute(tag, "name") else {
            continue;
        };
        let is = |word: &str| tag.contains(word);
        if is("select ") {
            fields.push((name.clone(), chosen_option(inside, &name)));
        } else if is("textarea ") {
            fields.push((name, after.to_owned()));
        } else if is("input ") && !is("type=\"file\"") {
            let can_be_ticked = is("type=\"checkbox\"") || is("type=\"radio\"");
            if !can_be_ticked || is(" checked") {
                fields.push((name, attribute(tag, "value").unwrap_or_default()));
            }
        }
    }
    fields
}

/// The value of the option that is chosen, or of the first one.
fn chosen_option(form: &str, select: &str) -> String {
    let tags = option_tags(form, select);
    let chosen = tags.iter().find(|tag| tag.contains("selected")).or(tags.first());
    chosen.and_then(|tag| attribute(tag, "value")).unwrap_or_default()
}

/// What can be chosen in a list of the page; the empty answer is among it.
pub(crate) fn options(page: &str, select: &str) -> Vec<String> {
    let tags = option_tags(page, select).into_iter();
    tags.filter_map(|tag| attribute(tag, "value")).collect()
}

fn option_tags<'p>(page: &'p str, select: &str) -> Vec<&'p str> {
    let named = format!("name=\"{select}\"");
    let options = page
        .split_once(&named)
        .and_then(|(_, rest)| rest.split_once("</select>"));
    options
        .map(|(options, _)| options)
        .unwrap_or_default()
        .split("<option")
        .skip(1)
        .filter_map(|rest| rest.split_once('>'))
        .map(|(tag, _)| tag)
        .collect()
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
    fn a_form_sends_what_stands_in_it() {
        let page = r#"<form action="/a"><input name="x" value="0"></form>
            <form method="post" action="/b"><input type="hidden" name="csrf" value="c">
            <input type="checkbox" name="zeile" value="1" checked><input type="checkbox" name="zeile" value="2">
            <select name="spalte_0"><option value="">–</option><option value="name" selected>Name</option></select>
            <select class="s" name="leer"><option value="erste">1</option></select>
            <textarea name="notiz">Guten Tag</textarea><button name="schritt" value="b">Los</button></form>"#;
        let sent: Vec<(String, String)> = form(page, "/b");
        let expected = [
            ("csrf", "c"),
            ("zeile", "1"),
            ("spalte_0", "name"),
            ("leer", "erste"),
            ("notiz", "Guten Tag"),
        ];
        assert_eq!(
            sent,
            expected.map(|(name, value)| (name.to_owned(), value.to_owned()))
        );
    }

    #[test]
    fn a_list_says_what_can_be_chosen() {
        let page = r#"<select name="stelle2"><option value="x"></select>
            <select class="s" name="stelle"><option value="">Keine</option><option value="7">Amt</option></select>"#;
        assert_eq!(options(page, "stelle"), ["", "7"]);
        assert_eq!(options(page, "gibt_es_nicht"), Vec::<String>::new());
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
