//! The time line of a theme as the page draws it. The order is the model's.

use web::components::timeline::Entry;

use crate::theme_story::model::{Event, Happening, in_order};

/// The time line, the earliest first.
pub(crate) fn entries(events: Vec<Event>) -> Vec<Entry> {
    in_order(events).into_iter().map(entry).collect()
}

fn entry(event: Event) -> Entry {
    let mut entry = Entry::new(event.on.german(), symbol(event.what), event.title);
    if !event.text.is_empty() {
        entry = entry.text(event.text);
    }
    if !event.by.is_empty() {
        entry = entry.by(event.by);
    }
    if let Some(href) = event.href {
        entry = entry.href(href);
    }
    if event.is_ahead { entry.ahead() } else { entry }
}

const fn symbol(what: Happening) -> &'static str {
    match what {
        Happening::Figures => "bar_chart",
        Happening::Reconstruction => "history",
        Happening::Finding => "flag",
        Happening::Paper => "description",
        Happening::Meeting => "group",
        Happening::Decision => "gavel",
        Happening::Move => "arrow_upward",
        Happening::Letter => "mail",
        Happening::Measure => "checklist",
        Happening::Answer => "forum",
    }
}
