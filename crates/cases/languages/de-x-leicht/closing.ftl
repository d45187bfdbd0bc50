feedback-question = Wie war die Hilfe für Sie?
feedback-good = gut
feedback-fair = mittel
feedback-bad = schlecht
feedback-free = Ihre Antwort ist freiwillig. Ihr Name steht nicht dabei.
