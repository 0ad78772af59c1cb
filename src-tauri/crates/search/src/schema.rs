//! The fields of the index and their version.
//!
//! Text arrives stemmed (see `words`), so the one tokenizer only splits at spaces. Nothing is stored: identity is a
//! fast field, texts come from the store.

use tantivy::schema::{Field, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager};

/// Goes up whenever the schema, the analysis of words or the packing of columns changes: older indexes are rebuilt.
pub(crate) const VERSION: u32 = 4;

const SPACES: &str = "spaces";
const RAW: &str = "raw";

/// Handles of all fields. The same in every index of this [`VERSION`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields {
    /// `source NUL id`: indexed for updates and look-ups, fast for lists.
    pub key: Field,
    /// Keys of the tickets it names, to find who names one.
    pub link: Field,
    /// Stems of the subject.
    pub subject: Field,
    /// Stems of all messages, one value a message so that phrases end with it.
    pub body: Field,
    /// Words as they are written, once a session: the vocabulary behind prefixes and typos. Only on documents of
    /// their own, which are no tickets and have no key.
    pub word: Field,
    pub created: Field,
    pub updated: Field,
    pub resolved: Field,
    pub first_response: Field,
    pub resolution: Field,
    /// When it was escalated.
    pub escalated_at: Field,
    /// Open intervals by a status history: start and end by turns, without the end of one that lasts.
    pub open: Field,
    /// Waits for the customer, as `open`.
    pub paused: Field,
    /// `labels::Labels`, packed.
    pub labels: Field,
    /// `labels::Counts`, packed.
    pub counts: Field,
    /// Bits of an `f32`.
    pub rating: Field,
    /// Bits of an `f32`.
    pub score: Field,
    pub category: Field,
    pub subcategory: Field,
    pub channel: Field,
    pub agent: Field,
    pub customer: Field,
    pub source: Field,
    pub language: Field,
    pub tag: Field,
    /// Why it was escalated.
    pub escalation: Field,
    /// Phrase hashes.
    pub phrase: Field,
    /// Hash of the customer's own words.
    pub fingerprint: Field,
}

/// The schema and its fields.
pub(crate) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let name = || TextOptions::default().set_fast(RAW);
    let number = || NumericOptions::default().set_fast();
    let fields = Fields {
        key: builder.add_text_field("key", indexed(RAW, IndexRecordOption::Basic, false).set_fast(RAW)),
        link: builder.add_text_field("link", indexed(RAW, IndexRecordOption::Basic, false)),
        subject: builder.add_text_field("subject", indexed(SPACES, IndexRecordOption::WithFreqsAndPositions, true)),
        body: builder.add_text_field("body", indexed(SPACES, IndexRecordOption::WithFreqsAndPositions, true)),
        word: builder.add_text_field("word", indexed(SPACES, IndexRecordOption::Basic, false)),
        created: builder.add_i64_field("created", number()),
        updated: builder.add_i64_field("updated", number()),
        resolved: builder.add_i64_field("resolved", number()),
        first_response: builder.add_i64_field("first_response", number()),
        resolution: builder.add_i64_field("resolution", number()),
        escalated_at: builder.add_i64_field("escalated_at", number()),
        open: builder.add_i64_field("open", number()),
        paused: builder.add_i64_field("paused", number()),
        labels: builder.add_u64_field("labels", number()),
        counts: builder.add_u64_field("counts", number()),
        rating: builder.add_u64_field("rating", number()),
        score: builder.add_u64_field("score", number()),
        category: builder.add_text_field("category", name()),
        subcategory: builder.add_text_field("subcategory", name()),
        channel: builder.add_text_field("channel", name()),
        agent: builder.add_text_field("agent", name()),
        customer: builder.add_text_field("customer", name()),
        source: builder.add_text_field("source", name()),
        language: builder.add_text_field("language", name()),
        tag: builder.add_text_field("tag", name()),
        escalation: builder.add_text_field("escalation", name()),
        phrase: builder.add_u64_field("phrase", number()),
        fingerprint: builder.add_u64_field("fingerprint", number()),
    };
    (builder.build(), fields)
}

fn indexed(tokenizer: &str, option: IndexRecordOption, norms: bool) -> TextOptions {
    let indexing = TextFieldIndexing::default().set_tokenizer(tokenizer).set_index_option(option).set_fieldnorms(norms);
    TextOptions::default().set_indexing_options(indexing)
}

/// The tokenizers the schema names.
pub(crate) fn tokenizers() -> TokenizerManager {
    // The defaults stay: tantivy asks for one even for fields without text.
    let manager = TokenizerManager::default();
    manager.register(SPACES, TextAnalyzer::from(Spaces::default()));
    manager
}

/// Splits text that is already words, one space between two.
#[derive(Clone, Default)]
struct Spaces {
    token: Token,
}

/// The stream of [`Spaces`].
struct SpacesStream<'a> {
    rest: &'a str,
    token: &'a mut Token,
}

impl Tokenizer for Spaces {
    type TokenStream<'a> = SpacesStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> SpacesStream<'a> {
        self.token.reset();
        SpacesStream { rest: text, token: &mut self.token }
    }
}

impl TokenStream for SpacesStream<'_> {
    fn advance(&mut self) -> bool {
        if self.rest.is_empty() {
            return false;
        }
        // Words are short: looking at byte after byte finds their end sooner than a search for long texts does.
        let end = self.rest.bytes().position(|byte| byte == b' ').unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest.get(1..).unwrap_or_default();
        self.token.position = self.token.position.wrapping_add(1);
        self.token.text.clear();
        self.token.text.push_str(word);
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}
