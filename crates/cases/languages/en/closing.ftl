feedback-question = How did you find the support?
feedback-good = good
feedback-fair = so-so
feedback-bad = not good
feedback-free = You do not have to answer. Your answer is not kept in your file.
