// SPDX-License-Identifier: Apache-2.0

// The main figures of a statistical year and the paragraph about it: report FOLDER YEAR.
package main

/*
#cgo pkg-config: thads-c
#include <stdlib.h>
#include <thads.h>
*/
import "C"

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"unsafe"
)

// Error is a call that failed. Where data are to blame there is a place; elsewhere Line is 0.
type Error struct {
	Status       C.thads_status
	Message      string
	File         string
	Line, Column uint64
}

func (e *Error) Error() string {
	name := C.GoString(C.thads_status_name(e.Status))
	if e.Line == 0 {
		return fmt.Sprintf("%s: %s", name, e.Message)
	}
	return fmt.Sprintf("%s: %s:%d:%d: %s", name, e.File, e.Line, e.Column, e.Message)
}

// job keeps the first error. After it nothing more is called, and handles are nil, which the
// functions that destroy them take; so a job is written down in one go and asked at its end.
type job struct{ err error }

// get makes a call and gives its output. Every call goes through it, so that no status is overlooked.
func get[T any](j *job, call func(out *T, e *C.thads_error) C.thads_status) (out T) {
	if j.err != nil {
		return
	}
	e := C.thads_error{struct_size: C.sizeof_thads_error}
	if call(&out, &e) != C.THADS_OK {
		message, file := C.GoString(&e.message[0]), C.GoString(&e.file[0])
		j.err = &Error{e.code, message, file, uint64(e.line), uint64(e.column)}
	}
	return
}

// csvFile is a file with commas and ISO dates. Its path is memory of C, since a struct that C reads
// may not point to memory of Go that is not pinned; the caller frees it.
func csvFile(folder, name string) C.thads_csv {
	path := filepath.Join(folder, name)
	return C.thads_csv{
		struct_size: C.sizeof_thads_csv,
		delimiter:   ',',
		dates:       C.THADS_DATES_ISO,
		path:        C.CString(path),
		path_size:   C.size_t(len(path)),
	}
}

func free(csv C.thads_csv) { C.free(unsafe.Pointer(csv.path)) }

func (j *job) register(folder string) *C.thads_register {
	cases, events := csvFile(folder, "cases.csv"), csvFile(folder, "events.csv")
	defer free(cases)
	defer free(events)
	return get(j, func(out **C.thads_register, e *C.thads_error) C.thads_status {
		return C.thads_register_load_csv(&cases, &events, nil, out, e)
	})
}

func (j *job) units(folder string) *C.thads_units {
	csv := csvFile(folder, "units.csv")
	defer free(csv)
	return get(j, func(out **C.thads_units, e *C.thads_error) C.thads_status {
		return C.thads_units_load_csv(&csv, out, e)
	})
}

func (j *job) targets(folder string) *C.thads_targets {
	csv := csvFile(folder, "targets.csv")
	defer free(csv)
	return get(j, func(out **C.thads_targets, e *C.thads_error) C.thads_status {
		return C.thads_targets_load_csv(&csv, out, e)
	})
}

func wholeYear(year int) C.thads_period {
	return C.thads_period{year: C.int32_t(year), months: 12}
}

func (j *job) tally(register *C.thads_register, year int) *C.thads_tally {
	return get(j, func(out **C.thads_tally, e *C.thads_error) C.thads_status {
		return C.thads_tally_compute(register, wholeYear(year), nil, out, e)
	})
}

// regulation is the one in force on the last day of a year.
func (j *job) regulation(year int) *C.thads_regulation {
	last := get(j, func(out *C.thads_date, e *C.thads_error) C.thads_status {
		return C.thads_period_days(wholeYear(year), nil, out, e)
	})
	return get(j, func(out **C.thads_regulation, e *C.thads_error) C.thads_status {
		return C.thads_regulation_in_force(last, out, e)
	})
}

// column is the number of việc in a column of a regulation.
func (j *job) column(tally *C.thads_tally, regulation *C.thads_regulation, id string) C.int64_t {
	name := C.CString(id)
	defer C.free(unsafe.Pointer(name))
	return get(j, func(out *C.int64_t, e *C.thads_error) C.thads_status {
		return C.thads_tally_column(tally, regulation, name, C.size_t(len(id)), out, nil, e)
	})
}

// text is one of the library, which lives no longer than the handle that was asked.
type text struct {
	data *C.char
	size C.size_t
}

func (t text) String() string { return C.GoStringN(t.data, C.int(t.size)) }

func (j *job) plain(value C.thads_decimal) string {
	type buffer [C.THADS_DECIMAL_TEXT_SIZE]C.char
	written := get(j, func(out *buffer, e *C.thads_error) C.thads_status {
		return C.thads_decimal_format(&value, C.THADS_NUMBER_PLAIN, &out[0], C.size_t(len(out)), nil, e)
	})
	return C.GoString(&written[0])
}

// assessed is the rate of a unit against its target, or "no_rate" or "no_target".
func (j *job) assessed(report *C.thads_report, unit text, quantity C.int32_t) string {
	var rate, target, over C.thads_decimal
	outcome := get(j, func(out *C.int32_t, e *C.thads_error) C.thads_status {
		return C.thads_report_assess(report, unit.data, unit.size, quantity, &rate, &target, &over, out, e)
	})
	word := C.GoString(get(j, func(out **C.char, e *C.thads_error) C.thads_status {
		return C.thads_word(C.THADS_WORDS_OUTCOME, outcome, out, nil, e)
	}))
	if outcome == C.THADS_OUTCOME_NO_RATE || outcome == C.THADS_OUTCOME_NO_TARGET {
		return word
	}
	return fmt.Sprintf("%s %%, target %s %%, over %s points: %s", j.plain(rate), j.plain(target), j.plain(over), word)
}

func run(folder string, year int) (string, error) {
	j := new(job)
	register := j.register(folder)
	defer C.thads_register_destroy(register)
	units := j.units(folder)
	defer C.thads_units_destroy(units)
	targets := j.targets(folder)
	defer C.thads_targets_destroy(targets)
	before, now := j.tally(register, year-1), j.tally(register, year)
	defer C.thads_tally_destroy(before)
	defer C.thads_tally_destroy(now)
	regulation := j.regulation(year)
	defer C.thads_regulation_destroy(regulation)
	years := []*C.thads_tally{before, now}
	report := get(j, func(out **C.thads_report, e *C.thads_error) C.thads_status {
		return C.thads_report_create(&years[0], C.size_t(len(years)), units, targets, nil, 0, out, e)
	})
	defer C.thads_report_destroy(report)
	root := get(j, func(out *text, e *C.thads_error) C.thads_status {
		return C.thads_report_root(report, &out.data, &out.size, e)
	})
	narrative := get(j, func(out **C.thads_narrative, e *C.thads_error) C.thads_status {
		return C.thads_report_narrative(report, nil, out, e)
	})
	defer C.thads_narrative_destroy(narrative)
	words := get(j, func(out *text, e *C.thads_error) C.thads_status {
		return C.thads_narrative_text(narrative, &out.data, &out.size, e)
	})
	result := fmt.Sprintf("root %s\naccepted %d\nresolved %d\nrate of cases %s\nrate of money %s\n\n%s", root,
		j.column(now, regulation, "A"), j.column(now, regulation, "F"),
		j.assessed(report, root, C.THADS_QUANTITY_CASES), j.assessed(report, root, C.THADS_QUANTITY_MONEY),
		words)
	return result, j.err
}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: report FOLDER YEAR")
		os.Exit(2)
	}
	year, err := strconv.Atoi(os.Args[2])
	result := ""
	if err == nil {
		result, err = run(os.Args[1], year)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(result)
}
