//! The closed list of tables of figures about people. A new table is a new line here, its columns and its counting in
//! the room that keeps the rows; there is no other way to a figure, and no filter.
//!
//! Each table counts something of its own. Two that count the same lie in one stream of the rule and meet in one number,
//! the total of the district; that is why a second table of open or closed cases has no places. Source: system part C
//! („fixed list of tables"), dossier § 1.4 and 2 (what reports need).

use crate::period::Length;

db::coded! {
    /// A table of figures.
    pub enum Kind {
        /// Open cases by place and phase.
        OpenCases = "open_cases",
        /// Open cases by target group.
        TargetGroups = "target_groups",
        /// New and closed cases.
        Course = "course",
        /// Life areas with high need.
        Needs = "needs",
        /// New cases by way of access.
        AccessRoutes = "access_routes",
        /// Contacts by place and language.
        ContactLanguages = "contact_languages",
        /// Contacts by kind.
        ContactKinds = "contact_kinds",
        /// Closed cases by reason.
        CloseReasons = "close_reasons",
        /// Closed cases by how long they were open.
        Durations = "durations",
        /// Goals by region and how far they were reached.
        Goals = "goals",
        /// Kind of residence by region.
        Residence = "residence",
        /// What clients said at the end.
        Feedback = "feedback",
        /// Obstacles by place and field of action.
        Obstacles = "obstacles",
        /// Obstacles by field of action and kind.
        ObstacleKinds = "obstacle_kinds",
    }
}

/// How finely a table is cut by place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// The district only.
    District,
    /// Regions too.
    Region,
    /// Regions and municipalities too.
    Municipality,
}

/// Whether the columns of a table add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Columns {
    /// Each counted thing stands in one column: rows have a sum.
    Parts,
    /// A thing can stand in several columns: rows have none.
    Each,
}

/// Which tables count the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Stream {
    /// Cases open at the end of a month.
    Open,
    /// New and closed cases of a month.
    Course,
    /// Cases begun in a year.
    Begun,
    /// Cases closed in a year.
    Closed,
    /// Something that no other stream counts.
    Own(u8),
}

impl Kind {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::OpenCases => "Offene Fälle",
            Self::TargetGroups => "Zielgruppen",
            Self::Course => "Neue und abgeschlossene Fälle",
            Self::Needs => "Lebensbereiche mit hohem Bedarf",
            Self::AccessRoutes => "Zugangswege",
            Self::ContactLanguages => "Sprachen der Beratung",
            Self::ContactKinds => "Arten der Kontakte",
            Self::CloseReasons => "Gründe des Abschlusses",
            Self::Durations => "Dauer der Begleitung",
            Self::Goals => "Erreichte Ziele",
            Self::Residence => "Arten des Aufenthalts",
            Self::Feedback => "Rückmeldungen",
            Self::Obstacles => "Hindernisse nach Handlungsfeld",
            Self::ObstacleKinds => "Arten der Hindernisse",
        }
    }

    /// What is counted, in one sentence.
    pub const fn explanation(self) -> &'static str {
        match self {
            Self::OpenCases => "Fälle, die am letzten Tag des Monats offen waren, nach Ort und Phase.",
            Self::TargetGroups => "Fälle, die am letzten Tag des Monats offen waren, nach Zielgruppe.",
            Self::Course => "Fälle, die im Monat begonnen oder abgeschlossen wurden.",
            Self::Needs => {
                "Fälle, in deren letzter Falleinschätzung des Halbjahres ein Lebensbereich hohen oder akuten Bedarf zeigte \
                 (Stufe 4 oder 5). Ein Fall kann in mehreren Lebensbereichen stehen."
            }
            Self::AccessRoutes => "Fälle, die im Jahr begonnen wurden, nach Zugangsweg.",
            Self::ContactLanguages => "Beratungen des Jahres nach Ort und Sprache des Gesprächs.",
            Self::ContactKinds => "Beratungen des Jahres nach Art des Kontakts.",
            Self::CloseReasons => "Fälle, die im Jahr abgeschlossen wurden, nach Grund.",
            Self::Durations => "Fälle, die im Jahr abgeschlossen wurden, danach, wie lange sie offen waren.",
            Self::Goals => "Ziele, die im Jahr überprüft wurden, nach der letzten Überprüfung (0 bis 4).",
            Self::Residence => {
                "Fälle, die im Jahr offen waren und in denen die Art des Aufenthalts festgehalten ist, nach Region."
            }
            Self::Feedback => "Rückmeldungen von Klientinnen und Klienten am Ende der Begleitung.",
            Self::Obstacles => {
                "Fälle und Beratungen, in denen im Halbjahr ein Hindernis notiert wurde, nach Ort und Handlungsfeld. Ein Fall \
                 zählt in jedem Handlungsfeld einmal, wie oft auch notiert wurde, und kann in mehreren stehen."
            }
            Self::ObstacleKinds => {
                "Fälle und Beratungen, in denen im Halbjahr ein Hindernis dieser Art notiert wurde, im ganzen Kreis. Ein Fall \
                 zählt bei jeder Art einmal. Hindernisse anderer Art stehen nur in der Tabelle nach Handlungsfeld."
            }
        }
    }

    /// What is counted, in one word.
    pub const fn unit(self) -> &'static str {
        match self {
            Self::ContactLanguages | Self::ContactKinds => "Beratungen",
            Self::Goals => "Ziele",
            Self::Feedback => "Rückmeldungen",
            _ => "Fälle",
        }
    }

    /// What its columns are.
    pub const fn columns_are(self) -> &'static str {
        match self {
            Self::OpenCases => "Phase",
            Self::TargetGroups => "Zielgruppe",
            Self::Course => "Verlauf",
            Self::Needs => "Lebensbereich",
            Self::AccessRoutes => "Zugangsweg",
            Self::ContactLanguages => "Sprache",
            Self::ContactKinds => "Art",
            Self::CloseReasons => "Grund",
            Self::Durations => "Dauer",
            Self::Goals => "Erreichung",
            Self::Residence => "Aufenthalt",
            Self::Feedback => "Rückmeldung",
            Self::Obstacles => "Handlungsfeld",
            Self::ObstacleKinds => "Art des Hindernisses",
        }
    }

    /// For how long a time it is made.
    pub const fn length(self) -> Length {
        match self {
            Self::OpenCases | Self::TargetGroups | Self::Course => Length::Month,
            Self::Needs | Self::Obstacles | Self::ObstacleKinds => Length::HalfYear,
            _ => Length::Year,
        }
    }

    /// How finely it is cut by place. What describes a person closely is never cut below regions. What begins and ends is
    /// not cut at all: together with what is open in a place at two times it would tell of few people there. Kinds of
    /// obstacles lie within their field of action, and only where one of the two stands alone does that tell nothing:
    /// see decision 0010.
    pub const fn depth(self) -> Depth {
        match self {
            Self::OpenCases | Self::Needs | Self::ContactLanguages | Self::Obstacles => Depth::Municipality,
            Self::Goals | Self::Residence | Self::Feedback => Depth::Region,
            Self::TargetGroups
            | Self::Course
            | Self::AccessRoutes
            | Self::ContactKinds
            | Self::CloseReasons
            | Self::Durations
            | Self::ObstacleKinds => Depth::District,
        }
    }

    /// Whether its columns add up.
    pub const fn columns(self) -> Columns {
        match self {
            Self::Needs | Self::Course | Self::Obstacles | Self::ObstacleKinds => Columns::Each,
            _ => Columns::Parts,
        }
    }

    pub(crate) const fn stream(self) -> Stream {
        match self {
            Self::OpenCases | Self::TargetGroups => Stream::Open,
            Self::Course => Stream::Course,
            Self::AccessRoutes => Stream::Begun,
            Self::CloseReasons | Self::Durations => Stream::Closed,
            Self::ContactLanguages | Self::ContactKinds => Stream::Own(0),
            Self::Needs => Stream::Own(1),
            Self::Goals => Stream::Own(2),
            Self::Residence => Stream::Own(3),
            Self::Feedback => Stream::Own(4),
            Self::Obstacles => Stream::Own(5),
            Self::ObstacleKinds => Stream::Own(6),
        }
    }
}

/// The two columns of [`Kind::Course`].
pub const BEGUN: &str = "begun";
/// See [`BEGUN`].
pub const CLOSED: &str = "closed";

/// Stands between field and kind in the columns of [`Kind::ObstacleKinds`]: `housing.no_offer`. What comes before it is
/// the column of [`Kind::Obstacles`] in which the same cases stand.
pub const WITHIN: char = '.';

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_the_tables_that_count_the_same_only_one_is_cut_by_place() {
        for kind in Kind::ALL {
            let cut: Vec<_> = Kind::ALL
                .iter()
                .filter(|other| other.stream() == kind.stream() && other.depth() > Depth::District)
                .collect();
            assert!(cut.len() <= 1, "{cut:?}");
        }
    }

    #[test]
    fn what_lies_within_another_table_has_no_places_and_no_sums() {
        assert_eq!(Kind::ObstacleKinds.depth(), Depth::District);
        assert_eq!(Kind::ObstacleKinds.columns(), Columns::Each);
        assert_eq!(Kind::ObstacleKinds.length(), Kind::Obstacles.length());
    }

    #[test]
    fn tables_that_count_the_same_are_made_for_the_same_time() {
        for kind in Kind::ALL {
            for other in Kind::ALL.iter().filter(|other| other.stream() == kind.stream()) {
                assert_eq!(kind.length(), other.length(), "{kind:?} {other:?}");
            }
        }
    }
}
