# Pages publiques : accueil, annuaire, page d’une AMAP

directory-home-title = Des paniers de la ferme, par contrat
directory-home-lead = Trouvez une AMAP près de chez vous, ou connectez-vous pour voir vos livraisons.
directory-home-own = Aller à mon espace
directory-home-amaps = Les AMAP
directory-home-all =
    { $n ->
        [one] Voir l’AMAP
       *[other] Voir les { $n } AMAP
    }
directory-home-none = Aucune AMAP n’est encore inscrite ici.
directory-what-title = Une AMAP, c’est quoi ?
directory-what-1 = Des foyers s’engagent pour une saison auprès de fermes voisines. Ils paient d’avance, directement à la ferme, et viennent chercher leurs paniers à heure fixe.
directory-what-2 = Les paysan·nes savent ce qui sera mangé avant de semer ; les amapien·nes savent d’où vient ce qu’ils mangent.

directory-search = Chercher
directory-search-label = Commune ou code postal
directory-list-title = Les AMAP
directory-count =
    { $n ->
        [0] Aucune AMAP
        [one] { $n } AMAP
       *[other] { $n } AMAP
    }
directory-widened = Aucune AMAP à ce code postal exactement : voici celles du département.
directory-none = Aucune AMAP trouvée
directory-none-text = Essayez avec le début du code postal ou une commune voisine.

directory-amap-edit = Modifier cette page
directory-amap-write = Écrire à l’AMAP
directory-amap-contracts = Contrats à souscrire en ce moment
directory-amap-until = jusqu’au { $day }
directory-amap-sign-in = Vous êtes de cette AMAP ?
directory-amap-farms = Les fermes
directory-amap-no-farm = Les fermes seront bientôt présentées ici.
directory-amap-site = Lieu de livraison
directory-amap-contact = Contact
directory-amap-join = Demander à rejoindre
