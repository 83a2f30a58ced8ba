# Ce que le foyer fait lui-même de ses paniers

flexibility-title = Panier du { $day }
flexibility-crumb = Panier
flexibility-to = À quelle date le prendre ?
flexibility-beside = S’ajoute au panier de ce jour
flexibility-move = Déplacer le panier
flexibility-not-there = { $count ->
    [one] { $count } date n’est pas possible
   *[other] { $count } dates ne sont pas possibles
  }
flexibility-give-up = Ne pas prendre ce panier
flexibility-gift-text = La ferme le livre et l’AMAP le donne. Le total ne change pas.
flexibility-gift = Donner ce panier
flexibility-deducted-text = La ferme ne le livre pas. Il est retiré du total, et les échéances sont recalculées.
flexibility-deduct = Retirer ce panier
flexibility-undo = Revenir en arrière
flexibility-change = Changer
flexibility-see = Voir
flexibility-reason = Demandé par le foyer. { $done }
flexibility-done-move = Panier du { $from } déplacé au { $to }.
flexibility-done-carryover = Panier du { $from } reporté au { $to }, avec celui de ce jour.
flexibility-done-gift = Panier du { $from } donné : l’AMAP le remet à quelqu’un d’autre.
flexibility-done-deducted = Panier du { $from } retiré, et déduit du total.
flexibility-choose = Choisissez ce que vous faites de ce panier.
flexibility-choose-date = Choisissez une date.
flexibility-nothing-to-undo = Il n’y a rien à annuler pour ce panier.
flexibility-refused-off = Ce contrat ne le permet pas.
flexibility-refused-nothing = Vous n’avez rien le { $day }.
flexibility-refused-given = Le panier du { $day } est donné.
flexibility-refused-late = Trop tard pour le { $day } : c’était possible jusqu’au { $until }.
flexibility-refused-moved = Ce panier vient du { $day } : il ne bouge plus.
flexibility-refused-full = Il y a déjà { $count } paniers ce jour-là.
flexibility-refused-used-up = { $count ->
    [one] Ce contrat le permet une fois, et c’est fait.
   *[other] Ce contrat le permet { $count } fois, et c’est fait.
  }
flexibility-refused-other = Un autre foyer retire le panier ce jour-là.
flexibility-refused-called-off = La ferme ne vient plus le { $day }.
flexibility-refused-barred = Un produit de ce panier n’est plus livré à cette date. Demandez à votre référent·e.
flexibility-refused-changed = Le contrat a changé depuis. Défaites d’abord ce qui est venu après, ou demandez à votre référent·e.
flexibility-refused-cancelled = La livraison est annulée.
done-flexibility = C’est fait. Votre calendrier et la liste de la ferme sont à jour.

flexibility-often = { $count ->
    [one] une fois
   *[other] { $count } fois au plus
  }
flexibility-as-often = autant de fois qu’il veut
flexibility-moves = Le foyer peut déplacer un panier à une date où il n’en a pas, { $often }, jusqu’à { $days } jours avant.
flexibility-carryovers = Le foyer peut reporter un panier sur une date où il en a un, { $often }, jusqu’à { $days } jours avant.
flexibility-most-baskets = Il y a au plus { $count } paniers à une même date.
flexibility-skips = Le foyer peut donner un panier, { $often }, jusqu’à { $days } jours avant : la ferme le livre, l’AMAP le remet à quelqu’un d’autre, le total ne change pas.
flexibility-skips-deducted = Le foyer peut renoncer à un panier, { $often }, jusqu’à { $days } jours avant : il le donne, ou il est déduit du total.

templates-flexibility = Souplesse
templates-flexibility-hint = Ce que chaque foyer fait lui-même de ses paniers, sans avenant à signer. Rien n’est permis si rien n’est coché.
templates-flexibility-move = Déplacer un panier à une date où le foyer n’en a pas
templates-flexibility-carryover = Reporter un panier sur une date où le foyer en a déjà un
templates-flexibility-skip = Renoncer à un panier : il est donné
templates-flexibility-deducted = Le foyer peut aussi le faire déduire du total
templates-flexibility-notice = Jours de préavis
templates-flexibility-most = Fois au plus (vide : sans limite)
templates-flexibility-baskets = Paniers par date, au plus
