//! The page on which case managers arrange who stands in for whom.

use access::act::Act;
use access::approval::model::Wish;
use access::audit::model::AuditSubject;
use access::permit::{House, Permit};
use access::subject::store::stand_in::{StandIn, end_stand_in, insert_stand_in, stand_ins_for, stand_ins_of};
use askama::Template;
use base::day::Day;
use base::ids::{AccountId, RowId};
use base::input::InputErrors;
use db::tx::Tx;
use post::notice::Told;
use post::notice::model::NoticeKind;
use web::answer::{Answer, Refused, go_to_saying, page, page_again};
use web::components::field::Choice;
use web::components::{button, empty, errors, field};
use web::form::Form;
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::account::store::names;
use crate::notice;
use crate::stand_in::model::{StandInInput, read};
use crate::stand_in::store::colleagues;

const PATH: &str = "/vertretungen";
/// So many colleagues have a button of their own; more are chosen from the list.
const MOST_BUTTONS: usize = 12;
/// The value of the form's choice that asks to stand in for somebody else.
const I_STAND_IN: &str = "ich";

/// The routes of stand-ins.
pub(crate) fn routes() -> Routes {
    Routes::about("stand-in")
        .get("/vertretungen", Act::StandInArrange, Fixture::None, list)
        .post("/vertretungen", Act::StandInArrange, Fixture::None, arrange)
        .post("/vertretungen/ende", Act::StandInArrange, Fixture::None, end)
}

#[derive(Template)]
#[template(path = "accounts/stand_ins.html")]
struct StandInsPage {
    shell: Shell,
    for_me: Vec<StandInRow>,
    by_me: Vec<StandInRow>,
    colleagues: Vec<Choice>,
    /// Who can stand in for today.
    for_today: Vec<(AccountId, String)>,
    today: Day,
    directions: Vec<Choice>,
    from: String,
    last: String,
    errors: InputErrors,
}

impl StandInsPage {
    /// Whether each has a button; of more, one is chosen from a list.
    fn has_buttons(&self) -> bool {
        self.for_today.len() <= MOST_BUTTONS
    }

    fn choices_for_today(&self) -> Vec<Choice> {
        let all = self.for_today.iter();
        all.map(|(id, name)| Choice::new(id, name)).collect()
    }
}

struct StandInRow {
    id: String,
    name: String,
    days: String,
}

async fn list(request: Request) -> Answer {
    let (mut tx, permit) = request
        .access()
        .enter(request.who()?, Act::StandInArrange)
        .await?;
    page(&stand_ins_page(&request, (&mut tx, &permit), &Form::default(), InputErrors::new()).await?)
}

async fn stand_ins_page(
    request: &Request,
    (tx, permit): (&mut Tx, &Permit<House>),
    typed: &Form,
    errors: InputErrors,
) -> Result<StandInsPage, Refused> {
    let today = permit.now().day();
    let offered = colleagues(tx, permit).await?;
    let for_me = stand_ins_for(tx, permit.account(), today).await?;
    let mut by_me = stand_ins_of(tx, permit.account()).await?;
    by_me.retain(|(_, _, until)| *until > today);
    let mut ids: Vec<AccountId> = for_me
        .iter()
        .map(|one| one.account)
        .chain(by_me.iter().map(|one| one.0))
        .collect();
    ids.truncate(50);
    let known = names(tx, permit, &ids).await?;
    let name = |id: AccountId| {
        known
            .iter()
            .find(|(own, _)| *own == id)
            .map_or_else(String::new, |(_, name)| name.clone())
    };
    let days = |from: Day, until: Day| format!("{} bis {}", from.german(), until.plus_days(-1).german());
    let direction =
        |value: &str, label: &str| Choice::new(value, label).chosen_if(typed.text("richtung") == value);
    let from = typed.line("ab");
    let stands_in_today = |id: AccountId| for_me.iter().any(|one| one.account == id && one.from <= today);
    let mut for_today = offered.clone();
    for_today.retain(|(id, _)| !stands_in_today(*id));
    Ok(StandInsPage {
        shell: request.shell("Vertretungen"),
        for_today,
        today,
        for_me: for_me
            .iter()
            .map(|one| StandInRow {
                id: one.id.to_string(),
                name: name(one.account),
                days: days(one.from, one.until),
            })
            .collect(),
        by_me: by_me
            .iter()
            .map(|(owner, from, until)| StandInRow {
                id: String::new(),
                name: name(*owner),
                days: days(*from, *until),
            })
            .collect(),
        colleagues: offered
            .iter()
            .map(|(id, name)| Choice::new(id, name).chosen_if(typed.text("person") == id.to_string()))
            .collect(),
        directions: vec![
            direction("mich", "Jemand vertritt mich").chosen_if(typed.text("richtung") != I_STAND_IN),
            direction(I_STAND_IN, "Ich vertrete jemanden")
                .hint("Gilt erst, wenn eine zweite Person zustimmt."),
        ],
        from: if from.is_empty() { today.to_string() } else { from },
        last: typed.line("bis"),
        errors,
    })
}

async fn arrange(request: Request) -> Answer {
    let who = request.who()?;
    let subject = AuditSubject::Account(who.account);
    let (mut tx, permit) = request
        .access()
        .enter_writing(who, Act::StandInArrange, subject)
        .await?;
    let form = request.form()?;
    let offered: Vec<AccountId> = colleagues(&mut tx, &permit)
        .await?
        .into_iter()
        .map(|(id, _)| id)
        .collect();
    let typed = (form.text("person"), form.text("ab"), form.text("bis"));
    let StandInInput {
        colleague,
        from,
        until,
    } = match read(typed, &offered, permit.now().day()) {
        Ok(input) => input,
        Err(errors) => {
            return page_again(&stand_ins_page(&request, (&mut tx, &permit), &form, errors).await?);
        }
    };
    let ids = request.access().ids();
    let saying = if form.text("richtung") == I_STAND_IN {
        let wish = Wish::StandIn {
            account: who.account,
            from,
            until,
        };
        access::approval::ask(&mut tx, &permit, colleague, &wish, ids).await?;
        notice::tell_deciders(&request, &mut tx).await?;
        "vorgelegt"
    } else {
        let id = RowId::from_uuid(ids.next());
        let stand_in = StandIn {
            id,
            for_account: who.account,
            account: colleague,
            from,
            until,
        };
        insert_stand_in(&mut tx, &stand_in, who.account, permit.now()).await?;
        notice::tell(
            &request,
            &mut tx,
            &[Told::Account(colleague)],
            (NoticeKind::StandInArranged, PATH),
        )
        .await?;
        notice::tell_owner(&request, &mut tx, who.account, NoticeKind::StandInArranged).await?;
        "gespeichert"
    };
    tx.commit().await?;
    go_to_saying(PATH, saying)
}

async fn end(request: Request) -> Answer {
    let who = request.who()?;
    let subject = AuditSubject::Account(who.account);
    let (mut tx, permit) = request
        .access()
        .enter_writing(who, Act::StandInArrange, subject)
        .await?;
    let form = request.form()?;
    let id: RowId = form.text("id").parse().map_err(|_| Refused::NotFound)?;
    if !end_stand_in(&mut tx, who.account, id, permit.now().day()).await? {
        return Err(Refused::NotFound);
    }
    tx.commit().await?;
    go_to_saying(PATH, "beendet")
}
