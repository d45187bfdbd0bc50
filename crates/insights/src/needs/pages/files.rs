//! The same as spreadsheet and as paper. No number differs from the page.

use base::language::Language;
use print::document::{Document, Letterhead, Template};
use print::{Work, data, public};
use web::answer::{Answer, beside, file};
use web::request::Request;

use super::asked::Asked;
use crate::needs::tables::{comments, gaps, needs, offers, picture};

const PAPER: Template = Template {
    name: "needs-analysis",
    source: include_str!("../../../templates/print/needs.typ"),
};

/// `GET /bedarf.xlsx`
pub(super) async fn workbook(request: Request) -> Answer {
    let asked = Asked::by(&request).await?;
    let tables = [
        gaps(&asked.analysis, asked.earlier(), "Ohne Angebot"),
        needs(&asked.analysis, "Bedarf"),
        offers(&asked.analysis, "Angebote"),
        comments(&asked.analysis, &asked.comments, "Einschätzungen"),
    ];
    let name = format!("bedarfsanalyse-{}.xlsx", asked.half);
    drop(asked);
    let printed = beside(move || public(Work::Xlsx(&tables))).await?;
    file(printed.bytes, printed.kind.media_type(), &name)
}

/// `GET /bedarf.pdf`
pub(super) async fn paper(request: Request) -> Answer {
    let asked = Asked::by(&request).await?;
    let district = &asked.structure.district;
    let controller = asked.structure.controller_of(district.administration);
    let half = asked.half.german();
    let standing: Vec<String> = [Some(asked.standing()), asked.compared()]
        .into_iter()
        .flatten()
        .collect();
    let standing = standing.join(", ");
    let said: Vec<serde_json::Value> = asked
        .analysis
        .places
        .iter()
        .filter_map(|place| {
            let (_, comment) = asked.comments.iter().find(|(key, _)| *key == place.key)?;
            let by = format!("{}, {}", comment.by, comment.at.day().german());
            Some(serde_json::json!({ "place": place.name, "text": comment.body, "by": by }))
        })
        .collect();
    let document = Document {
        template: PAPER,
        title: format!("Ist- und Bedarfsanalyse {half} – {}", district.name),
        language: Language::German,
        printed_on: asked.today,
        letterhead: controller.map(|known| Letterhead::of(&known.name, known.address.as_deref())),
        demo: request.house().running.is_demo,
        data: serde_json::json!({
            "standing": standing,
            "picture": data::chart(
                &picture(&asked.analysis, "Menschen ohne passendes Angebot"),
                charts::chart::Width::Wide,
            ),
            "tables": [
                data::table(&gaps(&asked.analysis, asked.earlier(), "Menschen ohne passendes Angebot")),
                data::table(&needs(&asked.analysis, "Bedarf aus der Fallarbeit")),
                data::table(&offers(&asked.analysis, "Angebote")),
            ],
            "comments": said,
        }),
    };
    let name = format!("bedarfsanalyse-{}.pdf", asked.half);
    drop(asked);
    let printed = beside(move || public(&document)).await?;
    file(printed.bytes, printed.kind.media_type(), &name)
}
