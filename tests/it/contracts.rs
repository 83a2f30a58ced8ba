//! A household orders, signs, and the farm countersigns; through the real router.

mod world;

use world::World;

#[tokio::test]
async fn a_contract_from_the_order_to_both_signatures() {
    let world = World::opened().await;
    let mut story = Vec::new();
    let order = "/amap/lones/modeles/aaaaaaaaaaaa/souscription";
    story.push(world.member.gets("/amap/lones/contrats").await);
    story.push(world.member.gets(order).await);
    story.push(
        world
            .member
            .posts(order, "do=enregistrer&instalments=2&method=cheque")
            .await,
    );
    story.push(
        world
            .member
            .posts(order, "do=enregistrer&instalments=9&q-bbbbbbbbbbbb=-1")
            .await,
    );
    story.push(
        world
            .member
            .posts(
                order,
                "do=enregistrer&instalments=2&method=cheque&q-zzzzzzzzzzzz=1",
            )
            .await,
    );
    let saved = world
        .member
        .posts(
            order,
            "do=enregistrer&instalments=2&method=cheque&q-bbbbbbbbbbbb=2",
        )
        .await;
    let contract = saved.location.clone();
    assert!(contract.starts_with("/amap/lones/contrats/"), "{saved:?}");
    story.push(world.member.gets(&contract).await);
    let made = world.member.posts(&format!("{contract}/texte"), "").await;
    assert_eq!(made.location, format!("{contract}/signature"));
    let sign = format!("{contract}/signature");
    let page = world.member.page(&sign).await;
    let print = page
        .split("name=\"empreinte\" value=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    story.push(world.member.posts(&sign, &format!("empreinte={print}")).await);
    story.push(world.member.posts(&sign, "accord=1&empreinte=00").await);
    story.push(world.stranger.gets(&contract).await);
    story.push(world.stranger.gets(&format!("{contract}/contrat.pdf")).await);
    let once = format!("accord=1&empreinte={print}&once=double");
    story.push(world.member.posts(&sign, &once).await);
    story.push(world.member.posts(&sign, &once).await);
    story.push(
        world
            .member
            .posts(&sign, &format!("accord=1&empreinte={print}"))
            .await,
    );
    let farm = "/ferme/lac/contrats/aaaaaaaaaaaa/signatures";
    story.push(world.farmer.gets(farm).await);
    story.push(world.farmer.posts(farm, "").await);
    story.push(world.farmer.posts(farm, "tous=1").await);
    story.push(world.farmer.gets(&format!("{contract}/contrat.pdf")).await);
    story.push(
        world
            .farmer
            .gets("/ferme/lac/contrats/aaaaaaaaaaaa/synthese")
            .await,
    );
    story.push(
        world
            .farmer
            .gets("/ferme/lac/contrats/aaaaaaaaaaaa/synthese/synthese.xlsx")
            .await,
    );
    story.push(
        world
            .coordinator
            .gets("/amap/lones/modeles/aaaaaaaaaaaa/synthese/synthese.pdf")
            .await,
    );
    story.push(
        world
            .coordinator
            .gets("/amap/lones/modeles/aaaaaaaaaaaa/saisie")
            .await,
    );
    story.push(world.coordinator.gets("/amap/lones/paiements").await);
    story.push(
        world
            .coordinator
            .posts(
                &format!(
                    "/amap/lones/paiements{}/1/reception",
                    contract.trim_start_matches("/amap/lones/contrats")
                ),
                "reference=123",
            )
            .await,
    );
    story.push(world.coordinator.gets("/amap/lones/paiements?etat=recus").await);
    let told: Vec<String> = story.iter().map(|answer| answer.told(&contract)).collect();
    insta::assert_snapshot!(told.join("\n"));
    insta::assert_snapshot!("stored", world.stored().await);
}

#[tokio::test]
async fn a_signed_sheet_is_kept_for_the_parties() {
    let world = World::opened().await;
    let order = "/amap/lones/modeles/aaaaaaaaaaaa/saisie?foyer=hhhhhhhhhh41";
    let fields = "do=enregistrer&instalments=2&method=cheque&q-bbbbbbbbbbbb=2";
    let contract = world.coordinator.posts(order, fields).await.location;
    assert!(contract.starts_with("/amap/lones/contrats/"), "{contract}");
    let paper = format!("{contract}/papier");
    let mut story = vec![
        world.coordinator.posts(&format!("{contract}/texte"), "").await,
        world
            .coordinator
            .uploads(&paper, ("partie", "membre"), b"<html>")
            .await,
        world
            .member
            .uploads(&paper, ("partie", "membre"), b"%PDF-1.7")
            .await,
        world
            .coordinator
            .uploads(&paper, ("partie", "membre"), b"%PDF-1.7")
            .await,
        world
            .coordinator
            .uploads(&paper, ("partie", "ferme"), &[0xFF, 0xD8, 0xFF])
            .await,
    ];
    for person in [&world.member, &world.coordinator, &world.farmer, &world.stranger] {
        for party in ["membre", "ferme"] {
            story.push(person.gets(&format!("{paper}?partie={party}")).await);
        }
    }
    let page = world.member.page(&contract).await;
    let told: Vec<String> = story.iter().map(|answer| answer.told(&contract)).collect();
    insta::assert_snapshot!(told.join("\n"));
    assert_eq!(page.matches("Papier signé par").count(), 2);
}
