# The sheet that spares people telling everything twice.
title = Übergabebogen
title-person = Ihr Bogen für die Beratung
lead = Wir bitten Sie, die genannte Person zu beraten oder aufzunehmen. Sie hat der Weitergabe dieser Angaben schriftlich zugestimmt.
lead-person = Nehmen Sie diesen Bogen zum ersten Termin mit. Dann müssen Sie nicht alles noch einmal erzählen.
to = An
purpose = Zweck
by = Von
contents = Das steht auf dem Bogen
way = So kommen Sie hin
hours = Öffnungszeiten
phone = Telefon
bring = Das bringen Sie mit
code = Nummer
answer = Bitte antworten Sie uns unter der angegebenen Nummer: angenommen, Warteliste bis wann, oder abgelehnt und warum.
note = Nur für den genannten Zweck. Die Einwilligung kann jederzeit widerrufen werden; dann sind diese Angaben zu löschen.
note-person = Sie haben der Weitergabe dieser Angaben zugestimmt. Sie können die Zustimmung jederzeit zurücknehmen.
