# Un panier remis à un autre foyer

handovers-title = Paniers proposés
handovers-lead = Un foyer ne peut pas venir et propose son panier. Le premier qui le prend le retire ; rien ne se paie ici.
handovers-empty = Aucun panier proposé
handovers-empty-text = Quand un foyer de l’AMAP propose un panier, il apparaît ici.
handovers-to-own = pour vous
handovers-take = Je le prends
handovers-section = Le confier à quelqu’un
handovers-section-text = Un autre foyer retire ce panier à votre place, cette fois seulement. Votre contrat ne change pas.
handovers-to = Adresse e-mail du foyer
handovers-to-hint = Laissez vide pour le proposer à toute l’AMAP.
handovers-offer = Proposer ce panier
handovers-open-one = Ce panier est proposé à { $name }, qui ne l’a pas encore pris.
handovers-open-all = Ce panier est proposé à toute l’AMAP. Personne ne l’a encore pris.
handovers-taken = { $name } retire ce panier à votre place.
handovers-withdraw = Retirer l’offre
handovers-home = { $count ->
    [one] { $count } panier proposé
   *[other] { $count } paniers proposés
  }
handovers-refused-own = C’est votre propre foyer. Donnez l’adresse de quelqu’un d’autre.
handovers-refused-unknown = Personne de l’AMAP n’a cette adresse.
handovers-refused-taken = Le panier vient d’être pris : l’offre ne se retire plus.
handovers-refused-gone = Ce panier n’est plus à prendre : quelqu’un a été plus rapide, ou l’offre a été retirée.
handovers-refused-stands = Ce panier est déjà proposé.
handovers-letter-offered-subject = Un panier pour vous, { $day }
handovers-letter-offered = Bonjour,

    { $giver } vous propose son panier du { $day } : { $title }, { $farm }.

    Pour le prendre : { $address }
handovers-letter-taken-subject = Votre panier du { $day } est pris
handovers-letter-taken = Bonjour,

    { $name } retire votre panier du { $day } : { $title }, { $farm }. Votre contrat ne change pas.
done-handovers-offered = Le panier est proposé.
done-handovers-withdrawn = L’offre est retirée.
done-handovers-taken = Le panier est à vous : il est dans votre calendrier.
