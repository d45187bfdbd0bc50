# The sheet that spares people telling everything twice.
title = Fletë dorëzimi
title-person = Fleta juaj për këshillimin
lead = Ju lutemi ta këshilloni ose ta pranoni personin e përmendur. Ai ka rënë dakord me shkrim që këto të dhëna të përcillen.
lead-person = Merreni këtë fletë me vete në takimin e parë. Atëherë nuk keni nevojë të tregoni gjithçka përsëri.
to = Për
purpose = Qëllimi
by = Nga
contents = Çfarë shkruhet në fletë
way = Si shkoni atje
hours = Orari
phone = Telefoni
bring = Çfarë të sillni me vete
code = Numri
answer = Ju lutemi na përgjigjuni me numrin: pranuar, listë pritjeje deri kur, ose refuzuar dhe pse.
note = Vetëm për qëllimin e përmendur. Pëlqimi mund të tërhiqet në çdo kohë; atëherë këto të dhëna duhen fshirë.
note-person = Ju keni rënë dakord që këto të dhëna të përcillen. Mund ta tërhiqni pëlqimin në çdo kohë.
