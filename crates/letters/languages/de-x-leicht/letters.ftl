# Texts of the letters that come with the program. A line is a paragraph; what stands in braces is filled in later.
appointment-subject = Einladung zum Gespräch
appointment-body =
    Guten Tag { $person },
    ich möchte mit Ihnen sprechen. Kommen Sie am { $tag } um { $uhrzeit } Uhr. Ort: { $ort }.
    Das Gespräch ist freiwillig. Es kostet nichts. Brauchen Sie eine Übersetzung? Oder können Sie nicht kommen? Dann rufen Sie mich bitte an: { $telefon }.
    Viele Grüße
    { $case_managerin }
confirmation-subject = Ihr Termin am { $tag }
confirmation-body =
    Guten Tag { $person },
    wir haben einen Termin: am { $tag } um { $uhrzeit } Uhr. Ort: { $ort }.
    Können Sie nicht kommen? Dann rufen Sie mich bitte an: { $telefon }.
    Viele Grüße
    { $case_managerin }
attendance-subject = Bescheinigung über ein Gespräch
attendance-body =
    { $person }, geboren { $geburtsdatum }, war am { $tag } hier: von { $uhrzeit } bis { $ende } Uhr. Ort: { $ort }. Es war ein Gespräch.
    Hier steht nicht, worüber wir gesprochen haben.
    { $case_managerin }, { $organisation }
power-subject = Vollmacht
power-body =
    Ich heiße { $person }, geboren { $geburtsdatum }. Diese Person darf für mich handeln: { $bevollmaechtigt }.
    Die Erlaubnis gilt nur für diese Sache: { $anliegen }.
    Die Person darf für mich Anträge abgeben, Fragen stellen und Briefe annehmen. Sie darf keine Verträge für mich machen.
    Ich kann jederzeit sagen: Die Vollmacht gilt nicht mehr. Ich muss keinen Grund nennen. Die Vollmacht endet, wenn die Sache fertig ist. Spätestens endet sie nach sechs Monaten.
cover-subject = { $anliegen }
cover-body =
    Sehr geehrte Damen und Herren,
    ich begleite { $person }, geboren { $geburtsdatum }, im Kommunalen Integrationsmanagement. Die Person hat das schriftlich erlaubt.
    { $text }
    Haben Sie Fragen? Rufen Sie mich an: { $telefon }. Unser Zeichen: { $aktenzeichen }.
    Viele Grüße
    { $case_managerin }
papers-subject = Bitte bringen Sie diese Papiere mit
papers-body =
    Guten Tag { $person },
    wir sprechen am { $tag } um { $uhrzeit } Uhr. Bitte bringen Sie mit, was Sie davon haben:
    { $unterlagen }
    Fehlt ein Papier? Kommen Sie bitte trotzdem. Haben Sie Fragen? Rufen Sie an: { $telefon }.
    Viele Grüße
    { $case_managerin }
information-subject = Das Kommunale Integrationsmanagement (KIM)
information-body =
    Guten Tag { $person },
    KIM hilft Menschen, die nach Deutschland gekommen sind. Zum Beispiel bei: Aufenthalt, Sprache, Schule, Arbeit, Wohnung, Gesundheit und Familie.
    Sie haben bei KIM immer dieselbe Person. Die Person fragt, was Sie brauchen, und geht mit Ihnen zu den richtigen Stellen. Sie bestimmen Ihre Ziele.
    Die Hilfe ist freiwillig und kostet nichts. Sie können immer aufhören. Das hat keine Nachteile.
    Was Sie sagen, bleibt geheim. Andere Stellen erfahren nur, was Sie vorher mit Ihrer Unterschrift erlaubt haben. Sie können die Erlaubnis zurücknehmen. Nur bei Gefahr für ein Kind oder ein Leben kann das Gesetz etwas anderes verlangen.
    Ihre Person bei KIM: { $case_managerin }, { $organisation }, { $telefon }.
closing-subject = Die Begleitung ist zu Ende
closing-body =
    Guten Tag { $person },
    unsere Arbeit ist heute zu Ende. Danke für Ihr Vertrauen.
    { $text }
    Brauchen Sie wieder Hilfe? Dann rufen Sie an: { $telefon }. Ihre Daten werden gelöscht. Wann, das sagt das Gesetz. Sie können fragen, was über Sie gespeichert ist.
    Alles Gute
    { $case_managerin }
sign-client = Ort, Datum, Unterschrift
reading-aid = Das ist eine Hilfe zum Lesen. Der deutsche Text daneben gilt.
paper-identity = Ausweis oder Pass
paper-residence = Papier über den Aufenthalt
paper-registration = Melde-Bescheinigung
paper-benefits = Briefe vom Jobcenter oder Sozialamt
paper-work = Arbeitsvertrag und Lohnzettel
paper-rent = Mietvertrag und Briefe vom Vermieter
paper-certificates = Zeugnisse und Abschlüsse
paper-language = Papiere vom Sprachkurs
paper-health = Gesundheitskarte
paper-civil = Geburtsurkunde und Heiratsurkunde
paper-bank = Kontoauszüge von drei Monaten
paper-mail = Briefe von Ämtern, auch wenn sie zu sind
