//! Nested rows with SeaORM: `LoaderTrait::load_many`.

use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbErr, EntityTrait, LoaderTrait,
    QueryFilter, QueryOrder, entity::ColumnTrait,
};

use crate::{
    library::Library,
    pairs::Failure,
    tables::{SQLITE, statements},
};

mod author {
    use sea_orm::entity::prelude::*;
    use serde::Serialize;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, Serialize)]
    #[sea_orm(table_name = "authors")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) id: i64,
        pub(crate) name: String,
        pub(crate) email: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {
        #[sea_orm(has_many = "super::post::Entity")]
        Post,
    }

    impl Related<super::post::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Post.def()
        }
    }

    impl ActiveModelBehavior for ActiveModel {}
}

mod post {
    use sea_orm::entity::prelude::*;
    use serde::Serialize;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, Serialize)]
    #[sea_orm(table_name = "posts")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) id: i64,
        pub(crate) author_id: i64,
        pub(crate) title: String,
        pub(crate) stars: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {
        #[sea_orm(
            belongs_to = "super::author::Entity",
            from = "Column::AuthorId",
            to = "super::author::Column::Id"
        )]
        Author,
        #[sea_orm(has_many = "super::comment::Entity")]
        Comment,
    }

    impl Related<super::author::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Author.def()
        }
    }

    impl Related<super::comment::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Comment.def()
        }
    }

    impl ActiveModelBehavior for ActiveModel {}
}

mod comment {
    use sea_orm::entity::prelude::*;
    use serde::Serialize;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, Serialize)]
    #[sea_orm(table_name = "comments")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) id: i64,
        pub(crate) post_id: i64,
        pub(crate) body: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {
        #[sea_orm(
            belongs_to = "super::post::Entity",
            from = "Column::PostId",
            to = "super::post::Column::Id"
        )]
        Post,
    }

    impl Related<super::post::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Post.def()
        }
    }

    impl ActiveModelBehavior for ActiveModel {}
}

type WithComments = Vec<(author::Model, Vec<(post::Model, Vec<comment::Model>)>)>;

pub(crate) struct SeaOrm(DatabaseConnection);

impl SeaOrm {
    pub(crate) async fn sqlite() -> Result<Self, Failure> {
        let db = Self::postgres("sqlite::memory:").await?;
        for statement in statements(SQLITE) {
            db.0.execute_unprepared(&statement).await?;
        }
        Ok(db)
    }

    /// One connection, as the others have, with neither a log nor a look at it before each use.
    pub(crate) async fn postgres(url: &str) -> Result<Self, Failure> {
        let mut options = ConnectOptions::new(url);
        options.min_connections(1).max_connections(1).sqlx_logging(false).test_before_acquire(false);
        Ok(Self(Database::connect(options).await?))
    }

    async fn authors_and_posts(
        &self,
        first: i64,
        last: i64,
    ) -> Result<(Vec<author::Model>, Vec<Vec<post::Model>>), DbErr> {
        let authors = author::Entity::find()
            .filter(author::Column::Id.between(first, last))
            .order_by_asc(author::Column::Id)
            .all(&self.0)
            .await?;
        let posts = self.posts_of(&authors).await?;
        Ok((authors, posts))
    }

    async fn posts_of(&self, authors: &[author::Model]) -> Result<Vec<Vec<post::Model>>, DbErr> {
        authors.load_many(post::Entity::find().order_by_asc(post::Column::Id), &self.0).await
    }

    async fn with_comments(
        &self,
        authors: Vec<author::Model>,
        posts: Vec<Vec<post::Model>>,
    ) -> Result<WithComments, DbErr> {
        let counts: Vec<usize> = posts.iter().map(Vec::len).collect();
        let posts: Vec<post::Model> = posts.into_iter().flatten().collect();
        let comments =
            posts.load_many(comment::Entity::find().order_by_asc(comment::Column::Id), &self.0).await?;
        let mut posts = posts.into_iter().zip(comments);
        let of_author = |count| posts.by_ref().take(count).collect();
        Ok(authors.into_iter().zip(counts.into_iter().map(of_author)).collect())
    }
}

impl Library for SeaOrm {
    const NAME: &'static str = "SeaORM";
    type Author = author::Model;
    type Post = post::Model;
    type Comment = comment::Model;

    async fn posts(
        &mut self,
        first: i64,
        last: i64,
    ) -> Result<Vec<(author::Model, Vec<post::Model>)>, Failure> {
        let (authors, posts) = self.authors_and_posts(first, last).await?;
        Ok(authors.into_iter().zip(posts).collect())
    }

    async fn one(&mut self, id: i64) -> Result<WithComments, Failure> {
        let authors: Vec<_> = author::Entity::find_by_id(id).one(&self.0).await?.into_iter().collect();
        let posts = self.posts_of(&authors).await?;
        Ok(self.with_comments(authors, posts).await?)
    }

    async fn comments(&mut self, first: i64, last: i64) -> Result<WithComments, Failure> {
        let (authors, posts) = self.authors_and_posts(first, last).await?;
        Ok(self.with_comments(authors, posts).await?)
    }
}
