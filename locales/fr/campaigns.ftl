# Campagnes d’adhésion, cotisations, reçus

campaigns-title = Campagnes d’adhésion
campaigns-new = Nouvelle campagne
campaigns-none = Aucune campagne
campaigns-none-text = Ouvrez-en une : la période, le montant, et chacun voit ce qu’il doit.
campaigns-period = du { $since } au { $until }
campaigns-paid = { $paid ->
    [0] Personne n’a réglé sur { $all }
    [one] 1 règlement sur { $all }, { $received } reçus
   *[other] { $paid } règlements sur { $all }, { $received } reçus
  }
campaigns-closed = close
campaigns-name = Nom
campaigns-name-hint = par exemple « Adhésion 2026-2027 »
campaigns-flow = Qui adhère
campaigns-of-members = Les foyers
campaigns-of-amaps = Les AMAP
campaigns-of-farms = Les fermes
campaigns-period-wrong = La période finit après son début, et dure trois ans au plus.
campaigns-formula = Montant
campaigns-formula-wrong = Ce calcul ne convient pas : par foyer pour les AMAP, selon le chiffre d’affaires pour les fermes.
campaigns-fixed = le même pour tous
campaigns-brackets = selon des tranches, que chacun choisit
campaigns-free = libre, à partir d’un minimum
campaigns-per-household = par foyer de l’AMAP
campaigns-turnover = selon le chiffre d’affaires en AMAP
campaigns-amount = Montant
campaigns-amount-hint = Le même pour tous, par foyer, ou le minimum libre.
campaigns-amount-wrong = Ce montant n’est pas possible.
campaigns-floor = Jamais moins de
campaigns-floor-hint = Pour tous les calculs.
campaigns-rate = Part du chiffre d’affaires
campaigns-rate-hint = Pour les fermes, par exemple 0,5
campaigns-rate-wrong = Entre 0,01 et 20 %.
campaigns-bracket-list = Tranches
campaigns-bracket = Tranche { $n }
campaigns-bracket-amount = Montant de la tranche { $n }
campaigns-bracket-missing = Écrivez au moins une tranche, avec son montant.
campaigns-bracket-wrong = Choisissez une tranche.
campaigns-bracket-needed = { $name } : choisissez une tranche.
campaigns-bracket-of = Tranche de { $name }
campaigns-amount-of = Montant de { $name }
campaigns-amount-needed = { $name } : écrivez le montant, au moins le minimum.
campaigns-open = Ouvrir la campagne
campaigns-says-fixed = { $cents } pour tous
campaigns-says-free = libre, { $cents } au moins
campaigns-says-per-household = { $cents } par foyer
campaigns-says-turnover = { $rate } % du chiffre d’affaires
campaigns-payer = Nom
campaigns-payers = Détail
campaigns-due = Montant
campaigns-state = Où en est-on
campaigns-paid-on = réglé le { $day }
campaigns-declared = à régler
campaigns-unpaid = pas d’adhésion
campaigns-part-unpaid = Pas réglé
campaigns-part-paid = Réglé
campaigns-nobody = Personne ici
campaigns-nobody-text = Personne n’est dans ce cas.
campaigns-nobody-ticked = Cochez au moins un nom.
campaigns-paid-already = { $name } a déjà réglé.
campaigns-paid-day = Réglé le
campaigns-paid-later = Ce jour n’est pas encore venu.
campaigns-method = Moyen
campaigns-cheque = par chèque
campaigns-transfer = par virement
campaigns-cash = en espèces
campaigns-card = par carte
campaigns-reference = Référence
campaigns-record = Enregistrer le règlement
campaigns-withdraw = Retirer
campaigns-remind = Relancer ceux qui n’ont pas réglé
campaigns-reminded = Ils ont été relancés il y a moins de { $days } jours.
campaigns-close = Clore la campagne
campaigns-reopen = Rouvrir la campagne
campaigns-correct = Corriger
campaigns-correct-title = Corriger { $title }
campaigns-correct-used = Quelqu’un a déjà déclaré ou réglé : seul le nom se corrige encore.
campaigns-correct-save = Enregistrer
campaigns-copy = Reprendre pour la suite
campaigns-report = Bilan
campaigns-receipt = Reçu n° { $number }
campaigns-receipt-number = Reçu
campaigns-receipt-link = Reçu
campaigns-receipts = Mes reçus
campaigns-sum-payers = Concernés
campaigns-sum-paid = Réglés
campaigns-sum-expected = Déclarés, à régler
campaigns-sum-new = Nouveaux
campaigns-sum-again = De nouveau
campaigns-sum-lapsed = Avaient réglé, pas cette fois
campaigns-sum-count = Nombre
campaigns-sum-amount = Montant
campaigns-letter-subject = { $title } : pensez à régler
campaigns-letter =
    Bonjour,

    { $issuer } n’a pas encore reçu le règlement de { $payer } pour « { $title } ».

    S’il est parti entre-temps, ne faites rien.
campaigns-renewal-subject = Votre adhésion à { $amap } se termine
campaigns-renewal =
    Bonjour,

    Votre adhésion à { $amap } se termine le { $until }. Pour la suite :

    { $link }
campaigns-network-renewal =
    Bonjour,

    L’adhésion de { $payer } à { $network } se termine le { $until }. Pour la suite :

    { $link }
campaigns-trial-subject = Votre essai à { $amap } se termine
campaigns-trial =
    Bonjour,

    Votre essai à { $amap } se termine le { $until }. Si l’AMAP vous plaît, adhérez : vos contrats restent, et vous pourrez en signer d’autres.

    { $link }
campaigns-own-title = Mon adhésion
campaigns-own-none = Rien à régler
campaigns-own-none-text = L’AMAP n’a pas de campagne d’adhésion ouverte.
campaigns-own-to-pay = Remettez votre règlement à la trésorerie ; le reçu apparaîtra ici.
campaigns-own-bracket = Ma tranche
campaigns-own-amount = Mon montant
campaigns-own-turnover = Chiffre d’affaires en AMAP de l’année passée
campaigns-own-turnover-hint = Il n’est vu que du réseau qui le demande.
campaigns-own-declare = J’adhère
campaigns-over = Cette campagne est terminée.
campaigns-declared-already = Votre foyer a déjà adhéré.
campaigns-dues-title = Adhésions aux réseaux
campaigns-dues-none = Rien à régler
campaigns-dues-none-text = Aucun réseau ne demande d’adhésion.
done-campaigns = C’est enregistré.
done-campaigns-paid = Règlement enregistré, reçu numéroté.
done-campaigns-reminded = Les lettres partent.
done-campaigns-due-declared = Merci, c’est noté. Il reste à régler ; le reçu apparaîtra ici.
done-campaigns-declared = Merci : vous êtes adhérent. Il reste à régler.
campaigns-receipt-title = Reçu n° { $number } – { $issuer }
campaigns-received = { $paid ->
    [0] Aucun règlement
    [one] 1 règlement, { $received }
   *[other] { $paid } règlements, { $received }
  }
