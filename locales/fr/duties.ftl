duties-list-title = Permanences
duties-list-lead = Une permanence : accueillir, servir, ranger. Chacune et chacun donne un coup de main de temps en temps.
duties-list-print = Imprimer le tableau
duties-none-title = Aucune permanence à venir
duties-none-text = Les dates apparaîtront ici quand la coordination les aura ouvertes.
duties-not-asked = Pas de permanence demandée
duties-complete = Complet
duties-free = { $n ->
    [one] 1 place libre
   *[other] { $n } places libres
  }
duties-open-list = Ouvrir la liste de distribution
duties-take = Je m’inscris
duties-take-on = Je m’inscris le { $day }
duties-leave = Je me désiste
duties-leave-on = Je me désiste le { $day }
duties-seats-on = Nombre de places le { $day }
duties-save = Enregistrer
duties-save-on = Enregistrer les places du { $day }
duties-all-title = Ouvrir les permanences de toutes les livraisons
duties-all-seats = Places par livraison
duties-all-hint = Pour les livraisons à venir qui n’ont pas encore de permanence. Vous pourrez changer chaque date.
duties-all-save = Ouvrir les permanences

done-duty-taken = C’est noté, merci ! Vous êtes de permanence.
done-duty-left = C’est noté, vous n’êtes plus de permanence ce jour-là.
done-duty-seats = Les places sont enregistrées.
sorry-duty-past = Cette livraison est passée : l’inscription ne change plus.
sorry-duty-none = Il n’y a pas de permanence à cette livraison.
sorry-duty-full = Quelqu’un a pris la dernière place juste avant vous.
sorry-duty-already = Vous êtes déjà de permanence ce jour-là.
sorry-duty-not-yours = Vous n’êtes pas de permanence à cette livraison.
sorry-duty-too-few = Plus de personnes sont déjà inscrites. Demandez à l’une d’elles de se désister avant de réduire les places.
sorry-duty-seats = Écrivez un nombre de places entre 0 et 50.
