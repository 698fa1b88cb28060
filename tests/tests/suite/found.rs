//! What `scripts/parity` found: each difference as a small program, with the answer that both databases give now.

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use serde_json::json;
use squall::{ConstraintKind, prelude::*};
use squall_testing::on_every_backend;
use squall_tests::{assert_fails, assert_violates};

#[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
#[db_enum(text)]
pub enum Size {
    Small,
    Medium,
    Huge,
}

#[derive(Table, Debug, PartialEq)]
pub struct Thing {
    #[column(primary_key)]
    pub id: i32,
    pub size: Size,
    pub name: Option<String>,
    pub weight: f64,
    pub price: Decimal,
    pub sold: bool,
    #[column(timestamp = seconds)]
    pub seen: Option<DateTime<Utc>>,
}

alias!(pub Other = Thing);

#[derive(Table, Debug, PartialEq)]
pub struct Branch {
    #[column(primary_key)]
    pub id: i32,
    #[column(references(Branch::id, on_update = set_null))]
    pub parent_id: Option<i32>,
}

#[derive(Table, Debug, PartialEq)]
pub struct Folder {
    #[column(primary_key)]
    pub id: i32,
    #[column(references(Folder::id, on_delete = restrict))]
    pub parent_id: Option<i32>,
}

#[derive(Table, Debug, PartialEq)]
pub struct Node {
    #[column(primary_key)]
    pub id: i32,
    #[column(references(Node::id))]
    pub held_by: Option<i32>,
    #[column(references(Node::id, on_delete = cascade))]
    pub goes_with: Option<i32>,
}

#[derive(Table, Debug, PartialEq)]
pub struct Twig {
    #[column(primary_key)]
    pub id: i32,
    #[column(references(Node::id, on_delete = restrict))]
    pub held_by: i32,
    #[column(references(Node::id, on_delete = cascade))]
    pub goes_with: i32,
}

#[derive(Table, Debug, PartialEq)]
pub struct Bough {
    #[column(primary_key)]
    pub id: i32,
    #[column(references(Node::id, on_delete = cascade))]
    pub goes_with: i32,
    #[column(references(Node::id, on_delete = restrict))]
    pub held_by: i32,
}

#[derive(Table, Debug, PartialEq)]
#[table(check(name = "not_huge", condition = Parcel::size.between(Size::Small, Size::Medium)))]
pub struct Parcel {
    #[column(primary_key)]
    pub id: i32,
    pub size: Size,
    #[column(generated = Parcel::size.ge(Size::Medium))]
    pub bulky: bool,
}

#[derive(Table, Debug, PartialEq)]
pub struct Paper {
    #[column(primary_key)]
    pub id: i32,
    pub body: serde_json::Value,
}

#[derive(Table, Debug, PartialEq)]
pub struct Basket {
    #[column(primary_key)]
    pub id: i32,
    pub names: Vec<String>,
}

#[derive(Table, Debug, PartialEq)]
pub struct Step {
    #[column(primary_key)]
    pub id: Decimal,
    #[column(references(Step::id))]
    pub next: Decimal,
}

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

async fn things(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Thing, Folder, Step]).await?;
    let thing = |id, size, name: Option<&str>, weight, price: &str, sold| NewThing {
        id,
        size,
        name: name.map(str::to_owned),
        weight,
        price: decimal(price),
        sold,
        seen: None,
    };
    let rows = vec![
        thing(1, Size::Huge, Some("a"), 2.0, "1.5", true),
        thing(2, Size::Medium, Some("b\\"), 0.5, "-1.5", false),
        thing(3, Size::Small, None, 4.0, "0", true),
    ];
    insert(Thing).values(rows).exec(&db).await?;
    Ok(())
}

on_every_backend! {
    #![setup(things)]

    /// parity: Expressions | two constants of an enum that is stored as text | by their letters | by their letters | equal: by declaration
    async fn two_labels_without_a_column(db: Db) -> squall::Result<()> {
        let row = select((
            val(Size::Huge).le(Size::Small),
            val(Size::Medium).gt(Size::Small),
            val(Size::Medium).between(Size::Small, Size::Huge),
            val(Size::Small).between(Size::Medium, Size::Huge),
        ));
        assert_eq!(row.one(&db).await?, (false, true, true, false));
        Ok(())
    }

    /// parity: Queries | FULL JOIN by anything but an equality | error | works | refused: `InvalidQuery`; an equality of the
    /// two sides, joined by AND to what else there is, is what both can do
    async fn a_full_join_without_an_equality(db: Db) -> squall::Result<()> {
        let joined = |on: bool| {
            let query = select((Thing::id, Other::id)).from(Thing);
            let equal = Thing::id.eq(Other::id + 1);
            let query = if on { query.full_join(Other, equal.and(Other::id.lt(2))) } else { query.full_join(Other, Thing::id.lt(Other::id)) };
            query.order_by((Thing::id, Other::id))
        };
        let rows = joined(true).all(&db).await?;
        assert_eq!(rows, [(Some(1), None), (Some(2), Some(1)), (Some(3), None), (None, Some(2)), (None, Some(3))]);
        assert_fails(joined(false).all(&db).await, "InvalidQuery");
        let by_constant = select(Thing::id).from(Thing).full_join(Other, coalesce(val(1), Thing::id).eq(Other::id));
        assert_fails(by_constant.all(&db).await, "InvalidQuery");
        let by_nothing = select(Thing::id).from(Thing).full_join(Other, val(true));
        assert_fails(by_nothing.all(&db).await, "InvalidQuery");
        Ok(())
    }

    /// parity: Queries | a condition that is grouped by, in a chain of its own operator | error | works | refused: `InvalidQuery`
    async fn a_grouped_condition_in_a_chain_of_its_operator(db: Db) -> squall::Result<()> {
        let key = || Thing::sold.or(Thing::id.gt(1));
        let chained = select(key().or(false)).from(Thing).group_by(key());
        assert_fails(chained.all(&db).await, "InvalidQuery");
        let other = select((key().and(true), count_all())).from(Thing).group_by(key());
        assert_eq!(other.all(&db).await?, [(true, 3)]);
        Ok(())
    }

    /// parity: Queries | DISTINCT ordered by a constant text | error, where it has to name the collation | works | equal
    async fn distinct_rows_ordered_by_a_constant_text(db: Db) -> squall::Result<()> {
        let row = || (val("x".to_owned()), coalesce(val("y".to_owned()), "z"));
        let query = select(row()).from(Thing).distinct().order_by(row());
        assert_eq!(query.all(&db).await?, [("x".to_owned(), "y".to_owned())]);
        Ok(())
    }

    /// parity: Queries | DISTINCT of decimals, ordered by an enum that is stored as text | by value | by text | equal: by value
    async fn distinct_decimals_ordered_by_an_enum(db: Db) -> squall::Result<()> {
        let zero = || Thing::price % decimal("0.50") + Thing::price - Thing::price;
        let query = select((zero(), val(Size::Huge))).from(Thing).distinct().order_by(val(Size::Huge));
        let rows = query.all(&db).await?;
        assert_eq!(rows, [(Decimal::ZERO, Size::Huge)]);
        Ok(())
    }

    /// parity: Writes | RETURNING of an expression over a whole floating-point number | a number with a point | an integer |
    /// equal: a number with a point
    async fn a_whole_number_returned(db: Db) -> squall::Result<()> {
        let returned = update(Thing).set(Thing::name, "c").filter(Thing::id.eq(1));
        let returned = returned.returning((coalesce(Thing::weight, 0.25), Thing::weight, Thing::weight * 2.0));
        assert_eq!(returned.one(&db).await?, (2.0, 2.0, 4.0));
        Ok(())
    }

    /// parity: Functions | `coalesce` of timestamps of different precision | the finer one | the first one's |
    /// equal: the finer one
    async fn coalesce_of_timestamps_of_different_precision(db: Db) -> squall::Result<()> {
        let fine = instant("2024-02-29T12:00:00.5Z");
        let first = select(coalesce(Thing::seen, val(fine))).from(Thing).filter(Thing::id.eq(1));
        assert_eq!(first.one(&db).await?, fine);
        let first = select(coalesce(val(fine), Thing::seen)).from(Thing).filter(Thing::id.eq(1));
        assert_eq!(first.one(&db).await?, Some(fine));
        Ok(())
    }

    /// parity: Expressions | BETWEEN of computed texts | a syntax error, where a collation is named | works | equal
    async fn between_computed_texts(db: Db) -> squall::Result<()> {
        let query = select(Thing::id).from(Thing).filter(Thing::name.between(lower(Thing::name), concat((Thing::name, "x"))));
        assert_eq!(query.order_by(Thing::id).all(&db).await?, [1, 2]);
        Ok(())
    }

    /// parity: Expressions | an empty IN list in GROUP BY and ORDER BY | error | the first column | equal: a constant
    async fn an_empty_list_that_is_grouped_and_ordered_by(db: Db) -> squall::Result<()> {
        let never = || Thing::id.in_list(Vec::<i32>::new());
        let always = || Thing::id.not_in_list(Vec::<i32>::new());
        let groups = select((never(), count_all())).from(Thing).group_by((never(), always()));
        assert_eq!(groups.all(&db).await?, [(false, 3)]);
        let ordered = select((Thing::size, Thing::id)).from(Thing).order_by((always(), never().desc(), Thing::id));
        assert_eq!(ordered.all(&db).await?, [(Size::Huge, 1), (Size::Medium, 2), (Size::Small, 3)]);
        Ok(())
    }

    /// parity: Expressions | LIKE with a pattern of a column that ends with a lone `\` | error, for the rows that get so far |
    /// false | equal: false
    async fn a_pattern_of_a_column_that_ends_with_a_lone_backslash(db: Db) -> squall::Result<()> {
        let matched = select((Thing::name.like(Thing::name), val("B\\".to_owned()).ilike(Thing::name))).from(Thing);
        let rows = matched.order_by(Thing::id).all(&db).await?;
        assert_eq!(rows, [(Some(true), Some(false)), (Some(false), Some(false)), (None, None)]);
        let not = select(Thing::id).from(Thing).filter(Thing::name.not_like(Thing::name)).all(&db).await?;
        assert_eq!(not, [2]);
        Ok(())
    }

    /// parity: Schema | RESTRICT of a table that refers to itself, where both rows go with one DELETE | allowed | error |
    /// equal: allowed
    async fn restrict_within_a_table(db: Db) -> squall::Result<()> {
        let folder = |id, parent_id| NewFolder { id, parent_id };
        insert(Folder).values(vec![folder(1, None), folder(2, Some(1)), folder(3, Some(3))]).exec(&db).await?;
        let kept = delete(Folder).filter(Folder::id.eq(1)).exec(&db).await;
        assert_violates(kept, ConstraintKind::ForeignKey, "folders", &["parent_id"], Some("folders_parent_id_fkey"));
        assert_eq!(delete(Folder).all_rows().exec(&db).await?, 3);
        Ok(())
    }

    /// parity: Functions | `replace` of an empty text by NULL | NULL | the text | equal: NULL
    async fn replace_of_nothing_by_null(db: Db) -> squall::Result<()> {
        let replaced = select((replace(Thing::name, "", Thing::name), replace(val("ab".to_owned()), "", Thing::name)));
        let rows = replaced.from(Thing).order_by(Thing::id).all(&db).await?;
        assert_eq!(rows[0], (Some("a".to_owned()), Some("ab".to_owned())));
        assert_eq!(rows[2], (None, None));
        Ok(())
    }

    /// parity: Arrays | `eq_any` of an empty array, where an outer join found no row | no row | false | equal: false
    async fn any_of_an_empty_array_after_an_outer_join(db: Db) -> squall::Result<()> {
        let none = || eq_any(Other::name, Vec::<String>::new());
        let joined = select(Thing::id).from(Thing).left_join(Other, Other::id.eq(Thing::id + 1)).order_by(Thing::id);
        assert_eq!(joined.clone().filter(!none().gt(true)).all(&db).await?, [1, 2, 3]);
        assert_eq!(joined.filter(none()).all(&db).await?, [0_i32; 0]);

        // And of one that is empty in a row.
        db.create_tables(&schema![Basket]).await?;
        insert(Basket).values(Basket::new().id(1).names(Vec::new())).exec(&db).await?;
        insert(Basket).values(Basket::new().id(2).names(vec!["a".to_owned()])).exec(&db).await?;
        let held = || eq_any(Thing::name, Basket::names);
        let joined = select((Basket::id, held())).from(Basket).left_join(Thing, Thing::id.gt(9)).order_by(Basket::id);
        assert_eq!(joined.clone().all(&db).await?, [(1, Some(false)), (2, None)]);
        assert_eq!(joined.filter(!held().gt(true)).all(&db).await?, [(1, Some(false))]);
        Ok(())
    }

    /// parity: Expressions | an aggregate sought in an empty list or array | of many rows one | of many rows one | equal: one row
    async fn an_aggregate_in_an_empty_list(db: Db) -> squall::Result<()> {
        let listed = min(Thing::id).in_list(Vec::<i32>::new());
        assert_eq!(select(listed).from(Thing).all(&db).await?, [Some(false)]);
        let not_listed = min(Thing::id).not_in_list(Vec::<i32>::new());
        assert_eq!(select(not_listed).from(Thing).all(&db).await?, [Some(true)]);
        let sought = eq_any(max(Thing::id), val(Vec::<i32>::new()));
        assert_eq!(select(sought).from(Thing).all(&db).await?, [Some(false)]);
        Ok(())
    }

    /// parity: JSON | groups by `json_has_key`, and a condition on it | one expression of two conditions | a function | equal
    async fn a_key_that_is_grouped_by(db: Db) -> squall::Result<()> {
        db.create_tables(&schema![Paper]).await?;
        let bodies = [json!({"a": 1}), json!({"b": 1}), json!([1]), json!({"a": null})];
        for (id, body) in (1..).zip(bodies) {
            insert(Paper).values(Paper::new().id(id).body(body)).exec(&db).await?;
        }
        let has = || Paper::body.json_has_key("a");
        let groups = select((has(), count_all())).from(Paper).group_by(has()).having(has().and(true));
        assert_eq!(groups.all(&db).await?, [(true, 2)]);
        Ok(())
    }

    /// parity: Schema | a row that refers to itself by a decimal with more zeros at its end | allowed | a foreign key violation |
    /// declared: allowed on Postgres alone; without the zeros on both
    async fn a_row_that_refers_to_itself_by_a_decimal(db: Db) -> squall::Result<()> {
        let step = |id, next: &str| NewStep { id: decimal(id), next: decimal(next) };
        assert_eq!(insert(Step).values(step("1.5", "1.5")).exec(&db).await?, 1);
        let with_zeros = insert(Step).values(step("2.5", "2.50")).exec(&db).await;
        match db.dialect().backend() {
            "Postgres" => assert_eq!(with_zeros?, 1),
            _ => assert_violates(with_zeros, ConstraintKind::ForeignKey, "steps", &[], None),
        }
        Ok(())
    }

    /// parity: Queries | a query with parameters that is grouped by, or that DISTINCT is ordered by | another expression each time |
    /// the same | equal
    async fn a_query_that_is_grouped_by(db: Db) -> squall::Result<()> {
        let cheap = || scalar(select(count_all()).correlate(Thing).from(Other).filter(Other::id.lt(Thing::id).and(Other::id.gt(0))));
        let groups = select((cheap(), count_all())).from(Thing).group_by(cheap()).order_by(cheap().desc()).limit(1);
        assert_eq!(groups.all(&db).await?.len(), 1);
        let dearer = || scalar(select(max(Other::price)).from(Other).filter(Other::id.gt(0)));
        let once = select(dearer()).from(Thing).order_by(dearer().desc()).distinct();
        assert_eq!(once.all(&db).await?.len(), 1);
        let filled = || coalesce(scalar(select(min(Other::name)).from(Other).filter(Other::name.like("a%").or(Other::name.like("b%")))), "-");
        let by_part = select(filled()).from(Thing).group_by(filled()).having(filled().ne("?"));
        assert_eq!(by_part.all(&db).await?.len(), 1);
        Ok(())
    }

    /// parity: Queries | `count(..) <= ALL (query)` | works | not there | refused on SQLite
    async fn an_aggregate_compared_with_the_rows_of_a_query(db: Db) -> squall::Result<()> {
        let most = select(Thing::sold).from(Thing).group_by(Thing::sold).having(count_all().ge(squall::all(select(Other::id.cast::<i64>()).from(Other).filter(Other::id.lt(0)))));
        match db.dialect().backend() {
            "Postgres" => assert!(!most.all(&db).await?.is_empty()),
            _ => assert_fails(most.all(&db).await, "Unsupported"),
        }
        Ok(())
    }

    /// parity: Queries | HAVING of an aggregate, where none is selected and nothing grouped by | works | an error | refused: as an
    /// invalid query
    async fn having_of_an_aggregate_alone(db: Db) {
        assert_fails(select(val(1)).from(Thing).having(count_all().gt(0)).all(&db).await, "InvalidQuery");
    }

    /// parity: Writes | `do_update` that sets a key to which the table itself refers with `on_update = set_null` | the foreign key is
    /// checked | it is not | refused: as an invalid query
    async fn an_upsert_that_moves_what_its_table_refers_to(db: Db) -> squall::Result<()> {
        db.create_tables(&schema![Branch]).await?;
        let upsert = |id: i32| {
            let row = Branch::new().id(7).parent_id(8);
            insert(Branch).values(row).on_conflict(Branch::id).do_update().set(Branch::id, id)
        };
        assert_fails(upsert(9).exec(&db).await, "InvalidQuery");
        assert_eq!(select(Branch).from(Branch).count(&db).await?, 0);
        Ok(())
    }

    /// parity: Queries | EXCEPT of decimals that a UNION ALL gives | by value | by their text | equal: by value
    async fn decimals_of_one_set_operation_in_another(db: Db) -> squall::Result<()> {
        let prices = || select(val(decimal("1.50"))).union_all(select(val(decimal("1.5"))));
        assert_eq!(prices().except(select(val(decimal("2")))).all(&db).await?.len(), 1);
        assert_eq!(prices().except(select(val(decimal("1.500")))).all(&db).await?.len(), 0);
        assert_eq!(prices().intersect(prices()).all(&db).await?.len(), 1);
        Ok(())
    }

    /// parity: Expressions | a product or quotient of more than 38 digits, of which the last are zeros | exact | floating point | equal
    async fn decimals_of_very_many_digits(db: Db) -> squall::Result<()> {
        let [dividend, divisor] = ["-296198131853767359.10081983048", "-0.00000000004"].map(decimal);
        assert_eq!(select(val(dividend) / divisor).one(&db).await?, decimal("7404953296344183977520495762"));
        assert_eq!(select(-val(dividend) / divisor).one(&db).await?, decimal("-7404953296344183977520495762"));
        assert_fails(select(val(dividend) / decimal("0.00000000007")).one(&db).await, "InvalidValue");
        let [left, right] = ["0.1237940039285380274899124224", "4547473508864641.1895751953125"].map(decimal);
        assert_eq!(select(val(left) * right).one(&db).await?, decimal("562949953421312"));
        assert_eq!(select(val(right) * -left).one(&db).await?, decimal("-562949953421312"));
        assert_fails(select(val(left) * (right + decimal("0.0000000000001"))).one(&db).await, "InvalidValue");
        Ok(())
    }

    /// parity: Schema | two foreign keys of a row to the row that is deleted, one a cascade, one NO ACTION or RESTRICT | by the order of
    /// the constraints | by the other order of the constraints | equal: the row goes with it, in whatever order the columns are declared
    async fn a_row_that_goes_with_what_it_holds(db: Db) -> squall::Result<()> {
        db.create_tables(&schema![Node, Twig, Bough]).await?;
        let node = |id, by: Option<i32>| NewNode { id, held_by: by, goes_with: by };
        insert(Node).values([node(1, None), node(2, Some(1)), node(3, None)]).exec(&db).await?;
        insert(Twig).values([NewTwig { id: 1, held_by: 1, goes_with: 1 }, NewTwig { id: 2, held_by: 3, goes_with: 1 }]).exec(&db).await?;
        insert(Bough).values(NewBough { id: 1, held_by: 1, goes_with: 1 }).exec(&db).await?;
        assert_eq!(delete(Node).filter(Node::id.eq(1)).exec(&db).await?, 1);
        assert_eq!(select(Node::id).from(Node).all(&db).await?, [3]);
        assert_eq!(select(Twig).from(Twig).count(&db).await? + select(Bough).from(Bough).count(&db).await?, 0);
        insert(Twig).values(NewTwig { id: 3, held_by: 3, goes_with: 3 }).exec(&db).await?;
        insert(Node).values(node(4, None)).exec(&db).await?;
        insert(Bough).values(NewBough { id: 3, held_by: 3, goes_with: 4 }).exec(&db).await?;
        let held = delete(Node).filter(Node::id.eq(3)).exec(&db).await.unwrap_err();
        assert_eq!(held.violation().map(|it| it.kind), Some(ConstraintKind::ForeignKey));
        assert_eq!(select(Twig::id).from(Twig).all(&db).await?, [3]);
        Ok(())
    }

    /// parity: Schema | a row that goes with one of two rows of a DELETE, and holds the other by NO ACTION | by the order of the rows: a
    /// foreign key violation where it is held by the first | allowed | declared: delete them one after the other
    async fn a_row_that_goes_with_one_and_holds_another(db: Db) -> squall::Result<()> {
        db.create_tables(&schema![Node]).await?;
        let node = |id, held_by, goes_with| NewNode { id, held_by, goes_with };
        let rows = [node(1, None, None), node(2, None, None), node(3, Some(1), Some(2))];
        insert(Node).values(rows).exec(&db).await?;
        let both = delete(Node).filter(Node::id.in_list([1, 2])).exec(&db).await;
        match db.dialect().backend() {
            "Postgres" => {
                assert_violates(both, ConstraintKind::ForeignKey, "nodes", &["held_by"], Some("nodes_held_by_fkey"));
                assert_eq!(delete(Node).filter(Node::id.eq(2)).exec(&db).await?, 1);
                assert_eq!(delete(Node).filter(Node::id.eq(1)).exec(&db).await?, 1);
            }
            _ => assert_eq!(both?, 2),
        }
        assert_eq!(select(Node::id).from(Node).count(&db).await?, 0);
        Ok(())
    }

    /// parity: Queries | `scalar`, `any` and `all` of a `distinct_on` query | works | not there | equal: of the rows numbered from 1 on
    async fn the_first_of_equals_in_an_expression(db: Db) -> squall::Result<()> {
        // The cheaper one of those that are sold, and of those that are not.
        let firsts = || select(Other::price).from(Other).distinct_on(Other::sold).order_by((Other::sold, Other::price));
        let among = |condition| async { select(Thing::id).from(Thing).filter(condition).order_by(Thing::id).all(&db).await };
        assert_eq!(among(Thing::price.gt(squall::any(firsts()))).await?, [1, 3]);
        assert_eq!(among(Thing::price.ge(squall::all(firsts()))).await?, [1, 3]);
        assert_eq!(among(Thing::price.eq(squall::any(firsts()))).await?, [2, 3]);
        assert_eq!(among(Thing::price.in_query(firsts())).await?, [2, 3]);
        let only = || firsts().filter(Other::sold.eq(true));
        assert_eq!(select(scalar(only())).one(&db).await?, Some(decimal("0")));
        let sold = select(Other::price).correlate(Thing).from(Other).filter(Other::sold.eq(true).and(Other::id.eq(Thing::id)));
        let own = select(scalar(sold.distinct_on(Other::sold).order_by(Other::sold))).from(Thing).order_by(Thing::id);
        assert_eq!(own.all(&db).await?, [Some(decimal("1.5")), None, Some(decimal("0"))]);
        assert_fails(select(scalar(firsts())).one(&db).await, "InvalidValue");
        assert_eq!(among(Thing::price.gt(squall::any(firsts().limit(1)))).await?, [1, 3]);
        // And beside another query.
        let beside = || firsts().union_all(select(val(decimal("7"))));
        assert_eq!(among(Thing::price.lt(squall::all(beside()))).await?, [0_i32; 0]);
        assert_eq!(among(Thing::price.in_query(beside())).await?, [2, 3]);
        Ok(())
    }

    /// parity: Schema | a generated column that orders an enum that is stored as text | the table is not made, where a label has to be found
    /// among the labels | works | equal: a label is written as its place
    async fn a_generated_column_by_the_order_of_labels(db: Db) -> squall::Result<()> {
        db.create_tables(&schema![Parcel]).await?;
        insert(Parcel).values([NewParcel { id: 1, size: Size::Medium }, NewParcel { id: 2, size: Size::Small }]).exec(&db).await?;
        let rows = select((Parcel::id, Parcel::bulky)).from(Parcel).order_by(Parcel::id).all(&db).await?;
        assert_eq!(rows, [(1, true), (2, false)]);
        let huge = insert(Parcel).values(NewParcel { id: 3, size: Size::Huge }).exec(&db).await;
        assert_violates(huge, ConstraintKind::Check, "parcels", &["size"], Some("not_huge"));
        Ok(())
    }

    /// parity: Arrays | `eq_any` as an operand of a comparison | `= ANY` | not there | equal: IN, in parentheses
    async fn a_search_in_an_array_that_is_compared(db: Db) -> squall::Result<()> {
        let none = || eq_any(val("".to_owned()), val(Vec::<String>::new()));
        let one = || eq_any(Thing::name, vec!["a".to_owned()]);
        let query = select((Thing::sold.lt(none()), Thing::sold.eq(one()), one().is_null(), Thing::sold.eq(eq_any(Thing::id, vec![1, 2]))));
        let rows = query.from(Thing).order_by(Thing::id).all(&db).await?;
        let expected = [
            (false, Some(true), false, true),
            (false, Some(true), false, false),
            (false, None, true, false),
        ];
        assert_eq!(rows, expected);
        Ok(())
    }
}
