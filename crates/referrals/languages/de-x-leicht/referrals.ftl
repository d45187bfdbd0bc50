# The sheet that spares people telling everything twice.
title = Bogen zum Weitergeben
title-person = Ihr Bogen für die Beratung
lead = Bitte helfen Sie dieser Person. Die Person hat Ja gesagt: Sie dürfen das lesen.
lead-person = Nehmen Sie diesen Bogen zum ersten Termin mit. Dann müssen Sie nicht alles noch einmal erzählen.
to = An
purpose = Wofür
by = Von
contents = Das steht auf dem Bogen
way = So kommen Sie hin
hours = Dann ist offen
phone = Telefon
bring = Das bringen Sie mit
code = Nummer
answer = Bitte sagen Sie uns Bescheid: Ja, Warte-Liste oder Nein.
note = Nur für diesen Zweck. Die Person kann Nein sagen. Dann müssen Sie alles löschen.
note-person = Sie haben Ja gesagt: Die Stelle darf das wissen. Sie können jederzeit Nein sagen.
