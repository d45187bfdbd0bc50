# What everybody is told about the use of their data (Art. 13 GDPR). The German text governs. What the declarations of
# consent say already stands there. $law: the paragraph of the law that binds the controller. $days: days until erasure.
title = Verilerin korunması hakkında bilgi
intro = Burada verilerinize neden ihtiyacımız olduğunu, onları kimin aldığını, ne kadar süre sakladığımızı ve haklarınızı okuyorsunuz.
purpose-title = Ne için ve neden
purpose = Almanya’ya gelen insanlara danışmanlık yapıyor ve eşlik ediyoruz. Bunun için sizden bilgiye ihtiyacımız var.
base-advice = Danışmanlık bizim kamu görevimizdir ({ $law }). Adınız olmadan da mümkündür.
base-case = Size bir dosya ile eşlik edersek yazılı izninize ihtiyacımız var ({ $law }).
base-special = Örneğin sağlık veya din ile ilgili bilgileri yalnızca açıkça izin verirseniz saklarız ({ $law }).
base-danger = Bir yaşam veya bir çocuk tehlikedeyse harekete geçmek ve bunu yazmak zorundayız ({ $law }).
no-duty = Bize bir şey söylemek zorunda değilsiniz. Ancak bilgi olmadan belki yalnızca genel olarak yardım edebiliriz.
data-title = Hangi veriler
data = Yalnızca konunuz için gerekli olanı yazarız. Bunlar olabilir:
source = Bilgileri sizden alırız. Başka kurumlara yalnızca izin verirseniz sorarız.
recipient-title = Verilerinizi kim alır
recipient = Verilerinizi danışmanınız, izin sırasında da vekili görür. Başka kurumlar yalnızca yazılı olarak izin verdiğiniz şeyi alır.
operator = Bilgisayarlarımızı işletenler gizliliğe uymak zorundadır ve yalnızca talimatımızla çalışır.
keep-title = Ne kadar süre ve ne kadar güvenli
keep-contact = Dosyası olmayan, adınızın yazılı olduğu kartı { $days } gün sonra sileriz.
keep-safe = Adınız ve bütün metinler şifrelidir. Dosyanıza her bakış kaydedilir.
objection = Kamu görevimize dayanan işlemeye itiraz edebilirsiniz (DSGVO madde 21).
ask = Ne istediğinizi bize söyleyin veya yazın. Bir ay içinde ücretsiz cevap veririz.
language = Dil
show = Göster
download = PDF olarak indir
back = Başlangıç sayfasına
staff = Çalışanlar için giriş
