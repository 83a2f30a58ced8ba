use super::*;
use crate::words::Instant;
use uuid::Uuid;

const NUMBER: &str = "73282932000074";

fn farm(id: u128, name: &str, siret: Option<&str>, claimed: bool) -> Farm {
    Farm {
        id: FarmId::new(Uuid::from_u128(id)),
        slug: format!("ferme-{id}"),
        name: name.to_owned(),
        siret: siret.map(|siret| siret.parse().unwrap()),
        address: String::new(),
        postcode: String::new(),
        town: String::new(),
        presentation: String::new(),
        claimed_at: claimed.then_some(Instant(0)),
    }
}

fn candidate(farm: Farm, partner: bool, own: bool) -> Candidate {
    Candidate { farm, partner, own }
}

#[test]
fn a_farm_is_found_by_its_number_or_its_name_and_never_given_away() {
    let siret: Siret = NUMBER.parse().unwrap();
    let id = |id: u128| FarmId::new(Uuid::from_u128(id));
    let claimed = candidate(farm(1, "Les Jardins", Some(NUMBER), true), false, false);
    let private = candidate(farm(2, "Les Jardins", Some(NUMBER), false), false, false);
    let partner = candidate(farm(3, "La Ruche", None, false), true, true);
    assert_eq!(
        adding("Autre nom", Some(&siret), std::slice::from_ref(&claimed), false),
        Adding::Partner(id(1))
    );
    assert_eq!(
        adding("les jardins", None, std::slice::from_ref(&claimed), false),
        Adding::Ask(vec![id(1)])
    );
    assert_eq!(adding("les jardins", None, &[claimed], true), Adding::Enter(None));
    assert_eq!(
        adding("Les Jardins", Some(&siret), &[private], false),
        Adding::Enter(None)
    );
    assert_eq!(
        adding("LA RUCHE", None, &[partner], false),
        Adding::Already(id(3))
    );
    assert_eq!(
        adding("Neuve", Some(&siret), &[], false),
        Adding::Enter(Some(siret.clone()))
    );
}
