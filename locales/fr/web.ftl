fault-title = Désolé
fault-not-found = Cette page n’existe pas, ou elle n’est pas ouverte à votre compte.
fault-unexpected = Quelque chose s’est mal passé de notre côté. Rien n’a été enregistré à moitié ; vous pouvez réessayer.
fault-reference = Si cela se reproduit, donnez ce numéro à la personne qui gère le site : { $reference }
fault-switch = Continuer comme { $role }
fault-home = Revenir à l’accueil

form-required = Ce champ est à remplir.
form-too-long = C’est trop long : { $most } caractères au plus.
form-control-characters = Ce texte contient des caractères qui ne s’affichent pas.
form-amount = Écrivez un montant comme 12,50.
form-day = Choisissez une date.
form-hour = Écrivez une heure comme 18:30.
form-quantity = Écrivez une quantité comme 1 ou 0,5.
form-email = Cette adresse ne semble pas complète.
form-number = Écrivez un nombre entre { $least } et { $most }.
form-too-large = L’envoi est trop volumineux ou abîmé. Rechargez la page et réessayez.
form-foreign = Ce formulaire n’est plus valable. Rechargez la page, puis réessayez.
