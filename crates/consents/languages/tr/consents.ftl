# Reading aid; the German text governs. Not yet reviewed by a native speaker.

# Frame of the sheet.
sheet-title = Veri işlemeye rıza ve meslek sırrından muaf tutma
reading-aid = Okuma yardımı – geçerli olan Almanca metindir.
version-line = Metin sürümü { $number }, kontrol işareti { $mark }
sheet-parts = Bu sayfadaki ayrı beyanların sayısı: { $count }. Her biri için ayrı imza gerekir. Birini imzalayıp diğerini imzalamayabilirsiniz.
copy-for-you = Bu belgenin bir kopyasını alırsınız.

# Who is who.
person-label = İlgili kişi
born-label = Doğum tarihi
controller-label = Sorumlu kurum
contact-label = İletişim
officer-label = Veri koruma görevlisi
authority-label = Denetim makamı
professional-label = Vaka yönetimi görevlisi (Case Management)
officer-on-request = Sorarsanız iletişim bilgilerini size hemen veririz.

# Declaration A: consent to the processing of personal data.
processing-title = A. Veri işlemeye rıza
processing-declare = { $controller } kurumunun, vaka yönetiminde bana eşlik etmek için aşağıda belirtilen verilerimi toplamasına, saklamasına ve kullanmasına rıza gösteriyorum.
processing-share = Ayrıca verilerin { $controller } ile aşağıda belirtilen kurumlar arasında aktarılmasına rıza gösteriyorum: yalnızca belirtilen veriler, yalnızca belirtilen amaçla, yalnızca belirtilen yönde.
processing-limit = Tabloda yazmayan hiçbir şeye izin verilmemiştir.
processing-base = Tek dayanak sizin rızanızdır (AB Genel Veri Koruma Tüzüğü (DSGVO) md. 6 f. 1 bent a, özel olarak korunan veriler için DSGVO md. 9 f. 2 bent a).

# Declaration B: release from professional secrecy.
release-title = B. Meslek sırrını saklama yükümlülüğünden muaf tutma
release-declare = { $professional } ile { $controller } vaka yönetiminde ona vekâlet eden kişiyi, aşağıda belirtilen kurumlara karşı meslek sırrını saklama yükümlülüğünden (Alman Ceza Kanunu, StGB § 203) muaf tutuyorum.
release-back = Tabloda “kurumdan bize” veya “her iki yönde” yazıyorsa, belirtilen kurumun görevlilerini de vaka yönetimine karşı meslek sırrını saklama yükümlülüğünden muaf tutuyorum.
release-limit = Muafiyet yalnızca belirtilen veriler ve yalnızca belirtilen amaç için geçerlidir. Diğer her şey sır olarak kalır.
release-separate = Bu beyan, A beyanından bağımsızdır.

# The table.
table-number = No.
table-recipient = Kurum
table-categories = Veriler
table-purpose = Amaç
table-direction = Yön
table-until = Geçerlilik sonu
table-until-withdrawn = geri alınana kadar
recipient-own = { $controller } vaka yönetimi
direction-to = bizden kuruma
direction-from = kurumdan bize
direction-both = her iki yönde
direction-within = yalnızca bizde

# Categories of data.
category-contact = Ad soyad, doğum tarihi, adres, telefon, e-posta
category-household = Aile ve hane
category-status = Vatandaşlık, oturum durumu, pasaport ve oturum belgeleri
category-language = Dil bilgisi ve dil kursları
category-education = Kreş, okul, meslek eğitimi, üniversite, karneler ve diplomalar
category-work = İş, iş deneyimi, diplomaların tanınması
category-livelihood = Gelir, sosyal yardımlar, borçlar
category-housing = Konut durumu
category-participation = Boş zaman, gönüllü çalışma, sosyal ilişkiler
category-appointments = Randevular: gün, saat, yer, katılım
category-plan = Durum değerlendirmesi, hedefler ve kararlaştırılan adımlar
category-correspondence = Başvurular, resmî kararlar ve resmî dairelerin yazıları
# Specially protected categories (Art. 9 GDPR): ticked one by one.
category-health = Sağlık, hamilelik, engellilik, bakım
category-religion = Din veya dünya görüşü
category-persecution = Zulüm, kaçış nedenleri, siyasi görüş
category-origin = Etnik köken, ayrımcılık deneyimleri
category-orientation = Cinsel yönelim veya cinsiyet kimliği

# Specially protected data.
special-title = Özel olarak korunan veriler
special-intro = Bu verileri yasa özel olarak korur (DSGVO md. 9). Beyan, bu veriler için yalnızca kutuyu kendiniz işaretlerseniz geçerlidir.
special-tick = Evet, açıkça şu da dahil: { $category }

# Purposes.
purpose-accompany = Vaka yönetimi: ihtiyacı belirlemek, hedef kararlaştırmak, yardım bulmak, sonuçları denetlemek
purpose-housing = Konut aramak, kiralamak veya elde tutmak
purpose-work = İş aramak ve başvurmak
purpose-recognition = Yabancı diplomayı tanıtmak (denklik)
purpose-training = Meslek eğitimi veya üniversite yeri aramak
purpose-school = Okulda veya kreşte yer bulmak ve devamı sağlamak
purpose-language = Dil veya uyum kursu bulmak ve kaydolmak
purpose-health = Tıbbi, psikolojik yardım veya bakım yardımı bulmak
purpose-residence = Oturum hakkını açıklığa kavuşturmak, oturum belgelerini almak veya uzatmak
purpose-naturalisation = Vatandaşlık başvurusunu hazırlamak ve yapmak
purpose-livelihood = Geçim yardımlarını açıklığa kavuşturmak ve başvurmak
purpose-debts = Borçları açıklığa kavuşturmak ve azaltmak
purpose-family = Çocuklar ve aile için yardımları açıklığa kavuşturmak ve başvurmak
purpose-participation = Boş zaman, buluşma ve gönüllü çalışma olanakları bulmak
purpose-appointments = Kurumla randevu ve tercüman ayarlamak
purpose-conference = Vaka görüşmesi: sonraki adımları kurumla kararlaştırmak
purpose-handover = Eşlik etme işini bundan sorumlu kuruma devretmek

# Presets: what is often agreed together.
preset-housing = Konut arama
preset-work = İş
preset-training = Meslek eğitimi ve üniversite
preset-school = Okul ve kreş
preset-health = Sağlık
preset-language = Dil kursu
preset-residence = Oturum ve vatandaşlık
preset-livelihood = Para ve yardımlar
preset-family = Aile
preset-participation = Boş zaman ve gönüllü çalışma
preset-conference = Vaka görüşmesi
preset-handover = Başka bir kuruma devir

# What the person must know before signing.
voluntary-title = Gönüllülük
voluntary = Kararınız serbesttir. İmzalamazsanız hiçbir zarar görmezsiniz: ne yardımlarda, ne oturumunuzda, ne de başka kurumlarda.
refusal-processing = A beyanı olmadan da, adınızı vermeseniz bile, size danışmanlık yaparız. Ancak hedefleri içeren bir dosya tutamaz ve size sürekli eşlik edemeyiz.
refusal-release = B beyanı olmadan da size eşlik etmeye devam ederiz. Ancak sizin hakkınızda başka hiçbir kurumla konuşmayız. Belgeleri kendiniz verebilirsiniz.
withdrawal-right-title = Geri alma
withdrawal-right = Her beyanı her zaman, tamamen veya tek tek kurumlar, veriler ya da amaçlar için, neden göstermeden geri alabilirsiniz. Bunu bize söylemeniz veya yazmanız yeterlidir.
withdrawal-effect = Geri aldıktan sonra bu beyana dayanarak artık hiçbir şey işlenmez veya aktarılmaz. Daha önce yapılanlar yasal kalır.
withdrawal-file = Verilerinizi bizim işlememize verdiğiniz rızayı geri alırsanız eşlik etme sona erer. Yasanın saklamayı gerektirdikleri dışında verilerinizi sileriz.
duration-title = Süre
duration = Her satır belirtilen güne kadar geçerlidir. Gün yoksa geri alınana kadar geçerlidir.
storage = Eşlik etme bittikten kaç tam takvim yılı sonra dosyayı sileriz: { $years }
rights-title = Haklarınız
rights = Bilgi alma, düzeltme, silme, işlemenin kısıtlanması ve veri taşınabilirliği haklarınız vardır (DSGVO md. 15–18 ve 20).
complaint = Denetim makamına şikâyette bulunabilirsiniz: { $authority }
by-law = Beyanınız olmadan yalnızca bir yasa gerektirirse veya açıkça izin verirse bilgi aktarırız, örneğin bir hayat veya bir çocuk tehlikedeyse.
residence-office = Yabancılar dairesi (Ausländerbehörde) dosyamızı göremez. Bizden yalnızca yukarıda izin verdiğiniz veya bir yasanın gerektirdiği bilgileri alır.
no-machine = Sizin hakkınızda hiçbir bilgisayar karar vermez. Avrupa Birliği dışındaki ülkelere veri vermeyiz.

# How it was explained.
explained-title = Nasıl açıklandı
explained-language = Görüşme dili
explained-how = Açıklama şekli
explained-self-read = kendisi okudu
explained-read-aloud = sesli okundu
explained-interpreter = sözlü çevrildi
explained-translation = çeviri verildi
explained-plain = basit sözlerle açıklandı
interpreter-label = Tercümeyi yapan
interpreter-none = hiç kimse, gerekmedi
interpreter-promise = Eksiksiz ve doğru çevirdim; bu sırada öğrendiğim her şeyi sır olarak saklarım.
understood = Beyanı anladım. Sorularım yanıtlandı.

# Who declares.
given-by-label = Beyanı veren
given-by-person = kişinin kendisi
given-by-parent = velayet sahibi kişi
given-by-guardian = vasi veya mahkemece atanan temsilci
minor-note = Beyanın anlamını kendisi anlayan (çoğunlukla 15 yaşından itibaren) kendisi imzalar. Daha küçük çocuklar için velayet sahipleri, ortak velayette her ikisi imzalar.

# Signatures.
sign-place-day = Yer, tarih
sign-processing = A beyanı için imza
sign-release = B beyanı için imza
sign-second-parent = Velayet sahibi ikinci kişi
sign-interpreter = Tercüman
sign-professional = Görevli
signed-on-screen = Ekranda imzalandı: { $day }

# Confirmation of a withdrawal.
withdrawn-title = Geri almanızın onayı
withdrawn-received = Geri alma bildiriminiz bize ulaştı: { $day }. Konusu:
withdrawn-from-now = O zamandan beri belirtilen verileri artık aktarmıyor ve sormuyoruz.
withdrawn-file = Böylece size eşlik etmemiz sona erer. Yasanın saklamayı gerektirdikleri dışında verilerinizi sileriz.
withdrawn-before = Daha önce şu veriler aktarıldı:
withdrawn-nothing-before = Daha önce bu beyana dayanarak hiçbir şey aktarılmadı.
withdrawn-deletion = İsterseniz belirtilen kurumlardan verileri silmelerini rica ederiz. Bize söyleyin.
withdrawn-again = Her zaman yeni bir beyan verebilirsiniz.
