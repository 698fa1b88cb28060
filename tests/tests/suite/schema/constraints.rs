//! Unique constraints, indexes and checks.

use squall::{ConstraintKind, prelude::*};
use squall_testing::on_every_backend;
use squall_tests::assert_violates;

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "members",
    unique(columns(org, name)),
    unique(columns(badge, org), name = "one badge per org"),
    index(columns(org, age)),
    index(columns(email), unique, where = Member::left.eq(false)),
    index(columns(age, name), unique, name = "age and name"),
    check(name = "age of adults", condition = Member::org.ne("adults").or(Member::age.ge(18)))
)]
pub struct Member {
    #[column(primary_key)]
    pub id: i32,
    #[column(index)]
    pub org: String,
    pub name: String,
    pub badge: Option<i32>,
    #[column(check = Member::age.between(0, 150))]
    pub age: i32,
    #[column(unique)]
    pub phone: Option<String>,
    pub email: String,
    #[column(default = false)]
    pub left: bool,
}

async fn members(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Member]).await?;
    insert(Member).values(member(1, "Ann")).exec(&db).await?;
    Ok(())
}

fn member(id: i32, name: &str) -> NewMember {
    NewMember {
        id,
        org: "kids".into(),
        name: name.into(),
        badge: None,
        age: id,
        phone: None,
        email: format!("{name}@example.com"),
        left: None,
    }
}

async fn refused(db: &Db, row: NewMember, kind: ConstraintKind, columns: &[&str], constraint: &str) {
    let before = select(count_all()).from(Member).one(db).await.unwrap();
    let result = insert(Member).values([member(77, "Zoe"), row]).exec(db).await;
    assert_violates(result, kind, "members", columns, Some(constraint));
    assert_eq!(select(count_all()).from(Member).one(db).await.unwrap(), before);
}

on_every_backend! {
    #![setup(members)]

    async fn unique_constraints(db: Db) -> squall::Result<()> {
        use ConstraintKind::Unique;
        refused(&db, member(1, "Bob"), Unique, &["id"], "members_pkey").await;
        refused(
            &db,
            NewMember { email: "x".into(), ..member(2, "Ann") },
            Unique,
            &["org", "name"],
            "members_org_name_key",
        )
        .await;
        let badge = |id, name| NewMember { badge: Some(5), ..member(id, name) };
        insert(Member).values(badge(3, "Cy")).exec(&db).await?;
        refused(&db, badge(4, "Di"), Unique, &["badge", "org"], "one badge per org").await;
        let phone = |id, name| NewMember { phone: Some("110".into()), ..member(id, name) };
        insert(Member).values(phone(5, "Ed")).exec(&db).await?;
        refused(&db, phone(6, "Flo"), Unique, &["phone"], "members_phone_key").await;
        // NULLs are all different.
        insert(Member).values([member(7, "Gus"), member(8, "Hal")]).exec(&db).await?;
        Ok(())
    }

    async fn unique_indexes(db: Db) -> squall::Result<()> {
        use ConstraintKind::Unique;
        let other_org = NewMember { org: "club".into(), age: 1, ..member(2, "Ann") };
        let same_age = NewMember { email: "x".into(), ..other_org };
        refused(&db, same_age, Unique, &["age", "name"], "age and name").await;
        let same_email = |id, name| NewMember { email: "Ann@example.com".into(), ..member(id, name) };
        refused(&db, same_email(2, "Bob"), Unique, &["email"], "members_email_idx").await;
        // Those who left are not in the index.
        let gone = NewMember { left: Some(true), ..same_email(3, "Cy") };
        insert(Member)
            .values([gone, NewMember { left: Some(true), ..same_email(4, "Di") }])
            .exec(&db)
            .await?;
        let back = update(Member).set(Member::left, false).filter(Member::id.eq(3)).exec(&db).await;
        assert_violates(back, Unique, "members", &["email"], Some("members_email_idx"));
        Ok(())
    }

    async fn checks(db: Db) -> squall::Result<()> {
        use ConstraintKind::Check;
        for age in [-1, 151] {
            refused(&db, NewMember { age, ..member(2, "Bob") }, Check, &["age"], "members_age_check").await;
        }
        let young = NewMember { org: "adults".into(), age: 17, ..member(2, "Bob") };
        refused(&db, young, Check, &["org", "age"], "age of adults").await;
        let older = update(Member).set(Member::age, Member::age + 150).all_rows().exec(&db).await;
        assert_violates(older, Check, "members", &["age"], Some("members_age_check"));
        let adult = NewMember { org: "adults".into(), age: 18, ..member(2, "Bob") };
        assert_eq!(
            insert(Member).values([adult, NewMember { age: 150, ..member(3, "Cy") }]).exec(&db).await?,
            2
        );
        Ok(())
    }

    async fn a_duplicate_within_one_statement(db: Db) -> squall::Result<()> {
        let twice =
            insert(Member).values([member(2, "Bob"), member(3, "Cy"), member(2, "Di")]).exec(&db).await;
        assert_violates(twice, ConstraintKind::Unique, "members", &["id"], Some("members_pkey"));
        let all_one = update(Member).set(Member::name, "Ann").all_rows().exec(&db).await?;
        assert_eq!(all_one, 1);
        insert(Member).values(member(2, "Bob")).exec(&db).await?;
        let all_one = update(Member).set(Member::name, "Ann").all_rows().exec(&db).await;
        assert_violates(
            all_one,
            ConstraintKind::Unique,
            "members",
            &["org", "name"],
            Some("members_org_name_key"),
        );
        Ok(())
    }
}
