//! The words of all offers in an index in memory (tantivy), and the closest offers for a question. Knows no filters but
//! the one it is given, and changes nothing once it is built: a change builds it anew.

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::directory::RamDirectory;
use tantivy::query::{BooleanQuery, BoostQuery, ConstScoreQuery, FuzzyTermQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::{
    DocId, IndexBuilder, IndexSettings, ReloadPolicy, Score, Searcher, SegmentReader, TantivyDocument, Term,
};

use crate::offer::model::Offer;
use crate::search::compounds;
use crate::search::reading::Group;
use crate::search::vocabulary::{Meaning, vocabulary};
use crate::search::words;

/// Memory for building; more is taken if it is needed.
const BUILDING_BYTES: usize = 3_000_000;
/// Words in the name of an offer say more of it than words in its description.
const NAME_WEIGHT: Score = 2.5;
const OWN_WEIGHT: Score = 3.0;
const PARTS_WEIGHT: Score = 1.2;
const TOPIC_SCORE: Score = 6.0;
const FIELD_SCORE: Score = 2.0;
const SYNONYM_WEIGHT: Score = 1.5;
const NEAR_WEIGHT: Score = 0.6;
/// So many similar words stand for one that no offer has.
const MOST_SIMILAR: usize = 12;

/// The words of all offers; the number of an offer is its place in the list it was built from.
pub(crate) struct Index {
    searcher: Searcher,
    fields: Fields,
}

impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Index({})", self.searcher.num_docs())
    }
}

#[derive(Clone, Copy)]
struct Fields {
    name: Field,
    word: Field,
    mark: Field,
}

/// An offer with how well it answers.
pub(crate) type Scored = (DocId, Score);

impl Index {
    /// Reads the words of these offers.
    ///
    /// # Errors
    /// What the library reports: nothing of it is to be expected in memory.
    pub(crate) fn of<'o>(offers: impl Iterator<Item = &'o Offer>) -> tantivy::Result<Self> {
        let (schema, fields) = schema();
        let settings = IndexSettings {
            docstore_compress_dedicated_thread: false,
            ..IndexSettings::default()
        };
        let builder = IndexBuilder::new().schema(schema).settings(settings);
        let mut writer = builder.single_segment_index_writer(RamDirectory::create(), BUILDING_BYTES)?;
        let mut texts = Texts::default();
        for offer in offers {
            writer.add_document(texts.document(offer, fields))?;
        }
        let index = writer.finalize()?;
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()?;
        Ok(Self {
            searcher: reader.searcher(),
            fields,
        })
    }

    /// The offers that answer all groups, or any of them, as far as `keep` keeps them; in no order.
    ///
    /// # Errors
    /// What the library reports.
    pub(crate) fn ask(
        &self,
        groups: &[Group],
        (occur, keep): (Occur, impl Fn(DocId) -> bool + Send + Sync + Clone + 'static),
    ) -> tantivy::Result<Vec<Scored>> {
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::with_capacity(groups.len());
        for group in groups {
            clauses.push((occur, self.group(group)?));
        }
        self.searcher.search(&BooleanQuery::new(clauses), &Gather(keep))
    }

    fn group(&self, group: &Group) -> tantivy::Result<Box<dyn Query>> {
        let mut ways = Ways::default();
        ways.add(
            self.all_of(group.words.iter().map(|word| word.stem.as_str()))?,
            OWN_WEIGHT,
        );
        if let [word] = group.words.as_slice()
            && let Some(parts) = compounds::whole(&word.plain)
        {
            let stems: Vec<String> = parts.iter().map(|part| words::stem(part)).collect();
            ways.add(self.all_of(stems.iter().map(String::as_str))?, PARTS_WEIGHT);
        }
        for meaning in &group.meanings {
            self.add_meaning(meaning, &mut ways)?;
        }
        if ways.is_empty() {
            self.add_similar(group, &mut ways)?;
        }
        Ok(ways.into_query())
    }

    fn add_meaning(&self, meaning: &Meaning, ways: &mut Ways) -> tantivy::Result<()> {
        match meaning {
            Meaning::Words(stems) => {
                ways.add(self.all_of(stems.iter().map(String::as_str))?, SYNONYM_WEIGHT);
            }
            Meaning::Topic(topic) => ways.add_mark(self.mark(&format!("t{topic}"))?, TOPIC_SCORE),
            Meaning::Field(field) => ways.add_mark(self.mark(&format!("f{field}"))?, FIELD_SCORE),
        }
        Ok(())
    }

    /// For what no offer has: words that begin so, words with a letter wrong, what such words mean.
    fn add_similar(&self, group: &Group, ways: &mut Ways) -> tantivy::Result<()> {
        for word in &group.words {
            for meaning in vocabulary().meanings_near(word) {
                self.add_meaning(&meaning, ways)?;
            }
            for similar in self.similar(&word.stem)? {
                ways.add(self.all_of(std::iter::once(similar.as_str()))?, NEAR_WEIGHT);
            }
        }
        Ok(())
    }

    /// All these words in one offer; `None` if one of them is in none.
    fn all_of<'s>(&self, stems: impl Iterator<Item = &'s str>) -> tantivy::Result<Option<Box<dyn Query>>> {
        let mut all: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for stem in stems {
            let word = Term::from_field_text(self.fields.word, stem);
            if self.searcher.doc_freq(&word)? == 0 {
                return Ok(None);
            }
            let mut somewhere: Vec<(Occur, Box<dyn Query>)> = vec![(Occur::Should, term(word))];
            let name = Term::from_field_text(self.fields.name, stem);
            if self.searcher.doc_freq(&name)? > 0 {
                somewhere.push((Occur::Should, Box::new(BoostQuery::new(term(name), NAME_WEIGHT))));
            }
            all.push((Occur::Must, Box::new(BooleanQuery::new(somewhere))));
        }
        Ok((!all.is_empty()).then(|| Box::new(BooleanQuery::new(all)) as Box<dyn Query>))
    }

    fn mark(&self, mark: &str) -> tantivy::Result<Option<Box<dyn Query>>> {
        let term_of = Term::from_field_text(self.fields.mark, mark);
        let is_there = self.searcher.doc_freq(&term_of)? > 0;
        Ok(is_there.then(|| term(term_of)))
    }

    /// Words that begin with this one, and words that are nearly it, the commonest first.
    fn similar(&self, stem: &str) -> tantivy::Result<Vec<String>> {
        let letters = stem.chars().count();
        if letters < 4 {
            return Ok(Vec::new());
        }
        let asked = Term::from_field_text(self.fields.word, stem);
        let distance = if letters < 8 { 1 } else { 2 };
        let mut found = self.matching(&FuzzyTermQuery::new_prefix(asked.clone(), 0, true))?;
        if found.is_empty() {
            found = self.matching(&FuzzyTermQuery::new(asked, distance, true))?;
        }
        found.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        found.truncate(MOST_SIMILAR);
        Ok(found.into_iter().map(|(word, _)| word).collect())
    }

    fn matching(&self, pattern: &FuzzyTermQuery) -> tantivy::Result<Vec<(String, u32)>> {
        let mut found = Vec::new();
        for segment in self.searcher.segment_readers() {
            let inverted = segment.inverted_index(self.fields.word)?;
            let mut terms = inverted.terms().search(pattern.automaton()?).into_stream()?;
            while let Some((word, info)) = terms.next() {
                if let Ok(word) = std::str::from_utf8(word) {
                    found.push((word.to_owned(), info.doc_freq));
                }
            }
        }
        Ok(found)
    }
}

fn term(term: Term) -> Box<dyn Query> {
    Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
}

fn schema() -> (Schema, Fields) {
    let words = || {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("whitespace")
            .set_index_option(IndexRecordOption::WithFreqs);
        TextOptions::default().set_indexing_options(indexing)
    };
    let marks = TextFieldIndexing::default()
        .set_tokenizer("whitespace")
        .set_index_option(IndexRecordOption::Basic)
        .set_fieldnorms(false);
    let mut schema = Schema::builder();
    let fields = Fields {
        name: schema.add_text_field("name", words()),
        word: schema.add_text_field("word", words()),
        mark: schema.add_text_field("mark", TextOptions::default().set_indexing_options(marks)),
    };
    (schema.build(), fields)
}

/// Ways in which a group can be answered.
#[derive(Default)]
struct Ways(Vec<(Occur, Box<dyn Query>)>);

impl Ways {
    fn add(&mut self, query: Option<Box<dyn Query>>, weight: Score) {
        if let Some(query) = query {
            self.0
                .push((Occur::Should, Box::new(BoostQuery::new(query, weight))));
        }
    }

    fn add_mark(&mut self, query: Option<Box<dyn Query>>, score: Score) {
        if let Some(query) = query {
            self.0
                .push((Occur::Should, Box::new(ConstScoreQuery::new(query, score))));
        }
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn into_query(self) -> Box<dyn Query> {
        Box::new(BooleanQuery::new(self.0))
    }
}

/// The texts of one offer after the other, in buffers that are used again.
#[derive(Default)]
struct Texts {
    name: String,
    word: String,
    mark: String,
}

impl Texts {
    fn document(&mut self, offer: &Offer, fields: Fields) -> TantivyDocument {
        self.name.clear();
        self.word.clear();
        self.mark.clear();
        let translated = offer.texts.values().map(|text| text.name.as_str());
        let names = [Some(offer.name.as_str()), offer.alternate_name.as_deref()];
        for name in names.into_iter().flatten().chain(translated) {
            words::written(name, &mut self.name);
        }
        for topic in &offer.topics {
            words::written(topic.german(), &mut self.name);
            self.mark.extend(["t", topic.code(), " "]);
        }
        for field in offer.fields() {
            self.mark.extend(["f", field.code(), " "]);
        }
        self.word.push_str(&self.name);
        for text in described(offer) {
            words::written(text, &mut self.word);
        }
        let mut document = TantivyDocument::default();
        document.add_text(fields.name, &self.name);
        document.add_text(fields.word, &self.word);
        document.add_text(fields.mark, &self.mark);
        document
    }
}

/// What is written of an offer beside its name.
fn described(offer: &Offer) -> impl Iterator<Item = &str> {
    let own = [
        Some(offer.provider.name.as_str()),
        offer.provider.short_name.as_deref(),
        Some(offer.description.as_str()),
        offer.plain_description.as_deref(),
        offer.application_process.as_deref(),
        offer.eligibility.note.as_deref(),
        offer.interpretation_note.as_deref(),
        offer.fees_note.as_deref(),
    ];
    let translated = offer.texts.values().map(|text| text.description.as_str());
    let places = offer.places.iter().flat_map(|at| {
        [
            Some(at.place.name.as_str()),
            at.place.town.as_deref(),
            at.place.street.as_deref(),
        ]
        .into_iter()
        .flatten()
    });
    own.into_iter().flatten().chain(translated).chain(places)
}

/// Gathers all offers that are kept, with their scores.
struct Gather<K>(K);

struct GatherSegment<K> {
    keep: K,
    kept: Vec<Scored>,
}

impl<K: Fn(DocId) -> bool + Send + Sync + Clone + 'static> Collector for Gather<K> {
    type Fruit = Vec<Scored>;
    type Child = GatherSegment<K>;

    fn for_segment(&self, _: u32, _: &SegmentReader) -> tantivy::Result<Self::Child> {
        Ok(GatherSegment {
            keep: self.0.clone(),
            kept: Vec::new(),
        })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    /// There is one segment.
    fn merge_fruits(&self, segments: Vec<Vec<Scored>>) -> tantivy::Result<Vec<Scored>> {
        Ok(segments.into_iter().flatten().collect())
    }
}

impl<K: Fn(DocId) -> bool + 'static> SegmentCollector for GatherSegment<K> {
    type Fruit = Vec<Scored>;

    fn collect(&mut self, doc: DocId, score: Score) {
        if (self.keep)(doc) {
            self.kept.push((doc, score));
        }
    }

    fn harvest(self) -> Vec<Scored> {
        self.kept
    }
}
