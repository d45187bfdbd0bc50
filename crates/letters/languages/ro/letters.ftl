# Texts of the letters that come with the program. A line is a paragraph; what stands in braces is filled in later.
appointment-subject = Invitație la o discuție
appointment-body =
    Bună ziua { $person },
    vă invit la o discuție: pe { $tag } la ora { $uhrzeit }. Locul: { $ort }.
    Discuția este voluntară și gratuită. Dacă aveți nevoie de traducere sau nu puteți veni, vă rog să mă anunțați înainte: { $telefon }.
    Cu stimă
    { $case_managerin }
confirmation-subject = Programarea dumneavoastră din { $tag }
confirmation-body =
    Bună ziua { $person },
    confirm întâlnirea noastră pe { $tag } la ora { $uhrzeit }. Locul: { $ort }.
    Vă rog să mă anunțați dacă nu puteți veni: { $telefon }.
    Cu stimă
    { $case_managerin }
attendance-subject = Adeverință de prezență
attendance-body =
    { $person }, data nașterii { $geburtsdatum }, a fost aici pentru o discuție pe { $tag } între orele { $uhrzeit } și { $ende }. Locul: { $ort }.
    Adeverința nu spune nimic despre conținutul discuției.
    { $case_managerin }, { $organisation }
power-subject = Împuternicire
power-body =
    Eu, { $person }, data nașterii { $geburtsdatum }, împuternicesc: { $bevollmaechtigt }.
    Împuternicirea este valabilă numai pentru această problemă: { $anliegen }.
    Persoana împuternicită poate depune cereri, cere informații și primi scrisori în numele meu. Nu poate încheia contracte pentru mine.
    Pot retrage împuternicirea oricând, fără a da motive. Ea încetează când problema este rezolvată, cel târziu după șase luni.
cover-subject = { $anliegen }
cover-body =
    Stimate doamne, stimați domni,
    însoțesc pe { $person }, data nașterii { $geburtsdatum }, în cadrul managementului comunal al integrării. Există un consimțământ și o dezlegare de la obligația de confidențialitate.
    { $text }
    Întrebări: { $telefon }. Numărul nostru: { $aktenzeichen }.
    Cu stimă
    { $case_managerin }
papers-subject = Vă rog să aduceți aceste acte
papers-body =
    Bună ziua { $person },
    la discuția noastră din { $tag }, ora { $uhrzeit }, vă rog să aduceți ce aveți din următoarele:
    { $unterlagen }
    Dacă lipsește ceva, vă rog să veniți totuși. Întrebări: { $telefon }.
    Cu stimă
    { $case_managerin }
information-subject = Managementul comunal al integrării (KIM)
information-body =
    Bună ziua { $person },
    managementul comunal al integrării (KIM) însoțește persoane cu istorie de migrație: ședere, limbă, școală, muncă, locuință, sănătate și familie.
    O persoană de contact stabilă vede împreună cu dumneavoastră de ce aveți nevoie și merge cu dumneavoastră la locurile potrivite. Dumneavoastră decideți ce obiective sunt importante.
    Sprijinul este voluntar și gratuit. Puteți renunța oricând, fără dezavantaje.
    Ceea ce povestiți rămâne confidențial. Alte instituții află doar ce ați permis în scris înainte. Puteți retrage permisiunea. Numai dacă un copil sau o viață este în pericol, legea poate cere altceva.
    Persoana dumneavoastră de contact: { $case_managerin }, { $organisation }, { $telefon }.
closing-subject = Încheierea sprijinului
closing-body =
    Bună ziua { $person },
    munca noastră comună se încheie astăzi. Vă mulțumesc pentru încredere.
    { $text }
    Dacă aveți din nou nevoie de ajutor, ne puteți contacta oricând: { $telefon }. Datele dumneavoastră vor fi șterse în termenele legale. Puteți întreba ce date despre dumneavoastră sunt păstrate.
    Vă doresc toate cele bune
    { $case_managerin }
sign-client = Locul, data, semnătura
reading-aid = Ajutor la citire – textul german este cel valabil.
paper-identity = Carte de identitate sau pașaport
paper-residence = Permis de ședere sau alt act de ședere
paper-registration = Adeverință de domiciliu
paper-benefits = Decizii de la Jobcenter sau asistența socială
paper-work = Contract de muncă și fluturași de salariu
paper-rent = Contract de închiriere și scrisori de la proprietar
paper-certificates = Diplome, foi matricole, certificate
paper-language = Dovezi ale cursurilor de limbă
paper-health = Cardul de sănătate
paper-civil = Certificate de naștere și de căsătorie
paper-bank = Extrase de cont din ultimele trei luni
paper-mail = Scrisori de la autorități, chiar și nedeschise
