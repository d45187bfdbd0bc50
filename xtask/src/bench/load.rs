//! Loads one page from many connections for a while and says how often and how quickly it came. Knows no page.

use std::thread;
use std::time::{Duration, Instant};

use super::http::Connection;

/// How a page is loaded.
#[derive(Clone, Copy)]
pub(crate) struct Load<'a> {
    /// The server, `http://127.0.0.1:8080`.
    pub(crate) url: &'a str,
    /// The page.
    pub(crate) path: &'a str,
    /// The cookies of whoever is signed in.
    pub(crate) cookies: &'a str,
    /// How many people at once; each waits for an answer before asking again.
    pub(crate) connections: usize,
    /// How long a person thinks between two requests.
    pub(crate) pause: Duration,
    /// How long all of it goes on.
    pub(crate) duration: Duration,
}

/// How often and how quickly the page came.
pub(crate) struct Measured {
    /// Answers per second, over all connections.
    pub(crate) per_second: f64,
    milliseconds: Vec<f64>,
}

impl Load<'_> {
    /// Loads the page; an answer other than 200 ends it.
    pub(crate) fn run(self) -> Result<Measured, String> {
        let began = Instant::now();
        let ends = began + self.duration;
        let answers = thread::scope(|scope| {
            let people: Vec<_> = (0..self.connections)
                .map(|_| scope.spawn(move || self.one_person(ends)))
                .collect();
            let each = people
                .into_iter()
                .map(|person| person.join().unwrap_or_else(|_| Err("a thread broke off".into())));
            each.collect::<Result<Vec<_>, String>>()
        })?;
        let seconds = began.elapsed().as_secs_f64();
        let mut milliseconds: Vec<f64> = answers.into_iter().flatten().collect();
        milliseconds.sort_by(f64::total_cmp);
        #[expect(clippy::cast_precision_loss, reason = "no run has so many requests")]
        let per_second = milliseconds.len() as f64 / seconds;
        Ok(Measured {
            per_second,
            milliseconds,
        })
    }

    fn one_person(self, ends: Instant) -> Result<Vec<f64>, String> {
        let mut connection = Connection::open(self.url)?;
        let mut milliseconds = Vec::new();
        while Instant::now() < ends {
            let asked = Instant::now();
            let answer = connection.get(self.path, self.cookies)?;
            if answer.status != 200 {
                return Err(format!("{} answers {}", self.path, answer.status));
            }
            milliseconds.push(asked.elapsed().as_secs_f64() * 1000.0);
            thread::sleep(self.pause);
        }
        Ok(milliseconds)
    }
}

impl Measured {
    /// The time within which 95 of 100 answers came, in milliseconds.
    pub(crate) fn p95_milliseconds(&self) -> f64 {
        let place = (self.milliseconds.len() * 95).div_ceil(100).saturating_sub(1);
        self.milliseconds.get(place).copied().unwrap_or(f64::INFINITY)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_95th_of_a_hundred_answers_counts() {
        let milliseconds = (1..=100).map(f64::from).collect();
        let p95 = Measured {
            per_second: 1.0,
            milliseconds,
        }
        .p95_milliseconds();
        assert!((p95 - 95.0).abs() < f64::EPSILON, "{p95}");
    }
}
