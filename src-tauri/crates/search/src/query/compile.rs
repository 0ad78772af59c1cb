//! A parsed query → what tantivy runs and what columns are asked.

use std::sync::Arc;

use model::columns::Columns;
use tantivy::query::doc_predicate_query::{DocPredicateQuery, FunctionPredicate};
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, Occur, PhraseQuery, Query as Tantivy, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, SegmentReader};
use text::Stemming;

use super::parse::{Query, Term};
use super::vocabulary::{completions, corrections, frequency};
use crate::Result;
use crate::accept::Accept;
use crate::document::key_text;
use crate::snapshot::Inner;
use crate::words::stems;

/// A word in the subject weighs this much more than in the text.
const SUBJECT: f32 = 2.0;
/// A word that was only begun or misspelt weighs this much less.
const GUESSED: f32 = 0.6;
/// What a ticket scores for its id: more than words can.
const ID: f32 = 100.0;
/// Endings tried for the last word of a phrase.
const PHRASE_ENDINGS: usize = 10;

/// A query ready to run.
#[derive(Default)]
pub(crate) struct Compiled {
    /// The part about words; `None` when there is none.
    pub words: Option<Box<dyn Tantivy>>,
    /// One of each has to accept a row.
    pub accept: Vec<Vec<Accept>>,
    /// None of these may.
    pub reject: Vec<Accept>,
    /// No ticket that matches one of these may.
    pub without: Vec<Box<dyn Tantivy>>,
    /// What to mark in texts: one entry for each way of matching words.
    pub alternatives: Vec<Alternative>,
}

/// Stems side by side; one of each is enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Alternative {
    /// For each place the stems that fit.
    pub stems: Vec<Vec<String>>,
    /// What the word at the last place begins with, where it was being typed.
    pub beginning: Option<String>,
}

/// Looks up a query's words.
pub(crate) fn compile(query: &Query, inner: &Inner) -> Result<Compiled> {
    let mut compiled = Compiled::default();
    let mut clauses: Vec<(Occur, Box<dyn Tantivy>)> = Vec::new();
    for group in &query.groups {
        let properties = group.iter().filter_map(|term| accept(term, inner)).collect::<Vec<_>>();
        if properties.len() == group.len() {
            compiled.accept.push(properties);
            continue;
        }
        let mut any = properties.into_iter().map(|property| rows_query(property, inner)).collect::<Vec<_>>();
        for term in group {
            any.extend(term_query(term, inner, &mut compiled.alternatives)?);
        }
        clauses.push((Occur::Must, Box::new(BooleanQuery::union(any))));
    }
    for term in &query.without {
        match accept(term, inner) {
            Some(property) => compiled.reject.push(property),
            // Not as MustNot: tantivy 0.27 goes on asking an excluded phrase that has ended.
            None => compiled.without.extend(excluded(term, inner)?),
        }
    }
    compiled.words = (!clauses.is_empty()).then(|| Box::new(BooleanQuery::new(clauses)) as Box<dyn Tantivy>);
    Ok(compiled)
}

fn accept(term: &Term, inner: &Inner) -> Option<Accept> {
    match term {
        Term::Facet(facet, value) => Some(Accept::meant(*facet, value, &inner.names)),
        _ => None,
    }
}

fn excluded(term: &Term, inner: &Inner) -> Result<Option<Box<dyn Tantivy>>> {
    match term {
        Term::Words { words, .. } => {
            let languages = inner.languages();
            let forms: Vec<_> = words.iter().map(|word| Forms::of(word, &languages)).collect();
            Ok(side_by_side(&forms, inner))
        }
        Term::Id(id) => Ok(Some(id_query(id, inner)?)),
        Term::Facet(..) => Ok(None),
    }
}

/// All ways in which a ticket can have the term.
fn term_query(term: &Term, inner: &Inner, marks: &mut Vec<Alternative>) -> Result<Option<Box<dyn Tantivy>>> {
    let (words, raw, prefix) = match term {
        Term::Facet(..) => return Ok(None),
        Term::Id(id) => return Ok(Some(id_query(id, inner)?)),
        Term::Words { words, raw, prefix } => (words, raw, *prefix),
    };
    let Some((last, first)) = words.split_last() else { return Ok(None) };
    let languages = inner.languages();
    let mut all = first.iter().map(|word| forms(word, false, &languages, inner)).collect::<Result<Vec<_>>>()?;
    all.push(forms(last, prefix, &languages, inner)?);
    let mut ways: Vec<Box<dyn Tantivy>> = vec![id_query(raw.trim_matches(['#', '"']), inner)?];
    ways.extend(side_by_side(&all, inner));
    let stems = all.into_iter().map(Forms::into_stems).collect();
    marks.push(Alternative { stems, beginning: prefix.then(|| last.clone()) });
    Ok(Some(Box::new(DisjunctionMaxQuery::new(ways))))
}

/// Stems a typed word stands for.
struct Forms {
    /// Its own, in each language of the workspace, English first.
    own: Vec<String>,
    /// Of words it may be the beginning or a misspelling of.
    guessed: Vec<String>,
}

impl Forms {
    fn of(word: &str, languages: &[Stemming]) -> Forms {
        Forms { own: stems(word, languages), guessed: Vec::new() }
    }

    /// All, its own first.
    fn into_stems(self) -> Vec<String> {
        let mut stems = self.own;
        stems.dedup();
        stems.extend(self.guessed);
        stems
    }
}

fn forms(word: &str, prefix: bool, languages: &[Stemming], inner: &Inner) -> Result<Forms> {
    let mut forms = Forms::of(word, languages);
    if prefix {
        forms.guessed = completions(&inner.searcher, &inner.fields, word, languages)?;
    }
    if forms.guessed.is_empty() && !is_known(&forms.own, inner)? {
        forms.guessed = corrections(&inner.searcher, &inner.fields, word, prefix, languages)?;
    }
    forms.guessed.retain(|form| !forms.own.contains(form));
    Ok(forms)
}

/// Whether any ticket has one of these stems.
fn is_known(stems: &[String], inner: &Inner) -> Result<bool> {
    for stem in stems {
        if frequency(&inner.searcher, &inner.fields, stem)? > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Tickets with these stems side by side in the subject or in a message.
fn side_by_side(words: &[Forms], inner: &Inner) -> Option<Box<dyn Tantivy>> {
    let fields = &inner.fields;
    let ways = match words {
        [] => return None,
        [Forms { own, guessed }] => {
            let own = own.iter().map(|form| either_field(form, false, inner));
            own.chain(guessed.iter().map(|form| either_field(form, true, inner))).collect()
        }
        several => {
            let subject: Box<dyn Tantivy> = Box::new(BoostQuery::new(phrase(several, fields.subject), SUBJECT));
            vec![subject, phrase(several, fields.body)]
        }
    };
    Some(Box::new(DisjunctionMaxQuery::new(ways)))
}

fn either_field(form: &str, guessed: bool, inner: &Inner) -> Box<dyn Tantivy> {
    let weight = if guessed { GUESSED } else { 1.0 };
    let one = |field: Field, boost: f32| {
        let term = TermQuery::new(tantivy::Term::from_field_text(field, form), IndexRecordOption::WithFreqs);
        Box::new(BoostQuery::new(Box::new(term), boost * weight)) as Box<dyn Tantivy>
    };
    Box::new(BooleanQuery::union(vec![one(inner.fields.subject, SUBJECT), one(inner.fields.body, 1.0)]))
}

/// A phrase in one field: each word's own form in one language or the other, and several for the last.
fn phrase(words: &[Forms], field: Field) -> Box<dyn Tantivy> {
    let Some((last, begun)) = words.split_last() else { return Box::new(tantivy::query::EmptyQuery) };
    let mut ways: Vec<Vec<&String>> = Vec::new();
    for (place, own) in last.own.iter().enumerate() {
        let guessed = last.guessed.iter().take(PHRASE_ENDINGS - 1);
        for ending in std::iter::once(own).chain(guessed) {
            ways.push(begun.iter().filter_map(|word| word.own.get(place)).chain([ending]).collect());
        }
    }
    ways.dedup();
    let ways = ways.into_iter().map(|way| {
        let terms = way.into_iter().map(|word| tantivy::Term::from_field_text(field, word)).collect();
        Box::new(PhraseQuery::new(terms)) as Box<dyn Tantivy>
    });
    Box::new(DisjunctionMaxQuery::new(ways.collect()))
}

/// The tickets with this id, one a source at most.
fn id_query(id: &str, inner: &Inner) -> Result<Box<dyn Tantivy>> {
    let keys = inner.names.source.iter().map(|source| {
        let key = key_text(&model::TicketKey { source: source.clone(), id: id.to_owned() });
        tantivy::Term::from_field_text(inner.fields.key, &key)
    });
    let known = keys.filter_map(|key| match inner.searcher.doc_freq(&key) {
        Ok(0) => None,
        Ok(_) => Some(Ok(Box::new(TermQuery::new(key, IndexRecordOption::Basic)) as Box<dyn Tantivy>)),
        Err(error) => Some(Err(error)),
    });
    let known = known.collect::<std::result::Result<Vec<_>, _>>()?;
    Ok(Box::new(ConstScoreQuery::new(Box::new(BooleanQuery::union(known)), ID)))
}

/// Rows that a property accepts, for where it is joined to words by OR.
fn rows_query(accept: Accept, inner: &Inner) -> Box<dyn Tantivy> {
    let columns: Arc<Vec<_>> =
        Arc::new(inner.segments.iter().map(|part| (part.rows.id, part.columns.clone())).collect());
    let accept = Arc::new(accept);
    let of_segment = move |segment: &SegmentReader| {
        let id = segment.segment_id();
        let columns: Option<Arc<Columns>> =
            columns.iter().find(|(of, _)| *of == id).map(|(_, columns)| columns.clone());
        let accept = accept.clone();
        Ok(move |row: DocId| columns.as_ref().is_some_and(|columns| accept.passes(columns, row as usize)))
    };
    let query: DocPredicateQuery = FunctionPredicate::from(of_segment).into();
    Box::new(ConstScoreQuery::new(Box::new(query), 0.0))
}
