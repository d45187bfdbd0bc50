//! Words as lists write them, brought to one form, so that „Geb.-Datum“, „Geburtsdatum“ and „GEB. DATUM“ can be compared.

/// Small letters and digits only; umlauts as their base letter, however they were written.
pub(crate) fn folded(text: &str) -> String {
    let plain: String = base::names::sort_key(text)
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect();
    plain.replace("ae", "a").replace("oe", "o").replace("ue", "u")
}

/// The first of these whose names hold the text, whole.
pub(crate) fn found<T: Copy>(table: &[(T, &[&str])], text: &str) -> Option<T> {
    let text = folded(text);
    let holds = |names: &[&str]| names.iter().any(|name| folded(name) == text);
    let found = table.iter().find(|(_, names)| !text.is_empty() && holds(names));
    found.map(|(value, _)| *value)
}

/// The first of these that the text contains.
pub(crate) fn contained<T: Copy>(table: &[(T, &[&str])], text: &str) -> Option<T> {
    let text = folded(text);
    let is_in = |names: &[&str]| names.iter().any(|name| text.contains(&folded(name)));
    table
        .iter()
        .find(|(_, names)| is_in(names))
        .map(|(value, _)| *value)
}
