//! Every route, walked by every role: who comes in stands in a table written by hand, not read from the policy.

use access::act::Act;
use access::permit::JobPurpose;
use access::role::Role;
use access::session::model::SignedIn;
use base::ids::PersonId;
use db::statement::Statement;
use testing::people::{delbrueck, kreis, stadt};
use web::routes::{Door, Fixture, RouteInfo, Verb};

use crate::fixtures::{Fixtures, NOWHERE};
use crate::scene::{Scene, on_both, on_postgres, on_sqlite};

/// Who comes in: `x` comes in, `o` comes in to what is their own, `.` finds nothing there.
/// Source: system „Who uses it". A new noun or act gets its line here, thought through, before its route works.
#[rustfmt::skip]
const EXPECTED: &[(&str, Act, &str)] = &[
    //                                         CM CO PL AS RO BM PA RS DP AD
    ("start",           Act::AccountOwn,        "x  x  x  x  x  x  x  x  x  x"),
    ("account",         Act::AccountOwn,        "x  x  x  x  x  x  x  x  x  x"),
    ("password",        Act::AccountOwn,        "x  x  x  x  x  x  x  x  x  x"),
    ("session",         Act::AccountOwn,        "x  x  x  x  x  x  x  x  x  x"),
    ("second factor",   Act::AccountOwn,        "x  x  x  x  x  x  x  x  x  x"),
    ("step-up",         Act::AccountOwn,        "x  x  x  x  x  x  x  x  x  x"),
    ("parked text",     Act::AccountOwn,        "x  x  x  x  x  x  x  x  x  x"),
    ("notice",          Act::AccountOwn,        "x  x  x  x  x  x  x  x  x  x"),
    ("account",         Act::AccountList,       ".  .  .  .  .  .  .  .  .  x"),
    ("account",         Act::AccountWrite,      ".  .  .  .  .  .  .  .  .  x"),
    ("role assignment", Act::AccountWrite,      ".  .  .  .  .  .  .  .  .  x"),
    ("approval",        Act::ApprovalDecide,    ".  .  x  .  .  .  .  .  x  ."),
    ("audit trail",     Act::AuditRead,         ".  .  .  .  .  .  .  .  x  ."),
    ("audit trail",     Act::AuditRelease,      ".  .  x  .  .  .  .  .  x  ."),
    ("background job",  Act::JobRead,           ".  .  .  .  .  .  .  .  .  x"),
    ("outbox",          Act::MailRead,          ".  .  .  .  .  .  .  .  .  x"),
    ("policy",          Act::PolicyRead,        "x  x  x  x  x  .  .  .  x  x"),
    ("stand-in",        Act::StandInArrange,    "x  .  .  .  .  .  .  .  .  ."),
    ("search",          Act::AccountOwn,        "x  x  x  x  x  x  x  x  x  x"),
    ("person",          Act::PersonList,        "x  .  .  .  .  .  .  .  .  ."),
    ("person",          Act::PersonCreate,      "x  .  .  .  .  .  .  .  .  ."),
    ("person",          Act::PersonRead,        "o  .  .  .  .  .  .  .  .  ."),
    ("person",          Act::PersonWrite,       "o  .  .  .  .  .  .  .  .  ."),
    ("consent",         Act::ConsentRead,       "o  .  .  .  .  .  .  .  .  ."),
    ("consent",         Act::ConsentWrite,      "o  .  .  .  .  .  .  .  .  ."),
    // A colleague as second pair of eyes; which ones, and that nobody's name is shown, the room's tests hold.
    ("legal duty",      Act::DisclosureRelease, "x  .  .  .  .  .  .  .  .  ."),
    ("consent text",    Act::ConsentTextRead,   "x  x  x  .  .  .  .  .  x  ."),
    ("consent text",    Act::ConsentTextWrite,  ".  x  x  .  .  .  .  .  .  ."),
    ("household",       Act::PersonWrite,       "o  .  .  .  .  .  .  .  .  ."),
    ("merge",           Act::PersonMerge,       "o  .  .  .  .  .  .  .  .  ."),
    ("double check",    Act::OrganisationWrite, ".  x  x  .  .  .  .  .  .  x"),
    ("district",        Act::OrganisationRead,  "x  x  x  x  x  x  .  .  x  x"),
    ("region",          Act::OrganisationRead,  "x  x  x  x  x  x  .  .  x  x"),
    ("post",            Act::OrganisationRead,  "x  x  x  x  x  x  .  .  x  x"),
    ("municipality",    Act::OrganisationRead,  "x  x  x  x  x  x  .  .  x  x"),
    ("organisation",    Act::OrganisationRead,  "x  x  x  x  x  x  .  .  x  x"),
    ("funding frame",   Act::OrganisationRead,  "x  x  x  x  x  x  .  .  x  x"),
    ("district",        Act::OrganisationWrite, ".  x  x  .  .  .  .  .  .  x"),
    ("region",          Act::OrganisationWrite, ".  x  x  .  .  .  .  .  .  x"),
    ("post",            Act::OrganisationWrite, ".  x  x  .  .  .  .  .  .  x"),
    ("municipality",    Act::OrganisationWrite, ".  x  x  .  .  .  .  .  .  x"),
    ("organisation",    Act::OrganisationWrite, ".  x  x  .  .  .  .  .  .  x"),
    ("social area",     Act::OrganisationWrite, ".  x  x  .  .  .  .  .  .  x"),
    ("funding frame",   Act::OrganisationWrite, ".  x  x  .  .  .  .  .  .  x"),
    ("funding rate",    Act::OrganisationWrite, ".  x  x  .  .  .  .  .  .  x"),
    ("case",            Act::CaseCreate,        "o  .  .  .  .  .  .  .  .  ."),
    ("case",            Act::CaseRead,          "o  .  .  .  .  .  .  .  .  ."),
    ("case",            Act::CaseList,          "x  .  .  .  .  .  .  .  .  ."),
    ("participant",     Act::CaseWrite,         "o  .  .  .  .  .  .  .  .  ."),
    ("closing",         Act::CaseClose,         "o  .  .  .  .  .  .  .  .  ."),
    ("scratch note",    Act::CaseWrite,         "o  .  .  .  .  .  .  .  .  ."),
    ("working together", Act::CaseShare,        "o  .  .  .  .  .  .  .  .  ."),
    ("case conference", Act::CaseWrite,         "o  .  .  .  .  .  .  .  .  ."),
    ("hand-over talk",  Act::CaseWrite,         "o  .  .  .  .  .  .  .  .  ."),
    // Nobody opens their own case in an emergency or takes it over: these open for colleagues, see the room's tests.
    ("acute access",    Act::CaseAcute,         ".  .  .  .  .  .  .  .  .  ."),
    ("transfer",        Act::CaseAccept,        ".  .  .  .  .  .  .  .  .  ."),
    ("lent case",       Act::LentList,          "x  x  x  .  .  .  .  .  .  ."),
    // Break-glass begins with a code; what was never opened so cannot be ended.
    ("break-glass",     Act::CaseBreakGlass,    ".  x  x  .  .  .  .  .  .  ."),
    ("break-glass",     Act::BreakGlassEnd,     ".  .  .  .  .  .  .  .  .  ."),
    ("protection",      Act::ProtectionRead,    "o  .  .  .  .  .  .  .  .  ."),
    ("team view",       Act::TeamRead,          "x  x  x  .  .  .  .  .  .  ."),
    ("caseload",        Act::CaseloadRead,      ".  x  x  .  .  .  .  .  .  ."),
    ("figures",         Act::FiguresRead,       "x  x  x  .  .  .  .  .  .  ."),
    ("needs analysis",  Act::NeedsAnalysisRead, "x  x  x  .  .  .  .  .  .  ."),
    ("needs analysis",  Act::NeedsAnalysisFreeze, ".  x  x  .  .  .  .  .  .  ."),
    // A case manager opens the own places only, and this one works elsewhere: see the room's tests.
    ("needs of a municipality", Act::NeedsAnalysisRead, ".  x  x  .  .  .  .  .  .  ."),
    ("needs of a municipality", Act::NeedsAnalysisWrite, ".  x  x  .  .  .  .  .  .  ."),
    ("caseload",        Act::CaseList,          "x  .  .  .  .  .  .  .  .  ."),
    ("caseload",        Act::PlanningRuleWrite, ".  x  x  .  .  .  .  .  .  ."),
    ("contact",         Act::ContactList,       "x  .  .  .  .  .  .  .  .  ."),
    ("contact",         Act::ContactAdd,        "x  .  .  .  .  .  .  .  .  ."),
    ("contact",         Act::ContactRead,       "o  .  .  .  .  .  .  .  .  ."),
    ("contact",         Act::ContactWrite,      "o  .  .  .  .  .  .  .  .  ."),
    ("contact",         Act::CaseWrite,         "o  .  .  .  .  .  .  .  .  ."),
    ("tally",           Act::ContactAdd,        "x  .  .  .  .  .  .  .  .  ."),
    ("obstacle",        Act::CaseRead,          "o  .  .  .  .  .  .  .  .  ."),
    ("obstacle",        Act::CaseWrite,         "o  .  .  .  .  .  .  .  .  ."),
    ("obstacle",        Act::ContactAdd,        "x  .  .  .  .  .  .  .  .  ."),
    ("reconstruction",  Act::FindingRead,       "x  x  x  .  .  .  .  .  .  ."),
    ("reconstruction",  Act::ReconstructionWrite, "x  .  .  .  .  .  .  .  .  ."),
    ("reconstruction draft", Act::ReconstructionWrite, "o  .  .  .  .  .  .  .  .  ."),
    ("finding",         Act::FindingRead,       "x  x  x  .  .  .  .  .  .  ."),
    ("finding",         Act::FindingWrite,      ".  x  x  .  .  .  .  .  .  ."),
    ("theme",           Act::ThemeRead,         "x  x  x  .  .  .  .  .  .  ."),
    ("theme",           Act::ThemeWrite,        ".  x  x  .  .  .  .  .  .  ."),
    ("answer",          Act::ThemeWrite,        ".  x  x  .  .  .  .  .  .  ."),
    ("answer",          Act::ThemeAnswerRead,   "o  .  .  .  .  .  .  .  .  ."),
    // Nobody releases their own: this opens for colleagues, see the room's tests.
    ("release of a reconstruction", Act::ReconstructionRelease, ".  .  .  .  .  .  .  .  .  ."),
    ("withdrawal of a reconstruction", Act::ReconstructionRelease, "x  .  .  .  .  .  .  .  .  ."),
    ("indication check", Act::ContactWrite,     "o  .  .  .  .  .  .  .  .  ."),
    ("hand-over",       Act::HandOverList,      ".  .  .  .  .  .  .  x  .  ."),
    ("hand-over",       Act::HandOverAdd,       ".  .  .  .  .  .  .  x  .  ."),
    ("hand-over",       Act::ContactList,       "x  .  .  .  .  .  .  .  .  ."),
    // Nobody takes up their own card or confirms their own note: these open for colleagues, see the room's tests.
    ("hand-over",       Act::ContactPickUp,     ".  .  .  .  .  .  .  .  .  ."),
    ("emergency note",  Act::EmergencyAdd,      "x  .  .  .  .  .  .  .  .  ."),
    ("emergency note",  Act::EmergencyRead,     "o  .  .  .  .  .  .  .  .  ."),
    ("emergency note",  Act::EmergencyConfirm,  ".  .  .  .  .  .  .  .  .  ."),
    ("assessment",      Act::CaseRead,          "o  .  .  .  .  .  .  .  .  ."),
    ("assessment",      Act::CaseWrite,         "o  .  .  .  .  .  .  .  .  ."),
    ("responsibility",  Act::CaseRead,          "o  .  .  .  .  .  .  .  .  ."),
    ("responsibility",  Act::CaseWrite,         "o  .  .  .  .  .  .  .  .  ."),
    ("goal",            Act::CaseRead,          "o  .  .  .  .  .  .  .  .  ."),
    ("goal",            Act::CaseWrite,         "o  .  .  .  .  .  .  .  .  ."),
    ("goal agreement",  Act::CaseWrite,         "o  .  .  .  .  .  .  .  .  ."),
    ("review",          Act::CaseRead,          "o  .  .  .  .  .  .  .  .  ."),
    ("review",          Act::CaseWrite,         "o  .  .  .  .  .  .  .  .  ."),
    ("planning rule",   Act::PlanningRuleRead,  "x  x  x  .  .  .  .  .  x  ."),
    ("planning rule",   Act::PlanningRuleWrite, ".  x  x  .  .  .  .  .  .  ."),
    ("appointment",     Act::CalendarOwn,       "x  .  .  .  .  .  .  .  .  ."),
    ("appointment",     Act::CaseRead,          "o  .  .  .  .  .  .  .  .  ."),
    ("appointment",     Act::CaseWrite,         "o  .  .  .  .  .  .  .  .  ."),
    ("appointment",     Act::ContactRead,       "o  .  .  .  .  .  .  .  .  ."),
    ("appointment",     Act::ContactWrite,      "o  .  .  .  .  .  .  .  .  ."),
    ("consultation hour", Act::CalendarOwn,     "x  .  .  .  .  .  .  .  .  ."),
    ("follow-up",       Act::CalendarOwn,       "x  .  .  .  .  .  .  .  .  ."),
    ("follow-up",       Act::CaseRead,          "o  .  .  .  .  .  .  .  .  ."),
    ("follow-up",       Act::CaseWrite,         "o  .  .  .  .  .  .  .  .  ."),
    ("follow-up",       Act::ContactRead,       "o  .  .  .  .  .  .  .  .  ."),
    ("follow-up",       Act::ContactWrite,      "o  .  .  .  .  .  .  .  .  ."),
    ("deadline",        Act::CalendarOwn,       "x  .  .  .  .  .  .  .  .  ."),
    ("deadline",        Act::CaseRead,          "o  .  .  .  .  .  .  .  .  ."),
    ("deadline",        Act::CaseWrite,         "o  .  .  .  .  .  .  .  .  ."),
    ("calendar feed",   Act::CalendarOwn,       "x  .  .  .  .  .  .  .  .  ."),
    ("letter",          Act::CaseRead,          "o  .  .  .  .  .  .  .  .  ."),
    ("letter",          Act::CaseWrite,         "o  .  .  .  .  .  .  .  .  ."),
    ("document",        Act::CaseRead,          "o  .  .  .  .  .  .  .  .  ."),
    ("document",        Act::CaseWrite,         "o  .  .  .  .  .  .  .  .  ."),
    ("network map",     Act::CaseRead,          "o  .  .  .  .  .  .  .  .  ."),
    ("network map",     Act::CaseWrite,         "o  .  .  .  .  .  .  .  .  ."),
    ("resource map",    Act::CaseRead,          "o  .  .  .  .  .  .  .  .  ."),
    ("resource map",    Act::CaseWrite,         "o  .  .  .  .  .  .  .  .  ."),
    ("letter template", Act::LetterTemplateRead, "x  x  x  .  .  .  .  .  x  ."),
    ("letter template", Act::LetterTemplateWrite, ".  x  x  .  .  .  .  .  .  ."),
    // What is offered is known to everybody who signs in; who works with it keeps it true.
    ("offer",           Act::OfferRead,         "x  x  x  x  x  x  x  x  x  x"),
    ("offer",           Act::OfferWrite,        "x  x  x  .  .  .  .  .  .  x"),
    ("confirmation",    Act::OfferRead,         "x  x  x  x  x  x  x  x  x  x"),
    ("confirmation",    Act::OfferConfirm,      "x  x  x  x  .  .  .  .  .  x"),
    ("hours",           Act::OfferWrite,        "x  x  x  .  .  .  .  .  .  x"),
    ("place",           Act::OfferRead,         "x  x  x  x  x  x  x  x  x  x"),
    ("place",           Act::OfferWrite,        "x  x  x  .  .  .  .  .  .  x"),
    ("profile",         Act::OfferWrite,        "x  x  x  .  .  .  .  .  .  x"),
    ("proposal",        Act::OfferPropose,      "x  x  x  x  x  x  x  x  x  x"),
    ("proposal",        Act::OfferWrite,        "x  x  x  .  .  .  .  .  .  x"),
    ("gap",             Act::GapRead,           "x  x  x  .  .  .  .  .  .  ."),
    ("gap",             Act::GapAdd,            "x  x  x  .  .  .  .  .  .  ."),
    ("offers from a file", Act::OfferRead,      "x  x  x  x  x  x  x  x  x  x"),
    ("offers from a file", Act::OfferImport,    ".  x  x  .  .  .  .  .  .  x"),
    ("actor",           Act::NetworkRead,       "x  x  x  x  .  .  .  .  .  ."),
    ("actor",           Act::NetworkWrite,      "x  x  x  x  .  .  .  .  .  ."),
    ("contact person",  Act::NetworkWrite,      "x  x  x  x  .  .  .  .  .  ."),
    ("network work",    Act::NetworkRead,       "x  x  x  x  .  .  .  .  .  ."),
    ("network work",    Act::NetworkWrite,      "x  x  x  x  .  .  .  .  .  ."),
    ("regular exchange", Act::NetworkRead,      "x  x  x  x  .  .  .  .  .  ."),
    ("regular exchange", Act::NetworkWrite,     "x  x  x  x  .  .  .  .  .  ."),
    ("picture of the network", Act::NetworkRead, "x  x  x  x  .  .  .  .  .  ."),
    ("circular",        Act::CircularSend,      ".  x  x  x  .  .  .  .  .  ."),
    ("board",           Act::BoardRead,         "x  x  x  x  .  .  .  .  .  ."),
    ("board",           Act::BoardWrite,        ".  x  x  .  .  .  .  .  .  ."),
    ("board",           Act::MeetingWrite,      ".  x  x  x  .  .  .  .  .  ."),
    ("seat",            Act::BoardWrite,        ".  x  x  .  .  .  .  .  .  ."),
    ("meeting",         Act::BoardRead,         "x  x  x  x  .  .  .  .  .  ."),
    ("meeting",         Act::MeetingWrite,      ".  x  x  x  .  .  .  .  .  ."),
    ("agenda item",     Act::MeetingWrite,      ".  x  x  x  .  .  .  .  .  ."),
    ("minutes",         Act::BoardRead,         "x  x  x  x  .  .  .  .  .  ."),
    ("minutes",         Act::MeetingWrite,      ".  x  x  x  .  .  .  .  .  ."),
    ("paper",           Act::BoardRead,         "x  x  x  x  .  .  .  .  .  ."),
    ("paper",           Act::MeetingWrite,      ".  x  x  x  .  .  .  .  .  ."),
    ("decision",        Act::BoardRead,         "x  x  x  x  .  .  .  .  .  ."),
    ("decision",        Act::MeetingWrite,      ".  x  x  x  .  .  .  .  .  ."),
    ("decision",        Act::ThemeWrite,        ".  x  x  .  .  .  .  .  .  ."),
    ("own boards",      Act::OwnBoardRead,      "x  x  x  x  x  x  x  .  .  ."),
    // The scene seats nobody: without a seat there is no board of one's own. The room's tests hold who comes with one.
    ("own board",       Act::OwnBoardRead,      ".  .  .  .  .  .  .  .  .  ."),
    ("measure",         Act::MeasureRead,       "x  x  x  x  .  .  .  .  .  ."),
    ("measure",         Act::MeasureWrite,      ".  x  x  .  .  .  .  .  .  ."),
    ("information letter", Act::InformationLetterWrite, ".  x  x  .  .  .  .  .  .  ."),
    ("state letter",    Act::ThemeWrite,        ".  x  x  .  .  .  .  .  .  ."),
    ("story of a theme", Act::ThemeRead,        "x  x  x  .  .  .  .  .  .  ."),
    // The scene seats nobody: a theme is told to whoever holds a seat in a board that has had it.
    ("story of a theme", Act::OwnBoardRead,     ".  .  .  .  .  .  .  .  .  ."),
    ("interpreter",     Act::InterpreterManage, ".  x  x  x  .  .  .  .  .  ."),
    // A case manager opens the own request, those who keep the pool open all.
    ("interpreter booking", Act::InterpreterRequest, "o  x  x  x  .  .  .  .  .  ."),
    ("guide management", Act::GuideManage,      ".  x  x  .  .  .  .  .  .  ."),
    ("referral",        Act::CaseList,          "x  .  .  .  .  .  .  .  .  ."),
    ("referral",        Act::CaseRead,          "o  .  .  .  .  .  .  .  .  ."),
    ("referral",        Act::CaseWrite,         "o  .  .  .  .  .  .  .  .  ."),
    // Partners see lists and teams of their own; what is addressed to one organisation, the room's tests hold.
    ("addressed referral", Act::ReferralList,   ".  .  .  .  .  .  x  .  .  ."),
    ("addressed referral", Act::ReferralRead,   ".  .  .  .  .  .  .  .  .  ."),
    ("addressed referral", Act::ReferralAnswer, ".  .  .  .  .  .  .  .  .  ."),
    ("partner team",    Act::PartnerTeamWrite,  ".  .  .  .  .  .  x  .  .  ."),
    ("partner team",    Act::AccountWrite,      ".  .  .  .  .  .  .  .  .  x"),
    ("own offer",       Act::OwnOfferWrite,     ".  .  .  .  .  .  x  .  .  ."),
    ("import",          Act::ImportRun,         "x  .  .  .  .  .  .  .  .  ."),
    ("subject request", Act::SubjectRequestList, ".  .  x  .  .  .  .  .  x  ."),
    ("subject request", Act::SubjectRequestRead, "o  .  .  .  .  .  .  .  .  ."),
    ("subject request", Act::SubjectRequestWrite, "o  .  .  .  .  .  .  .  .  ."),
    ("oversight",       Act::OversightRead,     ".  .  .  .  .  .  .  .  x  ."),
    ("privacy paper",   Act::PrivacyPaperRead,  ".  .  x  .  .  .  .  .  x  x"),
    ("retention",       Act::RetentionRead,     ".  .  x  .  .  .  .  .  x  ."),
    ("retention",       Act::RetentionWrite,    ".  .  x  .  .  .  .  .  x  ."),
];

/// The columns of [`EXPECTED`].
const COLUMNS: [Role; 10] = [
    Role::CaseManager,
    Role::Coordinator,
    Role::ProgrammeLead,
    Role::Assistant,
    Role::ResidenceOfficer,
    Role::BoardMember,
    Role::Partner,
    Role::RegularService,
    Role::DataProtectionOfficer,
    Role::Administrator,
];

/// Bodies that no page can understand; none carries the word of a session.
const BROKEN: [&[u8]; 3] = [b"", b"\xff%%%=&&&=\0%zz", b"version=1&vorname=%F0%28%8C%28"];

pub(crate) fn comes_in(role: Role, noun: &str, act: Act) -> bool {
    let line = EXPECTED.iter().find(|(own, its, _)| *own == noun && *its == act);
    let (.., cells) =
        line.unwrap_or_else(|| panic!("nobody wrote down who may do {act} with a {noun}: please add a line"));
    let column = COLUMNS.iter().position(|column| *column == role).unwrap();
    cells.split_whitespace().nth(column).unwrap() != "."
}

pub(crate) fn guarded() -> Vec<(RouteInfo, Act)> {
    let act = |info: &RouteInfo| match info.door {
        Door::Act(act) => Some(act),
        Door::Public => None,
    };
    app::rooms::routes()
        .into_iter()
        .filter_map(|route| act(&route.info).map(|act| (route.info, act)))
        .collect()
}

/// Everyone, and what they may come to if the table lets them: a person of the case manager's own.
pub(crate) async fn everyone(scene: &Scene) -> (Vec<(Role, SignedIn)>, Fixtures) {
    let everyone = scene.house.everyone().await;
    let (_, case_manager) = everyone
        .iter()
        .find(|(role, _)| *role == Role::CaseManager)
        .unwrap();
    let person = scene
        .person_of(case_manager.account, kreis(), "Eigene")
        .await
        .to_string();
    let account = case_manager.account;
    let fixtures = Fixtures::of(scene, person, account).await;
    (everyone, fixtures)
}

#[test]
fn the_table_names_every_role_and_nothing_that_no_route_has() {
    assert_eq!(COLUMNS.as_slice(), Role::ALL);
    for (noun, act, cells) in EXPECTED {
        assert_eq!(
            cells.split_whitespace().count(),
            COLUMNS.len(),
            "the line of {act} with a {noun}"
        );
        assert!(
            guarded()
                .iter()
                .any(|(info, its)| info.noun == *noun && its == act),
            "no route does {act} with a {noun}"
        );
    }
}

#[tokio::test]
async fn a_page_opens_for_exactly_the_roles_in_the_table() {
    on_both(async |scene| {
        let (everyone, fixtures) = everyone(&scene).await;
        for (role, who) in &everyone {
            let browser = scene.browser(who);
            let nowhere = browser.get("/gibt-es-nicht").await.is(404).text();
            for (info, act) in guarded().iter().filter(|(info, _)| info.verb == Verb::Get) {
                let path = fixtures.filled(info);
                let answer = browser.get(&path).await;
                if comes_in(*role, info.noun, *act) {
                    assert!(
                        answer.status == 200 || leads_on(&answer),
                        "{role} GET {path}: {}",
                        answer.status
                    );
                } else {
                    assert_eq!(answer.status, 404, "{role} GET {path}");
                    assert_eq!(
                        answer.text(),
                        nowhere,
                        "{role} GET {path} differs from a page that is not there"
                    );
                }
                let mut answers = Vec::new();
                for path in fixtures.leading_nowhere(info) {
                    answers.push((browser.get(&path).await, path));
                }
                for (answer, path) in &answers {
                    assert_eq!(answer.status, 404, "{role} GET {path}");
                    assert_eq!(answer.text(), answers[0].0.text(), "{role} GET {path}");
                }
            }
        }
    })
    .await;
}

/// Posts as every role to every route, with good bodies and bad ones.
async fn post_without_leave(scene: Scene) {
    let (everyone, fixtures) = everyone(&scene).await;
    for (role, who) in &everyone {
        let browser = scene.browser(who);
        for (info, act) in guarded().iter().filter(|(info, _)| info.verb == Verb::Post) {
            let mut foreign = fixtures.leading_nowhere(info);
            if !comes_in(*role, info.noun, *act) {
                foreign.push(fixtures.filled(info));
            }
            for path in foreign {
                for body in BROKEN {
                    let answer = browser.post_body(&path, body.to_vec()).await;
                    assert_eq!(answer.status, 404, "{role} POST {path} {body:?}");
                }
                let answer = browser.post(&path, &[]).await;
                assert_eq!(
                    answer.status, 404,
                    "{role} POST {path} with the word of the session"
                );
            }
        }
    }
}

#[tokio::test]
async fn what_is_not_granted_takes_no_post_whatever_its_body_on_sqlite() {
    on_sqlite(post_without_leave).await;
}

#[tokio::test]
async fn what_is_not_granted_takes_no_post_whatever_its_body_on_postgres() {
    on_postgres(post_without_leave).await;
}

#[tokio::test]
async fn a_form_that_was_not_made_for_this_session_changes_nothing() {
    on_both(async |scene| {
        let (everyone, fixtures) = everyone(&scene).await;
        for (role, who) in &everyone {
            let browser = scene.browser(who);
            for (info, act) in guarded().iter().filter(|(info, _)| info.verb == Verb::Post) {
                if !comes_in(*role, info.noun, *act) {
                    continue;
                }
                let path = fixtures.filled(info);
                for body in BROKEN {
                    let answer = browser.post_body(&path, body.to_vec()).await;
                    assert_eq!(answer.status, 403, "{role} POST {path} {body:?}");
                }
            }
        }
        let (_, someone) = &everyone[0];
        for route in app::rooms::routes() {
            if route.info.verb != Verb::Post || route.info.door != Door::Public {
                continue;
            }
            // A router of its own, so that nobody is slowed down here.
            let router = scene.another_router();
            let answer = crate::browser::Browser::of(&router, someone)
                .post_body(route.info.path, Vec::new())
                .await;
            assert_eq!(answer.status, 403, "POST {}", route.info.path);
        }
        scene.browser(someone).get("/konto").await.is(200);
    })
    .await;
}

#[tokio::test]
async fn who_is_not_signed_in_learns_nothing_from_a_path() {
    on_both(async |scene| {
        let (_, fixtures) = everyone(&scene).await;
        let browser = scene.anonymous();
        for (info, _) in guarded() {
            let mut paths = fixtures.leading_nowhere(&info);
            paths.push(fixtures.filled(&info));
            for path in paths {
                let answer = match info.verb {
                    Verb::Get => browser.get(&path).await,
                    Verb::Post => browser.post_body(&path, b"csrf=x&suche=Eigene".to_vec()).await,
                };
                assert_eq!(
                    (answer.status, answer.bytes.len()),
                    (303, 0),
                    "{:?} {path}",
                    info.verb
                );
                assert!(
                    answer.location.starts_with("/anmelden"),
                    "{path} → {}",
                    answer.location
                );
            }
        }
    })
    .await;
}

#[tokio::test]
async fn strangers_whose_files_never_end_keep_nobody_waiting_who_works_here() {
    on_sqlite(async |scene| {
        let (people, fixtures) = everyone(&scene).await;
        let (info, _) = guarded()
            .into_iter()
            .find(|(info, _)| info.takes_files)
            .expect("a route that takes files");
        let path = fixtures.filled(&info);
        let stranger = scene.anonymous();
        let strangers = futures_util::future::join_all((0..8).map(|_| stranger.post_files(&path, None)));
        let (_, someone) = &people[0];
        let colleague = scene.browser(someone);
        // Polled first, the strangers hold what turns there are.
        tokio::select! {
            biased;
            answers = strangers => panic!("what never ends was answered: {answers:?}"),
            answer = colleague.post_files(&path, Some("--grenze--\r\n")) => {
                // Without the word of the session it is refused, and at once.
                assert_eq!(answer.status, 403, "{}", answer.text());
            }
        }
    })
    .await;
}

#[tokio::test]
async fn who_posts_without_end_is_asked_to_wait() {
    on_sqlite(async |scene| {
        let browser = scene.anonymous();
        let mut answers = Vec::new();
        // The limit is 120 a minute; some are let in again while this runs.
        for _ in 0..1_000 {
            let answer = browser
                .post_body("/anmelden", b"konto=x&kennwort=y".to_vec())
                .await;
            answers.push(answer.status);
            if answer.status == 429 {
                assert!(answer.headers.contains("retry-after"), "{}", answer.headers);
                break;
            }
        }
        assert!(answers.len() > 120, "{answers:?}");
        assert_eq!(answers.last(), Some(&429));
    })
    .await;
}

/// Whether it leads to another page, and not to the sign-in.
pub(crate) fn leads_on(answer: &crate::browser::Answer) -> bool {
    answer.status == 303 && !answer.location.starts_with("/anmelden")
}

/// Asks for everything about a person; `true` if all of it opens, `false` if none of it exists.
async fn opens(scene: &Scene, who: &SignedIn, person: &str) -> bool {
    let mut opened = Vec::new();
    for (info, _) in guarded() {
        if info.fixture != Fixture::Person {
            continue;
        }
        let path = info.path.replace("{id}", person);
        let answer = match info.verb {
            Verb::Get => scene.browser(who).get(&path).await,
            Verb::Post => scene.browser(who).post_body(&path, Vec::new()).await,
        };
        // A page may lead to another one, such as from a sheet that is not prepared yet to where it is.
        let is_there = match info.verb {
            Verb::Get => answer.status == 200 || leads_on(&answer),
            Verb::Post => answer.status == 403,
        };
        assert!(
            is_there || answer.status == 404,
            "{:?} {path}: {}",
            info.verb,
            answer.status
        );
        opened.push(is_there);
    }
    assert!(
        opened.iter().all(|one| *one == opened[0]),
        "{person}: some routes open and some do not: {opened:?}"
    );
    opened[0]
}

async fn restrict(scene: &Scene, person: PersonId) {
    let mut tx = scene.house.back_door.write().await.unwrap();
    Statement::new("UPDATE access_subject SET is_restricted = TRUE WHERE id = $1")
        .bind(&person)
        .run(&mut tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    scene.build_index().await;
}

#[tokio::test]
async fn a_person_opens_for_the_owner_and_for_who_stands_in_today_and_for_nobody_else() {
    on_both(async |scene| {
        let house = &scene.house;
        let anna = house.anna().await;
        let mut tx = house.back_door.write().await.unwrap();
        access::subject::store::set_area(&mut tx, &delbrueck().to_string(), "region-nord")
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let person = scene.person_of(anna.account, kreis(), "Selam").await.to_string();

        let stands_in = scene.case_manager("steht.ein", kreis()).await;
        let stood_in = scene.case_manager("stand.ein", kreis()).await;
        let will_stand_in = scene.case_manager("wird.einstehen", kreis()).await;
        let elsewhere = scene.case_manager("anderswo", stadt()).await;
        let colleague = scene.case_manager("daneben", kreis()).await;
        for (who, days) in [
            (&stands_in, ("2026-03-01", "2026-03-15")),
            (&stood_in, ("2026-02-01", "2026-03-02")),
            (&will_stand_in, ("2026-03-03", "2026-03-15")),
            (&elsewhere, ("2026-03-01", "2026-03-15")),
        ] {
            scene.stands_in(who.account, anna.account, days).await;
        }
        for (relation, who, expected) in [
            ("own", &anna, true),
            ("stand-in", &stands_in, true),
            ("ended stand-in", &stood_in, false),
            ("stand-in from tomorrow", &will_stand_in, false),
            ("stand-in of another controller", &elsewhere, false),
            ("same controller", &colleague, false),
            ("same region", &house.clara().await, false),
        ] {
            assert_eq!(opens(&scene, who, &person).await, expected, "{relation}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_restricted_person_is_known_to_the_owner_alone() {
    on_both(async |scene| {
        let anna = scene.house.anna().await;
        let stands_in = scene.case_manager("steht.ein", kreis()).await;
        scene
            .stands_in(stands_in.account, anna.account, ("2026-03-01", "2026-03-15"))
            .await;
        let person = scene.person_of(anna.account, kreis(), "Verborgen").await;
        restrict(&scene, person).await;

        assert!(opens(&scene, &anna, &person.to_string()).await);
        assert!(!opens(&scene, &stands_in, &person.to_string()).await);
        for path in ["/", "/personen"] {
            let seen = scene.browser(&stands_in).get(path).await.is(200).text();
            assert!(!seen.contains("Verborgen"), "{path}");
        }
        let found = scene
            .browser(&stands_in)
            .post("/suche", &[("suche", "Probe")])
            .await;
        assert!(!found.is(200).text().contains("Verborgen"));
    })
    .await;
}

#[tokio::test]
async fn an_erased_person_is_gone_for_everybody() {
    on_both(async |scene| {
        let anna = scene.house.anna().await;
        let person = scene.person_of(anna.account, kreis(), "Vergangen").await;
        assert!(opens(&scene, &anna, &person.to_string()).await);

        let permit = scene.house.back_door.job(JobPurpose::Retention).await.unwrap();
        let erased = people::erasure::erase(
            &scene.house.back_door,
            &permit,
            (scene.index(), &app::rooms::person_data()),
            &[person],
        )
        .await;
        assert_eq!(erased.unwrap(), 1);

        assert!(!opens(&scene, &anna, &person.to_string()).await);
        assert!(!opens(&scene, &anna, NOWHERE).await);
        let list = scene.browser(&anna).get("/personen").await;
        assert!(!list.is(200).text().contains("Vergangen"));
    })
    .await;
}
