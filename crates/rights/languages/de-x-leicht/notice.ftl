# What everybody is told about the use of their data (Art. 13 GDPR). The German text governs. What the declarations of
# consent say already stands there. $law: the paragraph of the law that binds the controller. $days: days until erasure.
title = So schützen wir Ihre Daten
intro = Daten sind zum Beispiel: Ihr Name und Ihre Telefon-Nummer. Hier lesen Sie: So gehen wir mit Ihren Daten um.
purpose-title = Dafür brauchen wir Ihre Daten
purpose = Wir helfen Menschen aus anderen Ländern. Dafür müssen wir etwas über Sie wissen.
base-advice = Beratung ist unsere Aufgabe. Das steht im Gesetz ({ $law }). Sie können Ihren Namen weg-lassen.
base-case = Wollen Sie länger Hilfe? Dann schreiben wir eine Akte. Dafür müssen Sie unterschreiben ({ $law }).
base-special = Manche Daten sind besonders geschützt. Zum Beispiel: Krankheit oder Religion. Diese Daten schreiben wir nur auf, wenn Sie Ja sagen ({ $law }).
base-danger = Ist ein Mensch oder ein Kind in Gefahr? Dann müssen wir helfen. Und wir schreiben es auf ({ $law }).
no-duty = Sie müssen uns nichts sagen. Vielleicht können wir Ihnen dann weniger helfen.
data-title = Diese Daten
data = Wir schreiben nur auf, was wir für die Hilfe brauchen. Das kann sein:
source = Sie sagen uns die Daten selbst. Andere fragen wir nur, wenn Sie Ja sagen.
recipient-title = Diese Menschen sehen Ihre Daten
recipient = Ihr Berater oder Ihre Beraterin sieht Ihre Daten. Und die Vertretung im Urlaub. Andere bekommen nur, was Sie erlauben.
operator = Manche Menschen kümmern sich um unsere Computer. Diese Menschen müssen schweigen.
keep-title = So lange haben wir Ihre Daten
keep-contact = Haben Sie keine Akte? Dann löschen wir Ihren Namen nach { $days } Tagen.
keep-safe = Ihr Name und alle Texte sind verschlüsselt. Der Computer merkt sich: Wer hat die Akte gelesen?
objection = Sie können Nein sagen: Wir sollen Ihre Daten nicht mehr nutzen (Art. 21 DSGVO).
ask = Sagen Sie uns, was Sie möchten. Sie bekommen in einem Monat Antwort. Das kostet nichts.
language = Ihre Sprache
show = Zeigen
download = Als Datei zum Drucken (PDF)
back = Zurück zum Anfang
staff = Anmelden, nur für Mitarbeiter und Mitarbeiterinnen
