//! `wayband check`: what is wrong with maps, then what is doubtful.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::finding::{Finding, Level};
use super::output::Output;
use super::parallel::in_order;
use super::status::{Failure, Status};
use super::{json, maps};
use crate::check;
use crate::format::{self, Position};
use crate::store::{self, Around, OpenError};

/// Find what is wrong with maps, then what is doubtful
///
/// Findings go to standard output as `FILE:LINE:COLUMN: LEVEL[rule]: message`. The exit status is 1
/// where there is an error, 3 where a file is no valid map.
#[derive(Debug, Args)]
pub struct Check {
    /// Maps, and folders to search for maps.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// How findings are written: `text` or `json`.
    #[arg(long, value_name = "FORMAT", default_value = "text", hide_possible_values = true)]
    format: Format,

    /// Let warnings too make the exit status 1.
    #[arg(long)]
    strict: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// What `--format json` writes.
#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    files: usize,
    findings: &'a [Finding],
}

/// What became of one file.
struct Checked {
    findings: Vec<Finding>,
    /// Whether it could be understood.
    status: Status,
}

impl Check {
    /// Checks and tells.
    pub fn run(&self, out: &mut Output) -> Result<Status, Failure> {
        let (files, mut status) = maps::find(&self.paths, out);
        let mut findings = Vec::new();
        let mut count = 0;
        for done in in_order(&files, |path| check_file(path)) {
            match done {
                Ok(checked) => {
                    count += 1;
                    status = status.max(checked.status);
                    findings.extend(checked.findings);
                }
                Err(failure) => {
                    out.failure(&failure);
                    status = status.max(failure.status);
                }
            }
        }
        let bad = |finding: &Finding| self.strict || finding.level == Level::Error;
        if findings.iter().any(bad) {
            status = status.max(Status::Found);
        }
        match self.format {
            Format::Json => {
                let report = Report { version: 1, files: count, findings: &findings };
                out.raw(json::line(&report).map_err(|error| {
                    Failure::failed(format!("the findings cannot be written: {error}"))
                })?);
            }
            Format::Text => {
                let color = out.color();
                for finding in &findings {
                    out.raw(finding.text(color));
                    out.raw("\n");
                }
                out.remark(&summary(count, &findings));
            }
        }
        Ok(status)
    }
}

fn summary(files: usize, findings: &[Finding]) -> String {
    let errors = findings.iter().filter(|finding| finding.level == Level::Error).count();
    let counted = |count: usize, word: &str| match count {
        1 => format!("1 {word}"),
        _ => format!("{count} {word}s"),
    };
    format!(
        "{}: {}, {}",
        counted(files, "map"),
        counted(errors, "error"),
        counted(findings.len() - errors, "warning")
    )
}

fn check_file(path: &Path) -> Result<Checked, Failure> {
    let text = match store::read_text(path) {
        Ok(text) => text,
        Err(error) => return unreadable(error),
    };
    let document = match format::read(&text) {
        Ok(document) => document,
        Err(faults) => return unreadable(OpenError::NotAMap { path: path.to_owned(), faults }),
    };
    let found = check::check(&document.journey, &Around::new(path));
    if found.is_empty() {
        return Ok(Checked { findings: Vec::new(), status: Status::Fine });
    }
    // Places cost a second reading, so they are asked for only where there is something to tell.
    let places = match format::places(&text) {
        Ok(places) => places,
        Err(faults) => return unreadable(OpenError::NotAMap { path: path.to_owned(), faults }),
    };
    let paths = check::paths(&document.journey, &found);
    let file = path.to_string_lossy();
    let findings = found.into_iter().zip(paths).map(|(found, path)| {
        let place = match found.field {
            Some(field) => places.value(found.at, field),
            None => places.item(found.at),
        };
        let Position { line, column, .. } =
            place.unwrap_or(Position { offset: 0, line: 1, column: 1 });
        let level = match found.level {
            check::Level::Error => Level::Error,
            check::Level::Warning => Level::Warning,
        };
        let check::Finding { rule, message, hint, .. } = found;
        let file = file.clone().into_owned();
        Finding { rule: rule.name(), level, file, line, column, path, message, hint, excerpt: None }
    });
    Ok(Checked { findings: findings.collect(), status: Status::Fine })
}

fn unreadable(error: OpenError) -> Result<Checked, Failure> {
    maps::findings(error).map(|findings| Checked { findings, status: Status::Failed })
}

#[cfg(test)]
mod tests {
    use super::{Finding, Level, Report, json, summary};
    use crate::format::{Fault, Position};
    use std::path::Path;

    fn findings() -> Vec<Finding> {
        let fault = Fault {
            position: Position { offset: 0, line: 2, column: 3 },
            path: "title".into(),
            message: "no title".into(),
            hint: None,
            excerpt: None,
        };
        let error = Finding::unreadable(Path::new("a.ron"), fault);
        vec![Finding { level: Level::Warning, ..error.clone() }, error]
    }

    #[test]
    fn json_has_the_fields_of_the_contract() {
        let findings = findings();
        let report = Report { version: 1, files: 2, findings: &findings[1..] };
        assert_eq!(
            String::from_utf8(json::line(&report).unwrap()).unwrap(),
            "{\"version\":1,\"files\":2,\"findings\":[{\"rule\":\"unreadable\",\"level\":\"error\",\
             \"file\":\"a.ron\",\"line\":2,\"column\":3,\"path\":\"title\",\"message\":\"no title\",\
             \"hint\":null}]}\n"
        );
    }

    #[test]
    fn the_summary_counts() {
        assert_eq!(summary(1, &findings()), "1 map: 1 error, 1 warning");
        assert_eq!(summary(2, &[]), "2 maps: 0 errors, 0 warnings");
    }
}
