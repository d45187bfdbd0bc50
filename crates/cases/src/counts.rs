//! What this room counts for the figures: cases and contacts in groups. Withholds nothing itself, that is `figures`.

mod store;

use access::permit::JobPermit;
use base::language::Language;
use db::tx::Tx;
use figures::asked::{Column, Counted, Counter};
use figures::draft::Count;
use figures::kind::{BEGUN, CLOSED, Kind};
use figures::period::Period;

use crate::case::model::{AccessRoute, CloseReason, Phase, TargetGroup};
use crate::closing::model::Smiley;
use crate::contact::model::{ContactKind, TaskArea};
use crate::team::model::language_group;

/// Stands in the last column of what not every case says.
const UNKNOWN: Column = column("unknown", "keine Angabe");

/// The tables that this room counts.
pub const COUNTERS: &[Counter] = &[
    Counter {
        kind: Kind::OpenCases,
        columns: phases,
        count: open_cases,
    },
    Counter {
        kind: Kind::TargetGroups,
        columns: target_groups,
        count: by_target_group,
    },
    Counter {
        kind: Kind::Course,
        columns: || vec![column(BEGUN, "begonnen"), column(CLOSED, "abgeschlossen")],
        count: course,
    },
    Counter {
        kind: Kind::AccessRoutes,
        columns: || with_unknown(ROUTES),
        count: by_route,
    },
    Counter {
        kind: Kind::ContactLanguages,
        columns: || LANGUAGES.to_vec(),
        count: by_language,
    },
    Counter {
        kind: Kind::ContactKinds,
        columns: contact_kinds,
        count: by_contact_kind,
    },
    Counter {
        kind: Kind::CloseReasons,
        columns: close_reasons,
        count: by_reason,
    },
    Counter {
        kind: Kind::Durations,
        columns: || DURATIONS.iter().map(|(_, column)| *column).collect(),
        count: by_duration,
    },
    Counter {
        kind: Kind::Feedback,
        columns: smileys,
        count: feedback,
    },
];

const fn column(code: &'static str, german: &'static str) -> Column {
    Column { code, german }
}

fn with_unknown(columns: &[Column]) -> Vec<Column> {
    columns.iter().copied().chain([UNKNOWN]).collect()
}

fn phases() -> Vec<Column> {
    Phase::ALL
        .iter()
        .filter(|phase| phase.is_open())
        .map(|phase| column(phase.code(), phase.german()))
        .collect()
}

fn target_groups() -> Vec<Column> {
    let groups: Vec<Column> = TargetGroup::ALL
        .iter()
        .map(|group| column(group.code(), group.german()))
        .collect();
    with_unknown(&groups)
}

/// Ways of access that are spoken of together: twelve columns would leave little to show.
const ROUTES: &[Column] = &[
    column("oneself", "von sich aus, Familie, Bekannte"),
    column("hour", "Sprechstunde, aufsuchende Arbeit"),
    column("service", "Verwaltung, Jobcenter"),
    column("advice_centre", "Beratungsstelle"),
    column("school", "Schule, Kita"),
    column("volunteers", "Ehrenamt, Verein"),
    column("other", "anderer Weg"),
];

const fn route(route: AccessRoute) -> &'static str {
    match route {
        AccessRoute::Oneself | AccessRoute::Family => "oneself",
        AccessRoute::ConsultationHour | AccessRoute::Outreach => "hour",
        AccessRoute::RegularService | AccessRoute::Jobcenter | AccessRoute::ResidenceOffice => "service",
        AccessRoute::AdviceCentre => "advice_centre",
        AccessRoute::School => "school",
        AccessRoute::Volunteers => "volunteers",
        AccessRoute::Colleague | AccessRoute::Other => "other",
    }
}

/// The groups of the team view, so that nobody is singled out by a rare language.
const LANGUAGES: &[Column] = &[
    column("german", "Deutsch"),
    column("semitic", "semitische Sprachen"),
    column("iranian", "iranische Sprachen"),
    column("turkish", "Türkisch"),
    column("slavic", "slawische Sprachen"),
    column("european", "andere europäische Sprachen"),
    column("unknown", "nicht bekannt"),
];

fn language(language: Option<Language>) -> &'static str {
    let group = language_group(language);
    LANGUAGES
        .iter()
        .find(|column| column.german == group)
        .map_or(UNKNOWN.code, |column| column.code)
}

fn contact_kinds() -> Vec<Column> {
    ContactKind::ALL
        .iter()
        .filter(|kind| kind.task_area() == TaskArea::Support)
        .map(|kind| column(kind.code(), kind.german()))
        .collect()
}

fn close_reasons() -> Vec<Column> {
    CloseReason::ALL
        .iter()
        .map(|reason| column(reason.code(), reason.german()))
        .collect()
}

/// How long a case was open, by the months at whose end the class ends.
const DURATIONS: &[(i32, Column)] = &[
    (3, column("m3", "bis 3 Monate")),
    (6, column("m6", "bis 6 Monate")),
    (12, column("m12", "bis 1 Jahr")),
    (24, column("m24", "bis 2 Jahre")),
    (i32::MAX, column("longer", "länger")),
];

/// The class of a case by the months of its beginning and its end.
fn duration(months: i32) -> &'static str {
    DURATIONS
        .iter()
        .find(|(most, _)| months <= *most)
        .map_or("longer", |(_, column)| column.code)
}

fn smileys() -> Vec<Column> {
    Smiley::ALL
        .iter()
        .map(|smiley| column(smiley.code(), smiley.german()))
        .collect()
}

/// The same counts, in the columns that this makes of their codes.
fn in_columns(mut counts: Vec<Count>, column: impl Fn(&str) -> &'static str) -> Vec<Count> {
    for count in &mut counts {
        column(&count.column).clone_into(&mut count.column);
    }
    counts
}

fn open_cases<'t>(tx: &'t mut Tx, permit: &'t JobPermit, period: Period) -> Counted<'t> {
    Box::pin(store::by_phase(tx, permit, period))
}

fn by_target_group<'t>(tx: &'t mut Tx, permit: &'t JobPermit, period: Period) -> Counted<'t> {
    Box::pin(store::by_target_group(tx, permit, period))
}

fn course<'t>(tx: &'t mut Tx, permit: &'t JobPermit, period: Period) -> Counted<'t> {
    Box::pin(async move {
        let begun = store::begun(tx, permit, period).await?;
        let closed = store::closed(tx, permit, period).await?;
        let count = |column: &str, number| Count {
            municipality: None,
            column: column.to_owned(),
            number,
        };
        Ok(vec![count(BEGUN, begun), count(CLOSED, closed)])
    })
}

fn by_route<'t>(tx: &'t mut Tx, permit: &'t JobPermit, period: Period) -> Counted<'t> {
    Box::pin(async move {
        let counts = store::by_route(tx, permit, period).await?;
        Ok(in_columns(counts, |code| {
            code.parse().map_or(UNKNOWN.code, route)
        }))
    })
}

fn by_language<'t>(tx: &'t mut Tx, permit: &'t JobPermit, period: Period) -> Counted<'t> {
    Box::pin(async move {
        let counts = store::by_language(tx, permit, period).await?;
        Ok(in_columns(counts, |code| language(code.parse().ok())))
    })
}

fn by_contact_kind<'t>(tx: &'t mut Tx, permit: &'t JobPermit, period: Period) -> Counted<'t> {
    Box::pin(store::by_contact_kind(tx, permit, period))
}

fn by_reason<'t>(tx: &'t mut Tx, permit: &'t JobPermit, period: Period) -> Counted<'t> {
    Box::pin(store::by_reason(tx, permit, period))
}

fn by_duration<'t>(tx: &'t mut Tx, permit: &'t JobPermit, period: Period) -> Counted<'t> {
    Box::pin(async move {
        let groups = store::by_months(tx, permit, period).await?;
        Ok(groups
            .into_iter()
            .map(|(months, number)| Count {
                municipality: None,
                column: duration(months).to_owned(),
                number,
            })
            .collect())
    })
}

fn feedback<'t>(tx: &'t mut Tx, permit: &'t JobPermit, period: Period) -> Counted<'t> {
    Box::pin(store::feedback(tx, permit, period))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_and_every_way_has_a_column() {
        for one in Language::ALL.map(Some).into_iter().chain([None]) {
            let code = language(one);
            let group = LANGUAGES.iter().find(|column| column.code == code).unwrap();
            assert_eq!(group.german, language_group(one));
        }
        for way in AccessRoute::ALL {
            assert!(ROUTES.iter().any(|column| column.code == route(*way)), "{way}");
        }
    }

    #[test]
    fn a_class_of_duration_ends_with_its_month() {
        for (months, expected) in [
            (0, "m3"),
            (3, "m3"),
            (4, "m6"),
            (12, "m12"),
            (13, "m24"),
            (25, "longer"),
        ] {
            assert_eq!(duration(months), expected, "{months}");
        }
    }
}
