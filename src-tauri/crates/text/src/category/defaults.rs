//! The built-in categories as data.

use model::{CategoryRule, SubcategoryRule, Term};

/// Patterns with their weights.
type Terms = &'static [(&'static str, f32)];

/// Name, terms, and subcategories with theirs.
type Row = (&'static str, Terms, &'static [(&'static str, Terms)]);

const ROWS: &[Row] = &[
    (
        "billing",
        &[
            ("payment", 1.0),
            ("pay|paid", 0.7),
            ("charge", 1.0),
            ("invoice", 1.3),
            ("bill|billing", 1.0),
            ("subscription|subscribe", 0.8),
            ("=price|=prices|=pricing|=cost|=costs", 0.8),
            ("=credit|=debit =card|=cards", 1.0),
            ("=fee|=fees", 0.9),
            ("receipt", 0.8),
            ("discount|coupon|voucher", 0.9),
            ("=promo|=discount|=coupon|=voucher =code|=codes", 1.2),
            ("=vat|=tax", 0.9),
            ("transaction|transfer", 0.6),
            ("top =up", 0.5),
            ("withdraw|withdrawal|deposit", 0.6),
            ("=purchase|=purchased|=purchases", 0.5),
            ("=bank =account", 0.6),
            ("=money", 0.6),
            ("=cash|=currency|=currencies", 0.5),
            ("=exchange =rate|=rates", 0.9),
            ("=debt|=debts|=loan|=loans|=mortgage", 0.7),
            ("=paypal|=stripe", 0.6),
            ("renew|renewal", 0.8),
        ],
        &[
            (
                "refund_request",
                &[
                    ("refund", 1.4),
                    ("money =back", 1.4),
                    ("reimburse", 1.4),
                    ("chargeback", 1.2),
                    ("return * =money", 1.2),
                ],
            ),
            (
                "duplicate_charge",
                &[
                    ("charge|bill|debit =twice|double|=two|=three|=again", 1.6),
                    ("double|duplicate charge|bill|payment", 1.6),
                    ("overcharge|overbill", 1.4),
                    ("unauthorised|unauthorized charge|payment|transaction", 1.5),
                ],
            ),
            (
                "plan_change",
                &[
                    ("upgrade|downgrade", 1.0),
                    ("change|switch|move * plan", 1.2),
                    ("=annual|=yearly|=monthly plan|billing|subscription", 1.0),
                ],
            ),
            (
                "cancellation",
                &[
                    ("cancel|cancellation * subscription|plan|membership|renewal|order|trial", 1.4),
                    ("cancel|cancellation", 0.3),
                    ("unsubscribe", 0.7),
                    ("=auto renew|renewal", 1.0),
                ],
            ),
            (
                "payment_failed",
                &[
                    ("payment|card|transaction|transfer * fail|decline|reject", 1.5),
                    ("fail|decline|reject payment|card|transaction|transfer", 1.5),
                ],
            ),
            (
                "invoice",
                &[("invoice|receipt|bill =copy|=pdf|number|address", 1.2), ("copy =of * invoice|receipt", 1.2)],
            ),
        ],
    ),
    (
        "technical",
        &[
            ("=bug|=bugs|=buggy|glitch", 1.2),
            ("=error|=errors|exception", 1.0),
            ("crash", 1.3),
            ("broken|=broke", 1.0),
            ("=freeze|=freezes|=freezing|=froze|=frozen|=hangs", 1.2),
            (
                "=not|=doesn't|=doesnt|=don't|=isn't|=isnt|=won't|=stopped|=didn't|=stops|=never work|respond|load|open|start|display|function",
                1.2,
            ),
            ("=fix|=fixed", 0.4),
            ("=issue|=issues|=problem|=problems", 0.3),
            ("=fail|=fails|=failed|=failing|=failure", 0.5),
            ("=blank|=white =screen|=page", 1.1),
            ("=black|=blue =screen", 1.1),
            ("server|browser|laptop|computer|monitor|keyboard|printer|desktop|software|driver|hardware", 0.6),
            ("=install|=installed|=installing|=installation|reinstall|=update|=updated", 0.4),
            ("=wifi|=vpn|=network|=internet|=router|connectivity", 0.7),
            ("unresponsive", 1.1),
            ("=stack =trace|traceback", 1.3),
            ("=button|=page|=screen|=app", 0.2),
        ],
        &[
            (
                "api_issue",
                &[
                    ("=api error|fail|timeout|issue|problem|down|call|request|response", 1.0),
                    ("endpoint * error|fail|timeout", 1.2),
                ],
            ),
            (
                "performance",
                &[
                    ("=slow|=slowly|=slower|=sluggish|=laggy|=lagging|=lag|latency", 1.2),
                    ("performance", 1.0),
                    ("take|takes|taking =forever|=ages|=too =long", 0.9),
                    ("time =out|=outs", 0.9),
                    ("timeout", 0.9),
                    ("load * =slow|=slowly|=forever", 1.2),
                ],
            ),
            (
                "data_issue",
                &[
                    ("data * =loss|=lost|=missing|=gone|=wrong|=corrupt|=corrupted|=disappeared|=deleted", 1.4),
                    ("=lost|=losing|=lose|=missing|=corrupted|=wrong|loss * data|files|records", 1.3),
                ],
            ),
            (
                "outage",
                &[
                    (
                        "site|website|server|system|service|app|platform|everything|production|network|email =is|=are|=was|=went|=goes =down|=offline|=unavailable",
                        1.5,
                    ),
                    ("outage|downtime", 1.5),
                    ("=is =down", 0.9),
                ],
            ),
        ],
    ),
    (
        "account",
        &[
            ("=login|=logins|=logon", 1.2),
            ("=log|=logging|=logged|=sign|=signing|=signed =in|=into|=on|=out", 1.0),
            ("username", 0.9),
            ("=user =name", 0.9),
            ("=account|=accounts", 0.6),
            ("=profile", 0.5),
            ("=email =address", 0.3),
            ("=access * =account|=my|=to", 0.6),
            ("=access", 0.5),
            ("permission", 0.9),
            ("=admin =rights|=access", 0.9),
            ("=identity", 0.6),
            ("=change|=update|=edit * =my =details|=name|=email|=address|=phone", 0.8),
            ("=sso|=mfa|=2fa|authenticator", 1.2),
        ],
        &[
            (
                "password_reset",
                &[
                    ("password", 1.2),
                    ("reset|forgot|forgotten|change|recover * password|passcode|=pin", 1.8),
                    ("=passcode|=pin", 0.7),
                ],
            ),
            (
                "locked_out",
                &[
                    ("=locked|=lock =out|=account", 1.4),
                    ("account * =locked|=blocked|=suspended|=disabled|=deactivated|=banned", 1.5),
                    ("unlock", 1.0),
                    ("can't|cannot|=can't|=unable =to|=log|=access|=login * =account|=in", 0.6),
                ],
            ),
            (
                "verification",
                &[
                    ("verification|=verify|=verified|authentication|=otp", 1.1),
                    ("=two =factor", 1.1),
                    ("=verification|=security|=confirmation =code|=email|=link", 1.2),
                ],
            ),
            ("account_closure", &[("delete|close|deactivate|remove * =account|=profile", 1.5)]),
            (
                "new_account",
                &[
                    ("=create|=creating|=open|=opening|=register|=new * =account", 1.0),
                    ("=set =up * =account", 1.0),
                    ("=sign|=signing|=signed =up", 1.0),
                    ("registration|=register", 0.8),
                ],
            ),
        ],
    ),
    (
        "feature",
        &[
            ("feature =request|=requests|=suggestion|=idea", 2.0),
            ("feature", 0.9),
            ("suggestion|=suggest", 0.8),
            ("=implement|=implementing|=implemented", 0.6),
            ("enhancement|=improvement", 0.9),
            ("=roadmap", 1.0),
            ("=would =be =great|=nice|=helpful|=good|=useful|=awesome|=cool =if|=to", 1.3),
            ("=please|=could|=can|=possible|=to =add|=support|=introduce", 0.6),
            ("=would =love|=like =to =see", 1.2),
            ("=wish =there|=it|=you", 0.8),
            ("=any =plans|=plan =to|=for", 1.0),
            ("=dark =mode", 1.0),
            ("=it|=there =would =be =great|=nice", 0.8),
            ("=ability =to|=option =to", 0.7),
            ("=missing =feature|=functionality", 1.2),
            ("=add =support|=new|=dark", 1.0),
            ("=add =an|=a|=the =option|=feature|=ability|=button|=way", 1.0),
        ],
        &[],
    ),
    (
        "integration",
        &[
            ("integration|=integrate|=integrating|=integrated", 1.3),
            ("=api|=apis", 0.9),
            ("=webhook|=webhooks", 1.4),
            ("=sync|=syncs|=syncing|=synced|synchronise|synchronize|synchronization", 1.1),
            ("=import|=imports|=importing|=imported", 0.8),
            ("=export|=exports|=exporting|=exported", 0.8),
            ("=connect|=connecting|=connected|=connection|=connector =to|=with|=my|=our", 0.6),
            ("=plugin|=plugins|=addon|=extension", 0.8),
            ("=slack|=zapier|=salesforce|=hubspot|=jira|=shopify|=zendesk|=github|=teams|=outlook", 0.8),
            ("=oauth|=sdk|=rest|=endpoint|=endpoints", 0.9),
            ("=api =key|=keys|=token", 1.2),
            ("third =party", 0.5),
            ("connect * =slack|=zapier|=salesforce|=hubspot|=jira|=shopify|=calendar|=google|=outlook", 1.3),
        ],
        &[
            ("api", &[("=api =key|=keys|=token|=docs|=call|=calls|=limit|=rate", 1.2)]),
            ("data_transfer", &[("=import|=importing|=export|=exporting * =csv|=data|=file|=contacts|=excel", 1.3)]),
        ],
    ),
    (
        "documentation",
        &[
            ("documentation|=docs", 1.4),
            // Papers that prove something, not pages that explain it.
            (
                "provide|send|submit|supply|request|receive|legal|supporting|original|proper|necessary * documentation",
                -1.4,
            ),
            ("tutorial|walkthrough", 1.4),
            ("=guide|=guides|=manual|=manuals", 1.0),
            ("=how =to", 0.5),
            ("=how =do|=can|=would|=should =i|=we|=you", 0.6),
            ("=instructions|=instruction", 0.8),
            ("=knowledge =base|=article", 1.2),
            ("=help =center|=centre|=article|=page|=pages", 1.2),
            ("=faq|=faqs", 1.2),
            ("=step =by =step", 1.0),
            ("=where =can|=do =i =find", 0.5),
            ("=example|=examples|=sample =code|=of", 0.6),
            ("=explain|=explanation", 0.4),
        ],
        &[("how_to", &[("=how =to", 0.6), ("=guide|=tutorial|=instructions =for|=on|=to", 0.8)])],
    ),
];

/// The built-in categories.
pub(crate) fn categories() -> Vec<CategoryRule> {
    let category = |(color, (name, rows, subs)): (usize, &Row)| CategoryRule {
        name: (*name).to_owned(),
        color: color as u8,
        terms: terms(rows),
        subcategories: subs
            .iter()
            .map(|(name, rows)| SubcategoryRule { name: (*name).to_owned(), terms: terms(rows) })
            .collect(),
    };
    ROWS.iter().enumerate().map(category).collect()
}

fn terms(rows: Terms) -> Vec<Term> {
    rows.iter().map(|(pattern, weight)| Term { pattern: (*pattern).to_owned(), weight: *weight }).collect()
}
