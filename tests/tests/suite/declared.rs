//! Where the databases differ and nothing can be done that would not cost more than it gives: what each does, written down.

use rust_decimal::Decimal;
use squall::{ConstraintKind, Error, prelude::*};
use squall_testing::{Backend, on_every_backend};
use squall_tests::{assert_fails, assert_violates, failure, kind};

#[derive(Table, Debug, Clone, PartialEq)]
pub struct Node {
    #[column(primary_key, auto)]
    pub id: i64,
    #[column(references(Node::id, on_delete = cascade))]
    pub parent: Option<i64>,
    #[column(unique, check = Node::place.gt(0))]
    pub place: i32,
    #[column(default = 0.0)]
    pub weight: f64,
    #[column(default = Decimal::ONE)]
    pub price: Decimal,
}

#[derive(Table, Debug)]
pub struct Link {
    #[column(primary_key)]
    pub id: i64,
    #[column(references(Link::id, on_update = cascade))]
    pub next: Option<i64>,
}

#[derive(Table, Debug)]
pub struct Far {
    #[column(primary_key)]
    pub id: i64,
}

#[derive(Table, Debug)]
pub struct Constant {
    #[column(primary_key)]
    pub id: i64,
    #[column(generated = val("aB".to_owned()).in_list(["aB", "a"]))]
    pub found: bool,
}

/// Refers to itself, by a text.
#[derive(Table, Debug)]
pub struct Word {
    #[column(primary_key)]
    pub word: String,
    #[column(references(Word::word))]
    pub like: Option<String>,
}

async fn nodes(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Node]).await?;
    let rows = [(None, 1), (Some(1), 2), (Some(2), 3)];
    for (parent, place) in rows {
        insert(Node).values(Node::new().parent(parent).place(place)).exec(&db).await?;
    }
    Ok(())
}

async fn places(db: &Db) -> Vec<i32> {
    select(Node::place).from(Node).order_by(Node::id).all(db).await.unwrap()
}

on_every_backend! {
    #![setup(nodes)]

    /// parity: Errors | a row that violates several constraints | one of them is told | perhaps another | declared: which one is
    /// told is open; that nothing is stored is not
    async fn several_constraints_at_once(db: Db) {
        insert(Node).values(Node::new().place(7)).exec(&db).await.unwrap();
        let moved = update(Node).set(Node::id, 1).set(Node::place, -1).filter(Node::id.eq(4)).exec(&db).await;
        let violation = failure(moved);
        let told = violation.violation().unwrap().kind;
        assert!([ConstraintKind::Check, ConstraintKind::Unique].contains(&told), "{violation:?}");
        assert_eq!(places(&db).await, [1, 2, 3, 7]);
    }

    /// parity: Queries | RANGE with an offset, of keys at the least `i64` | exact | beyond it in floats | declared: a key of that value is in the frame
    /// of those near it on SQLite
    async fn range_frames_at_the_least_integer(db: Db, backend: Backend) -> squall::Result<()> {
        db.create_tables(&schema![Far]).await?;
        insert(Far).values([0, 1].map(|it| NewFar { id: i64::MIN + it })).exec(&db).await?;
        let far = || window().order_by(Far::id.desc()).range_between(unbounded_preceding(), preceding(2));
        let sums = select(sum(val(1i32)).over(far())).from(Far).order_by(Far::id).all(&db).await?;
        let exact = backend == Backend::Postgres;
        assert_eq!(sums, [if exact { None } else { Some(2i64) }, None]);
        delete(Far).all_rows().exec(&db).await?;
        insert(Far).values([1, 2, 3, 4].map(|it| NewFar { id: i64::MIN + it })).exec(&db).await?;
        let sums = select(sum(val(1i32)).over(far())).from(Far).order_by(Far::id).all(&db).await?;
        assert_eq!(sums, [Some(2), Some(1), None, None]);
        Ok(())
    }

    /// parity: Errors | an expression that fails in several ways | one of them is told | perhaps another | declared: which one is
    /// told is open
    async fn several_errors_at_once(db: Db) {
        let both = (Node::place + i32::MAX).gt(0).and((Node::place / 0).gt(0));
        let error = failure(select(Node::id).from(Node).filter(both).all(&db).await);
        assert!(["InvalidValue", "DivisionByZero"].contains(&kind(&error)), "{error:?}");
    }

    /// parity: Errors | a constant that fails, and no rows | an error | no rows | declared: Postgres computes constants first
    async fn a_constant_that_fails_for_no_rows(db: Db, backend: Backend) -> squall::Result<()> {
        delete(Node).all_rows().exec(&db).await?;
        let result = select(val(1) / 0).from(Node).all(&db).await;
        match backend {
            Backend::Postgres => assert_fails(result, "DivisionByZero"),
            Backend::Sqlite | Backend::SqliteFile => assert_eq!(result?, Vec::<i32>::new()),
        }
        Ok(())
    }

    /// parity: Writes | how many rows a DELETE counts that cascades inside its own table | those that the cascade did not reach
    /// first | the same, in another order | declared: the rows that are left are equal, the count is that of the database
    async fn a_cascade_inside_the_table(db: Db) -> squall::Result<()> {
        let count = delete(Node).filter(Node::id.ge(2)).exec(&db).await?;
        assert!((1..=2).contains(&count), "{count}");
        assert_eq!(places(&db).await, [1]);
        Ok(())
    }

    /// parity: Writes | an UPDATE that moves unique values over each other | checked row by row | checked row by row | declared:
    /// whether one meets another depends on the order of the rows; go by way of values that are free
    async fn unique_values_that_move(db: Db) -> squall::Result<()> {
        let down = update(Node).set(Node::place, Node::place - 1 + 1).all_rows().exec(&db).await?;
        assert_eq!(down, 3);
        let up = update(Node).set(Node::place, Node::place + 1).all_rows().exec(&db).await;
        let violation = failure(up);
        assert_eq!(violation.violation().unwrap().kind, ConstraintKind::Unique);
        assert_eq!(places(&db).await, [1, 2, 3]);
        Ok(())
    }

    /// parity: Writes | an UPDATE that changes keys and, in the same table, what refers to them, with `on_update` | the rows that refer in the end go with
    /// the key | those that refer when the row is reached | declared: depends on the order of the rows; make it two updates
    async fn keys_that_move_with_what_refers_to_them(db: Db, backend: Backend) -> squall::Result<()> {
        db.create_tables(&schema![Link]).await?;
        insert(Link).values([NewLink { id: 1, next: None }, NewLink { id: 2, next: None }]).exec(&db).await?;
        let both = update(Link).set(Link::id, Link::id + 10).set(Link::next, 1).all_rows().exec(&db).await;
        match backend {
            Backend::Postgres => assert_eq!(both?, 2),
            _ => assert_violates(both, ConstraintKind::ForeignKey, "links", &["next"], Some("links_next_fkey")),
        }
        Ok(())
    }

    /// parity: Types | the auto key after an insert that failed or was rolled back | is used up | is given again | declared: keys
    /// rise, and may have gaps
    async fn the_key_after_a_failed_insert(db: Db, backend: Backend) -> squall::Result<()> {
        let twice = insert(Node).values(Node::new().place(3)).exec(&db).await;
        assert_fails(twice, "Constraint");
        let next = insert(Node).values(Node::new().place(4)).returning(Node::id).one(&db).await?;
        assert_eq!(next, if backend == Backend::Postgres { 5 } else { 4 });
        Ok(())
    }

    /// parity: Types | infinity minus infinity in a condition | NaN, which is greater than all | an error | declared: SQLite
    /// answers `InvalidValue`; as a result it is that on both
    async fn not_a_number_on_the_way(db: Db, backend: Backend) -> squall::Result<()> {
        update(Node).set(Node::weight, f64::INFINITY).all_rows().exec(&db).await?;
        let difference = || Node::weight - f64::INFINITY;
        assert_fails(select(difference()).from(Node).all(&db).await, "InvalidValue");
        let greater = select(Node::id).from(Node).filter(difference().gt(1.0)).order_by(Node::id).all(&db).await;
        match backend {
            Backend::Postgres => assert_eq!(greater?, [1, 2, 3]),
            Backend::Sqlite | Backend::SqliteFile => assert_fails(greater, "InvalidValue"),
        }
        Ok(())
    }

    /// parity: Types | a number beyond a `Decimal` on the way, and not in the end | exact | an error | declared: SQLite answers
    /// `InvalidValue`
    async fn a_large_decimal_on_the_way(db: Db, backend: Backend) -> squall::Result<()> {
        update(Node).set(Node::price, Decimal::MAX).all_rows().exec(&db).await?;
        assert_fails(select(Node::price + Node::price).from(Node).all(&db).await, "InvalidValue");
        let back = select(Node::price + Node::price - Node::price).from(Node).filter(Node::id.eq(1)).one(&db).await;
        match backend {
            Backend::Postgres => assert_eq!(back?, Decimal::MAX),
            Backend::Sqlite | Backend::SqliteFile => assert_fails(back, "InvalidValue"),
        }
        Ok(())
    }

    /// parity: Writes | a RETURNING that cannot be read into its type | the row is stored by then | nothing is stored | declared:
    /// inside a transaction both store nothing
    async fn what_is_returned_cannot_be_read(db: Db, backend: Backend) -> squall::Result<()> {
        let change = || {
            let row = update(Node).set(Node::price, Decimal::MAX).filter(Node::id.eq(1));
            row.returning(Node::price + Node::price)
        };
        let inside: squall::Result<Decimal> = db.transaction(async |tx| change().one(tx).await).await;
        assert!(matches!(inside, Err(Error::InvalidValue { .. })), "{inside:?}");
        let price = || select(Node::price).from(Node).filter(Node::id.eq(1));
        assert_eq!(price().one(&db).await?, Decimal::ONE);
        assert_fails(change().one(&db).await, "InvalidValue");
        let stored = if backend == Backend::Postgres { Decimal::MAX } else { Decimal::ONE };
        assert_eq!(price().one(&db).await?, stored);
        Ok(())
    }

    /// parity: Schema | a generated column that compares two constant texts | the table is not made | works | declared: Postgres
    /// computes constants before it knows their collation; compare a column, or leave the constant part out
    async fn a_generated_column_of_constants(db: Db, backend: Backend) -> squall::Result<()> {
        let made = db.create_tables(&schema![Constant]).await;
        match backend {
            Backend::Postgres => assert_fails(made, "Database"),
            Backend::Sqlite | Backend::SqliteFile => made?,
        }
        Ok(())
    }

    /// parity: Writes | a text key set to the value that it has, of a row that refers to itself and to which another one refers | works |
    /// violates the foreign key | declared: SQLite 3.54 counts a reference too many; leave the key out of what is set
    async fn a_key_set_to_itself(db: Db, backend: Backend) -> squall::Result<()> {
        db.create_tables(&schema![Word]).await?;
        let word = |word: &str, like: &str| NewWord { word: word.into(), like: Some(like.into()) };
        insert(Word).values([word("a", "a"), word("b", "b"), word("c", "b")]).exec(&db).await?;
        let same = |text: &str| update(Word).set(Word::word, Word::word).filter(Word::word.eq(text.to_owned()));
        // No other one refers to it.
        assert_eq!(same("a").exec(&db).await?, 1);
        match backend {
            Backend::Postgres => assert_eq!(same("b").exec(&db).await?, 1),
            Backend::Sqlite | Backend::SqliteFile => assert_fails(same("b").exec(&db).await, "Constraint"),
        }
        Ok(())
    }
}
