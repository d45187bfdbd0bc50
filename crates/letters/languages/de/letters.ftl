# Texts of the letters that come with the program. A line is a paragraph; what stands in braces is filled in later.
appointment-subject = Einladung zum Gespräch
appointment-body =
    Guten Tag { $person },
    ich lade Sie zu einem Gespräch ein: am { $tag } um { $uhrzeit } Uhr. Ort: { $ort }.
    Das Gespräch ist freiwillig und kostet nichts. Wenn Sie eine Übersetzung brauchen oder nicht kommen können, sagen Sie mir bitte vorher Bescheid: { $telefon }.
    Mit freundlichen Grüßen
    { $case_managerin }
confirmation-subject = Ihr Termin am { $tag }
confirmation-body =
    Guten Tag { $person },
    hiermit bestätige ich unseren Termin am { $tag } um { $uhrzeit } Uhr. Ort: { $ort }.
    Bitte sagen Sie mir Bescheid, wenn Sie nicht kommen können: { $telefon }.
    Mit freundlichen Grüßen
    { $case_managerin }
attendance-subject = Bescheinigung über ein Gespräch
attendance-body =
    { $person }, geboren { $geburtsdatum }, war am { $tag } von { $uhrzeit } bis { $ende } Uhr zu einem Gespräch hier. Ort: { $ort }.
    Die Bescheinigung sagt nichts über den Inhalt des Gesprächs.
    { $case_managerin }, { $organisation }
power-subject = Vollmacht
power-body =
    Ich, { $person }, geboren { $geburtsdatum }, bevollmächtige: { $bevollmaechtigt }.
    Die Vollmacht gilt nur für diese Angelegenheit: { $anliegen }.
    Die bevollmächtigte Person darf dafür Anträge für mich abgeben, Auskünfte einholen und Schreiben entgegennehmen. Verträge darf sie nicht für mich schließen.
    Ich kann die Vollmacht jederzeit ohne Angabe von Gründen widerrufen. Sie endet, wenn die Angelegenheit erledigt ist, spätestens nach sechs Monaten.
cover-subject = { $anliegen }
cover-body =
    Sehr geehrte Damen und Herren,
    ich begleite { $person }, geboren { $geburtsdatum }, im Kommunalen Integrationsmanagement. Eine Einwilligung und eine Schweigepflichtentbindung liegen vor.
    { $text }
    Für Rückfragen erreichen Sie mich unter { $telefon }. Unser Zeichen: { $aktenzeichen }.
    Mit freundlichen Grüßen
    { $case_managerin }
papers-subject = Bitte bringen Sie diese Unterlagen mit
papers-body =
    Guten Tag { $person },
    bitte bringen Sie zu unserem Gespräch am { $tag } um { $uhrzeit } Uhr mit, was Sie davon haben:
    { $unterlagen }
    Wenn etwas fehlt, kommen Sie bitte trotzdem. Rückfragen: { $telefon }.
    Mit freundlichen Grüßen
    { $case_managerin }
information-subject = Das Kommunale Integrationsmanagement (KIM)
information-body =
    Guten Tag { $person },
    das Kommunale Integrationsmanagement begleitet Menschen mit Einwanderungsgeschichte: bei Aufenthalt, Sprache, Schule, Arbeit, Wohnen, Gesundheit und Familie.
    Eine feste Ansprechperson schaut mit Ihnen, was Sie brauchen, und geht mit Ihnen zu den richtigen Stellen. Sie entscheiden, welche Ziele wichtig sind.
    Die Begleitung ist freiwillig und kostet nichts. Sie können jederzeit aufhören, ohne Nachteile.
    Was Sie erzählen, bleibt vertraulich. Andere Stellen erfahren nur, was Sie vorher schriftlich erlaubt haben. Die Erlaubnis können Sie zurücknehmen. Nur wenn Gefahr für ein Kind oder für ein Leben besteht, kann das Gesetz etwas anderes verlangen.
    Ihre Ansprechperson: { $case_managerin }, { $organisation }, { $telefon }.
closing-subject = Abschluss der Begleitung
closing-body =
    Guten Tag { $person },
    unsere gemeinsame Arbeit endet heute. Danke für Ihr Vertrauen.
    { $text }
    Wenn Sie wieder Hilfe brauchen, können Sie sich jederzeit melden: { $telefon }. Ihre Daten werden nach den gesetzlichen Fristen gelöscht. Sie können erfragen, was über Sie gespeichert ist.
    Alles Gute wünscht Ihnen
    { $case_managerin }
sign-client = Ort, Datum, Unterschrift
reading-aid = Lesehilfe – maßgeblich ist der deutsche Text.
paper-identity = Ausweis oder Pass
paper-residence = Aufenthaltstitel, Gestattung oder Duldung
paper-registration = Meldebescheinigung
paper-benefits = Bescheide vom Jobcenter oder Sozialamt
paper-work = Arbeitsvertrag und Lohnabrechnungen
paper-rent = Mietvertrag und Schreiben des Vermieters
paper-certificates = Zeugnisse, Diplome, Zertifikate
paper-language = Nachweise über Sprachkurse
paper-health = Gesundheitskarte
paper-civil = Geburts- und Heiratsurkunden
paper-bank = Kontoauszüge der letzten drei Monate
paper-mail = Briefe von Behörden, auch ungeöffnete
