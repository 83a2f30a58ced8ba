import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellsOf } from '../../assets/js/block.js';

test('a block of a spreadsheet is read line by line', () => {
  for (const [text, cells] of [
    ['x', [[true]]],
    ['x\t\n\tX\n', [[true, false], [false, true]]],
    ['1\t0\r\noui\tnon\r\n', [[true, false], [true, false]]],
    ['\t\n', [[false, false]]],
    ['x\tbof', null],
    ['Œufs\nx', null],
    ['22/10/2026\tx', null],
  ]) {
    assert.deepEqual(cellsOf(text), cells, JSON.stringify(text));
  }
});
