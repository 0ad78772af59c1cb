//! The leading emotion.
//!
//! In: hits of the emotion list, tone and emphasis. Out: one of six emotions with the words. Never: praise or thanks that
//! are denied ("not happy", "no thanks") or mere courtesy ("thanks in advance").

use model::analysis::{Sentiment, Tone};
use model::{Emotion, Label};

use crate::evidence::{self, of_hit};
use crate::form::is;
use crate::lists::{Hit, List, Lists};
use crate::tokens::{Part, Tokens};

/// Weight of thanks that may be mere courtesy; it counts only in a ticket that asks for nothing.
const COURTESY: f32 = 0.5;

/// What a denied "happy" says of frustration.
const UNHAPPY: f32 = 1.0;

/// Slot of words of request, which make thanks a courtesy; the other slots are the emotions' numbers.
const REQUEST: u32 = 10;

/// Praise and thanks beside a complaint count this much: they are courtesy or sarcasm.
const BESIDE_COMPLAINT: f32 = 0.5;

/// What of them does not reach this does not count at all.
const HEARTFELT: f32 = 0.6;

/// Words of support with such a tone, or worse, are a complaint.
const COMPLAINT: f32 = -1.0;

/// Scores down from here make the angry words of a shouting ticket count more.
const VERY_NEGATIVE: f32 = -0.6;

use Emotion::{Angry, Confused, Frustrated, Grateful, Happy, Neutral};

const TERMS: &[(Emotion, &[(&str, f32)])] = &[
    (
        Frustrated,
        &[
            ("frustrate|frustration", 1.5),
            ("annoy|annoyance|irritate|irritation", 1.3),
            ("fed =up", 1.5),
            ("=sick =of|=and =tired", 1.3),
            ("=tired =of", 1.1),
            ("=had =enough", 1.3),
            ("disappoint|disappointment", 1.2),
            ("=unhappy|=dissatisfied|=displeased", 1.2),
            ("=still =not|=no|=waiting|=haven't|=hasn't|=isn't|=doesn't|=can't|=cannot", 0.8),
            ("=again =and =again", 1.0),
            ("=over =and =over", 1.0),
            ("=third|=fourth|=fifth|=second|=3rd|=4th =time", 0.8),
            ("=keeps|=keep happen|crash|fail|say|ask|charge|disconnect|freeze|log|drop", 0.8),
            ("=waste|=wasted|=wasting =of|=my|=our =time", 1.2),
            ("=ugh|=argh|=grr|=smh|=sigh", 1.0),
            ("=never =works|=worked|=reply|=replies|=answers|=answered", 0.8),
            ("=no =response|=reply|=answer|=help", 0.7),
            ("=on =hold", 0.7),
            ("=running =around|=in", 0.7),
            ("=last =straw", 1.3),
            ("=come =on", 0.6),
            ("=not|=wasn't|=isn't|=weren't|=aren't|=never|=hardly * =helpful|=useful", 1.1),
            ("=thanks =for =nothing", 1.2),
            ("=thank =you =for =nothing", 1.2),
            (
                "=thanks|=thank * =for =losing|=ruining|=cancelling|=canceling|=ignoring|=wasting|=breaking|=leaving|=charging|=delaying|=screwing|=stranding|=lying|=hanging|=deleting",
                1.2,
            ),
            ("=yeah =right", 1.1),
            (
                "=great|=wonderful|=fantastic|=brilliant|=awesome|=lovely|=perfect|=nice|=excellent * =another|=crashed|=crashes|=broken|=broke|=lost|=failed|=cancelled|=canceled|=delayed|=down|=wrong|=error",
                1.1,
            ),
            (
                "=great|=wonderful|=fantastic|=brilliant|=awesome|=lovely|=perfect|=nice|=excellent * =now =the|=my|=it|=i'm|=i|=we",
                1.0,
            ),
        ],
    ),
    (
        Angry,
        &[
            ("=angry|=anger|=angered", 1.5),
            ("=furious|=outraged|=livid|=fuming|=enraged", 1.8),
            ("=mad =at|=about|=that|=as", 1.0),
            ("unacceptable", 1.5),
            ("=terrible|=horrible|=awful|=appalling|=atrocious|=disgusting|=disgusted", 1.1),
            ("=outrageous|=ridiculous|=disgrace|=disgraceful|=shame|=shameful", 1.3),
            ("=worst", 1.2),
            ("=pathetic|=incompetent|=useless|=joke", 1.1),
            ("=scam|=scammers|=thieves|=robbery", 1.2),
            ("=rip =off", 1.2),
            ("=hate|=hated|=hates", 1.1),
            ("=how =dare", 1.8),
            ("=wtf|=bullshit|=damn|=fuck|=fucking|=shit|=crap|=sucks|=suck", 1.2),
            ("=rude", 0.9),
            ("=lawyer|=sue|=lawsuit", 0.9),
            ("=liars|=liar|=lied|=lying", 1.1),
            ("=never =again", 1.0),
        ],
    ),
    (
        Confused,
        &[
            ("=confused|=confusing|=confusion|=puzzled|=baffled|=perplexed", 1.5),
            ("=don't|=dont|=can't|=cannot|=didn't|=not understand", 1.4),
            ("=do|=did|=could =not understand", 1.4),
            ("=unclear", 1.2),
            ("=not =clear|=obvious", 1.2),
            ("=i|=i'm|=im|=am|=totally|=completely|=bit =lost =here|=with|=on|=as|=in|=when", 1.1),
            ("=i'm|=im|=am|=totally|=completely =lost", 1.0),
            ("=not =sure =how|=what|=why|=if|=where|=which|=whether", 1.0),
            ("=makes|=make =no =sense", 1.3),
            ("=doesn't|=does|=not =make|=making =sense", 1.0),
            ("=no =idea|=clue =how|=what|=why|=where", 1.1),
            ("=what =does * =mean", 0.8),
            ("=have =no =idea", 1.1),
        ],
    ),
    (
        Happy,
        &[
            ("=happy|=happily|=happier", 1.2),
            ("=pleased|=delighted|=thrilled|=glad|=satisfied|=impressed", 1.2),
            ("=great|=excellent|=awesome|=amazing|=fantastic|=wonderful|=brilliant|=perfect|=superb|=outstanding", 1.0),
            ("=love|=loved|=loving|=loves", 1.1),
            ("=enjoy|=enjoyed|=enjoying", 0.9),
            ("=best =service|=support|=app|=company|=airline|=experience|=product|=ever", 1.3),
            ("=well =done", 1.2),
            ("=good|=great =job|=work|=service", 1.1),
            ("=yay|=woohoo|=yippee", 1.2),
            ("=works =great|=perfectly|=well|=like", 1.1),
            ("=lovely|=pleasure", 1.0),
            ("=works|=worked =like =a =charm", 1.2),
            ("=couldn't =be =happier|=better|=more", 1.4),
            ("=could =not =be =happier|=better|=more", 1.4),
            ("=can't|=cannot|=cant =wait =to", 0.8),
            ("=made|=make =my =day", 1.3),
        ],
    ),
    (
        Grateful,
        &[
            ("=thank|=thanks =you|=so =so|=very|=much =much|=again", 1.4),
            ("=thank =you =so|=very =much", 1.5),
            ("=thanks =so|=very =much", 1.5),
            ("=thanks =a =lot|=million|=ton|=bunch", 1.3),
            ("=thank|=thanks =you =for =the|=your|=helping|=fixing|=resolving|=such|=getting|=being", 1.3),
            ("=thanks =for =the|=your|=helping|=fixing|=resolving|=such|=getting|=being", 1.3),
            ("=really|=truly|=much|=greatly|=so appreciate|appreciative", 1.4),
            ("=grateful|=gratitude", 1.3),
            ("=kudos =to", 1.2),
            ("=was|=were|=been|=is|=so|=very|=really|=extremely =helpful", 1.1),
            ("=can't|=cannot|=cant =thank =you =enough", 1.6),
            ("=thank =you", COURTESY),
            ("=thanks|=thx|=thankyou|=ty", COURTESY),
            ("=appreciated|=appreciate", COURTESY),
        ],
    ),
    (
        // Looks like an emotion and is none.
        Neutral,
        &[
            ("=thanks|=thx =in =advance", 0.0),
            ("=thank =you =in =advance", 0.0),
            (
                "=thank|=thanks =you =for =your =time|=understanding|=patience|=attention|=consideration|=assistance|=support|=cooperation|=reply|=response",
                0.0,
            ),
            ("=thank =you =for =reading|=contacting|=calling", 0.0),
            (
                "=thanks =for =your =time|=understanding|=patience|=attention|=consideration|=assistance|=support|=cooperation",
                0.0,
            ),
            ("=no =thanks|=thank =you", 0.0),
            ("=no =thanks", 0.0),
            ("=would =be =great|=happy|=helpful|=grateful|=appreciated|=nice|=perfect|=awesome|=wonderful", 0.0),
            ("=be =greatly|=highly|=much|=very|=really =appreciated|=grateful|=helpful", 0.0),
            ("=would|=i'd|=we'd =appreciate|=love|=be =it|=if|=any|=your|=to|=happy|=grateful", 0.0),
            ("=really|=greatly|=much =appreciate =it =if|=any", 0.0),
            ("=really|=greatly|=much =appreciate =if|=any", 0.0),
            ("=hate =to =bother|=ask|=say|=be|=complain|=trouble", 0.0),
            ("terrible|horrible|awful =weather|=storm|=storms|=accident|=news|=headache|=traffic", 0.0),
            ("=would|=i'd|=we'd =really|=greatly|=much appreciate", 0.0),
            ("=would|=i'd|=we'd =love|=appreciate|=enjoy", 0.0),
            ("=any =help * =appreciated", 0.0),
            ("=happy =to", 0.0),
            ("=great =britain|=deal|=aunt|=grandmother|=grandfather", 0.0),
            ("=thanks =to", 0.0),
            ("=happy =customer|=customers|=holidays|=hour|=ending", 0.0),
            ("=loved =one|=ones", 0.0),
            ("=gotta|=got =love", 0.0),
            ("=love =field", 0.0),
            ("=be =great|=nice|=lovely|=awesome|=perfect =if|=to|=when", 0.0),
            ("=would|=could|=will|=should =be =lovely|=amazing|=glad|=thrilled|=delighted", 0.0),
            ("=make|=keep =your|=my|=our|=their =customers|=clients|=users =happy", 0.0),
            ("=be =happy|=glad =if|=to|=when", 0.0),
        ],
    ),
];

const REQUESTS: &[&str] = &[
    "=please|=pls|=plz|=kindly",
    "=can|=could|=would|=will =you|=someone|=anyone|=i|=we",
    "=need|=needs|=want|=require",
    "=help =me|=us|=with",
    "=i|=we =would|=am|=am =like|=looking|=trying",
    "=how|=what|=why|=when|=where =do|=can|=is|=are|=does|=should",
    "=let =me|=us =know",
];

/// Adds the emotion list to `lists`.
pub(crate) fn add_terms(lists: &mut Lists) {
    for (emotion, terms) in TERMS {
        for (pattern, weight) in *terms {
            lists.add(List::Emotion, *emotion as u32, pattern, *weight);
        }
    }
    for pattern in REQUESTS {
        lists.add(List::Request, REQUEST, pattern, 0.0);
    }
}

/// The leading emotion of a ticket: the largest weight, the earlier one of [`Emotion::ALL`] on a tie.
pub(crate) fn emotion(parts: &[Part], tokens: &Tokens, hits: &[Hit], tone: &Sentiment) -> Label<Emotion> {
    let asks = !tokens.questions.is_empty() || hits.iter().any(|hit| hit.list == List::Request);
    let complains = hits.iter().any(|hit| hit.list == List::Support && !hit.negated && hit.weight <= COMPLAINT);
    let shouts = tokens.exclamations >= 2 || tokens.words.iter().filter(|word| word.form.is(is::UPPER)).count() >= 3;
    let mut weights = [0.0_f32; Emotion::ALL.len()];
    let mut causes: Vec<(Emotion, &Hit, f32)> = Vec::new();
    for hit in hits.iter().filter(|hit| hit.list == List::Emotion) {
        let Some((emotion, weight)) = meaning(hit, asks, tone) else { continue };
        let praise = matches!(emotion, Happy | Grateful);
        let weight = if praise && complains { weight * BESIDE_COMPLAINT } else { weight };
        if praise && complains && weight < HEARTFELT {
            continue;
        }
        let angrier = emotion == Angry && shouts && tone.score <= VERY_NEGATIVE;
        let weight = if angrier { weight * 1.5 } else { weight };
        weights[emotion as usize] += weight;
        causes.push((emotion, hit, weight));
    }
    let leading = Emotion::ALL
        .into_iter()
        .reduce(|best, next| if weights[next as usize] > weights[best as usize] { next } else { best })
        .unwrap_or_default();
    let causes = causes.into_iter().filter(|(emotion, ..)| *emotion == leading).take(evidence::MOST);
    Label { value: leading, because: causes.map(|(_, hit, weight)| of_hit(parts, hit, weight)).collect() }
}

/// What a hit says in this ticket.
fn meaning(hit: &Hit, asks: bool, tone: &Sentiment) -> Option<(Emotion, f32)> {
    let emotion = Emotion::ALL.get(hit.slot as usize).copied()?;
    let negative = tone.label == Tone::Negative;
    match emotion {
        Neutral => None,
        Happy if hit.negated => Some((Frustrated, UNHAPPY)),
        Happy => (!negative).then_some((Happy, hit.weight)),
        Grateful if hit.negated || negative => None,
        Grateful if hit.weight <= COURTESY => (!asks).then_some((Grateful, hit.weight)),
        Grateful => Some((Grateful, hit.weight)),
        _ if hit.negated && emotion != Confused => None,
        other => Some((other, hit.weight)),
    }
}
