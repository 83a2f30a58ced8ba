role-member = amapien·ne
role-referent = référent·e, { $farm }
role-treasurer = trésorier·ère
role-coordinator = coordinateur·rice
role-farmer = paysan·ne
role-network = animateur·rice de réseau
role-admin = administrateur·rice

refused-anyone = Cette page est réservée aux personnes de cette AMAP. Changez de rôle pour la voir.
refused-coordinator = Cette page est réservée à la coordination de l’AMAP.
refused-member = Cette page est celle des amapien·nes, pour leur propre foyer. Changez de rôle pour la voir.
refused-farmer = Cette page est celle de la ferme. Changez de rôle pour la voir.
refused-network = Cette page est celle de l’équipe du réseau. Changez de rôle pour la voir.

nav-home = Accueil
nav-contracts = Contrats
nav-deliveries = Livraisons
nav-duties = Permanences
nav-templates = Contrats
nav-payments = Règlements
nav-members = Membres
nav-memberships = Adhésions
nav-farms = Fermes
nav-sites = Lieux
nav-import = Import
nav-products = Produits
nav-clauses = Clauses
nav-amaps = AMAP
