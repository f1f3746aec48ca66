// SPDX-License-Identifier: Apache-2.0
//! thads.h for Rust, as far as report.rs needs it: the raw functions, then the same without
//! `unsafe`, with results and with handles that end by themselves.

use std::ffi::CStr;
use std::fmt;
use std::os::raw::{c_char, c_void};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::ptr::{null, null_mut};

pub const CASES: i32 = 0; // THADS_QUANTITY_…
pub const MONEY: i32 = 1;
const OUTCOME_NO_RATE: i32 = 2;
const WORDS_OUTCOME: i32 = 11;
const NUMBER_PLAIN: i32 = 0;
const DECIMAL_TEXT_SIZE: usize = 64;

#[repr(C)]
struct Failure {
    struct_size: u32,
    code: i32,
    line: u64,
    column: u64,
    file: [c_char; 240],
    message: [c_char; 760],
}

#[repr(C)]
struct Csv {
    struct_size: u32,
    delimiter: i32,
    dates: i32,
    reserved: u32,
    path: *const u8,
    path_size: usize,
    text: *const u8,
    text_size: usize,
}

#[repr(C)]
#[derive(Clone, Copy)]
struct Period {
    year: i32,
    months: i32,
}

#[repr(C)]
#[derive(Default)]
struct Decimal {
    lo: u64,
    hi: i64,
    scale: i32,
    reserved: i32,
}

/// What stands behind handles, and how each of them ends.
pub trait Opaque {
    const DESTROY: unsafe extern "C" fn(*mut Self);
}

macro_rules! handles {
    ($($name:ident $destroy:ident),*) => {$(
        #[repr(C)]
        pub struct $name([u8; 0]);

        impl Opaque for $name {
            const DESTROY: unsafe extern "C" fn(*mut Self) = $destroy;
        }

        extern "C" {
            fn $destroy(handle: *mut $name);
        }
    )*};
}

handles!(
    Register thads_register_destroy,
    Units thads_units_destroy,
    Targets thads_targets_destroy,
    Tally thads_tally_destroy,
    Regulation thads_regulation_destroy,
    Report thads_report_destroy,
    Narrative thads_narrative_destroy
);

#[rustfmt::skip] // as dense as in a header
#[link(name = "thads")]
extern "C" {
    fn thads_status_name(code: i32) -> *const c_char;
    fn thads_word(words: i32, value: i32, code: *mut *const c_char, term: *mut *const c_char,
        e: *mut Failure) -> i32;
    fn thads_decimal_format(value: *const Decimal, format: i32, buffer: *mut c_char,
        capacity: usize, size: *mut usize, e: *mut Failure) -> i32;
    fn thads_period_days(period: Period, first: *mut i32, last: *mut i32, e: *mut Failure) -> i32;
    fn thads_register_load_csv(cases: *const Csv, events: *const Csv, options: *const c_void,
        out: *mut *mut Register, e: *mut Failure) -> i32;
    fn thads_units_load_csv(csv: *const Csv, out: *mut *mut Units, e: *mut Failure) -> i32;
    fn thads_targets_load_csv(csv: *const Csv, out: *mut *mut Targets, e: *mut Failure) -> i32;
    fn thads_tally_compute(register: *const Register, period: Period, options: *const c_void,
        out: *mut *mut Tally, e: *mut Failure) -> i32;
    fn thads_tally_column(tally: *const Tally, under: *const Regulation, id: *const u8,
        size: usize, count: *mut i64, money: *mut c_void, e: *mut Failure) -> i32;
    fn thads_regulation_in_force(on: i32, out: *mut *mut Regulation, e: *mut Failure) -> i32;
    fn thads_report_create(years: *const *const Tally, count: usize, units: *const Units,
        targets: *const Targets, root: *const u8, root_size: usize, out: *mut *mut Report,
        e: *mut Failure) -> i32;
    fn thads_report_root(report: *const Report, code: *mut *const u8, size: *mut usize,
        e: *mut Failure) -> i32;
    fn thads_report_assess(report: *const Report, unit: *const u8, size: usize, quantity: i32,
        rate: *mut Decimal, target: *mut Decimal, over: *mut Decimal, outcome: *mut i32,
        e: *mut Failure) -> i32;
    fn thads_report_narrative(report: *const Report, options: *const c_void,
        out: *mut *mut Narrative, e: *mut Failure) -> i32;
    fn thads_narrative_text(narrative: *const Narrative, text: *mut *const u8, size: *mut usize,
        e: *mut Failure) -> i32;
}

/// A call that failed. Where data are to blame there is a place; elsewhere `line` is 0.
#[derive(Debug)]
pub struct Error {
    pub code: i32,
    pub message: String,
    pub file: String,
    pub line: u64,
    pub column: u64,
}

impl std::error::Error for Error {}

impl fmt::Display for Error {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        write!(to, "{}: ", c_text(unsafe { thads_status_name(self.code) }))?;
        if self.line != 0 {
            write!(to, "{}:{}:{}: ", self.file, self.line, self.column)?;
        }
        to.write_str(&self.message)
    }
}

type Result<T> = std::result::Result<T, Error>;

/// Text that ends with a NUL.
fn c_text(text: *const c_char) -> String {
    unsafe { CStr::from_ptr(text) }
        .to_string_lossy()
        .into_owned()
}

/// Every call goes through here; `value` is what is there before it.
fn get<V>(mut value: V, call: impl FnOnce(&mut V, *mut Failure) -> i32) -> Result<V> {
    let mut e = Failure {
        struct_size: std::mem::size_of::<Failure>() as u32,
        code: 0,
        line: 0,
        column: 0,
        file: [0; 240],
        message: [0; 760],
    };
    match call(&mut value, &mut e) {
        0 => Ok(value),
        code => Err(Error {
            code,
            message: c_text(e.message.as_ptr()),
            file: c_text(e.file.as_ptr()),
            line: e.line,
            column: e.column,
        }),
    }
}

/// A handle; it ends when it goes out of scope.
pub struct Handle<T: Opaque>(*mut T);

impl<T: Opaque> Drop for Handle<T> {
    fn drop(&mut self) {
        unsafe { T::DESTROY(self.0) }
    }
}

fn make<T: Opaque>(call: impl FnOnce(&mut *mut T, *mut Failure) -> i32) -> Result<Handle<T>> {
    get(null_mut(), call).map(Handle)
}

/// A copy, as the text itself lives no longer than the handle that was asked.
fn text(call: impl FnOnce(&mut *const u8, &mut usize, *mut Failure) -> i32) -> Result<String> {
    let (data, size) = get((null(), 0), |out, e| call(&mut out.0, &mut out.1, e))?;
    let bytes = unsafe { std::slice::from_raw_parts(data, size) };
    Ok(String::from_utf8_lossy(bytes).into_owned())
}

/// A file with commas and ISO dates; it must not outlive `path`.
fn csv(path: &Path) -> Csv {
    let path = path.as_os_str().as_bytes();
    Csv {
        struct_size: std::mem::size_of::<Csv>() as u32,
        delimiter: b','.into(),
        dates: 0,
        reserved: 0,
        path: path.as_ptr(),
        path_size: path.len(),
        text: null(),
        text_size: 0,
    }
}

fn plain(value: &Decimal) -> Result<String> {
    let buffer = get([0; DECIMAL_TEXT_SIZE], |out, e| unsafe {
        thads_decimal_format(
            value,
            NUMBER_PLAIN,
            out.as_mut_ptr(),
            out.len(),
            null_mut(),
            e,
        )
    })?;
    Ok(c_text(buffer.as_ptr()))
}

pub fn load_register(cases: &Path, events: &Path) -> Result<Handle<Register>> {
    make(|out, e| unsafe { thads_register_load_csv(&csv(cases), &csv(events), null(), out, e) })
}

pub fn load_units(path: &Path) -> Result<Handle<Units>> {
    make(|out, e| unsafe { thads_units_load_csv(&csv(path), out, e) })
}

pub fn load_targets(path: &Path) -> Result<Handle<Targets>> {
    make(|out, e| unsafe { thads_targets_load_csv(&csv(path), out, e) })
}

/// The regulation in force on the last day of a year.
pub fn regulation_at_end(year: i32) -> Result<Handle<Regulation>> {
    let period = Period { year, months: 12 };
    let last = get(0, |out, e| unsafe {
        thads_period_days(period, null_mut(), out, e)
    })?;
    make(|out, e| unsafe { thads_regulation_in_force(last, out, e) })
}

impl Handle<Register> {
    pub fn tally(&self, year: i32) -> Result<Handle<Tally>> {
        let period = Period { year, months: 12 };
        make(|out, e| unsafe { thads_tally_compute(self.0, period, null(), out, e) })
    }
}

impl Handle<Tally> {
    /// Việc in a column of a regulation.
    pub fn column(&self, under: &Handle<Regulation>, id: &str) -> Result<i64> {
        get(0, |out, e| unsafe {
            thads_tally_column(self.0, under.0, id.as_ptr(), id.len(), out, null_mut(), e)
        })
    }
}

impl Handle<Report> {
    pub fn create(
        years: &[&Handle<Tally>],
        units: &Handle<Units>,
        targets: &Handle<Targets>,
    ) -> Result<Self> {
        let years: Vec<*const Tally> = years.iter().map(|year| year.0 as *const Tally).collect();
        make(|out, e| unsafe {
            thads_report_create(
                years.as_ptr(),
                years.len(),
                units.0,
                targets.0,
                null(),
                0,
                out,
                e,
            )
        })
    }

    pub fn root(&self) -> Result<String> {
        text(|data, size, e| unsafe { thads_report_root(self.0, data, size, e) })
    }

    /// The rate of a unit against its target, or "no_rate" or "no_target".
    pub fn assessed(&self, unit: &str, quantity: i32) -> Result<String> {
        let [mut rate, mut target, mut over] = <[Decimal; 3]>::default();
        let outcome = get(0, |out, e| unsafe {
            let (code, size) = (unit.as_ptr(), unit.len());
            thads_report_assess(
                self.0,
                code,
                size,
                quantity,
                &mut rate,
                &mut target,
                &mut over,
                out,
                e,
            )
        })?;
        let word = c_text(get(null(), |out, e| unsafe {
            thads_word(WORDS_OUTCOME, outcome, out, null_mut(), e)
        })?);
        if outcome >= OUTCOME_NO_RATE {
            return Ok(word);
        }
        let (rate, target, over) = (plain(&rate)?, plain(&target)?, plain(&over)?);
        Ok(format!(
            "{rate} %, target {target} %, over {over} points: {word}"
        ))
    }

    /// The paragraph in Vietnamese.
    pub fn narrative(&self) -> Result<String> {
        let narrative: Handle<Narrative> =
            make(|out, e| unsafe { thads_report_narrative(self.0, null(), out, e) })?;
        text(|data, size, e| unsafe { thads_narrative_text(narrative.0, data, size, e) })
    }
}
