//! An item as the staff prepares it: title, kind, theme, papers, guests.

use access::act::Act;
use askama::Template;
use base::ids::{AgendaItemId, ThemeId};
use base::input::InputErrors;
use themes::theme::store as theme_store;
use web::answer::{Answer, Refused, go_to_saying, page, page_again, page_conflict};
use web::components::field::Choice;
use web::components::{button, errors, field};
use web::form::{Form, limited};
use web::request::Request;
use web::shell::Shell;

use crate::agenda::model::{Item, ItemKind};
use crate::agenda::store;
use crate::clash::{Clash, Shown, clash};
use crate::guest::model::Guest;
use crate::look::{LONGEST_NOTE, Look, needed, reading, store as names, writing};
use crate::meeting::pages::one::theme_choices;
use crate::paper::model::Consultation;
use crate::paper::store as papers;
use crate::whole::Whole;

#[derive(Template)]
#[template(path = "boards/item.html")]
pub(super) struct ItemPage {
    shell: Shell,
    item: Item,
    back: String,
    form: ItemForm,
    errors: InputErrors,
    clash: Option<Clash>,
    kinds: Vec<Choice>,
    themes: Vec<Choice>,
    papers: Vec<Consultation>,
    new_paper: (&'static str, String),
    paper_choices: Vec<Choice>,
    guests: Vec<Guest>,
    accounts: Vec<Choice>,
    organisations: Vec<Choice>,
}

#[derive(Clone, Debug)]
struct ItemForm {
    version: i64,
    kind: String,
    title: String,
    theme: String,
    reason: String,
}

impl ItemForm {
    fn of(item: &Item) -> Self {
        Self {
            version: item.version,
            kind: item.kind.to_string(),
            title: item.title.clone(),
            theme: item.theme.map(|id| id.to_string()).unwrap_or_default(),
            reason: item.reason.clone(),
        }
    }

    fn read(form: &Form) -> Self {
        Self {
            version: form.version(),
            kind: form.line("art"),
            title: form.line("titel"),
            theme: form.line("thema"),
            reason: form.text("worum").to_owned(),
        }
    }

    fn shown(&self) -> Shown {
        vec![
            ("Titel", self.title.clone()),
            ("Worum es geht", self.reason.clone()),
        ]
    }

    fn checked(&self, before: &Item) -> Result<Item, InputErrors> {
        let mut errors = InputErrors::new();
        needed(&mut errors, "titel", &self.title, "Bitte einen Titel eingeben.");
        let reason = limited(&self.reason, ("worum", LONGEST_NOTE), &mut errors);
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Item {
            kind: self.kind.parse().unwrap_or(before.kind),
            title: self.title.clone(),
            reason,
            version: self.version,
            ..before.clone()
        })
    }
}

/// The item of the address.
pub(crate) async fn item(request: &Request, look: &mut Look) -> Result<Item, Refused> {
    let id: AgendaItemId = request.path_value("id")?;
    store::one(&mut look.tx, &look.permit, id)
        .await?
        .ok_or(Refused::NotFound)
}

/// The way to a new paper for the item: filled from its theme for whoever may see themes.
fn new_paper(item: &Item, look: &Look) -> (&'static str, String) {
    let empty = format!("/sitzungsvorlagen/neu?punkt={}", item.id);
    match item.theme.filter(|_| look.may_see_themes) {
        Some(theme) => (
            "Neue Vorlage aus dem Thema schreiben",
            format!("{empty}&thema={theme}"),
        ),
        None => ("Neue Vorlage schreiben", empty),
    }
}

impl ItemPage {
    pub(super) async fn of(request: &Request, look: &mut Look, item: Item) -> Result<Self, Refused> {
        let whole = Whole::read(&mut look.tx, &look.permit, item.meeting)
            .await?
            .ok_or(Refused::NotFound)?;
        let own: Vec<Consultation> = whole.papers_of(item.id).cloned().collect();
        let of_board = papers::of_board(&mut look.tx, &look.permit, whole.board.id).await?;
        let accounts = names::accounts(&mut look.tx, &look.permit).await?;
        let back = format!("/sitzungen/{}", item.meeting);
        let day = format!("Sitzung am {}", whole.meeting.day().german());
        Ok(Self {
            shell: request.shell_below("Tagesordnungspunkt", &[("Gremien", "/gremien"), (&day, &back)]),
            kinds: ItemKind::ALL
                .iter()
                .map(|kind| Choice::new(kind, kind.german()))
                .collect(),
            themes: theme_choices(look).await?,
            paper_choices: of_board
                .iter()
                .filter(|paper| own.iter().all(|one| one.paper != paper.id))
                .map(|paper| Choice::new(paper.id, format!("{}: {}", paper.number, paper.title)))
                .collect(),
            papers: own,
            new_paper: new_paper(&item, look),
            guests: whole.guests_of(item.id).cloned().collect(),
            accounts: accounts
                .into_iter()
                .map(|(id, name)| Choice::new(id, name))
                .collect(),
            organisations: look.organisations(),
            form: ItemForm::of(&item),
            errors: InputErrors::new(),
            clash: None,
            back,
            item,
        })
    }
}

impl ItemPage {
    /// The page with what is wrong in which field.
    pub(super) fn with_errors(self, errors: InputErrors) -> Self {
        Self { errors, ..self }
    }
}

/// `GET /tagesordnungspunkte/{id}`
pub(super) async fn edit(request: Request) -> Answer {
    let mut look = reading(&request, Act::MeetingWrite).await?;
    let item = item(&request, &mut look).await?;
    page(&ItemPage::of(&request, &mut look, item).await?)
}

/// `POST /tagesordnungspunkte/{id}`
pub(super) async fn save(request: Request) -> Answer {
    let mut look = writing(&request, Act::MeetingWrite).await?;
    let before = item(&request, &mut look).await?;
    let form = ItemForm::read(&request.form()?);
    let known = match form.theme.parse::<ThemeId>() {
        Ok(id) => theme_store::one(&mut look.tx, &look.permit, id).await?,
        Err(_) => None,
    };
    let after = match form.checked(&before) {
        Ok(after) => Item {
            theme: known.map(|theme| theme.head.id),
            ..after
        },
        Err(errors) => {
            return page_again(&ItemPage {
                form,
                errors,
                ..ItemPage::of(&request, &mut look, before).await?
            });
        }
    };
    if !store::save(&mut look.tx, &look.permit, &after).await? {
        let clash = clash(form.shown(), ItemForm::of(&before).shown());
        let form = ItemForm {
            version: before.version,
            ..form
        };
        return page_conflict(&ItemPage {
            clash: Some(clash),
            form,
            ..ItemPage::of(&request, &mut look, before).await?
        });
    }
    look.tx.commit().await?;
    go_to_saying(&format!("/sitzungen/{}", before.meeting), "gespeichert")
}
