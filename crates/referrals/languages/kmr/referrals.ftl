# The sheet that spares people telling everything twice.
title = Pelê radestkirinê
title-person = Pelê we ji bo şêwirmendiyê
lead = Em ji we dixwazin ku hûn şîretê li kesê navborî bikin an wî qebûl bikin. Wî bi nivîskî razî bûye ku ev agahî bên dayîn.
lead-person = Vî pelî bi xwe re bibin hevdîtina yekem. Wê demê ne hewce ye ku hûn her tiştî ji nû ve vebêjin.
to = Ji bo
purpose = Armanc
by = Ji
contents = Li ser pelî çi dinivîse
way = Hûn çawa diçin wir
hours = Demên vekirinê
phone = Telefon
bring = Hûn çi bi xwe re tînin
code = Hejmar
answer = Ji kerema xwe bi hejmarê bersiva me bidin: qebûl, lîsteya bendewariyê heta kengê, an red û çima.
note = Tenê ji bo armanca gotî. Razîbûn her dem dikare were vekişandin; wê demê divê ev agahî bên jêbirin.
note-person = We razî bû ku ev agahî bên dayîn. Hûn her dem dikarin razîbûna xwe vekişînin.
