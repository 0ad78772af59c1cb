//! Who wrote a message: the customer, an agent, a bot, or somebody for internal eyes. In: the turns of one conversation
//! and the people known of it. Out: a role for each. Never: looks at the text.

use std::collections::HashMap;

use model::{Person, Role};

use super::turn::{Turn, nobody};
use crate::normalise::sides::{is_machine, of_name, of_word};

/// The role of each turn. Words for a side come first, then the people known, then what the other turns tell of the same
/// author; without any hint who wrote first is the customer, and the others are agents.
pub fn settle(turns: &[Turn], customer: &Person, agent: &Person) -> Vec<Role> {
    let mut found: Vec<Option<Role>> = turns.iter().map(|turn| of_turn(turn, customer, agent)).collect();
    let mut known = Known::of(turns, &found, customer);
    for (turn, role) in turns.iter().zip(&mut found).filter(|(_, role)| role.is_none()) {
        *role = Some(known.guess(&turn.who));
    }
    found.into_iter().map(|role| role.unwrap_or(Role::Customer)).collect()
}

/// What the turns of a conversation tell of its people.
struct Known {
    /// Role by id, name or address, in lower case.
    roles: HashMap<String, Role>,
    /// Who the customer is, is told.
    has_customer: bool,
}

impl Known {
    fn of(turns: &[Turn], found: &[Option<Role>], customer: &Person) -> Known {
        let mut known = Known { roles: HashMap::new(), has_customer: !nobody(customer) };
        let told = || turns.iter().zip(found).filter_map(|(turn, role)| Some((&turn.who, (*role)?)));
        told().filter(|(_, role)| *role != Role::Note).for_each(|(who, role)| known.learn(who, role));
        // Who writes notes is one of us.
        told().filter(|(_, role)| *role == Role::Note).for_each(|(who, _)| known.learn(who, Role::Agent));
        known
    }

    /// Of what is told twice the first counts.
    fn learn(&mut self, who: &Person, role: Role) {
        self.has_customer |= role == Role::Customer;
        for part in parts(who) {
            self.roles.entry(part).or_insert(role);
        }
    }

    /// The role of somebody whom no word and no ticket tells: the one they have elsewhere in the conversation, else the
    /// customer's if that is open.
    fn guess(&mut self, who: &Person) -> Role {
        let elsewhere = parts(who).find_map(|part| self.roles.get(&part).copied());
        let role = elsewhere.unwrap_or(match nobody(who) || !self.has_customer {
            true => Role::Customer,
            false => Role::Agent,
        });
        self.learn(who, role);
        role
    }
}

/// What a person goes by, in lower case.
fn parts(person: &Person) -> impl Iterator<Item = String> {
    let parts = [&person.id, &person.name, &person.email].map(|part| part.to_lowercase());
    parts.into_iter().filter(|part| !part.is_empty())
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

/// Whether two descriptions are of one person: an id, a name or an address of one is one of the other.
fn is_same(one: &Person, other: &Person) -> bool {
    parts(one).any(|part| parts(other).any(|theirs| theirs == part))
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
        check("", "", &[("Bo", ""), ("Ann", ""), ("Bo", "!")], "acn");
        check("", "", &[("", ""), ("", "")], "cc");
        check("", "", &[("Answer Bot", "admin"), ("Ann", "user")], "bc");
        check("", "", &[("Acme Support", ""), ("Will Sent", ""), ("Agent 5", "")], "aca");
    }
}
