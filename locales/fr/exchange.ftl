# Moving in from Clic'AMAP and out again.

exchange-refusal = « { $file } » : { $reason }

exchange-refusal-empty = le fichier est vide. Téléchargez-le de nouveau depuis Clic’AMAP.
exchange-refusal-not-a-spreadsheet = ce n’est pas un classeur de tableur. Il faut le fichier « Toutes les feuilles de livraisons » de Clic’AMAP, en .xls ou en .xlsx.
exchange-refusal-other-format = le classeur est au format { $format }. Ouvrez-le dans votre tableur et enregistrez-le en .xlsx.
exchange-refusal-damaged = le fichier est abîmé ou incomplet. Téléchargez-le de nouveau depuis Clic’AMAP.
exchange-refusal-password = le fichier est protégé par un mot de passe. Enregistrez-le sans mot de passe, puis recommencez.
exchange-refusal-too-large = le fichier est trop grand pour des feuilles de livraison. Rien n’en a été lu.
exchange-refusal-too-many-columns = la feuille « { $sheet } » a plus de { $limit } colonnes. Ce n’est pas une feuille de livraison.
exchange-refusal-too-many-rows = la feuille « { $sheet } » a plus de { $limit } lignes. Ce n’est pas une feuille de livraison.
exchange-refusal-too-many-sheets = le classeur a plus de { $limit } feuilles.
exchange-refusal-no-dated-sheet = aucune feuille ne porte une date comme 2026-03-12. Il faut une feuille par livraison, nommée par sa date.
exchange-refusal-undated = la feuille « { $sheet } » est une feuille de distribution, mais son nom n’est pas une date comme 2026-03-12.
exchange-refusal-day-twice = deux feuilles portent la date { $sheet }.
exchange-refusal-formula-error = feuille « { $sheet } », case { $cell } : la formule est en erreur ({ $found }).
exchange-refusal-uncomputed = feuille « { $sheet } », case { $cell } : la formule n’a pas été calculée. Ouvrez le fichier dans votre tableur et enregistrez-le de nouveau.
exchange-refusal-not-a-quantity = feuille « { $sheet } », case { $cell } : « { $found } » n’est pas une quantité.
exchange-refusal-negative = feuille « { $sheet } », case { $cell } : la quantité { $found } est négative.
exchange-refusal-too-fine = feuille « { $sheet } », case { $cell } : la quantité { $found } a plus de trois décimales.
exchange-refusal-person-twice = feuille « { $sheet } » : « { $person } » figure deux fois (cases { $first } et { $second }). Deux foyers ne peuvent pas porter le même nom et le même prénom.
exchange-refusal-column-twice = feuille « { $sheet } » : les cases { $first } et { $second } sont le même produit, au même prix et dans le même conditionnement.

exchange-layout-word = feuille « { $sheet } », la case { $cell } devrait contenir « { $word } », { $found }. Ce n’est pas une feuille de livraison de Clic’AMAP.
exchange-layout-product = feuille « { $sheet } », la case { $cell } devrait contenir le nom d’un produit, { $found }.
exchange-layout-price = feuille « { $sheet } », la case { $cell } devrait contenir un prix comme 6-25, { $found }.
exchange-layout-product-above = feuille « { $sheet } », la case { $cell } devrait être vide, puisque sa colonne n’a pas de produit, mais { $found }.
exchange-layout-name = feuille « { $sheet } », case { $cell } : une quantité est due sur cette ligne, mais il n’y a ni nom ni prénom.
exchange-layout-members = feuille « { $sheet } » : il n’y a personne à partir de la case { $cell }.
exchange-layout-nothing = feuille « { $sheet } », la case { $cell } devrait être vide, mais { $found }.
exchange-found = elle contient « { $text } »
exchange-found-nothing = elle est vide

exchange-warning-title = Feuille « { $sheet } » : le titre en A1 ne donne pas cette date, { $found }. Le nom de la feuille a été suivi.
exchange-warning-ignored = La feuille « { $sheet } » n’est pas nommée par une date : elle a été laissée de côté.
exchange-warning-missing = { $person } ne figure pas sur la feuille « { $sheet } » : rien ne lui est dû ce jour-là.

exchange-mismatch = Feuille « { $sheet } », { $product } (« { $slug } ») : la ligne 9 « Cumul » dit { $stated }, les lignes du dessous donnent { $counted }.

exchange-difference-day-added = La feuille « { $sheet } » est dans le fichier, pas dans le contrat.
exchange-difference-day-removed = La livraison du { $sheet } est dans le contrat, pas dans le fichier.
exchange-difference-product-added = Le produit { $product } est dans le fichier, pas dans le contrat.
exchange-difference-product-removed = Le produit { $product } est dans le contrat, pas dans le fichier.
exchange-difference-person-added = { $person } est dans le fichier, pas dans le contrat.
exchange-difference-person-removed = { $person } est dans le contrat, pas dans le fichier.
exchange-difference-offered = Feuille « { $sheet } » : { $product } est proposé dans le fichier, pas dans le contrat.
exchange-difference-not-offered = Feuille « { $sheet } » : { $product } est proposé dans le contrat, pas dans le fichier.
exchange-difference-quantity = Feuille « { $sheet } », { $person }, { $product } : { $before } dans le contrat, { $after } dans le fichier.

exchange-product = { $name } à { $price }
exchange-product-packed = { $name } ({ $packaging }) à { $price }

exchange-likeness-spelling = même nom, écrit autrement
exchange-likeness-swapped = nom et prénom inversés
exchange-likeness-typing = une ou deux lettres d’écart
exchange-likeness-initials = initiales

exchange-default-network = Réseau local
exchange-default-site = Lieu de livraison
exchange-near = { $person } ressemble à { $other } ({ $likeness }). Deux foyers distincts : rien n’est réuni.

exchange-import-no-amap = Il n’y a pas d’AMAP « { $slug } ». Avec --create, elle est créée.
exchange-import-wrong-slug = « { $slug } » ne peut pas servir d’adresse à une AMAP. Écrivez par exemple « { $better } ».
exchange-import-no-farm = Aucune ferme ne livre encore cette AMAP, « { $farm } » non plus. Avec --create, la ferme est créée.
exchange-import-no-such-farm = La ferme « { $farm } » ne livre pas cette AMAP. Fermes connues : { $known }. Avec --create, la ferme est créée.
exchange-import-ambiguous = « { $file } » : l’AMAP connaît plusieurs personnes du nom de « { $person } ». On ne peut pas savoir laquelle a ce contrat.
exchange-import-other-farm = « { $file } » est déjà importé : c’est le contrat « { $title } » de la ferme « { $farm } ». Rien n’a été changé.
exchange-import-differs = « { $file } » dit autre chose que le contrat « { $title } », qui est déjà là. Rien n’a été changé. { $count ->
    [one] Une différence :
   *[other] { $count } différences :
}
exchange-import-mismatches = « { $file } » : des totaux de la ligne 9 ne sont pas la somme des lignes du dessous.
exchange-import-accept-hint = Rien n’a été enregistré. Pour importer malgré tout, ajoutez --accept-mismatch.

exchange-kind-fixed = panier fixe : le même à chaque livraison prise
exchange-kind-free = panier libre : une quantité par produit et par livraison
exchange-days = { $count ->
    [one] une livraison, le { $first }
   *[other] { $count } livraisons, du { $first } au { $last }
}

exchange-import-title = Importer depuis Clic’AMAP
exchange-import-lead = Dans Clic’AMAP, téléchargez « Toutes les feuilles de livraisons » de chaque contrat d’une ferme, puis déposez les fichiers ici. Rien n’est enregistré avant que vous ayez vu ce qui sera créé.
exchange-import-refused = Rien n’a été enregistré.
exchange-import-files = Fichiers d’une même ferme
exchange-import-files-hint = Un fichier par contrat, en .xls ou en .xlsx. Vous pouvez en choisir plusieurs.
exchange-import-no-file = Choisissez au moins un fichier.
exchange-import-farm = Ferme
exchange-import-farm-hint = Celle dont ce sont les contrats.
exchange-import-another-farm = Une autre ferme, nommée ci-dessous
exchange-import-new-farm = Nom de la nouvelle ferme
exchange-import-choose-farm = Choisissez une ferme ou donnez le nom d’une nouvelle.
exchange-import-site = Lieu de livraison
exchange-import-site-hint = Là où ces paniers sont remis.
exchange-import-site-unknown = Choisissez un lieu de la liste.
exchange-import-site-by-days = Celui qui est ouvert ces jours-là
exchange-import-check = Vérifier les fichiers
exchange-imports-title = Contrats déjà importés
exchange-imports-none = Aucun pour l’instant.

exchange-preview-title = Ce qui sera créé
exchange-preview-kind = Commande
exchange-preview-days = Livraisons
exchange-preview-products = Produits
exchange-preview-households = Foyers
exchange-preview-people = { $count ->
    [one] un contrat
   *[other] { $count } contrats
}, { $new ->
    [0] tous de foyers déjà connus
    [one] dont un d’un nouveau foyer
   *[other] dont { $new } de nouveaux foyers
}
exchange-preview-near = Des noms qui se ressemblent : vérifiez s’il s’agit des mêmes personnes.
exchange-preview-near-count =
    { $count ->
        [one] Un nom
       *[other] { $count } noms
    }
exchange-preview-unchanged = Ce contrat est déjà là, tel quel : rien ne sera changé.
exchange-preview-warnings = { $count ->
    [one] Une remarque
   *[other] { $count } remarques
}
exchange-preview-choose-again = Les fichiers sont trop grands pour être gardés par la page : choisissez-les de nouveau.
exchange-preview-accept = Importer malgré les totaux faux
exchange-preview-import = Importer
exchange-preview-cancel = Annuler
exchange-preview-other = Importer d’autres fichiers
done-exchange-imported = Les contrats sont importés. Tous leurs foyers figurent désormais sur les listes de livraison.

exchange-export-empty = Personne n’a encore signé « { $title } » : il n’y a rien à exporter.
exchange-export-refused = Seuls les référent·es de la ferme et les coordinateur·rices de l’AMAP peuvent exporter ce contrat.

exchange-cli-unreadable = « { $file } » ne peut pas être lu : { $why }
exchange-cli-unwritable = « { $file } » ne peut pas être écrit : { $why }
exchange-cli-id = identifiant : { $id }
exchange-cli-matched = Rien n’a été enregistré. { $near ->
    [0] Aucun nouveau nom ne ressemble à celui d’un membre connu.
    [one] Un nouveau nom ressemble à celui d’un membre connu.
   *[other] { $near } nouveaux noms ressemblent à ceux de membres connus.
}
exchange-cli-unchanged = Tout était déjà là : rien n’a été changé.
exchange-cli-imported = { $count ->
    [one] Un contrat importé.
   *[other] { $count } contrats importés.
}
exchange-cli-no-contract = Il n’y a pas de contrat de cet identifiant. --list donne ceux d’une AMAP.
exchange-cli-no-amap = Il n’y a pas d’AMAP « { $slug } ».

exchange-people-title = Importer des membres
exchange-people-lead = Votre liste telle qu’elle est : tableur, ou export d’un autre outil. Rien n’est enregistré avant votre accord.
exchange-people-file = La liste
exchange-people-file-hint = XLSX, XLS, ODS ou CSV, une personne par ligne, 20 000 lignes au plus.
exchange-people-check = Lire la liste
exchange-people-check-again = Relire avec ces colonnes
exchange-people-model = Membres de l’AMAP
exchange-people-model-text = Une personne par ligne. Les personnes d’un même foyer portent le même mot dans la colonne Foyer.
exchange-people-model-button = Modèle à remplir
exchange-people-empty = « { $file } » est vide.
exchange-people-too-long = « { $file } » a plus de { $most } lignes. Envoyez-la en plusieurs parties.
exchange-people-not-a-list = « { $file } » n’est pas une liste que nous savons lire. Enregistrez-la en XLSX ou en CSV.
exchange-people-second = { $what } (2e personne)
exchange-people-ignored = Ne pas importer
exchange-people-wrong = Rien n’a été importé. Corrigez la liste, ou dites ci-dessous ce que disent ses colonnes.
exchange-people-cell = Ligne { $row }, { $column } :
exchange-people-more-wrong =
    { $n ->
        [one] Et { $n } autre.
       *[other] Et { $n } autres.
    }
exchange-people-no-name = il manque le nom.
exchange-people-long-name = pas plus de { $most } lettres.
exchange-people-email = « { $text } » n’est pas une adresse e-mail.
exchange-people-phone = « { $text } » n’est pas un numéro de téléphone.
exchange-people-twice = deux colonnes disent cela. N’en gardez qu’une.
exchange-people-no-column = aucune colonne ne dit le nom. Choisissez-la ci-dessous.
exchange-people-new-households = Nouveaux foyers
exchange-people-new = Nouvelles personnes
exchange-people-known = Déjà là
exchange-people-returning = De retour
exchange-people-returning-who = Ces personnes étaient parties ; elles retrouvent leur foyer et leur accès :
exchange-people-inactive =
    { $n ->
        [one] Une ligne dit « inactif » : elle est laissée de côté.
       *[other] { $n } lignes disent « inactif » : elles sont laissées de côté.
    }
exchange-people-state = Actif ou inactif
exchange-people-nothing = Tout le monde est déjà dans la liste.
exchange-people-homonyms = Même nom que quelqu’un d’autre, autre adresse : ces personnes seront ajoutées
exchange-people-alike = Presque le même nom que quelqu’un d’autre : ces personnes seront ajoutées. Est-ce une faute de frappe ?
exchange-people-alike-one = { $said } (chez nous : { $known })
exchange-people-same-email = La même adresse que quelqu’un d’un autre nom : ces personnes seront ajoutées
exchange-people-differs = Déjà là, avec autre chose que dans la liste
exchange-people-differs-more =
    { $n ->
        [one] et une autre différence
       *[other] et { $n } autres différences
    }
exchange-people-take-over = Reprendre ce que dit la liste
exchange-people-correct =
    { $n ->
        [one] Corriger { $n } fiche
       *[other] Corriger { $n } fiches
    }
exchange-people-differs-one = { $name } : { $field } { $said } dans la liste, { $known } ici
exchange-people-who = Nom
exchange-people-preview = Ce qui sera ajouté
exchange-people-preview-more = { $n ->
    [one] et une autre personne
   *[other] et { $n } autres personnes
  }
exchange-people-postcode = « { $text } » n’est pas un code postal.
exchange-people-long = pas plus de { $most } lettres.
exchange-people-import =
    { $n ->
        [one] Importer { $n } personne
       *[other] Importer { $n } personnes
    }
exchange-people-columns = Ce que disent les colonnes
exchange-people-columns-text =
    { $n ->
        [one] { $n } ligne lue.
       *[other] { $n } lignes lues.
    }
exchange-people-column = Colonne
exchange-people-example = Par exemple
exchange-people-says = Contient
exchange-people-changed = La liste des membres a changé entre-temps, et l’import n’est plus possible tel quel. Relisez votre fichier.
done-exchange-people = Les personnes sont importées.
