// Starts the demonstration, runs every *.test.mjs of this folder against it, and those of the pages' own scripts (tests/js),
// and ends with one line: "browser: N passed, N failed, N skipped".
//   node tests/browser/run.mjs [BINARY] [FILTER]      FILTER is part of a file's name
// CLICAMAP_BROWSER_URL and CLICAMAP_BROWSER_LOGINS point at a demonstration that already runs.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { startDemo } from './demo.mjs';
import { PICTURES } from './pictures.mjs';

const [binary = 'target/debug/clicamap', filter = ''] = process.argv.slice(2);

function testsIn(folder) {
  const path = fileURLToPath(new URL(folder, import.meta.url));
  const names = readdirSync(path).filter((name) => name.endsWith('.test.mjs') && name.includes(filter));
  return names.sort().map((name) => join(path, name));
}

const stories = testsIn('.');
const files = [...testsIn('../js'), ...stories];

function counted(stream) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  // A suite, and the file around its tests, are not tests.
  const isTest = (event) => event.details?.type !== 'suite' && !files.includes(event.name);
  stream.on('test:pass', (event) => {
    if (event.skip !== undefined) counts.skipped += 1;
    else if (isTest(event)) counts.passed += 1;
  });
  stream.on('test:fail', (event) => {
    // A file that fails as a whole has no failed test in it: it could not be read, say.
    if (isTest(event) || event.details?.error?.failureType !== 'subtestsFailed') counts.failed += 1;
  });
  return counts;
}

async function main() {
  rmSync(PICTURES, { recursive: true, force: true });
  const demo = stories.length > 0 ? await startDemo(binary) : null;
  try {
    // Two at a time: each has a browser and people of its own, and no story counts what another changes.
    const stream = run({ files, concurrency: 2, timeout: 300_000 });
    const counts = counted(stream);
    const report = stream.compose(new spec());
    report.pipe(process.stdout);
    await new Promise((resolve, reject) => report.on('end', resolve).on('error', reject));
    return counts;
  } finally {
    await demo?.stop();
  }
}

const counts = await main();
console.log(`browser: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed === 0 ? 0 : 1);
