//! Google Play's review reports: UTF-16, a star rating each, often without words; the developer's reply stands in the
//! same row.

use super::beside::take;
use super::definition::{Definition, Reads, Table};
use crate::assemble::{Codes, Draft, Hint, Values};
use crate::plan::Field;

/// See the module's first lines. Moments stand twice, in words and in milliseconds.
pub static FORMAT: Definition = Definition {
    name: "google_play_csv",
    label: "Google Play reviews",
    source: Some("google_play"),
    reads: Reads::Table(Table {
        columns: &[
            ("review title", Field::Subject),
            ("review text", Field::Description),
            ("star rating", Field::Rating),
            ("review submit date and time", Field::CreatedAt),
            ("review submit millis since epoch", Field::CreatedAt),
            ("review last update date and time", Field::UpdatedAt),
            ("review last update millis since epoch", Field::UpdatedAt),
            ("developer reply date and time", Field::FirstResponseAt),
            ("developer reply millis since epoch", Field::FirstResponseAt),
        ],
        needs: &["star rating"],
        telling: &[
            "package name",
            "app version code",
            "app version name",
            "reviewer language",
            "review submit date and time",
            "review submit millis since epoch",
            "review last update date and time",
            "review last update millis since epoch",
            "review title",
            "review text",
            "developer reply date and time",
            "developer reply millis since epoch",
            "developer reply text",
            "review link",
        ],
        enough: 2,
        codes: Codes::Usual,
        complete,
    }),
};

/// The link holds the review's id; the reply is an agent's message.
fn complete(draft: &mut Draft, values: &mut Values) {
    draft.usual_channel = "feedback";
    let link = draft.ticket.extra.iter().find(|(header, _)| header.trim().eq_ignore_ascii_case("review link"));
    if let Some(id) = link.and_then(|(_, link)| review_id(link)) {
        draft.set(Field::Id, &id, Hint::default(), values);
    }
    if let Some(reply) = take(draft, "developer reply text") {
        let at = draft.ticket.first_response_at;
        draft.reply(&reply, at, None);
    }
}

/// The id in a link like `…?reviewId=gp%3AAOqp`.
fn review_id(link: &str) -> Option<String> {
    const KEY: &str = "reviewid=";
    let start = link.to_ascii_lowercase().find(KEY)? + KEY.len();
    let id = link[start..].split(['&', '#', ' ']).next().filter(|id| !id.is_empty())?;
    Some(id.replace("%3A", ":").replace("%3a", ":"))
}

#[cfg(test)]
mod tests {
    use super::review_id;

    #[test]
    fn ids_in_links() {
        for (link, expected) in [
            ("https://play.example.com/review-details?reviewId=gp%3AAOq1&hl=en", Some("gp:AOq1")),
            ("http://play.example.com/apps/publish#ReviewDetailsPlace:p=com.x&reviewid=gp:AOq2", Some("gp:AOq2")),
            ("https://play.example.com/?reviewId=", None),
            ("", None),
        ] {
            assert_eq!(review_id(link).as_deref(), expected, "{link}");
        }
    }
}
