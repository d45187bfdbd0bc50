//! What the night reminds of: reviews that are overdue. Each day on which one was due is reminded of once.

use cases::asked::chase::remind_once;
use post::job::kind::JobKind;
use post::job::model::Schedule;
use post::mail::outbox::Outbox;

use crate::due::store::chasing::OverdueReview;

/// Reminds of overdue reviews.
pub(crate) fn remind_of_reviews(outbox: &Outbox) -> JobKind {
    let outbox = outbox.clone();
    JobKind::new(
        "planning.reviews",
        "An überfällige Überprüfungen erinnern",
        move |context| {
            let outbox = outbox.clone();
            async move { remind_once::<OverdueReview>(&context, &outbox).await }
        },
    )
    .every(Schedule::DailyFrom { hour: 3 })
}
