away-short = Absence
away-link = Annuler ou déplacer
away-farm-link = Annoncer une absence
away-evening-title = Annuler ou déplacer la livraison du { $day }
away-evening-lead = Toutes les fermes, tous les contrats, et la permanence.
away-evening-moved = La livraison du { $day } est déplacée au { $to }
away-evening-cancelled = La livraison du { $day } est annulée
away-farm-title = Annoncer une absence
away-farm-lead = Dans toutes vos AMAP à la fois, ou dans certaines. Vous verrez d’abord qui est concerné.
away-farm-moved = Les livraisons du { $days } viennent le { $to }
away-farm-cancelled = Pas de livraison le { $days }
away-which = Quelles livraisons ?
away-place = { $amap }, { $site }
away-what = Que deviennent-elles ?
away-cancel = Annuler
away-move = Livrer à une autre date
away-to = Nouvelle date
away-to-hint = Seulement pour livrer à une autre date.
away-cause = Si c’est annulé, que devient le prix ?
away-cause-hint = Sans effet quand les paniers viennent à une autre date.
away-needs-what = Dites si c’est annulé ou déplacé.
away-one-day = Déplacez une date à la fois.
away-no-contract = Aucun contrat n’a de panier à cette date.
away-cancelled-already = Cette livraison est déjà annulée.
away-duty-subject = Permanence du { $day }
away-duty-moved =
    Bonjour,

    La livraison du { $day } est déplacée au { $to }, et votre permanence avec elle.
    Raison : { $reason }

    Si vous ne pouvez pas venir ce jour-là, rendez votre place sur la page des permanences.
away-duty-elsewhere =
    Bonjour,

    La livraison du { $day } est déplacée au { $to }, qui a déjà sa permanence : la vôtre n’a plus lieu.
    Raison : { $reason }
away-duty-cancelled =
    Bonjour,

    La livraison du { $day } est annulée, et votre permanence avec elle.
    Raison : { $reason }
