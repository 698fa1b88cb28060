//! Rows by their primary key.

use squall_testing::on_every_backend;
use squall_tests::assert_fails;
use uuid::Uuid;

use super::*;

#[derive(Table, Debug, Clone, PartialEq)]
#[table(primary_key(shelf, code))]
pub struct Slot {
    #[column(max_length = 3)]
    pub code: String,
    pub shelf: i16,
    pub note: Option<String>,
}

#[derive(DbType, Debug, Clone, PartialEq)]
pub struct Token(String);

#[derive(Table, Debug, Clone, PartialEq)]
pub struct Session {
    #[column(primary_key)]
    pub token: Token,
    pub stage: Stage,
}

#[derive(Table, Debug, Clone, PartialEq)]
pub struct Asset {
    #[column(primary_key, uuid = blob)]
    pub id: Uuid,
}

async fn slots(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Slot, Session, Asset, Writer]).await?;
    let slot = |shelf, code: &str, note: Option<&str>| NewSlot {
        code: code.into(),
        shelf,
        note: note.map(Into::into),
    };
    insert(Slot)
        .values([slot(1, "a", Some("first")), slot(1, "b", None), slot(2, "a", None)])
        .exec(&db)
        .await?;
    insert(Session).values(Session::new().token(Token("t1".into())).stage(Stage::Done)).exec(&db).await?;
    insert(Asset).values(Asset::new().id(Uuid::from_u128(7))).exec(&db).await?;
    insert(Writer).values(Writer::new().name("Ann")).exec(&db).await?;
    Ok(())
}

async fn load<T: Keyed>(db: &Db, key: T::Key) -> squall::Result<Option<T>> {
    T::find(key).optional(db).await
}

on_every_backend! {
    #![setup(slots)]

    async fn of_one_column(db: Db) -> squall::Result<()> {
        let ann = Writer::find(1).one(&db).await?;
        assert_eq!(ann.name, "Ann");
        assert_eq!(Writer::find(2).optional(&db).await?, None);
        assert_fails(Writer::find(2).one(&db).await, "NotFound");
        assert_eq!(Session::find(Token("t1".into())).one(&db).await?.stage, Stage::Done);
        let id = Uuid::from_u128(7);
        assert_eq!(Asset::find(id).one(&db).await?.id, id);
        assert!(Writer::find(1).exists(&db).await?);
        Ok(())
    }

    async fn of_several_columns(db: Db) -> squall::Result<()> {
        // In the order of the key, which is not that of the fields.
        assert_eq!(Slot::find((1, "a")).one(&db).await?.note.as_deref(), Some("first"));
        assert_eq!(Slot::find((2, "a".to_owned())).one(&db).await?.shelf, 2);
        assert_eq!(Slot::find((2, "b")).optional(&db).await?, None);
        // Longer than the column takes: there is no such row.
        assert_eq!(Slot::find((2, "abcd")).optional(&db).await?, None);
        Ok(())
    }

    async fn in_other_statements(db: Db) -> squall::Result<()> {
        let changed = update(Slot).set(Slot::note, "new").filter(Slot::by_key((1, "b"))).exec(&db).await?;
        assert_eq!(changed, 1);
        let keys = [(1, "b"), (2, "a"), (9, "z")];
        let found = select((Slot::shelf, Slot::note)).from(Slot).filter(any_of(keys.map(Slot::by_key)));
        assert_eq!(found.order_by(Slot::shelf).all(&db).await?, [(1, Some("new".to_owned())), (2, None)]);
        assert_eq!(delete(Slot).filter(Slot::by_key((1, "a"))).exec(&db).await?, 1);
        assert_eq!(select(Slot).from(Slot).count(&db).await?, 2);
        Ok(())
    }

    async fn of_any_table(db: Db) -> squall::Result<()> {
        assert!(load::<Writer>(&db, 1).await?.is_some());
        assert!(load::<Slot>(&db, (2, "a".to_owned())).await?.is_some());
        assert!(load::<Asset>(&db, Uuid::nil()).await?.is_none());
        Ok(())
    }
}
