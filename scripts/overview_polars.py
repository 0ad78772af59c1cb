"""Answers the questions of `cargo xtask bench overview` with polars, in memory, and tells the processor time of each.

    pip install polars
    python scripts/overview_polars.py TICKETS.csv QUESTIONS.json

Reading the table is not timed. Each question is one `collect_all` of everything Overview shows: shares by category,
channel, tone, priority and status with the period before; tickets and resolutions a day; the backlog; Kaplan-Meier and
plain figures of both durations, also by month; ratings; weekday x hour; agents; phrases; how well tickets were solved; and
promises kept.
"""

import json
import sys
import time

import polars as pl

MS_PER_HOUR = 3_600_000
RUNS = 5
SOLVED, CLOSED, UNKNOWN = 4, 5, 6
NEGATIVE, NOT_SCORED = 0, 3
BINS = [0.25, 0.5, 1, 2, 4, 8, 12, 24, 48, 96, 168, 336, 672]
# Hours by priority from low to critical: first response, resolution.
TARGETS = {"first_response": [24, 8, 4, 1], "resolution": [96, 48, 24, 8]}
WEEK_MS = 7 * 24 * MS_PER_HOUR


def read(path: str) -> pl.DataFrame:
    small = {name: pl.UInt8 for name in ("status", "priority", "tone", "category", "channel", "agent", "satisfied")}
    schema = small | {"rating": pl.Float32, "nps": pl.UInt8, "escalated": pl.UInt8, "reopens": pl.UInt16}
    schema |= {"replies": pl.UInt16, "messages": pl.UInt16, "phrases": pl.String}
    schema |= {name: pl.Int64 for name in ("created", "resolved", "first_response", "resolution")}
    table = pl.read_csv(path, schema_overrides=schema)
    phrases = pl.col("phrases").fill_null("").str.split(" ").list.eval(
        pl.element().filter(pl.element() != "").cast(pl.UInt64)
    )
    return table.with_columns(phrases).rechunk()


def within(column: str, period: dict) -> pl.Expr:
    return ((pl.col(column) >= period["start"]) & (pl.col(column) < period["end"])).fill_null(False)


def marked(table: pl.DataFrame, case: dict, as_of: int) -> pl.LazyFrame:
    """Rows that pass the filter, with what several answers need."""
    rows = table.lazy()
    if case["keeps"]:
        column, values = case["keeps"]
        rows = rows.filter(pl.col(column) < values)
    status = pl.col("status")
    ended = status.is_in([SOLVED, CLOSED]) | ((status == UNKNOWN) & pl.col("resolved").is_not_null())
    age = pl.when(pl.col("created") <= as_of).then(as_of - pl.col("created"))
    unanswered = pl.when(pl.col("replies") > 0).then(None).when(ended).then(pl.col("resolved") - pl.col("created"))
    now = within("created", case["period"]) if case["period"] else pl.lit(True)
    before = within("created", case["previous"]) if case["previous"] else pl.lit(False)
    return rows.with_columns(
        now=now,
        before=before,
        ended=ended,
        negative=pl.col("tone") == NEGATIVE,
        first_response_wait=pl.coalesce("first_response", unanswered.otherwise(age)),
        resolution_wait=pl.when(ended).then(pl.col("resolution")).otherwise(age),
        first_response_over=pl.col("first_response").is_not_null(),
        resolution_over=ended,
    )


def curve(rows: pl.LazyFrame, duration: str) -> pl.LazyFrame:
    """Kaplan-Meier median and 90th percentile."""
    wait, over = f"{duration}_wait", f"{duration}_over"
    steps = rows.select(wait, over).drop_nulls(wait).sort(wait, ~pl.col(over))
    at_risk = pl.len() - pl.int_range(pl.len())
    alive = pl.when(over).then((at_risk - 1) / at_risk).otherwise(1.0).cum_prod()
    first = lambda level: pl.col(wait).filter(pl.col("alive") <= level + 1e-12).first()
    return steps.with_columns(alive=alive).select(median=first(0.5), p90=first(0.1), n=pl.len())


def durations(rows: pl.LazyFrame, now: pl.LazyFrame, case: dict, duration: str, month: pl.Expr) -> list[pl.LazyFrame]:
    over, wait = now.filter(f"{duration}_over"), pl.col(f"{duration}_wait")
    plain = [wait.mean().alias("mean")]
    plain += [wait.quantile(q, "linear").alias(f"p{q}") for q in (0.5, 0.75, 0.9, 0.95)]
    found = [curve(now, duration), over.select(plain), over.group_by(month).agg(wait.median())]
    if case["previous"]:
        found.append(curve(rows.filter("before"), duration))
    return found


def waits_by_bin(now: pl.LazyFrame) -> pl.LazyFrame:
    hours = pl.col("resolution_wait") / MS_PER_HOUR
    bins = pl.sum_horizontal([(hours >= edge).cast(pl.UInt8) for edge in BINS]).alias("bin")
    return now.drop_nulls("resolution_wait").group_by(bins, "ended").len()


def backlog(rows: pl.LazyFrame, local) -> pl.LazyFrame:
    known = rows.filter(~pl.col("ended") | pl.col("resolved").is_not_null()).drop_nulls("created")
    came = known.select(day=local("created").dt.date(), by=pl.lit(1))
    went = known.filter("ended").select(day=local("resolved").dt.date(), by=pl.lit(-1))
    return pl.concat([came, went]).group_by("day").agg(pl.col("by").sum()).sort("day").with_columns(pl.col("by").cum_sum())


def phrases(rows: pl.LazyFrame, case: dict, n: int, total: int) -> pl.LazyFrame:
    fewest = 2 if n < 200 else max(n // 5000, 3)
    counted = rows.select("phrases", "now", "before").explode("phrases").drop_nulls("phrases")
    counts = counted.group_by("phrases").agg(pl.col("now").sum(), pl.col("before").sum(), ever=pl.len())
    kept = counts.filter((pl.col("now") >= fewest) & (pl.col("now") <= n // 5))
    several = pl.when(pl.col("phrases") % 2 == 1).then(3.0).otherwise(1.0)
    telling = pl.col("now") * ((total + 1) / pl.col("ever")).log() * several
    return kept.with_columns(telling=telling).sort("telling", descending=True).head(20)


def promise(duration: str) -> list[pl.Expr]:
    target = pl.lit(TARGETS[duration][0] * MS_PER_HOUR)
    for priority, hours in enumerate(TARGETS[duration]):
        target = pl.when(pl.col("priority") == priority).then(hours * MS_PER_HOUR).otherwise(target)
    wait, over = pl.col(f"{duration}_wait"), pl.col(f"{duration}_over")
    dated = pl.col("created").is_not_null()
    return [
        (dated & over & (wait <= target)).sum().alias(f"{duration}_kept"),
        (dated & (wait > target)).sum().alias(f"{duration}_broken"),
    ]


def totals(case: dict, as_of: int) -> list[pl.Expr]:
    ended, reopened = pl.col("ended"), pl.col("reopens").fill_null(0) > 0
    decided = ended & (pl.col("resolved") + WEEK_MS <= as_of)
    rated = pl.col("satisfied").is_not_null()
    return [
        pl.len().alias("n"),
        pl.col("messages").sum(),
        (pl.col("tone") != NOT_SCORED).sum().alias("scored"),
        pl.col("negative").sum(),
        (pl.col("satisfied") == 1).sum().alias("satisfied"),
        rated.sum().alias("rated"),
        (rated & ended).sum().alias("rated_solved"),
        ended.sum(),
        pl.col("rating").mean(),
        (pl.col("nps") >= 9).sum().alias("promoters"),
        (pl.col("nps") <= 6).sum().alias("detractors"),
        (pl.col("escalated") == 1).sum().alias("escalated"),
        (ended & (pl.col("replies") == 1) & ~reopened).sum().alias("one_touch"),
        decided.sum().alias("decided"),
        (decided & (pl.col("replies") <= 1) & ~reopened).sum().alias("first_contact"),
        (ended & reopened).sum().alias("reopened"),
        (ended & pl.col("reopens").is_not_null()).sum().alias("reopens_known"),
        *promise("first_response"),
        *promise("resolution"),
    ]


def open_at_end(rows: pl.LazyFrame, case: dict) -> pl.LazyFrame:
    if not case["period"]:
        return rows.select((~pl.col("ended")).sum().alias("open"))
    end = case["period"]["end"]
    closed = pl.when("ended").then(pl.max_horizontal("resolved", "created")).otherwise(2**62)
    known = ~pl.col("ended") | pl.col("resolved").is_not_null()
    return rows.select((known & (pl.col("created") < end) & (closed >= end)).sum().alias("open"))


def overview(table: pl.DataFrame, case: dict, zone: str, as_of: int) -> dict:
    rows = marked(table, case, as_of)
    # Filtered and marked once: everything else asks the result.
    frame = rows.collect()
    rows, now = frame.lazy(), frame.lazy().filter("now")
    n, total = frame["now"].sum(), frame.height
    compared = rows.filter(pl.col("now") | pl.col("before"))
    local = lambda column: pl.col(column).cast(pl.Datetime("ms", "UTC")).dt.convert_time_zone(zone)
    month = local("created").dt.truncate("1mo").alias("month")
    tally = [pl.col("now").sum(), pl.col("before").sum(), (pl.col("now") & pl.col("negative")).sum().alias("bad")]
    shares = [compared.group_by(name).agg(tally) for name in ("category", "channel", "tone", "priority", "status")]
    day = local("created").dt.date().alias("day")
    solved = rows.filter(pl.col("ended") & pl.col("resolved").is_not_null())
    if case["period"]:
        solved = solved.filter(within("resolved", case["period"]))
    agent = [
        pl.len().alias("n"),
        pl.col("ended").sum(),
        pl.col("first_response").median(),
        pl.col("resolution_wait").filter("ended").median(),
        (pl.col("satisfied") == 1).sum().alias("satisfied"),
        pl.col("satisfied").count().alias("rated"),
        (pl.col("ended") & (pl.col("reopens") > 0)).sum().alias("reopened"),
    ]
    asked = [
        now.select(totals(case, as_of)),
        open_at_end(rows, case),
        curve(now, "resolution"),
        phrases(rows, case, n, total),
        *shares,
        compared.group_by(day).agg(tally),
        solved.group_by(local("resolved").dt.date()).len(),
        backlog(rows, local),
        *durations(rows, now, case, "first_response", month),
        *durations(rows, now, case, "resolution", month)[1:],
        waits_by_bin(now),
        now.group_by(month).agg((pl.col("satisfied") == 1).sum(), rated=pl.col("satisfied").count()),
        now.group_by("rating").len(),
        now.group_by(local("created").dt.weekday().alias("weekday"), local("created").dt.hour().alias("hour")).len(),
        now.group_by("agent").agg(agent),
    ]
    total, opened, resolution, phrase, category, *_ = pl.collect_all(asked)
    return {
        "n": total["n"][0],
        "open": opened["open"][0],
        "median": (resolution["median"][0] or 0) / MS_PER_HOUR,
        "satisfied": total["satisfied"][0],
        "kept": total["resolution_kept"][0],
        "phrase": phrase["now"][0] if phrase.height else 0,
        "category": category["now"].max(),
    }


def main(path: str, questions: str) -> None:
    table = read(path)
    with open(questions, encoding="utf-8") as file:
        asked = json.load(file)
    answers = []
    for case in asked["cases"]:
        best, found = float("inf"), {}
        for _ in range(RUNS):
            start = time.process_time()
            found = overview(table, case, asked["zone"], asked["as_of"])
            best = min(best, time.process_time() - start)
        answers.append({"cpu_ms": 1000 * best} | found)
    print(json.dumps(answers))


if __name__ == "__main__":
    main(*sys.argv[1:3])
