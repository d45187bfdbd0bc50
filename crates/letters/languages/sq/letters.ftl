# Texts of the letters that come with the program. A line is a paragraph; what stands in braces is filled in later.
appointment-subject = Ftesë për bisedë
appointment-body =
    Përshëndetje { $person },
    ju ftoj për një bisedë: më { $tag } në orën { $uhrzeit }. Vendi: { $ort }.
    Biseda është vullnetare dhe falas. Nëse ju duhet përkthim ose nuk mund të vini, ju lutem më njoftoni më parë: { $telefon }.
    Me respekt
    { $case_managerin }
confirmation-subject = Takimi juaj më { $tag }
confirmation-body =
    Përshëndetje { $person },
    konfirmoj takimin tonë më { $tag } në orën { $uhrzeit }. Vendi: { $ort }.
    Ju lutem më njoftoni nëse nuk mund të vini: { $telefon }.
    Me respekt
    { $case_managerin }
attendance-subject = Vërtetim për një bisedë
attendance-body =
    { $person }, datëlindja { $geburtsdatum }, ishte këtu për një bisedë më { $tag } nga ora { $uhrzeit } deri në { $ende }. Vendi: { $ort }.
    Vërtetimi nuk thotë asgjë për përmbajtjen e bisedës.
    { $case_managerin }, { $organisation }
power-subject = Prokurë
power-body =
    Unë, { $person }, datëlindja { $geburtsdatum }, autorizoj: { $bevollmaechtigt }.
    Prokura vlen vetëm për këtë çështje: { $anliegen }.
    Personi i autorizuar mund të dorëzojë kërkesa, të marrë informacione dhe të pranojë letra në emrin tim për këtë çështje. Nuk mund të lidhë kontrata për mua.
    Mund ta tërheq prokurën në çdo kohë pa dhënë arsye. Ajo mbaron kur çështja është kryer, më së voni pas gjashtë muajsh.
cover-subject = { $anliegen }
cover-body =
    Të nderuar zonja dhe zotërinj,
    unë shoqëroj { $person }, datëlindja { $geburtsdatum }, në menaxhimin komunal të integrimit. Pëlqimi dhe lirimi nga detyrimi i fshehtësisë ekzistojnë.
    { $text }
    Për pyetje: { $telefon }. Shenja jonë: { $aktenzeichen }.
    Me respekt
    { $case_managerin }
papers-subject = Ju lutem sillni këto dokumente
papers-body =
    Përshëndetje { $person },
    për bisedën tonë më { $tag } në orën { $uhrzeit } ju lutem sillni çfarë keni nga këto:
    { $unterlagen }
    Nëse mungon diçka, ju lutem ejani prapë. Pyetje: { $telefon }.
    Me respekt
    { $case_managerin }
information-subject = Menaxhimi komunal i integrimit (KIM)
information-body =
    Përshëndetje { $person },
    menaxhimi komunal i integrimit (KIM) shoqëron njerëz me histori migrimi: për qëndrimin, gjuhën, shkollën, punën, banimin, shëndetin dhe familjen.
    Një person i përhershëm kontakti shikon me ju çfarë ju duhet dhe vjen me ju në vendet e duhura. Ju vendosni cilat qëllime janë të rëndësishme.
    Mbështetja është vullnetare dhe falas. Mund ta ndërprisni në çdo kohë pa pasoja.
    Çfarë tregoni mbetet konfidenciale. Zyrat e tjera mësojnë vetëm atë që keni lejuar me shkrim. Lejen mund ta tërhiqni. Vetëm nëse një fëmijë ose një jetë është në rrezik, ligji mund të kërkojë diçka tjetër.
    Personi juaj i kontaktit: { $case_managerin }, { $organisation }, { $telefon }.
closing-subject = Përfundimi i mbështetjes
closing-body =
    Përshëndetje { $person },
    puna jonë e përbashkët përfundon sot. Faleminderit për besimin.
    { $text }
    Nëse ju duhet përsëri ndihmë, mund të na kontaktoni në çdo kohë: { $telefon }. Të dhënat tuaja fshihen sipas afateve ligjore. Mund të pyesni çfarë është ruajtur për ju.
    Ju uroj gjithë të mirat
    { $case_managerin }
sign-client = Vendi, data, nënshkrimi
reading-aid = Ndihmë për lexim – vlen teksti gjermanisht.
paper-identity = Letërnjoftim ose pasaportë
paper-residence = Leje qëndrimi ose dokument tjetër qëndrimi
paper-registration = Vërtetim i adresës
paper-benefits = Vendime nga Jobcenter ose zyra sociale
paper-work = Kontrata e punës dhe fletëpagesat
paper-rent = Kontrata e qirasë dhe letra nga qiradhënësi
paper-certificates = Dëftesa, diploma, certifikata
paper-language = Dëshmi për kurse gjuhe
paper-health = Karta shëndetësore
paper-civil = Certifikata e lindjes dhe e martesës
paper-bank = Pasqyra bankare të tre muajve të fundit
paper-mail = Letra nga zyrat, edhe të pahapura
