# L’AMAP : tableau de bord, informations, rôles

amaps-dashboard = Tableau de bord
amaps-save = Enregistrer
amaps-cancel = Annuler

amaps-step-eyebrow = À faire maintenant
amaps-step-site = Indiquez où l’AMAP livre
amaps-step-text-site = L’adresse et les heures du lieu de livraison servent à tout le reste.
amaps-step-button-site = Ajouter un lieu
amaps-step-farm = Ajoutez une première ferme
amaps-step-text-farm = Chaque contrat lie un foyer à une ferme.
amaps-step-button-farm = Aller aux fermes
amaps-step-households = Ajoutez les foyers
amaps-step-text-households = Un par un, ou d’un coup avec vos feuilles de livraison de Clic’AMAP (page Import).
amaps-step-button-households = Ajouter un foyer
amaps-step-contract = Préparez le premier contrat
amaps-step-text-contract = Six étapes courtes : la ferme, les livraisons, les produits, les règles, le paiement, le texte.
amaps-step-button-contract = Préparer un contrat
amaps-step-invite = Invitez les amapien·nes
amaps-step-text-invite =
    { $n ->
        [one] { $n } personne a un e-mail et n’est pas encore invitée.
       *[other] { $n } personnes ont un e-mail et ne sont pas encore invitées.
    }
amaps-step-button-invite = Voir les foyers
amaps-step-nothing = Rien ne vous attend
amaps-step-text-nothing = L’AMAP est en ordre de marche.
amaps-step-button-nothing = Voir les livraisons

amaps-next-delivery = Prochaine livraison
amaps-all-deliveries = Toutes les livraisons
amaps-no-delivery = Aucune livraison n’est prévue. Elles viennent avec les contrats.
amaps-hours = de { $opens } à { $closes }
amaps-expected =
    { $n ->
        [0] Aucun foyer attendu
        [one] { $n } foyer attendu
       *[other] { $n } foyers attendus
    }
amaps-delivery-list = Voir la liste
amaps-figures = L’AMAP en chiffres
amaps-count-households = foyers
amaps-count-on-paper = personnes sans e-mail
amaps-count-farms = fermes
amaps-count-open = contrats à souscrire
amaps-settings = Réglages
amaps-sites-title = Lieux de livraison
amaps-sites-sub = Adresses et heures
amaps-journal-title = Journal
amaps-journal-sub = Qui a fait quoi, et quand
amaps-import-title = Importer de Clic’AMAP
amaps-import-sub = Vos feuilles de livraison deviennent des contrats
amaps-public-title = Page publique
amaps-public-sub = Ce que tout le monde voit

amaps-information-title = Informations
amaps-information-sub = Ce que l’AMAP dit d’elle-même sur sa page publique.
amaps-name = Nom de l’AMAP
amaps-postcode = Code postal
amaps-postcode-wrong = Un code postal a cinq chiffres, par exemple 69001.
amaps-town = Commune
amaps-presentation = Présentation
amaps-presentation-hint = Quelques phrases : qui vous êtes, comment vous rejoindre, s’il reste de la place.
amaps-email = E-mail de contact
amaps-email-hint = Affiché sur la page publique.
amaps-listed = Figurer dans l’annuaire public
amaps-listed-hint = Sinon, la page publique n’existe que pour les personnes de l’AMAP et son réseau.
done-amaps-saved = C’est enregistré.

amaps-roles-title = Rôles
amaps-roles-sub = Qui fait quoi dans l’AMAP. Un rôle se donne à une personne qui a déjà son accès.
amaps-roles-person = Personne
amaps-roles-person-hint = Il manque quelqu’un ? Invitez d’abord cette personne depuis la page Membres.
amaps-roles-choose = Choisir
amaps-roles-role = Rôle
amaps-roles-since = Depuis
amaps-roles-until = Dernier jour
amaps-roles-until-hint = Vide : jusqu’à ce qu’on y mette fin.
amaps-roles-until-day = jusqu’au { $day }
amaps-roles-until-past = Ce jour est passé.
amaps-roles-end = Mettre fin
amaps-roles-only = seule coordination
amaps-roles-give = Donner un rôle
amaps-roles-give-button = Donner ce rôle
amaps-roles-nobody = Personne n’a encore d’accès. Invitez d’abord les amapien·nes depuis la page Membres.
amaps-roles-farm = Ferme
amaps-roles-farm-hint = Pour une personne référente seulement.
amaps-roles-farm-needed = Choisissez la ferme dont cette personne est référente.
amaps-roles-has-it = Cette personne a déjà ce rôle.
amaps-roles-last = C’est la seule personne qui coordonne l’AMAP sans date de fin. Donnez d’abord ce rôle à quelqu’un d’autre.
amaps-role-coordinator = Coordination
amaps-role-coordinator-hint = Tout dans l’AMAP : foyers, fermes, lieux, contrats, rôles.
amaps-role-treasurer = Trésorerie
amaps-role-treasurer-hint = Tous les paiements de l’AMAP.
amaps-role-referent = Référent·e d’une ferme
amaps-role-referent-hint = Les contrats, les paiements et les livraisons d’une ferme.
done-amaps-role-given = Le rôle est donné.
done-amaps-role-ended = Le rôle est terminé.
