//! What is collected, in words.

use crate::t;
use crate::words::Quantity;

/// Whether a name holds a packaging as words of its own: "Petit panier de légumes" and "panier".
fn says_already(name: &str, packaging: &str) -> bool {
    let (name, packaging) = (name.to_lowercase(), packaging.to_lowercase());
    format!(" {name} ").contains(&format!(" {packaging} "))
}

/// A product with its packaging, unless it has none or its name says it already.
pub fn labelled(name: &str, packaging: &str) -> String {
    if packaging.is_empty() || says_already(name, packaging) {
        name.to_owned()
    } else {
        format!("{name}, {packaging}")
    }
}

/// "2 × Pain aux noix, 420 g (La Boulange)"; under whose contract, when it is another household's.
pub fn own_item(quantity: &Quantity, what: String, farm: &str, owner: Option<&str>) -> String {
    let item = t!(
        "distribution-own-item",
        quantity = quantity,
        product = what,
        farm = farm
    );
    match owner {
        Some(owner) => t!("distribution-shared-item", item = item, household = owner),
        None => item,
    }
}
