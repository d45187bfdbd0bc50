feedback-question = Cum vi s-a părut însoțirea?
feedback-good = bine
feedback-fair = așa și așa
feedback-bad = nu bine
feedback-free = Nu sunteți obligat(ă) să răspundeți. Răspunsul nu se păstrează în dosarul dumneavoastră.
