//! The form of a seat. A seat that ends stays in the list of former ones.

use access::act::Act;
use askama::Template;
use base::ids::MembershipId;
use base::input::InputErrors;
use web::answer::{Answer, Refused, go_to_saying, page, page_again, page_conflict};
use web::components::field::Choice;
use web::components::{button, errors, field};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::board::model::Board;
use crate::board::pages::one::board;
use crate::clash::{Clash, clash};
use crate::look::{Look, reading, store as names, writing};
use crate::seat::form::SeatForm;
use crate::seat::model::{Part, Seat, SeatKind};
use crate::seat::store;

pub(crate) fn routes() -> Routes {
    let (write, board) = (Act::BoardWrite, Fixture::Board);
    Routes::about("seat")
        .get("/gremien/{id}/sitze/neu", write, board, new)
        .post("/gremien/{id}/sitze/neu", write, board, add)
        .get("/gremien/{id}/sitze/{sitz}", write, board, edit)
        .post("/gremien/{id}/sitze/{sitz}", write, board, save)
}

#[derive(Template)]
#[template(path = "boards/seat_form.html")]
struct FormPage {
    shell: Shell,
    action: String,
    back: String,
    form: SeatForm,
    errors: InputErrors,
    clash: Option<Clash>,
    organisations: Vec<Choice>,
    accounts: Vec<Choice>,
    kinds: Vec<Choice>,
    parts: Vec<Choice>,
    seats: Vec<Choice>,
}

/// A seat and the others of its board.
struct Seats {
    board: Board,
    all: Vec<Seat>,
}

impl Seats {
    async fn of(request: &Request, look: &mut Look) -> Result<Self, Refused> {
        let board = board(request, look).await?;
        let all = store::of_board(&mut look.tx, &look.permit, board.id).await?;
        Ok(Self { board, all })
    }

    fn chosen(&self, request: &Request) -> Result<&Seat, Refused> {
        let id: MembershipId = request.path_value("sitz")?;
        self.all
            .iter()
            .find(|seat| seat.id == id)
            .ok_or(Refused::NotFound)
    }
}

impl FormPage {
    async fn of(
        request: &Request,
        look: &mut Look,
        (seats, before, form): (&Seats, Option<&Seat>, SeatForm),
    ) -> Result<Self, Refused> {
        let back = format!("/gremien/{}", seats.board.id);
        let title = if before.is_some() {
            "Sitz bearbeiten"
        } else {
            "Sitz hinzufügen"
        };
        let accounts = names::accounts(&mut look.tx, &look.permit).await?;
        let mains = seats
            .all
            .iter()
            .filter(|seat| seat.substitute_of.is_none() && before.is_none_or(|own| own.id != seat.id));
        Ok(Self {
            shell: request.shell_below(title, &[("Gremien", "/gremien"), (&seats.board.name, &back)]),
            action: before.map_or_else(
                || format!("{back}/sitze/neu"),
                |seat| format!("{back}/sitze/{}", seat.id),
            ),
            back,
            organisations: look.organisations(),
            accounts: accounts
                .into_iter()
                .map(|(id, name)| Choice::new(id, name))
                .collect(),
            kinds: SeatKind::ALL
                .iter()
                .map(|kind| Choice::new(kind, kind.german()))
                .collect(),
            parts: Part::ALL
                .iter()
                .map(|part| Choice::new(part, part.german()))
                .collect(),
            seats: mains.map(|seat| Choice::new(seat.id, &seat.function)).collect(),
            errors: InputErrors::new(),
            clash: None,
            form,
        })
    }
}

async fn new(request: Request) -> Answer {
    let mut look = reading(&request, Act::BoardWrite).await?;
    let seats = Seats::of(&request, &mut look).await?;
    let form = SeatForm::new(&seats.board, look.today);
    page(&FormPage::of(&request, &mut look, (&seats, None, form)).await?)
}

async fn add(request: Request) -> Answer {
    let mut look = writing(&request, Act::BoardWrite).await?;
    let seats = Seats::of(&request, &mut look).await?;
    let form = SeatForm::read(&request.form()?);
    let id = MembershipId::from_uuid(request.access().ids().next());
    let last = seats
        .all
        .iter()
        .map(|seat| seat.position)
        .max()
        .unwrap_or_default();
    let seat = match form.checked((id, last + 1), (&seats.board, &seats.all), &look) {
        Ok(seat) => Seat {
            account: names::account(&mut look.tx, &look.permit, &form.account).await?,
            ..seat
        },
        Err(errors) => {
            return page_again(&FormPage {
                errors,
                ..FormPage::of(&request, &mut look, (&seats, None, form)).await?
            });
        }
    };
    store::add(&mut look.tx, &look.permit, &seat).await?;
    look.tx.commit().await?;
    go_to_saying(&format!("/gremien/{}", seats.board.id), "angelegt")
}

async fn edit(request: Request) -> Answer {
    let mut look = reading(&request, Act::BoardWrite).await?;
    let seats = Seats::of(&request, &mut look).await?;
    let before = seats.chosen(&request)?;
    let form = SeatForm::of(before);
    page(&FormPage::of(&request, &mut look, (&seats, Some(before), form)).await?)
}

async fn save(request: Request) -> Answer {
    let mut look = writing(&request, Act::BoardWrite).await?;
    let seats = Seats::of(&request, &mut look).await?;
    let before = seats.chosen(&request)?;
    let form = SeatForm::read(&request.form()?);
    let after = match form.checked((before.id, before.position), (&seats.board, &seats.all), &look) {
        Ok(seat) => Seat {
            account: names::account(&mut look.tx, &look.permit, &form.account).await?,
            ..seat
        },
        Err(errors) => {
            return page_again(&FormPage {
                errors,
                ..FormPage::of(&request, &mut look, (&seats, Some(before), form)).await?
            });
        }
    };
    if !store::save(&mut look.tx, &look.permit, &after).await? {
        let clash = clash(form.shown(&look), SeatForm::of(before).shown(&look));
        let form = SeatForm {
            version: before.version,
            ..form
        };
        return page_conflict(&FormPage {
            clash: Some(clash),
            ..FormPage::of(&request, &mut look, (&seats, Some(before), form)).await?
        });
    }
    look.tx.commit().await?;
    go_to_saying(&format!("/gremien/{}", seats.board.id), "gespeichert")
}
