//! Whether a word is negated.
//!
//! In: words and an index. Out: yes or no. Never: a negator of another clause ("no, it is urgent").

use std::sync::LazyLock;

use crate::form::is;
use crate::hash::{HashMapOf, hash};
use crate::tokens::{Gap, Word};

/// How many words before it a negator may stand.
const REACH: usize = 3;

const NEGATORS: &str = "not no never none nor neither nothing nobody without hardly barely scarcely rarely cannot cant dont \
    doesnt didnt isnt arent wasnt werent wont wouldnt shouldnt couldnt hasnt havent hadnt aint can't don't doesn't \
    didn't isn't aren't wasn't weren't won't wouldn't shouldn't couldn't hasn't haven't hadn't ain't needn't mustn't \
    zero";

static NEGATES: LazyLock<HashMapOf<()>> =
    LazyLock::new(|| NEGATORS.split_whitespace().map(|word| (hash(word), ())).collect());

/// "not only" and "no longer" deny something else.
static UNDOES: LazyLock<[u64; 4]> = LazyLock::new(|| ["only", "longer", "just", "doubt"].map(hash));

/// Whether the word with this hash negates.
pub(crate) fn negates(word: u64) -> bool {
    NEGATES.contains_key(&word)
}

/// Whether the word with this hash takes back the negator right before it.
pub(crate) fn undoes(word: u64) -> bool {
    UNDOES.contains(&word)
}

/// Whether a negator stands at most three words before word `at`, in its clause.
pub(crate) fn negated(words: &[Word], at: usize) -> bool {
    let mut place = at;
    for _ in 0..REACH {
        if place == 0 || words[place].gap != Gap::Space {
            return false;
        }
        place -= 1;
        if words[place].form.is(is::NEGATOR) {
            return place + 1 == at || !words[place + 1].form.is(is::UNDOES_NEGATOR);
        }
    }
    false
}
