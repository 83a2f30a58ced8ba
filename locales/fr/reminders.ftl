# Le rappel de la veille

reminders-link = Choisir les lettres que je reçois
reminders-duty = De permanence : { $names }.
reminders-duty-nobody = Personne n’est encore de permanence : votre aide est la bienvenue.
