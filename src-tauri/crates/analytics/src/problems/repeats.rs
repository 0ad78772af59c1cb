//! Repeat customers, and how many of their tickets are about the same issue.
//!
//! In: rows, tickets by customer. Out: customers with several tickets, most about the same issue first. Never: words.

use model::columns::{NO_NAME, Names, Slice};
use model::standing::REPEAT_TICKETS;
use model::{Facet, Population};

use super::case::topic;
use super::customers::Customers;
use crate::span::Span;
use crate::view::{Narrow, RepeatCustomer};

/// Customers returned at most.
const MOST: usize = 50;

/// A ticket of a repeat customer: topic, category, and whether it is open.
type Ticket = (u32, u32, bool);

/// What the largest group of a customer's tickets is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Issue {
    tickets: u32,
    facet: Facet,
    id: u32,
}

/// The repeat customers that have most tickets about the same issue.
pub(super) fn repeats(
    slices: &[Slice],
    names: &Names,
    population: Population,
    span: &Span,
    customers: &Customers,
) -> Vec<RepeatCustomer> {
    let mut gathered = Gathered::new(customers);
    for slice in slices {
        let columns = slice.columns;
        for row in slice.rows.iter().map(|&row| row as usize) {
            if columns.belongs(row, population, span.asked) {
                gathered.put(columns.customer[row], || {
                    (topic(columns, row), columns.category[row], !columns.is_resolved(row))
                });
            }
        }
    }
    let mut found: Vec<(u32, Issue)> = gathered.of.iter().map(|&id| (id, issue(gathered.tickets_of(id)))).collect();
    // Names are sorted, so that ids are.
    found.sort_by_key(|&(id, issue)| (std::cmp::Reverse((issue.tickets, customers.now[id as usize])), id));
    found.iter().take(MOST).map(|&(id, issue)| shaped(id, issue, gathered.tickets_of(id), names)).collect()
}

/// Tickets of repeat customers, customer after customer.
struct Gathered {
    /// The repeat customers, ascending.
    of: Vec<u32>,
    /// Where a customer's tickets begin, and how many have been put there; by customer.
    begin: Vec<u32>,
    put: Vec<u32>,
    tickets: Vec<Ticket>,
}

impl Gathered {
    fn new(customers: &Customers) -> Gathered {
        let (mut of, mut begin, mut end) = (Vec::new(), Vec::with_capacity(customers.now.len()), 0);
        for (id, &tickets) in customers.now.iter().enumerate() {
            begin.push(end);
            if tickets >= REPEAT_TICKETS {
                of.push(id as u32);
                end += tickets;
            }
        }
        let put = vec![0; begin.len()];
        Gathered { of, begin, put, tickets: vec![(NO_NAME, NO_NAME, false); end as usize] }
    }

    fn put(&mut self, customer: u32, ticket: impl FnOnce() -> Ticket) {
        let id = customer as usize;
        let next = self.begin.get(id + 1).copied().unwrap_or(self.tickets.len() as u32);
        if let Some(&begin) = self.begin.get(id)
            && begin + self.put[id] < next
        {
            self.tickets[(begin + self.put[id]) as usize] = ticket();
            self.put[id] += 1;
        }
    }

    fn tickets_of(&self, id: u32) -> &[Ticket] {
        let begin = self.begin[id as usize] as usize;
        &self.tickets[begin..begin + self.put[id as usize] as usize]
    }
}

/// Of the same topic where two or more are, else of the same category; of equally large groups the first by name.
fn issue(tickets: &[Ticket]) -> Issue {
    let topic = largest(tickets.iter().map(|ticket| ticket.0).filter(|&id| id != NO_NAME));
    if let Some((id, n)) = topic.filter(|&(_, n)| n >= 2) {
        return Issue { tickets: n, facet: Facet::Topic, id };
    }
    let (id, n) = largest(tickets.iter().map(|ticket| ticket.1)).unwrap_or((NO_NAME, 0));
    Issue { tickets: n, facet: Facet::Category, id }
}

/// The most frequent id, of equals the smallest.
fn largest(ids: impl Iterator<Item = u32>) -> Option<(u32, u32)> {
    let mut counted = counted(ids);
    counted.sort_by_key(|&(id, n)| (std::cmp::Reverse(n), id));
    counted.first().copied()
}

fn counted(ids: impl Iterator<Item = u32>) -> Vec<(u32, u32)> {
    let mut counts: Vec<(u32, u32)> = Vec::new();
    for id in ids {
        match counts.iter_mut().find(|count| count.0 == id) {
            Some(count) => count.1 += 1,
            None => counts.push((id, 1)),
        }
    }
    counts
}

fn shaped(id: u32, issue: Issue, tickets: &[Ticket], names: &Names) -> RepeatCustomer {
    let name = |list: &[String], id: u32| list.get(id as usize).cloned().unwrap_or_default();
    let issue_name =
        if issue.facet == Facet::Topic { name(&names.topic, issue.id) } else { name(&names.category, issue.id) };
    let customer = name(&names.customer, id);
    let opens = Narrow::default().and_value(Facet::Customer, &customer);
    let mut categories: Vec<(String, u32)> = counted(tickets.iter().map(|ticket| ticket.1))
        .into_iter()
        .map(|(id, n)| (name(&names.category, id), n))
        .collect();
    categories.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    RepeatCustomer {
        customer,
        tickets: tickets.len() as u32,
        same_issue: issue.tickets,
        opens_issue: opens.clone().and_value(issue.facet, &issue_name),
        issue: issue_name,
        issue_facet: issue.facet,
        categories,
        open: tickets.iter().filter(|ticket| ticket.2).count() as u32,
        opens,
    }
}
