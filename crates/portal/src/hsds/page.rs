//! Lists as the specification wants them: a page object, or one entry on each line.

use axum::http::StatusCode;
use axum::response::Response;
use serde_json::{Value, json};

use crate::hsds::answer;
use crate::hsds::asked::Layout;
use crate::hsds::problem::Problem;

/// Lays out these entries; only those that are shown are written as JSON.
pub(crate) fn laid_out<T>(
    entries: &[T],
    layout: Layout,
    written: impl Fn(&T) -> Value,
) -> Result<Response, Problem> {
    match layout {
        Layout::Lines => Ok(lines(entries, written)),
        Layout::All => page(entries, (1, entries.len().max(1)), written),
        Layout::Page { number, size } => page(entries, (number, size), written),
    }
}

fn lines<T>(entries: &[T], written: impl Fn(&T) -> Value) -> Response {
    let mut text = String::new();
    for entry in entries {
        text.push_str(&written(entry).to_string());
        text.push('\n');
    }
    answer::text(StatusCode::OK, "application/x-ndjson", text)
}

fn page<T>(
    entries: &[T],
    (number, size): (usize, usize),
    written: impl Fn(&T) -> Value,
) -> Result<Response, Problem> {
    let pages = entries.len().div_ceil(size).max(1);
    if number > pages {
        return Err(Problem::BeyondTheEnd { page: number, pages });
    }
    let begins = (number - 1).saturating_mul(size).min(entries.len());
    let ends = begins.saturating_add(size).min(entries.len());
    let shown = entries.get(begins..ends).unwrap_or_default();
    let contents: Vec<Value> = shown.iter().map(written).collect();
    let page = json!({
        "total_items": entries.len(),
        "total_pages": pages,
        "page_number": number,
        "size": contents.len(),
        "first_page": number == 1,
        "last_page": number == pages,
        "empty": contents.is_empty(),
        "contents": contents,
    });
    Ok(answer::json(StatusCode::OK, &page))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(entries: usize, number: usize) -> Result<u16, Problem> {
        let entries: Vec<usize> = (0..entries).collect();
        let layout = Layout::Page { number, size: 10 };
        laid_out(&entries, layout, |entry| json!(entry)).map(|response| response.status().as_u16())
    }

    #[test]
    fn a_page_beyond_the_end_is_refused_and_an_empty_list_has_one_page() {
        assert_eq!(status(0, 1), Ok(200));
        assert_eq!(status(10, 1), Ok(200));
        assert_eq!(status(11, 2), Ok(200));
        assert_eq!(status(10, 2), Err(Problem::BeyondTheEnd { page: 2, pages: 1 }));
        assert_eq!(
            status(0, usize::MAX),
            Err(Problem::BeyondTheEnd {
                page: usize::MAX,
                pages: 1
            })
        );
    }
}
