# The sheet that spares people telling everything twice.
title = Karta przekazania
title-person = Państwa karta do poradni
lead = Prosimy o udzielenie porady lub przyjęcie wskazanej osoby. Osoba ta zgodziła się na piśmie na przekazanie tych informacji.
lead-person = Proszę zabrać tę kartę na pierwsze spotkanie. Wtedy nie trzeba opowiadać wszystkiego od nowa.
to = Do
purpose = Cel
by = Od
contents = Co jest na karcie
way = Jak dojechać
hours = Godziny otwarcia
phone = Telefon
bring = Co zabrać ze sobą
code = Numer
answer = Prosimy o odpowiedź z podaniem numeru: przyjęto, lista oczekujących do kiedy lub odmowa i dlaczego.
note = Tylko do podanego celu. Zgodę można wycofać w każdej chwili; wtedy dane należy usunąć.
note-person = Zgodzili się Państwo na przekazanie tych informacji. Zgodę można wycofać w każdej chwili.
