//! A text that has passed the identity guard: every place it points out was replaced, or left standing with a reason. The
//! only way into a finding. What is found is the guard's business (`people::guard`).

use people::guard::hit::Hit;
use people::guard::{Area, check_in};

/// What somebody decided about one place that the guard points out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Treatment {
    /// What the guard proposes stands there instead.
    Replace,
    /// It stays, for this reason.
    Keep(String),
}

/// A place that was left standing, without the words that stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What kind of trace the guard took it for.
    pub kind: &'static str,
    /// Why it is none.
    pub reason: String,
}

/// A text that has passed the guard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guarded {
    text: String,
    kept: Vec<Kept>,
}

impl Guarded {
    /// The text, with what was decided about each place the guard points out; `places` are what places of the district
    /// are called.
    ///
    /// # Errors
    /// All places that the guard points out, if one of them is undecided or stays without a reason.
    pub fn check(
        text: &str,
        places: &[String],
        decided: impl Fn(&Hit) -> Option<Treatment>,
    ) -> Result<Self, Vec<Hit>> {
        let area = Area {
            places,
            ..Area::default()
        };
        let hits = check_in(text, &[], &area);
        let treatments: Option<Vec<Treatment>> = hits
            .iter()
            .map(|hit| decided(hit).filter(Treatment::is_complete))
            .collect();
        let Some(treatments) = treatments else {
            return Err(hits);
        };
        let mut written = String::with_capacity(text.len());
        let (mut from, mut kept) = (0, Vec::new());
        for (hit, treatment) in hits.iter().zip(treatments) {
            let until = match &treatment {
                Treatment::Replace => hit.range.start,
                Treatment::Keep(_) => hit.range.end,
            };
            written.push_str(text.get(from..until).unwrap_or_default());
            from = hit.range.end;
            match treatment {
                Treatment::Replace => written.push_str(&hit.suggestion),
                Treatment::Keep(reason) => kept.push(Kept {
                    kind: hit.kind.german(),
                    reason,
                }),
            }
        }
        written.push_str(text.get(from..).unwrap_or_default());
        Ok(Self { text: written, kept })
    }

    /// A text in which the guard finds nothing; `None` if it does.
    pub fn clean(text: &str) -> Option<Self> {
        Self::check(text, &[], |_| None).ok()
    }

    /// What may stand in a finding.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What was left standing, and why.
    pub fn kept(&self) -> &[Kept] {
        &self.kept
    }
}

impl Treatment {
    fn is_complete(&self) -> bool {
        match self {
            Self::Replace => true,
            Self::Keep(reason) => !reason.trim().is_empty(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Am 3.5.2026 wartete Familie Sommer auf den Kitaplatz.";

    #[test]
    fn a_text_without_traces_passes_as_it_is() {
        let text = "Kitaplätze fehlen, weil die Anmeldung ein Jahr vorher endet.";
        assert_eq!(Guarded::clean(text).unwrap().text(), text);
    }

    #[test]
    fn a_trace_that_nobody_decided_about_stops_the_text() {
        let hits = Guarded::check(TEXT, &[], |_| None).unwrap_err();
        assert_eq!(hits.len(), 2);
        let silent = Guarded::check(TEXT, &[], |_| Some(Treatment::Keep(" ".to_owned())));
        assert!(silent.is_err(), "a place stays only with a reason");
    }

    #[test]
    fn each_trace_is_replaced_or_kept_with_its_reason() {
        let replaced = Guarded::check(TEXT, &[], |_| Some(Treatment::Replace)).unwrap();
        assert_eq!(
            replaced.text(),
            "Im Mai 2026 wartete die Familie auf den Kitaplatz."
        );
        let mixed = Guarded::check(TEXT, &[], |hit| {
            let is_date = hit.kind.german() == "Datum";
            Some(if is_date {
                Treatment::Keep("Stichtag für alle".to_owned())
            } else {
                Treatment::Replace
            })
        })
        .unwrap();
        assert_eq!(mixed.text(), "Am 3.5.2026 wartete die Familie auf den Kitaplatz.");
        let reasons: Vec<&str> = mixed.kept().iter().map(|kept| kept.reason.as_str()).collect();
        assert_eq!(reasons, ["Stichtag für alle"]);
    }
}
