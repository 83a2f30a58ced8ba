# Fermes et produits

farms-refused = Seules la coordination et la personne référente de cette ferme peuvent ouvrir cette page.
farms-list-title = Fermes partenaires
farms-list-lead = Les fermes qui livrent votre AMAP. Ouvrez une ferme pour la compléter ou inviter son paysan ou sa paysanne.
farms-list-empty = Pas encore de ferme
farms-list-empty-text = Ajoutez la première ferme avec le formulaire de cette page.
farms-product-count =
    { $count ->
        [0] aucun produit
        [one] un produit
       *[other] { $count } produits
    }
farms-badge-arrived = compte ouvert
farms-badge-invited = invitation envoyée
farms-badge-alone = sans compte
farms-badge-retired = retiré
farms-add-title = Ajouter une ferme
farms-add-button = Ajouter cette ferme
farms-field-name = Nom de la ferme
farms-field-siret = SIRET
farms-field-siret-hint = 14 chiffres. Il figure sur les contrats, et permet de retrouver une ferme déjà inscrite.
farms-form-siret = Ce numéro SIRET n’est pas valable : vérifiez ses 14 chiffres.
farms-field-address = Adresse
farms-field-postcode = Code postal
farms-field-town = Commune
farms-field-presentation = Présentation
farms-field-presentation-hint = Quelques phrases : ce que la ferme produit, comment, avec qui.
farms-own-title = Fiche de la ferme
farms-own-lead = Ce que les AMAP savent de votre ferme. Le nom, l’adresse et le SIRET figurent sur les contrats.
farms-iban-title = Être payé par virement
farms-iban = IBAN
farms-iban-hint = Les foyers qui ont choisi le virement le lisent sur leur contrat.
farms-iban-wrong = Cet IBAN n’est pas valable : comparez-le, lettre par lettre, à votre relevé.
farms-iban-letter-subject = Le compte bancaire de { $farm } a changé
farms-iban-letter =
    Bonjour,

    Les contrats de { $farm } qui se règlent par virement indiquent désormais le compte { $iban }.

    Si ce n’est pas vous ni quelqu’un de la ferme, changez votre mot de passe et prévenez votre AMAP.
farms-iban-letter-none =
    Bonjour,

    Les contrats de { $farm } n’indiquent plus de compte bancaire.

    Si ce n’est pas vous ni quelqu’un de la ferme, changez votre mot de passe et prévenez votre AMAP.
farms-own-contact = Vous joindre
farms-own-phone = Votre téléphone
farms-former = Fermes qui ne livrent plus
farms-former-until = jusqu’au { $day }
farms-resume = Reprendre
farms-resume-which = Reprendre avec { $name }
farms-end = Ne plus travailler avec cette ferme
farms-end-text = Plus aucun contrat ne se prépare avec elle. Les contrats signés continuent jusqu’à leur terme.
farms-end-button = Mettre fin au partenariat
done-farms-ended = Le partenariat est terminé. Les contrats signés continuent.
farms-field-first-name = Prénom
farms-field-last-name = Nom
farms-field-email = Adresse e-mail
farms-already = Cette ferme est déjà dans votre liste.
farms-namesakes-eyebrow = Une question
farms-namesakes-title = Une ferme de ce nom existe déjà. Est-ce celle-ci ?
farms-namesakes-yes = C’est cette ferme
farms-namesakes-no = Non, c’est une autre ferme
done-farms-partner = La ferme livre maintenant votre AMAP.
done-farms-entered = La ferme est ajoutée. Vous pouvez maintenant inviter son paysan ou sa paysanne.
done-farms-saved = La fiche de la ferme est enregistrée.
done-farms-invited = L’invitation est partie par e-mail.
done-farms-removed = C’est fait : cette personne n’a plus accès à la ferme.
done-farms-product-added = Le produit est ajouté.
done-farms-product-saved = Le produit est enregistré.
done-farms-product-retired = Le produit n’est plus proposé. Les contrats en cours ne changent pas.
done-farms-product-back = Le produit est de nouveau proposé.
farms-back-templates = Contrats
farms-edit-details = La ferme
farms-edit-products = Ses produits
farms-edit-no-product = Aucun produit pour l’instant. Ils s’ajoutent ici par la ferme, ou à l’étape « Produits » d’un modèle de contrat.
farms-save = Enregistrer
farms-cancel = Annuler
farms-claimed = Cette ferme tient elle-même sa fiche à jour.
farms-siret-taken = Ce SIRET est déjà celui d’une autre fiche. Votre réseau peut réunir les deux.
farms-people-title = Qui signe pour la ferme
farms-people-none = Personne n’est encore invité.
farms-invite-title = Inviter
farms-invite-button = Envoyer l’invitation
farms-remove = Retirer
farms-remove-who = Retirer { $name } de la ferme
farms-last-farmer = C’est la seule personne de la ferme qui a un compte. Invitez d’abord quelqu’un d’autre.
farms-removed-subject = { $farm } : vous n’y signez plus
farms-removed-letter =
    Bonjour,

    Vous avez été retiré·e des personnes qui signent pour { $farm }. Ce que vous avez signé reste valable.
    C’est une erreur ? Demandez à la ferme de vous inviter de nouveau.
farms-already-arrived = Cette personne a déjà ouvert son compte.

farms-products-title = Produits
farms-products-lead = Ce que votre ferme propose. Les prix se fixent dans chaque contrat.
farms-products-empty = Pas encore de produit
farms-products-empty-text = Ajoutez ce que vous produisez : les AMAP le retrouvent en préparant leurs contrats.
farms-products-retired = Produits retirés
farms-products-add = Ajouter un produit
farms-products-add-button = Ajouter
farms-field-product = Nom du produit
farms-field-product-hint = Par exemple : panier de légumes, œufs, pain de campagne.
farms-field-type = Type de production
farms-field-type-hint = Par exemple : légumes, œufs, pain, fromage, viande.
farms-field-packaging = Conditionnement
farms-field-packaging-hint = Par exemple : boîte de 6, 500 g, la pièce.
farms-product-retire = Retirer ce produit
farms-product-retire-hint = Un produit retiré n’est plus proposé dans les nouveaux contrats. Les contrats en cours ne changent pas.
farms-product-back = Proposer de nouveau ce produit
