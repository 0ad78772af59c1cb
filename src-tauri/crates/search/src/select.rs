//! Filter → rows.
//!
//! In: a filter, a view. Out: rows of each segment. Never: a period or population, but for lists (`in_period`).

use std::sync::Arc;

use model::columns::{Columns, NO_COUNT, NONE, Names, Slice};
use model::instant::HOUR_MS;
use model::standing::REPEAT_TICKETS;
use model::{Facet, Filter, Having, Instant, Measure, Range, Tone};

use crate::accept::Accept;
use crate::index::guarded;
use crate::query::{Compiled, Found, compile, parse};
use crate::snapshot::Segment;
use crate::view::Stands;
use crate::{Result, Snapshot, View};

/// Rows of one segment.
#[derive(Clone, Debug)]
pub struct Selected {
    /// The segment's columns.
    pub columns: Arc<Columns>,
    /// Row numbers, ascending.
    pub rows: Vec<u32>,
}

/// Rows of all segments.
#[derive(Clone, Debug)]
pub struct Selection {
    /// One entry a segment.
    pub parts: Vec<Selected>,
    /// Names behind the dictionary columns of all parts, sorted.
    pub names: Arc<Names>,
}

impl Selection {
    /// The rows as analytics takes them.
    pub fn slices(&self) -> Vec<Slice<'_>> {
        self.parts.iter().map(|part| Slice { columns: &part.columns, rows: &part.rows }).collect()
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.parts.iter().map(|part| part.rows.len()).sum()
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Snapshot {
    /// Rows that pass everything in the filter but its period and population. Tickets that are left out (spam …)
    /// are not among them unless the filter has `Having::LeftOut`.
    ///
    /// # Errors
    /// [`crate::Error::Damaged`] when the index can't be read; never for what the filter says.
    pub fn select(&self, filter: &Filter, view: &View) -> Result<Selection> {
        guarded(|| {
            let question = Question::new(self, filter, view, false)?;
            Ok(self.selection(question.rows(None)))
        })
    }

    /// Rows that pass everything in the filter but its period and population, of left-out tickets only.
    ///
    /// # Errors
    /// As [`Snapshot::select`].
    pub fn select_left_out(&self, filter: &Filter, view: &View) -> Result<Selection> {
        guarded(|| {
            let mut filter = filter.clone();
            filter.having.push(Having::LeftOut);
            let question = Question::new(self, &filter, view, false)?;
            Ok(self.selection(question.rows(None)))
        })
    }

    fn selection(&self, rows: Vec<Vec<u32>>) -> Selection {
        let segments = self.inner.segments.iter().zip(rows);
        let parts = segments.map(|(segment, rows)| Selected { columns: segment.columns.clone(), rows }).collect();
        Selection { parts, names: self.inner.names.clone() }
    }
}

/// A filter made ready to be asked of rows.
pub(crate) struct Question<'a> {
    snapshot: &'a Snapshot,
    filter: &'a Filter,
    view: &'a View<'a>,
    as_of: Instant,
    text: Compiled,
    /// Rows with the text's words, one entry a segment; `None` when it asks for none.
    pub found: Option<Vec<Found>>,
    /// Rows with a word that is excluded, one entry a segment.
    excluded: Vec<Vec<Found>>,
    facets: Vec<(Facet, Accept)>,
    /// Conditions on promises.
    stands: Vec<Stands<'a>>,
    /// For each customer whether it is a repeat customer, one entry a condition.
    repeats: Vec<Vec<bool>>,
}

impl<'a> Question<'a> {
    pub fn new(snapshot: &'a Snapshot, filter: &'a Filter, view: &'a View<'a>, scored: bool) -> Result<Self> {
        let inner = &snapshot.inner;
        let text = compile(&parse(&filter.text, view.as_you_type), inner)?;
        let found = text.words.as_deref().map(|words| Found::search(words, inner, scored)).transpose()?;
        let excluded = text.without.iter().map(|query| Found::search(&**query, inner, false)).collect::<Result<_>>()?;
        // A facet without values asks for nothing: that is how a cleared choice arrives.
        let chosen = filter.facets.iter().filter(|(_, values)| !values.is_empty());
        let facets = chosen.map(|(facet, values)| (*facet, Accept::exactly(*facet, values, &inner.names))).collect();
        let as_of = view.as_of.or(snapshot.as_of()).unwrap_or(Instant(0));
        let stands = filter.sla.iter().map(|condition| view.time.stands(condition)).collect();
        let repeats =
            filter.repeats.iter().map(|among| repeat_customers(snapshot, among, view)).collect::<Result<_>>()?;
        Ok(Question { snapshot, filter, view, as_of, text, found, excluded, facets, stands, repeats })
    }

    /// Whether tickets match the text better or worse.
    pub fn ranks(&self) -> bool {
        self.found.is_some()
    }

    /// Rows of each segment that pass all but period and population; `but` is a facet whose values are not asked for.
    pub fn rows(&self, but: Option<Facet>) -> Vec<Vec<u32>> {
        let segments = self.snapshot.inner.segments.iter().enumerate();
        segments.map(|(at, segment)| self.rows_of(at, segment, but)).collect()
    }

    fn rows_of(&self, at: usize, segment: &Segment, but: Option<Facet>) -> Vec<u32> {
        let columns = &*segment.columns;
        let left_out = self.filter.having.contains(&Having::LeftOut);
        let mut rows = match self.found.as_ref().map(|found| &found[at]) {
            Some(found) => {
                let mut rows = found.rows.clone();
                rows.retain(|&row| segment.is_ticket(row) && (columns.left_out[row as usize] != 0) == left_out);
                rows
            }
            None if left_out => segment.rows.left_out.clone(),
            None => segment.rows.counted.clone(),
        };
        for (_, accept) in self.facets.iter().filter(|(facet, _)| Some(*facet) != but) {
            rows.retain(|&row| accept.passes(columns, row as usize));
        }
        for found in &self.excluded {
            rows.retain(|row| found[at].rows.binary_search(row).is_err());
        }
        for any in &self.text.accept {
            rows.retain(|&row| any.iter().any(|accept| accept.passes(columns, row as usize)));
        }
        for reject in &self.text.reject {
            rows.retain(|&row| !reject.passes(columns, row as usize));
        }
        for range in &self.filter.ranges {
            rows.retain(|&row| {
                self.measure(columns, row as usize, range.measure).is_some_and(|value| inside(range, value))
            });
        }
        for having in &self.filter.having {
            rows.retain(|&row| self.has(columns, row as usize, *having));
        }
        for stands in &self.stands {
            rows.retain(|&row| stands(columns, row as usize));
        }
        for customers in &self.repeats {
            rows.retain(|&row| customers.get(columns.customer[row as usize] as usize) == Some(&true));
        }
        rows
    }

    /// As [`Question::rows`], within the filter's period and population.
    pub fn rows_in_period(&self, but: Option<Facet>) -> Vec<Vec<u32>> {
        let mut all = self.rows(but);
        for (rows, segment) in all.iter_mut().zip(&self.snapshot.inner.segments) {
            rows.retain(|&row| segment.columns.belongs(row as usize, self.filter.population, self.filter.period));
        }
        all
    }

    fn measure(&self, columns: &Columns, row: usize, measure: Measure) -> Option<f64> {
        let number = |value: f32| (!value.is_nan()).then(|| f64::from(value));
        let created = columns.created[row];
        match measure {
            Measure::FirstResponseHours | Measure::ResolutionHours | Measure::ResolutionOrAgeHours => {
                self.millis(columns, row, measure).map(|millis| millis as f64 / HOUR_MS as f64)
            }
            Measure::HourOfWeek => (created != NONE).then(|| f64::from(self.view.time.hour_of_week(created))),
            Measure::Score => number(columns.score[row]),
            Measure::Rating => number(columns.rating[row]),
        }
    }

    /// A measure of time on the filter's clock.
    pub fn millis(&self, columns: &Columns, row: usize, measure: Measure) -> Option<i64> {
        self.view.time.millis(columns, row, measure, self.filter.clock)
    }

    fn has(&self, columns: &Columns, row: usize, having: Having) -> bool {
        match having {
            Having::Answered => self.millis(columns, row, Measure::FirstResponseHours).is_some(),
            Having::Unanswered => columns.first_response[row] == NONE && columns.replies[row] == 0,
            Having::Resolved => self.millis(columns, row, Measure::ResolutionHours).is_some(),
            Having::Unresolved => !columns.is_resolved(row),
            Having::Rated => columns.satisfied[row] != 2,
            Having::Satisfied => columns.satisfied[row] == 1,
            Having::Unsatisfied => columns.satisfied[row] == 0,
            Having::Undated => columns.created[row] == NONE,
            Having::Scored => columns.tone[row] != Tone::NotScored as u8,
            Having::ResolvedWithoutTime => columns.is_resolved_without_time(row),
            Having::LeftOut => columns.left_out[row] != 0,
            Having::Reopened => columns.is_reopened(row),
            Having::ReopensKnown => columns.reopens[row] != NO_COUNT,
            Having::Escalated => columns.escalated[row] == 1,
            Having::Ended => columns.is_resolved(row),
            Having::OneTouch => columns.is_one_touch(row),
            Having::FirstContact => columns.first_contact(row, self.as_of) == Some(true),
            Having::FirstContactDecided => columns.first_contact(row, self.as_of).is_some(),
            Having::NpsRated => columns.nps[row] <= 10,
            Having::EndUnknown => columns.is_end_unknown(row),
            Having::SeveralReplies => columns.has_several_replies(row),
        }
    }
}

/// For each customer whether it has several of a filter's tickets.
fn repeat_customers(snapshot: &Snapshot, among: &Filter, view: &View) -> Result<Vec<bool>> {
    let rows = Question::new(snapshot, among, view, false)?.rows_in_period(None);
    let mut tickets = vec![0u32; snapshot.inner.names.customer.len()];
    for (rows, segment) in rows.iter().zip(&snapshot.inner.segments) {
        for &row in rows {
            let customer = segment.columns.customer[row as usize] as usize;
            tickets.get_mut(customer).into_iter().for_each(|count| *count += 1);
        }
    }
    Ok(tickets.into_iter().map(|count| count >= REPEAT_TICKETS).collect())
}

fn inside(range: &Range, value: f64) -> bool {
    range.from.is_none_or(|from| from <= value) && range.to.is_none_or(|to| value < to)
}
