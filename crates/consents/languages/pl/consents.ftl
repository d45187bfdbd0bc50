# Reading aid; the German text governs. Not yet reviewed by a native speaker.

# Frame of the sheet.
sheet-title = Zgoda i zwolnienie z tajemnicy zawodowej
reading-aid = Pomoc w czytaniu – wiążący jest tekst niemiecki.
version-line = Wersja tekstu { $number }, kod kontrolny { $mark }
sheet-parts = Liczba odrębnych oświadczeń na tym arkuszu: { $count }. Każde wymaga osobnego podpisu. Można podpisać jedno, a drugiego nie.
copy-for-you = Otrzymają Państwo kopię tego arkusza.

# Who is who.
person-label = Dotyczy osoby
born-label = Data urodzenia
controller-label = Administrator danych
contact-label = Kontakt
officer-label = Inspektor ochrony danych
authority-label = Organ nadzorczy
professional-label = Specjalista w Case Management
officer-on-request = Dane kontaktowe podamy Państwu od razu na pytanie.

# Declaration A: consent to the processing of personal data.
processing-title = A. Zgoda na przetwarzanie danych
processing-declare = Wyrażam zgodę na zbieranie, przechowywanie i wykorzystywanie niżej wymienionych danych o mnie przez { $controller }, aby wspierać mnie w ramach Case Management.
processing-share = Wyrażam też zgodę na przekazywanie danych między { $controller } a niżej wymienionymi instytucjami: tylko wymienione dane, tylko w wymienionym celu, tylko w wymienionym kierunku.
processing-limit = Czego nie ma w tabeli, to nie jest dozwolone.
processing-base = Podstawą jest wyłącznie Państwa zgoda (art. 6 ust. 1 lit. a RODO, dla danych szczególnie chronionych art. 9 ust. 2 lit. a RODO).

# Declaration B: release from professional secrecy.
release-title = B. Zwolnienie z tajemnicy zawodowej
release-declare = Następujące osoby: { $professional } i zastępstwo w Case Management ({ $controller }) zwalniam z tajemnicy zawodowej (§ 203 niemieckiego kodeksu karnego, StGB) wobec niżej wymienionych instytucji.
release-back = Jeśli w tabeli jest „od instytucji do nas” lub „w obu kierunkach”, zwalniam też specjalistów tej instytucji z tajemnicy zawodowej wobec Case Management.
release-limit = Zwolnienie dotyczy tylko wymienionych danych i tylko wymienionego celu. Wszystko inne pozostaje tajemnicą.
release-separate = To oświadczenie jest niezależne od oświadczenia A.

# The table.
table-number = Nr
table-recipient = Instytucja
table-categories = Dane
table-purpose = Cel
table-direction = Kierunek
table-until = Ważne do
table-until-withdrawn = do wycofania
recipient-own = Case Management ({ $controller })
direction-to = od nas do instytucji
direction-from = od instytucji do nas
direction-both = w obu kierunkach
direction-within = tylko u nas

# Categories of data.
category-contact = Imię i nazwisko, data urodzenia, adres, telefon, e-mail
category-household = Rodzina i gospodarstwo domowe
category-status = Obywatelstwo, status pobytu, paszport i dokumenty pobytowe
category-language = Znajomość języków i kursy językowe
category-education = Przedszkole, szkoła, nauka zawodu, studia, świadectwa
category-work = Praca, doświadczenie zawodowe, uznanie kwalifikacji
category-livelihood = Dochody, świadczenia, długi
category-housing = Sytuacja mieszkaniowa
category-participation = Czas wolny, wolontariat, kontakty społeczne
category-appointments = Terminy: dzień, godzina, miejsce, obecność
category-plan = Ocena sytuacji, cele i uzgodnione kroki
category-correspondence = Wnioski, decyzje i pisma urzędów
# Specially protected categories (Art. 9 GDPR): ticked one by one.
category-health = Zdrowie, ciąża, niepełnosprawność, opieka
category-religion = Religia lub światopogląd
category-persecution = Prześladowanie, powody ucieczki, poglądy polityczne
category-origin = Pochodzenie etniczne, doświadczenia dyskryminacji
category-orientation = Orientacja seksualna lub tożsamość płciowa

# Specially protected data.
special-title = Dane szczególnie chronione
special-intro = Prawo szczególnie chroni te dane (art. 9 RODO). Oświadczenie obejmuje je tylko wtedy, gdy sami Państwo zaznaczą kratkę.
special-tick = Tak, wyraźnie także: { $category }

# Purposes.
purpose-accompany = Case Management: ustalenie potrzeb, uzgodnienie celów, pośredniczenie w pomocy, sprawdzanie wyników
purpose-housing = Szukanie, najem lub utrzymanie mieszkania
purpose-work = Szukanie pracy i ubieganie się o nią
purpose-recognition = Uznanie zagranicznych kwalifikacji
purpose-training = Szukanie miejsca nauki zawodu lub studiów
purpose-school = Znalezienie miejsca w szkole lub przedszkolu i zapewnienie uczęszczania
purpose-language = Znalezienie kursu językowego lub integracyjnego i zapisanie się
purpose-health = Znalezienie pomocy medycznej, psychologicznej lub opiekuńczej
purpose-residence = Wyjaśnienie prawa pobytu, wniosek o dokumenty pobytowe lub ich przedłużenie
purpose-naturalisation = Przygotowanie i złożenie wniosku o obywatelstwo niemieckie
purpose-livelihood = Wyjaśnienie świadczeń na utrzymanie i wniosek o nie
purpose-debts = Wyjaśnienie i zmniejszanie długów
purpose-family = Wyjaśnienie pomocy dla dzieci i rodziny i wniosek o nią
purpose-participation = Znalezienie ofert czasu wolnego, spotkań i wolontariatu
purpose-appointments = Uzgadnianie z instytucją terminów i tłumaczenia ustnego
purpose-conference = Omówienie sprawy: uzgodnienie z instytucją następnych kroków
purpose-handover = Przekazanie wsparcia instytucji, która jest do tego właściwa

# Presets: what is often agreed together.
preset-housing = Szukanie mieszkania
preset-work = Praca
preset-training = Nauka zawodu i studia
preset-school = Szkoła i przedszkole
preset-health = Zdrowie
preset-language = Kurs językowy
preset-residence = Pobyt i obywatelstwo
preset-livelihood = Pieniądze i świadczenia
preset-family = Rodzina
preset-participation = Czas wolny i wolontariat
preset-conference = Omówienie sprawy
preset-handover = Przekazanie innej instytucji

# What the person must know before signing.
voluntary-title = Dobrowolność
voluntary = Decydują Państwo swobodnie. Brak podpisu nie ma żadnych niekorzystnych skutków: ani przy świadczeniach, ani przy pobycie, ani w innych instytucjach.
refusal-processing = Bez oświadczenia A doradzamy Państwu, także bez podania nazwiska. Nie możemy wtedy prowadzić akt z celami ani stałego wsparcia.
refusal-release = Bez oświadczenia B nadal Państwa wspieramy. Nie rozmawiamy wtedy o Państwu z żadną inną instytucją. Dokumenty mogą Państwo złożyć sami.
withdrawal-right-title = Wycofanie
withdrawal-right = Każde oświadczenie mogą Państwo wycofać w każdej chwili, w całości lub co do poszczególnych instytucji, danych lub celów, bez podawania powodów. Wystarczy nam to powiedzieć lub napisać.
withdrawal-effect = Od chwili wycofania na podstawie oświadczenia nic już nie jest przetwarzane ani przekazywane. To, co było wcześniej, pozostaje zgodne z prawem.
withdrawal-file = Jeśli wycofają Państwo zgodę na przetwarzanie danych u nas, wsparcie się kończy. Usuwamy Państwa dane, o ile ustawa nie nakazuje ich przechowywania.
duration-title = Czas trwania
duration = Każdy wiersz jest ważny do podanego dnia. Bez podanego dnia jest ważny do wycofania.
storage = Pełne lata kalendarzowe po zakończeniu wsparcia, po których usuwamy akta: { $years }
rights-title = Państwa prawa
rights = Mają Państwo prawo dostępu do danych, ich sprostowania, usunięcia, ograniczenia przetwarzania i przenoszenia (art. 15–18 i 20 RODO).
complaint = Mogą Państwo złożyć skargę do organu nadzorczego: { $authority }
by-law = Bez Państwa oświadczenia przekazujemy coś tylko wtedy, gdy ustawa tego wymaga lub wyraźnie na to pozwala, na przykład gdy zagrożone jest życie lub dziecko.
residence-office = Urząd ds. cudzoziemców (Ausländerbehörde) nie ma wglądu w nasze akta. Od nas otrzymuje tylko to, na co Państwo wyżej pozwolą lub czego wymaga ustawa.
no-machine = Żaden komputer nie decyduje o Państwu. Nie przekazujemy danych do krajów poza Unią Europejską.

# How it was explained.
explained-title = Sposób wyjaśnienia
explained-language = Język rozmowy
explained-how = Rodzaj wyjaśnienia
explained-self-read = przeczytane samodzielnie
explained-read-aloud = odczytane na głos
explained-interpreter = przetłumaczone ustnie
explained-translation = wręczono tłumaczenie
explained-plain = wyjaśnione prostymi słowami
interpreter-label = Osoba tłumacząca
interpreter-none = nikt, nie było to potrzebne
interpreter-promise = Oświadczam, że moje tłumaczenie było pełne i wierne. Zachowam w tajemnicy wszystko, czego się przy tym dowiem.
understood = Rozumiem oświadczenie. Otrzymałam/otrzymałem odpowiedzi na moje pytania.

# Who declares.
given-by-label = Oświadczenie składa
given-by-person = sama osoba
given-by-parent = osoba sprawująca władzę rodzicielską
given-by-guardian = opiekun prawny lub kurator (Betreuung)
minor-note = Kto sam rozumie znaczenie (zwykle od 15 lat), podpisuje sam. Za młodsze dzieci podpisują osoby sprawujące władzę rodzicielską, przy wspólnej władzy obie.

# Signatures.
sign-place-day = Miejsce, data
sign-processing = Podpis do oświadczenia A
sign-release = Podpis do oświadczenia B
sign-second-parent = Druga osoba z władzą rodzicielską
sign-interpreter = Tłumaczka lub tłumacz
sign-professional = Specjalista
signed-on-screen = Podpisano na ekranie dnia { $day }

# Confirmation of a withdrawal.
withdrawn-title = Potwierdzenie wycofania
withdrawn-received = Państwa wycofanie wpłynęło do nas dnia { $day }. Dotyczy ono:
withdrawn-from-now = Od tego czasu nie przekazujemy już wymienionych danych i nie pytamy już o nie.
withdrawn-file = Państwa wsparcie się tym samym kończy. Usuwamy Państwa dane, o ile ustawa nie nakazuje ich przechowywania.
withdrawn-before = Wcześniej przekazano te dane:
withdrawn-nothing-before = Wcześniej na podstawie tego oświadczenia niczego nie przekazano.
withdrawn-deletion = Na Państwa życzenie prosimy wymienione instytucje o usunięcie danych. Proszę nam to powiedzieć.
withdrawn-again = W każdej chwili mogą Państwo złożyć nowe oświadczenie.
