//! Foreign keys that are looked at when the transaction ends.

use squall::{ConstraintKind, prelude::*};
use squall_testing::on_every_backend;
use squall_tests::assert_violates;

#[derive(Table, Debug, Clone, PartialEq)]
pub struct Chapter {
    #[column(primary_key)]
    pub id: i32,
    #[column(references(Page::id, deferrable))]
    pub first_page: i32,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(foreign_key(columns(chapter), references(Chapter::id), name = "page_of_chapter", deferrable))]
pub struct Page {
    #[column(primary_key)]
    pub id: i32,
    pub chapter: i32,
}

async fn book(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Chapter, Page]).await
}

fn chapter() -> NewChapter {
    NewChapter { id: 1, first_page: 10 }
}

fn page(id: i32, chapter: i32) -> NewPage {
    NewPage { id, chapter }
}

on_every_backend! {
    #![setup(book)]

    /// parity: Schema | deferrable foreign keys | DEFERRABLE INITIALLY DEFERRED | same, and no word of which one was violated |
    /// equal: `deferrable`; commit answers with the violated constraint
    async fn two_rows_that_need_each_other(db: Db) -> squall::Result<()> {
        db.transaction(async |tx| {
            insert(Chapter).values(chapter()).exec(tx).await?;
            insert(Page).values(page(10, 1)).exec(tx).await
        })
        .await?;
        assert_eq!(select(Page::id).from(Page).inner_join(Chapter, Page::chapter.eq(Chapter::id)).all(&db).await?, [10]);
        Ok(())
    }

    async fn what_is_missing_in_the_end_is_an_error(db: Db) -> squall::Result<()> {
        let result = db
            .transaction(async |tx| {
                insert(Chapter).values(chapter()).exec(tx).await?;
                // It is not looked at yet.
                insert(Page).values(page(11, 1)).exec(tx).await
            })
            .await;
        assert_violates(result, ConstraintKind::ForeignKey, "chapters", &["first_page"], Some("chapters_first_page_fkey"));
        assert_eq!(select(count_all()).from(Chapter).one(&db).await?, 0);
        assert_eq!(select(count_all()).from(Page).one(&db).await?, 0);
        Ok(())
    }

    async fn a_statement_by_itself_is_a_transaction(db: Db) -> squall::Result<()> {
        let result = insert(Page).values(page(1, 7)).exec(&db).await;
        assert_violates(result, ConstraintKind::ForeignKey, "pages", &["chapter"], Some("page_of_chapter"));
        Ok(())
    }
}
