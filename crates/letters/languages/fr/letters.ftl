# Texts of the letters that come with the program. A line is a paragraph; what stands in braces is filled in later.
appointment-subject = Invitation à un entretien
appointment-body =
    Bonjour { $person },
    je vous invite à un entretien : le { $tag } à { $uhrzeit }. Lieu : { $ort }.
    L'entretien est volontaire et gratuit. Si vous avez besoin d'un interprète ou si vous ne pouvez pas venir, prévenez-moi avant : { $telefon }.
    Cordialement
    { $case_managerin }
confirmation-subject = Votre rendez-vous du { $tag }
confirmation-body =
    Bonjour { $person },
    je confirme notre rendez-vous du { $tag } à { $uhrzeit }. Lieu : { $ort }.
    Prévenez-moi si vous ne pouvez pas venir : { $telefon }.
    Cordialement
    { $case_managerin }
attendance-subject = Attestation de présence
attendance-body =
    { $person }, né(e) { $geburtsdatum }, était ici pour un entretien le { $tag } de { $uhrzeit } à { $ende }. Lieu : { $ort }.
    Cette attestation ne dit rien du contenu de l'entretien.
    { $case_managerin }, { $organisation }
power-subject = Procuration
power-body =
    Je soussigné(e) { $person }, né(e) { $geburtsdatum }, donne procuration à : { $bevollmaechtigt }.
    La procuration vaut uniquement pour cette affaire : { $anliegen }.
    La personne mandatée peut déposer des demandes, obtenir des renseignements et recevoir du courrier en mon nom. Elle ne peut pas signer de contrat pour moi.
    Je peux retirer cette procuration à tout moment sans donner de raison. Elle prend fin quand l'affaire est réglée, au plus tard après six mois.
cover-subject = { $anliegen }
cover-body =
    Madame, Monsieur,
    j'accompagne { $person }, né(e) { $geburtsdatum }, dans le cadre de la gestion communale de l'intégration. Un consentement et une levée du secret professionnel ont été donnés.
    { $text }
    Pour toute question : { $telefon }. Notre référence : { $aktenzeichen }.
    Cordialement
    { $case_managerin }
papers-subject = Merci d'apporter ces documents
papers-body =
    Bonjour { $person },
    merci d'apporter à notre entretien du { $tag } à { $uhrzeit } ce que vous avez parmi :
    { $unterlagen }
    S'il manque quelque chose, venez quand même. Questions : { $telefon }.
    Cordialement
    { $case_managerin }
information-subject = La gestion communale de l'intégration (KIM)
information-body =
    Bonjour { $person },
    la gestion communale de l'intégration (KIM) accompagne les personnes issues de l'immigration : séjour, langue, école, travail, logement, santé et famille.
    Une personne de référence regarde avec vous ce dont vous avez besoin et vous accompagne vers les bons services. C'est vous qui décidez de vos objectifs.
    L'accompagnement est volontaire et gratuit. Vous pouvez arrêter à tout moment, sans inconvénient.
    Ce que vous racontez reste confidentiel. D'autres services n'apprennent que ce que vous avez autorisé par écrit. Vous pouvez retirer cette autorisation. Seulement si un enfant ou une vie est en danger, la loi peut exiger autre chose.
    Votre personne de référence : { $case_managerin }, { $organisation }, { $telefon }.
closing-subject = Fin de l'accompagnement
closing-body =
    Bonjour { $person },
    notre travail commun se termine aujourd'hui. Merci de votre confiance.
    { $text }
    Si vous avez de nouveau besoin d'aide, contactez-nous à tout moment : { $telefon }. Vos données seront effacées dans les délais prévus par la loi. Vous pouvez demander ce qui est enregistré sur vous.
    Bonne continuation
    { $case_managerin }
sign-client = Lieu, date, signature
reading-aid = Aide à la lecture – seul le texte allemand fait foi.
paper-identity = Carte d'identité ou passeport
paper-residence = Titre de séjour, autorisation provisoire ou tolérance
paper-registration = Attestation de domicile
paper-benefits = Décisions du Jobcenter ou de l'aide sociale
paper-work = Contrat de travail et fiches de paie
paper-rent = Contrat de location et lettres du propriétaire
paper-certificates = Bulletins, diplômes, certificats
paper-language = Attestations de cours de langue
paper-health = Carte d'assurance maladie
paper-civil = Actes de naissance et de mariage
paper-bank = Relevés de compte des trois derniers mois
paper-mail = Lettres des administrations, même non ouvertes
