# What everybody is told about the use of their data (Art. 13 GDPR). The German text governs. What the declarations of
# consent say already stands there. $law: the paragraph of the law that binds the controller. $days: days until erasure.
title = Informations sur la protection des données
intro = Vous lisez ici pourquoi nous avons besoin de vos données, qui les reçoit, combien de temps nous les gardons et quels sont vos droits.
purpose-title = Pour quoi et pourquoi
purpose = Nous conseillons et accompagnons des personnes venues en Allemagne. Pour cela, nous avons besoin d’informations de votre part.
base-advice = Le conseil est notre mission publique ({ $law }). Il est possible aussi sans votre nom.
base-case = Si nous vous accompagnons avec un dossier, il nous faut votre autorisation écrite ({ $law }).
base-special = Nous n’enregistrons des informations, par exemple sur la santé ou la religion, que si vous l’autorisez expressément ({ $law }).
base-danger = Si une vie ou un enfant est en danger, nous devons agir et le noter ({ $law }).
no-duty = Vous n’êtes pas obligé de nous dire quoi que ce soit. Sans informations, nous ne pourrons peut-être aider que de façon générale.
data-title = Quelles données
data = Nous n’écrivons que ce qui est nécessaire pour votre demande. Cela peut être :
source = Les informations viennent de vous. Nous n’interrogeons d’autres services que si vous l’autorisez.
recipient-title = Qui reçoit vos données
recipient = Vos données sont vues par votre conseiller et, pendant ses congés, par son remplaçant. D’autres services ne reçoivent que ce que vous autorisez par écrit.
operator = Ceux qui gèrent nos ordinateurs sont tenus au secret et ne travaillent que selon nos instructions.
keep-title = Combien de temps et avec quelle sécurité
keep-contact = Une fiche à votre nom sans dossier est effacée après { $days } jours.
keep-safe = Votre nom et tous les textes sont chiffrés. Chaque consultation de votre dossier est enregistrée.
objection = Vous pouvez vous opposer au traitement s’il repose sur notre mission publique (art. 21 RGPD).
ask = Dites-nous ou écrivez-nous ce que vous voulez. Nous répondons en un mois, gratuitement.
language = Langue
show = Afficher
download = Télécharger en PDF
back = Vers la page d’accueil
staff = Connexion du personnel
