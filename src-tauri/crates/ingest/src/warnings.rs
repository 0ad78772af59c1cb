//! Facts about a file as a whole, in words a support lead uses. In: counts. Out: sentences.

use crate::columns::Sample;
use crate::formats::former::Former;
use crate::normalise::words::plain;
use crate::outlet::Found;
use crate::plan::{Field, Mapping};
use crate::profile::Profile;
use crate::{Format, ReadSummary};

/// Columns a mapping names that the file does not have.
pub fn missing_columns(format: Format, mapping: &Mapping, sample: &Sample) -> Vec<String> {
    if !format.is_mappable() || sample.records.is_empty() {
        return Vec::new();
    }
    let missing = mapping.fields.iter().filter(|(_, header)| !header.is_empty() && sample.column(header).is_none());
    missing
        .map(|(_, header)| format!("The mapping names a column ‘{header}’ that is not among the first records."))
        .collect()
}

/// What a mapping leaves out that matters; `has_texts`: the first tickets have messages.
pub fn of_mapping(mapping: &Mapping, has_texts: bool) -> Vec<String> {
    let has = |field| mapping.fields.contains_key(&field);
    let mut warnings = Vec::new();
    let texts = [Field::Description, Field::MessageText, Field::Thread, Field::Comments];
    if !has_texts && !texts.iter().any(|field| has(*field)) {
        warnings.push(format!("No column holds message text: {}", without_text(has(Field::Subject))));
    }
    let part = texts.iter().filter_map(|field| mapping.fields.get(field)).find(|header| is_a_part(header));
    if let Some(header) = part {
        warnings.push(format!(
            "Column ‘{header}’ holds only the beginning of each message. The whole texts are in the helpdesk's JSON export."
        ));
    }
    if !has(Field::CreatedAt) && !has(Field::MessageAt) {
        warnings
            .push("No column says when tickets were created: they are kept, but stand in no dated view.".to_owned());
    }
    if !has(Field::Id) {
        warnings
            .push("No column holds ids: each ticket gets one from its content, and equal ones count once.".to_owned());
    }
    warnings
}

/// Whether a column is known to hold texts that are cut.
fn is_a_part(header: &str) -> bool {
    matches!(plain(header).as_str(), "extract" | "preview" | "snippet" | "blurb" | "message preview" | "excerpt")
}

/// What an import without texts still gives, and where the texts are.
fn without_text(has_subjects: bool) -> &'static str {
    if has_subjects {
        "status, times, ratings and all other numbers are shown, and topics are told from the subjects alone. To read \
         what customers wrote, export the conversations too (most helpdesks: the full or JSON export)."
    } else {
        "only the numbers of the tickets can be shown. To read what customers wrote, export the conversations too (most \
         helpdesks: the full or JSON export)."
    }
}

/// What reading found.
pub fn of(former: &Former, profile: &Profile, summary: &ReadSummary, found: Found) -> Vec<String> {
    let mut warnings = unread(former);
    let mut add = |count: u32, sentence: String| {
        if count > 0 {
            warnings.push(sentence);
        }
    };
    let ids = former.values.rounded_ids;
    add(
        ids,
        format!(
            "{} rounded by a spreadsheet (like 5.7E+17): those tickets got ids from their content.",
            counted(ids, "id")
        ),
    );
    let damage = former.damage;
    let values = |count| counted(count, "value");
    add(damage.misencoded, format!("{} not in the file's encoding, read as Windows-1252.", values(damage.misencoded)));
    add(
        damage.mojibake,
        format!(
            "{} saved in a wrong encoding (like “cafÃ©”): repaired where that was certain.",
            values(damage.mojibake)
        ),
    );
    add(damage.errors, format!("{} lost to a spreadsheet's errors (like #REF! or ####).", values(damage.errors)));
    add(damage.cut, format!("{} exactly as long as a spreadsheet's cell can be: most likely cut.", values(damage.cut)));
    let Found { short_rows, empty_rows, cut_off } = found;
    add(
        short_rows,
        format!("In {} cells are missing at the end: they were taken as empty.", counted(short_rows, "row")),
    );
    add(empty_rows, format!("{} without any value, as spreadsheets leave them: skipped.", counted(empty_rows, "row")));
    add(
        u32::from(cut_off),
        format!("The file ends in the middle of its records: {} tickets stand before the break.", summary.tickets),
    );
    add(u32::from(is_guess(former, profile)), order_guess(former, profile));
    let no_text = summary.tickets > 0 && summary.messages == 0;
    let has_subjects = former.mapping.fields.contains_key(&Field::Subject);
    add(u32::from(no_text), format!("No ticket has message text: {}", without_text(has_subjects)));
    warnings
}

/// What could not be read, by field.
pub fn unread(former: &Former) -> Vec<String> {
    let sentence = |(field, count): (&Field, &u32)| {
        let header = former.mapping.fields.get(field).map_or("", String::as_str);
        let (what, consequence) = match field {
            Field::CreatedAt => ("date", "those tickets are kept undated"),
            Field::UpdatedAt
            | Field::ResolvedAt
            | Field::ClosedAt
            | Field::FirstResponseAt
            | Field::EscalatedAt
            | Field::MessageAt => ("date", "they are left empty"),
            Field::StatusHistory => ("change of status", "they are left out"),
            Field::FirstResponseTime | Field::ResolutionTime | Field::CallDuration | Field::CallWait => {
                ("duration", "they are left empty")
            }
            Field::Status => ("status", "those tickets have the status unknown"),
            Field::Priority => ("priority", "the words of those tickets decide"),
            Field::Rating => ("rating", "those tickets count as not rated"),
            _ => ("value", "they are left empty"),
        };
        format!("{} in column ‘{header}’ could not be read; {consequence}.", counted(*count, what))
    };
    former.values.unread.iter().map(sentence).collect()
}

fn is_guess(former: &Former, profile: &Profile) -> bool {
    profile.orders.is_ambiguous() && profile.orders.day_first().is_none() && former.mapping.day_first.is_none()
}

fn order_guess(former: &Former, profile: &Profile) -> String {
    let read = if profile.day_first_or_usual(&former.mapping) { "3 April" } else { "4 March" };
    format!(
        "Nothing tells whether days or months stand first: 03/04 was read as {read}. Set it in the mapping if that is wrong."
    )
}

/// "1 date", "12 dates".
fn counted(n: u32, noun: &str) -> String {
    match (n, noun.strip_suffix('y')) {
        (1, _) => format!("1 {noun}"),
        (_, Some(stem)) => format!("{n} {stem}ies"),
        _ if noun.ends_with('s') => format!("{n} {noun}es"),
        _ => format!("{n} {noun}s"),
    }
}
