# Reading aid; the German text governs. Not yet reviewed by a native speaker.

# Frame of the sheet.
sheet-title = Pëlqim dhe çlirim nga sekreti profesional
reading-aid = Ndihmë për lexim – vlen ligjërisht teksti gjermanisht.
version-line = Versioni i tekstit { $number }, kodi i kontrollit { $mark }
sheet-parts = Deklarata të veçanta në këtë fletë: { $count }. Secila kërkon nënshkrim më vete. Mund të nënshkruani njërën dhe tjetrën jo.
copy-for-you = Ju merrni një kopje të kësaj flete.

# Who is who.
person-label = Bëhet fjalë për
born-label = Data e lindjes
controller-label = Përgjegjës për të dhënat
contact-label = Kontakti
officer-label = Zyrtari për mbrojtjen e të dhënave
authority-label = Autoriteti mbikëqyrës
professional-label = Specialisti në Case Management
officer-on-request = Të dhënat e kontaktit jua japim menjëherë nëse pyesni.

# Declaration A: consent to the processing of personal data.
processing-title = A. Pëlqim për përpunimin e të dhënave
processing-declare = Jap pëlqimin që { $controller } të mbledhë, të ruajë dhe të përdorë të dhënat për mua të përmendura më poshtë, për të më mbështetur në Case Management.
processing-share = Jap pëlqimin edhe që të dhënat të kalojnë mes { $controller } dhe institucioneve të përmendura më poshtë: vetëm të dhënat e përmendura, vetëm për qëllimin e përmendur, vetëm në drejtimin e përmendur.
processing-limit = Çfarë nuk është në tabelë, nuk lejohet.
processing-base = Baza ligjore është vetëm pëlqimi juaj (neni 6 par. 1 shkronja a GDPR, për të dhëna veçanërisht të mbrojtura neni 9 par. 2 shkronja a GDPR).

# Declaration B: release from professional secrecy.
release-title = B. Çlirim nga sekreti profesional
release-declare = Çliroj { $professional } dhe zëvendësimin në Case Management te { $controller } nga sekreti profesional (§ 203 i Kodit Penal gjerman, StGB) ndaj institucioneve të përmendura më poshtë.
release-back = Nëse në tabelë shkruan „nga institucioni te ne“ ose „në të dy drejtimet“, çliroj edhe specialistët e atij institucioni nga sekreti profesional ndaj Case Management.
release-limit = Çlirimi vlen vetëm për të dhënat e përmendura dhe vetëm për qëllimin e përmendur. Çdo gjë tjetër mbetet sekret.
release-separate = Kjo deklaratë nuk varet nga deklarata A.

# The table.
table-number = Nr.
table-recipient = Institucioni
table-categories = Të dhënat
table-purpose = Qëllimi
table-direction = Drejtimi
table-until = Vlen deri më
table-until-withdrawn = deri në tërheqje
recipient-own = Case Management te { $controller }
direction-to = nga ne te institucioni
direction-from = nga institucioni te ne
direction-both = në të dy drejtimet
direction-within = vetëm te ne

# Categories of data.
category-contact = Emri, data e lindjes, adresa, telefoni, e-maili
category-household = Familja dhe ekonomia shtëpiake
category-status = Shtetësia, statusi i qëndrimit, pasaporta dhe dokumentet e qëndrimit
category-language = Njohuritë e gjuhëve dhe kurset e gjuhës
category-education = Kopshti, shkolla, formimi profesional, studimet, dëftesat
category-work = Puna, përvoja, njohja e kualifikimeve
category-livelihood = Të ardhurat, ndihmat, borxhet
category-housing = Gjendja e banimit
category-participation = Koha e lirë, vullnetarizmi, kontaktet shoqërore
category-appointments = Takimet: dita, ora, vendi, pjesëmarrja
category-plan = Vlerësimi i rastit, qëllimet dhe hapat e rënë dakord
category-correspondence = Kërkesat, vendimet dhe shkresat e zyrave
# Specially protected categories (Art. 9 GDPR): ticked one by one.
category-health = Shëndeti, shtatzënia, aftësia e kufizuar, kujdesi
category-religion = Feja ose bindja filozofike
category-persecution = Përndjekja, arsyet e ikjes, bindja politike
category-origin = Prejardhja etnike, përvojat me diskriminim
category-orientation = Orientimi seksual ose identiteti gjinor

# Specially protected data.
special-title = Të dhëna veçanërisht të mbrojtura
special-intro = Ligji i mbron veçanërisht këto të dhëna (neni 9 GDPR). Deklarata vlen për to vetëm nëse e shënoni vetë kutinë.
special-tick = Po, shprehimisht edhe: { $category }

# Purposes.
purpose-accompany = Case Management: sqarimi i nevojave, caktimi i qëllimeve, gjetja e ndihmave, kontrolli i rezultateve
purpose-housing = Kërkimi, marrja me qira ose mbajtja e banesës
purpose-work = Kërkimi i punës dhe aplikimi
purpose-recognition = Njohja e një kualifikimi të huaj
purpose-training = Kërkimi i një vendi formimi profesional ose studimi
purpose-school = Gjetja e një vendi në shkollë ose kopsht dhe sigurimi i vijimit
purpose-language = Gjetja e një kursi gjuhe ose integrimi dhe regjistrimi
purpose-health = Gjetja e ndihmës mjekësore, psikologjike ose të kujdesit
purpose-residence = Sqarimi i të drejtës së qëndrimit, kërkesa për dokumente qëndrimi ose zgjatja e tyre
purpose-naturalisation = Përgatitja dhe kërkesa për shtetësinë gjermane
purpose-livelihood = Sqarimi dhe kërkesa e ndihmave për jetesë
purpose-debts = Sqarimi dhe ulja e borxheve
purpose-family = Sqarimi dhe kërkesa e ndihmave për fëmijët dhe familjen
purpose-participation = Gjetja e ofertave për kohën e lirë, takime dhe vullnetarizëm
purpose-appointments = Caktimi i takimeve dhe i përkthimit me gojë me institucionin
purpose-conference = Diskutimi i rastit: caktimi i hapave të ardhshëm me institucionin
purpose-handover = Kalimi i mbështetjes te institucioni përkatës

# Presets: what is often agreed together.
preset-housing = Kërkimi i banesës
preset-work = Puna
preset-training = Formimi profesional dhe studimet
preset-school = Shkolla dhe kopshti
preset-health = Shëndeti
preset-language = Kursi i gjuhës
preset-residence = Qëndrimi dhe shtetësia
preset-livelihood = Paratë dhe ndihmat
preset-family = Familja
preset-participation = Koha e lirë dhe vullnetarizmi
preset-conference = Diskutimi i rastit
preset-handover = Kalimi te një institucion tjetër

# What the person must know before signing.
voluntary-title = Vullnetare
voluntary = Ju vendosni lirisht. Nëse nuk nënshkruani, nuk keni asnjë disavantazh: as te ndihmat, as te qëndrimi, as te institucionet e tjera.
refusal-processing = Pa deklaratën A ne ju këshillojmë, edhe pa emrin tuaj. Atëherë nuk mund të mbajmë një dosje me qëllime dhe mbështetje të përhershme.
refusal-release = Pa deklaratën B ne vazhdojmë t’ju mbështesim. Atëherë nuk flasim për ju me asnjë institucion tjetër. Dokumentet mund t’i dorëzoni vetë.
withdrawal-right-title = Tërheqja
withdrawal-right = Ju mund ta tërhiqni çdo deklaratë në çdo kohë, të gjithën ose për institucione, të dhëna ose qëllime të caktuara, pa dhënë arsye. Mjafton të na e thoni ose të na e shkruani.
withdrawal-effect = Pas tërheqjes, asgjë nuk përpunohet dhe nuk jepet më tej në bazë të deklaratës. Çfarë u bë më parë, mbetet e ligjshme.
withdrawal-file = Nëse tërhiqni pëlqimin për përpunimin te ne vetë, mbështetja përfundon. Ne i fshijmë të dhënat tuaja, për aq sa asnjë ligj nuk kërkon ruajtjen e tyre.
duration-title = Kohëzgjatja
duration = Çdo rresht vlen deri në ditën e përmendur. Pa ditë, ai vlen deri në tërheqje.
storage = Vite të plota kalendarike pas fundit të mbështetjes, pas të cilave e fshijmë dosjen: { $years }
rights-title = Të drejtat tuaja
rights = Ju keni të drejtë për qasje, korrigjim, fshirje, kufizim të përpunimit dhe bartje të të dhënave (nenet 15–18 dhe 20 GDPR).
complaint = Mund të ankoheni te autoriteti mbikëqyrës: { $authority }
by-law = Pa deklaratën tuaj japim diçka më tej vetëm nëse një ligj e kërkon ose e lejon shprehimisht, për shembull kur rrezikohet një jetë ose një fëmijë.
residence-office = Zyra për të huajt (Ausländerbehörde) nuk mund ta shohë dosjen tonë. Nga ne ajo merr vetëm atë që ju lejoni më lart ose që kërkon një ligj.
no-machine = Asnjë kompjuter nuk vendos për ju. Ne nuk japim të dhëna në vende jashtë Bashkimit Evropian.

# How it was explained.
explained-title = Si u shpjegua
explained-language = Gjuha e bisedës
explained-how = Mënyra e shpjegimit
explained-self-read = lexuar vetë
explained-read-aloud = lexuar me zë
explained-interpreter = përkthyer me gojë
explained-translation = përkthim i dorëzuar
explained-plain = shpjeguar me fjalë të thjeshta
interpreter-label = Përktheu me gojë
interpreter-none = askush, nuk ishte e nevojshme
interpreter-promise = Kam përkthyer plotësisht dhe saktë dhe e mbaj sekret gjithçka që mësoj gjatë kësaj.
understood = E kam kuptuar deklaratën. Pyetjeve të mia iu dha përgjigje.

# Who declares.
given-by-label = Deklaratën e jep
given-by-person = vetë personi
given-by-parent = personi me kujdestari prindërore
given-by-guardian = kujdestar ligjor ose i caktuar nga gjykata
minor-note = Kush e kupton vetë rëndësinë (zakonisht nga 15 vjeç), nënshkruan vetë. Për fëmijët më të vegjël nënshkruajnë personat me kujdestari prindërore, në kujdestari të përbashkët të dy.

# Signatures.
sign-place-day = Vendi, data
sign-processing = Nënshkrimi për deklaratën A
sign-release = Nënshkrimi për deklaratën B
sign-second-parent = Personi i dytë me kujdestari
sign-interpreter = Përkthyesja ose përkthyesi
sign-professional = Specialisti
signed-on-screen = Nënshkruar në ekran më { $day }

# Confirmation of a withdrawal.
withdrawn-title = Konfirmimi i tërheqjes suaj
withdrawn-received = Tërheqja juaj mbërriti te ne më { $day }. Ajo ka të bëjë me:
withdrawn-from-now = Që atëherë nuk i japim më tej të dhënat e përmendura dhe nuk i kërkojmë më.
withdrawn-file = Me këtë mbështetja juaj përfundon. Ne i fshijmë të dhënat tuaja, për aq sa asnjë ligj nuk kërkon ruajtjen e tyre.
withdrawn-before = Më parë u dhanë këto të dhëna:
withdrawn-nothing-before = Më parë nuk u dha asgjë në bazë të kësaj deklarate.
withdrawn-deletion = Nëse dëshironi, u kërkojmë institucioneve të përmendura t’i fshijnë të dhënat. Na e thoni.
withdrawn-again = Mund të jepni një deklaratë të re në çdo kohë.
