//! The built-in urgency rules as data.
//!
//! In: nothing. Out: patterns with their points. Never: words of one industry only, or an everyday word by itself ("soon",
//! "down", "immediately") where only a request or a failing system makes it urgent.

use model::UrgencyRule;

/// The built-in rules.
pub(crate) fn defaults() -> Vec<UrgencyRule> {
    let rows = [CRITICAL, HIGH, LOW, NONE].into_iter().flatten();
    rows.map(|(pattern, points)| UrgencyRule { pattern: (*pattern).to_owned(), points: *points }).collect()
}

/// Signs of which one makes a ticket critical, and some that need a second.
const CRITICAL: &[(&str, f32)] = &[
    ("urgent|urgently", 2.0),
    ("=not =only urgent|important|critical", 2.0),
    ("=asap", 2.0),
    ("=a.s.a.p", 2.0),
    ("=as =soon =as =possible", 2.0),
    ("=immediate attention|action|help|assistance|response|fix|resolution|reply|answer|refund", 2.0),
    (
        "need|want|demand|require|must|please|fix|refund|respond|reply|answer|call|cancel|stop|help|resolve|contact|send|unblock * =immediately",
        2.0,
    ),
    ("=immediately fix|refund|respond|reply|answer|call|cancel|stop|help|resolve|contact|send|unblock", 2.0),
    ("=immediately", 0.8),
    ("=right =now|=away", 0.8),
    ("need|help|fix|respond|reply|answer|call * =right =now|=away", 1.5),
    ("critical|critically", 2.0),
    ("=priority|=prio|=severity * =critical|=urgent", 2.0),
    ("emergency", 2.0),
    (
        "=site|=website|=webshop|=server|=servers|=system|=systems|=service|=services|=app|=platform|=production|=prod|=network|=database|=store|=shop|=checkout|=everything|=internet|=email|=portal|=api|=line|=lines =is|=are|=was|=has|=have|=went|=goes|=going|=been|=completely|=totally|=keeps|=still =down|=offline",
        2.0,
    ),
    (
        "=site|=website|=webshop|=server|=servers|=system|=systems|=service|=platform|=production|=prod|=network|=database|=shop|=checkout|=portal|=everything * =is|=are|=was|=went|=goes|=going|=been|=gone =down",
        2.0,
    ),
    ("=is|=are|=been|=completely|=totally|=currently|=still =down", 2.0),
    (
        "=site|=website|=server|=servers|=system|=systems|=production|=prod|=network|=database|=platform|=everything =down",
        2.0,
    ),
    ("=keep|=keeps =going =down", 1.2),
    ("outage", 2.0),
    ("=production =is|=issue|=incident|=outage|=blocked|=stopped|=environment", 1.5),
    ("=completely|=totally broken|unusable", 2.0),
    ("=broken completely", 2.0),
    ("security breach|incident", 2.0),
    ("=data breach|leak|=loss", 2.0),
    ("account|card|email|system|server|site|website|profile|password * =hacked|=compromised", 2.0),
    ("=hacked|=hacker|=hackers|=compromised", 1.5),
    ("=nobody =can|=could|=is * work|login|access|log|connect|order|pay|checkout", 2.0),
    ("=no =one|=user|=users =can|=could|=is * work|login|access|log|connect|order|pay|checkout", 2.0),
    (
        "=all =of|=our|=the|=users|=customers|=employees|=staff|=agents * =cannot|=can't|=cant|=unable|=affected|=locked",
        2.0,
    ),
    ("=everyone|=everybody * =cannot|=can't|=cant|=unable|=affected|=locked", 1.5),
    (
        "=whole|=entire =company|=team|=office|=department|=staff|=organisation|=organization|=business|=school * =cannot|=can't|=cant|=unable|=affected|=locked|=down|=stopped",
        2.0,
    ),
    ("=sev1|=p1|=p0", 2.0),
    ("=sev|=severity =1|=one", 2.0),
    ("show =stopper", 2.0),
    ("=showstopper", 2.0),
    ("=stole|=steal|=stolen * =card|=cards|=money|=phone|=wallet|=identity|=account|=laptop", 2.0),
    ("=card|=cards|=money|=phone|=wallet|=identity|=account|=laptop * =stolen", 2.0),
    ("fraud|fraudulent", 1.0),
];

/// Signs that make a ticket high, and some that need a second.
const HIGH: &[(&str, f32)] = &[
    ("important|importantly", 1.0),
    ("=please|=need|=answer|=reply|=respond|=fix|=resolve|=solve|=help|=call|=want|=must|=soonest * =soon", 1.0),
    ("=as =soon =as =you =can|=get|=could", 1.2),
    ("=soonest", 1.0),
    ("=please|=need|=answer|=reply|=respond|=fix|=resolve|=solve|=help|=call|=want|=must * =quickly|=fast|=quick", 1.0),
    ("=high|=top|=highest priority", 1.2),
    ("=priority|=prio|=severity|=importance * =high", 1.2),
    ("affect|impact|hurt|block|stop * =business|=operations|=customers|=production|=clients|=sales|=revenue", 1.2),
    ("business =impact|=critical|=stopped", 1.2),
    ("=lose|=losing|=lost * =customers|=clients|=revenue|=sales", 1.4),
    ("=lose|=losing|=lost =money|=business|=income|=data", 1.4),
    ("revenue =loss", 1.4),
    ("=loss =of =revenue|=business|=income|=sales|=data", 1.4),
    ("deadline", 1.0),
    (
        "=need|=needs|=needed|=want|=must|=require|=required|=please|=fix|=have * =by|=before =today|=tomorrow|=tonight|=noon|=monday|=tuesday|=wednesday|=thursday|=friday",
        1.2,
    ),
    ("=by =today|=tomorrow|=tonight|=end =of", 0.5),
    ("=due =today|=tomorrow|=tonight", 1.0),
    ("=before =tomorrow|=tonight|=deadline", 0.8),
    ("=before =the =meeting|=deadline|=event|=launch", 0.8),
    ("=time sensitive|critical", 1.2),
    ("=blocks|=blocking =us|=our|=the|=my =whole|=entire|=team|=work|=release|=launch|=business|=users", 1.2),
    ("=blocks|=blocking =us|=our|=everything|=everyone", 1.0),
    ("block|blocked =us|=me|=our|=my|=from", 0.6),
    ("blocker", 1.2),
    (
        "=i|=we|=they|=team|=staff|=people|=employees =cannot|=can't|=cant|=couldn't =work|=continue|=proceed|=operate|=trade",
        1.0,
    ),
    ("=unable =to =work|=continue|=proceed|=operate|=trade", 1.0),
    ("escalate|escalation", 1.0),
    ("=still =waiting|=no", 0.5),
    ("=unacceptable|=outrageous", 0.6),
    ("=stranded", 1.0),
];

/// Signs that nothing presses.
const LOW: &[(&str, f32)] = &[
    ("=no|=zero|=without =rush|=hurry|=urgency|=deadline|=pressure", -1.5),
    ("=no =need|=reason =to =hurry|=rush", -1.5),
    ("=no =big|=great|=real =rush|=hurry|=urgency|=deadline", -1.5),
    ("=no =need|=reason =to =answer|=reply|=respond =today|=now|=immediately|=soon|=quickly", -1.5),
    ("=not =in =a|=any =rush|=hurry", -1.5),
    (
        "=nothing|=not|=isn't|=isnt|=wasn't|=aren't|=never|=hardly|=less|=non * =urgent|=important|=critical|=pressing",
        -1.2,
    ),
    ("=not|=isn't|=isnt|=wasn't =an|=a|=really|=exactly =an|=emergency|=priority|=emergency", -1.2),
    (
        "=not|=doesn't|=doesnt|=don't|=dont|=didn't =need|=require|=have * =immediate|=immediately|=urgent|=urgently|=asap|=rush|=hurry",
        -1.2,
    ),
    ("=whenever =you|=possible|=convenient|=suits", -1.2),
    ("=when =you =have|=get|=find =time|=a|=some|=the =chance|=moment|=minute|=time", -1.2),
    ("=when =you =have|=get =time", -1.2),
    ("=when =possible", -0.4),
    ("=at =your =convenience|=leisure", -1.2),
    ("=low priority", -1.5),
    ("=take =your =time", -1.2),
    ("=curious|=curiosity", -1.0),
    ("=just|=quick|=small|=simple|=general|=little =question|=query", -1.0),
    ("=just =a =question", -1.0),
    ("=question|=questions", -0.5),
    ("=wonder|=wondering|=wondered", -1.0),
    ("=just =checking|=asking|=fyi", -1.0),
    ("=for =future =reference", -1.0),
    ("=nice =to =have", -1.2),
    ("=minor =issue|=problem|=thing|=bug|=typo|=change|=detail", -1.0),
    ("=typo", -0.8),
    ("suggestion|=feature =request", -0.6),
    ("=would =be =nice|=great|=cool", -0.6),
];

/// What only looks urgent, and what is named so that the words show.
const NONE: &[(&str, f32)] = &[
    ("=would =like|=love", 0.0),
    ("=hoping|=planning", 0.0),
    ("=as =soon =as", 0.0),
    ("=at =your =earliest =convenience", 0.0),
    ("critical =review|=reviews|=acclaim|=thinking|=essay|=eye|=of|=about|=comment|=comments|=feedback|=tone", 0.0),
    (
        "emergency =contact|=contacts|=number|=numbers|=exit|=exits|=row|=fund|=kit|=phone|=door|=button|=services|=brake|=landing",
        0.0,
    ),
    (
        "=price|=prices|=cost|=costs|=sale|=sales|=rate|=rates|=number|=numbers|=temperature|=volume|=turnover * =down",
        0.0,
    ),
    ("=immediately =after|=before|=when|=upon|=following|=once", 0.0),
    ("=most|=more important|importantly", 0.0),
    ("=important =to =note|=notice", 0.0),
    ("=upside =down", 0.0),
];
