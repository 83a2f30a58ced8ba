# Le plan de récolte de la ferme

harvest-title = Plan de récolte
harvest-lead = Ce que toutes vos AMAP attendent, semaine par semaine, à partir d’aujourd’hui.
harvest-week = Semaine du { $day }
harvest-monday = Semaine du
harvest-how-many = Livraisons
harvest-by-week = Par semaine
harvest-by-delivery = Par livraison
harvest-day = Jour
harvest-amap = AMAP
harvest-site = Lieu
