# Les foyers et leurs personnes

members-list-title = Membres
members-list-count =
    { $n ->
        [0] Aucun foyer
        [one] { $n } foyer
       *[other] { $n } foyers
    }
members-list-add = Ajouter un foyer
members-list-roles = Rôles
members-list-search = Chercher un nom
members-list-empty = Aucun foyer pour l’instant
members-list-empty-text = Ajoutez les foyers un par un, ou importez vos feuilles de Clic’AMAP.
members-list-none = Personne de ce nom
members-list-none-text = Essayez avec quelques lettres du nom ou du prénom.
members-household = Foyer
members-list-contracts = Contrats
members-list-owed = Reste à payer
members-list-late = { $amount } en retard
members-list-left = parti·e le { $day }
members-list-import = Importer
members-list-download = Télécharger
members-list-download-found =
    { $n ->
        [0] Aucun foyer affiché
        [one] Le foyer affiché
       *[other] Les { $n } foyers affichés
    }
members-list-xlsx = Classeur (XLSX)
members-list-vcard = Carnet d’adresses (vCard)
members-parts = Quels foyers
members-part-all = Tous
members-part-no-contract = Sans contrat
members-part-late = En retard
members-part-no-access = Sans accès
members-part-left = Partis
members-part-none = Aucun foyer ici
members-part-none-text = Les autres onglets en montrent peut-être.
members-export-since = Depuis
members-export-left = Les personnes parties ne sont plus dans la liste à télécharger.
members-export-unknown = Choisissez un classeur, un CSV ou un carnet d’adresses.

members-state-active = Accès actif
members-state-invited = Invitation envoyée
members-state-to-invite = À inviter
members-state-no-email = Sans e-mail

members-first-name = Prénom
members-last-name = Nom
members-reach = Autre téléphone, adresse postale
members-phone-2 = Autre téléphone
members-postal = Adresse postale
members-street = Rue et numéro
members-postcode = Code postal
members-town = Ville
members-phone = Téléphone
members-phone-wrong = Ce numéro ne se lit pas. Écrivez par exemple 06 12 34 56 78.
members-email = E-mail
members-email-hint = Sans e-mail, la personne est servie sur papier par les référent·es.
members-email-hint-letters = Pour les lettres. Celle de la connexion se change sous « Accès au site ».
members-save = Enregistrer
members-cancel = Annuler
members-back = Revenir à la fiche

members-create-title = Ajouter un foyer
members-create-join-title = Ajouter une personne au foyer { $household }
members-create-invite = Envoyer une invitation tout de suite
members-create-invite-hint = Si un e-mail est indiqué : la personne reçoit un lien pour créer son accès.
members-create-homonym = Une personne du même nom est déjà dans la liste.
members-create-homonym-yes = C’est bien une autre personne
members-create-button = Ajouter

members-access = Accès au site
members-invite-to = Adresse de l’invitation
members-invite-hint = La personne y reçoit un lien, valable 30 jours.
members-invite = Envoyer l’invitation
members-invite-again = Renvoyer l’invitation
members-invite-active = Cette personne a déjà un accès.
members-signs-in-with = Se connecte avec { $email }.
members-renew = Adresse e-mail perdue ?
members-renew-to = Sa nouvelle adresse e-mail
members-renew-hint = L’ancien accès ne mène plus ici et perd ses rôles ; son adresse en est prévenue. Redonnez les rôles ensuite.
members-renew-button = Changer l’accès et inviter
members-renew-own = Votre propre adresse se change dans « Mon compte ».
members-renew-last = Personne d’autre ne coordonne durablement l’AMAP : donnez d’abord ce rôle à quelqu’un.
members-renew-none = Cette personne n’a pas encore d’accès : envoyez-lui une invitation.
members-renew-same = C’est l’adresse avec laquelle cette personne se connecte déjà.
members-renewed-subject = Votre accès à { $amap } a changé d’adresse
members-renewed-letter =
    Bonjour,

    { $name } a retiré votre accès à { $amap } et vous a invité·e à une autre adresse. Cette adresse-ci n’y mène plus.

    Vous ne l’avez pas demandé ? Écrivez à la coordination de votre AMAP.
members-invite-other-address = Une autre adresse est déjà notée. La coordination peut la corriger.
members-invite-taken = Une autre personne de l’AMAP se connecte avec cette adresse. Il en faut une par personne.

members-history = Historique de la fiche
members-join = Ajouter une personne
members-left = Cette personne a quitté l’AMAP le { $day }.
members-depart = Cette personne quitte l’AMAP
members-depart-title = Départ de { $name }
members-depart-text = La personne ne sera plus dans les listes et ne pourra plus entrer dans l’espace de l’AMAP. Ses contrats passés sont conservés.
members-depart-household = C’est la dernière personne du foyer : le foyer quitte l’AMAP aussi.
members-tick = Cocher { $name }
members-tick-all = Tout cocher
members-ticked = Personnes choisies
members-found = Personnes trouvées
members-ticked-none = Cochez d’abord des personnes.
members-ticked-invite = Inviter
members-ticked-export = Tableur
members-ticked-cards = Carnet d’adresses
members-ticked-depart = Départ…
members-depart-all-title = Départs
members-depart-all-staying = Ne peuvent pas encore partir
members-depart-all-button =
    { $n ->
        [one] Enregistrer le départ
       *[other] Enregistrer les { $n } départs
    }
members-depart-all-text =
    { $n ->
        [one] Cette personne ne sera plus dans les listes et n’entrera plus dans l’espace de l’AMAP. Ses contrats passés sont conservés.
       *[other] Ces { $n } personnes ne seront plus dans les listes et n’entreront plus dans l’espace de l’AMAP. Leurs contrats passés sont conservés.
    }
members-depart-all-refused = { $name } ne peut pas partir. { $why } Personne n’a été retiré de la liste.
members-back-button = Cette personne revient
members-back-not = Cette personne n’est pas partie, ou ses données sont effacées ou vont l’être.
members-back-twice = { $name } est déjà dans la liste, avec la même adresse.
done-members-back = La personne est de nouveau dans la liste.
members-depart-closes = Son foyer quitte l’AMAP aussi.
members-depart-owes = Il reste { $amount } à recevoir.
members-depart-button = Enregistrer le départ
members-depart-open = Encore ouvert
members-depart-open-baskets = Paniers à venir
members-depart-open-deliveries =
    { $n ->
        [one] { $n } livraison
       *[other] { $n } livraisons
    }
members-depart-open-duties = Permanences
members-depart-open-seats =
    { $n ->
        [one] { $n } place, libérée par le départ
       *[other] { $n } places, libérées par le départ
    }
members-depart-baskets = Ce foyer a encore des paniers à venir. Mettez d’abord fin à ses contrats.
members-depart-coordinator = C’est la seule personne qui coordonne l’AMAP. Nommez d’abord quelqu’un d’autre.

done-members-added = La personne est ajoutée.
done-members-corrected = C’est enregistré.
done-members-invited = L’invitation est partie.
done-members-departed-all = Les départs sont enregistrés.
done-members-departed = Le départ est enregistré.

refused-members = Seules la coordination et les personnes référentes voient la liste des foyers.
members-erase = Effacer ses données
members-own-title = Mes coordonnées
members-own-sharing = Ce que les autres membres voient de moi
members-own-listed = mon nom, dans l’annuaire des membres
members-own-shares-email = mon adresse { $email }
members-own-shares-phone = mon téléphone { $phone }
members-own-letters = Ce que je veux recevoir
members-own-reminders = un rappel la veille des livraisons
members-own-offer-letters = les paniers qu’un autre foyer me propose
members-own-duty-letters = la liste du soir, quand je suis de permanence
members-own-fee-letters = des rappels d’adhésion
members-consent-email = mon adresse, montrée aux membres
members-consent-phone = mon téléphone, montré aux membres
members-own-since = Choisi le { $since }.
members-directory-title = Annuaire des membres
members-directory-lead = Celles et ceux qui ont choisi d’y être, avec ce qu’ils ont choisi de montrer.
members-directory-none = Personne pour le moment
members-directory-none-text = Chacun décide, dans « Mes coordonnées », d’y être ou non.
done-members-own = C’est enregistré.
members-invite-all = Inviter toutes ces personnes
members-invite-all-hint = Celles qui ont une adresse, et pas encore de lien valable.
done-members-invited-all = Les invitations partent.

# Ne plus recevoir certaines lettres
letters-title = Lettres
letters-deliveries = le rappel de la veille de vos livraisons
letters-memberships = les rappels de votre adhésion
letters-offers = les paniers qu’un autre foyer vous propose
letters-duties = la liste des soirs où vous êtes de permanence
letters-takes = { $amap } vous écrit : { $topic }.
letters-stop = Ne plus recevoir ces lettres
letters-stopped = C’est fait. { $amap } ne vous écrit plus : { $topic }.
letters-again = Les recevoir de nouveau
letters-footer = Ne plus recevoir ces lettres :
members-moving = Changer de foyer, ou réunir deux fiches
members-moving-title = Le foyer de { $name }
members-moving-other = Changer de foyer
members-moving-new = Un nouveau foyer, à soi
members-moving-hint = Les contrats, leurs paniers et l’adhésion restent au foyer que la personne quitte.
members-moving-button = Changer de foyer
members-moving-open = { $household } n’a personne d’autre, et encore des paniers ou un règlement à venir. Si c’est la même personne que quelqu’un d’autre, réunissez les deux fiches.
members-moving-there = Cette personne est déjà dans ce foyer.
members-join-title = C’est la même personne qu’une autre
members-join-with = L’autre fiche
members-join-hint = Vous verrez ce qui passe d’une fiche à l’autre avant de confirmer.
members-join-look = Regarder
members-join-sure = { $one } et { $other } : une seule personne ?
members-join-text = Contrats, permanences, adhésions et rôles de l’autre fiche passent à celle-ci, et son accès si celle-ci n’en a pas. L’autre fiche disparaît : on ne revient pas en arrière.
members-join-button = Réunir les deux fiches
members-join-others = { $name } mange avec d’autres : mettez d’abord les deux fiches dans le même foyer.
members-join-both = Les deux foyers ont chacun : { $titles }. Mettez d’abord fin à l’un des deux contrats, ou retirez l’une des deux adhésions.
members-join-record = L’autre fiche
done-members-moved = Le foyer est changé.
done-members-records-joined = Il n’y a plus qu’une fiche.
members-narrow = Filtrer
members-narrow-all = Tous
members-narrow-farm = Ferme
members-narrow-role = Rôle
members-narrow-membership = Adhésion
members-narrow-a-jour = À jour
members-narrow-a-regler = À régler
members-narrow-essai = À l’essai
members-narrow-sans = Sans adhésion
