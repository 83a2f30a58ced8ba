# Le rappel de la veille

reminders-title = Rappel des livraisons
reminders-wanted = M’écrire la veille de chaque livraison
reminders-hint = L’heure, le lieu, ce que vous retirez, et qui tient la permanence.
reminders-save = Enregistrer
reminders-link = Recevoir ou non un rappel la veille
done-reminders-on = Vous recevrez un message la veille de chaque livraison.
done-reminders-off = Vous ne recevrez plus de rappel.
reminders-duty = De permanence : { $names }.
reminders-duty-nobody = Personne n’est encore de permanence : votre aide est la bienvenue.
