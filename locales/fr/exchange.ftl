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
