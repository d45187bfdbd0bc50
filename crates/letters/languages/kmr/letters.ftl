# Texts of the letters that come with the program. A line is a paragraph; what stands in braces is filled in later.
appointment-subject = Vexwendina ji bo hevpeyvînê
appointment-body =
    Rojbaş { $person },
    ez we vedixwînim hevpeyvînekê: di { $tag } de, saet { $uhrzeit }. Cih: { $ort }.
    Hevpeyvîn bi dilê xwe û bêpere ye. Heke wergêr ji we re lazim be an hûn nikaribin werin, ji kerema xwe berê agahiyê bidin min: { $telefon }.
    Bi silavên germ
    { $case_managerin }
confirmation-subject = Randevûya we ya { $tag }
confirmation-body =
    Rojbaş { $person },
    ez randevûya me ya { $tag } saet { $uhrzeit } piştrast dikim. Cih: { $ort }.
    Heke hûn nikaribin werin, ji kerema xwe agahiyê bidin min: { $telefon }.
    Bi silavên germ
    { $case_managerin }
attendance-subject = Belgeya amadebûna hevpeyvînê
attendance-body =
    { $person }, roja jidayikbûnê { $geburtsdatum }, di { $tag } de ji saet { $uhrzeit } heta { $ende } ji bo hevpeyvînê li vir bû. Cih: { $ort }.
    Ev belge li ser naveroka hevpeyvînê tiştekî nabêje.
    { $case_managerin }, { $organisation }
power-subject = Wekaletname
power-body =
    Ez, { $person }, roja jidayikbûnê { $geburtsdatum }, wekaletê didim: { $bevollmaechtigt }.
    Wekalet tenê ji bo vê mijarê derbasdar e: { $anliegen }.
    Kesê wekîl dikare di vê mijarê de li ser navê min daxwaznameyan bide, agahiyan bigire û nameyan werbigire. Ew nikare li ser navê min peymanan çêbike.
    Ez dikarim wekaletê her dem bêyî sedem vekişînim. Dema mijar qediya, herî dereng piştî şeş mehan, wekalet diqede.
cover-subject = { $anliegen }
cover-body =
    Birêzan,
    ez bi { $person }, roja jidayikbûnê { $geburtsdatum }, re di Rêveberiya Entegrasyonê ya Şaredariyê de kar dikim. Destûr û azadkirina ji parastina nepeniyê hene.
    { $text }
    Ji bo pirsan: { $telefon }. Hejmara me: { $aktenzeichen }.
    Bi silavên germ
    { $case_managerin }
papers-subject = Ji kerema xwe van belgeyan bînin
papers-body =
    Rojbaş { $person },
    ji kerema xwe ji bo hevpeyvîna me ya { $tag } saet { $uhrzeit } ji van çi li ba we hebe bînin:
    { $unterlagen }
    Heke tiştek kêm be jî, werin. Pirs: { $telefon }.
    Bi silavên germ
    { $case_managerin }
information-subject = Rêveberiya Entegrasyonê ya Şaredariyê (KIM)
information-body =
    Rojbaş { $person },
    Rêveberiya Entegrasyonê ya Şaredariyê (KIM) alîkariya mirovên xwedî dîroka koçberiyê dike: li ser rûniştin, ziman, dibistan, kar, xanî, tenduristî û malbatê.
    Kesekî naskirî bi we re dinêre ka ji we re çi lazim e û bi we re diçe saziyên rast. Hûn biryar didin ka kîjan armanc girîng in.
    Alîkarî bi dilê xwe û bêpere ye. Hûn dikarin her dem dev jê berdin, bêyî zirar.
    Tiştên ku hûn dibêjin nepenî dimînin. Saziyên din tenê tiştên ku we berê bi nivîskî destûr dayî dizanin. Hûn dikarin destûrê vekişînin. Tenê heke zarokek an jiyanek di xetereyê de be, qanûn dikare tiştekî din bixwaze.
    Kesê we: { $case_managerin }, { $organisation }, { $telefon }.
closing-subject = Dawiya alîkariyê
closing-body =
    Rojbaş { $person },
    karê me yê hevpar îro diqede. Spas ji bo baweriya we.
    { $text }
    Heke dîsa alîkarî ji we re lazim be, her dem telefon bikin: { $telefon }. Daneyên we di demên qanûnî de tên jêbirin. Hûn dikarin bipirsin ka li ser we çi hatiye tomarkirin.
    Her tiştê baş ji we re dixwazim
    { $case_managerin }
sign-client = Cih, roj, îmze
reading-aid = Alîkariya xwendinê – deqa almanî derbasdar e.
paper-identity = Nasname an pasaport
paper-residence = Destûra rûniştinê an belgeya din a rûniştinê
paper-registration = Belgeya qeyda navnîşanê
paper-benefits = Biryarên Jobcenter an daîreya sosyal
paper-work = Peymana kar û belgeyên mûçe
paper-rent = Peymana kirê û nameyên xwediyê xanî
paper-certificates = Karne, dîploma, sertîfîka
paper-language = Belgeyên kursên ziman
paper-health = Karta tenduristiyê
paper-civil = Belgeyên jidayikbûn û zewacê
paper-bank = Hesabên bankê yên sê mehên dawî
paper-mail = Nameyên daîreyan, yên venebûyî jî
