//! What two rows of names and two births say together: very likely one person, perhaps, or no hit.
//! Every threshold of the product stands here or in `likeness`; the 300 pairs of `tests/data/name_pairs.tsv` hold them.

use super::birth::Agreement;
use super::hit::{Class, Reason, Resemblance};
use super::likeness::Kind;
use super::pairing::{Pair, Pairing};
use super::words::Field;

/// What the paired words amount to.
struct Findings<'a> {
    pairing: &'a Pairing,
    agreement: Agreement,
    is_search: bool,
    slips: usize,
    letters: usize,
    initials: usize,
    given_endings: usize,
    family_endings: usize,
}

impl<'a> Findings<'a> {
    fn new(pairing: &'a Pairing, agreement: Agreement, is_search: bool) -> Self {
        let count = |is: fn(&Pair) -> bool| pairing.pairs.iter().filter(|pair| is(pair)).count();
        Self {
            pairing,
            agreement,
            is_search,
            slips: count(|pair| pair.likeness.kind == Kind::Slip),
            letters: count(|pair| pair.likeness.kind == Kind::Letter),
            initials: count(|pair| pair.likeness.kind == Kind::Initial),
            given_endings: count(|pair| pair.likeness.kind == Kind::Ending && !pair.is_family()),
            family_endings: count(|pair| pair.likeness.kind == Kind::Ending && pair.is_family()),
        }
    }

    /// Every pair is the same name, or a family name in its other gender.
    fn is_flawless(&self) -> bool {
        self.slips + self.letters + self.initials + self.given_endings == 0
    }

    fn is_complete(&self) -> bool {
        self.pairing.left == 0 && self.pairing.left_other == 0
    }

    /// Both sides bear a name that the other does not: a sister, a father, someone else.
    fn is_contradictory(&self) -> bool {
        self.pairing.left != 0 && self.pairing.left_other != 0
    }

    fn crossed(&self) -> usize {
        self.pairing.pairs.iter().filter(|pair| pair.is_crossed()).count()
    }

    fn is_swapped(&self) -> bool {
        self.crossed() >= 2 && self.crossed() == self.pairing.pairs.len()
    }

    /// Whether the first given names of both answer each other; with a gap there, it may be a father or a brother.
    fn first_names_agree(&self) -> bool {
        let left = self.pairing.left | self.pairing.left_other;
        left & 1 == 0
            && self
                .pairing
                .pairs
                .iter()
                .any(|pair| !pair.is_crossed() && !pair.is_family())
    }

    /// Consonants in all pairs: how much the names say, as Ali says less than Kovalenko.
    fn weight(&self) -> u16 {
        self.pairing
            .pairs
            .iter()
            .map(|pair| u16::from(pair.likeness.weight))
            .sum()
    }
}

/// Whether two entries may be one person: the check before a second file is opened.
pub(crate) fn doubles(pairing: &Pairing, agreement: Agreement, births_equal: bool) -> Option<Resemblance> {
    let findings = Findings::new(pairing, agreement, false);
    if pairing.pairs.is_empty() || agreement == Agreement::Other || findings.is_contradictory() {
        return None;
    }
    let class = match pairing.pairs.len() {
        1 => single_name(&findings, births_equal),
        _ if findings.is_complete() => whole_names(&findings),
        _ => part_of_names(&findings),
    }?;
    let mut found = resemblance(&findings, class);
    found.reasons.push(birth_reason(agreement));
    Some(found)
}

/// One name is all there is to compare. It needs the day, or the very same entry of a birth.
fn single_name(findings: &Findings<'_>, births_equal: bool) -> Option<Class> {
    let pairing = findings.pairing;
    let both_bear_one = findings.is_complete() && pairing.names == pairing.names_other;
    let enough = match findings.agreement {
        Agreement::Day => true,
        Agreement::Year => both_bear_one || births_equal,
        Agreement::Unknown => both_bear_one,
        _ => false,
    };
    let written_together = findings.is_complete() && pairing.names != pairing.names_other;
    (findings.is_flawless() && findings.family_endings == 0 && (enough || written_together))
        .then_some(Class::Perhaps)
}

/// All names of both answer each other.
fn whole_names(findings: &Findings<'_>) -> Option<Class> {
    if findings.given_endings > 0 {
        // Ivan and Ivana share a birthday only as twins or as one clerk's slip: the family name must be the same too.
        let all_else_agrees = findings.agreement == Agreement::Day
            && findings.given_endings == 1
            && findings.family_endings + findings.slips + findings.letters + findings.initials == 0
            && findings.crossed() == 0;
        return all_else_agrees.then_some(Class::Perhaps);
    }
    let flaws = findings.slips + findings.letters + findings.initials;
    let letters_in_family = findings
        .pairing
        .pairs
        .iter()
        .all(|pair| pair.likeness.kind != Kind::Letter || pair.is_family());
    match findings.agreement {
        Agreement::Day if flaws == findings.slips && flaws <= 1 => Some(Class::Same),
        Agreement::Day if flaws == 1 && letters_in_family => Some(Class::Perhaps),
        Agreement::Swapped if flaws == 0 => Some(Class::Same),
        Agreement::Year if flaws == 0 && findings.pairing.pairs.len() >= 3 && findings.crossed() == 0 => {
            Some(Class::Same)
        }
        Agreement::Year | Agreement::Unknown | Agreement::Swapped
            if flaws == findings.slips && flaws <= 1 =>
        {
            Some(Class::Perhaps)
        }
        // The more the names say, the likelier a wrong digit: Mohammed Ali born a day later is someone else.
        Agreement::Slip if flaws == 0 && findings.crossed() == 0 && findings.weight() >= 8 => {
            Some(Class::Perhaps)
        }
        _ => None,
    }
}

/// One of them bears more names: a double name shortened, a father's name left out.
fn part_of_names(findings: &Findings<'_>) -> Option<Class> {
    if !findings.is_flawless() {
        return (findings.agreement == Agreement::Day
            && findings.first_names_agree()
            && findings.slips <= 1
            && findings.letters + findings.initials + findings.given_endings == 0)
            .then_some(Class::Perhaps);
    }
    match findings.agreement {
        Agreement::Day if findings.first_names_agree() && findings.crossed() == 0 => Some(Class::Same),
        Agreement::Day => Some(Class::Perhaps),
        Agreement::Year | Agreement::Swapped if findings.crossed() == 0 => Some(Class::Perhaps),
        Agreement::Year | Agreement::Unknown | Agreement::Swapped if findings.first_names_agree() => {
            Some(Class::Perhaps)
        }
        _ => None,
    }
}

/// Whether someone is worth showing for what was typed. Typed words come first on the pairing's side.
pub(crate) fn search(pairing: &Pairing, agreement: Option<Agreement>) -> Option<Resemblance> {
    let findings = Findings::new(pairing, agreement.unwrap_or(Agreement::Unknown), true);
    let unanswered = pairing.left.count_ones();
    let person_is_answered = pairing.left_other == 0;
    if pairing.pairs.is_empty()
        || (unanswered > 0 && !person_is_answered && !(pairing.names >= 3 && unanswered == 1))
    {
        return None;
    }
    let beginnings = pairing
        .pairs
        .iter()
        .any(|pair| pair.likeness.kind == Kind::Beginning);
    let is_sure = findings.is_flawless() && !beginnings && unanswered == 0;
    let class = match agreement {
        Some(Agreement::Other) if !is_sure => return None,
        Some(Agreement::Day | Agreement::Swapped) if is_sure && pairing.pairs.len() >= 2 => Class::Same,
        Some(Agreement::Year) if is_sure && pairing.pairs.len() >= 3 => Class::Same,
        _ => Class::Perhaps,
    };
    let mut found = resemblance(&findings, class);
    found.reasons.extend(agreement.map(birth_reason));
    Some(found)
}

fn resemblance(findings: &Findings<'_>, class: Class) -> Resemblance {
    let pairing = findings.pairing;
    let mut reasons: Vec<Reason> = pairing
        .pairs
        .iter()
        .map(|pair| name_reason(pair.likeness.kind))
        .collect();
    if reasons.iter().any(|reason| *reason != Reason::SameSpelling) {
        reasons.retain(|reason| *reason != Reason::SameSpelling);
    }
    if findings.is_swapped() {
        reasons.push(Reason::SwappedNames);
    } else if findings.crossed() > 0 {
        reasons.push(Reason::MovedName);
    }
    if pairing.names.min(pairing.names_other) == 1 && pairing.names != pairing.names_other {
        reasons.push(Reason::OneNameOnly);
    } else if !findings.is_complete() {
        reasons.push(Reason::PartOfName);
    }
    if pairing.pairs.iter().any(Pair::is_former) {
        reasons.push(Reason::FormerName);
    }
    reasons.sort_unstable();
    reasons.dedup();
    Resemblance {
        class,
        reasons,
        distance: distance(findings),
    }
}

fn name_reason(kind: Kind) -> Reason {
    match kind {
        Kind::Letters => Reason::SameSpelling,
        Kind::Sound => Reason::SameSound,
        Kind::Ending => Reason::OtherEnding,
        Kind::Slip | Kind::Letter => Reason::SmallSlip,
        Kind::Beginning => Reason::Beginning,
        Kind::Initial => Reason::InitialOnly,
    }
}

fn birth_reason(agreement: Agreement) -> Reason {
    match agreement {
        Agreement::Day => Reason::SameBirth,
        Agreement::Year => Reason::BirthYearOnly,
        Agreement::Swapped => Reason::BirthSwapped,
        Agreement::Slip => Reason::BirthSlip,
        Agreement::Unknown => Reason::BirthUnknown,
        Agreement::Other => Reason::BirthDiffers,
    }
}

/// The order among hits of one class: closer names first, then closer births, then fewer words left over.
fn distance(findings: &Findings<'_>) -> u16 {
    let pair_distance = |pair: &Pair| {
        let base = match pair.likeness.kind {
            Kind::Letters => 0,
            Kind::Sound => 5,
            Kind::Beginning => 30,
            Kind::Initial => 50,
            Kind::Ending | Kind::Slip => 60,
            Kind::Letter => 90,
        };
        let field = if pair.is_crossed() || (pair.one.field == Field::Any && pair.is_former()) {
            10
        } else {
            0
        };
        base + pair.likeness.cost / 4 + field
    };
    let birth = match findings.agreement {
        Agreement::Day => 0,
        Agreement::Year => 10,
        Agreement::Swapped => 15,
        Agreement::Slip => 20,
        Agreement::Unknown => 25,
        Agreement::Other => 120,
    };
    let typed_in_vain = if findings.is_search { 50 } else { 8 };
    let left =
        findings.pairing.left.count_ones() * typed_in_vain + findings.pairing.left_other.count_ones() * 8;
    let names: u16 = findings.pairing.pairs.iter().map(pair_distance).sum();
    names + birth + u16::try_from(left).unwrap_or(u16::MAX)
}
