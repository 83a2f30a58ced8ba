//! The farms of the demonstration and what they grow. No such farm exists.

/// A product to be.
#[derive(Debug)]
pub struct Good {
    pub name: &'static str,
    pub packaging: &'static str,
    /// Cents for a piece, or for a kilogram where `grams` tells what a piece weighs.
    pub cents: i64,
    pub grams: Option<i64>,
    /// Every so many deliveries of the contract.
    pub every: usize,
}

/// A farm to be.
#[derive(Debug)]
pub struct Grower {
    pub name: &'static str,
    pub siren: &'static str,
    pub postcode: &'static str,
    pub town: &'static str,
    pub production: &'static str,
    /// What its contract is called.
    pub subject: &'static str,
    /// One basket each time, or a choice per delivery.
    pub fixed: bool,
    /// Weeks between its deliveries.
    pub weeks: usize,
    /// How many households in a hundred subscribe.
    pub share: usize,
    pub instalments: i64,
    pub farmers: &'static [(&'static str, &'static str)],
    pub goods: &'static [Good],
}

const fn each(name: &'static str, packaging: &'static str, cents: i64) -> Good {
    Good {
        name,
        packaging,
        cents,
        grams: None,
        every: 1,
    }
}

const fn weighed(name: &'static str, cents: i64, grams: i64, every: usize) -> Good {
    Good {
        name,
        packaging: "la pièce",
        cents,
        grams: Some(grams),
        every,
    }
}

const VEGETABLES: &[Good] = &[
    each("Petit panier de légumes", "panier", 980),
    each("Grand panier de légumes", "panier", 1650),
];
const BREAD: &[Good] = &[
    each("Pain de campagne", "1 kg", 520),
    each("Pain aux noix", "500 g", 410),
    each("Pain de petit épeautre", "700 g", 560),
    each("Brioche", "400 g", 480),
];

/// The catalogue; AMAPs name its farms by position.
pub const GROWERS: [Grower; 12] = [
    Grower {
        name: "Les Jardins du Vernay",
        siren: "81204311",
        postcode: "38140",
        town: "Rives",
        production: "Légumes",
        subject: "Légumes",
        fixed: true,
        weeks: 1,
        share: 92,
        instalments: 4,
        farmers: &[("Élise", "Vernay"), ("Martin", "Vernay")],
        goods: VEGETABLES,
    },
    Grower {
        name: "Le Potager des Balmes",
        siren: "79830246",
        postcode: "26400",
        town: "Eurre",
        production: "Légumes",
        subject: "Légumes",
        fixed: true,
        weeks: 1,
        share: 90,
        instalments: 4,
        farmers: &[("Sabine", "Chaléat")],
        goods: VEGETABLES,
    },
    Grower {
        name: "Le Fournil des Quatre Grains",
        siren: "84311975",
        postcode: "38210",
        town: "Vourey",
        production: "Pain",
        subject: "Pain",
        fixed: false,
        weeks: 1,
        share: 62,
        instalments: 3,
        farmers: &[("Yannick", "Pradier")],
        goods: BREAD,
    },
    Grower {
        name: "Le Pain de la Combe",
        siren: "85117020",
        postcode: "26150",
        town: "Saillans",
        production: "Pain",
        subject: "Pain",
        fixed: false,
        weeks: 1,
        share: 58,
        instalments: 3,
        farmers: &[("Maud", "Sauvajon")],
        goods: BREAD,
    },
    Grower {
        name: "La Ferme des Poules Rousses",
        siren: "80245563",
        postcode: "38940",
        town: "Roybon",
        production: "Œufs et volailles",
        subject: "Œufs et poulets",
        fixed: false,
        weeks: 2,
        share: 68,
        instalments: 3,
        farmers: &[("Gilles", "Monier")],
        goods: &[
            each("Œufs", "boîte de 6", 230),
            each("Œufs", "boîte de 12", 430),
            weighed("Poulet fermier", 1180, 1800, 2),
        ],
    },
    Grower {
        name: "La Chèvrerie du Haut Bois",
        siren: "82390718",
        postcode: "38710",
        town: "Mens",
        production: "Fromages",
        subject: "Fromages de chèvre",
        fixed: false,
        weeks: 1,
        share: 46,
        instalments: 3,
        farmers: &[("Clémence", "Ravix")],
        goods: &[
            each("Crottin frais", "pièce", 260),
            each("Crottin affiné", "pièce", 290),
            each("Bûche cendrée", "pièce", 590),
            each("Faisselle", "pot de 500 g", 380),
        ],
    },
    Grower {
        name: "La Laiterie du Grand Pré",
        siren: "83066491",
        postcode: "26190",
        town: "Saint-Jean-en-Royans",
        production: "Fromages",
        subject: "Fromages de vache et yaourts",
        fixed: false,
        weeks: 2,
        share: 44,
        instalments: 3,
        farmers: &[("Jérôme", "Faravel")],
        goods: &[
            each("Tomme", "quart, 400 g", 760),
            each("Saint-marcellin", "pièce", 210),
            each("Yaourt nature", "pot de 500 g", 290),
        ],
    },
    Grower {
        name: "Les Champignons de la Grotte",
        siren: "84820137",
        postcode: "38680",
        town: "Pont-en-Royans",
        production: "Champignons",
        subject: "Champignons",
        fixed: false,
        weeks: 2,
        share: 30,
        instalments: 2,
        farmers: &[("Théo", "Repellin")],
        goods: &[
            each("Pleurotes", "barquette de 300 g", 480),
            each("Shiitakés", "barquette de 250 g", 560),
        ],
    },
    Grower {
        name: "Les Vergers de Bièvre",
        siren: "79104882",
        postcode: "38260",
        town: "La Côte-Saint-André",
        production: "Fruits",
        subject: "Pommes, poires et jus",
        fixed: false,
        weeks: 2,
        share: 42,
        instalments: 2,
        farmers: &[("Odette", "Collomb")],
        goods: &[
            each("Pommes", "sac de 2 kg", 520),
            each("Poires", "sac de 1 kg", 390),
            each("Jus de pomme", "bouteille de 1 L", 350),
        ],
    },
    Grower {
        name: "Le Rucher des Quatre Vents",
        siren: "85290364",
        postcode: "26420",
        town: "La Chapelle-en-Vercors",
        production: "Miel",
        subject: "Miel",
        fixed: false,
        weeks: 4,
        share: 26,
        instalments: 1,
        farmers: &[("Blaise", "Odeyer")],
        goods: &[
            each("Miel de montagne", "pot de 500 g", 890),
            each("Miel de tilleul", "pot de 500 g", 920),
            each("Pain d’épices", "300 g", 640),
        ],
    },
    Grower {
        name: "L’Élevage des Hauts Prés",
        siren: "81755029",
        postcode: "38350",
        town: "Nantes-en-Ratier",
        production: "Viande bovine",
        subject: "Bœuf",
        fixed: false,
        weeks: 4,
        share: 22,
        instalments: 3,
        farmers: &[("Joseph", "Giroud")],
        goods: &[
            weighed("Colis de bœuf", 1650, 5000, 1),
            each("Steaks hachés", "les 4, 500 g", 890),
        ],
    },
    Grower {
        name: "La Ferme du Moulin Vieux",
        siren: "80931457",
        postcode: "26340",
        town: "Aurel",
        production: "Épicerie",
        subject: "Farines, lentilles et huiles",
        fixed: false,
        weeks: 4,
        share: 34,
        instalments: 2,
        farmers: &[("Suzanne", "Brunel")],
        goods: &[
            each("Farine de blé T80", "sac de 1 kg", 280),
            each("Lentilles vertes", "sac de 500 g", 360),
            each("Huile de tournesol", "bouteille de 50 cl", 540),
        ],
    },
];
