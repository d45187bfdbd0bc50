# The sheet that spares people telling everything twice.
title = List za predaju
title-person = Vaš list za savetovanje
lead = Molimo vas da posavetujete ili primite navedenu osobu. Ona se pismeno saglasila da se ovi podaci proslede.
lead-person = Ponesite ovaj list na prvi termin. Tada ne morate sve ponovo da pričate.
to = Za
purpose = Svrha
by = Od
contents = Šta piše na listu
way = Kako da dođete tamo
hours = Radno vreme
phone = Telefon
bring = Šta da ponesete
code = Broj
answer = Molimo vas da nam odgovorite uz navedeni broj: prihvaćeno, lista čekanja do kada ili odbijeno i zašto.
note = Samo za navedenu svrhu. Saglasnost se može povući u svako doba; tada se ovi podaci moraju obrisati.
note-person = Saglasili ste se da se ovi podaci proslede. Saglasnost možete povući u svako doba.
