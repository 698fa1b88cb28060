//! How SQLite stores a UUID is not to be seen.

use squall::prelude::*;
use squall_testing::{Backend, on_every_backend};
use squall_tests::assert_fails;
use uuid::Uuid;

#[derive(DbType, Debug, Clone, Copy, PartialEq)]
pub struct DeviceId(Uuid);

#[derive(Table, Debug)]
pub struct Device {
    #[column(primary_key, uuid = blob)]
    pub id: DeviceId,
    #[column(uuid = blob)]
    pub bytes: Uuid,
    pub text: Option<Uuid>,
    pub list: Vec<Uuid>,
}

#[derive(Table, Debug)]
pub struct Reading {
    #[column(primary_key)]
    pub id: i32,
    #[column(references(Device::id))]
    pub device_id: DeviceId,
}

async fn devices(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Device]).await?;
    let [one, two] = [1, 2].map(Uuid::from_u128);
    let first = Device::new().id(DeviceId(one)).bytes(one).text(one).list(vec![one]);
    let second = Device::new().id(DeviceId(two)).bytes(two).text(one).list(vec![one, two]);
    let third = Device::new().id(DeviceId(Uuid::nil())).bytes(one).text(None).list(vec![]);
    insert(Device).values(first).exec(&db).await?;
    insert(Device).values(second).exec(&db).await?;
    insert(Device).values(third).exec(&db).await?;
    Ok(())
}

on_every_backend! {
    #![setup(devices)]

    /// parity: Types | UUID | a type | not there | equal: text, or with `uuid = blob` 16 bytes, which changes no answer
    async fn forms_meet(db: Db, backend: Backend) -> squall::Result<()> {
        let [nil, one, two] = [0, 1, 2].map(Uuid::from_u128);
        if backend != Backend::Postgres {
            let stored: (String, String) = sql!("SELECT typeof(bytes), typeof(text) FROM devices LIMIT 1").one(&db).await?;
            assert_eq!(stored, ("blob".to_owned(), "text".to_owned()));
        }
        let ids = select(Device::id).from(Device).order_by(Device::id);
        assert_eq!(ids.clone().filter(Device::bytes.eq(Device::text)).all(&db).await?, [DeviceId(one)]);
        assert_eq!(ids.clone().filter(Device::text.lt(Device::bytes)).all(&db).await?, [DeviceId(two)]);
        assert_eq!(ids.clone().filter(Device::bytes.eq(val(two))).all(&db).await?, [DeviceId(two)]);
        assert_eq!(ids.clone().filter(Device::text.in_list([one])).all(&db).await?, [DeviceId(one), DeviceId(two)]);
        assert_eq!(ids.clone().filter(eq_any(Device::bytes, Device::list)).all(&db).await?, [DeviceId(one), DeviceId(two)]);
        assert_eq!(ids.clone().filter(eq_any(Device::bytes, vec![two])).all(&db).await?, [DeviceId(two)]);
        assert_eq!(ids.filter(Device::id.eq(DeviceId(nil))).all(&db).await?, [DeviceId(nil)]);
        let either = select(coalesce(Device::text, Device::bytes)).from(Device).order_by(Device::id);
        assert_eq!(either.all(&db).await?, [one, one, one]);
        let ends = select((min(Device::bytes), max(Device::text), count_distinct(Device::bytes))).from(Device);
        assert_eq!(ends.one(&db).await?, (Some(one), Some(one), 2));
        let longer = update(Device).set(Device::list, array_append(Device::list, Device::bytes)).filter(Device::bytes.eq(two));
        assert_eq!(longer.returning(Device::list).one(&db).await?, [one, two, two]);
        let swap = update(Device).set(Device::bytes, coalesce(Device::text, nil)).set(Device::text, Device::bytes);
        swap.all_rows().exec(&db).await?;
        let swapped = select((Device::bytes, Device::text)).from(Device).order_by(Device::id);
        assert_eq!(swapped.all(&db).await?, [(nil, Some(one)), (one, Some(one)), (one, Some(two))]);
        assert_eq!(select(Device::id).from(Device).filter(Device::text.eq(two)).one(&db).await?, DeviceId(two));
        Ok(())
    }

    async fn keys_are_of_one_form(db: Db) {
        assert_fails(db.create_tables(&schema![Device, Reading]).await, "InvalidQuery");
    }
}
