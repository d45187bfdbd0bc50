# Both declarations in plain German: an explanation. The German text governs.

# Frame of the sheet.
sheet-title = Ihre Erlaubnis: Daten speichern und mit anderen sprechen
reading-aid = Das ist eine Lese-Hilfe. Wichtig ist der deutsche Text daneben.
version-line = Text Nummer { $number }, Prüf-Zeichen { $mark }
sheet-parts = Auf diesem Blatt sind so viele Erklärungen: { $count }. Jede Erklärung braucht eine eigene Unterschrift. Sie können bei jeder Erklärung Ja oder Nein sagen.
copy-for-you = Sie bekommen eine Kopie von diesem Blatt.

# Who is who.
person-label = Name
born-label = Geburts-Tag
controller-label = Verantwortlich ist
contact-label = So erreichen Sie uns
officer-label = Person für den Daten-Schutz
authority-label = Amt für Beschwerden zum Daten-Schutz
professional-label = Ihre Beraterin oder Ihr Berater
officer-on-request = Fragen Sie uns. Wir sagen Ihnen sofort, wer das ist.

# Declaration A: consent to the processing of personal data.
processing-title = A. Sie erlauben: Wir speichern Ihre Daten
processing-declare = Ich erlaube: { $controller } sammelt die Daten unten, speichert sie und benutzt sie. So kann { $controller } mich begleiten.
processing-share = Ich erlaube auch: { $controller } und die Stellen unten tauschen Daten aus. Aber nur diese Daten. Nur für diesen Zweck. Nur in diese Richtung.
processing-limit = Alles andere ist verboten.
processing-base = Wir dürfen das nur mit Ihrer Erlaubnis. Das steht im Gesetz: Artikel 6 und Artikel 9 DSGVO.

# Declaration B: release from professional secrecy.
release-title = B. Sie erlauben: Wir dürfen mit anderen sprechen
release-declare = { $professional } und die Vertretung bei { $controller } müssen schweigen. Das steht im Gesetz: Paragraf 203 StGB. Ich erlaube: Sie dürfen mit den Stellen unten sprechen.
release-back = Steht in der Tabelle „die Stelle sagt es uns“ oder „beide“? Dann dürfen auch die Fach-Leute dort mit uns sprechen.
release-limit = Das gilt nur für die Daten und für den Zweck in der Tabelle. Über alles andere schweigen wir.
release-separate = Erklärung B hat nichts mit Erklärung A zu tun. Sie entscheiden jedes Mal neu.

# The table.
table-number = Nr.
table-recipient = Stelle
table-categories = Daten
table-purpose = Wofür
table-direction = Richtung
table-until = Bis wann
table-until-withdrawn = bis Sie Nein sagen
recipient-own = Begleitung bei { $controller }
direction-to = wir sagen es der Stelle
direction-from = die Stelle sagt es uns
direction-both = beide
direction-within = nur bei uns

# Categories of data.
category-contact = Name, Geburts-Tag, Adresse, Telefon, E-Mail
category-household = Familie und wer bei Ihnen wohnt
category-status = Staats-Angehörigkeit, Aufenthalt, Pass, Papiere
category-language = Sprachen und Sprach-Kurse
category-education = Kita, Schule, Ausbildung, Studium, Zeugnisse
category-work = Arbeit, Beruf, Ihre Abschlüsse
category-livelihood = Geld, Leistungen vom Amt, Schulden
category-housing = Wohnung
category-participation = Freizeit, Ehrenamt, Freunde
category-appointments = Termine: Tag, Uhrzeit, Ort, ob Sie da waren
category-plan = Was Sie brauchen, Ihre Ziele, Ihre nächsten Schritte
category-correspondence = Anträge und Briefe von Ämtern
# Specially protected categories (Art. 9 GDPR): ticked one by one.
category-health = Gesundheit, Schwangerschaft, Behinderung, Pflege
category-religion = Religion oder Welt-Anschauung
category-persecution = Verfolgung, Gründe für die Flucht, politische Meinung
category-origin = Volks-Gruppe, Erfahrungen mit Diskriminierung
category-orientation = Wen Sie lieben, ob Sie Mann oder Frau oder anders sind

# Specially protected data.
special-title = Sehr private Daten
special-intro = Diese Daten sind besonders geschützt. Wir brauchen Ihr Ja extra. Machen Sie selbst ein Kreuz, nur wenn Sie es wollen.
special-tick = Ja, auch das: { $category }

# Purposes.
purpose-accompany = Wir begleiten Sie: fragen, Ziele planen, Hilfe finden, schauen, ob es geklappt hat
purpose-housing = Eine Wohnung suchen, mieten oder behalten
purpose-work = Arbeit suchen, Bewerbungen schreiben
purpose-recognition = Ihr Abschluss soll in Deutschland gelten
purpose-training = Einen Platz für Ausbildung oder Studium suchen
purpose-school = Einen Platz in Schule oder Kita finden und behalten
purpose-language = Einen Sprach-Kurs oder Integrations-Kurs finden
purpose-health = Hilfe von Ärzten, Psychologen oder Pflege finden
purpose-residence = Fragen zum Aufenthalt klären, Papiere beantragen
purpose-naturalisation = Den deutschen Pass beantragen
purpose-livelihood = Geld und Leistungen vom Amt beantragen
purpose-debts = Schulden klären
purpose-family = Hilfe für Kinder und Familie finden
purpose-participation = Angebote für Freizeit und Ehrenamt finden
purpose-appointments = Termine und Dolmetscher mit der Stelle planen
purpose-conference = Mit der Stelle über die nächsten Schritte sprechen
purpose-handover = Eine andere Stelle begleitet Sie weiter

# Presets: what is often agreed together.
preset-housing = Wohnung suchen
preset-work = Arbeit
preset-training = Ausbildung und Studium
preset-school = Schule und Kita
preset-health = Gesundheit
preset-language = Sprach-Kurs
preset-residence = Aufenthalt und deutscher Pass
preset-livelihood = Geld und Leistungen
preset-family = Familie
preset-participation = Freizeit und Ehrenamt
preset-conference = Gespräch mit einer anderen Stelle
preset-handover = Eine andere Stelle hilft weiter

# What the person must know before signing.
voluntary-title = Sie entscheiden
voluntary = Sie müssen nicht unterschreiben. Sagen Sie Nein? Dann passiert Ihnen nichts Schlechtes. Ihr Geld, Ihr Aufenthalt und alles bei anderen Ämtern bleibt gleich.
refusal-processing = Ohne Erklärung A: Wir beraten Sie, auch ohne Ihren Namen. Aber wir können Sie nicht lange begleiten.
refusal-release = Ohne Erklärung B: Wir begleiten Sie weiter. Aber wir sprechen mit keiner anderen Stelle über Sie. Sie geben Ihre Papiere dort selbst ab.
withdrawal-right-title = Sie können später Nein sagen
withdrawal-right = Sie können immer Nein sagen: zu allem oder zu einem Teil. Sie brauchen keinen Grund. Sagen oder schreiben Sie es uns.
withdrawal-effect = Ab dann speichern wir nichts mehr dazu und sagen nichts mehr weiter. Was vorher war, war erlaubt.
withdrawal-file = Sagen Sie Nein zu Teil A bei uns? Dann endet die Begleitung. Wir löschen Ihre Daten. Manches müssen wir nach dem Gesetz behalten.
duration-title = Wie lange
duration = Jede Zeile gilt bis zu dem Tag in der Tabelle. Kein Tag? Dann gilt sie, bis Sie Nein sagen.
storage = So viele volle Jahre nach dem Ende löschen wir die Akte: { $years }
rights-title = Ihre Rechte
rights = Sie können fragen: Was wissen Sie über mich? Sie können sagen: Ändern Sie das. Löschen Sie das. Benutzen Sie das nicht. Geben Sie mir meine Daten. (Artikel 15 bis 18 und 20 DSGVO)
complaint = Hier können Sie sich beschweren: { $authority }
by-law = Ohne Ihr Ja sagen wir nur etwas weiter, wenn ein Gesetz das verlangt oder erlaubt. Zum Beispiel: Ein Leben oder ein Kind ist in Gefahr.
residence-office = Die Ausländer-Behörde kann unsere Akte nicht lesen. Wir sagen ihr nur, was Sie oben erlauben. Oder was ein Gesetz verlangt.
no-machine = Kein Computer entscheidet über Sie. Ihre Daten bleiben in der Europäischen Union.

# How it was explained.
explained-title = So haben wir es erklärt
explained-language = Sprache
explained-how = Wie
explained-self-read = selbst gelesen
explained-read-aloud = vorgelesen
explained-interpreter = mit Dolmetscher
explained-translation = Übersetzung bekommen
explained-plain = mit einfachen Worten
interpreter-label = Gedolmetscht hat
interpreter-none = niemand
interpreter-promise = Ich habe alles richtig übersetzt. Ich sage nichts weiter.
understood = Ich habe alles verstanden. Meine Fragen sind beantwortet.

# Who declares.
given-by-label = Es unterschreibt
given-by-person = die Person selbst
given-by-parent = Mutter oder Vater
given-by-guardian = Vormund oder Betreuer
minor-note = Verstehen Sie es selbst? Dann unterschreiben Sie selbst, meistens ab 15 Jahren. Für kleine Kinder unterschreiben die Eltern. Haben beide das Sorge-Recht? Dann unterschreiben beide.

# Signatures.
sign-place-day = Ort, Datum
sign-processing = Unterschrift für A
sign-release = Unterschrift für B
sign-second-parent = Zweiter Eltern-Teil
sign-interpreter = Dolmetscherin oder Dolmetscher
sign-professional = Beraterin oder Berater
signed-on-screen = Am Bildschirm unterschrieben am { $day }

# Confirmation of a withdrawal.
withdrawn-title = Sie haben Nein gesagt. Das ist die Bestätigung.
withdrawn-received = Ihr Nein ist am { $day } bei uns angekommen. Es geht um:
withdrawn-from-now = Seitdem sagen wir diese Daten nicht mehr weiter. Wir fragen auch nicht mehr danach.
withdrawn-file = Die Begleitung endet. Wir löschen Ihre Daten. Manches müssen wir nach dem Gesetz behalten.
withdrawn-before = Vorher haben wir diese Daten weitergesagt:
withdrawn-nothing-before = Vorher haben wir nichts weitergesagt.
withdrawn-deletion = Sollen die anderen Stellen Ihre Daten löschen? Sagen Sie es uns. Wir fragen die Stellen.
withdrawn-again = Sie können später wieder Ja sagen.
