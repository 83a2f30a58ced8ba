use crate::contracts::instalments::{Unit, join_past, schedule};
use crate::contracts::rules::least_deliveries;
use crate::words::{Cents, Day, day};

/// Eighteen Thursdays from 2 April, at least 15 of them at 10 €, notice of 3 days, three parts: docs/rules/late-joining.md.
#[test]
fn who_joins_late_takes_and_owes_what_is_left() {
    let thursdays: Vec<Day> = (0..18)
        .map(|week| day("2026-04-02").plus_days(7 * week))
        .collect();
    let due = ["2026-04-05", "2026-05-05", "2026-06-05"].map(day);
    let table = [
        ("2026-03-20", 18, 15, "05/04 50 05/05 50 05/06 50"),
        ("2026-03-30", 18, 15, "05/04 50 05/05 50 05/06 50"),
        ("2026-03-31", 17, 15, "05/04 50 05/05 50 05/06 50"),
        ("2026-05-05", 12, 10, "05/05 66,67 05/06 33,33"),
        ("2026-06-10", 7, 6, "25/06 60"),
    ];
    for (today, left, least, pays) in table {
        let today = day(today);
        let still = thursdays.iter().filter(|day| today <= day.plus_days(-3)).count();
        let still = u32::try_from(still).unwrap();
        let takes = least_deliveries(15, 18, still);
        assert_eq!((still, takes), (left, least), "{today}");
        let planned = schedule(Cents(1000 * i64::from(takes)), 3, Unit::Cent, Cents::ZERO, &due).unwrap();
        let paid = join_past(&planned, today);
        let said = paid.iter().map(|due| {
            let amount = due.amount.plain();
            format!("{} {}", due.due_on.short(), amount.trim_end_matches(",00"))
        });
        assert_eq!(said.collect::<Vec<_>>().join(" "), pays, "{today}");
    }
}
