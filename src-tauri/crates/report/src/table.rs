//! Tickets or messages written one after the other, so that a large export never stands in memory.
//!
//! In: tickets with their analysis and labels, in order. Out: CSV or JSON into a writer. Never: an order of its own.

use std::io::Write;

use model::{Analysis, Labels, Ticket};
use serde::Serialize;

use crate::Error;
use crate::ticket_row::{MESSAGE_COLUMNS, TICKET_COLUMNS, message_row, ticket_row};
use crate::whole_ticket::{LoneMessage, WholeTicket};

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One row a ticket.
    Tickets,
    /// One row a message.
    Messages,
}

/// How it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A header and a row each, UTF-8, safe to open in a spreadsheet.
    Csv,
    /// A JSON array with an object a line.
    Json,
}

/// What is known of a ticket.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The ticket.
    pub ticket: &'a Ticket,
    /// Its analysis.
    pub analysis: &'a Analysis,
    /// Its labels as they count.
    pub labels: &'a Labels,
    /// Name of its topic; empty without one.
    pub topic: &'a str,
}

/// A table being written.
pub struct Sheet<W: Write> {
    kind: Kind,
    out: Out<W>,
    rows: u32,
}

enum Out<W: Write> {
    Csv(Box<::csv::Writer<W>>),
    Json(W),
}

impl<W: Write> Sheet<W> {
    /// Writes what stands before the first row.
    ///
    /// # Errors
    /// The writer's.
    pub fn begin(kind: Kind, shape: Shape, mut out: W) -> Result<Sheet<W>, Error> {
        let out = match shape {
            Shape::Csv => {
                let mut writer = ::csv::Writer::from_writer(out);
                match kind {
                    Kind::Tickets => writer.write_record(TICKET_COLUMNS)?,
                    Kind::Messages => writer.write_record(MESSAGE_COLUMNS)?,
                }
                Out::Csv(Box::new(writer))
            }
            Shape::Json => {
                out.write_all(b"[")?;
                Out::Json(out)
            }
        };
        Ok(Sheet { kind, out, rows: 0 })
    }

    /// Writes a ticket's row, or the rows of its messages.
    ///
    /// # Errors
    /// The writer's.
    pub fn ticket(&mut self, known: Known) -> Result<(), Error> {
        let Known { ticket, analysis, .. } = known;
        if self.kind == Kind::Tickets {
            match &mut self.out {
                Out::Csv(writer) => writer.write_record(ticket_row(known))?,
                Out::Json(out) => append(out, self.rows, &WholeTicket::new(known))?,
            }
            self.rows += 1;
            return Ok(());
        }
        for (index, message) in ticket.messages.iter().enumerate() {
            match &mut self.out {
                Out::Csv(writer) => writer.write_record(message_row(ticket, analysis, index, message))?,
                Out::Json(out) => append(out, self.rows, &LoneMessage::new(ticket, analysis, index, message))?,
            }
            self.rows += 1;
        }
        Ok(())
    }

    /// Writes what stands after the last row and gives the number of rows.
    ///
    /// # Errors
    /// The writer's.
    pub fn finish(self) -> Result<u32, Error> {
        match self.out {
            Out::Csv(mut writer) => writer.flush()?,
            Out::Json(mut out) => {
                out.write_all(if self.rows == 0 { b"]\n" } else { b"\n]\n" })?;
                out.flush()?;
            }
        }
        Ok(self.rows)
    }
}

/// Writes an object of a JSON array after `rows` others.
fn append(out: &mut impl Write, rows: u32, value: &impl Serialize) -> Result<(), Error> {
    out.write_all(if rows == 0 { b"\n" } else { b",\n" })?;
    serde_json::to_writer(out, value)?;
    Ok(())
}
