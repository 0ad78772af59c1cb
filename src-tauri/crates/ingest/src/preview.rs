//! The first records as they would be imported. In: path, mapping, format. Out: [`Preview`]. Never: reads the whole file.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;

use model::{Instant, LinkKind, Message, Rating, Role, Ticket};

use crate::columns::{RECORDS, Sample};
use crate::detect::{Shape, Sniffed, sniff};
use crate::first::LISTED;
use crate::formats::former::{is_usable, mapping_of};
use crate::normalise::{rating, words};
use crate::plan::{Field, FieldPreview, Mapping, Preview};
use crate::profile::Profile;
use crate::reader::{Extent, Task, read_as};
use crate::{Error, Format, Record, mail, slack};

/// Records a preview reads.
const READ: u32 = 200;
/// Pairs of cell and value shown for a field.
const PAIRS: usize = 5;
/// Length at which a shown value is cut, characters.
const LETTERS: usize = 120;

/// Which record of a line: a JSON array may hold all of them in one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    line: u32,
    nth: u32,
}

impl Place {
    fn next(self, line: u32) -> Place {
        if line == self.line { Place { nth: self.nth + 1, ..self } } else { Place { line, nth: 0 } }
    }
}

/// Forms the first records with this mapping. Nothing is kept.
///
/// Errors: as for [`crate::read`], but that a mapping without an id or a text column only rejects the records.
pub fn preview(path: &Path, mapping: &Mapping, format: &str) -> Result<Preview, Error> {
    let format = Format::from_name(format)?;
    let sniffed = sniff(path, &|| false)?;
    if let Shape::Mail(files) = &sniffed.shape {
        return mail::preview(&sniffed, files);
    }
    if let Shape::Slack(archive) = &sniffed.shape {
        return slack::preview(&sniffed, archive);
    }
    let sample = Sample::take(&sniffed, RECORDS)?;
    let mapping = mapping_of(format, mapping, &sample);
    preview_of(format, &mapping, &sniffed, &sample)
}

/// The preview of a file whose head is known.
pub(crate) fn preview_of(
    format: Format,
    mapping: &Mapping,
    sniffed: &Sniffed,
    sample: &Sample,
) -> Result<Preview, Error> {
    let profile = Profile::of_format(format, sample, mapping);
    let mut preview = Preview::default();
    let mut formed: BTreeMap<Place, Ticket> = BTreeMap::new();
    let mut place = Place::default();
    let mut sink = |record, at: crate::At| {
        preview.read += 1;
        place = place.next(at.line);
        match record {
            Record::Ticket(ticket) => {
                formed.insert(place, *ticket);
            }
            Record::Rejected(rejection) if preview.rejections.len() < LISTED => preview.rejections.push(rejection),
            Record::Rejected(_) | Record::Skipped(_) => {}
        }
        if preview.read < READ { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    };
    let task =
        Task { format, source: "", mapping: mapping.clone(), profile: &profile, extent: Extent::Head, stop: &|| false };
    let summary = read_as(task, sniffed, Vec::new(), &mut sink)?;
    preview.formed = summary.tickets;
    preview.warnings = summary.warnings;
    if format.is_mappable() && !is_usable(mapping, sample) {
        preview
            .warnings
            .insert(0, "Map a column to the id, the subject or the text: without one there is no ticket.".into());
    }
    preview.fields = fields(mapping, sample, &formed);
    preview.tickets = formed.into_values().take(LISTED).collect();
    Ok(preview)
}

fn fields(mapping: &Mapping, sample: &Sample, formed: &BTreeMap<Place, Ticket>) -> Vec<FieldPreview> {
    let mapped = mapping.fields.iter().filter_map(|(field, header)| Some((*field, header, sample.column(header)?)));
    mapped.map(|(field, header, column)| field_preview(field, header, column, sample, formed)).collect()
}

fn field_preview(
    field: Field,
    header: &str,
    column: usize,
    sample: &Sample,
    formed: &BTreeMap<Place, Ticket>,
) -> FieldPreview {
    let mut preview = FieldPreview { field, header: header.to_owned(), samples: Vec::new(), unread: 0 };
    let mut place = Place::default();
    for (line, cells) in &sample.records {
        place = place.next(*line);
        let Some(ticket) = formed.get(&place) else { continue };
        let Ok(at) = cells.binary_search_by_key(&column, |(index, _)| *index) else { continue };
        let pair = (short(&cells[at].1), shown(field, ticket));
        preview.unread += u32::from(pair.1.is_empty() && says_something(field, &cells[at].1));
        if preview.samples.len() < PAIRS && !preview.samples.contains(&pair) {
            preview.samples.push(pair);
        }
    }
    preview
}

/// Whether a cell holds a value at all: "offered" is no rating, and "n/a" nothing.
fn says_something(field: Field, cell: &str) -> bool {
    let unrated = field == Field::Rating && rating::read(cell, rating::Scale::Five) == rating::Read::Unrated;
    words::given(cell).is_some() && !unrated
}

/// What a field of a ticket became, in words.
fn shown(field: Field, ticket: &Ticket) -> String {
    let moment =
        |at: Option<Instant>| at.map(|at| at.utc().format("%-d %b %Y, %H:%M UTC").to_string()).unwrap_or_default();
    let hours = |hours: Option<f64>| hours.map(|hours| format!("{hours:.2} h")).unwrap_or_default();
    let count = |count: Option<u32>| count.map(|count| count.to_string()).unwrap_or_default();
    let customer = ticket.customer.as_ref();
    let message = |part: fn(&Message) -> Option<String>| ticket.messages.first().and_then(part).unwrap_or_default();
    let seconds = |seconds: Option<f64>| seconds.map(|seconds| format!("{seconds:.0} s")).unwrap_or_default();
    let linked = |kind: LinkKind| {
        let ids = ticket.links.iter().filter(|link| link.kind == kind).map(|link| link.id.as_str());
        ids.collect::<Vec<_>>().join(", ")
    };
    let text = match field {
        Field::Id => ticket.key.id.clone(),
        Field::Subject => ticket.subject.clone(),
        Field::Description => ticket.messages.first().map(|message| message.text.clone()).unwrap_or_default(),
        Field::Status => {
            if ticket.status == model::Status::Unknown {
                String::new()
            } else {
                ticket.status.name().into()
            }
        }
        Field::Priority => ticket.priority.map(|priority| priority.name().to_owned()).unwrap_or_default(),
        Field::Category => ticket.category_given.clone().unwrap_or_default(),
        Field::Channel => ticket.channel.clone(),
        Field::CreatedAt => moment(ticket.created_at),
        Field::UpdatedAt => moment(ticket.updated_at),
        Field::ResolvedAt => moment(ticket.resolved_at),
        Field::FirstResponseAt => moment(ticket.first_response_at),
        Field::FirstResponseTime => hours(ticket.first_response_given),
        Field::ResolutionTime => hours(ticket.resolution_given),
        Field::Customer => customer.map(|customer| customer.id.clone()).unwrap_or_default(),
        Field::CustomerName => customer.map(|customer| customer.name.clone()).unwrap_or_default(),
        Field::CustomerEmail => customer.map(|customer| customer.email.clone()).unwrap_or_default(),
        Field::Agent => ticket.agent.as_ref().map(|agent| agent.shown().to_owned()).unwrap_or_default(),
        Field::Group => ticket.group.clone().unwrap_or_default(),
        Field::Tags => ticket.tags.join(", "),
        Field::Rating => ticket.rating.as_ref().map(rating_shown).unwrap_or_default(),
        Field::RatingComment => ticket.rating.as_ref().map(|rating| rating.comment.clone()).unwrap_or_default(),
        Field::Reopens => count(ticket.reopens),
        Field::Replies => count(ticket.replies_given),
        Field::Escalated => ticket.escalated.map(|yes| if yes { "yes" } else { "no" }.to_owned()).unwrap_or_default(),
        Field::EscalatedAt => moment(ticket.escalated_at),
        Field::EscalationReason | Field::EscalationLevel => ticket.escalation_reason.clone().unwrap_or_default(),
        Field::StatusHistory => {
            let statuses = ticket.history.iter().map(|change| change.status.name());
            statuses.collect::<Vec<_>>().join(" → ")
        }
        Field::ClosedAt => moment(ticket.resolved_at),
        Field::Thread | Field::Comments => format!("{} messages", ticket.messages.len()),
        Field::MessageId => message(|message| message.id.clone()),
        Field::MessageText => message(|message| Some(message.text.clone())),
        Field::MessageAt => moment(ticket.messages.first().and_then(|message| message.at)),
        Field::MessageAuthor => message(|message| message.author.clone()),
        Field::MessageRole | Field::MessageIsNote => message(|message| Some(role_shown(message.role).to_owned())),
        Field::RelatedTo => linked(LinkKind::Related),
        Field::MergedInto => linked(LinkKind::MergedInto),
        Field::DuplicateOf => linked(LinkKind::DuplicateOf),
        Field::CallDuration => seconds(ticket.call.as_ref().and_then(|call| call.talk_seconds)),
        Field::CallWait => seconds(ticket.call.as_ref().and_then(|call| call.wait_seconds)),
        Field::CallOutcome => ticket.call.as_ref().map(|call| call.outcome.clone()).unwrap_or_default(),
    };
    short(&text)
}

fn role_shown(role: Role) -> &'static str {
    match role {
        Role::Customer => "customer",
        Role::Agent => "agent",
        Role::Bot => "bot",
        Role::Note => "internal note",
    }
}

fn rating_shown(rating: &Rating) -> String {
    match rating.value {
        model::rating::RatingValue::Five(stars) => format!("{stars} of 5"),
        model::rating::RatingValue::Satisfied(true) => "satisfied".into(),
        model::rating::RatingValue::Satisfied(false) => "not satisfied".into(),
        model::rating::RatingValue::Nps(points) => format!("{points} of 10 (NPS)"),
    }
}

fn short(text: &str) -> String {
    text.trim().chars().take(LETTERS).collect()
}
