//! The program: hands its arguments to the command line and ends with its status.

use std::process::ExitCode;

fn main() -> ExitCode {
    wayband::cli::main(std::env::args_os())
}
