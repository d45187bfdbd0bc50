//! A JSON object that leaves out what is not known: HSDS wants no nulls and no empty lists.

use std::fmt::Display;

use serde_json::{Map, Value};

/// An object that is being filled.
#[derive(Debug, Default)]
pub(crate) struct Object(Map<String, Value>);

impl Object {
    /// An object with this id.
    pub(crate) fn with_id(id: impl Display) -> Self {
        Self::default().text("id", &id.to_string())
    }

    /// A text, even an empty one: for fields that must be there.
    pub(crate) fn text(mut self, name: &str, text: &str) -> Self {
        self.0.insert(name.to_owned(), Value::from(text));
        self
    }

    /// A text, if there is one.
    pub(crate) fn if_some(self, name: &str, text: Option<impl Display>) -> Self {
        match text.map(|text| text.to_string()) {
            Some(text) if !text.is_empty() => self.text(name, &text),
            _ => self,
        }
    }

    /// An address on the web, if it is one.
    pub(crate) fn url(self, name: &str, url: Option<&str>) -> Self {
        self.if_some(name, url.filter(|url| is_url(url)))
    }

    /// A mail address, if it is one.
    pub(crate) fn email(self, name: &str, email: Option<&str>) -> Self {
        self.if_some(name, email.filter(|email| is_email(email)))
    }

    /// A whole number, if there is one.
    pub(crate) fn number(mut self, name: &str, number: Option<i64>) -> Self {
        if let Some(number) = number {
            self.0.insert(name.to_owned(), Value::from(number));
        }
        self
    }

    /// A value of any kind.
    pub(crate) fn value(mut self, name: &str, value: Value) -> Self {
        self.0.insert(name.to_owned(), value);
        self
    }

    /// A list, if it has something in it.
    pub(crate) fn list(mut self, name: &str, list: impl IntoIterator<Item = Value>) -> Self {
        let list: Vec<Value> = list.into_iter().collect();
        if !list.is_empty() {
            self.0.insert(name.to_owned(), Value::from(list));
        }
        self
    }

    /// The finished object.
    pub(crate) fn done(self) -> Value {
        Value::Object(self.0)
    }
}

/// Whether a text is an address that programs can follow.
pub(crate) fn is_url(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty()
            && rest
                .bytes()
                .all(|byte| byte.is_ascii_graphic() && !b"<>\"{}|\\^`".contains(&byte))
    })
}

/// Whether a text has the form of a mail address.
pub(crate) fn is_email(text: &str) -> bool {
    let has_no_blank = text.bytes().all(|byte| byte.is_ascii_graphic());
    has_no_blank
        && text
            .split_once('@')
            .is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_left_out() {
        let object = Object::default()
            .if_some("a", None::<&str>)
            .if_some("b", Some(""))
            .list("c", [])
            .url("d", Some("javascript:alert(1)"))
            .email("e", Some("niemand"))
            .number("f", None)
            .done();
        assert_eq!(object, serde_json::json!({}));
    }

    #[test]
    fn an_address_on_the_web_begins_with_http_and_has_no_blank() {
        for (text, expected) in [
            ("https://www.kreis-paderborn.de/a?b=c#d", true),
            ("http://localhost", true),
            ("https://", false),
            ("www.kreis-paderborn.de", false),
            ("https://a b", false),
            ("https://a/\"><script>", false),
        ] {
            assert_eq!(is_url(text), expected, "{text}");
        }
    }
}
