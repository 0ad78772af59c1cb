//! Who is behind Slack's ids. In: `users.json`. Out: names, addresses, which of them are bots.

use std::collections::HashMap;

use model::Person;
use serde_json::Value;

use crate::formats::record::{first, is_true};
use crate::json::text_at;

/// The users of a workspace by id.
#[derive(Clone, Debug, Default)]
pub struct People {
    users: HashMap<String, User>,
}

#[derive(Clone, Debug)]
struct User {
    name: String,
    email: String,
    is_bot: bool,
}

impl People {
    /// Those of a list of users.
    pub fn of(users: &Value) -> People {
        let user = |record: &Value| {
            let id = text_at(record, "id")?;
            let names = ["profile.real_name", "real_name", "profile.display_name", "name"];
            let name = first(record, &names).unwrap_or_else(|| id.clone());
            let email = text_at(record, "profile.email").unwrap_or_default();
            Some((id, User { name, email, is_bot: is_true(record, "is_bot") }))
        };
        People { users: users.as_array().into_iter().flatten().filter_map(user).collect() }
    }

    /// The name of a user; an id nobody knows stays one.
    pub fn name<'a>(&'a self, id: &'a str) -> &'a str {
        self.users.get(id).map_or(id, |user| &user.name)
    }

    /// The person of that id.
    pub fn person(&self, id: &str) -> Person {
        let email = self.users.get(id).map(|user| user.email.clone()).unwrap_or_default();
        Person { id: id.to_owned(), name: self.name(id).to_owned(), email }
    }

    /// Whether a message comes from a machine.
    pub fn is_bot(&self, message: &Value) -> bool {
        let by_user = text_at(message, "user").is_some_and(|id| self.users.get(&id).is_some_and(|user| user.is_bot));
        by_user || message.get("bot_id").is_some() || text_at(message, "subtype").as_deref() == Some("bot_message")
    }
}
