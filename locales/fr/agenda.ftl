agenda-view = Affichage
agenda-month = Mois
agenda-months = Mois
agenda-month-before = Mois précédent
agenda-month-after = Mois suivant
agenda-cell = { $number } : { $what }
agenda-site = Lieu
agenda-site-all = Tous les lieux
agenda-site-go = Voir
agenda-without = sans { $farms }
agenda-cancelled = { $what }, annulée
agenda-none-this-month = Aucune livraison ce mois-ci.
agenda-own = { $n ->
    [0] rien à retirer
    [one] 1 produit
   *[other] { $n } produits
  }
agenda-farm-cancelled = { $title } : annulé par la ferme
agenda-farm-moved = { $title } : déplacé par la ferme
agenda-farm-moved-here = { $title } : vient d’une autre date
agenda-farm-added = { $title } : date ajoutée par la ferme
agenda-farm-barred = { $title } : changé par la ferme
