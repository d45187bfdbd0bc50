//! What every list needs around its rows: an address that keeps filter and order, column heads, pages. No rows itself.

use std::fmt::{self, Display};
use std::str::FromStr;

use askama::Template;
use askama::filters::HtmlSafe;
use base::moment::Moment;

use super::icon;

/// Name of the query parameter that holds the order: `name` or, downwards, `-name`.
pub const ORDER: &str = "sortierung";
/// Name of the query parameter that holds the page's start.
pub const PAGE: &str = "ab";

/// The address of a list with its filters, order and page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListAddress {
    path: String,
    query: Vec<(String, String)>,
}

impl ListAddress {
    /// The list at this path, without filters.
    pub fn new(path: impl Display) -> Self {
        Self {
            path: path.to_string(),
            query: Vec::new(),
        }
    }

    /// Sets a parameter and goes back to the first page; an empty value removes it.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Display) -> Self {
        let value = value.to_string();
        self.query.retain(|(known, _)| known != name && known != PAGE);
        if !value.is_empty() {
            self.query.push((name.to_owned(), value));
        }
        self
    }

    /// The value of a parameter.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.query
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// Parameters that a filter form must carry along unseen: the order.
    pub fn order(&self) -> Option<&str> {
        self.get(ORDER)
    }
}

impl Display for ListAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        if self.query.is_empty() {
            return Ok(());
        }
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(&self.query)
            .finish();
        write!(f, "?{query}")
    }
}

/// Where a page begins in a list from the newest line to the oldest: behind the line of this moment and id.
/// Below [`PAGE`] it stands in the address as `moment_id`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<Id>(pub Moment, pub Id);

/// A text names no place in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no place in a list")]
pub struct NoPlace;

impl<Id: Display> Display for Place<Id> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}_{}", self.0, self.1)
    }
}

impl<Id: FromStr> FromStr for Place<Id> {
    type Err = NoPlace;

    fn from_str(text: &str) -> Result<Self, NoPlace> {
        let (at, id) = text.split_once('_').ok_or(NoPlace)?;
        match (at.parse(), id.parse()) {
            (Ok(at), Ok(id)) => Ok(Self(at, id)),
            _ => Err(NoPlace),
        }
    }
}

impl<Id> From<Place<Id>> for (Moment, Id) {
    fn from(Place(at, id): Place<Id>) -> Self {
        (at, id)
    }
}

/// The head of a table: `{{ head }}` stands where `<thead>` would.
#[derive(Clone, Debug, Template)]
#[template(path = "components/table_head.html")]
pub struct Head {
    address: ListAddress,
    columns: Vec<Column>,
}

impl HtmlSafe for Head {}

#[derive(Clone, Debug)]
struct Column {
    label: String,
    key: Option<&'static str>,
    is_number: bool,
    is_hidden: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    Up,
    Down,
}

impl Head {
    /// A head without columns; sort links keep the filters of this address.
    pub fn new(address: &ListAddress) -> Self {
        Self {
            address: address.clone(),
            columns: Vec::new(),
        }
    }

    /// Adds a column that cannot be sorted by.
    #[must_use]
    pub fn column(mut self, label: impl Display) -> Self {
        self.columns.push(Column {
            label: label.to_string(),
            key: None,
            is_number: false,
            is_hidden: false,
        });
        self
    }

    /// Adds a column that can be sorted by; the key goes into the address.
    #[must_use]
    pub fn sortable(mut self, label: impl Display, key: &'static str) -> Self {
        self.columns.push(Column {
            label: label.to_string(),
            key: Some(key),
            is_number: false,
            is_hidden: false,
        });
        self
    }

    /// Adds a column whose label is only read out, as over buttons.
    #[must_use]
    pub fn unseen(mut self, label: impl Display) -> Self {
        self.columns.push(Column {
            label: label.to_string(),
            key: None,
            is_number: false,
            is_hidden: true,
        });
        self
    }

    /// Sets the last column's label to the right, over numbers.
    #[must_use]
    pub fn number(mut self) -> Self {
        if let Some(column) = self.columns.last_mut() {
            column.is_number = true;
        }
        self
    }

    fn order_of(&self, key: &str) -> Option<Order> {
        match self.address.order() {
            Some(order) if order == key => Some(Order::Up),
            Some(order) if order.strip_prefix('-') == Some(key) => Some(Order::Down),
            _ => None,
        }
    }

    fn href(&self, key: &str) -> ListAddress {
        let order = if self.order_of(key) == Some(Order::Up) {
            format!("-{key}")
        } else {
            key.to_owned()
        };
        self.address.clone().with(ORDER, order)
    }
}

/// The line below a list: how many there are, and the way to the other pages.
#[derive(Clone, Debug, Template)]
#[template(path = "components/pager.html")]
pub struct Pager {
    total: String,
    previous: Option<String>,
    next: Option<String>,
}

impl HtmlSafe for Pager {}

impl Pager {
    /// The line that says how many there are, as in "1–50 von 312 Personen".
    pub fn new(total: impl Display) -> Self {
        Self {
            total: total.to_string(),
            previous: None,
            next: None,
        }
    }

    /// With how many there are on this page, in a list whose whole length nobody has counted.
    pub fn on_this_page(count: usize, (one, many): (&str, &str)) -> Self {
        let word = if count == 1 { one } else { many };
        Self::new(format!("{count} {word} auf dieser Seite"))
    }

    /// The way back.
    #[must_use]
    pub fn previous(mut self, address: Option<impl Display>) -> Self {
        self.previous = address.map(|address| address.to_string());
        self
    }

    /// The way on.
    #[must_use]
    pub fn next(mut self, address: Option<impl Display>) -> Self {
        self.next = address.map(|address| address.to_string());
        self
    }
}

/// The filters that are set, each with a way to remove it.
#[derive(Clone, Debug, Template)]
#[template(path = "components/active_filters.html")]
pub struct ActiveFilters {
    address: ListAddress,
    filters: Vec<(String, &'static str)>,
}

impl HtmlSafe for ActiveFilters {}

impl ActiveFilters {
    /// No filters set yet.
    pub fn new(address: &ListAddress) -> Self {
        Self {
            address: address.clone(),
            filters: Vec::new(),
        }
    }

    /// Adds a filter as words ("Gemeinde: Büren") with the name of its parameter.
    #[must_use]
    pub fn filter(mut self, words: impl Display, parameter: &'static str) -> Self {
        self.filters.push((words.to_string(), parameter));
        self
    }

    fn without(&self, parameter: &str) -> ListAddress {
        self.address.clone().with(parameter, "")
    }

    fn without_any(&self) -> ListAddress {
        self.filters
            .iter()
            .fold(self.address.clone(), |address, (_, parameter)| {
                address.with(parameter, "")
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_keeps_filter_and_order_in_its_address() {
        let address = ListAddress::new("/stellen")
            .with("gemeinde", "Büren & Co")
            .with(ORDER, "-vzae");
        assert_eq!(
            address.to_string(),
            "/stellen?gemeinde=B%C3%BCren+%26+Co&sortierung=-vzae"
        );
    }

    #[test]
    fn a_changed_filter_goes_back_to_the_first_page() {
        let address = ListAddress::new("/stellen")
            .with(PAGE, "0190")
            .with("gemeinde", "Borchen");
        assert_eq!(address.to_string(), "/stellen?gemeinde=Borchen");
    }

    #[test]
    fn a_single_line_on_a_page_is_not_called_lines() {
        let words = |count| Pager::on_this_page(count, ("Konto", "Konten")).to_string();
        assert!(words(1).contains("1 Konto auf dieser Seite"), "{}", words(1));
        assert!(words(0).contains("0 Konten auf dieser Seite"), "{}", words(0));
    }

    #[test]
    fn a_place_is_read_as_it_was_written() {
        let place = Place("2026-03-02T08:15:00.250Z".parse().unwrap(), 17_u32);
        assert_eq!(place.to_string(), "2026-03-02T08:15:00.250Z_17");
        assert_eq!(place.to_string().parse(), Ok(place));
        for text in [
            "",
            "_",
            "2026-03-02T08:15:00Z",
            "gestern_17",
            "2026-03-02T08:15:00Z_x",
        ] {
            assert_eq!(text.parse::<Place<u32>>(), Err(NoPlace), "{text:?}");
        }
    }

    #[test]
    fn a_second_click_on_a_column_turns_the_order_round() {
        let sorted = ListAddress::new("/stellen").with(ORDER, "name");
        let html = Head::new(&sorted)
            .sortable("Name", "name")
            .sortable("VZÄ", "vzae")
            .number()
            .to_string();
        assert!(html.contains(r#"aria-sort="ascending""#), "{html}");
        assert!(html.contains(r#"href="/stellen?sortierung=-name""#), "{html}");
        assert!(html.contains(r#"href="/stellen?sortierung=vzae""#), "{html}");
    }

    #[test]
    fn all_filters_can_be_removed_at_once_and_the_order_stays() {
        let address = ListAddress::new("/stellen")
            .with(ORDER, "name")
            .with("traeger", "kreis")
            .with("gemeinde", "b");
        let filters = ActiveFilters::new(&address)
            .filter("Träger: Kreis", "traeger")
            .filter("Gemeinde: B", "gemeinde");
        assert_eq!(filters.without_any().to_string(), "/stellen?sortierung=name");
    }
}
