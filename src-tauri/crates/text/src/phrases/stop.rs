//! Words that break phrases, and words too general to be one alone.

use std::sync::LazyLock;

use crate::hash::{HashMapOf, hash};

/// What a word may be in a phrase.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Place {
    /// Never part of a phrase.
    Breaks,
    /// Part of longer phrases only.
    Joins,
}

/// Function words, auxiliaries, general verbs, courtesy and the small change of support mail.
const BREAKING: &str = "a about above across actually after again against ago ah all almost along already also although \
    always am among an and another any anybody anymore anyone anything anyway anywhere are aren't around as ask asked \
    asking at away back basically be became because become been before began behind being believe below besides best \
    better between beyond big bit both bring but by call called came can can't cannot cant certain clearly come comes \
    coming completely could couldn't currently day days definitely did didn't didnt different do does doesn't doesnt \
    doing don't done dont down due during each either else enough especially etc even ever every everybody everyone \
    everything exactly except extremely far few finally find first five for found four from fully further furthermore \
    gave get gets getting give given gives giving go goes going gone gonna good got gotten great guys had hadn't happen \
    happened happening happens hard has hasn't hasnt have haven't havent having he he'd he'll he's hence her here \
    here's hers herself him himself his hour hours how however i i'd i'll i'm i've id if ill im immediately in indeed \
    instead into is isn't isnt it it'd it'll it's its itself ive just keep keeps kept kind knew know known knows large \
    last lately later least left less let let's lets like liked likely little long longer look looked looking looks lot \
    lots made mainly make makes making many may maybe me mean means meanwhile mentioned might mine minute minutes month \
    months more moreover most mostly much must mustn't my myself near nearly need needed needs neither never new next \
    nice no nobody none nor not nothing now nowhere obviously of off often ok okay old on once one ones only onto or \
    other others otherwise our ours ourselves out over own part particular past people per perhaps person pls plz \
    possible possibly pretty previously probably put quite rather really recently regarding right said same saw say \
    saying says second see seeing seem seemed seems seen self send sent several shall she she'd she'll she's should \
    shouldn't show showing shown shows similar simply since so some somebody somehow someone something sometimes \
    somewhere soon sorry sort still stuff such suddenly sure take taken takes taking tell than that that's thats the \
    their theirs them themselves then there there's therefore these they they'd they'll they're they've thing things \
    think this those though thought three through thru thus till time times to today together told tomorrow tonight too \
    took totally toward towards tried tries truly try trying turn two u under unfortunately unless until up upon ur us \
    use used uses using usually various very via want wanted wants was wasn't wasnt way we we'd we'll we're we've week \
    weeks well went were weren't what what's whatever when whenever where wherever whether which while who who's whole \
    whom whose why will with within without won't wont wondering work worked working works would wouldn't wouldnt yes \
    yesterday yet you you'd you'll you're you've your yours yourself yourselves \
    able according actually allow allowed allows appear appears assume believe complete completed consider contacted \
    expect expected explain explained giving guess having imagine making mention prefer processed rather require required \
    requires result seeking stated states stating supposed suppose understand understood wouldn whatsoever \
    hi hello hey dear thanks thank thx regards sincerely cheers greetings sir madam team folks mr mrs ms please kindly \
    advance appreciate appreciated help helping assist assistance hope hoping wish morning afternoon evening forward \
    hearing attention understanding patience best warm re fw fwd sent subject wrote monday tuesday wednesday thursday \
    friday saturday sunday january february march april june july august september october november december jan feb \
    mar apr jun jul aug sep sept oct nov dec am pm http https www com amp gt lt quot nbsp";

/// Words that say something only beside another.
const JOINING: &str = "issue issues problem problems question questions request requests ticket tickets case cases \
    support customer customers service company user users client clients information info details detail number numbers \
    name names reason message messages email emails mail phone contact reply response respond answer answers \
    add added adding change changed changes check checked clear click clicked continue correct create created \
    current date easy end ends enter entered example fact follow following full general group half happy high idea \
    include included including inform item items kindof leave level line link list long main matter multiple note \
    notice noticed open opened option options order page pages place point points press pressed provide provided quick \
    quickly read ready real receive received recent remove report reported respond result return run running safe save \
    screen select selected set setting settings short side sign simple single site small solution solve something \
    start started starting state status stay step steps stop stopped suggest system talk test top type types unable \
    update updated usual value version view wait waiting waited website wrong wrote year years able asap urgent \
    urgently important bad love hate amazing awesome terrible horrible worst nothing real seriously absolutely \
    apparently constantly suddenly totally correctly properly directly automatically";

static PLACES: LazyLock<HashMapOf<Place>> = LazyLock::new(|| {
    let joins = JOINING.split_whitespace().map(|word| (hash(word), Place::Joins));
    let breaks = BREAKING.split_whitespace().map(|word| (hash(word), Place::Breaks));
    joins.chain(breaks).collect()
});

/// The place of a word, by its hash; `None` if it may stand anywhere.
pub(super) fn place(word: u64) -> Option<Place> {
    PLACES.get(&word).copied()
}
