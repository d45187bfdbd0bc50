//! Measures the match index with made-up persons: memory per 100 000 and the time of searches. Not a test: times depend
//! on the machine. Run with `cargo run --release -p people --example match_bench [persons]`.

#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a measuring tool talks to its terminal"
)]

use std::time::Duration;

use base::day::Day;
use base::ids::PersonId;
use people::matching::birth::Birth;
use people::matching::index::MatchIndex;
use people::matching::names::Names;
use people::matching::query::Query;

const GIVEN: &[&str] = &[
    "Mohammed",
    "Ahmad",
    "Ali",
    "Fatima",
    "Oleksandr",
    "Olena",
    "Serhii",
    "Iryna",
    "Yusuf",
    "Ayşe",
    "Mehmet",
    "Anna",
    "Łukasz",
    "Katarzyna",
    "Ștefan",
    "Andreea",
    "Yonas",
    "Selam",
    "Georgi",
    "Ivana",
    "Arben",
    "Shpresa",
    "Giuseppe",
    "Zahra",
    "Reza",
    "Thi Hoa",
    "Jörg",
    "Hans-Peter",
    "Abdul Rahman",
    "Gebre Michael",
    "Dilşad",
    "Rojda",
];
const COMMON_FAMILIES: &[&str] = &[
    "Ali",
    "Ahmad",
    "Mohammed",
    "Hassan",
    "Hussein",
    "Shevchenko",
    "Müller",
    "Schmidt",
    "Yılmaz",
    "Nowak",
    "Popescu",
    "Tesfay",
    "Hosseini",
    "Krasniqi",
    "Nguyen",
    "Müller-Schmidt",
    "Al-Hassan",
    "Kovalenko",
];
const BEGINNINGS: &[&str] = &[
    "Kova", "Shev", "Al-", "Yıl", "Müll", "Wiś", "Pop", "Tesf", "Geor", "Ber", "Esp", "Hoss", "Ngu", "Schm",
    "Hass", "Öz", "Dąb", "Țur", "Gheb", "Stoy", "Kras", "Đor", "Papa", "Oka", "Rahm", "Zel", "Tym", "Hry",
    "Mel", "Bond",
];
const MIDDLES: &[&str] = &[
    "a", "en", "ir", "ov", "ad", "ul", "em", "is", "or", "an", "el", "ut", "az", "ik", "ot", "ar", "ed",
    "un", "im", "ev", "al", "os", "in", "er", "am", "id", "ok", "us", "et", "on",
];
const ENDINGS: &[&str] = &[
    "ko", "enko", "chuk", "ski", "ska", "ov", "ova", "di", "ma", "er", "mann", "escu", "ić", "os", "oğlu",
    "zadeh", "yan", "i", "a", "ay", "u", "is", "ak", "ek", "in", "ur", "ani", "uli", "eri", "oni",
];

/// A small generator of repeatable numbers; good enough for made-up names.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }

    /// Given names crowd on a few, as in life; family names spread.
    fn given(&mut self) -> String {
        match self.below(10) {
            0..=6 => self.pick(GIVEN).to_owned(),
            _ => format!(
                "{}{}{}",
                self.pick(BEGINNINGS).trim_end_matches('-'),
                self.pick(MIDDLES),
                self.pick(ENDINGS)
            ),
        }
    }

    fn family(&mut self) -> String {
        if self.below(4) == 0 {
            return self.pick(COMMON_FAMILIES).to_owned();
        }
        let middle = if self.below(3) == 0 {
            self.pick(MIDDLES)
        } else {
            ""
        };
        format!(
            "{}{}{middle}{}",
            self.pick(BEGINNINGS),
            self.pick(MIDDLES),
            self.pick(ENDINGS)
        )
    }

    fn birth(&mut self) -> Birth {
        let year = i16::try_from(1940 + self.below(80)).unwrap_or(1940);
        let part = |number: usize| i8::try_from(number + 1).unwrap_or(1);
        match self.below(10) {
            0 => Birth::Year(year),
            1 | 2 => Day::new(year, 1, 1).map_or(Birth::Unknown, Birth::Day),
            _ => {
                Day::new(year, part(self.below(12)), part(self.below(28))).map_or(Birth::Unknown, Birth::Day)
            }
        }
    }
}

/// Bytes of memory in use, as Linux tells.
fn resident() -> u64 {
    let pages = std::fs::read_to_string("/proc/self/statm").ok();
    pages
        .and_then(|line| line.split(' ').nth(1)?.parse::<u64>().ok())
        .unwrap_or(0)
        * 4096
}

fn main() {
    let persons: u32 = std::env::args()
        .nth(1)
        .map_or(100_000, |count| count.parse().expect("a number of persons"));
    let mut dice = Dice(7);
    let ids: Vec<PersonId> = (0..persons).map(id).collect();
    let before = resident();
    let start = processor_time();
    let mut index = MatchIndex::new();
    for person in &ids {
        let (given, family) = (dice.given(), dice.family());
        index.insert(*person, &Names::new(&given, &family), dice.birth());
    }
    let megabytes = (resident() - before) / 1_000_000;
    println!(
        "{persons} persons entered in {:?}, {megabytes} MB",
        processor_time().saturating_sub(start)
    );

    let lines = [
        "Mohammed",
        "Mohammed Ali",
        "Moh",
        "Schewtschenko Aleksander",
        "Olena Kovaenko 1990",
        "Yildizoglu Ayse",
        "Abdulrahman al-Hassanzadeh",
        "Шевченко Олександр",
        "محمد علي",
        "Gebremichael Tesfay",
        "Anna Maria Müller-Schmidt",
        "Nguyen Thi Hoa",
        "01.01.1980",
        "Al",
        "Oleksnadr Shevadenko 12.03.1990",
    ];
    let mut slowest = Duration::ZERO;
    for line in lines {
        let query = Query::typed(line);
        let (all, hits) = time(|| {
            (0..RUNS)
                .map(|_| index.search(&query, 20, |_| true).len())
                .max()
                .unwrap_or(0)
        });
        slowest = slowest.max(all / RUNS);
        println!("{:>10.2?}  {hits:>3} hits  {line}", all / RUNS);
    }
    let persons: Vec<(String, String, Birth)> = (0..200)
        .map(|_| (dice.given(), dice.family(), dice.birth()))
        .collect();
    let (checking, _) = time(|| {
        let doubles = |(given, family, birth): &(String, String, Birth)| {
            index
                .possible_doubles(&Names::new(given, family), *birth, |_| true)
                .len()
        };
        persons.iter().map(doubles).max()
    });
    println!(
        "slowest search {slowest:.2?}; check for doubles {:.2?}",
        checking / 200
    );

    let (removing, _) = time(|| {
        ids.iter()
            .take(1000)
            .filter(|person| index.remove(**person))
            .count()
    });
    println!("1000 taken out in {removing:.2?}");
}

/// How often each search is timed: the processor's clock ticks coarsely.
const RUNS: u32 = 40;

fn id(number: u32) -> PersonId {
    let text = format!("018f4d1e-0000-7000-8000-0000{number:08x}");
    text.parse().expect("an id")
}

/// Processor time of this thread, as Linux tells: what else the machine does is left out.
fn processor_time() -> Duration {
    let line = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    Duration::from_nanos(
        line.split(' ')
            .next()
            .and_then(|nanoseconds| nanoseconds.parse().ok())
            .unwrap_or(0),
    )
}

fn time<T>(act: impl FnOnce() -> T) -> (Duration, T) {
    let start = processor_time();
    let result = act();
    (processor_time().saturating_sub(start), result)
}
