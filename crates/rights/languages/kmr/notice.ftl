# What everybody is told about the use of their data (Art. 13 GDPR). The German text governs. What the declarations of
# consent say already stands there. $law: the paragraph of the law that binds the controller. $days: days until erasure.
title = Agahî li ser parastina daneyan
intro = Li vir hûn dixwînin ku em daneyên we ji bo çi hewce dikin, kî wan distîne, em wan çiqas diparêzin û mafên we çi ne.
purpose-title = Ji bo çi û çima
purpose = Em şîretan li mirovên ku hatine Almanyayê dikin û bi wan re dimeşin. Ji bo vê em ji we agahiyan hewce dikin.
base-advice = Şîretkarî karê me yê giştî ye ({ $law }). Bêyî navê we jî dibe.
base-case = Heke em bi dosyayekê piştgiriya we bikin, em destûra we ya nivîskî hewce dikin ({ $law }).
base-special = Agahiyên wek tenduristî an ol em tenê wê demê tomar dikin, ku hûn bi eşkereyî destûrê bidin ({ $law }).
base-danger = Heke jiyanek an zarokek di xetereyê de be, divê em tevbigerin û wê binivîsin ({ $law }).
no-duty = Hûn ne mecbûr in ku tiştekî ji me re bibêjin. Lê bêyî agahiyan dibe ku em tenê bi giştî alîkariyê bikin.
data-title = Kîjan dane
data = Em tenê tiştê ku ji bo mijara we hewce ye dinivîsin. Ev dikarin bibin:
source = Agahiyan em ji we distînin. Em ji saziyên din tenê dipirsin, heke hûn destûrê bidin.
recipient-title = Kî daneyên we distîne
recipient = Daneyên we şêwirmendê we dibîne û di dema bêhnvedanê de cîgirê wî. Saziyên din tenê tiştê ku hûn bi nivîskî destûrê didin distînin.
operator = Yên ku kompîterên me bi rê ve dibin divê bêdeng bimînin û tenê li gorî fermana me dixebitin.
keep-title = Çiqas dirêj û çiqas ewle
keep-contact = Karta bi navê we ya bê dosya em piştî { $days } rojan jê dibin.
keep-safe = Navê we û hemû nivîs şîfrekirî ne. Her nihêrîna li dosyaya we tê tomarkirin.
objection = Hûn dikarin li dijî bikaranîna ku li ser karê me yê giştî ye derkevin (xala 21 a DSGVO).
ask = Ji me re bibêjin an binivîsin ku hûn çi dixwazin. Em di nav mehekê de bê pere bersivê didin.
language = Ziman
show = Nîşan bide
download = Wek PDF daxe
back = Ber bi rûpela destpêkê
staff = Têketina karmendan
