// SPDX-License-Identifier: Apache-2.0
// The main figures of a statistical year and the paragraph about it: node report.js FOLDER YEAR.
'use strict';

const path = require('path');
const thads = require('./thads.node');

const CASES = 0; // THADS_QUANTITY_…
const MONEY = 1;

function assessed(report, unit, quantity) {
  const { rate, target, over, outcome } = thads.assess(report, unit, quantity);
  if (rate === undefined) return outcome; // "no_rate" or "no_target"
  return `${rate} %, target ${target} %, over ${over} points: ${outcome}`;
}

function figures(folder, year) {
  const file = (name) => path.join(folder, name);
  const handles = [];
  const keep = (handle) => {
    handles.push(handle);
    return handle;
  };
  try {
    const register = keep(thads.loadRegister(file('cases.csv'), file('events.csv')));
    const units = keep(thads.loadUnits(file('units.csv')));
    const targets = keep(thads.loadTargets(file('targets.csv')));
    const before = keep(thads.tally(register, year - 1));
    const now = keep(thads.tally(register, year));
    const regulation = keep(thads.regulation(year));
    const report = keep(thads.report(before, now, units, targets));
    const root = thads.root(report);
    return [
      `root ${root}`,
      `accepted ${thads.column(now, regulation, 'A')}`,
      `resolved ${thads.column(now, regulation, 'F')}`,
      `rate of cases ${assessed(report, root, CASES)}`,
      `rate of money ${assessed(report, root, MONEY)}`,
      '',
      thads.narrative(report),
    ].join('\n');
  } finally {
    // The garbage collector would do it too, but it does not know how large a register is.
    for (const handle of handles.reverse()) thads.close(handle);
  }
}

const [folder, year] = process.argv.slice(2);
if (year === undefined) {
  console.error('usage: node report.js FOLDER YEAR');
  process.exitCode = 2;
} else {
  try {
    console.log(figures(folder, Number(year)));
  } catch (e) {
    if (e.code === undefined) throw e; // a mistake in this file
    const place = e.line === undefined ? '' : `${e.file}:${e.line}:${e.column}: `;
    console.error(`${e.code}: ${place}${e.message}`);
    process.exitCode = 1;
  }
}
