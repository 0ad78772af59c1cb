//! The table as a file that others read: CSV, missing values empty, phrases in decimal with blanks between.

use std::fmt::Display;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use model::columns::{Columns, NO_COUNT, NO_NAME, NONE};

/// Writes all columns that Overview reads.
pub fn write(columns: &Columns, path: &Path) -> std::io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    writeln!(
        out,
        "created,resolved,first_response,resolution,status,priority,tone,category,channel,agent,satisfied,rating,nps,\
         escalated,reopens,replies,messages,phrases"
    )?;
    for row in 0..columns.len() {
        instant(&mut out, columns.created[row])?;
        instant(&mut out, columns.resolved[row])?;
        instant(&mut out, columns.first_response[row])?;
        instant(&mut out, columns.resolution[row])?;
        for label in [columns.status[row], columns.priority[row], columns.tone[row]] {
            write!(out, "{label},")?;
        }
        for name in [columns.category[row], columns.channel[row], columns.agent[row]] {
            known(&mut out, name, name != NO_NAME)?;
        }
        known(&mut out, columns.satisfied[row], columns.satisfied[row] < 2)?;
        known(&mut out, columns.rating[row], !columns.rating[row].is_nan())?;
        known(&mut out, columns.nps[row], columns.nps[row] <= 10)?;
        write!(out, "{},", columns.escalated[row])?;
        known(&mut out, columns.reopens[row], columns.reopens[row] != NO_COUNT)?;
        write!(out, "{},{},", columns.replies[row], columns.messages[row])?;
        for (at, phrase) in columns.phrases.row(row).iter().enumerate() {
            write!(out, "{}{phrase}", if at > 0 { " " } else { "" })?;
        }
        writeln!(out)?;
    }
    out.flush()
}

fn instant(out: &mut impl Write, at: i64) -> std::io::Result<()> {
    known(out, at, at != NONE)
}

fn known(out: &mut impl Write, value: impl Display, is_known: bool) -> std::io::Result<()> {
    if is_known { write!(out, "{value},") } else { write!(out, ",") }
}
