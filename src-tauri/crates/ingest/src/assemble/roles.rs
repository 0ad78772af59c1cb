//! Who wrote a message: the customer, an agent, a bot, or somebody for internal eyes. In: the turns of one conversation
//! and the people known of it. Out: a role for each. Never: looks at the text.

use model::{Person, Role};

use super::turn::{Turn, nobody};
use crate::normalise::sides::{is_machine, of_name, of_word};

/// The role of each turn. Words for a side come first, then the people known, then what the other turns tell of the same
/// author; without any hint who wrote first is the customer, and the others are agents.
pub fn settle(turns: &[Turn], customer: &Person, agent: &Person) -> Vec<Role> {
    let mut found: Vec<Option<Role>> = turns.iter().map(|turn| of_turn(turn, customer, agent)).collect();
    for open in 0..turns.len() {
        if found[open].is_none() {
            found[open] = Some(among(open, turns, &found, customer));
        }
    }
    found.into_iter().map(|role| role.unwrap_or(Role::Customer)).collect()
}

fn of_turn(turn: &Turn, customer: &Person, agent: &Person) -> Option<Role> {
    if turn.is_note {
        return Some(Role::Note);
    }
    let told = of_word(&turn.side);
    let names = [&turn.who.name, &turn.who.id];
    if told != Some(Role::Customer) && told != Some(Role::Note) && names.iter().any(|name| is_machine(name)) {
        return Some(Role::Bot);
    }
    told.or_else(|| {
        if is_same(customer, &turn.who) {
            Some(Role::Customer)
        } else if is_same(agent, &turn.who) {
            Some(Role::Agent)
        } else {
            of_name(&turn.who.name)
        }
    })
}

/// The role of a turn that only its neighbours can tell.
fn among(open: usize, turns: &[Turn], found: &[Option<Role>], customer: &Person) -> Role {
    let who = &turns[open].who;
    let told = || turns.iter().zip(found).filter_map(|(turn, role)| Some((turn, (*role)?)));
    if let Some((_, role)) = told().find(|(turn, role)| *role != Role::Note && is_same(&turn.who, who)) {
        return role;
    }
    let named = !nobody(who);
    let customer_wrote = told().any(|(_, role)| role == Role::Customer);
    let customer_is_known = !nobody(customer);
    if named && (customer_wrote || customer_is_known) { Role::Agent } else { Role::Customer }
}

/// Whether two descriptions are of one person: an id, a name or an address of one is one of the other.
fn is_same(one: &Person, other: &Person) -> bool {
    let parts = |person: &Person| [person.id.clone(), person.name.clone(), person.email.clone()];
    let theirs = parts(other).map(|part| part.to_lowercase());
    parts(one).iter().any(|part| !part.is_empty() && theirs.contains(&part.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `turns`: author and word for the side; "!" as the word is a note.
    fn check(customer: &str, agent: &str, turns: &[(&str, &str)], expected: &str) {
        let person = |name: &str| Person { name: name.into(), ..Person::default() };
        let turn = |(who, side): &(&str, &str)| Turn {
            who: person(who),
            is_note: *side == "!",
            side: (*side).replace('!', ""),
            ..Turn::default()
        };
        let turns: Vec<Turn> = turns.iter().map(turn).collect();
        let letter = |role: &Role| match role {
            Role::Customer => 'c',
            Role::Agent => 'a',
            Role::Bot => 'b',
            Role::Note => 'n',
        };
        let found: String = settle(&turns, &person(customer), &person(agent)).iter().map(letter).collect();
        assert_eq!(found, expected, "{customer} {agent} {turns:?}");
    }

    #[test]
    fn roles_of_a_conversation() {
        check("", "", &[("Ann", ""), ("Bo", ""), ("Ann", ""), ("Cy", "")], "caca");
        check("Ann", "", &[("Bo", ""), ("Ann", ""), ("Fin", "")], "acb");
        check("", "bo", &[("Bo", ""), ("Ann", ""), ("Cy", "")], "aca");
        check("", "", &[("", "admin"), ("", "user"), ("", "bot"), ("", "admin")], "acba");
        check("", "", &[("Bo", "admin"), ("Bo", ""), ("Bo", "!"), ("Ann", "")], "aanc");
        check("", "", &[("", ""), ("", "")], "cc");
        check("", "", &[("Answer Bot", "admin"), ("Ann", "user")], "bc");
        check("", "", &[("Acme Support", ""), ("Will Sent", ""), ("Agent 5", "")], "aca");
    }
}
