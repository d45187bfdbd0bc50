//! What comes back to a municipality: the themes that concern it, what was decided, what is done, and the letters it got.

use access::act::Act;
use askama::Template;
use base::day::Day;
use base::ids::MunicipalityId;
use boards::decision::model::Decision;
use boards::decision::store as decision_rows;
use boards::letter::store::sent_to;
use boards::measure::model::Measure;
use figures::period::Period;
use organisation::memory::structure;
use themes::theme::model::ThemeHead;
use themes::theme::store::concern as theme_rows;
use web::answer::{Answer, Refused, page};
use web::components::tag;
use web::request::Request;
use web::shell::Shell;

/// Themes in motion and decisions.
struct Concern {
    themes: Vec<ThemeHead>,
    decisions: Vec<Decision>,
}

#[derive(Template)]
#[template(path = "desk/municipality_themes.html")]
struct MunicipalityPage {
    shell: Shell,
    id: MunicipalityId,
    name: String,
    /// What names this municipality.
    own: Concern,
    /// What concerns all of them.
    all: Concern,
    measures: Vec<Measure>,
    letters: Vec<(Period, Option<Day>)>,
    may_print: bool,
    today: Day,
}

/// `GET /kommunen/{id}/themen`
///
/// # Errors
/// [`Refused`] as the gate says.
pub(crate) async fn show(request: Request) -> Answer {
    let (access, who) = (request.access(), request.who()?);
    let structure = structure(&request).await?.ok_or(Refused::NotFound)?;
    let (mut tx, permit) = access.enter(who, Act::ThemeRead).await?;
    let id: MunicipalityId = request.path_value("id")?;
    let name = structure.municipality(id).ok_or(Refused::NotFound)?.name.clone();
    let today = permit.now().day();
    let own = Concern {
        themes: theme_rows::of_municipality(&mut tx, &permit, id).await?,
        decisions: decision_rows::of_municipality(&mut tx, &permit, id).await?,
    };
    let mut all = Concern {
        themes: theme_rows::district_wide(&mut tx, &permit).await?,
        decisions: decision_rows::district_wide(&mut tx, &permit).await?,
    };
    // What went to this municipality stands among its own.
    all.decisions
        .retain(|one| own.decisions.iter().all(|other| other.id != one.id));
    let mut measures = boards::measure::store::open(&mut tx, &permit).await?;
    measures.retain(|measure| measure.concerns(id));
    let letters = sent_to(&mut tx, &permit, id).await?;
    drop(tx);
    let path = format!("/kommunen/{id}");
    page(&MunicipalityPage {
        shell: request.shell_below(
            format!("{name}: Themen und Beschlüsse"),
            &[("Überblick", "/kreis"), ("Kommunen", "/kommunen"), (&name, &path)],
        ),
        id,
        name,
        own,
        all,
        measures,
        letters,
        may_print: access.may(who, Act::InformationLetterWrite),
        today,
    })
}
