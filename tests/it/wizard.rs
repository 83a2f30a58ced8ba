//! The wizard of contract templates beyond its six forms: clauses, what a member will see, a pasted block, two référents at
//! once, a session that ends half-way, and the story that is told in the end.

mod clauses;
mod grid;
mod resumed;
mod together;

use crate::world::{Answer, DRAFT};

/// The address of a step of the village's draft.
fn step(n: u32) -> String {
    format!("/amap/lones/modeles/{DRAFT}/etape/{n}")
}

/// The lines of a page from one that begins with some words to one that begins with others.
fn between(answer: &Answer, from: &str, to: &str) -> String {
    let text = answer.text();
    let lines = text.lines().skip_while(|line| !line.starts_with(from));
    lines
        .take_while(|line| !line.starts_with(to))
        .collect::<Vec<_>>()
        .join("\n")
}
