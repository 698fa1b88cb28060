//! Who works here, and who buys: a table joined to itself, and rows that have no partner in another table.

use squall::{TransactionOptions, prelude::*};

use super::super::{
    schema::*,
    table::{
        Column::{Number, Text},
        Report, day, text,
    },
};

/// The employees, each under the one to whom they report.
pub async fn employees(db: &impl Executor) -> squall::Result<Report> {
    // The outer join makes the manager an `Option`: at the top there is none.
    let rows: Vec<(Employee, Option<Employee>)> = select((Employee, Manager))
        .from(Employee)
        .left_join(Manager, Manager::employee_id.eq(Employee::reports_to))
        .order_by(Employee::employee_id)
        .all(db)
        .await?;

    let mut tree = Vec::new();
    add_reports_of(None, &rows, 0, &mut tree);
    let columns = [Text("Employee"), Text("Title"), Text("Reports to"), Text("Since")];
    Ok(Report::new("Employees", columns, tree))
}

/// Adds the employees who report to `manager`, and each one's own reports below.
fn add_reports_of(
    manager: Option<i32>,
    rows: &[(Employee, Option<Employee>)],
    depth: usize,
    tree: &mut Vec<[String; 4]>,
) {
    for (employee, boss) in rows.iter().filter(|(employee, _)| employee.reports_to == manager) {
        tree.push([
            format!("{}{}", "  ".repeat(depth), name(employee)),
            text(employee.title.clone()),
            text(boss.as_ref().map(name)),
            day(employee.hire_date),
        ]);
        add_reports_of(Some(employee.employee_id), rows, depth + 1, tree);
    }
}

fn name(employee: &Employee) -> String {
    format!("{} {}", employee.first_name, employee.last_name)
}

/// The customers without an invoice.
pub async fn customers_without_purchases(db: &impl Executor) -> squall::Result<Report> {
    let rows = select((
        Customer::customer_id,
        concat((Customer::first_name, " ", Customer::last_name)),
        Customer::email,
    ))
    .from(Customer)
    .left_join(Invoice, Invoice::customer_id.eq(Customer::customer_id))
    .filter(Invoice::invoice_id.is_null())
    .order_by(Customer::customer_id)
    .all(db)
    .await?;

    let columns = [Number("Id"), Text("Customer"), Text("Email")];
    let rows = rows.into_iter().map(|(id, customer, email)| [id.to_string(), customer, email]);
    Ok(Report::new("Customers without purchases", columns, rows))
}

/// The same report inside of a transaction with a new customer, which is then rolled back.
pub async fn a_customer_that_never_was(db: &Db) -> squall::Result<Report> {
    let tx = db.begin(TransactionOptions::new()).await?;
    let visitor = Customer::new().first_name("Ada").last_name("Lovelace").email("ada@example.com");
    insert(Customer).values(visitor).exec(&tx).await?;
    let report = customers_without_purchases(&tx).await?;
    tx.rollback().await?;
    Ok(report.titled("Customers without purchases, in a transaction with a new one"))
}
