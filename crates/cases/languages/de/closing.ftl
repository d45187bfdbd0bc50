feedback-question = Wie fanden Sie die Begleitung?
feedback-good = gut
feedback-fair = teils, teils
feedback-bad = nicht gut
feedback-free = Sie müssen nicht antworten. Ihre Antwort steht nicht in Ihrer Akte.
