//! The notice as a page that needs no account, and as PDF. Offered are the languages that the declarations are offered in.

use access::permit::PublicPurpose;
use askama::Template;
use base::language::Language;
use base::moment::Moment;
use consents::model::languages::Standing;
use consents::reading_aids::ReadingAids;
use consents::store::languages::usable;
use print::file::FileKind;
use web::answer::{Answer, Refused, file, page};
use web::components::field::Choice;
use web::components::list::ListAddress;
use web::components::{button, field, tag};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::notice::content::{About, Section, sections};
use crate::notice::paper;
use crate::notice::shelf::Shelf;
use crate::notice::words::Words;
use crate::papers::state::{CONTROLLER, wanted};
use crate::papers::store::{Responsible, controllers};
use crate::retention::model::Period;
use crate::retention::store::period;

const PATH: &str = "/datenschutzhinweise";
const PDF_PATH: &str = "/datenschutzhinweise.pdf";
const LANGUAGE: &str = "sprache";

/// The routes of the notice.
pub(crate) fn routes() -> Routes {
    Routes::about("privacy notice")
        .public_get("/datenschutzhinweise", Fixture::None, show)
        .public_get("/datenschutzhinweise.pdf", Fixture::None, print_out)
}

#[derive(Template)]
#[template(path = "rights/notice.html")]
struct NoticePage {
    shell: Shell,
    words: Words,
    is_unreviewed: bool,
    languages: Vec<Choice>,
    controllers: Vec<Choice>,
    sections: Vec<Section>,
    intro: String,
    pdf: String,
    is_signed_in: bool,
}

impl NoticePage {
    fn is_german(&self) -> bool {
        self.words.0 == Language::German
    }
}

/// What the address asks for, as far as it is offered.
struct Asked {
    controllers: Vec<Responsible>,
    controller: Responsible,
    languages: Vec<Language>,
    language: Language,
    is_reviewed: bool,
    periods: Vec<Period>,
    now: Moment,
}

impl Asked {
    async fn by(request: &Request) -> Result<Self, Refused> {
        let (mut tx, permit) = request
            .access()
            .public_reading(PublicPurpose::PrivacyNotice)
            .await?;
        let query = request.query();
        let controllers = controllers(&mut tx).await?;
        let controller = wanted(&controllers, &query.line(CONTROLLER))?;
        let aids = ReadingAids::of(request);
        let offered = usable(&mut tx, (&aids, request.house().running.is_demo)).await?;
        let named = query.line(LANGUAGE).parse().unwrap_or(Language::German);
        let chosen = offered.iter().find(|line| line.language == named);
        let reviewed = |standing| matches!(standing, Standing::Governs | Standing::Reviewed);
        Ok(Self {
            language: chosen.map_or(Language::German, |line| line.language),
            is_reviewed: chosen.is_none_or(|line| reviewed(line.standing)),
            languages: offered.into_iter().map(|line| line.language).collect(),
            periods: period::all(&mut tx).await?,
            now: permit.now(),
            controllers,
            controller,
        })
    }

    fn about(&self) -> About<'_> {
        About {
            controller: &self.controller.data,
            periods: &self.periods,
            organisation: self.controller.id,
        }
    }
}

async fn show(request: Request) -> Answer {
    let asked = Asked::by(&request).await?;
    let words = Words(asked.language);
    let mut shell = request.shell(words.of("title"));
    shell.language = asked.language;
    let language = |one: &Language| Choice::new(one.tag(), one.own_name()).chosen_if(*one == asked.language);
    let controller = |one: &Responsible| {
        Choice::new(one.id.to_string(), &one.data.name).chosen_if(one.id == asked.controller.id)
    };
    let pdf = ListAddress::new(PDF_PATH)
        .with(LANGUAGE, asked.language.tag())
        .with(CONTROLLER, asked.controller.id.to_string());
    page(&NoticePage {
        shell,
        words,
        is_unreviewed: !asked.is_reviewed,
        languages: asked.languages.iter().map(language).collect(),
        controllers: asked.controllers.iter().map(controller).collect(),
        sections: sections(asked.about(), words),
        intro: words.of("intro"),
        pdf: pdf.to_string(),
        is_signed_in: request.visitor_account().is_some(),
    })
}

async fn print_out(request: Request) -> Answer {
    let asked = Asked::by(&request).await?;
    let is_demo = request.house().running.is_demo;
    let document = paper::document(
        asked.about(),
        (asked.language, asked.is_reviewed),
        (asked.now.day(), is_demo),
    );
    let of = (asked.controller.id, asked.language);
    let bytes = request.room::<Shelf>()?.printed(of, document).await?;
    let name = format!("datenschutzhinweise-{}.pdf", asked.language.tag());
    file(bytes, FileKind::Pdf.media_type(), &name)
}
