//! Numbers: all spellings that RON reads, and the one that is written.

use std::fmt::Write as _;

/// The value of a token as a whole number of 64 bits; why not, where it is none.
pub(super) fn integer(token: &str) -> Result<i64, &'static str> {
    const TOO_LARGE: &str = "the number does not fit into 64 bits";
    const NOT_WHOLE: &str = "this is not a whole number";
    let (negative, digits) = match token.as_bytes().first() {
        Some(b'-') => (true, &token[1..]),
        Some(b'+') => (false, &token[1..]),
        _ => (false, token),
    };
    let digits = digits.strip_suffix("i64").unwrap_or(digits);
    let (radix, digits) = match digits.as_bytes() {
        [b'0', b'x', ..] => (16, &digits[2..]),
        [b'0', b'o', ..] => (8, &digits[2..]),
        [b'0', b'b', ..] => (2, &digits[2..]),
        _ => (10, digits),
    };
    if digits.is_empty() || digits.starts_with('_') {
        return Err(NOT_WHOLE);
    }
    let mut value: i64 = 0;
    for digit in digits.chars().filter(|c| *c != '_') {
        let digit = i64::from(digit.to_digit(radix).ok_or(NOT_WHOLE)?);
        value =
            value
                .checked_mul(i64::from(radix))
                .and_then(|value| {
                    if negative { value.checked_sub(digit) } else { value.checked_add(digit) }
                })
                .ok_or(TOO_LARGE)?;
    }
    Ok(value)
}

/// The value of a token as a number; why not, where it is none.
pub(super) fn float(token: &str) -> Result<f64, &'static str> {
    const NO_NUMBER: &str = "this is not a number";
    let token = token.strip_suffix("f64").unwrap_or(token);
    match token {
        "inf" | "+inf" => return Ok(f64::INFINITY),
        "-inf" => return Ok(f64::NEG_INFINITY),
        "NaN" | "+NaN" => return Ok(f64::NAN),
        "-NaN" => return Ok(-f64::NAN),
        _ => {}
    }
    let known = |byte: u8| byte.is_ascii_digit() || b"eE.+-_".contains(&byte);
    if !token.bytes().all(known) {
        return Err(NO_NUMBER);
    }
    if !token.contains('_') {
        return token.parse().map_err(|_| NO_NUMBER);
    }
    let mut plain = String::with_capacity(token.len());
    let mut may_part = false;
    for c in token.chars() {
        match c {
            '_' if may_part => continue,
            '_' => return Err("`_` stands between digits"),
            '.' => may_part = false,
            c if c.is_ascii_digit() || matches!(c, 'e' | 'E') => may_part = true,
            _ => {}
        }
        plain.push(c);
    }
    plain.parse().map_err(|_| NO_NUMBER)
}

/// Writes a whole number.
pub(super) fn write_integer(number: i64, out: &mut String) {
    // Writing to a string cannot fail.
    let _ = write!(out, "{number}");
}

/// Writes a number in the shortest form that reads back the same: no point where it is whole, no
/// exponent below 1e16.
pub(super) fn write_float(number: f64, out: &mut String) {
    let _ = if number.is_nan() {
        out.write_str("NaN")
    } else if number.is_infinite() {
        out.write_str(if number > 0.0 { "inf" } else { "-inf" })
    } else if number == 0.0 {
        out.write_str("0")
    } else if number.abs() < 1e16 {
        write!(out, "{number}")
    } else {
        write!(out, "{number:e}")
    };
}

#[cfg(test)]
mod tests {
    use super::{float, integer, write_float};

    #[test]
    fn whole_numbers_are_read_in_every_spelling() {
        for (token, value) in [
            ("0", 0),
            ("-2", -2),
            ("+1", 1),
            ("1_000", 1_000),
            ("0x1F", 31),
            ("-0x10", -16),
            ("0o17", 15),
            ("0b1_01", 5),
            ("7i64", 7),
            ("9223372036854775807", i64::MAX),
            ("-9223372036854775808", i64::MIN),
        ] {
            assert_eq!(integer(token), Ok(value), "{token}");
        }
        for token in ["", "-", "+", "1.0", "1e3", "_1", "0x", "0x_1", "9f", "7u8", "7f64", "--1"] {
            assert!(integer(token).is_err(), "{token}");
        }
        for token in ["9223372036854775808", "-9223372036854775809", "0xFFFFFFFFFFFFFFFFF"] {
            assert_eq!(integer(token), Err("the number does not fit into 64 bits"), "{token}");
        }
    }

    #[test]
    fn numbers_are_read_in_every_spelling() {
        for (token, value) in [
            ("3.1", 3.1),
            ("3", 3.0),
            ("-.5", -0.5),
            ("5.", 5.0),
            ("1e3", 1000.0),
            ("1E-2", 0.01),
            ("1_0.2_5", 10.25),
            ("2f64", 2.0),
            ("inf", f64::INFINITY),
            ("-inf", f64::NEG_INFINITY),
        ] {
            assert_eq!(float(token), Ok(value), "{token}");
        }
        assert!(float("NaN").is_ok_and(f64::is_nan));
        for token in ["", "-", "1__x", "_1", "1._5", "infinity", "nan", "0x10", "1f32", "-infx"] {
            assert!(float(token).is_err(), "{token}");
        }
    }

    #[test]
    fn numbers_are_written_one_way() {
        for (number, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (4.0, "4"),
            (-3.5, "-3.5"),
            (0.1, "0.1"),
            (0.000_000_1, "0.0000001"),
            (9_007_199_254_740_993.0, "9007199254740992"),
            (9_999_999_999_999_998.0, "9999999999999998"),
            (1e16, "1e16"),
            (-1.25e20, "-1.25e20"),
            (f64::MAX, "1.7976931348623157e308"),
            (f64::INFINITY, "inf"),
            (f64::NEG_INFINITY, "-inf"),
            (f64::NAN, "NaN"),
        ] {
            let mut out = String::new();
            write_float(number, &mut out);
            assert_eq!(out, text);
        }
    }
}
