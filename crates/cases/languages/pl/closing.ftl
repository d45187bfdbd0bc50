feedback-question = Jak ocenia Pani/Pan wsparcie?
feedback-good = dobrze
feedback-fair = częściowo
feedback-bad = niedobrze
feedback-free = Odpowiedź jest dobrowolna. Nie zostanie zapisana w aktach.
