//! Nested rows by hand, which the ratios are to: a query for each level and a hash map.

use std::collections::HashMap;

use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct Author {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) email: String,
}

#[derive(Serialize)]
pub(crate) struct Post {
    pub(crate) id: i64,
    pub(crate) author_id: i64,
    pub(crate) title: String,
    pub(crate) stars: i32,
}

#[derive(Serialize)]
pub(crate) struct Comment {
    pub(crate) id: i64,
    pub(crate) post_id: i64,
    pub(crate) body: String,
}

/// The rows that belong to each of the keys, in the keys' order.
fn group<T>(keys: &[i64], rows: impl IntoIterator<Item = T>, key: impl Fn(&T) -> i64) -> Vec<Vec<T>> {
    let places: HashMap<i64, usize> = keys.iter().enumerate().map(|(place, key)| (*key, place)).collect();
    let mut groups: Vec<Vec<T>> = keys.iter().map(|_| Vec::new()).collect();
    for row in rows {
        if let Some(place) = places.get(&key(&row)) {
            groups[*place].push(row);
        }
    }
    groups
}

/// Authors with their posts.
pub(crate) type WithPosts = Vec<(Author, Vec<Post>)>;

/// Authors with their posts, and those with their comments.
pub(crate) type WithComments = Vec<(Author, Vec<(Post, Vec<Comment>)>)>;

pub(crate) fn author_keys(authors: &[Author]) -> Vec<i64> {
    authors.iter().map(|it| it.id).collect()
}

pub(crate) fn post_keys(posts: &[Post]) -> Vec<i64> {
    posts.iter().map(|it| it.id).collect()
}

/// Brings the rows of two queries together.
pub(crate) fn with_posts(authors: Vec<Author>, posts: Vec<Post>) -> WithPosts {
    let posts = group(&author_keys(&authors), posts, |it| it.author_id);
    authors.into_iter().zip(posts).collect()
}

/// Brings the rows of three queries together.
pub(crate) fn with_comments(authors: Vec<Author>, posts: Vec<Post>, comments: Vec<Comment>) -> WithComments {
    let comments = group(&post_keys(&posts), comments, |it| it.post_id);
    let posts = group(&author_keys(&authors), posts.into_iter().zip(comments), |(it, _)| it.author_id);
    authors.into_iter().zip(posts).collect()
}
