//! Whose trail is read.

use crate::access::{AmapScope, FarmScope, NetworkScope, paris};
use crate::words::AccountId;
use jiff::tz::TimeZone;

/// Whose trail.
#[derive(Debug, Clone)]
pub enum Book {
    /// All that was done in an AMAP.
    Amap(AmapScope),
    /// What was done to a farm, and to what it offers.
    Farm(FarmScope),
    /// What was done in a network, and by it in its AMAPs.
    Network(NetworkScope),
    /// What was done with an account.
    Account(AccountId),
}

impl Book {
    /// Where its pages begin.
    pub fn base(&self) -> String {
        match self {
            Book::Amap(amap) => format!("/amap/{}", amap.slug()),
            Book::Farm(farm) => format!("/ferme/{}", farm.slug()),
            Book::Network(network) => format!("/reseau/{}", network.slug()),
            Book::Account(_) => "/compte".to_owned(),
        }
    }

    /// By which clock its entries are told.
    pub fn zone(&self) -> TimeZone {
        match self {
            Book::Amap(amap) => amap.zone().clone(),
            Book::Farm(_) | Book::Network(_) | Book::Account(_) => paris(),
        }
    }

    /// The kinds of objects of which its entries tell, as the trail calls them, and their labels.
    pub fn kinds(&self) -> &'static [(&'static str, &'static str)] {
        match self {
            Book::Amap(_) => &[
                ("template", "journal-of-template"),
                ("contract", "journal-of-contract"),
                ("amendment", "journal-of-amendment"),
                ("delivery", "journal-of-delivery"),
                ("member", "journal-of-member"),
                ("household", "journal-of-household"),
                ("request", "journal-of-request"),
                ("wait", "journal-of-wait"),
                ("campaign", "journal-of-campaign"),
                ("fee", "journal-of-fee"),
                ("grant", "journal-of-grant"),
                ("farm", "journal-of-farm"),
                ("site", "journal-of-site"),
                ("amap", "journal-of-amap"),
            ],
            Book::Farm(_) => &[
                ("farm", "journal-of-farm"),
                ("product", "journal-of-product"),
                ("clause", "journal-of-clause"),
                ("template", "journal-of-template"),
            ],
            Book::Account(_) => &[],
            Book::Network(_) => &[
                ("network", "journal-of-network"),
                ("amap", "journal-of-amap"),
                ("clause", "journal-of-clause"),
                ("campaign", "journal-of-campaign"),
                ("fee", "journal-of-fee"),
                ("grant", "journal-of-grant"),
            ],
        }
    }

    /// Whether what was done to an object of a kind can be read alone: the AMAP of its own journal is the journal itself.
    pub fn has_story(&self, object: &str) -> bool {
        let whole = match self {
            Book::Amap(_) => "amap",
            Book::Farm(_) => "farm",
            Book::Network(_) => "network",
            Book::Account(_) => "account",
        };
        object != whole && self.kinds().iter().any(|(kind, _)| *kind == object)
    }

    /// The page of an object, under [`Book::base`]; empty for what has none there. `link` is its name in addresses.
    pub fn path(&self, object: &str, link: &str) -> String {
        let folder = match (self, object) {
            (Book::Amap(_), "template") => "modeles",
            (Book::Amap(_), "contract" | "amendment") => "contrats",
            (Book::Amap(_), "delivery") => "livraisons",
            (Book::Amap(_), "member") => "membres",
            (Book::Amap(_), "farm") => "fermes",
            (Book::Amap(_), "site") => "lieux",
            (Book::Amap(_) | Book::Network(_), "campaign" | "fee") => "campagnes",
            (Book::Farm(_), "template") => "contrats",
            (Book::Farm(_), "product") => "produits",
            (Book::Farm(_) | Book::Network(_), "clause") => "clauses",
            (Book::Network(_), "amap") => "amaps",
            _ => return String::new(),
        };
        if link.is_empty() {
            return String::new();
        }
        format!("{}/{folder}/{link}", self.base())
    }
}
