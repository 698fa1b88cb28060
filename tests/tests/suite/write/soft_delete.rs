//! Tables whose rows stay when they are deleted.

use chrono::{DateTime, NaiveDateTime, Utc};
use squall::prelude::*;
use squall_testing::on_every_backend;
use squall_tests::{assert_fails, assert_violates};

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    soft_delete = deleted_at,
    index(columns(email), name = "members_email_idx", unique, where = Member::deleted_at.is_null()),
    patch(derive(Debug, Clone)),
)]
pub struct Member {
    #[column(primary_key)]
    pub id: i32,
    pub email: String,
    #[column(references(Member::id, on_delete = cascade))]
    pub boss_id: Option<i32>,
    #[column(timestamp = millis)]
    pub deleted_at: Option<DateTime<Utc>>,
    #[column(default = now(), on_update = now())]
    pub changed_at: NaiveDateTime,
    #[column(version)]
    pub version: i32,
}

/// Without a primary key, in a schema.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(schema = "club", soft_delete = gone)]
pub struct Note {
    #[column(references(Member::id, on_delete = cascade))]
    pub member_id: i32,
    pub text: String,
    pub gone: Option<NaiveDateTime>,
}

/// Whose rows go.
#[derive(Table, Debug, Clone, PartialEq)]
pub struct Desk {
    #[column(primary_key)]
    pub id: i32,
    pub member_id: Option<i32>,
}

alias!(Boss = Member);

const AT: &str = "2024-01-01T00:00:00Z";

fn at() -> DateTime<Utc> {
    AT.parse().unwrap()
}

/// Members 1 to 5, of whom 2 and 4 are deleted; their notes; desks of 1, 2, a member that never was, and nobody.
async fn club(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Member, Note, Desk]).await?;
    let members =
        [(1, None, false), (2, Some(1), true), (3, Some(2), false), (4, None, true), (5, Some(1), false)];
    let members = members.map(|(id, boss, gone)| {
        let member = Member::new().id(id).email(format!("{id}@x")).boss_id(boss);
        member.changed_at(at().naive_utc()).deleted_at(gone.then(at))
    });
    insert(Member).values(members).exec(&db).await?;
    let notes = [(1, "a", false), (1, "b", true), (2, "c", false), (3, "d", true), (5, "e", false)];
    let notes = notes.map(|(member, text, gone)| {
        Note::new().member_id(member).text(text).gone(gone.then(|| at().naive_utc()))
    });
    insert(Note).values(notes).exec(&db).await?;
    let desks = [(1, Some(1)), (2, Some(2)), (3, Some(9)), (4, None)];
    insert(Desk).values(desks.map(|(id, member)| Desk::new().id(id).member_id(member))).exec(&db).await?;
    Ok(())
}

async fn living(db: &Db) -> Vec<i32> {
    select(Member::id).from(Member).order_by(Member::id).all(db).await.unwrap()
}

/// Those that are there, and whether they are deleted.
async fn stored(db: &Db) -> Vec<(i32, bool)> {
    let rows = select((Member::id, Member::deleted_at.is_not_null())).from(Member.with_deleted());
    rows.order_by(Member::id).all(db).await.unwrap()
}

on_every_backend! {
    #![setup(club)]

    /// parity: Writes | `#[table(soft_delete = ..)]` | by hand | by hand | equal: DELETE sets the column, and no query sees the row
    async fn deleting_marks(db: Db) -> squall::Result<()> {
        let before = select(now()).one(&db).await?;
        assert_eq!(delete(Member).filter(Member::id.le(3)).exec(&db).await?, 2);
        assert_eq!(living(&db).await, [5]);
        assert_eq!(stored(&db).await, [(1, true), (2, true), (3, true), (4, true), (5, false)]);
        let row = select(Member).from(Member.with_deleted()).filter(Member::id.eq(1)).one(&db).await?;
        let after = select(now()).one(&db).await?;
        // In milliseconds.
        let deleted = row.deleted_at.unwrap();
        assert!(deleted.timestamp_millis() >= before.timestamp_millis() && deleted <= after, "{before} {deleted} {after}");
        assert!(row.changed_at >= before.naive_utc() && row.version == 2);
        // One that is deleted already keeps its time.
        let kept = select(Member::deleted_at).from(Member.with_deleted()).filter(Member::id.eq(2)).one(&db).await?;
        assert_eq!(kept, Some(at()));
        assert_eq!(delete(Member).filter(Member::id.eq(2)).exec(&db).await?, 0);
        assert_eq!(delete(Member).all_rows().exec(&db).await?, 1);
        assert_eq!(living(&db).await, [0; 0]);
        Ok(())
    }

    async fn what_a_delete_returns_is_the_row_as_it_is_now(db: Db) -> squall::Result<()> {
        let row = delete(Member).filter(Member::id.eq(1)).version(1).returning(Member).one(&db).await?;
        assert!(row.deleted_at.is_some() && row.version == 2);
        let again = delete(Member).filter(Member::id.eq(1)).version(2).exec(&db).await;
        assert_fails(again, "StaleRow");
        let stale = delete(Member).filter(Member::id.eq(3)).version(7).exec(&db).await;
        assert_fails(stale, "StaleRow");
        assert_fails(delete(Member).filter(None::<Predicate<Member>>).exec(&db).await, "InvalidQuery");
        assert_eq!(living(&db).await, [3, 5]);
        Ok(())
    }

    async fn deleting_forever_and_restoring(db: Db) -> squall::Result<()> {
        // Of those that are seen.
        assert_eq!(delete(Note).forever().all_rows().exec(&db).await?, 3);
        assert_eq!(delete(Member).forever().filter(Member::id.ge(4)).exec(&db).await?, 1);
        assert_eq!(stored(&db).await, [(1, false), (2, true), (3, false), (4, true)]);
        let purged = delete(Member.with_deleted()).forever().filter(Member::deleted_at.le(at()));
        // The foreign key does what it says: 3 goes with 2.
        assert_eq!(purged.returning(Member::id).all(&db).await?.len(), 2);
        assert_eq!(stored(&db).await, [(1, false)]);
        let deleted = delete(Member).filter(Member::id.eq(1)).exec(&db).await?;
        assert_eq!((deleted, living(&db).await.len()), (1, 0));
        let restored = update(Member).set(Member::deleted_at, None).filter(Member::id.eq(1)).exec(&db).await?;
        assert_eq!(restored, 0);
        let restored = update(Member.with_deleted()).set(Member::deleted_at, None).filter(Member::id.eq(1));
        assert_eq!(restored.returning(Member::version).all(&db).await?, [3]);
        assert_eq!(living(&db).await, [1]);
        Ok(())
    }

    async fn a_foreign_key_fires_for_rows_that_go(db: Db) -> squall::Result<()> {
        delete(Member).filter(Member::id.eq(1)).exec(&db).await?;
        let notes = select(Note::text).from(Note.with_deleted()).filter(Note::member_id.eq(1)).order_by(Note::text);
        assert_eq!(notes.clone().all(&db).await?, ["a", "b"]);
        delete(Member.with_deleted()).forever().filter(Member::id.eq(1)).exec(&db).await?;
        assert_eq!(notes.all(&db).await?, [""; 0]);
        Ok(())
    }

    async fn updates_see_living_rows(db: Db) -> squall::Result<()> {
        assert_eq!(update(Member).set(Member::email, "z").filter(Member::id.in_list([2, 3])).exec(&db).await?, 1);
        assert_eq!(update(Note).set(Note::text, "z").all_rows().exec(&db).await?, 3);
        let patch = |email: &str| MemberPatch { email: Some(email.into()), ..Default::default() };
        let rows = || [(1, patch("p")), (2, patch("q")), (3, patch("r"))];
        assert_eq!(update(Member).rows(Member::id, rows()).exec(&db).await?, 2);
        assert_eq!(update(Member.with_deleted()).rows(Member::id, rows()).exec(&db).await?, 3);
        // A joined table, too: that of note "c" is deleted.
        let change = update(Note).from(Member).set(Note::text, Member::email).filter(Note::member_id.eq(Member::id));
        let mut texts = change.returning(Note::text).all(&db).await?;
        texts.sort_unstable();
        assert_eq!(texts, ["5@x", "p"]);
        let change = update(Note).from(Member.with_deleted()).set(Note::text, Member::email);
        assert_eq!(change.filter(Note::member_id.eq(Member::id)).exec(&db).await?, 3);
        Ok(())
    }

    async fn deleting_by_joined_tables(db: Db) -> squall::Result<()> {
        // By notes that are not deleted: 5 has one, 3 has none, and 1 has two of which one is.
        let noted = delete(Member).using(Note).filter(Note::member_id.eq(Member::id).and(Member::id.ne(1)));
        let rows = noted.returning((Member::id, Member::deleted_at.is_not_null())).all(&db).await?;
        assert_eq!(rows, [(5, true)]);
        let noted = delete(Member).using(Note.with_deleted()).using(Desk);
        let noted = noted.filter(Note::member_id.eq(Member::id).and(Desk::id.eq(Member::id)));
        assert!(noted.clone().filter(Member::id.eq(3)).version(9).exec(&db).await.is_err());
        assert_eq!(noted.exec(&db).await?, 2);
        // Of a table that has no key; the rows of the other go.
        let notes = delete(Note).using(Boss.with_deleted()).filter(Note::member_id.eq(Boss::id));
        assert_eq!(notes.exec(&db).await?, 3);
        let desks = delete(Desk).using(Member).filter(Desk::member_id.eq(Member::id));
        assert_eq!(desks.exec(&db).await?, 0);
        let desks = delete(Desk).using(Member.with_deleted()).filter(Desk::member_id.eq(Member::id));
        assert_eq!(desks.exec(&db).await?, 2);
        let forever = delete(Note.with_deleted()).forever().using(Member.with_deleted());
        assert_eq!(forever.filter(Note::member_id.eq(Member::id).and(Member::id.lt(3))).exec(&db).await?, 3);
        Ok(())
    }

    /// parity: Queries | deleted rows of `#[table(soft_delete = ..)]` | by hand | by hand | equal: left out before the join, of whatever kind
    async fn joins(db: Db) -> squall::Result<()> {
        let inner = select((Desk::id, Member::id)).from(Desk).inner_join(Member, Desk::member_id.eq(Member::id));
        assert_eq!(inner.order_by(Desk::id).all(&db).await?, [(1, 1)]);
        let left = select((Desk::id, Member::id)).from(Desk).left_join(Member, Desk::member_id.eq(Member::id));
        assert_eq!(left.order_by(Desk::id).all(&db).await?, [(1, Some(1)), (2, None), (3, None), (4, None)]);
        let right = select((Member::id, Desk::id)).from(Member).right_join(Desk, Desk::member_id.eq(Member::id));
        assert_eq!(right.order_by(Desk::id).all(&db).await?, [(Some(1), 1), (None, 2), (None, 3), (None, 4)]);
        // The joined table of a right join is kept, but for its deleted rows.
        let right = select((Desk::id, Member::id)).from(Desk).right_join(Member, Desk::member_id.eq(Member::id));
        assert_eq!(right.order_by(Member::id).all(&db).await?, [(Some(1), 1), (None, 3), (None, 5)]);
        let full = select((Desk::id, Member::id)).from(Desk).full_join(Member, Desk::member_id.eq(Member::id));
        let full = full.order_by((Desk::id, Member::id));
        let pairs =
            [(Some(1), Some(1)), (Some(2), None), (Some(3), None), (Some(4), None), (None, Some(3)), (None, Some(5))];
        assert_eq!(full.all(&db).await?, pairs);
        let full = select((Desk::id, Member::id)).from(Member).full_join(Desk, Desk::member_id.eq(Member::id));
        assert_eq!(full.order_by((Desk::id, Member::id)).all(&db).await?, pairs);
        let cross = select(count_all()).from(Desk).cross_join(Member).one(&db).await?;
        assert_eq!(cross, 12);
        let seen = select((Desk::id, Member::id)).from(Desk).left_join(Member.with_deleted(), Desk::member_id.eq(Member::id));
        assert_eq!(seen.order_by(Desk::id).all(&db).await?[1], (2, Some(2)));
        Ok(())
    }

    async fn joins_one_after_another(db: Db) -> squall::Result<()> {
        // 2 is 3's boss, and deleted.
        let bosses = select((Member::id, Boss::id)).from(Member).left_join(Boss, Member::boss_id.eq(Boss::id));
        assert_eq!(bosses.order_by(Member::id).all(&db).await?, [(1, None), (3, None), (5, Some(1))]);
        let bosses = select((Member::id, Boss::id)).from(Member).inner_join(Boss.with_deleted(), Member::boss_id.eq(Boss::id));
        assert_eq!(bosses.order_by(Member::id).all(&db).await?, [(3, 2), (5, 1)]);
        // What an earlier join would have kept or left out, a later right or full join does not bring back.
        let rows = select((Member::id, Note::text, Desk::id))
            .from(Member)
            .left_join(Note, Note::member_id.eq(Member::id))
            .right_join(Desk, Desk::member_id.eq(Member::id))
            .order_by(Desk::id);
        let a = Some("a".to_owned());
        assert_eq!(rows.all(&db).await?, [(Some(1), a.clone(), 1), (None, None, 2), (None, None, 3), (None, None, 4)]);
        let rows = select((Member::id, Boss::id, Desk::id))
            .from(Member)
            .cross_join(Boss)
            .right_join(Desk, Desk::member_id.eq(Member::id).and(Boss::id.gt(Member::id)))
            .order_by((Desk::id, Boss::id));
        let expected = [(Some(1), Some(3), 1), (Some(1), Some(5), 1), (None, None, 2), (None, None, 3), (None, None, 4)];
        assert_eq!(rows.all(&db).await?, expected);
        let rows = select((Desk::id, Member::id, Note::text))
            .from(Desk)
            .full_join(Member, Desk::member_id.eq(Member::id))
            .full_join(Note, Note::member_id.eq(Member::id))
            .order_by((Desk::id, Member::id, Note::text));
        let text = |text: &str| Some(text.to_owned());
        let expected = [
            (Some(1), Some(1), a),
            (Some(2), None, None),
            (Some(3), None, None),
            (Some(4), None, None),
            (None, Some(3), None),
            (None, Some(5), text("e")),
            // Of a member that is deleted.
            (None, None, text("c")),
        ];
        assert_eq!(rows.all(&db).await?, expected);
        Ok(())
    }

    async fn queries_of_every_kind(db: Db) -> squall::Result<()> {
        assert_eq!(Member::find(2).optional(&db).await?, None);
        assert_eq!(Member::find(3).one(&db).await?.id, 3);
        assert_eq!(select(Member).from(Member).count(&db).await?, 3);
        assert!(!select(Member).from(Member).filter(Member::by_key(4)).exists(&db).await?);
        assert!(select(Member).from(Member.with_deleted()).filter(Member::by_key(4)).exists(&db).await?);
        let with_desk = select(Desk::id).from(Desk).filter(Desk::member_id.in_query(select(Member::id).from(Member)));
        assert_eq!(with_desk.all(&db).await?, [1]);
        let noted = exists(select(Note).correlate(Member).from(Note).filter(Note::member_id.eq(Member::id)));
        let noted = select(Member::id).from(Member).filter(noted).order_by(Member::id);
        assert_eq!(noted.all(&db).await?, [1, 5]);
        let members = select(Member).from(Member).subquery();
        assert_eq!(select(Member::id).from(members).order_by(Member::id).all(&db).await?, [1, 3, 5]);
        let of_all = select(Member).from(Member.with_deleted()).subquery();
        assert_eq!(select(count_all()).from(of_all).one(&db).await?, 5);
        let both = select(Member::id).from(Member).union_all(select(Boss::id).from(Boss.with_deleted()));
        assert_eq!(both.count(&db).await?, 8);
        let by_id = prepare(|id: Param<i32>| select(Member::email).from(Member).filter(Member::id.eq(id)));
        assert_eq!((by_id.optional(&db, (2,)).await?, by_id.all(&db, (3,)).await?.len()), (None, 1));
        let remove = prepare(|id: Param<i32>| delete(Member).filter(Member::id.eq(id)));
        assert_eq!((remove.exec(&db, (2,)).await?, remove.exec(&db, (3,)).await?), (0, 1));
        let copied = insert(Desk).from_select((Desk::id, Desk::member_id), select((Member::id + 10, Member::id)).from(Member));
        assert_eq!(copied.exec(&db).await?, 2);
        let page = select(Member::id).from(Member).order_by(Member::id).page(1, 1).fetch(&db).await?;
        assert_eq!((page.rows, page.total), (vec![1], 2));
        Ok(())
    }

    async fn a_key_that_is_free_again(db: Db) -> squall::Result<()> {
        let row = |id: i32, email: &str| Member::new().id(id).email(email);
        // That of a deleted row; that of a living one is not.
        assert_eq!(insert(Member).values(row(6, "2@x")).exec(&db).await?, 1);
        let taken = insert(Member).values(row(7, "1@x")).exec(&db).await;
        assert_violates(taken, squall::ConstraintKind::Unique, "members", &["email"], Some("members_email_idx"));
        let upsert = || {
            insert(Member).values(row(8, "5@x").boss_id(1)).on_conflict(Member::email).target_where(Member::deleted_at.is_null())
        };
        assert_eq!(upsert().do_update_all().exec(&db).await?, 1);
        assert_eq!(stored(&db).await.len(), 6);
        // By the primary key, a deleted row is in the way, and stays deleted.
        insert(Member).values(row(2, "new")).on_conflict(Member::id).do_update().set(Member::email, "new").exec(&db).await?;
        assert!(!living(&db).await.contains(&2));
        Ok(())
    }
}
