//! What is planned with a client: assessment, responsibility per life area, goal agreement, reviews.
//! Not here: the case itself and its states, which stand in `cases`.
