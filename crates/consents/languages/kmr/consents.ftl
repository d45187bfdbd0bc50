# Reading aid; the German text governs. Not yet reviewed by a native speaker.

# Frame of the sheet.
sheet-title = Razîbûna ji bo bikaranîna daneyan û azadkirina ji sira pîşeyî
reading-aid = Alîkariya xwendinê – deqa almanî derbasdar e.
version-line = Guhertoya deqê { $number }, nîşana kontrolê { $mark }
sheet-parts = Hejmara daxuyaniyên serbixwe yên li ser vê pelê: { $count }. Ji bo her yekê îmzeyeke cuda lazim e. Hûn dikarin yekê îmze bikin û ya din îmze nekin.
copy-for-you = Kopiyeke vê pelê ji we re tê dayîn.

# Who is who.
person-label = Kesê ku mijar ew e
born-label = Roja jidayikbûnê
controller-label = Saziya berpirsiyar
contact-label = Têkilî
officer-label = Berpirsê parastina daneyan
authority-label = Saziya çavdêriyê
professional-label = Pisporê rêvebirina dosyayê (Case Management)
officer-on-request = Heke hûn bipirsin, em navnîşana têkiliyê tavilê ji we re dibêjin.

# Declaration A: consent to the processing of personal data.
processing-title = A. Razîbûna ji bo tomarkirin û bikaranîna daneyan
processing-declare = Ez razî me ku { $controller } daneyên li jêr nivîsandî yên li ser min bicivîne, tomar bike û bi kar bîne, da ku di rêvebirina dosyayê de piştgiriya min bike.
processing-share = Her wiha ez razî me ku dane di navbera { $controller } û saziyên li jêr nivîsandî de bên dayîn: tenê daneyên nivîsandî, tenê ji bo mebesta nivîsandî, tenê di aliyê nivîsandî de.
processing-limit = Tiştê ku di tabloyê de tune be, ne destûrdayî ye.
processing-base = Bingeh tenê razîbûna we ye (xala 6 bend 1 tîpa a ya Rêziknameya Giştî ya Parastina Daneyan (DSGVO), ji bo daneyên bi taybetî parastî xala 9 bend 2 tîpa a ya DSGVO).

# Declaration B: release from professional secrecy.
release-title = B. Azadkirina ji sira pîşeyî
release-declare = Ez { $professional } û cîgirê wê / wî yê di rêvebirina dosyayê de li cem { $controller }, li hember saziyên li jêr nivîsandî, ji erka parastina sira pîşeyî (§ 203 ya Qanûna Cezayê ya Almanyayê, StGB) azad dikim.
release-back = Heke di tabloyê de “ji saziyê ji me re” an “di her du aliyan de” hebe, ez pisporên wê saziyê jî li hember rêvebirina dosyayê ji erka parastina sira pîşeyî azad dikim.
release-limit = Ev azadkirin tenê ji bo daneyên nivîsandî û tenê ji bo mebesta nivîsandî ye. Her tiştê din sir dimîne.
release-separate = Ev daxuyanî ne girêdayî daxuyaniya A ye.

# The table.
table-number = Hej.
table-recipient = Sazî
table-categories = Dane
table-purpose = Mebest
table-direction = Alî
table-until = Derbasdar heta
table-until-withdrawn = heta vekişandinê
recipient-own = Rêvebirina dosyayê li cem { $controller }
direction-to = ji me ji saziyê re
direction-from = ji saziyê ji me re
direction-both = di her du aliyan de
direction-within = tenê li cem me

# Categories of data.
category-contact = Nav, roja jidayikbûnê, navnîşan, telefon, e-name
category-household = Malbat û kesên li malê
category-status = Hemwelatî, rewşa mayînê, pasaport û belgeyên mayînê
category-language = Zanîna zimanan û kursên ziman
category-education = Baxçeyê zarokan, dibistan, perwerdeya pîşeyî, zanîngeh, şehadename
category-work = Kar, ezmûna kar, pejirandina dîplomayan
category-livelihood = Dahat, alîkariyên dewletê, deyn
category-housing = Rewşa xanî
category-participation = Dema vala, karê dilxwaz, têkiliyên civakî
category-appointments = Randevû: roj, saet, cih, beşdarbûn
category-plan = Nirxandina rewşê, armanc û gavên li hev kirî
category-correspondence = Daxwazname, biryar û nameyên daîreyan
# Specially protected categories (Art. 9 GDPR): ticked one by one.
category-health = Tenduristî, ducanî, astengdarî, lênêrîn
category-religion = Ol an cîhanbînî
category-persecution = Zordarî û şopandin, sedemên revê, baweriya siyasî
category-origin = Koka etnîkî, ezmûnên cudakariyê
category-orientation = Meyla zayendî an nasnameya zayendî

# Specially protected data.
special-title = Daneyên bi taybetî parastî
special-intro = Qanûn van daneyan bi taybetî diparêze (xala 9 ya DSGVO). Daxuyanî tenê wê demê ji bo wan e, ku hûn bi xwe qutiyê nîşan bikin.
special-tick = Erê, bi eşkereyî ev jî: { $category }

# Purposes.
purpose-accompany = Rêvebirina dosyayê: zelalkirina pêwîstiyan, danîna armancan, dîtina alîkariyê, kontrolkirina encaman
purpose-housing = Lêgerîn, kirêkirin an parastina xanî
purpose-work = Lêgerîna kar û serlêdan
purpose-recognition = Pejirandina dîplomaya biyanî
purpose-training = Lêgerîna cihekî perwerdeya pîşeyî an zanîngehê
purpose-school = Dîtina cihekî li dibistanê an baxçeyê zarokan û misogerkirina çûyînê
purpose-language = Dîtina kursa ziman an entegrasyonê û qeydkirin
purpose-health = Dîtina alîkariya bijîşkî, derûnî an ya lênêrînê
purpose-residence = Zelalkirina mafê mayînê, daxwaz an dirêjkirina belgeyên mayînê
purpose-naturalisation = Amadekirin û daxwaza hemwelatiyê
purpose-livelihood = Zelalkirin û daxwaza alîkariyên debara jiyanê
purpose-debts = Zelalkirin û kêmkirina deynan
purpose-family = Zelalkirin û daxwaza alîkariyê ji bo zarok û malbatê
purpose-participation = Dîtina derfetan ji bo dema vala, hevdîtin û karê dilxwaz
purpose-appointments = Danîna randevû û wergêriyê bi saziyê re
purpose-conference = Gotûbêja dosyayê: bi saziyê re diyarkirina gavên din
purpose-handover = Dewrkirina piştgiriyê ji saziya berpirsiyar re

# Presets: what is often agreed together.
preset-housing = Lêgerîna xanî
preset-work = Kar
preset-training = Perwerdeya pîşeyî û zanîngeh
preset-school = Dibistan û baxçeyê zarokan
preset-health = Tenduristî
preset-language = Kursa ziman
preset-residence = Mayîn û hemwelatî
preset-livelihood = Pere û alîkariyên dewletê
preset-family = Malbat
preset-participation = Dema vala û karê dilxwaz
preset-conference = Gotûbêja dosyayê
preset-handover = Dewrkirina ji saziyeke din re

# What the person must know before signing.
voluntary-title = Bi dilê xwe
voluntary = Hûn azad biryar didin. Heke hûn îmze nekin, tu zirar nagihîje we: ne di alîkariyên dewletê de, ne di mayînê de, ne li cem saziyên din.
refusal-processing = Bêyî daxuyaniya A em şîretan li we dikin, bêyî navê we jî. Lê wê demê em nikarin dosyayeke bi armancan bigirin û bi berdewamî piştgiriya we bikin.
refusal-release = Bêyî daxuyaniya B em piştgiriya we didomînin. Lê wê demê em bi tu saziya din re li ser we naaxivin. Hûn dikarin belgeyan bi xwe bidin.
withdrawal-right-title = Vekişandin
withdrawal-right = Hûn dikarin her daxuyaniyê her dem vekişînin, bi tevahî an ji bo hin saziyan, daneyan an mebestan, bêyî sedem. Bes e ku hûn ji me re bibêjin an binivîsin.
withdrawal-effect = Ji vekişandinê û pê ve li ser bingeha daxuyaniyê êdî tu dane nayê tomarkirin, bikaranîn an dayîn. Tiştê ku berê bûye, qanûnî dimîne.
withdrawal-file = Heke hûn razîbûna ji bo tomarkirin û bikaranîna daneyan li cem me bi xwe vekişînin, piştgirî diqede. Em daneyên we jê dibin, ji bilî yên ku qanûn parastina wan dixwaze.
duration-title = Dem
duration = Her rêz heta roja nivîsandî derbasdar e. Heke roj tune be, heta vekişandinê derbasdar e.
storage = Dema piştgirî qediya, em dosyayê piştî ewqas salên tam ên salnameyê jê dibin: { $years }
rights-title = Mafên we
rights = Mafê we heye ku hûn li ser daneyên xwe agahiyê bistînin û rastkirin, jêbirin, sînordarkirina bikaranînê û veguhastina wan bixwazin (xalên 15 heta 18 û 20 yên DSGVO).
complaint = Hûn dikarin li cem saziya çavdêriyê gilî bikin: { $authority }
by-law = Bêyî daxuyaniya we em tenê wê demê tiştekî didin, ku qanûnek wê bixwaze an bi eşkereyî destûrê bide, wek mînak heke jiyanek an zarokek di xetereyê de be.
residence-office = Daîreya biyaniyan (Ausländerbehörde) nikare dosyaya me bibîne. Ew ji me tenê tiştê ku hûn li jor destûr didin an qanûnek dixwaze distîne.
no-machine = Tu kompîter li ser we biryarê nade. Em daneyan nadin welatên li derveyî Yekîtiya Ewropayê.

# How it was explained.
explained-title = Wiha hat şirovekirin
explained-language = Zimanê hevpeyvînê
explained-how = Awayê şirovekirinê
explained-self-read = bi xwe xwend
explained-read-aloud = jê re hat xwendin
explained-interpreter = bi devkî hat wergerandin
explained-translation = werger hat dayîn
explained-plain = bi gotinên hêsan hat şirovekirin
interpreter-label = Wergêr
interpreter-none = tu kes, ne lazim bû
interpreter-promise = Min bi tevahî û rast wergerand û ez her tiştê ku di vê navê de hîn dibim, wek sir diparêzim.
understood = Min daxuyanî fêm kir. Bersiva pirsên min hat dayîn.

# Who declares.
given-by-label = Kî daxuyaniyê dide
given-by-person = kes bi xwe
given-by-parent = kesê xwedî mafê welayetê (Sorgerecht)
given-by-guardian = welî an nûnerê ku dadgehê destnîşan kiriye
minor-note = Kesê ku wateyê bi xwe fêm dike (pirî caran ji 15 saliyê ve), bi xwe îmze dike. Ji bo zarokên biçûktir xwediyên mafê welayetê îmze dikin, di welayeta hevpar de her du jî.

# Signatures.
sign-place-day = Cih, roj
sign-processing = Îmze ji bo daxuyaniya A
sign-release = Îmze ji bo daxuyaniya B
sign-second-parent = Kesê duyemîn ê xwedî mafê welayetê
sign-interpreter = Wergêr
sign-professional = Pispor
signed-on-screen = Li ser ekranê hat îmzekirin: { $day }

# Confirmation of a withdrawal.
withdrawn-title = Piştrastkirina vekişandina we
withdrawn-received = Vekişandina we gihîşt me di roja { $day } de. Ew li ser van e:
withdrawn-from-now = Ji wê demê ve em daneyên nivîsandî êdî nadin û êdî li wan napirsin.
withdrawn-file = Bi vê yekê piştgiriya we diqede. Em daneyên we jê dibin, ji bilî yên ku qanûn parastina wan dixwaze.
withdrawn-before = Berê ev dane hatin dayîn:
withdrawn-nothing-before = Berê li ser bingeha vê daxuyaniyê tu tişt nehat dayîn.
withdrawn-deletion = Heke hûn bixwazin, em ji saziyên nivîsandî dixwazin ku daneyan jê bibin. Ji me re bibêjin.
withdrawn-again = Hûn dikarin her dem daxuyaniyeke nû bidin.
