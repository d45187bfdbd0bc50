# Reading aid; the German text governs. Not yet reviewed by a native speaker.

# Frame of the sheet.
sheet-title = Consentement et levée du secret professionnel
reading-aid = Aide à la lecture – seul le texte allemand fait foi.
version-line = Version du texte { $number }, code de contrôle { $mark }
sheet-parts = Déclarations distinctes sur cette feuille : { $count }. Chacune demande sa propre signature. Vous pouvez signer l’une et pas l’autre.
copy-for-you = Vous recevez une copie de cette feuille.

# Who is who.
person-label = Personne concernée
born-label = Date de naissance
controller-label = Responsable du traitement
contact-label = Contact
officer-label = Délégué(e) à la protection des données
authority-label = Autorité de contrôle
professional-label = Spécialiste du Case Management
officer-on-request = Nous vous donnons ses coordonnées aussitôt sur demande.

# Declaration A: consent to the processing of personal data.
processing-title = A. Consentement au traitement des données
processing-declare = Je consens à ce que { $controller } collecte, conserve et utilise les données me concernant indiquées ci-dessous pour m’accompagner dans le Case Management.
processing-share = Je consens aussi à ce que des données soient transmises entre { $controller } et les organismes ci-dessous : uniquement les données indiquées, uniquement dans le but indiqué, uniquement dans le sens indiqué.
processing-limit = Ce qui n’est pas dans le tableau n’est pas permis.
processing-base = La seule base juridique est votre consentement (art. 6, par. 1, point a) RGPD ; pour les données spécialement protégées, art. 9, par. 2, point a) RGPD).

# Declaration B: release from professional secrecy.
release-title = B. Levée du secret professionnel
release-declare = Je délie { $professional } et la personne qui assure son remplacement dans le Case Management auprès de { $controller } du secret professionnel (§ 203 du code pénal allemand, StGB) envers les organismes ci-dessous.
release-back = Si le tableau indique « de l’organisme à nous » ou « dans les deux sens », je délie aussi les professionnels de cet organisme du secret professionnel envers le Case Management.
release-limit = La levée du secret vaut uniquement pour les données et le but indiqués. Tout le reste demeure secret.
release-separate = Cette déclaration est indépendante de la déclaration A.

# The table.
table-number = N°
table-recipient = Organisme
table-categories = Données
table-purpose = But
table-direction = Sens
table-until = Valable jusqu’au
table-until-withdrawn = jusqu’au retrait
recipient-own = Case Management auprès de { $controller }
direction-to = de nous à l’organisme
direction-from = de l’organisme à nous
direction-both = dans les deux sens
direction-within = seulement chez nous

# Categories of data.
category-contact = Nom, date de naissance, adresse, téléphone, e-mail
category-household = Famille et ménage
category-status = Nationalité, statut de séjour, passeport et titres de séjour
category-language = Connaissances linguistiques et cours de langue
category-education = Crèche, école, formation, études, certificats
category-work = Travail, expérience, reconnaissance des diplômes
category-livelihood = Revenus, prestations, dettes
category-housing = Situation de logement
category-participation = Loisirs, bénévolat, contacts sociaux
category-appointments = Rendez-vous : jour, heure, lieu, présence
category-plan = Évaluation de la situation, objectifs, étapes convenues
category-correspondence = Demandes, décisions et courriers des autorités
# Specially protected categories (Art. 9 GDPR): ticked one by one.
category-health = Santé, grossesse, handicap, soins
category-religion = Religion ou convictions philosophiques
category-persecution = Persécution, motifs de fuite, opinions politiques
category-origin = Origine ethnique, discriminations vécues
category-orientation = Orientation sexuelle ou identité de genre

# Specially protected data.
special-title = Données spécialement protégées
special-intro = La loi protège spécialement ces données (art. 9 RGPD). La déclaration ne vaut pour elles que si vous cochez vous-même la case.
special-tick = Oui, expressément aussi : { $category }

# Purposes.
purpose-accompany = Case Management : clarifier les besoins, convenir d’objectifs, trouver des aides, vérifier les résultats
purpose-housing = Chercher, louer ou garder un logement
purpose-work = Chercher un emploi et postuler
purpose-recognition = Faire reconnaître un diplôme étranger
purpose-training = Chercher une place de formation ou d’études
purpose-school = Trouver une place à l’école ou à la crèche et en assurer la fréquentation
purpose-language = Trouver un cours de langue ou d’intégration et s’inscrire
purpose-health = Trouver une aide médicale, psychologique ou des soins
purpose-residence = Clarifier le droit de séjour, demander ou prolonger les titres de séjour
purpose-naturalisation = Préparer et demander la naturalisation
purpose-livelihood = Clarifier et demander les prestations de subsistance
purpose-debts = Clarifier et réduire les dettes
purpose-family = Clarifier et demander des aides pour enfants et famille
purpose-participation = Trouver des offres de loisirs, de rencontre et de bénévolat
purpose-appointments = Fixer rendez-vous et interprétariat avec l’organisme
purpose-conference = Concertation : convenir des prochaines étapes avec l’organisme
purpose-handover = Confier l’accompagnement à l’organisme compétent

# Presets: what is often agreed together.
preset-housing = Recherche de logement
preset-work = Travail
preset-training = Formation et études
preset-school = École et crèche
preset-health = Santé
preset-language = Cours de langue
preset-residence = Séjour et naturalisation
preset-livelihood = Argent et prestations
preset-family = Famille
preset-participation = Loisirs et bénévolat
preset-conference = Concertation
preset-handover = Passage à un autre organisme

# What the person must know before signing.
voluntary-title = Libre choix
voluntary = Vous décidez librement. Si vous ne signez pas, vous n’avez aucun désavantage : ni pour les prestations, ni pour le séjour, ni auprès d’autres organismes.
refusal-processing = Sans la déclaration A, nous vous conseillons, même sans votre nom. Nous ne pouvons alors pas tenir de dossier avec des objectifs et un suivi régulier.
refusal-release = Sans la déclaration B, nous continuons à vous accompagner. Nous ne parlons alors de vous à aucun autre organisme. Vous pouvez remettre vos documents vous-même.
withdrawal-right-title = Retrait
withdrawal-right = Vous pouvez retirer chaque déclaration à tout moment, en entier ou pour certains organismes, données ou buts, sans donner de raisons. Il suffit de nous le dire ou de nous l’écrire.
withdrawal-effect = Dès le retrait, plus rien n’est traité ni transmis sur la base de la déclaration. Ce qui a été fait avant reste licite.
withdrawal-file = Si vous retirez le consentement à notre propre traitement, l’accompagnement prend fin. Nous effaçons vos données dans la mesure où aucune loi n’impose de les conserver.
duration-title = Durée
duration = Chaque ligne vaut jusqu’au jour indiqué. Sans date, elle vaut jusqu’au retrait.
storage = Années civiles entières après la fin de l’accompagnement, au terme desquelles nous effaçons le dossier : { $years }
rights-title = Vos droits
rights = Vous avez droit à l’accès, à la rectification, à l’effacement, à la limitation du traitement et à la portabilité des données (art. 15 à 18 et 20 RGPD).
complaint = Vous pouvez déposer une réclamation auprès de l’autorité de contrôle : { $authority }
by-law = Sans votre déclaration, nous ne transmettons quelque chose que si une loi l’exige ou le permet expressément, par exemple si une vie ou un enfant est en danger.
residence-office = Le service des étrangers (Ausländerbehörde) ne peut pas consulter notre dossier. Il ne reçoit de nous que ce que vous permettez ci-dessus ou ce qu’une loi exige.
no-machine = Aucun ordinateur ne décide à votre sujet. Nous ne transmettons pas de données hors de l’Union européenne.

# How it was explained.
explained-title = Explications données
explained-language = Langue de l’entretien
explained-how = Mode d’explication
explained-self-read = lu par la personne
explained-read-aloud = lu à haute voix
explained-interpreter = interprété oralement
explained-translation = traduction remise
explained-plain = expliqué en mots simples
interpreter-label = Interprétariat assuré par
interpreter-none = personne, ce n’était pas nécessaire
interpreter-promise = J’ai interprété de façon complète et exacte et je garde le secret sur tout ce que j’apprends ainsi.
understood = J’ai compris la déclaration. On a répondu à mes questions.

# Who declares.
given-by-label = La déclaration est faite par
given-by-person = la personne elle-même
given-by-parent = titulaire de l’autorité parentale
given-by-guardian = tuteur ou représentant légal désigné
minor-note = Qui en comprend soi-même la portée (souvent dès 15 ans) signe soi-même. Pour les enfants plus jeunes, les titulaires de l’autorité parentale signent ; si elle est conjointe, les deux.

# Signatures.
sign-place-day = Lieu, date
sign-processing = Signature pour la déclaration A
sign-release = Signature pour la déclaration B
sign-second-parent = Second titulaire de l’autorité parentale
sign-interpreter = Interprète
sign-professional = Spécialiste
signed-on-screen = Signé à l’écran le { $day }

# Confirmation of a withdrawal.
withdrawn-title = Confirmation de votre retrait
withdrawn-received = Votre retrait nous est parvenu le { $day }. Il concerne :
withdrawn-from-now = Depuis, nous ne transmettons plus les données indiquées et ne les demandons plus.
withdrawn-file = Votre accompagnement prend ainsi fin. Nous effaçons vos données dans la mesure où aucune loi n’impose de les conserver.
withdrawn-before = Avant cela, ces données ont été transmises :
withdrawn-nothing-before = Avant cela, rien n’a été transmis sur la base de cette déclaration.
withdrawn-deletion = Si vous le souhaitez, nous demandons aux organismes indiqués d’effacer les données. Dites-le-nous.
withdrawn-again = Vous pouvez faire une nouvelle déclaration à tout moment.
