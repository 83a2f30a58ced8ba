//! The AMAPs of the demonstration: invented groups in real towns.

/// An AMAP to be.
#[derive(Debug)]
pub struct Town {
    pub name: &'static str,
    pub slug: &'static str,
    pub network: usize,
    pub postcode: &'static str,
    pub town: &'static str,
    pub site: &'static str,
    pub address: &'static str,
    pub opens: &'static str,
    pub closes: &'static str,
    /// Days from today to its next delivery.
    pub next_in: i64,
    pub households: usize,
    /// Farms of the catalogue, by position; the first is the one of the demonstration's référente.
    pub farms: &'static [usize],
    pub presentation: &'static str,
}

/// A node of the network tree: slug, name, kind, position of its parent.
pub const NETWORKS: [(&str, &str, &str, Option<usize>); 4] = [
    ("national", "Réseau national des AMAP", "national", None),
    (
        "auvergne-rhone-alpes",
        "Réseau des AMAP d’Auvergne-Rhône-Alpes",
        "regional",
        Some(0),
    ),
    ("isere", "Réseau des AMAP de l’Isère", "departmental", Some(1)),
    ("drome", "Réseau des AMAP de la Drôme", "departmental", Some(1)),
];

/// Position of Isère in [`NETWORKS`].
const ISERE: usize = 2;
/// Position of Drôme in [`NETWORKS`].
const DROME: usize = 3;

/// The first one is where the demonstration's people live.
pub const TOWNS: [Town; 6] = [
    Town {
        name: "AMAP des Trois Carottes",
        slug: "trois-carottes",
        network: ISERE,
        postcode: "38500",
        town: "Voiron",
        site: "Salle des Tisserands",
        address: "4 rue des Métiers",
        opens: "18:00",
        closes: "19:30",
        next_in: 1,
        households: 80,
        farms: &[0, 2, 4, 5, 7, 8, 9, 10],
        presentation: "Chaque semaine, nous retrouvons nos paysans à la salle des Tisserands. On vient avec son cabas, on repart avec ses légumes, son pain et les nouvelles de la ferme.",
    },
    Town {
        name: "AMAP du Panier Joyeux",
        slug: "panier-joyeux",
        network: ISERE,
        postcode: "38220",
        town: "Vizille",
        site: "Préau de l’école du Parc",
        address: "12 avenue de la Gare",
        opens: "18:15",
        closes: "19:30",
        next_in: 2,
        households: 55,
        farms: &[0, 2, 4, 6, 7],
        presentation: "Une petite équipe de bénévoles et cinq fermes à moins de quarante kilomètres.",
    },
    Town {
        name: "AMAP Terre et Marmites",
        slug: "terre-et-marmites",
        network: ISERE,
        postcode: "38350",
        town: "La Mure",
        site: "Maison du Plateau",
        address: "1 place des Anciens",
        opens: "17:30",
        closes: "19:00",
        next_in: 4,
        households: 40,
        farms: &[0, 3, 5, 10, 11],
        presentation: "L’AMAP du plateau matheysin : des paniers toute l’année, même sous la neige.",
    },
    Town {
        name: "AMAP La Musette",
        slug: "la-musette",
        network: DROME,
        postcode: "26400",
        town: "Crest",
        site: "Halle du Quai",
        address: "8 quai des Marronniers",
        opens: "18:00",
        closes: "19:30",
        next_in: 3,
        households: 50,
        farms: &[1, 3, 4, 6, 8],
        presentation: "Au bord de la Drôme, cinq fermes et cinquante foyers qui se connaissent bien.",
    },
    Town {
        name: "AMAP des Gourmands Patients",
        slug: "gourmands-patients",
        network: DROME,
        postcode: "26150",
        town: "Die",
        site: "Cour de l’ancienne gare",
        address: "Place de la Gare",
        opens: "18:00",
        closes: "19:00",
        next_in: 5,
        households: 35,
        farms: &[1, 3, 5, 9, 11],
        presentation: "Nous attendons les tomates jusqu’en juillet, et nous en sommes fiers.",
    },
    Town {
        name: "AMAP Le Cageot",
        slug: "le-cageot",
        network: DROME,
        postcode: "26100",
        town: "Romans-sur-Isère",
        site: "Maison de quartier des Tanneurs",
        address: "27 rue des Tanneurs",
        opens: "18:30",
        closes: "20:00",
        next_in: 6,
        households: 40,
        farms: &[1, 2, 6, 7, 8],
        presentation: "Une AMAP de ville : on vient à pied ou à vélo chercher son cageot.",
    },
];
