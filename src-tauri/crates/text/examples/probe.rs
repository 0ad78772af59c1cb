use std::io::BufRead;
fn main() {
    let rules = text::Rules::default();
    for line in std::io::stdin().lock().lines().flatten() {
        let a = text::analyse_text(&line, &rules);
        let ev = |v: &Vec<model::Evidence>| {
            v.iter().map(|e| format!("{}:{:.1}", e.words, e.weight)).collect::<Vec<_>>().join(", ")
        };
        println!(
            "{}\n   {} {:.2}/{:.2} {:?} [{}]\n   {} {:?} [{}] | {:?} [{}] | {:?} [{}]\n   {:?} err{} {:?} code{} q{} shot{} esc{}",
            line,
            a.language,
            a.sentiment.score,
            a.sentiment.vader,
            a.sentiment.label,
            ev(&a.sentiment.because),
            a.category.name,
            a.category.subcategory,
            ev(&a.category.because),
            a.urgency.value,
            ev(&a.urgency.because),
            a.emotion.value,
            ev(&a.emotion.because),
            a.phrases,
            a.contains_error,
            a.error_codes,
            a.contains_code,
            a.question_count,
            a.contains_screenshot,
            a.escalation.value
        );
    }
}
