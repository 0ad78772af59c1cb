//! One text a row, one label.

use model::{Emotion, Priority, Tone};
use text::{Rules, analyse_text};

fn rules() -> Rules {
    Rules::default()
}

#[test]
fn tone() {
    use Tone::{Negative, Neutral, NotScored, Positive};
    let rules = rules();
    for (text, expected) in [
        ("refund me now!!!", Negative),
        ("It does not work", Negative),
        ("It doesn’t work", Negative),
        ("My money was stolen", Negative),
        ("I was charged twice", Negative),
        ("The app crashed again", Negative),
        ("still waiting for a reply", Negative),
        ("I have been on hold for 3 hours", Negative),
        ("I am not happy with this", Negative),
        ("No reply for two weeks.", Negative),
        ("Worst customer service ever", Negative),
        ("You lost my luggage", Negative),
        ("How do I change my e-mail address?", Neutral),
        ("Please help. Thanks in advance, best regards, Tom", Neutral),
        ("Dear support team, kind regards", Neutral),
        ("What is your opening time", Neutral),
        ("I would like to update my credit card", Neutral),
        ("Thank you so much, you are amazing!", Positive),
        ("Great service, I love it", Positive),
        ("It works perfectly now, thanks!", Positive),
        ("Awesome support, problem solved quickly", Positive),
        ("", NotScored),
        ("???", NotScored),
        ("@acme https://acme.com/love", NotScored),
        ("Ich kann mich nicht anmelden und bin sehr enttäuscht", NotScored),
        ("Не могу войти", NotScored),
    ] {
        let sentiment = analyse_text(text, &rules).sentiment;
        assert_eq!(sentiment.label, expected, "{text:?} scored {} because {:?}", sentiment.score, sentiment.because);
        if expected == NotScored {
            assert_eq!(sentiment.score, 0.0, "{text:?}");
        }
    }
}

#[test]
fn category() {
    let rules = rules();
    for (text, name, subcategory) in [
        ("Please update my address", "account", None),
        ("This is important to me", "general", None),
        ("The rapid growth of our gloves shop", "general", None),
        ("She knew the accessories", "general", None),
        ("A blocked drain", "general", None),
        ("I want a refund for the last invoice", "billing", Some("refund_request")),
        ("I was charged twice this month", "billing", Some("duplicate_charge")),
        ("How can I upgrade my plan?", "billing", Some("plan_change")),
        ("Cancel my subscription", "billing", Some("cancellation")),
        ("I forgot my password", "account", Some("password_reset")),
        ("My account is locked", "account", Some("locked_out")),
        ("The page is very slow", "technical", Some("performance")),
        ("The app crashes when I open it", "technical", None),
        ("We had a data loss after the update", "technical", Some("data_issue")),
        ("The website is down", "technical", Some("outage")),
        ("API error 500 when calling the endpoint", "technical", Some("api_issue")),
        ("Can't connect my Slack integration", "integration", None),
        ("Our webhook does not fire", "integration", None),
        ("It would be great if you could add dark mode", "feature", None),
        ("Feature request: bulk edit", "feature", None),
        ("Where is the documentation? Is there a tutorial?", "documentation", None),
        ("Good morning", "general", None),
        ("", "general", None),
    ] {
        let category = analyse_text(text, &rules).category;
        assert_eq!(category.name, name, "{text:?} because {:?}", category.because);
        if subcategory.is_some() {
            assert_eq!(category.subcategory.as_deref(), subcategory, "{text:?} because {:?}", category.because);
        }
    }
}

#[test]
fn urgency() {
    use Priority::{Critical, High, Low, Medium};
    let rules = rules();
    for (text, expected) in [
        ("URGENT: the site is down", Critical),
        ("Please fix this asap", Critical),
        ("We need this immediately", Critical),
        ("Production is down, all users affected", Critical),
        ("The system is broken completely", Critical),
        ("The download button of the dropdown has a breakdown chart", Medium),
        ("This is not urgent", Low),
        ("It isn't urgent at all", Low),
        ("No rush", Low),
        ("Whenever you have time", Low),
        ("Just a quick question about colours", Low),
        ("I was wondering how this works", Low),
        ("I have a question: why is our server down?", Critical),
        ("Question: we are losing customers because of this", High),
        ("This has a business impact", High),
        ("It causes revenue loss", High),
        ("This is important, please answer soon", High),
        ("This is a high priority", High),
        ("This is the worst, most horrible and disgusting service, I hate you", High),
        ("I would like a copy of my invoice", Medium),
        ("", Medium),
    ] {
        let urgency = analyse_text(text, &rules).urgency;
        assert_eq!(urgency.value, expected, "{text:?} because {:?}", urgency.because);
        assert!(expected == Medium || !urgency.because.is_empty(), "{text:?} has no reason");
    }
}

#[test]
fn emotion() {
    use Emotion::{Angry, Confused, Frustrated, Grateful, Happy, Neutral};
    let rules = rules();
    for (text, expected) in [
        ("I am not happy with this", Frustrated),
        ("I am unhappy", Frustrated),
        ("This is so frustrating, I am fed up", Frustrated),
        ("I am furious, this is unacceptable!", Angry),
        ("I lost my card", Neutral),
        ("I'm lost here, this is confusing", Confused),
        ("I don't understand the invoice", Confused),
        ("I don’t understand the invoice", Confused),
        ("Where are my gloves?", Neutral),
        ("No thanks", Neutral),
        ("Thanks in advance", Neutral),
        ("Please reset my password. Thank you", Neutral),
        ("Thank you so much for your quick help!", Grateful),
        ("Thank you!", Grateful),
        ("Great product, I love it", Happy),
        ("We are pleased with the result", Happy),
        ("Thanks for nothing", Frustrated),
        ("Invoice attached", Neutral),
    ] {
        let emotion = analyse_text(text, &rules).emotion;
        assert_eq!(emotion.value, expected, "{text:?} because {:?}", emotion.because);
    }
}

#[test]
fn errors_and_codes() {
    let rules = rules();
    for (text, contains, codes) in [
        ("I get an error", true, &[][..]),
        ("There are no errors", false, &[]),
        ("It runs without errors", false, &[]),
        ("Night terrors and exceptional service", false, &[]),
        ("with the exception of Monday", false, &[]),
        ("API error 401.", true, &["HTTP 401"]),
        ("It says HTTP 503 and later 404 Not Found", true, &["HTTP 503", "HTTP 404"]),
        ("HTTP/1.1 500 Internal Server Error", true, &["HTTP 500"]),
        ("Windows says 0x80070005", true, &["0x80070005"]),
        ("ERR_CONNECTION_TIMED_OUT in Chrome", true, &["ERR_CONNECTION_TIMED_OUT"]),
        ("ORA-00942: table missing", true, &["ORA-00942"]),
        ("error code 17", true, &["error 17"]),
        ("java.lang.NullPointerException at start", true, &[]),
        ("Traceback (most recent call last):", true, &[]),
        ("I paid 401 dollars", false, &[]),
        ("my zip code 40312", false, &[]),
    ] {
        let analysis = analyse_text(text, &rules);
        assert_eq!(analysis.contains_error, contains, "{text:?}");
        assert_eq!(analysis.error_codes, codes, "{text:?}");
    }
}

#[test]
fn code() {
    let rules = rules();
    for (text, expected) in [
        ("my zip code and promo code", false),
        ("see\n```\nlet x = 1;\n```", true),
        ("run `npm install` first", true),
        ("it`s broken", false),
        ("at com.acme.Pay.charge(Pay.java:42)", true),
        ("at the office (see map: page 3)", false),
        ("2025-03-01 10:12:13 ERROR failed to connect", true),
        ("[ERROR] connection refused", true),
        ("SELECT name FROM users", true),
        ("Select a plan from the list", false),
        ("<div class=\"a\">hello</div>", true),
        ("I <3 you", false),
        ("$ sudo reboot", true),
        ("$ 20 was charged", false),
        ("for (int i = 0; i < 3; i++) {", true),
    ] {
        assert_eq!(analyse_text(text, &rules).contains_code, expected, "{text:?}");
    }
}

#[test]
fn questions() {
    let rules = rules();
    for (text, count) in [
        ("See https://acme.com/find?q=1", 0),
        ("See https://acme.com/find?q=1 please. Does it work?", 1),
        ("What???", 1),
        ("???", 1),
        ("Why? When? How?!", 3),
        ("Really ? ? ?", 1),
        ("It broke. How do I fix it", 1),
        ("This is how it works.", 0),
        ("", 0),
    ] {
        let analysis = analyse_text(text, &rules);
        assert_eq!(analysis.question_count, count, "{text:?}");
        assert_eq!(analysis.is_question, count > 0, "{text:?}");
    }
}

#[test]
fn escalation() {
    let rules = rules();
    for (text, expected) in [
        ("Let me speak to a manager", true),
        ("I want to talk to your supervisor now", true),
        ("I will take legal action", true),
        ("I will dispute this with my bank", true),
        ("Please escalate this", true),
        ("My lawyer will write to you, I am taking this further", true),
        ("I cancel my contract and file a formal complaint", true),
        ("I will report you to the regulator", true),
        ("No need to escalate this", false),
        ("I don't want to speak to a manager, just an answer", false),
        ("The escalator in your shop is broken", false),
        ("De-escalation is part of my work", false),
        ("The task manager shows 90 %", false),
        ("Our sales manager bought it", false),
        ("How are you", false),
    ] {
        let escalation = analyse_text(text, &rules).escalation;
        assert_eq!(escalation.value, expected, "{text:?} because {:?}", escalation.because);
    }
}

#[test]
fn phrases() {
    let rules = rules();
    for (text, expected) in [
        ("Please, thank you! I can't ... conversation", &["conversation"][..]),
        ("The mobile app shows nothing. Mobile apps!", &["mobile app"]),
        ("Password resets; a password reset", &["password reset"]),
        ("Hi team, hope you are well. Best regards", &[]),
    ] {
        assert_eq!(analyse_text(text, &rules).phrases, expected, "{text:?}");
    }
}
