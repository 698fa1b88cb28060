use squall::prelude::*;

use super::*;

#[derive(Table, Debug)]
pub struct Task {
    #[column(primary_key, auto)]
    pub id: i64,
    #[column(max_length = 10)]
    pub title: String,
    #[column(default = 1)]
    pub priority: i32,
    pub note: Option<String>,
    #[column(precision = 6, scale = 2)]
    pub cost: Option<rust_decimal::Decimal>,
}

/// An insert may be several statements.
macro_rules! inserts {
    ($name:literal, [$($query:expr),+ $(,)?]) => {
        let printed = [$({
            let query = $query;
            let statements = |dialect| match query.to_sql(dialect) {
                Ok(statements) => statements.into_iter().map(|sql| shown(Ok(sql))).collect(),
                Err(error) => vec![format!("error: {error}")],
            };
            side_by_side([statements(&SQLITE), statements(&POSTGRES)])
        }),+];
        insta::assert_snapshot!($name, printed.join("\n"));
    };
}

#[test]
fn insert_statements() {
    let row = || Task::new().title("a");
    inserts!(
        "inserts",
        [
            insert(Task).values(row()),
            insert(Task).values(row()).returning(Task),
            insert(Task).values(row()).returning((Task::id, Task::priority + 1)),
            insert(Task).values([row().priority(3), row().note("x"), row().note(None)].map(|row| row)),
            insert(Task).values([row().id(5), row()]),
            insert(Task).values(row().title(sql!("upper({})", "b" => String))),
            insert(Task).values(row().cost(rust_decimal::Decimal::ONE)),
            insert(Task).values(Task::new().title("much too long")),
        ]
    );
}

#[test]
fn update_and_delete_statements() {
    snapshot!(
        "updates_and_deletes",
        [
            update(Task).set(Task::title, "b").filter(Task::id.eq(1)),
            update(Task).set(Task::priority, Task::priority + 1).set(Task::note, Task::title).all_rows(),
            update(Task).set(Task::cost, Task::cost * 2i32).set(Task::note, None).all_rows().returning(Task),
            update(Task)
                .patch(TaskPatch { note: Some(None), priority: Some(2), ..Default::default() })
                .all_rows(),
            update(Task).all_rows(),
            delete(Task).filter(Task::note.is_null()).filter(Task::id.gt(1).or(Task::id.lt(0))),
            delete(Task).all_rows().returning((Task::id, Task::note)),
        ]
    );
}

#[test]
fn raw_statements() {
    snapshot!(
        "raw",
        [
            sql!("SELECT {}, {Task::id} FROM tasks", 1),
            sql!("SELECT '{{}}'"),
            sql!("SELECT {}", None::<String>),
            raw(AssertSqlSafe("SELECT {}".into())),
            raw(AssertSqlSafe("SELECT {} + {}".into())).bind(1).bind(Task::id),
            sql!(postgres: "SELECT {}::text FROM {Task}", 1, sqlite: "SELECT CAST({} AS TEXT), {Task::id} FROM {Task}", 1),
            sql!(sqlite: "SELECT {} || sqlite_version()", "{"),
        ]
    );
}

#[derive(Table, Debug)]
#[table(index(on(lower(Reader::login)), name = "readers_login_idx", unique))]
#[table(index(columns(phone), name = "readers_phone_idx", unique, where = Reader::gone.eq(false)))]
pub struct Reader {
    #[column(primary_key, auto)]
    pub id: i64,
    #[column(unique)]
    pub email: String,
    pub login: Option<String>,
    pub phone: Option<String>,
    #[column(default = false)]
    pub gone: bool,
    #[column(default = 0)]
    pub visits: i32,
    #[column(version)]
    pub version: i32,
}

#[test]
fn upsert_statements() {
    let row = || Reader::new().email("a");
    let named = || insert(Reader).values(row().visits(3)).on_conflict(Reader::email);
    inserts!(
        "upserts",
        [
            named().do_nothing(),
            insert(Reader).values(row()).on_conflict_do_nothing().returning(Reader::id),
            named()
                .do_update()
                .set(Reader::visits, Reader::visits + excluded(Reader::visits))
                .filter(excluded(Reader::visits).gt(Reader::visits)),
            named().do_update_all().returning(Reader::id),
            named().do_update_all().set(Reader::visits, 1),
            insert(Reader).values(row().login("A")).on_conflict(lower(Reader::login)).do_nothing(),
            insert(Reader)
                .values(row())
                .on_conflict(Reader::phone)
                .target_where(Reader::gone.eq(false))
                .do_nothing(),
            insert(Reader).values(row()).on_conflict_constraint("readers_phone_idx").do_nothing(),
            insert(Reader).values(row()).on_conflict_constraint("readers_login_idx").do_nothing(),
            insert(Reader)
                .values([row().visits(1), row().visits(2).email("b")])
                .on_conflict(Reader::email)
                .do_update_all(),
            insert(Reader)
                .values(vec![
                    NewReader { id: Some(7), ..new_reader("b") },
                    NewReader { visits: Some(1), ..new_reader("c") },
                    NewReader { id: Some(8), ..new_reader("d") },
                ])
                .on_conflict(Reader::email)
                .do_nothing()
                .returning(Reader::email),
            insert(Reader).values([row(), row()]).on_conflict(Reader::email).do_update_all(),
            named().do_update(),
            insert(Reader).values(row()).on_conflict(Reader::visits).do_nothing(),
            insert(Reader).values(row()).on_conflict(Reader::phone).do_nothing(),
            insert(Reader).values(row()).on_conflict_constraint("readers").do_nothing(),
        ]
    );
}

fn new_reader(email: &str) -> NewReader {
    NewReader {
        id: None,
        email: email.into(),
        login: None,
        phone: None,
        gone: None,
        visits: None,
        version: None,
    }
}

#[derive(Table, Debug)]
#[table(primary_key(reader_id, place))]
pub struct Loan {
    pub reader_id: i64,
    pub place: i32,
    pub title: Option<String>,
    #[column(version)]
    pub version: i64,
}

#[derive(Table, Debug)]
pub struct Note {
    pub text: String,
}

alias!(Friend = Reader);

#[test]
fn joined_statements() {
    let of_reader = || Loan::reader_id.eq(Reader::id);
    snapshot!(
        "joined_writes",
        [
            update(Loan).from(Reader).set(Loan::title, Reader::login).filter(of_reader()),
            update(Loan)
                .from(Reader)
                .from(Friend)
                .set(Loan::title, concat((Reader::email, Friend::email)))
                .filter(of_reader().and(Reader::phone.eq(Friend::email)))
                .returning(Loan::title),
            update(Loan).from(Reader).set(Loan::title, Reader::phone).filter(Reader::phone.eq(Loan::title)),
            update(Reader).from(Loan).set(Reader::phone, Loan::title).filter(of_reader()),
            update(Reader).from(Note).set(Reader::phone, Note::text).filter(Note::text.eq("a")),
            delete(Loan).using(Reader).filter(of_reader().and(Reader::gone.eq(true))).returning(Loan::place),
            delete(Reader)
                .using(Friend)
                .filter(Reader::id.gt(Friend::id).and(Reader::phone.eq(Friend::phone))),
            delete(Note).using(Reader).filter(Note::text.eq(Reader::email)),
            delete(Note).using(Note).all_rows(),
            update(Loan).set(Loan::title, "a").filter(Loan::place.eq(1).or(Loan::place.eq(2))).version(3),
            delete(Loan).filter(Loan::place.eq(1)).version(3),
        ]
    );
}

#[test]
fn updates_of_many_rows() {
    let patch = |title: &str| LoanPatch { title: Some(Some(title.into())) };
    let key = (Loan::reader_id, Loan::place);
    let gone = ReaderPatch { gone: Some(true), ..Default::default() };
    let seen = ReaderPatch { visits: Some(1), ..Default::default() };
    inserts!(
        "updates_of_many_rows",
        [
            update(Loan).rows(key, [((1, 2), patch("a")), ((1, 3), patch("b"))]),
            update(Reader)
                .set(Reader::visits, Reader::visits + 1)
                .rows(Reader::id, [(1, gone), (2, seen)])
                .filter(Reader::gone.eq(false).or(Reader::phone.is_null())),
            update(Loan).rows(key, [((1, 2), patch("a")), ((1, 2), patch("b"))]),
            update(Loan).rows(Loan::place, [(1, patch("a"))]),
            update(Loan).rows(key, [((1, 2), LoanPatch { title: None })]),
        ]
    );
}

#[test]
fn inserts_of_queries() {
    let loans = || select((Loan::reader_id, Loan::title)).from(Loan).filter(Loan::title.is_not_null());
    let titles = || select((Loan::title, count_all().cast::<i32>())).from(Loan).group_by(Loan::title);
    inserts!(
        "inserts_of_queries",
        [
            insert(Note).from_select(Note::text, select(Reader::email).from(Reader).order_by(Reader::id)),
            insert(Loan).from_select((Loan::reader_id, Loan::title), loans()),
            insert(Loan)
                .from_select(
                    (Loan::reader_id, Loan::place, Loan::title),
                    select((Loan::reader_id, Loan::place + 1, Loan::title)).from(Loan)
                )
                .on_conflict((Loan::reader_id, Loan::place))
                .do_nothing(),
            insert(Reader)
                .from_select(
                    (Reader::email, Reader::phone),
                    select((Reader::email, lower(Reader::email))).from(Reader)
                )
                .on_conflict(Reader::email)
                .do_update_all(),
            insert(Reader)
                .from_select(
                    (Reader::email, Reader::visits),
                    select((coalesce(Loan::title, "-"), Loan::place)).from(Loan)
                )
                .on_conflict(Reader::email)
                .do_update_all(),
            insert(Task)
                .from_select(
                    (Task::title, Task::priority),
                    select((Reader::email, Reader::visits)).from(Reader)
                )
                .returning(Task::id),
            insert(Reader).from_select((Reader::phone, Reader::visits), titles()),
        ]
    );
}

#[derive(Table, Debug)]
#[table(soft_delete = deleted_at)]
pub struct Author {
    #[column(primary_key)]
    pub id: i32,
    pub name: String,
    pub deleted_at: Option<chrono::NaiveDateTime>,
    #[column(version)]
    pub version: i32,
}

#[derive(Table, Debug)]
#[table(schema = "shop", soft_delete = gone)]
pub struct Book {
    pub author_id: i32,
    #[column(timestamp = text, on_update = now())]
    pub changed_at: chrono::DateTime<chrono::Utc>,
    #[column(timestamp = text)]
    pub gone: Option<chrono::DateTime<chrono::Utc>>,
}

alias!(Heir = Author);

#[test]
fn rows_that_stay() {
    let of_author = || Book::author_id.eq(Author::id);
    snapshot!(
        "rows_that_stay",
        [
            Author::find(1),
            select(Author).from(Author.with_deleted()).filter(Author::deleted_at.is_not_null()),
            select(Author::id).from(Author).filter(Author::id.lt(9)).left_join(Book, of_author()),
            select(Author::id).from(Author).inner_join(Book.with_deleted(), of_author()),
            select(Author::id).from(Author).inner_join(Book, None::<Predicate<Author>>),
            select(Author::id).from(Author).right_join(Book, of_author()),
            select(Author::id).from(Author).cross_join(Heir).full_join(Book, of_author()),
            select(Task::id).from(Task).filter(exists(select(Heir).from(Heir))),
            delete(Author).forever().using(Book).filter(of_author()),
            delete(Author.with_deleted()).forever().filter(Author::id.eq(1)),
            delete(Task).using(Author).filter(Task::title.eq(Author::name)),
            update(Author).set(Author::name, "a").all_rows(),
            update(Author.with_deleted()).set(Author::deleted_at, None).filter(Author::id.eq(1)),
            update(Author).from(Heir).set(Author::name, Heir::name).filter(Heir::id.eq(Author::id + 1)),
        ]
    );
}

/// Without the parameters, of which one is the instant.
#[test]
fn deletes_that_mark() {
    let of_author = || Book::author_id.eq(Author::id);
    let text = |sql: squall::Result<Sql>| sql.map_or_else(|error| error.to_string(), |sql| sql.text);
    macro_rules! texts {
        ($($query:expr),+ $(,)?) => {
            [$(side_by_side([vec![text($query.to_sql(&SQLITE))], vec![text($query.to_sql(&POSTGRES))]])),+]
        };
    }
    let printed = texts![
        delete(Author).filter(Author::id.eq(1).or(Author::id.eq(2))).version(3).returning(Author::id),
        delete(Author).all_rows(),
        delete(Author).using(Book).using(Task).filter(of_author()),
        delete(Author.with_deleted()).filter(Author::id.eq(1)),
        delete(Book).filter(Book::author_id.eq(1)),
    ];
    insta::assert_snapshot!("deletes_that_mark", printed.join("\n"));
}
