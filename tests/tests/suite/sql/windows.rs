//! Window functions, FILTER, DISTINCT ON, groupings and locks, in both dialects.

use chrono::TimeDelta;
use squall::{
    postgres::{grouping, grouping_sets, rollup},
    prelude::*,
};

use super::{queries::*, snapshot};

#[test]
fn windows() {
    let shirts =
        || window().partition_by((Shirt::size, Shirt::price)).order_by((Shirt::color.desc(), Shirt::id));
    snapshot!(
        "window_functions",
        [
            select((row_number().over(shirts()), rank().over(window()), ntile(4).over(shirts()))).from(Shirt),
            select(lag(Shirt::made_at).offset(2).default(Shirt::sold_at).over(shirts())).from(Shirt),
            select((nth_value(Shirt::name, 2).over(shirts()), last_value(Shirt::price).over(shirts())))
                .from(Shirt),
            select((
                count_all().over(window()),
                sum(Shirt::weight).over(shirts()),
                avg(Shirt::stock).over(shirts())
            ))
            .from(Shirt),
            select((
                min(Shirt::size).over(window()),
                max(Shirt::price).over(shirts()),
                bool_and(Shirt::on_sale).over(window())
            ))
            .from(Shirt),
            select(sum(Shirt::stock).filter(Shirt::on_sale).over(window().order_by(Shirt::name))).from(Shirt),
            select(Shirt::id)
                .from(Shirt)
                .order_by(rank().over(window().order_by(Shirt::price).named("by price"))),
            select((rank().over(shirts().named("w")), sum(count_all()).over(window())))
                .from(Shirt)
                .group_by(Shirt::id),
        ]
    );
}

#[test]
fn frames() {
    let ids = || window().order_by(Shirt::id);
    let sum_over = |window| select(sum(Shirt::stock).over(window)).from(Shirt);
    snapshot!(
        "frames",
        [
            sum_over(ids().rows_between(preceding(2), current_row()).exclude_current_row()),
            sum_over(ids().groups_between(unbounded_preceding(), following(1)).exclude_ties()),
            sum_over(ids().range_between(preceding(10), unbounded_following()).exclude_group()),
            select(
                count_all().over(
                    window()
                        .order_by(Shirt::made_at)
                        .range_between(preceding(TimeDelta::hours(1)), current_row())
                )
            )
            .from(Shirt),
            select(
                count_all().over(
                    window()
                        .order_by(Shirt::sold_at.desc())
                        .range_between(current_row(), following(TimeDelta::days(1)))
                )
            )
            .from(Shirt),
            sum_over(ids().rows_between(following(1), current_row())),
        ]
    );
}

#[test]
fn first_rows_and_groupings() {
    let first = || select((Shirt, Shirt::price + 1)).from(Shirt).distinct_on((Shirt::size, Shirt::price));
    snapshot!(
        "distinct_on",
        [
            first().order_by((Shirt::price.desc(), Shirt::size, Shirt::name)).limit(3),
            first().order_by(Shirt::size),
            select((Shirt::size, Shirt::color, count_all(), grouping(Shirt::size)))
                .from(Shirt)
                .group_by((Shirt::id, rollup((Shirt::size, (Shirt::color, Shirt::stock + 1)))))
                .order_by(Shirt::stock + 1),
            select(count_all()).from(Shirt).group_by(grouping_sets((
                Shirt::size,
                (Shirt::size, Shirt::color),
                ()
            ))),
            select((count_all().filter(Shirt::on_sale), avg(Shirt::price).filter(Shirt::stock.gt(1))))
                .from(Shirt),
            select(string_agg(Shirt::name, ", ", Shirt::id).filter(Shirt::on_sale)).from(Shirt),
        ]
    );
}

#[test]
fn locks() {
    let parents =
        || select((Shirt::id, Parent::id)).from(Shirt).left_join(Parent, Parent::id.eq(Shirt::parent_id));
    snapshot!(
        "locks",
        [
            select(Shirt::id).from(Shirt).order_by(Shirt::id).limit(1).for_update().skip_locked(),
            parents().for_no_key_update().of(Shirt).for_share().of(Shirt).nowait(),
            select(Parent::id).from(Parent).for_key_share().of(Parent),
            parents().for_update(),
            select(Shirt::id).from(Shirt).filter(
                Shirt::id.in_query(select(Parent::id).from(Parent).limit(1).for_update().skip_locked())
            ),
        ]
    );
}
