//! The one policy: role × act × relation → full, without identity, or none. Written by hand, read by auditors, printed
//! as roles concept (Berechtigungskonzept). What is not listed is not allowed.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::act::Act;
use crate::relation::Relation;
use crate::role::Role;

db::coded! {
    /// How much an act is allowed.
    pub enum Grant {
        /// Nothing: the page does not exist.
        None = "none",
        /// Only the fixed list of coded fields.
        WithoutIdentity = "without_identity",
        /// Everything.
        Full = "full",
    }
}

/// One line of the policy.
#[derive(Debug)]
pub struct Rule {
    /// These roles …
    pub roles: &'static [Role],
    /// … may do this …
    pub acts: &'static [Act],
    /// … if they stand so to it …
    pub relations: &'static [Relation],
    /// … to this extent.
    pub grant: Grant,
}

/// Everything, to these roles, for these acts, in these relations.
const fn full(roles: &'static [Role], acts: &'static [Act], relations: &'static [Relation]) -> Rule {
    Rule {
        roles,
        acts,
        relations,
        grant: Grant::Full,
    }
}

const STAFF: &[Role] = &[
    Role::CaseManager,
    Role::Coordinator,
    Role::ProgrammeLead,
    Role::Assistant,
    Role::ResidenceOfficer,
    Role::DataProtectionOfficer,
    Role::Administrator,
];
/// Pages that are about no person.
const HOUSE: &[Relation] = &[Relation::House];
/// One's own, and that of a colleague for whom one stands in.
const CARE: &[Relation] = &[Relation::Own, Relation::StandIn];

/// The policy. Sources: system „Who uses it", part C; concept § 6.2. At most 120 lines, so that one person can check it.
#[rustfmt::skip]
pub const POLICY: &[Rule] = &[
    // Everyone who signs in keeps the own account.
    full(Role::ALL, &[Act::AccountOwn], HOUSE),

    // The organisation and this policy are known to all staff and to the members of boards, who decide upon them.
    full(STAFF, &[Act::OrganisationRead, Act::PolicyRead], HOUSE),
    full(&[Role::BoardMember], &[Act::OrganisationRead], HOUSE),
    full(&[Role::Coordinator, Role::ProgrammeLead, Role::Administrator], &[Act::OrganisationWrite], HOUSE),

    // Accounts are the administrator's; what opens files needs a second person who is none.
    full(&[Role::Administrator], &[Act::AccountList, Act::AccountWrite, Act::JobRead, Act::MailRead], HOUSE),
    full(&[Role::ProgrammeLead, Role::DataProtectionOfficer], &[Act::ApprovalDecide], HOUSE),

    // The audit trail serves data protection only.
    full(&[Role::DataProtectionOfficer], &[Act::AuditRead, Act::AuditRelease], HOUSE),
    full(&[Role::ProgrammeLead], &[Act::AuditRelease], HOUSE),
    full(&[Role::DataProtectionOfficer], &[Act::OversightRead], HOUSE),
    // The papers say how the house is run; who answers for it and who runs it read them, too.
    full(&[Role::DataProtectionOfficer, Role::ProgrammeLead, Role::Administrator], &[Act::PrivacyPaperRead], HOUSE),
    // Requests are watched without names; what is erased when its time is over, two people release.
    full(&[Role::ProgrammeLead, Role::DataProtectionOfficer],
        &[Act::SubjectRequestList, Act::RetentionRead, Act::RetentionWrite], HOUSE),

    // Case work: own persons and cases, and those of the one for whom one stands in.
    full(&[Role::CaseManager], &[
        Act::PersonList, Act::PersonSearch, Act::PersonCreate, Act::PersonDoubleCheck, Act::StandInArrange,
        Act::ContactAdd, Act::ContactList, Act::EmergencyAdd, Act::CaseList, Act::CaseCreate, Act::CalendarOwn, Act::ImportRun,
    ], HOUSE),
    full(&[Role::CaseManager], &[
        Act::PersonRead, Act::PersonWrite, Act::PersonMerge, Act::ConsentRead, Act::ConsentWrite, Act::ContactRead,
        Act::ContactWrite, Act::EmergencyRead, Act::CaseRead, Act::CaseWrite, Act::CaseClose, Act::CaseShare,
        Act::SubjectRequestRead, Act::SubjectRequestWrite,
    ], CARE),
    // A list on its way in is for whoever brought it; a stand-in has no use for it.
    full(&[Role::CaseManager], &[Act::ImportRun], &[Relation::Own]),
    // In an emergency a colleague of the same place and controller opens a case for a day; whose it is, is told.
    full(&[Role::CaseManager], &[Act::CaseAcute, Act::ContactPickUp], &[Relation::SameMunicipality]),
    full(&[Role::CaseManager], &[Act::PersonRead, Act::ConsentRead, Act::CaseRead, Act::CaseWrite], &[Relation::AcuteAccess]),
    // A case shared for consultation is read, never written; an offered one is taken over or not.
    full(&[Role::CaseManager, Role::Coordinator, Role::ProgrammeLead], &[Act::PersonRead, Act::ConsentRead, Act::CaseRead],
        &[Relation::Consultation]),
    full(&[Role::CaseManager], &[Act::CaseAccept], &[Relation::OfferedTransfer]),
    // A second pair of eyes looks at an emergency note within the same controller.
    full(&[Role::CaseManager], &[Act::EmergencyRead, Act::EmergencyConfirm], &[Relation::SameMunicipality, Relation::SameController]),
    // So does one at what a colleague wants to pass on because of a law; the page shows no name.
    full(&[Role::CaseManager], &[Act::DisclosureRelease], &[Relation::House, Relation::Own, Relation::StandIn, Relation::EndedStandIn,
        Relation::Named, Relation::SameMunicipality, Relation::SameRegion, Relation::SameController]),
    // A protected file is for its owner and those on its list; a stand-in may protect, and is named with that.
    full(&[Role::CaseManager], &[Act::ProtectionRead, Act::ProtectionWrite], CARE),
    full(&[Role::CaseManager, Role::Coordinator, Role::ProgrammeLead],
        &[Act::PersonRead, Act::ConsentRead, Act::CaseRead, Act::ProtectionRead], &[Relation::Named]),
    full(&[Role::CaseManager], &[Act::PersonWrite, Act::ConsentWrite, Act::ContactRead, Act::ContactWrite,
        Act::EmergencyRead, Act::CaseWrite], &[Relation::Named]),
    // Break-glass: the coordination reads a case for some hours. No way to a protected one.
    full(&[Role::Coordinator, Role::ProgrammeLead], &[Act::CaseBreakGlass],
        &[Relation::House, Relation::SameRegion, Relation::SameController, Relation::OtherController]),
    full(&[Role::Coordinator, Role::ProgrammeLead], &[Act::PersonRead, Act::ConsentRead, Act::CaseRead, Act::BreakGlassEnd],
        &[Relation::BreakGlass]),
    full(&[Role::CaseManager, Role::Coordinator, Role::ProgrammeLead], &[Act::LentList], HOUSE),
    // A team and its coordinators see cases without identity; the caseload is for the Fachaufsicht.
    Rule { roles: &[Role::CaseManager, Role::Coordinator, Role::ProgrammeLead], acts: &[Act::TeamRead], relations: HOUSE, grant: Grant::WithoutIdentity },
    full(&[Role::Coordinator, Role::ProgrammeLead], &[Act::CaseloadRead], HOUSE),
    // Figures name nobody: who steers sees all places, a case manager the own ones.
    full(&[Role::CaseManager, Role::Coordinator, Role::ProgrammeLead], &[Act::FiguresRead], HOUSE),
    // The network belongs to everybody who works in it; one hand writes to all of it, one hand keeps the pool.
    full(&[Role::CaseManager, Role::Coordinator, Role::ProgrammeLead, Role::Assistant], &[Act::NetworkRead, Act::NetworkWrite], HOUSE),
    full(&[Role::Coordinator, Role::ProgrammeLead, Role::Assistant], &[Act::CircularSend, Act::InterpreterManage], HOUSE),
    full(&[Role::CaseManager, Role::Coordinator, Role::ProgrammeLead, Role::Assistant], &[Act::InterpreterRequest], HOUSE),
    // Offers and needs: who knows a place says how it is there; who steers freezes the picture.
    full(&[Role::CaseManager, Role::Coordinator, Role::ProgrammeLead], &[Act::NeedsAnalysisRead, Act::NeedsAnalysisWrite], HOUSE),
    full(&[Role::Coordinator, Role::ProgrammeLead], &[Act::NeedsAnalysisFreeze], HOUSE),
    // The public guide speaks for the district: who steers it answers for it.
    full(&[Role::Coordinator, Role::ProgrammeLead], &[Act::GuideManage], HOUSE),
    // A regular service hands over on the spot and learns whether somebody took it up, nothing else.
    full(&[Role::RegularService], &[Act::HandOverAdd, Act::HandOverList], HOUSE),
    // A partner sees what a consent addresses to the own organisation, answers it, and keeps the own offers.
    full(&[Role::Partner], &[Act::ReferralList, Act::PartnerTeamWrite, Act::OwnOfferWrite], HOUSE),
    full(&[Role::Partner], &[Act::ReferralRead, Act::ReferralAnswer], &[Relation::Addressed]),
    // Texts and rules are read by those who use them and kept by the coordinators.
    full(&[Role::CaseManager, Role::Coordinator, Role::ProgrammeLead, Role::DataProtectionOfficer],
        &[Act::ConsentTextRead, Act::LetterTemplateRead, Act::PlanningRuleRead], HOUSE),
    full(&[Role::Coordinator, Role::ProgrammeLead], &[Act::ConsentTextWrite, Act::LetterTemplateWrite, Act::PlanningRuleWrite], HOUSE),
    // What is offered to people is known to everybody; who works with it keeps it true, and counts what is missing.
    full(Role::ALL, &[Act::OfferRead, Act::OfferPropose], HOUSE),
    full(&[Role::CaseManager, Role::Coordinator, Role::ProgrammeLead, Role::Administrator], &[Act::OfferWrite], HOUSE),
    full(&[Role::CaseManager, Role::Coordinator, Role::ProgrammeLead, Role::Administrator, Role::Assistant], &[Act::OfferConfirm], HOUSE),
    full(&[Role::Coordinator, Role::ProgrammeLead, Role::Administrator], &[Act::OfferImport], HOUSE),
    full(&[Role::CaseManager, Role::Coordinator, Role::ProgrammeLead], &[Act::GapAdd, Act::GapRead], HOUSE),
    // What cases teach, without names: who works with people finds and raises it, who coordinates bundles it and carries it on.
    full(&[Role::CaseManager, Role::Coordinator, Role::ProgrammeLead],
        &[Act::FindingRead, Act::ThemeRead, Act::BoardRead, Act::MeasureRead], HOUSE),
    full(&[Role::CaseManager], &[Act::ReconstructionWrite, Act::ReconstructionRelease, Act::ThemeAnswerRead], HOUSE),
    // A reconstruction before its release is its author's; released it is by a colleague, never by oneself.
    full(&[Role::CaseManager], &[Act::ReconstructionWrite], &[Relation::Own]),
    full(&[Role::CaseManager], &[Act::ReconstructionRelease], &[Relation::StandIn, Relation::EndedStandIn,
        Relation::SameMunicipality, Relation::SameRegion, Relation::SameController, Relation::OtherController]),
    full(&[Role::Coordinator, Role::ProgrammeLead],
        &[Act::FindingWrite, Act::ThemeWrite, Act::BoardWrite, Act::MeetingWrite, Act::MeasureWrite, Act::InformationLetterWrite], HOUSE),
    // The assistance writes invitations and minutes; it decides upon nothing.
    full(&[Role::Assistant], &[Act::BoardRead, Act::MeetingWrite, Act::MeasureRead], HOUSE),
    // A seat in a board opens that board, never a file: which boards, the board's room asks of its seats.
    full(&[Role::BoardMember, Role::CaseManager, Role::Coordinator, Role::ProgrammeLead, Role::Assistant, Role::ResidenceOfficer, Role::Partner],
        &[Act::OwnBoardRead], HOUSE),
];

/// The rules, taken apart once: every page asks for each entry of its navigation.
static GRANTS: LazyLock<HashMap<(Role, Act, Relation), Grant>> = LazyLock::new(|| {
    let mut grants = HashMap::new();
    for rule in POLICY {
        for role in rule.roles {
            for act in rule.acts {
                for relation in rule.relations {
                    let most = grants.entry((*role, *act, *relation)).or_insert(Grant::None);
                    *most = rule.grant.max(*most);
                }
            }
        }
    }
    grants
});

/// What this role may do in this relation.
pub fn grant(role: Role, act: Act, relation: Relation) -> Grant {
    GRANTS.get(&(role, act, relation)).copied().unwrap_or(Grant::None)
}

/// What someone with these roles may do in this relation: the most that one of them allows.
pub fn grant_of_roles(roles: impl IntoIterator<Item = Role>, act: Act, relation: Relation) -> Grant {
    roles
        .into_iter()
        .map(|role| grant(role, act, relation))
        .max()
        .unwrap_or(Grant::None)
}
