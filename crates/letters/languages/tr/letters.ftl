# Texts of the letters that come with the program. A line is a paragraph; what stands in braces is filled in later.
appointment-subject = Görüşmeye davet
appointment-body =
    Merhaba { $person },
    sizi bir görüşmeye davet ediyorum: { $tag }, saat { $uhrzeit }. Yer: { $ort }.
    Görüşme gönüllü ve ücretsizdir. Çevirmene ihtiyacınız varsa veya gelemeyecekseniz lütfen önceden haber verin: { $telefon }.
    Saygılarımla
    { $case_managerin }
confirmation-subject = { $tag } tarihli randevunuz
confirmation-body =
    Merhaba { $person },
    { $tag } günü saat { $uhrzeit } için randevumuzu onaylıyorum. Yer: { $ort }.
    Gelemezseniz lütfen haber verin: { $telefon }.
    Saygılarımla
    { $case_managerin }
attendance-subject = Görüşmeye katılım belgesi
attendance-body =
    { $person }, doğum tarihi { $geburtsdatum }, { $tag } günü saat { $uhrzeit } ile { $ende } arasında görüşme için buradaydı. Yer: { $ort }.
    Bu belge görüşmenin içeriği hakkında bilgi vermez.
    { $case_managerin }, { $organisation }
power-subject = Vekâletname
power-body =
    Ben, { $person }, doğum tarihi { $geburtsdatum }, şu kişiye yetki veriyorum: { $bevollmaechtigt }.
    Bu yetki yalnızca şu konu için geçerlidir: { $anliegen }.
    Yetkili kişi bu konuda benim adıma başvuru yapabilir, bilgi alabilir ve mektup teslim alabilir. Benim adıma sözleşme yapamaz.
    Bu yetkiyi her zaman, neden göstermeden geri alabilirim. Konu tamamlanınca, en geç altı ay sonra sona erer.
cover-subject = { $anliegen }
cover-body =
    Sayın yetkililer,
    { $person }, doğum tarihi { $geburtsdatum }, adlı kişiye Belediye Uyum Yönetimi kapsamında eşlik ediyorum. Onay ve gizlilikten muafiyet beyanı vardır.
    { $text }
    Sorularınız için: { $telefon }. Dosya işaretimiz: { $aktenzeichen }.
    Saygılarımla
    { $case_managerin }
papers-subject = Lütfen bu belgeleri getirin
papers-body =
    Merhaba { $person },
    { $tag } günü saat { $uhrzeit } görüşmemize lütfen şunlardan elinizde olanları getirin:
    { $unterlagen }
    Eksik bir şey olsa da lütfen gelin. Sorular için: { $telefon }.
    Saygılarımla
    { $case_managerin }
information-subject = Belediye Uyum Yönetimi (KIM)
information-body =
    Merhaba { $person },
    Belediye Uyum Yönetimi (KIM) göç geçmişi olan insanlara eşlik eder: oturum, dil, okul, iş, konut, sağlık ve aile konularında.
    Sabit bir görevli, neye ihtiyacınız olduğuna sizinle bakar ve sizinle doğru yerlere gider. Hangi hedeflerin önemli olduğuna siz karar verirsiniz.
    Destek gönüllü ve ücretsizdir. İstediğiniz zaman bırakabilirsiniz, bunun size zararı olmaz.
    Anlattıklarınız gizli kalır. Başka kurumlar yalnızca önceden yazılı izin verdiğiniz bilgileri öğrenir. İzni geri alabilirsiniz. Yalnızca bir çocuk veya bir hayat tehlikedeyse yasa başka bir şey gerektirebilir.
    Görevliniz: { $case_managerin }, { $organisation }, { $telefon }.
closing-subject = Desteğin sona ermesi
closing-body =
    Merhaba { $person },
    ortak çalışmamız bugün sona eriyor. Güveniniz için teşekkür ederim.
    { $text }
    Yeniden yardıma ihtiyacınız olursa her zaman arayabilirsiniz: { $telefon }. Verileriniz yasal süreler içinde silinir. Hakkınızda nelerin kayıtlı olduğunu sorabilirsiniz.
    Size iyi günler dilerim
    { $case_managerin }
sign-client = Yer, tarih, imza
reading-aid = Okuma yardımı – Almanca metin geçerlidir.
paper-identity = Kimlik veya pasaport
paper-residence = Oturum izni, geçici izin veya Duldung
paper-registration = İkamet belgesi
paper-benefits = Jobcenter veya sosyal daire kararları
paper-work = İş sözleşmesi ve maaş bordroları
paper-rent = Kira sözleşmesi ve ev sahibinin mektupları
paper-certificates = Karneler, diplomalar, sertifikalar
paper-language = Dil kursu belgeleri
paper-health = Sağlık kartı
paper-civil = Doğum ve evlilik belgeleri
paper-bank = Son üç ayın hesap özetleri
paper-mail = Resmî dairelerden gelen mektuplar, açılmamış olsa da
