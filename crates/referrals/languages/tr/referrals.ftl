# The sheet that spares people telling everything twice.
title = Devir formu
title-person = Danışma için formunuz
lead = Adı geçen kişiye danışmanlık yapmanızı veya onu kabul etmenizi rica ederiz. Kişi bu bilgilerin iletilmesine yazılı olarak onay vermiştir.
lead-person = Bu formu ilk randevuya götürün. Böylece her şeyi yeniden anlatmanız gerekmez.
to = Kime
purpose = Amaç
by = Kimden
contents = Formda yazanlar
way = Oraya nasıl gidilir
hours = Açılış saatleri
phone = Telefon
bring = Yanınızda getirecekleriniz
code = Numara
answer = Lütfen numarayı belirterek bize yanıt verin: kabul, ne zamana kadar bekleme listesi ya da ret ve nedeni.
note = Yalnızca belirtilen amaç için. Onay her zaman geri alınabilir; o zaman bu bilgiler silinmelidir.
note-person = Bu bilgilerin iletilmesine onay verdiniz. Onayınızı her zaman geri alabilirsiniz.
