//! `cargo xtask attack`: everything that tries to get at what it should not, in one command, on both databases: who comes
//! in, what a stranger sees, what a thief reads, what figures give away. The same tests as in `cargo xtask test`, chosen
//! and explained; nothing of them is written here.

use crate::postgres::Cluster;
use crate::report::{self, Line, Outcome};
use crate::{install, rust};

/// One way to attack, the tests that walk it, and what they prove.
struct Attack {
    name: &'static str,
    proves: &'static str,
    /// A filter of nextest.
    tests: &'static str,
}

const ATTACKS: [Attack; 14] = [
    Attack {
        name: "Permission walk",
        proves: "every route × role × relation opens for whom a table written by hand says, rows named by a second id included; \
                 empty and forged forms change nothing; a look leaves no word in a log, a counter or a mail",
        tests: "package(lotse) & (test(/^permissions::/) | test(/^relations::/))",
    },
    Attack {
        name: "Markers",
        proves: "no word of a person reaches a stranger, by page, search, header, error, log or counter",
        tests: "package(lotse) & test(/^markers::/)",
    },
    Attack {
        name: "Protected files",
        proves: "a threatened person is found by no id, name, phone, fragment or count",
        tests: "package(lotse) & test(/^protection::/)",
    },
    Attack {
        name: "Without identity",
        proves: "no column but the fixed list of codes reaches whoever steers",
        tests: "package(lotse) & (test(/^without_identity::/) | test(/^oversight::/))",
    },
    Attack {
        name: "Disclosure gate",
        proves: "each way out × each state of consent is refused unless one of four bases holds, and is written down",
        tests: "package(consents) & !(test(/immigration/) | test(/residence_office/)) | package(lotse) & test(/^doors::/) \
                | package(letters) & test(/^letters::a_letter/) | package(cases) & test(/through_the_gate/)",
    },
    Attack {
        name: "§ 87 AufenthG",
        proves: "nothing goes to an immigration authority without a row of consent",
        tests: "test(/immigration/) | test(/residence_office/)",
    },
    Attack {
        name: "Partners",
        proves: "another organisation sees what a consent addresses to it, by list, search, count, sheet and file, and nothing \
                 once it is withdrawn, has ended or the file is protected",
        tests: "package(referrals) & !test(/^pages::/) | package(portal) & test(/^partner::/)",
    },
    Attack {
        name: "Public guide and HSDS",
        proves: "without an account only what is public is seen; what strangers send is refused whole or sealed, and forgotten",
        tests: "package(portal) & !test(/^partner::/)",
    },
    Attack {
        name: "Lessons without names",
        proves: "obstacles, reconstructions, findings and themes lead to no case and no person; the guard finds what names one",
        tests: "package(themes) | package(people) & test(/^guard::/)",
    },
    Attack {
        name: "Figures attacker",
        proves: "over all tables, exports, charts and pairs of snapshots at least three values stay possible",
        tests: "package(figures) | package(insights)",
    },
    Attack {
        name: "Stolen dump",
        proves: "database, log, backup and key store hold nothing in the clear, packed or encoded; no core is left",
        tests: "package(lotse) & (test(/^dump::/) | test(/^memory::/))",
    },
    Attack {
        name: "Erased in backups, too",
        proves: "whoever was erased opens in no older backup and stands in no table of it; what is held stays",
        tests: "package(lotse) & (test(/^erasure::/) | test(/^holds::/) | test(/^restoring::/) | test(/^commands::backup/))",
    },
    Attack {
        name: "Tampering",
        proves: "changed, removed, added and reordered lines of the trail, and an older state, are found",
        tests: "package(access) & test(/^trail::/) | package(lotse) & test(/tampering/)",
    },
    Attack {
        name: "Walls and the compiler",
        proves: "every column has a class, every table a collector, an eraser and a period; what would leak does not compile",
        tests: "package(testing) | package(lotse) & test(/^person_tables::/)",
    },
];

/// Runs all attacks and says what each proves; content if none got through.
pub(crate) fn attack() -> Result<bool, String> {
    if !install::has_nextest() {
        return Err("`cargo nextest` is missing: `cargo xtask setup` installs it".into());
    }
    let cluster = Cluster::start()?;
    let mut lines = Vec::new();
    for (number, attack) in (1..).zip(&ATTACKS) {
        println!("\n── {}: {} ──", attack.name, attack.proves);
        let began = std::time::Instant::now();
        let quiet = ["--status-level", "slow", "--final-status-level", "fail"];
        let mut run = rust::cargo(&["nextest", "run", "--workspace", "--locked", "--no-fail-fast"]);
        run.args(quiet).args(["-E", attack.tests]);
        // A log for each, so that none is written over by the next.
        let log = format!("attack-{number:02}");
        let outcome = rust::counted(run.env("LOTSE_TEST_POSTGRES", cluster.url()), &log)
            .unwrap_or_else(Outcome::Broken);
        lines.push(Line {
            name: attack.name,
            outcome,
            took: began.elapsed(),
        });
    }
    println!("{}", report::table(&lines));
    for attack in &ATTACKS {
        println!("{:<24} {}", attack.name, attack.proves);
    }
    Ok(report::sum(&lines).failed == 0)
}
