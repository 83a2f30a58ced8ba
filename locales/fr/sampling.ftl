# Une AMAP d’essai

sampling-name = Essai, { $amap }
sampling-within = Vous êtes déjà dans l’AMAP d’essai.
sampling-real = Cette AMAP est une vraie : elle ne se jette pas.
sampling-try = Essayer avec des données inventées
sampling-try-text = Une AMAP d’essai, à côté de la vôtre : des foyers, une ferme, un contrat ouvert. Personne ne reçoit rien ; vous la jetez quand vous voulez.
sampling-here = Vous êtes dans une AMAP d’essai : tout y est inventé.
sampling-throw = Jeter l’essai
done-sampling = Voici l’AMAP d’essai. Tout y est inventé.
done-sampling-thrown = L’essai est jeté.

amaps-checklist = Pour commencer
amaps-checklist-lead = Dans l’ordre qui vous va : chaque étape sert déjà seule.
amaps-check-information = Présenter l’AMAP
amaps-check-site = Dire où l’on se retrouve
amaps-check-households = Inscrire les membres
amaps-check-farm = Ajouter une ferme
amaps-check-contract = Préparer un premier contrat
amaps-check-done = fait
sampling-site = Salle d’exemple
sampling-farm = Ferme d’exemple
sampling-contract = Légumes et œufs
