//! How relations are told from what the structs say: `Self`, tables whose last names are the same, and names that lead elsewhere.

use super::*;

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    has_many(folders: Self::parent, files: File),
    many_to_many(linked: Self through Shortcut(origin, target))
)]
pub struct Folder {
    #[column(primary_key)]
    pub id: i64,
    #[column(references(Self::id))]
    pub parent_id: Option<i64>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(primary_key(origin_id, target_id))]
pub struct Shortcut {
    #[column(references(Folder::id))]
    pub origin_id: i64,
    #[column(references(Folder::id))]
    pub target_id: i64,
}

#[derive(Table, Debug, Clone, PartialEq)]
pub struct File {
    #[column(primary_key)]
    pub id: i64,
    #[column(references(Folder::id))]
    pub folder_id: i64,
    #[column(references(billing::Account::id, relation = payer))]
    pub payer_id: i64,
    #[column(references(auth::Account::id, relation = owner))]
    pub owner_id: i64,
}

mod billing {
    use squall::prelude::*;

    #[derive(Table, Debug, Clone, PartialEq)]
    #[table(name = "payers", has_many(files: super::File))]
    pub struct Account {
        #[column(primary_key)]
        pub id: i64,
    }
}

mod auth {
    use squall::prelude::*;

    #[derive(Table, Debug, Clone, PartialEq)]
    #[table(name = "owners", has_many(files: super::File, own: super::File::owner))]
    pub struct Account {
        #[column(primary_key)]
        pub id: i64,
    }
}

/// Paths that begin with the crate's name lead to the crate.
#[derive(Shape, Debug, PartialEq)]
#[shape(table = Folder)]
struct Listing {
    #[shape(value = squall::abs(Folder::id))]
    number: i64,
    #[shape(value = Folder::folders.select(Folder::id).order_by(Folder::id))]
    folders: Vec<i64>,
    #[shape(value = Folder::parent.select(Folder::id))]
    parent: Option<i64>,
    #[shape(value = Folder::files.order_by(File::id).with(File::owner))]
    files: Vec<(File, auth::Account)>,
}

async fn folders(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Folder, Shortcut, billing::Account, auth::Account, File]).await?;
    let folders = [(1, None), (2, Some(1)), (3, Some(1))];
    insert(Folder).values(folders.map(|(id, parent_id)| NewFolder { id, parent_id })).exec(&db).await?;
    insert(Shortcut).values(NewShortcut { origin_id: 2, target_id: 3 }).exec(&db).await?;
    insert(billing::Account::TABLE).values([7, 8].map(|id| billing::NewAccount { id })).exec(&db).await?;
    insert(auth::Account::TABLE).values([7, 8].map(|id| auth::NewAccount { id })).exec(&db).await?;
    let files = [(10, 1, 7, 8), (11, 1, 7, 7), (12, 3, 8, 7)];
    let file = |(id, folder_id, payer_id, owner_id)| NewFile { id, folder_id, payer_id, owner_id };
    insert(File).values(files.map(file)).exec(&db).await?;
    Ok(())
}

squall_testing::on_every_backend! {
    #![setup(folders)]

    /// parity: Relations | a table that refers to itself, as `Self` | same | same | equal
    async fn of_oneself(db: Db) -> squall::Result<()> {
        for strategy in STRATEGIES {
            let rows = Folder::query()
                .select(Folder::id)
                .with(Folder::folders.select(Folder::id).order_by(Folder::id))
                .with(Folder::parent.select(Folder::id))
                .with(Folder::linked.select(Folder::id))
                .order_by(Folder::id)
                .strategy(strategy)
                .all(&db)
                .await?;
            assert_eq!(rows, [(1, vec![2, 3], None, vec![]), (2, vec![], Some(1), vec![3]), (3, vec![], Some(1), vec![])]);
        }
        Ok(())
    }

    /// parity: Relations | two tables whose structs have one name, in two modules | same | same | equal
    async fn of_one_name(db: Db) -> squall::Result<()> {
        let paid = billing::Account::query().select(billing::Account::id).with(billing::Account::files.select(File::id).order_by(File::id));
        assert_eq!(paid.order_by(billing::Account::id).all(&db).await?, [(7, vec![10, 11]), (8, vec![12])]);
        for relation in [auth::Account::files, auth::Account::own] {
            let owned = auth::Account::query().select(auth::Account::id).with(relation.select(File::id).order_by(File::id));
            assert_eq!(owned.order_by(auth::Account::id).all(&db).await?, [(7, vec![11, 12]), (8, vec![10])]);
        }
        Ok(())
    }

    /// parity: Relations | fields of a struct of one's own: some columns of each row of a relation, and rows with what belongs to them | same | same | equal
    async fn fields(db: Db) -> squall::Result<()> {
        for strategy in STRATEGIES {
            let listings = Listing::query().order_by(Folder::id).strategy(strategy).all(&db).await?;
            let file = |id, folder_id, payer_id, owner_id| (File { id, folder_id, payer_id, owner_id }, auth::Account { id: owner_id });
            let listing = |number, folders: Vec<i64>, parent, files| Listing { number, folders, parent, files };
            assert_eq!(listings, [
                listing(1, vec![2, 3], None, vec![file(10, 1, 7, 8), file(11, 1, 7, 7)]),
                listing(2, vec![], Some(1), vec![]),
                listing(3, vec![], Some(1), vec![file(12, 3, 8, 7)]),
            ]);
        }
        Ok(())
    }

    /// Rows of a relation that are asked for in `if`s.
    async fn in_steps(db: Db) -> squall::Result<()> {
        for (least, expected) in [(None, vec![2, 3]), (Some(3), vec![3])] {
            let mut folders = Folder::folders.all_rows();
            if let Some(least) = least {
                folders = folders.filter(Folder::id.ge(least));
            }
            let (_, found) = Folder::query().with(folders.order_by(Folder::id)).filter(Folder::id.eq(1)).one(&db).await?;
            assert_eq!(found.iter().map(|folder| folder.id).collect::<Vec<_>>(), expected);
        }
        Ok(())
    }
}
