//! Passwords that everybody knows: those of ten characters or more among the million most seen in breaches, as the first
//! five bytes of their SHA-256, sorted (`bin/breached-passwords`, docs/decisions). Nothing is asked of anybody outside.

use sha2::{Digest, Sha256};

const KNOWN: &[u8] = include_bytes!("breached.bin");
const WIDTH: usize = 5;

/// Whether a password, whatever its capitals, is one of them.
pub fn is_known(password: &str) -> bool {
    let digest = Sha256::digest(password.trim().to_lowercase().as_bytes());
    let wanted = digest.get(..WIDTH).unwrap_or_default();
    let entries: (&[[u8; WIDTH]], &[u8]) = KNOWN.as_chunks();
    entries
        .0
        .binary_search_by(|entry| entry.as_slice().cmp(wanted))
        .is_ok()
}

#[cfg(test)]
mod tests {
    use super::is_known;

    #[test]
    fn what_everybody_chooses_is_known_and_a_sentence_is_not() {
        for known in [
            "qwertyuiop",
            "1q2w3e4r5t",
            "Password123",
            " iloveyou123 ",
            "azertyuiop",
        ] {
            assert!(is_known(known), "{known}");
        }
        for fresh in ["des carottes et du pain", "quarante-deux betteraves", ""] {
            assert!(!is_known(fresh), "{fresh}");
        }
    }
}
