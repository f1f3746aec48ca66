// SPDX-License-Identifier: Apache-2.0
//! The main figures of a statistical year and the paragraph about it: report FOLDER YEAR.

mod thads;

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

fn print(folder: &Path, year: i32) -> Result<(), Box<dyn Error>> {
    let register = thads::load_register(&folder.join("cases.csv"), &folder.join("events.csv"))?;
    let units = thads::load_units(&folder.join("units.csv"))?;
    let targets = thads::load_targets(&folder.join("targets.csv"))?;
    let before = register.tally(year - 1)?;
    let now = register.tally(year)?;
    let regulation = thads::regulation_at_end(year)?;
    let report = thads::Handle::<thads::Report>::create(&[&before, &now], &units, &targets)?;
    let root = report.root()?;
    println!("root {root}");
    println!("accepted {}", now.column(&regulation, "A")?);
    println!("resolved {}", now.column(&regulation, "F")?);
    println!("rate of cases {}", report.assessed(&root, thads::CASES)?);
    println!("rate of money {}", report.assessed(&root, thads::MONEY)?);
    println!("\n{}", report.narrative()?);
    Ok(())
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    if arguments.len() != 3 {
        eprintln!("usage: report FOLDER YEAR");
        return ExitCode::from(2);
    }
    let done = match arguments[2].parse() {
        Ok(year) => print(Path::new(&arguments[1]), year),
        Err(e) => Err(e.into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("{e}");
            ExitCode::FAILURE
        }
    }
}
