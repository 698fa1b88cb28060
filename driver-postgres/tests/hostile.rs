//! A server that breaks the protocol is an error, and never takes the program down.

#![allow(clippy::unwrap_used)]

mod common;

use std::time::{Duration, Instant};

use common::{Cells, INTEGER};
use squall_core::{
    ConnectOptions, Error, Result,
    driver::{Driver, NoRows, Query},
};
use squall_driver_postgres::connect;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

fn message(kind: u8, body: &[u8]) -> Vec<u8> {
    let mut message = vec![kind];
    message.extend((body.len() as u32 + 4).to_be_bytes());
    message.extend(body);
    message
}

/// A row description of columns of these types, in text or binary.
fn columns(types: &[u32], binary: bool) -> Vec<u8> {
    let mut body = (types.len() as u16).to_be_bytes().to_vec();
    for ty in types {
        body.extend(b"a\0");
        body.extend([0; 6]);
        body.extend(ty.to_be_bytes());
        body.extend(4_u16.to_be_bytes());
        body.extend((-1_i32).to_be_bytes());
        body.extend(u16::from(binary).to_be_bytes());
    }
    message(b'T', &body)
}

fn row(cells: &[&[u8]]) -> Vec<u8> {
    let mut body = (cells.len() as u16).to_be_bytes().to_vec();
    for cell in cells {
        body.extend((cell.len() as u32).to_be_bytes());
        body.extend(*cell);
    }
    message(b'D', &body)
}

/// Reads what the client sends up to a message of one of these kinds.
async fn read_to(stream: &mut TcpStream, kinds: &[u8]) -> Option<u8> {
    loop {
        let kind = stream.read_u8().await.ok()?;
        let length = stream.read_u32().await.ok()? as usize;
        let mut body = vec![0; length - 4];
        stream.read_exact(&mut body).await.ok()?;
        if kinds.contains(&kind) {
            return Some(kind);
        }
    }
}

fn done() -> Vec<u8> {
    message(b'C', b"SELECT 1\0")
}

fn ready() -> Vec<u8> {
    message(b'Z', b"I")
}

/// Lets a connection in, and answers the questions of a new session.
async fn greet(listener: &TcpListener) -> Option<TcpStream> {
    let (mut stream, _) = listener.accept().await.ok()?;
    let length = stream.read_u32().await.ok()? as usize;
    let mut startup = vec![0; length - 4];
    stream.read_exact(&mut startup).await.ok()?;
    let greeting = [message(b'R', &[0; 4]), message(b'K', &[0; 8]), ready()].concat();
    stream.write_all(&greeting).await.ok()?;
    read_to(&mut stream, b"Q").await?;
    let session = [columns(&[23, 25], false), row(&[b"7", b"on"]), done(), ready()].concat();
    stream.write_all(&session).await.ok()?;
    Some(stream)
}

/// Serves one connection: answers `rows` to a query of two integers.
async fn serve(listener: TcpListener, rows: Vec<u8>, then_close: bool) -> Option<()> {
    let mut stream = greet(&listener).await?;
    read_to(&mut stream, b"S").await?;
    let prepared = [message(b'1', b""), message(b't', &[0; 2]), columns(&[23, 23], true), ready()].concat();
    stream.write_all(&prepared).await.ok()?;
    read_to(&mut stream, b"S").await?;
    stream.write_all(&[message(b'2', b""), rows].concat()).await.ok()?;
    if then_close {
        return Some(());
    }
    stream.write_all(&[done(), message(b'3', b""), ready()].concat()).await.ok()?;
    read_to(&mut stream, b"X").await.map(drop)
}

async fn asked(rows: Vec<u8>, then_close: bool) -> Result<Vec<Vec<String>>> {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(serve(listener, rows, then_close));
    let url = format!("postgres://bob@127.0.0.1:{port}/app?sslmode=disable");
    let db = connect(&ConnectOptions::new(url)).await.unwrap();
    let mut sink = Cells { types: vec![INTEGER, INTEGER], rows: Vec::new() };
    db.run(&Query::text("SELECT a, b FROM t"), &mut sink).await?;
    Ok(sink.rows)
}

#[tokio::test]
async fn a_row_as_it_should_be_is_read() {
    let rows = asked(row(&[&[0, 0, 0, 1], &[0, 0, 0, 2]]), false).await.unwrap();
    assert_eq!(rows, [["Int(1)", "Int(2)"]]);
}

#[tokio::test]
async fn a_short_row_is_a_decode_error() {
    let error = asked(row(&[&[0, 0, 0, 1]]), false).await.unwrap_err();
    assert!(matches!(&error, Error::Decode { found, .. } if found == "a row that is too short"), "{error:?}");
}

#[tokio::test]
async fn a_cell_that_reaches_beyond_its_row_is_a_decode_error() {
    let mut body = 2_u16.to_be_bytes().to_vec();
    body.extend([0, 0, 0, 4, 0, 0, 0, 1, 0, 0, 0, 4, 0]);
    let error = asked(message(b'D', &body), false).await.unwrap_err();
    assert!(matches!(error, Error::Decode { .. }), "{error:?}");
}

#[tokio::test]
async fn a_cell_of_another_length_is_a_decode_error() {
    let error = asked(row(&[&[0, 0, 0, 1], &[1]]), false).await.unwrap_err();
    assert!(matches!(&error, Error::Decode { found, .. } if found.contains("1 bytes")), "{error:?}");
}

#[tokio::test]
async fn a_server_that_falls_silent_is_not_waited_for_longer_than_the_limit() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("postgres://bob@{}/app?sslmode=disable", listener.local_addr().unwrap());
    let limit = Duration::from_millis(100);
    let options =
        ConnectOptions::new(url).statement_timeout(limit).connect_timeout(Duration::from_millis(300));
    let server = tokio::spawn(async move {
        let stream = greet(&listener).await.unwrap();
        // The next ones are let in, and told nothing.
        let (other, _) = listener.accept().await.unwrap();
        tokio::time::sleep(Duration::from_secs(30)).await;
        drop((stream, other));
    });
    let db = connect(&options).await.unwrap();
    let started = Instant::now();
    let late = db.run(&Query::text("SELECT 1"), &mut NoRows).await;
    assert!(matches!(late, Err(Error::Timeout(it)) if it == limit), "{late:?}");
    let silent = connect(&options).await.map(drop);
    assert!(
        matches!(&silent, Err(Error::Connection { message, .. }) if message.contains("no answer")),
        "{silent:?}"
    );
    assert!(started.elapsed() < Duration::from_secs(5));
    server.abort();
}

#[tokio::test]
async fn nonsense_is_a_connection_error() {
    for (rows, then_close) in [
        (message(b'D', &[]), false),
        (message(b'D', &[0, 9]), false),
        (message(b'!', b"what?"), false),
        (message(b'D', &[0, 1, 0, 0]), true),
        (vec![b'D', 0, 0, 1, 0], true),
        (vec![], true),
    ] {
        let error = asked(rows.clone(), then_close).await.unwrap_err();
        assert!(matches!(error, Error::Connection { .. }), "{rows:?}: {error:?}");
    }
}
