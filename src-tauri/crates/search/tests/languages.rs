//! Words of other languages are found by their inflections, and take nothing from English.

mod common;

use common::*;
use model::{Analysis, Ticket};
use search::{Index, Probe};
use tempfile::TempDir;

fn in_language(code: &str, id: &str, subject: &str, body: &str) -> (Ticket, Analysis) {
    (ticket(id, subject, body), Analysis { language: code.into(), ..scored() })
}

fn desk() -> (TempDir, Index) {
    index(&[&[
        in_language("de", "1", "Meine Rechnungen", "Die Zahlungen für zwei Bestellungen fehlen in der VPN-Liste"),
        in_language("es", "2", "Las facturas", "No encuentro mis facturas de mayo, los pagos están hechos"),
        in_language("fr", "3", "Remboursements", "Ces remboursements importants ne sont pas arrivés"),
        in_language("ru", "4", "Счета", "Не могу найти счета за май"),
        in_language("en", "5", "Importing invoices", "We import invoices over VPN, order 4711"),
        in_language("und", "6", "invoice", ""),
    ]])
}

#[test]
fn inflections_of_every_language_in_the_workspace() {
    let (_dir, index) = desk();
    let snapshot = index.snapshot().expect("a snapshot");
    for (text, expected) in [
        ("Rechnung", "1"),
        ("Zahlung", "1"),
        ("Bestellung", "1"),
        ("factura", "2"),
        ("pago", "2"),
        ("remboursement", "3"),
        ("счет", "4"),
        ("invoices", "5 6"),
        // "importants" has this stem in French.
        ("imports", "5 3"),
        ("importing", "5"),
        ("vpn", "5 1"),
        ("4711", "5"),
        ("\"zwei Bestellung\"", "1"),
        ("\"mis factura\"", "2"),
        ("-Rechnung VPN", "5"),
        // A typing error.
        ("Rechnugen", "1"),
    ] {
        assert_eq!(ids(&snapshot, text, false), expected, "{text}");
    }
    for (text, expected) in [("Rechn", "1"), ("Bestellung", "1"), ("factur", "2"), ("invoi", "5 6")] {
        assert_eq!(ids(&snapshot, text, true), expected, "{text} while typing");
    }
}

#[test]
fn marks_and_similar_tickets_follow() {
    let (_dir, index) = desk();
    let snapshot = index.snapshot().expect("a snapshot");
    let marker = snapshot.marker("Rechnung", false).expect("a marker");
    assert_eq!(marker.marks("Zwei Rechnungen fehlen"), [(5, 15)]);
    let probe = Probe::text("Ich warte seit Mai auf die Rechnungen für meine Bestellung und die Zahlung");
    let similar = snapshot.similar(&probe, 3).expect("an answer");
    assert_eq!(similar.first().map(|found| found.key.id.as_str()), Some("1"), "{similar:?}");
}
