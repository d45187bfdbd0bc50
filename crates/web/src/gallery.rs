//! Every component in every state, and four whole pages, with invented text. Served in the demo only; no real data.

mod pieces;
pub mod samples;

use askama::Template;
use base::input::InputErrors;
use charts::table::Table;

use crate::components::conflict::{self, Conflict};
use crate::components::field::Choice;
use crate::components::figure::Figure;
use crate::components::heat::HeatMap;
use crate::components::list::{self, ActiveFilters, Head, ListAddress, Pager};
use crate::components::staffing::StaffingBar;
use crate::components::stepper::Stepper;
use crate::components::tiles::TileMap;
use crate::components::timeline::Timeline;
use crate::components::{button, data, empty, errors, facts, field, icon, notice, progress, tabs, tag};
use crate::shell::{Crumb, Shell};

/// The pages of the gallery: the last part of the address below `/galerie`, and what it shows.
pub const PAGES: [(&str, &str); 6] = [
    ("", "Bausteine"),
    ("liste", "Liste"),
    ("akte", "Akte"),
    ("formular", "Formular mit Fehlern"),
    ("konflikt", "Konflikt"),
    ("anmeldung", "Anmeldung"),
];

/// The page with this name in this frame, or nothing if there is none.
///
/// # Errors
/// [`askama::Error`] if a template fails, which a test rules out.
pub fn render(name: &str, shell: Shell) -> Option<askama::Result<String>> {
    match name {
        "" => Some(GalleryPage::new(shell).render()),
        "liste" => Some(ListPage::new(shell).render()),
        "akte" => Some(FilePage::new(shell).render()),
        "formular" => Some(FormPage::new(shell).render()),
        "konflikt" => Some(ConflictPage::new(shell).render()),
        "anmeldung" => Some(
            SignInPage {
                shell: Shell {
                    title: "Anmelden".into(),
                    ..shell
                },
            }
            .render(),
        ),
        _ => None,
    }
}

/// All components one below the other.
#[derive(Debug, Template)]
#[template(path = "gallery/gallery.html")]
pub struct GalleryPage {
    shell: Shell,
    choices: Vec<Choice>,
    errors: InputErrors,
    stepper: Stepper,
    timeline: Timeline,
    heat_map: HeatMap,
    tile_map: TileMap,
    staffing: [StaffingBar; 3],
    charts: Vec<Figure>,
    staffing_table: Table,
}

impl GalleryPage {
    fn new(shell: Shell) -> Self {
        Self {
            shell: Shell {
                title: "Galerie der Bausteine".into(),
                messages: pieces::messages(),
                ..shell
            },
            choices: samples::carriers(),
            errors: samples::errors(),
            stepper: pieces::phases(),
            timeline: pieces::history(),
            heat_map: pieces::needs(),
            tile_map: pieces::district(),
            staffing: pieces::staffing_bars(),
            charts: pieces::charts(),
            staffing_table: pieces::staffing_table(),
        }
    }
}

/// A list with filters, order and pages.
#[derive(Debug, Template)]
#[template(path = "gallery/list.html")]
pub struct ListPage {
    shell: Shell,
    carriers: Vec<Choice>,
    places: Vec<Choice>,
    active: ActiveFilters,
    head: Head,
    rows: Vec<samples::Post>,
    pager: Pager,
}

impl ListPage {
    fn new(shell: Shell) -> Self {
        let address = ListAddress::new("/galerie/liste")
            .with(list::ORDER, "ort")
            .with("traeger", "kreis");
        let head = Head::new(&address)
            .sortable("Stelle", "name")
            .sortable("Dienstort", "ort")
            .column("Träger");
        let head = head
            .sortable("VZÄ", "vzae")
            .number()
            .column("Stand")
            .sortable("Besetzt seit", "seit");
        Self {
            shell: Shell {
                title: "Stellen".into(),
                ..shell
            },
            carriers: samples::carriers(),
            places: samples::places(),
            active: ActiveFilters::new(&address).filter("Träger: Musterkreis", "traeger"),
            head,
            rows: samples::posts(),
            pager: Pager::new("1–25 von 41 Stellen").next(Some(address.with(list::PAGE, "0019"))),
        }
    }
}

/// A record with its phases, its time line and a side column.
#[derive(Debug, Template)]
#[template(path = "gallery/file.html")]
pub struct FilePage {
    shell: Shell,
    stepper: Stepper,
    timeline: Timeline,
    staffing: StaffingBar,
}

impl FilePage {
    fn new(shell: Shell) -> Self {
        let [staffing, ..] = pieces::staffing_bars();
        let crumbs = vec![Crumb {
            label: "Stellen".into(),
            href: "/galerie/liste".into(),
        }];
        let shell = Shell {
            title: "Stelle 07 Seestadt".into(),
            crumbs,
            ..shell
        };
        Self {
            shell,
            stepper: pieces::phases(),
            timeline: pieces::history(),
            staffing,
        }
    }
}

/// A form that has to be corrected.
#[derive(Debug, Template)]
#[template(path = "gallery/form.html")]
pub struct FormPage {
    shell: Shell,
    carriers: Vec<Choice>,
    kinds: Vec<Choice>,
    errors: InputErrors,
}

impl FormPage {
    fn new(shell: Shell) -> Self {
        let crumbs = vec![Crumb {
            label: "Stellen".into(),
            href: "/galerie/liste".into(),
        }];
        Self {
            shell: Shell {
                title: "Stelle anlegen".into(),
                crumbs,
                ..shell
            },
            carriers: samples::carriers(),
            kinds: samples::kinds(),
            errors: samples::errors(),
        }
    }
}

/// A record that somebody else changed in the meantime.
#[derive(Debug, Template)]
#[template(path = "gallery/conflict.html")]
pub struct ConflictPage {
    shell: Shell,
    conflict: Conflict,
}

impl ConflictPage {
    fn new(shell: Shell) -> Self {
        let conflict = conflict::with("Bernd Beispiel", "heute, 10:42 Uhr").field("notiz", "Notiz");
        let theirs = "Sprechstunde ab Juni am Donnerstag,\nRaum 2.";
        Self {
            shell: Shell {
                title: "Stelle bearbeiten".into(),
                ..shell
            },
            conflict: conflict.texts("Sprechstunde ab Mai am Dienstag.", theirs),
        }
    }
}

/// A page without frame.
#[derive(Debug, Template)]
#[template(path = "gallery/sign_in.html")]
pub struct SignInPage {
    shell: Shell,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all_pages() -> Vec<(&'static str, String)> {
        PAGES
            .map(|(name, _)| (name, render(name, samples::shell()).unwrap().unwrap()))
            .into()
    }

    #[test]
    fn every_page_of_the_gallery_is_there_and_no_other() {
        assert_eq!(all_pages().len(), PAGES.len());
        assert!(render("keine", samples::shell()).is_none());
    }

    #[test]
    fn no_page_needs_anything_that_a_strict_policy_forbids() {
        for (name, html) in all_pages() {
            let html = html.replace(r#"xmlns="http://www.w3.org/2000/svg""#, "");
            for forbidden in [
                " style=",
                "<style",
                " onclick",
                " onload",
                "javascript:",
                "data:",
                "http://",
                "https://",
            ] {
                assert!(!html.contains(forbidden), "{name} has {forbidden}");
            }
            let scripts = html.matches("<script").count();
            assert_eq!(
                scripts,
                html.matches("<script defer src=\"/assets/").count(),
                "{name}"
            );
        }
    }

    #[test]
    fn every_file_a_page_names_is_there() {
        for (name, html) in all_pages() {
            for piece in html.split(crate::assets::PREFIX).skip(1) {
                let path = piece.split(['"', '#']).next().unwrap();
                assert!(crate::assets::find(path).is_some(), "{name} names {path}");
            }
        }
    }

    #[test]
    fn every_symbol_a_page_names_is_in_the_sprite() {
        let sprite = crate::assets::ALL
            .iter()
            .find(|asset| asset.name == "icons.svg")
            .unwrap();
        let sprite = std::str::from_utf8(sprite.bytes).unwrap();
        for (name, html) in all_pages() {
            for piece in html.split("icons.svg#").skip(1) {
                let symbol = piece.split('"').next().unwrap();
                assert!(
                    sprite.contains(&format!("id=\"{symbol}\"")),
                    "{name} names {symbol}"
                );
            }
        }
    }

    #[test]
    fn no_id_stands_twice_on_a_page() {
        for (name, html) in all_pages() {
            let mut ids: Vec<&str> = html
                .split(" id=\"")
                .skip(1)
                .filter_map(|piece| piece.split('"').next())
                .collect();
            let count = ids.len();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), count, "{name}");
        }
    }

    #[test]
    fn a_list_page_stays_small() {
        let html = render("liste", samples::shell()).unwrap().unwrap();
        assert!(html.len() < 60_000, "{} bytes before compression", html.len());
    }

    #[test]
    fn the_files_of_a_first_visit_stay_small() {
        let is_of_the_guide = |name: &str| name.starts_with("guide.");
        let bytes = |is_wanted: &dyn Fn(&str) -> bool| -> usize {
            let wanted = crate::assets::ALL.iter().filter(|asset| is_wanted(asset.name));
            wanted.map(|asset| asset.bytes.len()).sum()
        };
        let staff = bytes(&|name| !is_of_the_guide(name));
        assert!(staff < 220_000, "{staff} bytes before compression");
        let public = bytes(&is_of_the_guide);
        assert!(public < 30_000, "{public} bytes before compression");
    }
}
