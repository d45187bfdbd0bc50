# Texts of the letters that come with the program. A line is a paragraph; what stands in braces is filled in later.
appointment-subject = Poziv na razgovor
appointment-body =
    Dobar dan { $person },
    pozivam Vas na razgovor: { $tag } u { $uhrzeit } sati. Mesto: { $ort }.
    Razgovor je dobrovoljan i besplatan. Ako Vam treba prevod ili ne možete da dođete, molim Vas da mi to ranije javite: { $telefon }.
    S poštovanjem
    { $case_managerin }
confirmation-subject = Vaš termin { $tag }
confirmation-body =
    Dobar dan { $person },
    potvrđujem naš termin { $tag } u { $uhrzeit } sati. Mesto: { $ort }.
    Molim Vas da mi javite ako ne možete da dođete: { $telefon }.
    S poštovanjem
    { $case_managerin }
attendance-subject = Potvrda o razgovoru
attendance-body =
    { $person }, datum rođenja { $geburtsdatum }: razgovor je održan ovde { $tag } od { $uhrzeit } do { $ende } sati. Mesto: { $ort }.
    Potvrda ne govori ništa o sadržaju razgovora.
    { $case_managerin }, { $organisation }
power-subject = Punomoć
power-body =
    Ja, { $person }, datum rođenja { $geburtsdatum }, dajem punomoć: { $bevollmaechtigt }.
    Punomoć važi samo za ovu stvar: { $anliegen }.
    Opunomoćena osoba sme u toj stvari da predaje zahteve, traži obaveštenja i prima pisma umesto mene. Ne sme da sklapa ugovore umesto mene.
    Punomoć mogu da opozovem u svakom trenutku bez navođenja razloga. Ona prestaje kada je stvar završena, najkasnije posle šest meseci.
cover-subject = { $anliegen }
cover-body =
    Poštovani,
    pratim osobu { $person }, datum rođenja { $geburtsdatum }, u okviru opštinskog upravljanja integracijom. Pristanak i oslobađanje od obaveze čuvanja tajne postoje.
    { $text }
    Pitanja: { $telefon }. Naš znak: { $aktenzeichen }.
    S poštovanjem
    { $case_managerin }
papers-subject = Molimo ponesite ove dokumente
papers-body =
    Dobar dan { $person },
    na naš razgovor { $tag } u { $uhrzeit } sati molim Vas da ponesete ono što imate od ovoga:
    { $unterlagen }
    Ako nešto nedostaje, ipak dođite. Pitanja: { $telefon }.
    S poštovanjem
    { $case_managerin }
information-subject = Opštinsko upravljanje integracijom (KIM)
information-body =
    Dobar dan { $person },
    opštinsko upravljanje integracijom (KIM) prati ljude sa istorijom migracije: boravak, jezik, škola, posao, stanovanje, zdravlje i porodica.
    Stalna kontakt osoba gleda s Vama šta Vam treba i ide s Vama na prava mesta. Vi odlučujete koji su ciljevi važni.
    Podrška je dobrovoljna i besplatna. Možete da prestanete u svakom trenutku, bez štete.
    Ono što ispričate ostaje poverljivo. Druge službe saznaju samo ono što ste ranije pismeno dozvolili. Dozvolu možete da povučete. Samo ako je u opasnosti dete ili život, zakon može da traži drugačije.
    Vaša kontakt osoba: { $case_managerin }, { $organisation }, { $telefon }.
closing-subject = Kraj podrške
closing-body =
    Dobar dan { $person },
    naš zajednički rad završava se danas. Hvala na poverenju.
    { $text }
    Ako Vam ponovo zatreba pomoć, možete da se javite u svakom trenutku: { $telefon }. Vaši podaci se brišu u zakonskim rokovima. Možete da pitate šta je o Vama sačuvano.
    Želim Vam sve najbolje
    { $case_managerin }
sign-client = Mesto, datum, potpis
reading-aid = Pomoć pri čitanju – važi nemački tekst.
paper-identity = Lična karta ili pasoš
paper-residence = Dozvola boravka ili drugi dokument o boravku
paper-registration = Potvrda o prijavi boravišta
paper-benefits = Rešenja iz Jobcentra ili socijalne službe
paper-work = Ugovor o radu i platne liste
paper-rent = Ugovor o zakupu i pisma stanodavca
paper-certificates = Svedočanstva, diplome, sertifikati
paper-language = Potvrde o kursevima jezika
paper-health = Zdravstvena kartica
paper-civil = Izvodi iz matične knjige rođenih i venčanih
paper-bank = Izvodi sa računa za poslednja tri meseca
paper-mail = Pisma iz službi, i neotvorena
