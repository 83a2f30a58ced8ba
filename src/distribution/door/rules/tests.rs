use super::*;
use crate::words::Instant;
use proptest::prelude::*;
use uuid::Uuid;

const ANA: HouseholdId = HouseholdId::new(Uuid::from_u128(1));
const BOB: HouseholdId = HouseholdId::new(Uuid::from_u128(2));

fn id(n: u128) -> DoorEventId {
    DoorEventId::new(Uuid::from_u128(100 + n))
}

fn event(n: u128, says: Says, follows: &[u128]) -> Event {
    Event {
        id: id(n),
        subject: Subject::Basket(ANA),
        says,
        words: String::new(),
        follows: follows.iter().map(|n| id(*n)).collect(),
        at: Instant(i64::try_from(n).unwrap()),
        by: "Claire".to_owned(),
    }
}

const HANDED: Says = Says::Handed(None);

#[test]
fn the_last_word_holds_and_two_that_do_not_know_of_each_other_are_a_conflict() {
    let nothing: &[(Says, &[u128])] = &[];
    for (told, holds) in [
        (nothing, "open"),
        (&[(HANDED, &[])], "handed"),
        (&[(HANDED, &[]), (Says::Kept, &[0])], "kept"),
        (&[(HANDED, &[]), (Says::Kept, &[0]), (HANDED, &[1])], "handed"),
        // Two phones without a network.
        (&[(HANDED, &[]), (HANDED, &[])], "conflict"),
        (&[(HANDED, &[]), (Says::Handed(Some(BOB)), &[])], "conflict"),
        (&[(HANDED, &[]), (Says::Kept, &[0]), (HANDED, &[0])], "conflict"),
        (&[(HANDED, &[]), (Says::Kept, &[0]), (Says::Kept, &[0])], "kept"),
        // Somebody looked at both.
        (&[(HANDED, &[]), (HANDED, &[]), (HANDED, &[0, 1])], "handed"),
        (&[(HANDED, &[]), (HANDED, &[]), (Says::Kept, &[0, 1])], "kept"),
        // Looked at one of them only.
        (&[(HANDED, &[]), (HANDED, &[]), (Says::Kept, &[1])], "conflict"),
    ] as [(&[(Says, &[u128])], &str); 11]
    {
        let events: Vec<Event> = told
            .iter()
            .enumerate()
            .map(|(n, (says, follows))| event(n as u128, *says, follows))
            .collect();
        let found = match standing(&heads(&events)) {
            Standing::Open => "open",
            Standing::Conflict => "conflict",
            Standing::Said(event) if event.says == Says::Kept => "kept",
            Standing::Said(_) => "handed",
        };
        assert_eq!(found, holds, "{told:?}");
    }
}

#[test]
fn a_subject_is_read_as_it_is_written() {
    let product = ProductId::new(Uuid::from_u128(3));
    let contract: PublicId = "aaaaaaaaaaaa".parse().unwrap();
    for subject in [
        Subject::Basket(ANA),
        Subject::Crates(product),
        Subject::Weight(contract, product),
        Subject::Note(BOB, id(4)),
    ] {
        assert_eq!(subject.to_string().parse(), Ok(subject));
    }
    for wrong in [
        "",
        "panier",
        "panier:",
        "panier:x",
        "poids:aaaaaaaaaaaa",
        "cagettes:1:2",
    ] {
        assert_eq!(wrong.parse::<Subject>(), Err(SubjectError), "{wrong}");
    }
}

proptest! {
    /// In whatever order the notes of several phones arrive, what holds is the same, and a subject with a note is not open.
    #[test]
    fn the_order_of_arrival_changes_nothing(
        told in proptest::collection::vec((0..3u8, proptest::collection::vec(0..8usize, 0..3)), 1..9),
        seed in any::<u64>(),
    ) {
        let events: Vec<Event> = told.iter().enumerate().map(|(n, (says, follows))| {
            let says = [HANDED, Says::Kept, Says::Handed(Some(BOB))][usize::from(*says)];
            let earlier: Vec<u128> = follows.iter().filter(|f| **f < n).map(|f| *f as u128).collect();
            event(n as u128, says, &earlier)
        }).collect();
        let mut arrived = events.clone();
        let turn = usize::try_from(seed % 7).unwrap() % arrived.len();
        arrived.rotate_left(turn);
        if seed % 2 == 0 { arrived.reverse(); }
        prop_assert_eq!(standing(&heads(&events)), standing(&heads(&arrived)));
        prop_assert_ne!(standing(&heads(&events)), Standing::Open);
    }
}
