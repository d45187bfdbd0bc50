//! The statistics of languages: what the pool was asked for, exact and without persons; also as spreadsheet.

use access::act::Act;
use askama::Template;
use base::day::Day;
use charts::bars::{Bar, Bars};
use charts::cell::Cell;
use charts::chart::Chart;
use charts::table::Table;
use print::Work;
use web::answer::{Answer, Refused, beside, file, page};
use web::components::list::ListAddress;
use web::components::{button, data, empty, field, figure};
use web::request::Request;
use web::shell::Shell;

use crate::booking::statistics::{by_language, table};
use crate::booking::store::{self, Count};
use crate::look::reading;

/// So many languages stand in the picture; the table has all.
const MOST_BARS: usize = 12;

#[derive(Template)]
#[template(path = "network/statistics.html")]
struct StatisticsPage {
    shell: Shell,
    from: String,
    until: String,
    chart: Option<Chart>,
    table: Table,
    export: ListAddress,
}

struct Asked {
    counts: Vec<Count>,
    from: Day,
    until: Day,
}

impl Asked {
    async fn by(request: &Request) -> Result<Self, Refused> {
        let mut look = reading(request, Act::InterpreterRequest).await?;
        let query = request.query();
        let day = |name: &str| Day::typed(query.text(name)).ok();
        let year = Day::new(look.today.year(), 1, 1).unwrap_or(look.today);
        let end = Day::new(look.today.year(), 12, 31).unwrap_or(look.today);
        let (from, until) = (day("von").unwrap_or(year), day("bis").unwrap_or(end));
        let counts = store::counts(&mut look.tx, &look.permit, (from, until)).await?;
        Ok(Self { counts, from, until })
    }

    fn title(&self) -> String {
        format!(
            "Sprachmittlung nach Sprachen, {} bis {}",
            self.from.german(),
            self.until.german()
        )
    }

    fn chart(&self) -> Option<Chart> {
        let languages = by_language(&self.counts);
        (!languages.is_empty()).then(|| {
            Chart::Bars(Bars {
                title: "Anfragen nach Sprachen".to_owned(),
                labels_are: "Sprache".to_owned(),
                values_are: "Anfragen".to_owned(),
                bars: languages
                    .iter()
                    .take(MOST_BARS)
                    .map(|(language, sums)| Bar {
                        label: language.german().to_owned(),
                        value: Cell::Number(sums.requests),
                    })
                    .collect(),
            })
        })
    }
}

/// `GET /sprachmittlung/statistik`
pub(super) async fn show(request: Request) -> Answer {
    let asked = Asked::by(&request).await?;
    let export = ListAddress::new("/sprachmittlung/statistik.xlsx")
        .with("von", asked.from)
        .with("bis", asked.until);
    page(&StatisticsPage {
        shell: request.shell_below(
            "Sprachen der Sprachmittlung",
            &[("Sprachmittlung", "/sprachmittlung")],
        ),
        from: asked.from.to_string(),
        until: asked.until.to_string(),
        chart: asked.chart(),
        table: table(&asked.counts, &asked.title()),
        export,
    })
}

/// `GET /sprachmittlung/statistik.xlsx`
pub(super) async fn workbook(request: Request) -> Answer {
    let asked = Asked::by(&request).await?;
    let table = table(&asked.counts, &asked.title());
    let printed = beside(move || print::public(Work::Xlsx(&[table]))).await?;
    file(printed.bytes, printed.kind.media_type(), "sprachmittlung.xlsx")
}
