# Texts of the letters that come with the program. A line is a paragraph; what stands in braces is filled in later.
appointment-subject = Zaproszenie na rozmowę
appointment-body =
    Dzień dobry { $person },
    zapraszam na rozmowę: { $tag } o godzinie { $uhrzeit }. Miejsce: { $ort }.
    Rozmowa jest dobrowolna i bezpłatna. Jeśli potrzebne jest tłumaczenie albo przyjście nie będzie możliwe, proszę dać mi wcześniej znać: { $telefon }.
    Z poważaniem
    { $case_managerin }
confirmation-subject = Termin spotkania: { $tag }
confirmation-body =
    Dzień dobry { $person },
    potwierdzam nasze spotkanie { $tag } o godzinie { $uhrzeit }. Miejsce: { $ort }.
    Proszę dać mi znać, jeśli przyjście nie będzie możliwe: { $telefon }.
    Z poważaniem
    { $case_managerin }
attendance-subject = Zaświadczenie o rozmowie
attendance-body =
    { $person }, data urodzenia { $geburtsdatum }: rozmowa odbyła się tutaj { $tag } od { $uhrzeit } do { $ende }. Miejsce: { $ort }.
    Zaświadczenie nie mówi nic o treści rozmowy.
    { $case_managerin }, { $organisation }
power-subject = Pełnomocnictwo
power-body =
    Ja, { $person }, data urodzenia { $geburtsdatum }, udzielam pełnomocnictwa: { $bevollmaechtigt }.
    Pełnomocnictwo dotyczy tylko tej sprawy: { $anliegen }.
    Pełnomocnik może w tej sprawie składać za mnie wnioski, uzyskiwać informacje i odbierać pisma. Nie może zawierać za mnie umów.
    Mogę odwołać pełnomocnictwo w każdej chwili bez podania przyczyny. Wygasa ono po załatwieniu sprawy, najpóźniej po sześciu miesiącach.
cover-subject = { $anliegen }
cover-body =
    Szanowni Państwo,
    towarzyszę osobie { $person }, data urodzenia { $geburtsdatum }, w ramach gminnego zarządzania integracją. Zgoda i zwolnienie z tajemnicy zawodowej zostały udzielone.
    { $text }
    Pytania: { $telefon }. Nasz znak: { $aktenzeichen }.
    Z poważaniem
    { $case_managerin }
papers-subject = Proszę przynieść te dokumenty
papers-body =
    Dzień dobry { $person },
    na naszą rozmowę { $tag } o godzinie { $uhrzeit } proszę przynieść to, co jest dostępne z tej listy:
    { $unterlagen }
    Jeśli czegoś brakuje, proszę mimo to przyjść. Pytania: { $telefon }.
    Z poważaniem
    { $case_managerin }
information-subject = Gminne zarządzanie integracją (KIM)
information-body =
    Dzień dobry { $person },
    gminne zarządzanie integracją (KIM) towarzyszy osobom z historią migracji: w sprawach pobytu, języka, szkoły, pracy, mieszkania, zdrowia i rodziny.
    Stała osoba kontaktowa ustala razem z Państwem, co jest potrzebne, i idzie z Państwem do właściwych urzędów. To Państwo decydują, które cele są ważne.
    Wsparcie jest dobrowolne i bezpłatne. Można je zakończyć w każdej chwili bez żadnych negatywnych skutków.
    To, co Państwo mówią, pozostaje poufne. Inne instytucje dowiadują się tylko tego, na co wcześniej wyrażono pisemną zgodę. Zgodę można wycofać. Tylko gdy zagrożone jest dziecko lub życie, prawo może wymagać czegoś innego.
    Osoba kontaktowa: { $case_managerin }, { $organisation }, { $telefon }.
closing-subject = Zakończenie wsparcia
closing-body =
    Dzień dobry { $person },
    nasza wspólna praca kończy się dzisiaj. Dziękuję za zaufanie.
    { $text }
    Jeśli pomoc będzie znów potrzebna, można się zgłosić w każdej chwili: { $telefon }. Dane zostaną usunięte w ustawowych terminach. Można zapytać, jakie dane są zapisane.
    Wszystkiego dobrego
    { $case_managerin }
sign-client = Miejscowość, data, podpis
reading-aid = Pomoc w czytaniu – wiążący jest tekst niemiecki.
paper-identity = Dowód osobisty lub paszport
paper-residence = Dokument pobytowy (tytuł pobytowy, Gestattung lub Duldung)
paper-registration = Zaświadczenie o zameldowaniu
paper-benefits = Decyzje z Jobcenter lub opieki społecznej
paper-work = Umowa o pracę i odcinki wypłaty
paper-rent = Umowa najmu i pisma wynajmującego
paper-certificates = Świadectwa, dyplomy, certyfikaty
paper-language = Zaświadczenia o kursach językowych
paper-health = Karta ubezpieczenia zdrowotnego
paper-civil = Akty urodzenia i małżeństwa
paper-bank = Wyciągi z konta z ostatnich trzech miesięcy
paper-mail = Listy z urzędów, także nieotwarte
