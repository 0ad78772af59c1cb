//! Tickets that belong together, whichever of the two says it.

use std::collections::HashMap;

use model::{LinkKind, Ticket, TicketKey};
use search::Snapshot;

use crate::wire::LinkedTicket;
use crate::{Result, Workspace};

/// How another ticket is linked with one: kind, key, whether the other one says it.
type Relation = (LinkKind, TicketKey, bool);

impl Workspace {
    /// Tickets this one names, and those that name it, each once; by kind, then by key.
    pub(crate) fn linked(&self, snapshot: &Snapshot, ticket: &Ticket) -> Result<Vec<LinkedTicket>> {
        let source = &ticket.key.source;
        let own = ticket.links.iter().map(|link| {
            let other = TicketKey { source: source.clone(), id: link.id.clone() };
            (link.kind, other, false)
        });
        let mut relations: Vec<Relation> = own.collect();
        let mut keys: Vec<TicketKey> = relations.iter().map(|(_, key, _)| key.clone()).collect();
        keys.extend(snapshot.naming(&ticket.key)?);
        let mut subjects: HashMap<TicketKey, String> = HashMap::new();
        for stored in self.store.get_many(&keys)?.into_iter().flatten() {
            let other = stored.into_ticket().0;
            let said = other.links.iter().filter(|link| *source == other.key.source && link.id == ticket.key.id);
            relations.extend(said.map(|link| (link.kind, other.key.clone(), true)));
            subjects.insert(other.key, other.subject);
        }
        relations.retain(|(_, key, _)| *key != ticket.key);
        relations.sort();
        // “Related” says the same from either side.
        relations.dedup_by(|b, a| (&b.0, &b.1) == (&a.0, &a.1) && (a.2 == b.2 || a.0 == LinkKind::Related));
        let shaped = relations.into_iter().map(|(kind, key, said_by_other)| LinkedTicket {
            subject: subjects.get(&key).cloned(),
            key,
            kind,
            said_by_other,
        });
        Ok(shaped.collect())
    }
}
