//! Forms that no page of ours sends.

use crate::world::{Answer, World, villages};
use std::fmt::Write;

const ORDER: &str = "/amap/lones/modeles/aaaaaaaaaaaa/souscription";
const REST: &str = "do=enregistrer&instalments=1&method=cheque";

fn said(answer: &Answer) -> String {
    let mut said = format!("{} {}", answer.status, answer.sentence());
    for refusal in answer.refusals() {
        let _ = write!(said, "\n    {refusal}");
    }
    said
}

async fn stored(world: &World) -> i64 {
    world.count("contracts").await + world.count("order_lines").await + world.count("idempotency").await
}

#[tokio::test]
async fn an_order_that_was_tampered_with_is_refused_with_a_sentence() {
    let many: String = (0..10_000).map(|at| format!("&q-{at:012}=1")).collect();
    let large = format!("&q-bbbbbbbbbbbb={}", "9".repeat(1_100_000));
    let cases = [
        ("another farm's product", "&q-pppppppppppp=1"),
        ("its own and another's", "&q-bbbbbbbbbbbb=1&q-pppppppppppp=1"),
        ("a product of a delivery", "&q-dddddddddd21-bbbbbbbbbbbb=1"),
        ("negative", "&q-bbbbbbbbbbbb=-1"),
        ("huge", "&q-bbbbbbbbbbbb=999999999999"),
        ("beyond numbers", "&q-bbbbbbbbbbbb=99999999999999999999999999"),
        ("not a number", "&q-bbbbbbbbbbbb=NaN"),
        ("too fine", "&q-bbbbbbbbbbbb=0.0001"),
        ("half a basket", "&q-bbbbbbbbbbbb=0.5"),
        ("nothing", "&q-bbbbbbbbbbbb=0"),
        ("not UTF-8", "&q-bbbbbbbbbbbb=%FF%FE"),
        ("a name that is not UTF-8", "&q-%FF=1"),
        ("a zero byte", "&q-bbbbbbbbbbbb=1%00"),
        (
            "a token without end",
            "&q-bbbbbbbbbbbb=1&once=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        ),
        ("10,000 fields", many.as_str()),
        ("more than a megabyte", large.as_str()),
    ];
    for world in villages().await {
        let ana = world.person("ana");
        let mut story = Vec::new();
        for (what, fields) in cases {
            let answer = ana.posts(ORDER, &format!("{REST}{fields}")).await;
            story.push(format!("{what}: {}", said(&answer)));
            assert_eq!(stored(&world).await, 0, "{}: {what}", world.engine);
        }
        for (what, fields) in [
            (
                "no means of payment",
                "do=enregistrer&instalments=1&q-bbbbbbbbbbbb=1",
            ),
            (
                "one not offered",
                "do=enregistrer&instalments=1&method=cash&q-bbbbbbbbbbbb=1",
            ),
            (
                "no instalment",
                "do=enregistrer&instalments=0&method=cheque&q-bbbbbbbbbbbb=1",
            ),
            (
                "more instalments than offered",
                "do=enregistrer&instalments=3&method=cheque&q-bbbbbbbbbbbb=1",
            ),
        ] {
            story.push(format!("{what}: {}", said(&ana.posts(ORDER, fields).await)));
            assert_eq!(stored(&world).await, 0, "{}: {what}", world.engine);
        }
        insta::assert_snapshot!("an_order_tampered_with", story.join("\n"));
    }
}

/// Prices come from the template, whatever a form says; of a field that comes twice, the first counts.
#[tokio::test]
async fn a_price_in_the_form_changes_nothing() {
    for world in villages().await {
        let ana = world.person("ana");
        let fields = "&q-bbbbbbbbbbbb=1&q-bbbbbbbbbbbb=9&price-bbbbbbbbbbbb=1&price_cents=1&total=1&household=hhhhhhhhhh42";
        let answer = ana.posts(ORDER, &format!("{REST}{fields}")).await;
        assert_eq!(answer.status, 303, "{}", said(&answer));
        let page = ana.sees(&answer.location).await;
        insta::assert_snapshot!("a_price_in_the_form", page.rows().join("\n"));
        let households = "SELECT h.name FROM contracts c JOIN households h ON h.id = c.household_id";
        assert_eq!(world.texts(households).await, ["Foyer Ana"], "{}", world.engine);
    }
}

#[tokio::test]
async fn a_wrong_method_or_kind_of_form_is_refused() {
    for world in villages().await {
        let (ana, mut story) = (world.person("ana"), Vec::new());
        let fields = format!("csrf={}&{REST}&q-bbbbbbbbbbbb=1", ana.csrf());
        let form = "application/x-www-form-urlencoded";
        for method in ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"] {
            let answer = ana.sends(method, ORDER, form, fields.clone().into_bytes()).await;
            story.push(format!("{method}: {}", answer.status));
        }
        story.push(format!(
            "POST where there is only a page: {}",
            ana.posts("/amap/lones/moi", "").await.status
        ));
        story.push(format!(
            "GET where there is only a form: {}",
            ana.gets("/deconnexion").await.status
        ));
        for kind in ["application/json", "multipart/form-data", "text/plain"] {
            let answer = ana
                .sends("POST", ORDER, kind, b"{\"do\": \"enregistrer\"}".to_vec())
                .await;
            story.push(format!("{kind}: {}", said(&answer)));
        }
        let upload = world.person("dora").posts("/amap/lones/import", "").await;
        story.push(format!("an upload that is none: {}", said(&upload)));
        assert_eq!(stored(&world).await, 0, "{}", world.engine);
        insta::assert_snapshot!("a_wrong_method", story.join("\n"));
    }
}
