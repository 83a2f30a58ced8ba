//! Who is meant by what somebody typed: accents and capitals do not matter, nor a slip of the finger in a longer word.

use crate::words::sort_key;

/// What was typed, ready to be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    words: Vec<String>,
    digits: String,
}

/// Words that are looked for, and letters of each: nobody has more, and comparing takes time with each.
const MOST: (usize, usize) = (8, 40);

/// From this length on a word may hold one slip, and from the second on two.
const SLIPS: [usize; 2] = [4, 8];

impl Search {
    /// Of what was typed.
    pub fn new(typed: &str) -> Self {
        let (most, letters) = MOST;
        let key = sort_key(typed);
        let words = key.split(' ').filter(|word| !word.is_empty()).take(most);
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        Self {
            words: words.map(|word| word.chars().take(letters).collect()).collect(),
            digits: if digits.len() >= 4 { digits } else { String::new() },
        }
    }

    /// Whether every word is the beginning of one of those of a person, or the number part of one of theirs.
    pub fn finds(&self, name: &str, email: &str, phones: &[&str]) -> bool {
        if self.words.is_empty() && self.digits.is_empty() {
            return true;
        }
        let known = sort_key(&format!("{name} {email}"));
        let all = self
            .words
            .iter()
            .all(|word| known.split(' ').any(|other| begins(other, word)));
        let calls = |phone: &&str| digits(phone).contains(&self.digits);
        all || (!self.digits.is_empty() && phones.iter().any(calls))
    }
}

fn digits(phone: &str) -> String {
    phone.chars().filter(char::is_ascii_digit).collect()
}

/// Whether a word begins with what was typed, give or take its slips.
fn begins(word: &str, typed: &str) -> bool {
    if word.starts_with(typed) {
        return true;
    }
    let length = typed.chars().count();
    let slips = SLIPS.iter().filter(|from| length >= **from).count();
    let cut = |at: usize| word.chars().take(at).collect::<String>();
    // A letter too many or too few moves where the beginning ends.
    slips > 0 && (length - slips..=length + slips).any(|at| strsim::osa_distance(&cut(at), typed) <= slips)
}

#[cfg(test)]
mod tests {
    use super::Search;

    #[test]
    fn names_are_found_as_people_type_them() {
        let phones = ["06 12 34 56 78", "04 78 00 11 22"];
        for (typed, found) in [
            ("", true),
            ("lefevre", true),
            ("LEFÈVRE", true),
            ("lef", true),
            ("sophie lef", true),
            ("lefebre", true),
            ("lefvre", true),
            ("lefevvre", true),
            ("elfevre", true),
            ("lfe", false),
            ("lebon", false),
            ("lefevre marie", false),
            ("06 12 34", true),
            ("0699", false),
            ("0478001122", true),
            ("78 04 78", false),
            ("as lefevre@exa", true),
            ("anne-sohpie", true),
        ] {
            let finds = Search::new(typed).finds("Lefèvre Anne-Sophie", "as.lefevre@example.org", &phones);
            assert_eq!(finds, found, "{typed:?}");
        }
    }

    proptest::proptest! {
        /// Whoever is looked for by the whole name with two neighbouring letters swapped is found.
        #[test]
        fn two_letters_swapped_do_not_hide_anybody(name in "[a-zéèç]{5,12}", at in 0usize..4) {
            let mut letters: Vec<char> = name.chars().collect();
            letters.swap(at, at + 1);
            let typed: String = letters.into_iter().collect();
            proptest::prop_assert!(Search::new(&typed).finds(&name, "", &[]));
        }
    }
}
