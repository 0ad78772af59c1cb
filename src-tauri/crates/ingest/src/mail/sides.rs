//! Who is on our side. In: senders and addressees of all mails. Out: our mailbox, and whether its domain is ours. Never:
//! asks a list of companies; only of providers where a domain says nothing.

use std::collections::HashMap;

use super::message::Mail;

/// Providers whose domain many share.
const PROVIDERS: [&str; 22] = [
    "gmail.com",
    "googlemail.com",
    "outlook.com",
    "hotmail.com",
    "live.com",
    "msn.com",
    "yahoo.com",
    "ymail.com",
    "aol.com",
    "icloud.com",
    "me.com",
    "mac.com",
    "gmx.de",
    "gmx.net",
    "web.de",
    "t-online.de",
    "orange.fr",
    "free.fr",
    "libero.it",
    "mail.ru",
    "yandex.ru",
    "proton.me",
];

/// How often an address appears.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    mails: u32,
    addressed: u32,
}

/// Mails to a domain, from itself and from others.
#[derive(Clone, Copy, Debug, Default)]
struct Traffic {
    inside: u32,
    outside: u32,
}

/// Counts of a file's addresses.
#[derive(Debug, Default)]
pub struct Census {
    addresses: HashMap<String, Seen>,
    domains: HashMap<String, Traffic>,
}

/// Our side of the mails.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sides {
    /// The mailbox that most mails come to or from; empty when no mail has an address.
    pub mailbox: String,
    /// Its domain, when everybody there is on our side.
    pub domain: Option<String>,
}

impl Census {
    /// Takes the headers of a mail.
    pub fn add(&mut self, mail: &Mail) {
        let mut addressed: Vec<&str> = mail.to.iter().map(|person| person.email.as_str()).collect();
        addressed.extend(mail.delivered_to.iter().map(String::as_str));
        addressed.retain(|address| address.contains('@'));
        addressed.sort_unstable();
        addressed.dedup();
        let from = mail.from.email.as_str();
        for address in &addressed {
            let seen = self.addresses.entry((*address).to_owned()).or_default();
            seen.mails += 1;
            seen.addressed += 1;
        }
        if !from.is_empty() && !addressed.contains(&from) {
            self.addresses.entry(from.to_owned()).or_default().mails += 1;
        }
        let mut domains: Vec<&str> = addressed.iter().map(|address| domain(address)).collect();
        domains.dedup();
        for to in domains {
            let traffic = self.domains.entry(to.to_owned()).or_default();
            if domain(from) == to { traffic.inside += 1 } else { traffic.outside += 1 }
        }
    }

    /// The mailbox in most mails, of equals the one most are addressed to; with its domain, unless a provider's or one
    /// whose own people write to it most.
    pub fn sides(&self) -> Sides {
        let rank =
            |(address, seen): &(&String, &Seen)| (seen.mails, seen.addressed, std::cmp::Reverse((*address).clone()));
        let Some((mailbox, _)) = self.addresses.iter().max_by_key(rank) else { return Sides::default() };
        let domain = domain(mailbox);
        let traffic = self.domains.get(domain).copied().unwrap_or_default();
        let is_ours = !PROVIDERS.contains(&domain) && traffic.outside >= traffic.inside;
        Sides { mailbox: mailbox.clone(), domain: is_ours.then(|| domain.to_owned()) }
    }
}

impl Sides {
    /// Whether an address is on our side.
    pub fn is_ours(&self, address: &str) -> bool {
        let same = |domain: &String| domain_of_ours(address, domain);
        !address.is_empty() && (address == self.mailbox || self.domain.as_ref().is_some_and(same))
    }

    /// What was decided, and why, in a support lead's words.
    pub fn reason(&self) -> Option<String> {
        let mailbox = &self.mailbox;
        match &self.domain {
            _ if mailbox.is_empty() => None,
            Some(domain) => Some(format!(
                "Most mails come to or from {mailbox}: who writes from {domain} is taken as an agent, everyone else as a customer"
            )),
            None => Some(format!(
                "Most mails come to or from {mailbox}: it alone is taken as your side, everyone else as a customer"
            )),
        }
    }
}

fn domain_of_ours(address: &str, ours: &str) -> bool {
    let domain = domain(address);
    domain == ours || domain.strip_suffix(ours).is_some_and(|sub| sub.ends_with('.'))
}

fn domain(address: &str) -> &str {
    address.rsplit_once('@').map_or("", |(_, domain)| domain)
}
