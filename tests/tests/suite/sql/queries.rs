use squall::prelude::*;

use super::snapshot;

#[derive(DbEnum, Debug, Clone, Copy)]
#[db_enum(text)]
pub enum Size {
    Small,
    Large,
}

#[derive(DbEnum, Debug, Clone, Copy)]
pub enum Color {
    Red,
    Blue,
}

#[derive(Table, Debug)]
pub struct Shirt {
    #[column(primary_key, auto)]
    pub id: i64,
    pub name: String,
    pub note: Option<String>,
    pub size: Size,
    pub color: Option<Color>,
    pub price: rust_decimal::Decimal,
    pub stock: Option<i32>,
    pub weight: f64,
    pub on_sale: bool,
    #[column(timestamp = text)]
    pub made_at: chrono::DateTime<chrono::Utc>,
    #[column(timestamp = millis)]
    pub sold_at: Option<chrono::DateTime<chrono::Utc>>,
    #[column(references(Shirt::id))]
    pub parent_id: Option<i64>,
}

alias!(pub Parent = Shirt);

#[test]
fn clauses() {
    let shirts = || select(Shirt::id).from(Shirt);
    snapshot!(
        "clauses",
        [
            select(Shirt).from(Shirt),
            select((Shirt::id, Shirt::made_at, Shirt::sold_at)).from(Shirt),
            select((val(1), val("a".to_owned()))),
            shirts()
                .filter(Shirt::id.eq(1))
                .filter(None::<squall::query::Expr<(), bool>>)
                .filter(Shirt::on_sale),
            select((Shirt::size, count_all())).from(Shirt).group_by(Shirt::size).having(count_all().gt(1)),
            select(Shirt::stock + 1).from(Shirt).group_by(Shirt::stock + 1).order_by(Shirt::stock + 1),
            shirts().order_by((
                Shirt::id,
                Shirt::name.desc(),
                Shirt::stock.asc().nulls_first(),
                Shirt::note.desc()
            )),
            shirts().order_by((Shirt::size, Shirt::color, Shirt::price * Shirt::price, lower(Shirt::name))),
            shirts().distinct(),
            shirts().limit(10),
            shirts().offset(5),
            shirts().limit(10).offset(5),
        ]
    );
}

#[test]
fn joins() {
    let on = || Parent::id.eq(Shirt::parent_id);
    snapshot!(
        "joins",
        [
            select((Shirt::id, Parent)).from(Shirt).inner_join(Parent, on()),
            select(Parent::id).from(Shirt).left_join(Parent, on()).order_by(Parent::id),
            select(Parent::id).from(Shirt).right_join(Parent, on()).order_by(Shirt::id),
            select(Parent::id).from(Shirt).full_join(Parent, on()),
            select(Parent::id).from(Shirt).cross_join(Parent),
            select(Parent::id).from(Parent).filter(Parent::name.eq("x")),
        ]
    );
}

#[test]
fn operators() {
    let all = || select(Shirt::id).from(Shirt);
    let (a, b, c) = (|| Shirt::id.eq(1), || Shirt::id.ne(2), || Shirt::stock.is_null());
    snapshot!(
        "operators",
        [
            all().filter(a().and(b()).or(c())),
            all().filter(a().and(b().or(c()))),
            all().filter(a().and(b()).and(c()).not()),
            all().filter(!Shirt::on_sale),
            all().filter(Shirt::id.lt(Shirt::parent_id).eq(Shirt::on_sale)),
            all()
                .filter(Shirt::name.gt("a").and(lower(Shirt::name).lt("b")).and(val("a".to_owned()).le("b"))),
            all().filter(
                Shirt::size
                    .gt(Size::Small)
                    .and(Shirt::color.le(Color::Blue))
                    .and(Shirt::color.eq(Color::Red))
            ),
            all().filter(
                Shirt::price.lt(rust_decimal::Decimal::ONE).and((Shirt::price * 2i32).ge(Shirt::price))
            ),
            all().filter(Shirt::made_at.gt(Shirt::sold_at)),
            all().filter(Shirt::id.in_list([1, 2]).or(Shirt::id.not_in_list([3]))),
            all().filter(Shirt::id.in_list(Vec::<i64>::new()).or(Shirt::id.not_in_list(Vec::<i64>::new()))),
            all().filter(Shirt::id.between(1, 2).or(Shirt::size.between(Size::Small, Size::Large))),
            all().filter(
                Shirt::name.like("a%").and(Shirt::name.not_like("b_")).and(Shirt::note.ilike(Shirt::name))
            ),
            all().filter(
                Shirt::name.contains("50%").or(Shirt::name.starts_with("_")).or(Shirt::name.ends_with("\\"))
            ),
            all().filter(
                Shirt::name
                    .contains(Shirt::note)
                    .or(Shirt::name.starts_with(Shirt::note))
                    .or(Shirt::name.ends_with(Shirt::note))
            ),
            select((
                Shirt::id + 1,
                Shirt::stock - 1,
                Shirt::weight * 2.0,
                Shirt::price / 3i64,
                Shirt::id % 7
            ))
            .from(Shirt),
            select((
                -Shirt::id,
                -Shirt::weight,
                -Shirt::price,
                -(-Shirt::stock),
                (Shirt::id + 1) * (Shirt::id - 1)
            ))
            .from(Shirt),
            select(sql!("{Shirt::name} || '{{}}' || {}", "x" => String)).from(Shirt),
        ]
    );
}

#[test]
fn functions() {
    snapshot!(
        "functions",
        [
            select((count_all(), count(Shirt::note), count_distinct(Shirt::price))).from(Shirt),
            select((sum(Shirt::id), sum(Shirt::stock), sum(Shirt::weight), sum(Shirt::price))).from(Shirt),
            select((avg(Shirt::id), avg(Shirt::weight), avg(Shirt::price))).from(Shirt),
            select((
                min(Shirt::name),
                max(Shirt::on_sale),
                min(Shirt::size),
                max(Shirt::color),
                min(Shirt::made_at)
            ))
            .from(Shirt),
            select((coalesce(Shirt::note, "-"), coalesce(Shirt::sold_at, Shirt::made_at))).from(Shirt),
            select((lower(Shirt::name), upper(Shirt::note), length(Shirt::name))).from(Shirt),
            select(concat((Shirt::name, " ", Shirt::note))).from(Shirt),
            select((abs(Shirt::id), abs(Shirt::weight), abs(Shirt::price))).from(Shirt),
            select((year(Shirt::made_at), month(Shirt::sold_at), day(Shirt::made_at))).from(Shirt),
        ]
    );
}

#[derive(Table, Debug)]
#[table(without(PublicMember, columns(secret)))]
pub struct Member {
    #[column(primary_key)]
    pub id: i64,
    pub secret: String,
    #[column(timestamp = millis)]
    pub seen_at: chrono::NaiveDateTime,
}

alias!(pub Boss = Member);

#[test]
fn tables_without_columns() {
    snapshot!(
        "tables_without_columns",
        [
            select(PublicMember).from(Member),
            select((PublicMember.of(Boss), Member::id)).from(Member).cross_join(Boss),
            update(Member).set(Member::secret, "").all_rows().returning(PublicMember),
        ]
    );
}

#[test]
fn rows_as_values() {
    let shirts = |condition: Predicate<Shirt>| select(Shirt::id).from(Shirt).filter(condition);
    let pair = || row((Shirt::name, Shirt::id));
    let day = chrono::DateTime::UNIX_EPOCH;
    let parents = || select((Parent::note, Parent::id)).from(Parent);
    snapshot!(
        "rows_as_values",
        [
            shirts(pair().gt(("a", 1)).predicate()),
            shirts(
                pair().eq((Shirt::note, 1)).and(pair().ne(row((lower(Shirt::note), Shirt::id)))).predicate()
            ),
            shirts(row((Shirt::size, Shirt::color)).le((Size::Large, Color::Red)).predicate()),
            shirts(
                row((Shirt::price, Shirt::price * 2i32))
                    .lt((rust_decimal::Decimal::ONE, Shirt::price))
                    .predicate()
            ),
            shirts(row((Shirt::made_at, Shirt::made_at)).ge((Shirt::sold_at, day)).predicate()),
            shirts(row((concat((Shirt::name, "!")), val("b".to_owned()))).lt(("a", "b")).predicate()),
            shirts(pair().in_list([("a", 1), ("b", 2)]).predicate()),
            shirts(
                row((Shirt::price, Shirt::sold_at))
                    .not_in_list([(rust_decimal::Decimal::ONE, day)])
                    .predicate()
            ),
            shirts(pair().in_list([("", 1); 0]).or(pair().not_in_list([("", 1); 0])).predicate()),
            shirts(pair().in_query(parents()).predicate()),
            shirts(pair().not_in_query(parents().distinct_on(Parent::id).order_by(Parent::id)).predicate()),
            shirts(
                row((Shirt::price, Shirt::made_at))
                    .in_query(select((Parent::price, Parent::sold_at)).from(Parent))
                    .predicate()
            ),
        ]
    );
}
