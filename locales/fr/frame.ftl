# Page frame and components

frame-product = Clicamap
frame-skip = Aller au contenu
frame-nav = Navigation principale
frame-menu = Menu
frame-account = Mon compte
frame-account-of = Compte de
frame-sign-in = Se connecter
frame-sign-out = Se déconnecter
frame-acting-as = Vous agissez comme :
frame-switch-role = Changer de rôle
frame-footer = Clicamap, le logiciel libre des AMAP
frame-footer-nav = Liens utiles

frame-draft-restored = Nous avons retrouvé ce que vous aviez saisi sur cet appareil.
frame-draft-discard = Effacer et recommencer

component-optional = (facultatif)
component-fix-errors = À corriger avant de continuer
component-one-less = Un de moins :
component-one-more = Un de plus :
component-steps = Étapes
component-step = Étape
component-of = sur
component-pages = Pages
component-page = Page
component-previous = Précédente
component-next = Suivante
frame-breadcrumbs = Fil d’Ariane
