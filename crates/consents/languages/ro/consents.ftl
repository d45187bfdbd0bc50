# Reading aid; the German text governs. Not yet reviewed by a native speaker.

# Frame of the sheet.
sheet-title = Consimțământ și eliberare de secretul profesional
reading-aid = Ajutor de lectură – valabil juridic este textul german.
version-line = Versiunea textului { $number }, cod de verificare { $mark }
sheet-parts = Declarații separate pe această foaie: { $count }. Fiecare are nevoie de semnătură proprie. Puteți semna una și pe cealaltă nu.
copy-for-you = Primiți o copie a acestei foi.

# Who is who.
person-label = Persoana vizată
born-label = Data nașterii
controller-label = Operator de date
contact-label = Contact
officer-label = Responsabil cu protecția datelor
authority-label = Autoritate de supraveghere
professional-label = Specialist în Case Management
officer-on-request = Vă dăm imediat datele de contact, la cerere.

# Declaration A: consent to the processing of personal data.
processing-title = A. Consimțământ pentru prelucrarea datelor
processing-declare = Sunt de acord ca { $controller } să colecteze, să păstreze și să folosească datele despre mine numite mai jos, pentru a mă sprijini în Case Management.
processing-share = Sunt de acord și ca datele să fie transmise între { $controller } și instituțiile numite mai jos: numai datele numite, numai în scopul numit, numai în direcția numită.
processing-limit = Ce nu este în tabel nu este permis.
processing-base = Singurul temei este consimțământul dumneavoastră (art. 6 alin. (1) lit. a) GDPR, pentru datele protejate în mod special art. 9 alin. (2) lit. a) GDPR).

# Declaration B: release from professional secrecy.
release-title = B. Eliberare de secretul profesional
release-declare = Eliberez pe { $professional } și persoana înlocuitoare din Case Management ({ $controller }) de secretul profesional (§ 203 din Codul penal german, StGB) față de instituțiile numite mai jos.
release-back = Dacă în tabel scrie „de la instituție la noi” sau „în ambele direcții”, eliberez și specialiștii acelei instituții de secretul profesional față de Case Management.
release-limit = Eliberarea este valabilă numai pentru datele numite și numai pentru scopul numit. Tot restul rămâne secret.
release-separate = Această declarație este independentă de declarația A.

# The table.
table-number = Nr.
table-recipient = Instituție
table-categories = Date
table-purpose = Scop
table-direction = Direcție
table-until = Valabil până la
table-until-withdrawn = până la retragere
recipient-own = Case Management la { $controller }
direction-to = de la noi la instituție
direction-from = de la instituție la noi
direction-both = în ambele direcții
direction-within = numai la noi

# Categories of data.
category-contact = Nume, data nașterii, adresă, telefon, e-mail
category-household = Familie și gospodărie
category-status = Cetățenie, statut de ședere, pașaport și acte de ședere
category-language = Cunoștințe de limbă și cursuri de limbă
category-education = Grădiniță, școală, formare, studii, certificate
category-work = Muncă, experiență, recunoașterea calificărilor
category-livelihood = Venituri, prestații sociale, datorii
category-housing = Situația locuinței
category-participation = Timp liber, voluntariat, contacte sociale
category-appointments = Programări: zi, oră, loc, participare
category-plan = Evaluarea cazului, obiective și pași conveniți
category-correspondence = Cereri, decizii și scrisori de la autorități
# Specially protected categories (Art. 9 GDPR): ticked one by one.
category-health = Sănătate, sarcină, dizabilitate, îngrijire
category-religion = Religie sau convingeri filozofice
category-persecution = Persecuție, motive de refugiu, convingeri politice
category-origin = Origine etnică, experiențe de discriminare
category-orientation = Orientare sexuală sau identitate de gen

# Specially protected data.
special-title = Date protejate în mod special
special-intro = Legea protejează aceste date în mod special (art. 9 GDPR). Declarația le cuprinde numai dacă bifați dumneavoastră căsuța.
special-tick = Da, în mod expres și: { $category }

# Purposes.
purpose-accompany = Case Management: clarificarea nevoilor, stabilirea obiectivelor, găsirea ajutorului, verificarea rezultatelor
purpose-housing = Căutarea, închirierea sau păstrarea locuinței
purpose-work = Căutarea unui loc de muncă și candidatura
purpose-recognition = Recunoașterea unei calificări străine
purpose-training = Căutarea unui loc de formare sau de studii
purpose-school = Găsirea unui loc la școală sau grădiniță și asigurarea frecventării
purpose-language = Găsirea unui curs de limbă sau de integrare și înscrierea
purpose-health = Găsirea de ajutor medical, psihologic sau de îngrijire
purpose-residence = Clarificarea dreptului de ședere, cererea sau prelungirea actelor de ședere
purpose-naturalisation = Pregătirea și cererea cetățeniei germane
purpose-livelihood = Clarificarea și cererea prestațiilor pentru trai
purpose-debts = Clarificarea și reducerea datoriilor
purpose-family = Clarificarea și cererea ajutorului pentru copii și familie
purpose-participation = Găsirea de oferte pentru timp liber, întâlniri și voluntariat
purpose-appointments = Stabilirea programărilor și a interpretării cu instituția
purpose-conference = Discutarea cazului: stabilirea pașilor următori cu instituția
purpose-handover = Predarea sprijinului către instituția competentă

# Presets: what is often agreed together.
preset-housing = Căutarea locuinței
preset-work = Muncă
preset-training = Formare și studii
preset-school = Școală și grădiniță
preset-health = Sănătate
preset-language = Curs de limbă
preset-residence = Ședere și cetățenie
preset-livelihood = Bani și prestații sociale
preset-family = Familie
preset-participation = Timp liber și voluntariat
preset-conference = Discutarea cazului
preset-handover = Predare către altă instituție

# What the person must know before signing.
voluntary-title = De bunăvoie
voluntary = Decideți liber. Dacă nu semnați, nu aveți niciun dezavantaj: nici la prestații, nici la ședere, nici la alte instituții.
refusal-processing = Fără declarația A vă consiliem, și fără numele dumneavoastră. Atunci nu putem ține un dosar cu obiective și sprijin permanent.
refusal-release = Fără declarația B vă sprijinim în continuare. Atunci nu vorbim despre dumneavoastră cu nicio altă instituție. Actele le puteți depune personal.
withdrawal-right-title = Retragere
withdrawal-right = Puteți retrage oricând fiecare declarație, în întregime sau pentru anumite instituții, date sau scopuri, fără a da motive. Este de ajuns să ne spuneți sau să ne scrieți.
withdrawal-effect = De la retragere, nimic nu se mai prelucrează și nu se mai transmite pe baza declarației. Ce s-a făcut înainte rămâne legal.
withdrawal-file = Dacă retrageți consimțământul pentru prelucrarea de către noi, sprijinul se încheie. Vă ștergem datele în măsura în care nicio lege nu cere păstrarea lor.
duration-title = Durată
duration = Fiecare rând este valabil până în ziua numită. Fără zi, este valabil până la retragere.
storage = Ani calendaristici întregi de la încheierea sprijinului, după care ștergem dosarul: { $years }
rights-title = Drepturile dumneavoastră
rights = Aveți dreptul de acces, rectificare, ștergere, restricționare a prelucrării și portabilitate a datelor (art. 15–18 și 20 GDPR).
complaint = Puteți depune plângere la autoritatea de supraveghere: { $authority }
by-law = Fără declarația dumneavoastră transmitem ceva numai dacă o lege o cere sau o permite expres, de exemplu când o viață sau un copil este în pericol.
residence-office = Oficiul pentru străini (Ausländerbehörde) nu poate vedea dosarul nostru. De la noi primește numai ce permiteți mai sus sau ce cere o lege.
no-machine = Niciun calculator nu decide despre dumneavoastră. Nu transmitem date în țări din afara Uniunii Europene.

# How it was explained.
explained-title = Cum s-a explicat
explained-language = Limba discuției
explained-how = Felul explicației
explained-self-read = citit personal
explained-read-aloud = citit cu voce tare
explained-interpreter = interpretat oral
explained-translation = traducere înmânată
explained-plain = explicat în cuvinte simple
interpreter-label = A interpretat
interpreter-none = nimeni, nu a fost nevoie
interpreter-promise = Am interpretat complet și corect și păstrez secretul asupra a tot ce aflu cu această ocazie.
understood = Am înțeles declarația. Am primit răspuns la întrebările mele.

# Who declares.
given-by-label = Declarația este dată de
given-by-person = persoana însăși
given-by-parent = persoana cu autoritate părintească
given-by-guardian = tutore sau curator legal (Betreuung)
minor-note = Cine înțelege singur însemnătatea (de obicei de la 15 ani) semnează singur. Pentru copiii mai mici semnează cei cu autoritate părintească; dacă este comună, amândoi.

# Signatures.
sign-place-day = Loc, dată
sign-processing = Semnătură la declarația A
sign-release = Semnătură la declarația B
sign-second-parent = A doua persoană cu autoritate părintească
sign-interpreter = Interpretă sau interpret
sign-professional = Specialist
signed-on-screen = Semnat pe ecran la { $day }

# Confirmation of a withdrawal.
withdrawn-title = Confirmarea retragerii dumneavoastră
withdrawn-received = Retragerea dumneavoastră a ajuns la noi la { $day }. Ea privește:
withdrawn-from-now = De atunci nu mai transmitem datele numite și nu le mai cerem.
withdrawn-file = Sprijinul dumneavoastră se încheie astfel. Vă ștergem datele în măsura în care nicio lege nu cere păstrarea lor.
withdrawn-before = Înainte au fost transmise aceste date:
withdrawn-nothing-before = Înainte nu s-a transmis nimic pe baza acestei declarații.
withdrawn-deletion = La dorința dumneavoastră, rugăm instituțiile numite să șteargă datele. Spuneți-ne.
withdrawn-again = Puteți da oricând o nouă declarație.
