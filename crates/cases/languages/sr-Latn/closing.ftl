feedback-question = Kako ocenjujete podršku?
feedback-good = dobro
feedback-fair = delimično
feedback-bad = nije dobro
feedback-free = Ne morate da odgovorite. Vaš odgovor se ne čuva u vašem predmetu.
