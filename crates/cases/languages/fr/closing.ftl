feedback-question = Comment avez-vous trouvé l’accompagnement ?
feedback-good = bien
feedback-fair = moyen
feedback-bad = pas bien
feedback-free = Vous n’êtes pas obligé de répondre. Votre réponse n’est pas conservée dans votre dossier.
