//! Loads a server from many connections for a while and says how often and how quickly it answered. Knows no page.

use std::thread;
use std::time::{Duration, Instant};

use super::click::Click;
use super::http::Connection;

/// How a server is loaded.
#[derive(Clone, Copy)]
pub(crate) struct Load<'a> {
    /// The server, `http://127.0.0.1:8080`.
    pub(crate) url: &'a str,
    /// What is asked for, in turn; each person begins elsewhere.
    pub(crate) clicks: &'a [Click],
    /// How many people at once; each waits for an answer before asking again.
    pub(crate) people: usize,
    /// How long a person thinks between two requests, more or less by a half.
    pub(crate) pause: Duration,
    /// How long caches are warmed; these answers are not counted.
    pub(crate) warming: Duration,
    /// How long answers are counted.
    pub(crate) counted: Duration,
}

/// How often and how quickly a server answered.
pub(crate) struct Measured {
    milliseconds: Vec<f64>,
    seconds: f64,
}

impl Load<'_> {
    /// Loads the server; an answer other than 200 ends it.
    pub(crate) fn run(self) -> Result<Measured, String> {
        let counted_from = Instant::now() + self.warming;
        let ends = counted_from + self.counted;
        Measured::of_people(self.people, self.counted, |number| {
            self.one_person(number, counted_from, ends)
        })
    }

    fn one_person(self, number: usize, counted_from: Instant, ends: Instant) -> Result<Vec<f64>, String> {
        // Not all at once: people come in over the length of one pause.
        let share = u32::try_from(number * 1000 / self.people.max(1)).unwrap_or(0);
        thread::sleep(self.pause * share / 1000);
        let mut connection = Connection::open(self.url)?;
        let mut milliseconds = Vec::new();
        for (turn, click) in self.clicks.iter().cycle().skip(number).enumerate() {
            let asked = Instant::now();
            if asked >= ends {
                break;
            }
            click.on(&mut connection)?;
            if asked >= counted_from {
                milliseconds.push(asked.elapsed().as_secs_f64() * 1000.0);
            }
            thread::sleep(self.pause * percent(number, turn) / 100);
        }
        Ok(milliseconds)
    }
}

/// Between 50 and 149, scattered over people and turns and the same in each run.
fn percent(number: usize, turn: usize) -> u32 {
    50 + u32::try_from((number * 37 + turn * 61) % 100).unwrap_or(0)
}

impl Measured {
    /// So many people at once, each with its own number and how many milliseconds each of its answers took.
    pub(crate) fn of_people(
        people: usize,
        counted: Duration,
        one: impl Fn(usize) -> Result<Vec<f64>, String> + Sync,
    ) -> Result<Self, String> {
        let one = &one;
        let answers = thread::scope(|scope| {
            let people: Vec<_> = (0..people)
                .map(|number| scope.spawn(move || one(number)))
                .collect();
            let each = people
                .into_iter()
                .map(|person| person.join().unwrap_or_else(|_| Err("a thread broke off".into())));
            each.collect::<Result<Vec<_>, String>>()
        })?;
        Ok(Self {
            milliseconds: answers.into_iter().flatten().collect(),
            seconds: counted.as_secs_f64(),
        })
    }

    /// Answers per second, over all connections.
    pub(crate) fn per_second(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "no run has so many requests")]
        let answers = self.milliseconds.len() as f64;
        answers / self.seconds
    }

    /// The time within which 95 of 100 answers came, in milliseconds.
    pub(crate) fn p95_milliseconds(&self) -> f64 {
        let mut sorted = self.milliseconds.clone();
        sorted.sort_by(f64::total_cmp);
        let place = (sorted.len() * 95).div_ceil(100).saturating_sub(1);
        sorted.get(place).copied().unwrap_or(f64::INFINITY)
    }

    /// Both as one.
    pub(crate) fn and(mut self, other: Self) -> Self {
        self.milliseconds.extend(other.milliseconds);
        self.seconds += other.seconds;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_95th_of_a_hundred_answers_counts() {
        let half = |numbers: std::ops::RangeInclusive<u32>| Measured {
            milliseconds: numbers.map(f64::from).collect(),
            seconds: 1.0,
        };
        let both = half(51..=100).and(half(1..=50));
        assert!((both.p95_milliseconds() - 95.0).abs() < f64::EPSILON);
        assert!((both.per_second() - 50.0).abs() < f64::EPSILON);
    }

    #[test]
    fn people_think_for_half_to_one_and_a_half_of_the_pause() {
        let percents: Vec<u32> = (0..200)
            .flat_map(|number| (0..9).map(move |turn| percent(number, turn)))
            .collect();
        assert_eq!(
            (percents.iter().min(), percents.iter().max()),
            (Some(&50), Some(&149))
        );
    }
}
