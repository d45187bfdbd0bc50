//! All themes, what is due first before the rest, with filters; the filters stay in the address.

use access::act::Act;
use askama::Template;
use web::answer::{Answer, page};
use web::components::field::Choice;
use web::components::list::{ActiveFilters, ListAddress, PAGE as BEGINS, Pager};
use web::components::{button, empty, field, tabs, tag};
use web::form::Form;
use web::request::Request;
use web::shell::Shell;

use crate::ladder::StationKind;
use crate::ladder::clock::days_late;
use crate::look::{Look, counted, cut, fields, kinds, late_words, levels, reading};
use crate::theme::figures::{Figures, READING, german};
use crate::theme::model::{Status, ThemeHead};
use crate::theme::store::{self, Key, PAGE, Wanted};

const PATH: &str = "/themen";

#[derive(Template)]
#[template(path = "themes/themes.html")]
struct ListPage {
    shell: Shell,
    views: tabs::Tabs,
    address: ListAddress,
    is_late_only: bool,
    fields: Vec<Choice>,
    kinds: Vec<Choice>,
    levels: Vec<Choice>,
    stations: Vec<Choice>,
    places: Vec<Choice>,
    active: ActiveFilters,
    rows: Vec<Row>,
    pager: Pager,
    period: Option<String>,
    reading: &'static str,
    view: View,
    may_write: bool,
}

impl ListPage {
    /// What a filter holds.
    fn chosen(&self, name: &str) -> &str {
        self.address.get(name).unwrap_or_default()
    }
}

struct Row {
    theme: ThemeHead,
    station: String,
    late: Option<String>,
    noted: String,
}

/// Which themes the list is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum View {
    Moving,
    Mine,
    Watched,
    Ended,
}

impl View {
    const ALL: [(Self, &'static str, &'static str); 4] = [
        (Self::Moving, "", "In Bewegung"),
        (Self::Mine, "meine", "Von mir geführt"),
        (Self::Watched, "beobachtet", "Beobachtet"),
        (Self::Ended, "beendet", "Beendet"),
    ];

    fn named(word: &str) -> Self {
        Self::ALL
            .iter()
            .find(|(_, own, _)| *own == word)
            .map_or(Self::Moving, |(view, ..)| *view)
    }

    fn word(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(view, ..)| *view == self)
            .map_or("", |(_, word, _)| word)
    }
}

/// `GET /themen`
pub(super) async fn show(request: Request) -> Answer {
    let mut look = reading(&request, Act::ThemeRead).await?;
    let query = request.query();
    let view = View::named(query.text("sicht"));
    let wanted = wanted(&query, view, &look);
    let address = address(&wanted, view);
    let mut heads = store::heads(&mut look.tx, &look.permit, &wanted).await?;
    let has_more = cut(&mut heads, PAGE);
    let next = heads.last().filter(|_| has_more).map(|last| {
        let key = Key::of(last);
        address.clone().with(BEGINS, format!("{}_{}", key.due, key.id))
    });
    let figures = Figures::latest(&mut look.tx, &look.permit).await?;
    let may_write = request.access().may(request.who()?, Act::ThemeWrite);
    let mut views = tabs::bar("Welche Themen");
    for (one, word, label) in View::ALL {
        if one != View::Mine || may_write {
            views = views.tab(label, ListAddress::new(PATH).with("sicht", word));
        }
    }
    page(&ListPage {
        shell: request.shell("Themen"),
        views: views.current(ListAddress::new(PATH).with("sicht", view.word())),
        fields: fields(),
        kinds: kinds(),
        levels: levels(),
        stations: StationKind::ALL
            .iter()
            .filter(|kind| **kind != StationKind::Done)
            .map(|kind| Choice::new(kind.code(), kind.german()))
            .collect(),
        places: look.municipalities(),
        active: active(&address, &wanted, &look),
        pager: Pager::new(counted(heads.len(), ("Thema", "Themen")))
            .previous(wanted.after.as_ref().map(|_| address.clone()))
            .next(next),
        rows: heads
            .into_iter()
            .map(|theme| Row {
                station: look.station_name(theme.station),
                late: late_words(days_late(theme.due_on, look.today)),
                noted: german(figures.of(theme.field, theme.kind)),
                theme,
            })
            .collect(),
        is_late_only: wanted.due_before.is_some(),
        address,
        period: figures.period(),
        reading: READING,
        view,
        may_write,
    })
}

fn wanted(query: &Form, view: View, look: &Look) -> Wanted {
    let account = look.permit.account();
    Wanted {
        field: query.text("feld").parse().ok(),
        kind: query.text("art").parse().ok(),
        level: query.text("ebene").parse().ok(),
        station: query.text("station").parse().ok(),
        municipality: look.municipality(query.text("kommune")),
        owner: (view == View::Mine).then_some(account),
        watcher: (view == View::Watched).then_some(account),
        is_in_motion: match view {
            View::Moving | View::Mine => Some(true),
            View::Ended => Some(false),
            View::Watched => None,
        },
        due_before: query.is_ticked("verzug").then_some(look.today),
        is_district_wide: None,
        after: place(query.text(BEGINS)),
        limit: 0,
    }
}

/// Where a page begins: behind the theme of this key.
fn place(text: &str) -> Option<Key> {
    let (due, id) = text.split_once('_')?;
    Some(Key {
        due: due.to_owned(),
        id: id.parse().ok()?,
    })
}

fn address(wanted: &Wanted, view: View) -> ListAddress {
    ListAddress::new(PATH)
        .with("sicht", view.word())
        .with(
            "feld",
            wanted
                .field
                .map(organisation::model::field_of_action::FieldOfAction::code)
                .unwrap_or_default(),
        )
        .with(
            "art",
            wanted
                .kind
                .map(crate::words::ObstacleKind::code)
                .unwrap_or_default(),
        )
        .with(
            "ebene",
            wanted
                .level
                .map(super::super::model::Level::code)
                .unwrap_or_default(),
        )
        .with(
            "station",
            wanted
                .station
                .map(crate::ladder::StationKind::code)
                .unwrap_or_default(),
        )
        .with(
            "kommune",
            wanted.municipality.map(|id| id.to_string()).unwrap_or_default(),
        )
        .with("verzug", if wanted.due_before.is_some() { "ja" } else { "" })
}

fn active(address: &ListAddress, wanted: &Wanted, look: &Look) -> ActiveFilters {
    let words = [
        (wanted.field.map(|field| field.german().to_owned()), "feld"),
        (wanted.kind.map(|kind| kind.german().to_owned()), "art"),
        (wanted.level.map(|level| level.german().to_owned()), "ebene"),
        (wanted.station.map(|kind| kind.german().to_owned()), "station"),
        (
            wanted.municipality.map(|id| look.municipality_name(Some(id))),
            "kommune",
        ),
        (wanted.due_before.map(|_| "nur im Verzug".to_owned()), "verzug"),
    ];
    words
        .into_iter()
        .filter_map(|(word, name)| word.map(|word| (word, name)))
        .fold(ActiveFilters::new(address), |active, (word, name)| {
            active.filter(word, name)
        })
}
