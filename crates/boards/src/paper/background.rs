//! What is known of a theme for a paper: its findings and what released reconstructions teach, and the published figures
//! that the theme's own page shows. Reads no case.

pub(crate) mod store;

use access::permit::{House, Permit};
use charts::cell::Cell;
use db::tx::Tx;
use figures::kind::{Kind, WITHIN};
use figures::place::Spot;
use figures::shown::Shown;
use figures::snapshot::Published;
use figures::snapshot::store as snapshots;
use themes::finding::store as findings;
use themes::theme::model::Theme;
use web::answer::Refused;

use crate::paper::draft::Background;

/// How many findings a paper quotes.
const QUOTED: i64 = 12;

/// What a paper about a theme begins with; places are named by the caller.
pub(crate) async fn of(tx: &mut Tx, permit: &Permit<House>, theme: &Theme) -> Result<Background, Refused> {
    let wanted = findings::Wanted {
        theme: Some(theme.head.id),
        limit: QUOTED,
        ..findings::Wanted::default()
    };
    let findings = findings::list(tx, permit, &wanted).await?;
    Ok(Background {
        places: Vec::new(),
        figures: figures(tx, permit, theme).await?,
        findings: findings.into_iter().map(|finding| finding.text).collect(),
        reconstructions: store::reconstructions(tx, permit, theme.head.id).await?,
    })
}

/// The published numbers of the theme's field and kind: the district, and the municipalities it names.
async fn figures(tx: &mut Tx, permit: &Permit<House>, theme: &Theme) -> Result<Vec<String>, Refused> {
    let mut sentences = Vec::new();
    let field = theme.head.field;
    for table in snapshots::latest(tx, permit).await? {
        let what = match (table.0, theme.head.kind) {
            (Kind::Obstacles, _) => (field.german().to_owned(), field.code().to_owned()),
            (Kind::ObstacleKinds, Some(kind)) => (
                format!("{}: {}", field.german(), kind.german()),
                format!("{field}{WITHIN}{kind}"),
            ),
            _ => continue,
        };
        if let Some(published) = snapshots::table(tx, permit, table).await? {
            sentences.extend(said(&published, &what, theme));
        }
    }
    Ok(sentences)
}

fn said(published: &Published, (words, column): &(String, String), theme: &Theme) -> Vec<String> {
    let period = published.period.german();
    let mut spots = vec![(published.places.district.clone(), Spot::District)];
    let all = published
        .places
        .regions
        .iter()
        .flat_map(|region| &region.municipalities);
    spots.extend(
        all.filter(|place| theme.places.iter().any(|id| id.to_string() == place.key))
            .map(|place| (place.name.clone(), Spot::Municipality(place.key.clone()))),
    );
    let sentence = |(name, spot): (String, Spot)| {
        let number = german(published.shown(&spot, column)?);
        Some(format!(
            "{words}, {name}, {period}: {number} Fälle und Beratungen mit gemeldeten Hindernissen"
        ))
    };
    spots.into_iter().filter_map(sentence).collect()
}

/// A number as it is published: „45", „unter 5", „–".
fn german(shown: Shown) -> String {
    match shown {
        Shown::Number(number) => Cell::Number(number),
        Shown::UnderFive => Cell::Under(5),
        Shown::Withheld => Cell::Withheld,
    }
    .german()
}
