//! The examples print the same on every database, and what they print of the Chinook data is what plain loops over its
//! JSON find as well.

#[allow(dead_code, reason = "it is a program, whose `main` runs as an example")]
#[path = "../../examples/chinook/main.rs"]
mod chinook;
#[path = "examples/facts.rs"]
mod facts;
#[path = "examples/more_facts.rs"]
mod more_facts;
#[allow(dead_code, unreachable_pub, reason = "it is a program, whose `main` runs as an example")]
#[path = "../../examples/quickstart.rs"]
mod quickstart;

use std::{error::Error, path::Path};

use facts::Facts;
use squall::Db;
use squall_testing::{Backend, TestDb};

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

/// What an example prints on every database, and when it is run on the same one again.
async fn output(example: impl AsyncFn(&Db, &mut Vec<u8>) -> Result) -> Result<String> {
    let mut first: Option<String> = None;
    for backend in Backend::ALL {
        let db = TestDb::new(backend).await?;
        for run in ["first", "second"] {
            let mut out = Vec::new();
            example(&db, &mut out).await?;
            let out = String::from_utf8(out)?;
            assert_eq!(first.get_or_insert_with(|| out.clone()), &out, "the {run} run on {backend}");
        }
    }
    Ok(first.unwrap_or_default())
}

/// The rows of the table under a title in the output.
fn table(output: &str, title: &str) -> Vec<Vec<String>> {
    let heading = format!("\n{title}\n\n|");
    let Some((_, table)) = output.split_once(&heading) else { panic!("no report `{title}` in:\n{output}") };
    let lines = table.lines().take_while(|line| line.is_empty() || line.contains('|'));
    let rows = lines.filter(|line| line.starts_with('|')).skip(1);
    rows.map(|row| row.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

#[tokio::test]
async fn quickstart_prints_the_same_everywhere() -> Result {
    let output = output(async |db, out| quickstart::run(db, out).await).await?;
    for line in [
        r#"User { id: 1, email: "ada@example.com", name: "Ada", role: Admin, city: None }"#,
        "3 Chiara is a new Author",
        "100% rye bread, by Chiara: nobody has commented",
        r#"by Chiara, with a %: ["100% rye bread"]"#,
        "Ada: 1 posts, 120 views",
        r#"unique violated: users ["email"]"#,
        "2 comments are still there",
        "3 posts, 4 comments",
    ] {
        assert!(output.lines().any(|it| it == line), "no line `{line}` in:\n{output}");
    }
    Ok(())
}

#[tokio::test]
async fn chinook_reports_what_is_in_the_sample() -> Result {
    reports_are_right(chinook::data::SAMPLE).await
}

#[tokio::test]
async fn chinook_reports_what_is_in_the_full_data() -> Result {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/chinook/ChinookData.json");
    // A working copy need not have the data; the sample takes its place.
    if !file.exists() {
        return reports_are_right(chinook::data::SAMPLE).await;
    }
    let json = chinook::data::json(Some(&file))?;
    assert_eq!(Facts::new(&json)?.row_count(), 15_607);
    reports_are_right(&json).await
}

async fn reports_are_right(json: &str) -> Result {
    let facts = Facts::new(json)?;
    let output = output(async |db, out| chinook::run(db, json, out).await).await?;
    let unsold = facts.never_sold();
    let expected = [
        ("Revenue per country", facts.revenue_per_country()),
        ("Best artists by revenue", facts.best_artists()),
        ("Employees", facts.employees()),
        ("Customers without purchases", facts.customers_without_purchases()),
        ("Invoices per month", facts.invoices_per_month()),
        (&format!("Tracks never sold: {}", unsold.len()), facts.never_sold_per_genre(&unsold)),
        ("Longest playlists", facts.longest_playlists()),
        ("Average track length per genre", facts.average_length_per_genre()),
        ("Revenue per sales agent", facts.revenue_per_agent()),
        ("Duplicate track names", facts.duplicate_names()),
        ("Levels", facts.levels()),
        ("Running revenue", facts.running_revenue()),
        ("Longest tracks per genre", facts.longest_per_genre()),
        ("First invoices", facts.first_invoices()),
        ("Record invoices", facts.record_invoices()),
        ("Invoices by size", facts.invoice_sizes()),
        ("Countries without staff", facts.countries_without_staff()),
        ("Tracks on most playlists", facts.on_most_playlists()),
        ("Shares of the revenue", facts.shares()),
        ("Quarters by length", facts.quarters()),
        ("Invoices above the average", facts.above_average()),
        ("Buyers of Rock and Jazz", facts.rock_and_jazz()),
        ("Greatest albums", facts.greatest_albums()),
        ("Hired before their manager", facts.hired_before_their_manager()),
        ("Compatriots", facts.compatriots()),
        ("Playlists without tracks", facts.empty_playlists()),
        ("Composers of most tracks", facts.composers()),
        ("Longest gaps", facts.longest_gaps()),
        ("Prices", facts.prices()),
        ("Best sellers, and 0 more", facts.best_sellers()),
    ];
    assert!(output.starts_with(&format!("{} rows in 11 tables\n", facts.row_count())), "{output}");
    for (title, rows) in expected {
        assert_eq!(table(&output, title), rows, "{title}");
    }
    // The customer who was there for one transaction only comes after the others.
    let mut with_visitor = facts.customers_without_purchases();
    let id = (facts.customer_count() + 1).to_string();
    with_visitor.push(vec![id, "Ada Lovelace".into(), "ada@example.com".into()]);
    assert_eq!(table(&output, "Customers without purchases, in a transaction with a new one"), with_visitor);
    Ok(())
}
