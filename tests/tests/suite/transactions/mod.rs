//! Transactions: what is kept, what is undone, and that nothing is lost in silence.

mod locks;
mod nested;
mod pinned;
mod poisoned;
mod together;
mod whole;

use squall::prelude::*;

#[derive(Table, Debug, Clone, PartialEq)]
pub struct Account {
    #[column(primary_key)]
    pub id: i32,
    #[column(check = Account::balance.ge(0))]
    pub balance: i64,
}

/// Accounts 1 and 2, of 100 each.
async fn accounts(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Account]).await?;
    insert(Account).values([account(1), account(2)]).exec(&db).await?;
    Ok(())
}

fn account(id: i32) -> NewAccount {
    NewAccount { id, balance: 100 }
}

async fn add(executor: &impl Executor, id: i32) -> squall::Result<u64> {
    insert(Account).values(account(id)).exec(executor).await
}

async fn pay(executor: &impl Executor, from: i32, to: i32, amount: i64) -> squall::Result<()> {
    let change = |id, amount| {
        update(Account).set(Account::balance, Account::balance + amount).filter(Account::id.eq(id))
    };
    change(from, -amount).exec(executor).await?;
    change(to, amount).exec(executor).await?;
    Ok(())
}

async fn ids(executor: &impl Executor) -> Vec<i32> {
    select(Account::id).from(Account).order_by(Account::id).all(executor).await.unwrap()
}

async fn balances(executor: &impl Executor) -> Vec<i64> {
    select(Account::balance).from(Account).order_by(Account::id).all(executor).await.unwrap()
}
