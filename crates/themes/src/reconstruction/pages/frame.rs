//! The frame of a reconstruction: what it is about, who takes part, what it teaches; beginning one and throwing one away.

use access::act::Act;
use askama::Template;
use base::ids::{ReconstructionId, RegionId};
use base::input::InputErrors;
use organisation::model::structure::Structure;
use web::answer::{Answer, go_to, go_to_saying, page, page_again, page_conflict};
use web::components::conflict::{self, Conflict};
use web::components::field::Choice;
use web::components::tabs::Tabs;
use web::components::{button, errors, field, notice};
use web::request::Request;
use web::shell::Shell;

use super::{CRUMB, Opened, PATH, district, fields, path_of, reading, regions, writing};
use crate::reconstruction::input::FrameInput;
use crate::reconstruction::model::Draft;
use crate::reconstruction::store;

#[derive(Template)]
#[template(path = "themes/reconstruction_frame.html")]
struct FramePage {
    shell: Shell,
    tabs: Option<Tabs>,
    action: String,
    discard: String,
    returned: String,
    input: FrameInput,
    fields: Vec<Choice>,
    regions: Vec<Choice>,
    errors: InputErrors,
    clash: Option<Conflict>,
}

impl FramePage {
    fn begin(request: &Request, structure: &Structure, input: FrameInput) -> Self {
        let today = request.access().clock().today();
        Self {
            shell: request.shell_below("Fallrekonstruktion beginnen", &[CRUMB]),
            tabs: None,
            action: format!("{PATH}/neu"),
            discard: String::new(),
            returned: String::new(),
            input,
            fields: fields(),
            regions: regions(structure, today),
            errors: InputErrors::new(),
            clash: None,
        }
    }

    fn of(request: &Request, structure: &Structure, (opened, input): (&Opened, FrameInput)) -> Self {
        let title = format!("{}: Rahmen", opened.sheet.code);
        Self {
            shell: request.shell_below(title, &[CRUMB]),
            tabs: Some(opened.tabs("rahmen")),
            action: opened.path("rahmen"),
            discard: opened.path("loeschung"),
            returned: opened.draft.returned.clone(),
            ..Self::begin(request, structure, input)
        }
    }

    /// Whether a field stands in the box of what differs already.
    fn is_in_clash(&self, field: &str) -> bool {
        self.clash
            .as_ref()
            .is_some_and(|clash| clash.to_string().contains(&format!("name=\"{field}\"")))
    }
}

fn region_ids(structure: &Structure) -> Vec<RegionId> {
    structure.regions.iter().map(|region| region.id).collect()
}

fn stored(opened: &Opened) -> FrameInput {
    FrameInput {
        title: opened.draft.title.clone(),
        field: opened.sheet.heading.field.code().to_owned(),
        region: opened
            .sheet
            .heading
            .region
            .map(|id| id.to_string())
            .unwrap_or_default(),
        participants: opened.draft.participants.clone(),
        lesson: opened.draft.lesson.clone(),
        version: opened.sheet.version,
    }
}

/// `GET /fallrekonstruktionen/neu`
pub(super) async fn ask(request: Request) -> Answer {
    let structure = district(&request).await?;
    let (tx, _permit) = request
        .access()
        .enter(request.who()?, Act::ReconstructionWrite)
        .await?;
    drop(tx);
    page(&FramePage::begin(&request, &structure, FrameInput::default()))
}

/// `POST /fallrekonstruktionen/neu`
pub(super) async fn begin(request: Request) -> Answer {
    let structure = district(&request).await?;
    let (access, who) = (request.access(), request.who()?);
    drop(access.enter(who, Act::ReconstructionWrite).await?);
    let input = FrameInput::of(&request.form()?);
    let heading = match input.checked(&region_ids(&structure)) {
        Ok(heading) => heading,
        Err(errors) => {
            return page_again(&FramePage {
                errors,
                ..FramePage::begin(&request, &structure, input)
            });
        }
    };
    let id = ReconstructionId::from_uuid(access.ids().next_random());
    let (mut tx, permit) = access.new_file(who, Act::ReconstructionWrite, id).await?;
    let draft = Draft {
        title: input.title,
        participants: input.participants,
        lesson: input.lesson,
        ..Draft::default()
    };
    store::begin(&mut tx, &permit, (&heading, &draft), access.ids()).await?;
    tx.commit().await?;
    go_to_saying(&path_of(id, "verlauf"), "angelegt")
}

/// `GET /fallrekonstruktionen/{id}/rahmen`
pub(super) async fn show(request: Request) -> Answer {
    let opened = reading(&request, Act::ReconstructionWrite).await?;
    if !opened.is_editable() {
        return go_to(&opened.path("pruefung"));
    }
    let structure = district(&request).await?;
    page(&FramePage::of(&request, &structure, (&opened, stored(&opened))))
}

/// `POST /fallrekonstruktionen/{id}/rahmen`
pub(super) async fn save(request: Request) -> Answer {
    let structure = district(&request).await?;
    let mut opened = writing(&request, Act::ReconstructionWrite).await?;
    let input = FrameInput::of(&request.form()?);
    if !opened.is_editable() {
        return go_to(&opened.path("pruefung"));
    }
    let heading = match input.checked(&region_ids(&structure)) {
        Ok(heading) => heading,
        Err(errors) => {
            return page_again(&FramePage {
                errors,
                ..FramePage::of(&request, &structure, (&opened, input))
            });
        }
    };
    let before = stored(&opened);
    opened.draft.title.clone_from(&input.title);
    opened.draft.participants.clone_from(&input.participants);
    opened.draft.lesson.clone_from(&input.lesson);
    let new = (input.version, &heading, &opened.draft);
    if !store::save(&mut opened.tx, &opened.permit, new, request.access().ids()).await? {
        let clash = clash(&opened, (&input, &before));
        let input = FrameInput {
            version: before.version,
            ..input
        };
        return page_conflict(&FramePage {
            clash: Some(clash),
            ..FramePage::of(&request, &structure, (&opened, input))
        });
    }
    let next = opened.path("verlauf");
    opened.tx.commit().await?;
    go_to_saying(&next, "gespeichert")
}

fn clash(opened: &Opened, (mine, theirs): (&FrameInput, &FrameInput)) -> Conflict {
    let texts = [
        ("titel", "Titel", &mine.title, &theirs.title),
        (
            "beteiligte",
            "Mitwirkende",
            &mine.participants,
            &theirs.participants,
        ),
        ("lehre", "Was wir daraus lernen", &mine.lesson, &theirs.lesson),
    ];
    texts
        .into_iter()
        .filter(|(.., mine, theirs)| mine != theirs)
        .fold(
            conflict::with(&opened.sheet.author_name, "gerade eben"),
            |clash, (name, label, mine, theirs)| clash.field(name, label).texts(mine, theirs),
        )
}

/// `POST /fallrekonstruktionen/{id}/loeschung`
pub(super) async fn discard(request: Request) -> Answer {
    let mut opened = writing(&request, Act::ReconstructionWrite).await?;
    request.form()?;
    store::discard(&mut opened.tx, &opened.permit).await?;
    opened.tx.commit().await?;
    go_to_saying(PATH, "entfernt")
}
