//! A visit to a page of the guide: the language in the path, whether the guide is open, the clock. Refusals are pages in
//! the language of the visit. Nothing of a visitor is kept.

use std::sync::Arc;

use axum::http::StatusCode;
use base::language::Language;
use base::moment::Moment;
use web::answer::{Answer, Refused};
use web::request::Request;

use crate::guide::frame::Frame;
use crate::guide::missing;
use crate::guide::pace::WINDOW_MINUTES;
use crate::guide::standing::{Guide, Standing};
use crate::guide::words::Words;

/// A visit to one page.
#[derive(Clone, Debug)]
pub(crate) struct Visit {
    pub(crate) request: Request,
    pub(crate) words: Words,
    pub(crate) standing: Arc<Standing>,
    pub(crate) now: Moment,
}

/// Shows a page of the guide to whoever asks, in the language of the path.
pub(crate) async fn visited<A>(request: Request, show: impl FnOnce(Visit) -> A + Send) -> Answer
where
    A: Future<Output = Answer> + Send,
{
    let guide = request.room::<Guide>()?;
    let now = request.access().clock().now();
    guide.pace.tidy(now);
    let standing = guide.standing(&request).await?;
    let named: Option<Language> = request.path_value("sprache").ok();
    let offered = standing.languages.iter().map(|(language, _)| *language);
    let language = named.filter(|named| offered.clone().any(|language| language == *named));
    let visit = Visit {
        request,
        words: Words(language.unwrap_or(Language::German)),
        standing,
        now,
    };
    if !visit.standing.is_on {
        return missing::closed(&visit);
    }
    if language.is_none() {
        return missing::page(&visit);
    }
    match show(visit.clone()).await {
        Err(Refused::NotFound) => missing::page(&visit),
        Err(Refused::TooMany { .. }) => missing::said(
            &visit,
            (StatusCode::TOO_MANY_REQUESTS, "errors-title"),
            visit.words.with("error-many", "minutes", WINDOW_MINUTES),
        ),
        other => other,
    }
}

/// Takes a form of the guide; whoever is signed in sends the word of the session with it, like everywhere.
pub(crate) async fn sent<A>(request: Request, take: impl FnOnce(Visit) -> A + Send) -> Answer
where
    A: Future<Output = Answer> + Send,
{
    request.form()?;
    visited(request, take).await
}

impl Visit {
    /// The language of the visit.
    pub(crate) fn language(&self) -> Language {
        self.words.0
    }

    /// The frame of a page with this title.
    pub(crate) fn frame(&self, title: impl Into<String>) -> Frame {
        Frame::of(self, title.into())
    }

    /// The address of a page of the guide in the language of the visit.
    pub(crate) fn path(&self, below: &str) -> String {
        path(self.language(), below)
    }

    /// Counts a form that was sent.
    ///
    /// # Errors
    /// [`Refused::TooMany`] if this connection has sent too many.
    pub(crate) fn count_form(&self) -> Result<(), Refused> {
        let guide = self.request.room::<Guide>()?;
        let address = self.request.visitor().address;
        let ids = self.request.access().ids();
        match guide.pace.count(address, (self.now, ids)) {
            None => Ok(()),
            Some(minutes) => Err(Refused::TooMany {
                seconds: u64::try_from(minutes * 60).unwrap_or(600),
            }),
        }
    }
}

/// The address of a page of the guide in a language; what follows begins with a slash or is empty.
pub(crate) fn path(language: Language, below: &str) -> String {
    format!("{}/{language}{below}", crate::guide::PATH)
}
