# The sheet that spares people telling everything twice.
title = Fiche de transmission
title-person = Votre fiche pour la consultation
lead = Nous vous prions de conseiller ou d’accueillir la personne nommée. Elle a consenti par écrit à la transmission de ces informations.
lead-person = Apportez cette fiche au premier rendez-vous. Ainsi, vous n’aurez pas à tout raconter de nouveau.
to = À
purpose = But
by = De la part de
contents = Ce que dit la fiche
way = Comment s’y rendre
hours = Heures d’ouverture
phone = Téléphone
bring = À apporter
code = Numéro
answer = Veuillez nous répondre en indiquant le numéro : accepté, liste d’attente jusqu’à quand, ou refusé et pourquoi.
note = Uniquement pour le but indiqué. Le consentement peut être retiré à tout moment ; ces informations doivent alors être effacées.
note-person = Vous avez consenti à la transmission de ces informations. Vous pouvez retirer votre consentement à tout moment.
