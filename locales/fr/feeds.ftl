# L’agenda du téléphone

feeds-title = Mes livraisons dans mon agenda
feeds-lead = Votre téléphone ou votre ordinateur montre vos livraisons et ce que vous retirez, et suit chaque changement.
feeds-of = Quelles livraisons ?
feeds-all = Toutes mes AMAP
feeds-make = Créer une adresse d’agenda
feeds-made = Votre adresse est prête
feeds-made-text = Ouvrez-la sur l’appareil où se trouve votre agenda. Elle n’est montrée qu’une fois ; gardez-la pour vous, car qui la connaît voit vos livraisons.
feeds-open = Ouvrir dans mon agenda
feeds-address = Ou copiez l’adresse
feeds-list = Adresses en service
feeds-read = Lue { $when }
feeds-never-read = Créée { $when }, jamais lue
feeds-revoke = Supprimer
feeds-choose = Choisissez une AMAP, ou toutes.
feeds-too-many = Vous avez déjà { $count } adresses. Supprimez d’abord celles qui ne servent plus.
feeds-calendar-name = Mes livraisons
feeds-summary = { $amap } : livraison
feeds-on-duty = Vous êtes de permanence.
feeds-link = Mes livraisons dans mon agenda
done-feeds-revoked = L’adresse est supprimée : les agendas qui la lisent ne trouvent plus rien.
