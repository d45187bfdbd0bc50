# The sheet that spares people telling everything twice.
title = Fișă de predare
title-person = Fișa dumneavoastră pentru consiliere
lead = Vă rugăm să consiliați sau să primiți persoana menționată. Aceasta a fost de acord în scris cu transmiterea acestor date.
lead-person = Luați această fișă la prima întâlnire. Astfel nu trebuie să povestiți totul din nou.
to = Către
purpose = Scop
by = De la
contents = Ce scrie pe fișă
way = Cum ajungeți acolo
hours = Program
phone = Telefon
bring = Ce aduceți cu dumneavoastră
code = Număr
answer = Vă rugăm să ne răspundeți menționând numărul: acceptat, listă de așteptare până când sau refuzat și de ce.
note = Numai pentru scopul menționat. Acordul poate fi retras oricând; atunci aceste date trebuie șterse.
note-person = Ați fost de acord cu transmiterea acestor date. Puteți retrage acordul oricând.
