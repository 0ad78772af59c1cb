//! Looks at a file before anything is written. In: a path. Out: [`ImportPlan`]. Never: reads more than the file's head, but where only
//! later dates tell the order of day and month.

use std::path::Path;

use crate::columns::{RECORDS, Sample};
use crate::detect::{Shape, Sniffed, sniff};
use crate::formats::{
    former::{is_usable, mapping_of},
    recognise,
};
use crate::moments::{Orders, reading};
use crate::plan::{ImportPlan, Mapping};
use crate::preview::preview_of;
use crate::{Error, Format, group, mail, slack, suggest, warnings};

/// Size up to which a file is read on for the order of its dates before the user is asked, bytes.
const WHOLE_BYTES: u64 = 1 << 26;

/// What a file is and how it would be imported, for the user to confirm or overrule.
///
/// Errors: the file is missing, a folder, unreadable, empty or no text; has no records; has no column that could make
/// a ticket; or is JSON from which no record can be read.
pub fn inspect(path: &Path) -> Result<ImportPlan, Error> {
    look(path, None)
}

/// As [`inspect`], but read in this format and with this mapping, as a file like it was before.
///
/// Errors: as for [`inspect`]; there is no such format.
pub fn inspect_as(path: &Path, format: &str, mapping: &Mapping) -> Result<ImportPlan, Error> {
    look(path, Some((format, mapping)))
}

fn look(path: &Path, told: Option<(&str, &Mapping)>) -> Result<ImportPlan, Error> {
    let sniffed = sniff(path, &|| false)?;
    if let Shape::Mail(files) = &sniffed.shape {
        return mail::inspect(path, &sniffed, files);
    }
    if let Shape::Slack(archive) = &sniffed.shape {
        return slack::inspect(path, &sniffed, archive);
    }
    let sample = Sample::take(&sniffed, RECORDS)?;
    let found = recognise::recognise(&sniffed.shape, &sample)?;
    let (format, mut mapping) = match told {
        None => (found.format, recognise::mapping(found.format, &sample)),
        Some((name, mapping)) => {
            let format = Format::from_name(name)?;
            (format, mapping_of(format, mapping, &sample))
        }
    };
    if sample.records.is_empty() {
        // Reading on tells a file without records from one that is broken.
        preview_of(format, &mapping, &sniffed, &sample)?;
        return Err(Error::NoRecords { file: sniffed.facts.path, line: sample.last_line.max(1) });
    }
    if format.is_mappable() && !is_usable(&mapping, &sample) {
        let columns = sample.headers.into_iter().take(20).collect();
        return Err(Error::NoUsableColumn { file: sniffed.facts.path, columns });
    }
    let orders = orders(&sniffed, &sample, &mapping)?;
    mapping.day_first = mapping.day_first.or(orders.day_first());
    let preview = preview_of(format, &mapping, &sniffed, &sample)?;
    let has_texts = preview.tickets.iter().any(|ticket| !ticket.messages.is_empty());
    let mut facts = warnings::of_mapping(&mapping, has_texts);
    facts.extend(suggest::doubts(&mapping, &sample));
    let rows_are_messages = group::rows_are_messages(&mapping);
    let dates = reading(&orders, &sample, &mapping);
    Ok(ImportPlan {
        path: path.display().to_string(),
        file: sniffed.facts.name(),
        bytes: sniffed.facts.bytes as f64,
        format: format.name().into(),
        format_label: format.label().into(),
        formats: format.alike().map(Format::choice).collect(),
        confidence: found.confidence,
        reasons: reasons(found.reasons, rows_are_messages, &sniffed),
        encoding: sniffed.facts.encoding.name().into(),
        delimiter: match &sniffed.shape {
            Shape::Table(layout) => layout.delimiter_shown(),
            Shape::Json(_) | Shape::Mail(_) | Shape::Slack(_) => String::new(),
        },
        columns: sample.columns(),
        mapping,
        source: format.source().map_or_else(|| sniffed.facts.stem(), str::to_owned),
        preview,
        warnings: facts,
        mappable: format.is_mappable(),
        rows_are_messages,
        dates,
        remembered: String::new(),
    })
}

/// What the columns say of their dates: the whole of them where the head does not tell and the file is not too large to
/// be read while the user waits.
fn orders(sniffed: &Sniffed, sample: &Sample, mapping: &Mapping) -> Result<Orders, Error> {
    let mut orders = Orders::of(sample, mapping);
    if sniffed.facts.bytes <= WHOLE_BYTES {
        orders.ask_whole(sniffed, mapping, &|| false)?;
    }
    Ok(orders)
}

fn reasons(mut reasons: Vec<String>, rows_are_messages: bool, sniffed: &Sniffed) -> Vec<String> {
    use crate::json::Framing;
    if rows_are_messages {
        reasons.push("Each row is one message: the rows of one conversation make one ticket".to_owned());
    }
    let held = match &sniffed.shape {
        Shape::Table(layout) if layout.preamble > 0 => {
            format!("The header stands below {} other lines", layout.preamble)
        }
        Shape::Table(layout) if layout.header_rows > 1 => {
            format!("The names of the columns stand in {} rows", layout.header_rows)
        }
        Shape::Table(_) | Shape::Mail(_) | Shape::Slack(_) => return reasons,
        Shape::Json(Framing::Array) => "The records are one JSON array".to_owned(),
        Shape::Json(Framing::Lines) => "Each line is one JSON record".to_owned(),
        Shape::Json(Framing::Values) => "The records stand one after the other".to_owned(),
        Shape::Json(Framing::Under(keys)) => format!("The records stand under the key ‘{}’", keys.join(".")),
    };
    reasons.push(held);
    reasons
}
