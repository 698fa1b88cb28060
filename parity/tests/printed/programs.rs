pub async fn run(number: u64, db: &super::Db) -> squall::Result<String> {
    let _ = (number, db);
    Ok(String::new())
}
