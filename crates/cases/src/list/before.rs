//! The page before the list leaves as a file: which cases may stand in it, which not and why. What is sent from here names
//! the cases that were seen, so that no other one goes; the gate is asked again for each.

use access::act::Act;
use askama::Template;
use base::ids::CaseId;
use charts::table::Column;
use consents::gate::Gate;
use consents::model::basis::BasisKind;
use consents::words::Words;
use web::answer::{Answer, page, page_again};
use web::components::list::ListAddress;
use web::components::{button, facts, notice, tag};
use web::form::Form;
use web::request::Request;
use web::shell::Shell;

use crate::list::export::{CARRIED, FOR, MOST, columns};
use crate::list::model::CaseFilter;
use crate::list::pages::PATH;
use crate::list::store;

/// The field that names a case which was seen as one that may go.
pub(crate) const SEEN_CASE: &str = "fall";

#[derive(Template)]
#[template(path = "cases/export_before.html")]
struct BeforePage {
    shell: Shell,
    filter: CaseFilter,
    back: String,
    kind: String,
    may: Vec<(CaseId, String)>,
    not: Vec<(CaseId, String, String)>,
    is_cut: bool,
    purpose: String,
    basis: &'static str,
    carried: String,
}

impl BeforePage {
    fn title(&self) -> String {
        match self.may.len() {
            1 => "1 Fall darf in die Datei".to_owned(),
            count => format!("{count} Fälle dürfen in die Datei"),
        }
    }

    fn title_of_the_rest(&self) -> String {
        match self.not.len() {
            1 => "1 Fall bleibt hier".to_owned(),
            count => format!("{count} Fälle bleiben hier"),
        }
    }
}

/// Shows what of the list may go; a page of mistakes if nothing may.
pub(crate) async fn what_may_go(request: &Request, form: &Form) -> Answer {
    let (mut tx, permit) = request.access().list(request.who()?, Act::CaseList).await?;
    let filter = CaseFilter::of(|name| form.text(name));
    let mut cases = store::listed(&mut tx, &permit, &filter).await?;
    let is_cut = cases.len() > MOST;
    cases.truncate(MOST);
    let leads: Vec<_> = cases.iter().map(|case| case.lead).collect();
    let asked = (leads.as_slice(), FOR, CARRIED.as_slice());
    let gate = request.room::<Gate>()?;
    let decisions = gate.preview_of_list(&mut tx, &permit, asked).await?;
    drop(tx);
    let (mut may, mut not) = (Vec::new(), Vec::new());
    for case in cases {
        let decision = decisions.get(&case.lead);
        let gap = decision.and_then(|decision| decision.missing.first());
        match (decision, gap) {
            (Some(_), None) => may.push((case.id, case.code)),
            (_, gap) => {
                let reason = gap.map_or_else(|| "nicht mehr da".to_owned(), |gap| gap.reason());
                not.push((case.id, case.code, reason));
            }
        }
    }
    let headings = columns();
    let carried: Vec<&str> = headings.iter().map(Column::heading).collect();
    let parameters = filter.parameters();
    let back = parameters
        .into_iter()
        .fold(ListAddress::new(PATH), |address, (name, value)| {
            address.with(name, value)
        });
    let shown = BeforePage {
        shell: request.shell_below("Liste als Datei", &[("Fälle", PATH)]),
        filter,
        back: back.to_string(),
        kind: if form.text("art") == "csv" { "csv" } else { "xlsx" }.to_owned(),
        may,
        not,
        is_cut,
        purpose: Words::german().of(&FOR.key()),
        basis: BasisKind::Controller.german(),
        carried: carried.join(", "),
    };
    if shown.may.is_empty() {
        page_again(&shown)
    } else {
        page(&shown)
    }
}
