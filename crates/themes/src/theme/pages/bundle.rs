//! Bundling: open findings of the field, those that resemble the theme's first, each with the reason.

use access::act::Act;
use askama::Template;
use base::ids::FindingId;
use web::answer::{Answer, go_to_saying, page};
use web::components::field::Choice;
use web::components::{button, empty, field};
use web::request::Request;
use web::shell::Shell;

use crate::finding::model::{Finding, FindingStatus, Marks};
use crate::finding::similar::{Seen, likeness};
use crate::finding::store::{self as findings, Wanted};
use crate::look::{reading, writing};
use crate::theme::model::Theme;
use crate::theme::pages::theme;

/// Most findings that go into a theme at once.
const MOST: usize = 50;

#[derive(Template)]
#[template(path = "themes/bundle.html")]
struct BundlePage {
    shell: Shell,
    theme: Theme,
    findings: Vec<Choice>,
}

impl BundlePage {
    fn question(&self) -> String {
        format!("Welche gehören zu „{}“?", self.theme.head.title)
    }
}

/// `GET /themen/{id}/befunde`
pub(super) async fn show(request: Request) -> Answer {
    let mut look = reading(&request, Act::ThemeWrite).await?;
    let theme = theme(&request, &mut look).await?;
    let wanted = Wanted {
        field: Some(theme.head.field),
        status: Some(FindingStatus::Open),
        limit: findings::PAGE,
        ..Wanted::default()
    };
    let open = findings::list(&mut look.tx, &look.permit, &wanted).await?;
    let back = format!("/themen/{}", theme.head.id);
    page(&BundlePage {
        shell: request.shell_below(
            "Befunde bündeln",
            &[("Themen", "/themen"), (&theme.head.number, &back)],
        ),
        findings: choices(&theme, open),
        theme,
    })
}

/// The findings to choose from, those that resemble the theme first.
fn choices(theme: &Theme, open: Vec<Finding>) -> Vec<Choice> {
    let marks = Marks {
        field: theme.head.field,
        kind: theme.head.kind,
        rechtskreis: None,
        level: theme.head.level,
        municipality: None,
        region: None,
    };
    let text = format!("{} {}", theme.head.title, theme.description);
    let of_theme = Seen {
        text: &text,
        marks: &marks,
    };
    let mut judged: Vec<_> = open
        .into_iter()
        .map(|finding| {
            let seen = Seen {
                text: &finding.text,
                marks: &finding.marks,
            };
            (likeness(of_theme, seen), finding)
        })
        .collect();
    judged.sort_by_key(|(likeness, _)| std::cmp::Reverse(likeness.as_ref().map_or(0, |found| found.weight)));
    judged
        .into_iter()
        .map(|(likeness, finding)| {
            let because = likeness.map_or_else(
                || "gleiches Handlungsfeld".to_owned(),
                |found| format!("ähnlich: {}", found.because),
            );
            Choice::new(finding.id, finding.text).hint(because)
        })
        .collect()
}

/// `POST /themen/{id}/befunde`
pub(super) async fn add(request: Request) -> Answer {
    let mut look = writing(&request, Act::ThemeWrite).await?;
    let theme = theme(&request, &mut look).await?;
    let form = request.form()?;
    let chosen = chosen(form.all("befund"));
    findings::bundle(&mut look.tx, &look.permit, theme.head.id, &chosen).await?;
    look.tx.commit().await?;
    go_to_saying(&format!("/themen/{}", theme.head.id), "gespeichert")
}

/// The findings that were ticked.
pub(super) fn chosen(texts: &[String]) -> Vec<FindingId> {
    texts
        .iter()
        .filter_map(|text| text.parse().ok())
        .take(MOST)
        .collect()
}
