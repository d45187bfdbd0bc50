# What everybody is told about the use of their data (Art. 13 GDPR). The German text governs. What the declarations of
# consent say already stands there. $law: the paragraph of the law that binds the controller. $days: days until erasure.
title = Informacje o ochronie danych
intro = Tutaj przeczytają Państwo, do czego potrzebujemy danych, kto je otrzymuje, jak długo je przechowujemy i jakie mają Państwo prawa.
purpose-title = Po co i dlaczego
purpose = Doradzamy ludziom, którzy przyjechali do Niemiec, i towarzyszymy im. Do tego potrzebujemy od Państwa informacji.
base-advice = Doradztwo jest naszym zadaniem publicznym ({ $law }). Jest możliwe także bez podania nazwiska.
base-case = Jeśli prowadzimy dla Państwa akta, potrzebujemy pisemnej zgody ({ $law }).
base-special = Dane na przykład o zdrowiu lub religii zapisujemy tylko wtedy, gdy Państwo wyraźnie na to pozwolą ({ $law }).
base-danger = Jeśli życie lub dziecko jest w niebezpieczeństwie, musimy działać i to zapisać ({ $law }).
no-duty = Nie muszą Państwo niczego nam mówić. Bez informacji możemy jednak pomóc być może tylko ogólnie.
data-title = Jakie dane
data = Zapisujemy tylko to, co jest potrzebne w Państwa sprawie. Mogą to być:
source = Informacje mamy od Państwa. Inne instytucje pytamy tylko wtedy, gdy Państwo na to pozwolą.
recipient-title = Kto otrzymuje Państwa dane
recipient = Państwa dane widzi osoba, która Państwu doradza, a podczas urlopu jej zastępstwo. Inne instytucje otrzymują tylko to, na co Państwo pisemnie pozwolą.
operator = Osoby, które obsługują nasze komputery, muszą zachować milczenie i pracują tylko według naszych poleceń.
keep-title = Jak długo i jak bezpiecznie
keep-contact = Kartę z nazwiskiem bez akt usuwamy po { $days } dniach.
keep-safe = Nazwisko i wszystkie teksty są zaszyfrowane. Każdy wgląd w akta jest zapisywany.
objection = Mogą Państwo sprzeciwić się przetwarzaniu, jeśli opiera się ono na naszym zadaniu publicznym (art. 21 RODO).
ask = Proszę nam powiedzieć lub napisać, czego Państwo chcą. Odpowiadamy w ciągu miesiąca, bezpłatnie.
language = Język
show = Pokaż
download = Pobierz jako PDF
back = Do strony głównej
staff = Logowanie dla pracowników
