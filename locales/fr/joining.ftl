# Rejoindre une AMAP, attendre son tour

refused-lines = Les demandes sont celles de la coordination, et des référents pour leur ferme.
joining-title = Rejoindre l’AMAP
joining-back = Voir l’AMAP
joining-closed-title = Pas de demande pour le moment
joining-closed = Cette AMAP ne prend pas de demande en ligne pour le moment.
joining-unseen = Laissez ce champ vide
joining-machine = Le formulaire est parti trop vite, ou est resté ouvert trop longtemps. Envoyez-le à nouveau : rien n’est perdu.
joining-wishes = Ce qui m’intéresse (facultatif)
joining-wishes-legend = Fermes et paniers
joining-message = Un mot pour l’AMAP
joining-send = Envoyer ma demande
joining-asked-title = Regardez votre courrier
joining-asked = Un lien vient de partir à votre adresse. Ouvrez-le pour confirmer : votre demande compte à partir de là. Pensez aux indésirables.
joining-confirm-subject = Votre demande à { $amap }
joining-confirm-letter =
    Bonjour,

    Vous demandez à rejoindre { $amap }. Ouvrez ce lien pour confirmer votre adresse ; il vous montrera ensuite votre rang dans la liste d’attente :

    { $link }

    Si vous n’avez rien demandé, ne faites rien.
joining-offer-subject = Une place pour vous : { $what }
joining-offer-letter =
    Bonjour,

    { $amap } vous propose une place : { $what }.

    Elle vous attend jusqu’au { $until } :

    { $link }
joining-offer-trial-letter =
    Bonjour,

    { $amap } vous propose une place à l’essai, jusqu’au { $trial } : { $what }.

    Répondez avant le { $until } au soir :

    { $link }
joining-declined-subject = Votre demande à { $amap }
joining-declined-letter =
    Bonjour,

    { $amap } ne peut pas vous accueillir pour le moment.

    { $message }

    L’annuaire du réseau montre les AMAP voisines.
joining-lapsed-subject = L’offre est passée : { $what }
joining-lapsed-letter =
    Bonjour,

    La place proposée par { $amap } ({ $what }) n’a pas été prise à temps. Si elle vous intéresse toujours, le lien de la lettre précédente permet de revenir dans la liste.
joining-to-confirm = Bonjour { $name }. Confirmez votre adresse : votre demande entre alors dans la liste d’attente.
joining-confirm = Confirmer ma demande
joining-rank = { $rank ->
    [1] Vous êtes en tête de la liste.
   *[other] Vous êtes { $rank }e sur la liste.
  }
joining-in-line = L’AMAP vous écrit dès qu’une place se libère. Gardez le lien de cette page : il vous appartient.
joining-offered = Une place vous attend jusqu’au { $until }.
joining-offered-trial = C’est un essai, jusqu’au { $trial } : vous pouvez souscrire comme tout le monde, et adhérer ensuite.
joining-accept = Je prends la place
joining-lapsed = L’offre est passée sans réponse. Vous pouvez revenir, à la fin de la liste.
joining-come-back = Revenir dans la liste
joining-joined = Vous faites partie de l’AMAP.
joining-over = Cette demande est terminée.
joining-again = Faire une nouvelle demande
joining-leave = Quitter la liste
joining-leave-which = Quitter la liste : { $what }
joining-own-wishes = Vos listes d’attente
joining-taken-subject = { $name } prend : { $what }
joining-taken-letter =
    Bonjour,

    { $name } accepte ce qui lui était proposé : { $what }. Sa part reste réservée sept jours, le temps de souscrire.
    Si les souscriptions sont fermées, saisissez son contrat.

    { $link }
done-joining-order-now = C’est noté. Il reste à souscrire.
joining-taken-letter-farm =
    Bonjour,

    { $name } accepte ce qui lui était proposé : { $what }.
    Si les souscriptions sont fermées, saisissez son contrat.

    { $link }
done-joining-taken = C’est noté. La personne référente est prévenue et prépare votre contrat.
joining-offer-over = Cette offre n’est plus valable. Rechargez la page pour voir où en est votre demande.
done-joining = C’est enregistré.
done-joining-offered = La place est proposée, et la personne prévenue.

joining-desk-title = Demandes
joining-none = Personne n’attend
joining-none-text = Les demandes faites depuis la page publique arrivent ici, dans leur ordre.
joining-line-amap = Rejoindre l’AMAP
joining-since = depuis le { $day }
joining-answer = Répondre
joining-until = Offre valable jusqu’au
joining-until-wrong = L’offre tient au moins jusqu’à demain, et { $days } jours au plus.
joining-trial = À l’essai jusqu’au
joining-trial-wrong = L’essai finit après l’offre, et dure { $days } jours au plus.
joining-offered-already = Une place est déjà proposée à cette personne.
joining-offer = Proposer une place
joining-word = Un mot
joining-decline = Pas de place
joining-strike = Retirer de la liste
joining-offered-until = proposé jusqu’au { $until }
joining-trials = À l’essai
joining-trials-convert = Enregistrer leur adhésion
joining-trial-until = essai jusqu’au { $day }
joining-trial-over = essai terminé le { $day }
joining-public = Page publique
joining-is-open = Les demandes en ligne sont ouvertes.
joining-is-closed = Les demandes en ligne sont fermées.
joining-form = Voir le formulaire
joining-close = Fermer les demandes
joining-open = Ouvrir les demandes
joining-add = Noter quelqu’un
joining-add-email = Sans adresse, vous lui répondrez vous-même.
joining-add-wishes = Ce qui l’intéresse (facultatif)
joining-add-do = Mettre dans la liste

joining-attend-title = Listes d’attente
joining-attend-lead = Un contrat complet ? Mettez-vous dans la liste : l’AMAP vous écrit quand une part se libère.
joining-attend-what = Ferme ou panier
joining-attend-begin = Me mettre dans la liste
joining-take = Je la prends
joining-line-unknown = Cette ferme ou ce panier n’est plus proposé.
joining-trial-keep = Reste dans l’AMAP
joining-trial-keep-who = { $name } reste dans l’AMAP
joining-trial-none = Ce foyer n’est pas à l’essai.
memberships-lack-trial = L’essai de ce foyer est terminé. Demandez à la coordination de le confirmer dans l’AMAP ; votre commande reste enregistrée.
joining-arrived-subject = { $name } demande à rejoindre l’AMAP
joining-arrived-letter =
    Bonjour,

    { $name } demande à rejoindre { $amap }. Les demandes, dans leur ordre :

    { $link }
joining-offer-first = { $name } n’est pas encore dans l’AMAP. Proposez d’abord une place dans l’AMAP.
