# What everybody is told about the use of their data (Art. 13 GDPR). The German text governs. What the declarations of
# consent say already stands there. $law: the paragraph of the law that binds the controller. $days: days until erasure.
title = Njoftim për mbrojtjen e të dhënave
intro = Këtu lexoni për çfarë na duhen të dhënat tuaja, kush i merr, sa kohë i mbajmë dhe cilat të drejta keni.
purpose-title = Për çfarë dhe pse
purpose = Ne këshillojmë dhe shoqërojmë njerëz që kanë ardhur në Gjermani. Për këtë na duhen të dhëna nga ju.
base-advice = Këshillimi është detyra jonë publike ({ $law }). Ai bëhet edhe pa emrin tuaj.
base-case = Nëse ju shoqërojmë me një dosje, na duhet leja juaj me shkrim ({ $law }).
base-special = Të dhëna për shembull për shëndetin ose fenë i ruajmë vetëm nëse e lejoni shprehimisht ({ $law }).
base-danger = Nëse një jetë ose një fëmijë është në rrezik, duhet të veprojmë dhe ta shkruajmë ({ $law }).
no-duty = Nuk jeni të detyruar të na thoni asgjë. Por pa të dhëna ndoshta mund të ndihmojmë vetëm në përgjithësi.
data-title = Cilat të dhëna
data = Shkruajmë vetëm atë që na duhet për çështjen tuaj. Këto mund të jenë:
source = Të dhënat i kemi nga ju. Institucione të tjera i pyesim vetëm nëse e lejoni.
recipient-title = Kush i merr të dhënat tuaja
recipient = Të dhënat tuaja i sheh këshilltari juaj dhe gjatë pushimeve zëvendësuesi i tij. Institucionet e tjera marrin vetëm atë që lejoni me shkrim.
operator = Kush mirëmban kompjuterët tanë duhet të ruajë sekretin dhe punon vetëm me udhëzimin tonë.
keep-title = Sa kohë dhe sa të sigurta
keep-contact = Një kartelë me emrin tuaj pa dosje e fshijmë pas { $days } ditësh.
keep-safe = Emri juaj dhe të gjitha tekstet janë të koduara. Çdo shikim në dosjen tuaj regjistrohet.
objection = Mund ta kundërshtoni përpunimin nëse bazohet në detyrën tonë publike (neni 21 GDPR).
ask = Na thoni ose na shkruani çfarë dëshironi. Përgjigjemi brenda një muaji, falas.
language = Gjuha
show = Shfaq
download = Shkarko si PDF
back = Te faqja e fillimit
staff = Hyrja për punonjësit
