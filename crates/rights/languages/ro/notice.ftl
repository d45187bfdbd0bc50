# What everybody is told about the use of their data (Art. 13 GDPR). The German text governs. What the declarations of
# consent say already stands there. $law: the paragraph of the law that binds the controller. $days: days until erasure.
title = Informații despre protecția datelor
intro = Aici citiți pentru ce avem nevoie de datele dumneavoastră, cine le primește, cât timp le păstrăm și ce drepturi aveți.
purpose-title = Pentru ce și de ce
purpose = Consiliem și însoțim oameni care au venit în Germania. Pentru aceasta avem nevoie de informații de la dumneavoastră.
base-advice = Consilierea este sarcina noastră publică ({ $law }). Este posibilă și fără numele dumneavoastră.
base-case = Dacă vă însoțim și ținem un dosar, avem nevoie de permisiunea dumneavoastră scrisă ({ $law }).
base-special = Informații de exemplu despre sănătate sau religie păstrăm numai dacă permiteți în mod expres ({ $law }).
base-danger = Dacă o viață sau un copil este în pericol, trebuie să acționăm și să notăm acest lucru ({ $law }).
no-duty = Nu trebuie să ne spuneți nimic. Fără informații vă putem ajuta însă poate numai în general.
data-title = Ce date
data = Notăm numai ce ne trebuie pentru problema dumneavoastră. Acestea pot fi:
source = Informațiile le avem de la dumneavoastră. Întrebăm alte instituții numai dacă permiteți.
recipient-title = Cine primește datele dumneavoastră
recipient = Datele le vede specialistul dumneavoastră și, în concediu, înlocuitorul său. Alte instituții primesc numai ce permiteți în scris.
operator = Cei care administrează calculatoarele noastre trebuie să păstreze secretul și lucrează numai la instrucțiunea noastră.
keep-title = Cât timp și cât de sigur
keep-contact = O fișă cu numele dumneavoastră fără dosar o ștergem după { $days } de zile.
keep-safe = Numele și toate textele sunt criptate. Fiecare privire în dosar este înregistrată.
objection = Vă puteți opune prelucrării dacă ea se bazează pe sarcina noastră publică (art. 21 GDPR).
ask = Spuneți-ne sau scrieți-ne ce doriți. Răspundem în termen de o lună, gratuit.
language = Limba
show = Afișează
download = Descarcă în format PDF
back = La pagina de start
staff = Autentificare pentru angajați
