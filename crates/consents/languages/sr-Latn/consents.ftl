# Reading aid; the German text governs. Not yet reviewed by a native speaker.

# Frame of the sheet.
sheet-title = Pristanak i oslobađanje od profesionalne tajne
reading-aid = Pomoć pri čitanju – merodavan je nemački tekst.
version-line = Verzija teksta { $number }, kontrolni kod { $mark }
sheet-parts = Broj zasebnih izjava na ovom listu: { $count }. Svaka traži poseban potpis. Možete potpisati jednu, a drugu ne.
copy-for-you = Dobijate kopiju ovog lista.

# Who is who.
person-label = Odnosi se na
born-label = Datum rođenja
controller-label = Rukovalac podacima
contact-label = Kontakt
officer-label = Lice za zaštitu podataka
authority-label = Nadzorni organ
professional-label = Stručno lice u Case Management-u
officer-on-request = Na upit vam odmah dajemo kontakt podatke.

# Declaration A: consent to the processing of personal data.
processing-title = A. Pristanak na obradu podataka
processing-declare = Pristajem da { $controller } prikuplja, čuva i koristi dole navedene podatke o meni, radi podrške u Case Management-u.
processing-share = Pristajem i da se podaci prenose između { $controller } i dole navedenih ustanova: samo navedeni podaci, samo u navedenu svrhu, samo u navedenom smeru.
processing-limit = Što nije u tabeli, nije dozvoljeno.
processing-base = Osnov je isključivo vaš pristanak (čl. 6 st. 1 tač. a GDPR, za posebno zaštićene podatke čl. 9 st. 2 tač. a GDPR).

# Declaration B: release from professional secrecy.
release-title = B. Oslobađanje od profesionalne tajne
release-declare = Čuvanja profesionalne tajne (§ 203 nemačkog Krivičnog zakonika, StGB) prema dole navedenim ustanovama oslobađam sledeća lica: { $professional } i zamenu u Case Management-u ({ $controller }).
release-back = Ako u tabeli stoji „od ustanove ka nama“ ili „u oba smera“, oslobađam i stručna lica te ustanove čuvanja profesionalne tajne prema Case Management-u.
release-limit = Oslobađanje važi samo za navedene podatke i samo za navedenu svrhu. Sve ostalo ostaje tajna.
release-separate = Ova izjava ne zavisi od izjave A.

# The table.
table-number = Br.
table-recipient = Ustanova
table-categories = Podaci
table-purpose = Svrha
table-direction = Smer
table-until = Važi do
table-until-withdrawn = do opoziva
recipient-own = Case Management ({ $controller })
direction-to = od nas ka ustanovi
direction-from = od ustanove ka nama
direction-both = u oba smera
direction-within = samo kod nas

# Categories of data.
category-contact = Ime, datum rođenja, adresa, telefon, e-pošta
category-household = Porodica i domaćinstvo
category-status = Državljanstvo, boravišni status, pasoš i boravišne isprave
category-language = Znanje jezika i kursevi jezika
category-education = Vrtić, škola, stručna obuka, studije, svedočanstva
category-work = Posao, radno iskustvo, priznavanje kvalifikacija
category-livelihood = Prihodi, socijalna davanja, dugovi
category-housing = Stambena situacija
category-participation = Slobodno vreme, volontiranje, društveni kontakti
category-appointments = Termini: dan, vreme, mesto, prisustvo
category-plan = Procena slučaja, ciljevi i dogovoreni koraci
category-correspondence = Zahtevi, rešenja i dopisi organa vlasti
# Specially protected categories (Art. 9 GDPR): ticked one by one.
category-health = Zdravlje, trudnoća, invaliditet, nega
category-religion = Vera ili pogled na svet
category-persecution = Progon, razlozi bekstva, političko uverenje
category-origin = Etničko poreklo, iskustva sa diskriminacijom
category-orientation = Seksualna orijentacija ili rodni identitet

# Specially protected data.
special-title = Posebno zaštićeni podaci
special-intro = Zakon posebno štiti ove podatke (čl. 9 GDPR). Izjava za njih važi samo ako sami označite polje.
special-tick = Da, izričito i: { $category }

# Purposes.
purpose-accompany = Case Management: utvrđivanje potreba, dogovor o ciljevima, posredovanje pomoći, provera rezultata
purpose-housing = Traženje, najam ili zadržavanje stana
purpose-work = Traženje posla i prijavljivanje
purpose-recognition = Priznavanje strane kvalifikacije
purpose-training = Traženje mesta za stručnu obuku ili studije
purpose-school = Pronalaženje mesta u školi ili vrtiću i obezbeđivanje pohađanja
purpose-language = Pronalaženje kursa jezika ili integracije i prijava
purpose-health = Pronalaženje medicinske, psihološke pomoći ili nege
purpose-residence = Razjašnjenje prava boravka, zahtev za boravišne isprave ili produženje
purpose-naturalisation = Priprema i zahtev za nemačko državljanstvo
purpose-livelihood = Razjašnjenje i zahtev za davanja za životne troškove
purpose-debts = Razjašnjenje i smanjenje dugova
purpose-family = Razjašnjenje i zahtev za pomoć za decu i porodicu
purpose-participation = Pronalaženje ponuda za slobodno vreme, susrete i volontiranje
purpose-appointments = Dogovor o terminima i usmenom prevođenju sa ustanovom
purpose-conference = Razgovor o slučaju: dogovor sa ustanovom o sledećim koracima
purpose-handover = Predaja podrške ustanovi koja je za to nadležna

# Presets: what is often agreed together.
preset-housing = Traženje stana
preset-work = Posao
preset-training = Stručna obuka i studije
preset-school = Škola i vrtić
preset-health = Zdravlje
preset-language = Kurs jezika
preset-residence = Boravak i državljanstvo
preset-livelihood = Novac i davanja
preset-family = Porodica
preset-participation = Slobodno vreme i volontiranje
preset-conference = Razgovor o slučaju
preset-handover = Predaja drugoj ustanovi

# What the person must know before signing.
voluntary-title = Dobrovoljno
voluntary = Odlučujete slobodno. Ako ne potpišete, nemate štetu: ni kod davanja, ni kod boravka, ni kod drugih ustanova.
refusal-processing = Bez izjave A vas savetujemo, i bez vašeg imena. Tada ne možemo voditi dosije sa ciljevima i stalnom podrškom.
refusal-release = Bez izjave B vas i dalje podržavamo. Tada ni sa jednom drugom ustanovom ne razgovaramo o vama. Dokumenta možete predati sami.
withdrawal-right-title = Opoziv
withdrawal-right = Svaku izjavu možete opozvati u svakom trenutku, u celini ili za pojedine ustanove, podatke ili svrhe, bez navođenja razloga. Dovoljno je da nam to kažete ili napišete.
withdrawal-effect = Od opoziva se na osnovu izjave ništa više ne obrađuje i ne prenosi. Ono što se desilo pre toga ostaje zakonito.
withdrawal-file = Ako opozovete pristanak na obradu kod nas samih, podrška se završava. Brišemo vaše podatke, u meri u kojoj nijedan zakon ne zahteva njihovo čuvanje.
duration-title = Trajanje
duration = Svaki red važi do navedenog dana. Bez navedenog dana važi do opoziva.
storage = Pune kalendarske godine po završetku podrške, nakon kojih brišemo dosije: { $years }
rights-title = Vaša prava
rights = Imate pravo na pristup, ispravku, brisanje, ograničenje obrade i prenosivost podataka (čl. 15–18 i 20 GDPR).
complaint = Možete se žaliti nadzornom organu: { $authority }
by-law = Bez vaše izjave prenosimo nešto samo ako to zakon zahteva ili izričito dozvoljava, na primer kad je u opasnosti život ili dete.
residence-office = Služba za strance (Ausländerbehörde) nema uvid u naš dosije. Od nas dobija samo ono što gore dozvolite ili što zakon zahteva.
no-machine = Nijedan računar ne odlučuje o vama. Ne prenosimo podatke u zemlje van Evropske unije.

# How it was explained.
explained-title = Kako je objašnjeno
explained-language = Jezik razgovora
explained-how = Način objašnjenja
explained-self-read = lično pročitano
explained-read-aloud = pročitano naglas
explained-interpreter = usmeno prevedeno
explained-translation = prevod uručen
explained-plain = objašnjeno jednostavnim rečima
interpreter-label = Lice koje prevodi
interpreter-none = niko, nije bilo potrebno
interpreter-promise = Izjavljujem da je moj prevod potpun i tačan. Čuvam kao tajnu sve što pri tome saznam.
understood = Razumem izjavu. Na moja pitanja je odgovoreno.

# Who declares.
given-by-label = Izjavu daje
given-by-person = sama osoba
given-by-parent = lice sa roditeljskim pravom
given-by-guardian = staratelj ili zakonski zastupnik (Betreuung)
minor-note = Ko sam razume značenje (obično od 15 godina), potpisuje sam. Za mlađu decu potpisuju lica sa roditeljskim pravom, kod zajedničkog prava oba.

# Signatures.
sign-place-day = Mesto, datum
sign-processing = Potpis uz izjavu A
sign-release = Potpis uz izjavu B
sign-second-parent = Drugo lice sa roditeljskim pravom
sign-interpreter = Prevoditeljka ili prevodilac
sign-professional = Stručno lice
signed-on-screen = Potpisano na ekranu dana { $day }

# Confirmation of a withdrawal.
withdrawn-title = Potvrda vašeg opoziva
withdrawn-received = Vaš opoziv je kod nas primljen dana { $day }. Odnosi se na:
withdrawn-from-now = Od tada navedene podatke više ne prenosimo i ne tražimo.
withdrawn-file = Vaša podrška se time završava. Brišemo vaše podatke, u meri u kojoj nijedan zakon ne zahteva njihovo čuvanje.
withdrawn-before = Pre toga su preneti ovi podaci:
withdrawn-nothing-before = Pre toga na osnovu ove izjave ništa nije preneto.
withdrawn-deletion = Na vašu želju molimo navedene ustanove da izbrišu podatke. Recite nam.
withdrawn-again = U svakom trenutku možete dati novu izjavu.
