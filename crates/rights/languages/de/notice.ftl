# What everybody is told about the use of their data (Art. 13 GDPR). The German text governs. What the declarations of
# consent say already stands there. $law: the paragraph of the law that binds the controller. $days: days until erasure.
title = Hinweise zum Datenschutz
intro = Hier steht, wofür wir Ihre Daten brauchen, wer sie bekommt, wie lange wir sie behalten und welche Rechte Sie haben.
purpose-title = Wofür und warum
purpose = Wir beraten und begleiten Menschen, die nach Deutschland gekommen sind. Dafür brauchen wir Angaben von Ihnen.
base-advice = Beratung ist unsere öffentliche Aufgabe ({ $law }). Sie geht auch ohne Ihren Namen.
base-case = Begleiten wir Sie mit einer Akte, brauchen wir Ihre schriftliche Erlaubnis ({ $law }).
base-special = Angaben zum Beispiel zu Gesundheit oder Religion speichern wir nur, wenn Sie das ausdrücklich erlauben ({ $law }).
base-danger = Ist ein Leben oder ein Kind in Gefahr, müssen wir handeln und das aufschreiben ({ $law }).
no-duty = Sie müssen uns nichts sagen. Ohne Angaben können wir Ihnen aber vielleicht nur allgemein helfen.
data-title = Welche Daten
data = Wir schreiben nur auf, was wir für Ihr Anliegen brauchen. Das können sein:
source = Die Angaben haben wir von Ihnen. Andere Stellen fragen wir nur, wenn Sie es erlauben.
recipient-title = Wer Ihre Daten bekommt
recipient = Ihre Daten sieht Ihre Fachkraft und im Urlaub ihre Vertretung. Andere Stellen bekommen nur, was Sie schriftlich erlauben.
operator = Wer unsere Computer betreibt, muss schweigen und arbeitet nur nach unserer Weisung.
keep-title = Wie lange und wie sicher
keep-contact = Eine Karte mit Ihrem Namen ohne Akte löschen wir nach { $days } Tagen.
keep-safe = Ihr Name und alle Texte sind verschlüsselt. Jeder Blick in Ihre Akte wird festgehalten.
objection = Sie können der Verarbeitung widersprechen, wenn sie auf unserer öffentlichen Aufgabe beruht (Art. 21 DSGVO).
ask = Sagen oder schreiben Sie uns, was Sie möchten. Wir antworten innerhalb eines Monats, kostenlos.
language = Sprache
show = Anzeigen
download = Als PDF herunterladen
back = Zur Startseite
staff = Anmeldung für Beschäftigte
