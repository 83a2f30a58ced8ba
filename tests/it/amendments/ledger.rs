//! Everything that an amendment touches, and how it adds up.

use crate::world::World;

/// What is due, what is paid, and what was amended: everything that a change touches.
pub async fn ledger(world: &World) -> String {
    let mut lines = Vec::new();
    for (title, sql) in [
        (
            "dû",
            "SELECT h.name || ' ' || d.day || ' ' || CAST(l.quantity AS TEXT) FROM order_lines l
             JOIN contracts c ON c.id = l.contract_id JOIN households h ON h.id = c.household_id
             JOIN deliveries d ON d.id = l.delivery_id ORDER BY h.name, d.day, l.quantity",
        ),
        (
            "échéances",
            "SELECT h.name || ' ' || CAST(i.position AS TEXT) || ' ' || i.due_on || ' ' || CAST(i.amount_cents AS TEXT)
                    || CASE WHEN i.received_at IS NULL THEN '' ELSE ' reçu' END
             FROM instalments i JOIN contracts c ON c.id = i.contract_id JOIN households h ON h.id = c.household_id
             ORDER BY h.name, i.position",
        ),
        (
            "contrats",
            "SELECT h.name || ' au-delà ' || CAST(c.kept_cents AS TEXT) || ' à commander ' || CAST(c.unspent_cents AS TEXT) || COALESCE(' fini ' || c.ended_on, '')
             FROM contracts c JOIN households h ON h.id = c.household_id ORDER BY h.name",
        ),
        (
            "prix",
            "SELECT h.name || ' ' || CAST(p.price_cents AS TEXT) FROM contract_prices p
             JOIN contracts c ON c.id = p.contract_id JOIN households h ON h.id = c.household_id ORDER BY h.name",
        ),
        (
            "avenants",
            "SELECT h.name || ' ' || CAST(a.number AS TEXT) || ' ' || a.kind || ' ' || a.cause || ' ' || a.asks || ' '
                    || CAST(a.total_before_cents AS TEXT) || '→' || CAST(a.total_after_cents AS TEXT)
                    || ' avoir ' || CAST(a.credit_cents AS TEXT)
                    || CASE WHEN a.effective_at IS NOT NULL THEN ' en vigueur' WHEN a.withdrawn_at IS NOT NULL THEN ' retiré'
                            ELSE ' attend' END
             FROM amendments a JOIN contracts c ON c.id = a.contract_id JOIN households h ON h.id = c.household_id
             ORDER BY h.name, a.number",
        ),
    ] {
        let rows = world.texts(sql).await;
        lines.push(format!("{title} : {}", rows.join(" | ")));
    }
    lines.join("\n")
}

/// What the order of a contract was when it was signed, and every amendment in effect since, are what is due.
pub async fn adds_up(world: &World) {
    let off = world
        .texts(
            "SELECT h.name || ' ' || d.day || ' : ' || CAST(x.due AS TEXT) FROM
               (SELECT contract_id, delivery_id, CAST(SUM(quantity) AS BIGINT) AS due FROM
                  (SELECT contract_id, delivery_id, quantity FROM order_lines
                   UNION ALL
                   SELECT a.contract_id, l.delivery_id, l.quantity_before - l.quantity_after
                   FROM amendments a JOIN amendment_lines l ON l.amendment_id = a.id
                   WHERE a.effective_at IS NOT NULL) both_sides
                GROUP BY contract_id, delivery_id) x
             JOIN contracts c ON c.id = x.contract_id JOIN households h ON h.id = c.household_id
             JOIN deliveries d ON d.id = x.delivery_id
             WHERE x.due <> CASE WHEN d.day IN ('2026-10-01', '2026-10-08', '2026-10-15') AND c.follows_id IS NULL
                                 THEN 1000 ELSE 0 END
               AND EXISTS (SELECT 1 FROM signatures s WHERE s.contract_id = c.id AND s.party = 'member')",
        )
        .await;
    assert_eq!(off, Vec::<String>::new());
    let owed = world
        .texts(
            "SELECT h.name || ' ' || CAST(x.planned AS TEXT) || ' ' || CAST(y.total AS TEXT) FROM contracts c
             JOIN households h ON h.id = c.household_id
             JOIN (SELECT contract_id, CAST(SUM(amount_cents) AS BIGINT) AS planned FROM instalments GROUP BY contract_id) x
               ON x.contract_id = c.id
             JOIN (SELECT a.contract_id, a.total_after_cents AS total, a.credit_cents FROM amendments a
                   WHERE a.effective_at IS NOT NULL AND a.number =
                     (SELECT MAX(o.number) FROM amendments o WHERE o.contract_id = a.contract_id AND o.effective_at IS NOT NULL)) y
               ON y.contract_id = c.id
             WHERE x.planned <> y.total + y.credit_cents",
        )
        .await;
    assert_eq!(owed, Vec::<String>::new());
}
