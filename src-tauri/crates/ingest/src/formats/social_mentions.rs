//! Mentions in social networks, as listening tools write them: a post, its author, its network, its reach.

use super::definition::{Definition, Reads, Table};
use crate::assemble::{Codes, Draft, Values};
use crate::plan::Field;

/// See the module's first lines. Network, sentiment and reach are kept as they are.
pub static FORMAT: Definition = Definition {
    name: "social_mentions",
    label: "Social media mentions",
    source: None,
    reads: Reads::Table(Table {
        columns: &[
            ("mention id|tweet id|post id|status id|message id|resource id|comment id|id", Field::Id),
            ("title|headline", Field::Subject),
            (
                "full text|text|tweet text|post text|mention text|content|message|post|snippet|mention|hit sentence|\
                 tweet|caption|body|comment",
                Field::Description,
            ),
            (
                "created at|published at|tweet created|posted at|date published|publish date|post date|published|\
                 created|created time|date|timestamp|datetime|time",
                Field::CreatedAt,
            ),
            ("author id|user id", Field::Customer),
            (
                "handle|author handle|screen name|user handle|username|user name|twitter handle|author name|author|\
                 user|name|from|account",
                Field::CustomerName,
            ),
            ("tags|labels|categories", Field::Tags),
            ("status", Field::Status),
            ("assigned to|assignee|agent", Field::Agent),
            ("in reply to|in reply to id|in reply to status id|parent id", Field::RelatedTo),
        ],
        needs: &[
            "full text|text|tweet text|post text|mention text|content|message|post|snippet|mention|hit sentence|tweet|\
             caption|body|comment",
        ],
        telling: &[
            "followers*|follower count|author followers*|user followers*",
            "reach|potential reach|estimated reach|reach *",
            "retweet*|shares|share count|reposts|repost count|number of shares",
            "likes|like count|favorites|favourites|favorite count|number of likes",
            "network|platform|social network|social media platform|page type|media type|source type",
            "handle|author handle|user handle|screen name|twitter handle",
            "mention id|mention url|mention text|mention",
            "post url|permalink|tweet url|post id|post text",
            "sentiment|sentiment *|* sentiment",
            "hashtags",
            "engagement*",
            "impressions",
            "tweet *",
            "in reply to*",
            "verified|author verified",
            "user timezone",
        ],
        enough: 3,
        codes: Codes::Usual,
        complete,
    }),
};

/// Mentions are social whatever the network.
fn complete(draft: &mut Draft, _: &mut Values) {
    draft.usual_channel = "social";
}
