# What everybody is told about the use of their data (Art. 13 GDPR). The German text governs. What the declarations of
# consent say already stands there. $law: the paragraph of the law that binds the controller. $days: days until erasure.
title = Informacije o zaštiti podataka
intro = Ovde piše za šta su nam potrebni Vaši podaci, ko ih dobija, koliko dugo ih čuvamo i koja prava imate.
purpose-title = Za šta i zašto
purpose = Savetujemo i pratimo ljude koji su došli u Nemačku. Za to su nam potrebni podaci od Vas.
base-advice = Savetovanje je naš javni zadatak ({ $law }). Moguće je i bez Vašeg imena.
base-case = Ako Vas pratimo i vodimo spis, potrebna nam je Vaša pisana dozvola ({ $law }).
base-special = Podatke na primer o zdravlju ili veri čuvamo samo ako to izričito dozvolite ({ $law }).
base-danger = Ako je život ili dete u opasnosti, moramo da postupimo i da to zapišemo ({ $law }).
no-duty = Ne morate ništa da nam kažete. Ali bez podataka možda možemo da pomognemo samo uopšteno.
data-title = Koji podaci
data = Zapisujemo samo ono što je potrebno za Vaše pitanje. To mogu biti:
source = Podatke imamo od Vas. Druge ustanove pitamo samo ako to dozvolite.
recipient-title = Ko dobija Vaše podatke
recipient = Vaše podatke vidi Vaš savetnik, a za vreme odmora njegova zamena. Druge ustanove dobijaju samo ono što pisano dozvolite.
operator = Ko održava naše računare mora da ćuti i radi samo po našem uputstvu.
keep-title = Koliko dugo i koliko sigurno
keep-contact = Karticu s Vašim imenom bez spisa brišemo posle { $days } dana.
keep-safe = Vaše ime i svi tekstovi su šifrovani. Svaki uvid u Vaš spis se beleži.
objection = Možete se usprotiviti obradi ako se zasniva na našem javnom zadatku (čl. 21 DSGVO).
ask = Recite nam ili napišite šta želite. Odgovaramo u roku od mesec dana, besplatno.
language = Jezik
show = Prikaži
download = Preuzmi kao PDF
back = Na početnu stranicu
staff = Prijava za zaposlene
